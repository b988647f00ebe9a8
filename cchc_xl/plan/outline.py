"""The outline of a letter: headings over headings, and the numbered items below them."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from cchc_xl.plan.areas import holds_no_tasks, names_duties, stands_over_tasks
from cchc_xl.plan.fields import Heading, labelled
from cchc_xl.plan.labels import ASSIGNING, Field
from cchc_xl.plan.lines import LETTER, Line

_LONGEST_TITLE = 8  # words


@dataclass(frozen=True)
class Item:
    """Lines that one number begins; a loose item is what stands below a heading without a number.

    ``start`` is the place of its first line; ``table`` the place of the task table that stands here instead.
    """

    number: str
    headings: tuple[Heading, ...]
    start: int
    lines: tuple[Line, ...]
    table: int = 0

    @property
    def is_loose(self) -> bool:
        return not self.number

    @property
    def is_around_tasks(self) -> bool:
        """It stands in a section, or is itself one, of aims, organisation, budget …"""
        return self._is_titled(holds_no_tasks)

    @property
    def is_of_duties(self) -> bool:
        """All that keeps it from holding tasks is a section «Tổ chức thực hiện», «Trách nhiệm của …»."""
        return not self._is_titled(lambda title: holds_no_tasks(title) and not names_duties(title))

    def _is_titled(self, is_so: Callable[[str], bool]) -> bool:
        own = self.lines[0].text.partition(":")[0] if self.lines else ""
        is_title = len(own.split()) <= _LONGEST_TITLE  # «Yêu cầu», not «Yêu cầu các sở, ban, ngành khẩn trương …»
        return any(is_so(h.text) for h in self.headings) or (is_title and is_so(own))


_LETTER_ENDS = re.compile(
    r"Nơi nhận\b|Kính gửi\b|Kính (?:đề nghị|trình|báo cáo)\b|Trên đây\b|(?:TM|KT|TL|TUQ|Q)\. ?[A-ZĐ]|"
    r"Trong quá trình (?:tổ chức )?(?:triển khai|thực hiện)\b|Yêu cầu (?:các|Thủ trưởng|Giám đốc)\b"
)


_ADDRESSEE = re.compile(r"Kính gửi\s*:")  # the tasks of a letter without numbers come after it


def outlined(lines: Sequence[Line]) -> list[Item]:
    """Items with the lines below them, up to the next number, heading, table, or the letter's last words."""
    items: list[Item] = []
    headings: tuple[Heading, ...] = ()
    is_open = True
    forms = _numbered_forms(lines)
    for place, line in enumerate(lines):
        if line.table:
            items.append(Item("", (*headings, *_item_above(items)), place, (), line.table))
            is_open = True
        elif _is_heading(lines, place):
            headings, is_open = under(headings, Heading(line.number, line.text or _title_below(lines, place))), True
            items.append(Item("", headings, place + 1, ()))
        elif line.is_item and not (_is_numbered_label(line) or _is_of_a_form(line, forms)):
            items.append(Item(line.number, headings, place, (line,)))
            is_open = True
        elif not line.mark and ends_the_letter(line.text) and not _ADDRESSEE.match(line.text):
            is_open = False
        elif is_open and line.text:
            _append(items, headings, place, line)
    return [_trimmed(item) for item in items if item.lines or item.table]


def _trimmed(item: Item) -> Item:
    """A loose item without its introduction; where labels stand right below a numbered heading, that is the task."""
    if not item.is_loose or not item.lines:
        return item
    above = item.headings[-1] if item.headings else None
    found = labelled(item.lines[0])
    if (
        above
        and above.text
        and re.fullmatch(r"[IVX]+|[A-H]", above.number)
        and found
        and found.label.field in ASSIGNING
    ):
        return replace(item, number=above.number, headings=item.headings[:-1], lines=(Line(above.text), *item.lines))
    return replace(item, lines=tuple(_task_lines(item.lines)))


def _append(items: list[Item], headings: tuple[Heading, ...], place: int, line: Line) -> None:
    if not items or items[-1].table:
        items.append(Item("", headings, place, (line,)))
    else:
        items[-1] = replace(items[-1], lines=(*items[-1].lines, line))


def ends_the_letter(text: str) -> bool:
    return text.endswith("./.") or bool(_LETTER_ENDS.match(text))


def _is_numbered_label(line: Line) -> bool:
    """«1.2. Cơ quan chủ trì: …» numbers a field, «1. Nhiệm vụ: …» a task."""
    found = labelled(line)
    return found is not None and found.label.field not in (None, Field.CONTENT, Field.AREA, Field.NUMBER)


def _numbered_forms(lines: Sequence[Line]) -> frozenset[str]:
    """1 where 1.3 numbers a label («1.3. Cơ quan chủ trì: …»): there 1.1 «Tên nhiệm vụ: …» is a field as well."""
    numbers = (line.number for line in lines if line.is_item and _is_numbered_label(line))
    return frozenset(number.rpartition(".")[0] for number in numbers) - {""}


def _is_of_a_form(line: Line, forms: Collection[str]) -> bool:
    return line.number.rpartition(".")[0] in forms and labelled(line) is not None


def _is_heading(lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    if line.is_section:  # «III. PHÂN CÔNG NHIỆM VỤ» is one, «III. Cơ quan chủ trì: …» is a field
        return ":" not in line.text or not _is_numbered_label(line)
    if line.number or not line.text or not line.text[0].isupper():
        return False
    if line.mark and not (line.text.endswith(":") and _stands_over_an_item(lines, place)):
        return False
    if not stands_over_tasks(line.text):
        return False
    above = next((x for x in reversed(lines[:place]) if x.text), None)
    if above and (label := labelled(above)) and not label.lines:
        return False  # the text of a label that stands alone
    before = above.text if above else ""
    is_apart = (
        line.bold or line.text.isupper() or not before or before.endswith((".", ";", ":")) or not lines[place - 1].text
    )
    return is_apart and _begins_something(lines, place)


def _stands_over_an_item(lines: Sequence[Line], place: int) -> bool:
    below = next((x for x in lines[place + 1 :] if x.text or x.table or x.number), None)
    return below is not None and below.is_item


def _begins_something(lines: Sequence[Line], place: int) -> bool:
    """A heading stands over a number, a bullet or a table, and not over the labels of a task."""
    below = next((x for x in lines[place + 1 :] if x.text or x.table or x.number), None)
    return below is not None and not labelled(below) and bool(below.number or below.mark or below.table)


def _item_above(items: Sequence[Item]) -> tuple[Heading, ...]:
    """«1. Cải cách thể chế» right above a table is its heading."""
    if items and items[-1].number and len(items[-1].lines) == 1 and stands_over_tasks(items[-1].lines[0].text):
        return (Heading(items[-1].number, items[-1].lines[0].text),)
    return ()


_STYLES = ("phụ lục", "phần", "chương", "mục", "điều")


def under(headings: tuple[Heading, ...], heading: Heading) -> tuple[Heading, ...]:
    """The headings that stand when one more comes: those numbered in another way stay above it."""
    styles = [_style(h.number) for h in headings]
    style = _style(heading.number)
    if style == _STYLES[0]:
        return (heading,)
    kept = headings[: styles.index(style)] if style in styles else headings
    return (*kept, heading)


def _title_below(lines: Sequence[Line], place: int) -> str:
    """«PHẦN I» stands alone, its title in the next line."""
    below = next((x for x in lines[place + 1 :] if x.text or x.table), None)
    return below.text if below and not below.number and not below.mark else ""


def _style(number: str) -> str:
    word = number.lower()
    named = next((style for style in _STYLES if word.startswith(style)), "")
    if named or not number:
        return named
    if number[0].isdigit():
        return "1" * len(number.split("."))
    return "I" if re.fullmatch(r"[IVX]+", number) else "A"


def _task_lines(lines: Sequence[Line]) -> Iterator[Line]:
    """Of lines without a number, those from the one that a first label speaks of, or else from the first bullet:
    what stands above introduces."""
    labels = [n for n, line in enumerate(lines) if (found := labelled(line)) and found.label.field in ASSIGNING]
    if labels:
        yield from lines[_sentence_above(lines, labels[0]) :]
    else:
        yield from lines[next((n for n, line in enumerate(lines) if line.mark), 0) :]


def _sentence_above(lines: Sequence[Line], label: int) -> int:
    """The nearest line above that has another mark than the label: deeper lists go with their sentence."""
    marks = {lines[label].mark}
    for n in range(label - 1, -1, -1):
        line = lines[n]
        if line.mark == LETTER or line.mark not in marks or not line.mark:
            return n
    return label
