"""How the year stood by the reports of each round: whether it gets better."""

import datetime as dt
from typing import Any

import pandas as pd

from cchc_xl.progress.overdue import derive_states
from cchc_xl.progress.summary import counts
from cchc_xl.values.columns import TREND
from cchc_xl.values.frames import typed
from cchc_xl.values.words import Arrival


def trend(
    obligations: pd.DataFrame,
    results: pd.DataFrame,
    submissions: pd.DataFrame,
    rounds: pd.DataFrame,
    as_of: dt.date,
    soon_days: int,
) -> pd.DataFrame:
    """Xu hướng (columns.TREND): a row for each round that went out by ``as_of``, the earliest cut-off first.

    In: progress.obligations'; columns.RESULTS, SUBMISSIONS, ROUNDS. The newest round stands as the year does on
    ``as_of``. An earlier one stands as it did on the first day of the month after its cut-off, when all that was due
    in its quarter can be judged, by its own results and those of rounds before it: what later rounds report does not
    rewrite it.
    """
    shown = _went_out(rounds, submissions, as_of)
    if shown.empty:
        return typed(TREND, pd.DataFrame(columns=list(TREND.fields)))
    later: list[str] = list(shown["round"])[::-1]
    rows: list[dict[str, Any]] = []
    for row in shown.to_dict("records"):
        later.pop()
        day = _judged_on(row["cutoff"], as_of) if later else as_of
        known = results[~results["round"].isin(later)]
        states = derive_states(obligations, known, submissions, rounds, day, soon_days)
        rows.append({**_sent(submissions, row["round"]), **_counted(states), "name": row["name"], "as_of": day})
    table = pd.DataFrame(rows).assign(round=shown["round"].to_numpy())
    table["as_of"] = pd.to_datetime(table["as_of"])
    return typed(TREND, table.assign(change=table["overdue"].diff()))


def _went_out(rounds: pd.DataFrame, submissions: pd.DataFrame, as_of: dt.date) -> pd.DataFrame:
    begun = (
        rounds["round"].isin(submissions["round"]) & (rounds["start"] <= pd.Timestamp(as_of)) & rounds["cutoff"].notna()
    )
    return rounds[begun].sort_values(["cutoff", "start"], kind="stable")


def _judged_on(cutoff: pd.Timestamp, as_of: dt.date) -> dt.date:
    """The first day of the month after the cut-off, but not after ``as_of``."""
    return min((cutoff + pd.offsets.MonthBegin(1)).date(), as_of)


def _sent(submissions: pd.DataFrame, round_id: Any) -> dict[str, Any]:
    statuses: list[str] = list(submissions["status"][submissions["round"] == round_id])
    in_time = statuses.count(Arrival.SENT)
    return {
        "expected": len(statuses),
        "sent_in_time": in_time,
        "sent_late": statuses.count(Arrival.LATE),
        "not_sent": statuses.count(Arrival.MISSING) + statuses.count(Arrival.REFUSED),
        "sent_rate": in_time / len(statuses) if statuses else None,
    }


def _counted(states: pd.DataFrame) -> dict[str, Any]:
    if states.empty:
        return {}
    whole: Any = counts(states.assign(all=""), "all").drop(columns="all").iloc[0]
    return whole.to_dict()
