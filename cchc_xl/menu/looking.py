"""What the menu shows of a master itself: its rounds, open questions, last changes; and the guide."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_xl.menu.desk import Desk

if TYPE_CHECKING:
    import pandas as pd  # loaded when a master is read, so that the menu shows at once

    from cchc_xl.values.table import Table

_MOST_QUESTIONS, _MOST_CHANGES = 15, 10
_WIDTH = 110  # characters of a line


@dataclass(frozen=True)
class Round:
    """A reporting round as the menu lists it."""

    id: str
    label: str
    start: dt.date | None


def rounds(master: Path) -> list[Round]:
    """In the master's order. Raises Refused: M01, M03, M04, M05."""
    from cchc_xl.values import columns as c

    table = _read(master, c.ROUNDS)
    return [
        Round(str(row["round"]), f"{row['round']}  {_text(row['name'])}{_due(row['due'])}", _day(row["start"]))
        for row in table.to_dict("records")
    ]


def questions(desk: Desk) -> None:
    """The questions that nobody has answered yet."""
    from cchc_xl.values import columns as c

    table = _read(desk.book, c.QUESTIONS)
    is_open = [not (_text(row["answer"]) or _text(row["handled"])) for row in table.to_dict("records")]
    left = table[is_open]
    print(f"\nCòn {len(left)} nội dung cần làm rõ, trong {len(table)}.")
    for row in left.head(_MOST_QUESTIONS).to_dict("records"):
        print(_line(f"- Nhiệm vụ {row['task']}: {_text(row['question'])}"))
    if len(left) > _MOST_QUESTIONS:
        print(f"  … và {len(left) - _MOST_QUESTIONS} nội dung khác.")
    print("Mở sổ bằng Excel, ghi vào cột «Trả lời» của sheet «Cần làm rõ», lưu, đóng; rồi chọn «Cập nhật tổng hợp».")


def log(desk: Desk) -> None:
    """What was last changed, the newest last."""
    from cchc_xl.values import columns as c

    table = _read(desk.book, c.LOG)
    print(f"\n{min(len(table), _MOST_CHANGES)} lần thay đổi gần nhất (đầy đủ ở sheet «Nhật ký»):")
    for row in table.tail(_MOST_CHANGES).to_dict("records"):
        at = f"{row['at']:%H:%M %d/%m/%Y}" if _text(row["at"]) else ""
        print(_line(f"- {at}  {_text(row['command'])}  {_text(row['user'])}: {_text(row['summary'])}"))


def guide(_desk: Desk) -> None:
    """Opens the guide, and says where it lies. Refused: X04, no program opens it."""
    from cchc_xl.ribbon import opening
    from cchc_xl.screen.places import of_this_user

    page = opening.guide_for_browsers(of_this_user().data)
    print(f"\nHướng dẫn: {page}")
    opening.open_with_its_program(page)


def last_change(master: Path) -> str:
    """Which change ``undo`` would take back; "" where there is none."""
    from cchc_xl.books import backups

    newest = backups.last_change(master) if master.is_file() else None
    return f"lệnh «{newest.command}» lúc {dt.datetime.fromisoformat(newest.at):%H:%M ngày %d/%m/%Y}" if newest else ""


def _read(master: Path, table: "Table") -> "pd.DataFrame":
    from cchc_xl.commands.session import open_master

    return open_master(master).read(table)


def _text(value: Any) -> str:
    return "" if _is_blank(value) else str(value).strip()


def _day(value: Any) -> dt.date | None:
    return None if _is_blank(value) else value.date()


def _is_blank(value: Any) -> bool:
    import pandas as pd

    return bool(pd.isna(value))


def _due(value: object) -> str:
    day = _day(value)
    return f"  (hạn gửi {day:%d/%m/%Y})" if day else ""


def _line(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _WIDTH else f"{flat[: _WIDTH - 1]}…"
