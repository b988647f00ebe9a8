"""What a clerk typed beside the table, and into cells that were not theirs, on its way through the master."""

import io
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import load_workbook

from cchc_xl.values import columns as c
from cchc_xl.values.words import Check
from tests.commands.by_hand import ByHand
from tests.commands.conftest import Desk, Run

ANSWER = {"4-T01": {"progress": "Đang thực hiện"}}


def consolidate(run: Run, desk: Desk, day: str = "2024-03-15"):
    return run("consolidate", desk.master, "--round", "2024-Q1", "--from", desk.returns, "--as-of", day)


def type_beside(file: Path, cells: dict[str, Any]) -> None:
    """Somebody lifts the protection and types into these cells of the report's sheet."""
    workbook = load_workbook(io.BytesIO(file.read_bytes()))
    for cell, value in cells.items():
        workbook[c.FORM_SHEET][cell] = value
    workbook.save(file)


def row_of(desk: Desk, agency: str, milestone: str) -> int:
    sheet: Any = load_workbook(desk.form_of(agency))[c.FORM_SHEET]
    return next(cell.row for column in sheet.iter_cols(2, 2) for cell in column if cell.value == milestone)


def problems(desk: Desk) -> dict[str, str]:
    rows = desk.read(c.PROBLEMS)
    return dict(zip(rows["code"], rows["cell"], strict=True))


def test_a_note_and_the_reports_number_are_kept_in_the_master(run: Run, desk: Desk):
    file = desk.send_back("SNV", ANSWER, "2024-03-14T09:00")
    type_beside(file, {"E4": "(Kèm theo Báo cáo số 12/BC-SNV ngày 14/3/2024)", "C40": "Phụ lục gửi sau"})
    consolidate(run, desk)
    kept = desk.read(c.RETURNS).iloc[0]
    assert (kept["report_number"], kept["report_date"]) == ("12/BC-SNV", pd.Timestamp("2024-03-14"))
    assert kept["notes"] == "Biểu báo cáo!C40: Phụ lục gửi sau"
    assert desk.submission("SNV")["document_number"] == "12/BC-SNV"
    assert problems(desk)["B14"] == "C40"


def test_locked_cells_that_were_changed_are_told_and_never_taken(run: Run, desk: Desk):
    file = desk.send_back("SNV", ANSWER, "2024-03-14T09:00")
    row = row_of(desk, "SNV", "4-T01")
    type_beside(file, {f"C{row}": "Việc khác hẳn"})
    consolidate(run, desk)
    assert problems(desk)["N27"] == f"C{row}"
    assert desk.submission("SNV")["check"] == Check.INCOMPLETE
    sheet = desk.read(c.agency_table("SNV")).set_index("milestone")
    assert sheet.loc["4-T01", "task_content"] != "Việc khác hẳn"
    assert sheet.loc["4-T01", "progress"] == "Đang thực hiện"


def test_a_blanked_column_of_milestones_loses_no_answer(run: Run, desk: Desk):
    file = desk.send_back("SNV", ANSWER, "2024-03-14T09:00")
    type_beside(file, {f"B{row}": None for row in range(9, 16)})
    consolidate(run, desk)
    assert desk.result("SNV", "4-T01")["progress"] == "Đang thực hiện"


def test_a_master_of_before_takes_returns_in_and_gets_the_columns_it_lacks(run: Run, desk: Desk):
    hand = ByHand(desk.master.read_bytes())
    for table, field in ((c.SEALS, "rows_sha256"), (c.RETURNS, "report_number"), (c.RETURNS, "report_date"),
                         (c.RETURNS, "notes")):  # fmt: skip
        header = table.column(field).header
        hand.rename_column(table.name, header, f"{header} cũ")
    desk.master.write_bytes(hand.saved())
    file = desk.send_back("SNV", ANSWER, "2024-03-14T09:00")
    type_beside(file, {f"C{row_of(desk, 'SNV', '4-T01')}": "Việc khác hẳn", "C40": "Phụ lục gửi sau"})
    assert consolidate(run, desk).code == 0
    assert "N27" not in problems(desk)  # nobody knows what it said
    assert desk.read(c.RETURNS).iloc[0]["notes"] == "Biểu báo cáo!C40: Phụ lục gửi sau"
    assert run("distribute", desk.master, "--round", "2024-Q1", "--out", desk.forms, "--agency", "SNV",
               "--reissue").code == 0  # fmt: skip
    assert len(desk.read(c.SEALS)["rows_sha256"].iloc[-1].split()) > 1


def test_checking_says_the_same_and_changes_nothing(run: Run, desk: Desk):
    file = desk.send_back("SNV", ANSWER, "2024-03-14T09:00")
    type_beside(file, {"C40": "Phụ lục gửi sau"})
    before = desk.master.read_bytes()
    said = run("check", file, "--master", desk.master)
    assert "B14" in {problem["code"] for problem in said.answer["problems"]}
    assert desk.master.read_bytes() == before
