"""A drawn form taken apart: the parts that stay as they are, packed once, and those that wait for an agency's own."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from cchc_xl.books.draw.form_layout import MARK

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_LETTER = re.compile(r"&#(\d{3,});")  # beyond ASCII, so never one that means something in XML


@dataclass(frozen=True)
class FormTemplate:
    """``fixed``: a zip of the parts that are the same in every form; ``marked``: the others, by name, as text."""

    fixed: bytes
    marked: Mapping[str, str]

    @classmethod
    def of(cls, parts: Mapping[str, str]) -> Self:
        """The template that the parts of a drawn form make: those with a mark in them wait."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name, text in parts.items():
                if not MARK.search(text):
                    _add(archive, name, text)
        return cls(stream.getvalue(), {name: text for name, text in parts.items() if MARK.search(text)})

    def filled(self, values: Mapping[str, str]) -> bytes:
        """A form: every mark gives way to its value, which is XML already. Same values, same bytes.

        KeyError for a mark that has no value.
        """
        stream = io.BytesIO()
        stream.write(self.fixed)
        with zipfile.ZipFile(stream, "a") as archive:  # adds to it: what is packed already stays as it is
            for name, text in self.marked.items():
                _add(archive, name, MARK.sub(lambda found: values[found[1]], text))
        return stream.getvalue()


def parts_of(form: bytes) -> dict[str, str]:
    """The parts of a drawn form by name, all of them text, letters as letters and not as numbers (``&#7897;``)."""
    with zipfile.ZipFile(io.BytesIO(form)) as drawn:
        parts = {name: drawn.read(name).decode() for name in drawn.namelist()}
    return {name: _LETTER.sub(lambda found: chr(int(found[1])), text) for name, text in parts.items()}


def _add(archive: zipfile.ZipFile, name: str, text: str) -> None:
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, text)


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
