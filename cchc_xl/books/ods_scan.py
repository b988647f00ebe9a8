"""What the sheets of an OpenDocument workbook hold, found before any reader allocates them.

Gaps are written as repeated blank rows and cells; after the last value they may be a million long, before it never.
"""

from xml.parsers import expat

from cchc_xl.books.archive import Damaged
from cchc_xl.books.sheet_scan import Scan, is_far
from cchc_xl.values.grid import Place, address

_CELLS = ("table-cell", "covered-table-cell")


def scan_ods(content: bytes) -> dict[str, Scan]:
    """Each sheet of ``content.xml`` with what it holds, up to the first cell that is too far. Raises Damaged."""
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Damaged from error
    except _Enough:
        reader.close_table()
    return reader.sheets


class _Enough(Exception):  # noqa: N818 - no error: the rest need not be read
    """What was found suffices to refuse the workbook."""


class _Reader:
    """Follows rows and cells through their repetitions."""

    def __init__(self) -> None:
        self.sheets: dict[str, Scan] = {}
        self._begin_table({})

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "table":
            self._begin_table(attributes)
        elif local == "table-row":
            self._next_row, self._column = self._row + _repeated(attributes, "rows"), 0
        elif local in _CELLS:
            self._cell(attributes)

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local == "table-row":
            self._row = self._next_row
        elif local == "table":
            self.close_table()

    def close_table(self) -> None:
        self.sheets[self._name] = Scan(
            self._rows, self._columns, frozenset(self._errors), frozenset(self._uncalculated), self._far
        )

    def _begin_table(self, attributes: dict[str, str]) -> None:
        self._name = attributes.get("table:name", "")
        self._rows = self._columns = self._row = self._next_row = self._column = 0
        self._errors, self._uncalculated = set[Place](), set[Place]()
        self._far = ""

    def _cell(self, attributes: dict[str, str]) -> None:
        place, has_value = (self._row, self._column), "office:value-type" in attributes
        self._column += _repeated(attributes, "columns")
        if attributes.get("calcext:value-type") == "error":
            self._errors.add(place)
        elif "table:formula" in attributes and not has_value:
            self._uncalculated.add(place)
        if has_value:
            self._rows, self._columns = max(self._rows, self._next_row), max(self._columns, self._column)
            if is_far(self._rows, self._columns):
                self._far = address(*place)
                raise _Enough


def _repeated(attributes: dict[str, str], what: str) -> int:
    number = attributes.get(f"table:number-{what}-repeated", "1").strip()
    if not number.isdecimal() or len(number) > 9:
        raise Damaged
    return int(number)
