"""When a sentence says that its work is to be done, in its own words.

A sentence names many times («Chỉ số năm 2023», «báo cáo quý»). The work's own is the one that a deadline's word
leads to («hoàn thành trước ngày 30/6», «trình … trong tháng 5»), that stands between commas or in parentheses
(«(Quý II/2024)»), or that says how often («hằng quý»). Whoever uses it has to ask.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cchc_xl.plan.grammar import phrases
from cchc_xl.plan.phrases import Doubt, Phrase, When, pattern
from cchc_xl.plan.spelling import composed

_A_LEAP_YEAR = 2000  # only places are looked for, and a day must not be lost for want of a year
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")  # of the sentence: «hằng tháng, từ tháng 9/2025» is one time
_DOING = pattern(
    r"(?:thực hiện|hoàn thành|hoàn tất|xong|kết thúc|trình|báo cáo|gửi|ban hành|triển khai|thời gian|thời hạn|tiến độ|"
    r"bắt đầu|định kỳ|duy trì|làm|tiến hành)(?: [^\s,;().]+){0,8}?[ :]*$"
)
_LED = pattern(
    r"(?:hoàn thành|hoàn tất|xong|kết thúc|trước|trong|chậm nhất|muộn nhất|không quá|không muộn|đến|hết|từ|kể từ|"
    r"vào|ngay|sau khi|khi|ngay sau|định kỳ|tới)\b"
)
_BARE_YEAR = pattern(r"(?:(?:các )?năm |giai đoạn )?20\d\d(?: ?- ?20\d\d)?$")
_OF_ITS_OWN = pattern(r"(?:^|[,(:–-])\s*$")
_ENDS = pattern(r"\s*(?:$|[,.)]|và\b)")
_DONE = pattern(r"^(?:(?:thực hiện|hoàn thành|hoàn tất|xong|kết thúc) )+(?=\S)")
_CHECKS = pattern(r"\b(?:thanh tra|kiểm tra|giám sát) (?:(?!định kỳ|thường xuyên|theo|và|hoặc)[^\s,;.()]+ ){0,4}$")
_STOPS = pattern(r"[;\n]|\.\s")
_OTHERS = (When.OTHER_DOCUMENT, When.BY_PLAN)
_LONGEST_ACTION = 8  # words


@lru_cache(maxsize=1024)
def time_in(sentence: str) -> str:
    """The words that say when; several times as «…; …» with what is done then; "" where nothing does."""
    found = [time for part in _parts(sentence) for time in _times(part)]
    chosen = _of_the_work([t for t in found if not t.is_conditional]) or _of_the_work(found)
    chosen = chosen or [t for t in found if t.is_of_a_check]
    return chosen[0].words if len(chosen) == 1 else "; ".join(t.with_action for t in chosen)


def _of_the_work(found: Sequence["_Time"]) -> list["_Time"]:
    return [t for t in found if t.is_led] or [t for t in found if t.is_alone] or [t for t in found if t.is_often]


def _parts(sentence: str) -> list[str]:
    return [" ".join(part.split()) for part in _STOPS.split(composed(sentence)) if part.strip()]


def _times(part: str) -> list["_Time"]:
    year = _YEAR.search(part)
    found = [p for p in phrases(part, int(year.group()) if year else _A_LEAP_YEAR) if p.when not in _OTHERS]
    return [_Time(part, p, before.end if before else 0) for before, p in zip([None, *found], found, strict=False)]


@dataclass(frozen=True)
class _Time:
    """A time phrase in its part of the sentence; ``since``: where the phrase before it ends."""

    text: str
    phrase: Phrase
    since: int

    @property
    def words(self) -> str:
        said = self.text[self.phrase.begin : self.phrase.end].strip(" ,.;")
        return _DONE.sub("", said)

    @property
    def is_led(self) -> bool:
        """A deadline's own word stands before it, or the verb that it is the deadline of."""
        is_of_a_verb = bool(_DOING.search(self._before)) and self._is_last
        if self.phrase.when is When.EVENT:
            return is_of_a_verb or (bool(_LED.match(self.words)) and self._is_last)
        if self.phrase.when is When.CONTINUOUS or _BARE_YEAR.fullmatch(self.words):
            return is_of_a_verb and not _BARE_YEAR.fullmatch(self.words)
        return is_of_a_verb or bool(_LED.match(self.words))

    @property
    def is_alone(self) -> bool:
        return bool(_OF_ITS_OWN.search(self._before)) and self._is_last

    @property
    def is_often(self) -> bool:
        return self.phrase.when in (When.PERIODIC, When.CONTINUOUS, When.REPORT)

    @property
    def is_of_a_check(self) -> bool:
        """«kiểm tra đột xuất việc …»: it comes unannounced. «Báo cáo đột xuất», «việc đột xuất» are kinds of things."""
        return self.phrase.when is When.EVENT and bool(_CHECKS.search(self._before))

    @property
    def is_conditional(self) -> bool:
        """«ngay khi tiếp nhận» may only say how the work is done: any other time of the sentence is its own."""
        return Doubt.CONDITION in self.phrase.doubts

    @property
    def with_action(self) -> str:
        """The phrase with the words before it, where they are few."""
        before = re.split(r"[,().:]", self.text[self.since : self.phrase.begin])[-1].strip()
        before = re.sub(r"^và\s+", "", before)
        return f"{before} {self.words}".strip() if len(before.split()) <= _LONGEST_ACTION else self.words

    @property
    def _before(self) -> str:
        return self.text[: self.phrase.begin]

    @property
    def _is_last(self) -> bool:
        return bool(_ENDS.match(self.text, self.phrase.end))
