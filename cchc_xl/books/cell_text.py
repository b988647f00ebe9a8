"""Text of cells as one thing: what Excel escaped, what old fonts encoded, what cannot be seen."""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from cchc_xl.books.legacy import code_of_text, convert, is_unicode
from cchc_xl.values.grid import Cell, Grid, Place

_WHOLE = 10**15  # beyond this a float no longer holds every whole number
_ESCAPED = re.compile(r"_x00([0-9A-Fa-f]{2})_")  # whatever is beyond can be written as it is, and is
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def unescaped(text: str) -> str:
    """With Excel's escapes undone, once: «_x0041_» is A, and «_x005F_x0041_» is the text «_x0041_».

    Only where nobody has done so: calamine does, openpyxl does not, and neither .xls nor .ods know such escapes.
    """
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def clean(text: str) -> str:
    """NFC, trimmed, one kind of space and of line end, nothing that no file can hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\N{NO-BREAK SPACE}", " ")
    return unicodedata.normalize("NFC", CONTROL.sub("", text)).strip()


def as_number(value: float) -> Cell:
    """A number as it is meant: a whole one without a point; one that is none as text, since it would count as blank."""
    if not math.isfinite(value):
        return str(value)
    return int(value) if value.is_integer() and abs(value) < _WHOLE else value


def in_unicode(sheets: Sequence[Grid]) -> tuple[tuple[Grid, ...], dict[str, frozenset[Place]]]:
    """The sheets with text in TCVN3 or VNI converted, where that is certain, and the places of such cells."""
    if not any(map(_is_legacy, set[Cell]().union(*_rows(sheets)))):
        return tuple(sheets), {}
    texts = list(dict.fromkeys(cell for row in _rows(sheets) for cell in row if isinstance(cell, str)))
    pairs = zip(texts, convert(texts)[0], strict=True)
    read = {old: clean(new) for old, new in pairs if old != new}
    places = {grid.name: _where(grid, read) for grid in sheets}
    return tuple(_replaced(grid, read) for grid in sheets), {name: found for name, found in places.items() if found}


def _rows(sheets: Sequence[Grid]) -> Iterator[tuple[Cell, ...]]:
    return (row for grid in sheets for row in grid.rows)


@lru_cache(maxsize=20_000)  # the forms of a round say the same things
def _is_legacy(cell: Cell) -> bool:
    if not isinstance(cell, str) or cell.isascii() or is_unicode(cell):
        return False
    return code_of_text(cell) is not None


def _where(grid: Grid, read: dict[str, str]) -> frozenset[Place]:
    return frozenset((r, c) for r, row in enumerate(grid.rows) for c, cell in enumerate(row) if cell in read)


def _replaced(grid: Grid, read: dict[str, str]) -> Grid:
    rows = tuple(tuple(read.get(c, c) if isinstance(c, str) else c for c in row) for row in grid.rows)
    return replace(grid, rows=rows)
