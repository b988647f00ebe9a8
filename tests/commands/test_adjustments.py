"""Documents that change the plan in the middle of the year, from the clerk's row to forms, states and counts."""

from typing import Any

import pandas as pd

from cchc_xl.books.closed import ClosedBook
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from cchc_xl.values.table import Table
from cchc_xl.values.words import Adjusting, DayKind, State
from tests.commands.conftest import Desk, Run

DECISION = "QĐ 215/QĐ-UBND ngày 20/3/2024"


def write_down(desk: Desk, **row: Any) -> None:
    """A clerk writes a row into Điều chỉnh and saves."""
    book = ClosedBook.open(desk.master)
    given = {"document": DECISION, "signed_on": pd.Timestamp("2024-03-20"), **row}
    book.replace(c.ADJUSTMENTS, pd.concat([book.read(c.ADJUSTMENTS), frame(c.ADJUSTMENTS, [given])]))
    desk.master.write_bytes(book.to_bytes())


def take_out(desk: Desk, *tables: Table) -> None:
    """The master as an older version of the program drew it: without these sheets."""
    import io

    from openpyxl import load_workbook

    workbook = load_workbook(desk.master)
    for table in tables:
        del workbook[table.sheet]
    data = io.BytesIO()
    workbook.save(data)
    desk.master.write_bytes(data.getvalue())


def of(desk: Desk, table: Table, **key: str) -> dict[Any, Any]:
    rows = desk.read(table)
    for field, value in key.items():
        rows = rows[rows[field] == value]
    assert len(rows) == 1, rows
    return rows.iloc[0].to_dict()


def test_an_extended_deadline_is_not_overdue_and_both_days_are_shown(run: Run, desk: Desk):
    write_down(desk, task="2", milestone="2-KH", agency="SNV", kind="Gia hạn", before="31/3/2024", after="10/4/2024")
    said = run("summarize", desk.master, "--as-of", "2024-06-30")
    assert said.code == 0
    late = of(desk, c.OVERDUE, milestone="2-KH", agency="SNV")
    assert (late["due_effective"], late["due_planned"]) == (pd.Timestamp("2024-04-10"), pd.Timestamp("2024-03-31"))
    assert (late["days_late"], late["adjusted_by"]) == (81, DECISION)
    assert of(desk, c.OVERDUE, milestone="2-KH", agency="STP")["due_effective"] == pd.Timestamp("2024-03-31")


def test_counts_are_given_by_the_plan_too(run: Run, desk: Desk):
    write_down(desk, task="2", milestone="2-KH", kind=Adjusting.EXTENDED, after="31/12/2024")
    said = run("overdue", desk.master, "--as-of", "2024-07-01")
    figures = said.answer["figures"]
    assert figures["overdue_by_plan"] - figures[State.OVERDUE] == 32
    assert "Theo hạn gốc" in said.answer["message"]
    run("summarize", desk.master, "--as-of", "2024-07-01")
    task = of(desk, c.BY_TASK, task="2")
    assert task["overdue_by_plan"] - task["overdue"] == 32


def test_a_row_that_cannot_be_followed_is_told_at_its_cell(run: Run, desk: Desk):
    write_down(desk, task="2", milestone="2-KH", kind=Adjusting.EXTENDED, after="31/6/2024")
    write_down(desk, task="2", milestone="2-XX", kind=Adjusting.WITHDRAWN)
    said = run("overdue", desk.master, "--as-of", "2024-04-05")
    assert said.code == 1
    assert "sheet «Điều chỉnh», ô F5: «31/6/2024» không phải ngày" in said.words
    assert "ô B6: không có «2-XX»" in said.words


def test_what_is_added_or_passed_on_is_in_the_next_form(run: Run, desk: Desk):
    write_down(desk, task="1", milestone="1-KH", agency="SNV", kind=Adjusting.ADDED, after="30/6/2024")
    write_down(desk, task="3", kind=Adjusting.TRANSFERRED, before="STP", after="Sở Nội vụ")
    write_down(desk, task="4", milestone="4-T06", agency="SNV", kind=Adjusting.WITHDRAWN)
    out = desk.folder / "quý II"
    run("distribute", desk.master, "--round", "2024-Q2", "--out", out, "--agency", "SNV", "--agency", "STP")
    seals = desk.read(c.SEALS).merge(desk.read(c.FORMS)[["form", "round", "agency"]], on="form")
    asked = {
        agency: set(text.split())
        for agency, text in seals.loc[seals["round"] == "2024-Q2", ["agency", "milestones"]].itertuples(index=False)
    }
    assert "1-KH" in asked["SNV"]
    assert "4-T06" not in asked["SNV"]
    assert "4-T06" in asked["STP"]
    assert "3-TX" in asked["SNV"]
    assert "3-TX" not in asked["STP"]


def test_an_extension_after_the_forms_went_out_is_no_fault_of_theirs(run: Run, desk: Desk):
    write_down(desk, task="2", milestone="2-KH", kind=Adjusting.EXTENDED, after="30/6/2024")
    desk.send_back("SNV", {"2-KH": {"progress": "Đang thực hiện"}}, "2024-03-14T09:00")
    said = run("consolidate", desk.master, "--round", "2024-Q1", "--from", desk.returns, "--as-of", "2024-04-05")
    assert said.code == 0
    assert not set(desk.read(c.PROBLEMS)["code"]) & {"N27", "N28"}
    assert desk.result("SNV", "2-KH")["state"] == State.IN_TIME


def test_a_master_of_before_gets_the_sheets_and_has_no_adjustments(run: Run, desk: Desk):
    take_out(desk, c.ADJUSTMENTS, c.WORK_DAYS, c.SENDING)
    assert run("overdue", desk.master, "--as-of", "2024-04-05").code == 0
    assert run("summarize", desk.master, "--as-of", "2024-04-05").code == 0
    book = ClosedBook.open(desk.master)
    assert all(book.has(table) for table in (c.ADJUSTMENTS, c.WORK_DAYS, c.SENDING))
    write_down(desk, task="2", milestone="2-KH", kind=Adjusting.WITHDRAWN)
    run("overdue", desk.master, "--as-of", "2024-04-05")
    assert "2-KH" not in set(desk.read(c.OVERDUE)["milestone"])


def test_a_day_off_of_the_office_s_own_moves_what_waits_for_a_working_day(run: Run, desk: Desk):
    book = ClosedBook.open(desk.master)
    days = [{"day": pd.Timestamp("2024-04-01"), "kind": DayKind.OFF}, {"day": pd.Timestamp("2024-03-18"), "kind": ""}]
    book.replace(c.WORK_DAYS, frame(c.WORK_DAYS, days))
    desk.master.write_bytes(book.to_bytes())
    milestones = desk.read(c.MILESTONES)
    run("summarize", desk.master, "--as-of", "2024-04-05")
    assert of(desk, c.OVERDUE, milestone="4-T03", agency="SNV")["due_effective"] == pd.Timestamp("2024-04-02")
    assert desk.submission("SNV")["status"] == "Chưa gửi"
    assert of(desk, c.SUBMISSION_LIST, agency="SNV")["send_by"] == pd.Timestamp("2024-03-19")
    pd.testing.assert_frame_equal(desk.read(c.MILESTONES), milestones)  # the clerk's sheet stays


def test_the_roster_is_counted_for_the_leader_after_every_command(run: Run, desk: Desk):
    desk.send_back("SNV", {"2-KH": {"progress": "Đang thực hiện"}}, "2024-03-14T09:00")
    run("consolidate", desk.master, "--round", "2024-Q1", "--from", desk.returns, "--as-of", "2024-03-20")
    province = of(desk, c.SENDING, part="Toàn tỉnh")
    assert (province["late"], province["missing"]) == (1, province["expected"] - 1)
    assert of(desk, c.SUBMISSION_LIST, agency="SNV")["days_late"] == 2
    run("overdue", desk.master, "--as-of", "2024-04-05")
    missing = of(desk, c.SUBMISSION_LIST, agency="STP")
    assert (missing["days_late"], missing["rounds_late"]) == (18, 1)
    assert of(desk, c.SENDING, part="Toàn tỉnh")["missing_since"] == pd.Timestamp("2024-03-19")
