"""What a clerk typed into an agency's sheet."""

import datetime as dt
from typing import Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_xl.progress.results import latest
from cchc_xl.progress.typed import typed_by_hand, typed_on_reports, typed_problems
from cchc_xl.values import columns as c
from cchc_xl.values.columns import ANSWER_FIELDS
from cchc_xl.values.frames import frame
from tests.progress.tables import lines, sheet

APRIL_5 = dt.date(2024, 4, 5)

RESULTS = sheet(c.RESULTS, """
    round   | agency | task | milestone | progress       | done_on    | document | outcome | data_as_of | source
    2024-Q1 | SNV    | 1    | 1-KH      | Đang thực hiện |            |          | dự thảo | 2024-03-15 | Bản nộp
    2024-Q1 | SNV    | 2    | 2-T03     | Hoàn thành     | 2024-03-29 | 12/BC    |         | 2024-03-15 | Bản nộp
""")  # fmt: skip


def shown(results: pd.DataFrame = RESULTS) -> pd.DataFrame:
    """The agency sheets as the program leaves them: the latest results, and an obligation without one."""
    rows = latest(results)[["agency", "task", "milestone", *ANSWER_FIELDS]]
    blank = frame(c.RESULTS, [{"agency": "SNV", "task": "9", "milestone": "9-TX"}])
    return pd.concat([rows, blank[list(rows.columns)]], ignore_index=True)


def with_cell(rows: pd.DataFrame, milestone: str, **cells: Any) -> pd.DataFrame:
    """The rows after a clerk typed into cells of one milestone."""
    changed = rows.copy()
    for field, value in cells.items():
        changed.loc[changed["milestone"] == milestone, field] = value
    return changed


def typed(rows: pd.DataFrame, results: pd.DataFrame = RESULTS, as_of: dt.date = APRIL_5) -> pd.DataFrame:
    return typed_by_hand(rows, results, "2024-Q1", as_of, {"1-BC-Q1"})


def test_sheets_as_the_program_left_them_hold_nothing_typed():
    assert typed(shown()).empty


def test_what_a_clerk_changes_is_a_result_typed_by_hand_today():
    rows = typed(with_cell(shown(), "1-KH", progress="Hoàn thành", document="5/KH-SNV"))
    assert lines(rows, "round", "agency", "task", "milestone", "progress", "document", "outcome") == [
        "2024-Q1 | SNV | 1 | 1-KH | Hoàn thành | 5/KH-SNV | dự thảo"
    ]
    assert lines(rows, "data_as_of", "source", "file", "cell") == ["2024-04-05 | Nhập tay |  | "]


def test_the_first_answer_of_an_obligation_may_be_typed():
    rows = typed(with_cell(shown(), "9-TX", progress="Đang thực hiện"))
    assert lines(rows, "milestone", "progress", "source") == ["9-TX | Đang thực hiện | Nhập tay"]


def test_the_same_text_written_otherwise_is_no_change():
    as_typed = with_cell(shown(), "1-KH", outcome=" dự thảo\xa0")
    assert typed(with_cell(as_typed, "2-T03", done_on=pd.Timestamp("2024-03-29 08:00"))).empty


def test_blanking_one_cell_of_several_is_a_change():
    rows = typed(with_cell(shown(), "2-T03", done_on=pd.NaT))
    assert lines(rows, "progress", "done_on", "document") == ["Hoàn thành |  | 12/BC"]


def test_blanking_everything_withdraws_the_result_and_is_said():
    blank = dict.fromkeys(["progress", "document"], "")
    rows = typed(with_cell(shown(), "2-T03", done_on=pd.NaT, **blank))
    assert lines(rows, "milestone", "progress", "source") == ["2-T03 |  | Nhập tay"]
    assert [str(p) for p in typed_problems(rows, "2024-Q1")] == [
        "Kết quả nhập tay của mốc «2-T03» đã được xóa trắng, coi như chưa có báo cáo. "
        "Nếu xóa nhầm, nhập lại vào sheet của cơ quan. (N17)"
    ]


def test_a_progress_that_is_no_choice_is_said():
    rows = typed(with_cell(shown(), "1-KH", progress="sắp xong"))
    assert [(p.code, p.agency) for p in typed_problems(rows, "2024-Q1")] == [("N01", "SNV")]
    assert typed_problems(rows, "2024-Q2") == []


def test_a_day_that_has_not_come_is_said():
    rows = typed(with_cell(shown(), "1-KH", progress="Hoàn thành", document_date=pd.Timestamp("2024-04-06")))
    assert [str(p) for p in typed_problems(rows, "2024-Q1")] == [
        "Cột «Ngày văn bản»: ngày 06/04/2024 ở sau ngày tổng hợp 05/04/2024. Nhập lại ngày đã hoàn thành; "
        "việc chưa xong thì ghi ở cột «Dự kiến hoàn thành». (N06)"
    ]
    same_day = typed(with_cell(shown(), "1-KH", progress="Hoàn thành", done_on=pd.Timestamp(APRIL_5)))
    assert typed_problems(same_day, "2024-Q1") == []


def test_a_report_arrives_and_is_never_typed():
    report = frame(c.RESULTS, [{"agency": "SNV", "milestone": "1-BC-Q1", "progress": "Hoàn thành"}])
    assert typed(report).empty
    assert [(p.code, p.agency, p.round) for p in typed_on_reports(report, RESULTS, "2024-Q1", {"1-BC-Q1"})] == [
        ("N18", "SNV", "2024-Q1")
    ]


def test_nothing_is_said_of_reports_that_nobody_typed():
    report = frame(c.RESULTS, [{"agency": "SNV", "milestone": "1-BC-Q1"}])
    assert typed_on_reports(report, RESULTS, "2024-Q1", {"1-BC-Q1"}) == []


def test_a_blank_body_row_of_a_table_is_no_obligation():
    assert typed(frame(c.RESULTS, [{"agency": "SNV", "progress": "Hoàn thành"}])).empty


def test_what_is_typed_is_never_older_than_what_it_was_typed_over():
    earlier = dt.date(2024, 3, 1)
    rows = typed(with_cell(shown(), "1-KH", progress="Hoàn thành"), as_of=earlier)
    assert lines(rows, "data_as_of") == ["2024-03-15"]


def test_what_is_typed_over_a_later_round_s_result_belongs_to_that_round():
    later = sheet(c.RESULTS, """
        round   | agency | task | milestone | progress       | data_as_of | source
        2024-Q2 | SNV    | 1    | 1-KH      | Hoàn thành     | 2024-04-05 | Nhập tay
    """)  # fmt: skip
    results = pd.concat([RESULTS, later], ignore_index=True)
    rows = typed(with_cell(shown(results), "1-KH", progress="Đang thực hiện"), results)
    assert lines(rows, "round", "progress") == ["2024-Q2 | Đang thực hiện"]


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_every_change_of_a_cell_is_found_and_only_those(data: st.DataObject):
    milestones = data.draw(st.sets(st.sampled_from(["1-KH", "2-T03", "9-TX"])))
    rows = shown()
    for milestone in milestones:
        rows = with_cell(rows, milestone, proposal=data.draw(st.text("ăâb ", min_size=1).filter(str.strip)))
    assert set(typed(rows)["milestone"]) == milestones
