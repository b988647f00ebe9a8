"""The rows above a table: title, hint, the day the figures stand at, the way back, the legend of states."""

from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Color
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.draw import styles
from cchc_xl.books.draw.styles import SCREEN_FONT, Brush
from cchc_xl.values.measure import PIXELS_PER_CHARACTER, text_pixels
from cchc_xl.values.sheets import HINT_ROW, LEGEND_ROW, OVERVIEW, TITLE_ROW, Sheet, as_of_name
from cchc_xl.values.words import STATE_LOOKS

TITLE_HEIGHT, HINT_HEIGHT, LEGEND_HEIGHT = 25.5, 16.5, 25.5  # points
_BACK = "← Tổng quan"
_BESIDE_TABLE = 8  # characters: the width of columns that nobody has set
_LEGEND_WIDTH = 170  # characters: within the first screen


def draw_heading(worksheet: Worksheet, sheet: Sheet, brush: Brush) -> None:
    """Draws everything above the header row."""
    brush.write(worksheet.cell(TITLE_ROW, 1), sheet.title, styles.TITLE)
    brush.write(worksheet.cell(HINT_ROW, 1), sheet.hint, styles.HINT)
    worksheet.row_dimensions[TITLE_ROW].height = TITLE_HEIGHT
    worksheet.row_dimensions[HINT_ROW].height = HINT_HEIGHT
    beside = _first_free_column(sheet)
    _draw_way_back(worksheet, sheet, beside, brush)
    if sheet.as_of:
        _draw_as_of(worksheet, sheet, beside, brush)
    if sheet.legend:
        _draw_legend(worksheet, sheet, brush)


def link_to(worksheet: Worksheet, row: int, column: int, target: str, place: str = "A1") -> None:
    """Makes the cell lead to a place in the sheet of that name; its text and look stay as they are."""
    cell: Any = worksheet.cell(row, column)
    quoted = target.replace("'", "''")
    cell._hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{place}", tooltip=f"Mở sheet «{target}»")


def define(worksheet: Worksheet, name: str, reference: str) -> None:
    """Gives cells of the sheet (``$B$2``) a name that is known in the whole workbook."""
    quoted = worksheet.title.replace("'", "''")
    workbook: Any = worksheet.parent
    workbook.defined_names[name] = DefinedName(name, attr_text=f"'{quoted}'!{reference}")


def _first_free_column(sheet: Sheet) -> int:
    """The first column, counted from 1, that neither the title nor the hint runs into."""
    taken = max(text_pixels(sheet.title, styles.TITLE.size), text_pixels(sheet.hint, styles.HINT.size))
    column, start = 1, 0.0
    while start < taken:
        start += _width(sheet, column) * PIXELS_PER_CHARACTER
        column += 1
    return column


def _span(worksheet: Worksheet, sheet: Sheet, row: int, column: int, characters: float) -> int:
    """Joins cells from that column on until they have room for so many characters; the column after them."""
    end, width = column, _width(sheet, column)
    while width < characters:
        end += 1
        width += _width(sheet, end)
    if end > column:
        worksheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=end)
    return end + 1


def _width(sheet: Sheet, column: int) -> float:
    columns = sheet.table.columns
    return columns[column - 1].width if column <= len(columns) else _BESIDE_TABLE


def _draw_way_back(worksheet: Worksheet, sheet: Sheet, column: int, brush: Brush) -> None:
    brush.write(worksheet.cell(TITLE_ROW, column), _BACK, styles.BACK)
    link_to(worksheet, TITLE_ROW, column, OVERVIEW)
    _span(worksheet, sheet, TITLE_ROW, column, len(_BACK) + 2)


def _draw_as_of(worksheet: Worksheet, sheet: Sheet, column: int, brush: Brush) -> None:
    brush.write(worksheet.cell(HINT_ROW, column), "Tính đến ngày", styles.AS_OF_LABEL)
    day = _span(worksheet, sheet, HINT_ROW, column, 13)
    brush.paint(worksheet.cell(HINT_ROW, day), styles.AS_OF_DAY)
    _span(worksheet, sheet, HINT_ROW, day, 11)
    define(worksheet, as_of_name(sheet.table), f"${get_column_letter(day)}${HINT_ROW}")


def _draw_legend(worksheet: Worksheet, sheet: Sheet, brush: Brush) -> None:
    """All states in one cell, joined over the first screen so that it never runs off the paper."""
    end, width = 0, 0.0
    while end < len(sheet.table.columns) and width < _LEGEND_WIDTH:
        end += 1
        width += _width(sheet, end)
    brush.write(worksheet.cell(LEGEND_ROW, 1), legend_text(), styles.LEGEND)
    worksheet.row_dimensions[LEGEND_ROW].height = LEGEND_HEIGHT
    worksheet.merge_cells(start_row=LEGEND_ROW, end_row=LEGEND_ROW, start_column=1, end_column=end)


def legend_text() -> CellRichText:
    """The ten states with their signs, each in its colour; no line breaks inside a state."""
    blocks = (
        TextBlock(
            InlineFont(rFont=SCREEN_FONT, sz=styles.LEGEND.size, b=True, color=Color(look.text)),
            f"{look.sign}\N{NO-BREAK SPACE}{state.replace(' ', chr(160))}     ",
        )
        for state, look in STATE_LOOKS.items()
    )
    return CellRichText(*blocks)
