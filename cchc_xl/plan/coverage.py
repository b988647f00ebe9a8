"""What of a letter came into no task: a second look at its text, which knows nothing of how the tasks were found.

A numbered line or a bullet that says what to do, and a row with several filled cells, have to stand somewhere in
the tasks, their headings or their fields. Those that do not are named, one question for each place, so that no
task is lost in silence. The frame of a letter (aims, organisation, whom it goes to) holds none.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence

from cchc_xl.plan.areas import stands_over_tasks
from cchc_xl.plan.bodies import VERBS
from cchc_xl.plan.fields import TaskBlock, labelled
from cchc_xl.plan.labels import Field, label_of
from cchc_xl.plan.letter_questions import lines_left_out, rows_left_out
from cchc_xl.plan.lines import Line, plain_lines
from cchc_xl.plan.outline import Item
from cchc_xl.plan.questions import Question
from cchc_xl.plan.sentences import assigns, only_names
from cchc_xl.plan.spelling import composed
from cchc_xl.values.document import TextTable

_LEAST_WORDS = 4  # of a line that says what to do
_LEAST_CELLS = 3  # filled ones, of a row that may be a task
_DOES = re.compile(rf"(?:{VERBS})\b", re.IGNORECASE)
_GROUNDS = re.compile(r"(?:căn cứ|như trên|lưu)\b", re.IGNORECASE)
_RECIPIENTS = re.compile(r"Nơi nhận\b")


class Told:
    """The words of all tasks, to ask whether a text stands among them."""

    def __init__(self, blocks: Iterable[TaskBlock]) -> None:
        self._words = f" {' | '.join(_words(text) for block in blocks for text in _texts(block))} "

    def holds(self, text: str) -> bool:
        """Whether every line of the text, or what stands behind its label, stands in one task."""
        return all(self._has(line) or self._has(line.partition(":")[2]) for line in text.split("\n"))

    def _has(self, text: str) -> bool:
        words = _words(text)
        return bool(words) and f" {words} " in self._words


def _texts(block: TaskBlock) -> Iterable[str]:
    fields = (" ".join((f.label.words, *(line.text for line in f.lines))) for f in block.fields)
    return (block.content, *(heading.text for heading in block.headings), *fields)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", composed(text).casefold()))


def unread_lines(
    lines: Sequence[Line], items: Sequence[Item], told: Told, asked: Collection[str] = ()
) -> list[Question]:
    """One question for each heading with lines that say what to do and came into no task.

    ``lines`` are those that ``items`` were made of; ``asked``: headings that are asked about already.
    """
    starts = [item.start for item in items]
    found: dict[str, list[Line]] = {}
    for place, line in enumerate(_before_the_recipients(lines)):
        at = bisect_right(starts, place) - 1
        heading = items[at].headings[-1].text if at >= 0 and items[at].headings else ""
        is_of_the_frame = at < 0 or items[at].is_around_tasks or heading in asked
        if not is_of_the_frame and _says_what_to_do(line) and not told.holds(line.text):
            found.setdefault(heading, []).append(line)
    return [lines_left_out(heading, [_as_written(line) for line in left]) for heading, left in found.items()]


def _before_the_recipients(lines: Sequence[Line]) -> Iterable[Line]:
    """The lines, those of the list «Nơi nhận» blank; a new section (an appendix) ends that list."""
    is_list = False
    for line in lines:
        is_list = bool(_RECIPIENTS.match(line.text)) or (is_list and not line.is_section)
        yield Line("") if is_list else line


def _says_what_to_do(line: Line) -> bool:
    if not (line.is_item or line.mark) or len(line.text.split()) < _LEAST_WORDS or _GROUNDS.match(line.text):
        return False
    if labelled(line) or stands_over_tasks(line.text) or only_names(line.text):
        return False
    return bool(_DOES.match(line.text)) or assigns(line.text)


def _as_written(line: Line) -> str:
    sign = f"{line.number}. " if line.number else f"{line.letter}) " if line.letter else f"{line.mark} ".lstrip()
    return sign + line.text


def swallowed(block: TaskBlock) -> Question | None:
    """The question about lines below a field that was complete in its own line, and that read as further work."""
    below = (line for f in block.fields if f.label.field in _SHORT and not f.is_list for line in f.lines[1:])
    left = [line for line in below if _says_what_to_do(line) or _GIVES.match(line.text)]
    return lines_left_out(f"nhiệm vụ {block.number}", [_as_written(line) for line in left]) if left else None


_SHORT = (Field.LEADS, Field.DOERS, Field.TIMING)
_GIVES = re.compile(r"(?:Giao|Yêu cầu)\s")


def unread_rows(table: TextTable, told: Told) -> Question | None:
    """The question about a table's rows below the first whose longest cell came into no task."""
    left = [row for row in table.rows[1:] if may_be_a_task(row) and not told.holds(_bare(max(row, key=len)))]
    return rows_left_out(_row(table.rows[0]), [_row(row) for row in left]) if left else None


def may_be_a_task(row: Sequence[str]) -> bool:
    """Whether several cells of the row say something, and they are neither labels (a header again) nor single words."""
    cells = {cell.strip() for cell in row if cell.strip()}
    labels = [cell for cell in cells if label_of(" ".join(cell.split()))]
    return len(cells) >= _LEAST_CELLS and len(labels) * 2 < len(cells) and len(max(cells, key=len).split()) > 1


def _bare(cell: str) -> str:
    """A cell's lines without what numbers them."""
    return "\n".join(line.text for line in plain_lines([cell]) if line.text)


def _row(cells: Sequence[str]) -> str:
    return " | ".join(dict.fromkeys(" ".join(cell.split()) for cell in cells if cell.strip()))
