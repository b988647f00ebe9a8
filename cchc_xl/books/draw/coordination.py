"""Draws «Việc phối hợp»: the tasks that an agency only helps others with. To be read and printed, nothing more."""

from dataclasses import replace

from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.draw import styles as s
from cchc_xl.books.draw.form_layout import COORDINATION_BODY, mark
from cchc_xl.books.draw.paper import BASE, LINE, merge, on_a4, protect
from cchc_xl.books.draw.styles import Brush
from cchc_xl.values import form_texts as t
from cchc_xl.values.columns import COORDINATION
from cchc_xl.values.grid import column_letter
from cchc_xl.values.table import Kind

_HEADER = COORDINATION_BODY - 1


def draw_coordination(sheet: Worksheet, brush: Brush) -> None:
    """Fills an empty sheet: title, header, and one blank row of the table, ``COORDINATION_BODY``."""
    end = column_letter(len(COORDINATION.columns) - 1)
    title = replace(BASE, size=14, bold=True, colour=s.NAVY, across="center")
    lines = ((f"{t.REPORTER} {mark('reporter')}", replace(BASE, bold=True), 16), (t.COORDINATION_TITLE, title, 24))
    for row, (text, look, height) in enumerate(lines, start=1):
        merge(sheet, f"A{row}:{end}{row}", text, look, brush)
        sheet.row_dimensions[row].height = height
    hint = replace(BASE, italic=True, colour=s.MUTED, across="center")
    merge(sheet, f"A3:{end}3", t.COORDINATION_HINT, hint, brush)
    _table(sheet, brush)
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = f"A{COORDINATION_BODY}"
    sheet.sheet_properties.tabColor = s.MUTED
    protect(sheet)
    sheet.print_title_rows = f"{_HEADER}:{_HEADER}"
    on_a4(sheet, "landscape", footer=mark("form"))


def _table(sheet: Worksheet, brush: Brush) -> None:
    header = replace(
        BASE, bold=True, colour=s.WHITE, fill=s.HEADER_PROGRAM, across="center", wrapped=True, edges=s.BOXED
    )
    body = replace(BASE, down="top", wrapped=True, edges=s.BOXED)
    for place, column in enumerate(COORDINATION.columns):
        brush.write(sheet.cell(_HEADER, place + 1), column.header, header)
        look = replace(
            body,
            across="center" if column.centred else "left",
            number_format="0" if column.kind is Kind.COUNT else "@",
        )
        brush.paint(sheet.cell(COORDINATION_BODY, place + 1), look)
        sheet.column_dimensions[column_letter(place)].width = column.width
    sheet.row_dimensions[_HEADER].height = LINE * 1.5
