"""A command that is killed between its writes leaves the master as it was, or as it was to become."""

import datetime as dt
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
from tests.commands.conftest import Desk, Run

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


def press_distribute(desk: Desk) -> object:
    now = dt.datetime(2024, 3, 2, 8)
    return change(
        desk.master, "distribute", lambda book: distribute(book, "2024-Q1", desk.forms, only=("STC",), now=now)
    )


@pytest.mark.parametrize(("before", "is_new"), [(1, False), (2, False), (3, True)])
def test_the_master_is_old_or_new(run: Run, desk: Desk, before: int, is_new: bool):
    old = desk.master.read_bytes()
    assert killed(lambda: press_overdue(desk), before)
    assert (desk.master.read_bytes() != old) == is_new
    assert (len(desk.read(c.OVERDUE)) > 0) == is_new
    copies = [copy.read_bytes() for copy in (desk.folder / "sao-luu").rglob("*_overdue.xlsx")]
    assert copies == ([] if before == 1 else [old])
    said = run("overdue", desk.master, "--as-of", "2024-04-05")
    assert said.code == 0
    assert len(desk.read(c.OVERDUE)) > 0


def test_a_change_that_was_not_noted_any_more_is_not_undone_by_mistake(run: Run, desk: Desk):
    assert killed(lambda: press_overdue(desk), before=3)
    after = desk.master.read_bytes()
    said = run("undo", desk.master)
    assert (said.code, said.answer["problems"][0]["code"]) == (2, "M11")
    assert desk.master.read_bytes() == after


@pytest.mark.parametrize("before", [2, 4])
def test_a_form_can_be_had_whenever_distributing_was_killed(run: Run, desk: Desk, before: int):
    assert killed(lambda: press_distribute(desk), before)
    run("distribute", desk.master, "--round", "2024-Q1", "--out", desk.forms, "--agency", "STC", "--reissue")
    forms = ClosedBook.open(desk.master).read(c.FORMS)
    assert list(forms.loc[forms["agency"] == "STC", "status"])[-1] == "Đã phát hành"
    desk.send_back("STC", {"2-KH": {"progress": "Đang thực hiện"}}, "2024-03-14T09:00")
    said = run("consolidate", desk.master, "--round", "2024-Q1", "--from", desk.returns, "--as-of", "2024-03-15")
    assert said.answer["figures"]["sent"] == 1
