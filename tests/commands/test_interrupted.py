"""A command that is killed between its writes leaves the master as it was, or as it was to become."""

import datetime as dt
import errno
import multiprocessing
import os
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_xl.books.closed import ClosedBook
from cchc_xl.commands.distribute import distribute
from cchc_xl.commands.overdue import overdue
from cchc_xl.commands.session import change
from cchc_xl.values import columns as c
from cchc_xl.values.problems import refuse
from tests.commands.conftest import Desk, Run
from tests.intake.packages import read_grid

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")

KILLED = 9


def killed(act: Callable[[], object], before: int) -> bool:
    """Runs it in a process that dies right before it replaces a file for that time; whether it came so far."""
    child = multiprocessing.get_context("fork").Process(target=_run, args=(act, before))
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # of forking beside numpy's threads
        child.start()
    child.join()
    return child.exitcode == KILLED


def _run(act: Callable[[], object], before: int) -> None:
    replaced, replace = [0], os.replace

    def counted(source: object, target: object) -> None:
        replaced[0] += 1
        if replaced[0] == before:
            os._exit(KILLED)
        replace(source, target)  # type: ignore[arg-type]

    os.replace = counted  # type: ignore[assignment]
    Path.replace = lambda self, target: counted(self, target)  # type: ignore[method-assign,assignment]
    act()
    os._exit(0)


def press_overdue(desk: Desk) -> object:
    return change(desk.master, "overdue", lambda book: overdue(book, dt.date(2024, 4, 5)))


def press_distribute(desk: Desk, *only: str) -> object:
    now = dt.datetime(2024, 3, 2, 8)
    return change(desk.master, "distribute", lambda book: distribute(book, "2024-Q1", desk.forms, only=only, now=now))


# A back-up, the journal, the master: what is killed before the last has not changed it.
@pytest.mark.parametrize("before", [1, 2, 3])
def test_the_master_is_as_it_was_until_it_is_replaced(run: Run, desk: Desk, before: int):
    old = desk.master.read_bytes()
    assert killed(lambda: press_overdue(desk), before)
    assert desk.master.read_bytes() == old
    copies = [copy.read_bytes() for copy in (desk.folder / "sao-luu").rglob("*_overdue.xlsx")]
    assert copies == ([] if before == 1 else [old])
    said = run("overdue", desk.master, "--as-of", "2024-04-05")
    assert said.code == 0
    assert len(desk.read(c.OVERDUE)) > 0


def test_a_change_that_was_noted_and_not_made_any_more_is_not_undone_by_mistake(run: Run, desk: Desk):
    run("overdue", desk.master, "--as-of", "2024-04-04")
    assert killed(lambda: press_overdue(desk), before=3)
    said = run("undo", desk.master)
    assert said.answer["figures"]["command"] == "overdue"
    assert desk.read(c.OVERDUE).empty


@pytest.mark.parametrize("before", [2, 4])
def test_a_form_can_be_had_whenever_distributing_was_killed(run: Run, desk: Desk, before: int):
    assert killed(lambda: press_distribute(desk, "STC"), before)
    run("distribute", desk.master, "--round", "2024-Q1", "--out", desk.forms, "--agency", "STC", "--reissue")
    forms = ClosedBook.open(desk.master).read(c.FORMS)
    assert list(forms.loc[forms["agency"] == "STC", "status"])[-1] == "Đã phát hành"
    desk.send_back("STC", {"2-KH": {"progress": "Đang thực hiện"}}, "2024-03-14T09:00")
    said = run("consolidate", desk.master, "--round", "2024-Q1", "--from", desk.returns, "--as-of", "2024-03-15")
    assert said.answer["figures"]["sent"] == 1


# A back-up, the journal, the master, then the forms and their list.
@pytest.mark.parametrize(("before", "finished"), [(1, 0), (2, 0), (3, 0), (4, 3), (5, 2), (6, 1)])
def test_distributing_again_brings_a_killed_round_to_its_end(run: Run, desk: Desk, before: int, finished: int):
    assert killed(lambda: press_distribute(desk, "STC", "SYT"), before)
    said = run(
        "distribute", desk.master, "--round", "2024-Q1", "--out", desk.forms, "--agency", "STC", "--agency", "SYT"
    )
    assert said.code == 0
    assert said.answer["figures"]["issued"] == (0 if finished else 2)
    assert any(f"đã ghi nốt {finished} tệp" in note for note in said.answer["notes"]) == bool(finished)
    forms = desk.read(c.FORMS)
    for form, agency in zip(forms["form"], forms["agency"], strict=True):
        book = read_grid(desk.form_of(agency))
        assert book.properties["cchc_form_id"] == form
    assert not list(desk.folder.rglob(".*.xlsx.tmp"))
    assert not list(desk.folder.rglob("dang-ghi.json"))


def test_the_next_command_of_any_kind_finishes_what_was_begun(run: Run, desk: Desk):
    assert killed(lambda: press_distribute(desk, "STC"), before=4)
    said = run("overdue", desk.master, "--as-of", "2024-04-05")
    assert any("đã ghi nốt 2 tệp" in note for note in said.answer["notes"])
    assert desk.form_of("STC").exists()


def test_a_form_that_is_lost_for_good_is_named_with_the_remedy(run: Run, desk: Desk):
    assert killed(lambda: press_distribute(desk, "STC"), before=4)
    next(desk.forms.rglob(".*_STC_*.tmp")).unlink()
    said = run("distribute", desk.master, "--round", "2024-Q1", "--out", desk.forms, "--agency", "STC")
    assert (said.code, said.answer["figures"]["lost"]) == (1, 1)
    assert "Sở Tài chính (STC)" in said.words
    assert "--reissue" in said.words


def test_a_full_disk_leaves_the_master_and_the_folder_as_they_were(
    run: Run, desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    before = {path: path.read_bytes() for path in desk.folder.rglob("*") if path.is_file()}

    def full(_path: Path, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    said = run("distribute", desk.master, "--round", "2024-Q1", "--out", desk.forms)
    assert (said.code, said.answer["problems"][0]["code"]) == (2, "M08")
    assert "ổ đĩa đã đầy" in said.words
    assert {path: path.read_bytes() for path in desk.folder.rglob("*") if path.is_file()} == before


def test_a_disk_that_fills_up_behind_the_master_is_told_and_loses_no_form(
    run: Run, desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object) -> None:
        raise refuse("M08", file="journal.json", detail="ổ đĩa đã đầy")

    monkeypatch.setattr("cchc_xl.books.backups.record", full)
    said = run("distribute", desk.master, "--round", "2024-Q1", "--out", desk.forms, "--agency", "STC")
    assert said.code == 0
    assert any("lệnh undo sẽ không biết thay đổi này" in note for note in said.answer["notes"])
    assert desk.form_of("STC").exists()
