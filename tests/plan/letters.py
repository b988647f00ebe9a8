"""Letters of tests, written as text: a line of ``|`` cells is a row of a table, ``^`` repeats the cell above,
``<`` the cell to its left (merged cells)."""

from collections.abc import Sequence
from itertools import groupby

from cchc_xl.values.document import Block, Document, Paragraph, TextTable


def document(text: str | Sequence[str], file: str = "thu.txt") -> Document:
    """The document that the lines are; a cell's own lines are parted by ``/ ``."""
    lines = text.strip("\n").split("\n") if isinstance(text, str) else list(text)
    blocks: list[Block] = []
    for is_row, group in groupby(lines, key=lambda line: line.startswith("|")):
        if is_row:
            blocks.append(table([[cell.strip() for cell in row.strip("|").split("|")] for row in group]))
        else:
            blocks += [Paragraph(line) for line in group]
    return Document(file, tuple(blocks))


def table(cells: Sequence[Sequence[str]]) -> TextTable:
    rows: list[list[str]] = []
    merged: set[tuple[int, int]] = set()
    for r, row in enumerate(cells):
        rows.append([])
        for c, cell in enumerate(row):
            if cell in ("^", "<"):
                merged.add((r, c))
            rows[r].append({"^": rows[r - 1][c] if r else "", "<": rows[r][c - 1] if c else ""}.get(cell, cell))
    return TextTable(tuple(tuple(cell.replace(" / ", "\n") for cell in row) for row in rows), frozenset(merged))
