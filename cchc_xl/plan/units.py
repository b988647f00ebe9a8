"""Pieces of the calendar as plans write them: a day, a month, a quarter, a part of the year, a year.

Texts are composed and uniform, with single blanks. A year that is not written stays None until somebody
knows it.
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """Days from ``start`` to ``due``, both included; ``code`` (Q2, T06, 30-06) and ``name`` of what is due then."""

    start: dt.date
    due: dt.date
    code: str = ""
    name: str = ""


@dataclass(frozen=True)
class Unit:
    """From a day of the month ``first`` to a day of the month ``last`` (None: its last) of one year.

    ``years_on``: «năm sau» is the plan's year and one more. ``is_vague``: «đầu Quý III» names no day, so its
    end is a proposal. ``is_yearly``: it comes every year.
    """

    first: int
    last: int
    year: int | None = None
    from_day: int = 1
    day: int | None = None
    years_on: int = 0
    is_vague: bool = False
    is_yearly: bool = False

    @property
    def is_day(self) -> bool:
        return self.day == self.from_day

    @property
    def months(self) -> int:
        return self.last - self.first + 1

    def span(self, year: int) -> Span:
        """Its days in the plan of that year. ValueError for a day that no calendar has."""
        of = self.year or year + self.years_on
        start = dt.date(of, self.first, self.from_day)
        due = dt.date(of, self.last, self.day) if self.day else last_day(of, self.last)
        if self.day:
            return Span(start, due, day_code(due, year), f"{due:%d/%m/%Y}")
        code = _code(self.first, self.last) + (f"-{of}" if of != year else "")
        return Span(start, due, code, _name(self.first, self.last, of))


def day_of(day: int, month: int, year: int | None = None) -> Unit:
    return Unit(month, month, year, day, day)


def last_day(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def day_code(day: dt.date, year: int) -> str:
    """30-06, and with its year where that is not the plan's."""
    return f"{day:%d-%m}" if day.year == year else f"{day:%d-%m-%Y}"


def _code(first: int, last: int) -> str:
    """T06, Q2, 6T1 (the first of the half-years), NAM; 9T and 5TC for parts that do not divide the year."""
    months = last - first + 1
    if months == 12:
        return "NAM"
    if last % months:
        return f"{months}T" if first == 1 else f"{months}TC"
    number = last // months
    return {1: f"T{number:02d}", 3: f"Q{number}"}.get(months) or ("9T" if months == 9 else f"{months}T{number}")


def _name(first: int, last: int, year: int) -> str:
    match last - first + 1:
        case 1:
            return f"tháng {first:02d}/{year}"
        case 3 if last % 3 == 0:
            return f"Quý {('I', 'II', 'III', 'IV')[last // 3 - 1]} năm {year}"
        case 12:
            return f"năm {year}"
        case months if first == 1:
            return f"{months} tháng đầu năm {year}"
        case months if last == 12:
            return f"{months} tháng cuối năm {year}"
        case _:
            return f"tháng {first:02d}-{last:02d}/{year}"


_NUMBERS = {
    "nhất": 1, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "i": 1, "ii": 2, "iii": 3, "iv": 4, "ⅰ": 1, "ⅱ": 2, "ⅲ": 3, "ⅳ": 4,
}  # fmt: skip


def number(word: str) -> int:
    """A number in digits, in words or in Roman numerals."""
    return _NUMBERS.get(word.lower()) or int(word)


_Reader = Callable[[re.Match[str]], Unit]
_FULL = r"20\d\d(?!\d|/\d)"
_OF_YEAR = (
    rf"(?:(?: ?[/.-] ?(?:năm )?|,? ?(?:của |trong )*năm ?| )(?P<year>{_FULL})| ?/ ?(?P<short>(?:19|[2-4]\d)(?![\d/]))"
    r"|,? (?:của )?năm (?P<next>sau|tiếp theo|kế tiếp|tới|liền kề)\b|,? (?:của )?(?P<yearly>(?:hàng|mỗi) năm)\b)?"
)
_QUARTER_NUMBER = r"(?P<n>IV|I{1,3}|[ⅣⅢⅡⅠ]|0?[1-4]|nhất|một|hai|ba|bốn|tư)(?!(?!năm)\w)(?! lần)"
_MONTH_DIGITS = r"(?P<n>1[0-2]|0?[1-9])(?!(?!năm)\w)(?! lần)"
_MONTH_WORDS = r"(?P<n>mười (?:một|hai)|mười|một|hai|ba|tư|sáu|bảy|tám|chín)(?!(?!năm)\w)(?! lần)"
_PART_NUMBER = r"(?P<n>0?[1-9]|1[01]|hai|ba|bốn|năm|sáu|bảy|tám|chín)"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def _dated(unit: Unit, match: re.Match[str]) -> Unit:
    """The unit with the year that its words name, if any."""
    said = match.groupdict()
    digits = said.get("year") or said.get("short")
    year = int(digits) + (2000 if len(digits) == 2 else 0) if digits else None
    return replace(unit, year=year, years_on=int(bool(said.get("next"))), is_yearly=bool(said.get("yearly")))


def _read_day(match: re.Match[str]) -> Unit:
    return _dated(day_of(int(match.group("d")), int(match.group("m"))), match)


def _read_part(match: re.Match[str]) -> Unit:
    said = match.groupdict()
    months = number(match.group("n")) * (3 if said.get("unit") else 1)
    if (said.get("side") or "").lower() == "cuối":
        return _dated(Unit(13 - months, 12), match)
    is_vague = months == 3 and not (said.get("side") or said.get("year"))  # it may be a length of time
    return replace(_dated(Unit(1, months), match), is_vague=is_vague)


def _read_half(match: re.Match[str]) -> Unit:
    return _dated(Unit(7, 12) if match.group("side").lower() == "cuối" else Unit(1, 6), match)


def _read_quarter(match: re.Match[str]) -> Unit:
    last = 3 * number(match.group("n"))
    return _dated(Unit(last - 2, last), match)


def _read_month(match: re.Match[str]) -> Unit:
    month = number(match.group("n"))
    return _dated(Unit(month, month), match)


def _read_year(match: re.Match[str]) -> Unit:
    return _dated(Unit(1, 12), match)


_ANY_YEAR = rf"(?:(?P<year>{_FULL})|(?P<short>\d\d(?![\d/])))"
# «10/12 chỉ tiêu» is a share, «đến 10/12» a day whatever follows.
_NO_SHARE = (
    r"(?:(?<=trước )|(?<=đến )|(?<=tới )|(?<=hết )|(?!\d\d? ?/ ?\d\d? (?:%|chỉ tiêu|chỉ số|tiêu chí|mục tiêu|nhiệm vụ|"
    r"nội dung|đơn vị|cơ quan|sở|ngành|huyện|xã|phường|thị trấn|địa phương|thủ tục|tthc|dịch vụ|hồ sơ|văn bản|"
    r"đề án|lĩnh vực|người|cán bộ|công chức|trường|phòng|cuộc|lớp|điểm)\b))"
)
_DAY_NUMBER = r"(?P<d>0?[1-9]|[12]\d|3\d)"
_MONTH_NUMBER = r"(?P<m>\d{1,2})(?!\d)"
# The order counts: in «15 tháng 11» a month must not be seen before the day.
_UNITS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_pattern(rf"(?:ngày )?{_DAY_NUMBER} (?:của |các |trong )*tháng {_MONTH_NUMBER}{_OF_YEAR}"), _read_day),
    (_pattern(rf"(?:ngày )?{_DAY_NUMBER} ?/ ?{_MONTH_NUMBER} ?/ ?{_ANY_YEAR}"), _read_day),
    (_pattern(rf"(?:ngày )?{_DAY_NUMBER}(?P<sign>[.-]){_MONTH_NUMBER}(?P=sign){_ANY_YEAR}"), _read_day),
    (_pattern(r"(?:ngày )?(?P<year>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"), _read_day),
    (_pattern(rf"{_MONTH_DIGITS}[/.-](?P<year>{_FULL})"), _read_month),
    (_pattern(rf"{_NO_SHARE}(?:ngày )?{_DAY_NUMBER} ?/ ?{_MONTH_NUMBER}{_OF_YEAR}"), _read_day),
    (_pattern(rf"ngày {_DAY_NUMBER}[.-]{_MONTH_NUMBER}{_OF_YEAR}"), _read_day),
    (_pattern(rf"{_PART_NUMBER} tháng (?P<side>đầu|cuối) (?:của )?năm\b{_OF_YEAR}"), _read_part),
    (
        _pattern(
            r"(?P<n>0?[369]|ba|sáu|chín) tháng(?! (?:một|1|01) lần| ?/ ?(?:lần|một|0?1)|,? (?:kể|tính)? ?từ | sau )"
            rf"(?: (?P<side>đầu|cuối)\b)?(?: (?:của )?năm(?: (?P<year>{_FULL}))?\b)?"
        ),
        _read_part,
    ),
    (_pattern(rf"(?P<n>0?[1-3]|một|hai|ba) (?P<unit>quý) (?P<side>đầu|cuối) (?:của )?năm\b{_OF_YEAR}"), _read_part),
    (_pattern(rf"nửa (?P<side>đầu|cuối) (?:của )?năm(?: (?P<year>{_FULL}))?\b"), _read_half),
    (_pattern(rf"(?:quý|q ?\.?) ?{_QUARTER_NUMBER}{_OF_YEAR}"), _read_quarter),
    # «II/2024», «II - III/2024» below a heading that says quarter.
    (
        re.compile(rf"(?<![\w/.-])(?P<n>IV|I{{1,3}})(?:(?= ?[-,] ?(?:IV|I{{1,3}}) ?/ ?20)| ?/ ?(?P<year>{_FULL}))"),
        _read_quarter,
    ),
    (_pattern(rf"(?:tháng|th\.?|t\.?) ?{_MONTH_DIGITS}(?! hàng tuần){_OF_YEAR}"), _read_month),
    (_pattern(rf"tháng {_MONTH_WORDS}{_OF_YEAR}"), _read_month),
    (_pattern(rf"(?:(?:các |những )?năm|giai đoạn) (?P<year>{_FULL})"), _read_year),
    (_pattern(rf"(?<!học )(?P<year>{_FULL})(?= ?- ?20\d\d(?!\d)| ?(?:$|[,;:()]))"), _read_year),
    (_pattern(r"năm (?:nay|kế hoạch)\b|năm(?=:)"), _read_year),
    (
        _pattern(r"(?:(?<=trong )|(?<=[hk]ết )|(?<=suốt )|(?<=cáo ))năm\b(?! ?\d| học| sau| tiếp| tới| kế)"),
        _read_year,
    ),
)

# What ends a range or stands in a row may leave its word out: Quý I - III, tháng 3, 6, năm 2024 - 2025.
_SECONDS: dict[int, tuple[re.Pattern[str], _Reader]] = {
    3: (_pattern(_QUARTER_NUMBER + _OF_YEAR), _read_quarter),
    1: (_pattern(_MONTH_DIGITS + _OF_YEAR), _read_month),
    12: (_pattern(rf"(?P<year>{_FULL})"), _read_year),
}
_SIDE = _pattern(r"(?P<side>đầu|giữa|cuối|thượng tuần|trung tuần|hạ tuần) (?:của )?(?P<year>năm\b(?! \d| học))?")
_WEEK = _pattern(
    r"tuần (?:thứ )?(?P<n>[1-4]|nhất|một|hai|ba|tư|bốn|đầu(?: tiên)?|cuối(?: cùng)?) (?:của )?(?=tháng|th?\.?\d)"
)


def unit_at(text: str, place: int) -> tuple[Unit, int] | None:
    """The unit that begins at that place, and where it ends."""
    if week := _WEEK.match(text, place):
        return _week_of(week.group("n").lower(), _whole_at(text, week.end()))
    side = _SIDE.match(text, place)
    if not side:
        return _whole_at(text, place)
    name = side.group("side").lower()
    whole = (Unit(1, 12), side.end()) if side.group("year") else _whole_at(text, side.end())
    unit = _narrowed(whole[0], name) if whole else None
    return (unit, whole[1]) if whole and unit else None


def _week_of(name: str, month: tuple[Unit, int] | None) -> tuple[Unit, int] | None:
    """«tuần 2 tháng 6» is proposed as its days 8 to 14; the last week ends with the month."""
    if not month or month[0].day or month[0].months != 1:
        return None
    week = 1 if name.startswith("đầu") else 4 if name.startswith("cuối") else number(name)
    day = None if name.startswith("cuối") else 7 * week
    return replace(month[0], from_day=7 * week - 6, day=day, is_vague=True), month[1]


def _whole_at(text: str, place: int) -> tuple[Unit, int] | None:
    for pattern, read in _UNITS:
        match = pattern.match(text, place)
        if match:
            return read(match), match.end()
    return None


def _narrowed(unit: Unit, side: str) -> Unit | None:
    """«đầu Quý III», «giữa tháng 6» name no day: their quarter's or month's last stands until somebody says.
    Of a year, the first quarter or half; of a month, «trung tuần» is its days 11 to 20. The end is the unit's own."""
    if unit.day or unit.is_vague:
        return None
    first = side in ("đầu", "thượng tuần")
    if side in ("cuối", "hạ tuần"):
        return unit
    if side in ("thượng tuần", "trung tuần"):
        days = (1, 10) if first else (11, 20)
        return replace(unit, from_day=days[0], day=days[1], is_vague=True) if unit.months == 1 else None
    if unit.months == 12:
        return replace(unit, last=3 if first else 6, is_vague=True)
    return replace(unit, is_vague=True) if unit.months in (1, 3) else None


def second_unit_at(text: str, place: int, first: Unit) -> tuple[Unit, int] | None:
    """The unit that ends a range begun with ``first``, or follows it in a row."""
    unit = unit_at(text, place)
    if unit or first.day or first.months not in _SECONDS:
        return unit
    pattern, read = _SECONDS[first.months]
    match = pattern.match(text, place)
    return (read(match), match.end()) if match else None
