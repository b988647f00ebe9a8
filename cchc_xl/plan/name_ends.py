"""Where a name ends: the words that belong to it, that narrow it, or that make another name of it."""

from dataclasses import replace
from enum import Enum

from cchc_xl.plan import bodies
from cchc_xl.plan.name_line import SEPARATORS, Found, NameLine
from cchc_xl.plan.names import Words
from cchc_xl.plan.naming import Mention, Naming, Remark

_OF_THE_PROVINCE: tuple[Words, ...] = (
    ("trên", "địa", "bàn", "tỉnh"),
    ("trên", "địa", "bàn", "toàn", "tỉnh"),
    ("trực", "thuộc", "ubnd", "tỉnh"),
    ("thuộc", "ubnd", "tỉnh"),
    ("trực", "thuộc", "tỉnh"),
    ("thuộc", "tỉnh"),
    ("trong", "toàn", "tỉnh"),
    ("trong", "tỉnh"),
    ("toàn", "tỉnh"),
    ("của", "tỉnh"),
    ("cấp", "tỉnh"),
    ("tỉnh",),
)


class _Behind(Enum):
    """What stands behind a name: its end, words that may narrow it, or words that make another name of it."""

    END = 1
    MORE = 2
    ANOTHER = 3


def completed(line: NameLine, begin: int, found: Found) -> Found | None:
    """The name with the words that belong to it; None where what follows makes another name of it."""
    end, is_elsewhere = _behind_province(line, found.end)
    behind = _behind(line, end)
    if behind is _Behind.ANOTHER and not is_elsewhere:
        return None
    last = found.mentions[-1]
    if is_elsewhere:
        last = replace(last, naming=Naming.OUTSIDE, agencies=(), group="", remark=Remark.ELSEWHERE)
    elif line.is_concerned(end):
        end += 2 if line.says(end, "liên", "quan") else 3
        last = replace(last, naming=Naming.UNNAMED, agencies=(), group="", suggestion=last.group, remark=None)
    elif behind is _Behind.MORE:
        last = replace(last, remark=last.remark or Remark.RESTRICTED)
    last = replace(last, words=line.line[last.start : line.words[end - 1].end])
    first, *others = (*found.mentions[:-1], last)
    return Found((_begun(line, begin, first), *others), end, found.heads)


def _begun(line: NameLine, begin: int, mention: Mention) -> Mention:
    """The mention with the title that stands before its name."""
    start = min(line.words[begin].start, mention.start)
    return replace(mention, words=line.line[start : mention.start + len(mention.words)], start=start)


def _behind_province(line: NameLine, end: int) -> tuple[int, bool]:
    """Behind «tỉnh», «trên địa bàn tỉnh», «tỉnh Quảng Ngãi»; and whether it is another province."""
    place = end + 1 if line.says(end, ",", "tỉnh") else end
    written = next((q for q in _OF_THE_PROVINCE if line.says(place, *q)), ())
    if place > end and not bodies.province_at(line.words, place + 1)[0]:
        return end, False
    place += len(written)
    if not written and line.says(place, "thành", "phố"):
        place += 2
    province, behind = bodies.province_at(line.words, place)
    if province:
        return behind, bool(line.meaning.province) and province != line.meaning.province
    return (place if written else end), False


def _behind(line: NameLine, place: int) -> _Behind:
    if place >= len(line.words):
        return _Behind.END
    word = line.words[place]
    if word.folded in SEPARATORS or not word.folded[0].isalnum() or _goes_on(line, place):
        return _Behind.END
    is_another = bodies.makes_another_body(line.words, place) or line.line[word.start].isupper()
    return _Behind.ANOTHER if is_another else _Behind.MORE


def _goes_on(line: NameLine, place: int) -> bool:
    """Whether a verb, an exception, an example or the next name begins there."""
    steps = (bodies.behind_exception, bodies.behind_examples, bodies.behind_listing)
    is_other = any(step(line.words, place) > place for step in steps)
    return is_other or bodies.is_verb_at(line.words, place) or line.is_concerned(place) or line.begins(place)
