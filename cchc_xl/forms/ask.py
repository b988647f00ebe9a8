"""What a form asks its agency: the obligations whose window has begun, and that are not done yet."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cchc_xl.forms.earlier import said_before
from cchc_xl.forms.shortening import shortened
from cchc_xl.values.columns import LATER_FORM
from cchc_xl.values.frames import typed
from cchc_xl.values.words import MilestoneKind, Progress

# What a row's printed cells follow from: a milestone's deadline may have been extended for some of its agencies.
PRINTED_BY = ["milestone", "due", "due_effective", "due_extended"]

# Characters that fit beside a row without making it taller than its answers.
_LONGEST_TIMING, _LONGEST_PRODUCTS = 60, 130


def form_rows(
    obligations: pd.DataFrame,
    results: pd.DataFrame,
    round_row: "pd.Series[Any]",
    earlier: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The rows of all forms of a round: ``agency``, ``kind``, then the fields of ``columns.LATER_FORM``, answers blank.

    ``obligations`` are progress.obligations' and stay in their order; ``results`` each obligation's latest;
    ``round_row`` a row of ``columns.ROUNDS``; ``earlier`` each obligation's latest result of the rounds before, for
    ``previous``. Rows are numbered from 1 for each agency. An obligation is asked about until it is done: «Không
    phát sinh» answers for one round only. Reports are never asked about: they are met by sending the form itself.
    """
    rows = _open(_begun(obligations, round_row["cutoff"]), results)
    rows = printed(rows).assign(
        number=rows.groupby("agency", sort=False).cumcount() + 1,
        previous="" if earlier is None else said_before(rows, earlier),
    )
    asked = typed(LATER_FORM, rows)
    asked.insert(0, "agency", rows["agency"].to_numpy())
    asked.insert(1, "kind", rows["kind"].to_numpy())
    return asked


def printed(obligations: pd.DataFrame) -> pd.DataFrame:
    """The obligations with ``products`` and ``deadline`` as a form prints them."""
    products = {text: shortened(text, _LONGEST_PRODUCTS) for text in obligations["products"].unique()}
    return obligations.assign(products=obligations["products"].map(products), deadline=_deadlines(obligations))


def _begun(obligations: pd.DataFrame, cutoff: pd.Timestamp) -> pd.DataFrame:
    """Without a beginning an obligation has always begun."""
    start: pd.Series[pd.Timestamp] = obligations["window_start"]
    begun = start.isna() | (start <= cutoff)
    return obligations[begun & (obligations["kind"] != MilestoneKind.REPORT)]


def _open(obligations: pd.DataFrame, results: pd.DataFrame) -> pd.DataFrame:
    done = results.loc[results["progress"] == Progress.DONE, ["agency", "milestone"]]
    keys = pd.MultiIndex.from_frame(obligations[["agency", "milestone"]])
    return obligations[~keys.isin(pd.MultiIndex.from_frame(done))]


def _deadlines(rows: pd.DataFrame) -> "pd.Series[Any]":
    """Each row's deadline in words; those that are the same are put in words once."""
    alike = rows.groupby(PRINTED_BY, sort=False, dropna=False).ngroup()
    words = [_deadline(row) for row in rows[~alike.duplicated()].to_dict("records")]
    return alike.map(dict(enumerate(words)))


def _deadline(obligation: Mapping[Any, Any]) -> str:
    """The day as staff write it, or the timing's own words where there is none.

    Documents are judged by the plan's date, everything else by the date that rolled to a working day; what was
    extended by the new one.
    """
    kind = obligation["kind"]
    planned = obligation["due"] if kind == MilestoneKind.ISSUE else obligation["due_effective"]
    day: pd.Timestamp = planned if pd.isna(obligation["due_extended"]) else obligation["due_extended"]
    if pd.isna(day):
        return "Khi phát sinh" if kind == MilestoneKind.EVENT else shortened(obligation["timing"], _LONGEST_TIMING)
    text = f"{day:%d/%m/%Y}"
    return f"Thường xuyên, đến {text}" if kind == MilestoneKind.CONTINUOUS else text
