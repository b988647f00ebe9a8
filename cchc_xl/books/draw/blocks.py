"""The dashboard's named blocks: lists that are read, numbers that charts read."""

from collections.abc import Sequence
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.draw import charts, screen
from cchc_xl.books.draw.charts import Cells
from cchc_xl.books.draw.heading import define, link_to
from cchc_xl.books.draw.styles import DAY, FAINT, GRID, INK, WHITE, Brush, CellStyle
from cchc_xl.values import dashboard as d
from cchc_xl.values.columns import tracking_table
from cchc_xl.values.dashboard import Block
from cchc_xl.values.sheets import HEADER_ROW, PLAN_YEAR, Sheet

_NUMBER = CellStyle(size=8, colour=FAINT)
_BELOW = 11  # the row of the second line of blocks
# Where the header of each block stands: row and column.
_PLACES: dict[str, tuple[int, int]] = {
    d.BY_LEVEL.name: (screen.FIRST, screen.DATA),
    d.MOST_OVERDUE.name: (_BELOW, screen.DATA),
    d.BY_DAY.name: (_BELOW, screen.DATA + 3),
    d.COMPLETION.name: (_BELOW, screen.DATA + 6),
    d.TREND.name: (_BELOW + d.MOST_OVERDUE.rows + 2, screen.DATA),
}
_GAP, _BOTTOM = 8, screen.top_of(screen.LIST_TITLE) - 8
# Of the room between the tiles and the right edge: each chart's share. The last two lie one below the other.
_SHARES = (0.21, 0.22, 0.30, 0.27)


def draw_list(worksheet: Worksheet, block: Block, column: int, fill: str, brush: Brush) -> None:
    """A list that people read: its title, the block's header, its rows. Long text shrinks: all stays on one screen."""
    end = column + len(block.headers) - 1
    title = CellStyle(bold=True, colour=WHITE, fill=fill, down="center", across="left", indent=1)
    for c in range(column, end + 1):
        brush.paint(worksheet.cell(screen.LIST_TITLE, c), title)
    brush.write(worksheet.cell(screen.LIST_TITLE, column), block.title, title)
    worksheet.merge_cells(start_row=screen.LIST_TITLE, end_row=screen.LIST_TITLE, start_column=column, end_column=end)
    _draw_block(worksheet, block, (screen.LIST_HEADER, column), _list_styles(block), brush)


def link_rows(worksheet: Worksheet, block: Block, column: int, sheet: str) -> None:
    """Lets each row lead to the row of that sheet that says more: both are in the same order."""
    for nth in range(1, block.rows + 1):
        for c in (column, column + 1):
            link_to(worksheet, screen.LIST_HEADER + nth, c, sheet, f"A{HEADER_ROW + nth}")


def draw_charts(worksheet: Worksheet, sheets: Sequence[Sheet], brush: Brush) -> None:
    """The numbers to the right of what is printed, and the charts that show them."""
    brush.write(worksheet.cell(screen.INFO, screen.DATA), d.CHART_NUMBERS, _NUMBER)
    brush.write(worksheet.cell(1, screen.DATA), "Năm", _NUMBER)
    brush.paint(worksheet.cell(1, screen.DATA + 1), _NUMBER)
    define(worksheet, PLAN_YEAR, f"${get_column_letter(screen.DATA + 1)}$1")
    for block in d.CHART_BLOCKS:
        styles = [(_NUMBER, _number_style(header)) for header in block.headers]
        _draw_block(worksheet, block, _PLACES[block.name], styles, brush)
    beside: tuple[Any, ...] = (
        charts.states_by_level(_cells(worksheet, d.BY_LEVEL, d.BY_LEVEL.rows)),
        charts.completion_by_task(_cells(worksheet, d.COMPLETION, _task_count(sheets))),
        charts.most_overdue(_cells(worksheet, d.MOST_OVERDUE, d.MOST_OVERDUE.rows)),
    )
    below: tuple[Any, ...] = (
        charts.trend_over_rounds(_cells(worksheet, d.TREND, d.TREND_ROOM)),
        charts.returns_by_day(_cells(worksheet, d.BY_DAY, d.BY_DAY.rows)),
    )
    _lay_out(worksheet, beside, below)


def _lay_out(worksheet: Worksheet, beside: Sequence[Any], below: Sequence[Any]) -> None:
    """Charts side by side, and to the right of them those that lie one below the other."""
    left, top = screen.left_of(screen.FIRST_LIST), screen.top_of(screen.FIRST)
    room = screen.left_of(screen.MARGIN) - left - _GAP * len(beside)
    for chart, share in zip(beside, _SHARES, strict=False):
        right = left + round(room * share)
        chart.anchor = screen.over(left, top, right, _BOTTOM)
        left = right + _GAP
    height = (_BOTTOM - top - _GAP * (len(below) - 1)) // len(below)
    for nth, chart in enumerate(below):
        upper = top + nth * (height + _GAP)
        chart.anchor = screen.over(left, upper, screen.left_of(screen.MARGIN), upper + height)
    for chart in (*beside, *below):
        worksheet.add_chart(chart)


def _draw_block(
    worksheet: Worksheet,
    block: Block,
    corner: tuple[int, int],
    styles: Sequence[tuple[CellStyle, CellStyle]],
    brush: Brush,
) -> None:
    """Draws header and blank cells, each column in its (header, body) styles, and names the whole."""
    row, column = corner
    for c, (header, (header_style, body_style)) in enumerate(zip(block.headers, styles, strict=True), column):
        brush.write(worksheet.cell(row, c), header, header_style)
        for r in range(row + 1, row + block.rows + 1):
            brush.paint(worksheet.cell(r, c), body_style)
    end = get_column_letter(column + len(block.headers) - 1)
    define(worksheet, block.name, f"${get_column_letter(column)}${row}:${end}${row + block.rows}")


def _cells(worksheet: Worksheet, block: Block, rows: int) -> Cells:
    row, column = _PLACES[block.name]
    return Cells(worksheet, row, column, rows, len(block.headers) - 1)


def _task_count(sheets: Sequence[Sheet]) -> int:
    """How many tasks the chart of tasks shows: as many as Bảng theo dõi has columns for."""
    empty = tracking_table(())
    across = next((len(s.table.columns) - len(empty.columns) for s in sheets if s.table.name == empty.name), 0)
    return min(max(across, 1), d.COMPLETION.rows)


def _number_style(header: str) -> CellStyle:
    formats = {"Ngày": "dd/mm", "Tỷ lệ hoàn thành": "0%", "Việc hoàn thành": "0%", "Báo cáo gửi đúng hạn": "0%"}
    return CellStyle(size=8, colour=FAINT, number_format=formats.get(header, "General"))


def _list_styles(block: Block) -> list[tuple[CellStyle, CellStyle]]:
    edges = (("bottom", "thin", GRID),)
    header = CellStyle(size=8, bold=True, fill="F2F2F2", across="center", down="center", wrapped=True, edges=edges)
    text = CellStyle(size=8.5, colour=INK, down="center", shrunk=True, edges=edges)
    day = CellStyle(size=8.5, across="center", down="center", number_format=DAY, edges=edges)
    count = CellStyle(size=8.5, bold=True, across="center", down="center", edges=edges)
    kinds = {"Hạn": day, "Quá hạn (ngày)": count, "Số cơ quan chưa xong": count}
    return [(header, kinds.get(name, text)) for name in block.headers]
