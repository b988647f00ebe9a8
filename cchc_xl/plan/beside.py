"""What stands beside a task's fields: its note, and labels that no column takes («Kinh phí»)."""

from collections.abc import Iterator

from cchc_xl.plan import letter_questions as about
from cchc_xl.plan.agencies import Directory
from cchc_xl.plan.letter import LetterTask
from cchc_xl.plan.notes import note_in
from cchc_xl.plan.questions import Question
from cchc_xl.plan.timing import Timing, read_timing

_ANY_YEAR = 2000


def beside(task: LetterTask, timing: Timing, directory: Directory) -> list[tuple[Question, bool]]:
    """The questions about it; True with those of words that name somebody or a day, and so may assign more.

    A note that only tells is kept with the task and not asked about.
    """
    return list(_asked(task, timing, directory))


def _asked(task: LetterTask, timing: Timing, directory: Directory) -> Iterator[tuple[Question, bool]]:
    note = note_in(task.content)
    if note and _may_assign(note, timing, directory):
        yield about.note_says(note), True
    for text in task.unread:
        yield about.unread_label(text), _may_assign(text.partition(":")[2], timing, directory)


def _may_assign(words: str, timing: Timing, directory: Directory) -> bool:
    """Whether words name agencies, or a day that the task's own time does not; a whole year is no day."""
    known = {span.due for clause in timing.clauses for span in clause.spans}
    year = min((day.year for day in known), default=_ANY_YEAR)
    spans = [span for clause in read_timing(words, year).clauses for span in clause.spans]
    days = {span.due for span in spans if not span.code.startswith("NAM")}
    return bool(days - known) or any(mention.agencies for mention in directory.mentions(words))
