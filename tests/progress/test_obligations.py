"""From the register to what each agency has to report on."""

import pandas as pd
import pytest

from cchc_xl.progress.obligations import FIELDS, obligations, shortened, unknown_in_applies_to
from cchc_xl.values import columns as c
from cchc_xl.values.words import ALL_LEADS
from tests.progress.tables import AGENCIES, ASSIGNMENTS, MILESTONES, TASKS, lines, sheet


def restricted(applies_to: str) -> pd.DataFrame:
    """The milestones with «Áp dụng cho» of 1-KH filled in."""
    return MILESTONES.assign(applies_to=MILESTONES["applies_to"].where(MILESTONES["milestone"] != "1-KH", applies_to))


def test_every_milestone_binds_every_lead_that_must_report():
    rows = obligations(TASKS, MILESTONES, ASSIGNMENTS, AGENCIES)
    assert lines(rows, "agency", "milestone") == [
        "VP | 1-KH",
        "VP | 1-BC-Q1",
        "VP | 2-T03",
        "SNV | 1-KH",
        "SNV | 1-BC-Q1",
        "SNV | 10.1-TX",
        "X21010 | 1-KH",
        "X21010 | 1-BC-Q1",
    ]


def test_an_obligation_carries_what_forms_and_sheets_show():
    rows = obligations(TASKS, MILESTONES, ASSIGNMENTS, AGENCIES)
    assert tuple(rows.columns) == FIELDS
    assert lines(rows.head(1), "agency_name", "level", "kind", "content", "products", "due", "order") == [
        "Văn phòng UBND tỉnh | Văn phòng | Ban hành văn bản | Ban hành Kế hoạch | Kế hoạch | 2024-03-31 | 1"
    ]


def test_a_withdrawn_task_binds_nobody():
    withdrawn = TASKS.assign(standing=TASKS["standing"].where(TASKS["task"] != "1", "Rút"))
    assert set(obligations(withdrawn, MILESTONES, ASSIGNMENTS, AGENCIES)["task"]) == {"2", "10.1"}


def test_a_blank_row_of_an_empty_table_binds_nobody():
    blank = sheet(c.TASKS, "task | standing\n | ")
    row = sheet(c.ASSIGNMENTS, "task | agency | role | must_report\n | SNV | Chủ trì | Có")
    assert obligations(blank, sheet(c.MILESTONES, "milestone | task\n | "), row, AGENCIES).empty


@pytest.mark.parametrize(
    ("applies_to", "bound"),
    [
        ("", ["VP", "SNV", "X21010"]),
        (ALL_LEADS, ["VP", "SNV", "X21010"]),
        ("SNV", ["SNV"]),
        ("snv; X21010", ["SNV", "X21010"]),
        ("Sở Nội vụ\nVP", ["VP", "SNV"]),
        ("UBND cấp xã", ["X21010"]),
        ("Các sở, ban ngành; Văn phòng  UBND tỉnh", ["VP", "SNV"]),
        ("BATO", []),  # no lead of this task
    ],
)
def test_a_milestone_binds_only_those_it_applies_to(applies_to: str, bound: list[str]):
    rows = obligations(TASKS, restricted(applies_to), ASSIGNMENTS, AGENCIES)
    assert list(rows.loc[rows["milestone"] == "1-KH", "agency"]) == bound


def test_a_name_that_nobody_has_is_said_and_binds_nobody():
    milestones = restricted("Sở Nội vu; SNV")
    assert [str(p) for p in unknown_in_applies_to(milestones, AGENCIES)] == [
        "Mốc «1-KH»: không có cơ quan hoặc nhóm «Sở Nội vu» ở cột «Áp dụng cho». Nhập mã, tên cơ quan hoặc tên nhóm "
        "như ở sheet «Cơ quan», cách nhau bằng dấu chấm phẩy. (M18)"
    ]
    rows = obligations(TASKS, milestones, ASSIGNMENTS, AGENCIES)
    assert list(rows.loc[rows["milestone"] == "1-KH", "agency"]) == ["SNV"]


def test_a_lead_that_the_directory_lacks_still_owes_and_comes_last():
    stranger = sheet(c.ASSIGNMENTS, "task | agency | role | must_report\n2 | LA | Chủ trì | Có")
    rows = obligations(TASKS, MILESTONES, pd.concat([stranger, ASSIGNMENTS]), AGENCIES)
    assert lines(rows.tail(1), "agency", "agency_name", "level", "milestone") == ["LA | LA |  | 2-T03"]


def test_a_long_task_is_cut_at_the_end_of_a_word():
    assert shortened("Ban hành kế hoạch, rà soát", 20) == "Ban hành kế hoạch…"
    assert shortened("Ban hành\n kế hoạch", 20) == "Ban hành kế hoạch"
