"""Where the year stands: overdue, counts, the agencies' own sheets."""

from dataclasses import replace

from cchc_xl.values.columns.shared import (
    AGENCY,
    AGENCY_LINK,
    AGENCY_NAME,
    ANSWERS,
    DATA_AS_OF,
    LEVEL,
    MILESTONE,
    RATE,
    STATE,
    TASK,
    TOTAL,
    date_column,
)
from cchc_xl.values.table import Column, Kind, Table
from cchc_xl.values.words import State

OVERDUE = Table(
    "tblQuaHan",
    "Quá hạn",
    ("milestone", "agency"),
    (
        TASK,
        MILESTONE,
        AGENCY_LINK,
        AGENCY_NAME,
        Column("content", "Nội dung mốc", width=44),
        date_column("due_effective", "Hạn áp dụng"),
        Column("days_late", "Số ngày", Kind.COUNT, 8, centred=True),
        DATA_AS_OF,
        STATE,
        date_column("due_planned", "Hạn gốc"),
        Column("adjusted_by", "Văn bản điều chỉnh", width=24),
    ),
)

STATE_COUNTS: tuple[Column, ...] = tuple(Column(s.name.lower(), s.value, Kind.COUNT, 11, centred=True) for s in State)

# How many would be overdue had no document extended a deadline.
BY_PLAN = Column("overdue_by_plan", "Quá hạn theo hạn gốc", Kind.COUNT, 11, centred=True)

BY_AGENCY = Table(
    "tblTheoCoQuan",
    "Theo cơ quan",
    ("agency",),
    (AGENCY_LINK, AGENCY_NAME, LEVEL, TOTAL, *STATE_COUNTS, RATE, BY_PLAN),
)

BY_TASK = Table(
    "tblTheoNhiemVu",
    "Theo nhiệm vụ",
    ("task",),
    (TASK, Column("content", "Nhiệm vụ", width=48), TOTAL, *STATE_COUNTS, RATE, BY_PLAN),
)

# Who was reminded of what on which day, so that nobody is reminded twice a day of the same. Made when first needed.
REMINDERS = Table(
    "tblDonDoc",
    "Đôn đốc",
    ("day", "agency"),
    (
        date_column("day", "Ngày"),
        AGENCY_LINK,
        AGENCY_NAME,
        Column("reports", "Báo cáo chưa gửi", Kind.COUNT, 10, centred=True),
        Column("overdue", "Quá hạn", Kind.COUNT, 9, centred=True),
        Column("asked", "Chưa cập nhật", Kind.COUNT, 9, centred=True),
        Column("soon", "Sắp đến hạn", Kind.COUNT, 9, centred=True),
        Column("things", "Đã nhắc", width=70),
        Column("file", "Tệp", width=44),
    ),
)

_OBLIGATION: tuple[Column, ...] = (
    MILESTONE,
    TASK,
    Column("task_content", "Nhiệm vụ", width=36),
    Column("content", "Nội dung mốc", width=26),
    date_column("due_effective", "Hạn áp dụng"),
    STATE,
    *ANSWERS,
    DATA_AS_OF,
    Column("source", "Nguồn", width=10),
)

COMMUNES = Table(
    "tblCapXa",
    "Cấp xã",
    ("agency", "milestone"),
    (AGENCY, replace(AGENCY_NAME, width=26), *_OBLIGATION),
)


def agency_table(code: str) -> Table:
    """The table of one agency's own sheet: its obligations and their latest results."""
    return Table(f"tbl_{code}", code, ("milestone",), _OBLIGATION)


def tracking_table(tasks: tuple[str, ...]) -> Table:
    """Bảng theo dõi: agencies down, tasks across, the worst state of the obligations in each cell."""
    cells = tuple(Column(t, t, width=min(max(6, len(t) + 2), 9), choices=tuple(State), centred=True) for t in tasks)
    return Table("tblBangTheoDoi", "Bảng theo dõi", ("agency",), (AGENCY_LINK, AGENCY_NAME, LEVEL, *cells))
