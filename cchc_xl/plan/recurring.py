"""Times that come again: «hằng quý», «6 tháng một lần», «ngày 20 tháng cuối quý», «thường xuyên», «định kỳ báo cáo»."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from cchc_xl.plan.phrases import Doubt, Phrase, When, pattern, vague
from cchc_xl.plan.units import ONE_DAY, Span, Unit, last_day, number

IN_YEAR = (
    r"(?:,? ?\(?(?:trong |suốt |của |cả )*năm(?: (?P<year>20\d\d)(?!\d))?\b(?! ?\d| học| sau| tiếp| tới| kế)\)?"
    r"| ?/ ?(?P<year2>20\d\d)(?!\d))?"
)


def year_of(match: re.Match[str], year: int) -> int:
    return int(match.group("year") or match.group("year2") or year)


# Periods

_COUNT = r"(?:một|1|01)"
_HEAD = pattern(
    r"(?:(?:định kỳ|ít nhất|tối thiểu|cuối|vào) )*(?:(?:hàng|mỗi|(?:theo )?từng|theo|các(?= (?:tháng|quý) trong năm)) |"
    r"(?<=định kỳ )|(?<=định kỳ cuối )|(?<=báo cáo ))(?=\S)"
)
# «mỗi quý 01 hội nghị» counts what is done in it.
_COUNTED = r"(?:hội nghị|cuộc|buổi|phiên|báo cáo|lớp|văn bản|chuyên đề|tin|bài|hội thảo|đối thoại)"
_NUMBERED = rf"(?! ?\.? ?(?:\d(?!\d? {_COUNTED}\b)|(?:I{{1,3}}|IV)\b|đầu|giữa|cuối|này|sau|tiếp|trước))"
_ITEM = pattern(
    rf"(?:(?:hàng|mỗi|từng) )?(?:(?:(?P<n>0?[369]|ba|sáu|chín) tháng(?! ?/)|(?P<unit>tháng|quý))\b{_NUMBERED}|"
    r"(?P<one>(?:0?1 |một |cả )?năm)\b(?: (?P<year>20\d\d)(?!\d))?(?! ?\d| sau| tiếp| tới| học| kế))"
)
_AND = pattern(r" ?(?:,? và|,|/|&|\+) ?")
_ONCE = pattern(rf" ?(?:/ ?)?(?:{_COUNT} )?lần\b(?! ?/)| (?:ít nhất |tối thiểu )?\d{{1,2}} {_COUNTED}\b(?! ?/)")
_STEP = pattern(
    r"(?<!\d )(?:(?:định kỳ|ít nhất|tối thiểu|cứ|mỗi) )*"
    r"(?:(?P<n>\d{1,2}|một|hai|ba|bốn|sáu|chín) )?(?P<unit>tháng|quý|năm) ?(?:/ ?)?"
    r"(?:(?P<times>\d{1,2}|một|hai) )?lần\b"
)
_TIMES = pattern(
    r"(?:(?:định kỳ|ít nhất|tối thiểu|mỗi) )*(?P<times>\d{1,2}|một|hai|ba|bốn) (?:lần|đợt) ?"
    r"(?:/|trong|mỗi|một)(?: ?(?:mỗi|một|1|01))? ?(?:(?P<n>\d{1,2}|ba|sáu) )?(?P<unit>tháng|quý|năm)\b"
)
_MONTHS = {"tháng": 1, "quý": 3, "năm": 12}

# The day within a period

_DAY = (
    r"(?:(?:vào|đến|chậm nhất|muộn nhất|không quá|xong|là) )*(?P<before>trước )?(?:ngày )"
    r"(?P<day>0?[1-9]|[12]\d|3[01])(?![\d/.-]\d|\d)(?! (?:của |các |trong )*tháng \d)"
)
_QUARTERLY = r"tháng cuối(?: cùng)?(?: (?:của )?(?:mỗi |hàng |các |từng )?quý| (?:của )?kỳ(?: báo cáo)?)?"
_NEXT = r"(?:sau|kế tiếp|tiếp theo|liền kề|tiếp sau)"
_WHERE = (
    rf"(?: (?:của |trong )*(?:(?P<last>{_QUARTERLY})|(?P<next_quarter>tháng đầu(?: tiên)?(?: của)? quý {_NEXT})|"
    rf"(?P<next>tháng {_NEXT}(?: {_NEXT})?)|(?P<each>(?:hàng|mỗi|các) (?:tháng|quý)(?! \d))))"
)
_DAY_FIRST = pattern(rf"(?:định kỳ )?{_DAY}{_WHERE}(?:,? (?:hàng|mỗi) (?P<also>quý|tháng))?")
_DAY_BEHIND = pattern(rf"(?:,|:| -)? ?\(?{_DAY}{_WHERE}?(?: (?:của )?tháng)?\)?")
_YEAR_BEHIND = pattern(IN_YEAR)


@dataclass(frozen=True)
class _Day:
    """A day of the period's last month, or of the month behind it; the day before it where the text says so."""

    day: int
    is_next: bool
    is_before: bool

    @classmethod
    def of(cls, match: re.Match[str]) -> "_Day":
        said = match.groupdict()
        is_next = bool(said["next"] or said["next_quarter"])
        return cls(int(said["day"]), is_next, bool(said["before"]))

    def within(self, span: Span) -> Span:
        first = span.due + ONE_DAY if self.is_next else span.due.replace(day=1)
        end = last_day(first.year, first.month)
        due = min(end, first + dt.timedelta(days=self.day - 1)) - self.is_before * ONE_DAY
        return replace(span, start=min(span.start, due), due=due)


def periodic_at(text: str, place: int, year: int) -> Phrase | None:
    found = (read(text, place, year) for read in (_periods_at, _step_at, _day_at))
    return max((p for p in found if p), key=lambda p: p.end, default=None)


def _periods_at(text: str, place: int, year: int) -> Phrase | None:
    """«hằng quý, 6 tháng và năm 2024», with or without the day."""
    head = _HEAD.match(text, place)
    items = _items(text, head.end()) if head else []
    if not (head and items) or (head.end() == place and len(items) == 1):
        return None  # «báo cáo quý» names a period, nothing says yet that it comes again
    end = items[-1].end()
    if once := _ONCE.match(text, end):
        end = once.end()
    of = next((int(item.group("year")) for item in items if item.group("year")), None)
    return _phrase(text, place, end, [_months_of(item) for item in items], year, of=of)


def _items(text: str, place: int) -> list[re.Match[str]]:
    items: list[re.Match[str]] = []
    item = _ITEM.match(text, place)
    while item:
        items.append(item)
        link = _AND.match(text, item.end())
        item = _ITEM.match(text, link.end()) if link else None
        # «hàng tháng, năm 2024» says which year; «hàng tháng, quý, năm 2024» lists the year too.
        if item and link and len(items) == 1 and item.group("year") and "và" not in link.group():
            break
    return items


def _months_of(item: re.Match[str]) -> int:
    if item.group("n"):
        return number(item.group("n"))
    return _MONTHS[item.group("unit").lower()] if item.group("unit") else 12


def _step_at(text: str, place: int, year: int) -> Phrase | None:
    """«6 tháng một lần», «2 lần/năm»: steps that divide the year."""
    match = _STEP.match(text, place) or _TIMES.match(text, place)
    if not match:
        return None
    months = number(match.group("n") or "1") * _MONTHS[match.group("unit").lower()]
    times = number(match.group("times") or "1")
    if not times or months % times or not 1 <= months <= 12 or 12 % (months // times):
        return None
    return _phrase(text, place, match.end(), [months // times], year, is_vague=times > 1)


def _day_at(text: str, place: int, year: int) -> Phrase | None:
    """«định kỳ trước ngày 15 hàng tháng», «ngày 20 tháng cuối quý», «trước ngày 05 của tháng sau»."""
    match = _DAY_FIRST.match(text, place)
    if not match:
        return None
    last, each = ((match[group] or "").lower() for group in ("last", "each"))
    if last and "quý" not in last + (match["also"] or "").lower():
        return None  # «tháng cuối kỳ»: of which period?
    is_quarterly = bool(last or match["next_quarter"] or "quý" in each + (match["also"] or "").lower())
    month_is_open = is_quarterly and not (last or match["next_quarter"] or match["next"])
    spans, end = _in_year(text, match.end(), [3 if is_quarterly else 1], year)
    return Phrase(When.PERIODIC, place, end, _on(_Day.of(match), spans), True, vague(month_is_open))


def _phrase(
    text: str, place: int, end: int, months: list[int], year: int, *, of: int | None = None, is_vague: bool = False
) -> Phrase:
    behind = _DAY_BEHIND.match(text, end)
    if behind and max(months) < 3 and "quý" in (behind["last"] or "").lower():
        behind = None  # «hàng tháng, ngày 20 tháng cuối quý» are two times
    spans, end = _in_year(text, behind.end() if behind else end, months, year, of)
    if not behind:
        return Phrase(When.PERIODIC, place, end, spans, False, vague(is_vague))
    month_is_open = max(months) > 1 and not (behind["last"] or behind["next"] or behind["next_quarter"])
    return Phrase(When.PERIODIC, place, end, _on(_Day.of(behind), spans), True, vague(is_vague or month_is_open))


def _on(day: _Day, spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(day.within(span) for span in spans)


def _in_year(text: str, end: int, months: list[int], year: int, of: int | None = None) -> tuple[tuple[Span, ...], int]:
    match = _YEAR_BEHIND.match(text, end)
    of = of or (year_of(match, year) if match else year)
    return _periods(months, of, year), match.end() if match else end


def _periods(months: Iterable[int], of: int, year: int) -> tuple[Span, ...]:
    """The periods of a year; of those that end together only the longest (the year stands for Quý IV too)."""
    by_end = {last: Unit(last - n + 1, last, of) for n in sorted(set(months)) for last in range(n, 13, n)}
    return tuple(by_end[last].span(year) for last in sorted(by_end))


# All the time

_OFTEN = (
    r"(?:thực hiện )?(?:thường xuyên|liên tục|hàng ngày|xuyên suốt|(?:trong )?(?:suốt|quanh) năm)"
    r"(?: ?[,;/-]? ?(?:và )?(?:liên tục|thường xuyên|hàng ngày|hàng năm|định kỳ hàng năm))*"
)
_CONTINUOUS = pattern(_OFTEN + r"\b" + IN_YEAR)
_ALL_YEAR = pattern(r"(?:trong )?cả năm(?: (?P<year>20\d\d)(?!\d))?\b(?! ?\d| học)")
_WEEKLY = pattern(
    r"(?:định kỳ )?(?:(?:vào )?(?:thứ \w+|chủ nhật|t[2-7]) )?(?:hàng|mỗi|từng) tuần\b(?: (?:một|1|01) lần)?" + IN_YEAR
)
_REPORT = pattern(
    r"(?:định kỳ báo cáo|(?:chế độ )?báo cáo định kỳ)\b"
    r"(?! (?:hàng|mỗi|từng|theo (?:tháng|quý|năm|từng)|\d|ba|sáu|chín|tháng|quý|năm|trước|(?:vào )?ngày)\b)"
)


def continuous_at(text: str, place: int, year: int) -> Phrase | None:
    """«thường xuyên», «liên tục», and what is followed for the whole year because nothing better is known."""
    for words, doubts in ((_CONTINUOUS, ()), (_WEEKLY, (Doubt.WEEKLY,)), (_ALL_YEAR, (Doubt.LENGTH,))):
        if match := words.match(text, place):
            of = int(match.groupdict().get("year") or match.groupdict().get("year2") or year)
            return Phrase(When.CONTINUOUS, place, match.end(), (Unit(1, 12, of).span(year),), doubts=frozenset(doubts))
    return None


def report_at(text: str, place: int, _year: int) -> Phrase | None:
    match = _REPORT.match(text, place)
    return Phrase(When.REPORT, place, match.end()) if match else None
