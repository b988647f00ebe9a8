"""Cell addresses: A1 text to row and column numbers, counted from 1 as Excel shows them."""

import re
from dataclasses import dataclass
from functools import cache

from cchc_xl.values.grid import column_letter

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_AREA = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?")


@cache
def letters(column: int) -> str:
    """The letters of a column: 1 → A, 27 → AA."""
    return column_letter(column - 1)


@cache
def column_number(name: str) -> int:
    """The number of a column: A → 1, AA → 27."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_of(reference: str) -> int:
    """The column of a cell reference: AB12 → 28."""
    return column_number(reference.rstrip("0123456789"))


@dataclass(frozen=True)
class Area:
    """A rectangle of cells, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        first, last = f"{letters(self.left)}{self.top}", f"{letters(self.right)}{self.bottom}"
        return first if first == last else f"{first}:{last}"

    @property
    def absolute(self) -> str:
        """The same with dollar signs, as defined names have it: $A$1:$B$2."""
        corners = ((self.left, self.top), (self.right, self.bottom))
        first, last = (f"${letters(column)}${row}" for column, row in corners)
        return first if first == last else f"{first}:{last}"

    def overlaps(self, other: "Area") -> bool:
        return (
            self.top <= other.bottom
            and other.top <= self.bottom
            and self.left <= other.right
            and other.left <= self.right
        )


def parse_area(text: str) -> Area | None:
    """The area of ``B2``, ``B2:D5`` or ``$B$2:$D$5``; None for anything else (whole columns, names, errors)."""
    found = _AREA.fullmatch(text.strip())
    if not found:
        return None
    left, top = column_number(found[1]), int(found[2])
    right, bottom = (column_number(found[3]), int(found[4])) if found[3] else (left, top)
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def area_of(text: str) -> Area:
    """The area of a reference that the file format demands; ValueError where it is none."""
    area = parse_area(text)
    if area is None:
        raise ValueError(text)
    return area


def quoted(sheet: str) -> str:
    """A sheet name as references have it: always quoted (X21010 is also an address), apostrophes doubled."""
    return "'" + sheet.replace("'", "''") + "'"


def unquoted(sheet: str) -> str:
    """The sheet name of a quoted or bare one."""
    return sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
