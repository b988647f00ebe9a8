"""Working days of Viet Nam."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_xl.plan.calendar import WorkCalendar
from cchc_xl.plan.rounds import report_periods, rounds_of_year

YEARS = (2023, 2024, 2025)
CALENDAR = WorkCalendar(YEARS)
days = st.dates(dt.date(2023, 2, 1), dt.date(2025, 11, 30))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2024-03-15", True),
        ("2024-03-16", False),  # Saturday
        ("2024-02-12", False),  # Tết
        ("2024-04-18", False),  # Giỗ Tổ
        ("2024-04-29", False),  # swapped
        ("2024-05-04", True),  # the Saturday worked for it
        ("2024-09-03", False),
    ],
)
def test_public_holidays_and_swapped_days(day: str, works: bool):
    assert CALENDAR.is_working(dt.date.fromisoformat(day)) is works


def test_the_offices_own_corrections_win():
    swapped = WorkCalendar([2026], days_off=[dt.date(2026, 1, 2)], work_days=[dt.date(2026, 1, 10)])
    assert not swapped.is_working(dt.date(2026, 1, 2))
    assert swapped.is_working(dt.date(2026, 1, 10))


def test_deadlines_move_over_a_long_holiday():
    assert CALENDAR.next_working(dt.date(2024, 8, 31)) == dt.date(2024, 9, 4)
    assert CALENDAR.previous_working(dt.date(2024, 4, 30)) == dt.date(2024, 4, 26)


@given(days)
def test_next_and_previous_are_the_nearest_working_days(day: dt.date):
    later, earlier = CALENDAR.next_working(day), CALENDAR.previous_working(day)
    assert earlier <= day <= later
    assert CALENDAR.is_working(later)
    assert CALENDAR.is_working(earlier)
    assert (later == day) == CALENDAR.is_working(day) == (earlier == day)


@given(days, st.integers(0, 20))
def test_adding_working_days_counts_only_those(day: dt.date, n: int):
    end = CALENDAR.add_working(day, n)
    between = [day + dt.timedelta(days=k) for k in range(1, (end - day).days + 1)]
    assert sum(map(CALENDAR.is_working, between)) == n


def test_the_four_rounds_of_2024():
    rounds = rounds_of_year(2024, CALENDAR)
    columns = ["round", "name", "regime", "start", "cutoff", "due"]
    shown = [tuple(f"{v:%d/%m/%Y}" if hasattr(v, "year") else v for v in row) for row in rounds[columns].to_numpy()]
    assert shown == [
        ("2024-Q1", "Quý I năm 2024", "Kiểm soát TTHC", "15/12/2023", "14/03/2024", "18/03/2024"),
        ("2024-Q2", "Quý II năm 2024", "Kiểm soát TTHC", "15/03/2024", "14/06/2024", "18/06/2024"),
        ("2024-Q3", "Quý III năm 2024", "Kiểm soát TTHC", "15/06/2024", "14/09/2024", "17/09/2024"),
        ("2024-NAM", "Năm 2024", "Kiểm soát TTHC", "15/12/2023", "14/12/2024", "17/12/2024"),
    ]
    assert (rounds["due_district"] == rounds["due"]).all()
    assert (rounds["due_commune"] == rounds["due"]).all()


@given(st.integers(2019, 2035))
def test_each_quarter_begins_the_day_after_the_one_before(year: int):
    q1, q2, q3, whole = report_periods(year)
    assert q2.start - q1.cutoff == q3.start - q2.cutoff == dt.timedelta(days=1)
    assert (whole.start, whole.cutoff) == (q1.start, dt.date(year, 12, 14))
    assert all(period.cutoff < period.due for period in (q1, q2, q3, whole))
