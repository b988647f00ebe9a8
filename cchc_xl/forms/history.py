"""Every content that ever came in for a round, and what became of it: the rows of Bản nộp."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from cchc_xl.forms.notes import joined
from cchc_xl.forms.returns import Return
from cchc_xl.values.columns import RETURNS
from cchc_xl.values.frames import frame, typed
from cchc_xl.values.words import COUNTING, Intake

_SEVERE = ("Lỗi", "Cảnh báo")
_CONTENT = ["round", "sha256"]


def contents(
    came: Sequence[Return], counting: Sequence[Return], names: "pd.Series[str]", as_of: dt.date
) -> pd.DataFrame:
    """What came now (columns.RETURNS), each content once, as of its first day ``as_of``.

    ``counting`` are taken in; other usable ones have given way. ``names``: agency → name.
    """
    counts = {r.sha256 for r in counting}
    rows = frame(RETURNS, [_row(r, counts, names, as_of) for r in came])
    return rows.drop_duplicates(_CONTENT, ignore_index=True)


def record(history: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """The history (columns.RETURNS) with the ``contents`` that came now. The day of a content is that of its first
    time. Known contents keep their place, new ones come after; what the agencies whose newer one counts had sent
    before gives way."""
    known = new[_CONTENT].merge(history[[*_CONTENT, "arrived_on"]], on=_CONTENT, how="left")["arrived_on"]
    new = new.assign(arrived_on=known.fillna(new["arrived_on"]))
    newer = pd.MultiIndex.from_frame(new.loc[new["outcome"].isin(COUNTING), ["round", "agency"]])
    given_way = history["outcome"].isin(COUNTING) & pd.MultiIndex.from_frame(history[["round", "agency"]]).isin(newer)
    old = history.assign(outcome=history["outcome"].mask(given_way, Intake.REPLACED.value)).reset_index(drop=True)
    updated = typed(RETURNS, old[_CONTENT].merge(new, on=_CONTENT, how="left"))
    is_known = pd.MultiIndex.from_frame(old[_CONTENT]).isin(pd.MultiIndex.from_frame(new[_CONTENT]))
    kept = old.where(~pd.Series(is_known), updated)
    fresh = new[~pd.MultiIndex.from_frame(new[_CONTENT]).isin(pd.MultiIndex.from_frame(old[_CONTENT]))]
    return typed(RETURNS, pd.concat([kept, fresh]))


def _row(r: Return, counts: set[str], names: "pd.Series[str]", as_of: dt.date) -> dict[str, object]:
    return {
        "round": r.round,
        "agency": r.agency,
        "agency_name": names.get(r.agency, ""),
        "file": r.file,
        "arrived_on": as_of,
        "saved_at": r.saved_at,
        "outcome": _outcome(r, counts).value,
        "rows": len(r.results),
        "problems": sum(p.severity in _SEVERE for p in r.problems),
        "sha256": r.sha256,
        "report_number": r.report_number,
        "report_date": r.report_date,
        "notes": joined(r.notes),
        "milestones": " ".join(str(row["milestone"]) for row in r.results),
    }


def _outcome(r: Return, counts: set[str]) -> Intake:
    if not r.usable:
        return Intake.REFUSED
    if r.sha256 not in counts:
        return Intake.REPLACED
    return Intake.BLANK if r.is_blank else Intake.TAKEN
