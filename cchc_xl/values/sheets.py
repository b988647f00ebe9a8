"""The master workbook as a value: which sheets, in which order, how each is titled. No library sees it here."""

from dataclasses import dataclass
from enum import StrEnum

from cchc_xl.values import columns as c
from cchc_xl.values.table import Table


class TabColour(StrEnum):
    """Tab colours, one for each group of the year's order."""

    OVERVIEW = "1F3864"
    PLAN = "2E75B6"
    ROUND = "C55A11"
    SUMMARY = "2E7D32"
    AGENCIES = "7F6000"
    SETTINGS = "7A8591"


@dataclass(frozen=True)
class Sheet:
    """A sheet with one table: a title, one line that says what it is for, and the table below.

    ``frozen`` columns stay in sight when scrolling sideways. ``legend``: the states with their signs stand
    above the table. ``as_of``: the sheet shows the day its figures stand at (a cell named
    ``as_of_name(sheet)``). ``hidden`` sheets are for the program (very hidden).
    """

    name: str
    title: str
    hint: str
    table: Table
    tab: TabColour
    frozen: int = 1
    legend: bool = False
    as_of: bool = False
    hidden: bool = False


# Every table sheet is laid out alike, so that nobody has to search: rows as Excel counts them.
TITLE_ROW, HINT_ROW, LEGEND_ROW, HEADER_ROW = 1, 2, 3, 4

OVERVIEW = "Tổng quan"

# Names (Excel defined names) of single cells that commands set.
PLAN_YEAR, PLAN_TITLE, AS_OF, CURRENT_ROUND = "cchc_nam", "cchc_tieu_de", "cchc_tinh_den_ngay", "cchc_ky"


# Two cells of the hidden sheet, by name and content, that tell a master of ours and how it is laid out.
MARK_NAME, VERSION_NAME = "cchc_so_theo_doi", "cchc_phien_ban"
MASTER_MARK, LAYOUT_VERSION = "cchc_xl", "1"


def as_of_name(table: Table) -> str:
    """The defined name of the cell that shows the as-of day above a table."""
    return f"ngay_{table.name}"


PLAN_SHEETS: tuple[Sheet, ...] = (
    Sheet("Nhiệm vụ", "DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH",
          "Mỗi dòng là một nhiệm vụ. Cột tiêu đề xanh do cán bộ nhập, sửa; cột tiêu đề xám do chương trình ghi.",
          c.TASKS, TabColour.PLAN),
    Sheet("Mốc thời hạn", "MỐC THỜI HẠN CỦA TỪNG NHIỆM VỤ",
          "Ngày suy ra từ thời gian thực hiện trong văn bản. Có thể sửa; dòng có «Cần làm rõ» phải được xác nhận.",
          c.MILESTONES, TabColour.PLAN),
    Sheet("Phân công", "PHÂN CÔNG NHIỆM VỤ CHO TỪNG CƠ QUAN",
          "Mỗi dòng: một nhiệm vụ, một cơ quan, một vai trò. Chọn «Không» ở «Phải báo cáo» để không hỏi cơ quan đó.",
          c.ASSIGNMENTS, TabColour.PLAN, frozen=3),
    Sheet("Cơ quan", "DANH BẠ CƠ QUAN",
          "Cập nhật email, điện thoại, tên khác, cơ quan gửi qua. Mã CQ dùng làm khóa, không nên đổi.",
          c.DIRECTORY, TabColour.PLAN, frozen=2),
    Sheet("Kỳ báo cáo", "CÁC KỲ BÁO CÁO TRONG NĂM",
          "Chốt số liệu: Nghị định 09/2019/NĐ-CP, Điều 12. Hạn gửi là gợi ý (chốt + 2 ngày làm việc): hãy xác nhận.",
          c.ROUNDS, TabColour.PLAN),
    Sheet("Cần làm rõ", "NỘI DUNG CẦN LÀM RÕ",
          "Những điều văn bản chưa xác định. Ghi một lần vào cột «Trả lời», rồi cập nhật tổng hợp: sổ được ghi theo.",
          c.QUESTIONS, TabColour.PLAN),
    Sheet("Thay đổi", "THAY ĐỔI THEO VĂN BẢN",
          "Mỗi văn bản nhận thêm đã thêm, sửa, rút gì: nội dung trước và sau. Chương trình ghi sheet này.",
          c.CHANGES, TabColour.PLAN, frozen=2),
    Sheet("Điều chỉnh", "ĐIỀU CHỈNH THEO VĂN BẢN SAU KHI GIAO",
          "Mỗi dòng một thay đổi, có văn bản: gia hạn, chuyển chủ trì, bổ sung, rút. Hạn gốc vẫn giữ ở «Mốc thời hạn».",
          c.ADJUSTMENTS, TabColour.PLAN, frozen=3),
    Sheet("Ngày nghỉ", "NGÀY NGHỈ, NGÀY LÀM BÙ",
          "Chỉ ghi ngày khác lịch chung. Biểu mẫu, «Quá hạn» tính hạn theo bảng này; hạn đã sửa tay giữ nguyên.",
          c.WORK_DAYS, TabColour.PLAN, frozen=0),
    Sheet("Chỉ tiêu", "CHỈ TIÊU BÁO CÁO BẰNG SỐ",
          "Mặc định không hỏi. Muốn hỏi: ghi mã kỳ hoặc «Mọi kỳ» ở cột «Kỳ hỏi». Số hệ thống đã có thì không hỏi.",
          c.FIGURES, TabColour.PLAN, frozen=3),
)  # fmt: skip

ROUND_SHEETS: tuple[Sheet, ...] = (
    Sheet("Biểu mẫu", "BIỂU MẪU ĐÃ PHÁT HÀNH",
          "Mỗi cơ quan một biểu cho mỗi kỳ; «Tệp» nằm trong thư mục đã chọn khi phát hành. Chương trình ghi sheet này.",
          c.FORM_LIST, TabColour.ROUND),
    Sheet("Tình hình gửi", "TÌNH HÌNH GỬI BÁO CÁO",
          "Có thể sửa «Ngày đến», nhập «Số đến», «Số văn bản»; báo cáo giấy: nhập «Ngày đến» là tính đã gửi.",
          c.SUBMISSION_LIST, TabColour.ROUND, frozen=3, as_of=True),
    Sheet("Theo dõi gửi", "TÌNH HÌNH GỬI THEO KHỐI, THEO ĐỊA BÀN",
          "Phải gửi = đúng hạn + gửi muộn + trả lại + chưa gửi. Mỗi huyện gồm cả UBND huyện và các xã của huyện.",
          c.SENDING, TabColour.ROUND, frozen=2, as_of=True),
    Sheet("Bản nộp", "CÁC BẢN NỘP ĐÃ TIẾP NHẬN", "Mọi tệp gửi về, kể cả bản bị trả lại hoặc đã có bản mới hơn.",
          c.RETURNS, TabColour.ROUND),
    Sheet("Kết quả", "KẾT QUẢ CÁC CƠ QUAN BÁO CÁO",
          "Mỗi dòng: một mốc của một cơ quan trong một kỳ. Muốn sửa: nhập vào sheet của cơ quan hoặc sheet «Cấp xã».",
          c.RESULTS, TabColour.ROUND, frozen=4, legend=True),
    Sheet("Lỗi dữ liệu", "LỖI DỮ LIỆU CẦN XỬ LÝ",
          "Mỗi dòng chỉ rõ tệp, ô và cách khắc phục. Lỗi: dòng chưa được tính; Cảnh báo: đã tính, cần bổ sung.",
          c.PROBLEMS, TabColour.ROUND, frozen=2),
)  # fmt: skip

SUMMARY_SHEETS: tuple[Sheet, ...] = (
    Sheet("Quá hạn", "VIỆC QUÁ HẠN, ĐẾN HẠN CHƯA CẬP NHẬT",
          "Số ngày tính theo ngày lịch. «Đến hạn, chưa cập nhật»: thông tin đang có cũ hơn thời hạn, cần hỏi lại.",
          c.OVERDUE, TabColour.SUMMARY, frozen=4, legend=True, as_of=True),
    Sheet("Sắp đến hạn", "VIỆC SẮP ĐẾN HẠN",
          "Chưa hoàn thành, còn không quá số ngày đặt ở «Cấu hình». Lọc «Khoảng»: trong 1, 3, 7 ngày.",
          c.DUE_SOON, TabColour.SUMMARY, frozen=4, as_of=True),
    Sheet("Theo cơ quan", "TÌNH TRẠNG THEO CƠ QUAN",
          "Tỷ lệ hoàn thành = số việc đã hoàn thành ÷ (số việc đã đến hạn + số việc hoàn thành trước hạn).",
          c.BY_AGENCY, TabColour.SUMMARY, frozen=2, legend=True, as_of=True),
    Sheet("Theo nhiệm vụ", "TÌNH TRẠNG THEO NHIỆM VỤ",
          "Tỷ lệ hoàn thành = số việc đã hoàn thành ÷ (số việc đã đến hạn + số việc hoàn thành trước hạn).",
          c.BY_TASK, TabColour.SUMMARY, frozen=2, legend=True, as_of=True),
    Sheet("Theo lĩnh vực", "TÌNH TRẠNG THEO LĨNH VỰC",
          "Công tác chỉ đạo, điều hành và sáu lĩnh vực của Nghị quyết 76/NQ-CP. Mỗi nhiệm vụ thuộc một lĩnh vực.",
          c.BY_AREA, TabColour.SUMMARY, frozen=1, legend=True, as_of=True),
    Sheet("Theo địa bàn", "TÌNH TRẠNG THEO ĐỊA BÀN",
          "Mỗi huyện gồm UBND huyện và các xã của huyện; các cột cuối tách riêng hai cấp.",
          c.BY_DISTRICT, TabColour.SUMMARY, frozen=2, legend=True, as_of=True),
    Sheet("Xu hướng", "XU HƯỚNG QUA CÁC KỲ BÁO CÁO",
          "Kỳ trước: theo báo cáo đến hết kỳ đó, tính đến ngày đầu tháng sau ngày chốt. Kỳ mới nhất: đến ngày của sổ.",
          c.TREND, TabColour.SUMMARY, frozen=2, legend=True, as_of=True),
    Sheet("Điểm", "ĐIỂM HOÀN THÀNH KẾ HOẠCH VÀ GỬI BÁO CÁO",
          "Thang điểm đặt ở sheet «Cấu hình». Bấm nút ở tiêu đề cột để xếp, lọc theo cấp. Ô trống: chưa có gì để tính.",
          c.SCORES, TabColour.SUMMARY, frozen=2, as_of=True),
)  # fmt: skip

SETTINGS_SHEETS: tuple[Sheet, ...] = (
    Sheet("Cấu hình", "CẤU HÌNH", "Sửa ở cột «Giá trị». Khóa giữ nguyên.", c.SETTINGS, TabColour.SETTINGS),
    Sheet("Nhật ký", "NHẬT KÝ", "Mỗi lần chương trình thay đổi sổ này.", c.LOG, TabColour.SETTINGS, frozen=0),
    Sheet("_cchc", "Dành cho chương trình", "Không sửa sheet này.", c.SEALS, TabColour.SETTINGS, hidden=True),
    Sheet("_nguyen_van", "Nguyên văn các văn bản", "Không sửa sheet này.", c.ORIGINS, TabColour.SETTINGS, hidden=True),
)  # fmt: skip


def tracking_sheet(tasks: tuple[str, ...]) -> Sheet:
    """Bảng theo dõi for these task ids, in order."""
    return Sheet(
        "Bảng theo dõi", "BẢNG THEO DÕI CƠ QUAN × NHIỆM VỤ",
        "Mỗi ô: tình trạng xấu nhất của cơ quan trong nhiệm vụ; ô trống: không chủ trì. Lọc theo cấp: nút ở ô «Cấp».",
        c.tracking_table(tasks), TabColour.SUMMARY, frozen=3, legend=True, as_of=True,
    )  # fmt: skip


def agency_sheet(code: str, name: str) -> Sheet:
    """The own sheet of one agency."""
    return Sheet(
        code, name,
        "Kết quả nhận qua điện thoại, bản giấy: nhập vào các cột màu vàng, sẽ được tính là «Nhập tay».",
        c.agency_table(code), TabColour.AGENCIES, legend=True,
    )  # fmt: skip


COMMUNE_SHEET = Sheet(
    "Cấp xã", "UBND CẤP XÃ",
    "Lọc theo cơ quan. Kết quả nhận qua điện thoại, bản giấy: nhập vào các cột màu vàng.",
    c.COMMUNES, TabColour.AGENCIES, frozen=3, legend=True,
)  # fmt: skip


# Only where figures are asked for, or taken in from an export.
FIGURE_VALUES_SHEET = Sheet(
    "Số liệu", "SỐ LIỆU CHỈ TIÊU CỦA TỪNG CƠ QUAN",
    "Số được tính: «Số chốt» nếu cán bộ nhập, không thì số cơ quan báo cáo, không thì số của hệ thống.",
    c.FIGURE_VALUES, TabColour.ROUND, frozen=3,
)  # fmt: skip
FIGURE_SUMS_SHEET = Sheet(
    "Tổng hợp số liệu", "TỔNG HỢP SỐ LIỆU CHỈ TIÊU",
    "Cộng theo «Cách cộng» ở sheet «Chỉ tiêu»; kỳ trước là kỳ liền trước của chỉ tiêu trong sổ.",
    c.FIGURE_SUMS, TabColour.SUMMARY, frozen=4,
)  # fmt: skip

REMINDERS_SHEET = Sheet(
    "Đôn đốc", "CÁC LẦN ĐÔN ĐỐC",
    "Thư nháp đã soạn cho từng cơ quan; chương trình không gửi thư. Trong một ngày không nhắc hai lần một việc.",
    c.REMINDERS, TabColour.ROUND, frozen=3,
)  # fmt: skip


def master_sheets(tasks: tuple[str, ...], agencies: tuple[tuple[str, str], ...]) -> tuple[Sheet, ...]:
    """All table sheets of a master in tab order, after Tổng quan; ``agencies`` as (code, name) with own sheets."""
    own = tuple(agency_sheet(code, name) for code, name in agencies)
    return (
        *PLAN_SHEETS, *ROUND_SHEETS, *SUMMARY_SHEETS, tracking_sheet(tasks), *own, COMMUNE_SHEET,
        *SETTINGS_SHEETS,
    )  # fmt: skip
