"""Row by row, which return speaks for an obligation: the newest that says something valid about it."""

import pandas as pd

from cchc_xl.progress.came_with import contents_behind
from cchc_xl.progress.merge import KEY
from cchc_xl.values.columns import RESULTS
from cchc_xl.values.frames import typed
from cchc_xl.values.words import Source


def newest_rows(rows: pd.DataFrame, known: pd.DataFrame, history: pd.DataFrame) -> pd.DataFrame:
    """Of the ``rows`` that returns brought those that are to be merged into ``known`` (both columns.RESULTS).

    ``rows`` tell besides when their file was last saved (``saved_at``) and whether it is the one that counts for
    its agency (``counts``). For each obligation the row saved last is taken, so that a row which the newest return
    lacks, or which was withheld there, does not take an older valid answer away, whether they come one after the
    other or together. A row gives way to a known one out of a return saved later, by ``history`` (columns.RETURNS);
    and one of an older return never to what was typed since.
    """
    ordered = rows.sort_values(["saved_at", "file"], kind="stable", na_position="first")
    newest = ordered.drop_duplicates(KEY, keep="last").sort_index()
    moments = known[[*KEY, "source"]].merge(contents_behind(known, history), on=KEY, how="left")
    before = newest[KEY].merge(moments, on=KEY, how="left").set_index(newest.index)
    is_older = (before["saved_at"] > newest["saved_at"]).fillna(False)
    is_typed = (before["source"] == Source.TYPED) & ~newest["counts"]
    return typed(RESULTS, newest[~(is_older | is_typed)])
