"""Finding the report table in a workbook that somebody rearranged: by its headers, wherever they stand."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cchc_xl.forms.answers import AnswerRow, as_text, understood
from cchc_xl.values.columns import ANSWER_FIELDS, FORM, FORM_SHEET, LATER_FORM
from cchc_xl.values.grid import Cell, Grid, WorkbookGrid, address

# The program's own columns are never taken from a return; they need not be there.
_NEEDED = ("milestone", *ANSWER_FIELDS)


@dataclass(frozen=True)
class FormRow:
    """A row of the report table: the milestone as written, its address, and the answers beside it."""

    milestone: str
    cell: str
    answers: AnswerRow

    @property
    def is_answer(self) -> bool:
        """Meant as an answer, whatever its milestone: not a note or a signature below the table."""
        coded = self.milestone != "" and " " not in self.milestone and not self.answers.blank
        return coded or understood(as_text(self.answers.values["progress"])) is not None


@dataclass(frozen=True)
class ReportTable:
    """Where the report table stands: its sheet, its header row, and the column of each field, from 0."""

    grid: Grid
    header: int
    columns: Mapping[str, int]
    errors: frozenset[tuple[int, int]] = frozenset()

    @property
    def missing(self) -> tuple[str, ...]:
        """Headers that cannot be done without and are not there."""
        return tuple(FORM.column(f).header for f in _NEEDED if f not in self.columns)

    def rows(self) -> Iterator[FormRow]:
        """Every row below the header that has a milestone or an answer, to the end of the sheet."""
        for number in range(self.header + 1, len(self.grid.rows)):
            row = self._row(number)
            if row.milestone or not row.answers.blank:
                yield row

    def _row(self, number: int) -> FormRow:
        at = {field: self.columns[field] for field in ANSWER_FIELDS}
        answers = AnswerRow(
            {field: self.grid.at(number, column) for field, column in at.items()},
            {field: address(number, column) for field, column in at.items()},
            frozenset(field for field, column in at.items() if (number, column) in self.errors),
        )
        column = self.columns["milestone"]
        return FormRow(as_text(self.grid.at(number, column)), address(number, column), answers)


def find_report_table(book: WorkbookGrid) -> ReportTable:
    """The table whose header row has most of the form's headers; the form's own sheet wins a tie.

    Sheets may be renamed, rows inserted, columns moved or added. What it lacks is in ``missing``.
    """
    grids = sorted(book.sheets, key=lambda grid: grid.name != FORM_SHEET)
    headers = ((grid, number, _headers(row)) for grid in grids for number, row in enumerate(grid.rows))
    nowhere: tuple[Grid, int, dict[str, int]] = (Grid("", ()), 0, {})
    grid, number, columns = max(headers, key=lambda found: len(found[2]), default=nowhere)
    return ReportTable(grid, number, columns, book.errors.get(grid.name, frozenset()))


def _headers(row: tuple[Cell, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, cell in enumerate(row):
        field = _FIELDS.get(_folded(cell)) if isinstance(cell, str) else None
        if field is not None:
            found.setdefault(field, column)
    return found


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


_FIELDS = {_folded(c.header): c.field for c in LATER_FORM.columns}
