"""Draws «Hướng dẫn», the form's second sheet; the drop-down of Tiến độ reads its list."""

import math
from dataclasses import replace

from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.draw import styles as s
from cchc_xl.books.draw.form_colours import COMPLETE, INCOMPLETE, PAST, WRONG
from cchc_xl.books.draw.paper import BASE, LINE, merge, on_a4, protect
from cchc_xl.books.draw.styles import Brush
from cchc_xl.values import form_texts as t
from cchc_xl.values.columns import FORM
from cchc_xl.values.words import Progress

_LINE_LENGTH = 76  # characters that surely fit in the right column
_FIRST = 5  # row of the first meaning of Tiến độ

PROGRESS_RANGE = f"$A${_FIRST}:$A${_FIRST + len(Progress) - 1}"


def draw_guide(sheet: Worksheet, brush: Brush) -> None:
    """Fills an empty sheet with the guide: what each choice means, what each column wants."""
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 32, 68
    merge(sheet, "A1:B1", t.GUIDE_TITLE, replace(BASE, size=14, bold=True, colour=s.NAVY), brush)
    sheet.row_dimensions[1].height = 26
    _heading(sheet, _FIRST - 2, t.GUIDE_PROGRESS, brush)
    _pairs(sheet, _FIRST - 1, dict([t.PROGRESS_HEADER, *t.PROGRESS_MEANINGS.items()]), brush)
    columns = {FORM.column(field).header: text for field, text in t.COLUMN_MEANINGS.items()}
    after = _FIRST + len(Progress) + 1
    _heading(sheet, after, t.GUIDE_COLUMNS, brush)
    _pairs(sheet, after + 1, dict([t.COLUMNS_HEADER, *columns.items()]), brush)
    colours = after + len(columns) + 3
    _heading(sheet, colours, t.GUIDE_COLOURS, brush)
    _pairs(sheet, colours + 1, dict([t.COLOURS_HEADER, *t.COLOUR_MEANINGS.items()]), brush)
    _show_colours(sheet, colours + 2, brush)
    _notes(sheet, colours + len(t.COLOUR_MEANINGS) + 3, brush)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = s.MUTED
    protect(sheet)
    on_a4(sheet, "portrait")


def _heading(sheet: Worksheet, row: int, text: str, brush: Brush) -> None:
    brush.write(sheet.cell(row, 1), text, replace(BASE, size=12, bold=True, colour=s.NAVY))


def _pairs(sheet: Worksheet, row: int, pairs: dict[str, str], brush: Brush) -> None:
    """Two columns, the first pair as their header."""
    header = replace(BASE, bold=True, colour=s.WHITE, fill=s.HEADER, edges=s.BOXED)
    body = replace(BASE, down="top", wrapped=True, edges=s.BOXED)
    for number, (left, right) in enumerate(pairs.items()):
        look = body if number else header
        brush.write(sheet.cell(row + number, 1), left, replace(look, bold=True))
        brush.write(sheet.cell(row + number, 2), right, look)
        sheet.row_dimensions[row + number].height = LINE * math.ceil(len(right) / _LINE_LENGTH)


def _show_colours(sheet: Worksheet, row: int, brush: Brush) -> None:
    """Paints what each explanation is about as it looks in the report."""
    for number, look in enumerate((COMPLETE, INCOMPLETE, WRONG, WRONG, PAST)):
        shown = replace(BASE, bold=True, down="top", wrapped=True, edges=s.BOXED, colour=look.text, fill=look.fill)
        brush.paint(sheet.cell(row + number, 1), shown)


def _notes(sheet: Worksheet, row: int, brush: Brush) -> None:
    _heading(sheet, row, t.GUIDE_REMEMBER, brush)
    for number, note in enumerate(t.GUIDE_NOTES, start=1):
        merge(sheet, f"A{row + number}:B{row + number}", f"– {note}", BASE, brush)
        sheet.row_dimensions[row + number].height = 18
