"""Lines of a letter without their mark-up: what each begins with, and its words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cchc_xl.plan.spelling import composed

_BULLETS = re.compile(r"^(?:[-–—+•▪●○◦·*►❖➢✓\uf0b7\uf02d](?:\s+|(?=[^\W\d_]))|\*\s+)+")
_BOLD = re.compile(r"\*{2,}|__+|^#+\s+")
_STARS = re.compile(r"\\?\*")
_NUMBERED = re.compile(
    r"^(?:(?:\((?P<b>\d{1,3})\)\s*|(?P<a>\d{1,3}(?:\.\d{1,3})*)\s*(?:[.):/]\s+|[.)](?=[^\W\d_])|\s[–-]\s+(?=[^\W\d_])))"
    r"|(?P<c>\d{1,2}(?:\.\d{1,2})+)\s+(?=[^\W\d_]))(?P<text>\S.*)$"
    r"|^(?P<d>\d{1,3}(?:\.\d{1,3})*)[.)]$"
)
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_NAMED = re.compile(
    r"^(?:nhiệm vụ|công việc|nv|đề xuất|nội dung)\s*(?:số\s*)?(?P<a>\d{1,3}(?:\.\d{1,3})*)"
    r"\s*(?:[.):/–-]\s*(?P<text>.*))?$"
    rf"|^(?:nhiệm vụ|công việc|việc|đề xuất)\s+thứ\s+(?P<b>{'|'.join(_ORDINALS)})\s*[,:.–-]\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"^(?:thứ\s+(?P<a>{'|'.join(_ORDINALS)})|(?P<b>một|{'|'.join(_ORDINALS[1:3])}|bốn|{'|'.join(_ORDINALS[4:])})\s+là)"
    r"\s*[,:.–-]\s*(?P<text>\S.*)$",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"^(?P<number>[IVX]{1,5}|[A-H])\s*(?:[.)]\s*|[/:–-]\s+)(?P<text>\S.*)$"
    r"|^(?P<part>(?:phần|chương|mục|phụ lục|điều)\s+(?:thứ\s+\w+|[IVX]{1,5}|\d{1,2}|[A-H])\b)"
    r"\s*(?:[.:)–-]+\s*(?P<rest>.*))?$"
    r"|^(?P<appendix>phụ lục)$",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"^\(?([a-zđ])\s*[.)]\s+(\S.*)$|^([a-zđ])\)(\S.*)$")
LETTER = "a"  # the mark of every line that begins a), b) …


@dataclass(frozen=True)
class Line:
    """One line.

    ``mark`` is its innermost bullet, as written («a» for every lettered one, whose own is ``letter``);
    ``number`` is what numbers it (10, 10.1, II, Phụ lục I). ``table`` is the place of the task table that
    stands here instead of words, counted from 1.
    """

    text: str
    mark: str = ""
    number: str = ""
    letter: str = ""
    bold: bool = False
    table: int = 0

    @property
    def is_section(self) -> bool:
        return bool(self.number) and not self.number[0].isdigit()

    @property
    def is_item(self) -> bool:
        return self.number[:1].isdigit()


def plain_lines(lines: Iterable[str], bold: bool = False) -> list[Line]:
    """Every line, blank ones too: asterisks and heading signs of Markdown gone, bullets and numbers apart."""
    return [_line(part, bold) for line in lines for part in composed(line).split("\n")]


def cell_lines(text: str) -> tuple[Line, ...]:
    """The lines of a cell or a field: what numbers them only makes them items of a list."""
    joined: tuple[Line, ...] = ()
    for line in (_line(part, False) for part in composed(text).split("\n")):
        if line.text:
            joined = appended(joined, replace(line, mark="•", number="") if line.is_item else line)
    return joined


def unmarked(text: str) -> str:
    """The text without the asterisks of Markdown."""
    return _STARS.sub("", _BOLD.sub("", text)).strip()


def _line(raw: str, bold: bool) -> Line:
    raw = raw.strip()
    text = _BOLD.sub("", raw).strip()
    bold = bold or bool(re.fullmatch(r"(?:#+\s.*|\*\*[^*]+\*\*:?)", raw))
    bullets = _BULLETS.match(text)
    mark = ""
    if bullets:
        mark = bullets.group().rstrip()[-1]
        text = text[bullets.end() :]
    text = " ".join(_STARS.sub("", text).split())
    is_item = not mark or _NAMED.match(text)  # «+ Nhiệm vụ 2: …» is an item for all its mark
    return replace(_numbered(text), bold=bold) if is_item else Line(text, mark, bold=bold)


def _numbered(text: str) -> Line:
    if match := _NUMBERED.match(text):
        number = match["a"] or match["b"] or match["c"] or match["d"]
        return Line(match["text"] or "", number=_without_zero(number))
    if match := _NAMED.match(text):
        if match["b"]:
            return Line(match["rest"], number=str(_ORDINALS.index(match["b"].lower()) + 1))
        return Line(match["text"] or "", number=_without_zero(match["a"]))
    if match := _ORDINAL.match(text):
        word = {"một": "nhất", "bốn": "tư"}.get((match["a"] or match["b"]).lower(), (match["a"] or match["b"]).lower())
        return Line(match["text"], number=str(_ORDINALS.index(word) + 1))
    if (match := _SECTION.match(text)) and _is_section(match):
        number = match["number"] or match["part"] or match["appendix"]
        return Line(match["text"] or match["rest"] or "", number=number)
    if match := _LETTERED.match(text):
        if _NAMED.match(match[2] or match[4]):  # «a) Nhiệm vụ 1: …»
            return _numbered(match[2] or match[4])
        return Line(match[2] or match[4], LETTER, letter=match[1] or match[3])
    return Line(text)


def _is_section(match: re.Match[str]) -> bool:
    """«i)» and «c.» are items of a list; «Phụ lục kèm theo» and «Điều 5 của Luật» are words of a sentence."""
    if match["number"]:
        return match["number"].isupper()
    return bool(match["appendix"]) or match["part"][0].isupper()


def _without_zero(number: str) -> str:
    return ".".join(part.lstrip("0") or "0" for part in number.split("."))


_BODY = re.compile(
    r"(?:Sở|UBND|Ủy ban|Uỷ ban|Văn phòng|Các|các|Ban|Thanh tra|Công an|Bộ|Cục|Chi cục|Trung tâm|Hội|Kho bạc)\b"
)
_OPEN_END = re.compile(r"(?:,|\b(?:và|của|với|hoặc|cho|về|các|theo|tại|trong|số|ngày|Văn phòng))$")
_HARD_WRAPPED = 60  # characters; a longer line without an end was cut by the page, not by the writer


def appended(lines: Sequence[Line], line: Line) -> tuple[Line, ...]:
    """One more line; a line that a page break cut off goes on where the one before stopped."""
    if line.mark or line.number or not lines or not _goes_on(lines[-1].text, line.text):
        return (*lines, line)
    return (*lines[:-1], replace(lines[-1], text=f"{lines[-1].text} {line.text}"))


def _goes_on(before: str, text: str) -> bool:
    if before.endswith((".", ";", ":", "!", "?")):
        return False
    if _OPEN_END.search(before) or len(before) >= _HARD_WRAPPED:
        return True
    return not text[:1].isupper() and not _BODY.match(text)


def paragraphs(lines: Iterable[Line]) -> str:
    """The lines as running text, healed where a page break cut them."""
    joined: tuple[Line, ...] = ()
    for line in lines:
        joined = appended(joined, line)
    return "\n".join(line.text for line in joined)


def listed(lines: Iterable[Line]) -> str:
    """Lines of a field as a cell's text: list items marked, the full stop that ends a line dropped.

    The mark is • because a cell that begins with - or + becomes a formula when somebody edits it.
    """
    return "\n".join(
        ("• " if line.mark else "") + re.sub(r"(?<!\.)[.;]$", "", line.text) for line in lines if line.text
    )
