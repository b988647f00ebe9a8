"""The words that staff choose from and read in cells: one enumeration for each closed list.

Every member *is* the Vietnamese text of the cell, so a member compares equal to what a sheet holds.
"""

from dataclasses import dataclass
from enum import StrEnum


class YesNo(StrEnum):
    YES = "Có"
    NO = "Không"


class Level(StrEnum):
    """Cấp: who an agency answers to decides its deadlines and its sheet."""

    OFFICE = "Văn phòng"
    DEPARTMENT = "Sở, ban, ngành"
    DISTRICT = "Cấp huyện"
    COMMUNE = "Cấp xã"


class Group(StrEnum):
    """Nhóm: what a plan calls several agencies by, resolved as of 1 January of the plan's year."""

    DEPARTMENTS = "Các sở, ban ngành"
    DISTRICTS = "UBND cấp huyện"
    COMMUNES = "UBND cấp xã"


class Area(StrEnum):
    """Lĩnh vực: direction, and the six areas of Nghị quyết 76/NQ-CP."""

    DIRECTION = "Công tác chỉ đạo, điều hành"
    INSTITUTIONS = "Cải cách thể chế"
    PROCEDURES = "Cải cách thủ tục hành chính"
    ORGANISATION = "Cải cách tổ chức bộ máy"
    CIVIL_SERVICE = "Cải cách chế độ công vụ"
    PUBLIC_FINANCE = "Cải cách tài chính công"
    DIGITAL = "Xây dựng, phát triển Chính phủ điện tử, Chính phủ số"


class Standing(StrEnum):
    """Trạng thái giao: a letter proposes, only an adopted document assigns."""

    PROPOSED = "Đề xuất"
    ASSIGNED = "Đã giao"
    AMENDED = "Điều chỉnh"
    WITHDRAWN = "Rút"


class Adjusting(StrEnum):
    """Loại of an adjustment: what a document changed in what an agency has to do."""

    EXTENDED = "Gia hạn"
    TRANSFERRED = "Chuyển chủ trì"
    ADDED = "Bổ sung"
    WITHDRAWN = "Rút"


class DayKind(StrEnum):
    """Loại of a day on which offices do not work as the public holidays say."""

    OFF = "Nghỉ"
    WORK = "Làm việc"


class Role(StrEnum):
    LEAD = "Chủ trì"
    COORDINATING = "Phối hợp"
    MONITORING = "Theo dõi, đôn đốc"
    APPROVING = "Phê duyệt"


class MilestoneKind(StrEnum):
    """Loại mốc."""

    ISSUE = "Ban hành văn bản"
    REPORT = "Báo cáo định kỳ"
    PERIODIC = "Định kỳ"
    CONTINUOUS = "Thường xuyên"
    BY_PLAN = "Theo kế hoạch"
    EVENT = "Đột xuất"
    OTHER_DOCUMENT = "Theo văn bản khác"
    COMPLETE = "Hoàn thành"


# Áp dụng cho of a milestone that binds every lead of its task.
ALL_LEADS = "Tất cả cơ quan chủ trì"
# Áp dụng cho of a milestone that binds nobody any more; its results stay.
NOBODY = "Không áp dụng"


class Asks(StrEnum):
    """Hỏi về: what a question of the list is about, and so what its answer changes."""

    DAY = "Thời hạn"
    LEAD = "Cơ quan chủ trì"
    NAME = "Tên cơ quan"
    BINDING = "Áp dụng cho ai"
    EXCEPT = "Cơ quan được trừ"
    COORDINATES = "Giao phối hợp"
    LEADS_TOO = "Giao chủ trì"
    AREA = "Lĩnh vực"
    ADOPTION = "Ban hành"
    DUPLICATE = "Trùng nhiệm vụ"
    WITHDRAWAL = "Rút nhiệm vụ"
    CONFLICT = "Khác văn bản mới"
    SUCCESSION = "Cơ quan kế thừa"
    OTHER = "Nội dung khác"


class ChangeKind(StrEnum):
    """Thay đổi: what a further document did to the register."""

    ADDED = "Thêm"
    CHANGED = "Sửa"
    WITHDRAWN = "Rút"
    KEPT = "Giữ bản đã sửa tay"
    DUPLICATE = "Nghi trùng"


class Progress(StrEnum):
    """Tiến độ, as an agency reports it."""

    NOT_STARTED = "Chưa thực hiện"
    UNDER_WAY = "Đang thực hiện"
    SUBMITTED = "Đã trình, chờ ban hành"
    DONE = "Hoàn thành"
    NOTHING_AROSE = "Không phát sinh"


# What agencies write for Tiến độ although there is a list: without accents, in small letters.
PROGRESS_ALIASES: dict[str, Progress] = {
    "chua": Progress.NOT_STARTED,
    "chua lam": Progress.NOT_STARTED,
    "chua trien khai": Progress.NOT_STARTED,
    "chua trien khai thuc hien": Progress.NOT_STARTED,
    "chua bat dau": Progress.NOT_STARTED,
    "chua den thoi han thuc hien": Progress.NOT_STARTED,
    "dang": Progress.UNDER_WAY,
    "dang lam": Progress.UNDER_WAY,
    "dang trien khai": Progress.UNDER_WAY,
    "dang trien khai thuc hien": Progress.UNDER_WAY,
    "dang tien hanh": Progress.UNDER_WAY,
    "dang thuc hien thuong xuyen": Progress.UNDER_WAY,
    "thuc hien thuong xuyen": Progress.UNDER_WAY,
    "thuong xuyen thuc hien": Progress.UNDER_WAY,
    "dang xay dung": Progress.UNDER_WAY,
    "dang soan thao": Progress.UNDER_WAY,
    "dang du thao": Progress.UNDER_WAY,
    "da trinh": Progress.SUBMITTED,
    "da trinh ky": Progress.SUBMITTED,
    "da trinh cho ky": Progress.SUBMITTED,
    "cho ky": Progress.SUBMITTED,
    "cho ban hanh": Progress.SUBMITTED,
    "xong": Progress.DONE,
    "da xong": Progress.DONE,
    "da lam xong": Progress.DONE,
    "da hoan thanh": Progress.DONE,
    "da hoan tat": Progress.DONE,
    "hoan tat": Progress.DONE,
    "da thuc hien xong": Progress.DONE,
    "da ban hanh": Progress.DONE,
    "hoan thanh dung han": Progress.DONE,
    "hoan thanh truoc han": Progress.DONE,
    "hoan thanh qua han": Progress.DONE,
    "hoan thanh tre han": Progress.DONE,
    "100": Progress.DONE,
    "dat 100": Progress.DONE,
    "hoan thanh 100": Progress.DONE,
    "da hoan thanh 100": Progress.DONE,
    "khong co": Progress.NOTHING_AROSE,
    "khong co viec": Progress.NOTHING_AROSE,
    "khong co phat sinh": Progress.NOTHING_AROSE,
    "chua phat sinh": Progress.NOTHING_AROSE,
    "chua co phat sinh": Progress.NOTHING_AROSE,
}


class Source(StrEnum):
    """Nguồn of a result."""

    RETURN = "Bản nộp"
    TYPED = "Nhập tay"


class FormStatus(StrEnum):
    ISSUED = "Đã phát hành"
    REPLACED = "Đã thay thế"


class Arrival(StrEnum):
    """Tình trạng of an agency's return in a round."""

    SENT = "Đã gửi"
    LATE = "Gửi muộn"
    REFUSED = "Trả lại"
    MISSING = "Chưa gửi"


class Intake(StrEnum):
    """Kết quả tiếp nhận of one content that came in; a report on paper is written down by the clerk."""

    TAKEN = "Đã nhận"
    BLANK = "Chưa nhập nội dung"
    REPLACED = "Có bản mới hơn"
    REFUSED = "Trả lại"
    PAPER = "Bản giấy"


# The outcomes of a content that counts for its agency: each agency has at most one in a round.
COUNTING: tuple[Intake, ...] = (Intake.TAKEN, Intake.BLANK)


class Check(StrEnum):
    """Kết quả kiểm tra of a return that was taken in."""

    VALID = "Hợp lệ"
    INCOMPLETE = "Cần bổ sung"


class Carried(StrEnum):
    """What a returned workbook may carry beside its cells; it is flagged, never run or followed."""

    MACRO = "macro"
    LINK = "liên kết ra ngoài"
    DATA = "DDE, kết nối dữ liệu"
    OBJECT = "đối tượng nhúng"


class Span(StrEnum):
    """Số liệu of a figure: what arose in the round, or all since the year began."""

    IN_ROUND = "Trong kỳ"
    CUMULATIVE = "Lũy kế"


class NumberKind(StrEnum):
    """Kiểu số of a figure."""

    WHOLE = "Số nguyên"
    DECIMAL = "Thập phân"


class Summing(StrEnum):
    """Cách cộng of a figure: how the agencies' numbers make one.

    The sum of the round's; their mean, each counting once; the sum of each one's last known number, so that an
    agency silent in this round counts with what it said before.
    """

    SUM = "Tổng"
    MEAN = "Bình quân"
    LAST = "Cuối"


class Severity(StrEnum):
    """Mức of a problem: an error withholds, a warning counts but asks, a notice tells."""

    ERROR = "Lỗi"
    WARNING = "Cảnh báo"
    NOTICE = "Lưu ý"


class State(StrEnum):
    """Tình trạng of an obligation; the order is the order of the summary columns."""

    DONE_ON_TIME = "Hoàn thành đúng hạn"
    DONE_LATE = "Hoàn thành quá hạn"
    IN_TIME = "Đang thực hiện trong hạn"
    DUE_SOON = "Sắp đến hạn"
    UNKNOWN_PAST_DUE = "Đến hạn, chưa cập nhật"
    OVERDUE = "Chưa hoàn thành, quá hạn"
    CONTINUOUS_ACTIVE = "Thường xuyên, đang thực hiện"
    CONTINUOUS_IDLE = "Thường xuyên, chưa triển khai"
    UNDATED = "Chưa xác định thời hạn"
    NOT_YET = "Chưa đến kỳ"


class TimeLeft(StrEnum):
    """Khoảng: how soon something is due, in calendar days, today included."""

    ONE_DAY = "Trong 1 ngày"
    THREE_DAYS = "Trong 3 ngày"
    SEVEN_DAYS = "Trong 7 ngày"
    LATER = "Sau 7 ngày"


@dataclass(frozen=True)
class Look:
    """How a state shows: a sign for where room is short, text and fill colours as RRGGBB."""

    sign: str
    text: str
    fill: str


STATE_LOOKS: dict[State, Look] = {
    State.DONE_ON_TIME: Look("✔", "1B5E20", "DDEFD9"),
    State.DONE_LATE: Look("✓", "6B5310", "F3E3B3"),
    State.IN_TIME: Look("●", "174A7C", "DCEAF7"),
    State.DUE_SOON: Look("▲", "8A5200", "FFE8C2"),
    State.UNKNOWN_PAST_DUE: Look("!", "8A3B12", "FBE3D6"),
    State.OVERDUE: Look("✖", "8C1D18", "F9D6D2"),
    State.CONTINUOUS_ACTIVE: Look("∞", "46525E", "E6EAEE"),
    State.CONTINUOUS_IDLE: Look("∅", "46525E", "F3EDE0"),
    State.UNDATED: Look("?", "5B3A80", "EADFF3"),
    State.NOT_YET: Look("○", "7A8591", "F7F8FA"),
}

# Other words that say at a glance whether somebody has to act. They share the states' colours.
WORD_LOOKS: dict[str, Look] = {
    **STATE_LOOKS,
    Arrival.SENT: Look("✔", "1B5E20", "DDEFD9"),
    Arrival.LATE: Look("✓", "6B5310", "F3E3B3"),
    Arrival.REFUSED: Look("↩", "8A3B12", "FBE3D6"),
    Arrival.MISSING: Look("✖", "8C1D18", "F9D6D2"),
    Check.VALID: Look("✔", "1B5E20", "DDEFD9"),
    Check.INCOMPLETE: Look("▲", "8A5200", "FFE8C2"),
    Severity.ERROR: Look("✖", "8C1D18", "F9D6D2"),
    Severity.WARNING: Look("▲", "8A5200", "FFE8C2"),
    Severity.NOTICE: Look("●", "174A7C", "DCEAF7"),
    TimeLeft.ONE_DAY: Look("▲", "8C1D18", "F9D6D2"),
    TimeLeft.THREE_DAYS: Look("▲", "8A5200", "FFE8C2"),
    TimeLeft.SEVEN_DAYS: Look("●", "174A7C", "DCEAF7"),
    TimeLeft.LATER: Look("○", "7A8591", "F7F8FA"),
    FormStatus.ISSUED: Look("✔", "1B5E20", "DDEFD9"),
    FormStatus.REPLACED: Look("○", "7A8591", "F7F8FA"),
}

# In one cell of the agency × task table the worst state wins.
WORST_FIRST: tuple[State, ...] = (
    State.OVERDUE,
    State.UNKNOWN_PAST_DUE,
    State.DUE_SOON,
    State.CONTINUOUS_IDLE,
    State.UNDATED,
    State.IN_TIME,
    State.CONTINUOUS_ACTIVE,
    State.DONE_LATE,
    State.DONE_ON_TIME,
    State.NOT_YET,
)

PAST_DUE: tuple[State, ...] = (State.OVERDUE, State.UNKNOWN_PAST_DUE)
DONE: tuple[State, ...] = (State.DONE_ON_TIME, State.DONE_LATE)
