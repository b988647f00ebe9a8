"""What is due in the next days and not done: whom to remind before it is late."""

import datetime as dt
from typing import Any

import pandas as pd

from cchc_xl.progress.results import OBLIGATION, latest
from cchc_xl.values.columns import CONTACTS, DIRECTORY, DUE_SOON
from cchc_xl.values.frames import typed
from cchc_xl.values.words import State, TimeLeft

_UP_TO: tuple[tuple[int, TimeLeft], ...] = ((1, TimeLeft.ONE_DAY), (3, TimeLeft.THREE_DAYS), (7, TimeLeft.SEVEN_DAYS))


def due_soon_rows(states: pd.DataFrame, results: pd.DataFrame, directory: pd.DataFrame, as_of: dt.date) -> pd.DataFrame:
    """Sắp đến hạn (columns.DUE_SOON): obligations in that state, the nearest first; what was said of each last.

    In: overdue.derive_states' as of that day, columns.RESULTS, DIRECTORY. «Còn» counts calendar days: 0 is today.
    """
    said = latest(results)[[*OBLIGATION, "progress", "expected_on"]]
    rows = states[states["state"] == State.DUE_SOON].merge(said, on=OBLIGATION, how="left")
    rows["due_effective"] = rows["due_compared"]
    rows["days_left"] = (rows["due_compared"] - pd.Timestamp(as_of)).dt.days.astype("Int64")
    rows["time_left"] = [_time_left(days) for days in rows["days_left"]]
    rows = rows.sort_values(["days_left", "order"], kind="stable")
    return typed(DUE_SOON, with_contacts(rows, directory))


def with_contacts(rows: pd.DataFrame, directory: pd.DataFrame) -> pd.DataFrame:
    """The rows, each with how its agency is reached (columns.CONTACTS) by the directory; blank where that is silent."""
    fields = [column.field for column in CONTACTS]
    known = typed(DIRECTORY, directory)[["agency", *fields]].drop_duplicates("agency")
    bare = rows.drop(columns=fields, errors="ignore")
    return bare.merge(known, on="agency", how="left").fillna(dict.fromkeys(fields, ""))


def _time_left(days: Any) -> str:
    return next((words for limit, words in _UP_TO if days <= limit), TimeLeft.LATER).value
