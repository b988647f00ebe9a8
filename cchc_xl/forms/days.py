"""Days as people type them, in Vietnamese order: day, month, year."""

import calendar
import datetime as dt
import re

from cchc_xl.values.grid import Cell

_EPOCH = dt.date(1899, 12, 30)  # day 0 of Excel's numbering
_YEARS = range(2000, 2101)

_DAY = re.compile(r"(?:ngày\s*)?(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})")
_SPELT = re.compile(r"(?:ngày\s*)?(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MONTH = re.compile(r"(?:cuối\s*)?(?:tháng\s*)?(\d{1,2})\s*[/.\-]\s*(\d{4})")
_QUARTER = re.compile(r"(?:cuối\s*)?quý\s*(iv|i{1,3}|[1-4])(?:\s*(?:[/.\-]|năm)\s*|\s+)(\d{4})")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def read_day(value: Cell, *, or_month: bool = False) -> dt.date | None:
    """The day that a cell means; None where it means none, or a year outside 2000-2100.

    A date, a text in Vietnamese order (``5/4/2024``, ``05.04.24``, ``ngày 5 tháng 4 năm 2024``), or Excel's
    number of a day. ``or_month``: a month or a quarter means its last day.
    """
    day = _as_day(value, or_month)
    return day if day and day.year in _YEARS else None


def _as_day(value: Cell, or_month: bool) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str):
        text = " ".join(value.casefold().split()).strip(" .,;")
        return _spoken_day(text) or (_last_day(text) if or_month else None)
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 100_000:
        return _EPOCH + dt.timedelta(days=value)
    return None


def _spoken_day(text: str) -> dt.date | None:
    if match := _ISO.fullmatch(text):
        year, month, day = map(int, match.groups())
        return _date(year, month, day)
    if match := _DAY.fullmatch(text) or _SPELT.fullmatch(text):
        day, month, year = map(int, match.groups())
        return _date(year + 2000 if year < 100 else year, month, day)
    return None


def _last_day(text: str) -> dt.date | None:
    if match := _MONTH.fullmatch(text):
        month, year = map(int, match.groups())
    elif match := _QUARTER.fullmatch(text):
        quarter, year = _QUARTERS.get(match[1]) or int(match[1]), int(match[2])
        month = 3 * quarter
    else:
        return None
    return _date(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= 12 and year else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:  # 31/02: not in the calendar
        return None
