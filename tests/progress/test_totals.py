"""Every total of the year, counted once more from Kết quả: the rule of the states in plain Python, row by row."""

import datetime as dt
import random
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
import pytest

from cchc_xl.plan.register import Plan
from cchc_xl.progress.dashboard import figures
from cchc_xl.progress.due_soon import due_soon_rows
from cchc_xl.progress.obligations import obligations
from cchc_xl.progress.overdue import derive_states, overdue_rows
from cchc_xl.progress.scores import Scoring, bands, scores
from cchc_xl.progress.sending import lateness
from cchc_xl.progress.summary import by_agency, by_area, by_district, by_task
from cchc_xl.progress.trend import trend
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from cchc_xl.values.words import State
from tests.progress.test_real_letter import ROUNDS, plan

__all__ = ["plan"]  # the fixture

Row = dict[str, Any]
DAYS = [dt.date(2024, 3, 26), dt.date(2024, 4, 5), dt.date(2024, 7, 3)]
AREAS = ("Cải cách thể chế", "Cải cách thủ tục hành chính", "", "Chuyển đổi số")
SCALE = bands("Trên 90% = 2; Từ 70% = 1; Còn lại = 0") or ()


@dataclass(frozen=True)
class Year:
    """Tables of a year, as the sheets hold them."""

    tasks: pd.DataFrame
    milestones: pd.DataFrame
    assignments: pd.DataFrame
    agencies: pd.DataFrame
    results: pd.DataFrame
    submissions: pd.DataFrame
    as_of: dt.date

    @cached_property
    def again(self) -> list[Row]:
        return counted_again(self)

    @cached_property
    def states(self) -> pd.DataFrame:
        return derive_states(self.obligations, self.results, self.submissions, ROUNDS, self.as_of)

    @cached_property
    def obligations(self) -> pd.DataFrame:
        return obligations(self.tasks, self.milestones, self.assignments, self.agencies)


def answered(plan: Plan, chance: random.Random) -> list[Row]:
    """What four of five agencies answered in two rounds: anything that the form's list has, with any days."""
    words = [
        "Chưa thực hiện",
        "Đang thực hiện",
        "Đã trình, chờ ban hành",
        "Hoàn thành",
        "Hoàn thành",
        "Không phát sinh",
    ]
    asked = plan.milestones[plan.milestones["kind"] != "Báo cáo định kỳ"]
    leads = plan.assignments[plan.assignments["role"] == "Chủ trì"]
    of_task = asked.groupby("task")["milestone"].apply(list).to_dict()
    pairs = [(row["agency"], m) for row in plain(leads) for m in of_task.get(row["task"], ())]
    rows: list[Row] = []
    for round_id, came in (("2024-Q1", dt.date(2024, 3, 13)), ("2024-Q2", dt.date(2024, 6, 15))):
        for agency, milestone in pairs:
            if chance.random() < 0.4:
                continue
            day = came - dt.timedelta(days=chance.randrange(90))
            dated = chance.random() < 0.8
            rows.append({
                "round": round_id, "agency": agency, "milestone": milestone, "progress": chance.choice(words),
                "done_on": day if dated else None, "document_date": day if chance.random() < 0.5 else None,
                "data_as_of": came + dt.timedelta(days=chance.randrange(10)), "source": "Bản nộp",
            })  # fmt: skip
    return rows


def sent(plan: Plan, chance: random.Random) -> list[Row]:
    rows: list[Row] = []
    for round_id, due in (("2024-Q1", dt.date(2024, 3, 18)), ("2024-Q2", dt.date(2024, 6, 18))):
        for agency, level in zip(plan.agencies["agency"], plan.agencies["level"], strict=True):
            day = due + dt.timedelta(days=chance.randrange(-6, 8)) if chance.random() < 0.8 else None
            status = "Chưa gửi" if day is None else "Đã gửi" if day <= due else "Gửi muộn"
            rows.append({"round": round_id, "agency": agency, "level": level, "status": status,
                         "times": int(day is not None), "arrived_on": day, "first_arrived_on": day})  # fmt: skip
    return rows


@pytest.fixture(scope="module", params=DAYS, ids=str)
def year(request: pytest.FixtureRequest, plan: Plan) -> Year:
    chance = random.Random(2024)
    tasks = plan.tasks.assign(area=[AREAS[n % len(AREAS)] for n in range(len(plan.tasks))])
    results, submissions = frame(c.RESULTS, answered(plan, chance)), frame(c.SUBMISSIONS, sent(plan, chance))
    return Year(tasks, plan.milestones, plan.assignments, plan.agencies, results, submissions, request.param)


def plain(table: pd.DataFrame) -> list[Row]:
    """The rows as plain values: days or None, text."""

    def value(cell: Any) -> Any:
        if isinstance(cell, pd.Timestamp):
            return cell.date()
        return None if pd.isna(cell) else cell

    return [{str(name): value(cell) for name, cell in row.items()} for row in table.to_dict("records")]


def counted_again(year: Year) -> list[Row]:
    """Each obligation with its state and whether it counts, from the sheets' rows and nothing else."""
    newest: dict[tuple[str, str], Row] = {}
    for row in plain(year.results):
        key = (row["agency"], row["milestone"])
        if key not in newest or row["data_as_of"] >= newest[key]["data_as_of"]:
            newest[key] = row
    rounds = {row["cutoff"]: row for row in plain(ROUNDS)}
    came = {(row["round"], row["agency"]): row["first_arrived_on"] for row in plain(year.submissions)}
    agencies = {row["agency"]: row for row in plain(year.agencies)}
    tasks = {row["task"]: row for row in plain(year.tasks)}
    cutoffs = [row["cutoff"] for row in plain(ROUNDS) if row["due"] < year.as_of]
    silent_until = max(cutoffs, default=dt.date.min)
    of_task: dict[str, list[Row]] = defaultdict(list)
    for milestone in plain(year.milestones):
        of_task[milestone["task"]].append(milestone)
    made: list[Row] = []
    for lead in plain(year.assignments):
        if (lead["role"], lead["must_report"]) != ("Chủ trì", "Có"):
            continue
        for milestone in of_task[lead["task"]]:
            agency = agencies[lead["agency"]]
            answer = newest.get((lead["agency"], milestone["milestone"]), {})
            if milestone["kind"] == "Báo cáo định kỳ":
                a_round = rounds[milestone["cutoff"]]
                is_office = agency["level"] == "Văn phòng"
                arrived = a_round["sent_up_on"] if is_office else came.get((a_round["round"], lead["agency"]))
                state, counts = report(milestone, a_round, arrived, is_office, year.as_of)
            else:
                state, counts = work(milestone, answer, silent_until, year.as_of)
            made.append({"agency": agency, "task": tasks[lead["task"]], "state": state, "counts": counts,
                         "milestone": milestone["milestone"], "answer": answer})  # fmt: skip
    return made


def report(milestone: Row, a_round: Row, arrived: dt.date | None, is_office: bool, today: dt.date) -> tuple[str, bool]:
    due = milestone["due_effective"] if is_office else milestone["agency_due"]
    if arrived and arrived <= today:
        return ("Hoàn thành đúng hạn" if arrived <= due else "Hoàn thành quá hạn"), True
    if due < today:
        return "Chưa hoàn thành, quá hạn", True
    if due <= today + dt.timedelta(days=7):
        return "Sắp đến hạn", due <= today
    return ("Đang thực hiện trong hạn" if a_round["start"] <= today else "Chưa đến kỳ"), False


def work(milestone: Row, answer: Row, silent_until: dt.date, today: dt.date) -> tuple[str, bool]:
    kind, said = milestone["kind"], answer.get("progress")
    if kind == "Thường xuyên" and today <= milestone["due"]:
        idle = said in (None, "", "Chưa thực hiện")
        return ("Thường xuyên, chưa triển khai" if idle else "Thường xuyên, đang thực hiện"), False
    due = milestone["due"] if kind == "Ban hành văn bản" else milestone["due_effective"]
    nothing = said == "Không phát sinh" and kind == "Đột xuất"
    day = (answer.get("document_date") if kind == "Ban hành văn bản" else None) or answer.get("done_on")
    day = None if nothing else day or answer.get("data_as_of")
    if (said == "Hoàn thành" or nothing) and (day is None or day <= today):
        return ("Hoàn thành quá hạn" if due and day and day > due else "Hoàn thành đúng hạn"), True
    if due is None:
        return "Chưa xác định thời hạn", False
    if due < today:
        known = max(answer.get("data_as_of") or dt.date.min, silent_until) >= due
        return ("Chưa hoàn thành, quá hạn" if known else "Đến hạn, chưa cập nhật"), True
    if due <= today + dt.timedelta(days=7):
        return "Sắp đến hạn", due <= today
    return ("Đang thực hiện trong hạn" if milestone["window_start"] <= today else "Chưa đến kỳ"), False


def matches(row: Row, mine: list[Row]) -> bool:
    """Whether a row of a summary sheet says of these obligations what counting them says."""
    states = Counter(one["state"] for one in mine)
    due = sum(one["counts"] for one in mine)
    rate = (states["Hoàn thành đúng hạn"] + states["Hoàn thành quá hạn"]) / due if due else None
    assert [row[column.field] for column in c.STATE_COUNTS] == [states[state.value] for state in State]
    assert row["total"] == len(mine)
    assert row["rate"] == rate
    return True


def test_by_agency_and_by_task(year: Year):
    again, states = year.again, year.states
    for row in plain(by_agency(states, year.agencies)):
        assert matches(row, [one for one in again if one["agency"]["agency"] == row["agency"]])
    for row in plain(by_task(states, year.tasks)):
        assert matches(row, [one for one in again if one["task"]["task"] == row["task"]])


def test_by_area(year: Year):
    again = year.again
    rows = plain(by_area(year.states, year.tasks))
    assert [row["area"] for row in rows] == [AREAS[0], AREAS[1], "Chưa xếp lĩnh vực", AREAS[3]]
    for row in rows:
        area = row["area"] if row["area"] in AREAS else ""
        assert matches(row, [one for one in again if one["task"]["area"] == area])
        assert row["tasks"] == list(year.tasks["area"]).count(area)
    assert sum(row["total"] for row in rows) == len(again) == 5667


def test_by_district(year: Year):
    again = year.again
    rows = plain(by_district(year.states, year.agencies))
    assert len(rows) == 13
    for row in rows:
        own = [one for one in again if one["agency"]["agency"] == row["agency"]]
        communes = [one for one in again if one["agency"]["parent"] == row["agency"]]
        assert matches(row, own + communes)
        assert (row["own_total"], row["commune_total"]) == (len(own), len(communes))
        assert row["own_overdue"] == sum(one["state"] == State.OVERDUE for one in own)
        assert row["commune_overdue"] == sum(one["state"] == State.OVERDUE for one in communes)
        assert row["agencies"] == 1 + list(year.agencies["parent"]).count(row["agency"])
    local = [one for one in again if one["agency"]["level"] in ("Cấp huyện", "Cấp xã")]
    assert sum(row["total"] for row in rows) == len(local)


def test_overdue_and_due_soon_list_each_once(year: Year):
    again, states = year.again, year.states
    late = {(one["agency"]["agency"], one["milestone"]): one["state"] for one in again
            if one["state"] in ("Chưa hoàn thành, quá hạn", "Đến hạn, chưa cập nhật")}  # fmt: skip
    assert {(r["agency"], r["milestone"]): r["state"] for r in plain(overdue_rows(states))} == late
    soon = due_soon_rows(states, year.results, year.agencies, year.as_of)
    expected = {(one["agency"]["agency"], one["milestone"]): one["answer"].get("progress") or "" for one in again
                if one["state"] == "Sắp đến hạn"}  # fmt: skip
    assert {(r["agency"], r["milestone"]): r["progress"] for r in plain(soon)} == expected
    assert len(soon) == len(expected)


def test_the_trend_shows_each_round_by_what_was_reported_until_then(year: Year):
    rows = plain(trend(year.obligations, year.results, year.submissions, ROUNDS, year.as_of, 7))
    begun = {"2024-Q1": dt.date(2024, 4, 1), "2024-Q2": year.as_of}
    assert [row["round"] for row in rows] == list(begun)
    before = Year(year.tasks, year.milestones, year.assignments, year.agencies,
                  year.results[year.results["round"] == "2024-Q1"], year.submissions,
                  min(begun["2024-Q1"], year.as_of))  # fmt: skip
    for row, then in zip(rows, (before, year), strict=True):
        assert row["as_of"] == then.as_of
        assert matches(row, then.again)
        of_round = [one["status"] for one in plain(year.submissions) if one["round"] == row["round"]]
        assert (row["expected"], row["sent_in_time"], row["sent_late"], row["not_sent"]) == (
            206, of_round.count("Đã gửi"), of_round.count("Gửi muộn"), of_round.count("Chưa gửi"))  # fmt: skip
    assert [row["change"] for row in rows] == [None, rows[1]["overdue"] - rows[0]["overdue"]]


def test_scores(year: Year):
    again = year.again
    roster = lateness(year.submissions, year.agencies, ROUNDS, year.obligations, year.as_of)
    rows = plain(scores(year.states, roster, year.agencies, Scoring(SCALE, SCALE), year.as_of))
    assert len(rows) == 206
    sent_by: dict[str, list[Row]] = defaultdict(list)
    for one in plain(year.submissions):
        sent_by[one["agency"]].append(one)
    for row in rows:
        due = [one for one in again if one["agency"]["agency"] == row["agency"] and one["counts"]]
        done = sum(one["state"].startswith("Hoàn thành") for one in due)
        assert (row["counted"], row["done"]) == (len(due), done)
        if due:
            assert row["plan_score"] == (2 if done * 10 > len(due) * 9 else 1 if done * 10 >= len(due) * 7 else 0)
        over = [one for one in sent_by[row["agency"]] if one["status"] != "Chưa gửi" or one["round"] == "2024-Q1"
                or year.as_of > dt.date(2024, 6, 18)]  # fmt: skip
        assert (row["expected"], row["in_time"]) == (len(over), [one["status"] for one in over].count("Đã gửi"))
        assert row["score"] == (row["plan_score"] or 0) + (row["sending_score"] or 0)


def test_the_figures_of_the_dashboard(year: Year):
    again = year.again
    states = Counter(one["state"] for one in again)
    shown = figures(year.states, year.tasks, year.submissions, "2024-Q1")
    of_round = [one["status"] for one in plain(year.submissions) if one["round"] == "2024-Q1"]
    done = states["Hoàn thành đúng hạn"] + states["Hoàn thành quá hạn"]
    assert shown == {
        "so_nhiem_vu": 17,
        "da_gui": f"{206 - of_round.count('Chưa gửi')}/206",
        "ty_le_hoan_thanh": done / sum(one["counts"] for one in again),
        "so_qua_han": states["Chưa hoàn thành, quá hạn"],
        "so_chua_cap_nhat": states["Đến hạn, chưa cập nhật"],
        "so_sap_den_han": states["Sắp đến hạn"],
    }
