"""Sắp đến hạn: what is due in the next days, whom to call, what they said last."""

import datetime as dt

import pandas as pd
import pytest

from cchc_xl.progress.due_soon import due_soon_rows, with_contacts
from cchc_xl.progress.obligations import obligations
from cchc_xl.progress.overdue import derive_states
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame, typed
from tests.progress.tables import AGENCIES, ASSIGNMENTS, MILESTONES, ROUNDS, TASKS, lines, sheet

OBLIGATIONS = obligations(TASKS, MILESTONES, ASSIGNMENTS, AGENCIES)
RESULTS = sheet(c.RESULTS, """
    round   | agency | milestone | progress       | document_date | expected_on | data_as_of | source
    2024-Q1 | SNV    | 1-KH      | Đang thực hiện |               | 2024-04-02  | 2024-03-15 | Bản nộp
    2024-Q1 | X21010 | 1-KH      | Hoàn thành     | 2024-03-20    |             | 2024-03-20 | Bản nộp
""")  # fmt: skip
DIRECTORY = typed(c.DIRECTORY, AGENCIES.assign(
    email=["vp@quangngai.gov.vn", "snv@quangngai.gov.vn", "", "", ""], phone=["0255 3822 000", "", "", "", ""],
))  # fmt: skip


def soon(as_of: dt.date, days: int = 7) -> pd.DataFrame:
    states = derive_states(OBLIGATIONS, RESULTS, frame(c.SUBMISSIONS), ROUNDS, as_of, days)
    return due_soon_rows(states, RESULTS, DIRECTORY, as_of)


def test_it_names_the_work_the_days_left_and_what_was_said_last():
    rows = soon(dt.date(2024, 3, 28))
    assert lines(rows, "agency", "milestone", "due_effective", "days_left", "time_left", "progress", "expected_on") == [
        "VP | 1-KH | 2024-03-31 | 3 | Trong 3 ngày |  | ",
        "SNV | 1-KH | 2024-03-31 | 3 | Trong 3 ngày | Đang thực hiện | 2024-04-02",
        "VP | 2-T03 | 2024-04-01 | 4 | Trong 7 ngày |  | ",
    ]


def test_it_says_how_to_reach_the_agency():
    assert lines(soon(dt.date(2024, 3, 28)), "agency", "email", "phone") == [
        "VP | vp@quangngai.gov.vn | 0255 3822 000",
        "SNV | snv@quangngai.gov.vn | ",
        "VP | vp@quangngai.gov.vn | 0255 3822 000",
    ]


@pytest.mark.parametrize(
    ("as_of", "days_left", "words"),
    [
        ("2024-03-31", 0, "Trong 1 ngày"),
        ("2024-03-30", 1, "Trong 1 ngày"),
        ("2024-03-29", 2, "Trong 3 ngày"),
        ("2024-03-24", 7, "Trong 7 ngày"),
        ("2024-03-22", 9, "Sau 7 ngày"),
    ],
)
def test_days_are_calendar_days_today_included(as_of: str, days_left: int, words: str):
    rows = soon(dt.date.fromisoformat(as_of), days=10).set_index(["agency", "milestone"])
    assert tuple(rows.loc[("SNV", "1-KH"), ["days_left", "time_left"]]) == (days_left, words)


def test_an_agency_that_the_directory_lacks_has_no_contact():
    rows = with_contacts(pd.DataFrame({"agency": ["SNV", "LẠ"]}, dtype="str"), DIRECTORY)
    assert lines(rows, "agency", "email", "phone") == ["SNV | snv@quangngai.gov.vn | ", "LẠ |  | "]


def test_a_directory_of_before_has_no_phone():
    assert lines(with_contacts(pd.DataFrame({"agency": ["SNV"]}, dtype="str"), AGENCIES), "phone") == [""]
