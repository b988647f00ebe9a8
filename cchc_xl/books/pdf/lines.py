"""Printed lines and how they become paragraphs again. Places are in points from the top left of the page."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cchc_xl.values.document import Paragraph

_STARTS = re.compile(r"(?:[-–+•▪●○*]\s*\S|\d{1,3}(?:\.\d{1,3})*[.)]?\s+\S|[a-zđ][.)]\s|[IVX]{1,5}[.)]\s|[A-H]\.\s|\|)")
_PAGE_NUMBER = re.compile(r"(?:trang\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:/|trên|of)\s*\d{1,4})?", re.IGNORECASE)
_INDENT = 8.0  # points; a first line stands further in than that
_GAP = 3.0  # text sizes; words further apart stand in columns, as in the heading of a letter
_BLANK = 1.1  # text sizes between two lines that one line would fit into
_EDGE = 0.12  # of the page's height, at its top and its bottom: where running titles stand


@dataclass(frozen=True)
class Line:
    """One printed line, or one column's part of it.

    ``after`` is the width of its first word and a space. ``alone``: it is a whole paragraph already.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    bold: bool = False
    after: float = 0.0
    alone: bool = False

    @property
    def size(self) -> float:
        return self.bottom - self.top

    @property
    def width(self) -> float:
        return self.right - self.left


def begins_item(text: str) -> bool:
    """Whether a line begins with a bullet or a number."""
    return bool(_STARTS.match(text))


def without_running_titles(pages: Sequence[Sequence[Line]], height: float) -> list[list[Line]]:
    """The pages without page numbers and without what stands at the edge of most of them."""
    edges = [[line for line in page if not height * _EDGE < line.bottom < height * (1 - _EDGE)] for page in pages]
    counts = Counter(text for page in edges for text in {_shape(line) for line in page})
    often = {text for text, count in counts.items() if count > max(1, len(pages) // 2)}
    return [
        [line for line in page if line not in edge or not (_shape(line) in often or _PAGE_NUMBER.fullmatch(line.text))]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text)


def in_columns(lines: Sequence[Line], middle: float) -> list[Line]:
    """A letter's heading stands in two columns: in each run of lines beside one another, the left ones come first."""
    ordered: list[Line] = []
    zone: list[Line] = []
    for line in (*lines, None):
        if line is not None and (line.right <= middle or line.left >= middle):
            zone.append(line)
            continue
        ordered += _by_column(zone, middle)
        zone = []
        ordered += [line] if line else []
    return ordered


def _by_column(zone: Sequence[Line], middle: float) -> list[Line]:
    right = [line for line in zone if line.left >= middle]
    left = [line for line in zone if line.left < middle]
    if not any(abs(a.top - b.top) < a.size / 2 for a in left for b in right):
        return list(zone)
    below = next((n for n in range(1, len(left)) if _ends(left[n - 1], left[n], right)), len(left))
    return [*_column(left[:below]), *_column(right), *left[below:]]


def _ends(last: Line, line: Line, beside: Sequence[Line]) -> bool:
    """Whether a column ended above this line: both it and the one beside."""
    return _is_gap(last, line) and line.top > max(other.bottom for other in beside)


def _column(lines: Sequence[Line]) -> list[Line]:
    """A column's paragraphs. Its lines are centred, so that a full one is known by its width."""
    widest = max((line.width for line in lines), default=0)
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and not line.text[0].isupper() and last.width + line.after > widest and not _is_gap(last, line):
            whole = replace(
                last, text=f"{last.text} {line.text}", right=max(last.right, line.right), bottom=line.bottom
            )
            joined[-1] = replace(whole, top=line.top)
        else:
            joined.append(line)
    return [replace(line, alone=True) for line in joined]


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Lines put together: a line goes on where the one before is full and nothing says that a paragraph begins."""
    left, right = _margins(lines)
    joined: list[list[Line]] = []
    for line in lines:
        if joined and _goes_on(joined[-1], line, left, right):
            joined[-1].append(line)
        else:
            joined.append([line])
    return list(_with_blanks(joined))


def _goes_on(paragraph: Sequence[Line], line: Line, left: float, right: float) -> bool:
    last = paragraph[-1]
    if last.alone or line.alone:
        return False
    if _STARTS.match(line.text) or last.right + line.after < right - last.size or _is_gap(last, line):
        return False
    if line.text[0].islower() or line.left <= left + _INDENT:
        return True
    return len(paragraph) > 1 and abs(last.left - line.left) < _INDENT  # a list whose lines all stand further in


def _with_blanks(joined: Iterable[Sequence[Line]]) -> Iterator[Paragraph]:
    last: Line | None = None
    for group in joined:
        if last and _is_gap(last, group[0]):
            yield Paragraph("")
        yield Paragraph(" ".join(line.text for line in group), all(line.bold for line in group))
        last = group[-1]


def _is_gap(last: Line, line: Line) -> bool:
    """Whether a blank line stands between; on the next page (above) it cannot be known."""
    return line.top - last.bottom > _BLANK * last.size


def _margins(lines: Sequence[Line]) -> tuple[float, float]:
    """Where running text begins and ends: the left place that most lines share, the furthest right."""
    if not lines:
        return 0.0, 0.0
    long = [line for line in lines if line.width > 200] or list(lines)
    left = Counter(round(line.left) for line in long).most_common(1)[0][0]
    return float(min(left, round(min(line.left for line in long)) + 2)), max(line.right for line in lines)


def split_at_gaps(words: Sequence[Line]) -> list[Line]:
    """The words of one printed line as one line, or as several where it stands in columns."""
    groups: list[list[Line]] = []
    for word in words:
        if groups and word.left - groups[-1][-1].right < _GAP * word.size:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [_line(group) for group in groups]


def _line(words: Sequence[Line]) -> Line:
    first = words[0]
    return replace(
        first,
        text=" ".join(word.text for word in words),
        right=words[-1].right,
        top=min(word.top for word in words),
        bottom=max(word.bottom for word in words),
        bold=all(word.bold for word in words),
        after=first.right - first.left + first.size / 4,
    )


def unwrapped(printed: Iterable[str]) -> str:
    """A cell's printed lines as its text: put together, but for those that begin an item or follow the end of one."""
    lines: list[str] = []
    for line in printed:
        if lines and _CUT_YEAR.search(f"{lines[-1]}\n{line}"):
            lines[-1] += line
        elif lines and not begins_item(line) and not lines[-1].endswith((".", ";", ":")):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return "\n".join(lines)


# A narrow column cuts «30/6/2023» before its last digits.
_CUT_YEAR = re.compile(r"/(?:2\n0\d\d|20\n\d\d|20\d\n\d)(?!\d)")
