"""Taking new results in beside the known ones: nothing gives way to something older, and nothing silently."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cchc_xl.progress.results import OBLIGATION, differ, in_short, same_values
from cchc_xl.values.columns import ANSWER_FIELDS, RESULTS
from cchc_xl.values.frames import typed
from cchc_xl.values.problems import Problem, problem
from cchc_xl.values.words import Progress, Source

KEY = list(RESULTS.key)
HAPPENED_ONCE = ("N14", "N18")  # told when it happens; doing the same again does not find it again

_ANSWERS = list(ANSWER_FIELDS)
_ARRIVAL = ["task", "data_as_of", "source", "file", "cell"]


@dataclass(frozen=True)
class Merged:
    """The results after a merge, and what it did: rows added, rows changed (as they are now), rows superseded
    (as they were), each as columns.RESULTS; and what staff have to be told."""

    results: pd.DataFrame
    added: pd.DataFrame
    changed: pd.DataFrame
    superseded: pd.DataFrame
    problems: tuple[Problem, ...]


def merge(results: pd.DataFrame, incoming: pd.DataFrame, obligations: pd.DataFrame | None = None) -> Merged:
    """Takes results of returns and results typed by hand in; both frames are columns.RESULTS.

    Round, agency and milestone identify a result, so no round touches another's rows. An incoming row replaces
    the known one if it is of a later day, or is the same arrival (same source; same day or file) with other
    content; of the same day what was typed stands against a return (N13), which replaces it only when newer
    (N14). A done answer that is merely repeated keeps the day it first came. Rows stand by round in order of
    appearance, then in the order of ``obligations`` (without it: of appearance). A row that stays keeps its
    state. Merging again what was merged changes nothing.
    """
    known, new = typed(RESULTS, results), typed(RESULTS, incoming)
    if new.empty:
        return Merged(known, added=new, changed=new, superseded=new, problems=())
    new = new.assign(data_as_of=_first_days(known, new))
    rows = _in_order(_winners(known, new), pd.concat([known, new]), obligations)
    before = _row_of(rows, known)
    is_new = ~_keys(rows).isin(_keys(known))
    is_changed = differ(_comparable(rows), _comparable(before)).to_numpy() & ~is_new
    rows = rows.assign(state=before["state"].where(~(is_new | is_changed), rows["state"]))
    return Merged(
        typed(RESULTS, rows),
        added=typed(RESULTS, rows[is_new]),
        changed=typed(RESULTS, rows[is_changed]),
        superseded=typed(RESULTS, before[is_changed]),
        problems=(*_kept(new, rows), *_replaced(pd.concat([known, new]), rows)),
    )


def _winners(known: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """The row that counts for each key: the newest day, then what was typed, then what came last."""
    rows = pd.concat([known[~_read_again(known, new)], new])
    rows = rows.assign(by_hand=rows["source"] == Source.TYPED)
    rows = rows.sort_values(["data_as_of", "by_hand"], kind="stable", na_position="first")
    return rows.drop_duplicates(KEY, keep="last").drop(columns="by_hand")


def _read_again(known: pd.DataFrame, new: pd.DataFrame) -> "pd.Series[bool]":
    """Which known rows came with a file that is among the incoming: it stands as it is read now."""
    arrival = [*KEY, "source", "file"]
    again = pd.MultiIndex.from_frame(known[arrival]).isin(pd.MultiIndex.from_frame(new[arrival]))
    return (known["file"] != "") & again


def _first_days(known: pd.DataFrame, new: pd.DataFrame) -> "pd.Series[pd.Timestamp]":
    """The day of each incoming row; where a done answer is repeated, the day that it first came.

    Otherwise a report that is sent once more, for another row's sake, would make late what was in time.
    """
    before = _row_of(new, known)
    repeated = (new["progress"] == Progress.DONE) & ~differ(same_values(new), same_values(before))
    return new["data_as_of"].mask(repeated & (before["data_as_of"] < new["data_as_of"]), before["data_as_of"])


def _in_order(rows: pd.DataFrame, appearing: pd.DataFrame, obligations: pd.DataFrame | None) -> pd.DataFrame:
    seen = appearing[KEY].drop_duplicates(ignore_index=True)
    seen["row"] = range(len(seen))
    seen["round_row"] = seen.groupby("round")["row"].transform("min")
    seen["agency_row"] = seen.groupby(["round", "agency"])["row"].transform("min")
    if obligations is not None:
        places = pd.MultiIndex.from_frame(obligations[OBLIGATION]).get_indexer(
            pd.MultiIndex.from_frame(seen[OBLIGATION])
        )
        seen["agency_row"] = seen["agency_row"].where(places < 0, places - len(obligations))
    seen = seen.sort_values(["round_row", "agency_row", "row"], kind="stable")
    return seen[KEY].merge(rows, on=KEY)


def _row_of(rows: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """For each row the row of ``others`` with its key, its fields blank where there is none."""
    return typed(RESULTS, rows[KEY].merge(others, on=KEY, how="left"))


def _comparable(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([rows[_ARRIVAL], same_values(rows)], axis=1)


def _keys(rows: pd.DataFrame) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(rows[KEY])


def _kept(new: pd.DataFrame, results: pd.DataFrame) -> list[Problem]:
    """A notice N13 for each return that gave way to what was typed."""
    pairs = _against(new[new["source"] == Source.RETURN], results[results["source"] == Source.TYPED])
    return [
        problem(
            "N13", file=p["file"], cell=p["cell"], round=p["round"], agency=p["agency"], typed=_day(p["data_as_of_now"])
        )
        for p in pairs
    ]


def _replaced(rows: pd.DataFrame, results: pd.DataFrame) -> list[Problem]:
    """A notice N14 for everything typed that gave way to a return."""
    pairs = _against(rows[rows["source"] == Source.TYPED], results[results["source"] == Source.RETURN])
    return [
        problem(
            "N14",
            file=p["file_now"],
            cell=p["cell_now"],
            round=p["round"],
            agency=p["agency"],
            typed=_day(p["data_as_of"]),
            value=in_short(p["progress"], p["document"], p["outcome"]),
        )
        for p in pairs
    ]


def _against(rows: pd.DataFrame, results: pd.DataFrame) -> "Sequence[dict[Any, Any]]":
    """The rows beside the result (fields ending in ``_now``) that stands in their place with other answers."""
    pairs = rows.merge(results, on=KEY, suffixes=("", "_now"))
    now = pairs[[f"{field}_now" for field in _ANSWERS]].set_axis(_ANSWERS, axis=1)
    return pairs[differ(same_values(pairs), same_values(now))].to_dict("records")


def _day(day: pd.Timestamp) -> str:
    return f"{day:%d/%m/%Y}"
