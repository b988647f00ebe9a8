"""What agencies that ended leave open, and the rows of Điều chỉnh that pass it on.

What was done stays with the agency that did it; its results are never touched.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cchc_xl.progress.successors import ended_by, successors_on
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from cchc_xl.values.words import DONE, Adjusting, MilestoneKind

Row = dict[str, Any]


@dataclass(frozen=True)
class Leaving:
    """An agency that ended, with open obligations: from which day it is no more, how many, who may take over.

    ``heirs``: those whom the directory names. ``nearby``: where it names none, who stands in the place of the
    agencies below it.
    """

    agency: str
    since: dt.date
    open: int
    heirs: tuple[str, ...]
    nearby: tuple[str, ...]

    @property
    def is_certain(self) -> bool:
        return len(self.heirs) == 1


@dataclass(frozen=True)
class Joining:
    """Agencies of one group that began after the plan, and take over from nobody in it."""

    group: str
    since: dt.date
    agencies: tuple[str, ...]


def leaving(states: pd.DataFrame, agencies: pd.DataFrame, day: dt.date) -> list[Leaving]:
    """Who ended by that day and still owes something; in the order of ``states``.

    ``states``: progress.overdue.derive_states' as of that day. ``agencies``: columns.AGENCIES with the successors.
    """
    heirs, rows = successors_on(agencies, day), _passing(states, agencies, day)
    counts = rows.groupby("agency", sort=False).size()
    since = ended_by(agencies, day)
    return [
        Leaving(code, since[code], int(count), heirs[code], _nearby(code, agencies, heirs) if not heirs[code] else ())
        for code, count in zip(map(str, counts.index), counts, strict=True)
    ]


def joining(states: pd.DataFrame, agencies: pd.DataFrame, day: dt.date, year: int) -> list[Joining]:
    """Who began after 1 January of the plan's year, is asked for nothing, and takes over from nobody."""
    heirs = {heir for all_of_them in successors_on(agencies, day).values() for heir in all_of_them}
    new = agencies[
        (agencies["valid_from"] > pd.Timestamp(year, 1, 1))
        & (agencies["valid_from"] <= pd.Timestamp(day))
        & ~(agencies["valid_to"] < pd.Timestamp(day))
        & ~agencies["agency"].isin(heirs)
        & ~agencies["agency"].isin(states["agency"])
        & (agencies["groups"] != "")
    ]
    groups: Any = new.groupby(["groups", "valid_from"], sort=False)["agency"].agg(tuple)
    return [Joining(group, since.date(), codes) for (group, since), codes in groups.items()]


def passed_on(
    states: pd.DataFrame, left: Leaving, targets: Sequence[str], taken: Collection[tuple[str, str]], document: str
) -> pd.DataFrame:
    """The rows of Điều chỉnh that pass on what an agency leaves; to nobody (no ``targets``) where it ends with it.

    One row for all where nothing of it was done ahead, else one for each task, or for milestones by name; so is
    what is overdue, since a task passes on only what is not due before the document's day. With several targets
    the first takes over, and the others get the same. ``taken``: agency and milestone of what is bound besides.
    """
    mine = states[states["agency"] == left.agency]
    open_ones = frozenset(_passes(mine, left.since)["milestone"])
    rows = _moves(mine, open_ones, left, targets[0]) if targets else _ends(mine, open_ones, left)
    for target in targets[1:]:
        lacking = [name for name in mine["milestone"] if name in open_ones and (target, name) not in taken]
        rows += [_row(Adjusting.ADDED, "", "; ".join(lacking), agency=target)] if lacking else []
    return _documented(rows, document, left.since)


def joined(states: pd.DataFrame, agencies: pd.DataFrame, new: Joining, document: str) -> pd.DataFrame:
    """The rows of Điều chỉnh that give new agencies what most of their group has to do from that day."""
    peers = frozenset(agencies.loc[agencies["groups"] == new.group, "agency"]) - frozenset(new.agencies)
    ahead = states[states["agency"].isin(peers) & _is_ahead(states, new.since)]
    busy = ahead["agency"].nunique()
    counts = ahead.groupby("task", sort=False)["agency"].nunique()
    tasks = [str(task) for task, count in zip(counts.index, counts, strict=True) if 2 * count > busy]
    rows = [_row(Adjusting.ADDED, task, "", agency="; ".join(new.agencies)) for task in tasks]
    return _documented(rows, document, new.since)


def _passing(states: pd.DataFrame, agencies: pd.DataFrame, day: dt.date) -> pd.DataFrame:
    """What ended agencies leave."""
    parts = [
        _passes(states[states["agency"] == code], since)
        for code, since in ended_by(agencies, day).items()
        if (states["agency"] == code).any()
    ]
    return pd.concat(parts).sort_index() if parts else states.iloc[:0]


def _passes(mine: pd.DataFrame, since: dt.date) -> pd.DataFrame:
    """What is open; a report that was due before the end is nobody's any more."""
    is_history = (mine["kind"] == MilestoneKind.REPORT) & ~_is_ahead(mine, since)
    return mine[~mine["state"].isin(DONE) & ~is_history]


def _is_ahead(rows: pd.DataFrame, since: dt.date) -> "pd.Series[bool]":
    """What a row of Điều chỉnh for a whole task is about: progress.adjustments."""
    due: pd.Series[pd.Timestamp] = rows["due_extended"].fillna(rows["due_effective"]).fillna(rows["due"])
    return ~(due < pd.Timestamp(since))


def _moves(mine: pd.DataFrame, open_ones: frozenset[str], left: Leaving, target: str) -> list[Row]:
    ahead = mine[_is_ahead(mine, left.since)]
    between = {"before": left.agency, "after": target}
    if len(ahead) and open_ones.issuperset(ahead["milestone"]):
        rows = [_row(Adjusting.TRANSFERRED, "", "", **between)]
    else:
        rows = [_row(Adjusting.TRANSFERRED, *place, **between) for place in _places(ahead, open_ones)]
    late = mine[~mine["milestone"].isin(ahead["milestone"]) & mine["milestone"].isin(open_ones)]
    named = [_row(Adjusting.TRANSFERRED, "", "; ".join(late["milestone"]), **between)] if len(late) else []
    return [*rows, *named]


def _ends(mine: pd.DataFrame, open_ones: frozenset[str], left: Leaving) -> list[Row]:
    return [_row(Adjusting.WITHDRAWN, *place, agency=left.agency) for place in _places(mine, open_ones)]


def _places(rows: pd.DataFrame, open_ones: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Tasks of which everything is open, else the open milestones by name."""
    for task, milestones in rows.groupby("task", sort=False)["milestone"]:
        if open_ones.issuperset(milestones):
            yield str(task), ""
        elif named := [milestone for milestone in milestones if milestone in open_ones]:
            yield str(task), "; ".join(named)


def _nearby(code: str, agencies: pd.DataFrame, heirs: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    below = agencies.loc[agencies["parent"] == code, "agency"]
    return tuple(dict.fromkeys(heir for unit in below for heir in heirs.get(str(unit), ())))


def _row(kind: Adjusting, task: str, milestone: str, **fields: str) -> Row:
    return {"task": task, "milestone": milestone, "kind": kind, **fields}


def _documented(rows: Sequence[Row], document: str, since: dt.date) -> pd.DataFrame:
    return frame(c.ADJUSTMENTS, [{**row, "document": document, "signed_on": since} for row in rows])
