"""Who has sent, counted: each expected agency in exactly one place, by level and by district."""

import datetime as dt
from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_xl.progress.obligations import obligations
from cchc_xl.progress.sending import lateness, sending
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame, typed
from cchc_xl.values.words import Arrival, Check
from tests.progress.tables import ROUNDS, lines, sheet

AGENCIES = sheet(c.AGENCIES, """
    agency | agency_name         | level          | parent
    VP     | Văn phòng UBND tỉnh | Văn phòng      |
    SNV    | Sở Nội vụ           | Sở, ban, ngành |
    BATO   | UBND huyện Ba Tơ    | Cấp huyện      |
    TRAB   | UBND huyện Trà Bồng | Cấp huyện      |
    X1     | UBND xã Ba Vì       | Cấp xã         | BATO
    X2     | UBND xã Ba Xa       | Cấp xã         | BATO
    X3     | UBND xã Trà Sơn     | Cấp xã         | TRAB
""")  # fmt: skip

SUBMISSIONS = sheet(c.SUBMISSIONS, """
    round   | agency | agency_name         | level          | status    | check       | first_arrived_on
    2024-Q1 | VP     | Văn phòng UBND tỉnh | Văn phòng      | Đã gửi    | Hợp lệ      | 2024-03-18
    2024-Q1 | SNV    | Sở Nội vụ           | Sở, ban, ngành | Gửi muộn  | Cần bổ sung | 2024-03-20
    2024-Q1 | BATO   | UBND huyện Ba Tơ    | Cấp huyện      | Đã gửi    | Cần bổ sung | 2024-03-15
    2024-Q1 | X1     | UBND xã Ba Vì       | Cấp xã         | Chưa gửi  |             |
    2024-Q1 | X2     | UBND xã Ba Xa       | Cấp xã         | Trả lại   |             |
    2024-Q1 | X3     | UBND xã Trà Sơn     | Cấp xã         | Đã gửi    | Hợp lệ      | 2024-03-16
    2024-Q2 | SNV    | Sở Nội vụ           | Sở, ban, ngành | Chưa gửi  |             |
    2024-Q2 | X1     | UBND xã Ba Vì       | Cấp xã         | Gửi muộn  | Hợp lệ      | 2024-06-17
""")  # fmt: skip
NO_WORK = obligations(frame(c.TASKS), frame(c.MILESTONES), frame(c.ASSIGNMENTS), AGENCIES)
APRIL_5, JUNE_20 = dt.date(2024, 4, 5), dt.date(2024, 6, 20)


def late(as_of: dt.date = JUNE_20) -> pd.DataFrame:
    return lateness(SUBMISSIONS, AGENCIES, ROUNDS, NO_WORK, as_of)


def test_each_sender_has_its_day_how_late_it_is_and_how_often_this_year():
    assert lines(late(), "round", "agency", "parent", "send_by", "days_late", "rounds_late") == [
        "2024-Q1 | VP |  | 2024-03-18 |  | 0",
        "2024-Q1 | SNV |  | 2024-03-18 | 2 | 1",
        "2024-Q1 | BATO |  | 2024-03-18 |  | 0",
        "2024-Q1 | X1 | BATO | 2024-03-16 | 96 | 1",  # the communes' own day
        "2024-Q1 | X2 | BATO | 2024-03-16 | 96 | 1",
        "2024-Q1 | X3 | TRAB | 2024-03-16 |  | 0",
        "2024-Q2 | SNV |  | 2024-06-18 | 2 | 2",
        "2024-Q2 | X1 | BATO | 2024-06-16 | 1 | 2",
    ]


def test_who_has_not_sent_is_not_late_before_the_day():
    rows = late(APRIL_5)
    assert lines(rows[rows["round"] == "2024-Q2"], "agency", "days_late", "rounds_late")[0] == "SNV |  | 1"


def test_a_round_is_counted_for_the_province_each_level_and_each_district_with_its_communes():
    table = sending(late(), AGENCIES)
    fields = ("part", "expected", "in_time", "late", "refused", "missing", "incomplete", "missing_since", "who")
    assert lines(table[table["round"] == "2024-Q1"], *fields) == [
        "Toàn tỉnh | 6 | 3 | 1 | 1 | 1 | 2 | 2024-03-17 | UBND xã Ba Vì; UBND xã Ba Xa (trả lại)",
        "Văn phòng | 1 | 1 | 0 | 0 | 0 | 0 |  | ",
        "Sở, ban, ngành | 1 | 0 | 1 | 0 | 0 | 1 |  | ",
        "Cấp huyện | 1 | 1 | 0 | 0 | 0 | 1 |  | ",
        "Cấp xã | 3 | 1 | 0 | 1 | 1 | 0 | 2024-03-17 | UBND xã Ba Vì; UBND xã Ba Xa (trả lại)",
        "Địa bàn huyện Ba Tơ | 3 | 1 | 0 | 1 | 1 | 1 | 2024-03-17 | UBND xã Ba Vì; UBND xã Ba Xa (trả lại)",
        "Địa bàn huyện Trà Bồng | 1 | 1 | 0 | 0 | 0 | 0 |  | ",
    ]


def test_of_many_who_have_not_sent_the_first_are_named():
    many = pd.concat([SUBMISSIONS[SUBMISSIONS["agency"] == "X1"].head(1).assign(agency=f"Y{i}") for i in range(173)])
    table = sending(lateness(many, AGENCIES, ROUNDS, NO_WORK, JUNE_20), AGENCIES)
    assert str(table["who"].iloc[0]).endswith("; và 153 cơ quan khác")


def test_nobody_expected_counts_nothing():
    assert sending(lateness(frame(c.SUBMISSIONS), AGENCIES, ROUNDS, NO_WORK, APRIL_5), AGENCIES).empty


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(list(Arrival)), st.sampled_from(["", *Check])), min_size=7, max_size=7))
def test_the_counts_are_those_of_the_rows_and_add_up(told: list[tuple[str, str]]):
    rows = AGENCIES.assign(round="2024-Q1", status=[s for s, _ in told], check=[k for _, k in told])
    rows = typed(c.SUBMISSIONS, rows)
    table = sending(lateness(rows, AGENCIES, ROUNDS, NO_WORK, APRIL_5), AGENCIES).set_index("part")
    expected = Counter(s for s, _ in told)
    province = table.loc["Toàn tỉnh"]
    assert [province[f] for f in ("in_time", "late", "refused", "missing")] == [expected[a] for a in Arrival]
    counts = ["in_time", "late", "refused", "missing"]
    assert (table[counts].sum(axis=1) == table["expected"]).all()
    levels = table.loc[["Văn phòng", "Sở, ban, ngành", "Cấp huyện", "Cấp xã"], "expected"]
    assert levels.sum() == province["expected"] == 7


@pytest.mark.parametrize("as_of", [APRIL_5, JUNE_20])
def test_lateness_keeps_every_row_of_the_roster(as_of: dt.date):
    assert late(as_of)[list(c.SUBMISSIONS.fields)].equals(SUBMISSIONS)


def test_whose_report_was_extended_by_a_document_has_until_then():
    late_report = {"milestone": "BC", "agency": "SNV", "kind": "Báo cáo định kỳ", "cutoff": "2024-03-14"}
    owed = pd.DataFrame([late_report | {"due_extended": "2024-03-19"}]).astype(
        {"cutoff": "datetime64[s]", "due_extended": "datetime64[s]"}
    )
    rows = lateness(SUBMISSIONS, AGENCIES, ROUNDS, owed, JUNE_20)
    assert lines(rows[rows["agency"] == "SNV"], "send_by", "days_late")[0] == "2024-03-19 | 1"
