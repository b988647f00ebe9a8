"""Text of cells as one thing: what Excel escaped, what old fonts encoded, what cannot be seen."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from cchc_xl.books.legacy import code_of_text, convert, is_unicode
from cchc_xl.values.grid import Grid, Place

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """NFC, trimmed, Excel's escapes undone, one kind of space and of line end, nothing that no file can hold."""
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\N{NO-BREAK SPACE}", " ")
    return unicodedata.normalize("NFC", _CONTROL.sub("", text)).strip()


def in_unicode(sheets: Sequence[Grid]) -> tuple[tuple[Grid, ...], dict[str, frozenset[Place]]]:
    """The sheets with text in TCVN3 or VNI converted, where that is certain, and the places of such cells."""
    texts = list(dict.fromkeys(cell for grid in sheets for row in grid.rows for cell in row if isinstance(cell, str)))
    if not any(map(_is_legacy, texts)):
        return tuple(sheets), {}
    pairs = zip(texts, convert(texts)[0], strict=True)
    read = {old: clean(new) for old, new in pairs if old != new}
    places = {grid.name: _where(grid, read) for grid in sheets}
    return tuple(_replaced(grid, read) for grid in sheets), {name: found for name, found in places.items() if found}


@lru_cache(maxsize=20_000)  # the forms of a round say the same things
def _is_legacy(text: str) -> bool:
    return not text.isascii() and not is_unicode(text) and code_of_text(text) is not None


def _where(grid: Grid, read: dict[str, str]) -> frozenset[Place]:
    return frozenset((r, c) for r, row in enumerate(grid.rows) for c, cell in enumerate(row) if cell in read)


def _replaced(grid: Grid, read: dict[str, str]) -> Grid:
    return Grid(grid.name, tuple(tuple(read.get(c, c) if isinstance(c, str) else c for c in row) for row in grid.rows))
