"""Who owes what on a day: reports that have not come, work past due, work that is due soon."""

import datetime as dt
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from cchc_xl.progress.names import told_apart
from cchc_xl.values.words import Arrival, Check, Level, MilestoneKind, State


@dataclass(frozen=True)
class OwedReport:
    """A round's report: ``what`` is wrong with it; ``days_late`` calendar days, not positive while it is not due."""

    round: str
    name: str
    what: str
    due: dt.date
    days_late: int


@dataclass(frozen=True)
class OwedWork:
    """An obligation that is past due or due soon; ``days_late`` as above; ``source``: the document that assigned it."""

    task: str
    milestone: str
    content: str
    due: dt.date
    days_late: int
    source: str


@dataclass(frozen=True)
class Debt:
    """All that one agency owes. ``asked``: past due, but what is known is older than the due date.

    ``below``: agencies that send through it and owe something; it is to remind them, without owing anything itself.
    ``sources``: the documents that gave it its tasks, whether it owes anything of those or not.
    """

    agency: str
    agency_name: str
    level: str
    via: str
    reports: tuple[OwedReport, ...] = ()
    overdue: tuple[OwedWork, ...] = ()
    asked: tuple[OwedWork, ...] = ()
    soon: tuple[OwedWork, ...] = ()
    below: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def owes(self) -> bool:
        return bool(self.reports or self.overdue or self.asked or self.soon)

    @property
    def things(self) -> tuple[str, ...]:
        """A key for each thing owed: the round of a report, the milestone of a work, with what is the matter."""
        return (
            *(f"{report.round}:{report.what}" for report in self.reports),
            *(f"{work.milestone}:{kind}" for kind, works in self._kinds for work in works),
            *(f"{agency}:gửi qua" for agency in self.below),
        )

    def without(self, told: Container[str]) -> "Debt":
        """What is left of it once the things whose keys are in ``told`` are taken out."""
        left = {name: tuple(w for w in works if f"{w.milestone}:{kind}" not in told)
                for name, (kind, works) in zip(_WORKS, self._kinds, strict=True)}  # fmt: skip
        reports = tuple(report for report in self.reports if f"{report.round}:{report.what}" not in told)
        below = tuple(agency for agency in self.below if f"{agency}:gửi qua" not in told)
        return replace(self, reports=reports, below=below, **left)

    @property
    def _kinds(self) -> tuple[tuple[str, tuple[OwedWork, ...]], ...]:
        return ("quá hạn", self.overdue), ("chưa cập nhật", self.asked), ("sắp đến hạn", self.soon)


_WORKS = ("overdue", "asked", "soon")  # as _kinds has them
NOT_SENT, REFUSED, INCOMPLETE = "chưa gửi", "bị trả lại, chưa gửi lại", "cần bổ sung"
_WRONG = {Arrival.MISSING.value: NOT_SENT, Arrival.REFUSED.value: REFUSED}
_STATES = (State.OVERDUE, State.UNKNOWN_PAST_DUE, State.DUE_SOON)


def debts(
    states: pd.DataFrame,
    submissions: pd.DataFrame,
    rounds: pd.DataFrame,
    agencies: pd.DataFrame,
    tasks: pd.DataFrame,
    as_of: dt.date,
    soon_days: int,
) -> tuple[Debt, ...]:
    """Every agency that owes something, or through which another does, in the directory's order; agencies that it
    lacks come last.

    In: overdue.derive_states' as of that day; columns.SUBMISSION_LIST (sending.lateness) as of it; columns.ROUNDS,
    AGENCIES, TASKS. A report is owed from ``soon_days`` before its day on, and while its return needs completing; the
    office's own, which goes upward, is nobody's debt to the office. A round whose forms never went out is known by
    its «report» milestones.
    """
    reports = _grouped([*_reports(submissions, rounds, as_of, soon_days), *_unasked(states, submissions, rounds)])
    sources = dict(zip(tasks["task"], tasks["source"], strict=True))
    assigned = _grouped(_sources(states, sources))
    names = told_apart(agencies)
    works = {state: _grouped(_works(states, state, sources, as_of)) for state in _STATES}
    found = [
        Debt(
            agency, names.get(agency, name), level, via, reports.get(agency, ()),
            *(works[state].get(agency, ()) for state in _STATES), sources=assigned.get(agency, ()),
        )
        for agency, name, level, via in _everybody(agencies, states, submissions)
    ]  # fmt: skip
    through = _grouped([(debt.via, debt.agency) for debt in found if debt.owes and debt.via not in ("", debt.agency)])
    return tuple(d for d in (replace(debt, below=through.get(debt.agency, ())) for debt in found) if d.things)


def _everybody(*tables: pd.DataFrame) -> list[tuple[str, str, str, str]]:
    fields = ["agency", "agency_name", "level", "via"]
    rows = pd.concat([table.reindex(columns=fields) for table in tables]).fillna("")
    rows = rows[rows["agency"] != ""].drop_duplicates("agency")
    return [(str(a), str(b), str(c), str(d)) for a, b, c, d in rows.itertuples(index=False)]


def _reports(
    submissions: pd.DataFrame, rounds: pd.DataFrame, as_of: dt.date, soon_days: int
) -> Iterable[tuple[str, OwedReport]]:
    """By the roster."""
    names = dict(zip(rounds["round"], rounds["name"], strict=True))
    for row in submissions.to_dict("records"):
        what = INCOMPLETE if row["check"] == Check.INCOMPLETE else _WRONG.get(row["status"])
        if what is None or row["level"] == Level.OFFICE or pd.isna(row["send_by"]):
            continue
        due: dt.date = row["send_by"].date()
        if due <= as_of + dt.timedelta(days=soon_days):
            name = names.get(row["round"], row["round"])
            yield row["agency"], OwedReport(row["round"], name, what, due, (as_of - due).days)


def _unasked(states: pd.DataFrame, submissions: pd.DataFrame, rounds: pd.DataFrame) -> Iterable[tuple[str, OwedReport]]:
    """Reports of rounds that have no roster: once for each agency, though several tasks ask for it."""
    rows = states[(states["kind"] == MilestoneKind.REPORT) & states["state"].isin(_STATES)]
    rows = rows[(rows["level"] != Level.OFFICE) & rows["due_compared"].notna()]
    rows = rows.merge(rounds[["round", "name", "cutoff"]].drop_duplicates("cutoff"), on="cutoff", how="inner")
    rows = rows[~rows["round"].isin(submissions["round"])].drop_duplicates(["agency", "round"])
    for row in rows.to_dict("records"):
        late: Any = row["days_late"]
        due: dt.date = row["due_compared"].date()
        days = 0 if pd.isna(late) else int(late)
        yield row["agency"], OwedReport(row["round"], row["name"], NOT_SENT, due, days)


def _works(
    states: pd.DataFrame, state: State, sources: dict[str, str], as_of: dt.date
) -> Iterable[tuple[str, OwedWork]]:
    rows = states[(states["state"] == state) & (states["kind"] != MilestoneKind.REPORT)]
    for row in rows.sort_values(["due_compared", "order"], kind="stable").to_dict("records"):
        due: dt.date = row["due_compared"].date()
        source = sources.get(row["task"], "")
        late = (as_of - due).days
        yield row["agency"], OwedWork(row["task"], row["milestone"], row["content"], due, late, source)


def _sources(states: pd.DataFrame, sources: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each agency with each document that gave it a task."""
    pairs = zip(states["agency"], states["task"].map(sources).fillna(""), strict=True)
    return [(agency, source) for agency, source in dict.fromkeys(pairs) if source]


def _grouped(pairs: Iterable[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
    groups: dict[str, list[Any]] = {}
    for agency, thing in pairs:
        groups.setdefault(agency, []).append(thing)
    return {agency: tuple(things) for agency, things in groups.items()}
