"""kill -9 during ``consolidate``, at every step on disk and at fifty other moments: the master is old or new, never
broken; the next run brings everything to its end, and undo knows what took place."""

import datetime as dt
import multiprocessing
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cchc_xl.books.book import Book
from cchc_xl.books.closed import ClosedBook
from cchc_xl.commands.consolidate import consolidate
from cchc_xl.commands.outcome import Outcome
from cchc_xl.commands.session import change
from cchc_xl.commands.undo import undo
from cchc_xl.values import columns as c
from tests.commands.conftest import Desk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and kill -9")

Tables = dict[str, pd.DataFrame]
Look = frozenset[tuple[str, bool]]

PHOTO, MOST_STEPS = b"\xff\xd8\xff\xe0", 200
DAY = dt.date(2024, 3, 15)
TABLES = (c.RESULTS, c.SUBMISSIONS, c.RETURNS, c.PROBLEMS, c.agency_table("SNV"))
STEPS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod"}  # what Python tells of before it does


@pytest.fixture(scope="module")
def before(set_up: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A return with a fault in it, and a photo: so a feedback copy and a refused file are written, too."""
    desk = Desk(tmp_path_factory.mktemp("bị dừng") / "bàn")
    shutil.copytree(set_up, desk.folder)
    answers = {"2-KH": {"progress": "Hoàn thành", "done_on": "31/02/2024"}, "4-T01": {"progress": "Đang thực hiện"}}
    desk.send_back("SNV", answers, "2024-03-14T09:00")
    (desk.returns / "ảnh.jpg").write_bytes(PHOTO)
    return desk


@pytest.fixture(scope="module")
def after(before: Desk, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The master's tables when nobody kills anything."""
    desk = copy_of(before, tmp_path_factory.mktemp("xong"))
    press(desk)
    return tables(desk)


def test_killed_at_any_step_on_disk(before: Desk, after: Tables, tmp_path: Path):
    desk = copy_of(before, tmp_path)
    left = killed_at_each(range(1, MOST_STEPS), desk, before, tmp_path / "trạng thái")
    assert len(left) > 15
    assert old_or_new(left, desk, before, after) == {"old", "new"}


def test_killed_at_fifty_random_moments_of_writing(before: Desk, after: Tables, tmp_path: Path):
    desk, chance = copy_of(before, tmp_path), random.Random(2024)
    shares = [chance.uniform(0, 1.1) for _ in range(50)]
    left = killed_at_each(shares, desk, before, tmp_path / "trạng thái")
    assert len(left) == 50
    assert old_or_new(left, desk, before, after) <= {"old", "new"}


@pytest.mark.parametrize("seconds", [0.8, 1.6, 2.0, 2.4])
def test_the_whole_command_killed_with_its_workers(before: Desk, after: Tables, tmp_path: Path, seconds: float):
    desk = copy_of(before, tmp_path)
    arguments = ("consolidate", desk.master, "--round", "2024-Q1", "--from", desk.returns, "--as-of", DAY)
    command = subprocess.Popen(
        [sys.executable, "-m", "cchc_xl", *map(str, arguments)], stderr=subprocess.DEVNULL, start_new_session=True
    )
    time.sleep(seconds)
    command.kill()
    command.wait()
    all_is_well_in_the_end(desk, before.master.read_bytes(), after)


def old_or_new(left: Sequence[Path], desk: Desk, before: Desk, after: Tables) -> set[str]:
    """Which of the two the master was in the states that were left; where they differ, what comes next works."""
    old, looks, seen = before.master.read_bytes(), set[Look](), set[str]()
    for folder in left:
        put_back(folder, desk)
        is_old = desk.master.read_bytes() == old
        seen.add("old" if is_old else "new")
        if not is_old:
            assert_same(tables(desk), after)
        if look_of(desk) not in looks:
            looks.add(look_of(desk))
            all_is_well_in_the_end(desk, old, after)
    return seen


def all_is_well_in_the_end(desk: Desk, old: bytes, after: Tables) -> None:
    """What the clerk does next works: undo what took place, if it did, and press again."""
    if desk.master.read_bytes() != old:
        undo(desk.master, force=False, now=dt.datetime(2024, 3, 16))
        assert desk.master.read_bytes() == old
    press(desk)
    assert_same(tables(desk), after)
    assert not [path for path in desk.folder.rglob("*") if path.suffix == ".tmp" or path.name == "dang-ghi.json"]
    assert len(list((desk.folder / "phan-hoi").rglob("*.xlsx"))) == 1
    assert [path.read_bytes() for path in (desk.folder / "tra-lai").rglob("*.jpg")] == [PHOTO]
    undo(desk.master, force=False, now=dt.datetime(2024, 3, 17))
    assert desk.master.read_bytes() == old


def copy_of(desk: Desk, folder: Path) -> Desk:
    shutil.copytree(desk.folder, folder / "bàn")
    return Desk(folder / "bàn")


def press(desk: Desk) -> object:
    return change(desk.master, "consolidate", lambda b: consolidate(b, "2024-Q1", desk.returns, DAY, out=desk.folder))


def tables(desk: Desk) -> Tables:
    book = ClosedBook.open(desk.master)
    return {table.name: book.read(table) for table in TABLES}


def assert_same(one: Tables, other: Tables) -> None:
    for name, table in one.items():
        pd.testing.assert_frame_equal(table, other[name], obj=name)


def look_of(desk: Desk) -> Look:
    """Which files there are and how large: what makes the next command do one thing or another."""
    files = (path for path in desk.folder.rglob("*") if path.is_file())
    return frozenset((re.sub(r"\.\w+\.tmp$|\d{8}-\d{6}", "", path.name), path.stat().st_size > 0) for path in files)


def put_back(folder: Path, desk: Desk) -> None:
    shutil.rmtree(desk.folder)
    shutil.copytree(folder, desk.folder)


def killed_at_each(moments: Sequence[float], desk: Desk, before: Desk, states: Path) -> list[Path]:
    """The desk as it was left each time. One process consolidates; for each moment a fork of it goes on to write.

    A moment is a number of steps on disk (until there are no more), or a share of the usual time.
    """
    child = start(lambda: _kill_forks(moments, desk, before, states))
    child.join()
    assert child.exitcode == 0
    return sorted(states.iterdir(), key=lambda state: int(state.name))


def _kill_forks(moments: Sequence[float], desk: Desk, before: Desk, states: Path) -> None:
    def consolidate_then_fork(book: Book) -> Outcome:
        outcome = consolidate(book, "2024-Q1", desk.returns, DAY, out=desk.folder)
        usual = 0.0
        for n, moment in enumerate([0, *moments]):
            began = time.monotonic()
            if (child := os.fork()) == 0:
                die_at(moment, desk.folder)
                return outcome
            was_killed = killed_at(child, moment * usual if isinstance(moment, float) else None)
            if n and isinstance(moment, int) and not was_killed:
                break
            usual = usual or time.monotonic() - began  # the first one nobody kills
            if n:
                shutil.copytree(desk.folder, states / str(n))
            put_back(before.folder, desk)
        os._exit(0)

    change(desk.master, "consolidate", consolidate_then_fork)
    os._exit(0)


def killed_at(child: int, seconds: float | None) -> bool:
    """Waits for a process, or kills it after a time; whether it was killed."""
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def die_at(step: float, folder: Path) -> None:
    """This process ends right before it takes that step on the folder's disk; it takes no step 0.5."""
    left, fsync = [step], os.fsync

    def tick() -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        if event in STEPS and str(folder) in str(arguments[0]):
            tick()

    def flushed(file: int) -> None:
        tick()
        fsync(file)

    os.fsync = flushed
    sys.addaudithook(heard)


def start(work: Callable[[], object]) -> Any:
    child = multiprocessing.get_context("fork").Process(target=work)
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # of forking beside numpy's threads
        child.start()
    return child
