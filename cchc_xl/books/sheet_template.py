"""A drawn sheet whose one blank body row becomes as many rows as there are, in its looks."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from cchc_xl.books.package.content import CellText, content
from cchc_xl.books.package.value import Value, seconds_of
from cchc_xl.books.package.xml import parse
from cchc_xl.values.measure import height_of, text_lines
from cchc_xl.values.table import Column, Kind

_BLANK_CELL = re.compile(r'<c r="([A-Z]+)\d+" s="(\d+)"')
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
        self._body, self._size = body, size
        self._text = CellText(parse(xml.encode()))
        styles = dict(_BLANK_CELL.findall(self.blank))
        self._slots = [(c, letter, styles[letter]) for c, letter in zip(columns, styles, strict=True)]
        self._widths, self._days = widths, frozenset(days)
        self._tail, self._lines = cache(self._written), cache(self._measured)

    def of(self, columns: Mapping[str, Sequence[Value]], count: int) -> str:
        """The rows as XML; fields that ``columns`` lacks stay blank."""
        return "".join(
            self._one(number, {f: values[number] for f, values in columns.items()}) for number in range(count)
        )

    def _one(self, row: int, values: Mapping[str, Value]) -> str:
        number = self._body + row
        cells = "".join(
            self._text.cell(f"{letter}{number}", style, self._tail(column, values.get(column.field)))
            for column, letter, style in self._slots
        )
        lines = max(self._lines(field, value) for field, value in values.items())
        return self._text.row(number, None, bool, cells, height_of(lines, self._size) if lines > 1 else None)

    def _written(self, column: Column, value: Value) -> str:
        """What stands in a cell, without its place."""
        if column.field in self._days and isinstance(value, str) and (day := seconds_of(value)) is not None:
            return self._text.tail(content(day, Kind.DATE, 0))
        return self._text.tail(content(value, column.kind, 0))

    def _measured(self, field: str, value: Value) -> int:
        width = self._widths[field]
        if not isinstance(value, str) or (len(value) < width * _LONGEST_ON_ONE_LINE and "\n" not in value):
            return 1
        return text_lines(value, width, self._size, serif=True)


def _row(xml: str, number: int) -> str:
    found = re.search(rf'<row r="{number}".*?</row>', xml)
    if not found:
        raise ValueError(f"no row {number}")
    return found[0]
