"""A drawn sheet whose one blank body row becomes as many rows as there are, in its looks."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from cchc_xl.books.package.content import CellText, content
from cchc_xl.books.package.value import Value, seconds_of
from cchc_xl.books.package.xml import parse
from cchc_xl.values.measure import height_of, text_lines
from cchc_xl.values.table import Column, Kind

_CELL = re.compile(r'<c r="([A-Z]+)\d+" s="(\d+)"')
_LONGEST_ON_ONE_LINE = 0.5  # of a column's width in characters: shorter texts are not measured


class BodyRows:
    """Writes the rows of a drawn sheet's table: ``xml`` is the sheet, ``body`` its blank row, text of ``size`` points.

    ``widths``: of the columns by field, in characters. ``days``: fields of text that hold a day where they can.
    """

    def __init__(
        self,
        xml: str,
        body: int,
        columns: Sequence[Column],
        widths: Mapping[str, float],
        size: float,
        days: Sequence[str] = (),
    ) -> None:
        self.blank = _row(xml, body)
        self._body, self._columns, self._size = body, columns, size
        self._text = CellText(parse(xml.encode()))
        self._looks = _CELL.findall(self.blank)  # letter and style id of each column
        self._widths, self._days = widths, frozenset(days)
        # Most rows stand in many forms at the same place, and most texts in many rows.
        self._one, self._tail, self._lines = cache(self._row), cache(self._written), cache(self._measured)

    def of(self, columns: Mapping[str, Sequence[Value]]) -> str:
        """The rows as XML; fields that ``columns`` lacks stay blank."""
        blank: Sequence[Value] = [None] * max(map(len, columns.values()))
        rows = zip(*(columns.get(c.field, blank) for c in self._columns), strict=True)
        return "".join(self._one(number, values) for number, values in enumerate(rows, start=self._body))

    def _row(self, number: int, values: tuple[Value, ...]) -> str:
        cells = "".join(
            self._text.cell(f"{letter}{number}", style, self._tail(place, value))
            for place, ((letter, style), value) in enumerate(zip(self._looks, values, strict=True))
        )
        lines = max(self._lines(place, value) for place, value in enumerate(values))
        return self._text.row(number, None, bool, cells, height_of(lines, self._size) if lines > 1 else None)

    def _written(self, place: int, value: Value) -> str:
        """What stands in a cell, without its place."""
        column = self._columns[place]
        if column.field in self._days and isinstance(value, str) and (day := seconds_of(value)) is not None:
            return self._text.tail(content(day, Kind.DATE, 0))
        return self._text.tail(content(value, column.kind, 0))

    def _measured(self, place: int, value: Value) -> int:
        width = self._widths[self._columns[place].field]
        if not isinstance(value, str) or (len(value) < width * _LONGEST_ON_ONE_LINE and "\n" not in value):
            return 1
        return text_lines(value, width, self._size, serif=True)


def _row(xml: str, number: int) -> str:
    found = re.search(rf'<row r="{number}".*?</row>', xml)
    if not found:
        raise ValueError(f"no row {number}")
    return found[0]
