"""Draws «Hướng dẫn», the form's second sheet; the drop-down of Tiến độ reads its list."""

import math
from dataclasses import replace

from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.draw import styles as s
from cchc_xl.books.draw.paper import BASE, LINE, merge, on_a4, protect
from cchc_xl.books.draw.styles import Brush
from cchc_xl.values.columns import FORM
from cchc_xl.values.words import Progress

PROGRESS_MEANINGS: dict[Progress, str] = {
    Progress.NOT_STARTED: "Chưa bắt đầu làm.",
    Progress.UNDER_WAY: "Đã bắt đầu, chưa xong. Việc thường xuyên vẫn đang làm cũng chọn mục này.",
    Progress.SUBMITTED: "Đơn vị đã làm xong, đã trình cấp có thẩm quyền; văn bản chưa được ký.",
    Progress.DONE: "Đã xong: nhập ngày hoàn thành; việc phải ban hành văn bản thì nhập số và ngày văn bản.",
    Progress.NOTHING_AROSE: "Trong kỳ không có việc này. Chỉ dùng cho việc thường xuyên, đột xuất.",
}
_COLUMNS: dict[str, str] = {
    "done_on": "Ngày làm xong, dạng ngày/tháng/năm, ví dụ 05/03/2024. Chỉ nhập khi chọn «Hoàn thành».",
    "document": "Văn bản đã ban hành hoặc đã trình, ví dụ 45/KH-SNV.",
    "document_date": "Ngày ghi trên văn bản đó.",
    "outcome": "Ngắn gọn: đã làm gì, được bao nhiêu. Ví dụ: Đã rà soát 12 TTHC, kiến nghị đơn giản hóa 03 TTHC.",
    "difficulty": "Điều gì đang cản trở, vì sao. Không có thì để trống.",
    "proposal": "Đề nghị cơ quan nào làm gì. Không có thì để trống.",
    "expected_on": "Chỉ nhập khi việc chưa xong.",
}
_NOTES = (
    "Mỗi dòng là một việc; không thêm, xóa dòng. Ô có vạch đỏ bên trái: chưa chọn tiến độ.",
    "Cột tiêu đề xám do chương trình ghi, không sửa được. Nếu dòng bị che chữ, kéo cho dòng cao thêm.",
    "Nhập sai thì sửa rồi gửi lại chính tệp này: bản lưu sau cùng được tính.",
)
_LINE_LENGTH = 76  # characters that surely fit in the right column
_FIRST = 5  # row of the first meaning of Tiến độ

PROGRESS_RANGE = f"$A${_FIRST}:$A${_FIRST + len(Progress) - 1}"


def draw_guide(sheet: Worksheet, brush: Brush) -> None:
    """Fills an empty sheet with the guide: what each choice means, what each column wants."""
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 32, 68
    merge(sheet, "A1:B1", "HƯỚNG DẪN NHẬP BIỂU", replace(BASE, size=14, bold=True, colour=s.NAVY), brush)
    sheet.row_dimensions[1].height = 26
    _heading(sheet, _FIRST - 2, "Chọn tiến độ", brush)
    _pairs(sheet, _FIRST - 1, {"Tiến độ": "Chọn khi", **PROGRESS_MEANINGS}, brush)
    columns = {FORM.column(field).header: text for field, text in _COLUMNS.items()}
    after = _FIRST + len(Progress) + 1
    _heading(sheet, after, "Nhập các cột", brush)
    _pairs(sheet, after + 1, {"Cột": "Nhập gì", **columns}, brush)
    _notes(sheet, after + len(columns) + 3, brush)
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


def _notes(sheet: Worksheet, row: int, brush: Brush) -> None:
    _heading(sheet, row, "Cần nhớ", brush)
    for number, note in enumerate(_NOTES, start=1):
        merge(sheet, f"A{row + number}:B{row + number}", f"– {note}", BASE, brush)
        sheet.row_dimensions[row + number].height = 18
