"""What is to be done by whom and when, and what documents changed in it."""

from dataclasses import replace

from cchc_xl.values.columns.shared import (
    AGENCY_LINK,
    AGENCY_NAME,
    EMAIL,
    LEVEL,
    MILESTONE,
    PHONE,
    QUESTION,
    RATE,
    ROUND,
    STATE,
    TASK,
    date_column,
    id_column,
    opened,
)
from cchc_xl.values.table import Column, Kind, Table
from cchc_xl.values.words import Adjusting, Area, DayKind, MilestoneKind, Role, Standing, YesNo

TASKS = Table(
    "tblNhiemVu",
    "Nhiệm vụ",
    ("task",),
    (
        *opened(
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
        *opened(
            MILESTONE,
            TASK,
            Column("content", "Nội dung mốc", width=44),
            Column("kind", "Loại mốc", width=16, choices=tuple(MilestoneKind)),
            Column("applies_to", "Áp dụng cho", width=20),
            date_column("window_start", "Từ ngày"),
            date_column("cutoff", "Chốt số liệu"),
            date_column("due", "Hạn theo văn bản"),
            date_column("due_effective", "Hạn áp dụng"),
            date_column("agency_due", "Hạn cơ quan"),
            date_column("remind_on", "Nhắc ngày"),
        ),
        Column("source_words", "Nguyên văn", width=36),
        QUESTION,
    ),
)

AGENCIES = Table(
    "tblCoQuan",
    "Cơ quan",
    ("agency",),
    opened(
        AGENCY_LINK,
        AGENCY_NAME,
        LEVEL,
        id_column("parent", "Trực thuộc", 12),
        Column("groups", "Nhóm", width=20),
        Column("aliases", "Tên khác", width=30),
        EMAIL,
        id_column("via", "Gửi qua", 12),
        Column("own_sheet", "Sheet riêng", width=9, choices=tuple(YesNo), centred=True),
        date_column("valid_from", "Hiệu lực từ"),
        date_column("valid_to", "Hiệu lực đến"),
        Column("successors", "Kế thừa", width=14),
    ),
)

# The same with what a clerk needs to call somebody; masters of before lack it.
DIRECTORY = replace(AGENCIES, columns=(*AGENCIES.columns, *opened(PHONE)))

ASSIGNMENTS = Table(
    "tblPhanCong",
    "Phân công",
    ("task", "agency", "role"),
    (
        *opened(TASK, AGENCY_LINK),
        AGENCY_NAME,
        *opened(
            Column("role", "Vai trò", width=16, choices=tuple(Role)),
            Column("duty", "Nội dung được giao", width=70),
            Column("must_report", "Phải báo cáo", width=10, choices=tuple(YesNo), centred=True),
        ),
    ),
)

_ANSWERING = "Một ngày, tên cơ quan hoặc nhóm, có hoặc không, «không áp dụng», hoặc «đồng ý» để lấy theo gợi ý."

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
        id_column("number", "Số trong văn bản"),
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
    opened(
        TASK,
        MILESTONE,
        Column("agency", "Mã CQ", Kind.ID, 22, link=True, prompt="Mã, tên cơ quan hoặc tên nhóm; trống: mọi cơ quan."),
        Column("kind", "Loại", width=16, choices=tuple(Adjusting)),
        Column("before", "Từ", Kind.ID, 16, centred=True, prompt="Gia hạn: hạn cũ. Chuyển chủ trì: cơ quan cũ."),
        Column("after", "Đến", Kind.ID, 16, centred=True, prompt="Gia hạn: hạn mới. Chuyển chủ trì: cơ quan mới."),
        Column("document", "Văn bản", width=40, prompt="Số, ký hiệu và trích yếu của văn bản điều chỉnh."),
        date_column("signed_on", "Ngày"),
    ),
)

# Days on which offices work, or do not, other than the program knows.
WORK_DAYS = Table(
    "tblNgayNghi",
    "Ngày nghỉ",
    ("day",),
    opened(
        date_column("day", "Ngày"),
        Column("kind", "Loại", width=12, choices=tuple(DayKind), centred=True),
        Column("note", "Ghi chú", width=60),
    ),
)

ROUNDS = Table(
    "tblKy",
    "Kỳ báo cáo",
    ("round",),
    opened(
        ROUND,
        Column("name", "Tên kỳ", width=20),
        Column("regime", "Chế độ báo cáo", width=22),
        date_column("start", "Từ ngày"),
        date_column("cutoff", "Chốt số liệu"),
        date_column("due", "Hạn gửi"),
        date_column("due_district", "Hạn gửi cấp huyện"),
        date_column("due_commune", "Hạn gửi cấp xã"),
        date_column("sent_up_on", "Ngày gửi cấp trên"),
        Column("sent_up_document", "Số văn bản gửi", width=18),
    ),
)
