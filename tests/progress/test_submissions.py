"""The roster of a round: who has sent, when, and what the clerk may correct in it."""

import datetime as dt

import pandas as pd
import pytest

from cchc_xl.progress.obligations import obligations
from cchc_xl.progress.submissions import arrivals, corrected_returns, due_by_level, expected_agencies, roster
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from cchc_xl.values.words import Level
from tests.progress.tables import AGENCIES, ASSIGNMENTS, MILESTONES, ROUNDS, TASKS, lines, sheet

Q1, Q2, YEAR = (ROUNDS.iloc[i] for i in range(3))
EXPECTED = AGENCIES[["agency", "agency_name", "level"]]
NOBODY, NO_PROBLEMS, NO_RETURNS = frame(c.SUBMISSIONS), frame(c.PROBLEMS), frame(c.RETURNS)

RETURNS = sheet(c.RETURNS, """
    round   | agency | file      | arrived_on | saved_at            | outcome        | sha256
    2024-Q1 | SNV    | snv.xlsx  | 2024-03-15 | 2024-03-14 10:00:00 | Có bản mới hơn | s1
    2024-Q1 | STP    | stp.xlsx  | 2024-03-19 | 2024-03-14 10:00:00 | Đã nhận        | p1
    2024-Q1 | BATO   | bato.xlsx | 2024-03-15 | 2024-03-14 10:00:00 | Trả lại        | b1
    2024-Q1 | SNV    | snv2.xlsx | 2024-03-28 | 2024-03-27 10:00:00 | Đã nhận        | s2
    2024-Q1 |        | anh.jpg   | 2024-03-15 |                     | Trả lại        | j1
    2024-Q0 | VP     | vp.xlsx   | 2024-01-15 |                     | Đã nhận        | v0
""")  # fmt: skip


def of_q1(
    returns: pd.DataFrame = RETURNS, previous: pd.DataFrame = NOBODY, problems: pd.DataFrame = NO_PROBLEMS
) -> pd.DataFrame:
    return roster(EXPECTED, returns, previous, Q1, problems)


def typed_in(rows: pd.DataFrame, agency: str, **cells: str) -> pd.DataFrame:
    """The roster after the clerk typed into an agency's row."""
    changed = rows.copy()
    for field, text in cells.items():
        value = pd.Timestamp(text) if field == "arrived_on" else text
        changed.loc[changed["agency"] == agency, field] = value
    return changed


def row(rows: pd.DataFrame, agency: str, *fields: str) -> str:
    return lines(rows[rows["agency"] == agency], *fields)[0]


def test_a_report_that_a_document_extended_is_in_time_until_then():
    assert row(of_q1(), "STP", "status") == "Gửi muộn"
    extended = {"STP": pd.Timestamp("2024-03-19")}
    assert row(roster(EXPECTED, RETURNS, NOBODY, Q1, NO_PROBLEMS, extended), "STP", "status") == "Đã gửi"


def test_before_anything_came_everybody_is_missing():
    rows = of_q1(NO_RETURNS)
    assert tuple(rows.columns) == c.SUBMISSIONS.fields
    assert lines(rows, "round", "agency", "level", "status", "check", "times") == [
        "2024-Q1 | VP | Văn phòng | Chưa gửi |  | 0",
        "2024-Q1 | SNV | Sở, ban, ngành | Chưa gửi |  | 0",
        "2024-Q1 | STP | Sở, ban, ngành | Chưa gửi |  | 0",
        "2024-Q1 | BATO | Cấp huyện | Chưa gửi |  | 0",
        "2024-Q1 | X21010 | Cấp xã | Chưa gửi |  | 0",
    ]


def test_each_agency_has_the_status_of_its_first_usable_return_and_the_newest_content():
    assert lines(of_q1(), "agency", "status", "times", "arrived_on", "first_arrived_on", "file", "sha256") == [
        "VP | Chưa gửi | 0 |  |  |  | ",
        "SNV | Đã gửi | 2 | 2024-03-28 | 2024-03-15 | snv2.xlsx | s2",
        "STP | Gửi muộn | 1 | 2024-03-19 | 2024-03-19 | stp.xlsx | p1",
        "BATO | Trả lại | 1 |  |  | bato.xlsx | ",
        "X21010 | Chưa gửi | 0 |  |  |  | ",
    ]


@pytest.mark.parametrize(
    ("agency", "day", "status"),
    [
        ("VP", "2024-03-18", "Đã gửi"),
        ("SNV", "2024-03-19", "Gửi muộn"),
        ("BATO", "2024-03-18", "Đã gửi"),  # no day of its own for districts: Hạn gửi
        ("X21010", "2024-03-16", "Đã gửi"),
        ("X21010", "2024-03-17", "Gửi muộn"),
    ],
)
def test_late_is_late_by_the_level_s_own_day(agency: str, day: str, status: str):
    came = frame(
        c.RETURNS, [{"round": "2024-Q1", "agency": agency, "arrived_on": day, "sha256": "x", "file": "x.xlsx"}]
    )
    assert row(of_q1(came), agency, "status") == status


def test_a_round_without_a_day_knows_no_late():
    open_end = Q1.mask(Q1.index == "due", pd.NaT)
    assert due_by_level(open_end)[Level.DEPARTMENT] is pd.NaT
    rows = roster(EXPECTED, RETURNS, NOBODY, open_end, NO_PROBLEMS)
    assert row(rows, "STP", "status") == "Đã gửi"


def test_the_newest_content_is_the_one_saved_last_not_the_one_that_came_last():
    came = sheet(c.RETURNS, """
        round   | agency | file     | arrived_on | saved_at            | outcome        | sha256
        2024-Q1 | SNV    | new.xlsx | 2024-03-15 | 2024-03-14 10:00:00 | Đã nhận        | n
        2024-Q1 | SNV    | old.xlsx | 2024-03-18 | 2024-03-01 10:00:00 | Có bản mới hơn | o
    """)  # fmt: skip
    assert row(of_q1(came), "SNV", "file", "times") == "new.xlsx | 2"


def test_a_refused_file_beside_a_usable_one_only_counts_as_sent():
    refused = sheet(c.RETURNS, """
        round   | agency | file     | arrived_on | saved_at            | outcome | sha256
        2024-Q1 | STP    | sai.xlsx | 2024-03-01 | 2024-04-01 10:00:00 | Trả lại | r
    """)  # fmt: skip
    assert row(of_q1(pd.concat([RETURNS, refused])), "STP", "status", "file", "times") == "Gửi muộn | stp.xlsx | 2"


def test_the_check_counts_the_faults_of_the_file_shown():
    problems = sheet(c.PROBLEMS, """
        severity | code | round   | agency | file
        Lỗi      | N01  | 2024-Q1 | STP    | stp.xlsx
        Cảnh báo | N05  | 2024-Q1 | STP    | stp.xlsx
        Lưu ý    | N04  | 2024-Q1 | STP    | stp.xlsx
        Lỗi      | B05  | 2024-Q1 | SNV    | snv.xlsx
        Lỗi      | B02  | 2024-Q1 | BATO   | bato.xlsx
        Lỗi      | N01  | 2024-Q0 | SNV    | snv2.xlsx
    """)  # fmt: skip
    assert lines(of_q1(problems=problems), "agency", "check", "problems") == [
        "VP |  | ",
        "SNV | Hợp lệ | 0",
        "STP | Cần bổ sung | 2",
        "BATO |  | 1",
        "X21010 |  | ",
    ]


def test_what_the_clerk_noted_stays():
    noted = typed_in(of_q1(), "SNV", arrival_number="123", document_number="45/BC-SNV")
    assert row(of_q1(previous=noted), "SNV", "arrival_number", "document_number") == "123 | 45/BC-SNV"


def test_a_corrected_day_counts_and_is_kept_with_its_content():
    corrected = typed_in(of_q1(), "STP", arrived_on="2024-03-18")
    assert row(of_q1(previous=corrected), "STP", "status", "arrived_on") == "Đã gửi | 2024-03-18"
    returns = corrected_returns(RETURNS, corrected)
    assert lines(returns, "sha256", "arrived_on")[1] == "p1 | 2024-03-18"
    assert len(returns) == len(RETURNS)
    assert row(of_q1(returns), "STP", "status") == "Đã gửi"


def test_a_later_content_does_not_forget_the_corrected_day_of_the_first():
    returns = corrected_returns(RETURNS, typed_in(of_q1(), "STP", arrived_on="2024-03-18"))
    again = frame(c.RETURNS, [{"round": "2024-Q1", "agency": "STP", "arrived_on": "2024-04-02", "sha256": "p2",
                               "file": "stp2.xlsx", "saved_at": "2024-04-01", "outcome": "Đã nhận"}])  # fmt: skip
    rows = of_q1(pd.concat([returns, again]))
    assert row(rows, "STP", "status", "arrived_on", "first_arrived_on") == "Đã gửi | 2024-04-02 | 2024-03-18"


def test_a_day_typed_beside_no_file_is_a_report_on_paper():
    paper = typed_in(of_q1(), "X21010", arrived_on="2024-03-16")
    rows = of_q1(previous=paper)
    assert row(rows, "X21010", "status", "check", "times", "file", "sha256") == "Đã gửi |  | 1 |  | "
    assert lines(corrected_returns(RETURNS, paper).tail(1), "agency", "outcome", "arrived_on") == [
        "X21010 | Bản giấy | 2024-03-16"
    ]


def test_a_report_on_paper_after_a_refused_file_is_sent():
    rows = of_q1(previous=typed_in(of_q1(), "BATO", arrived_on="2024-03-20"))
    assert row(rows, "BATO", "status", "file", "times") == "Gửi muộn |  | 2"


def test_a_report_on_paper_keeps_its_day_when_the_file_follows():
    returns = corrected_returns(RETURNS, typed_in(of_q1(), "X21010", arrived_on="2024-03-16"))
    file = frame(c.RETURNS, [{"round": "2024-Q1", "agency": "X21010", "arrived_on": "2024-03-25", "sha256": "x",
                              "file": "x.xlsx", "saved_at": "2024-03-24", "outcome": "Đã nhận"}])  # fmt: skip
    rows = of_q1(pd.concat([returns, file]))
    assert row(rows, "X21010", "status", "file", "arrived_on", "times") == "Đã gửi | x.xlsx | 2024-03-25 | 2"
    assert len(corrected_returns(pd.concat([returns, file]), rows)) == len(returns) + 1


def test_a_report_on_paper_whose_day_is_blanked_goes():
    paper = typed_in(of_q1(), "X21010", arrived_on="2024-03-16")
    returns = corrected_returns(RETURNS, paper)
    blanked = paper.assign(arrived_on=paper["arrived_on"].mask(paper["agency"] == "X21010"))
    assert len(corrected_returns(returns, blanked)) == len(RETURNS)
    assert row(of_q1(returns, blanked), "X21010", "status") == "Chưa gửi"


def test_making_the_roster_again_changes_nothing():
    once = typed_in(of_q1(), "X21010", arrived_on="2024-03-16")
    twice = of_q1(previous=once)
    returns = corrected_returns(RETURNS, once)
    assert of_q1(returns, twice).equals(twice)
    assert corrected_returns(returns, twice).equals(returns)


def test_an_agency_that_nobody_expected_is_shown_last():
    stranger = frame(c.RETURNS, [{"round": "2024-Q1", "agency": "LA", "agency_name": "Lạ", "arrived_on": "2024-03-15",
                                  "sha256": "l", "file": "la.xlsx", "outcome": "Đã nhận"}])  # fmt: skip
    assert lines(of_q1(stranger).tail(1), "agency", "agency_name", "status") == ["LA | Lạ | Đã gửi"]


def test_those_with_a_form_and_those_that_owe_a_report_are_expected():
    due = obligations(TASKS, MILESTONES, ASSIGNMENTS, AGENCIES)
    forms = frame(c.FORMS, [{"round": "2024-Q2", "agency": "SNV"}, {"round": "2024-Q2", "agency": "LA"}])
    assert list(expected_agencies(due, forms, Q1)["agency"]) == ["VP", "SNV", "X21010"]
    assert list(expected_agencies(due, forms, Q2)["agency"]) == ["SNV", "LA"]
    assert expected_agencies(due, frame(c.FORMS), YEAR).empty


def test_a_report_counts_from_the_day_it_first_came():
    assert lines(arrivals(of_q1()), "round", "agency", "arrived_on") == [
        "2024-Q1 | SNV | 2024-03-15",
        "2024-Q1 | STP | 2024-03-19",
    ]


def test_a_day_that_the_clerk_has_just_corrected_counts_at_once():
    corrected = typed_in(typed_in(of_q1(), "STP", arrived_on="2024-03-25"), "VP", arrived_on="2024-03-12")
    days = arrivals(corrected).set_index("agency")["arrived_on"]
    assert days["STP"] == pd.Timestamp(dt.date(2024, 3, 25))
    assert days["VP"] == pd.Timestamp(dt.date(2024, 3, 12))
