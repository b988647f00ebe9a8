"""Tasks that a letter tells twice, in words and in a table: one task with what both say."""

from collections.abc import Sequence
from dataclasses import replace

from cchc_xl.plan.fields import LabelledLines, TaskBlock
from cchc_xl.plan.letter_questions import two_readings
from cchc_xl.plan.lines import listed
from cchc_xl.plan.spelling import folded

_ALIKE = 0.85  # of the words of both sentences; below it they are two tasks


def told_once(text: Sequence[TaskBlock], table: Sequence[TaskBlock]) -> tuple[list[TaskBlock], list[TaskBlock]]:
    """The tasks of the running text, each completed by its row in a table, and the rows that are no such task."""
    words = [_words(block) for block in table]
    rows: dict[int, int] = {}
    for place, block in enumerate(text):
        own = _words(block)
        alike = max((n for n in range(len(table)) if n not in rows), key=lambda n: _share(own, words[n]), default=None)
        if alike is not None and _share(own, words[alike]) >= _ALIKE:
            rows[alike] = place
    found = {place: row for row, place in rows.items()}
    told = [_completed(block, table[found[n]]) if n in found else block for n, block in enumerate(text)]
    return told, [block for n, block in enumerate(table) if n not in rows]


def _words(block: TaskBlock) -> frozenset[str]:
    return frozenset(word for word in folded(block.content.rpartition("\n- ")[2]).split() if word.isalnum())


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0


def _completed(block: TaskBlock, row: TaskBlock) -> TaskBlock:
    """What the running text leaves out is the row's; where both speak and differ, it is asked."""
    own = {f.label.field: f for f in block.fields if f.label.field}
    added = tuple(f for f in row.fields if f.label.field not in own)
    differ = [f for f in row.fields if f.label.field in own and _differs(f, own[f.label.field])]
    asked = tuple(two_readings(_name(f), listed(f.lines)) for f in differ)
    headings = block.headings or row.headings
    questions = (*block.questions, *row.questions, *asked)
    return replace(block, headings=headings, fields=(*block.fields, *added), questions=questions)


def _differs(a: LabelledLines, b: LabelledLines) -> bool:
    return folded(listed(a.lines)).strip(" .;") != folded(listed(b.lines)).strip(" .;")


def _name(field: LabelledLines) -> str:
    return field.label.field.value if field.label.field else field.label.words
