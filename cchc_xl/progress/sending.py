"""Who has sent and who has not, counted for a leader: the province, each level, each district with its communes."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pandas as pd

from cchc_xl.progress.submissions import due_by_level, extended_reports
from cchc_xl.values.columns import SENDING, SUBMISSION_LIST
from cchc_xl.values.frames import typed
from cchc_xl.values.words import Arrival, Check, Level

WHOLE_PROVINCE, DISTRICT_PREFIX, AREA_PREFIX = "Toàn tỉnh", "UBND ", "Địa bàn "

_MOST_NAMES = 20
_ABSENT = (Arrival.REFUSED, Arrival.MISSING)


def lateness(
    submissions: pd.DataFrame,
    agencies: pd.DataFrame,
    rounds: pd.DataFrame,
    obligations: pd.DataFrame,
    as_of: dt.date,
) -> pd.DataFrame:
    """The rows of Tình hình gửi (columns.SUBMISSION_LIST) as of a day, with what each sender is to be asked.

    In: columns.SUBMISSIONS, AGENCIES, ROUNDS, progress.obligations'. Added: ``parent``; ``send_by``, the round's day
    for the level, or until which a document extended the report;
    ``days_late``, calendar days from there to the first usable arrival, or to ``as_of`` where none came, blank when
    in time; ``rounds_late``, in how many rounds of the year, up to this one, that was so.
    """
    rows = submissions.merge(_due(rounds), on=["round", "level"], how="left")
    rows["send_by"] = _extended(rows, rounds, obligations).fillna(rows["send_by"])
    rows = rows.merge(agencies[["agency", "parent"]].drop_duplicates("agency"), on="agency", how="left")
    day: pd.Series[pd.Timestamp] = rows["first_arrived_on"].fillna(pd.Timestamp(as_of))
    late: pd.Series[Any] = (day - rows["send_by"]).dt.days.astype("Int64")
    rows["days_late"] = late.where(late > 0)
    in_time_order = rows.assign(is_late=late.fillna(0) > 0).sort_values("send_by", kind="stable")
    rows["rounds_late"] = in_time_order.groupby("agency")["is_late"].cumsum()
    return typed(SUBMISSION_LIST, rows)


def sending(rows: pd.DataFrame, agencies: pd.DataFrame) -> pd.DataFrame:
    """Theo dõi gửi (columns.SENDING): for each round the province, its levels, its districts with their communes.

    ``rows`` are ``lateness``'s. Everybody expected is in exactly one of the four counts: in time, late, refused,
    missing; those whose return needs completing are among the first two. ``missing_since`` is the first day on which
    somebody who has not sent was late.
    """
    areas = agencies.loc[agencies["level"] == Level.DISTRICT, ["agency", "agency_name"]]
    counted = [
        _counted(round_id, name, part)
        for round_id, mine in rows.groupby("round", sort=False)
        for name, part in _parts(mine, areas)
        if len(part)
    ]
    return typed(SENDING, pd.DataFrame(counted, columns=list(SENDING.fields)))


def _due(rounds: pd.DataFrame) -> pd.DataFrame:
    """Round and level (as rosters have it) → the day by which it sends."""
    levels = [*(level.value for level in Level), ""]
    rows = [
        {"round": row["round"], "level": level, "send_by": due_by_level(row).get(level, row["due"])}
        for _, row in rounds.iterrows()
        for level in levels
    ]
    return pd.DataFrame(rows, columns=["round", "level", "send_by"]).astype({"send_by": "datetime64[s]"})


def _extended(rows: pd.DataFrame, rounds: pd.DataFrame, obligations: pd.DataFrame) -> "pd.Series[pd.Timestamp]":
    """The day until which each row's report was extended, blank where it was not."""
    days = {str(row["round"]): extended_reports(obligations, row) for _, row in rounds.iterrows()}
    pairs = zip(rows["round"], rows["agency"], strict=True)
    found = [days.get(round_id, {}).get(agency, pd.NaT) for round_id, agency in pairs]
    return pd.Series(found, index=rows.index, dtype="datetime64[s]")


def _parts(rows: pd.DataFrame, areas: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    yield WHOLE_PROVINCE, rows
    for level in Level:
        yield level.value, rows[rows["level"] == level]
    for code, name in zip(areas["agency"], areas["agency_name"], strict=True):
        own = (rows["agency"] == code) | ((rows["parent"] == code) & (rows["level"] == Level.COMMUNE))
        yield AREA_PREFIX + name.removeprefix(DISTRICT_PREFIX), rows[own]


def _counted(round_id: Any, name: str, rows: pd.DataFrame) -> dict[str, Any]:
    counts = rows["status"].value_counts()
    absent = rows[rows["status"].isin(_ABSENT)]
    since = absent.loc[absent["days_late"].notna(), "send_by"].min()
    return {
        "round": round_id,
        "part": name,
        "expected": len(rows),
        "in_time": int(counts.get(Arrival.SENT, 0)),
        "late": int(counts.get(Arrival.LATE, 0)),
        "refused": int(counts.get(Arrival.REFUSED, 0)),
        "missing": int(counts.get(Arrival.MISSING, 0)),
        "incomplete": int((rows["check"] == Check.INCOMPLETE).sum()),
        "rate": int(counts.get(Arrival.SENT, 0)) / len(rows),
        "missing_since": since + pd.Timedelta(days=1),
        "who": _names(absent),
    }


def _names(rows: pd.DataFrame) -> str:
    """Who has not sent anything usable; of many the first ones, and how many more."""
    named = [
        f"{name} (trả lại)" if status == Arrival.REFUSED else name
        for name, status in zip(rows["agency_name"], rows["status"], strict=True)
    ]
    more = len(named) - _MOST_NAMES
    return "; ".join(named[:_MOST_NAMES]) + (f"; và {more} cơ quan khác" if more > 0 else "")
