"""The year of the real letter: 5,667 obligations, and where they stand when nobody has answered."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

import cchc_xl
from cchc_xl.books.directory import load_agencies
from cchc_xl.books.documents import read_document
from cchc_xl.plan.agencies import Directory
from cchc_xl.plan.calendar import WorkCalendar
from cchc_xl.plan.letter import read_letter
from cchc_xl.plan.register import Plan, plan_of
from cchc_xl.plan.rounds import rounds_of_year
from cchc_xl.progress.obligations import obligations, unknown_in_applies_to
from cchc_xl.progress.overdue import derive_states
from cchc_xl.progress.summary import by_agency, by_task
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from cchc_xl.values.words import Level, State

LETTER = Path(cchc_xl.__file__).parent / "data" / "cong-van-de-xuat-cchc-2024.txt"
CALENDAR = WorkCalendar((2023, 2024, 2025))
ROUNDS = rounds_of_year(2024, CALENDAR)


@pytest.fixture(scope="module")
def plan() -> Plan:
    directory = Directory(load_agencies(), dt.date(2024, 1, 1))
    return plan_of(read_letter(read_document(LETTER)), directory, 2024, CALENDAR)


@pytest.fixture(scope="module")
def year(plan: Plan) -> pd.DataFrame:
    return obligations(plan.tasks, plan.milestones, plan.assignments, plan.agencies)


def silent(year: pd.DataFrame, as_of: dt.date) -> pd.DataFrame:
    """The states when no agency has sent anything."""
    return derive_states(year, frame(c.RESULTS), frame(c.SUBMISSIONS), ROUNDS, as_of)


def test_the_year_has_5667_obligations_of_206_agencies(plan: Plan, year: pd.DataFrame):
    assert len(year) == 5667
    assert not year.duplicated(["agency", "milestone"]).any()
    assert year["agency"].nunique() == 206
    assert list(dict.fromkeys(year["agency"])) == list(plan.agencies["agency"])
    assert set(year["milestone"]) == set(plan.milestones["milestone"])
    assert unknown_in_applies_to(plan.milestones, plan.agencies) == []


def test_every_lead_assignment_is_reported_on(plan: Plan, year: pd.DataFrame):
    leads = plan.assignments[plan.assignments["role"] == "Chủ trì"]
    of_task = plan.milestones["task"].value_counts()
    assert len(year) == sum(of_task[task] for task in leads["task"])
    assert len(year[["task", "agency"]].drop_duplicates()) == len(leads) == 2109


def test_in_april_reports_are_overdue_and_what_was_due_since_is_to_be_asked(year: pd.DataFrame):
    states = silent(year, dt.date(2024, 4, 5)).set_index("milestone")["state"]
    found = {milestone: set(states[states.index == milestone]) for milestone in states.index.unique()}
    assert found["9-BC-Q1"] == {State.OVERDUE}
    assert found["9-BC-Q2"] == {State.IN_TIME}
    assert found["9-BC-Q3"] == {State.NOT_YET}
    assert found["1-KH"] == found["4-T03"] == {State.UNKNOWN_PAST_DUE}
    assert found["4-T01"] == found["4-T02"] == {State.OVERDUE}  # the first quarter's round asked for these
    assert found["4-T04"] == {State.IN_TIME}
    assert found["4-T05"] == {State.NOT_YET}
    assert found["10.1-BH"] == found["16-KT"] == {State.IN_TIME}
    assert found["3-TX"] == {State.CONTINUOUS_IDLE}
    assert found["8-KH140"] == found["16-ĐX"] == {State.UNDATED}


@pytest.mark.parametrize(
    ("as_of", "unbegun"), [(dt.date(2023, 12, 14), 5667), (dt.date(2024, 1, 1), None), (dt.date(2025, 1, 20), 0)]
)
def test_before_the_year_nothing_has_begun_and_after_it_everything_has(
    year: pd.DataFrame, as_of: dt.date, unbegun: int | None
):
    states = Counter(silent(year, as_of)["state"])
    assert sum(states.values()) == 5667
    if unbegun is not None:
        assert states[State.NOT_YET] == unbegun


def test_both_tables_count_all_of_them(plan: Plan, year: pd.DataFrame):
    states = silent(year, dt.date(2024, 4, 5))
    agencies, tasks = by_agency(states, plan.agencies), by_task(states, plan.tasks)
    assert (len(agencies), len(tasks)) == (206, 17)
    assert agencies["total"].sum() == tasks["total"].sum() == 5667
    assert agencies["overdue"].sum() == tasks["overdue"].sum() == (states["state"] == State.OVERDUE).sum()
    of_level = agencies.groupby("level")["total"].sum()
    assert {level: of_level[level] for level in Level} == dict(year["level"].value_counts())
