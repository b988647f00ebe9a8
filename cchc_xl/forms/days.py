"""Days as people type them, in Vietnamese order: day, month, year."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from cchc_xl.values.grid import Cell

_EPOCH = dt.date(1899, 12, 30)  # day 0 of Excel's numbering
_SERIALS = range(36_526, 73_051)  # Excel's numbers of 2000-2099
_YEARS = range(1900, 2200)
_LONGEST = 80  # characters of a day, with all that may stand around it
_DIGITS = 8  # of a day written without signs: 05042024, 20240405

_DAY = re.compile(r"(\d{1,2})\s*[/.,\-\\ ]\s*(\d{1,2})\s*[/.,\-\\ ]\s*(\d{4}|\d{2})")
_SPELT = re.compile(r"(\d{1,2})\s*tháng\s*(\d{1,2})\s*,?\s*(?:năm\s*)?(\d{4})")
_ENGLISH = re.compile(r"(\d{1,2})[\s\-/]([a-z]{3})[a-z]*[\s\-/,]+(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_MONTH = re.compile(r"(?:cuối\s*)?(?:tháng\s*)?(\d{1,2})\s*(?:[/.\-]|năm)\s*(\d{4})")
_QUARTER = re.compile(r"(?:cuối\s*)?quý\s*(iv|i{1,3}|[1-4])(?:\s*(?:[/.\-]|năm)\s*|\s+)(\d{4})")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}

# What stands around a day and changes nothing about it: «Thứ Sáu, ngày …», a time behind it.
_BEFORE = re.compile(r"^(?:(?:thứ\s+\w+|chủ nhật)\s*,?\s*)?(?:ngày\s*)?")
_TIME = re.compile(r"[\s,t]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_DASHES = re.compile("[‐‑‒–—−]")  # what Word and telephones make of a hyphen
_NUMBER = re.compile(r"(\d{5})(?:[.,]\d+)?")
_SEVERAL = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}")


@dataclass(frozen=True)
class Horizon:
    """The days that an answer may sensibly name: ``earliest`` to ``latest``; nothing was done after ``today``."""

    today: dt.date
    earliest: dt.date
    latest: dt.date

    def holds(self, day: dt.date) -> bool:
        return self.earliest <= day <= self.latest


def horizon(today: dt.date, plan_year: int) -> Horizon:
    """From the year before the plan's, whose documents some tasks still answer, to two years after it."""
    return Horizon(today, dt.date(plan_year - 1, 1, 1), dt.date(plan_year + 2, 12, 31))


def read_day(value: Cell, *, or_month: bool = False) -> dt.date | None:
    """The day that a cell means; None where it means none.

    A date, a text in Vietnamese order (``5/4/2024``, ``05.04.24``, ``ngày 5 tháng 4 năm 2024``), or Excel's
    number of a day of this century, also as a text. ``or_month``: a month or a quarter means its last day. Whether
    the day makes sense is another question (``Horizon``).
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str):
        text = _bare(value) if len(value) <= _LONGEST else ""
        return _spoken_day(text) or (_last_day(text) if or_month else None)
    return _numbered_day(value)


def read_month_first(value: Cell) -> dt.date | None:
    """The day that a text means only in American order (``3/25/2024``); None where Vietnamese order will do."""
    match = _DAY.fullmatch(_bare(value)) if isinstance(value, str) and len(value) <= _LONGEST else None
    if match is None or read_day(value) is not None:
        return None
    month, day, year = map(int, match.groups())
    return _date(_full(year), month, day)


def swapped(day: dt.date) -> dt.date | None:
    """The day that was typed, if Excel took its month for the day: 03/04 for 04/03. None where there is none."""
    other = _date(day.year, day.day, day.month)
    return None if other == day else other


def has_several(text: str) -> bool:
    """Whether a text names more than one day."""
    return len({_spoken_day(written) for written in _SEVERAL.findall(text)} - {None}) > 1


def _numbered_day(value: Cell) -> dt.date | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or value < _SERIALS.start:
        return None
    if value < _SERIALS.stop:
        return _EPOCH + dt.timedelta(days=int(value))
    return _without_signs(str(value).zfill(_DIGITS)) if isinstance(value, int) else None


def _bare(text: str) -> str:
    text = _DASHES.sub("-", " ".join(text.casefold().split())).strip(" .,;()")
    return _BEFORE.sub("", _TIME.sub("", text), count=1)


def _spoken_day(text: str) -> dt.date | None:
    if match := _ISO.fullmatch(text):
        year, month, day = map(int, match.groups())
        return _date(year, month, day)
    if match := _DAY.fullmatch(text) or _SPELT.fullmatch(text):
        day, month, year = map(int, match.groups())
        return _date(_full(year), month, day)
    if match := _ENGLISH.fullmatch(text):
        return _date(_full(int(match[3])), _MONTHS.get(match[2], 0), int(match[1]))
    if match := _NUMBER.fullmatch(text):
        return _numbered_day(int(match[1]))
    return _without_signs(text)


def _without_signs(text: str) -> dt.date | None:
    """05042024 or 20240405: only one of them can be read as a day of this century."""
    if len(text) != _DIGITS or not text.isdecimal():
        return None
    by_year = (int(text[:4]), int(text[4:6]), int(text[6:]))
    by_day = (int(text[4:]), int(text[2:4]), int(text[:2]))
    return next((day for day in (_date(*by_day), _date(*by_year)) if day and day.year >= 2000), None)


def _last_day(text: str) -> dt.date | None:
    if match := _MONTH.fullmatch(text):
        month, year = map(int, match.groups())
    elif match := _QUARTER.fullmatch(text):
        quarter, year = _QUARTERS.get(match[1]) or int(match[1]), int(match[2])
        month = 3 * quarter
    else:
        return None
    known = 1 <= month <= 12 and year in _YEARS
    return _date(year, month, calendar.monthrange(year, month)[1]) if known else None


def _full(year: int) -> int:
    return year + 2000 if year < 100 else year


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if year in _YEARS else None
    except ValueError:  # 31/02: not in the calendar
        return None
