"""Ranges: what they hold, and what can be done to them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cchc_xl.books.package.area import Area, letters
from tests.excel_over_calc.com import Com, plain
from tests.excel_over_calc.office import enum, uno
from tests.excel_over_calc.pywin32 import excel_says
from tests.excel_over_calc.typing_in import Formula, read_as_typed, refuse_too_long

if TYPE_CHECKING:
    from tests.excel_over_calc.sheets import Worksheet
    from tests.excel_over_calc.tables import ListObject

_SHIFT_DOWN, _SHIFT_UP = -4121, -4162  # XlInsertShiftDirection, XlDeleteShiftDirection
_NO_HEADER, _TOP_TO_BOTTOM, _FROM_ABOVE = 2, 1, 0
# com.sun.star.sheet.CellFlags
_VALUE, _DATE, _STRING, _NOTE, _FORMULA, _ALL = 1, 2, 4, 8, 16, 1023
_TEXT_FORMAT, _LOGICAL = 256, 1024  # com.sun.star.util.NumberFormat
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


class Range(Com):
    """Cells of a sheet: one area or several."""

    def __init__(self, sheet: "Worksheet", areas: Sequence[Area]) -> None:
        super().__init__(sheet._line)
        self._sheet, self._areas = sheet, list(areas)

    @property
    def _area(self) -> Area:
        if len(self._areas) > 1:
            raise excel_says("This action won't work on multiple selections.")
        return self._areas[0]

    @property
    def _cells(self) -> Any:
        """Calc's own object of the one area."""
        return self._sheet._part(self._area)

    # what the cells hold

    @property
    def Value(self) -> Any:
        data = self._cells.getDataArray()
        return data[0][0] if len(data) == len(data[0]) == 1 else data

    @Value.setter
    def Value(self, value: Any) -> None:
        self._sheet._ensure_unprotected()
        area = self._area
        rows = value if isinstance(value, (list, tuple)) else [[value]]
        if (len(rows), {len(row) for row in rows}) != (area.bottom - area.top + 1, {area.right - area.left + 1}):
            raise AssertionError(f"{area} is given {len(rows)} rows of { ({len(row) for row in rows}) }")
        if any(refuse_too_long(v, in_array=rows is value) for row in rows for v in row):
            raise excel_says("Application-defined or object-defined error")
        self._set(rows)

    def _set(self, rows: Sequence[Sequence[Any]]) -> None:
        cells, as_text, links = self._cells, self._with_text_format(), self._links()
        read = [
            [read_as_typed(v, as_text=(i, j) in as_text) if isinstance(v, str) else v for j, v in enumerate(row)]
            for i, row in enumerate(rows)
        ]
        cells.setDataArray(tuple(tuple(_plain(v) for v in row) for row in read))
        for i, row in enumerate(read):
            for j, value in enumerate(row):
                if isinstance(value, Formula):
                    cells.getCellByPosition(j, i).setFormula(value)
                elif isinstance(value, bool):
                    cells.getCellByPosition(j, i).NumberFormat = self._sheet._book._format("BOOLEAN")
                if (i, j) in links and isinstance(value, str) and value:
                    link(self._sheet._book._document, cells.getCellByPosition(j, i), value, links[i, j])

    def _links(self) -> dict[tuple[int, int], str]:
        """Where cells lead to, counted from 0 within the range. A cell of Excel's keeps its link whatever it is given;
        Calc has links in texts only: a blank cell loses its own, and so does one that gets another text. Not in a
        table, whose rows move: there our VBA sets links."""
        area, sheet = self._area, self._sheet
        places = sheet._book._links.get(sheet._name(), {})
        if not places or any(table._area.overlaps(area) for table in sheet._tables()):
            return {}
        inside = (at for at in places if area.top <= at[0] <= area.bottom and area.left <= at[1] <= area.right)
        return {(row - area.top, column - area.left): places[row, column] for row, column in inside}

    def _with_text_format(self) -> set[tuple[int, int]]:
        """The cells, counted from 0 within the range, whose format is Text."""
        groups, area = self._cells.getUniqueCellFormatRanges(), self._area
        formats = self._sheet._book._document.NumberFormats
        found: set[tuple[int, int]] = set()
        for group in (groups.getByIndex(i) for i in range(groups.Count)):
            if formats.getByKey(group.NumberFormat).Type & _TEXT_FORMAT:
                for a in group.RangeAddresses:
                    rows, columns = range(a.StartRow, a.EndRow + 1), range(a.StartColumn, a.EndColumn + 1)
                    found |= {(i - area.top + 1, j - area.left + 1) for i in rows for j in columns}
        return found

    # what can be done to them

    def ClearContents(self) -> None:
        self._clear(_VALUE | _DATE | _STRING | _FORMULA)

    def ClearComments(self) -> None:
        self._clear(_NOTE)

    def Clear(self) -> None:
        self._clear(_ALL)

    def ClearHyperlinks(self) -> None:
        self._sheet._ensure_unprotected()
        for area in self._areas:
            part = self._sheet._part(area)
            for i in range(area.bottom - area.top + 1):
                for j in range(area.right - area.left + 1):
                    cell = part.getCellByPosition(j, i)
                    if cell.TextFields.Count:
                        cell.String = cell.String

    def _clear(self, what: int) -> None:
        self._sheet._ensure_unprotected()
        for area in self._areas:
            self._sheet._part(area).clearContents(what)

    def Copy(self, Destination: Any = None) -> None:
        """One row or column of cells, or an area of the same size, to another place on the sheet."""
        target = plain(Destination)
        if target is None:
            raise AssertionError("the clipboard is the clerk's")
        target._sheet._ensure_unprotected()
        here, there = self._area, target._area
        height, width = here.bottom - here.top + 1, here.right - here.left + 1
        tall, wide = there.bottom - there.top + 1, there.right - there.left + 1
        if wide % width or tall % height:
            raise AssertionError(f"{here} does not fit into {there} so many times")
        self._put(here, there.top, there.left)
        top, left, right = there.top, there.left, there.right
        while width < wide:  # what stands there already, beside itself
            more = min(width, wide - width)
            self._put(Area(top, left, top + height - 1, left + more - 1), top, left + width)
            width += more
        while height < tall:  # and below itself
            more = min(height, tall - height)
            self._put(Area(top, left, top + more - 1, right), top + height, left)
            height += more

    def _put(self, area: Area, row: int, column: int) -> None:
        at = self._sheet._calc.getCellByPosition(column - 1, row - 1).CellAddress
        self._sheet._calc.copyRange(at, self._sheet._part(area).RangeAddress)

    def Insert(self, Shift: int | None = None, CopyOrigin: int | None = None) -> None:
        self._sheet._ensure_unprotected()
        if (Shift, CopyOrigin) != (_SHIFT_DOWN, _FROM_ABOVE):
            raise AssertionError("only rows are inserted, looking like those above")
        self._sheet._ensure_no_table_is_torn(self._area)
        self._sheet._calc.insertCells(self._address(), enum("sheet.CellInsertMode", self._mode("DOWN")))

    def Delete(self, Shift: int | None = None) -> None:
        self._sheet._ensure_unprotected()
        if Shift != _SHIFT_UP:
            raise AssertionError("only rows are deleted")
        self._sheet._ensure_no_table_is_torn(self._area)
        self._sheet._calc.removeRange(self._address(), enum("sheet.CellDeleteMode", self._mode("UP")))

    def _mode(self, shift: str) -> str:
        return "ROWS" if self._area.right == _LAST_COLUMN else shift

    def _address(self) -> Any:
        return self._cells.RangeAddress

    def Sort(self, Key1: Any, Order1: int = 1, Header: int = 1, Orientation: int = 1) -> None:
        """Sorts whole rows of the range by one of its columns; as in Excel, rows out of sight would stay behind."""
        self._sheet._ensure_unprotected()
        if (Header, Orientation) != (_NO_HEADER, _TOP_TO_BOTTOM):
            raise AssertionError("Header and Orientation are as the last sorting left them, unless they are said")
        if not all(self._sheet._rows(self._area).getByIndex(i).IsVisible for i in range(self._height)):
            raise AssertionError("rows out of sight are not sorted")
        by = uno().createUnoStruct("com.sun.star.table.TableSortField")
        by.Field, by.IsAscending = plain(Key1)._area.left - self._area.left, Order1 == 1
        wanted = {"ContainsHeader": False, "IsSortColumns": False, "BindFormatsToContent": True}
        cells = self._cells
        description = cells.createSortDescriptor()
        for item in description:
            if item.Name == "SortFields":
                item.Value = uno().Any("[]com.sun.star.table.TableSortField", (by,))
            elif item.Name in wanted:
                item.Value = wanted[item.Name]
        cells.sort(description)

    @property
    def _height(self) -> int:
        return self._area.bottom - self._area.top + 1

    # what is around them

    @property
    def EntireRow(self) -> "EntireRows":
        return EntireRows(self)

    @property
    def ListObject(self) -> "ListObject | None":
        return next((t for t in self._sheet._tables() if t._area.overlaps(self._area)), None)

    @property
    def ColumnWidth(self) -> float:
        return round((self._cells.Columns.getByIndex(0).Width * 96 / 2540 - 5) / 7, 2)

    @ColumnWidth.setter
    def ColumnWidth(self, value: float) -> None:
        self._cells.Columns.Width = round((value * 7 + 5) * 2540 / 96)


class EntireRows(Com):
    """The sheet rows of a range."""

    def __init__(self, cells: Range) -> None:
        super().__init__(cells._line)
        self._cells = cells

    @property
    def Hidden(self) -> bool:
        return not self._cells._sheet._rows(self._cells._area).IsVisible

    @Hidden.setter
    def Hidden(self, value: bool) -> None:
        self._cells._sheet._ensure_unprotected()
        self._cells._sheet._rows(self._cells._area).IsVisible = not value


def areas_of(address: str) -> list[Area]:
    """The areas of an address: ``A1``, ``$A$1:B2``, ``A1:A9,C1:C9``, whole rows as ``6:9``."""
    from cchc_xl.books.package.area import parse_area

    if len(address) > 255:
        raise excel_says("Method 'Range' of object '_Worksheet' failed")
    found: list[Area] = []
    for part in address.split(","):
        top, _, bottom = part.partition(":")
        if top.isdigit() and bottom.isdigit():
            found.append(Area(int(top), 1, int(bottom), _LAST_COLUMN))
        elif area := parse_area(part):
            found.append(area)
        else:
            raise excel_says(f"Method 'Range' of object '_Worksheet' failed: {address}")
    return found


def link(document: Any, cell: Any, text: str, url: str) -> None:
    """Has a cell of Calc's say a text that leads to a place."""
    field = document.createInstance("com.sun.star.text.TextField.URL")
    field.URL, field.Representation = url, text
    cell.String = ""
    cell.insertTextContent(cell.createTextCursor(), field, False)


def _plain(value: Any) -> str | float:
    """A value as Calc's array of data has it."""
    if value is None or isinstance(value, Formula):
        return ""
    if isinstance(value, (bool, int, float)):
        return float(value)
    if isinstance(value, str):
        return value
    raise AssertionError(f"not handed to Excel: {value!r}")


def address(area: Area) -> str:
    """An address with dollar signs."""
    return f"${letters(area.left)}${area.top}:${letters(area.right)}${area.bottom}"
