"""Deadlines, rows of deadlines and ranges: «trước ngày 15/6», «tháng 1, 4, 7 năm 2024», «Quý I - Quý III»."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from cchc_xl.plan.phrases import Doubt, Phrase, When, pattern, vague
from cchc_xl.plan.units import ONE_DAY, Span, Unit, day_code, day_of, second_unit_at, unit_at

_LEAD = (
    r"(?:(?:hoàn thành|hoàn tất|kết thúc|xong|chậm nhất|muộn nhất|trễ nhất|không quá|"
    r"không (?:được )?(?:muộn|chậm|trễ) hơn|hạn cuối|hạn chót|thời hạn|thời gian|trong|vào|là|cho đến|đến|tới|hết|"
    r"(?:kể )?từ nay|ngay trong)[ :]+)*"
)
_LEAD_IN = pattern(rf"{_LEAD}(?P<before>trước )?(?P<hour>\d{{1,2}}(?: ?(?:h|g|giờ) ?(?:\d\d)?(?: ?phút)?|:\d\d),? )?")
_FROM = pattern(rf"{_LEAD}(?:(?:kể |bắt đầu )?từ )?")
_LENGTH = pattern(r"trong (?:0?[369]|ba|sáu|chín) tháng")  # the first half of the year, or six months from a day?
_OPENING = pattern(r"(?:(?:bắt đầu|khởi động|kể|ngay)(?: (?:kể )?từ)?|từ)(?: (?:ngày|sau))? (?=\w)")
_ONWARDS = pattern(r",? (?:trở đi|trở về sau|về sau)\b")
# Of something else than a task's end: «sau ngày 30/6», «kỳ họp giữa năm 2024».
_AFTER = pattern(
    r"(?:\bsau(?: (?:ngày|hết|cuối|đầu|giữa|khi|trong|vào))*|\bkỳ họp(?: (?!và\b|trong\b|trước\b)[^\W\d_]+){0,6}) $"
)
_TIMELESS = pattern(
    r"(?:năm học|niên độ|nhiệm kỳ|khóa|khoá)(?: \d+)?,? ?(?:năm )?(?:20\d\d)?(?: ?- ?20\d\d)?|"
    r"(?:(?:trong|vào|nhân|sau|trước) )*(?:dịp|kỳ nghỉ|mùa|vụ) (?:nghỉ )?(?:hè|tết|lễ|xuân|đông|khô|mưa|bão)\b"
    r"(?: nguyên đán)?(?:,? (?:của )?(?:năm )?20\d\d)?"
)
_TO = pattern(
    r",? ?(?:cho đến|đến|tới|sang|-|(?P<either>hoặc|hay)\b) ?(?:(?:hết|vào|khoảng) )*(?P<before>trước )?(?=\w)"
)
_SEPARATOR = pattern(r" ?(?:,? và|[,;/&+]) ?")
_STANDS_ALONE = pattern(r" ?(?:$|[,;:./()&+-]|và\b|(?:của )?năm\b|20\d\d|hàng năm)")
_ROMAN = re.compile(r"(?:II|III|IV)\b")  # no word: «Quý II, III triển khai»
_BARE_YEAR = pattern(r"(?:cả )?năm\b(?! ?\d| sau| tiếp)")
_SAME_DAY = pattern(r"(?P<word>tháng )?(?=\d)")
_FIRST_DAY = pattern(
    r"(?:ngày )?(?P<day>0?[1-9]|[12]\d|3[01])"
    r"(?= ?(?:-|đến|tới)(?: (?:hết|ngày))* ?(?:ngày )?\d{1,2} ?(?:/|[.]|tháng))"
)
_REPORTING = pattern(r"(?:^|\W)(?:báo cáo(?: định kỳ)?|định kỳ) $")


def deadline_at(text: str, place: int, year: int) -> Phrase | None:
    """A unit, or a row of units, says when at the latest: work may begin with the year, or when the one
    before is due. Behind «báo cáo» the units are what is reported on, and the day is open."""
    lead_in = _LEAD_IN.match(text, place)
    first = unit_at(text, lead_in.end()) if lead_in else None
    if not (lead_in and first):
        return None
    is_before = bool(lead_in.group("before")) and not lead_in.group("hour")
    reports = lead_in.end() == place and not first[0].is_day and bool(_REPORTING.search(text[:place]))
    if _AFTER.search(text[:place]):
        return Phrase(When.DATED, place, first[1])
    units, end, is_shared = _row(text, lead_in.group(), lead_in.end(), first, reports=reports)
    reports = reports or (_is_part(first[0]) and any(unit.months == 12 for unit in units))
    spans = _spans(units, year, is_before=is_before)
    is_length = bool(_LENGTH.fullmatch(text, place, end))
    doubts = vague(is_shared or is_length or any(unit.is_vague for unit in units))
    if reports or any(unit.is_yearly for unit in units):
        return Phrase(When.PERIODIC, place, end, spans, not reports, doubts) if spans else None
    return Phrase(When.DATED, place, end, _one_after_another(spans, year), doubts=doubts)


def _spans(units: Iterable[Unit], year: int, *, is_before: bool) -> tuple[Span, ...]:
    """None for days that no calendar has."""
    try:
        spans = tuple(unit.span(year) for unit in units)
    except ValueError:
        return ()
    return tuple(_day_before(span, year) for span in spans) if is_before else spans


def _day_before(span: Span, year: int) -> Span:
    due = span.start - ONE_DAY
    return Span(dt.date(due.year, 1, 1), due, day_code(due, year), f"{due:%d/%m/%Y}")


def _one_after_another(spans: Sequence[Span], year: int) -> tuple[Span, ...]:
    begun: list[Span] = []
    for span in spans:
        start = dt.date(min(year, span.due.year), 1, 1)
        if begun and begun[-1].due < span.due:
            start = begun[-1].due + ONE_DAY
        begun.append(replace(span, start=start))
    return tuple(begun)


# Rows


def _row(text: str, lead: str, place: int, first: tuple[Unit, int], *, reports: bool) -> tuple[list[Unit], int, bool]:
    """The units from ``place`` on that stand in one row, its end, and whether one takes its day from another."""
    units, end = [first[0]], first[1]
    words = text[place:end].lower()
    is_shared = False
    while separator := _SEPARATOR.match(text, end):
        begin = separator.end()
        if lead and text[begin : begin + len(lead)].lower() == lead.lower():
            begin += len(lead)
        said, shared = _next_in_row(text, begin, units[-1], words, reports=reports)
        if not said:
            break
        is_shared = is_shared or shared
        units.append(said[0])
        end = said[1]
    return _with_years(units), end, is_shared


def _next_in_row(
    text: str, place: int, before: Unit, words: str, *, reports: bool
) -> tuple[tuple[Unit, int] | None, bool]:
    if before.is_day and not before.year and "tháng" in words:
        shared = _same_day(text, place, before)
        if shared:
            return shared, text[place].isalpha() and "các tháng" not in words
    if (reports or _is_part(before)) and (whole := _BARE_YEAR.match(text, place)):
        return (Unit(1, 12), whole.end()), False
    said = second_unit_at(text, place, before)
    if not said or said[0].is_day != before.is_day or _TO.match(text, said[1]):
        return None, False
    is_surely_one = _ROMAN.match(text, place) or (text[place].isalpha() and unit_at(text, place))
    return (said if is_surely_one or _STANDS_ALONE.match(text, said[1]) else None), False


def _is_part(unit: Unit) -> bool:
    """«6 tháng, năm», «9 tháng và năm» are what offices report on."""
    return not unit.is_day and unit.months in (6, 9)


def _same_day(text: str, place: int, before: Unit) -> tuple[Unit, int] | None:
    """«ngày 20 tháng 6, 12», «ngày 20 tháng 6 và tháng 12»: a month that has the day of the one before."""
    word = _SAME_DAY.match(text, place)
    said = second_unit_at(text, word.end(), Unit(1, 1)) if word else None
    if not said or said[0].day or said[0].months != 1 or not _STANDS_ALONE.match(text, said[1]):
        return None
    return replace(said[0], from_day=before.from_day, day=before.day), said[1]


def _with_years(units: Sequence[Unit]) -> list[Unit]:
    """A year stands for the whole row: «Quý I, III năm 2024», «6/2025 và 12»; not where the row runs on into
    the next year («Quý IV, Quý I/2025»)."""
    backwards: list[Unit] = []
    for unit in reversed(units):
        backwards.append(_of_the_same_year(unit, backwards[-1:], is_later=False))
    forwards: list[Unit] = []
    for unit in reversed(backwards):
        forwards.append(_of_the_same_year(unit, forwards[-1:], is_later=True))
    return forwards


def _of_the_same_year(unit: Unit, beside: Sequence[Unit], *, is_later: bool) -> Unit:
    if not beside or unit.year or unit.years_on or unit.is_yearly:
        return unit
    fits = _end(unit) >= _end(beside[0]) if is_later else _end(unit) <= _end(beside[0])
    other = beside[0]
    return replace(unit, year=other.year, years_on=other.years_on, is_yearly=other.is_yearly) if fits else unit


def _end(unit: Unit) -> tuple[int, int]:
    return unit.last, unit.day or 31


# Ranges


def range_at(text: str, place: int, year: int) -> Phrase | None:
    """A range is due at its end."""
    from_ = _FROM.match(text, place)
    first = _first_at(text, from_.end()) if from_ else None
    to = _TO.match(text, first[1]) if first else None
    second = second_unit_at(text, to.end(), first[0]) if first and to else None
    if not (first and to and second):
        return None
    begins, ends = _range_years(_same_month(first[0], second[0]), second[0])
    span = _between(begins, ends, year, is_before=bool(to.group("before")))
    if ends.is_yearly:
        return Phrase(When.PERIODIC, place, second[1], (span,), True) if span else None
    doubts = vague(ends.is_vague) | (frozenset({Doubt.EITHER}) if to.group("either") else vague(False))
    return Phrase(When.DATED, place, second[1], (span,) if span else (), is_range=True, doubts=doubts)


def opening_at(text: str, place: int, year: int) -> Phrase | None:
    """«từ Quý II»: goes on from then, as far as anybody knows to the year's end."""
    opening = _OPENING.match(text, place)
    first = unit_at(text, opening.end()) if opening else None
    if not first:
        return None
    try:
        start = first[0].span(year).start
    except ValueError:
        return Phrase(When.DATED, place, first[1])
    onwards = _ONWARDS.match(text, first[1])
    whole = Unit(1, 12, max(year, start.year)).span(year)
    end = onwards.end() if onwards else first[1]
    return Phrase(When.CONTINUOUS, place, end, (replace(whole, start=start),), doubts=frozenset({Doubt.OPEN}))


def timeless_at(text: str, place: int, _year: int) -> Phrase | None:
    """«năm học 2024-2025», «nhiệm kỳ 2021-2026» are years of something else: no day can be given."""
    match = _TIMELESS.match(text, place)
    return Phrase(When.DATED, place, match.end()) if match else None


def _first_at(text: str, place: int) -> tuple[Unit, int] | None:
    """What begins a range may be a day that leaves its month to the end: «từ ngày 15 đến ngày 20/11»."""
    day = _FIRST_DAY.match(text, place)
    return (day_of(int(day.group("day")), 0), day.end()) if day else unit_at(text, place)


def _same_month(begins: Unit, ends: Unit) -> Unit:
    return begins if begins.first else replace(begins, first=ends.first, last=ends.last)


def _range_years(begins: Unit, ends: Unit) -> tuple[Unit, Unit]:
    """A year stands for both ends, unless the range would run backwards («Quý IV - Quý I/2025»)."""
    if _end(begins) > _end(ends):
        return begins, ends
    return _of_the_same_year(begins, [ends], is_later=False), _of_the_same_year(ends, [begins], is_later=True)


def _between(begins: Unit, ends: Unit, year: int, *, is_before: bool) -> Span | None:
    try:
        start, end = begins.span(year).start, ends.span(year)
    except ValueError:
        return None
    end = _day_before(end, year) if is_before else end
    return replace(end, start=start) if start <= end.due else None
