"""Where the tasks of a letter are: numbered items with labelled fields, parts of one item, page breaks.

What a reader of such letters does by eye: a number begins a task; a label («Cơ quan chủ trì:») begins a
field; a bullet without a label belongs to what stands above it, unless the item's fields are complete and
the item is divided into parts: then it begins the next part.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cchc_xl.plan.labels import Field, Label, label_of
from cchc_xl.plan.lines import Line


@dataclass(frozen=True)
class LabelledLines:
    label: Label
    lines: tuple[Line, ...] = ()

    @property
    def is_list(self) -> bool:
        """The label stood alone, its text follows below."""
        return not self.lines or bool(self.lines[0].mark)


@dataclass(frozen=True)
class TaskBlock:
    """One task's lines: its number, the section it stands in, its sentence, its fields in order."""

    number: str
    section: str
    content: str
    fields: tuple[LabelledLines, ...] = ()

    def field(self, field: Field) -> list[tuple[Line, ...]]:
        return [f.lines for f in self.fields if f.label.field is field]


@dataclass(frozen=True)
class _Part:
    """Lines that say what to do, then the fields that go with them."""

    content: tuple[Line, ...]
    fields: tuple[LabelledLines, ...] = ()


@dataclass(frozen=True)
class _Item:
    number: str
    section: str
    start: int
    lines: tuple[Line, ...]


def task_blocks(lines: Sequence[Line]) -> tuple[int, list[TaskBlock]]:
    """The tasks in order, and the place of the line where the first begins (all lines, where there is none)."""
    items = [item for run in _runs(_items(lines)) if any(_has_label(i) for i in run) for item in run]
    parents = [_parent(item, items) for item in items]
    pairs = [(item, parent) for item, parent in zip(items, parents, strict=True) if item not in parents]
    blocks = [block for item, parent in pairs for block in _blocks(item, parent)]
    return (items[0].start if items else len(lines)), _unique(blocks)


_LETTER_ENDS = re.compile(
    r"Nơi nhận\b|Kính gửi\b|Kính (?:đề nghị|trình|báo cáo)\b|Trên đây\b|(?:TM|KT|TL|TUQ)\. ?[A-ZĐ]"
)


def _items(lines: Sequence[Line]) -> list[_Item]:
    """Numbered items with the lines below them, up to the next number, section, or the letter's last words."""
    items: list[_Item] = []
    section, is_open = "", False
    for place, line in enumerate(lines):
        if line.is_section:
            section, is_open = line.text, False
        elif line.is_item:
            items.append(_Item(line.number, section, place, (line,)))
            is_open = True
        elif not line.mark and _ends_the_letter(line.text):
            is_open = False
        elif is_open and line.text:
            items[-1] = replace(items[-1], lines=(*items[-1].lines, line))
    return items


def _ends_the_letter(text: str) -> bool:
    return text.endswith("./.") or bool(_LETTER_ENDS.match(text))


def _runs(items: Sequence[_Item]) -> list[list[_Item]]:
    """Items whose numbers go on from one another; sections such as «1. Mục đích, 2. Yêu cầu» are runs too."""
    runs: list[list[_Item]] = []
    for item in items:
        if runs and _follows(runs[-1][-1].number, item.number):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _follows(before: str, number: str) -> bool:
    """Whether 7 → 8, 10 → 10.1, 10.1 → 10.2, 10.2 → 11; a number left out (7 → 9) still goes on."""
    a, b = [int(n) for n in before.split(".")], [int(n) for n in number.split(".")]
    return b > a


def _has_label(item: _Item) -> bool:
    return any(_labelled(line) for line in item.lines[1:])


def _labelled(line: Line) -> LabelledLines | None:
    """The field that a line begins, with the text beside the label."""
    words, colon, text = line.text.partition(":")
    label = label_of(words) if colon else None
    if not label:
        return None
    return LabelledLines(label, (Line(text.strip()),) if text.strip() else ())


def _parent(item: _Item, items: Sequence[_Item]) -> _Item | None:
    """10 for 10.1, where 10 only says what its parts have in common."""
    above = (item.section, item.number.rpartition(".")[0])
    return next((i for i in items if (i.section, i.number) == above and not _has_label(i)), None)


def _blocks(item: _Item, parent: _Item | None) -> list[TaskBlock]:
    """The tasks of an item: itself, or its parts where each has fields of its own."""
    sentence, parts = _read(item)
    if parent:
        sentence = f"{_paragraphs(parent.lines)}\n- {sentence}"
    if len(parts) == 1:
        return [TaskBlock(item.number, item.section, _with_parts(sentence, parts[0].content), parts[0].fields)]
    return [
        TaskBlock(f"{item.number}.{n}", item.section, _with_parts(sentence, part.content), part.fields)
        for n, part in enumerate(parts, start=1)
    ]


def _read(item: _Item) -> tuple[str, list[_Part]]:
    """The item's own sentence, and its parts; one part where the item is not divided."""
    body = list(item.lines)
    cut = next((n for n, line in enumerate(body) if n and (line.mark or _labelled(line))), len(body))
    parts = [_Part(())]
    for line in body[cut:]:
        parts[-1:] = _grown(parts[-1], line)
    return _paragraphs(body[:cut]), parts


def _grown(part: _Part, line: Line) -> list[_Part]:
    """The part with one more line, or the part and the next one that the line begins."""
    begun = _labelled(line)
    if begun:
        return [replace(part, fields=(*part.fields, begun))]
    if not part.fields:
        return [replace(part, content=_appended(part.content, line))]
    if part.content and line.mark == part.content[0].mark and not part.fields[-1].is_list:
        return [part, _Part((line,))]
    return [replace(part, fields=_appended_to_last(part.fields, line))]


def _appended_to_last(fields: tuple[LabelledLines, ...], line: Line) -> tuple[LabelledLines, ...]:
    last = fields[-1]
    unread = None if last.is_list else _unread(line)
    if unread:
        return (*fields, unread)
    return (*fields[:-1], replace(last, lines=_appended(last.lines, line)))


_LONGEST_UNREAD = 5  # words before the colon


def _unread(line: Line) -> LabelledLines | None:
    """A bullet such as «- Kinh phí thực hiện: …»: a field, though none of ours."""
    words, colon, text = line.text.partition(":")
    if not (line.mark and colon and text.strip()) or len(words.split()) > _LONGEST_UNREAD:
        return None
    return LabelledLines(Label(words, None), (Line(text.strip()),))


def _appended(lines: tuple[Line, ...], line: Line) -> tuple[Line, ...]:
    """One more line; a line that a page break cut off goes on where the one before stopped."""
    if line.mark or not lines or _is_complete(lines[-1].text):
        return (*lines, line)
    return (*lines[:-1], replace(lines[-1], text=f"{lines[-1].text} {line.text}"))


def _is_complete(text: str) -> bool:
    return text.endswith((".", ";", ":", "!", "?"))


def _paragraphs(lines: Sequence[Line]) -> str:
    joined: tuple[Line, ...] = ()
    for line in lines:
        joined = _appended(joined, line)
    return "\n".join(line.text for line in joined)


def _with_parts(sentence: str, parts: Sequence[Line]) -> str:
    return "\n".join([sentence, *(f"- {line.text}" if line.mark else line.text for line in parts)])


def _unique(blocks: Sequence[TaskBlock]) -> list[TaskBlock]:
    """The same tasks, each with a number of its own: a letter that counts from 1 again gives 1-2, 1-3 …"""
    seen: dict[str, int] = {}
    unique: list[TaskBlock] = []
    for block in blocks:
        times = seen[block.number] = seen.get(block.number, 0) + 1
        unique.append(block if times == 1 else replace(block, number=f"{block.number}-{times}"))
    return unique
