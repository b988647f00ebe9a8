"""The figures and blocks of Tổng quan, recomputed another way."""

import datetime as dt

import pandas as pd

from cchc_xl.progress.dashboard import blocks, figures
from cchc_xl.progress.obligations import obligations
from cchc_xl.progress.overdue import derive_states, overdue_rows
from cchc_xl.values import columns as c
from cchc_xl.values import dashboard as d
from cchc_xl.values.frames import frame
from cchc_xl.values.words import Level, State
from tests.progress.tables import AGENCIES, ASSIGNMENTS, MILESTONES, ROUNDS, TASKS, sheet

APRIL_5 = dt.date(2024, 4, 5)
OBLIGATIONS = obligations(TASKS, MILESTONES, ASSIGNMENTS, AGENCIES)

SUBMISSIONS = sheet(c.SUBMISSIONS, """
    round   | agency | status    | times | arrived_on | first_arrived_on
    2024-Q1 | VP     | Đã gửi    | 1     | 2024-03-15 | 2024-03-15
    2024-Q1 | SNV    | Gửi muộn  | 2     | 2024-04-01 | 2024-03-20
    2024-Q1 | STP    | Đã gửi    | 1     | 2024-03-15 | 2024-03-15
    2024-Q1 | BATO   | Trả lại   | 1     |            |
    2024-Q1 | X21010 | Chưa gửi  | 0     |            |
    2024-Q2 | VP     | Đã gửi    | 1     | 2024-06-15 | 2024-06-15
""")  # fmt: skip
RESULTS = sheet(c.RESULTS, """
    round   | agency | milestone | progress       | document_date | data_as_of | source
    2024-Q1 | VP     | 1-KH      | Hoàn thành     | 2024-03-28    | 2024-03-15 | Bản nộp
    2024-Q1 | VP     | 2-T03     | Chưa thực hiện |               | 2024-04-03 | Nhập tay
""")  # fmt: skip
NO_TREND = frame(c.TREND)
STATES = derive_states(OBLIGATIONS, RESULTS, SUBMISSIONS, ROUNDS, APRIL_5)


def block(name: str, states: pd.DataFrame = STATES, submissions: pd.DataFrame = SUBMISSIONS) -> list[list[object]]:
    return [list(row) for row in blocks(states, TASKS, submissions, NO_TREND, "2024-Q1", APRIL_5)[name]]


def test_there_is_a_figure_for_every_tile_and_it_is_the_count_of_its_rows():
    shown = figures(STATES, TASKS, SUBMISSIONS, "2024-Q1")
    assert list(shown) == [tile.name for tile in d.TILES]
    states = list(STATES["state"])
    assert shown == {
        "so_nhiem_vu": 3,
        "da_gui": "3/5",
        "ty_le_hoan_thanh": 2 / 7,  # two done; five more were due; one runs until December
        "so_qua_han": states.count(State.OVERDUE),
        "so_chua_cap_nhat": states.count(State.UNKNOWN_PAST_DUE),
        "so_sap_den_han": 0,
    }


def test_a_withdrawn_task_is_no_task_of_the_plan():
    withdrawn = TASKS.assign(standing=["Rút", "Đã giao", "Đề xuất"])
    assert figures(STATES, withdrawn, SUBMISSIONS, "2024-Q1")["so_nhiem_vu"] == 2


def test_before_a_round_went_out_there_is_nothing_to_say_of_it():
    shown = figures(STATES.iloc[:0], TASKS, frame(c.SUBMISSIONS), "")
    assert (shown["da_gui"], shown["ty_le_hoan_thanh"], shown["so_qua_han"]) == (None, None, 0)


def test_every_block_has_its_headers_and_fits_its_range():
    made = blocks(STATES, TASKS, SUBMISSIONS, NO_TREND, "2024-Q1", APRIL_5)
    described = (*d.CHART_BLOCKS, *d.LIST_BLOCKS)
    assert set(made) == {b.name for b in described}
    for b in described:
        assert made[b.name][0] == list(b.headers)
        assert len(made[b.name]) <= b.rows + 1
        assert {len(row) for row in made[b.name]} == {len(b.headers)}


def test_states_by_level_add_up_to_all_and_every_level_has_a_row():
    rows = block("bd_theo_cap")[1:]
    assert [row[0] for row in rows] == list(Level)
    for row in rows:
        of_level = list(STATES.loc[STATES["level"] == row[0], "state"])
        assert row[1:] == [of_level.count(state) for state in State]


def test_completion_has_a_row_for_each_task_in_order():
    assert block("bd_theo_nhiem_vu")[1:] == [["NV 1", 2 / 6], ["NV 2", 0.0], ["NV 10.1", None]]


def test_the_agencies_with_most_overdue_come_first_and_only_the_overdue_count():
    assert block("bd_qua_han")[1:] == [
        ["Văn phòng UBND tỉnh", 2],
        ["UBND phường Trần Phú", 1],
    ]


def test_returns_add_up_day_by_day_to_those_that_have_sent():
    assert block("bd_theo_ngay")[1:] == [["15/03", 2], ["20/03", 3]]


def test_many_days_are_shown_as_the_last_ones_with_all_before_them_added_up():
    days = pd.date_range("2024-03-01", periods=20)
    many = frame(c.SUBMISSIONS, [{"round": "2024-Q1", "agency": f"X{i}", "first_arrived_on": day}
                                 for i, day in enumerate(days)])  # fmt: skip
    rows = block("bd_theo_ngay", submissions=many)[1:]
    assert len(rows) == d.BY_DAY.rows
    assert rows[0] == ["đến 06/03", 6]
    assert rows[1] == ["07/03", 7]
    assert rows[-1] == ["20/03", 20]


def test_the_trend_shows_the_last_rounds_by_short_names():
    rounds = sheet(c.TREND, """
        round    | name            | rate | sent_rate
        2024-Q1  | Quý I năm 2024  | 0.5  | 0.75
        2024-NAM | Năm 2024        |      | 1
    """)  # fmt: skip
    shown = blocks(STATES, TASKS, SUBMISSIONS, rounds, "2024-Q1", APRIL_5)["bd_xu_huong"]
    assert shown[1:] == [["Quý I", 0.5, 0.75], ["Năm 2024", None, 1.0]]
    many = pd.concat([rounds] * 4)
    assert len(blocks(STATES, TASKS, SUBMISSIONS, many, "2024-Q1", APRIL_5)["bd_xu_huong"]) == d.TREND.rows + 1


def test_the_longest_overdue_stand_in_the_order_of_their_sheet():
    listed = [(row[0], row[2]) for row in block("ds_qua_han")[1:]]
    rows = overdue_rows(STATES)
    on_sheet = zip(rows["agency_name"], rows["due_effective"].dt.date, strict=True)
    assert listed == list(on_sheet)[: len(listed)]


def test_the_longest_overdue_are_listed_with_their_work_and_days():
    assert block("ds_qua_han")[1:] == [
        ["UBND phường Trần Phú", "NV 1 – Báo cáo quý I", dt.date(2024, 3, 16), 20],
        ["Văn phòng UBND tỉnh", "NV 1 – Báo cáo quý I", dt.date(2024, 3, 25), 11],
        ["Văn phòng UBND tỉnh", "NV 2 – Công khai tháng 3", dt.date(2024, 4, 1), 4],
    ]


def test_what_is_due_next_names_the_day_and_how_many_have_not_done_it():
    march = dt.date(2024, 3, 25)
    states = derive_states(OBLIGATIONS, RESULTS, SUBMISSIONS, ROUNDS, march)
    rows = blocks(states, TASKS, SUBMISSIONS, NO_TREND, "2024-Q1", march)["ds_sap_den_han"][1:]
    assert rows == [
        ["NV 1 – Báo cáo quý I", march, 1],  # the office's own
        ["NV 1 – Ban hành Kế hoạch", dt.date(2024, 3, 31), 3],  # what VP did on 28 March is not done yet
        ["NV 2 – Công khai tháng 3", dt.date(2024, 4, 1), 1],
    ]


def test_an_empty_plan_has_empty_blocks():
    made = blocks(STATES.iloc[:0], TASKS.iloc[:0], frame(c.SUBMISSIONS), NO_TREND, "", APRIL_5)
    assert {name: len(rows) for name, rows in made.items()} == {
        "bd_theo_cap": 5, "bd_theo_nhiem_vu": 1, "bd_qua_han": 1, "bd_xu_huong": 1, "bd_theo_ngay": 1,
        "ds_qua_han": 1, "ds_sap_den_han": 1,
    }  # fmt: skip
