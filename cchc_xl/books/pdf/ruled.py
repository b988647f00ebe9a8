"""Ruled tables of a PDF: their cells' places as rows and columns, and tables that go on over the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cchc_xl.books.pdf.lines import begins_item
from cchc_xl.values.document import TextTable

_NEAR = 3.0  # points; edges closer than this are one


@dataclass(frozen=True)
class Box:
    """A ruled cell: its place on the page and its text."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def text_table(boxes: Sequence[Box]) -> TextTable:
    """The boxes as rows of texts; a box over several rows or columns repeats its text."""
    columns = _edges(edge for box in boxes for edge in (box.left, box.right))
    lines = _edges(edge for box in boxes for edge in (box.top, box.bottom))
    texts = [[""] * (len(columns) - 1) for _ in lines[1:]]
    merged: set[tuple[int, int]] = set()
    for box in boxes:
        places = [(r, c) for r in _between(lines, box.top, box.bottom) for c in _between(columns, box.left, box.right)]
        merged |= set(places[1:])
        for row, column in places:
            texts[row][column] = box.text
    return TextTable(tuple(map(tuple, texts)), frozenset(merged))


def _edges(places: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _NEAR:
            edges.append(place)
    return edges


def _between(edges: Sequence[float], start: float, end: float) -> range:
    first = sum(edge < start - _NEAR for edge in edges)
    return range(first, max(first + 1, sum(edge < end - _NEAR for edge in edges)))


def continued(above: TextTable, below: TextTable) -> TextTable | None:
    """The two parts of a table that goes on over the page as one; None where they are two tables.

    A header printed again is dropped, and a row that the page cuts in the middle of a sentence is put together.
    """
    if len(above.rows[0]) != len(below.rows[0]):
        return None
    again = sum(1 for old, new in zip(above.rows, below.rows, strict=False) if old == new)
    rows, merged = list(below.rows[again:]), {(r - again, c) for r, c in below.merged if r >= again}
    whole = list(above.rows)
    if rows and not any(r == 0 for r, _ in merged) and _is_cut(rows[0]):
        whole[-1] = tuple(_joined(*pair) for pair in zip(whole[-1], rows.pop(0), strict=True))
        merged = {(r - 1, c) for r, c in merged}
    shift = len(whole)
    return TextTable((*whole, *rows), above.merged | {(r + shift, c) for r, c in merged})


def _is_cut(row: Sequence[str]) -> bool:
    """Whether a row only goes on with the texts of the one above: no number, and a text that begins no sentence."""
    firsts = [text[0] for text in row if text]
    return not row[0] and (any(map(str.islower, firsts)) or not any(map(str.isupper, firsts)))


def _joined(above: str, below: str) -> str:
    return ("\n" if begins_item(below) else " ").join(filter(None, (above, below)))
