"""Who was reminded of what: nobody twice of the same thing on one day."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from cchc_xl.progress.owing import Debt
from cchc_xl.values.columns import REMINDERS
from cchc_xl.values.frames import frame, typed

_BETWEEN = "; "
_COUNTS, _TEXTS = ("reports", "overdue", "asked", "soon"), ("things", "file")


def remaining(debts: Iterable[Debt], reminded: pd.DataFrame, as_of: dt.date) -> tuple[Debt, ...]:
    """The debts of which an agency was not reminded that day yet: of each one what is new since.

    ``reminded``: columns.REMINDERS.
    """
    told: dict[str, set[str]] = {}
    today = reminded[reminded["day"] == pd.Timestamp(as_of)]
    for agency, things in zip(today["agency"], today["things"], strict=True):
        told.setdefault(agency, set()).update(things.split(_BETWEEN))
    left = (debt.without(told.get(debt.agency, set[str]())) for debt in debts)
    return tuple(debt for debt in left if debt.things)


def with_reminded(
    reminded: pd.DataFrame, debts: Sequence[Debt], files: Mapping[str, str], as_of: dt.date
) -> pd.DataFrame:
    """columns.REMINDERS with each of these debts, on that day: what an agency was reminded of in several drafts of
    one day stands in one row.

    ``files``: agency → its draft.
    """
    rows = pd.concat([reminded, frame(REMINDERS, [_row(debt, files[debt.agency], as_of) for debt in debts])])
    joined = rows.groupby(list(REMINDERS.key), sort=False, as_index=False, dropna=False).agg(
        {**dict.fromkeys(_COUNTS, "sum"), **dict.fromkeys(_TEXTS, _BETWEEN.join), "agency_name": "last"}
    )
    return typed(REMINDERS, joined)


def drafts(reminded: pd.DataFrame) -> set[str]:
    """The names of all drafts of columns.REMINDERS."""
    return {name for names in reminded["file"] for name in names.split(_BETWEEN) if name}


def _row(debt: Debt, file: str, as_of: dt.date) -> dict[str, Any]:
    return {
        "day": as_of,
        "agency": debt.agency,
        "agency_name": debt.agency_name,
        "reports": len(debt.reports),
        "overdue": len(debt.overdue),
        "asked": len(debt.asked),
        "soon": len(debt.soon),
        "things": _BETWEEN.join(debt.things),
        "file": file,
    }
