"""Writing into an open Excel: what it costs, what it leaves alone, and that nothing happens by halves."""

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.book import Book
from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.draw.master import draw_master
from cchc_xl.books.live import patience
from cchc_xl.books.live.book import LiveBook
from cchc_xl.books.live.excel import Excel
from cchc_xl.books.live.write import write
from cchc_xl.values import columns as c
from cchc_xl.values import sheets
from cchc_xl.values.columns import tracking_table
from cchc_xl.values.frames import frame
from cchc_xl.values.problems import Refused
from tests.books.workbooks import THREE, WORK, column, draw, loaded, work
from tests.excel_over_calc.engine import ExcelOverCalc
from tests.excel_over_calc.workbooks import Workbook

pytestmark = pytest.mark.soffice

NAME = "Sổ theo dõi.xlsx"
NEW = ("2", "SNV", "Việc mới", dt.date(2024, 9, 30), None, 1, 0.25)
USUAL = {"ScreenUpdating": True, "DisplayAlerts": True, "EnableEvents": True, "Calculation": -4105, "StatusBar": False}


class Desk:
    """An Excel with one workbook open."""

    def __init__(self, excel: ExcelOverCalc, folder: Path) -> None:
        self.over_calc, self.folder, self.line = excel, folder, excel.line
        self.excel: Any = None

    def open(self, data: bytes) -> Excel:
        (self.folder / NAME).write_bytes(data)
        self.excel = Excel(self.over_calc.open(self.folder / NAME))
        return self.excel

    @property
    def workbook(self) -> Workbook:
        return self.over_calc.workbook(NAME)

    def edit(self, act: Callable[[Book], object]) -> tuple[str, ...]:
        """Applies verbs to a copy, then writes; ``line`` has counted the writing alone. What was told."""
        book = LiveBook(self.copy(), NAME)
        act(book)
        difference = book.difference()
        self.line.calls.clear()
        with self.excel.quiet(), self.excel.uncalculated():
            return write(self.excel, difference)

    def copy(self) -> bytes:
        self.excel.copy_to(self.folder / "bản sao.xlsx")
        return (self.folder / "bản sao.xlsx").read_bytes()


@pytest.fixture
def desk(excel_over_calc: ExcelOverCalc, tmp_path: Path) -> Desk:
    return Desk(excel_over_calc, tmp_path)


def many(count: int) -> list[tuple[Any, ...]]:
    return [(f"{i}.1", "SNV", f"Việc {i}", dt.date(2024, 1, 31), None, i, 0.5) for i in range(count)]


@pytest.mark.parametrize(
    "changed",
    [
        lambda rows: [*rows, NEW],
        lambda rows: [NEW, *rows[::-1]],
        lambda rows: rows[1:],
        lambda rows: [row for i, row in enumerate(rows) if i % 2] + many(1000)[500:],
        lambda rows: [(*row[:2], "Nội dung khác", *row[3:]) for row in rows],
    ],
    ids=["appended", "turned round", "one gone", "half gone, others come", "all say something else"],
)
def test_calls_do_not_grow_with_the_rows(desk: Desk, changed: Callable[[Any], Any]):
    counts: list[int] = []
    for size in (10, 400):
        desk.over_calc.close()
        desk.open(draw(many(size), extra={"Ghi chú": ["a", "b"]}))
        desk.edit(lambda book, size=size: book.replace(WORK, work(changed(many(size)))))
        counts.append(desk.line.count)
        assert ClosedBook(desk.copy(), NAME).read(WORK)["task"].tolist() == [row[0] for row in changed(many(size))]
    assert counts[0] == counts[1] <= 30 + 8


def test_what_the_clerk_has_on_other_sheets_and_beside_is_not_touched(desk: Desk):
    def own(book: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["J2"] = "=SUM(F5:F7)"
        mine = book.create_sheet("Của tôi")
        mine["A1"], mine["A2"] = f"='{WORK.sheet}'!A6", f"=SUM('{WORK.sheet}'!F5:F7)"

    desk.open(draw(then=own))
    desk.edit(lambda book: book.replace(WORK, work((NEW, THREE[2]))))
    book = loaded(desk.copy())
    assert [book["Của tôi"][at].value for at in ("A1", "A2")] == [f"='{WORK.sheet}'!A6", f"=SUM('{WORK.sheet}'!F5:F7)"]
    assert book[WORK.sheet]["J2"].value == "=SUM(F5:F7)"


def test_a_protected_sheet_is_protected_again_with_what_it_allowed(desk: Desk):
    def protect(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.protection.sheet = True
        sheet.protection.autoFilter = False  # allowed

    desk.open(draw(then=protect))
    desk.edit(lambda book: book.replace(WORK, work((NEW, *THREE))))
    password, *flags = desk.workbook._protected_as[WORK.sheet]
    allowed = dict(zip(("contents", "for people only", "filtering"), (flags[1], flags[3], flags[13]), strict=True))
    assert (password, allowed) == ("", {"contents": True, "for people only": False, "filtering": True})
    assert loaded(desk.copy())[WORK.sheet].protection.sheet


def test_a_sheet_protected_with_a_password_is_refused_by_name_before_anything_changes():
    def protect(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.protection.set_password("bí mật")
        sheet.protection.sheet = True

    book = LiveBook(draw(then=protect), NAME)
    book.replace(WORK, work((NEW, *THREE)))
    with pytest.raises(Refused) as caught:
        book.difference()
    assert (caught.value.problem.code, WORK.sheet in str(caught.value)) == ("E04", True)


def test_settings_are_put_back_whatever_happens(desk: Desk):
    desk.open(draw())
    desk.line.fails_at = "Range.Value ="
    with pytest.raises(Exception, match="Exception occurred"):
        desk.edit(lambda book: book.replace(WORK, work((NEW, *THREE))))
    assert desk.over_calc.application._settings == USUAL
    assert desk.over_calc.application._said


def test_a_call_that_excel_rejects_is_repeated(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(patience.time, "sleep", lambda _: None)
    desk.open(draw())
    desk.line.rejected = 4
    desk.edit(lambda book: book.replace(WORK, work((NEW, *THREE))))
    assert column(desk.copy(), "Mã NV") == ["2", "1", "10.1", "17"]


def test_an_excel_that_stays_busy_is_told_in_a_sentence(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    waited: list[float] = []
    monkeypatch.setattr(patience.time, "sleep", waited.append)
    desk.open(draw())
    desk.line.is_editing = True
    with pytest.raises(Refused) as caught:
        desk.copy()
    desk.line.is_editing = False
    assert caught.value.problem.code == "E01"
    assert 1 < sum(waited) < 10


@pytest.fixture(scope="module")
def master() -> bytes:
    return draw_master(sheets.master_sheets(("1", "2"), (("SNV", "Sở Nội vụ"),)), "Kế hoạch")


def test_a_new_sheet_leaves_nothing_that_points_at_the_temporary_file(desk: Desk, master: bytes):
    def act(book: Book) -> None:
        book.add_sheet(sheets.agency_sheet("STC", "Sở Tài chính"))
        book.replace(c.agency_table("STC"), frame(c.agency_table("STC"), [{"milestone": "1-T01", "task": "1"}]))

    desk.open(master)
    front = desk.workbook._document.CurrentController.ActiveSheet.Name
    desk.edit(act)
    assert desk.workbook.LinkSources(1) is None
    assert [book._name() for book in desk.over_calc.application._books] == [NAME]
    assert desk.workbook._document.CurrentController.ActiveSheet.Name == front
    book = loaded(desk.copy())
    assert not [name for name in book.defined_names.values() if "[" in (name.attr_text or "")]
    rules = book["STC"].data_validations.dataValidation
    assert {str(rule.formula1) for rule in rules if rule.type == "list"} <= {"ds_tien_do", "ds_co_khong"}


def test_a_locked_workbook_structure_is_told_before_a_sheet_is_added(master: bytes):
    drawn = loaded(master)
    drawn.security.lockStructure = True
    stream = io.BytesIO()
    drawn.save(stream)
    book = LiveBook(stream.getvalue(), NAME)
    book.add_sheet(sheets.agency_sheet("STC", "Sở Tài chính"))
    with pytest.raises(Refused) as caught:
        book.difference()
    assert caught.value.problem.code == "E05"


def test_without_the_add_in_cells_have_no_link_rather_than_a_wrong_one_and_it_is_said(desk: Desk):
    drawn = draw_master(sheets.master_sheets(("1",), (("SNV", "Sở Nội vụ"),)), "Kế hoạch")
    book, table = ClosedBook(drawn, NAME), tracking_table(("1",))
    book.replace(table, frame(table, [{"agency": "SNV"}, {"agency": "STP"}]))
    desk.open(book.to_bytes())
    desk.over_calc.application._has_addin = False
    told = desk.edit(lambda book: book.replace(table, frame(table, [{"agency": "STP"}, {"agency": "SNV"}])))
    assert [notice for notice in told if f"«{table.sheet}»" in notice]
    sheet = loaded(desk.copy())[table.sheet]
    assert [sheet[at].hyperlink for at in ("A5", "A6")] == [None, None]
