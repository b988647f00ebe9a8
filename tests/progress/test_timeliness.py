"""What agencies reported through the year, in which order, and the state that follows: one table of stories."""

import datetime as dt

import pandas as pd
import pytest

from cchc_xl.plan.work_days import with_work_days
from cchc_xl.progress.merge import merge
from cchc_xl.progress.obligations import obligations
from cchc_xl.progress.overdue import derive_states, overdue_rows
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from cchc_xl.values.words import MilestoneKind, Source, State
from tests.progress.tables import AGENCIES, lines, sheet

TASKS = sheet(c.TASKS, "task | content | standing | order\n 1 | Việc | Đã giao | 1")
LEADS = sheet(c.ASSIGNMENTS, "task | agency | role | must_report\n 1 | SNV | Chủ trì | Có")
ROUNDS = sheet(c.ROUNDS, """
    round | start      | cutoff     | due        | sent_up_on
    Q1    | 2023-12-15 | 2024-03-14 | 2024-03-18 |
    Q2    | 2024-03-15 | 2024-06-14 | 2024-06-18 |
    Q3    | 2024-06-15 | 2024-09-14 | 2024-09-17 |
    NAM   | 2023-12-15 | 2024-12-14 | 2024-12-17 |
""")  # fmt: skip

# kind | due | what was reported: round, day, progress (done on) [document of]; «tay»: typed between rounds; «–»:
# blanked | as of | state | Số liệu đến. Days are of 2024 unless a year stands there; the window begins on 1 January.
TABLE = """
# nothing reported: silence is no excuse once a round that asked about it has passed
Ban hành văn bản | 31/3  |  | 17/3 | Đang thực hiện trong hạn |
Ban hành văn bản | 31/3  |  | 24/3 | Sắp đến hạn |
Ban hành văn bản | 31/3  |  | 31/3 | Sắp đến hạn |
Ban hành văn bản | 31/3  |  | 1/4 | Đến hạn, chưa cập nhật |
Ban hành văn bản | 31/3  |  | 18/6 | Đến hạn, chưa cập nhật |
Ban hành văn bản | 31/3  |  | 19/6 | Chưa hoàn thành, quá hạn |
Định kỳ          | 31/1  |  | 19/3 | Chưa hoàn thành, quá hạn |
Theo kế hoạch    | 31/12 |  | 5/1/2025 | Đến hạn, chưa cập nhật |
# what was reported before the due date tells nothing about it
Ban hành văn bản | 31/3  | Q1 18/3 Đang thực hiện | 5/4 | Đến hạn, chưa cập nhật | 18/3
Ban hành văn bản | 31/3  | Q1 18/3 Đang thực hiện | 19/6 | Chưa hoàn thành, quá hạn | 18/3
Hoàn thành       | 15/3  | Q1 18/3 Đang thực hiện | 18/3 | Chưa hoàn thành, quá hạn | 18/3
Hoàn thành       | 15/3  | Q1 18/3 Đã trình, chờ ban hành | 18/3 | Chưa hoàn thành, quá hạn | 18/3
Theo kế hoạch    | 15/3  | Q1 18/3 Chưa thực hiện | 18/3 | Chưa hoàn thành, quá hạn | 18/3
# a result of a later round about what was due in an earlier one
Ban hành văn bản | 31/3  | Q1 18/3 Đang thực hiện; Q2 18/6 Hoàn thành (2/4) [28/3] | 20/6 | Hoàn thành đúng hạn | 18/6
Ban hành văn bản | 31/3  | Q1 18/3 Đang thực hiện; Q2 18/6 Hoàn thành (28/3) [2/4] | 20/6 | Hoàn thành quá hạn | 18/6
Ban hành văn bản | 31/3  | Q1 18/3 Đang thực hiện; Q2 18/6 Hoàn thành (28/3) | 20/6 | Hoàn thành đúng hạn | 18/6
Ban hành văn bản | 31/3  | Q1 18/3 Đang thực hiện; Q2 18/6 Hoàn thành | 20/6 | Hoàn thành quá hạn | 18/6
Định kỳ          | 31/3  | Q1 18/3 Đang thực hiện; Q3 17/9 Hoàn thành (1/4) [28/3] | 20/9 | Hoàn thành quá hạn | 17/9
# between rounds, by telephone; a later return of other content takes its place, an older one does not
Ban hành văn bản | 31/3  | Q1 18/3 Đang thực hiện; tay 2/4 Hoàn thành (29/3) | 5/4 | Hoàn thành đúng hạn | 2/4
Ban hành văn bản | 31/3  | Q1 18/3 Đang thực hiện; tay 2/4 Đang thực hiện | 5/4 | Chưa hoàn thành, quá hạn | 2/4
Ban hành văn bản | 31/3  | tay 2/4 Hoàn thành (29/3); Q1 18/3 Đang thực hiện | 5/4 | Hoàn thành đúng hạn | 2/4
Ban hành văn bản | 31/3  | tay 2/4 Hoàn thành (29/3); Q2 18/6 Đang thực hiện | 20/6 | Chưa hoàn thành, quá hạn | 18/6
# a result withdrawn: the agency reports it as not done after all; the clerk blanks it
Ban hành văn bản | 31/3  | Q1 18/3 Hoàn thành (10/3); Q2 18/6 Đang thực hiện | 20/6 | Chưa hoàn thành, quá hạn | 18/6
Ban hành văn bản | 30/9  | Q1 18/3 Hoàn thành (10/3); Q2 18/6 Đang thực hiện | 20/6 | Đang thực hiện trong hạn | 18/6
Ban hành văn bản | 31/3  | Q1 18/3 Hoàn thành (10/3); tay 2/4 – | 5/4 | Đến hạn, chưa cập nhật | 2/4
Ban hành văn bản | 31/3  | Q1 18/3 Hoàn thành (10/3); tay 2/4 – | 19/6 | Chưa hoàn thành, quá hạn | 2/4
Ban hành văn bản|31/3| Q1 18/3 Hoàn thành (10/3); tay 2/4 –; Q2 18/6 Hoàn thành (10/3) |20/6| Hoàn thành đúng hạn | 18/6
Thường xuyên     | 31/12 | Q1 18/3 Đang thực hiện; tay 2/4 – | 5/4 | Thường xuyên, chưa triển khai | 2/4
# the same said again does not become later
Định kỳ          | 31/3  | Q1 18/3 Hoàn thành; Q1 20/6 Hoàn thành | 20/6 | Hoàn thành đúng hạn | 18/3
# continuous work through the year, and after it
Thường xuyên     | 31/12 |  | 19/6 | Thường xuyên, chưa triển khai |
Thường xuyên     | 31/12 | Q1 18/3 Đang thực hiện | 31/12 | Thường xuyên, đang thực hiện | 18/3
Thường xuyên     | 31/12 | Q1 18/3 Đang thực hiện; Q2 18/6 Chưa thực hiện | 20/6 | Thường xuyên, chưa triển khai | 18/6
Thường xuyên     | 31/12 | NAM 17/12 Đang thực hiện | 2/1/2025 | Đến hạn, chưa cập nhật | 17/12
Thường xuyên|31/12| NAM 17/12 Đang thực hiện; tay 6/1/2025 Hoàn thành (31/12) |6/1/2025| Hoàn thành đúng hạn | 6/1/2025
Thường xuyên     | 31/12 | NAM 17/12 Không phát sinh | 2/1/2025 | Hoàn thành đúng hạn | 17/12
# what never had a date, and what did not come up
Theo văn bản khác|       | Q1 18/3 Đang thực hiện | 5/4 | Chưa xác định thời hạn | 18/3
Theo văn bản khác|       | Q1 18/3 Hoàn thành | 5/4 | Hoàn thành đúng hạn | 18/3
Đột xuất         |       |  | 19/6 | Chưa xác định thời hạn |
Đột xuất         |       | Q1 18/3 Không phát sinh | 5/4 | Hoàn thành đúng hạn | 18/3
Đột xuất         |       | Q1 18/3 Không phát sinh; Q2 18/6 Đang thực hiện | 20/6 | Chưa xác định thời hạn | 18/6
Định kỳ          | 31/3  | Q2 18/6 Không phát sinh | 20/6 | Chưa hoàn thành, quá hạn | 18/6
# before its window
Định kỳ          | 31/3  |  | 20/12/2023 | Chưa đến kỳ |
# a day that has passed is seen with what is known now, but what is dated later had not happened by then
Ban hành văn bản | 31/3  | Q2 18/6 Hoàn thành (28/3) | 5/4 | Hoàn thành đúng hạn | 18/6
Ban hành văn bản | 31/3  | Q2 18/6 Hoàn thành (10/4) | 5/4 | Chưa hoàn thành, quá hạn | 18/6
Ban hành văn bản | 31/3  | Q2 18/6 Đang thực hiện | 20/3 | Đang thực hiện trong hạn | 18/6
# a report, by its arrival against the round's day
Báo cáo định kỳ  | 25/3  |  | 18/3 | Sắp đến hạn |
Báo cáo định kỳ  | 25/3  |  | 19/3 | Chưa hoàn thành, quá hạn |
Báo cáo định kỳ  | 25/3  | đến 18/3 | 19/3 | Hoàn thành đúng hạn | 18/3
Báo cáo định kỳ  | 25/3  | đến 20/3 | 5/4 | Hoàn thành quá hạn | 20/3
Báo cáo định kỳ  | 25/3  | đến 20/3 | 19/3 | Chưa hoàn thành, quá hạn | 20/3
"""
STORIES = [line for line in TABLE.strip().splitlines() if not line.startswith("#")]


def day(text: str) -> dt.date | None:
    parts = [int(part) for part in text.split("/")] if text else []
    return dt.date(parts[2] if len(parts) == 3 else 2024, parts[1], parts[0]) if parts else None


def said(text: str) -> dict[str, object]:
    """One report of a story as a row of Kết quả."""
    who, on, rest = (*text.split(" ", 2), "")[:3]
    document = rest.partition("[")[2].rstrip("]")
    done = rest.partition("(")[2].partition(")")[0]
    return {
        "round": "Q1" if who == "tay" else who,
        "agency": "SNV",
        "milestone": "m",
        "task": "1",
        "progress": rest.partition("(")[0].strip().strip("–"),
        "done_on": day(done),
        "document_date": day(document),
        "data_as_of": day(on),
        "source": Source.TYPED if who == "tay" else Source.RETURN,
        "file": "" if who == "tay" else f"{who} {on}.xlsx",
    }


def read(line: str) -> tuple[pd.DataFrame, dt.date, str]:
    """The story's states on its day, and what is expected."""
    kind, due, history, as_of, state, known = (cell.strip() for cell in line.split("|"))
    milestone = {"milestone": "m", "task": "1", "kind": kind, "due": day(due), "due_effective": day(due)}
    milestone |= {"cutoff": dt.date(2024, 3, 14)} if kind == MilestoneKind.REPORT else {"window_start": "2024-01-01"}
    plan = obligations(TASKS, frame(c.MILESTONES, [milestone]), LEADS, AGENCIES)
    reports = [part.strip() for part in history.split(";") if part.strip()]
    results, came = frame(c.RESULTS), frame(c.SUBMISSIONS)
    for report in reports:
        if report.startswith("đến "):
            arrived = day(report[4:])
            row = {"round": "Q1", "agency": "SNV", "arrived_on": arrived, "first_arrived_on": arrived, "times": 1}
            came = frame(c.SUBMISSIONS, [row])
        else:
            results = merge(results, frame(c.RESULTS, [said(report)])).results
    today = day(as_of)
    assert today is not None
    return derive_states(plan, results, came, ROUNDS, today), today, f"{state} | {day(known) or ''}"


@pytest.mark.parametrize("line", STORIES)
def test_the_state_and_the_day_of_what_is_known_follow_from_the_story(line: str):
    states, _, expected = read(line)
    assert lines(states, "state", "data_as_of") == [expected]


@pytest.mark.parametrize("line", STORIES)
def test_every_row_past_due_says_how_many_days_and_as_of_when_it_is_known(line: str):
    states, today, _ = read(line)
    rows = overdue_rows(states)
    assert len(rows) == int(states["state"].isin([State.OVERDUE, State.UNKNOWN_PAST_DUE]).iloc[0])
    for row in rows.to_dict("records"):
        assert row["days_late"] == (pd.Timestamp(today) - row["due_effective"]).days > 0
        assert row["data_as_of"] is states["data_as_of"].iloc[0] or row["data_as_of"] == states["data_as_of"].iloc[0]


def test_the_stories_tell_of_every_kind_and_come_to_every_state():
    assert {line.split("|")[0].strip() for line in STORIES} == set(MilestoneKind)
    assert {line.split("|")[4].strip() for line in STORIES} == set(State)


@pytest.mark.parametrize(
    ("days_off", "state"),
    [
        ("", State.OVERDUE),  # 31/3/2024 was a Sunday: due on 1/4
        ("2024-04-01 | Nghỉ", State.DUE_SOON),  # then on 2/4
        ("2024-03-31 | Làm việc", State.OVERDUE),
    ],
)
def test_what_waits_for_a_working_day_is_late_after_the_office_s_own_days_off(days_off: str, state: State):
    milestones = sheet(c.MILESTONES, """
        milestone | task | kind    | window_start | due        | due_effective
        m         | 1    | Định kỳ | 2024-01-01   | 2024-03-31 | 2024-04-01
    """)  # fmt: skip
    days = sheet(c.WORK_DAYS, f"day | kind\n{days_off}") if days_off else frame(c.WORK_DAYS)
    dated = with_work_days(milestones, days, 2024, rolls=True)
    told = frame(c.RESULTS, [said("Q1 2/4 Đang thực hiện")])
    plan = obligations(TASKS, dated, LEADS, AGENCIES)
    states = derive_states(plan, told, frame(c.SUBMISSIONS), ROUNDS, dt.date(2024, 4, 2))
    assert list(states["state"]) == [state]
