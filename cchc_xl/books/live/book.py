"""The master in an open Excel (``books.book.Book``): read from a copy, changed in the copy, then in Excel."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Foreseen:
    """What writing into Excel is going to do: rows that change by sheet (new ones, gone ones, those with another
    value), and the sheets that are added."""

    rows: Mapping[str, int]
    sheets: tuple[str, ...]
