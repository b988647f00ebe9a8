"""A Word table's cells on one grid: spans, merges and boundaries that were dragged askew."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cchc_xl.values.document import TextTable

_ASKEW = 170  # twentieths of a point (3 mm): boundaries closer than this were meant to be one


@dataclass(frozen=True)
class Cell:
    """A cell of one row: how many grid columns it covers; ``below`` continues the cell above it."""

    text: str
    span: int = 1
    below: bool = False


def text_table(rows: Sequence[Sequence[Cell]], widths: Sequence[int]) -> TextTable:
    """The rows as texts on one grid of columns. ``widths`` of the grid columns, as far as they are known."""
    rows = [row for row in rows if row]
    count = max((sum(cell.span for cell in row) for row in rows), default=0)
    columns = _columns(rows, _boundaries(widths, count), count)
    width = max((end for row in columns for _, end in row), default=0)
    texts: list[list[str]] = []
    merged: set[tuple[int, int]] = set()
    for number, (row, places) in enumerate(zip(rows, columns, strict=True)):
        line = [""] * width
        for cell, (start, end) in zip(row, places, strict=True):
            above = texts[-1][start] if cell.below and texts else cell.text
            line[start:end] = [above] * (end - start)
            merged |= {(number, place) for place in range(start + (not cell.below or not texts), end)}
        texts.append(line)
    return TextTable(tuple(map(tuple, texts)), frozenset(merged))


def _columns(rows: Sequence[Sequence[Cell]], places: Sequence[int], count: int) -> list[list[tuple[int, int]]]:
    """The columns (from, to) of each cell; columns that no cell begins in any row are left out."""
    if _is_plain(rows, count):
        rows = [[replace(cell, span=1 if len(row) > 1 else len(max(rows, key=len))) for cell in row] for row in rows]
        places = range(count + 1)
    spans = [_spans(row, places) for row in rows]
    if any(start == end for row in spans for start, end in row):
        spans = [_spans(row, range(count + 1)) for row in rows]
    begun = sorted({start for row in spans for start, _ in row})
    rank = {place: number for number, place in enumerate(begun)}
    last = len(begun)
    return [[(rank[a], next((rank[p] for p in begun if p >= b), last)) for a, b in row] for row in spans]


def _is_plain(rows: Sequence[Sequence[Cell]], count: int) -> bool:
    """Whether every row has equally many cells, or only one: then spans only tell of boundaries dragged askew."""
    return len({len(row) for row in rows if len(row) > 1 or row[0].span < count}) == 1


def _spans(row: Sequence[Cell], places: Sequence[int]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = 0
    for cell in row:
        spans.append((places[at], places[at + cell.span]))
        at += cell.span
    return spans


def _boundaries(widths: Sequence[int], count: int) -> list[int]:
    """Each grid boundary's number, counted anew with boundaries that nearly meet as one."""
    if len(widths) < count or min(widths, default=0) <= 0:
        return list(range(count + 1))
    numbers, at = [0], 0
    for width in widths[:count]:
        at += width
        if at >= _ASKEW:
            numbers.append(numbers[-1] + 1)
            at = 0
        else:
            numbers.append(numbers[-1])
    return numbers
