"""What a sheet's XML holds, found before any reader allocates it: how far its cells reach, and which need a word.

Sheets as programs write them are scanned by one compiled pattern. Whatever is written otherwise (prefixes, comments,
cells without an address, attributes in another order) goes through an XML parser, cell by cell: slower, and exact.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

from cchc_xl.books.archive import Damaged
from cchc_xl.values.grid import Place, address

MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 20_000, 500, 2_000_000

# A cell as Excel, LibreOffice, WPS, Google and openpyxl write it; and the beginning of any other.
_BEGUN = b'<c r="'
_CELL = re.compile(rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"((?: [A-Za-z]+="[\w.-]*")*) ?(/?)>')
_OTHERWISE, _PREFIXED = re.compile(rb'<c(?! r=")[\s/>]| t="e"[^<>]*></c>'), re.compile(rb":c[\s/>]")
_FORMULA = re.compile(rb"<f[\s/>]")
_WITHOUT_VALUE = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"([^<>]*)>\s*<f(?:\s[^<>]*)?(?:/>|>[^<]*</f>)\s*(<v\s*/>|<v></v>)?\s*</c>'
)
_CELLS_END, _MERGED_END = b"</sheetData>", b"</mergeCells>"
_ERROR = b' t="e"'
_CALCULATED_TEXT = b't="str"'
_ADDRESS = re.compile("([A-Za-z]{1,3})([0-9]{1,7})")
_SLICE = 1 << 20  # bytes of XML that are matched at once


@dataclass(frozen=True)
class Scan:
    """Rows and columns that filled cells reach; 0-based places of errors and of formulas without a value.

    ``far``: the address of a cell beyond every form, or "". ``twice``: an address that stands twice, or "".
    """

    rows: int = 0
    columns: int = 0
    errors: frozenset[Place] = frozenset()
    uncalculated: frozenset[Place] = frozenset()
    far: str = ""
    twice: str = ""


def scan(part: bytes) -> Scan:
    """What the part of a sheet holds; nothing where the part is no sheet. Raises Damaged for no XML."""
    if b"sheetData" not in part:
        return Scan()
    is_plain = not holds(part, b"<!")  # comments and CDATA may hide or fake cells
    if not is_plain or _OTHERWISE.search(part) or _PREFIXED.search(part):
        return _parsed(part)
    rows = columns = count = 0
    seen, errors = set[bytes](), set[Place]()
    for begin, end in _slices(part):
        cells = _CELL.findall(part, begin, end)
        filled = [cell for cell in cells if not cell[3]]
        if len(cells) < part.count(_BEGUN, begin, end):
            return _parsed(part)
        rows = max(rows, *(int(row) for row in {cell[1] for cell in filled}), 0)
        columns = max(columns, *(column_number(letters) + 1 for letters in {cell[0] for cell in filled}), 0)
        seen.update([cell[0] + cell[1] for cell in filled])
        count += len(filled)
        if is_far(rows, columns) or len(seen) < count:
            return _parsed(part)  # it knows the very cell, and which cells are filled in truth
        if _ERROR in part:
            errors |= {_place(letters, row) for letters, row, attributes, _ in filled if _ERROR in attributes}
    return Scan(rows, columns, frozenset(errors), _without_value(part))


def lean(part: bytes) -> bytes:
    """A sheet's part without what surrounds its cells (formats, validations, …), which holds no values.

    Any other part, and a sheet that is not written as programs write them, stays as it is.
    """
    root, begin, end = part.find(b"<worksheet"), part.find(b"<sheetData"), part.rfind(_CELLS_END)
    if not 0 <= root < begin < end or holds(part, b"<!"):
        return part
    merged = part.find(b"<mergeCells", end)
    merged_end = part.find(_MERGED_END, merged)
    merges = part[merged : merged_end + len(_MERGED_END)] if 0 < merged < merged_end else b""
    head, cells = part[: part.index(b">", root) + 1], part[begin : end + len(_CELLS_END)]
    return b"".join((head, cells, merges, b"</worksheet>"))


def holds(part: bytes, sign: bytes, begin: int = 0) -> bool:
    """Whether these two bytes stand in XML behind a place. XML is full of the first of them, and rarely has the other:
    a look for that takes a hundredth of the time."""
    return part.find(sign[1:], begin) >= 0 and part.find(sign, begin) >= 0


def column_number(letters: bytes) -> int:
    """The 0-based column of its letters: A → 0, AA → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def is_far(rows: int, columns: int) -> bool:
    """Whether a sheet of that size is beyond every form."""
    return rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_CELLS


def _slices(part: bytes) -> Iterator[tuple[int, int]]:
    """The part in pieces that begin with a row, so that a million cells are never held at once."""
    begin = 0
    while begin < len(part):
        end = part.find(b"<row", begin + _SLICE)
        yield begin, end if end > 0 else len(part)
        begin = end if end > 0 else len(part)


def _place(letters: bytes, row: bytes) -> Place:
    return int(row) - 1, column_number(letters)


def _without_value(part: bytes) -> frozenset[Place]:
    """Formulas without a value. An empty value is one where the formula gives text."""
    cells = (part.rfind(_BEGUN, 0, formula.start()) for formula in _FORMULA.finditer(part))
    found = [match for cell in cells if (match := _WITHOUT_VALUE.match(part, max(cell, 0)))]
    return frozenset(_place(m[1], m[2]) for m in found if not (m[4] and _CALCULATED_TEXT in m[3]))


def _parsed(part: bytes) -> Scan:
    """The same by an XML parser. Its input has no DOCTYPE, so there is nothing to expand."""
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise Damaged from error
    except _Enough:
        pass
    return Scan(reader.rows, reader.columns, frozenset(reader.errors), frozenset(reader.uncalculated),
                reader.far, reader.twice)  # fmt: skip


class _Enough(Exception):  # noqa: N818 - no error: the rest need not be read
    """What was found suffices to refuse the sheet."""


class _Reader:
    """Follows the cells of a sheet as Excel places them: one without an address stands right of the last."""

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self.errors, self.uncalculated, self.seen = set[Place](), set[Place](), set[Place]()
        self.far = self.twice = ""
        self._row, self._column = -1, 0
        self._place: Place = (0, 0)
        self._type = self._value = ""
        self._has_value = self._has_formula = self._is_filled = False
        self._within = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "row":
            self._begin_row(attributes.get("r", ""))
        elif local == "c":
            self._begin_cell(attributes)
        elif local in ("v", "f", "is"):
            self._is_filled, self._within = True, local
            self._has_formula |= local == "f"
            self._has_value |= local != "f"

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        self._within = "" if local == self._within else self._within
        if local == "c" and self._is_filled:
            self._end_cell()

    def text(self, text: str) -> None:
        if self._within == "v":
            self._value += text

    def _begin_row(self, number: str) -> None:
        if number and not re.fullmatch("[0-9]{1,9}", number):
            raise Damaged
        self._row, self._column = int(number) - 1 if number else self._row + 1, 0

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._place = _addressed(attributes["r"]) if "r" in attributes else (max(self._row, 0), self._column)
        self._column = self._place[1] + 1
        self._type, self._value = attributes.get("t", ""), ""
        self._has_value = self._has_formula = self._is_filled = False

    def _end_cell(self) -> None:
        row, column = self._place
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)
        self.far = address(*self._place) if is_far(self.rows, self.columns) else ""
        self.twice = address(*self._place) if self._place in self.seen else ""
        if self.far or self.twice:
            raise _Enough
        self.seen.add(self._place)
        if self._type == "e":
            self.errors.add(self._place)
        if self._has_formula and not (self._has_value and (self._value or self._type == "str")):
            self.uncalculated.add(self._place)


def _addressed(text: str) -> Place:
    match = _ADDRESS.fullmatch(text)
    if not match or int(match[2]) == 0:
        raise Damaged
    return int(match[2]) - 1, column_number(match[1].upper().encode())
