"""How high rows have to be for their wrapped text.

Excel fits a row that nobody gave a height whenever it is edited; LibreOffice, phones and previewers take what
stands in the file. So rows carry a height, but none that counts as set by a person.
"""

from collections.abc import Iterable
from functools import lru_cache

from cchc_xl.books.package.sheet import Sheet
from cchc_xl.values.measure import height_of, text_lines

_USUAL_WIDTH = 8.43  # characters of a column that nobody touched


class RowHeights:
    """The heights of one sheet's rows, from its column widths and the styles of its cells."""

    def __init__(self, sheet: Sheet) -> None:
        self._widths = _widths(sheet)
        self._fonts = sheet.workbook.wrapping_styles
        self._lines = lru_cache(maxsize=None)(text_lines)

    def height(self, cells: Iterable[tuple[int, str | None, object]]) -> float | None:
        """The height in points for these cells (column, style id, value); None: one line is enough."""
        heights = [self._of_cell(column, style, text) for column, style, text in cells if isinstance(text, str)]
        return max(heights, default=0.0) or None

    def _of_cell(self, column: int, style: str | None, text: str) -> float:
        font = self._fonts.get(style or "0")
        width = self._widths.get(column, _USUAL_WIDTH)
        if font is None or (len(text) * 2 < width and "\n" not in text):
            return 0.0
        lines = self._lines(text, width, font.size, bold=font.is_bold, serif=font.name.startswith("Times"))
        return height_of(lines, font.size) if lines > 1 else 0.0


def _widths(sheet: Sheet) -> dict[int, float]:
    widths: dict[int, float] = {}
    for column in sheet.root.iterfind(f"{sheet.ns}cols/{sheet.ns}col"):
        for number in range(int(column.get("min", "1")), min(int(column.get("max", "1")), 200) + 1):
            widths[number] = float(column.get("width") or _USUAL_WIDTH)
    return widths
