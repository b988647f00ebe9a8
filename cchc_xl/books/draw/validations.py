"""What a cell accepts and what it tells whoever types: drop-downs, days, prompts."""

from collections.abc import Iterator

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.values.grid import address
from cchc_xl.values.sheets import HEADER_ROW, Sheet
from cchc_xl.values.table import Column, Kind
from cchc_xl.values.words import Area, Level, MilestoneKind, Progress, Role, Standing, YesNo

# Drop-downs read these defined names, cells of the hidden sheet: a literal list could hold neither more than
# 255 characters nor an item with a comma in it.
LISTS: dict[str, tuple[str, ...]] = {
    "ds_linh_vuc": tuple(Area),
    "ds_trang_thai_giao": tuple(Standing),
    "ds_loai_moc": tuple(MilestoneKind),
    "ds_cap": tuple(Level),
    "ds_vai_tro": tuple(Role),
    "ds_co_khong": tuple(YesNo),
    "ds_tien_do": tuple(Progress),
}

_DAY_PROMPT = "Nhập ngày/tháng/năm, ví dụ 05/03/2024."
_EARLIEST = "DATE(2000,1,1)"
_TITLE_LIMIT = 32  # Excel refuses longer titles of prompts and errors


def validate_body(worksheet: Worksheet, sheet: Sheet) -> None:
    """Adds the validations of the table's open columns, over its body row."""
    for place, column in enumerate(sheet.table.columns):
        if column.open:
            for rule in _rules(column):
                rule.add(address(HEADER_ROW, place))
                worksheet.add_data_validation(rule)


def _rules(column: Column) -> Iterator[DataValidation]:
    if column.choices:
        yield _list(column)
    elif column.kind is Kind.DATE:
        yield _day(column)
    elif column.prompt:
        yield _prompted(DataValidation(), column, column.prompt)


def _list(column: Column) -> DataValidation:
    names = (name for name, items in LISTS.items() if items == column.choices)
    written_out = f'"{",".join(column.choices)}"'  # short ones of sheets that masters of before get later
    rule = DataValidation("list", formula1=next(names, written_out), allow_blank=True, showErrorMessage=True)
    rule.errorTitle, rule.error = "Không có trong danh sách", "Chọn một mục trong danh sách, hoặc để trống."
    return _prompted(rule, column, column.prompt or "Chọn một mục trong danh sách.")


def _day(column: Column) -> DataValidation:
    rule = DataValidation(
        "date", operator="greaterThanOrEqual", formula1=_EARLIEST, allow_blank=True, showErrorMessage=True
    )
    rule.errorTitle, rule.error = "Không phải ngày", _DAY_PROMPT
    return _prompted(rule, column, column.prompt or _DAY_PROMPT)


def _prompted(rule: DataValidation, column: Column, prompt: str) -> DataValidation:
    rule.promptTitle, rule.prompt, rule.showInputMessage = column.header[:_TITLE_LIMIT], prompt, True
    return rule
