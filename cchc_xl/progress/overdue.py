"""The state of every obligation on a day, and what follows from it for the sheets."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pandas as pd

from cchc_xl.progress.results import OBLIGATION, latest
from cchc_xl.progress.state import Facts, counted_day, is_done, is_running, state_of
from cchc_xl.progress.submissions import arrivals, due_by_level
from cchc_xl.values.columns import ANSWER_FIELDS, COMMUNES, OVERDUE, RESULTS
from cchc_xl.values.frames import typed
from cchc_xl.values.words import PAST_DUE, Level, MilestoneKind, State

_ANSWERED = ["progress", "done_on", "document_date", "data_as_of"]


def derive_states(
    obligations: pd.DataFrame,
    results: pd.DataFrame,
    submissions: pd.DataFrame,
    rounds: pd.DataFrame,
    as_of: dt.date,
    soon_days: int = 7,
) -> pd.DataFrame:
    """The obligations, each with its state on the day ``as_of`` (the rule: ``state.state_of``).

    In: progress.obligations'; columns.RESULTS, SUBMISSIONS, ROUNDS. A day that has passed is seen with all that is
    known now; what is dated later has not happened by then. Added: ``due_compared``, the date that it is judged by;
    ``due_planned``, the same had no document extended it; ``state``; ``state_by_plan``, the one of the planned date;
    ``days_late``, calendar days from there to ``as_of``, or to the day it was done late; ``data_as_of``, the day of
    what is known; ``is_counted``, whether it counts in the completion rate: due by ``as_of``, or done.
    """
    dates, states = _round_dates(rounds), obligations.reset_index(drop=True)
    rows = _with_round(_with_answers(states, latest(results)), dates, submissions)
    states["due_planned"] = _compared(rows)
    states["due_compared"] = rows["due_compared"] = rows["due_extended"].fillna(states["due_planned"])
    facts = _facts(rows, dates, as_of)
    states["state"] = pd.Series([state_of(f, as_of, soon_days).value for f in facts], dtype="str")
    planned = [replace(f, due=day) for f, day in zip(facts, _days(states["due_planned"]), strict=True)]
    states["state_by_plan"] = pd.Series([state_of(f, as_of, soon_days).value for f in planned], dtype="str")
    states["days_late"] = pd.Series([_days_late(f, as_of) for f in facts], dtype="Int64")
    states["data_as_of"] = rows["data_as_of"].where(rows["kind"] != MilestoneKind.REPORT, rows["arrived_on"])
    states["is_counted"] = pd.Series([_is_counted(f, as_of) for f in facts], dtype="bool")
    return states


def overdue_rows(states: pd.DataFrame) -> pd.DataFrame:
    """Quá hạn (columns.OVERDUE): what is past due, first what is known not to be done, most days first.

    «Hạn áp dụng» is the date that the row is judged by, so that «Số ngày» counts from it; «Hạn gốc» is the
    plan's, where a document extended that.
    """
    rows = states[states["state"].isin(PAST_DUE)]
    planned = rows["due_planned"].where(rows["due_planned"] != rows["due_compared"])
    rows = rows.assign(is_asked=rows["state"] != State.OVERDUE, due_effective=rows["due_compared"], due_planned=planned)
    rows = rows.sort_values(["is_asked", "days_late"], ascending=[True, False], kind="stable")
    return typed(OVERDUE, rows)


def result_states(states: pd.DataFrame, results: pd.DataFrame) -> pd.DataFrame:
    """The key of columns.RESULTS and the state, for the latest result of each obligation."""
    rows = latest(results)[list(RESULTS.key)].merge(states[[*OBLIGATION, "state"]], on=OBLIGATION)
    return rows[[*RESULTS.key, "state"]]


def sheet_rows(states: pd.DataFrame, results: pd.DataFrame) -> pd.DataFrame:
    """The rows of all agency sheets (columns.COMMUNES) in the order of ``states``: what is due, and the latest
    of ``results``. «Hạn áp dụng» is the date that the row is judged by."""
    answers = latest(results)[[*OBLIGATION, *ANSWER_FIELDS, "source"]]
    rows = states.assign(due_effective=states["due_compared"]).merge(answers, on=OBLIGATION, how="left")
    return typed(COMMUNES, rows)


def _with_answers(obligations: pd.DataFrame, newest: pd.DataFrame) -> pd.DataFrame:
    rows = obligations.merge(newest[[*OBLIGATION, *_ANSWERED]], on=OBLIGATION, how="left")
    return rows.assign(progress=rows["progress"].fillna(""))


def _round_dates(rounds: pd.DataFrame) -> pd.DataFrame:
    """One row for each round and level: its period, and the day by which that level sends («» : any other)."""
    rows: list[dict[str, Any]] = [
        {
            "round": row["round"],
            "level": level,
            "cutoff": row["cutoff"],
            "begins": row["start"],
            "sent_up_on": row["sent_up_on"],
            "round_due": day,
        }
        for _, row in rounds[rounds["cutoff"].notna()].iterrows()
        for level, day in (*due_by_level(row).items(), ("", row["due"]))
    ]
    days = ["cutoff", "begins", "sent_up_on", "round_due"]
    table = pd.DataFrame(rows, columns=["round", "level", *days])
    return table.astype({"round": "str", "level": "str", **dict.fromkeys(days, "datetime64[s]")})


def _with_round(rows: pd.DataFrame, dates: pd.DataFrame, submissions: pd.DataFrame) -> pd.DataFrame:
    """The rows, for reports with what their round says: ``begins``, ``round_due``, ``arrived_on``.

    A report belongs to the first round with its cut-off. The office's has arrived when it was sent upward.
    """
    rows = rows.merge(dates.drop_duplicates(["cutoff", "level"]), on=["cutoff", "level"], how="left")
    rows = rows.merge(arrivals(submissions), on=["round", "agency"], how="left")
    is_report, is_office = rows["kind"] == MilestoneKind.REPORT, rows["level"] == Level.OFFICE
    arrived: pd.Series[pd.Timestamp] = rows["sent_up_on"].where(is_office, rows["arrived_on"])
    begins: pd.Series[pd.Timestamp] = rows["begins"].where(is_report).fillna(rows["window_start"])
    return rows.assign(arrived_on=arrived.where(is_report), begins=begins)


def _compared(rows: pd.DataFrame) -> "pd.Series[pd.Timestamp]":
    """The date that each row is judged by: another of its dates where that is blank.

    A document by the plan's own date, continuous work by the year's end; an agency's report by what the
    milestone, else the round gives agencies, the office's by what binds the office; all others by the date that
    rolled to a working day.
    """
    plan, rolled = rows["due"].fillna(rows["due_effective"]), rows["due_effective"].fillna(rows["due"])
    unrolled = rows["kind"].isin([MilestoneKind.ISSUE, MilestoneKind.CONTINUOUS])
    of_agency = (rows["kind"] == MilestoneKind.REPORT) & (rows["level"] != Level.OFFICE)
    agency: pd.Series[pd.Timestamp] = rows["agency_due"].fillna(rows["round_due"]).fillna(rolled)
    return rolled.mask(unrolled, plan).mask(of_agency, agency)


def _facts(rows: pd.DataFrame, dates: pd.DataFrame, as_of: dt.date) -> list[Facts]:
    """The facts of each row; of a level's silence, those of the rounds whose day has passed by ``as_of``."""
    passed = dates[dates["round_due"] < pd.Timestamp(as_of)].groupby("level", as_index=False)["cutoff"].max()
    asked_until = dict(zip(passed["level"], _days(passed["cutoff"]), strict=True))
    columns = (
        rows["kind"],
        _days(rows["begins"]),
        _days(rows["due_compared"]),
        rows["progress"],
        _days(rows["done_on"]),
        _days(rows["document_date"]),
        _days(rows["data_as_of"]),
        _days(rows["arrived_on"]),
        [asked_until.get(level) for level in rows["level"]],
    )
    return [Facts(*values) for values in zip(*columns, strict=True)]


def _days(moments: "pd.Series[Any]") -> "list[Any]":
    """Days as dates, None for blank."""
    return moments.to_numpy(dtype="datetime64[D]").astype(object).tolist()


def _days_late(facts: Facts, as_of: dt.date) -> int | None:
    """Calendar days past the due date: of the day it was done, else of ``as_of``; None when it is not late."""
    if facts.due is None or is_running(facts, as_of):
        return None
    day = counted_day(facts) if is_done(facts, as_of) else as_of
    return (day - facts.due).days if day and day > facts.due else None


def _is_counted(facts: Facts, as_of: dt.date) -> bool:
    if is_running(facts, as_of):
        return False
    return is_done(facts, as_of) or (facts.due is not None and facts.due <= as_of)
