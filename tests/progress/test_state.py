"""The rule of states: kind × progress × dates → exactly one state."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_xl.progress.state import Facts, is_running, state_of
from cchc_xl.values.words import MilestoneKind, Progress, State

# Every row: kind, progress, done on, document dated, informed on, due, silence is known until, as of, state.
# The window begins on 1 January; days are of 2024 unless a year stands there.
TABLE = """
# a document is judged by its own date, then by the day it was done, then by the day we heard of it
Ban hành văn bản | Hoàn thành             | 20/4  | 31/3 | 5/4  | 31/3  |      | 5/4  | Hoàn thành đúng hạn
Ban hành văn bản | Hoàn thành             | 20/3  | 1/4  | 5/4  | 31/3  |      | 5/4  | Hoàn thành quá hạn
Ban hành văn bản | Hoàn thành             | 31/3  |      | 5/4  | 31/3  |      | 5/4  | Hoàn thành đúng hạn
Ban hành văn bản | Hoàn thành             | 1/4   |      | 5/4  | 31/3  |      | 5/4  | Hoàn thành quá hạn
Ban hành văn bản | Hoàn thành             |       |      | 15/3 | 31/3  |      | 5/4  | Hoàn thành đúng hạn
Ban hành văn bản | Hoàn thành             |       |      | 5/4  | 31/3  |      | 5/4  | Hoàn thành quá hạn
# everything else by the day it was done, whatever its document says
Định kỳ          | Hoàn thành             | 1/4   | 20/3 | 5/4  | 1/4   |      | 5/4  | Hoàn thành đúng hạn
Định kỳ          | Hoàn thành             | 2/4   | 20/3 | 5/4  | 1/4   |      | 5/4  | Hoàn thành quá hạn
Theo kế hoạch    | Hoàn thành             | 5/4   |      | 5/4  | 31/12 |      | 5/4  | Hoàn thành đúng hạn
Hoàn thành       | Hoàn thành             | 5/4   |      | 5/4  | 31/3  |      | 5/4  | Hoàn thành quá hạn
Theo văn bản khác| Hoàn thành             | 5/4   |      | 5/4  |       |      | 5/4  | Hoàn thành đúng hạn
# what is done on a later day is not done yet
Định kỳ          | Hoàn thành             | 2/4   |      | 5/4  | 1/4   |      | 1/4  | Sắp đến hạn
Ban hành văn bản | Hoàn thành             |       | 6/4  | 5/4  | 31/3  |      | 5/4  | Chưa hoàn thành, quá hạn
# past due and not done: overdue when we know, to be asked when we do not
Ban hành văn bản | Đang thực hiện         |       |      | 31/3 | 31/3  |      | 1/4  | Chưa hoàn thành, quá hạn
Ban hành văn bản | Đang thực hiện         |       |      | 30/3 | 31/3  |      | 1/4  | Đến hạn, chưa cập nhật
Ban hành văn bản | Chưa thực hiện         |       |      | 5/4  | 31/3  |      | 5/4  | Chưa hoàn thành, quá hạn
Ban hành văn bản | Đã trình, chờ ban hành |       |      | 5/4  | 31/3  |      | 5/4  | Chưa hoàn thành, quá hạn
Ban hành văn bản | Không phát sinh        |       |      | 5/4  | 31/3  |      | 5/4  | Chưa hoàn thành, quá hạn
Định kỳ          | Không phát sinh        |       |      | 15/3 | 1/4   |      | 5/4  | Đến hạn, chưa cập nhật
Định kỳ          |                        |       |      |      | 1/4   |      | 5/4  | Đến hạn, chưa cập nhật
Định kỳ          |                        |       |      |      | 1/4   | 31/3 | 5/4  | Đến hạn, chưa cập nhật
Định kỳ          |                        |       |      |      | 1/4   | 1/4  | 5/4  | Chưa hoàn thành, quá hạn
Định kỳ          | Đang thực hiện         |       |      | 15/3 | 1/4   | 14/6 | 20/6 | Chưa hoàn thành, quá hạn
# an answer without progress, or with a word that nobody knows, tells nothing
Định kỳ          |                        |       |      | 5/4  | 1/4   |      | 5/4  | Đến hạn, chưa cập nhật
Định kỳ          | sắp xong               |       |      | 5/4  | 1/4   |      | 5/4  | Đến hạn, chưa cập nhật
# due today is not past due; due soon is today and the next seven days
Định kỳ          |                        |       |      |      | 5/4   |      | 5/4  | Sắp đến hạn
Định kỳ          | Đang thực hiện         |       |      | 5/4  | 12/4  |      | 5/4  | Sắp đến hạn
Định kỳ          | Đang thực hiện         |       |      | 5/4  | 13/4  |      | 5/4  | Đang thực hiện trong hạn
Ban hành văn bản | Đã trình, chờ ban hành |       |      | 5/4  | 30/6  |      | 5/4  | Đang thực hiện trong hạn
Ban hành văn bản |                        |       |      |      | 30/6  |      | 5/4  | Đang thực hiện trong hạn
# continuous work: by the latest answer until the year's end, then as any other
Thường xuyên     |                        |       |      |      | 31/12 |      | 5/4  | Thường xuyên, chưa triển khai
Thường xuyên     | Chưa thực hiện         |       |      | 5/4  | 31/12 |      | 5/4  | Thường xuyên, chưa triển khai
Thường xuyên     | sắp xong               |       |      | 5/4  | 31/12 |      | 5/4  | Thường xuyên, chưa triển khai
Thường xuyên     | Đang thực hiện         |       |      | 5/4  | 31/12 |      | 5/4  | Thường xuyên, đang thực hiện
Thường xuyên     | Đã trình, chờ ban hành |       |      | 5/4  | 31/12 |      | 5/4  | Thường xuyên, đang thực hiện
Thường xuyên     | Không phát sinh        |       |      | 5/4  | 31/12 |      | 5/4  | Thường xuyên, đang thực hiện
Thường xuyên     | Hoàn thành             | 5/4   |      | 5/4  | 31/12 |      | 5/4  | Thường xuyên, đang thực hiện
Thường xuyên     | Đang thực hiện         |       |      | 5/4  | 31/12 |      | 31/12| Thường xuyên, đang thực hiện
Thường xuyên     | Hoàn thành             | 20/12 |      | 5/4  | 31/12 |      | 1/1/2025 | Hoàn thành đúng hạn
Thường xuyên     | Hoàn thành             | 2/1/2025 |   | 2/1/2025 | 31/12 |  | 5/1/2025 | Hoàn thành quá hạn
Thường xuyên     | Không phát sinh        |       |      | 5/4  | 31/12 |      | 1/1/2025 | Hoàn thành đúng hạn
Thường xuyên     | Không phát sinh        |       |      | 9/1/2025 | 31/12 |  | 9/1/2025 | Hoàn thành đúng hạn
Thường xuyên     | Đang thực hiện         |       |      | 17/12| 31/12 | 14/12| 1/1/2025 | Đến hạn, chưa cập nhật
Thường xuyên     | Đang thực hiện         |       |      | 2/1/2025 | 31/12 |  | 5/1/2025 | Chưa hoàn thành, quá hạn
Thường xuyên     |                        |       |      |      | 31/12 |      | 1/1/2025 | Đến hạn, chưa cập nhật
Thường xuyên     | Đang thực hiện         |       |      | 5/4  |       |      | 1/1/2025 | Thường xuyên, đang thực hiện
# without a date
Theo văn bản khác|                        |       |      |      |       |      | 5/4  | Chưa xác định thời hạn
Theo văn bản khác| Đang thực hiện         |       |      | 5/4  |       |      | 5/4  | Chưa xác định thời hạn
Theo văn bản khác| Không phát sinh        |       |      | 5/4  |       |      | 5/4  | Chưa xác định thời hạn
Theo văn bản khác|                        |       |      |      | 31/3  |      | 5/4  | Đến hạn, chưa cập nhật
Đột xuất         |                        |       |      |      |       |      | 5/4  | Chưa xác định thời hạn
Đột xuất         | Đang thực hiện         |       |      | 5/4  |       |      | 5/4  | Chưa xác định thời hạn
Đột xuất         | Không phát sinh        |       |      | 5/4  |       |      | 5/4  | Hoàn thành đúng hạn
Đột xuất         | Hoàn thành             |       |      | 5/4  |       |      | 5/4  | Hoàn thành đúng hạn
Đột xuất         | Đang thực hiện         |       |      | 5/4  | 1/4   |      | 5/4  | Chưa hoàn thành, quá hạn
# before the window
Định kỳ          |                        |       |      |      | 31/1  |      | 20/12/2023 | Chưa đến kỳ
Thường xuyên     |                        |       |      |      | 31/12 |      | 31/12/2023 | Chưa đến kỳ
Theo văn bản khác|                        |       |      |      |       |      | 31/12/2023 | Chưa đến kỳ
Ban hành văn bản | Hoàn thành             |       | 20/12/2023 | 31/12/2023 | 31/3 | | 31/12/2023 | Hoàn thành đúng hạn
# a report, by its arrival (in the column of what we were informed on)
Báo cáo định kỳ  |                        |       |      | 18/3 | 18/3  |      | 5/4  | Hoàn thành đúng hạn
Báo cáo định kỳ  |                        |       |      | 19/3 | 18/3  |      | 5/4  | Hoàn thành quá hạn
Báo cáo định kỳ  |                        |       |      |      | 18/3  |      | 18/3 | Sắp đến hạn
Báo cáo định kỳ  |                        |       |      |      | 18/3  |      | 19/3 | Chưa hoàn thành, quá hạn
Báo cáo định kỳ  |                        |       |      | 25/3 | 18/3  |      | 19/3 | Chưa hoàn thành, quá hạn
Báo cáo định kỳ  |                        |       |      |      | 18/6  |      | 5/4  | Đang thực hiện trong hạn
Báo cáo định kỳ  |                        |       |      |      | 18/6  |      | 20/12/2023 | Chưa đến kỳ
"""


def day(text: str) -> dt.date | None:
    """«5/4» is 5 April 2024; «5/1/2025» as it stands."""
    parts = [int(part) for part in text.split("/")] if text else []
    return dt.date(parts[2] if len(parts) == 3 else 2024, parts[1], parts[0]) if parts else None


def read(line: str) -> tuple[Facts, dt.date, str]:
    kind, progress, done, document, informed, due, asked, as_of, state = (cell.strip() for cell in line.split("|"))
    is_report = kind == MilestoneKind.REPORT
    facts = Facts(
        kind,
        begins=dt.date(2024, 1, 1),
        due=day(due),
        progress=progress,
        done_on=day(done),
        document_date=day(document),
        informed_on=None if is_report else day(informed),
        arrived_on=day(informed) if is_report else None,
        asked_until=day(asked),
    )
    today = day(as_of)
    assert today is not None
    return facts, today, state


ROWS = [line for line in TABLE.strip().splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("line", ROWS)
def test_the_state_is_as_the_table_says(line: str):
    facts, as_of, state = read(line)
    assert state_of(facts, as_of) == state


def test_the_table_speaks_of_every_kind_and_comes_to_every_state():
    assert {read(line)[0].kind for line in ROWS} == set(MilestoneKind)
    assert {read(line)[2] for line in ROWS} == set(State)


@pytest.mark.parametrize(
    ("soon_days", "state"), [(0, State.IN_TIME), (9, State.IN_TIME), (10, State.DUE_SOON), (30, State.DUE_SOON)]
)
def test_how_soon_is_soon_can_be_set(soon_days: int, state: State):
    facts = Facts(MilestoneKind.PERIODIC, due=dt.date(2024, 4, 15))
    assert state_of(facts, dt.date(2024, 4, 5), soon_days) == state


def test_what_is_due_soon_is_so_although_its_window_has_not_begun():
    facts = Facts(MilestoneKind.PERIODIC, begins=dt.date(2024, 4, 8), due=dt.date(2024, 4, 12))
    assert state_of(facts, dt.date(2024, 4, 5)) == State.DUE_SOON


DAYS = st.dates(dt.date(2023, 11, 1), dt.date(2025, 3, 1))
FACTS = st.builds(
    Facts,
    kind=st.sampled_from(MilestoneKind).map(str),
    begins=st.none() | DAYS,
    due=st.none() | DAYS,
    progress=st.sampled_from(["", "sắp xong", *Progress]).map(str),
    done_on=st.none() | DAYS,
    document_date=st.none() | DAYS,
    informed_on=st.none() | DAYS,
    arrived_on=st.none() | DAYS,
    asked_until=st.none() | DAYS,
)
DONE = {State.DONE_ON_TIME, State.DONE_LATE}
PAST_DUE = {State.OVERDUE, State.UNKNOWN_PAST_DUE}
RUNNING = {State.CONTINUOUS_ACTIVE, State.CONTINUOUS_IDLE}


@given(FACTS, DAYS, st.integers(0, 60))
def test_there_is_always_exactly_one_state(facts: Facts, as_of: dt.date, soon_days: int):
    assert state_of(facts, as_of, soon_days) in set(State)


@given(FACTS, DAYS, st.integers(0, 400), st.integers(0, 60))
def test_time_never_turns_back(facts: Facts, as_of: dt.date, days: int, soon_days: int):
    """With the same facts, what is done stays so, what is past due gets done or stays, what is soon is not later."""
    before = state_of(facts, as_of, soon_days)
    after = state_of(facts, as_of + dt.timedelta(days), soon_days)
    if before in DONE:
        assert after == before
    if before in PAST_DUE:
        assert after in DONE | {before}
    if before == State.DUE_SOON:
        assert after in DONE | PAST_DUE | {before}
    if before == State.IN_TIME:
        assert after != State.NOT_YET


@given(FACTS, DAYS)
def test_past_due_means_a_due_date_before_today(facts: Facts, as_of: dt.date):
    if state_of(facts, as_of) in PAST_DUE | {State.DONE_LATE}:
        assert facts.due is not None
        assert facts.due < as_of


@given(FACTS, DAYS)
def test_only_continuous_work_runs(facts: Facts, as_of: dt.date):
    assert (state_of(facts, as_of) in RUNNING) <= is_running(facts, as_of)
    assert is_running(facts, as_of) <= (facts.kind == MilestoneKind.CONTINUOUS)


@given(FACTS, DAYS)
def test_a_report_is_never_merely_unknown(facts: Facts, as_of: dt.date):
    if facts.kind == MilestoneKind.REPORT:
        assert state_of(facts, as_of) != State.UNKNOWN_PAST_DUE


@given(FACTS, DAYS, DAYS)
def test_more_knowledge_only_turns_asking_into_knowing(facts: Facts, as_of: dt.date, asked: dt.date):
    """A round that has passed accuses who was silent; it changes no other state."""
    silent = Facts(facts.kind, facts.begins, facts.due, facts.progress, facts.done_on, facts.document_date,
                   facts.informed_on, facts.arrived_on, None)  # fmt: skip
    asked_too = Facts(facts.kind, facts.begins, facts.due, facts.progress, facts.done_on, facts.document_date,
                      facts.informed_on, facts.arrived_on, asked)  # fmt: skip
    before, after = state_of(silent, as_of), state_of(asked_too, as_of)
    assert after == before or (before, after) == (State.UNKNOWN_PAST_DUE, State.OVERDUE)
