"""Worksheets of a workbook."""

from typing import TYPE_CHECKING, Any

from cchc_xl.books.package.area import Area
from tests.excel_over_calc.cells import Range, areas_of
from tests.excel_over_calc.charts import ChartObjects
from tests.excel_over_calc.com import Com, Items, plain
from tests.excel_over_calc.pywin32 import excel_says
from tests.excel_over_calc.tables import ListObject, ListObjects

if TYPE_CHECKING:
    from tests.excel_over_calc.workbooks import Workbook

_VISIBLE = -1


class Worksheets(Items):
    def __init__(self, book: "Workbook") -> None:
        super().__init__(book._line)
        self._book = book

    def _all(self) -> "list[Worksheet]":
        sheets = self._book._document.Sheets
        return [Worksheet(self._book, sheets.getByIndex(i)) for i in range(sheets.Count)]

    @property
    def Parent(self) -> "Workbook":
        return self._book


class Worksheet(Com):
    """A sheet; ``calc`` is Calc's own."""

    def __init__(self, book: "Workbook", calc: Any) -> None:
        super().__init__(book._line)
        self._book, self._calc = book, calc

    def _name(self) -> str:
        return self._calc.Name

    def _part(self, area: Area) -> Any:
        return self._calc.getCellRangeByPosition(area.left - 1, area.top - 1, area.right - 1, area.bottom - 1)

    def _rows(self, area: Area) -> Any:
        return self._part(area).Rows

    def _tables(self) -> list[ListObject]:
        ranges, here = self._book._document.DatabaseRanges, self._calc.RangeAddress.Sheet
        found = (ranges.getByName(name) for name in ranges.ElementNames)
        return [ListObject(self, r) for r in found if r.DataArea.Sheet == here]

    def _ensure_unprotected(self) -> None:
        if self._calc.isProtected():
            raise excel_says("The cell or chart you're trying to change is on a protected sheet.")

    def _ensure_no_table_is_torn(self, moving: Area) -> None:
        """What moves cells up or down must move all columns of each table below, or none."""
        for table in self._tables():
            area = table._area
            is_below = area.bottom >= moving.top
            covered = moving.left <= area.left and area.right <= moving.right
            apart = area.right < moving.left or moving.right < area.left
            if is_below and not (covered or apart):
                raise excel_says("This operation is not allowed. It is attempting to shift cells in a table.")

    @property
    def Name(self) -> str:
        return self._name()

    @property
    def Parent(self) -> "Workbook":
        return self._book

    @property
    def Visible(self) -> int:
        return _VISIBLE if self._calc.IsVisible else 0

    @Visible.setter
    def Visible(self, value: int) -> None:
        self._calc.IsVisible = value == _VISIBLE

    @property
    def ListObjects(self) -> ListObjects:
        return ListObjects(self)

    def Range(self, Cell1: str) -> Range:
        return Range(self, areas_of(Cell1))

    def ChartObjects(self) -> ChartObjects:
        return ChartObjects(self)

    def Activate(self) -> None:
        if not self._calc.IsVisible:
            raise excel_says("Activate method of Worksheet class failed")
        self._book._document.CurrentController.setActiveSheet(self._calc)

    def Unprotect(self, Password: str = "") -> None:
        self._calc.unprotect(Password)
        if self._calc.isProtected():
            raise excel_says("The password you supplied is not correct.")

    def Protect(self, *arguments: Any) -> None:
        """Password, drawings, contents, scenarios, for people only, then what is allowed: sixteen in all."""
        if len(arguments) != 16:
            raise AssertionError(f"Protect takes sixteen arguments, not {len(arguments)}")
        self._book._protected_as[self._name()] = arguments
        self._calc.protect(arguments[0])

    def Copy(self, Before: Any = None, After: Any = None) -> None:
        """Into another workbook, beside one of its sheets, and to the front there: with its tables and names."""
        beside = plain(Before) or plain(After)
        book: Workbook = beside._book
        if book is self._book:
            raise AssertionError("only whole sheets of other workbooks are copied")
        if any(name.casefold() == self._name().casefold() for name in book._document.Sheets.ElementNames):
            raise excel_says("That name is already taken.")
        position = beside._calc.RangeAddress.Sheet + (Before is None)
        book._document.Sheets.importSheet(self._book._document, self._name(), position)
        copied = Worksheet(book, book._document.Sheets.getByIndex(position))
        book._document.CurrentController.setActiveSheet(copied._calc)
        for table in self._tables():
            copied._take_over(table)

    def _take_over(self, table: ListObject) -> None:
        """Calc leaves tables behind when it copies a sheet."""
        ranges = self._book._document.DatabaseRanges
        if ranges.hasByName(table._name()):
            return
        ranges.addNewByName(table._name(), self._part(table._area).RangeAddress)
        made = ranges.getByName(table._name())
        made.ContainsHeader = made.AutoFilter = True
