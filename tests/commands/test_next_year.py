"""The next year's master: what this year left undone goes along, and the new plan comes beside it."""

from pathlib import Path

import pandas as pd
import pytest

from cchc_xl.books.closed import ClosedBook
from cchc_xl.values import columns as c
from cchc_xl.values import settings as s
from cchc_xl.values.frames import frame
from cchc_xl.values.table import Table
from cchc_xl.values.words import Adjusting, Standing, State
from tests.commands.conftest import SHORT_LETTER, Desk, Run


def of(master: Path, table: Table) -> pd.DataFrame:
    return ClosedBook.open(master).read(table)


@pytest.fixture
def later(desk: Desk) -> Path:
    return desk.folder / "Sổ theo dõi 2025.xlsx"


def report_some(run: Run, desk: Desk) -> None:
    """Nội vụ issued its plan, Tư pháp is still at it."""
    done = {"progress": "Hoàn thành", "done_on": pd.Timestamp("2024-03-10").to_pydatetime(), "document": "5/KH-SNV",
            "document_date": pd.Timestamp("2024-03-10").to_pydatetime()}  # fmt: skip
    desk.send_back("SNV", {"2-KH": done}, "2024-03-14T09:00")
    desk.send_back("STP", {"2-KH": {"progress": "Đang thực hiện", "difficulty": "Thiếu người"}}, "2024-03-14T09:00")
    run("consolidate", desk.master, "--round", "2024-Q1", "--from", desk.returns, "--as-of", "2024-03-18")


def test_what_was_not_done_goes_along_for_those_who_owe_it(run: Run, desk: Desk, later: Path):
    report_some(run, desk)
    before = desk.master.read_bytes()
    said = run("next-year", desk.master, "--out", later)
    assert (said.code, said.answer["figures"]["tasks"]) == (0, 2)
    assert desk.master.read_bytes() == before
    leads = of(later, c.ASSIGNMENTS).query("task == '2024.2' and role == 'Chủ trì'")
    assert "STP" in set(leads["agency"])
    assert "SNV" not in set(leads["agency"])
    milestones = of(later, c.MILESTONES).set_index("milestone")
    assert list(milestones.index) == ["2024.1-KH", "2024.2-KH"]
    assert milestones.loc["2024.2-KH", "due"] == pd.Timestamp("2024-03-31")
    results = of(later, c.RESULTS)
    assert list(results[["agency", "milestone", "difficulty"]].iloc[0]) == ["STP", "2024.2-KH", "Thiếu người"]


def test_each_is_marked_and_keeps_its_source_document(run: Run, desk: Desk, later: Path):
    run("next-year", desk.master, "--out", later)
    task, old = (of(path, c.TASKS).iloc[0] for path in (later, desk.master))
    assert (task["task"], task["source"], task["standing"]) == ("2024.1", old["source"], Standing.PROPOSED)
    assert task["content"] == f"(Năm 2024 chuyển sang) {old['content']}"
    assert list(of(later, c.CHANGES)["before"]) == ["Nhiệm vụ 1, sổ năm 2024", "Nhiệm vụ 2, sổ năm 2024"]


def test_reports_and_periodic_and_continuous_work_stay_behind_and_are_counted(run: Run, desk: Desk, later: Path):
    said = run("next-year", desk.master, "--out", later)
    assert set(said.answer["figures"]["left"]) == {"Báo cáo định kỳ", "Định kỳ", "Thường xuyên"}
    assert "Không chuyển" in said.words


def test_settings_go_along_and_the_year_is_the_new_one(run: Run, desk: Desk, later: Path):
    book = ClosedBook.open(desk.master)
    book.set_columns(c.SETTINGS, pd.DataFrame([{"key": s.CONTACT.key, "value": "Bà Lan"}]))
    desk.master.write_bytes(book.to_bytes())
    run("next-year", desk.master, "--out", later)
    values = of(later, c.SETTINGS).set_index("key")["value"]
    assert (values[s.CONTACT.key], values[s.YEAR.key]) == ("Bà Lan", "2025")
    assert values[s.PLAN.key] != of(desk.master, c.SETTINGS).set_index("key")["value"][s.PLAN.key]
    assert list(of(later, c.ROUNDS)["round"]) == ["2025-Q1", "2025-Q2", "2025-Q3", "2025-NAM"]
    agencies = set(of(later, c.AGENCIES)["agency"])
    assert {"SNNMT", "Y21028"} <= agencies  # begin in 2025
    assert "X21253" not in agencies  # ended on 31/12/2024


def test_the_office_s_own_figures_go_along_and_none_is_chosen_yet(run: Run, desk: Desk, later: Path):
    own = [
        {"figure": code, "task": task, "name": "Hồ sơ trễ hạn", "unit": "hồ sơ", "span": "Trong kỳ",
         "number_kind": "Số nguyên", "summing": "Tổng", "low": 0, "who": "Sở Nội vụ", "rounds": "2024-Q1"}
        for code, task in (("A", "2"), ("B", "3"))
    ]  # fmt: skip
    book = ClosedBook.open(desk.master)
    book.replace(c.FIGURES, frame(c.FIGURES, own))
    desk.master.write_bytes(book.to_bytes())
    assert run("next-year", desk.master, "--out", later).code == 0
    rows = of(later, c.FIGURES)
    assert list(rows[["figure", "task", "who", "rounds"]].itertuples(index=False, name=None)) == [
        ("A", "2024.2", "Sở Nội vụ", ""), ("B", "", "Sở Nội vụ", ""),
    ]  # fmt: skip


def test_an_extended_deadline_stays_extended(run: Run, desk: Desk, later: Path):
    book = ClosedBook.open(desk.master)
    row = {"task": "2", "milestone": "2-KH", "agency": "STP", "kind": Adjusting.EXTENDED, "after": "15/2/2025",
           "document": "QĐ 9/QĐ-UBND", "signed_on": pd.Timestamp("2024-12-20")}  # fmt: skip
    book.replace(c.ADJUSTMENTS, frame(c.ADJUSTMENTS, [row]))
    desk.master.write_bytes(book.to_bytes())
    run("next-year", desk.master, "--out", later)
    run("summarize", later, "--as-of", "2025-04-05")
    late = of(later, c.OVERDUE).query("milestone == '2024.2-KH'").set_index("agency")
    assert late.loc["STP", "due_effective"] == pd.Timestamp("2025-02-15")
    assert late.loc["SNV", "due_effective"] == pd.Timestamp("2024-03-31")


def test_the_new_plan_comes_beside_it_under_its_own_numbers(run: Run, desk: Desk, later: Path):
    run("next-year", desk.master, "--out", later)
    letter = desk.folder / "kế hoạch 2025.txt"
    letter.write_text(SHORT_LETTER.replace("2024", "2025").replace("năm 2023", "năm 2024"), "utf-8")
    said = run("import", letter, "--master", later, "--as-of", "2025-01-15")
    figures = said.answer["figures"]
    assert (figures["added"], figures["restated"], figures["withdrawn"], figures["duplicates"]) == (4, 0, 0, 0)
    assert list(of(later, c.TASKS)["task"]) == ["2024.1", "2024.2", "1", "2", "3", "4"]


def test_the_next_form_asks_for_it(run: Run, desk: Desk, later: Path):
    run("next-year", desk.master, "--out", later)
    said = run("distribute", later, "--round", "2025-Q1", "--out", desk.folder / "2025", "--agency", "STP")
    assert said.code == 0
    assert list(of(later, c.SEALS)["milestones"]) == ["2024.2-KH"]


def test_what_is_still_open_a_year_later_keeps_the_year_it_began_in(run: Run, desk: Desk, later: Path):
    run("next-year", desk.master, "--out", later)
    latest = desk.folder / "Sổ 2026.xlsx"
    said = run("next-year", later, "--out", latest)
    assert said.code == 1  # districts ended, and nobody alone took over
    assert "succeed" in said.words
    tasks = of(latest, c.TASKS)
    assert list(tasks["task"]) == ["2024.1", "2024.2"]
    assert tasks["content"].iloc[0].count("chuyển sang") == 1
    leads = set(of(latest, c.ASSIGNMENTS).query("task == '2024.2' and role == 'Chủ trì'")["agency"])
    assert "SNNMT" in leads
    assert not leads & {"SNNPTNT", "STNMT", "LYSON"}
    assert {"Y21548", "BATO"} <= leads  # Lý Sơn has a successor, Ba Tơ none
    assert "BATO" in set(of(latest, c.AGENCIES)["agency"])


def test_where_everything_is_done_the_master_is_empty_but_there(run: Run, desk: Desk, later: Path):
    book = ClosedBook.open(desk.master)
    book.replace(c.TASKS, book.read(c.TASKS).assign(standing=Standing.WITHDRAWN))
    desk.master.write_bytes(book.to_bytes())
    said = run("next-year", desk.master, "--out", later)
    assert (said.code, said.answer["figures"]["carried"]) == (0, 0)
    assert of(later, c.TASKS).empty
    assert run("summarize", later, "--as-of", "2025-01-05").code == 0


def test_nothing_is_overwritten_and_the_year_has_to_be_later(run: Run, desk: Desk, later: Path):
    assert run("next-year", desk.master, "--out", desk.master).answer["problems"][0]["code"] == "M09"
    said = run("next-year", desk.master, "--out", later, "--year", "2024")
    assert (said.code, said.answer["problems"][0]["code"]) == (2, "X02")
    assert not later.exists()


def test_it_is_overdue_from_the_first_day_by_the_day_it_had(run: Run, desk: Desk, later: Path):
    run("next-year", desk.master, "--out", later)
    states = of(later, c.OVERDUE).set_index(["milestone", "agency"])
    assert states.loc[("2024.1-KH", "VP"), "days_late"] == 276
    assert states.loc[("2024.1-KH", "VP"), "state"] in (State.OVERDUE, State.UNKNOWN_PAST_DUE)
