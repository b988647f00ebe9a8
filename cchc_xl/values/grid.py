"""A sheet as plain values: what every reader of workbooks hands to the verbs, whatever the file was."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

Cell = str | int | float | bool | dt.date | dt.datetime | None

Place = tuple[int, int]  # row and column, from 0
Places = Mapping[str, frozenset[Place]]  # of each sheet by its name, some of its cells


def _nowhere() -> Places:
    return {}


@dataclass(frozen=True)
class Grid:
    """A sheet's values from A1 on, row by row; blanks are None, text is NFC and trimmed.

    Of its merged cells, 0-based places: ``spread`` have their value from a row above, ``hidden`` held another value
    than the one that is seen, which does not count.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    spread: frozenset[Place] = frozenset()
    hidden: frozenset[Place] = frozenset()

    def at(self, row: int, column: int) -> Cell:
        """The value at a 0-based place; None beyond the edge."""
        if row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return None


@dataclass(frozen=True)
class WorkbookGrid:
    """A workbook that somebody sent: its sheets, its custom properties, and what tells files apart.

    ``sha256`` is of the file's bytes; ``saved_at`` is the core property ``modified``, else the file's time.
    Of each sheet, 0-based places: ``errors`` show an Excel error (#REF!, …), their value is None; ``uncalculated``
    hold a formula that nobody calculated, their value is None; ``converted`` hold text that was typed in TCVN3 or
    VNI and reads as Unicode here. ``carries``: in Vietnamese, what is in the file beside cells that has to be
    flagged (macros, links to other files, …); none of it was run or followed.
    """

    file: str
    sheets: tuple[Grid, ...]
    properties: Mapping[str, str] = field(default_factory=dict[str, str])
    sha256: str = ""
    saved_at: dt.datetime | None = None
    errors: Places = field(default_factory=_nowhere)
    uncalculated: Places = field(default_factory=_nowhere)
    converted: Places = field(default_factory=_nowhere)
    carries: tuple[str, ...] = ()

    def sheet(self, name: str) -> Grid | None:
        """The sheet of that name, or None."""
        return next((g for g in self.sheets if g.name == name), None)


def column_letter(column: int) -> str:
    """The letters of a 0-based column: 0 → A, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """The A1 address of a 0-based place: (13, 8) → I14."""
    return f"{column_letter(column)}{row + 1}"


def place(cell: str) -> tuple[int, int]:
    """The 0-based place of an A1 address: I14 → (13, 8)."""
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(cell[len(letters) :]) - 1, column - 1
