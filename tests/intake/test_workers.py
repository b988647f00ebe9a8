"""Many files at once: in the order given, and a file that stops its reader costs itself alone."""

import sys
from collections.abc import Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cchc_xl.books import workers
from cchc_xl.books.intake import Incoming, collect
from cchc_xl.books.workers import Read, read_grids, read_one
from cchc_xl.values.grid import WorkbookGrid
from cchc_xl.values.problems import Problem
from cchc_xl.values.telling import silent
from tests.intake.hostile import read_hostile
from tests.intake.packages import put, row, text, workbook, zipped


def came(folder: Path, count: int = 5) -> Sequence[Incoming]:
    """So many forms, each with its number in A1, the third of them a photo."""
    forms = {f"{n}.xlsx": workbook(row(1, text("A1", f"biểu {n}"))) for n in range(count)}
    return collect(put(folder, {**forms, "2.xlsx": b"\xff\xd8\xff"})).files


def said(reads: Sequence[Read]) -> list[object]:
    return [read.sheets[0].at(0, 0) if isinstance(read, WorkbookGrid) else read.code for read in reads]


EXPECTED = ["biểu 0", "biểu 1", "T01", "biểu 3", "biểu 4"]


def test_workers_read_in_the_order_given(tmp_path: Path):
    files = came(tmp_path)
    assert said(list(read_grids(files, silent))) == EXPECTED
    assert list(read_grids(files, silent)) == [read_one(file) for file in files]


def test_one_or_two_small_files_need_no_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workers, "_by_workers", None)
    assert said(list(read_grids(came(tmp_path)[:2], silent))) == EXPECTED[:2]


def test_a_file_whose_fault_is_known_is_not_read(tmp_path: Path):
    (file,) = collect(put(tmp_path, {"t.zip": zipped({})})).files
    assert list(read_grids([file], silent)) == [file.fault]


def test_it_is_told_how_far_the_reading_is(tmp_path: Path):
    told: list[tuple[object, ...]] = []
    list(read_grids(came(tmp_path), lambda *work: told.append(work)))
    assert told == [("Đọc bản nộp", done, 5, f"{done - 1}.xlsx") for done in range(1, 6)]


def test_whoever_is_told_may_stop_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    stopped = list[int]()
    started = workers._started

    def watched(count: int) -> object:
        pool = started(count)
        stop = pool.stop
        monkeypatch.setattr(pool, "stop", lambda: (stopped.append(count), stop()))
        return pool

    def at_the_first(*_work: object) -> None:
        raise InterruptedError

    monkeypatch.setattr(workers, "_started", watched)
    with pytest.raises(InterruptedError):
        next(iter(read_grids(came(tmp_path), at_the_first)))
    assert stopped


def test_files_in_a_zip_are_read_by_workers_too(tmp_path: Path):
    forms = {f"{n}.xlsx": workbook(row(1, text("A1", f"biểu {n}"))) for n in range(4)}
    files = collect(put(tmp_path, {"t.zip": zipped({**forms, "a.zip": zipped(forms)})})).files
    assert said(list(read_grids(files, silent))) == [f"biểu {n}" for n in range(4)] * 2


# A reader that stops: what a file's name says happens to it


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sequence[Incoming]:
    """Forms of which some stop their reader."""
    monkeypatch.setattr(workers, "_read_all", read_hostile)
    monkeypatch.setattr(workers, "SECONDS", 2.0)
    form = workbook(row(1, text("A1", "x")))
    return collect(
        put(tmp_path, dict.fromkeys(["a.xlsx", "b chết.xlsx", "c.xlsx", "d treo.xlsx", "e.xlsx"], form))
    ).files


def test_a_file_that_kills_or_hangs_its_worker_is_a_problem_and_the_rest_goes_on(hostile: Sequence[Incoming]):
    reads = list(read_grids(hostile, silent))
    assert said(reads) == ["x", "T06", "x", "T06", "x"]
    faults = [read for read in reads if isinstance(read, Problem)]
    assert [fault.file for fault in faults] == ["b chết.xlsx", "d treo.xlsx"]
    assert "đọc quá 2 giây" in faults[1].text


def test_many_files_that_kill_their_workers_leave_the_others_alone(hostile: Sequence[Incoming]):
    good, bad = hostile[0], hostile[1]
    assert said(list(read_grids([bad, good] * 6, silent))) == ["T06", "x"] * 6


def test_an_old_workbook_is_left_to_a_worker_whatever_it_is_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The reader may abort over a broken one, and take its whole process along."""

    def here(_: Incoming) -> Read:
        pytest.fail("read in this very process")

    monkeypatch.setattr(workers, "read_one", here)
    (read,) = read_grids(collect(put(tmp_path, {"a.xlsx": bytes.fromhex("D0CF11E0A1B11AE1")})).files, silent)
    assert isinstance(read, Problem)


def test_a_file_that_takes_all_memory_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workers, "grid_of", _without_memory)
    (file,) = collect(put(tmp_path, {"a.xlsx": b"x"})).files
    read = read_one(file)
    assert isinstance(read, Problem)
    assert (read.code, "bộ nhớ" in read.text) == ("T06", True)


def _without_memory(*_: object) -> WorkbookGrid:
    raise MemoryError


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep to no such limit")
def test_a_worker_gets_no_more_memory_than_it_may(hostile: Sequence[Incoming]):
    swelling = replace(hostile[0], name="phình.xlsx")
    assert said(list(read_grids([hostile[0], swelling, hostile[2]], silent))) == ["x", "T06", "x"]


# Somebody else's executor


def test_another_executor_reads_the_same(tmp_path: Path):
    with ThreadPoolExecutor(2) as executor:
        assert said(list(read_grids(came(tmp_path), silent, executor))) == EXPECTED


class Losing(Executor):
    """An executor whose workers are all lost."""

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        lost: Future[Any] = Future()
        lost.set_exception(RuntimeError("worker lost"))
        return lost


def test_what_another_executor_loses_is_read_here(tmp_path: Path):
    assert said(list(read_grids(came(tmp_path, 3), silent, Losing()))) == EXPECTED[:3]
