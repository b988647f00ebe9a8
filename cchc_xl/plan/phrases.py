"""The time phrases of plans: deadlines and ranges, recurring times, references to other documents."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from cchc_xl.plan.legal import REFERENCE
from cchc_xl.plan.units import Span, Unit, count, last_day, second_unit_at, unit_at


class When(Enum):
    """What kind of time a phrase gives."""

    DATED = auto()
    PERIODIC = auto()
    CONTINUOUS = auto()
    REPORT = auto()
    BY_PLAN = auto()
    OTHER_DOCUMENT = auto()
    EVENT = auto()


@dataclass(frozen=True)
class Phrase:
    """A time phrase at ``begin``..``end`` of its text. ``spans``: one for a dated or a whole-year phrase, one
    for each period of a periodic one (``months`` long; ``has_day`` where the text names the day)."""

    when: When
    begin: int
    end: int
    spans: tuple[Span, ...] = ()
    months: int = 0
    has_day: bool = False

    @property
    def is_impossible(self) -> bool:
        """A range that runs backwards or names a day that no calendar has: a person is asked."""
        return self.when is When.DATED and not self.spans


_Reader = Callable[[str, int, int], Phrase | None]
_WORD = re.compile(r"(?<!\d[/.])[^\W_]+")


def phrases(text: str, year: int) -> list[Phrase]:
    """The time phrases of a text with single blanks, left to right, the longest at each place.

    ``year`` counts where none is written. Dates of cited documents are no deadlines and are passed over.
    """
    masked = REFERENCE.sub(lambda m: re.sub(r"\d", "#", m.group()), text)
    return list(_scan(masked, year))


def _scan(text: str, year: int) -> Iterator[Phrase]:
    place = 0
    while word := _WORD.search(text, place):
        found = [p for p in (read(text, word.start(), year) for read in _READERS) if p]
        best = max(found, key=lambda p: p.end, default=None)
        if best and not best.is_impossible:
            yield best
        place = best.end if best else word.end()


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_IN_YEAR = r"(?: ?,? ?(?:trong|cả) năm(?: (?P<year>20\d\d))?\b| năm (?P<year2>20\d\d)\b)?"


def _year_of(match: re.Match[str], year: int) -> int:
    return int(match.group("year") or match.group("year2") or year)


# Deadlines and ranges

_LEAD = r"(?:(?:hoàn thành|xong|chậm nhất|muộn nhất|trong|vào|là|đến|tới|hết|cuối|cả) )*"
_LEAD_IN = _pattern(rf"{_LEAD}(?P<before>trước )?")
_FROM = _pattern(rf"{_LEAD}(?:(?:khoảng )?từ |khoảng )?")
# «sau ngày 30/6», «từ Quý II»: a beginning is no deadline; a person is asked.
_AFTER = _pattern(r"\b(?:sau|từ)(?: (?:ngày|hết|cuối|đầu|quý|tháng|năm|khi|trong))* $")
_TO = _pattern(r" ?(?:đến hết|đến|tới|-|–|—) ?")


def _deadline_at(text: str, place: int, year: int) -> Phrase | None:
    """A unit by itself says when at the latest: work may begin with the year."""
    if _AFTER.search(text[:place]):
        return None
    lead_in = _LEAD_IN.match(text, place)
    found = unit_at(text, lead_in.end()) if lead_in else None
    span = _days(found[0], found[0], year) if found else None
    if not (lead_in and found and span):
        return None
    due = span.start - dt.timedelta(days=1) if lead_in.group("before") else span.due
    return Phrase(When.DATED, place, found[1], (Span(dt.date(due.year, 1, 1), due),))


def _range_at(text: str, place: int, year: int) -> Phrase | None:
    from_ = _FROM.match(text, place)
    first = unit_at(text, from_.end()) if from_ else None
    to = _TO.match(text, first[1]) if first else None
    second = second_unit_at(text, to.end(), first[0]) if first and to else None
    if not (first and second):
        return None
    begins = replace(first[0], year=first[0].year or second[0].year)
    span = _days(begins, second[0], year)
    return Phrase(When.DATED, place, second[1], (span,) if span else ())


def _days(first: Unit, last: Unit, year: int) -> Span | None:
    """None for a day that no calendar has, and for a range that runs backwards."""
    try:
        start, due = first.span(year).start, last.span(year).due
    except ValueError:
        return None
    return Span(start, due) if start <= due else None


# Recurring times

_PERIODIC = _pattern(
    r"(?:(?:định kỳ )?(?:(?P<before>trước )?(?:(?:vào|đến|chậm nhất) )*ngày (?P<day>\d{1,2}) )?"
    r"(?:hàng|hằng|mỗi) (?P<unit>tháng|quý|năm)|định kỳ (?P<n>[36]|ba|sáu) tháng(?! đầu| cuối)(?: (?:một|1) lần)?)\b"
    + _IN_YEAR
)
_MONTHS = {"tháng": 1, "quý": 3, "năm": 12}


def _periodic_at(text: str, place: int, year: int) -> Phrase | None:
    match = _PERIODIC.match(text, place)
    if not match:
        return None
    months = count(match.group("n")) if match.group("n") else _MONTHS[match.group("unit").lower()]
    day = int(match.group("day") or 0) - bool(match.group("before"))
    if match.group("day") and not 1 <= day <= 31:
        return None
    year = _year_of(match, year)
    spans = tuple(_period(year, last, months, day) for last in range(months, 13, months))
    return Phrase(When.PERIODIC, place, match.end(), spans, months, bool(match.group("day")))


def _period(year: int, last: int, months: int, day: int) -> Span:
    """The period that ends with the month ``last``, due on that day of it, or on its last (day ≤ 0)."""
    end = last_day(year, last)
    due = min(end, dt.date(year, last, 1) + dt.timedelta(days=day - 1)) if day > 0 else end
    return Span(dt.date(year, last - months + 1, 1), due)


_REPORT = _pattern(r"(?:định kỳ báo cáo|(?:chế độ )?báo cáo định kỳ)\b(?! (?:hàng|hằng|mỗi|[36]|ba|sáu)\b)")
_CONTINUOUS = _pattern(r"(?:thực hiện )?thường xuyên(?: ?,? ?liên tục)?\b" + _IN_YEAR)
_EVENT = _pattern(r"(?:đột xuất|khi (?:có )?(?:phát sinh|yêu cầu|vụ việc))\b" + _IN_YEAR)
_BY_PLAN = _pattern(
    r"theo (?:đúng )?(?:kế hoạch|chương trình|lịch)(?: (?:đã )?(?:được )?(?:phê duyệt|duyệt|ban hành|đề ra))?"
    + _IN_YEAR
    + r"(?= ?(?:[,;.]|$))"
)


def _report_at(text: str, place: int, _year: int) -> Phrase | None:
    match = _REPORT.match(text, place)
    return Phrase(When.REPORT, place, match.end()) if match else None


def _all_year(pattern: re.Pattern[str], when: When, *, is_due: bool) -> _Reader:
    def read(text: str, place: int, year: int) -> Phrase | None:
        match = pattern.match(text, place)
        if not match:
            return None
        of = _year_of(match, year)
        spans = (Span(dt.date(of, 1, 1), dt.date(of, 12, 31)),) if is_due else ()
        return Phrase(when, place, match.end(), spans)

    return read


# References to another document: up to the end of the text, unless a time of the task's own comes behind

_DOCUMENT = _pattern(
    r"theo (?:(?:đúng|các|những|nội dung|thời gian|thời hạn|tiến độ|lộ trình|quy định tại|yêu cầu của|nêu tại|trong) )*"
    r"(?:kế hoạch|quyết định|quy định|quy chế|hướng dẫn|nghị định|nghị quyết|thông tư|chương trình|đề án|chỉ đạo|"
    r"chỉ thị|yêu cầu|tiến độ|lộ trình|văn bản|công văn|lịch|luật|thời gian|thời hạn)\b"
)
_OWN_TIME = _pattern(r" (?=(?:trước|chậm nhất|muộn nhất|xong trước) (?:ngày |quý |tháng )?[\dIVX])")


def _document_at(text: str, place: int, year: int) -> Phrase | None:
    match = _DOCUMENT.match(text, place)
    if not match:
        return None
    end = len(text)
    for comma in re.finditer(",", text[match.end() :]):
        behind = match.end() + comma.end()
        if _has_own_time(text[behind:].partition(",")[0], year):
            end = behind - 1
            break
    own = _OWN_TIME.search(text, match.end(), end)
    return Phrase(When.OTHER_DOCUMENT, place, own.start() if own else end)


def _has_own_time(piece: str, year: int) -> bool:
    """A bare year («giai đoạn 2022 - 2025») belongs to the document's name; every other time is the task's."""
    times = (p for p in _scan(piece, year) if p.when is not When.OTHER_DOCUMENT)
    return any(not _BARE_YEARS.fullmatch(piece, p.begin, p.end) for p in times)


_BARE_YEARS = _pattern(r"(?:(?:trong |cả )?(?:năm|giai đoạn) )?[\d –—-]+")


_READERS: tuple[_Reader, ...] = (
    _deadline_at,
    _range_at,
    _periodic_at,
    _report_at,
    _all_year(_CONTINUOUS, When.CONTINUOUS, is_due=True),
    _all_year(_EVENT, When.EVENT, is_due=False),
    _all_year(_BY_PLAN, When.BY_PLAN, is_due=True),
    _document_at,
)
