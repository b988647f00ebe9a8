"""Whatever rows are put in, in whatever order, they are what is read; and what staff wrote beside them follows."""

import datetime as dt
import unicodedata
from typing import Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_xl.books.closed import ClosedBook
from tests.books.workbooks import WORK, column, draw, work

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=12)
KEYS = st.sampled_from(["1", "2", "10.1", "17", "001", "X21010", "Sở"])
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31))
MOMENTS = st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2050, 1, 1)).map(lambda at: at.replace(microsecond=0))
ROW = st.tuples(
    KEYS,
    st.sampled_from(["SNV", "STC"]),
    TEXT,
    st.none() | DAYS,
    st.none()
    | st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2050, 1, 1)).map(lambda at: at.replace(microsecond=0)),
    st.none() | st.integers(-(10**9), 10**9),
    st.none() | st.floats(0, 1, allow_subnormal=False),
)
ROWS = st.lists(ROW, max_size=6, unique_by=lambda row: row[:2])


def as_read(rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    """The rows as the program reads them back: text normalised as everywhere."""
    return work([(*row[:2], unicodedata.normalize("NFC", row[2]).strip(), *row[3:]) for row in rows])


@settings(max_examples=60, deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=3))
def test_the_table_always_holds_the_rows_given_last(edits: list[list[tuple[Any, ...]]]):
    data = draw()
    for rows in edits:
        book = ClosedBook(data, "so.xlsx")
        book.replace(WORK, work(rows))
        data = book.to_bytes()
    pd.testing.assert_frame_equal(ClosedBook(data, "so.xlsx").read(WORK), as_read(edits[-1]))
    again = ClosedBook(data, "so.xlsx")
    again.replace(WORK, as_read(edits[-1]))
    assert not again.changed


@settings(max_examples=40, deadline=None)
@given(first=ROWS, second=ROWS)
def test_what_staff_wrote_beside_a_row_follows_its_key(first: list[tuple[Any, ...]], second: list[tuple[Any, ...]]):
    notes = {row[:2]: f"ghi chú {i}" for i, row in enumerate(first)}
    book = ClosedBook(draw(first, extra={"Ghi chú": list(notes.values())}), "so.xlsx")
    book.replace(WORK, work(second))
    followed = column(book.to_bytes(), "Ghi chú")
    assert followed[: len(second)] == [notes.get(row[:2]) for row in second]
