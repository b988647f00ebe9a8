"""The office's own days off: which deadlines move with them, and which somebody has set."""

import pandas as pd

from cchc_xl.plan.work_days import rounds_with_work_days, with_work_days
from cchc_xl.values import columns as c
from tests.progress.tables import lines, sheet

# 29/4/2024 was a Monday swapped off; 1/4/2024 an ordinary Monday, 31/3/2024 a Sunday.
MONDAY_OFF = sheet(c.WORK_DAYS, "day | kind\n 2024-04-01 | Nghỉ")
SUNDAY_WORKED = sheet(c.WORK_DAYS, "day | kind\n 2024-03-31 | Làm việc")

MILESTONES = sheet(c.MILESTONES, """
    milestone | kind             | cutoff     | due        | due_effective | agency_due
    rolled    | Định kỳ          |            | 2024-03-31 | 2024-04-01    |
    set       | Định kỳ          |            | 2024-03-31 | 2024-04-05    |
    document  | Ban hành văn bản |            | 2024-04-01 | 2024-04-01    |
    report    | Báo cáo định kỳ  | 2024-03-29 | 2024-04-01 | 2024-04-01    | 2024-04-02
    asked     | Báo cáo định kỳ  | 2024-03-29 | 2024-04-01 | 2024-04-01    | 2024-04-10
    undated   | Đột xuất         |            |            |               |
""")  # fmt: skip


def moved(days: pd.DataFrame, *, rolls: bool = True) -> list[str]:
    return lines(with_work_days(MILESTONES, days, 2024, rolls=rolls), "milestone", "due", "due_effective", "agency_due")


def test_what_waits_for_a_working_day_waits_longer_over_a_day_off_and_the_rest_stays():
    assert moved(MONDAY_OFF) == [
        "rolled | 2024-03-31 | 2024-04-02 | ",
        "set | 2024-03-31 | 2024-04-05 | ",
        "document | 2024-04-01 | 2024-04-01 | ",
        "report | 2024-04-01 | 2024-04-02 | 2024-04-03",
        "asked | 2024-04-01 | 2024-04-02 | 2024-04-10",
        "undated |  |  | ",
    ]


def test_a_sunday_worked_in_exchange_is_a_day_to_be_ready_on():
    assert moved(SUNDAY_WORKED)[0] == "rolled | 2024-03-31 | 2024-03-31 | "


def test_where_nothing_waits_only_the_days_of_sending_move():
    assert moved(MONDAY_OFF, rolls=False)[3] == "report | 2024-04-01 | 2024-04-01 | 2024-04-03"


def test_without_own_days_nothing_moves():
    assert moved(MONDAY_OFF.iloc[:0]) == lines(MILESTONES, "milestone", "due", "due_effective", "agency_due")


def test_the_days_by_which_agencies_send_move_but_for_those_set_by_hand():
    rounds = sheet(c.ROUNDS, """
        round | cutoff     | due        | due_district | due_commune
        Q1    | 2024-03-29 | 2024-04-02 | 2024-04-02   | 2024-03-28
    """)  # fmt: skip
    assert lines(rounds_with_work_days(rounds, MONDAY_OFF, 2024), "due", "due_district", "due_commune") == [
        "2024-04-03 | 2024-04-03 | 2024-03-28"
    ]
