"""What a clerk answers in «Trả lời», understood: yes or no, days, names, or that the suggestion holds."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from cchc_xl.plan.agencies import Directory
from cchc_xl.plan.phrases import When
from cchc_xl.plan.spelling import composed, folded
from cchc_xl.plan.timing import read_timing


class Said(Enum):
    YES = "yes"
    NO = "no"
    AGREED = "as suggested"
    NOT_APPLICABLE = "does not apply"
    EVERYONE = "all of them"
    DAYS = "one day or several"
    DAY_OF_PERIOD = "a day of each period"
    NAMES = "agencies or groups"
    OTHER = "something else"


@dataclass(frozen=True)
class Answer:
    """``days``: in the order of the text. ``day``: of each period's month, 31 for its last. ``agencies``: codes;
    ``names``: as milestones' «Áp dụng cho» has them; ``unknown``: names that the directory has not."""

    words: str
    said: Said
    days: tuple[dt.date, ...] = ()
    day: int = 0
    agencies: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


# Also as people type them without accents: none of these words means something else then.
_WORDS: Mapping[Said, str] = {
    Said.NOT_APPLICABLE: "không áp dụng|không thực hiện|không có mốc|khong ap dung|khong thuc hien|bỏ qua|n / a",
    Said.AGREED: "đồng ý|dong y|theo gợi ý|như gợi ý|lấy theo gợi ý|theo goi y|nhất trí|nhat tri|giữ nguyên|ok",
    Said.NO: "không phải|không có|không|khong phai|khong co|khong|ko|chưa|sai|no",
    Said.YES: "có|đúng vậy|đúng|phải|vâng|dung|phai|co|yes|x",
    Said.EVERYONE: "tất cả|tat ca|mọi cơ quan|toàn bộ|tất cả (?:các )?cơ quan(?: chủ trì)?|tất cả (?:các )?đơn vị",
}
_SHORT = {said: re.compile(rf"(?:{words})(?= [,;.:(!]|$)") for said, words in _WORDS.items()}
_DAY_OF_PERIOD = re.compile(
    r"(?:(?:chậm nhất|vào|đến) )?(?:ngày )?(?P<day>\d{1,2})"
    r"(?: (?:của )?(?:mỗi|hàng|hằng|từng) (?:kỳ|tháng|quý))?(?: \.)?"
)
_LAST_DAY = re.compile(
    r"(?:vào )?(?:ngày )?cuối(?: cùng)?(?: (?:của )?(?:mỗi |hàng |hằng |từng )?(?:kỳ|tháng|quý))?(?: \.)?"
)


def read_answer(text: str, directory: Directory, year: int) -> Answer:
    """Understands a cell; a year that is left out is the plan's. What fits nothing is ``Said.OTHER``."""
    words = " ".join(composed(text).split())
    plain = folded(words)
    for said, pattern in _SHORT.items():
        if pattern.match(plain):
            return Answer(words, said)
    return _day_of_period(words, plain) or _days(words, year) or _names(words, directory)


def _day_of_period(words: str, plain: str) -> Answer | None:
    if _LAST_DAY.fullmatch(plain):
        return Answer(words, Said.DAY_OF_PERIOD, day=31)
    match = _DAY_OF_PERIOD.fullmatch(plain)
    if match and 1 <= int(match["day"]) <= 31:
        return Answer(words, Said.DAY_OF_PERIOD, day=int(match["day"]))
    return None


def _days(words: str, year: int) -> Answer | None:
    try:
        timing = read_timing(words, year)
    except ValueError:  # 31/02: not in the calendar
        return None
    if not timing.clauses or timing.unused:
        return None
    days = tuple(span.due for clause in timing.clauses for span in clause.spans)
    if all(clause.when is When.DATED for clause in timing.clauses):
        return Answer(words, Said.DAYS, days=days)
    periodic = all(clause.when is When.PERIODIC and clause.has_day for clause in timing.clauses)
    same_day = len({day.day for day in days}) == 1
    return Answer(words, Said.DAY_OF_PERIOD, day=days[0].day) if periodic and same_day else None


def _names(words: str, directory: Directory) -> Answer:
    mentions = directory.mentions(words)
    known = [m for m in mentions if m.agencies and not m.duty]
    if not known:
        return Answer(words, Said.OTHER, unknown=tuple(m.words for m in mentions))
    return Answer(
        words,
        Said.NAMES,
        agencies=tuple(dict.fromkeys(code for m in known for code in m.agencies)),
        names=tuple(m.group or directory.names[m.agencies[0]] for m in known),
        unknown=tuple(m.words for m in mentions if m not in known),
    )
