"""The summary tables: how many obligations are in which state, by agency, by task, and in every cell of both."""

from typing import Any

import pandas as pd

from cchc_xl.progress.sending import AREA_PREFIX, DISTRICT_PREFIX
from cchc_xl.values.columns import BY_AGENCY, BY_AREA, BY_DISTRICT, BY_PLAN, BY_TASK, STATE_COUNTS, tracking_table
from cchc_xl.values.frames import typed
from cchc_xl.values.words import DONE, WORST_FIRST, Area, Level, Standing, State

NO_AREA = "Chưa xếp lĩnh vực"
NO_DISTRICT = "Không thuộc huyện nào"


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


def by_area(states: pd.DataFrame, tasks: pd.DataFrame) -> pd.DataFrame:
    """Theo lĩnh vực (columns.BY_AREA): the areas that ``tasks`` name, in the order of Nghị quyết 76/NQ-CP, then
    others by their first task. Withdrawn tasks are none."""
    alive = tasks[(tasks["task"] != "") & (tasks["standing"] != Standing.WITHDRAWN)]
    areas = alive["area"].where(alive["area"] != "", NO_AREA).set_axis(alive["task"])
    named = [area.value for area in Area if area in set(areas)]
    rows = pd.DataFrame({"area": list(dict.fromkeys([*named, *areas]))}, dtype="str")
    rows = rows.merge(areas.value_counts().rename_axis("area").rename("tasks").reset_index(), on="area", how="left")
    of_area = counts(states.assign(area=states["task"].map(areas).fillna(NO_AREA)), "area")
    return typed(BY_AREA, _filled(rows.merge(of_area, on="area", how="left")))


def by_district(states: pd.DataFrame, agencies: pd.DataFrame) -> pd.DataFrame:
    """Theo địa bàn (columns.BY_DISTRICT): each district of ``agencies`` with its communes, counted together and
    apart; communes whose «Trực thuộc» is no district come last. Together: all obligations of the two levels."""
    part_of = _districts(pd.concat([agencies, states])[["agency", "agency_name", "level", "parent"]])
    rows = part_of.groupby("part", sort=False).size().rename("agencies").reset_index()
    codes = agencies.loc[agencies["level"] == Level.DISTRICT, ["agency", "agency_name"]]
    rows = rows.merge(codes.assign(part=_area_names(codes["agency_name"])), on="part", how="left")
    local = states.drop(columns="parent", errors="ignore").merge(part_of[["agency", "part"]], on="agency")
    rows = rows.merge(counts(local, "part"), on="part", how="left")
    for prefix, level in (("own", Level.DISTRICT), ("commune", Level.COMMUNE)):
        mine = counts(local[local["level"] == level], "part").set_index("part")[["total", "overdue", "rate"]]
        rows = rows.merge(mine.add_prefix(f"{prefix}_"), left_on="part", right_index=True, how="left")
    apart = ["own_total", "own_overdue", "commune_total", "commune_overdue"]
    return typed(BY_DISTRICT, _filled(rows).fillna(dict.fromkeys(apart, 0)))


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


def _districts(agencies: pd.DataFrame) -> pd.DataFrame:
    """Districts and communes, each with the part of the province it belongs to; those of no district last."""
    rows = agencies[agencies["level"].isin([Level.DISTRICT, Level.COMMUNE]) & (agencies["agency"] != "")]
    rows = rows.drop_duplicates("agency")
    districts = rows[rows["level"] == Level.DISTRICT]
    names = dict(zip(districts["agency"], _area_names(districts["agency_name"]), strict=True))
    above = rows["parent"].where(rows["level"] == Level.COMMUNE, rows["agency"])
    rows = rows.assign(part=above.map(names).fillna(NO_DISTRICT))
    order = {part: place for place, part in enumerate((*names.values(), NO_DISTRICT))}
    return rows.sort_values("part", key=lambda parts: parts.map(order), kind="stable")


def _area_names(names: "pd.Series[str]") -> "list[str]":
    return [AREA_PREFIX + name.removeprefix(DISTRICT_PREFIX) for name in names]


def _filled(rows: pd.DataFrame) -> pd.DataFrame:
    """Zero where there is nothing to count."""
    return rows.fillna(dict.fromkeys(["total", BY_PLAN.field, *(c.field for c in STATE_COUNTS)], 0))
