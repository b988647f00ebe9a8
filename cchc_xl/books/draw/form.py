"""Draws the agency form once for a round: everything but what differs between agencies.

Printed on A4 landscape, one page wide, in Times New Roman. Only yellow cells can be typed into; whoever fills
it in has to need no help. The names of cells that are set for each agency stand below.
"""

import io
import re
import zipfile
from dataclasses import dataclass, replace

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.draw import styles as s
from cchc_xl.books.draw.guide import PROGRESS_RANGE, draw_guide
from cchc_xl.books.draw.paper import BASE, LINE, in_times, merge, on_a4, protect
from cchc_xl.books.draw.saving import to_bytes
from cchc_xl.books.draw.styles import Brush
from cchc_xl.values import form_texts as t
from cchc_xl.values.columns import FORM, FORM_SHEET, GUIDE_SHEET, IDENTITY_SHEET
from cchc_xl.values.grid import address, column_letter
from cchc_xl.values.table import Column, Kind

# Defined names of the cells that are set for each agency.
REPORTER, FORM_ID, SEND_BY, IDENTITY = "cchc_don_vi", "cchc_ma_bieu", "cchc_gui_den", "cchc_nhan_dang"
IDENTITY_ROWS = 6
PROGRESS_LIST = "dm_tien_do"

_LAST = column_letter(len(FORM.columns) - 1)
_TITLE, _COUNT, _FIRST_LINE, _HEADER = 3, 4, 5, 8
_BODY, _SIGNATURES = _HEADER + 1, _HEADER + 3
_PROGRESS, _LEFT, _OUTCOME = "G", "C", "K"  # columns of Tiến độ and of the two signatures
_WIDTHS = (4.5, 9, 26, 16, 22, 11, 12.5, 11.5, 13, 11.5, 25, 18, 15, 11.5)
_EARLIEST, _LATEST = 36526, 73050  # 1/1/2000 and 31/12/2099 as Excel counts days

_LOCKED = replace(BASE, colour=s.MUTED, down="top", wrapped=True, edges=s.BOXED)
_OPEN = replace(_LOCKED, colour=s.INK, fill=s.OPEN)


@dataclass(frozen=True)
class FormHeading:
    """What all forms of a round share: the title, the period that the figures are for, who receives them."""

    title: str
    period: str
    receiver: str


def draw_form(heading: FormHeading, rows: int) -> bytes:
    """The form with one blank row, nothing of an agency in it yet.

    ``rows`` is how many it is going to have: the value that the live count shows until Excel calculates, which it
    does not do in protected view.
    """
    workbook = s.blank_workbook(heading.title)
    in_times(workbook)
    brush = Brush()
    sheet = workbook.create_sheet(FORM_SHEET)
    _title_block(sheet, heading, brush)
    _table(sheet, brush)
    _signatures(sheet, brush)
    _checks(sheet)
    _on_screen_and_paper(sheet)
    draw_guide(workbook.create_sheet(GUIDE_SHEET), brush)
    _identity_sheet(workbook.create_sheet(IDENTITY_SHEET))
    _names(workbook)
    return _with_count(to_bytes(workbook), rows)


def _title_block(sheet: Worksheet, heading: FormHeading, brush: Brush) -> None:
    bold, muted = replace(BASE, bold=True), replace(BASE, colour=s.MUTED, across="right")
    merge(sheet, "A1:I1", "", bold, brush)
    merge(sheet, f"J1:{_LAST}1", "", muted, brush)
    merge(sheet, "A2:I2", f"{t.RECEIVER} {heading.receiver}", BASE, brush)
    merge(sheet, f"J2:{_LAST}2", heading.period, muted, brush)
    title = replace(BASE, size=14, bold=True, colour=s.NAVY, across="center")
    merge(sheet, f"A{_TITLE}:{_LAST}{_TITLE}", heading.title, title, brush)
    _open_rows_left(sheet, brush)
    attached = replace(BASE, italic=True, across="center", fill=s.OPEN)
    merge(sheet, f"E{_COUNT}:J{_COUNT}", t.ATTACHED, attached, brush)
    sheet[f"E{_COUNT}"].protection = Protection(locked=False)
    for number, line in enumerate((*t.INSTRUCTIONS, "")):
        row = _FIRST_LINE + number
        merge(sheet, f"A{row}:{_LAST}{row}", line, BASE, brush)
    for row, height in ((1, 16), (2, 16), (_TITLE, 24), (_COUNT, 18), (5, 16), (6, 16), (7, 16)):
        sheet.row_dimensions[row].height = height


def _open_rows_left(sheet: Worksheet, brush: Brush) -> None:
    """Counts by itself while the form is filled in; the words are the number's format, so it stays a number."""
    progress = FORM.column("progress").header
    count = replace(
        BASE, bold=True, colour=s.ATTENTION, across="left",
        number_format='"Còn "0" dòng chưa nhập";;"Đã nhập đủ các dòng"',
    )  # fmt: skip
    merge(sheet, f"A{_COUNT}:D{_COUNT}", None, count, brush)
    sheet[f"A{_COUNT}"].value = f"=COUNTBLANK({FORM.name}[{progress}])"


def _table(sheet: Worksheet, brush: Brush) -> None:
    header = replace(BASE, bold=True, colour=s.WHITE, across="center", wrapped=True, edges=s.BOXED)
    for place, (column, width) in enumerate(zip(FORM.columns, _WIDTHS, strict=True)):
        fill = s.HEADER if column.open else s.HEADER_PROGRAM
        brush.write(sheet.cell(_HEADER, place + 1), column.header, replace(header, fill=fill))
        _body_cell(sheet, place + 1, column, brush)
        sheet.column_dimensions[column_letter(place)].width = width
    sheet.row_dimensions[_HEADER].height = 2 * LINE
    columns = [TableColumn(id=number, name=c.header) for number, c in enumerate(FORM.columns, start=1)]
    table = ExcelTable(displayName=FORM.name, ref=f"A{_HEADER}:{_LAST}{_BODY}", tableColumns=columns)
    table.autoFilter = None  # rows are not to be hidden or sorted in a form
    sheet.add_table(table)


def _body_cell(sheet: Worksheet, place: int, column: Column, brush: Brush) -> None:
    look = replace(
        _OPEN if column.open else _LOCKED,
        across="center" if column.centred else "left",
        number_format=s.DAY if column.kind is Kind.DATE else "0" if column.kind is Kind.COUNT else "@",
    )
    cell = sheet.cell(_BODY, place)
    brush.paint(cell, look)
    cell.protection = Protection(locked=not column.open)


def _signatures(sheet: Worksheet, brush: Brush) -> None:
    """One row holds each signature whole: a page break never falls into a row."""
    look = replace(BASE, bold=True, across="center", down="top", wrapped=True)
    for column, who in zip((_LEFT, _OUTCOME), t.SIGNATURES, strict=True):
        cell = brush.write(sheet[f"{column}{_SIGNATURES}"], who, look)
        cell.protection = Protection(locked=False)
    sheet.row_dimensions[_SIGNATURES].height = 96


def _checks(sheet: Worksheet) -> None:
    """Drop-down, dates, and a red edge where Tiến độ is still missing."""
    for place, column in enumerate(FORM.columns):
        if column.prompt:
            check = answer_check(column)
            check.add(address(_BODY - 1, place))
            sheet.add_data_validation(check)
    grid = Side("thin", s.GRID)  # said again, or LibreOffice takes it away
    red = DifferentialStyle(border=Border(left=Side("thin", s.ATTENTION), right=grid, top=grid, bottom=grid))
    missing = f'AND($B{_BODY}<>"",${_PROGRESS}{_BODY}="")'
    sheet.conditional_formatting.add(f"{_PROGRESS}{_BODY}", Rule("expression", dxf=red, formula=[missing]))


def answer_check(column: Column) -> DataValidation:
    """What a cell of that column accepts, and what it tells whoever types; choices stand under ``PROGRESS_LIST``."""
    if column.choices:
        check = DataValidation("list", PROGRESS_LIST, allow_blank=True)
        check.error = "Chọn một mục trong danh sách: bấm vào mũi tên bên phải ô."
    elif column.kind is Kind.DATE:
        check = DataValidation("date", str(_EARLIEST), str(_LATEST), operator="between", allow_blank=True)
        check.error = "Ngày chưa đúng. Nhập ngày/tháng/năm, ví dụ 05/03/2024."
    else:
        check = DataValidation(allow_blank=True)
    check.errorTitle = check.promptTitle = column.header
    check.prompt = column.prompt
    check.showErrorMessage = check.showInputMessage = True
    return check


def _on_screen_and_paper(sheet: Worksheet) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = f"D{_BODY}"
    sheet.sheet_view.selection[-1].activeCell = sheet.sheet_view.selection[-1].sqref = f"{_PROGRESS}{_BODY}"
    sheet.sheet_properties.tabColor = s.NAVY
    protect(sheet)
    sheet.print_title_rows = f"{_HEADER}:{_HEADER}"
    on_a4(sheet, "landscape")


def _identity_sheet(sheet: Worksheet) -> None:
    sheet.sheet_state = "veryHidden"
    for row in sheet[f"A1:B{IDENTITY_ROWS}"]:
        for cell in row:
            cell.number_format = "@"


def _names(workbook: Workbook) -> None:
    places = {
        REPORTER: f"'{FORM_SHEET}'!$A$1",
        FORM_ID: f"'{FORM_SHEET}'!$J$1",
        SEND_BY: f"'{FORM_SHEET}'!$A$7",
        PROGRESS_LIST: f"'{GUIDE_SHEET}'!{PROGRESS_RANGE}",
        IDENTITY: f"'{IDENTITY_SHEET}'!$A$1:$B${IDENTITY_ROWS}",
    }
    for name, place in places.items():
        workbook.defined_names[name] = DefinedName(name, attr_text=place)


def _with_count(form: bytes, rows: int) -> bytes:
    """Gives the one formula its value, which openpyxl cannot write."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = old.read(entry)
            new.writestr(entry, _NO_VALUE.sub(b"</f><v>%d</v>" % rows, part))
    return stream.getvalue()


_NO_VALUE = re.compile(rb"</f><v\s*(?:/>|></v>)")
