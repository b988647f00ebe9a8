"""A drawn form taken apart: the parts that stay as they are, packed once, and those that wait for an agency's own."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from cchc_xl.books.draw.form_layout import MARK
from cchc_xl.books.zip_entries import Entry, zip_of

_FAST = 1  # of zlib's levels: an eighth more bytes for two thirds of the time
_LETTER = re.compile(r"&#(\d{3,});")  # beyond ASCII, so never one that means something in XML


@dataclass(frozen=True)
class FormTemplate:
    """``fixed``: the parts that are the same in every form, packed; ``marked``: the others, by name, as text."""

    fixed: Sequence[Entry]
    marked: Mapping[str, str]

    @classmethod
    def of(cls, parts: Mapping[str, str]) -> Self:
        """The template that the parts of a drawn form make: those with a mark in them wait."""
        waiting = {name: text for name, text in parts.items() if MARK.search(text)}
        return cls([_entry(name, text) for name, text in parts.items() if name not in waiting], waiting)

    def filled(self, values: Mapping[str, str]) -> bytes:
        """A form: every mark gives way to its value, which is XML already. Same values, same bytes.

        KeyError for a mark that has no value.
        """
        own = [_entry(name, MARK.sub(lambda at: values[at[1]], text), _FAST) for name, text in self.marked.items()]
        return zip_of([*self.fixed, *own])


def parts_of(form: bytes) -> dict[str, str]:
    """The parts of a drawn form by name, all of them text, letters as letters and not as numbers (``&#7897;``)."""
    with zipfile.ZipFile(io.BytesIO(form)) as drawn:
        parts = {name: drawn.read(name).decode() for name in drawn.namelist()}
    return {name: _LETTER.sub(lambda found: chr(int(found[1])), text) for name, text in parts.items()}


def _entry(name: str, text: str, level: int = 9) -> Entry:
    return Entry.of(name, text.encode(), level=level)


class RowRules:
    """The rules of a drawn sheet (its conditional formats, or its ``dataValidation``) that stand for one row, and are
    to hold for some rows of the table."""

    def __init__(self, xml: str, row: int, element: str = "conditionalFormatting") -> None:
        pattern = rf'(?:<{element} sqref="[A-Z]+{row}"[^>]*>.*?</{element}>)+'
        found = re.search(pattern, xml)
        if not found:
            raise ValueError(f"no rules of row {row}")
        self.text, self._row = found[0], str(row)
        self._areas = re.compile(rf'sqref="([A-Z]+){row}"')

    def on(self, rows: Sequence[int]) -> str:
        """The rules for these rows, in ascending order; their formulas are told for the first of them."""
        if not rows:
            return ""
        runs = _runs(rows)
        rules = self._areas.sub(lambda found: f'sqref="{_cells(found[1], runs)}"', self.text)
        return rules.replace(self._row, str(rows[0]))


def _cells(column: str, runs: Sequence[tuple[int, int]]) -> str:
    """The cells of a column in those rows: ``I9:I12 I15``."""
    return " ".join(f"{column}{a}" if a == b else f"{column}{a}:{column}{b}" for a, b in runs)


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """The first and the last of each run of neighbours."""
    starts = [row for row in rows if row - 1 not in rows]
    ends = [row for row in rows if row + 1 not in rows]
    return list(zip(starts, ends, strict=True))
