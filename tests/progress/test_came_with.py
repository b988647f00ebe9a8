"""Agencies save one file over another: a result came with the last of a name that says something of its milestone."""

import pandas as pd

from cchc_xl.progress.came_with import contents_behind
from cchc_xl.values import columns as c
from tests.progress.tables import lines, sheet

RESULTS = sheet(c.RESULTS, """
    round   | agency | milestone | source   | file
    2024-Q1 | SNV    | 1-KH      | Bản nộp  | a.xlsx
    2024-Q1 | SNV    | 2-T03     | Bản nộp  | a.xlsx
    2024-Q1 | SNV    | 3-TX      | Nhập tay |
    2024-Q1 | STP    | 1-KH      | Bản nộp  | b.xlsx
""")  # fmt: skip


def behind(history: str) -> list[str]:
    head = "round | agency | file | sha256 | saved_at | outcome | rows | milestones\n"
    rows: pd.DataFrame = sheet(c.RETURNS, head + history.strip())
    return lines(contents_behind(RESULTS, rows), "agency", "milestone", "sha256")


def test_it_is_the_last_saved_of_that_name_that_says_it():
    assert behind("""
        2024-Q1 | SNV | a.xlsx | first  | 2024-03-10 08:00:00 | Có bản mới hơn | 2 | 1-KH 2-T03
        2024-Q1 | SNV | a.xlsx | second | 2024-03-11 08:00:00 | Đã nhận        | 1 | 2-T03
        2024-Q1 | STP | a.xlsx | other  | 2024-03-12 08:00:00 | Đã nhận        | 2 | 1-KH 2-T03
    """) == ["SNV | 1-KH | first", "SNV | 2-T03 | second"]


def test_what_was_refused_or_says_nothing_brought_no_result():
    assert behind("""
        2024-Q1 | SNV | a.xlsx | first  | 2024-03-10 08:00:00 | Đã nhận  | 2 | 1-KH 2-T03
        2024-Q1 | SNV | a.xlsx | blank  | 2024-03-11 08:00:00 | Bản trống | 0 |
        2024-Q1 | SNV | a.xlsx | forged | 2024-03-12 08:00:00 | Trả lại  | 2 | 1-KH 2-T03
    """) == ["SNV | 1-KH | first", "SNV | 2-T03 | first"]


def test_of_a_master_of_before_the_last_of_that_name_may_say_anything():
    assert behind("""
        2024-Q1 | SNV | a.xlsx | first  | 2024-03-10 08:00:00 | Có bản mới hơn | 2 |
        2024-Q1 | SNV | a.xlsx | second | 2024-03-11 08:00:00 | Đã nhận        | 1 |
    """) == ["SNV | 1-KH | second", "SNV | 2-T03 | second"]
