"""Every table the product reads or writes: headers, types, owners, allowed values. They stand nowhere else.

A column is called by its ``field`` in code and in data frames, by its ``header`` in a workbook. Headers of
the master and the form are the contract with staff and with formulas they wrote: add, never rename.
"""

from dataclasses import replace

from cchc_xl.values.table import Column, Kind, Table
from cchc_xl.values.words import (
    Adjusting,
    Area,
    Arrival,
    Check,
    DayKind,
    FormStatus,
    Level,
    MilestoneKind,
    Progress,
    Role,
    Severity,
    Standing,
    State,
    YesNo,
)


def _id(field: str, header: str, width: float = 9, *, open: bool = False, link: bool = False) -> Column:
    return Column(field, header, Kind.ID, width, open=open, link=link, centred=True)


def _date(field: str, header: str, *, open: bool = False, prompt: str = "") -> Column:
    return Column(field, header, Kind.DATE, 12, open=open, centred=True, prompt=prompt)


def _opened(*columns: Column) -> tuple[Column, ...]:
    return tuple(replace(c, open=True) for c in columns)


TASK = _id("task", "Mã NV", 8)
MILESTONE = _id("milestone", "Mã mốc", 11)
AGENCY = _id("agency", "Mã CQ", 12)
AGENCY_LINK = replace(AGENCY, link=True)
AGENCY_NAME = Column("agency_name", "Tên cơ quan", width=32)
ROUND = _id("round", "Mã kỳ", 11)
STATE = Column("state", "Tình trạng", width=20, choices=tuple(State))
DATA_AS_OF = _date("data_as_of", "Số liệu đến")
QUESTION = Column("question", "Cần làm rõ", width=34)
LEVEL = Column("level", "Cấp", width=15, choices=tuple(Level))
RATE = Column("rate", "Tỷ lệ hoàn thành", Kind.RATE, 11, centred=True)

_DAY = "Nhập ngày/tháng/năm, ví dụ 05/03/2024."
_ANSWERING = "Một ngày, tên cơ quan hoặc nhóm, có hoặc không, «không áp dụng», hoặc «đồng ý» để lấy theo gợi ý."

# What an agency answers for each obligation: the open columns of the form, of the agency sheets, of Kết quả.
ANSWERS: tuple[Column, ...] = _opened(
    Column("progress", "Tiến độ", width=17, choices=tuple(Progress), prompt="Chọn một mục trong danh sách."),
    _date("done_on", "Ngày hoàn thành", prompt=_DAY),
    Column("document", "Số, ký hiệu văn bản", width=18, prompt="Ví dụ: 45/KH-SNV."),
    _date("document_date", "Ngày văn bản", prompt=_DAY),
    Column("outcome", "Kết quả trong kỳ", width=34),
    Column("difficulty", "Khó khăn, vướng mắc, nguyên nhân", width=28),
    Column("proposal", "Kiến nghị, đề xuất", width=24),
    _date("expected_on", "Dự kiến hoàn thành", prompt=_DAY),
)
ANSWER_FIELDS: tuple[str, ...] = tuple(c.field for c in ANSWERS)

TASKS = Table(
    "tblNhiemVu",
    "Nhiệm vụ",
    ("task",),
    (
        *_opened(
            TASK,
            Column("area", "Lĩnh vực", width=16, choices=tuple(Area)),
            Column("content", "Nhiệm vụ", width=46),
            Column("leads", "Cơ quan chủ trì", width=24),
            Column("coordinators", "Cơ quan phối hợp", width=24),
            Column("products", "Sản phẩm", width=32),
            Column("timing", "Thời gian thực hiện", width=20),
            Column("source", "Văn bản nguồn", width=18),
            Column("standing", "Trạng thái giao", width=12, choices=tuple(Standing), centred=True),
            Column("legal_basis", "Căn cứ pháp lý", width=22),
        ),
        QUESTION,
        STATE,
        RATE,
        Column("order", "Thứ tự", Kind.COUNT, 8, centred=True),
    ),
)

MILESTONES = Table(
    "tblMoc",
    "Mốc thời hạn",
    ("milestone",),
    (
        *_opened(
            MILESTONE,
            TASK,
            Column("content", "Nội dung mốc", width=44),
            Column("kind", "Loại mốc", width=16, choices=tuple(MilestoneKind)),
            Column("applies_to", "Áp dụng cho", width=20),
            _date("window_start", "Từ ngày"),
            _date("cutoff", "Chốt số liệu"),
            _date("due", "Hạn theo văn bản"),
            _date("due_effective", "Hạn áp dụng"),
            _date("agency_due", "Hạn cơ quan"),
            _date("remind_on", "Nhắc ngày"),
        ),
        Column("source_words", "Nguyên văn", width=36),
        QUESTION,
    ),
)

AGENCIES = Table(
    "tblCoQuan",
    "Cơ quan",
    ("agency",),
    _opened(
        AGENCY_LINK,
        AGENCY_NAME,
        LEVEL,
        _id("parent", "Trực thuộc", 12),
        Column("groups", "Nhóm", width=20),
        Column("aliases", "Tên khác", width=30),
        Column("email", "Email", width=24),
        _id("via", "Gửi qua", 12),
        Column("own_sheet", "Sheet riêng", width=9, choices=tuple(YesNo), centred=True),
        _date("valid_from", "Hiệu lực từ"),
        _date("valid_to", "Hiệu lực đến"),
        Column("successors", "Kế thừa", width=14),
    ),
)

ASSIGNMENTS = Table(
    "tblPhanCong",
    "Phân công",
    ("task", "agency", "role"),
    (
        *_opened(TASK, AGENCY_LINK),
        AGENCY_NAME,
        *_opened(
            Column("role", "Vai trò", width=16, choices=tuple(Role)),
            Column("duty", "Nội dung được giao", width=70),
            Column("must_report", "Phải báo cáo", width=10, choices=tuple(YesNo), centred=True),
        ),
    ),
)

QUESTIONS = Table(
    "tblCanLamRo",
    "Cần làm rõ",
    ("task", "question"),
    (
        TASK,
        Column("question", "Câu hỏi", width=58),
        Column("source_words", "Nguyên văn", width=44),
        Column("suggestion", "Gợi ý", width=40),
        Column("answer", "Trả lời", width=30, open=True, prompt=_ANSWERING),
        Column("handled", "Đã xử lý", width=40),
        Column("asks", "Hỏi về", width=16),
    ),
)

# What further documents did to the register, field by field; the newest last.
CHANGES = Table(
    "tblThayDoi",
    "Thay đổi",
    (),
    (
        Column("source", "Văn bản", width=40),
        TASK,
        Column("kind", "Thay đổi", width=14),
        Column("field", "Cột", width=20),
        Column("before", "Trước", width=50),
        Column("after", "Sau", width=50),
    ),
)

# Hidden: each task of each document in the document's own words, as it was read and last written. So the program
# knows what was read before, and what in the register is the clerk's. ``task`` is blank while it is not known
# whether the task is one of the register's; ``coordinating`` keeps the roles of each coordinating label (JSON).
ORIGINS = Table(
    "tblNguyenVan",
    "_nguyen_van",
    ("source", "number"),
    (
        Column("source", "Văn bản", width=40),
        _id("number", "Số trong văn bản"),
        TASK,
        Column("standing", "Trạng thái giao", width=12),
        Column("area", "Lĩnh vực", width=16),
        Column("content", "Nhiệm vụ", width=46),
        Column("leads", "Cơ quan chủ trì", width=24),
        Column("coordinating", "Cơ quan phối hợp", width=24),
        Column("products", "Sản phẩm", width=32),
        Column("timing", "Thời gian thực hiện", width=20),
        Column("unread", "Mục khác", width=20),
        Column("grounds", "Căn cứ", width=20),
        Column("dated", "Ngày văn bản", width=12),
        Column("issuer", "Cơ quan ban hành", width=20),
        Column("subject", "Trích yếu", width=30),
        Column("place", "Địa danh", width=14),
    ),
)

# What documents changed in the plan after it was made. Từ and Đến are text: days for Gia hạn and Bổ sung, agencies
# for Chuyển chủ trì. A blank «Mã mốc» means the whole task, a blank «Mã CQ» everybody whom it binds.
ADJUSTMENTS = Table(
    "tblDieuChinh",
    "Điều chỉnh",
    (),
    _opened(
        TASK,
        MILESTONE,
        Column("agency", "Mã CQ", Kind.ID, 22, link=True, prompt="Mã, tên cơ quan hoặc tên nhóm; trống: mọi cơ quan."),
        Column("kind", "Loại", width=16, choices=tuple(Adjusting)),
        Column("before", "Từ", Kind.ID, 16, centred=True, prompt="Gia hạn: hạn cũ. Chuyển chủ trì: cơ quan cũ."),
        Column("after", "Đến", Kind.ID, 16, centred=True, prompt="Gia hạn: hạn mới. Chuyển chủ trì: cơ quan mới."),
        Column("document", "Văn bản", width=40, prompt="Số, ký hiệu và trích yếu của văn bản điều chỉnh."),
        _date("signed_on", "Ngày"),
    ),
)

# Days on which offices work, or do not, other than the program knows.
WORK_DAYS = Table(
    "tblNgayNghi",
    "Ngày nghỉ",
    ("day",),
    _opened(
        _date("day", "Ngày"),
        Column("kind", "Loại", width=12, choices=tuple(DayKind), centred=True),
        Column("note", "Ghi chú", width=60),
    ),
)

ROUNDS = Table(
    "tblKy",
    "Kỳ báo cáo",
    ("round",),
    _opened(
        ROUND,
        Column("name", "Tên kỳ", width=20),
        Column("regime", "Chế độ báo cáo", width=22),
        _date("start", "Từ ngày"),
        _date("cutoff", "Chốt số liệu"),
        _date("due", "Hạn gửi"),
        _date("due_district", "Hạn gửi cấp huyện"),
        _date("due_commune", "Hạn gửi cấp xã"),
        _date("sent_up_on", "Ngày gửi cấp trên"),
        Column("sent_up_document", "Số văn bản gửi", width=18),
    ),
)

FORMS = Table(
    "tblBieuMau",
    "Biểu mẫu",
    ("form",),
    (
        _id("form", "Mã biểu", 26),
        ROUND,
        AGENCY_LINK,
        AGENCY_NAME,
        Column("issued_at", "Phát hành lúc", Kind.MOMENT, 16, centred=True),
        Column("file", "Tệp", width=66),
        Column("status", "Trạng thái", width=16, choices=tuple(FormStatus)),
    ),
)

# The same with what whoever sends the forms out has to know; masters of before lack these columns.
FORM_LIST = replace(
    FORMS,
    columns=(
        *FORMS.columns,
        LEVEL,
        _id("via", "Gửi qua", 12),
        Column("email", "Email", width=24),
        _date("send_by", "Hạn gửi"),
    ),
)

# Hidden: what proves that a return is the form that was issued, what that form asked (Mã mốc, one space between
# them), and a hash of each row's locked cells, in the same order. Secrets themselves are never kept.
SEALS = Table(
    "tblNiemPhong",
    "_cchc",
    ("form",),
    (
        _id("form", "Mã biểu", 22),
        Column("secret_sha256", "SHA-256 khóa", width=66),
        Column("milestones", "Các mốc đã hỏi", width=60),
        Column("rows_sha256", "SHA-256 từng dòng", width=60),
    ),
)

SUBMISSIONS = Table(
    "tblGuiBaoCao",
    "Tình hình gửi",
    ("round", "agency"),
    (
        ROUND,
        AGENCY_LINK,
        AGENCY_NAME,
        LEVEL,
        Column("status", "Tình trạng", width=13, choices=tuple(Arrival)),
        Column("check", "Kết quả kiểm tra", width=15, choices=tuple(Check)),
        Column("times", "Lần gửi", Kind.COUNT, 7, centred=True),
        _date("arrived_on", "Ngày đến", open=True),
        _date("first_arrived_on", "Đến lần đầu"),
        Column("arrival_number", "Số đến", width=10, open=True),
        Column("document_number", "Số văn bản", width=16, open=True),
        Column("file", "Tệp", width=44),
        Column("sha256", "SHA-256", width=16),
        Column("problems", "Số lỗi", Kind.COUNT, 7, centred=True),
    ),
)

# The same with what the office asks of the sender; masters of before lack these columns.
SUBMISSION_LIST = replace(
    SUBMISSIONS,
    columns=(
        *SUBMISSIONS.columns[:4],
        _id("parent", "Trực thuộc", 12),
        *SUBMISSIONS.columns[4:6],
        _date("send_by", "Hạn gửi"),
        Column("days_late", "Số ngày chậm", Kind.COUNT, 9, centred=True),
        Column("rounds_late", "Số kỳ chậm trong năm", Kind.COUNT, 11, centred=True),
        *SUBMISSIONS.columns[6:],
    ),
)

# Who has sent, counted: the province, each level, each district with its communes.
SENDING = Table(
    "tblTheoDoiGui",
    "Theo dõi gửi",
    ("round", "part"),
    (
        ROUND,
        Column("part", "Khối, địa bàn", width=34),
        Column("expected", "Phải gửi", Kind.COUNT, 9, centred=True),
        Column("in_time", "Đúng hạn", Kind.COUNT, 9, centred=True),
        Column("late", "Gửi muộn", Kind.COUNT, 9, centred=True),
        Column("refused", "Trả lại", Kind.COUNT, 9, centred=True),
        Column("missing", "Chưa gửi", Kind.COUNT, 9, centred=True),
        Column("incomplete", "Cần bổ sung", Kind.COUNT, 9, centred=True),
        Column("rate", "Tỷ lệ đúng hạn", Kind.RATE, 10, centred=True),
        _date("missing_since", "Chậm từ ngày"),
        Column("who", "Cơ quan chưa gửi, bị trả lại", width=70),
    ),
)

# Every file that ever came in, by its content: the history behind Tình hình gửi; with number and date of the signed
# report that it came with, and what was written beside its table.
RETURNS = Table(
    "tblBanNop",
    "Bản nộp",
    ("round", "sha256"),
    (
        ROUND,
        AGENCY_LINK,
        AGENCY_NAME,
        Column("file", "Tệp", width=52),
        _date("arrived_on", "Ngày đến"),
        Column("saved_at", "Lưu lần cuối", Kind.MOMENT, 16, centred=True),
        Column("outcome", "Kết quả tiếp nhận", width=18),
        Column("rows", "Số dòng nhận", Kind.COUNT, 9, centred=True),
        Column("problems", "Số lỗi", Kind.COUNT, 7, centred=True),
        Column("sha256", "SHA-256", width=66),
        Column("report_number", "Số báo cáo", width=16),
        _date("report_date", "Ngày báo cáo"),
        Column("notes", "Ghi chú ngoài bảng", width=60),
    ),
)

RESULTS = Table(
    "tblKetQua",
    "Kết quả",
    ("round", "agency", "milestone"),
    (
        ROUND,
        AGENCY_LINK,
        TASK,
        MILESTONE,
        *(replace(c, open=False) for c in ANSWERS),
        DATA_AS_OF,
        Column("source", "Nguồn", width=10),
        Column("file", "Tệp", width=30),
        _id("cell", "Ô", 8),
        STATE,
    ),
)

PROBLEMS = Table(
    "tblLoi",
    "Lỗi dữ liệu",
    (),
    (
        Column("severity", "Mức", width=12, choices=tuple(Severity), centred=True),
        _id("code", "Mã lỗi", 8),
        ROUND,
        AGENCY_LINK,
        Column("file", "Tệp", width=40),
        _id("cell", "Ô", 8),
        Column("text", "Nội dung", width=60),
        Column("remedy", "Cách khắc phục", width=50),
    ),
)

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
        _date("due_effective", "Hạn áp dụng"),
        Column("days_late", "Số ngày", Kind.COUNT, 8, centred=True),
        DATA_AS_OF,
        STATE,
        _date("due_planned", "Hạn gốc"),
        Column("adjusted_by", "Văn bản điều chỉnh", width=24),
    ),
)

STATE_COUNTS: tuple[Column, ...] = tuple(Column(s.name.lower(), s.value, Kind.COUNT, 11, centred=True) for s in State)
# How many would be overdue had no document extended a deadline.
BY_PLAN = Column("overdue_by_plan", "Quá hạn theo hạn gốc", Kind.COUNT, 11, centred=True)
TOTAL = Column("total", "Tổng số", Kind.COUNT, 8, centred=True)

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
        _date("day", "Ngày"),
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

SETTINGS = Table(
    "tblCauHinh",
    "Cấu hình",
    ("key",),
    (
        Column("key", "Khóa", width=34, open=True),
        Column("value", "Giá trị", width=44, open=True),
        Column("note", "Ghi chú", width=70, open=True),
    ),
)

LOG = Table(
    "tblNhatKy",
    "Nhật ký",
    (),
    (
        Column("at", "Lúc", Kind.MOMENT, 17, centred=True),
        Column("command", "Lệnh", width=14),
        Column("user", "Người dùng", width=16),
        Column("summary", "Tóm tắt", width=110),
    ),
)

_OBLIGATION: tuple[Column, ...] = (
    MILESTONE,
    TASK,
    Column("task_content", "Nhiệm vụ", width=36),
    Column("content", "Nội dung mốc", width=26),
    _date("due_effective", "Hạn áp dụng"),
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


MASTER_TABLES: tuple[Table, ...] = (
    TASKS, MILESTONES, ASSIGNMENTS, AGENCIES, ROUNDS, ADJUSTMENTS, WORK_DAYS, QUESTIONS, CHANGES, ORIGINS, FORM_LIST,
    SUBMISSION_LIST, RETURNS, SENDING, RESULTS, PROBLEMS, OVERDUE, BY_AGENCY, BY_TASK, COMMUNES, SETTINGS, LOG, SEALS,
)  # fmt: skip

FORM_SHEET, GUIDE_SHEET, IDENTITY_SHEET = "Biểu báo cáo", "Hướng dẫn", "_cchc"
COORDINATION_SHEET = "Việc phối hợp"
CORRECTIONS_SHEET = "Cần sửa"  # the first sheet of a return that went back to be corrected
VISIBLE_ID = "Mã biểu:"  # stands before a form's id in its title block

# What the agency reported last; in the forms of a round that has answers of earlier ones.
PREVIOUS = Column("previous", "Kỳ trước đã báo cáo", width=18)

_ASKED: tuple[Column, ...] = (
    Column("number", "STT", Kind.COUNT, 5, centred=True),
    MILESTONE,
    Column("task_content", "Nhiệm vụ", width=34),
    Column("content", "Nội dung phải báo cáo", width=24),
    Column("products", "Sản phẩm", width=22),
    Column("deadline", "Thời hạn", width=13, centred=True),
)

FORM = Table("tblBaoCao", FORM_SHEET, ("milestone",), (*_ASKED, *ANSWERS))
LATER_FORM = replace(FORM, columns=(*_ASKED, PREVIOUS, *ANSWERS))

# What the agency only helps others with: for its information, nothing is typed there.
COORDINATION = Table(
    "tblPhoiHop",
    COORDINATION_SHEET,
    ("task",),
    (
        Column("number", "STT", Kind.COUNT, 5, centred=True),
        TASK,
        Column("content", "Nhiệm vụ", width=50),
        Column("leads", "Cơ quan chủ trì", width=36),
        Column("duty", "Nội dung phối hợp", width=40),
        Column("timing", "Thời gian thực hiện", width=30),
    ),
)
