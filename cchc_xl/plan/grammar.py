"""All time phrases of a text: those with days, and those that refer to another document or to an event."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from cchc_xl.plan.deadlines import deadline_at, opening_at, range_at, timeless_at
from cchc_xl.plan.legal import REFERENCE
from cchc_xl.plan.neighbours import together
from cchc_xl.plan.phrases import Doubt, Phrase, When, pattern
from cchc_xl.plan.recurring import IN_YEAR, continuous_at, periodic_at, report_at, year_of
from cchc_xl.plan.units import Unit
from cchc_xl.plan.wording import accented, uniform

_Reader = Callable[[str, int, int], Phrase | None]
# Not in the middle of a date: «31/02/2024» is no «02/2024».
_WORD = re.compile(r"(?:(?<!\d[/.-])\d|[^\W\d_])[^\W_]*")


def phrases(text: str, year: int) -> list[Phrase]:
    """The time phrases of a composed text with single blanks, left to right, the longest at each place.

    ``year`` counts where none is written. Dates of cited documents are no deadlines and are passed over.
    """
    plain = uniform(text)
    marked = accented(plain)
    masked = REFERENCE.sub(lambda m: re.sub(r"\d", "#", m.group()), marked)
    found = together(_scan(masked, year), masked)
    return [_asking_for_marks(p, plain, marked) for p in found]


def _scan(text: str, year: int) -> Iterator[Phrase]:
    place = 0
    while word := _WORD.search(text, place):
        found = [p for p in (read(text, word.start(), year) for read in _READERS) if p]
        best = max(found, key=lambda p: (p.end, not p.is_impossible), default=None)
        if best and not best.is_impossible:
            yield best
        place = best.end if best else word.end()


def _asking_for_marks(phrase: Phrase, plain: str, marked: str) -> Phrase:
    place = slice(phrase.begin, phrase.end)
    if plain[place] == marked[place]:
        return phrase
    return replace(phrase, doubts=phrase.doubts | {Doubt.ACCENTS})


# References to another document, and events: up to the end of the text, unless a time of the task's own
# comes behind

_FILLERS = (
    r"(?:(?:đúng|các|những|nội dung|thời gian|thời hạn|tiến độ|lộ trình|quy định tại|yêu cầu của|nêu tại|trong|tại) )*"
)
_KINDS = (
    r"kế hoạch|quyết định|quy định|quy chế|hướng dẫn|nghị định|nghị quyết|thông tư|chương trình|đề án|chỉ đạo|"
    r"chỉ thị|tiến độ|lộ trình|văn bản|công văn|lịch|luật|thời gian|thời hạn|kết luận|thông báo|chế độ|"
    r"kh|qđ|nq|nđ|tt|ct|cv|đa|tb"
)
_DOCUMENT = pattern(
    rf"theo {_FILLERS}(?:{_KINDS})\b|(?:có )?(?:kế hoạch|lịch) riêng\b|(?:tại|như) (?:{_KINDS}) (?:số )?#"
)
# A citation that begins a text stands for «theo» it.
_CITATION = pattern(rf"(?:{_KINDS}) (?:số ?:? ?)?#")
_HAPPENS = (
    r"(?:đột xuất|(?:ngay )?khi (?:(?:có )?phát sinh|(?:có )?(?:yêu cầu|đề nghị)|(?:có )?vụ việc|cần thiết|cần)"
    r"|theo yêu cầu(?= ?(?:[,;.)]|$)))"
)
_AND_HAPPENS = rf" (?:và|hoặc|hay) (?:[^\W\d]+ ){{0,3}}?{_HAPPENS}\b"  # «và kiểm tra đột xuất»
_OWN_TIME = pattern(
    r",? \(?(?=(?:(?:và )?(?:hoàn thành |xong )?(?:trước|chậm nhất|muộn nhất|xong trước|không quá)(?: là)? "
    r"(?:ngày |quý |tháng |năm )?[\dIVX]|(?:và )?(?:hoàn thành )?trong (?:quý|tháng) [\dIVX]))|"
    rf" \((?=(?:quý|tháng|ngày) [\dIVX])|(?={_AND_HAPPENS})"
)
_BY_PLAN = pattern(
    r"theo (?:đúng )?(?:kế hoạch|chương trình|lịch)(?: (?:đã )?(?:được )?(?:phê duyệt|duyệt|ban hành|đề ra))?"
    + IN_YEAR
    + rf"(?= ?(?:[,;.)]|$)|{_AND_HAPPENS})"
)
_EVENT = pattern(rf"(?!theo){_HAPPENS}\b(?:,? (?:và |hoặc |hay )?{_HAPPENS}\b)*{IN_YEAR}")
_REQUESTED = pattern(
    r"(?:đột xuất |(?:ngay )?khi (?:có )?(?:phát sinh|yêu cầu|đề nghị|vụ việc) )"
    r"(?=(?:của|từ|theo|về|tại|trong thực tế)\b)(?!trong năm)"
)
_LENGTH = r"(?:\d{1,3}|một|hai|ba|năm|bảy|mười) (?:ngày|tuần|tháng|giờ)(?: làm việc)?"
_CONDITION = pattern(
    r"(?:(?:ngay|kịp thời) )?(?:sau |từ |kể từ )?khi (?=\w)|ngay sau (?=\w)|sau (?=(?:kỳ họp|hội nghị|đại hội|tết)\b)|"
    r"theo (?:đúng )?(?:yêu cầu|đề nghị|nhu cầu)\b|"
    rf"(?:(?:chậm nhất|không quá|trong|trong vòng|trong thời hạn|thời hạn|sau|là) )*{_LENGTH},? (?:kể|tính|từ|sau)\b"
)


def _event_at(text: str, place: int, _year: int) -> Phrase | None:
    """«đột xuất», «khi phát sinh»: things that may or may not come."""
    if asked := _REQUESTED.match(text, place):
        return Phrase(When.EVENT, place, _until_own_time(text, asked.end(), _year))
    match = _EVENT.match(text, place)
    return Phrase(When.EVENT, place, match.end()) if match else None


def _condition_at(text: str, place: int, year: int) -> Phrase | None:
    """«ngay sau khi có hướng dẫn của Bộ»: comes once, after something else whose day is to be asked."""
    match = _CONDITION.match(text, place)
    if not match or _EVENT.match(text, place) or text[:place].endswith(("trước ", "Trước ")):
        return None
    return Phrase(When.EVENT, place, _until_own_time(text, match.end(), year), doubts=frozenset({Doubt.CONDITION}))


def _by_plan_at(text: str, place: int, year: int) -> Phrase | None:
    match = _BY_PLAN.match(text, place)
    if not match:
        return None
    return Phrase(When.BY_PLAN, place, match.end(), (Unit(1, 12, year_of(match, year)).span(year),))


def _document_at(text: str, place: int, year: int) -> Phrase | None:
    match = _DOCUMENT.match(text, place) or (None if text[:place].strip("- +•") else _CITATION.match(text, place))
    return Phrase(When.OTHER_DOCUMENT, place, _until_own_time(text, match.end(), year)) if match else None


def _until_own_time(text: str, place: int, year: int) -> int:
    end = len(text)
    for comma in re.finditer(",", text[place:]):
        behind = place + comma.end()
        if _has_own_time(text[behind:].partition(",")[0], year):
            end = behind - 1
            break
    own = _OWN_TIME.search(text, place, end)
    end = own.start() if own else end
    return end - (text.endswith(")", place, end) and "(" not in text[place:end])


def _has_own_time(piece: str, year: int) -> bool:
    """A bare year («giai đoạn 2022 - 2025») belongs to the document's name; every other time is the task's."""
    times = (p for p in _scan(piece, year) if p.when is not When.OTHER_DOCUMENT)
    return any(not _BARE_YEARS.fullmatch(piece, p.begin, p.end) for p in times)


_BARE_YEARS = pattern(r"(?:(?:cả )?(?:năm|giai đoạn) )?[\d -]+")

_READERS: tuple[_Reader, ...] = (
    deadline_at,
    range_at,
    opening_at,
    timeless_at,
    periodic_at,
    report_at,
    continuous_at,
    _event_at,
    _condition_at,
    _by_plan_at,
    _document_at,
)
