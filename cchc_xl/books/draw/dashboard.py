"""Tổng quan: figures, charts and lists on one screen and one sheet of paper, and the way to every other sheet."""

from collections.abc import Sequence
from dataclasses import replace

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Color
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.draw import screen
from cchc_xl.books.draw.blocks import draw_charts, draw_list, link_rows
from cchc_xl.books.draw.heading import define, link_to
from cchc_xl.books.draw.navigation import draw_navigation
from cchc_xl.books.draw.page import set_page
from cchc_xl.books.draw.styles import GRID, MUTED, NAVY, SCREEN_FONT, WHITE, Brush, CellStyle
from cchc_xl.values import dashboard as d
from cchc_xl.values.columns import DUE_SOON, OVERDUE
from cchc_xl.values.sheets import AS_OF, CURRENT_ROUND, OVERVIEW, PLAN_TITLE, Sheet, TabColour
from cchc_xl.values.words import STATE_LOOKS, State

_INFO_FILL = "2F5597"
_LATE_FILL, _SOON_FILL = "8C1D18", "8A5200"
_TITLE = CellStyle(size=16, bold=True, colour=WHITE, fill=NAVY, down="center", across="left", indent=1)
_INFO = CellStyle(colour=WHITE, fill=_INFO_FILL, down="center", across="left", indent=1)
_GAP = (("bottom", "thick", WHITE),)
_CAPTION = CellStyle(size=9, bold=True, colour=NAVY, down="bottom", edges=(("bottom", "thin", GRID),))
_NOTE = CellStyle(size=8, colour=MUTED, down="center", wrapped=True)


def draw_dashboard(workbook: Workbook, sheets: Sequence[Sheet], title: str, brush: Brush) -> None:
    """Adds the sheet; ``sheets`` are those it leads to, and the tracking sheet among them tells the tasks."""
    worksheet = workbook.create_sheet(OVERVIEW)
    worksheet.sheet_properties.tabColor = TabColour.OVERVIEW.value
    worksheet.sheet_view.showGridLines = False
    worksheet.sheet_view.showRowColHeaders = False
    worksheet.sheet_view.zoomScale = 100
    screen.lay_grid(worksheet)
    _draw_title(worksheet, title, brush)
    _draw_tiles(worksheet, brush)
    _draw_legend(worksheet, brush)
    _draw_notes(worksheet, brush)
    draw_navigation(worksheet, sheets, brush)
    draw_list(worksheet, d.LONGEST_OVERDUE, screen.FIRST_LIST, _LATE_FILL, brush)
    link_rows(worksheet, d.LONGEST_OVERDUE, screen.FIRST_LIST, OVERDUE.sheet)
    draw_list(worksheet, d.NEXT_DUE, screen.SECOND_LIST, _SOON_FILL, brush)
    for row in range(screen.LIST_HEADER + 1, screen.LIST_HEADER + 1 + d.NEXT_DUE.rows):
        link_to(worksheet, row, screen.SECOND_LIST, DUE_SOON.sheet)
    draw_charts(worksheet, sheets, brush)
    set_page(worksheet, title, pages_high=1)
    worksheet.print_area = f"{_letter(screen.RAIL)}1:{_letter(screen.RIGHT)}{screen.LAST_NOTE}"


def _letter(column: int) -> str:
    return get_column_letter(column)


def _join(worksheet: Worksheet, row: int, first: int, last: int, style: CellStyle, brush: Brush, down: int = 0) -> None:
    """Joins the cells of a rectangle, all in one look."""
    for r in range(row, row + down + 1):
        for column in range(first, last + 1):
            brush.paint(worksheet.cell(r, column), style)
    worksheet.merge_cells(start_row=row, end_row=row + down, start_column=first, end_column=last)


def _draw_title(worksheet: Worksheet, title: str, brush: Brush) -> None:
    """The bar at the top. Round and day carry their words in the number format: commands set bare values."""
    _join(worksheet, screen.TITLE, screen.RAIL, screen.RIGHT, _TITLE, brush)
    brush.write(worksheet.cell(screen.TITLE, screen.RAIL), title, _TITLE)
    define(worksheet, PLAN_TITLE, f"${_letter(screen.RAIL)}${screen.TITLE}")
    asked = replace(_INFO, number_format='"Kỳ báo cáo: "@')
    _join(worksheet, screen.INFO, screen.RAIL, screen.SECOND_LIST - 1, asked, brush)
    define(worksheet, CURRENT_ROUND, f"${_letter(screen.RAIL)}${screen.INFO}")
    day = replace(_INFO, number_format='"Tính đến ngày "dd/mm/yyyy', across="right")
    _join(worksheet, screen.INFO, screen.SECOND_LIST, screen.RIGHT, day, brush)
    define(worksheet, AS_OF, f"${_letter(screen.SECOND_LIST)}${screen.INFO}")


def _draw_tiles(worksheet: Worksheet, brush: Brush) -> None:
    """Each tile: its figure over two rows, its caption below; both lead to the sheet that tells more."""
    for nth, tile in enumerate(d.TILES):
        row = screen.FIRST + 3 * nth
        figure = CellStyle(
            size=20, bold=True, colour=tile.text, fill=tile.fill, across="center", down="center",
            number_format=tile.number_format,
        )  # fmt: skip
        caption = CellStyle(size=9, colour=tile.text, fill=tile.fill, across="center", edges=_GAP)
        _join(worksheet, row, screen.RAIL, screen.RAIL, figure, brush, down=1)
        brush.write(worksheet.cell(row + 2, screen.RAIL), tile.caption, caption)
        for r in (row, row + 2):
            link_to(worksheet, r, screen.RAIL, tile.sheet)
        define(worksheet, tile.name, f"${_letter(screen.RAIL)}${row}")


def _draw_legend(worksheet: Worksheet, brush: Brush) -> None:
    """Each state as sheets show it, after a square in the colour that charts show it in."""
    brush.write(worksheet.cell(screen.LIST_HEADER, screen.RAIL), d.LEGEND_TITLE, _CAPTION)
    for row, (state, look) in enumerate(STATE_LOOKS.items(), screen.LIST_HEADER + 1):
        _, square = d.CHART_PATTERNS.get(state, ("", d.PLAIN_SQUARE))
        text = CellRichText(_run(f"{square} ", 10, d.CHART_COLOURS[state]), _run(f"{look.sign} {state}", 8, look.text))
        style = CellStyle(size=8, colour=look.text, fill=look.fill, down="center")
        brush.write(worksheet.cell(row, screen.RAIL), text, style)


def _draw_notes(worksheet: Worksheet, brush: Brush) -> None:
    """What the states and the figures mean: below the screen, for the paper."""
    last, half = screen.LAST_NOTE, len(State) // 2
    _join(worksheet, screen.NOTES, screen.RAIL, screen.RIGHT, _CAPTION, brush)
    brush.write(worksheet.cell(screen.NOTES, screen.RAIL), d.NOTES_TITLE, _CAPTION)
    for nth, state in enumerate(State):
        row, column = screen.NOTES + 1 + nth % half, (screen.RAIL, screen.SECOND_LIST)[nth // half]
        end = (screen.SECOND_LIST - 2, screen.RIGHT)[nth // half]
        _join(worksheet, row, column, end, _NOTE, brush)
        look = STATE_LOOKS[state]
        text = CellRichText(
            _run(f"{look.sign} {state}: ", 8, look.text, bold=True), _run(d.STATE_MEANINGS[state], 8, MUTED)
        )
        brush.write(worksheet.cell(row, column), text, _NOTE)
    _join(worksheet, last, screen.RAIL, screen.RIGHT, _NOTE, brush)
    brush.write(worksheet.cell(last, screen.RAIL), f"{d.COUNT_MEANING} {d.RATE_MEANING}", _NOTE)


def _run(text: str, size: float, colour: str, *, bold: bool = False) -> TextBlock:
    return TextBlock(InlineFont(rFont=SCREEN_FONT, sz=size, b=bold, color=Color(colour)), text)
