"""The report as a file: its figures are the workbook's, whatever agencies wrote, and no draft is lost."""

import datetime as dt
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.official import drawn
from cchc_xl.progress.obligations import obligations
from cchc_xl.progress.overdue import derive_states
from cchc_xl.progress.report import STATE_NAMES, report_content
from cchc_xl.progress.wording import count, day, percent
from cchc_xl.values import columns as c
from cchc_xl.values import sheets
from cchc_xl.values.frames import frame
from cchc_xl.values.words import State
from tests.commands.conftest import Desk, Run
from tests.progress.tables import AGENCIES, ASSIGNMENTS, MILESTONES, TASKS, sheet
from tests.report.documents import everything, headers_of, opened, paragraphs, table_under

NASTY = "{{ 1/0 }} {% raw %} <w:p> & \u201ckhó\u201d" + " dài" * 8_000
ISSUED = {"progress": "Hoàn thành", "done_on": pd.Timestamp("2024-03-05"), "document": "12/KH-SNV",
          "document_date": pd.Timestamp("2024-03-05")}  # fmt: skip

ROUND = sheet(c.ROUNDS, """
    round   | name           | start      | cutoff     | due
    2024-Q1 | Quý I năm 2024 | 2023-12-15 | 2024-03-14 | 2024-03-18
""")  # fmt: skip


@pytest.fixture
def reported(run: Run, desk: Desk) -> Desk:
    """Two agencies have reported, and the summary stands at 5 April."""
    desk.send_back("SNV", {"2-KH": ISSUED, "4-T01": {"progress": "Đang thực hiện", "difficulty": NASTY}}, "2024-03-12")
    desk.send_back("STP", {"4-T01": {"progress": "Đang thực hiện", "proposal": "Cấp thêm kinh phí"}}, "2024-03-13")
    run("consolidate", desk.master, "--round", "2024-Q1", "--from", desk.returns, "--as-of", "2024-03-14")
    assert run("summarize", desk.master, "--as-of", "2024-04-05").code == 0
    return desk


@pytest.fixture
def report(run: Run, reported: Desk) -> bytes:
    out = reported.folder / "báo cáo.docx"
    assert run("report", reported.master, "--round", "2024-Q1", "--out", out).code == 0
    return out.read_bytes()


def as_shown(row: dict[Any, Any]) -> list[str]:
    """A row of a summary sheet as the appendix shows it."""
    states = [count(int(row[state.name.lower()])) for state in STATE_NAMES]
    rate = percent(None if pd.isna(row["rate"]) else float(row["rate"]))
    return [count(int(row["total"])), *sorted(states), rate]


def in_the_report(cells: list[str]) -> list[str]:
    _, _, total, *states, rate = cells
    return [total, *sorted(states), rate]


@pytest.mark.parametrize(("header", "table"), [("Nhiệm vụ", c.BY_TASK), ("Cơ quan", c.BY_AGENCY)])
def test_the_appendices_are_the_workbooks_tables(report: bytes, reported: Desk, header: str, table: Any):
    rows = reported.read(table).to_dict("records")
    shown = [cells for cells in table_under(report, header) if len(cells) == len(headers_of(report, header))]
    assert [in_the_report(cells) for cells in shown] == [as_shown(row) for row in rows]


def test_each_state_stands_in_the_column_of_its_name(report: bytes, reported: Desk):
    headers = headers_of(report, "Nhiệm vụ")
    for cells, row in zip(table_under(report, "Nhiệm vụ"), reported.read(c.BY_TASK).to_dict("records"), strict=True):
        shown = dict(zip(headers, cells, strict=True))
        for state in State:
            assert shown[state.value] == count(int(row[state.name.lower()])), state


def test_the_sentences_say_the_workbooks_figures(report: bytes, reported: Desk):
    text = "\n".join(paragraphs(report))
    counts = reported.read(c.BY_AGENCY)
    roster = reported.read(c.SUBMISSIONS)
    done = int(counts["done_on_time"].sum() + counts["done_late"].sum())
    assert f"{count(int(counts['total'].sum()))} việc phải làm" in text
    assert f"đã hoàn thành {done} việc" in text
    assert f"{count(int(counts['overdue'].sum()))} việc chưa hoàn thành, quá hạn" in text
    assert f"{count(int(counts['unknown_past_due'].sum()))} việc đã đến hạn" in text
    assert f"2/{len(roster)} cơ quan đã gửi báo cáo" in text


def test_the_overdue_list_is_the_sheet_with_the_reason_as_reported(report: bytes, reported: Desk):
    sheet = reported.read(c.OVERDUE)
    late = sheet[sheet["state"] == State.OVERDUE]
    rows = table_under(report, "Thời hạn")
    assert [(row[1], row[4], row[5]) for row in rows] == [
        (name, day(due.date()), str(days))
        for name, due, days in zip(late["agency_name"], late["due_effective"], late["days_late"], strict=True)
    ]
    reasons = {(row[1], row[3]): row[-1] for row in rows}
    told = reasons["Sở Nội vụ", "Thực hiện trong tháng 01/2024"]
    assert told.startswith("{{ 1/0 }} {% raw %} <w:p> & \u201ckhó\u201d dài dài")
    assert len(told) < 700
    assert any(reason == "Chưa báo cáo." for reason in reasons.values())


def test_difficulties_and_proposals_name_who_wrote_them(report: bytes):
    lines = paragraphs(report)
    assert "- Cấp thêm kinh phí. (1 cơ quan: Sở Tư pháp; nhiệm vụ 4.)" in lines
    assert any(line.startswith("- {{ 1/0 }} {% raw %} <w:p> &") for line in lines)


def test_appendices_are_wide_charts_are_there_and_no_name_is_left_over(report: bytes):
    document = opened(report)
    assert [round(section.page_width.mm) for section in document.sections] == [210, 297]
    assert len(document.inline_shapes) == 2
    left = everything(report).replace("{{ 1/0 }} {% raw %}", "")
    assert "{{" not in left
    assert "{%" not in left


def test_without_figures_there_is_no_table_of_them(report: bytes):
    assert "Bảng 2" not in everything(report)


def test_its_april_5is_the_summarys_and_other_days_bring_the_sheets_along(run: Run, reported: Desk, report: bytes):
    assert "Tính đến ngày 05/4/2024" in everything(report)
    out = reported.folder / "b.docx"
    assert run("report", reported.master, "--round", "2024-Q1", "--out", out, "--as-of", "2024-04-20").code == 0
    text = everything(out.read_bytes())
    overdue = int(reported.read(c.BY_AGENCY)["overdue"].sum())
    assert f"ngày 20/4/2024 còn {overdue} việc chưa hoàn thành, quá hạn" in text


@pytest.mark.usefixtures("report")
def test_the_covering_letter_goes_along(reported: Desk):
    letter = (reported.folder / "báo cáo-cong-van-gui.docx").read_bytes()
    assert "V/v gửi báo cáo cải cách hành chính Quý I năm 2024" in everything(letter)
    assert "UBND tỉnh Quảng Ngãi kính gửi Bộ Nội vụ xem xét, tổng hợp./." in paragraphs(letter)


def test_a_draft_that_somebody_worked_on_is_kept(run: Run, reported: Desk, report: bytes):
    out = reported.folder / "báo cáo.docx"
    out.write_bytes(b"my own words")
    said = run("report", reported.master, "--round", "2024-Q1", "--out", out)
    assert (said.code, out.read_bytes()) == (0, report)
    assert (reported.folder / "báo cáo-ban-truoc-1.docx").read_bytes() == b"my own words"
    assert "báo cáo-ban-truoc-1.docx" in said.words


@pytest.mark.usefixtures("report")
def test_the_same_report_again_moves_nothing(run: Run, reported: Desk):
    before = sorted(path.name for path in reported.folder.iterdir())
    assert run("report", reported.master, "--round", "2024-Q1", "--out", reported.folder / "báo cáo.docx").code == 0
    assert sorted(path.name for path in reported.folder.iterdir()) == before


def test_an_office_may_have_its_own_template(run: Run, reported: Desk):
    own = reported.folder / "mẫu riêng.docx"
    document = opened(drawn.template(drawn.COVER))
    document.paragraphs[-1].text = "Còn {{ qua_han }} việc quá hạn của {{ so_co_quan }} cơ quan."
    document.save(str(own))
    out = reported.folder / "b.docx"
    assert run("report", reported.master, "--round", "2024-Q1", "--out", out, "--template", own).code == 0
    overdue = int(reported.read(c.BY_AGENCY)["overdue"].sum())
    assert f"Còn {overdue} việc quá hạn của 33 cơ quan." in paragraphs(out.read_bytes())


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--round", "2023-Q9"], "M06"),
        (["--round", "2024-Q1", "--template", "không có.docx"], "W04"),
        (["--round", "2024-Q1", "--template", __file__], "W01"),
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(run: Run, reported: Desk, options: list[str], code: str):
    before = reported.master.read_bytes()
    out = reported.folder / "b.docx"
    said = run("report", reported.master, *options, "--out", out)
    assert (said.code, said.answer["problems"][0]["code"]) == (2, code)
    assert reported.master.read_bytes() == before
    assert not out.exists()


def test_where_the_workbook_shows_no_april_5one_has_to_be_given(run: Run, desk: Desk):
    book = ClosedBook.open(desk.master)
    book.fill(sheets.AS_OF, None)
    desk.master.write_bytes(book.to_bytes())
    said = run("report", desk.master, "--round", "2024-Q1", "--out", desk.folder / "b.docx")
    assert (said.code, said.answer["problems"][0]["code"]) == (2, "W03")


def test_a_summary_from_before_the_rounds_cut_off_is_asked_about(run: Run, desk: Desk):
    said = run("report", desk.master, "--round", "2024-Q1", "--out", desk.folder / "b.docx", "--as-of", "2024-03-01")
    assert said.code == 1
    assert "trước ngày chốt số liệu 14/3/2024" in said.words


def test_the_guide_names_everything_that_a_template_can_say():
    guide = (Path(__file__).parents[2] / "docs" / "huong-dan.md").read_text("utf-8")
    results, submissions, april_5 = frame(c.RESULTS), frame(c.SUBMISSIONS), dt.date(2024, 4, 5)
    bound = obligations(TASKS, MILESTONES, ASSIGNMENTS, AGENCIES)
    states = derive_states(bound, results, submissions, ROUND, april_5)
    content = report_content(states, results, submissions, TASKS, AGENCIES, ROUND.iloc[0], april_5)
    assert [name for name in content if f"`{name}`" not in guide] == []
