"""What comes again, in a document of the middle of the year: periods that were due before it existed are nobody's."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from cchc_xl.plan.directory_rows import day_of
from cchc_xl.plan.milestones import Milestone
from cchc_xl.plan.questions import Question
from cchc_xl.values.words import MilestoneKind

_AGAIN = (MilestoneKind.PERIODIC, MilestoneKind.REPORT)


def issued_in(year: int, dated: str) -> dt.date | None:
    """The day of a document of that year («15/08/2024», «tháng 08/2024»); None for one of the years before."""
    day = day_of(dated)
    return day if day and day.year == year else None


def is_past(kind: str, due: Any, agency_due: Any, issued: dt.date | None) -> bool:
    """Whether it is one of those that come again, and was due (by agencies, where that is earlier) before that day."""
    first = min((day for day in (due, agency_due) if pd.notna(day)), default=None)
    return bool(issued and first and kind in _AGAIN and pd.Timestamp(first) < pd.Timestamp(issued))


def to_come(milestones: Sequence[Milestone], issued: dt.date | None) -> tuple[Milestone, ...]:
    """The milestones without those; all of them where nothing else would be left."""
    left = tuple(m for m in milestones if not is_past(m.kind, m.due, m.agency_due, issued))
    return left or tuple(milestones)


def past_periods(issued: dt.date, tasks: Iterable[str]) -> Question:
    """What is left out is said once for the whole plan."""
    numbers = ", ".join(tasks)
    return Question(
        f"Văn bản ngày {issued:%d/%m/%Y}: các kỳ có hạn trước ngày này có phải thực hiện, báo cáo không?",
        f"Nhiệm vụ {numbers}",
        "Chưa đưa vào sổ các kỳ có hạn trước ngày văn bản; nếu phải làm, thêm dòng vào sheet «Mốc thời hạn».",
    )
