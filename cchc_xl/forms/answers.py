"""One row of a form as an agency filled it in: what it says, and what is wrong with it."""

import datetime as dt
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cchc_xl.forms.days import read_day
from cchc_xl.values.columns import ANSWERS, FORM
from cchc_xl.values.grid import Cell
from cchc_xl.values.problems import Problem
from cchc_xl.values.table import Column, Kind
from cchc_xl.values.words import PROGRESS_ALIASES, MilestoneKind, Progress, Severity

# The catalogue's problem at this return: ``tell("N03", cell="I14", …)``.
Tell = Callable[..., Problem]
Value = str | dt.date | None

_NEVER_FUTURE = ("done_on", "document_date")
_MAY_BE_MONTH = ("expected_on",)
_UNKNOWN = ""  # the kind where no master says it
_NOTHING_MAY_ARISE = (MilestoneKind.EVENT, MilestoneKind.CONTINUOUS, _UNKNOWN)
_SHOWN = 60  # characters of a cell that a message repeats


@dataclass(frozen=True)
class AnswerRow:
    """The answer cells of one row by field: their values, their addresses, and which show an Excel error."""

    values: Mapping[str, Cell]
    addresses: Mapping[str, str]
    errors: frozenset[str] = frozenset()

    @property
    def blank(self) -> bool:
        return not self.errors and all(value in (None, "") for value in self.values.values())


@dataclass(frozen=True)
class Answer:
    """What a row says by field, "" and None for blank; it counts unless one of its problems is an error."""

    values: Mapping[str, Value]
    problems: tuple[Problem, ...]

    @property
    def counts(self) -> bool:
        return all(p.severity != Severity.ERROR for p in self.problems)


def read_answer(row: AnswerRow, kind: str, as_of: dt.date, tell: Tell) -> Answer:
    """Reads the eight answers of a row about an obligation of that kind, and checks them against each other.

    ``as_of`` is the day of consolidation: nothing can have been done after it. Evidence is required only of
    documents to be issued. ``kind`` may be "": then nothing is asked that depends on it.
    """
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for column in ANSWERS:
        value, faults = _read_cell(column, row, as_of, tell)
        values[column.field] = value
        problems += faults
    if not problems or all(p.severity != Severity.ERROR for p in problems):
        problems += _contradictions(values, kind, row.addresses, tell)
    return Answer(values, tuple(problems))


def _read_cell(column: Column, row: AnswerRow, as_of: dt.date, tell: Tell) -> tuple[Value, list[Problem]]:
    cell, value = row.addresses[column.field], row.values[column.field]
    if column.field in row.errors:
        return None, [tell("N16", cell=cell, column=column.header)]
    if value in (None, ""):
        return (None if column.kind == Kind.DATE else ""), []
    if column.field == "progress":
        return _read_progress(value, cell, tell)
    if column.kind == Kind.DATE:
        return _read_date(column, value, cell, as_of, tell)
    return as_text(value), []


def _read_progress(value: Cell, cell: str, tell: Tell) -> tuple[Value, list[Problem]]:
    text = as_text(value)
    if (read := understood(text)) is None:
        choices = ", ".join(f"«{p}»" for p in Progress)
        return "", [tell("N01", cell=cell, value=_short(text), choices=choices)]
    exactly = text == read
    return read.value, [] if exactly else [tell("N11", cell=cell, value=_short(text), read=read.value)]


def understood(text: str) -> Progress | None:
    """The progress that a text means, written in whatever case, with or without accents; None for others."""
    return _PROGRESS.get(_plain(text))


def _read_date(column: Column, value: Cell, cell: str, as_of: dt.date, tell: Tell) -> tuple[Value, list[Problem]]:
    shown = _short(as_text(value))
    day = read_day(value, or_month=column.field in _MAY_BE_MONTH)
    if day is None:
        return None, [tell("N03", cell=cell, column=column.header, value=shown)]
    if day > as_of and column.field in _NEVER_FUTURE:
        return None, [tell("N06", cell=cell, column=column.header, value=f"{day:%d/%m/%Y}", as_of=f"{as_of:%d/%m/%Y}")]
    if isinstance(value, dt.date):
        return day, []
    return day, [tell("N04", cell=cell, column=column.header, value=shown, read=f"{day:%d/%m/%Y}")]


def _contradictions(values: Mapping[str, Value], kind: str, at: Mapping[str, str], tell: Tell) -> list[Problem]:
    """What the answers of one row lack or deny between them; all of it counts, and is asked about."""
    progress = values["progress"]
    if progress == Progress.DONE:
        return _missing_proof(values, kind, at, tell)
    if not progress:
        return [tell("N12", cell=at["progress"])]
    problems: list[Problem] = []
    if progress == Progress.NOTHING_AROSE and kind not in _NOTHING_MAY_ARISE:
        problems.append(tell("N10", cell=at["progress"], kind=kind))
    if isinstance(done := values["done_on"], dt.date):
        problems.append(tell("N15", cell=at["done_on"], value=f"{done:%d/%m/%Y}"))
    return problems


def _missing_proof(values: Mapping[str, Value], kind: str, at: Mapping[str, str], tell: Tell) -> list[Problem]:
    if kind != MilestoneKind.ISSUE:
        dated = values["done_on"] or (kind == _UNKNOWN and values["document_date"])
        return [] if dated else [tell("N09", cell=at["done_on"])]
    lacking = [f for f in ("document", "document_date") if not values[f]]
    if not lacking:
        return []
    missing = " và ".join(FORM.column(f).header.lower() for f in lacking)
    return [tell("N05", cell=at[lacking[0]], missing=missing)]


def as_text(value: Cell) -> str:
    """A cell as text: whole numbers without a point, days as staff write them, blank as ""."""
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _plain(text: str) -> str:
    """Without accents, punctuation and capitals; enough for a closed list of five, never for names."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    words = "".join(c if c.isalnum() else " " for c in letters if unicodedata.category(c) != "Mn")
    return " ".join(words.split())


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


_PROGRESS = {**PROGRESS_ALIASES, **{_plain(p): p for p in Progress}}
