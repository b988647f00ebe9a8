"""What documents change in the plan: who has to do what, by when, and which rows cannot be followed."""

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from cchc_xl.progress.obligations import faults_in_adjustments, obligations
from cchc_xl.progress.overdue import derive_states
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame, typed
from tests.progress.tables import AGENCIES, ASSIGNMENTS, MILESTONES, ROUNDS, TASKS, lines, sheet

PLAN = (TASKS, MILESTONES, ASSIGNMENTS, AGENCIES)
HEADER = "task | milestone | agency | kind | before | after | document | signed_on"


def documents(text: str) -> pd.DataFrame:
    return sheet(c.ADJUSTMENTS, f"{HEADER}\n{text.strip()}")


def after(text: str) -> pd.DataFrame:
    """The obligations after these documents."""
    return obligations(*PLAN, documents(text))


def changed(text: str) -> list[str]:
    """What is different afterwards: gone with a minus, new with a plus."""
    fields = ("agency", "milestone", "due", "due_extended", "moved_from", "adjusted_by")
    before, now = lines(obligations(*PLAN), *fields), lines(after(text), *fields)
    return [f"- {line}" for line in before if line not in now] + [f"+ {line}" for line in now if line not in before]


def faults(text: str) -> list[str]:
    rows = faults_in_adjustments(*PLAN, documents(text))
    return [" ".join((str(f.row), f.column, f.code, *f.details.values())) for f in rows]


def test_without_documents_the_plan_stands():
    assert obligations(*PLAN, frame(c.ADJUSTMENTS)).equals(obligations(*PLAN))
    assert faults_in_adjustments(*PLAN, frame(c.ADJUSTMENTS)) == ()


def test_a_deadline_is_extended_for_one_agency_and_the_plan_s_day_stays_beside_it():
    assert changed("1 | 1-KH | SNV | Gia hạn | 31/3/2024 | 30/06/2024 | QĐ 5 | 2024-03-20") == [
        "- SNV | 1-KH | 2024-03-31 |  |  | ",
        "+ SNV | 1-KH | 2024-03-31 | 2024-06-30 |  | QĐ 5",
    ]


def test_a_milestone_without_a_day_is_given_one():
    nothing: Any = pd.NaT
    undated = typed(c.MILESTONES, MILESTONES.assign(due=nothing, due_effective=nothing))
    plan = (TASKS, undated, ASSIGNMENTS, AGENCIES)
    text = documents("1 | 1-KH | SNV | Gia hạn | | 30/06/2024 | QĐ 5 | 2024-03-20")
    assert faults_in_adjustments(*plan, text) == ()
    rows = obligations(*plan, text)
    assert lines(rows[rows["due_extended"].notna()], "agency", "milestone") == ["SNV | 1-KH"]


def test_a_row_that_comes_to_nothing_changes_nothing():
    text = """
    1 | 1-KH | SNV | Gia hạn | 1/4/2024 | 30/6/2024 | QĐ 5 | 2024-03-20
    1 | 1-KH | SNV | Bổ sung | | 30/6/2024 | QĐ 6 | 2024-03-20
    """
    assert changed(text) == []
    assert len(faults(text)) == 2


def test_a_blank_agency_means_everybody_and_a_group_its_members():
    assert len(changed("1 | 1-KH | | Gia hạn | | 30/6/2024 | QĐ 5 | 2024-03-20")) == 6
    some = changed("1 | 1-KH | UBND cấp xã; Sở Nội vụ | Gia hạn | | 30/6/2024 | QĐ | 2024-03-20")
    assert [line.split()[1] for line in some] == ["SNV", "X21010"] * 2


def test_the_later_document_extends_what_the_earlier_one_had_extended():
    text = """
    1 | 1-KH | SNV | Gia hạn | 30/6/2024 | 30/9/2024 | QĐ 9 | 2024-06-20
    1 | 1-KH | SNV | Gia hạn | 31/3/2024 | 30/6/2024 | QĐ 5 | 2024-03-20
    """
    assert changed(text)[1] == "+ SNV | 1-KH | 2024-03-31 | 2024-09-30 |  | QĐ 5; QĐ 9"
    assert faults(text) == []


def test_a_task_passes_to_another_agency_once():
    assert changed("1 | | | Chuyển chủ trì | Sở Nội vụ | STP | QĐ 7 | 2024-03-01") == [
        "- SNV | 1-KH | 2024-03-31 |  |  | ",
        "- SNV | 1-BC-Q1 | 2024-03-25 |  |  | ",
        "+ STP | 1-KH | 2024-03-31 |  | SNV | QĐ 7",
        "+ STP | 1-BC-Q1 | 2024-03-25 |  | SNV | QĐ 7",
    ]
    merged = after("1 | | | Chuyển chủ trì | SNV | VP | QĐ 7 | 2024-03-01")
    assert not merged.duplicated(["agency", "milestone"]).any()
    assert len(merged) == len(obligations(*PLAN)) - 2


def test_a_whole_task_passes_on_only_what_is_not_due_before_the_document():
    moved = after("1 | | | Chuyển chủ trì | SNV | STP | QĐ 7 | 2024-03-28")
    assert lines(moved[moved["agency"].isin(["SNV", "STP"])], "agency", "milestone") == [
        "SNV | 1-BC-Q1", "SNV | 10.1-TX", "STP | 1-KH",
    ]  # fmt: skip
    named = after("1 | 1-BC-Q1 | | Chuyển chủ trì | SNV | STP | QĐ 7 | 2024-03-28")
    assert "STP | 1-BC-Q1" in lines(named, "agency", "milestone")


def test_work_that_is_added_has_its_own_days():
    assert changed("2 | 2-T03 | STP; BATO | Bổ sung | 15/3/2024 | 20/4/2024 | CV 3 | 2024-03-10") == [
        "+ STP | 2-T03 | 2024-04-20 |  |  | CV 3",
        "+ BATO | 2-T03 | 2024-04-20 |  |  | CV 3",
    ]
    rows = after("2 | 2-T03 | STP | Bổ sung | 15/3/2024 | 20/4/2024 | CV 3 | 2024-03-10")
    assert lines(rows[rows["agency"] == "STP"], "agency_name", "level", "window_start", "task_content") == [
        "Sở Tư pháp | Sở, ban, ngành | 2024-03-15 | Công khai kết quả hằng tháng"
    ]


def test_what_is_withdrawn_is_asked_no_more():
    assert changed("10.1 | | | Rút | | | QĐ 8 | 2024-05-01") == ["- SNV | 10.1-TX | 2024-12-31 |  |  | "]
    assert changed("1 | 1-KH | VP | Rút | | | QĐ 8 | 2024-05-01") == ["- VP | 1-KH | 2024-03-31 |  |  | "]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("1 | 1-KH | SNV | Hoãn | | 30/6/2024 | QĐ | 2024-03-20",
         "0 kind D02 Hoãn danh sách (Gia hạn, Chuyển chủ trì, Bổ sung, Rút)"),
        ("1 | 1-KH | SNV | | | 30/6/2024 | QĐ | 2024-03-20", "0 kind D01 Loại"),
        (" | | SNV | Rút | | | QĐ | 2024-03-20", "0 task D01 Mã NV"),
        ("99 | | | Rút | | | QĐ | 2024-03-20", "0 task D02 99 các nhiệm vụ có mốc ở sheet «Mốc thời hạn»"),
        ("2 | 1-KH | | Rút | | | QĐ | 2024-03-20", "0 milestone D02 1-KH sheet «Mốc thời hạn», nhiệm vụ 2"),
        ("1 | 1-KH | SXD | Rút | | | QĐ | 2024-03-20", "0 agency D02 SXD sheet «Cơ quan»"),
        ("1 | 1-KH | BATO | Rút | | | QĐ | 2024-03-20",
         "0 agency D04 không có cơ quan nào đang được giao"),
        ("1 | | SNV | Gia hạn | | 30/6/2024 | QĐ | 2024-03-20", "0 milestone D01 Mã mốc"),
        ("1 | 1-KH | SNV | Gia hạn | | | QĐ | 2024-03-20", "0 after D01 Đến"),
        ("1 | 1-KH | SNV | Gia hạn | | 31/6/2024 | QĐ | 2024-03-20", "0 after D03 31/6/2024"),
        ("1 | 1-KH | SNV | Gia hạn | | quý II | QĐ | 2024-03-20", "0 after D03 quý II"),
        ("1 | 1-KH | SNV | Gia hạn | 1/4/2024 | 30/6/2024 | QĐ | 2024-03-20",
         "0 before D04 không có hạn nào là 01/04/2024"),
        ("1 | 1-KH | SNV | Gia hạn | | 30/03/2024 | QĐ | 2024-03-20", "0 after D05 30/03/2024 31/03/2024"),
        ("1 | | | Chuyển chủ trì | | STP | QĐ | 2024-03-20", "0 before D01 Từ"),
        ("1 | | | Chuyển chủ trì | SNV | | QĐ | 2024-03-20", "0 after D01 Đến"),
        ("1 | | | Chuyển chủ trì | SNV | Các sở, ban ngành | QĐ | 2024-03-20",
         "0 after D02 Các sở, ban ngành sheet «Cơ quan» (phải là một cơ quan)"),
        ("1 | | | Chuyển chủ trì | BATO | STP | QĐ | 2024-03-20",
         "0 before D04 cơ quan cũ không có việc nào để chuyển"),
        ("2 | 2-T03 | | Bổ sung | | | QĐ | 2024-03-20", "0 agency D01 Mã CQ"),
        ("1 | 1-KH | SNV | Bổ sung | | | QĐ | 2024-03-20",
         "0 agency D04 các cơ quan này đã được giao, hoặc không còn mốc nào chưa đến hạn"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_followed_is_a_fault_and_changes_nothing(row: str, fault: str):
    assert faults(row) == [fault]
    assert changed(row) == []


def test_a_change_without_its_document_counts_and_is_asked_about():
    row = "1 | 1-KH | SNV | Gia hạn | | 30/6/2024 | | "
    assert faults(row) == ["0 document D06 Văn bản", "0 signed_on D06 Ngày"]
    assert len(changed(row)) == 2


def test_a_faulty_row_leaves_the_others_in_force():
    text = """
    1 | 1-KH | SNV | Gia hạn | | 31/6/2024 | QĐ 5 | 2024-03-20
    10.1 | | | Rút | | | QĐ 8 | 2024-05-01
    """
    assert changed(text) == ["- SNV | 10.1-TX | 2024-12-31 |  |  | "]


@pytest.mark.parametrize(
    ("as_of", "both"),
    [
        (dt.date(2024, 3, 31), "Đang thực hiện trong hạn | Sắp đến hạn"),
        (dt.date(2024, 6, 20), "Sắp đến hạn | Chưa hoàn thành, quá hạn"),
        (dt.date(2024, 7, 1), "Đến hạn, chưa cập nhật | Chưa hoàn thành, quá hạn"),  # no round has asked about 25/6 yet
    ],
)
def test_a_state_is_known_by_the_new_day_and_by_the_plan_s(as_of: dt.date, both: str):
    rows = after("1 | 1-KH | SNV | Gia hạn | | 25/6/2024 | QĐ | 2024-03-20")
    states = derive_states(rows, frame(c.RESULTS), frame(c.SUBMISSIONS), ROUNDS, as_of)
    mine = states[(states["agency"] == "SNV") & (states["milestone"] == "1-KH")]
    assert lines(mine, "state", "state_by_plan") == [both]


def test_an_extended_report_is_judged_by_its_new_day():
    rows = after("1 | 1-BC-Q1 | SNV | Gia hạn | 25/3/2024 | 29/3/2024 | CV 2 | 2024-03-15")
    arrived = {
        "round": "2024-Q1",
        "agency": "SNV",
        "arrived_on": "2024-03-28",
        "first_arrived_on": "2024-03-28",
        "times": 1,
    }
    states = derive_states(rows, frame(c.RESULTS), frame(c.SUBMISSIONS, [arrived]), ROUNDS, dt.date(2024, 4, 5))
    mine = states[(states["agency"] == "SNV") & (states["milestone"] == "1-BC-Q1")]
    assert lines(mine, "due_planned", "due_compared", "state", "state_by_plan") == [
        "2024-03-18 | 2024-03-29 | Hoàn thành đúng hạn | Hoàn thành quá hạn"
    ]
