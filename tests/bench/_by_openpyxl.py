"""The other side of the forms' speed: the very same form, drawn by openpyxl cell by cell for every agency.

Also a program: ``python -m tests.bench._by_openpyxl FORMS.pickle FOLDER`` draws all the forms of a pickle into a
folder. It is given the rows, and has no master to read or to write.
"""

import pickle
import sys
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from cchc_xl.books.draw.form import draw_form
from cchc_xl.books.draw.form_layout import BODY, COORDINATION_BODY, MARK, SIZE, WIDTHS
from cchc_xl.books.draw.saving import to_bytes
from cchc_xl.books.draw.styles import FittedRow
from cchc_xl.values.columns import COORDINATION, COORDINATION_SHEET, FORM, FORM_SHEET
from cchc_xl.values.measure import height_of, text_lines


@dataclass(frozen=True)
class Form:
    """What one form says: the rows of its two tables as lists of cells, and texts for its marks."""

    agency: str
    rows: Sequence[Sequence[Any]]
    helping: Sequence[Sequence[Any]]
    marks: dict[str, str]


def draw(form: Form) -> bytes:
    """The whole form by openpyxl alone. (Not its row of rules by kind: openpyxl is spared that.)"""
    workbook = draw_form(FORM, BODY + len(form.rows) - 1, helping=bool(form.helping))
    _fill(workbook[FORM_SHEET], BODY, form.rows, [WIDTHS[c.field] for c in FORM.columns])
    if form.helping:
        widths = [c.width for c in COORDINATION.columns]
        _fill(workbook[COORDINATION_SHEET], COORDINATION_BODY, form.helping, widths)
    _replace_marks(workbook, form.marks)
    return to_bytes(workbook)


def _fill(sheet: Any, first: int, rows: Sequence[Sequence[Any]], widths: Sequence[float]) -> None:
    looks = [copy(cell._style) for cell in sheet[first]]
    for number, values in enumerate(rows, start=first):
        lines = 1
        for column, (look, width) in enumerate(zip(looks, widths, strict=True), start=1):
            cell = sheet.cell(number, column)
            cell._style = copy(look)
            if column <= len(values):
                cell.value = value = values[column - 1]
                if isinstance(value, str):
                    cell.data_type = "s"
                    lines = max(lines, text_lines(value, width, SIZE, serif=True))
        if lines > 1:
            sheet.row_dimensions[number] = FittedRow(sheet, index=number, ht=height_of(lines, SIZE))


def _replace_marks(workbook: Workbook, marks: dict[str, str]) -> None:
    sheets: list[Any] = workbook.worksheets
    for sheet in sheets:
        for row in sheet.iter_rows(max_row=8):
            for cell in row:
                if isinstance(cell.value, str) and "⟦" in cell.value:
                    cell.value = MARK.sub(lambda found: marks[found[1]], cell.value)


def main() -> None:
    """Draws and writes every form."""
    forms: list[Form] = pickle.loads(Path(sys.argv[1]).read_bytes())
    folder = Path(sys.argv[2])
    folder.mkdir(parents=True)
    for form in forms:
        (folder / f"{form.agency}.xlsx").write_bytes(draw(form))


if __name__ == "__main__":
    from tests.bench import _by_openpyxl  # so that what is pickled has the name it was pickled by

    _by_openpyxl.main()
