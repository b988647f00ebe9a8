"""Which content each known result came with: agencies save one file over another under the same name."""

import pandas as pd

from cchc_xl.values.columns import RESULTS
from cchc_xl.values.words import Intake

_KEY = list(RESULTS.key)


def contents_behind(results: pd.DataFrame, history: pd.DataFrame) -> pd.DataFrame:
    """For each result (columns.RESULTS) out of a file the content that it came with: round, agency, milestone, then
    ``sha256``, ``saved_at``, ``arrived_on`` of ``history`` (columns.RETURNS).

    Of the usable contents of that name the last saved that says something valid of the milestone, since nothing gives
    way to something older. Which milestones a content speaks of was not kept by masters of before: it may be any.
    """
    usable = history[(history["outcome"] != Intake.REFUSED) & (history["file"] != "")]
    pairs = results[[*_KEY, "file"]].merge(usable, on=["round", "agency", "file"])
    spoken = zip(pairs["milestone"], pairs["milestones"].map(str.split), pairs["rows"].fillna(-1), strict=True)
    says = [milestone in of or (not of and rows != 0) for milestone, of, rows in spoken]
    behind = pairs[pd.Series(says, index=pairs.index, dtype="bool")]
    behind = behind.sort_values("saved_at", kind="stable", na_position="first").drop_duplicates(_KEY, keep="last")
    return behind[[*_KEY, "sha256", "saved_at", "arrived_on"]].reset_index(drop=True)
