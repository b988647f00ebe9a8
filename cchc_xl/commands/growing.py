"""The register of an open master with further documents and with the clerk's answers: read, grown, written back."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from cchc_xl.books.book import Book
from cchc_xl.commands.reading import Register, plan_year, rolls_forward
from cchc_xl.plan import settle as answers
from cchc_xl.plan.agencies import Directory
from cchc_xl.plan.grow import Grown, Reading, grow
from cchc_xl.plan.held import Held
from cchc_xl.plan.letter import Letter
from cchc_xl.plan.work_days import calendar_of
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from cchc_xl.values.problems import Problem, problem
from cchc_xl.values.sheets import master_sheets
from cchc_xl.values.table import Table
from cchc_xl.values.words import ChangeKind


@dataclass(frozen=True)
class Answered:
    """The register with the answers taken in; how many; the answers that were not understood, at their cells."""

    held: Held
    taken: int
    problems: tuple[Problem, ...]


def reading_of(agencies: pd.DataFrame, year: int, days: pd.DataFrame | None = None, *, rolls: bool = True) -> Reading:
    """What makes dates and names out of words: the directory as it stands, the working days around the year.

    ``days``: the office's own (columns.WORK_DAYS); ``rolls``: whether reports and periodic items that are due on a
    day off wait for the next working day.
    """
    calendar = calendar_of(year, frame(c.WORK_DAYS) if days is None else days)
    return Reading(Directory(agencies, dt.date(year, 1, 1)), year, calendar, rolls)


def read_held(book: Book, register: Register) -> Held:
    """The register with its questions, and what documents said of it. A master of before has less of that."""
    book.add_columns(c.QUESTIONS)
    return Held(
        register.tasks,
        register.milestones,
        register.assignments,
        book.read(c.QUESTIONS),
        *(book.read(table) if book.has(table) else frame(table) for table in (c.ORIGINS, c.CHANGES)),
    )


def take_answers(book: Book, register: Register, held: Held) -> Answered:
    """Takes in what the clerk answered since the program last looked."""
    pairs = zip(held.questions["answer"], held.questions["handled"], strict=True)
    if not any(answers.is_open(answer, handled) for answer, handled in pairs):
        return Answered(held, 0, ())
    settings = book.read(c.SETTINGS)
    reading = reading_of(register.agencies, plan_year(settings), register.days, rolls=rolls_forward(settings))
    settled = answers.settle(held, reading)
    problems = tuple(
        problem(
            unread.code,
            sheet=c.QUESTIONS.sheet,
            cell=book.address(c.QUESTIONS, (unread.task, unread.question), "answer"),
            **unread.details,
        )
        for unread in settled.unread
    )
    return Answered(settled.held, settled.taken, problems)


def grown_by(held: Held, letters: Sequence[Letter], reading: Reading) -> list[Grown]:
    """The register after each of these letters, one upon the other."""
    steps: list[Grown] = []
    for letter in letters:
        steps.append(grow(held, letter, reading))
        held = steps[-1].held
    return steps


def with_held(register: Register, held: Held) -> Register:
    """The register that commands work on, as ``held`` has it."""
    return replace(register, tasks=held.tasks, milestones=held.milestones, assignments=held.assignments)


def write_held(book: Book, held: Held) -> None:
    """Writes the register back; sheets that a master of before lacks are added."""
    book.replace(c.TASKS, held.tasks)
    book.replace(c.MILESTONES, held.milestones)
    book.replace(c.ASSIGNMENTS, held.assignments)
    book.replace(c.QUESTIONS, held.questions)
    for table, rows in ((c.ORIGINS, held.origins), (c.CHANGES, held.changes)):
        if not book.has(table) and len(rows):
            book.add_sheet(_sheet_of(table))
        if book.has(table):
            book.replace(table, rows)


def _sheet_of(table: Table):
    return next(sheet for sheet in master_sheets((), ()) if sheet.table == table)


def faults_of(grown: Grown, file: str) -> tuple[Problem, ...]:
    """What has to be looked at before the register can be trusted with this document in it."""
    found = grown.difference
    doubtful = (problem("L09", file=file, number=p.number, task=p.task, likeness=p.likeness) for p in found.duplicates)
    return (*grown.problems, *doubtful, *_conflicts(grown, file))


def _conflicts(grown: Grown, file: str) -> Sequence[Problem]:
    rows = new_changes(grown)
    rows = rows[rows["kind"] == ChangeKind.KEPT]
    return [
        problem("L10", file=file, task=task, places="; ".join(f"«{p}»" for p in fields))
        for task, fields in rows.groupby("task", sort=False)["field"]
    ]


def new_changes(grown: Grown) -> pd.DataFrame:
    """The rows of Thay đổi that this document added."""
    return grown.held.changes.iloc[grown.changes_before :]


def told(grown: Grown) -> list[str]:
    """The difference in lines for people, before and after; what happened to several tasks alike stands once."""
    rows = new_changes(grown)
    columns = (rows[field] for field in ("kind", "field", "before", "after"))
    tasks: dict[tuple[str, ...], list[str]] = {}
    for task, *what in zip(rows["task"], *columns, strict=True):
        tasks.setdefault(tuple(what), []).append(task)
    return [_line(names, *what) for what, names in tasks.items()]


def _line(tasks: Sequence[str], kind: str, field: str, before: str, after: str) -> str:
    said = " → ".join(f"«{_short(text)}»" for text in (before, after) if text)
    return f"Nhiệm vụ {', '.join(tasks)} · {kind} · {field}: {said}"


def _short(text: str, longest: int = 90) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0] + " …"
