"""Days that a clerk answers with: they go to the milestones that the question stands at."""

import calendar
import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd

from cchc_xl.plan.answers import Said
from cchc_xl.plan.asking import Asked, NotTaken
from cchc_xl.plan.draft import is_blank
from cchc_xl.plan.origins import Row
from cchc_xl.values.words import ALL_LEADS, NOBODY, MilestoneKind

_ONE_DAY = "ghi một ngày, ví dụ 15/11/2024."
_NO_DAY_SUGGESTED = "gợi ý chưa nêu ngày cụ thể; ghi một ngày, ví dụ 15/11/2024."


def settle(asked: Asked) -> str:
    """What the answer did to the milestones, as the end of a sentence. NotTaken: it says no day for them."""
    match asked.answer.said:
        case Said.AGREED | Said.YES:
            return _as_suggested(asked)
        case Said.NOT_APPLICABLE:
            return _over(asked)
        case Said.DAYS:
            return _written(asked, _one_for_each(asked))
        case Said.DAY_OF_PERIOD:
            return _written(asked, [_in_month_of(m, asked.answer.day) for m in asked.milestones])
        case _:
            raise NotTaken(remedy=_ONE_DAY)


def is_undated(milestone: Row) -> bool:
    return is_blank(milestone[_field(milestone)])


def _field(milestone: Row) -> str:
    """The day that an answer is about: of a report the agencies', for the office's is the regime's."""
    return "agency_due" if milestone["kind"] == MilestoneKind.REPORT else "due"


def _as_suggested(asked: Asked) -> str:
    if any(is_undated(m) for m in asked.milestones):
        raise NotTaken("C02", remedy=_NO_DAY_SUGGESTED)
    return "giữ các mốc như gợi ý."


def _over(asked: Asked) -> str:
    for milestone in asked.milestones:
        base = asked.base_milestones.get(milestone["milestone"], {"applies_to": ALL_LEADS})
        if milestone["applies_to"] in ("", ALL_LEADS, base["applies_to"]):
            milestone["applies_to"] = NOBODY
    return f"mốc {_names(asked.milestones)} không áp dụng." if asked.milestones else "không thêm mốc nào."


def _one_for_each(asked: Asked) -> Sequence[dt.date]:
    days, wanted = asked.answer.days, len(asked.milestones)
    if len(days) != wanted:
        raise NotTaken("C02", remedy=f"câu hỏi có {wanted} mốc ({_names(asked.milestones)}), cần {wanted} ngày.")
    return days


def _in_month_of(milestone: Row, day: int) -> dt.date:
    now = milestone[_field(milestone)]
    if is_blank(now):
        raise NotTaken("C02", remedy=_NO_DAY_SUGGESTED)
    return dt.date(now.year, now.month, min(day, calendar.monthrange(now.year, now.month)[1]))


def _written(asked: Asked, days: Sequence[dt.date]) -> str:
    if not days:
        raise NotTaken("C02", remedy="câu hỏi này không gắn với mốc nào; thêm mốc ở sheet «Mốc thời hạn».")
    done: list[str] = []
    for milestone, day in zip(asked.milestones, days, strict=True):
        now = milestone[_field(milestone)]
        if _is_the_clerks(asked, milestone, now):
            done.append(f"{milestone['milestone']} giữ ngày {now:%d/%m/%Y} đã nhập")
        else:
            _set(asked, milestone, day)
            done.append(f"{milestone['milestone']} = {day:%d/%m/%Y}")
    return f"đã ghi {'; '.join(done)}."


def _is_the_clerks(asked: Asked, milestone: Row, now: Any) -> bool:
    """Whether somebody typed that day: it is neither the program's own nor from an earlier answer."""
    base = asked.base_milestones.get(milestone["milestone"])
    if is_blank(now) or (base and base[_field(milestone)] == now):
        return False
    return f"{now:%d/%m/%Y}" not in asked.row["handled"]


def _set(asked: Asked, milestone: Row, day: dt.date) -> None:
    work = asked.reading.calendar
    milestone[_field(milestone)] = pd.Timestamp(day)
    if milestone["kind"] == MilestoneKind.REPORT:
        return
    rolls = asked.reading.rolls_forward and milestone["kind"] == MilestoneKind.PERIODIC  # as plan/milestones.py
    milestone["due_effective"] = pd.Timestamp(work.next_working(day) if rolls else day)
    milestone["remind_on"] = pd.Timestamp(work.previous_working(day))


def _names(milestones: Sequence[Row]) -> str:
    return ", ".join(row["milestone"] for row in milestones)
