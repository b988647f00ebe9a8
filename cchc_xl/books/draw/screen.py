"""The dashboard's grid: which column and row is where on the screen, in pixels at 100 %.

Columns serve the lists at the bottom, rows the tiles at the left; charts lie over the grid and are anchored to
it, so that they keep their places when somebody widens a column.
"""

from itertools import accumulate

from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.values.measure import PIXELS_PER_CHARACTER, PIXELS_PER_POINT

# Columns: navigation (two), tiles and legend, the first list's four, the second list's three, a margin.
NAVIGATION, RAIL, FIRST_LIST, SECOND_LIST, MARGIN = 1, 4, 6, 11, 14
COLUMN_WIDTHS = {
    1: 98, 2: 98, 3: 6, 4: 166, 5: 8, 6: 208, 7: 222, 8: 66, 9: 56, 10: 8, 11: 270, 12: 66, 13: 68, 14: 6,
}  # fmt: skip
RIGHT = 13  # the last column that is printed
DATA = 16  # where the numbers of the charts begin, out of sight

# Rows: title, round and day, a gap, three for each tile, the lists' header, ten for the lists, notes for the paper.
TITLE, INFO, FIRST, LIST_TITLE, LIST_HEADER, NOTES = 1, 2, 4, 21, 22, 34
LAST_ON_SCREEN, LAST_NOTE = 32, 40
_UNIT = 18
ROW_HEIGHTS = {
    TITLE: 36,
    INFO: 20,
    3: 6,
    **dict.fromkeys(range(FIRST, LIST_HEADER), _UNIT),
    LIST_HEADER: 28,
    **dict.fromkeys(range(LIST_HEADER + 1, LAST_ON_SCREEN + 1), _UNIT),
    33: 8,
    NOTES: 20,
    **dict.fromkeys(range(NOTES + 1, LAST_NOTE), 26),
    LAST_NOTE: 20,
}
_NAMES = 34  # characters of the first column of numbers, which holds names
_EMU = 9525  # in a pixel


def lay_grid(worksheet: Worksheet) -> None:
    """Sets the column widths and the row heights."""
    for column, pixels in COLUMN_WIDTHS.items():
        worksheet.column_dimensions[get_column_letter(column)].width = pixels / PIXELS_PER_CHARACTER
    worksheet.column_dimensions[get_column_letter(DATA)].width = _NAMES
    for row, pixels in ROW_HEIGHTS.items():
        worksheet.row_dimensions[row].height = pixels / PIXELS_PER_POINT


def left_of(column: int) -> int:
    """Where the column begins, in pixels."""
    return sum(width for c, width in COLUMN_WIDTHS.items() if c < column)


def top_of(row: int) -> int:
    """Where the row begins, in pixels."""
    return sum(height for r, height in ROW_HEIGHTS.items() if r < row)


def over(left: int, top: int, right: int, bottom: int) -> TwoCellAnchor:
    """The anchor of a drawing over that rectangle, in pixels from the sheet's corner."""
    anchor = TwoCellAnchor(editAs="oneCell")
    anchor._from = _marker(left, top)
    anchor.to = _marker(right, bottom)
    return anchor


def _marker(x: int, y: int) -> AnchorMarker:
    column, x_left = _within(list(COLUMN_WIDTHS.values()), x)
    row, y_left = _within([ROW_HEIGHTS[r] for r in range(1, LIST_HEADER + 1)], y)
    return AnchorMarker(col=column, colOff=x_left * _EMU, row=row, rowOff=y_left * _EMU)


def _within(sizes: list[int], position: int) -> tuple[int, int]:
    """Which of the things of these sizes, counted from 0, a position falls into, and how far."""
    for index, end in enumerate(accumulate(sizes)):
        if position < end:
            return index, position - (end - sizes[index])
    return len(sizes), 0
