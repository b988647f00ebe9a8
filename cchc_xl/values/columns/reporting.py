"""What goes out to the agencies in a round and what comes back."""

from dataclasses import replace

from cchc_xl.values.columns.shared import (
    AGENCY_LINK,
    AGENCY_NAME,
    ANSWERS,
    DATA_AS_OF,
    LEVEL,
    MILESTONE,
    ROUND,
    STATE,
    TASK,
    date_column,
    id_column,
)
from cchc_xl.values.table import Column, Kind, Table
from cchc_xl.values.words import Arrival, Check, FormStatus, Severity

FORMS = Table(
    "tblBieuMau",
    "Biểu mẫu",
    ("form",),
    (
        id_column("form", "Mã biểu", 26),
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
        id_column("via", "Gửi qua", 12),
        Column("email", "Email", width=24),
        date_column("send_by", "Hạn gửi"),
    ),
)

# Hidden: what proves that a return is the form that was issued, what that form asked (Mã mốc, one space between
# them), and a hash of each row's locked cells, in the same order; which figures (by «;»). Secrets are never kept.
SEALS = Table(
    "tblNiemPhong",
    "_cchc",
    ("form",),
    (
        id_column("form", "Mã biểu", 22),
        Column("secret_sha256", "SHA-256 khóa", width=66),
        Column("milestones", "Các mốc đã hỏi", width=60),
        Column("rows_sha256", "SHA-256 từng dòng", width=60),
        Column("figures", "Các chỉ tiêu đã hỏi", width=30),
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
        date_column("arrived_on", "Ngày đến", open=True),
        date_column("first_arrived_on", "Đến lần đầu"),
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
        id_column("parent", "Trực thuộc", 12),
        *SUBMISSIONS.columns[4:6],
        date_column("send_by", "Hạn gửi"),
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
        date_column("missing_since", "Chậm từ ngày"),
        Column("who", "Cơ quan chưa gửi, bị trả lại", width=70),
    ),
)

# Every file that ever came in, by its content: the history behind Tình hình gửi; with number and date of the signed
# report that it came with, what was written beside its table, and of which milestones it says something valid.
RETURNS = Table(
    "tblBanNop",
    "Bản nộp",
    ("round", "sha256"),
    (
        ROUND,
        AGENCY_LINK,
        AGENCY_NAME,
        Column("file", "Tệp", width=52),
        date_column("arrived_on", "Ngày đến"),
        Column("saved_at", "Lưu lần cuối", Kind.MOMENT, 16, centred=True),
        Column("outcome", "Kết quả tiếp nhận", width=18),
        Column("rows", "Số dòng nhận", Kind.COUNT, 9, centred=True),
        Column("problems", "Số lỗi", Kind.COUNT, 7, centred=True),
        Column("sha256", "SHA-256", width=66),
        Column("report_number", "Số báo cáo", width=16),
        date_column("report_date", "Ngày báo cáo"),
        Column("notes", "Ghi chú ngoài bảng", width=60),
        Column("milestones", "Các mốc đã nhận", width=40),
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
        id_column("cell", "Ô", 8),
        STATE,
    ),
)

PROBLEMS = Table(
    "tblLoi",
    "Lỗi dữ liệu",
    (),
    (
        Column("severity", "Mức", width=12, choices=tuple(Severity), centred=True),
        id_column("code", "Mã lỗi", 8),
        ROUND,
        AGENCY_LINK,
        Column("file", "Tệp", width=40),
        id_column("cell", "Ô", 8),
        Column("text", "Nội dung", width=60),
        Column("remedy", "Cách khắc phục", width=50),
    ),
)
