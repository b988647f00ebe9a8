"""Buttons that make sense before there is a master: a new one is made, the guide opens, the machine is looked at."""

import shutil
from pathlib import Path

import pytest

from cchc_xl.books.closed import ClosedBook
from cchc_xl.ribbon import Pressed, answer
from cchc_xl.ribbon.calling import NoWorkbook
from cchc_xl.screen.screen import Tone
from cchc_xl.values import columns as c
from tests.books.workbooks import draw
from tests.ribbon.conftest import NOW, Office
from tests.ribbon.scripted import FiledExcel, ScriptedScreen


def pressed(office: Office, button: str, **answers: object) -> ScriptedScreen:
    """A button, with no workbook open at all."""
    clerk = ScriptedScreen(**answers)  # type: ignore[arg-type]
    answer(Pressed(NoWorkbook, clerk, office.places, button, "", "", NOW))
    return clerk


@pytest.fixture
def letter(office: Office) -> Path:
    return Path(shutil.copy(office.desk.folder / "văn bản.txt", office.desk.folder / "đề xuất.txt"))


def test_a_letter_makes_a_new_master(office: Office, letter: Path, monkeypatch: pytest.MonkeyPatch):
    opened: list[Path] = []
    monkeypatch.setattr("cchc_xl.ribbon.opening.open_with_its_program", opened.append)
    made = office.desk.folder / "Sổ mới.xlsx"
    clerk = pressed(office, "importLetters", files=(letter,), place=made, buttons=["Mở sổ"])
    assert clerk.asked[1][1].name == "CCHC-2024.xlsx"
    assert clerk.last.message.startswith("Đã lập sổ theo dõi «Sổ mới.xlsx»")
    assert len(ClosedBook.open(made).read(c.TASKS)) > 0
    assert opened == [made]


def test_a_master_that_is_there_is_not_made_anew(office: Office, letter: Path):
    unchanged = office.is_unchanged()
    clerk = pressed(office, "importLetters", files=(letter,), place=office.desk.master)
    assert clerk.last.tone == Tone.REFUSED
    assert unchanged()


@pytest.mark.parametrize("written", ["", "24", "1999", "hai nghìn"])
def test_what_is_no_year_makes_nothing(office: Office, letter: Path, written: str):
    unchanged = office.is_unchanged()
    clerk = pressed(office, "importLetters", files=(letter,), fields=(written,))
    assert clerk.last.message.startswith(f"«{written}» không phải là năm")
    assert unchanged()


def test_the_guide_opens(office: Office, monkeypatch: pytest.MonkeyPatch):
    opened: list[Path] = []
    monkeypatch.setattr("cchc_xl.ribbon.opening.open_with_its_program", opened.append)
    assert pressed(office, "guide").boxes == []
    assert [page.suffix for page in opened] == [".html"]


def test_the_machine_is_looked_at(office: Office):
    assert any(line.startswith("cchc_xl ") for line in pressed(office, "doctor", buttons=["Đóng"]).last.lines)


@pytest.mark.parametrize("button", ["overdue", "distribute", "undo", "log"])
def test_all_others_ask_for_a_master(office: Office, button: str):
    assert "không phải sổ theo dõi CCHC" in pressed(office, button).last.message


def test_another_workbook_in_front_is_no_master_and_stays_as_it_is(office: Office):
    other = office.desk.folder / "dự toán.xlsx"
    other.write_bytes(draw())
    unchanged = office.is_unchanged()
    clerk = ScriptedScreen(buttons=["Đóng"])
    answer(Pressed(lambda: FiledExcel(other), clerk, office.places, "doctor", "", "", NOW))
    assert clerk.last.lines
    assert unchanged()
