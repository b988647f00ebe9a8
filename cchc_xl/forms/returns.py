"""A form that came back: whose it is, what it says, and what is wrong with it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from cchc_xl.forms.answers import Answer, read_answer
from cchc_xl.forms.cells import Tell, Value
from cchc_xl.forms.expected import Expected, IssuedForm
from cchc_xl.forms.figures import SaidFigures, read_figures
from cchc_xl.forms.notes import Beside, Note, note_problems, read_beside
from cchc_xl.forms.own_rows import own_rows
from cchc_xl.forms.recognise import Recognised, recognise
from cchc_xl.forms.report_table import FormRow, ReportTable, find_report_table
from cchc_xl.values.columns import FORM, RESULTS
from cchc_xl.values.frames import frame
from cchc_xl.values.grid import WorkbookGrid, address
from cchc_xl.values.problems import Problem, problem
from cchc_xl.values.words import Source

_SOURCE = Source.RETURN.value


@dataclass(frozen=True)
class Return:
    """A file that came in for a round.

    ``results``: rows of ``columns.RESULTS`` by field, without ``data_as_of`` (the day it arrived is the command's
    to know). ``agency`` and ``form`` are "" where the file cannot be told; a file that is not ``usable`` is
    returned to its sender for its one problem. ``notes``: what was typed beyond the table; ``report_number`` and
    ``report_date`` of the signed report that it was attached to, as far as the clerk filled them in.
    ``figures``: what it says in numbers (forms.figures).
    """

    file: str
    sha256: str
    saved_at: dt.datetime | None
    round: str
    agency: str
    form: str
    results: tuple[Mapping[str, Value], ...]
    problems: tuple[Problem, ...]
    usable: bool
    notes: tuple[Note, ...] = ()
    report_number: str = ""
    report_date: dt.date | None = None
    figures: tuple[Mapping[str, Any], ...] = ()

    @property
    def is_blank(self) -> bool:
        """A form of ours into which nobody wrote anything."""
        return any(p.code == "B09" for p in self.problems)


def results_of(returns: Sequence[Return], arrived: Mapping[Any, dt.date]) -> pd.DataFrame:
    """The results of returns as one frame of ``columns.RESULTS``; ``arrived``: SHA-256 → the day it first came."""
    return frame(RESULTS, [{**row, "data_as_of": arrived[r.sha256]} for r in returns for row in r.results])


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
        fault = problem(
            "B06", file=book.file, round=expected.round, agency=known.form.agency, columns=_listed(table.missing)
        )
        return _refused(book, expected, known.form, fault)
    return _accepted(book, expected, known, known.form, table)


def unread(file: str, expected_round: str, fault: Problem, sha256: str = "") -> Return:
    """A file that could not even be opened as a workbook."""
    return Return(file, sha256, None, expected_round, "", "", (), (fault,), False)


def _refused(book: WorkbookGrid, expected: Expected, form: IssuedForm | None, fault: Problem | None) -> Return:
    agency, form_id = (form.agency, form.form) if form else ("", "")
    faults = (fault,) if fault else ()
    return Return(book.file, book.sha256, book.saved_at, expected.round, agency, form_id, (), faults, False)


def _accepted(
    book: WorkbookGrid, expected: Expected, known: Recognised, form: IssuedForm, table: ReportTable
) -> Return:
    tell = partial(problem, file=book.file, sheet=table.grid.name, round=expected.round, agency=form.agency)
    own = own_rows(table, form, expected, tell)
    filled = [row for row in own.rows if not row.answers.blank]
    answers = [_answer(row, form, expected, tell) for row in filled]
    beside = read_beside(book, table, own.numbers, form, expected)
    said = read_figures(book, form.figures, expected.figures, tell) if form.figures else SaidFigures()
    problems = [*_of_the_whole(book, table, tell), *known.doubts, *own.problems]
    problems += [p for answer in answers for p in answer.problems]
    problems += said.problems
    problems += [tell("B09")] if own.is_blank and not said.rows else []
    problems += note_problems(beside.notes, tell)
    pairs = zip(filled, answers, strict=True)
    results = tuple(_result(row, answer, form, expected, book.file) for row, answer in pairs if answer.counts)
    return _with_beside(book, expected, form, results, tuple(problems), beside, said.rows)


def _with_beside(
    book: WorkbookGrid,
    expected: Expected,
    form: IssuedForm,
    results: tuple[Mapping[str, Value], ...],
    problems: tuple[Problem, ...],
    beside: Beside,
    figures: tuple[Mapping[str, Any], ...],
) -> Return:
    return Return(
        book.file, book.sha256, book.saved_at, expected.round, form.agency, form.form, results, problems, True,
        beside.notes, beside.report_number, beside.report_date, figures,
    )  # fmt: skip


def _of_the_whole(book: WorkbookGrid, table: ReportTable, tell: Tell) -> list[Problem]:
    """What is to be said of the file and of the table's header."""
    problems = [tell("B10", sheet="", things=", ".join(book.carries))] if book.carries else []
    if table.lost:
        header = address(table.first_header, min(table.columns.values()))
        problems.append(tell("B17", cell=header, columns=_listed(table.lost)))
    problems += [tell("B15", cell=h.cell, value=h.written, column=FORM.column(h.field).header) for h in table.renamed]
    problems += [tell("B16", cell=h.cell, column=FORM.column(h.field).header, other=h.written) for h in table.doubled]
    return problems + [tell("B18", sheet=name, other=table.grid.name) for name in table.others]


def _listed(headers: Sequence[str]) -> str:
    return ", ".join(f"«{header}»" for header in headers)


def _answer(row: FormRow, form: IssuedForm, expected: Expected, tell: Tell) -> Answer:
    asked = expected.asked[form.agency, row.milestone]
    return read_answer(row.answers, asked.kind, expected.horizon, tell)


def _result(row: FormRow, answer: Answer, form: IssuedForm, expected: Expected, file: str) -> Mapping[str, Value]:
    return {
        "round": expected.round,
        "agency": form.agency,
        "task": expected.asked[form.agency, row.milestone].task,
        "milestone": row.milestone,
        **answer.values,
        "source": _SOURCE,
        "file": file,
        "cell": row.answers.addresses["progress"],
    }
