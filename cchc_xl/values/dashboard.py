"""The dashboard as a value: its tiles, its charts, its lists, and the named blocks of cells they read.

The summary verb fills the blocks, the renderer draws what shows them; both know them from here. A block is a
range of fixed size on Tổng quan under a defined name: charts keep reading it whatever the numbers.
"""

from dataclasses import dataclass

from cchc_xl.values.sheets import TabColour
from cchc_xl.values.words import Level, State


@dataclass(frozen=True)
class Tile:
    """A figure with its caption. ``name`` is the defined name of the figure's cell; ``sheet`` where it leads."""

    name: str
    caption: str
    sheet: str
    text: str
    fill: str
    number_format: str = "General"


TILES: tuple[Tile, ...] = (
    Tile("so_nhiem_vu", "nhiệm vụ", "Nhiệm vụ", "174A7C", "DCEAF7"),
    Tile("da_gui", "cơ quan đã gửi báo cáo", "Tình hình gửi", "174A7C", "DCEAF7"),
    Tile("ty_le_hoan_thanh", "việc đến hạn đã hoàn thành", "Theo nhiệm vụ", "1B5E20", "DDEFD9", "0%"),
    Tile("so_qua_han", "✖ việc quá hạn", "Quá hạn", "8C1D18", "F9D6D2", "#,##0"),
    Tile("so_chua_cap_nhat", "! đến hạn, chưa cập nhật", "Quá hạn", "8A3B12", "FBE3D6", "#,##0"),
    Tile("so_sap_den_han", "▲ việc sắp đến hạn", "Sắp đến hạn", "8A5200", "FFE8C2", "#,##0"),
)


@dataclass(frozen=True)
class Block:
    """A named range: header cells in its first row, ``rows`` rows below; blank rows where there is less.

    ``title`` stands above the chart or the list that shows it.
    """

    name: str
    headers: tuple[str, ...]
    rows: int
    title: str


BY_LEVEL = Block("bd_theo_cap", ("Cấp", *(s.value for s in State)), len(Level), "Tình trạng theo cấp")
COMPLETION = Block("bd_theo_nhiem_vu", ("Nhiệm vụ", "Tỷ lệ hoàn thành"), 40, "Hoàn thành theo nhiệm vụ")
MOST_OVERDUE = Block("bd_qua_han", ("Cơ quan", "Việc quá hạn"), 15, "15 cơ quan nhiều việc quá hạn nhất")
BY_DAY = Block("bd_theo_ngay", ("Ngày", "Số cơ quan đã gửi (lũy kế)"), 15, "Cơ quan đã gửi, theo ngày")
TREND = Block(
    "bd_xu_huong", ("Kỳ", "Việc hoàn thành", "Báo cáo gửi đúng hạn"), 6, "Xu hướng qua các kỳ"
)  # fmt: skip
TREND_ROOM = 4  # rounds that the chart has room for from the start: a year's
LONGEST_OVERDUE = Block(
    "ds_qua_han", ("Cơ quan", "Việc", "Hạn", "Quá hạn (ngày)"), 10, "Cần làm ngay: quá hạn lâu nhất"
)
NEXT_DUE = Block("ds_sap_den_han", ("Việc", "Hạn", "Số cơ quan chưa xong"), 10, "Sắp đến hạn: thời hạn gần nhất")

# Above the blocks of the charts, which stand to the right of what is printed.
CHART_NUMBERS = "Số liệu của biểu đồ (chương trình ghi)"

CHART_BLOCKS: tuple[Block, ...] = (BY_LEVEL, COMPLETION, MOST_OVERDUE, TREND, BY_DAY)
LIST_BLOCKS: tuple[Block, ...] = (LONGEST_OVERDUE, NEXT_DUE)

# Letters of a chart, in hundredths of a point; bars in their chart's height have room for so many at full size.
_LABEL, _SMALLEST_LABEL, _ROWS_AT_FULL_SIZE = 800, 400, 18


def label_size(rows: int) -> int:
    """How large the labels of so many bars beside one another may be, in hundredths of a point."""
    return max(_SMALLEST_LABEL, min(_LABEL, _LABEL * _ROWS_AT_FULL_SIZE // max(rows, 1)))


# How the states show in charts: the hues of words.STATE_LOOKS, strong enough for bars. Neighbours in a bar differ in
# lightness too, and what is to be asked has a pattern (Excel's name, a square that looks alike): grey print tells them.
CHART_COLOURS: dict[State, str] = {
    State.DONE_ON_TIME: "1E6B2B",
    State.DONE_LATE: "E0BE4A",
    State.IN_TIME: "4A8AC9",
    State.DUE_SOON: "F0A030",
    State.UNKNOWN_PAST_DUE: "E0703A",
    State.OVERDUE: "9C1C16",
    State.CONTINUOUS_ACTIVE: "7F8FA0",
    State.CONTINUOUS_IDLE: "C8B98A",
    State.UNDATED: "8E6BB5",
    State.NOT_YET: "DFE3E8",
}
CHART_PATTERNS: dict[State, tuple[str, str]] = {State.UNKNOWN_PAST_DUE: ("smGrid", "▦")}
PLAIN_SQUARE = "■"

# What each state means, in staff's words; the rules themselves are those of progress.overdue.
STATE_MEANINGS: dict[State, str] = {
    State.DONE_ON_TIME: "đã xong, không sau thời hạn",
    State.DONE_LATE: "đã xong, nhưng sau thời hạn",
    State.IN_TIME: "đã đến kỳ thực hiện, chưa xong, còn trong hạn",
    State.DUE_SOON: "chưa xong, sắp hết hạn (số ngày báo trước đặt ở sheet «Cấu hình»)",
    State.UNKNOWN_PAST_DUE: "đã qua thời hạn nhưng thông tin đang có cũ hơn thời hạn: cần hỏi lại",
    State.OVERDUE: "đã qua thời hạn, cơ quan báo chưa xong hoặc đã quá hạn gửi báo cáo mà không gửi",
    State.CONTINUOUS_ACTIVE: "việc làm cả năm, cơ quan báo đang thực hiện",
    State.CONTINUOUS_IDLE: "việc làm cả năm, chưa có báo cáo là đang thực hiện",
    State.UNDATED: "theo văn bản khác hoặc đột xuất, chưa có ngày cụ thể",
    State.NOT_YET: "chưa đến thời gian thực hiện hoặc chưa đến kỳ báo cáo",
}
RATE_MEANING = (
    "Tỷ lệ hoàn thành = số việc đã hoàn thành ÷ (số việc đã đến hạn + số việc hoàn thành trước hạn); "
    "nhiệm vụ chưa có tỷ lệ là chưa có việc nào đến hạn."
)
COUNT_MEANING = "Một «việc» là một mốc thời hạn của một cơ quan chủ trì."
LEGEND_TITLE, NOTES_TITLE = "Chú giải tình trạng", "Cách hiểu tình trạng và các con số"

# The navigation beside the dashboard: a caption for each group of tabs, and one line for all own sheets.
TAB_GROUPS: dict[TabColour, str] = {
    TabColour.PLAN: "KẾ HOẠCH",
    TabColour.ROUND: "KỲ BÁO CÁO",
    TabColour.SUMMARY: "TỔNG HỢP",
    TabColour.AGENCIES: "CƠ QUAN",
    TabColour.SETTINGS: "CHƯƠNG TRÌNH",
}
OWN_SHEETS = "Sheet riêng ({count})"
