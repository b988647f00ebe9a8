"""Phrases beside one another that say one thing together, as one phrase.

«Quý II (trước ngày 15/6)» is the day; «2 lần/năm: tháng 6 và tháng 12» are the two months; «năm 2024 (thường
xuyên)» and «hằng tháng, từ tháng 5 đến tháng 8» are what is done, in the time that the other names; «từ 01/3,
hoàn thành trước 30/9» is a range.
"""

from collections.abc import Iterable
from dataclasses import replace

from cchc_xl.plan.phrases import Doubt, Phrase, When, pattern
from cchc_xl.plan.units import Span

_SIGNS = pattern(r"[ ,(:-]*")
_GOES_ON = pattern(r"[ ,(:-]*(?:và )?(?:duy trì|kéo dài|tiếp tục|thực hiện) ")


def together(found: Iterable[Phrase], text: str) -> list[Phrase]:
    """The phrases of a text, left to right, neighbours that belong together joined."""
    joined: list[Phrase] = []
    for phrase in found:
        both = _both(joined[-1], phrase, text) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(phrase)
    return joined


def _both(first: Phrase, second: Phrase, text: str) -> Phrase | None:
    between = text[first.end : second.begin]
    if not (_SIGNS.fullmatch(between) or (_is_open(first) and _GOES_ON.fullmatch(between))):
        return None
    said = _of_both(first, second, is_bracketed="(" in between or ":" in between)
    if not said:
        return None
    end = second.end + ("(" in between and text.startswith(")", second.end))
    return replace(said, begin=first.begin, end=end)


def _of_both(first: Phrase, second: Phrase, *, is_bracketed: bool) -> Phrase | None:
    if is_bracketed and _is_within(second, first):
        return replace(second, doubts=first.doubts | second.doubts)
    if _is_open(first) and second.when is When.DATED and len(second.spans) == 1:
        return _since(first.spans[0], second)
    if first.when is When.PERIODIC and not first.has_day and _are_its_days(second, first):
        return replace(second, when=When.PERIODIC, has_day=True, doubts=second.doubts)
    for frame, work in ((first, second), (second, first)):
        if _is_frame(frame) and work.when in (When.CONTINUOUS, When.PERIODIC) and not _is_open(work):
            return _framed(work, frame)
    return None


def _are_its_days(days: Phrase, periods: Phrase) -> bool:
    """«2 lần/năm: tháng 6 và tháng 12», «hằng năm, trước ngày 15/12»: one day in each period."""
    if days.when is not When.DATED or days.is_range or len(days.spans) != len(periods.spans):
        return False
    return all(p.start <= d.due <= p.due for p, d in zip(periods.spans, days.spans, strict=True))


def _is_within(inner: Phrase, outer: Phrase) -> bool:
    if not (inner.when is outer.when is When.DATED and len(inner.spans) == len(outer.spans) == 1):
        return False
    return outer.spans[0].start <= inner.spans[0].due <= outer.spans[0].due


def _is_open(phrase: Phrase) -> bool:
    return Doubt.OPEN in phrase.doubts


def _is_frame(phrase: Phrase) -> bool:
    """A range, a beginning or a year: when something is done again or all the time."""
    is_year = phrase.when is When.DATED and len(phrase.spans) == 1 and phrase.spans[0].code.startswith("NAM")
    return phrase.is_range or _is_open(phrase) or is_year


def _since(beginning: Span, deadline: Phrase) -> Phrase | None:
    (span,) = deadline.spans
    if beginning.start > span.due:
        return None
    return replace(deadline, spans=(replace(span, start=beginning.start),), is_range=True)


def _framed(work: Phrase, frame: Phrase) -> Phrase | None:
    """The periods that lie in the frame, or the frame itself; None where they are of different years."""
    days = frame.spans[0]
    doubts = work.doubts | (frame.doubts - {Doubt.OPEN})
    if days.due.year != work.spans[-1].start.year:
        return None
    if work.when is When.CONTINUOUS:
        return replace(work, spans=(days,), doubts=doubts)
    spans = tuple(span for span in work.spans if days.start <= span.due and span.start <= days.due)
    return replace(work, spans=spans, doubts=doubts) if spans else None
