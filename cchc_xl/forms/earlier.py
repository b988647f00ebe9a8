"""What an agency reported last, in a few words beside the row that asks again."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cchc_xl.forms.shortening import shortened

_LONGEST_OUTCOME = 80  # characters that stand beside a row without making it much taller
NOTHING = "Chưa có"


def of_earlier_rounds(results: pd.DataFrame, rounds: pd.DataFrame, round_row: "pd.Series[Any]") -> pd.DataFrame:
    """The ``results`` (columns.RESULTS) of rounds (columns.ROUNDS) whose figures end before this one's."""
    earlier = rounds.loc[rounds["cutoff"] < round_row["cutoff"], "round"]
    return results[results["round"].isin(earlier)]


def said_before(asked: pd.DataFrame, results: pd.DataFrame) -> list[str]:
    """For each row of ``asked`` (agency, milestone) what ``results`` say, each obligation's latest.

    Without any results blank everywhere; otherwise an obligation that has none is said to have none.
    """
    if results.empty:
        return [""] * len(asked)
    said = {(result["agency"], result["milestone"]): _in_words(result) for result in results.to_dict("records")}
    pairs = zip(asked["agency"], asked["milestone"], strict=True)
    return [said.get(pair, NOTHING) for pair in pairs]


def _in_words(result: Mapping[Any, Any]) -> str:
    progress, as_of, expected = result["progress"], result["data_as_of"], result["expected_on"]
    lines = (
        progress if pd.isna(as_of) else f"{progress} ({as_of:%d/%m/%Y})",
        result["document"],
        shortened(result["outcome"], _LONGEST_OUTCOME),
        "" if pd.isna(expected) else f"Dự kiến {expected:%d/%m/%Y}",
    )
    return "\n".join(line for line in lines if line)
