"""What is known: the newest result of each obligation, and when two answers are the same."""

import unicodedata

import pandas as pd

from cchc_xl.values.columns import ANSWERS, RESULTS
from cchc_xl.values.frames import typed
from cchc_xl.values.table import Kind
from cchc_xl.values.words import Source

OBLIGATION = ["agency", "milestone"]


def latest(results: pd.DataFrame) -> pd.DataFrame:
    """The newest result of each agency and milestone (columns.RESULTS), in the order of ``results``.

    Newest by «Số liệu đến», a blank day being the oldest. On the same day what was typed by hand wins over a
    return (a return replaces it only if newer), then the later round by order of appearance, then the later row.
    """
    rows = results.assign(
        round_row=pd.factorize(results["round"])[0],
        by_hand=results["source"] == Source.TYPED,
        row=range(len(results)),
    )
    rows = rows.sort_values(["data_as_of", "by_hand", "round_row", "row"], kind="stable", na_position="first")
    newest = rows.drop_duplicates(OBLIGATION, keep="last").sort_values("row")
    return typed(RESULTS, newest)


def same_values(answers: pd.DataFrame) -> pd.DataFrame:
    """The eight answers so written that equal answers are equal: text in NFC, trimmed; dates as days."""
    return pd.DataFrame(
        {
            c.field: answers[c.field].dt.normalize() if c.kind is Kind.DATE else answers[c.field].map(_plain)
            for c in ANSWERS
        },
        index=answers.index,
    )


def differ(one: pd.DataFrame, other: pd.DataFrame) -> "pd.Series[bool]":
    """For each row whether any field differs; both have the same fields and as many rows, blanks are equal."""
    mine, theirs = one.reset_index(drop=True), other.reset_index(drop=True)
    unequal = (mine != theirs) & ~(mine.isna() & theirs.isna())
    return unequal.any(axis=1).set_axis(one.index)


def no_answer(answers: pd.DataFrame) -> "pd.Series[bool]":
    """For each row whether all its answers are blank."""
    blank = {c.field: answers[c.field].isna() | (answers[c.field].astype("object") == "") for c in ANSWERS}
    return pd.DataFrame(blank, index=answers.index).all(axis=1)


def in_short(progress: str, document: str, outcome: str) -> str:
    """An answer as a person would tell it over the telephone."""
    return "; ".join(part for part in (progress, document, outcome) if part) or "trống"


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\xa0", " ")).strip()
