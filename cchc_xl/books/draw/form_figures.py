"""Draws the form's sheet «Số liệu»: the figures that an agency is asked for, one a row."""

from dataclasses import replace
from typing import Literal

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.draw import styles as s
from cchc_xl.books.draw.form_colours import WRONG
from cchc_xl.books.draw.form_layout import DECIMAL, FIGURES_BODY, FIGURES_END, WHOLE, mark
from cchc_xl.books.draw.paper import BASE, LINE, merge, on_a4, protect
from cchc_xl.books.draw.styles import Brush, CellStyle
from cchc_xl.values import form_texts as t
from cchc_xl.values.columns import FORM_FIGURES
from cchc_xl.values.grid import column_letter
from cchc_xl.values.table import Column, Kind

_HEADER = FIGURES_BODY - 1
_WIDEST = 999_999_999_999  # where a figure has no bound of its own
_WHOLE_FORMAT, _TOO_LARGE_FORMAT = 180, 181  # ids of number formats
_AT = {field: column_letter(place) for place, field in enumerate(FORM_FIGURES.fields)}


def draw_figures(sheet: Worksheet, brush: Brush) -> None:
    """Fills an empty sheet: title, hints, header, and one blank row of the table, ``FIGURES_BODY``."""
    end = column_letter(len(FORM_FIGURES.columns) - 1)
    title = replace(BASE, size=14, bold=True, colour=s.NAVY, across="center")
    hint = replace(BASE, italic=True, colour=s.MUTED)
    lines = (
        (f"{t.REPORTER} {mark('reporter')}", replace(BASE, bold=True), 16),
        (t.FIGURES_TITLE, title, 24),
        *((text, hint, 16) for text in t.FIGURES_HINTS),
    )
    for row, (text, look, height) in enumerate(lines, start=1):
        merge(sheet, f"A{row}:{end}{row}", text, look, brush)
        sheet.row_dimensions[row].height = height
    _table(sheet, brush)
    for check in (_check(WHOLE, "whole", t.NOT_A_WHOLE_NUMBER), _check(DECIMAL, "decimal", t.NOT_A_NUMBER)):
        sheet.add_data_validation(check)
    _colour(sheet)
    _on_screen_and_paper(sheet)


def _table(sheet: Worksheet, brush: Brush) -> None:
    header = replace(BASE, bold=True, colour=s.WHITE, across="center", wrapped=True, edges=s.BOXED)
    for place, column in enumerate(FORM_FIGURES.columns):
        fill = s.HEADER if column.open else s.HEADER_PROGRAM
        brush.write(sheet.cell(_HEADER, place + 1), column.header, replace(header, fill=fill))
        brush.paint(sheet.cell(FIGURES_BODY, place + 1), _body_look(column))
        sheet.column_dimensions[column_letter(place)].width = column.width
    sheet.row_dimensions[_HEADER].height = 2 * LINE
    columns = [TableColumn(id=number, name=c.header) for number, c in enumerate(FORM_FIGURES.columns, start=1)]
    ref = f"A{_HEADER}:{column_letter(len(columns) - 1)}{FIGURES_END}"
    drawn = ExcelTable(displayName=FORM_FIGURES.name, ref=ref, tableColumns=columns)
    drawn.autoFilter = None
    sheet.add_table(drawn)


def _body_look(column: Column) -> CellStyle:
    """What is typed stays a number also in the eyes of Excel, so remarks alone are text."""
    formats = {Kind.COUNT: "0", Kind.NUMBER: "#,##0.###"}
    look = replace(BASE, down="top", wrapped=True, edges=s.BOXED, number_format=formats.get(column.kind, "@"))
    look = replace(look, across="center" if column.centred else "left")
    if column.field == "value":
        return replace(look, fill=s.OPEN, locked=False, bold=True)
    return replace(look, fill=s.OPEN, locked=False) if column.open else replace(look, colour=s.MUTED)


def _check(row: int, kind: Literal["whole", "decimal"], error: str) -> DataValidation:
    """What the number of one row accepts: its bounds stand beside it, in the same row."""
    low, high = f"${_AT['low']}{row}", f"${_AT['high']}{row}"
    check = DataValidation(
        kind,
        f'IF({low}="",-{_WIDEST},{low})',
        f'IF({high}="",{_WIDEST},{high})',
        operator="between",
        allow_blank=True,
    )
    check.add(f"{_AT['value']}{row}")
    check.errorTitle = check.promptTitle = FORM_FIGURES.column("value").header
    check.error, check.prompt = error, t.FIGURE_PROMPT
    check.showErrorMessage = check.showInputMessage = True
    return check


def _colour(sheet: Worksheet) -> None:
    """A number above the one that bounds it, with a sign so that it reads in grey; whole ones without decimals."""
    row, end = FIGURES_BODY, FIGURES_END
    code, value, bound = (f"${_AT[field]}" for field in ("figure", "value", "not_above"))
    codes, values = f"{code}${row}:{code}${end}", f"{value}${row}:{value}${end}"
    known = f'COUNTIFS({codes},{bound}{row},{values},">=-{_WIDEST}")>0'
    above = f'AND(ISNUMBER({value}{row}),{bound}{row}<>"",{known},{value}{row}>SUMIF({codes},{bound}{row},{values}))'
    wrong = DifferentialStyle(
        font=Font(bold=True, color=WRONG.text),
        fill=PatternFill(bgColor=WRONG.fill),
        border=Border(left=Side("thin", WRONG.text)),
        numFmt=NumberFormat(_TOO_LARGE_FORMAT, f'"{WRONG.sign} "#,##0.###'),
    )
    whole = DifferentialStyle(numFmt=NumberFormat(_WHOLE_FORMAT, "#,##0"))
    cells = f"{_AT['value']}{row}:{_AT['value']}{end}"
    sheet.conditional_formatting.add(cells, Rule("expression", dxf=wrong, formula=[above], stopIfTrue=True))
    for field in ("low", "high", "before", "value"):
        cell = f"{_AT[field]}{row}"
        is_whole = f"AND(ISNUMBER({cell}),{cell}=INT({cell}))"
        sheet.conditional_formatting.add(f"{cell}:{_AT[field]}{end}", Rule("expression", dxf=whole, formula=[is_whole]))


def _on_screen_and_paper(sheet: Worksheet) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = f"A{FIGURES_BODY}"
    first = f"{_AT['value']}{FIGURES_BODY}"
    sheet.sheet_view.selection[-1].activeCell = sheet.sheet_view.selection[-1].sqref = first
    sheet.sheet_properties.tabColor = s.HEADER
    protect(sheet)
    sheet.print_title_rows = f"{_HEADER}:{_HEADER}"
    on_a4(sheet, "landscape", footer=mark("form"))
