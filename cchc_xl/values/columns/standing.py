"""Where the year stands: overdue, counts, the agencies' own sheets."""

from dataclasses import replace

from cchc_xl.values.columns.shared import (
    AGENCY,
    AGENCY_LINK,
    AGENCY_NAME,
    ANSWERS,
    CONTACTS,
    DATA_AS_OF,
    LEVEL,
    MILESTONE,
    RATE,
    ROUND,
    STATE,
    TASK,
    TOTAL,
    date_column,
)
from cchc_xl.values.table import Column, Kind, Table
from cchc_xl.values.words import Progress, State, TimeLeft

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
        *CONTACTS,
    ),
)

# What is due in the next days and not done: whom to remind, how to reach them, and what they said last.
DUE_SOON = Table(
    "tblSapDenHan",
    "Sắp đến hạn",
    ("milestone", "agency"),
    (
        TASK,
        MILESTONE,
        AGENCY_LINK,
        AGENCY_NAME,
        Column("content", "Nội dung mốc", width=44),
        date_column("due_effective", "Hạn áp dụng"),
        Column("days_left", "Còn (ngày)", Kind.COUNT, 8, centred=True),
        Column("time_left", "Khoảng", width=17, choices=tuple(TimeLeft), centred=True),
        LEVEL,
        Column("progress", "Tiến độ đã báo", width=17, choices=tuple(Progress)),
        date_column("expected_on", "Dự kiến hoàn thành"),
        DATA_AS_OF,
        *CONTACTS,
    ),
)

STATE_COUNTS: tuple[Column, ...] = tuple(Column(s.name.lower(), s.value, Kind.COUNT, 11, centred=True) for s in State)

# How many would be overdue had no document extended a deadline.
BY_PLAN = Column("overdue_by_plan", "Quá hạn theo hạn gốc", Kind.COUNT, 11, centred=True)

_COUNTED: tuple[Column, ...] = (TOTAL, *STATE_COUNTS, RATE, BY_PLAN)

BY_AGENCY = Table(
    "tblTheoCoQuan",
    "Theo cơ quan",
    ("agency",),
    (AGENCY_LINK, AGENCY_NAME, LEVEL, *_COUNTED),
)

BY_TASK = Table(
    "tblTheoNhiemVu",
    "Theo nhiệm vụ",
    ("task",),
    (TASK, Column("content", "Nhiệm vụ", width=48), *_COUNTED),
)

BY_AREA = Table(
    "tblTheoLinhVuc",
    "Theo lĩnh vực",
    ("area",),
    (
        Column("area", "Lĩnh vực", width=40),
        Column("tasks", "Số nhiệm vụ", Kind.COUNT, 9, centred=True),
        *_COUNTED,
    ),
)

# A district with its communes, counted together; then apart, so that it is seen where it is stuck.
BY_DISTRICT = Table(
    "tblTheoDiaBan",
    "Theo địa bàn",
    ("part",),
    (
        AGENCY_LINK,
        Column("part", "Địa bàn", width=27),
        Column("agencies", "Số cơ quan", Kind.COUNT, 8, centred=True),
        *_COUNTED,
        Column("own_total", "UBND huyện: tổng số", Kind.COUNT, 10, centred=True),
        Column("own_overdue", "UBND huyện: quá hạn", Kind.COUNT, 10, centred=True),
        Column("own_rate", "UBND huyện: tỷ lệ", Kind.RATE, 10, centred=True),
        Column("commune_total", "Cấp xã: tổng số", Kind.COUNT, 10, centred=True),
        Column("commune_overdue", "Cấp xã: quá hạn", Kind.COUNT, 10, centred=True),
        Column("commune_rate", "Cấp xã: tỷ lệ", Kind.RATE, 10, centred=True),
    ),
)

# How the year stood by each round's reports: whether it gets better.
TREND = Table(
    "tblXuHuong",
    "Xu hướng",
    ("round",),
    (
        ROUND,
        Column("name", "Tên kỳ", width=20),
        date_column("as_of", "Tính đến ngày"),
        Column("expected", "Phải gửi báo cáo", Kind.COUNT, 9, centred=True),
        Column("sent_in_time", "Gửi đúng hạn", Kind.COUNT, 9, centred=True),
        Column("sent_late", "Gửi muộn", Kind.COUNT, 9, centred=True),
        Column("not_sent", "Chưa gửi, trả lại", Kind.COUNT, 9, centred=True),
        Column("sent_rate", "Tỷ lệ gửi đúng hạn", Kind.RATE, 11, centred=True),
        *_COUNTED,
        Column("change", "Quá hạn tăng (+), giảm (-)", Kind.COUNT, 11, centred=True),
    ),
)

SCORES = Table(
    "tblDiem",
    "Điểm",
    ("agency",),
    (
        AGENCY_LINK,
        AGENCY_NAME,
        LEVEL,
        Column("rank", "Hạng trong cấp", Kind.COUNT, 9, centred=True),
        Column("score", "Tổng điểm", Kind.NUMBER, 9, centred=True),
        Column("counted", "Việc tính điểm", Kind.COUNT, 9, centred=True),
        Column("done", "Việc đã hoàn thành", Kind.COUNT, 10, centred=True),
        RATE,
        Column("plan_score", "Điểm hoàn thành", Kind.NUMBER, 10, centred=True),
        Column("expected", "Báo cáo phải gửi", Kind.COUNT, 9, centred=True),
        Column("in_time", "Báo cáo đúng hạn", Kind.COUNT, 9, centred=True),
        Column("sent_rate", "Tỷ lệ gửi đúng hạn", Kind.RATE, 11, centred=True),
        Column("sending_score", "Điểm gửi báo cáo", Kind.NUMBER, 10, centred=True),
        Column("explained", "Cách tính", width=76),
    ),
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
