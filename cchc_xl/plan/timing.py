"""When a task is to be done: a small grammar over the words of «Thời gian thực hiện».

A text is segments (``;`` or a new line), a segment is pieces (``,``). A piece holds time phrases; the words
beside a phrase say what is to be done then, and so do pieces without a phrase («Quý I năm 2024, ban hành
kế hoạch»). «theo Kế hoạch …», «theo quy định …» refer to another document: beside a phrase they only stand
beside it, alone they are a clause of their own. Years that are left out are the plan's.

| words | clause | due |
|---|---|---|
| Quý II, quý 2/2024; tháng 6; 6 tháng đầu năm; 9 tháng; trong năm, năm 2024 | DATED | its last day |
| ngày 30/6, 30/6/2024, ngày 15 tháng 11 năm 2024; đến, chậm nhất (ngày) D | DATED | D |
| trước ngày D, trước Quý II, trước tháng 6 | DATED | the day before (the first day of) it |
| A - B, từ A đến B, năm 2024 - 2025 | DATED | the end of B; begins with A |
| hàng tháng, hằng quý, định kỳ 6 tháng, hằng năm | PERIODIC | the last day of each |
| ngày 15 hằng tháng, trước ngày 15 hằng tháng | PERIODIC | that day, the day before it |
| thường xuyên (trong năm) | CONTINUOUS | 31/12 |
| định kỳ báo cáo, báo cáo định kỳ | REPORT | by the regime |
| theo kế hoạch (trong năm), without number or name | BY_PLAN | 31/12 |
| theo Kế hoạch số …, theo quy định … | OTHER_DOCUMENT | none |
| đột xuất, khi phát sinh, khi có yêu cầu | EVENT | none |
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cchc_xl.plan.phrases import Phrase, When, phrases
from cchc_xl.plan.spelling import composed
from cchc_xl.plan.units import Span


@dataclass(frozen=True)
class Clause:
    """One time of a task, and what is to be done then.

    ``words``: the piece of the text it came from. ``phrase``: its time words alone. ``action``: what is to be
    done then, as written, "" where the text does not say. ``beside``: another document that it refers to.
    """

    when: When
    words: str
    phrase: str
    action: str = ""
    spans: tuple[Span, ...] = ()
    months: int = 0
    has_day: bool = False
    beside: str = ""


@dataclass(frozen=True)
class Timing:
    """What a timing text says; ``unused`` words were not understood and have to be asked about."""

    clauses: tuple[Clause, ...]
    unused: tuple[str, ...]


def read_timing(text: str, year: int) -> Timing:
    """Reads «Thời gian thực hiện»; days are those of the text, before any working-day rule."""
    clauses: list[Clause] = []
    unused: list[str] = []
    for segment in _segments(text):
        found, rest = _read_segment(segment, year)
        clauses += found
        unused += rest
    return Timing(tuple(clauses), tuple(unused))


def _segments(text: str) -> list[str]:
    parts = re.split(r";|\n|\.(?=\s+[^\W\d_])", composed(text))
    plain = (" ".join(part.split()).strip("•-+–.,: ") for part in parts)
    return [part for part in plain if part]


@dataclass(frozen=True)
class _Piece:
    """Part of a segment between commas: its time phrases, and the words before, between and behind them."""

    words: str
    phrases: tuple[Phrase, ...]
    gaps: tuple[str, ...]


@dataclass
class _Draft:
    """A clause while its words are being collected."""

    phrase: Phrase
    words: list[str] = field(default_factory=list[str])
    actions: list[str] = field(default_factory=list[str])
    beside: list[str] = field(default_factory=list[str])
    unused: list[str] = field(default_factory=list[str])

    def say(self, text: str) -> None:
        """Words beside the phrase: what is to be done if they begin with a verb, or go on with such words."""
        if text:
            (self.actions if self.actions or _ACTION.match(text) else self.unused).append(text)


# What plans have done by a time; words that do not begin so are not understood.
_ACTION = re.compile(
    r"(?:ban hành|tổ chức|kiểm tra|báo cáo|triển khai|hoàn thành|hoàn thiện|thực hiện|xây dựng|rà soát|đánh giá|"
    r"công bố|công khai|tổng hợp|trình|tham mưu|phê duyệt|cập nhật|kết quả|sơ kết|tổng kết|khảo sát|tập huấn|"
    r"gửi|lập|đề xuất|thẩm định|nghiệm thu|thống kê|niêm yết|số hóa|số hoá|duy trì|tiếp tục|phối hợp|theo dõi|đôn đốc|"
    r"hướng dẫn|đưa|vận hành|kiện toàn|tuyên truyền|tham gia|ký|giao|giám sát|thanh tra|đo lường|chấm điểm)\b",
    re.IGNORECASE,
)


def _read_segment(segment: str, year: int) -> tuple[list[Clause], list[str]]:
    found = phrases(segment, year)
    heads = [p for p in found if p.when is not When.OTHER_DOCUMENT] or found
    if not heads:
        return [], [segment]
    drafts = [_Draft(head) for head in heads]
    last = 0
    for piece in _pieces(segment, found):
        last = _take_in(piece, drafts, last, segment)
    _share_actions(drafts)
    return [_clause(draft, segment) for draft in drafts], [text for draft in drafts for text in draft.unused]


def _pieces(segment: str, found: Sequence[Phrase]) -> list[_Piece]:
    inside = {place for p in found for place in range(p.begin, p.end)}
    commas = [m.start() for m in re.finditer(",", segment) if m.start() not in inside]
    bounds = zip([0, *(c + 1 for c in commas)], [*commas, len(segment)], strict=True)
    return [_piece(segment, begin, end, found) for begin, end in bounds]


def _piece(segment: str, begin: int, end: int, found: Sequence[Phrase]) -> _Piece:
    within = tuple(p for p in found if begin <= p.begin < end)
    starts = [begin, *(p.end for p in within)]
    ends = [*(p.begin for p in within), end]
    gaps = tuple(_said(segment[a:b]) for a, b in zip(starts, ends, strict=True))
    return _Piece(segment[begin:end].strip(), within, gaps)


_LINKS = re.compile(
    r"^(?:(?:và|thì|để|nhằm|các|việc|phải|[-–:().,])(?: |$))+|(?: (?:và|thì|là|trong|vào|xong|[-–:(]))+$"
)


def _said(text: str) -> str:
    """Words between phrases, without those that only link them."""
    return _LINKS.sub("", " ".join(text.split()).strip("-–:(). ")).strip("-–:(). ")


def _take_in(piece: _Piece, drafts: Sequence[_Draft], last: int, segment: str) -> int:
    """Gives the piece's words to the clauses they belong to; returns the place of the last clause begun.

    A piece without a phrase belongs to the clause before it, or to the first. Beside several phrases, words
    precede theirs where the piece begins with words, and follow it where it begins with a phrase.
    """
    places = [n for n, draft in enumerate(drafts) if draft.phrase in piece.phrases]
    for n in places or [last]:
        drafts[n].words.append(piece.words)
    for gap, text in enumerate(piece.gaps):
        drafts[_owner(piece, drafts, places, gap) if places else last].say(text)
    for n, phrase in enumerate(piece.phrases):
        if all(draft.phrase != phrase for draft in drafts):
            owner = _owner(piece, drafts, places, n) if places else last
            drafts[owner].beside.append(segment[phrase.begin : phrase.end])
    return places[-1] if places else last


def _share_actions(drafts: Sequence[_Draft]) -> None:
    """«kiểm tra trong Quý II, Quý III»: dates in a row have what is said of the one before, else behind."""
    dated = [draft for draft in drafts if draft.phrase.when is When.DATED]
    for row in (dated, dated[::-1]):
        for said, silent in pairwise(row):
            silent.actions = silent.actions or list(said.actions)


def _owner(piece: _Piece, drafts: Sequence[_Draft], places: Sequence[int], gap: int) -> int:
    before = [n for n in places if drafts[n].phrase in piece.phrases[:gap]]
    behind = [n for n in places if drafts[n].phrase in piece.phrases[gap:]]
    if piece.gaps[0]:
        return behind[0] if behind else before[-1]
    return before[-1] if before else behind[0]


def _clause(draft: _Draft, segment: str) -> Clause:
    phrase = draft.phrase
    return Clause(
        when=phrase.when,
        words=_joined(draft.words),
        phrase=segment[phrase.begin : phrase.end],
        action=_joined(draft.actions),
        spans=phrase.spans,
        months=phrase.months,
        has_day=phrase.has_day,
        beside=_joined(draft.beside),
    )


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(parts)
