"""What the figures of all agencies come to in each round: together, by level, beside the round before."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cchc_xl.progress.wording import decimal, one_line
from cchc_xl.values.columns import FIGURE_SUMS
from cchc_xl.values.figures import Figure
from cchc_xl.values.frames import frame
from cchc_xl.values.words import Level, Span, Summing

_LEVELS: Mapping[str, Level] = {
    "office": Level.OFFICE,
    "department": Level.DEPARTMENT,
    "district": Level.DISTRICT,
    "commune": Level.COMMUNE,
}


def figure_sums(
    values: pd.DataFrame,
    figures: Sequence[Figure],
    rounds: pd.DataFrame,
    asked: Mapping[tuple[str, str], int],
) -> pd.DataFrame:
    """columns.FIGURE_SUMS: a row for each figure of each round of which anything is known, or that was asked for.

    In: progress.figures.settled's, columns.ROUNDS, and by round and figure how many agencies were asked.
    """
    values = values[values["value"].notna()]
    rows = [
        row
        for round_id in rounds["round"]
        for figure in figures
        if (row := _row(values, figure, str(round_id), rounds, asked.get((str(round_id), figure.figure), 0)))
    ]
    return frame(FIGURE_SUMS, rows)


def before(figure: Figure, round_id: str, rounds: pd.DataFrame) -> str:
    """The round that this one's number is compared with, "" for none.

    What arose in a round is compared with the round that ended last before it began, so that a year is not held
    against its last quarter; a cumulative number with the last one before it.
    """
    begins: dict[str, Any] = dict(zip(rounds["round"], rounds["start"], strict=True))
    ends: dict[str, Any] = dict(zip(rounds["round"], rounds["cutoff"], strict=True))
    bound = ends[round_id] if figure.span == Span.CUMULATIVE else begins[round_id]
    earlier = [r for r in ends if not (pd.isna(ends[r]) or pd.isna(bound)) and ends[r] < bound]
    return max(earlier, key=lambda r: ends[r], default="")


def figures_table(sums: pd.DataFrame, round_id: str) -> list[dict[str, str]]:
    """The rows of the report's table, as text: a figure, its unit, this round, the round before (« –» for none)."""
    rows = sums[(sums["round"] == round_id) & sums["value"].notna()]
    return [
        {
            "stt": str(number),
            "ma": row["figure"],
            "ten": one_line(row["name"]),
            "don_vi": one_line(row["unit"]),
            "ky_nay": decimal(row["value"]),
            "ky_truoc": decimal(row["before"]),
            "tang_giam": decimal(row["change"]),
            "so_co_quan": decimal(row["known"]),
        }
        for number, row in enumerate(rows.to_dict("records"), start=1)
    ]


def _row(
    values: pd.DataFrame, figure: Figure, round_id: str, rounds: pd.DataFrame, asked: int
) -> dict[str, Any] | None:
    mine = values[(values["figure"] == figure.figure) & (values["round"] == round_id)]
    if mine.empty and not asked:
        return None
    counted = _counted(values, figure, round_id, rounds)
    earlier = before(figure, round_id, rounds)
    said_before = _together(_counted(values, figure, earlier, rounds), figure) if earlier else None
    now = _together(counted, figure)
    return {
        "round": round_id,
        "figure": figure.figure,
        "task": figure.task,
        "name": figure.name,
        "unit": figure.unit,
        "value": now,
        "before": said_before,
        "change": None if now is None or said_before is None else now - said_before,
        **{field: _together(counted[counted["level"] == level], figure) for field, level in _LEVELS.items()},
        "known": len(mine),
        "asked": asked or None,
        "differing": int((mine["difference"].fillna(0) != 0).sum()),
    }


def _counted(values: pd.DataFrame, figure: Figure, round_id: str, rounds: pd.DataFrame) -> pd.DataFrame:
    """The numbers that make up the figure: the round's; for «Cuối» each agency's last known one up to the round."""
    own = values[values["figure"] == figure.figure]
    if figure.summing != Summing.LAST:
        return own[own["round"] == round_id]
    cutoffs: dict[str, dt.datetime] = dict(zip(rounds["round"], rounds["cutoff"], strict=True))
    own = own.assign(cutoff=own["round"].map(cutoffs))
    known = own[own["cutoff"] <= cutoffs[round_id]].sort_values("cutoff", kind="stable")
    return known.drop_duplicates("agency", keep="last")


def _together(rows: pd.DataFrame, figure: Figure) -> float | None:
    if rows.empty:
        return None
    numbers = rows["value"]
    return float(numbers.mean() if figure.summing == Summing.MEAN else numbers.sum())
