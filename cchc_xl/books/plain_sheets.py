"""The sheets of an .xlsx that is written as programs write it, read in one pass over the text of their XML.

Nearly all returns are. The pass accounts for every byte among the cells, or reads nothing: what is written in another
way, what two readers could read in two ways, and what is larger than any form is left to slower readers.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple, TypeVar
from xml.etree.ElementTree import ParseError

from cchc_xl.books import carried
from cchc_xl.books.cell_text import CONTROL, as_number, clean, unescaped
from cchc_xl.books.container import MAX_SHEETS, Package
from cchc_xl.books.number_formats import Shown, shown_by_style
from cchc_xl.books.sheet_scan import Scan, holds, is_far
from cchc_xl.values.grid import Cell, Place, place

_LARGEST = 4 * 1024 * 1024  # bytes of a part: a hundred forms
_SMALL = 16 * 1024  # bytes of a sheet, with its texts, that is worth keeping: the next file may have the same
_DECLARED = re.compile(rb"""<\?xml version="1.0"(?: encoding="(?:utf-8|us-ascii)")?(?: [^<>]*)?\?>""", re.IGNORECASE)

_BEGIN, _END = "<sheetData>", "</sheetData>"

# How a cell begins; then, up to the next, its address, style, type, formula, value and inline text.
_CELL = '<c r="'
_BETWEEN_CELLS = r"(?:\s|</row>|<row(?: [^<>]*)?>)*"
_WRITTEN = re.compile(
    r'([A-Z]{1,3}[1-9][0-9]{0,6})"(?: s="([0-9]{1,6})")?(?: t="([a-zA-Z]+)")? ?(?:/>|>(<f(?: [^<>]*)?>(?:[^<]*</f>)?)?'
    r'(?:<v>([^<]*)</v>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>)' + _BETWEEN_CELLS
)
_SHORT = 1_000  # characters of a cell that is worth keeping
_BEFORE_CELLS = re.compile(_BETWEEN_CELLS)
_SHARED = re.compile(r'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>')
_AROUND_SHARED = re.compile(r"(?:\s|<sst(?: [^<>]*)?>|</sst>)*")
_MERGED = re.compile(r'<mergeCell ref="([A-Z]{1,3}[1-9][0-9]{0,6}):([A-Z]{1,3}[1-9][0-9]{0,6})" ?/>')

_REFERENCE, _REFERRED = re.compile("&([^&;]*;?)"), re.compile("(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|([a-z]+));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_INDEX = re.compile("[0-9]{1,9}")
_ERROR = re.compile("#[A-Z0-9/_]+[!?]?")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?", re.ASCII)
_DAY_0, _SURE_DAYS = dt.date(1899, 12, 30), range(61, 2_958_466)  # before these: Excel's 29 February 1900

_Thing = TypeVar("_Thing")


class Otherwise(Exception):  # noqa: N818 - no error: another reader has to see it
    """Something is not written as programs write it."""


@dataclass(frozen=True)
class PlainSheet:
    """A sheet's rows from A1 on, its merged ranges (first and last place), and what a look into it finds."""

    rows: Sequence[tuple[Cell, ...]]
    merged: Sequence[tuple[Place, Place]]
    found: Scan


def read_plain(package: Package) -> Mapping[str, PlainSheet]:
    """The sheets of an .xlsx by their names. Raises Otherwise where one of them takes another reader."""
    listed = [*carried.sheet_parts(package)]
    if package.is_ods or not 0 < len(dict(listed)) == len(listed) <= MAX_SHEETS or carried.counts_from_1904(package):
        raise Otherwise
    parts = carried.parts_by_kind(package)
    shared, styles = (package.get(parts.get(kind, "")) for kind in ("sharedStrings", "styles"))
    return {name: _sheet_of(package.get(part), shared, styles) for name, part in listed}


def _sheet_of(part: bytes, shared: bytes, styles: bytes) -> PlainSheet:
    """The sheet in a part, and what it takes from the workbook's other parts."""
    is_small = len(part) + len(shared) <= _SMALL
    return _small_sheet(part, shared, styles) if is_small else _read(part, shared, styles)


def _read(part: bytes, shared: bytes, styles: bytes) -> PlainSheet:
    try:
        return _sheet(_text_of(part), _shared(shared), shown_by_style(styles))
    except ParseError:
        raise Otherwise from None


_small_sheet = lru_cache(maxsize=100)(_read)  # the forms of a round have the same instructions


def _text_of(content: bytes) -> str:
    """A part as text, if nothing in it can hide a cell or make one up: no comment, no CDATA, no instruction."""
    declared = _DECLARED.match(content)
    begin = declared.end() if declared else 0
    if len(content) > _LARGEST or holds(content, b"<!") or holds(content, b"<?", begin):
        raise Otherwise
    try:
        return content[begin:].decode()
    except UnicodeDecodeError:
        raise Otherwise from None


@lru_cache(maxsize=1)  # for all sheets of a workbook
def _shared(part: bytes) -> Sequence[str]:
    """The workbook's shared texts, as they are written."""
    pieces = _SHARED.split(_text_of(part))
    if not all(map(_AROUND_SHARED.fullmatch, set(pieces[::2]))):
        raise Otherwise
    return pieces[1::2]


def _sheet(part: str, shared: Sequence[str], shown: Sequence[Shown]) -> PlainSheet:
    begin, end = part.find(_BEGIN), part.find(_END)
    if not 0 <= begin < end or part.find("<sheetData", end) > 0:
        raise Otherwise
    before, *cells = part[begin + len(_BEGIN) : end].split(_CELL)
    if not _BEFORE_CELLS.fullmatch(before):
        raise Otherwise
    filled = [written for cell in cells if (written := _written(cell) if len(cell) <= _SHORT else _parsed(cell))]
    values = {at: value if not kind else _looked_up(kind, value, nth, shared, shown)
              for at, value, kind, nth, _, _ in filled}  # fmt: skip
    if len(values) < len(filled):
        raise Otherwise
    rows = _rows(values)
    errors = frozenset([cell.at for cell in filled if cell.is_error])
    uncalculated = frozenset([cell.at for cell in filled if cell.is_uncalculated])
    found = Scan(len(rows), len(rows[0]) if rows else 0, errors, uncalculated)
    return PlainSheet(rows, _merged(part[end:]), found)


class _Written(NamedTuple):
    """A cell that is not blank: its place, and its value as far as the cell alone tells it.

    Of ``kind`` "s" it is the ``nth`` shared text; of "n" the value is a number, and the ``nth`` style shows it.
    ``is_uncalculated``: its formula has no value.
    """

    at: Place
    value: Cell
    kind: str
    nth: int
    is_error: bool
    is_uncalculated: bool


def _parsed(cell: str) -> _Written | None:
    """What is written of a cell, from its address on; None for a blank one."""
    found = _WRITTEN.fullmatch(cell.replace("<v/>", "<v></v>"))
    if not found:
        raise Otherwise
    address, style, kind, formula, value, text = found.groups()
    if value is None and text is None and not formula:
        return None
    _referred(formula or "")  # or the sheet is no XML
    is_calculated = not formula or bool(value) or (value is not None and kind == "str")
    known = _told(kind or "n", int(style or "0"), value, text)
    return _Written(place(address), *known, kind == "e", not is_calculated)


def _told(kind: str, style: int, value: str | None, text: str | None) -> tuple[Cell, str, int]:
    """Value, kind and number of a written cell."""
    if text is not None and kind == "inlineStr":
        return _said(text), "", 0
    if kind == "s" and value and _INDEX.fullmatch(value):
        return None, "s", int(value)
    if kind == "n" and text is None:
        return (_number(value), "n", style) if value else (None, "", 0)
    if kind == "str" and text is None:
        return _said(value or ""), "", 0
    if kind == "b" and value in ("0", "1"):
        return value == "1", "", 0
    if kind == "e" and value and _ERROR.fullmatch(value):
        return None, "", 0
    raise Otherwise


_written = lru_cache(maxsize=20_000)(_parsed)  # the forms of a round say the same things


def _looked_up(kind: str, value: Cell, nth: int, shared: Sequence[str], shown: Sequence[Shown]) -> Cell:
    return _said(_nth(nth, shared)) if kind == "s" else _shown(value, _nth(nth, shown))


def _nth(nth: int, things: Sequence[_Thing]) -> _Thing:
    try:
        return things[nth]
    except IndexError:
        raise Otherwise from None


def _number(value: str) -> Cell:
    if not _NUMBER.fullmatch(value):
        raise Otherwise
    return as_number(float(value))


def _shown(number: Cell, shown: Shown) -> Cell:
    if shown is Shown.NUMBER:
        return number
    if shown is Shown.DAY and isinstance(number, int) and number in _SURE_DAYS:
        return _DAY_0 + dt.timedelta(number)
    raise Otherwise


@lru_cache(maxsize=20_000)  # the forms of a round say the same things
def _said(written: str) -> str | None:
    return clean(unescaped(_referred(written))) or None


def _referred(written: str) -> str:
    if "&" not in written:
        return written
    return " ".join(map(_word, written.split(" "))) if len(written) <= _SHORT else _decoded(written)


def _decoded(written: str) -> str:
    pieces = _REFERENCE.split(written)
    pieces[1::2] = map(_character, pieces[1::2])
    return "".join(pieces)


_word = lru_cache(maxsize=20_000)(_decoded)  # some programs write each letter beyond ASCII so, in the same few words


def _character(reference: str) -> str:
    found = _REFERRED.fullmatch(reference)
    if not found:
        raise Otherwise
    decimal, hexadecimal, name = found.groups()
    try:
        character = _NAMED[name] if name else chr(int(decimal) if decimal else int(hexadecimal, 16))
    except (KeyError, ValueError):
        raise Otherwise from None
    if CONTROL.match(character):
        raise Otherwise
    return character


def _rows(values: Mapping[Place, Cell]) -> Sequence[tuple[Cell, ...]]:
    height = max(values)[0] + 1 if values else 0
    width = max(map(itemgetter(1), values)) + 1 if values else 0
    if is_far(height, width):
        raise Otherwise
    rows: list[list[Cell]] = [[None] * width for _ in range(height)]
    for (row, column), value in values.items():
        rows[row][column] = value
    return [*map(tuple, rows)]


def _merged(after: str) -> list[tuple[Place, Place]]:
    found = _MERGED.findall(after)
    if len(found) < after.count("<mergeCell "):
        raise Otherwise
    return [(place(first), place(last)) for first, last in found]
