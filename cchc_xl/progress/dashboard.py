"""The figures of Tổng quan, and the blocks of cells that its charts and lists read."""

import datetime as dt
import re
from typing import Any

import pandas as pd

from cchc_xl.progress.obligations import shortened
from cchc_xl.progress.summary import counts, rate
from cchc_xl.values import dashboard as d
from cchc_xl.values.columns import STATE_COUNTS
from cchc_xl.values.grid import Cell
from cchc_xl.values.words import Arrival, Level, Standing, State

Matrix = list[list[Cell]]

_SENT = (Arrival.SENT, Arrival.LATE)
_SETTLED = (State.DONE_ON_TIME, State.DONE_LATE, State.CONTINUOUS_ACTIVE, State.CONTINUOUS_IDLE)
_LONGEST_WORK, _LONGEST_NAME = 45, 40  # characters that a list or a chart has room for


def figures(states: pd.DataFrame, tasks: pd.DataFrame, submissions: pd.DataFrame, round: str) -> dict[str, Cell]:
    """The figure for each name of values.dashboard.TILES; None where there is nothing to show.

    ``states`` as overdue.derive_states; ``submissions`` (columns.SUBMISSIONS) of which ``round`` counts.
    """
    of_round = submissions[submissions["round"] == round]
    sent = int(of_round["status"].isin(_SENT).sum())
    of_state = states["state"].value_counts()
    return {
        "so_nhiem_vu": int(((tasks["task"] != "") & (tasks["standing"] != Standing.WITHDRAWN)).sum()),
        "da_gui": f"{sent}/{len(of_round)}" if len(of_round) else None,
        "ty_le_hoan_thanh": rate(states),
        "so_qua_han": int(of_state.get(State.OVERDUE, 0)),
        "so_chua_cap_nhat": int(of_state.get(State.UNKNOWN_PAST_DUE, 0)),
        "so_sap_den_han": int(of_state.get(State.DUE_SOON, 0)),
    }


def blocks(
    states: pd.DataFrame,
    tasks: pd.DataFrame,
    submissions: pd.DataFrame,
    trend: pd.DataFrame,
    round: str,
    as_of: dt.date,
) -> dict[str, Matrix]:
    """The cells of every block of values.dashboard, by its name: its headers, then at most ``rows`` rows.

    ``trend``: columns.TREND, of which the last rounds are shown.
    """
    of_round = submissions[submissions["round"] == round]
    rows: dict[d.Block, Matrix] = {
        d.BY_LEVEL: _by_level(states),
        d.COMPLETION: _completion(states, tasks),
        d.MOST_OVERDUE: _most_overdue(states),
        d.TREND: _trend(trend),
        d.BY_DAY: _by_day(of_round, d.BY_DAY.rows),
        d.LONGEST_OVERDUE: _longest_overdue(states),
        d.NEXT_DUE: _next_due(states, as_of),
    }
    return {block.name: [list(block.headers), *matrix[: block.rows]] for block, matrix in rows.items()}


def _by_level(states: pd.DataFrame) -> Matrix:
    levels = pd.DataFrame({"level": list(Level)}, dtype="str")
    table = levels.merge(counts(states, "level"), on="level", how="left")
    numbers: list[list[int]] = table[[c.field for c in STATE_COUNTS]].fillna(0).astype(int).to_numpy().tolist()
    return [[level.value, *row] for level, row in zip(Level, numbers, strict=True)]


def _completion(states: pd.DataFrame, tasks: pd.DataFrame) -> Matrix:
    rates = counts(states, "task").set_index("task")["rate"].dropna()
    return [[f"NV {task}", float(rates[task]) if task in rates.index else None] for task in tasks["task"] if task]


def _most_overdue(states: pd.DataFrame) -> Matrix:
    """The agencies with most overdue, most first, in the directory's order among equals."""
    rows = states[states["state"] == State.OVERDUE]
    most = rows.groupby(["agency", "agency_name"], sort=False).size().reset_index(name="overdue")
    most = most.sort_values("overdue", ascending=False, kind="stable")
    return [
        [shortened(name, _LONGEST_NAME), int(number)]
        for name, number in zip(most["agency_name"], most["overdue"], strict=True)
    ]


def _trend(rounds: pd.DataFrame) -> Matrix:
    """The last rounds, called as short as a chart needs, with their two rates."""
    return [
        [re.sub(r" năm \d{4}$", "", row["name"]), *(_number(row[rate]) for rate in ("rate", "sent_rate"))]
        for row in rounds.tail(d.TREND.rows).to_dict("records")
    ]


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _by_day(submissions: pd.DataFrame, most: int) -> Matrix:
    """How many agencies had sent by each day on which one did; the earliest days in one row if there are many."""
    first: pd.Series[pd.Timestamp] = submissions["first_arrived_on"].dropna()
    total = first.value_counts().sort_index().cumsum()
    days: Matrix = [[f"{day:%d/%m}", int(number)] for day, number in total.items()]
    if len(days) <= most:
        return days
    (label, number), *rest = days[-most:]
    return [[f"đến {label}", number], *rest]


def _longest_overdue(states: pd.DataFrame) -> Matrix:
    rows = states[states["state"] == State.OVERDUE].sort_values("days_late", ascending=False, kind="stable")
    rows = rows.head(d.LONGEST_OVERDUE.rows)
    return [
        [
            shortened(row["agency_name"], _LONGEST_NAME),
            _work(row["task"], row["content"]),
            row["due_compared"].date(),
            int(row["days_late"]),
        ]
        for row in rows.to_dict("records")
    ]


def _next_due(states: pd.DataFrame, as_of: dt.date) -> Matrix:
    """The next days on which something is due, and how many agencies have not done it."""
    ahead = (states["due_compared"] >= pd.Timestamp(as_of)) & ~states["state"].isin(_SETTLED)
    by = ["due_compared", "order", "task", "milestone", "content"]
    owing = states[ahead].groupby(by, sort=False, dropna=False)["agency"].nunique().reset_index(name="agencies")
    rows = owing.sort_values(["due_compared", "order"], kind="stable").head(d.NEXT_DUE.rows)
    return [
        [_work(row["task"], row["content"]), row["due_compared"].date(), int(row["agencies"])]
        for row in rows.to_dict("records")
    ]


def _work(task: str, content: str) -> str:
    return f"NV {task} – {shortened(content, _LONGEST_WORK)}"
