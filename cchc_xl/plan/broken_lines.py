"""Lines of a list as they were meant: a line that a margin broke goes on in the next."""

import re

from cchc_xl.plan.names import Names
from cchc_xl.plan.spelling import Token, tokens

_ITEM = re.compile(r"\s*(?:(?:[-–—+•*▪·]|\d{1,2}[.)]|[a-zđ]\))\s*)*")
_GOES_ON = re.compile(r"(?:[,/&–-]|\b(?:và|với|cùng|các|của|thuộc))\s*$")
_FARTHEST = 12  # words before a break that a name may begin at


def item_start(line: str) -> int:
    """Behind the marks and numbers that begin an item of a list."""
    match = _ITEM.match(line)
    return match.end() if match else 0


def unbroken(text: str, names: Names) -> list[str]:
    """The lines of a composed text, each with what a margin broke off it; every character keeps its place."""
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and _is_broken(lines[-1], line, names):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return lines


def _is_broken(before: str, line: str, names: Names) -> bool:
    first = line.strip()[:1]
    if not before.strip() or not first or item_start(line) > len(line) - len(line.lstrip()):
        return False
    goes_on = _GOES_ON.search(before) or (first.islower() and not before.rstrip().endswith((";", ".", ":")))
    return bool(goes_on) or _name_is_broken(before, line, names)


def _name_is_broken(before: str, line: str, names: Names) -> bool:
    """Whether some name of the directory begins in one line and ends in the next, where no longer one begins there
    («VP / UBND huyện Ba Tơ»)."""
    words = tokens(f"{before} {line}")
    cut = sum(word.start < len(before) for word in words)
    own = max(_end(names, words, cut), cut + 1)
    return any(_end(names, words, place) >= own for place in range(max(0, cut - _FARTHEST), cut))


def _end(names: Names, words: tuple[Token, ...], place: int) -> int:
    return max(names.agency_at(words, place)[1], names.group_at(words, place)[1])
