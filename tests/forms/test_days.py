"""Days as people type them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_xl.forms.days import has_several, horizon, read_day, read_month_first, swapped

DAY = dt.date(2024, 4, 5)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))
WAYS = [
    "{d}/{m}/{y}",
    "{d:02}/{m:02}/{y}",
    "{d}.{m}.{y}",
    "{d}-{m}-{y}",
    "ngày {d} tháng {m} năm {y}",
    " {d} / {m} / {y}.",
    "{d} {m} {y}",
    "{d},{m},{y}",
    "{d:02}{m:02}{y}",
    "{y}{m:02}{d:02}",
    "{y}-{m}-{d}",
    "{d:02}/{m:02}/{y} 00:00:00",
    "Thứ Sáu, ngày {d}/{m}/{y}",
    "({d}/{m}/{y})",
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
    assert day is None or 1900 <= day.year < 2200


@pytest.mark.parametrize(
    "written",
    [
        "05.04.24",
        "5/4/24",
        "2024-04-05",
        dt.datetime(2024, 4, 5, 8, 30),
        "Ngày 05/04/2024",
        "05-Apr-24",
        "5 April 2024",
        45387,
        45387.375,
        5042024,
        20240405,
        "5 tháng 4, 2024",
        "５/４/２０２４",
    ],
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


# A day that only makes sense the other way round


@pytest.mark.parametrize(("written", "day"), [("3/25/2024", (3, 25)), ("12.31.2024", (12, 31)), ("2/29/24", (2, 29))])
def test_a_text_that_is_no_day_in_vietnamese_order_may_be_one_in_american(written: str, day: tuple[int, int]):
    assert read_month_first(written) == dt.date(2024, *day)


@pytest.mark.parametrize("written", ["3/4/2024", "13/13/2024", "2/30/2024", "hôm qua", 45387, None])
def test_vietnamese_order_goes_first_and_nonsense_stays_nonsense(written: object):
    assert read_month_first(written) is None  # type: ignore[arg-type]


@given(DAYS)
def test_swapping_twice_is_the_day_again(day: dt.date):
    other = swapped(day)
    assert other is None or (
        swapped(other) == day and (other.year, other.month, other.day) == (day.year, day.day, day.month)
    )


def test_a_day_with_equal_numbers_or_beyond_twelve_has_no_other_side():
    assert swapped(dt.date(2024, 4, 4)) is None
    assert swapped(dt.date(2024, 4, 13)) is None


def test_two_days_in_one_text_are_seen_and_the_same_one_twice_is_not_two():
    assert has_several("5/4/2024; 6/4/2024")
    assert not has_several("5/4/2024 (05.04.2024)")


@pytest.mark.parametrize(
    ("day", "holds"),
    [((2022, 12, 31), False), ((2023, 1, 1), True), ((2026, 12, 31), True), ((2027, 1, 1), False)],
)
def test_days_of_sense_are_those_around_the_plan(day: tuple[int, int, int], holds: bool):
    assert horizon(DAY, 2024).holds(dt.date(*day)) is holds
