"""Every content that ever came in for a round, and what became of it: the rows of Bản nộp."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from cchc_xl.forms.returns import Return
from cchc_xl.values.columns import RETURNS
from cchc_xl.values.frames import frame, typed
from cchc_xl.values.problems import Problem, problem
from cchc_xl.values.words import Intake

_SEVERE = ("Lỗi", "Cảnh báo")


def not_older(chosen: Sequence[Return], history: pd.DataFrame) -> tuple[tuple[Return, ...], tuple[Problem, ...]]:
    """The chosen returns but those older than what the round already took in from that agency, told as B08.

    A folder may hold only what came last week; the newest ever taken in still counts.
    """
    taken = history[history["outcome"] == Intake.TAKEN]
    newest = {row["agency"]: row for row in taken.sort_values("saved_at").to_dict("records")}
    newer: list[Return] = []
    problems: list[Problem] = []
    for r in chosen:
        known = newest.get(r.agency)
        if known is None or known["sha256"] == r.sha256 or r.saved_at is None or not known["saved_at"] > r.saved_at:
            newer.append(r)
        else:
            problems.append(problem("B08", file=r.file, round=r.round, agency=r.agency, other=known["file"]))
    return tuple(newer), tuple(problems)


def record(
    history: pd.DataFrame, came: Sequence[Return], chosen: Sequence[Return], names: "pd.Series[str]", as_of: dt.date
) -> pd.DataFrame:
    """The history (columns.RETURNS) with what came now. The day of a content is that of its first time.

    ``chosen`` are taken in; what the same agencies had sent before gives way to them. ``names``: agency → name.
    """
    if not came:
        return history
    taken = {r.sha256 for r in chosen}
    new = frame(RETURNS, [_row(r, taken, names, as_of) for r in came]).drop_duplicates(["round", "sha256"])
    before = history[["round", "sha256", "arrived_on"]]
    known = new[["round", "sha256"]].merge(before, on=["round", "sha256"], how="left")["arrived_on"]
    new = new.reset_index(drop=True)
    new["arrived_on"] = known.fillna(new["arrived_on"])
    return _beside_new(history, new, {r.agency for r in chosen})


def _beside_new(history: pd.DataFrame, new: pd.DataFrame, agencies: set[str]) -> pd.DataFrame:
    """Known contents keep their place, new ones come after; older ones of these agencies no longer count."""
    given_way = (
        (history["outcome"] == Intake.TAKEN)
        & history["agency"].isin(agencies)
        & (history["round"] == new["round"].iloc[0])
    )
    old = history.assign(outcome=history["outcome"].mask(given_way, Intake.REPLACED.value))
    keys = ["round", "sha256"]
    updated = typed(RETURNS, old[keys].merge(new, on=keys, how="left"))
    is_known = pd.MultiIndex.from_frame(old[keys]).isin(pd.MultiIndex.from_frame(new[keys]))
    kept = old.reset_index(drop=True).where(~pd.Series(is_known), updated)
    fresh = new[~pd.MultiIndex.from_frame(new[keys]).isin(pd.MultiIndex.from_frame(old[keys]))]
    return typed(RETURNS, pd.concat([kept, fresh]))


def _row(r: Return, taken: set[str], names: "pd.Series[str]", as_of: dt.date) -> dict[str, object]:
    outcome = Intake.TAKEN if r.sha256 in taken else Intake.REPLACED if r.usable else Intake.REFUSED
    return {
        "round": r.round,
        "agency": r.agency,
        "agency_name": names.get(r.agency, ""),
        "file": r.file,
        "arrived_on": as_of,
        "saved_at": r.saved_at,
        "outcome": outcome.value,
        "rows": len(r.results),
        "problems": sum(p.severity in _SEVERE for p in r.problems),
        "sha256": r.sha256,
    }
