"""The office's own days off and days worked in exchange, and the deadlines that move with them."""

import datetime as dt
from collections.abc import Callable

import pandas as pd

from cchc_xl.plan.calendar import WorkCalendar
from cchc_xl.plan.rounds import agency_due
from cchc_xl.values.words import DayKind, MilestoneKind

# Kinds whose deadline may wait for the next working day (plan.milestones has the rule).
_ROLLING = (MilestoneKind.REPORT, MilestoneKind.PERIODIC)
_BY_CUTOFF = ("due", "due_district", "due_commune")


def calendar_of(year: int, days: pd.DataFrame) -> WorkCalendar:
    """The working days of a year and its neighbours; ``days`` (columns.WORK_DAYS) win over the public holidays.

    A day without a «Loại» is a day off.
    """
    dated = days[days["day"].notna()]
    is_worked = dated["kind"] == DayKind.WORK
    off, worked = ([day.date() for day in dated.loc[which, "day"]] for which in (~is_worked, is_worked))
    return WorkCalendar((year - 1, year, year + 1), off, worked)


def with_work_days(milestones: pd.DataFrame, days: pd.DataFrame, year: int, *, rolls: bool) -> pd.DataFrame:
    """The milestones (columns.MILESTONES) as their dates are with the office's own ``days`` (columns.WORK_DAYS).

    Only a date that is just what the public holidays make of the plan's day moves: any other somebody has set.
    ``rolls``: whether reports and periodic items wait for the next working day.
    """
    before, now = calendar_of(year, days.iloc[:0]), calendar_of(year, days)
    rolling = milestones["kind"].isin(_ROLLING) if rolls else pd.Series(data=False, index=milestones.index)
    reports = milestones["kind"] == MilestoneKind.REPORT
    return milestones.assign(
        due_effective=_moved(milestones, "due_effective", "due", before.next_working, now.next_working).where(
            rolling, milestones["due_effective"]
        ),
        agency_due=_moved(milestones, "agency_due", "cutoff", _sent(before), _sent(now)).where(
            reports, milestones["agency_due"]
        ),
    )


def rounds_with_work_days(rounds: pd.DataFrame, days: pd.DataFrame, year: int) -> pd.DataFrame:
    """The rounds (columns.ROUNDS) likewise: the days by which agencies send, where nobody has set others."""
    before, now = calendar_of(year, days.iloc[:0]), calendar_of(year, days)
    return rounds.assign(**{field: _moved(rounds, field, "cutoff", _sent(before), _sent(now)) for field in _BY_CUTOFF})


def _sent(calendar: WorkCalendar) -> Callable[[dt.date], dt.date]:
    return lambda cutoff: agency_due(cutoff, calendar)


def _moved(
    rows: pd.DataFrame,
    field: str,
    origin: str,
    before: Callable[[dt.date], dt.date],
    now: Callable[[dt.date], dt.date],
) -> "pd.Series[pd.Timestamp]":
    """The field, where it is just what ``before`` makes of the origin, as ``now`` makes it."""
    pairs = zip(rows[field], rows[origin], strict=True)
    moved = [
        pd.Timestamp(now(start.date()))
        if pd.notna(day) and pd.notna(start) and day == pd.Timestamp(before(start.date()))
        else day
        for day, start in pairs
    ]
    return pd.Series(moved, index=rows.index, dtype="datetime64[s]")
