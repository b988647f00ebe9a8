"""The reporting periods of a year, and the rounds that a new master starts with."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from cchc_xl.plan.calendar import WorkCalendar
from cchc_xl.values.columns import ROUNDS
from cchc_xl.values.frames import frame

REGIME = "Kiểm soát TTHC"

# What agencies send to the office is due so many working days after the cut-off: a suggestion, not a rule
# of law, so a person confirms it.
AGENCY_WORKING_DAYS = 2


@dataclass(frozen=True)
class Period:
    """One report of the regime of TTHC control.

    ``start`` to ``cutoff`` are the days it tells of, both included; ``due`` is the day on which the office
    sends it upward. Nghị định 09/2019/NĐ-CP, Điều 12 (cut-offs) and Điều 13 (day 25 of the last month).
    """

    code: str
    name: str
    start: dt.date
    cutoff: dt.date
    due: dt.date


def report_periods(year: int) -> tuple[Period, ...]:
    """QI, QII, QIII and the year. A fourth quarter has no report of its own: the year's stands for it."""
    before = dt.date(year - 1, 12, 15)
    return (
        Period("Q1", f"Quý I năm {year}", before, dt.date(year, 3, 14), dt.date(year, 3, 25)),
        Period("Q2", f"Quý II năm {year}", dt.date(year, 3, 15), dt.date(year, 6, 14), dt.date(year, 6, 25)),
        Period("Q3", f"Quý III năm {year}", dt.date(year, 6, 15), dt.date(year, 9, 14), dt.date(year, 9, 25)),
        Period("NAM", f"Năm {year}", before, dt.date(year, 12, 14), dt.date(year, 12, 25)),
    )


def agency_due(cutoff: dt.date, calendar: WorkCalendar) -> dt.date:
    """The day agencies' reports are proposed to be in."""
    return calendar.add_working(cutoff, AGENCY_WORKING_DAYS)


def rounds_of_year(year: int, calendar: WorkCalendar) -> pd.DataFrame:
    """The four rounds as columns.ROUNDS; all levels have the same day until a person changes it."""
    rows = [
        {
            "round": f"{year}-{period.code}",
            "name": period.name,
            "regime": REGIME,
            "start": period.start,
            "cutoff": period.cutoff,
            **dict.fromkeys(("due", "due_district", "due_commune"), agency_due(period.cutoff, calendar)),
        }
        for period in report_periods(year)
    ]
    return frame(ROUNDS, rows)
