"""Draws the agency form: everything but what differs between agencies, for which it has marks.

Printed on A4 landscape, one page wide, in Times New Roman. Only yellow cells can be typed into; whoever fills
it in has to need no help.
"""

from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.draw import styles as s
from cchc_xl.books.draw.coordination import draw_coordination
from cchc_xl.books.draw.form_checks import PROGRESS_LIST, answer_checks
from cchc_xl.books.draw.form_colours import RowOf, colour_count, colour_kind, colour_report
from cchc_xl.books.draw.form_figures import draw_figures
from cchc_xl.books.draw.form_layout import (
    BODY,
    BODY_END,
    DOCUMENTS,
    EARLIEST,
    HEADER,
    IDENTITY_ROWS,
    OTHERS,
    WIDTHS,
    drawn_file,
    mark,
    serial,
)
from cchc_xl.books.draw.guide import PROGRESS_RANGE, draw_guide
from cchc_xl.books.draw.paper import BASE, LINE, in_times, merge, on_a4, protect
from cchc_xl.books.draw.saving import to_bytes
from cchc_xl.books.draw.styles import Brush
from cchc_xl.values import form_texts as t
from cchc_xl.values.columns import (
    COORDINATION_SHEET,
    FIGURES_FORM_SHEET,
    FORM,
    FORM_SHEET,
    GUIDE_SHEET,
    IDENTITY_SHEET,
    LATER_FORM,
)
from cchc_xl.values.grid import address, column_letter
from cchc_xl.values.table import Column, Kind, Table

_TITLE, _COUNT, _FIRST_LINE = 3, 4, 5

_LOCKED = replace(BASE, colour=s.MUTED, down="top", wrapped=True, edges=s.BOXED)
_OPEN = replace(_LOCKED, colour=s.INK, fill=s.OPEN, locked=False)


def draw_form(table: Table, last: int = BODY_END, *, helping: bool, figures: bool = False) -> Workbook:
    """The form with one blank row, and marks where a round's and an agency's own stand.

    ``table`` is columns.FORM or LATER_FORM, ``last`` the row that it ends with; ``helping``: with the sheet of tasks
    in which the agency only helps; ``figures``: with the sheet of numbers to report.
    """
    workbook = s.blank_workbook(mark("title"))
    in_times(workbook)
    brush = Brush()
    sheet = workbook.create_sheet(FORM_SHEET)
    _title_block(sheet, table, brush)
    _table(sheet, table, last, brush)
    _signatures(sheet, table, last + 2, brush)
    _answering(sheet, table, last)
    _on_screen_and_paper(sheet, table)
    if figures:
        draw_figures(workbook.create_sheet(FIGURES_FORM_SHEET), brush)
    if helping:
        draw_coordination(workbook.create_sheet(COORDINATION_SHEET), brush)
    draw_guide(workbook.create_sheet(GUIDE_SHEET), brush)
    _identity(workbook)
    _names(workbook)
    return workbook


def letters(table: Table) -> dict[str, str]:
    """The letters of a form's columns by field."""
    return {field: column_letter(place) for place, field in enumerate(table.fields)}


def _title_block(sheet: Worksheet, table: Table, brush: Brush) -> None:
    end = column_letter(len(table.columns) - 1)
    bold, muted = replace(BASE, bold=True), replace(BASE, colour=s.MUTED, across="right")
    merge(sheet, "A1:I1", f"{t.REPORTER} {mark('reporter')}", bold, brush)
    merge(sheet, f"J1:{end}1", mark("form"), muted, brush)
    merge(sheet, "A2:I2", f"{t.RECEIVER} {mark('receiver')}", BASE, brush)
    merge(sheet, f"J2:{end}2", mark("period"), muted, brush)
    title = replace(BASE, size=14, bold=True, colour=s.NAVY, across="center")
    merge(sheet, f"A{_TITLE}:{end}{_TITLE}", mark("title"), title, brush)
    _open_rows_left(sheet, table, brush)
    attached = replace(BASE, italic=True, across="center", fill=s.OPEN, locked=False)
    merge(sheet, f"E{_COUNT}:J{_COUNT}", t.ATTACHED, attached, brush)
    for row, line in enumerate((*t.INSTRUCTIONS, mark("send_by")), start=_FIRST_LINE):
        merge(sheet, f"A{row}:{end}{row}", line, BASE, brush)
    for row, height in ((1, 16), (2, 16), (_TITLE, 24), (_COUNT, 18), (5, 16), (6, 16), (7, 16)):
        sheet.row_dimensions[row].height = height


def _open_rows_left(sheet: Worksheet, table: Table, brush: Brush) -> None:
    """Counts by itself while the form is filled in; the words are the number's format, so it stays a number."""
    count = replace(BASE, bold=True, colour=s.ATTENTION, across="left", number_format=t.ROWS_LEFT)
    merge(sheet, f"A{_COUNT}:D{_COUNT}", None, count, brush)
    sheet[f"A{_COUNT}"].value = f"=COUNTBLANK({table.name}[{table.column('progress').header}])"


def _table(sheet: Worksheet, table: Table, last: int, brush: Brush) -> None:
    header = replace(BASE, bold=True, colour=s.WHITE, across="center", wrapped=True, edges=s.BOXED)
    for place, column in enumerate(table.columns):
        fill = s.HEADER if column.open else s.HEADER_PROGRAM
        brush.write(sheet.cell(HEADER, place + 1), column.header, replace(header, fill=fill))
        brush.paint(sheet.cell(BODY, place + 1), _body_look(column))
        sheet.column_dimensions[column_letter(place)].width = WIDTHS[column.field]
    sheet.row_dimensions[HEADER].height = 2 * LINE
    columns = [TableColumn(id=number, name=c.header) for number, c in enumerate(table.columns, start=1)]
    end = column_letter(len(table.columns) - 1)
    drawn = ExcelTable(displayName=table.name, ref=f"A{HEADER}:{end}{last}", tableColumns=columns)
    drawn.autoFilter = None  # rows are not to be hidden or sorted in a form
    sheet.add_table(drawn)


def _body_look(column: Column) -> s.CellStyle:
    """Deadlines are days where there is a day, so that the form can tell what is past, and words elsewhere."""
    is_day = column.kind is Kind.DATE or column.field == "deadline"
    return replace(
        _OPEN if column.open else _LOCKED,
        across="center" if column.centred else "left",
        number_format=s.DAY if is_day else "0" if column.kind is Kind.COUNT else "@",
    )


def _signatures(sheet: Worksheet, table: Table, row: int, brush: Brush) -> None:
    """One row holds each signature whole: a page break never falls into a row."""
    look = replace(BASE, bold=True, across="center", down="top", wrapped=True, locked=False)
    at = letters(table)
    for column, who in zip((at["task_content"], at["outcome"]), t.SIGNATURES, strict=True):
        brush.write(sheet[f"{column}{row}"], who, look)
    sheet.row_dimensions[row].height = 96


def _answering(sheet: Worksheet, table: Table, last: int) -> None:
    """What cells accept, and how they answer."""
    for place, check in answer_checks(table.columns):
        check.add(f"{address(BODY - 1, place)}:{column_letter(place)}{last}")
        sheet.add_data_validation(check)
    at, earliest = letters(table), serial(EARLIEST)
    colour_report(sheet, RowOf(at, BODY, earliest), last)
    colour_kind(sheet, RowOf(at, DOCUMENTS, earliest), documents=True)
    colour_kind(sheet, RowOf(at, OTHERS, earliest), documents=False)
    colour_count(sheet, f"A{_COUNT}")


def _on_screen_and_paper(sheet: Worksheet, table: Table) -> None:
    at = letters(table)
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = f"{at['content']}{BODY}"
    sheet.sheet_view.selection[-1].activeCell = sheet.sheet_view.selection[-1].sqref = f"{at['progress']}{BODY}"
    sheet.sheet_properties.tabColor = s.NAVY
    protect(sheet)
    sheet.print_title_rows = f"{HEADER}:{HEADER}"
    on_a4(sheet, "landscape", footer=mark("form"))


def _identity(workbook: Any) -> None:
    """Where nobody sees it: in a sheet that Excel does not offer to show, and in the document's properties."""
    sheet = workbook.create_sheet(IDENTITY_SHEET)
    sheet.sheet_state = "veryHidden"
    for row in range(1, IDENTITY_ROWS + 1):
        key, value = mark(f"key{row}"), mark(f"value{row}")
        for column, text in enumerate((key, value), start=1):
            sheet.cell(row, column, text).number_format = "@"
        workbook.custom_doc_props.append(StringProperty(name=key, value=value))


def _names(workbook: Workbook) -> None:
    """The cells of each agency's own by name, for whoever changes a form afterwards."""
    places = {
        "cchc_don_vi": f"'{FORM_SHEET}'!$A$1",
        "cchc_ma_bieu": f"'{FORM_SHEET}'!$J$1",
        "cchc_gui_den": f"'{FORM_SHEET}'!$A$7",
        PROGRESS_LIST: f"'{GUIDE_SHEET}'!{PROGRESS_RANGE}",
        "cchc_nhan_dang": f"'{IDENTITY_SHEET}'!$A$1:$B${IDENTITY_ROWS}",
    }
    for name, place in places.items():
        workbook.defined_names[name] = DefinedName(name, attr_text=place)


def main() -> None:
    """Draws the forms of every shape into the package, where the press finds them."""
    for later, table in ((False, FORM), (True, LATER_FORM)):
        for helping, figures in product((False, True), repeat=2):
            file = Path(str(drawn_file(later=later, helping=helping, figures=figures)))
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(to_bytes(draw_form(table, helping=helping, figures=figures)))


if __name__ == "__main__":
    main()
