"""Draws «Cần sửa», the first sheet of a return that goes back: what to do, and each fault with a link to its cell."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.draw import styles as s
from cchc_xl.books.draw.copied_cells import LINE_WITHIN
from cchc_xl.books.draw.paper import BASE, LINE, merge, on_a4, protect
from cchc_xl.books.draw.styles import Brush, FittedRow
from cchc_xl.books.package.value import writable
from cchc_xl.values.columns import VISIBLE_ID
from cchc_xl.values.feedback import Fault, Feedback
from cchc_xl.values.measure import text_lines
from cchc_xl.values.words import WORD_LOOKS

LIST_TITLE = "BIỂU BÁO CÁO CẦN SỬA, BỔ SUNG"

# Headers and widths. None of the headers but STT is one of the form's: the report table is found by those.
_COLUMNS = (("STT", 5), ("Mức", 13), ("Ô", 9), ("Việc", 36), ("Đang ghi", 20), ("Điều cần sửa", 42), ("Cách sửa", 42))
_LAST = get_column_letter(len(_COLUMNS))
_WIDTH = sum(width for _, width in _COLUMNS)
_TITLE, _FILE, _FIRST_LINE, _HEADER = 2, 3, 4, 8
_PLACE, _SHOWN_CELLS = 3, 2  # column of the link, cells that have room in it

_BODY = replace(BASE, down="top", wrapped=True, edges=s.BOXED, number_format="@")
_LINK = replace(_BODY, bold=True, underlined=True, colour=s.LINK, across="center")
_COUNTED = "Lỗi: dòng chưa được tính; cảnh báo: dòng đã được tính, cần bổ sung."


def draw_fault_list(sheet: Worksheet, feedback: Feedback, brush: Brush) -> None:
    """Fills an empty sheet: whose return, until when, whom to ask, three lines on what to do, then the list."""
    for number, (_, width) in enumerate(_COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    _heading(sheet, feedback, brush)
    _header(sheet, brush)
    for number, fault in enumerate(feedback.faults, 1):
        _line(sheet, _HEADER + number, number, fault, brush)
    if feedback.more:
        _line_of_more(sheet, _HEADER + len(feedback.faults) + 1, feedback.more, brush)
    _on_screen_and_paper(sheet)


def _heading(sheet: Worksheet, feedback: Feedback, brush: Brush) -> None:
    muted = replace(BASE, colour=s.MUTED, across="right")
    merge(sheet, "A1:D1", writable(feedback.agency_name), replace(BASE, bold=True), brush)
    merge(sheet, f"E1:{_LAST}1", f"{VISIBLE_ID} {feedback.form}", muted, brush)
    title = replace(BASE, size=14, bold=True, colour=s.NAVY, across="center")
    round_name = writable(feedback.office.round_name)
    merge(sheet, f"A{_TITLE}:{_LAST}{_TITLE}", f"{LIST_TITLE} – {round_name.upper()}", title, brush)
    sheet.row_dimensions[_TITLE].height = 24
    for row, text in enumerate((_found(feedback), *_instructions(feedback)), _FILE):
        merge(sheet, f"A{row}:{_LAST}{row}", writable(text), replace(BASE, wrapped=True, bold=row == _FILE), brush)
        sheet.row_dimensions[row].height = LINE * text_lines(text, _WIDTH, BASE.size, serif=True)


def _found(feedback: Feedback) -> str:
    total = len(feedback.faults) + feedback.more
    return f"Tệp đã nhận: «{feedback.original}». Có {total} điều cần sửa, bổ sung. {_COUNTED}"


def _instructions(feedback: Feedback) -> tuple[str, str, str]:
    office, due = feedback.office, feedback.due
    when = ""
    if due:
        late = due < feedback.as_of
        when = f"; hạn gửi {due:%d/%m/%Y} đã qua, đề nghị gửi ngay" if late else f", chậm nhất ngày {due:%d/%m/%Y}"
    ask = f" Hỏi: {office.contact}." if office.contact else ""
    if not feedback.complete:
        return (
            "1. Tệp quá lớn nên bản này không chép hết: đề nghị sửa trong tệp gốc, theo danh sách dưới đây.",
            "2. Xóa các sheet, dòng, cột không thuộc biểu báo cáo; lưu lại.",
            f"3. Gửi lại tệp gốc đã sửa đến {office.receiver}{when}.{ask}",
        )
    report = next((f" ở sheet «{sheet.name}»" for sheet in feedback.sheets if sheet.columns), "")
    return (
        f"1. Bấm vào số ô (cột «Ô») để đến ô cần sửa{report}; sửa ngay trong tệp này, ở các ô có viền đậm. Ô màu vàng "
        "cũng sửa được; các nội dung khác giữ nguyên.",
        "2. Sửa xong thì lưu lại (Ctrl+S). Không cần nhập lại từ đầu, không cần xóa sheet này.",
        f"3. Gửi lại chính tệp này đến {office.receiver}{when}.{ask}",
    )


def _header(sheet: Worksheet, brush: Brush) -> None:
    look = replace(
        BASE, bold=True, colour=s.WHITE, fill=s.HEADER, across="center", down="center", wrapped=True, edges=s.BOXED
    )
    for number, (header, _) in enumerate(_COLUMNS, 1):
        brush.write(sheet.cell(_HEADER, number), header, look)
    sheet.row_dimensions[_HEADER].height = 1.5 * LINE


def _line(sheet: Worksheet, row: int, number: int, fault: Fault, brush: Brush) -> None:
    mark = WORD_LOOKS[fault.severity]
    severity = replace(_BODY, bold=True, colour=mark.text, fill=mark.fill, across="center")
    looks = (replace(_BODY, across="center", number_format="0"), severity, _LINK, _BODY, _BODY, _BODY, _BODY)
    texts = tuple(_texts(fault, f"{mark.sign} {fault.severity}"))
    brush.write(sheet.cell(row, 1), number, looks[0])
    for column, (text, look) in enumerate(zip(texts, looks[1:], strict=True), 2):
        brush.write(sheet.cell(row, column), text, look)
    if fault.cells:
        _link(sheet.cell(row, _PLACE), fault)
    widths = [width for _, width in _COLUMNS[1:]]
    lines = max(text_lines(text, width, BASE.size, serif=True) for text, width in zip(texts, widths, strict=True))
    sheet.row_dimensions[row] = FittedRow(sheet, index=row, ht=lines * LINE_WITHIN + 2)


def _texts(fault: Fault, severity: str) -> Iterator[str]:
    yield severity
    yield f"{fault.cells[0]} …" if len(fault.cells) > _SHOWN_CELLS else ", ".join(fault.cells)
    yield from (writable(text) for text in (fault.about, fault.written, fault.text, f"{fault.remedy} ({fault.code})"))


def _link(cell: Any, fault: Fault) -> None:
    quoted = fault.sheet.replace("'", "''")
    place = f"'{quoted}'!{fault.cells[0]}"
    cell._hyperlink = Hyperlink(ref=cell.coordinate, location=place, tooltip=f"Đến ô {fault.cells[0]}")


def _line_of_more(sheet: Worksheet, row: int, more: int, brush: Brush) -> None:
    text = f"… và {more} điều khác, không liệt kê hết ở đây; các ô đó cũng có viền đậm."
    merge(sheet, f"A{row}:{_LAST}{row}", text, replace(_BODY, italic=True), brush)


def _on_screen_and_paper(sheet: Worksheet) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = f"A{_HEADER + 1}"
    sheet.sheet_properties.tabColor = s.ATTENTION
    protect(sheet)
    sheet.print_title_rows = f"{_HEADER}:{_HEADER}"
    on_a4(sheet, "landscape")
