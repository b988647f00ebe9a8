"""Buttons that write files for people: the report and the reminders."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from cchc_xl.books.book import Book
from cchc_xl.commands.outcome import Outcome
from cchc_xl.screen.screen import Tone
from tests.ribbon.conftest import Office
from tests.ribbon.scripted import ScriptedScreen


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What the commands were asked for; each makes one file."""
    calls: list[tuple[Any, ...]] = []

    def run(_book: Book, *arguments: Any, **named: Any) -> Outcome:
        calls.append((*arguments, *named.values()))
        out = next(a for a in arguments if isinstance(a, Path))
        file = out if out.suffix else out / "cong-van.docx"
        return Outcome("Đã viết.", files={file: b"PK"})

    monkeypatch.setattr("cchc_xl.commands.report.report", run)
    monkeypatch.setattr("cchc_xl.commands.remind.remind", run)
    return calls


def test_the_report_of_the_round_goes_where_the_clerk_says(office: Office, asked: list[tuple[Any, ...]]):
    out = office.desk.folder / "Báo cáo quý I.docx"
    clerk = office.press("report", ScriptedScreen(place=out, buttons=["Đồng ý", "Đóng"]), as_of="2024-04-05")
    assert asked == [("2024-Q1", out, dt.date(2024, 4, 5))]
    assert clerk.asked == [("Dự thảo báo cáo: chọn nơi ghi báo cáo", office.desk.folder / "Bao-cao-CCHC-2024-Q1.docx")]
    assert clerk.boxes[0].message == "1 tệp sẽ được ghi. Đồng ý?"
    assert (clerk.last.tone, clerk.last.buttons) == (Tone.DONE, ("Mở báo cáo", "Đóng"))
    assert out.read_bytes() == b"PK"


def test_reminders_go_into_a_folder_as_of_a_day(office: Office, asked: list[tuple[Any, ...]]):
    out = office.desk.folder / "đôn đốc"
    clerk = office.press("remind", ScriptedScreen(folder=out, buttons=["Đồng ý", "Đóng"]), as_of="2024-04-05")
    assert asked == [(dt.date(2024, 4, 5), out, office.desk.folder / "bieu-mau")]
    assert (out / "cong-van.docx").exists()
    assert clerk.last.buttons == ("Mở thư mục", "Đóng")


@pytest.mark.parametrize("button", ["report", "remind"])
def test_cancelled_nothing_is_written(office: Office, asked: list[tuple[Any, ...]], button: str):
    unchanged = office.is_unchanged()
    office.press(button, ScriptedScreen())
    assert asked == []
    place = office.desk.folder / "mới.docx"
    office.press(button, ScriptedScreen(place=place, folder=place, day=dt.date(2024, 4, 5), buttons=["Hủy"]))
    assert unchanged()


def test_reminders_attach_forms_from_the_folder_that_they_were_made_in(office: Office, asked: list[tuple[Any, ...]]):
    office.press("distribute", ScriptedScreen(folder=office.desk.folder / "biểu mẫu quý I"))
    office.press("remind", ScriptedScreen(folder=office.desk.folder / "đôn đốc"), as_of="2024-04-05")
    assert asked[0][-1] == office.desk.folder / "biểu mẫu quý I"
