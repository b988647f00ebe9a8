"""The summary tables: every total recomputed another way."""

import datetime as dt
from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_xl.progress.summary import by_agency, by_task, rate, task_progress, tracking
from cchc_xl.values import columns as c
from cchc_xl.values.columns import STATE_COUNTS
from cchc_xl.values.words import DONE, PAST_DUE, WORST_FIRST, State
from tests.progress.tables import AGENCIES, TASKS, lines

APRIL_5 = dt.date(2024, 4, 5)
TABLES = {"agency": by_agency, "task": by_task}


def states_of(rows: list[tuple[str, str, State, bool]]) -> pd.DataFrame:
    """States from agency, task, state, and whether the row counts in the rate."""
    table = pd.DataFrame(rows, columns=["agency", "task", "state", "is_counted"])
    table = table.astype({"agency": "str", "task": "str", "state": "str", "is_counted": "bool"})
    table["state_by_plan"] = table["state"]
    return table.merge(AGENCIES[["agency", "agency_name", "level"]], on="agency", how="left")


STATES = states_of([
    ("SNV", "1", State.DONE_ON_TIME, True),
    ("SNV", "1", State.OVERDUE, True),
    ("SNV", "2", State.IN_TIME, False),
    ("SNV", "10.1", State.CONTINUOUS_ACTIVE, False),
    ("BATO", "1", State.DONE_LATE, True),
    ("BATO", "10.1", State.CONTINUOUS_IDLE, False),
])  # fmt: skip


def test_each_agency_has_its_counts_and_its_rate():
    rows = by_agency(STATES, AGENCIES)
    assert tuple(rows.columns) == c.BY_AGENCY.fields
    assert lines(rows, "agency", "total", "done_on_time", "overdue", "continuous_idle", "rate") == [
        "VP | 0 | 0 | 0 | 0 | ",
        "SNV | 4 | 1 | 1 | 0 | 0.5",
        "STP | 0 | 0 | 0 | 0 | ",
        "BATO | 2 | 0 | 0 | 1 | 1.0",
        "X21010 | 0 | 0 | 0 | 0 | ",
    ]


def test_each_task_has_its_counts_and_its_rate():
    rows = by_task(STATES, TASKS)
    assert tuple(rows.columns) == c.BY_TASK.fields
    assert lines(rows, "task", "content", "total", "overdue", "rate") == [
        "1 | Ban hành kế hoạch kiểm soát TTHC | 3 | 1 | 0.6666666666666666",
        "2 | Công khai kết quả hằng tháng | 1 | 0 | ",
        "10.1 | Rà soát thủ tục hành chính | 2 | 0 | ",
    ]


def test_in_a_cell_of_agency_and_task_the_worst_state_wins():
    rows = tracking(STATES, AGENCIES, TASKS)
    assert list(rows.columns) == ["agency", "agency_name", "level", "1", "2", "10.1"]
    assert lines(rows, "agency", "1", "2", "10.1") == [
        "VP |  |  | ",
        "SNV | Chưa hoàn thành, quá hạn | Đang thực hiện trong hạn | Thường xuyên, đang thực hiện",
        "STP |  |  | ",
        "BATO | Hoàn thành quá hạn |  | Thường xuyên, chưa triển khai",
        "X21010 |  |  | ",
    ]


def test_a_task_stands_as_its_worst_obligation_does():
    untouched = TASKS.assign(task=["1", "2", "99"])
    assert lines(task_progress(STATES, untouched), "task", "state", "rate") == [
        "1 | Chưa hoàn thành, quá hạn | 0.6666666666666666",
        "2 | Đang thực hiện trong hạn | ",
        "99 |  | ",
    ]


def test_worst_first_names_every_state_and_the_past_due_before_all():
    assert Counter(WORST_FIRST) == Counter(State)
    assert set(WORST_FIRST[:2]) == set(PAST_DUE)


def test_an_agency_that_the_directory_lacks_is_counted_too():
    stranger = states_of([("LA", "1", State.OVERDUE, True)])
    assert by_agency(stranger.fillna({"agency_name": "LA", "level": ""}), AGENCIES)["total"].sum() == 1


def test_without_obligations_all_is_zero_and_no_rate():
    rows = by_agency(STATES.iloc[:0], AGENCIES)
    assert rows["total"].eq(0).all()
    assert rows["rate"].isna().all()
    assert rate(STATES.iloc[:0]) is None
    assert tracking(STATES.iloc[:0], AGENCIES, TASKS)["1"].eq("").all()
    assert task_progress(STATES.iloc[:0], TASKS)["state"].eq("").all()


ROW = st.builds(
    lambda agency, task, state, due: (agency, task, state, due or state in DONE),
    st.sampled_from(["VP", "SNV", "BATO", "X21010"]),
    st.sampled_from(["1", "2", "10.1"]),
    st.sampled_from(State),
    st.booleans(),
)


@pytest.mark.parametrize("by", ["agency", "task"])
@settings(max_examples=20, deadline=None)
@given(rows=st.lists(ROW, max_size=30))
def test_every_total_adds_up(by: str, rows: list[tuple[str, str, State, bool]]):
    """Totals, state columns and rates, counted again in plain Python."""
    order = {"agency": AGENCIES, "task": TASKS}[by]
    table = TABLES[by](states_of(rows), order).set_index(by)
    place = {"agency": 0, "task": 1}[by]
    for name in table.index:
        mine = [row for row in rows if row[place] == name]
        counts = Counter(str(row[2]) for row in mine)
        assert [table.at[name, column.field] for column in STATE_COUNTS] == [counts[s] for s in State]
        assert table.at[name, "total"] == len(mine) == sum(counts.values())
        counted = [row for row in mine if row[3]]
        done = [row for row in counted if row[2] in DONE]
        expected = len(done) / len(counted) if counted else None
        assert (None if pd.isna(table.at[name, "rate"]) else table.at[name, "rate"]) == expected  # type: ignore[arg-type]
    assert table["total"].sum() == len(rows)
