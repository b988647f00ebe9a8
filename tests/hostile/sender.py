"""A small plan, its forms out to all 206 agencies, and what one of them fills in and sends back."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cchc_xl.commands.distribute import distribute
from cchc_xl.commands.new import new
from cchc_xl.commands.session import change
from cchc_xl.values.grid import Cell
from tests.hostile.handled import COLUMN, FIRST, Handled

ROUND, LATER_ROUND = "2024-Q1", "2024-Q2"
AS_OF = dt.date(2024, 3, 15)
MARCH_5 = dt.date(2024, 3, 5)

# All agencies lead in all tasks, so that every form has the same five rows.
LETTER = """
Số: /VP-TTHC
Quảng Ngãi, ngày tháng 11 năm 2023
V/v đề xuất nhiệm vụ cải cách hành chính năm 2024
Kính gửi: Sở Nội vụ
Văn phòng UBND tỉnh đề xuất một số nhiệm vụ về cải cách thủ tục hành chính (TTHC) như sau:
**1.** Thực hiện việc rà soát, đánh giá TTHC.
- Cơ quan chủ trì thực hiện: Các sở, ban ngành, UBND cấp huyện và UBND cấp xã.
- Sản phẩm: Kế hoạch rà soát.
- Thời gian thực hiện: Quý I năm 2024, ban hành kế hoạch.
**2.** Niêm yết công khai TTHC.
- Cơ quan chủ trì thực hiện: Các sở, ban ngành, UBND cấp huyện và UBND cấp xã.
- Sản phẩm: Thủ tục được niêm yết đầy đủ.
- Thời gian thực hiện: Thường xuyên trong năm.
**3.** Công khai kết quả đánh giá chất lượng phục vụ.
- Cơ quan chủ trì thực hiện: Các sở, ban ngành, UBND cấp huyện và UBND cấp xã.
- Sản phẩm: Kết quả đánh giá.
- Thời gian thực hiện: Định kỳ hàng tháng trong năm.
Kính gửi Sở Nội vụ tổng hợp./.
"""

# A form of this plan filled in as it should be, in the order of its rows.
ANSWERS: Mapping[str, Mapping[str, Cell]] = {
    "1-KH": {"progress": "Hoàn thành", "done_on": MARCH_5, "document": "12/KH-UBND", "document_date": MARCH_5,
             "outcome": "Đã rà soát 12 TTHC"},
    "2-TX": {"progress": "Đang thực hiện", "outcome": "Niêm yết đầy đủ", "difficulty": "Thiếu người"},
    "3-T01": {"progress": "Hoàn thành", "done_on": dt.date(2024, 1, 30), "outcome": "98,6% hài lòng"},
    "3-T02": {"progress": "Hoàn thành", "done_on": dt.date(2024, 2, 28), "proposal": "Tập huấn nghiệp vụ"},
    "3-T03": {"progress": "Đang thực hiện", "expected_on": dt.date(2024, 4, 1)},
}  # fmt: skip


@dataclass(frozen=True)
class Sender:
    """An agency: its form as it was issued, the same filled in (``ANSWERS``), and forms that it should not send.

    ``replaced``: its filled form of before a new one was issued; ``later``: its form of another round.
    """

    agency: str
    file: str
    blank: bytes
    filled: bytes
    neighbour: bytes
    later: bytes
    replaced: bytes


def build(folder: Path) -> Path:
    """The master of the small plan with its forms of two rounds, in ``folder``; returns the master."""
    letter, master = folder / "văn bản.txt", folder / "Sổ theo dõi 2024.xlsx"
    letter.write_text(LETTER, "utf-8")
    new([letter], master, 2024)
    for round_id, month in ((ROUND, 3), (LATER_ROUND, 6)):
        issue(master, folder / "biểu", round_id, dt.datetime(2024, month, 1, 8))
    return master


def issue(master: Path, forms: Path, round_id: str, now: dt.datetime, again: tuple[str, ...] = ()) -> None:
    """Distributes a round's forms; ``again``: the agencies that get a new form for an older one."""
    change(
        master,
        "distribute",
        lambda book: distribute(book, round_id, forms / round_id, only=again, reissue=bool(again), now=now),
    )


def form_of(folder: Path, round_id: str, agency: str) -> Path:
    """The agency's form of that round as it was last issued."""
    return next((folder / "biểu" / round_id).rglob(f"{round_id}_{agency}_*.xlsx"))


def filled(form: bytes) -> bytes:
    """A form of this plan filled in with ``ANSWERS``."""
    hand = Handled(form)
    for row, values in enumerate(ANSWERS.values(), start=FIRST):
        for field, value in values.items():
            hand.say(f"{COLUMN[field]}{row}", value)
    return hand.saved()


def of(folder: Path, agency: str, neighbour: str, replaced: bytes) -> Sender:
    """All that the agency may send."""
    form = form_of(folder, ROUND, agency)
    blank, later = form.read_bytes(), form_of(folder, LATER_ROUND, agency).read_bytes()
    other = filled(form_of(folder, ROUND, neighbour).read_bytes())
    return Sender(agency, form.name, blank, filled(blank), other, later, replaced and filled(replaced))
