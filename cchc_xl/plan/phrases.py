"""What a time phrase is: its place in the text, its days, and what is doubtful about it."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from cchc_xl.plan.units import Span


class When(Enum):
    """What kind of time a phrase gives."""

    DATED = auto()
    PERIODIC = auto()
    CONTINUOUS = auto()
    REPORT = auto()
    BY_PLAN = auto()
    OTHER_DOCUMENT = auto()
    EVENT = auto()


class Doubt(Enum):
    """Why a phrase that was understood has still to be asked about."""

    VAGUE = auto()  # «đầu Quý III»: the day is proposed
    LENGTH = auto()  # «cả năm»: due at the year's end, or done all the time
    OPEN = auto()  # «từ Quý II»: begins then, and nothing says when it ends
    EITHER = auto()  # «Quý II hoặc Quý III»: the later is taken
    WEEKLY = auto()  # «hằng tuần»: too many days to follow one by one
    CONDITION = auto()  # «sau khi được phê duyệt»: hangs on another thing
    ACCENTS = auto()  # «Quy III nam 2024»: marks were put by the program


@dataclass(frozen=True)
class Phrase:
    """A time phrase at ``begin``..``end`` of its text.

    ``spans``: one for each day due (a row of dates, the periods of a year); none for a time without a day.
    ``has_day``: whether the text names the day of a periodic phrase. ``is_range``: a beginning and an end.
    """

    when: When
    begin: int
    end: int
    spans: tuple[Span, ...] = ()
    has_day: bool = False
    doubts: frozenset[Doubt] = frozenset()
    is_range: bool = False

    @property
    def is_impossible(self) -> bool:
        """A range that runs backwards or a day that no calendar has: a person is asked."""
        return self.when is When.DATED and not self.spans


def vague(is_vague: bool) -> frozenset[Doubt]:
    return frozenset({Doubt.VAGUE}) if is_vague else frozenset()


def pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)
