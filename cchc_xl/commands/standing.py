"""Where the year stands on a day: computed once from the register and the results, then written to its sheets."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from cchc_xl.books.book import Book
from cchc_xl.commands.outcome import Outcome
from cchc_xl.commands.reading import Register, first_settings, own_sheets, round_on, scoring
from cchc_xl.progress import dashboard, summary
from cchc_xl.progress import overdue as o
from cchc_xl.progress.due_soon import due_soon_rows, with_contacts
from cchc_xl.progress.scores import Scoring, scores
from cchc_xl.progress.sending import lateness, sending
from cchc_xl.progress.trend import trend
from cchc_xl.values import columns as c
from cchc_xl.values import dashboard as blocks
from cchc_xl.values import sheets
from cchc_xl.values.frames import frame, typed
from cchc_xl.values.table import Table


@dataclass(frozen=True)
class Standing:
    """The register, what was reported, and the state of every obligation as of a day."""

    register: Register
    results: pd.DataFrame
    submissions: pd.DataFrame
    states: pd.DataFrame
    as_of: dt.date
    soon_days: int
    scoring: Scoring

    @cached_property
    def sent(self) -> pd.DataFrame:
        """Tình hình gửi as of the day (columns.SUBMISSION_LIST): how late each sender is."""
        register = self.register
        return lateness(self.submissions, register.agencies, register.rounds, register.obligations, self.as_of)

    @cached_property
    def trend(self) -> pd.DataFrame:
        """Xu hướng (columns.TREND)."""
        register = self.register
        return trend(
            register.obligations, self.results, self.submissions, register.rounds, self.as_of, self.soon_days
        )  # fmt: skip

    @property
    def round(self) -> str:
        """The round that the dashboard speaks of: the last one that went out by that day."""
        rounds = self.register.rounds
        begun = rounds[rounds["start"] <= pd.Timestamp(self.as_of)]
        sent = [r for r in begun["round"] if r in set(self.submissions["round"])]
        return sent[-1] if sent else round_on(self.register, self.as_of)

    def outcome(self, message: str, figures: Mapping[str, object]) -> Outcome:
        """What a command says of it; a fault in the register has to be mended before it can be trusted."""
        faults = self.register.problems
        return Outcome(message, figures, problems=faults, attention=bool(faults))


def stand(
    register: Register,
    results: pd.DataFrame,
    submissions: pd.DataFrame,
    as_of: dt.date,
    soon_days: int,
    scale: Scoring | None = None,
) -> Standing:
    """Derives the state of every obligation of the year as of a day. ``scale``: None for the first settings'."""
    scale = scale or scoring(frame(c.SETTINGS, first_settings({})))
    states = o.derive_states(register.obligations, results, submissions, register.rounds, as_of, soon_days)
    return Standing(register, results, submissions, states, as_of, soon_days, scale)


def write_results(book: Book, standing: Standing) -> None:
    """Kết quả, the state beside the latest result of each obligation, and the agencies' own sheets."""
    book.replace(c.RESULTS, _with_states(standing))
    rows = o.sheet_rows(standing.states, standing.results)
    own = own_sheets(standing.register.agencies)
    for code, name in own:
        table = c.agency_table(code)
        if not book.has(table):
            book.add_sheet(sheets.agency_sheet(code, name))
        book.replace(table, typed(table, rows[rows["agency"] == code]))
    elsewhere = ~rows["agency"].isin([code for code, _ in own])
    book.replace(c.COMMUNES, typed(c.COMMUNES, rows[elsewhere]))


def write_overdue(book: Book, standing: Standing) -> None:
    """Quá hạn and Sắp đến hạn, as of their day, each row with how its agency is reached."""
    agencies = standing.register.agencies
    book.add_columns(c.OVERDUE)
    with_sheet(book, c.DUE_SOON)
    book.replace(c.OVERDUE, with_contacts(o.overdue_rows(standing.states), agencies))
    book.replace(c.DUE_SOON, due_soon_rows(standing.states, standing.results, agencies, standing.as_of))
    _stamp(book, standing, c.OVERDUE, c.DUE_SOON)


def write_summary(book: Book, standing: Standing) -> None:
    """Every sheet that counts, Bảng theo dõi, the tasks' own columns, and the dashboard.

    A master of before gets the sheets that it lacks, also those in which a clerk tells what changed.
    """
    register, states = standing.register, standing.states
    tracking = c.tracking_table(tuple(t for t in register.tasks["task"] if t))
    for table in (c.ADJUSTMENTS, c.WORK_DAYS, c.BY_AREA, c.BY_DISTRICT, c.TREND, c.SCORES):
        with_sheet(book, table)
    for table in (tracking, c.BY_AGENCY, c.BY_TASK):
        book.add_columns(table)
    book.replace(tracking, summary.tracking(states, register.agencies, register.tasks))
    for table, rows in _summaries(standing):
        book.replace(table, rows)
        _stamp(book, standing, table)
    book.set_columns(c.TASKS, summary.task_progress(states, register.tasks))
    _stamp(book, standing, tracking)
    _write_dashboard(book, standing)


def write_sending(book: Book, standing: Standing) -> None:
    """How late each sender of Tình hình gửi is, and Theo dõi gửi, as of the day."""
    rows, agencies = standing.sent, standing.register.agencies
    book.add_columns(c.SUBMISSION_LIST)
    if len(rows):
        added = [name for name in c.SUBMISSION_LIST.fields if name not in c.SUBMISSIONS.fields]
        book.set_columns(c.SUBMISSION_LIST, rows[[*c.SUBMISSION_LIST.key, *added]])
    with_sheet(book, c.SENDING)
    book.replace(c.SENDING, sending(rows, agencies))
    _stamp(book, standing, c.SUBMISSIONS, c.SENDING)


def with_sheet(book: Book, table: Table) -> None:
    """Adds the sheet of a table that a master of before lacks."""
    if not book.has(table):
        book.add_sheet(next(sheet for sheet in sheets.master_sheets((), ()) if sheet.table == table))


def _summaries(standing: Standing) -> tuple[tuple[Table, pd.DataFrame], ...]:
    """The sheets that count, each with its rows."""
    states, tasks, agencies = standing.states, standing.register.tasks, standing.register.agencies
    return (
        (c.BY_AGENCY, summary.by_agency(states, agencies)),
        (c.BY_TASK, summary.by_task(states, tasks)),
        (c.BY_AREA, summary.by_area(states, tasks)),
        (c.BY_DISTRICT, summary.by_district(states, agencies)),
        (c.TREND, standing.trend),
        (c.SCORES, scores(states, standing.sent, agencies, standing.scoring, standing.as_of)),
    )


def _write_dashboard(book: Book, standing: Standing) -> None:
    tasks, round_id = standing.register.tasks, standing.round
    names = standing.register.rounds.set_index("round")["name"]
    book.fill(sheets.AS_OF, standing.as_of)
    book.fill(sheets.CURRENT_ROUND, names[round_id])
    for name, value in dashboard.figures(standing.states, tasks, standing.submissions, round_id).items():
        book.fill(name, value)
    book.show_rows(blocks.COMPLETION.name, len(tasks))
    cells = dashboard.blocks(
        standing.states, tasks, standing.submissions, standing.trend, round_id, standing.as_of
    )  # fmt: skip
    for name, matrix in cells.items():
        if book.has_name(name):  # a dashboard of before has no trend
            book.fill(name, matrix)
    if book.has_name(blocks.TREND.name):
        book.show_rows(blocks.TREND.name, max(blocks.TREND_ROOM, len(standing.trend)))


def _with_states(standing: Standing) -> pd.DataFrame:
    """The results with the states of the latest ones; superseded rows keep the state they had."""
    key = list(c.RESULTS.key)
    latest = o.result_states(standing.states, standing.results).rename(columns={"state": "now"})
    rows = standing.results.merge(latest, on=key, how="left")
    return typed(c.RESULTS, rows.assign(state=rows["now"].fillna(rows["state"])))


def _stamp(book: Book, standing: Standing, *tables: Table) -> None:
    for table in tables:
        book.fill(sheets.as_of_name(table), standing.as_of)
