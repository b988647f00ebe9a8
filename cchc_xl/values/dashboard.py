"""The dashboard as a value: its tiles, its charts, its lists, and the named blocks of cells they read.

The summary verb fills the blocks, the renderer draws what shows them; both know them from here. A block is a
range of fixed size on Tổng quan under a defined name: charts keep reading it whatever the numbers.
"""

from dataclasses import dataclass

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
    Tile("so_sap_den_han", "▲ việc sắp đến hạn", "Theo cơ quan", "8A5200", "FFE8C2", "#,##0"),
)


@dataclass(frozen=True)
class Block:
    """A named range: header cells in its first row, ``rows`` rows below; blank rows where there is less."""

    name: str
    headers: tuple[str, ...]
    rows: int


BY_LEVEL = Block("bd_theo_cap", ("Cấp", *(s.value for s in State)), len(Level))
COMPLETION = Block("bd_theo_nhiem_vu", ("Nhiệm vụ", "Tỷ lệ hoàn thành"), 40)
MOST_OVERDUE = Block("bd_qua_han", ("Cơ quan", "Việc quá hạn"), 15)
BY_DAY = Block("bd_theo_ngay", ("Ngày", "Số cơ quan đã gửi (lũy kế)"), 15)
LONGEST_OVERDUE = Block("ds_qua_han", ("Cơ quan", "Việc", "Hạn", "Quá hạn (ngày)"), 10)
NEXT_DUE = Block("ds_sap_den_han", ("Việc", "Hạn", "Số cơ quan chưa xong"), 10)

CHART_BLOCKS: tuple[Block, ...] = (BY_LEVEL, COMPLETION, MOST_OVERDUE, BY_DAY)
LIST_BLOCKS: tuple[Block, ...] = (LONGEST_OVERDUE, NEXT_DUE)
