"""A sheet with one table: heading, header row, one blank body row, and all that belongs to them."""

from dataclasses import replace

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.draw import styles
from cchc_xl.books.draw.conditional import format_body, is_answer, shows_sign_alone
from cchc_xl.books.draw.heading import draw_heading
from cchc_xl.books.draw.page import set_page
from cchc_xl.books.draw.styles import BOXED, HEADER, HEADER_PROGRAM, NUMBER_FORMATS, OPEN, WHITE, Brush, CellStyle
from cchc_xl.books.draw.validations import validate_body
from cchc_xl.values.columns import STATE_COUNTS
from cchc_xl.values.sheets import HEADER_ROW, Sheet, TabColour
from cchc_xl.values.table import Column, Kind, Table
from cchc_xl.values.words import STATE_LOOKS, State

# Numbers of documents are text to Excel too, or it would make dates of "5/3" and drop zeros.
_DOCUMENT_NUMBERS = frozenset({"document", "document_number", "arrival_number", "sent_up_document"})
_SIGN_OF_HEADER = {column.header: STATE_LOOKS[state].sign for state, column in zip(State, STATE_COUNTS, strict=True)}
_FILTER_BUTTON = 1.5  # characters of the header that it may hide
_ROOM_BESIDE_BUTTON = 7  # narrower headers stand above their filter button
_NO_ZEROS = '#,##0;-#,##0;"–"'


def draw_table_sheet(workbook: Workbook, sheet: Sheet, brush: Brush) -> Worksheet:
    """Adds the sheet at the end of the workbook, its table empty but for one blank row."""
    worksheet = workbook.create_sheet(sheet.name)
    worksheet.sheet_properties.tabColor = sheet.tab.value
    worksheet.sheet_state = "veryHidden" if sheet.hidden else "visible"
    worksheet.sheet_view.zoomScale = 100
    worksheet.freeze_panes = worksheet.cell(HEADER_ROW + 1, sheet.frozen + 1)
    draw_heading(worksheet, sheet, brush)
    draw_table(worksheet, sheet, brush)
    set_page(worksheet, sheet.title, header_row=HEADER_ROW)
    return worksheet


def draw_table(worksheet: Worksheet, sheet: Sheet, brush: Brush) -> None:
    """Draws the header row, the blank body row, and the Excel table over them."""
    for place, column in enumerate(sheet.table.columns, 1):
        worksheet.column_dimensions[get_column_letter(place)].width = column.width
        brush.write(worksheet.cell(HEADER_ROW, place), column.header, _header_style(column))
        brush.paint(worksheet.cell(HEADER_ROW + 1, place), _body_style(sheet, column))
    headers = [(_shown(c), c.width - _FILTER_BUTTON) for c in sheet.table.columns]
    styles.fit_header(worksheet, HEADER_ROW, headers)
    worksheet.add_table(_excel_table(sheet.table))
    validate_body(worksheet, sheet)
    format_body(worksheet, sheet)


def _shown(column: Column) -> str:
    """The header as it shows: columns that count a state have its sign before the name."""
    return f"{_SIGN_OF_HEADER[column.header]} {column.header}" if column.header in _SIGN_OF_HEADER else column.header


def _header_style(column: Column) -> CellStyle:
    sign = _SIGN_OF_HEADER.get(column.header)
    return CellStyle(
        bold=True,
        colour=WHITE,
        fill=HEADER if column.open else HEADER_PROGRAM,
        across="center",
        down="top" if column.width < _ROOM_BESIDE_BUTTON else "center",
        wrapped=True,
        number_format=f'"{sign} "@' if sign else "General",  # the cell itself holds the bare column name
        edges=BOXED,
    )


def _body_style(sheet: Sheet, column: Column) -> CellStyle:
    style = CellStyle(
        across="center" if column.centred else "general",
        wrapped=not (column.field.endswith("sha256") or shows_sign_alone(column)),
        number_format=_number_format(column),
        edges=BOXED,
    )
    if is_answer(sheet, column):
        return replace(style, fill=OPEN)
    if sheet.tab is TabColour.AGENCIES:
        return replace(style, colour=styles.MUTED)
    return replace(style, colour=styles.HEADER) if column.link else style


def _number_format(column: Column) -> str:
    if column.field in _DOCUMENT_NUMBERS:
        return NUMBER_FORMATS[Kind.ID]
    return _NO_ZEROS if column in STATE_COUNTS else NUMBER_FORMATS[column.kind]


def _excel_table(table: Table) -> ExcelTable:
    last = get_column_letter(len(table.columns))
    drawn = ExcelTable(name=table.name, displayName=table.name, ref=f"A{HEADER_ROW}:{last}{HEADER_ROW + 1}")
    drawn.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False, showColumnStripes=False)
    return drawn
