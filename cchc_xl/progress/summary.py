"""The summary tables: how many obligations are in which state, by agency, by task, and in every cell of both."""

from typing import Any

import pandas as pd

from cchc_xl.values.columns import BY_AGENCY, BY_PLAN, BY_TASK, STATE_COUNTS, tracking_table
from cchc_xl.values.frames import typed
from cchc_xl.values.words import DONE, WORST_FIRST, State


def by_agency(states: pd.DataFrame, agencies: pd.DataFrame) -> pd.DataFrame:
    """Theo cơ quan (columns.BY_AGENCY): every agency of ``agencies`` in their order, also those that owe nothing;
    then agencies that only ``states`` (overdue.derive_states) know. The state columns add up to the total."""
    known = pd.concat([agencies, states])[["agency", "agency_name", "level"]]
    rows = known[known["agency"] != ""].drop_duplicates("agency")
    return typed(BY_AGENCY, _filled(rows.merge(counts(states, "agency"), on="agency", how="left")))


def by_task(states: pd.DataFrame, tasks: pd.DataFrame) -> pd.DataFrame:
    """Theo nhiệm vụ (columns.BY_TASK): every task of ``tasks`` in their order, also those that nobody owes."""
    rows = tasks.loc[tasks["task"] != "", ["task", "content"]]
    return typed(BY_TASK, _filled(rows.merge(counts(states, "task"), on="task", how="left")))


def task_progress(states: pd.DataFrame, tasks: pd.DataFrame) -> pd.DataFrame:
    """What the program writes into Nhiệm vụ: task, its worst state, its completion rate; blank for no obligation."""
    rows = tasks.loc[tasks["task"] != "", ["task"]]
    rows = rows.merge(_worst(states, ["task"]), on="task", how="left")
    rows = rows.merge(counts(states, "task")[["task", "rate"]], on="task", how="left")
    return rows.fillna({"state": ""})


def tracking(states: pd.DataFrame, agencies: pd.DataFrame, tasks: pd.DataFrame) -> pd.DataFrame:
    """Bảng theo dõi (columns.tracking_table): the worst state of each agency in each task, blank where it is no
    lead. Agencies and tasks in their order."""
    table = tracking_table(tuple(tasks.loc[tasks["task"] != "", "task"]))
    cells = _worst(states, ["agency", "task"]).pivot(index="agency", columns="task", values="state")
    rows = agencies.loc[agencies["agency"] != "", ["agency", "agency_name", "level"]]
    return typed(table, rows.merge(cells, left_on="agency", right_index=True, how="left"))


def counts(states: pd.DataFrame, by: str) -> pd.DataFrame:
    """For each value of the field ``by``: ``total``, a count for each state (columns.STATE_COUNTS), ``rate``,
    and how many would be overdue by the plan's own deadlines (columns.BY_PLAN)."""
    table: pd.DataFrame = pd.crosstab(states[by], states["state"])
    table = table.reindex(columns=[c.header for c in STATE_COUNTS], fill_value=0)
    table = table.set_axis([c.field for c in STATE_COUNTS], axis=1)
    table["total"] = table.sum(axis=1)
    table["rate"] = _rates(states, by)
    table[BY_PLAN.field] = (states["state_by_plan"] == State.OVERDUE).groupby(states[by]).sum()
    return table.reset_index()


def rate(states: pd.DataFrame) -> float | None:
    """The completion rate: done ÷ (due by the day + done early); None where nothing counts."""
    counted = int(states["is_counted"].sum())
    return int(states["state"].isin(DONE).sum()) / counted if counted else None


def _rates(states: pd.DataFrame, by: str) -> "pd.Series[Any]":
    tallies = states[[by, "is_counted"]].assign(is_done=states["state"].isin(DONE)).groupby(by).sum()
    counted = tallies["is_counted"].astype("Float64")
    return tallies["is_done"].astype("Float64") / counted.mask(counted == 0)


def _worst(states: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """For each group the state that stands first in WORST_FIRST."""
    rank = states["state"].map({state.value: place for place, state in enumerate(WORST_FIRST)})
    rows = states[[*by, "state"]].assign(rank=rank).sort_values("rank", kind="stable")
    return rows.drop_duplicates(by)[[*by, "state"]]


def _filled(rows: pd.DataFrame) -> pd.DataFrame:
    """Zero where there is nothing to count."""
    return rows.fillna(dict.fromkeys(["total", BY_PLAN.field, *(c.field for c in STATE_COUNTS)], 0))
