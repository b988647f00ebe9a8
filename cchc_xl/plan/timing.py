"""When a task is to be done: a small grammar over the words of «Thời gian thực hiện».

A text is segments (``;`` or a new line), a segment is pieces (``,``). A piece holds time phrases; the words
beside a phrase say what is to be done then, and so do pieces without a phrase («Quý I năm 2024, ban hành
kế hoạch»; «Quý II: ban hành»). Years that are left out are the plan's. docs/thoi-gian.md lists the phrases
and what they mean; its examples are run by the tests.

| words | clause | due |
|---|---|---|
| units (`units`): days, months, quarters, parts of a year, years; rows, ranges (`deadlines`) | DATED | each one's end |
| trước … | DATED | the day before it |
| hàng tháng, 6 tháng một lần, ngày 20 tháng cuối quý, báo cáo 6 tháng, năm (`recurring`) | PERIODIC | each period |
| thường xuyên, liên tục, hằng ngày, hằng tuần, cả năm | CONTINUOUS | 31/12 |
| định kỳ báo cáo, báo cáo định kỳ | REPORT | by the regime |
| theo kế hoạch (trong năm), without number or name (`grammar`) | BY_PLAN | 31/12 |
| theo Kế hoạch số …, theo quy định … | OTHER_DOCUMENT | none |
| đột xuất, khi phát sinh; sau khi …, trong 10 ngày kể từ … | EVENT | none |
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from cchc_xl.plan.grammar import phrases
from cchc_xl.plan.phrases import Doubt, Phrase, When
from cchc_xl.plan.spelling import composed
from cchc_xl.plan.units import Span
from cchc_xl.plan.wording import accented, uniform


@dataclass(frozen=True)
class Clause:
    """One time of a task, and what is to be done then.

    ``words``: the piece of the text it came from. ``phrase``: its time words alone. ``action``: what is to be
    done then, as written, "" where the text does not say. ``beside``: another document that it refers to.
    ``spans``: one day due (DATED), one for each period (PERIODIC), the year, or none. ``doubts``: what was
    understood, but has to be confirmed. ``unused``: its words that were not understood. ``binds``: the names of
    those whom it binds; none where it binds every lead.
    """

    when: When
    words: str
    phrase: str
    action: str = ""
    spans: tuple[Span, ...] = ()
    has_day: bool = False
    beside: str = ""
    doubts: frozenset[Doubt] = frozenset()
    unused: tuple[str, ...] = ()
    binds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Timing:
    """What a timing text says; ``timeless``: its segments that say no time."""

    clauses: tuple[Clause, ...]
    timeless: tuple[str, ...] = ()

    @property
    def unused(self) -> tuple[str, ...]:
        """Words that were not understood and have to be asked about."""
        return tuple(dict.fromkeys((*self.timeless, *(words for clause in self.clauses for words in clause.unused))))


def read_timing(text: str, year: int) -> Timing:
    """Reads «Thời gian thực hiện»; days are those of the text, before any working-day rule."""
    clauses: list[Clause] = []
    timeless: list[str] = []
    for segment in _segments(text):
        found = _read_segment(segment, year)
        clauses += found
        timeless += [] if found else [segment]
    return Timing(tuple(clauses), tuple(timeless))


# A full stop ends a segment, but not behind the abbreviations «Q. III», «TP. Quảng Ngãi».
# «Quý I; II; III», «trước ngày 20/3; 20/6» are rows.
_ENDS = re.compile(
    r";(?:(?<![\dIV];)(?<![\dIV] ;)|"
    r"(?!\s*(?:(?:IV|I{1,3}|1[0-2]|0?[1-9])\s*(?:;|/20|năm 20|$)|\d\d?/\d\d?(?:/20\d\d)?\s*(?:;|$))))|\n|"
    r"(?<!\b[QqTt])(?<!\b[Tt][PpXxTtHh])\.(?=\s+[^\W\d_])"
)
_NUMBERING = re.compile(r"^(?:\d{1,2}[.)]|[a-zđ]\)|\(?\d\)) (?=[^\W\d_])")


def _segments(text: str) -> list[str]:
    plain = (" ".join(part.split()).strip("•-+–*.,: ") for part in _ENDS.split(composed(text)))
    return [part for part in (_NUMBERING.sub("", part) for part in plain) if part]


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
        if not text:
            return
        is_action = bool(_ACTION.match(accented(uniform(text))) or (self.actions and not _TIMES.match(text)))
        if is_action:
            self.actions.append(text)
        if not is_action or _TIMES.search(_NAMED_PART.sub("", text)):
            self.unused.append(text)


# Words of a time that no phrase took in.
_TIMES = re.compile(r"\b(?:ngày|tuần|(?<!báo cáo )(?:tháng|quý|năm)|trở đi|thời điểm|kỳ họp)\b", re.IGNORECASE)
# A part of the year that a document is for, and not when it is due: «Kế hoạch … 6 tháng cuối năm».
_PART = r"(?:[369]|sáu|ba|chín) tháng (?:đầu|cuối) (?:của )?năm\b(?: 20\d\d(?!\d))?"
_OF_A_DOCUMENT = r"\b(?:kế hoạch|báo cáo|chương trình|sơ kết|nhiệm vụ)\b[^,;:()\d]*"
_NAMED_PART = re.compile(_OF_A_DOCUMENT + _PART, re.IGNORECASE)
_IS_PART = re.compile(_PART, re.IGNORECASE)
# What plans have done by a time, and what they have made; words that do not begin so are not understood.
_ACTION = re.compile(
    r"(?:ban hành|tổ chức|kiểm tra|báo cáo|triển khai|hoàn thành|hoàn thiện|thực hiện|xây dựng|rà soát|đánh giá|"
    r"công bố|công khai|tổng hợp|trình|tham mưu|phê duyệt|cập nhật|kết quả|sơ kết|tổng kết|khảo sát|tập huấn|"
    r"gửi|lập|đề xuất|thẩm định|nghiệm thu|thống kê|niêm yết|số hóa|số hoá|duy trì|tiếp tục|phối hợp|theo dõi|đôn đốc|"
    r"hướng dẫn|đưa|vận hành|kiện toàn|tuyên truyền|tham gia|ký|giao|giám sát|thanh tra|đo lường|chấm điểm|"
    r"kế hoạch|quyết định|nghị quyết|chỉ thị|đề án|chương trình|quy chế|công văn|tờ trình|văn bản|hội nghị|hội thảo|"
    r"xác định|tự chấm|nâng cấp|bồi dưỡng|đào tạo|mở lớp|in ấn|phát hành|ra mắt|khai trương|bàn giao|chuyển đổi|"
    r"sắp xếp|tinh giản|tuyển dụng|bổ nhiệm|kê khai|thu thập|phân tích|lấy ý kiến|xin ý kiến|dự thảo|soạn thảo|sửa đổi|"
    r"bổ sung|thành lập|quyết toán|giải ngân|mua sắm|lắp đặt|nhập|tích hợp|kết nối|chia sẻ|truyền thông|tọa đàm|"
    r"phương án|danh mục|bộ tiêu chí|bộ chỉ số|hệ thống|phần mềm|đề cương|"
    r"định kỳ báo cáo|báo cáo định kỳ|đợt \d+|lần \d+|giai đoạn \d\b|bước \d+)\b",
    re.IGNORECASE,
)


def _read_segment(segment: str, year: int) -> list[Clause]:
    found = _without_names(_with_days_of_reports(phrases(segment, year), segment), segment)
    heads = [p for p in found if p.when is not When.OTHER_DOCUMENT] or found
    drafts = [_Draft(head) for head in heads]
    last = 0
    for piece in _pieces(segment, found) if drafts else ():
        last = _take_in(piece, drafts, last, segment)
    _share_actions(drafts, segment)
    return [clause for draft in drafts for clause in _clauses(draft, segment)]


def _with_days_of_reports(found: Sequence[Phrase], segment: str) -> list[Phrase]:
    """«định kỳ báo cáo trước ngày 20 tháng cuối quý» says its own days: the regime's are not meant."""
    kept = list(found)
    for report, days in pairwise(found):
        between = segment[report.end : days.begin]
        has_days = report.when is When.REPORT and days.when in (When.DATED, When.PERIODIC)
        if has_days and not re.search(r"[,;]|\bvà\b", between):
            kept.remove(report)
    return kept


def _without_names(found: Sequence[Phrase], segment: str) -> Sequence[Phrase]:
    """«Kế hoạch 6 tháng cuối năm» with another time beside it only names the plan."""
    named = {match.end() for match in _NAMED_PART.finditer(segment)}
    others = [p for p in found if p.end not in named]
    return others if any(p.when is When.DATED and not _IS_PART.match(segment, p.begin) for p in others) else found


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
    r"^(?:(?:và|thì|để|nhằm|các|việc|phải|thời (?:gian|hạn)(?: thực hiện| hoàn thành)?|[-–:().,/&+])(?: |$))+|"
    r"(?: (?:và|thì|là|trong|vào|xong|[-–:(/&+]))+$",
    re.IGNORECASE,
)


def _said(text: str) -> str:
    """Words between phrases, without those that only link them."""
    return _LINKS.sub("", " ".join(text.split()).strip("-–:;()./&+ ")).strip("-–:;()./&+ ")


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


_COMPLETES = re.compile(r"(?:hoàn thành|hoàn tất|xong|kết thúc)\b", re.IGNORECASE)


def _share_actions(drafts: Sequence[_Draft], segment: str) -> None:
    """«kiểm tra trong Quý II và trong Quý III»: dates in a row have what is said of the one before, else behind."""
    dated = [draft for draft in drafts if draft.phrase.when is When.DATED]
    for row in (dated, dated[::-1]):
        for said, silent in pairwise(row):
            if not (silent.actions or silent.unused or _COMPLETES.match(segment, silent.phrase.begin)):
                silent.actions = list(said.actions)


def _owner(piece: _Piece, drafts: Sequence[_Draft], places: Sequence[int], gap: int) -> int:
    before = [n for n in places if drafts[n].phrase in piece.phrases[:gap]]
    behind = [n for n in places if drafts[n].phrase in piece.phrases[gap:]]
    if piece.gaps[0]:
        return behind[0] if behind else before[-1]
    return before[-1] if before else behind[0]


def _clauses(draft: _Draft, segment: str) -> list[Clause]:
    """One clause; a row of dates («tháng 1, 4, 7») is one for each."""
    phrase = draft.phrase
    clause = Clause(
        when=phrase.when,
        words=_joined(draft.words),
        phrase=segment[phrase.begin : phrase.end],
        action=_joined(draft.actions),
        spans=phrase.spans,
        has_day=phrase.has_day,
        beside=_joined(draft.beside),
        doubts=phrase.doubts,
        unused=tuple(draft.unused),
    )
    if phrase.when is not When.DATED or len(phrase.spans) == 1:
        return [clause]
    return [replace(clause, phrase=span.name, spans=(span,)) for span in phrase.spans]


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(parts)
