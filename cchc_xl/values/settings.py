"""What staff may set in the sheet Cấu hình: each key with its first value and what it is for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Setting:
    key: str
    default: str
    note: str


PLAN = Setting("Mã kế hoạch", "", "Do chương trình đặt; biểu mẫu của kế hoạch khác không được nhận.")
YEAR = Setting("Năm kế hoạch", "", "Năm của kế hoạch cải cách hành chính.")
PROVINCE = Setting("Tỉnh", "Quảng Ngãi", "Tên tỉnh, ghi trên tiêu đề.")
RECEIVER = Setting("Nơi nhận báo cáo", "Văn phòng UBND tỉnh", "Ghi trên biểu mẫu: Đơn vị nhận.")
CONTACT = Setting("Người liên hệ", "", "Họ tên, ghi trên biểu mẫu ở dòng «Hỏi».")
PHONE = Setting("Điện thoại liên hệ", "", "Số điện thoại, ghi trên biểu mẫu ở dòng «Hỏi».")
SOON_DAYS = Setting("Số ngày báo sắp đến hạn", "7", "Việc còn không quá số ngày này là «Sắp đến hạn».")

LIST_SEPARATOR = Setting(
    "Dấu ngăn cột tệp CSV",
    ";",
    "Của danh sách biểu mẫu (.csv). Mở bằng Excel mà thấy dồn vào một cột thì đổi thành dấu phẩy.",
)

ROLLS_FORWARD = Setting(
    "Dời hạn gặp ngày nghỉ",
    "Có",
    "Báo cáo, việc định kỳ đến hạn vào ngày nghỉ: Có thì dời sang ngày làm việc kế tiếp, Không thì giữ nguyên. "
    "Áp dụng cho văn bản nhập sau đó.",
)

PLAN_BANDS = Setting(
    "Thang điểm hoàn thành kế hoạch",
    "Trên 90% = 2; Từ 70% = 1; Còn lại = 0",
    "Theo tỷ lệ hoàn thành của từng cơ quan. Là ví dụ: sửa theo bộ chỉ số CCHC của tỉnh, giữ cách viết này.",
)
SENDING_BANDS = Setting(
    "Thang điểm gửi báo cáo",
    "Từ 100% = 1; Từ 75% = 0,5; Còn lại = 0",
    "Theo tỷ lệ báo cáo gửi đúng hạn trong năm. Là ví dụ: sửa theo bộ chỉ số CCHC của tỉnh, giữ cách viết này.",
)

SETTINGS: tuple[Setting, ...] = (
    PLAN, YEAR, PROVINCE, RECEIVER, CONTACT, PHONE, SOON_DAYS, LIST_SEPARATOR, ROLLS_FORWARD, PLAN_BANDS,
    SENDING_BANDS,
)  # fmt: skip
