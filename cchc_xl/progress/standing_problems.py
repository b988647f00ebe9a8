"""Which problems still stand after a consolidation: the rows of Lỗi dữ liệu."""

from collections.abc import Iterable

import pandas as pd

from cchc_xl.progress.merge import HAPPENED_ONCE
from cchc_xl.values.columns import PROBLEMS
from cchc_xl.values.frames import frame, typed
from cchc_xl.values.problems import Problem
from cchc_xl.values.words import COUNTING, Intake

_ORDER = {"Lỗi": 0, "Cảnh báo": 1, "Lưu ý": 2}
_SENT = ["round", "agency", "file"]  # what a problem knows of the file that it is in


def as_rows(problems: Iterable[Problem]) -> pd.DataFrame:
    """The problems as columns.PROBLEMS, errors first, otherwise in their order."""
    fields = PROBLEMS.fields
    rows = sorted(problems, key=lambda p: _ORDER[p.severity])
    return frame(PROBLEMS, [{field: getattr(p, field) for field in fields} for p in rows])


def still_standing(
    previous: pd.DataFrame, found: Iterable[Problem], history: pd.DataFrame, read: pd.DataFrame
) -> pd.DataFrame:
    """``previous`` (columns.PROBLEMS) as it stands after files were ``read`` and these problems ``found``.

    ``history`` (columns.RETURNS) says what became of every content that ever came in, those ``read`` now
    (columns.RETURNS, empty where nothing was read) among them. What was found stands. Of what was known before
    stays: what happens only once; and what is wrong in a content that was not read again and still counts for its
    agency, or was refused and nothing came in its place. So a corrected file takes its own problems away, whether
    or not the faulty one still lies in the folder, and never those of another agency's file of the same name.
    What is wrong with typed results (no file) is found anew each time.
    """
    once = previous["code"].isin(HAPPENED_ONCE)
    standing = pd.MultiIndex.from_frame(_unread(history, read)[_SENT])
    kept = previous[once | (pd.MultiIndex.from_frame(previous[_SENT]).isin(standing) & (previous["file"] != ""))]
    rows = pd.concat([kept, as_rows(found)]).drop_duplicates(["code", "round", "agency", "file", "cell", "text"])
    return typed(PROBLEMS, _in_order(rows))


def _in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """Errors first, then by whom and what they concern: the same problems stand alike however they were found."""
    ranked = rows.assign(rank=rows["severity"].map(_ORDER))
    return ranked.sort_values(["rank", *_SENT, "code"], kind="stable").drop(columns="rank")


def _unread(history: pd.DataFrame, read: pd.DataFrame) -> pd.DataFrame:
    """The contents that were not read again and whose problems somebody still has to see to."""
    again = pd.MultiIndex.from_frame(history[["round", "sha256"]]).isin(
        pd.MultiIndex.from_frame(read[["round", "sha256"]])
    )
    by_name = pd.MultiIndex.from_frame(history[["round", "file"]]).isin(
        pd.MultiIndex.from_frame(read[["round", "file"]])
    )
    by_sender = pd.MultiIndex.from_frame(history[_SENT]).isin(pd.MultiIndex.from_frame(read[_SENT]))
    overwritten = by_sender | (by_name & (history["agency"] == ""))
    refused = (history["outcome"] == Intake.REFUSED) & ~overwritten
    return history[~again & (history["outcome"].isin(COUNTING) | refused)]
