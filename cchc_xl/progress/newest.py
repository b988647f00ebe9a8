"""Row by row, which return speaks for an obligation: the newest that says something valid about it."""

from typing import Any

import numpy as np
import pandas as pd

from cchc_xl.progress.merge import KEY
from cchc_xl.values.columns import RESULTS
from cchc_xl.values.frames import typed
from cchc_xl.values.words import Intake, Source

_SENT = ["round", "agency", "file"]


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
    before = newest[KEY].merge(_with_moments(known, history, rows), on=KEY, how="left").set_index(newest.index)
    is_older = (before["saved_at"] > newest["saved_at"]).fillna(False)
    is_typed = (before["source"] == Source.TYPED) & ~newest["counts"]
    return typed(RESULTS, newest[~(is_older | is_typed)])


def _with_moments(known: pd.DataFrame, history: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """The source of each known result, and when the file that it came with was last saved.

    Agencies save one file over another: of several contents under its name a result came with the last, but for
    those that were read again now and do not say it.
    """
    contents = history.loc[history["outcome"] != Intake.REFUSED, [*_SENT, "saved_at"]]
    may_be = known[[*KEY, "file"]].merge(contents, on=_SENT)
    is_read, says_it = (_among(may_be, rows, [*fields, "file", "saved_at"]) for fields in (["round", "agency"], KEY))
    moments = may_be[~is_read | says_it].groupby(list(KEY))["saved_at"].max().reset_index()
    return known[[*KEY, "source"]].merge(moments, on=KEY, how="left")


def _among(rows: pd.DataFrame, others: pd.DataFrame, fields: list[str]) -> "np.ndarray[Any, Any]":
    """For each of the rows whether another one has the same ``fields``."""
    return pd.MultiIndex.from_frame(rows[fields]).isin(pd.MultiIndex.from_frame(others[fields]))
