"""The looks of cells as plain values, and the brush that puts them on cells."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.values.measure import text_lines
from cchc_xl.values.table import Kind

NAVY, HEADER, HEADER_PROGRAM = "1F3864", "1F4E79", "5B6F86"
WHITE, GRID, BAND, OPEN = "FFFFFF", "D9D9D9", "F5F8FC", "FFF9E5"
INK, MUTED, FAINT, LINK, ATTENTION = "262626", "595959", "8C8C8C", "1F5FA8", "C00000"

SCREEN_FONT = "Arial"
DAY = "dd/mm/yyyy"
NUMBER_FORMATS = {
    Kind.TEXT: "General",
    Kind.ID: "@",
    Kind.DATE: DAY,
    Kind.MOMENT: "dd/mm/yyyy hh:mm",
    Kind.COUNT: "#,##0",
    Kind.RATE: "0%",
    Kind.NUMBER: "#,##0.0##",  # whole ones are shown without a decimal: conditional.py
}


@dataclass(frozen=True)
class CellStyle:
    """How a cell looks. Colours are RRGGBB, "" for none; ``edges`` pairs a side with (weight, colour)."""

    size: float = 10
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    colour: str = INK
    fill: str = ""
    across: str = "general"
    down: str = "top"
    wrapped: bool = False
    shrunk: bool = False
    indent: int = 0
    number_format: str = "General"
    edges: tuple[tuple[str, str, str], ...] = ()
    font: str = SCREEN_FONT
    locked: bool = True  # where the sheet is protected


BOXED = tuple((side, "thin", GRID) for side in ("left", "right", "top", "bottom"))
TITLE = CellStyle(size=16, bold=True, colour=NAVY, down="center")
HINT = CellStyle(size=9, italic=True, colour=MUTED, down="center")
BACK = CellStyle(size=9, underlined=True, colour=LINK, down="center")
AS_OF_LABEL = CellStyle(size=9, colour=MUTED, across="right", down="center")
AS_OF_DAY = CellStyle(bold=True, colour=NAVY, across="left", down="center", number_format=DAY)
LEGEND = CellStyle(size=8, colour=MUTED, down="center", wrapped=True)


class Brush:
    """Puts styles on the cells of one workbook; each style is worked out once, since that is what takes time."""

    def __init__(self) -> None:
        self._known: dict[CellStyle, Any] = {}

    def paint(self, cell: Any, style: CellStyle) -> None:
        """Gives the cell that look, all of it."""
        known = self._known.get(style)
        if known is None:
            _format(cell, style)
            self._known[style] = copy(cell._style)
        else:
            cell._style = copy(known)

    def write(self, cell: Any, value: object, style: CellStyle) -> Cell:
        """Sets value and look. Text is text, also where it begins with an equals sign."""
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
        self.paint(cell, style)
        return cell


def _format(cell: Cell, style: CellStyle) -> None:
    cell.font = Font(
        name=style.font,
        size=style.size,
        bold=style.bold,
        italic=style.italic,
        underline="single" if style.underlined else None,
        color=style.colour,
    )
    cell.alignment = Alignment(
        style.across, style.down, wrap_text=style.wrapped, shrink_to_fit=style.shrunk or None, indent=style.indent
    )
    sides: dict[str, Any] = {side: _side(weight, colour) for side, weight, colour in style.edges}
    cell.border = Border(**sides)
    cell.number_format = style.number_format
    if not style.locked:
        cell.protection = Protection(locked=False)
    if style.fill:
        cell.fill = PatternFill("solid", fgColor=style.fill)


def _side(weight: Any, colour: str) -> Side:
    return Side(weight, colour)


def blank_workbook(title: str) -> Workbook:
    """A workbook without sheets whose Normal font is the screen font, so that column widths mean the same."""
    workbook: Any = Workbook()
    workbook.remove(workbook.worksheets[0])
    normal = Font(name=SCREEN_FONT, size=10, family=2)
    workbook._fonts = IndexedList([normal])
    workbook._named_styles["Normal"].font = normal
    workbook.properties.creator = "cchc_xl"
    workbook.properties.title = title
    return workbook


class FittedRow(RowDimension):
    """A row whose height is what its text needs now, and which Excel goes on fitting when the text changes.

    Excel fits rows without a height by itself when it opens a file; LibreOffice and previewers do not.
    """

    @property
    def customHeight(self) -> bool:  # noqa: N802 - openpyxl's name; it would say True, and fix the row for ever
        return False


def fit_header(worksheet: Worksheet, row: int, texts: Iterable[tuple[str, float]]) -> None:
    """Gives the row the height that its bold texts need in columns of these widths (in characters).

    At least two lines, so that a filter button leaves a short text in sight.
    """
    size = CellStyle.size
    lines = max(2, *(text_lines(text, width, size, bold=True) for text, width in texts))
    worksheet.row_dimensions[row] = FittedRow(worksheet, index=row, ht=lines * size * 1.275 + 3)
