"""A form that came back: whose it is, what it says, and what is wrong with it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pandas as pd

from cchc_xl.forms.answers import Answer, Tell, read_answer
from cchc_xl.forms.expected import Expected, IssuedForm
from cchc_xl.forms.recognise import recognise
from cchc_xl.forms.report_table import FormRow, ReportTable, find_report_table
from cchc_xl.values.columns import RESULTS
from cchc_xl.values.frames import frame
from cchc_xl.values.grid import WorkbookGrid
from cchc_xl.values.problems import Problem, problem
from cchc_xl.values.words import Source


@dataclass(frozen=True)
class Return:
    """A file that came in for a round.

    ``results`` of ``columns.RESULTS``, their ``data_as_of`` blank (the day it arrived is the command's to
    know). ``agency`` and ``form`` are "" where the file cannot be told; a file that is not ``usable`` is
    returned to its sender for its one problem.
    """

    file: str
    sha256: str
    saved_at: dt.datetime | None
    round: str
    agency: str
    form: str
    results: pd.DataFrame
    problems: tuple[Problem, ...]
    usable: bool


def read_return(book: WorkbookGrid, expected: Expected) -> Return:
    """Reads one file against what the round expects. Never raises: what is wrong is in ``problems``.

    Rows are found by Mã mốc, the table by its headers; what the program wrote into the form is not read
    back. A row with an error is withheld, the others count.
    """
    known = recognise(book, expected)
    if known.fault or known.form is None:
        return _refused(book, expected, known.form, known.fault)
    table = find_report_table(book)
    if table.missing:
        columns = ", ".join(f"«{header}»" for header in table.missing)
        fault = problem("B06", file=book.file, round=expected.round, agency=known.form.agency, columns=columns)
        return _refused(book, expected, known.form, fault)
    return _accepted(book, expected, known.form, table)


def unread(file: str, expected_round: str, fault: Problem, sha256: str = "") -> Return:
    """A file that could not even be opened as a workbook."""
    return Return(file, sha256, None, expected_round, "", "", frame(RESULTS), (fault,), False)


def _refused(book: WorkbookGrid, expected: Expected, form: IssuedForm | None, fault: Problem | None) -> Return:
    agency, form_id = (form.agency, form.form) if form else ("", "")
    faults = (fault,) if fault else ()
    return Return(book.file, book.sha256, book.saved_at, expected.round, agency, form_id, frame(RESULTS), faults, False)


def _accepted(book: WorkbookGrid, expected: Expected, form: IssuedForm, table: ReportTable) -> Return:
    tell = partial(problem, file=book.file, sheet=table.grid.name, round=expected.round, agency=form.agency)
    rows, problems = _own_rows(table, form, expected, tell)
    filled = [row for row in rows if not row.answers.blank]
    answers = [_answer(row, form, expected, tell) for row in filled]
    problems += [p for answer in answers for p in answer.problems]
    if not filled:
        problems.append(tell("B09"))
    pairs = zip(filled, answers, strict=True)
    results = [_result(row, answer, form, expected, book.file) for row, answer in pairs if answer.counts]
    return Return(
        book.file, book.sha256, book.saved_at, expected.round, form.agency, form.form,
        frame(RESULTS, results), tuple(problems), True,
    )  # fmt: skip


def _own_rows(
    table: ReportTable, form: IssuedForm, expected: Expected, tell: Tell
) -> tuple[list[FormRow], list[Problem]]:
    """The rows of milestones that the form asked about, each once; the others are problems."""
    asked = _asked(form, expected)
    by_milestone: dict[str, list[FormRow]] = {milestone: [] for milestone in asked.values()}
    problems: list[Problem] = []
    for row in table.rows():
        if (milestone := asked.get(row.milestone.casefold())) is not None:
            by_milestone[milestone].append(replace(row, milestone=milestone))
        elif row.is_answer:
            problems.append(tell("N02", cell=row.cell, value=row.milestone))
    for milestone, rows in by_milestone.items():
        problems += _counted(milestone, rows, tell)
    return [rows[0] for rows in by_milestone.values() if len(rows) == 1], problems


def _asked(form: IssuedForm, expected: Expected) -> dict[str, str]:
    """The milestones of the form that are still in the plan, by their text in small letters."""
    asked = form.milestones or tuple(m for agency, m in expected.asked if agency == form.agency)
    return {m.casefold(): m for m in asked if (form.agency, m) in expected.asked}


def _counted(milestone: str, rows: Sequence[FormRow], tell: Tell) -> list[Problem]:
    if not rows:
        return [tell("N08", value=milestone)]
    return [tell("N07", cell=row.cell, value=milestone, other=rows[0].cell) for row in rows[1:]]


def _answer(row: FormRow, form: IssuedForm, expected: Expected, tell: Tell) -> Answer:
    asked = expected.asked[form.agency, row.milestone]
    return read_answer(row.answers, asked.kind, expected.as_of, tell)


def _result(row: FormRow, answer: Answer, form: IssuedForm, expected: Expected, file: str) -> Mapping[str, Any]:
    return {
        "round": expected.round,
        "agency": form.agency,
        "task": expected.asked[form.agency, row.milestone].task,
        "milestone": row.milestone,
        **answer.values,
        "source": Source.RETURN.value,
        "file": file,
        "cell": row.answers.addresses["progress"],
    }
