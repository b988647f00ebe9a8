"""Columns that several tables have, and how columns are declared."""

from dataclasses import replace

from cchc_xl.values.table import Column, Kind
from cchc_xl.values.words import Level, Progress, State


def id_column(field: str, header: str, width: float = 9, *, open: bool = False, link: bool = False) -> Column:
    return Column(field, header, Kind.ID, width, open=open, link=link, centred=True)


def date_column(field: str, header: str, *, open: bool = False, prompt: str = "") -> Column:
    return Column(field, header, Kind.DATE, 12, open=open, centred=True, prompt=prompt)


def opened(*columns: Column) -> tuple[Column, ...]:
    return tuple(replace(c, open=True) for c in columns)


TASK = id_column("task", "Mã NV", 8)
MILESTONE = id_column("milestone", "Mã mốc", 11)
AGENCY = id_column("agency", "Mã CQ", 14)
AGENCY_LINK = replace(AGENCY, link=True)
AGENCY_NAME = Column("agency_name", "Tên cơ quan", width=32)
ROUND = id_column("round", "Mã kỳ", 11)
STATE = Column("state", "Tình trạng", width=20, choices=tuple(State))
DATA_AS_OF = date_column("data_as_of", "Số liệu đến")
QUESTION = Column("question", "Cần làm rõ", width=34)
LEVEL = Column("level", "Cấp", width=15, choices=tuple(Level))
RATE = Column("rate", "Tỷ lệ hoàn thành", Kind.RATE, 11, centred=True)
TOTAL = Column("total", "Tổng số", Kind.COUNT, 8, centred=True)
# How to reach an agency.
EMAIL = Column("email", "Email", width=24)
PHONE = Column("phone", "Điện thoại", Kind.ID, 14)
CONTACTS: tuple[Column, ...] = (EMAIL, PHONE)
_DAY = "Nhập ngày/tháng/năm, ví dụ 05/03/2024."

# What an agency answers for each obligation: the open columns of the form, of the agency sheets, of Kết quả.
ANSWERS: tuple[Column, ...] = opened(
    Column("progress", "Tiến độ", width=17, choices=tuple(Progress), prompt="Chọn một mục trong danh sách."),
    date_column("done_on", "Ngày hoàn thành", prompt=_DAY),
    Column("document", "Số, ký hiệu văn bản", width=18, prompt="Ví dụ: 45/KH-SNV."),
    date_column("document_date", "Ngày văn bản", prompt=_DAY),
    Column("outcome", "Kết quả trong kỳ", width=34),
    Column("difficulty", "Khó khăn, vướng mắc, nguyên nhân", width=28),
    Column("proposal", "Kiến nghị, đề xuất", width=24),
    date_column("expected_on", "Dự kiến hoàn thành", prompt=_DAY),
)

ANSWER_FIELDS: tuple[str, ...] = tuple(c.field for c in ANSWERS)
