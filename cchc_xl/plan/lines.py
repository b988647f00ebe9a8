"""Lines of a letter without their mark-up: what each begins with, and its words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cchc_xl.plan.spelling import composed

_BULLETS = re.compile(r"^(?:[-–—+•▪●○◦·](?:\s+|(?=[^\W\d_]))|\*\s+)+")
_BOLD = re.compile(r"\*{2,}|__+|^#+\s+")
_STARS = re.compile(r"\\?\*")
_NUMBERED = re.compile(
    r"^(?:(?:Nhiệm vụ|NHIỆM VỤ)\s+)?(\d{1,3}(?:\.\d{1,3})*)\s*(?:[.):/]\s+|[.)](?=[^\W\d_])|(?<=\.\d)\s+)(\S.*)$"
)
_SECTION = re.compile(r"^([IVX]{1,5}|[A-H])\s*[.)]\s*(\S.*)$")


@dataclass(frozen=True)
class Line:
    """One line. ``mark`` is its innermost bullet, as written; ``number`` is what numbers it (10, 10.1, II)."""

    text: str
    mark: str = ""
    number: str = ""

    @property
    def is_section(self) -> bool:
        return bool(self.number) and not self.number[0].isdigit()

    @property
    def is_item(self) -> bool:
        return self.number[:1].isdigit()


def plain_lines(lines: Iterable[str]) -> list[Line]:
    """Every line, blank ones too: asterisks and heading signs of Markdown gone, bullets and numbers apart."""
    return [_line(part) for line in lines for part in composed(line).split("\n")]


def _line(raw: str) -> Line:
    text = _BOLD.sub("", raw.strip()).strip()
    bullets = _BULLETS.match(text)
    mark = ""
    if bullets:
        mark = bullets.group().rstrip()[-1]
        text = text[bullets.end() :]
    text = " ".join(_STARS.sub("", text).split())
    return Line(text, mark) if mark else _numbered(text)


def _numbered(text: str) -> Line:
    for pattern in (_NUMBERED, _SECTION):
        match = pattern.match(text)
        if match:
            return Line(match.group(2), number=match.group(1))
    return Line(text)
