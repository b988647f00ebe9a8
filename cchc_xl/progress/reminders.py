"""Who was reminded of what: nobody twice of the same thing on one day."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from cchc_xl.progress.owing import Debt
from cchc_xl.values.columns import REMINDERS
from cchc_xl.values.frames import frame, typed

_BETWEEN = "; "


def remaining(debts: Iterable[Debt], reminded: pd.DataFrame, as_of: dt.date) -> tuple[Debt, ...]:
    """The debts of which an agency was not reminded that day yet; of anything new it is reminded of all it owes.

    ``reminded``: columns.REMINDERS.
    """
    today = reminded[reminded["day"] == pd.Timestamp(as_of)]
    pairs = zip(today["agency"], today["things"], strict=True)
    told = {agency: set(things.split(_BETWEEN)) for agency, things in pairs}
    return tuple(debt for debt in debts if not told.get(debt.agency, set()).issuperset(debt.things))


def with_reminded(
    reminded: pd.DataFrame, debts: Sequence[Debt], files: Mapping[str, str], as_of: dt.date
) -> pd.DataFrame:
    """columns.REMINDERS with a row for each of these debts; a second one of the same day takes the first one's place.

    ``files``: agency → its draft.
    """
    rows = [
        {
            "day": as_of,
            "agency": debt.agency,
            "agency_name": debt.agency_name,
            "reports": len(debt.reports),
            "overdue": len(debt.overdue),
            "asked": len(debt.asked),
            "soon": len(debt.soon),
            "things": _BETWEEN.join(debt.things),
            "file": files[debt.agency],
        }
        for debt in debts
    ]
    again = (reminded["day"] == pd.Timestamp(as_of)) & reminded["agency"].isin([debt.agency for debt in debts])
    return typed(REMINDERS, pd.concat([reminded[~again], frame(REMINDERS, rows)]))
