"""The letters of the corpus and what a careful clerk reads in each: ``<slug>.toml`` beside the letter."""

import tomllib
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.corpus.build import SUFFIX, document_of
from tests.corpus.legacy_tables import ENCODINGS

FOLDER = Path(__file__).parent / "letters"
_KINDS_OF_SOURCE = (SUFFIX, ".txt", ".md")
_EVERY = {"monthly": 1, "quarterly": 3, "half-yearly": 6}
_REPORT_MONTHS = (3, 6, 9, 12)


@dataclass(frozen=True)
class Mark:
    """One milestone: the kinds a clerk would accept, and its raw due day (ISO, "" for none)."""

    kinds: frozenset[str]
    due: str


@dataclass(frozen=True)
class Answer:
    """What stands in one task. Agencies are codes or ``@group``; texts are parts of what the cell must hold."""

    numbers: tuple[str, ...]
    area: str
    content: str
    leads: frozenset[str]
    coordinators: frozenset[str]
    products: tuple[str, ...]
    timing: str
    milestones: tuple[Mark, ...]
    legal: frozenset[str]
    ask: tuple[str, ...]


@dataclass(frozen=True)
class Exercise:
    """A letter, its year, and its answers; ``encoding``: the legacy table its .txt is written in, if any."""

    slug: str
    path: Path
    year: int
    source: str
    encoding: str
    answers: tuple[Answer, ...]

    def file_in(self, folder: Path) -> Path:
        """The letter as an office sends it: a Word file from its source, legacy bytes, or the file as it is."""
        if self.path.name.endswith(SUFFIX):
            return document_of(self.path, folder)
        if not self.encoding:
            return self.path
        sent = folder / self.path.name
        sent.write_bytes(ENCODINGS[self.encoding](self.path.read_text(encoding="utf-8")))
        return sent


def exercises(folder: Path = FOLDER) -> list[Exercise]:
    """Every letter that has answers beside it, by slug. Raises FileNotFoundError for answers without a letter."""
    return [_exercise(answers) for answers in sorted(folder.glob("*.toml"))]


def _exercise(answers: Path) -> Exercise:
    given = tomllib.loads(answers.read_text(encoding="utf-8"))
    year = int(given["year"])
    return Exercise(
        answers.stem,
        _letter_beside(answers),
        year,
        given.get("source", ""),
        given.get("encoding", ""),
        tuple(_answer(task, year) for task in given["task"]),
    )


def _letter_beside(answers: Path) -> Path:
    for suffix in _KINDS_OF_SOURCE:
        letter = answers.with_name(answers.stem + suffix)
        if letter.exists():
            return letter
    raise FileNotFoundError(f"no letter beside {answers.name}")


def _answer(task: dict[str, Any], year: int) -> Answer:
    return Answer(
        numbers=tuple(task["number"].split("|")),
        area=task["area"],
        content=task["content"],
        leads=frozenset(task["leads"]),
        coordinators=frozenset(task["coordinators"]),
        products=tuple(task["products"]),
        timing=task["timing"],
        milestones=_marks(task["milestones"], year),
        legal=frozenset(task["legal"]),
        ask=tuple(task["ask"]),
    )


def _marks(milestones: Sequence[dict[str, str]], year: int) -> tuple[Mark, ...]:
    return tuple(Mark(frozenset(given["kind"].split("|")), due) for given in milestones for due in _dues(given, year))


def _dues(given: dict[str, str], year: int) -> list[str]:
    """``monthly`` and its like stand for the last day of each; a report without a day for the regime's four."""
    if given["due"] in _EVERY:
        months = range(_EVERY[given["due"]], 13, _EVERY[given["due"]])
        return [f"{year}-{month:02}-{monthrange(year, month)[1]:02}" for month in months]
    if given["kind"] == "report" and not given["due"]:
        return [f"{year}-{month:02}-25" for month in _REPORT_MONTHS]
    return [given["due"]]
