"""Days as people type them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_xl.forms.days import read_day

DAY = dt.date(2024, 4, 5)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))
WAYS = [
    "{d}/{m}/{y}",
    "{d:02}/{m:02}/{y}",
    "{d}.{m}.{y}",
    "{d}-{m}-{y}",
    "ngày {d} tháng {m} năm {y}",
    " {d} / {m} / {y}.",
]


@given(DAYS, st.sampled_from(WAYS))
def test_a_day_is_read_whichever_way_it_is_written(day: dt.date, way: str):
    assert read_day(way.format(d=day.day, m=day.month, y=day.year)) == day


@given(DAYS)
def test_excels_number_of_a_day_is_that_day(day: dt.date):
    assert read_day((day - dt.date(1899, 12, 30)).days) == day


@given(st.text(max_size=30))
def test_other_texts_are_no_day_or_a_sensible_one(text: str):
    day = read_day(text, or_month=True)
    assert day is None or 2000 <= day.year <= 2100


@pytest.mark.parametrize(
    "written", ["05.04.24", "5/4/24", "2024-04-05", dt.datetime(2024, 4, 5, 8, 30), "Ngày 05/04/2024"]
)
def test_more_ways_to_write_a_day(written: object):
    assert read_day(written) == DAY  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "written",
    ["31/02/2024", "4/13/2024", "tháng 4/2024", "hôm qua", "5/4", "05/04/0224", 5, 4.5, True, "", "5/4/2024 và 6/4"],
)
def test_no_day(written: object):
    assert read_day(written) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(("written", "last"), [("2/2024", 29), ("Tháng 2/2023", 28), ("cuối tháng 4/2024", 30)])
def test_a_month_means_its_last_day_where_a_month_will_do(written: str, last: int):
    assert (day := read_day(written, or_month=True)) is not None
    assert day.day == last


@pytest.mark.parametrize("written", ["quý 5/2024", "tháng 13/2024", "13/2024", "0/2024"])
def test_no_such_month(written: str):
    assert read_day(written, or_month=True) is None
