"""Draws a list of problems as a workbook of its own: each with a link to its cell in the master or in its file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.draw import styles as s
from cchc_xl.books.draw.page import set_page
from cchc_xl.books.draw.saving import to_bytes
from cchc_xl.books.draw.styles import Brush, FittedRow
from cchc_xl.books.package.value import writable
from cchc_xl.values.measure import text_lines
from cchc_xl.values.problems import Problem
from cchc_xl.values.words import WORD_LOOKS

SHEET = "Vấn đề"
_TITLE = "CÁC VẤN ĐỀ CẦN XEM"
_HINT = "Bấm vào cột «Nơi» để tới ô đó. Danh sách này là tệp riêng; đóng lại không cần lưu."
_COLUMNS = (("STT", 6), ("Mức", 12), ("Nơi", 34), ("Nội dung", 62), ("Cách khắc phục", 52), ("Mã", 8))
_HEADER, _PLACE = 4, 3

_BODY = s.CellStyle(wrapped=True, edges=s.BOXED, number_format="@")
_LINK = replace(_BODY, underlined=True, colour=s.LINK)
_HEAD = s.CellStyle(bold=True, colour=s.WHITE, fill=s.HEADER, across="center", down="center", wrapped=True)


def draw_problem_list(problems: Sequence[Problem], master: str, files: Mapping[str, str]) -> bytes:
    """``master``: the full name of the workbook that problems without a file speak of; ``files``: where files that
    problems name lie. A problem of a file that lies nowhere known has no link."""
    workbook = s.blank_workbook(_TITLE)
    sheet: Any = workbook.create_sheet(SHEET)
    brush = Brush()
    brush.write(sheet["A1"], _TITLE, s.TITLE)
    brush.write(sheet["A2"], _HINT, s.HINT)
    for number, (header, width) in enumerate(_COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        brush.write(sheet.cell(_HEADER, number), header, _HEAD)
    for number, found in enumerate(problems, 1):
        _line(sheet, number, found, files.get(found.file, "" if found.file else master), brush)
    sheet.freeze_panes = f"A{_HEADER + 1}"
    sheet.auto_filter.ref = f"A{_HEADER}:{get_column_letter(len(_COLUMNS))}{_HEADER + len(problems)}"
    sheet.sheet_view.showGridLines = False
    set_page(sheet, _TITLE, header_row=_HEADER)
    return to_bytes(workbook)


def _line(sheet: Worksheet, number: int, found: Problem, target: str, brush: Brush) -> None:
    look = WORD_LOOKS[found.severity]
    row = _HEADER + number
    severity = replace(_BODY, bold=True, colour=look.text, fill=look.fill, across="center")
    style = {1: replace(_BODY, across="center", number_format="General"), 2: severity}
    style[_PLACE] = _LINK if target else _BODY
    values = (number, f"{look.sign} {found.severity}", _place(found), _capital(found.text), found.remedy, found.code)
    for column, value in enumerate(values, 1):
        written = writable(value) if isinstance(value, str) else value
        brush.write(sheet.cell(row, column), written, style.get(column, _BODY))
    texts = zip(values[2:5], (width for _, width in _COLUMNS[2:5]), strict=True)
    lines = max(text_lines(text, width, _BODY.size) for text, width in texts)
    sheet.row_dimensions[row] = FittedRow(sheet, index=row, ht=lines * _BODY.size * 1.275 + 3)
    if target:
        _link(sheet.cell(row, _PLACE), found, target)


def _place(found: Problem) -> str:
    return _capital(found.place) or "Sổ theo dõi"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _link(cell: Any, found: Problem, target: str) -> None:
    """To the cell, else to the sheet, else to the file; sheet names are always quoted."""
    quoted = found.sheet.replace("'", "''")
    location = f"'{quoted}'!{found.cell or 'A1'}" if found.sheet else None
    cell.hyperlink = Hyperlink(ref=cell.coordinate, target=target, location=location, tooltip="Bấm để tới nơi này")
