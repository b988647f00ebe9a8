"""One row of a form as an agency filled it in: what it says, and what is wrong with it."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import NamedTuple

from cchc_xl.forms.cells import Read, Tell, Value, as_text, is_taken_as_it_stands, read_cell, short
from cchc_xl.forms.days import Horizon, read_day
from cchc_xl.values.columns import ANSWERS, FORM
from cchc_xl.values.grid import Cell
from cchc_xl.values.problems import Problem
from cchc_xl.values.table import Column, Kind
from cchc_xl.values.words import MilestoneKind, Progress, Severity

_UNKNOWN = ""  # the kind where no master says it
_NOTHING_MAY_ARISE = (MilestoneKind.EVENT, MilestoneKind.CONTINUOUS, _UNKNOWN)
_BLANK = frozenset((None, ""))
_NOTHING: Mapping[str, Value] = {column.field: None if column.kind is Kind.DATE else "" for column in ANSWERS}
_LONGEST = 200  # characters of a document's number and date
_NUMBER_AND_DAY = re.compile(r"(?P<number>.*\d.*?)[\s,;(]+(?P<day>ngày\s.*?)\)?", re.IGNORECASE | re.DOTALL)


class AnswerRow(NamedTuple):
    """The answer cells of one row by field: their values and their addresses.

    ``errors`` show an Excel error, ``uncalculated`` hold a formula that nobody calculated: their values are
    None. ``converted`` were typed in an old font; ``spread`` have their value from a row above, with which they are
    merged; ``hidden`` held one that nobody sees behind a merge.
    """

    values: Mapping[str, Cell]
    addresses: Mapping[str, str]
    errors: frozenset[str] = frozenset()
    uncalculated: frozenset[str] = frozenset()
    converted: frozenset[str] = frozenset()
    spread: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()

    @property
    def blank(self) -> bool:
        return not self.errors and not self.uncalculated and _BLANK.issuperset(self.values.values())

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to be said of any cell but what it says itself."""
        return not (self.errors or self.uncalculated or self.converted or self.spread or self.hidden)


class Answer(NamedTuple):
    """What a row says by field, "" and None for blank; it counts unless one of its problems is an error."""

    values: Mapping[str, Value]
    problems: tuple[Problem, ...]

    @property
    def counts(self) -> bool:
        return all(p.severity != Severity.ERROR for p in self.problems)


def read_answer(row: AnswerRow, kind: str, horizon: Horizon, tell: Tell) -> Answer:
    """Reads the eight answers of a row about an obligation of that kind, and checks them against each other.

    Nothing can have been done after ``horizon.today``, the day of consolidation. Evidence is required only of
    documents to be issued. ``kind`` may be "": then nothing is asked that depends on it.
    """
    values = dict(_NOTHING)
    problems: list[Problem] = []
    is_plain = row.is_plain
    for column in ANSWERS:
        value = row.values[column.field]
        if is_plain and value is None:
            continue
        if is_plain and is_taken_as_it_stands(value, column, horizon):
            values[column.field] = value
            continue
        values[column.field], faults = _read_cell(column, row, horizon, tell)
        problems += faults
    if values["document"] and values["document_date"] is None:
        problems += _split_document(values, row, horizon, tell)
    if all(p.severity != Severity.ERROR for p in problems):
        problems += _contradictions(values, kind, row.addresses, tell)
    return Answer(values, tuple(problems))


def _read_cell(column: Column, row: AnswerRow, horizon: Horizon, tell: Tell) -> Read:
    field, value = column.field, row.values[column.field]
    code = "N16" if field in row.errors else "N25" if field in row.uncalculated else ""
    at = {"cell": row.addresses[field], "column": column.header}
    told = [tell("N33", **at)] if field in row.hidden else []
    if code or value in _BLANK:
        return _NOTHING[field], [*told, *([tell(code, **at)] if code else [])]
    shown = short(as_text(value))
    told += [tell("N32", **at, value=shown)] if field in row.spread else []
    told += [tell("N26", **at, value=shown)] if field in row.converted else []
    read, problems = read_cell(column, value, row.addresses[field], horizon, tell)
    return read, [*told, *problems]


def _split_document(values: dict[str, Value], row: AnswerRow, horizon: Horizon, tell: Tell) -> list[Problem]:
    """«45/KH-SNV ngày 05/3/2024» beside a blank date is both: the parts go where they belong, and it is said."""
    written = str(values["document"])
    match = _NUMBER_AND_DAY.fullmatch(written) if len(written) <= _LONGEST else None
    day = read_day(match["day"]) if match and row.values["document_date"] in _BLANK else None
    if match is None or day is None or not horizon.earliest <= day <= horizon.today:
        return []
    number = match["number"].strip()
    values |= {"document": number, "document_date": day}
    at = row.addresses["document"]
    return [tell("N24", cell=at, value=short(written), number=short(number), read=f"{day:%d/%m/%Y}")]


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
