"""Values as Excel is given them: texts as typed, days as numbers, blanks as nothing; bulky ones one by one."""

from collections.abc import Iterator

from cchc_xl.books.live.difference import Input, Writing
from cchc_xl.books.live.typing_in import MAX_IN_BULK, typed_in
from cchc_xl.books.package.area import Area
from cchc_xl.books.package.value import Value, serial
from cchc_xl.values.table import Kind


def input_of(value: Value, kind: Kind, first_day: int, *, as_text: bool) -> Input:
    """A value of a column of that kind; ``as_text``: its cells have the format Text. Days and moments as numbers, so
    that Excel changes no format."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return typed_in(value, as_text=as_text)
    return float(serial(int(value), first_day) if kind in (Kind.DATE, Kind.MOMENT) else value)


def in_bulk(area: Area, rows: list[list[Input]]) -> Iterator[Writing]:
    """The values of an area at once; then those one by one that are too long for that."""
    long = [(i, j) for i, row in enumerate(rows) for j, value in enumerate(row) if _is_long(value)]
    yield Writing(area, tuple(tuple(None if _is_long(value) else value for value in row) for row in rows))
    for i, j in long:
        row, column = area.top + i, area.left + j
        yield Writing(Area(row, column, row, column), ((rows[i][j],),))


def _is_long(value: Input) -> bool:
    return isinstance(value, str) and len(value) > MAX_IN_BULK
