"""Which workbook a button is pressed on, whatever its name and wherever it lies."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import xlwings

from cchc_xl.ribbon import Pressed, answer, calling
from cchc_xl.ribbon.calling import argument, calling_book, ensure_master, folder_beside
from cchc_xl.screen.screen import Tone
from cchc_xl.values.problems import Refused
from tests.ribbon.conftest import NOW, Office
from tests.ribbon.scripted import FiledExcel, ScriptedScreen

NAMES = (
    "So 2024.xlsx",
    "Kế hoạch năm = 2024.xlsx",
    "a=b=c & 'bản nháp' (1).xlsx",
    unicodedata.normalize("NFC", "Sổ theo dõi Quảng Ngãi.xlsx"),
    unicodedata.normalize("NFD", "Sổ theo dõi Quảng Ngãi.xlsx"),
)


@dataclass
class OpenBook:
    name: str


class OpenBooks(list[OpenBook]):
    """The last one opened is in front."""

    @property
    def active(self) -> OpenBook | None:
        return self[-1] if self else None


@dataclass
class OpenExcel:
    books: OpenBooks


def opened(*names: str) -> Any:
    return OpenExcel(OpenBooks(OpenBook(name) for name in names))


@pytest.mark.parametrize("name", NAMES)
def test_the_workbook_that_excel_names_is_found(name: str):
    excel = opened(name, "Book1.xlsx")
    assert calling_book(excel, ["-c", f"--wb={name}", "--from_xl=1", "--hwnd=1312"]).name == name


def test_the_one_in_front_where_none_of_that_name_is_open_any_more():
    assert calling_book(opened("a.xlsx", "b.xlsx"), ["--wb=c.xlsx"]).name == "b.xlsx"
    assert calling_book(opened("a.xlsx"), []).name == "a.xlsx"
    assert calling_book(opened(), []) is None
    assert calling_book(None, []) is None


def test_xlwings_itself_would_cut_such_a_name_at_its_first_equals_sign(monkeypatch: pytest.MonkeyPatch):
    """Why we do not ask ``Book.caller()``: once this fails, we may."""
    asked: list[str] = []

    class Named:
        def __init__(self, name: str, from_xl: bool) -> None:  # noqa: ARG002
            asked.append(name)
            raise LookupError

    monkeypatch.setattr("sys.argv", ["-c", "--wb=Kế hoạch năm = 2024.xlsx", "--from_xl=1", "--hwnd=1312"])
    monkeypatch.setattr("xlwings.main.Book", Named, raising=True)
    monkeypatch.setattr("xlwings.main.apps", type("Apps", (), {"active": type("App", (), {"version": 16})}))
    with pytest.raises(LookupError):
        xlwings.Book.caller.__func__(Named)  # type: ignore[attr-defined]
    assert asked == ["kế hoạch năm"]


def test_an_argument_keeps_its_equals_signs():
    assert argument(["--wb= a=b ", "--hwnd=7"], "--wb") == "a=b"
    assert argument(["--wbx=1"], "--wb") == ""


def test_on_a_mac_it_is_said_that_buttons_do_not_run_there(office: Office, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.platform", "darwin")
    clerk = ScriptedScreen()
    answer(Pressed(calling.calling_excel, clerk, office.places, "overdue", "", "", NOW))
    assert "Excel cho máy Mac" in clerk.last.message


def test_without_an_open_workbook_it_is_said_what_to_do(office: Office, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(calling, "_calling_app", lambda: None)
    clerk = ScriptedScreen()
    answer(Pressed(calling.calling_excel, clerk, office.places, "overdue", "", "", NOW))
    assert clerk.last.message.startswith("Sổ đang ở phía trước không phải sổ theo dõi CCHC.")


def test_a_master_whose_back_ups_excel_could_not_write_is_refused(office: Office):
    office.press("overdue", ScriptedScreen(), as_of="2024-04-05")
    longest = max(len(str(copy)) for copy in office.desk.folder.rglob("*_overdue.xlsx"))
    with pytest.raises(Refused) as refused:
        ensure_master(office.excel, longest)
    assert refused.value.problem.code == "E13"
    ensure_master(office.excel, longest + 10)


@pytest.mark.parametrize(
    "address",
    [
        "https://tinh-my.sharepoint.com/personal/vp/Documents/Kế hoạch = 2024.xlsx",
        "https://d.docs.live.net/abc/Sổ.xlsx",
    ],
)
def test_a_master_in_the_cloud_is_known_as_such(office: Office, address: str):
    office.excel.full_name = address
    assert office.excel.is_in_the_cloud
    assert folder_beside(office.excel) == Path.home()
    ensure_master(office.excel, longest=218)


def test_a_master_in_the_cloud_works_and_its_back_ups_stand_in_the_user_s_folder(office: Office):
    office.excel.full_name = f"https://tinh.sharepoint.com/{office.desk.master.name}"
    clerk = office.press("overdue", ScriptedScreen(), as_of="2024-04-05")
    assert clerk.last.message.startswith("Tính đến 05/04/2024")
    assert len(list(office.places.data.rglob("*_overdue.xlsx"))) == 1
    undone = office.press("undo", ScriptedScreen())
    assert "OneDrive hoặc SharePoint" in undone.last.message


@pytest.mark.parametrize("name", NAMES[2:])
def test_a_button_changes_a_master_of_such_a_name_and_takes_it_back(office: Office, name: str):
    master = office.desk.master.rename(office.desk.folder / name)
    office.excel = FiledExcel(master)
    before = master.read_bytes()
    assert office.press("overdue", ScriptedScreen(), as_of="2024-04-05").last.tone == Tone.DONE
    assert master.read_bytes() != before
    assert office.press("undo", ScriptedScreen()).last.tone == Tone.DONE
    assert master.read_bytes() == before


def test_a_master_on_a_share_is_a_file_as_any_other(office: Office):
    office.excel.full_name = r"\\may-chu\chung\Kế hoạch & báo cáo\Sổ.xlsx"
    assert not office.excel.is_in_the_cloud
    assert str(office.excel.path) == office.excel.full_name
