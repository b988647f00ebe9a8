"""The number of the signed report that a return names itself goes into «Số văn bản», unless the clerk has typed one."""

import pandas as pd

from cchc_xl.progress.submissions import roster
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from tests.progress.tables import AGENCIES, ROUNDS, lines, sheet

CAME = sheet(c.RETURNS, """
    round   | agency | file      | arrived_on | saved_at            | outcome        | sha256 | report_number
    2024-Q1 | SNV    | snv.xlsx  | 2024-03-15 | 2024-03-14 10:00:00 | Có bản mới hơn | s1     | 11/BC-SNV
    2024-Q1 | SNV    | snv2.xlsx | 2024-03-18 | 2024-03-17 10:00:00 | Đã nhận        | s2     | 12/BC-SNV
    2024-Q1 | STP    | stp.xlsx  | 2024-03-15 | 2024-03-14 10:00:00 | Đã nhận        | p1     |
    2024-Q1 | BATO   | bato.xlsx | 2024-03-15 | 2024-03-14 10:00:00 | Trả lại        | b1     | 9/BC
""")  # fmt: skip


def numbers(previous: pd.DataFrame) -> dict[str, str]:
    expected = AGENCIES[["agency", "agency_name", "level"]]
    rows = roster(expected, CAME, previous, ROUNDS.iloc[0], frame(c.PROBLEMS))
    return dict(line.split(" | ") for line in lines(rows, "agency", "document_number"))


def noted(agency: str, number: str) -> pd.DataFrame:
    return frame(c.SUBMISSIONS, [{"round": "2024-Q1", "agency": agency, "document_number": number}])


def test_the_newest_returns_own_number_is_taken_where_nothing_was_typed():
    assert numbers(frame(c.SUBMISSIONS))["SNV"] == "12/BC-SNV"


def test_a_number_that_the_clerk_typed_stays():
    assert numbers(noted("SNV", "12/BC-SNV (bản ký lại)"))["SNV"] == "12/BC-SNV (bản ký lại)"


def test_an_older_returns_number_gives_way_to_the_newest_ones():
    assert numbers(noted("SNV", "11/BC-SNV"))["SNV"] == "12/BC-SNV"


def test_a_return_without_a_number_takes_none_away():
    assert numbers(noted("STP", "7/BC-STP"))["STP"] == "7/BC-STP"


def test_a_refused_file_gives_no_number():
    assert numbers(frame(c.SUBMISSIONS))["BATO"] == ""
