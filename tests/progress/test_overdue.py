"""Which date each obligation is judged by, and what follows from its state for the sheets."""

import datetime as dt

import pandas as pd
import pytest

from cchc_xl.progress.obligations import obligations
from cchc_xl.progress.overdue import derive_states, overdue_rows, result_states, sheet_rows
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from cchc_xl.values.words import State
from tests.progress.tables import AGENCIES, ASSIGNMENTS, MILESTONES, ROUNDS, TASKS, lines, sheet

OBLIGATIONS = obligations(TASKS, MILESTONES, ASSIGNMENTS, AGENCIES)
NO_RESULTS, NO_ONE = frame(c.RESULTS), frame(c.SUBMISSIONS)
APRIL_5 = dt.date(2024, 4, 5)

RESULTS = sheet(c.RESULTS, """
    round   | agency | milestone | progress       | done_on    | document_date | data_as_of | source   | outcome
    2024-Q1 | VP     | 1-KH      | Hoàn thành     | 2024-03-29 | 2024-03-28    | 2024-03-18 | Bản nộp  |
    2024-Q1 | SNV    | 1-KH      | Đang thực hiện |            |               | 2024-03-15 | Bản nộp  | đang lấy ý kiến
    2024-Q1 | SNV    | 10.1-TX   | Đang thực hiện |            |               | 2024-03-15 | Bản nộp  |
    2024-Q1 | X21010 | 1-KH      | Đang thực hiện |            |               | 2024-04-02 | Nhập tay |
    2024-Q1 | VP     | 2-T03     | Hoàn thành     | 2024-04-03 |               | 2024-04-04 | Nhập tay |
""")  # fmt: skip


def sent(text: str) -> pd.DataFrame:
    """A roster of agency and the day its report first came, of 2024-Q1."""
    rows = [line.split() for line in text.strip().splitlines()]
    return frame(
        c.SUBMISSIONS,
        [{"round": "2024-Q1", "agency": a, "arrived_on": d, "first_arrived_on": d, "times": 1} for a, d in rows],
    )


def states(results: pd.DataFrame = NO_RESULTS, submissions: pd.DataFrame = NO_ONE, as_of: dt.date = APRIL_5, **change):
    given = {"obligations": OBLIGATIONS, "rounds": ROUNDS, **change}
    return derive_states(given["obligations"], results, submissions, given["rounds"], as_of)


def of(milestone: str, table: pd.DataFrame) -> list[str]:
    return lines(table[table["milestone"] == milestone], "agency", "due_compared", "state", "days_late")


def test_every_obligation_gets_one_state_and_stays_where_it_stands():
    table = states(RESULTS)
    assert table[list(OBLIGATIONS.columns)].equals(OBLIGATIONS)
    assert lines(table, "agency", "milestone", "state", "days_late") == [
        "VP | 1-KH | Hoàn thành đúng hạn | ",
        "VP | 1-BC-Q1 | Chưa hoàn thành, quá hạn | 11",
        "VP | 2-T03 | Hoàn thành quá hạn | 2",
        "SNV | 1-KH | Đến hạn, chưa cập nhật | 5",
        "SNV | 1-BC-Q1 | Chưa hoàn thành, quá hạn | 18",
        "SNV | 10.1-TX | Thường xuyên, đang thực hiện | ",
        "X21010 | 1-KH | Chưa hoàn thành, quá hạn | 5",
        "X21010 | 1-BC-Q1 | Chưa hoàn thành, quá hạn | 20",
    ]


def test_a_report_is_judged_by_its_arrival_against_the_level_s_day():
    rounds = ROUNDS.assign(sent_up_on=pd.Series([pd.Timestamp("2024-03-26"), pd.NaT, pd.NaT]))
    assert of("1-BC-Q1", states(submissions=sent("SNV 2024-03-18\nX21010 2024-03-18"), rounds=rounds)) == [
        "VP | 2024-03-25 | Hoàn thành quá hạn | 1",  # the office: by when it was sent upward
        "SNV | 2024-03-18 | Hoàn thành đúng hạn | ",
        "X21010 | 2024-03-16 | Hoàn thành quá hạn | 2",  # communes: their own Hạn gửi
    ]


def test_the_milestone_s_own_day_for_agencies_goes_before_the_round_s():
    own = OBLIGATIONS.assign(agency_due=pd.Timestamp("2024-03-20"))
    table = states(submissions=sent("SNV 2024-03-19\nX21010 2024-03-21"), obligations=own)
    assert of("1-BC-Q1", table)[1:] == [
        "SNV | 2024-03-20 | Hoàn thành đúng hạn | ",
        "X21010 | 2024-03-20 | Hoàn thành quá hạn | 1",
    ]


def test_a_report_sent_once_more_after_the_day_stays_in_time():
    again = sent("SNV 2024-03-15").assign(times=2, arrived_on=pd.Timestamp("2024-03-28"))
    assert of("1-BC-Q1", states(submissions=again))[1] == "SNV | 2024-03-18 | Hoàn thành đúng hạn | "


def test_a_report_of_a_round_that_has_not_begun_is_not_yet_asked():
    table = states(as_of=dt.date(2023, 12, 14))
    assert of("1-BC-Q1", table)[1] == "SNV | 2024-03-18 | Chưa đến kỳ | "
    table = states(as_of=dt.date(2023, 12, 15))
    assert of("1-BC-Q1", table)[1] == "SNV | 2024-03-18 | Đang thực hiện trong hạn | "


def test_a_report_whose_round_nobody_knows_is_judged_by_what_binds_the_office():
    table = states(rounds=frame(c.ROUNDS))
    assert of("1-BC-Q1", table)[1] == "SNV | 2024-03-25 | Chưa hoàn thành, quá hạn | 11"


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        (dt.date(2024, 6, 16), State.UNKNOWN_PAST_DUE),
        (dt.date(2024, 6, 17), State.OVERDUE),  # the communes' day of the round that asked has passed
    ],
)
def test_silence_is_no_excuse_once_the_level_s_day_has_passed(as_of: dt.date, state: State):
    table = states(as_of=as_of)
    assert list(table.loc[(table["agency"] == "X21010") & (table["milestone"] == "1-KH"), "state"]) == [state]


def test_overdue_rows_name_what_is_past_due_the_known_and_longest_first():
    rows = overdue_rows(states(RESULTS))
    assert lines(rows, "agency", "milestone", "due_effective", "days_late", "data_as_of", "state") == [
        "X21010 | 1-BC-Q1 | 2024-03-16 | 20 |  | Chưa hoàn thành, quá hạn",
        "SNV | 1-BC-Q1 | 2024-03-18 | 18 |  | Chưa hoàn thành, quá hạn",
        "VP | 1-BC-Q1 | 2024-03-25 | 11 |  | Chưa hoàn thành, quá hạn",
        "X21010 | 1-KH | 2024-03-31 | 5 | 2024-04-02 | Chưa hoàn thành, quá hạn",
        "SNV | 1-KH | 2024-03-31 | 5 | 2024-03-15 | Đến hạn, chưa cập nhật",
    ]


def test_overdue_days_are_those_from_the_date_shown():
    rows = overdue_rows(states(RESULTS))
    assert list(rows["days_late"]) == list((pd.Timestamp(APRIL_5) - rows["due_effective"]).dt.days)


def test_only_the_latest_row_of_an_obligation_gets_a_state():
    earlier = sheet(c.RESULTS, """
        round   | agency | milestone | progress       | data_as_of | source
        2024-Q0 | SNV    | 1-KH      | Chưa thực hiện | 2024-01-15 | Bản nộp
        2024-Q1 | LA     | 1-KH      | Chưa thực hiện | 2024-01-15 | Bản nộp
    """)  # fmt: skip
    results = pd.concat([earlier, RESULTS], ignore_index=True)
    assert lines(result_states(states(results), results), "round", "agency", "milestone", "state") == [
        "2024-Q1 | VP | 1-KH | Hoàn thành đúng hạn",
        "2024-Q1 | SNV | 1-KH | Đến hạn, chưa cập nhật",
        "2024-Q1 | SNV | 10.1-TX | Thường xuyên, đang thực hiện",
        "2024-Q1 | X21010 | 1-KH | Chưa hoàn thành, quá hạn",
        "2024-Q1 | VP | 2-T03 | Hoàn thành quá hạn",
    ]


def test_agency_sheets_show_what_is_due_and_the_latest_answer():
    rows = sheet_rows(states(RESULTS, sent("SNV 2024-03-15")), RESULTS)
    assert tuple(rows.columns) == c.COMMUNES.fields
    mine = rows[rows["agency"] == "SNV"]
    assert lines(mine, "milestone", "due_effective", "state", "outcome", "data_as_of", "source") == [
        "1-KH | 2024-03-31 | Đến hạn, chưa cập nhật | đang lấy ý kiến | 2024-03-15 | Bản nộp",
        "1-BC-Q1 | 2024-03-18 | Hoàn thành đúng hạn |  | 2024-03-15 | ",
        "10.1-TX | 2024-12-31 | Thường xuyên, đang thực hiện |  | 2024-03-15 | Bản nộp",
    ]


def test_a_filtered_table_of_obligations_keeps_its_own_states():
    mine = OBLIGATIONS[OBLIGATIONS["agency"] == "SNV"]
    assert list(states(RESULTS, obligations=mine)["state"]) == list(
        states(RESULTS).loc[OBLIGATIONS["agency"] == "SNV", "state"]
    )


def test_no_obligations_have_no_states():
    nothing = states(obligations=OBLIGATIONS.iloc[:0])
    assert nothing.empty
    assert overdue_rows(nothing).empty
    assert sheet_rows(nothing, RESULTS).empty


def test_every_obligation_of_a_province_has_a_state():
    many = pd.concat([OBLIGATIONS.assign(agency=f"X{i}") for i in range(710)], ignore_index=True)
    table = states(RESULTS, obligations=many)
    assert len(table) == 5680
