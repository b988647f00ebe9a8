"""Reading from a master what several commands need, under one name each."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import pandas as pd

from cchc_xl.books.book import Book
from cchc_xl.plan.work_days import rounds_with_work_days, with_work_days
from cchc_xl.progress.adjustment_rows import Fault
from cchc_xl.progress.obligations import faults_in_adjustments, obligations, unknown_in_applies_to
from cchc_xl.progress.scores import Band, Scoring, bands
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame, typed
from cchc_xl.values.problems import Problem, Refused, problem, refuse
from cchc_xl.values.settings import PLAN_BANDS, ROLLS_FORWARD, SENDING_BANDS, SETTINGS, SOON_DAYS, YEAR, Setting
from cchc_xl.values.table import Table
from cchc_xl.values.words import MilestoneKind, YesNo


@dataclass(frozen=True)
class Register:
    """The plan as it stands in the master: who has to do what by when."""

    tasks: pd.DataFrame
    milestones: pd.DataFrame
    assignments: pd.DataFrame
    agencies: pd.DataFrame
    rounds: pd.DataFrame
    adjustments: pd.DataFrame = field(default_factory=lambda: frame(c.ADJUSTMENTS))
    adjusted_at: tuple[Mapping[str, str], ...] = ()  # by row of ``adjustments``: field → its cell
    days: pd.DataFrame = field(default_factory=lambda: frame(c.WORK_DAYS))
    year: int = 0
    rolls: bool = True

    @cached_property
    def names(self) -> "pd.Series[str]":
        """Agency code → name."""
        return self.agencies.set_index("agency")["agency_name"]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What in the clerk's tables cannot be followed; the result cannot be trusted until it is mended."""
        return (*unknown_in_applies_to(self.milestones, self.agencies), *self._faults_in_adjustments())

    @cached_property
    def obligations(self) -> pd.DataFrame:
        """What has to be reported on in the year, as documents changed it: progress.obligations'."""
        return obligations(*self._plan, self.adjustments)

    @property
    def reports(self) -> list[str]:
        """The milestones that are met by sending a report."""
        return list(self.milestones.loc[self.milestones["kind"] == MilestoneKind.REPORT, "milestone"])

    @property
    def _plan(self) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
        return self.tasks, self._dated_milestones, self.assignments, self.agencies

    @cached_property
    def _dated_milestones(self) -> pd.DataFrame:
        """Mốc thời hạn with the office's own days off; the sheet itself stays as it is."""
        if self.days.empty:
            return self.milestones
        return with_work_days(self.milestones, self.days, self.year, rolls=self.rolls)

    def _faults_in_adjustments(self) -> list[Problem]:
        return [
            problem(fault.code, sheet=c.ADJUSTMENTS.sheet, cell=self._cell(fault), **fault.details)
            for fault in faults_in_adjustments(*self._plan, self.adjustments)
        ]

    def _cell(self, fault: Fault) -> str:
        return self.adjusted_at[fault.row][fault.column] if self.adjusted_at else ""


def read_register(book: Book) -> Register:
    """The tables that a clerk keeps, the rounds with the office's own days off."""
    tables = (c.TASKS, c.MILESTONES, c.ASSIGNMENTS, c.ROUNDS)
    tasks, milestones, assignments, rounds = (book.read(table) for table in tables)
    agencies = read_with_blanks(book, c.DIRECTORY, "phone")
    register = _with_days(Register(tasks, milestones, assignments, agencies, rounds), book)
    if not book.has(c.ADJUSTMENTS):
        return register
    places = zip(*(book.addresses(c.ADJUSTMENTS, name) for name in c.ADJUSTMENTS.fields), strict=True)
    cells = tuple(dict(zip(c.ADJUSTMENTS.fields, row, strict=True)) for row in places)
    return replace(register, adjustments=book.read(c.ADJUSTMENTS), adjusted_at=cells)


def read_work_days(book: Book) -> pd.DataFrame:
    """Ngày nghỉ (columns.WORK_DAYS); none in a master of before."""
    return book.read(c.WORK_DAYS) if book.has(c.WORK_DAYS) else frame(c.WORK_DAYS)


def _with_days(register: Register, book: Book) -> Register:
    days = read_work_days(book)
    if days.empty:
        return register
    settings = book.read(c.SETTINGS)
    year, rolls = plan_year(settings), rolls_forward(settings)
    return replace(
        register, rounds=rounds_with_work_days(register.rounds, days, year), days=days, year=year, rolls=rolls
    )


def read_seals(book: Book) -> pd.DataFrame:
    """What proves that a return is the form that was issued (columns.SEALS); what masters of before lack is blank."""
    try:
        return read_with_blanks(book, c.SEALS, "figures")
    except Refused:
        return read_with_blanks(book, c.SEALS, "figures", "rows_sha256")


def read_with_blanks(book: Book, table: Table, *fields: str) -> pd.DataFrame:
    """The table's rows; where a master of before lacks these columns, blanks. Changes nothing."""
    try:
        return book.read(table)
    except Refused as refused:
        if refused.problem.code != "M05":
            raise
        known = replace(table, columns=tuple(column for column in table.columns if column.field not in fields))
        return typed(table, book.read(known))


def read_sheet_rows(book: Book, agencies: pd.DataFrame) -> pd.DataFrame:
    """The rows of all agency sheets, as columns.COMMUNES: what is shown, and what a clerk typed over it."""
    tables = {code: c.agency_table(code) for code, _ in own_sheets(agencies)}  # of new agencies not there yet
    own = [book.read(table).assign(agency=code) for code, table in tables.items() if book.has(table)]
    return pd.concat([*own, book.read(c.COMMUNES)], ignore_index=True)


def round_row(register: Register, round_id: str) -> "pd.Series[Any]":
    """The round's row of Kỳ báo cáo; Refused M06 where there is none."""
    rows = register.rounds[register.rounds["round"] == round_id]
    if rows.empty:
        known = ", ".join(register.rounds["round"])
        raise refuse("M06", sheet=c.ROUNDS.sheet, round=round_id, known=known)
    return rows.iloc[0]


def round_on(register: Register, day: dt.date) -> str:
    """The round in progress on a day: the one that began last; before all of them, the first.

    Of rounds that began on the same day, the one that ends first.
    """
    rounds = register.rounds.sort_values(["start", "cutoff"], ascending=[False, True], kind="stable")
    begun = rounds[rounds["start"] <= pd.Timestamp(day)]
    return str(begun["round"].iloc[0] if len(begun) else register.rounds["round"].iloc[0])


def own_sheets(agencies: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    """(code, name) of the agencies that have a sheet of their own, in the directory's order."""
    own = agencies[agencies["own_sheet"] == YesNo.YES]
    return tuple(zip(own["agency"], own["agency_name"], strict=True))


def setting(settings: pd.DataFrame, which: Setting) -> str:
    """A setting's value; its first value where the row is missing or blank."""
    rows = settings.loc[settings["key"] == which.key, "value"]
    return (rows.iloc[0] if len(rows) else "") or which.default


def rolls_forward(settings: pd.DataFrame) -> bool:
    """Whether reports and periodic items that are due on a day off wait for the next working day."""
    return setting(settings, ROLLS_FORWARD).strip().casefold() != YesNo.NO.casefold()


def plan_year(settings: pd.DataFrame) -> int:
    """The year of the plan; Refused M14 where it is none."""
    return _whole(settings, YEAR, "năm")


def soon_days(settings: pd.DataFrame) -> int:
    """How many days ahead «Sắp đến hạn» looks; Refused M14 where it is no number."""
    return _whole(settings, SOON_DAYS, "số ngày")


def scoring(settings: pd.DataFrame) -> Scoring:
    """How agencies are scored; Refused M14 where a band cannot be understood."""
    return Scoring(_bands(settings, PLAN_BANDS), _bands(settings, SENDING_BANDS))


def with_all_settings(settings: pd.DataFrame) -> pd.DataFrame:
    """The rows of Cấu hình, with those that a master of before lacks at their first value."""
    lacking = [row for row in first_settings({}) if row["key"] not in set(settings["key"])]
    return typed(c.SETTINGS, pd.concat([settings, frame(c.SETTINGS, lacking)])) if lacking else settings


def _bands(settings: pd.DataFrame, which: Setting) -> tuple[Band, ...]:
    value = setting(settings, which)
    found = bands(value)
    if found is None:
        wanted = f"thang điểm, ví dụ «{which.default}»"
        raise refuse("M14", sheet=c.SETTINGS.sheet, value=value, column=_place_of(which), wanted=wanted)
    return found


def _place_of(which: Setting) -> str:
    return f"{c.SETTINGS.column('value').header}, dòng {which.key}"


def _whole(settings: pd.DataFrame, which: Setting, wanted: str) -> int:
    value = setting(settings, which)
    if not value.isdigit():
        raise refuse("M14", sheet=c.SETTINGS.sheet, value=value, column=_place_of(which), wanted=wanted)
    return int(value)


def first_settings(values: Mapping[str, str]) -> list[dict[str, str]]:
    """The rows of Cấu hình as a new master has them; ``values`` by key replace first values."""
    return [{"key": s.key, "value": values.get(s.key, s.default), "note": s.note} for s in SETTINGS]
