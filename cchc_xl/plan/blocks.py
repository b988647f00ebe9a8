"""Where the tasks of running text are: numbered items with labelled fields, parts of one item, page breaks.

What a reader of such letters does by eye: a number begins a task; a label («Cơ quan chủ trì:») begins a
field; a bullet without a label belongs to what stands above it, unless the item's fields are complete and
the item is divided into parts: then it begins the next part. A heading that names an area gives it to the
tasks below. Where nothing is numbered, the line above the labels is the task.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from cchc_xl.plan.areas import stands_over_tasks
from cchc_xl.plan.fields import Heading, LabelledLines, TaskBlock, labelled
from cchc_xl.plan.labels import ASSIGNING, Field, Label
from cchc_xl.plan.lines import LETTER, Line, appended, paragraphs
from cchc_xl.plan.outline import Item
from cchc_xl.plan.sentences import assigns, only_names


@dataclass
class _Part:
    """Lines that say what to do, then the fields that go with them."""

    content: tuple[Line, ...] = ()
    fields: tuple[LabelledLines, ...] = ()


def has_label(item: Item) -> bool:
    """Whether a line of the item begins a field that assigns."""
    return any((found := labelled(line)) and found.label.field in ASSIGNING for line in item.lines[not item.is_loose :])


def task_blocks(items: Sequence[Item], is_task: Callable[[Item], bool] = has_label) -> list[tuple[int, TaskBlock]]:
    """The tasks in order, each with the place of its item's first line.

    ``is_task`` says which items make those beside them in one run of numbers tasks too.
    """
    chosen = [item for run in _runs(items) if any(is_task(i) for i in run) for item in run]
    above = {id(item): _above(item, chosen) for item in chosen}
    parents = {id(parent) for found in above.values() for parent in found}
    return [
        (item.start, block)
        for item in chosen
        if id(item) not in parents and not _is_bare_heading(item)
        for block in _blocks(item, above[id(item)])
        if block.content or (block.number and any(f.lines for f in block.fields))
    ]


def _runs(items: Sequence[Item]) -> list[list[Item]]:
    """Items whose numbers go on from one another; sections such as «1. Mục đích, 2. Yêu cầu» are runs too."""
    runs: list[list[Item]] = []
    for item in items:
        if runs and not item.is_loose and not runs[-1][-1].is_loose and _follows(runs[-1][-1].number, item.number):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _follows(before: str, number: str) -> bool:
    """Whether 7 → 8, 10 → 10.1, 10.1 → 10.2, 10.2 → 11; a number left out (7 → 9) still goes on."""
    return before[0].isdigit() == number[0].isdigit() and _places(number) > _places(before)


def _places(number: str) -> list[int]:
    """10.2 as 10, 2; B as 2; IV as 4."""
    return [
        int(n) if n.isdigit() else _ROMAN.index(n) + 1 if n in _ROMAN else ord(n[0]) - 64 for n in number.split(".")
    ]


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


def _above(item: Item, items: Sequence[Item]) -> list[Item]:
    """10 for 10.1, where 10 only says what its parts have in common; outermost first."""
    number, found = item.number.rpartition(".")[0], list[Item]()
    while number:
        parent = next(
            (i for i in items if (i.headings, i.number) == (item.headings, number) and not has_label(i)), None
        )
        found = [parent, *found] if parent else found
        number = number.rpartition(".")[0]
    return found


def _each_assigns(item: Item) -> bool:
    """«2. Yêu cầu: a) Sở A tham mưu …; b) Sở B rà soát …»: the item only introduces what each of its parts assigns."""
    marked = [line for line in item.lines[1:] if line.mark]
    parts = [line for line in marked if line.mark == marked[0].mark]
    return len(parts) > 1 and not has_label(item) and all(assigns(line.text) for line in parts)


def _is_bare_heading(item: Item) -> bool:
    """«2. Cải cách thủ tục hành chính» with nothing below it but a table or a further list."""
    return len(item.lines) == 1 and stands_over_tasks(item.lines[0].text)


def _blocks(item: Item, above: Sequence[Item]) -> list[TaskBlock]:
    """The tasks of an item: itself, or its parts where each has fields of its own."""
    sentence, parts = _read(item)
    headings = (*item.headings, *(Heading(i.number, paragraphs(i.lines)) for i in above if _is_heading(i)))
    if above and not _is_heading(above[-1]):
        sentence = f"{paragraphs(above[-1].lines)}\n- {sentence}"
    leads = only_names(sentence)
    if leads and parts[0].content and not any(f.label.field in _WHO for part in parts for f in part.fields):
        return _of_a_body(item, headings, leads, parts)
    says_content = bool(parts[0].content) or any(f.label.field is Field.CONTENT for f in parts[0].fields)
    if stands_over_tasks(sentence) and not item.is_loose and says_content:
        headings, sentence = (*headings, Heading(item.number, sentence)), ""
    if len(parts) > 1 and _each_assigns(item):
        headings, sentence = (*headings, Heading(item.number, sentence)), ""
    numbers = _part_numbers(item, parts, is_divided=len(parts) > 1 or (not sentence and bool(parts[0].content)))
    return [
        TaskBlock(number, headings, _with_parts(sentence, part.content), part.fields)
        for number, part in zip(numbers, parts, strict=True)
    ]


_WHO = (Field.LEADS, Field.DOERS, Field.BOTH)


def _of_a_body(item: Item, headings: tuple[Heading, ...], leads: str, parts: Sequence[_Part]) -> list[TaskBlock]:
    """Tasks below a heading that only names who does them («1. Sở Nội vụ», a), b) …)."""
    label = LabelledLines(Label("", Field.DOERS), (Line(leads),))
    numbers = _part_numbers(item, parts, is_divided=len(parts) > 1 or bool(parts[0].content[0].letter))
    return [
        TaskBlock(number, headings, _with_parts("", part.content), (label, *part.fields))
        for number, part in zip(numbers, parts, strict=True)
    ]


def _is_heading(item: Item) -> bool:
    return stands_over_tasks(item.lines[0].text) if item.lines else False


def _part_numbers(item: Item, parts: Sequence[_Part], is_divided: bool) -> list[str]:
    if item.is_loose:
        return ["" for _ in parts]
    if not is_divided:
        return [item.number]
    letters = [part.content[0].letter if part.content else "" for part in parts]
    return [f"{item.number}.{letter or n}" for n, letter in enumerate(letters, start=1)]


@dataclass
class _Reading:
    """An item being read line by line: the parts so far; the last one is still growing."""

    is_heading: bool
    is_loose: bool
    is_of_a_body: bool
    is_prose: bool = False
    parts: list[_Part] = field(default_factory=lambda: [_Part()])

    @property
    def last(self) -> _Part:
        return self.parts[-1]

    def take(self, line: Line, next_label: Field | None) -> None:
        begun = labelled(line) or (labelled(replace(line, bold=True)) if self._stands_alone else None)
        if begun and self._is_field(begun):
            self.last.fields = (*self.last.fields, begun)
        elif self._begins_a_part(line, next_label):
            self.parts.append(_Part((line,)))
        elif not self.last.fields:
            self.last.content = appended(self.last.content, line)
        else:
            self.last.fields = _appended_to_last(self.last.fields, line)

    @property
    def _stands_alone(self) -> bool:
        """The labels of this item have lines of their own: a word alone in a line is one too."""
        fields = self.last.fields
        return bool(fields) and fields[0].stands_alone

    def _is_field(self, begun: LabelledLines) -> bool:
        """A label that no column takes («Mục tiêu:») belongs to the task's words while no field has come."""
        return begun.label.field is not None or bool(self.last.fields)

    def _begins_a_part(self, line: Line, next_label: Field | None) -> bool:
        first = self.parts[0].content[0] if self.parts[0].content else None
        if not first or line.mark != first.mark:
            return False
        if self.is_prose:
            return True
        if not line.mark:
            return self.is_loose and bool(self.last.fields) and _begins_again(self.parts[0], line, next_label)
        if not self.last.fields:
            return (self.is_heading and line.mark == LETTER) or len(self.parts) > 1 or self.is_of_a_body
        last = self.last.fields[-1]
        return not last.is_list or bool(last.lines and last.lines[0].mark != line.mark)


def _begins_again(first: _Part, line: Line, next_label: Field | None) -> bool:
    """A line without a mark begins the next task where the labels begin anew below it."""
    return line.text[:1].isupper() and first.fields[0].label.field is next_label


def _read(item: Item) -> tuple[str, list[_Part]]:
    """The item's own sentence, and its parts; one part where the item is not divided."""
    body = list(item.lines)
    cut = _end_of_sentence(item)
    sentence = paragraphs(body[:cut])
    reading = _Reading(
        is_heading=stands_over_tasks(sentence),
        is_loose=item.is_loose,
        is_of_a_body=bool(only_names(sentence)),
        is_prose=not has_label(item) and (item.is_loose or _each_assigns(item)),
    )
    for n, line in enumerate(body[cut:], start=cut):
        reading.take(line, _next_label(body[n + 1 : n + 4]))
    return _without_content_label(sentence), reading.parts


def _end_of_sentence(item: Item) -> int:
    """Up to the first bullet or label; a heading that only names a body, or an area, is one line."""
    if item.is_loose:
        return 0
    below = (n for n, line in enumerate(item.lines) if n and (line.mark or _is_field(line)))
    is_heading = only_names(item.lines[0].text) or stands_over_tasks(item.lines[0].text)
    return 1 if is_heading else next(below, len(item.lines))


def _is_field(line: Line) -> bool:
    found = labelled(line)
    return found is not None and found.label.field is not None


def _next_label(lines: Sequence[Line]) -> Field | None:
    return next((found.label.field for line in lines if (found := labelled(line))), None)


def _without_content_label(sentence: str) -> str:
    """«1. Nhiệm vụ: Xây dựng …» says «Xây dựng …»."""
    found = labelled(Line(sentence.partition("\n")[0]))
    if found and found.label.field is Field.CONTENT and found.lines:
        return "\n".join([found.lines[0].text, *sentence.split("\n")[1:]])
    return sentence


def _appended_to_last(fields: tuple[LabelledLines, ...], line: Line) -> tuple[LabelledLines, ...]:
    last = fields[-1]
    unread = None if last.is_list else _unread(line)
    if unread:
        return (*fields, unread)
    return (*fields[:-1], replace(last, lines=appended(last.lines, line)))


_LONGEST_UNREAD = 5  # words before the colon


def _unread(line: Line) -> LabelledLines | None:
    """A bullet such as «- Kinh phí thực hiện: …»: a field, though none of ours."""
    words, colon, text = line.text.partition(":")
    if not (line.mark and colon and text.strip()) or len(words.split()) > _LONGEST_UNREAD:
        return None
    return LabelledLines(Label(words, None), (Line(text.strip()),))


def _with_parts(sentence: str, parts: Sequence[Line]) -> str:
    if not sentence and parts:
        sentence, parts = parts[0].text, parts[1:]
    return "\n".join([sentence, *(f"- {line.text}" if line.mark else line.text for line in parts)])
