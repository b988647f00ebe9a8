"""Pieces of the calendar as plans write them: a day, a month, a quarter, a part of the year, a year.

Texts are composed, with single blanks. A year that is not written stays None until somebody knows it.
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Span:
    """Days from ``start`` to ``due``, both included."""

    start: dt.date
    due: dt.date


@dataclass(frozen=True)
class Unit:
    """Months ``first``..``last`` of a year, or one day of the month ``first``."""

    first: int
    last: int
    year: int | None
    day: int | None = None

    @property
    def months(self) -> int:
        return self.last - self.first + 1

    def span(self, year: int) -> Span:
        """Its days; ``year`` counts where none is written. ValueError for a day that no calendar has."""
        year = self.year or year
        if self.day:
            day = dt.date(year, self.first, self.day)
            return Span(day, day)
        return Span(dt.date(year, self.first, 1), last_day(year, self.last))


def last_day(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def count(word: str) -> int:
    """3, 6, 9 in digits or as a word."""
    return {"ba": 3, "sáu": 6, "chín": 9}.get(word.lower()) or int(word)


_Reader = Callable[[re.Match[str]], Unit]
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_OF_YEAR = r"(?: ?(?:/|năm) ?(?:năm )?(?P<year>20\d\d)\b| (?P<bare>20\d\d)\b)?"
_QUARTER_NUMBER = rf"(?P<n>IV|III|II|I|[1-4])\b{_OF_YEAR}"
_MONTH_NUMBER = rf"(?P<n>1[0-2]|0?[1-9])\b{_OF_YEAR}"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _year(match: re.Match[str]) -> int | None:
    return _number(match.group("year") or match.groupdict().get("bare"))


def _read_day(match: re.Match[str]) -> Unit:
    year = _year(match)
    return Unit(
        int(match.group("m")),
        int(match.group("m")),
        year + 2000 if year and year < 100 else year,
        int(match.group("d")),
    )


def _read_part(match: re.Match[str]) -> Unit:
    months = count(match.group("n"))
    if (match.group("side") or "").lower() == "cuối":
        return Unit(13 - months, 12, _year(match))
    return Unit(1, months, _year(match))


def _read_quarter(match: re.Match[str]) -> Unit:
    name = match.group("n").lower()
    number = _ROMAN.get(name) or int(name)
    return Unit(3 * number - 2, 3 * number, _year(match))


def _read_month(match: re.Match[str]) -> Unit:
    return Unit(int(match.group("n")), int(match.group("n")), _year(match))


def _read_year(match: re.Match[str]) -> Unit:
    return Unit(1, 12, _year(match))


# The order counts: in «15 tháng 11» a month must not be seen before the day.
_UNITS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_pattern(r"(?:ngày )?(?P<d>\d{1,2}) tháng (?P<m>\d{1,2})\b(?: năm (?P<year>20\d\d)\b)?"), _read_day),
    (_pattern(r"(?:ngày )?(?P<d>\d{1,2}) ?/ ?(?P<m>\d{1,2})\b(?: ?/ ?(?P<year>20\d\d|\d\d)\b)?"), _read_day),
    (_pattern(r"(?:ngày )?(?P<d>\d{1,2})(?P<sign>[.-])(?P<m>\d{1,2})(?P=sign)(?P<year>20\d\d|\d\d)\b"), _read_day),
    (
        _pattern(
            r"(?P<n>[369]|ba|sáu|chín) tháng(?! (?:một|1) lần)(?: (?P<side>đầu|cuối))?"
            r"(?: (?:của )?năm(?: (?P<year>20\d\d))?)?\b"
        ),
        _read_part,
    ),
    (_pattern(rf"quý {_QUARTER_NUMBER}"), _read_quarter),
    (_pattern(rf"tháng {_MONTH_NUMBER}"), _read_month),
    (_pattern(r"(?:năm|giai đoạn) (?P<year>20\d\d)\b"), _read_year),
    (_pattern(r"(?P<year>20\d\d)(?= ?[-–—] ?20\d\d\b|$)"), _read_year),
    (_pattern(r"(?:(?<=trong )|(?<=cả )|(?<=hết )|(?<=cuối ))năm(?P<year>)\b"), _read_year),
)

# What ends a range may leave its word out: Quý I - III, tháng 3 - 6, năm 2024 - 2025.
_SECONDS: dict[int, tuple[re.Pattern[str], _Reader]] = {
    3: (_pattern(_QUARTER_NUMBER), _read_quarter),
    1: (_pattern(_MONTH_NUMBER), _read_month),
    12: (_pattern(r"(?P<year>20\d\d)\b"), _read_year),
}


def unit_at(text: str, place: int) -> tuple[Unit, int] | None:
    """The unit that begins at that place, and where it ends."""
    for pattern, read in _UNITS:
        match = pattern.match(text, place)
        if match:
            return read(match), match.end()
    return None


def second_unit_at(text: str, place: int, first: Unit) -> tuple[Unit, int] | None:
    """The unit that ends a range begun with ``first``."""
    unit = unit_at(text, place)
    if unit or first.day or first.months not in _SECONDS:
        return unit
    pattern, read = _SECONDS[first.months]
    match = pattern.match(text, place)
    return (read(match), match.end()) if match else None
