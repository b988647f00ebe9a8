"""Rows of a directory of agencies on a day: who is valid, who is in which group, of which province they are."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from cchc_xl.plan.bodies import provinces_of
from cchc_xl.plan.names import Words, items
from cchc_xl.plan.spelling import composed, tokens
from cchc_xl.values.words import Level


def valid_in_year(agencies: pd.DataFrame, year: int) -> pd.DataFrame:
    """The rows of columns.AGENCIES that were valid on some day of that year, in their order."""
    first, last = pd.Timestamp(year, 1, 1), pd.Timestamp(year, 12, 31)
    begun = agencies["valid_from"].isna() | (agencies["valid_from"] <= last)
    lasting = agencies["valid_to"].isna() | (agencies["valid_to"] >= first)
    return agencies[begun & lasting].reset_index(drop=True)


def is_valid(row: dict[str, Any], day: pd.Timestamp) -> bool:
    return not (row["valid_from"] > day or row["valid_to"] < day)  # NaT compares false: an open end


def groups_of(rows: Sequence[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Codes by group, in the directory's order; clerks may add groups of their own."""
    members: dict[str, list[str]] = {}
    for row in rows:
        for group in items(row["groups"]):
            members.setdefault(group, []).append(row["agency"])
    return {group: tuple(codes) for group, codes in members.items()}


def province_of(rows: Iterable[dict[str, Any]]) -> Words:
    """The province that the office's names tell: quảng ngãi; () where they tell none."""
    offices = [row for row in rows if row["level"] == Level.OFFICE]
    texts = [name for row in offices for name in (row["agency_name"], *items(row["aliases"]))]
    return next((p for text in texts for p in provinces_of(tokens(composed(text)))), ())


def day_of(dated: str) -> dt.date | None:
    """The day that dd/mm/yyyy says; the first of the month where only the month is known."""
    match = re.search(r"(?:(\d{1,2})/)?(\d{1,2})/(\d{4})$", dated)
    if not match:
        return None
    day, month, year = match.groups()
    try:
        return dt.date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
