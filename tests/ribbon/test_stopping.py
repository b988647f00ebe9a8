"""«Dừng»: between two files, with nothing half done."""

import datetime as dt
from collections.abc import Callable

import pytest

from cchc_xl.ribbon.texts import IN_EXCEL
from tests.ribbon.conftest import Office
from tests.ribbon.scripted import ScriptedScreen

AS_OF = dt.date(2024, 4, 5)


@pytest.mark.parametrize(
    ("button", "stop"),
    [
        ("distribute", lambda what, done: (what, done) == ("Tạo biểu mẫu", 1)),
        ("distribute", lambda what, done: (what, done) == ("Tạo biểu mẫu", 17)),
        ("distribute", lambda what, done: (what, done) == ("Ghi tệp", 1)),
        ("distribute", lambda what, done: (what, done) == ("Ghi tệp", 12)),
        ("distribute", lambda what, _done: what == IN_EXCEL),
        ("consolidate", lambda what, done: (what, done) == ("Đọc bản nộp", 2)),
        ("overdue", lambda what, _done: what == IN_EXCEL),
        ("summarize", lambda what, _done: what == IN_EXCEL),
    ],
)
def test_stopping_leaves_everything_as_it_was(office: Office, button: str, stop: Callable[[str, int], bool]):
    unchanged = office.is_unchanged()
    clerk = office.press(button, ScriptedScreen(folder=office.desk.forms, day=AS_OF, stop=stop))
    assert clerk.last.message.startswith("Đã dừng theo yêu cầu.")
    assert unchanged()
    assert ": stopped" in office.log


def test_after_stopping_the_same_button_does_all_of_it(office: Office):
    office.press("distribute", ScriptedScreen(folder=office.desk.forms, stop=lambda what, _done: what == "Ghi tệp"))
    clerk = office.press("distribute", ScriptedScreen(folder=office.desk.forms))
    assert clerk.last.message.startswith("Đã phát hành 29 biểu mẫu")
    assert len(list(office.desk.forms.rglob("2024-Q1_*.xlsx"))) == 33


def test_the_last_thing_told_is_that_excel_is_being_written_to(office: Office):
    clerk = office.press("distribute", ScriptedScreen(folder=office.desk.forms))
    assert clerk.work is not None
    assert clerk.work.told[-1] == f"{IN_EXCEL} 0/0"
