"""Letters and plans as a user hands them in: files and folders, read one by one, the unreadable ones told."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cchc_xl.books.documents import letter_files, read_document
from cchc_xl.plan.letter import Letter, check_year, read_letter
from cchc_xl.plan.purpose import Purpose, purpose_of
from cchc_xl.values.document import Document, Paragraph
from cchc_xl.values.problems import Problem, Refused

# Proposals come before the plan that decides on them, whatever the order of the files.
_ORDER = (Purpose.PROPOSES, Purpose.ASSIGNS, Purpose.AMENDS, Purpose.REPLACES)


@dataclass(frozen=True)
class Received:
    """The letters that could be read, in the order in which they take effect; what is wrong with the others."""

    letters: tuple[Letter, ...]
    problems: tuple[Problem, ...]
    digest: str

    @property
    def notes(self) -> tuple[str, ...]:
        """What was done to read the files, in lines for people."""
        return tuple(f"«{letter.file}»: {note}" for letter in self.letters for note in letter.notes)


def receive(paths: Sequence[Path], year: int) -> Received:
    """Reads letters of one year's plan. Raises Refused where none of them can be read, as the first is refused."""
    letters: list[Letter] = []
    problems: list[Problem] = []
    digest = hashlib.sha256()
    for path in letter_files(paths):
        try:
            document = read_document(path)
            letter = read_letter(document)
            check_year(letter, year)
        except Refused as refused:
            problems.append(refused.problem)
        else:
            letters.append(letter)
            digest.update(_text(document).encode())
    if not letters:
        raise Refused(problems[0])
    letters.sort(key=lambda letter: _ORDER.index(purpose_of(letter)))
    return Received(tuple(letters), tuple(problems), digest.hexdigest())


def _text(document: Document) -> str:
    rows = ((block.text,) if isinstance(block, Paragraph) else map("\t".join, block.rows) for block in document.blocks)
    return "\n".join(line for block in rows for line in block)
