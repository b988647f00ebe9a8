"""Figures from the clerk's choice to the report: asked for in forms, taken in, summed, held against an export."""

import io
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from cchc_xl.commands.outcome import Outcome
from cchc_xl.commands.session import change
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from tests.commands.conftest import Desk, Run

FIGURES = frame(
    c.FIGURES,
    [
        {"figure": code, "task": "3", "name": name, "unit": "hồ sơ", "span": "Trong kỳ", "number_kind": "Số nguyên",
         "summing": "Tổng", "low": 0, "not_above": above, "rounds": "2024-Q1"}
        for code, name, above in (("TN", "Hồ sơ tiếp nhận", ""), ("TL", "Hồ sơ đã trả lời", "TN"))
    ],
)  # fmt: skip
MAP = 'header = 1\nagency = "Đơn vị"\n[figures]\nTN = "Tiếp nhận"\n'


@pytest.fixture
def asking(desk: Desk, run: Run) -> Desk:
    """The desk after the office chose two figures and issued its forms again."""

    def choose(book: Any) -> Outcome:
        book.replace(c.FIGURES, FIGURES)
        return Outcome("đã chọn")

    change(desk.master, "chọn", choose)
    codes = [part for code in ("VP", "SNV", "STP", "BATO") for part in ("--agency", code)]
    run("distribute", desk.master, "--round", "2024-Q1", "--out", desk.forms, *codes, "--reissue")
    return desk


def send(desk: Desk, agency: str, *numbers: object) -> None:
    """The agency's form comes back with these numbers in its sheet «Số liệu»."""
    form = desk.send_back(agency, {"3-TX": {"progress": "Đang thực hiện"}}, "2024-03-15T08:00")
    workbook = load_workbook(io.BytesIO(form.read_bytes()))
    for row, number in enumerate(numbers, start=6):
        workbook[c.FIGURES_FORM_SHEET].cell(row, 10).value = number  # type: ignore[assignment]
    workbook.save(form)


def consolidated(desk: Desk, run: Run) -> None:
    said = run("consolidate", desk.master, "--round", "2024-Q1", "--from", desk.returns, "--as-of", "2024-03-20")
    assert said.code == 0


def export(desk: Desk, *rows: tuple[object, ...]) -> tuple[Path, Path]:
    workbook = Workbook()
    for row in (("Đơn vị", "Tiếp nhận"), *rows):
        workbook.active.append(row)  # type: ignore[union-attr]
    file, mapping = desk.folder / "thống kê.xlsx", desk.folder / "khai báo.toml"
    workbook.save(file)
    mapping.write_text(MAP, "utf-8")
    return file, mapping


def told(desk: Desk) -> set[tuple[str, str, str]]:
    rows = desk.read(c.PROBLEMS)
    rows = rows[rows["code"].str.startswith("S")]
    return set(zip(rows["code"], rows["agency"], rows["cell"], strict=True))


def test_nothing_is_asked_unless_the_office_chose_it(desk: Desk):
    assert not desk.read(c.FIGURES)["rounds"].any()
    assert c.FIGURES_FORM_SHEET not in load_workbook(desk.form_of("SNV")).sheetnames


def test_a_form_asks_its_agency_for_the_chosen_figures_and_checks_what_is_typed(asking: Desk):
    assert c.FIGURES_FORM_SHEET not in load_workbook(asking.form_of("VP")).sheetnames  # leads no such task
    sheet = load_workbook(asking.form_of("SNV"))[c.FIGURES_FORM_SHEET]
    assert [sheet.cell(row, 2).value for row in (6, 7)] == ["TN", "TL"]
    (check,) = sheet.data_validations.dataValidation
    assert (check.type, str(check.sqref)) == ("whole", "J6:J7")
    assert sheet.tables[c.FORM_FIGURES.name].ref == "A5:K7"
    assert [sheet[cell].protection.locked for cell in ("C6", "J6", "K6")] == [True, False, False]


def choose_late(desk: Desk, who: str) -> None:
    def choose(book: Any) -> Outcome:
        book.replace(c.FIGURES, FIGURES.iloc[:1].assign(who=who))
        return Outcome("đã chọn")

    change(desk.master, "chọn", choose)


def notices(desk: Desk) -> list[tuple[str, str, str]]:
    rows = desk.read(c.PROBLEMS)
    rows = rows[rows["code"].isin(["S17", "S18"])]
    return list(zip(rows["code"], rows["severity"], rows["text"], strict=True))


def test_a_figure_chosen_after_the_forms_went_out_is_told_until_they_go_out_again(desk: Desk, run: Run):
    choose_late(desk, "Sở Nội vụ")
    run("overdue", desk.master, "--as-of", "2024-03-15")
    (told,) = notices(desk)
    assert told[:2] == ("S17", "Lưu ý")
    assert "1 cơ quan không hỏi: Sở Nội vụ" in told[2]
    kept = ("distribute", desk.master, "--round", "2024-Q1", "--out", desk.forms, "--agency", "SNV")
    assert [p["code"] for p in run(*kept).answer["problems"]] == ["S17"]
    assert run(*kept, "--reissue").answer["problems"] == []
    run("overdue", desk.master, "--as-of", "2024-03-15")
    assert notices(desk) == []


def test_a_figure_asked_of_an_agency_without_a_form_is_told(desk: Desk, run: Run):
    nobody = "UBND phường Trần Phú"
    choose_late(desk, f"Sở Nội vụ; {nobody}")
    again = ("--agency", "SNV", "--reissue")
    said = run("distribute", desk.master, "--round", "2024-Q1", "--out", desk.forms, *again)
    assert [(p["code"], nobody in p["text"]) for p in said.answer["problems"]] == [("S18", True)]
    run("overdue", desk.master, "--as-of", "2024-03-15")
    assert [code for code, _, _ in notices(desk)] == ["S18"]


def test_numbers_come_in_with_problems_at_their_cells_and_are_summed_by_level(asking: Desk, run: Run):
    send(asking, "SNV", "1.234", 1000)
    send(asking, "STP", 5, 6)
    send(asking, "BATO", 7, "nhiều")
    consolidated(asking, run)
    assert told(asking) == {("S05", "SNV", "J6"), ("S06", "STP", "J7"), ("S01", "BATO", "J7")}
    sums: Any = asking.read(c.FIGURE_SUMS).set_index("figure")
    assert sums.loc["TN", ["value", "department", "district", "known"]].tolist() == [1246, 1239, 7, 3]
    assert sums.loc["TL", "value"] == 1006
    before = asking.read(c.FIGURE_VALUES)
    consolidated(asking, run)
    pd.testing.assert_frame_equal(asking.read(c.FIGURE_VALUES), before)


def test_what_stands_in_the_sheet_of_figures_is_no_note(asking: Desk, run: Run):
    send(asking, "SNV", 5, 5)
    consolidated(asking, run)
    assert not (asking.read(c.PROBLEMS)["code"] == "B14").any()


def test_an_export_shows_where_the_system_differs_until_the_clerk_settles_it(asking: Desk, run: Run):
    send(asking, "SNV", 100, 90)
    consolidated(asking, run)
    file, mapping = export(asking, ("Sở Nội vụ", 120), ("Huyện Ba Tơ", "1.000"), ("Sở Lạ", 1), ("Tổng", 1121))
    said = run("figures", file, "--map", mapping, "--master", asking.master, "--round", "2024-Q1")
    figures = said.answer["figures"]
    assert (said.code, figures["numbers"], figures["differing"], figures["agencies"]) == (1, 2, 1, 2)
    assert "Sở Lạ" in said.words
    values = asking.read(c.FIGURE_VALUES)
    shown: Any = values[values["figure"] == "TN"].set_index("agency")
    assert shown.loc["SNV", ["reported", "exported", "difference", "value"]].tolist() == [100, 120, -20, 100]
    assert shown.loc["BATO", "value"] == 1000
    run("summarize", asking.master, "--as-of", "2024-04-05")
    assert ("S10", "SNV", "") in told(asking)

    def settle(book: Any) -> Outcome:
        rows = book.read(c.FIGURE_VALUES)
        of_snv = (rows["agency"] == "SNV") & (rows["figure"] == "TN")
        book.replace(c.FIGURE_VALUES, rows.assign(settled=rows["settled"].mask(of_snv, 120.0)))
        return Outcome("đã chốt")

    change(asking.master, "chốt", settle)
    run("summarize", asking.master, "--as-of", "2024-04-05")
    assert told(asking) == set()
    assert asking.read(c.FIGURE_SUMS).set_index("figure").loc["TN", "value"] == 1120


def test_the_report_shows_what_the_workbook_has(asking: Desk, run: Run):
    send(asking, "SNV", 1234, 5)
    consolidated(asking, run)
    out = asking.folder / "báo cáo.docx"
    run("report", asking.master, "--round", "2024-Q1", "--out", out, "--as-of", "2024-04-05")
    tables = [[cell.text for cell in row.cells] for table in Document(str(out)).tables for row in table.rows]
    assert ["Hồ sơ tiếp nhận", "hồ sơ", "1.234", "–"] in tables


def test_a_map_that_names_no_column_of_the_export_changes_nothing(asking: Desk, run: Run):
    file, mapping = export(asking, ("Sở Nội vụ", 1))
    mapping.write_text(MAP.replace("Tiếp nhận", "Không có"), "utf-8")
    before = asking.master.read_bytes()
    said = run("figures", file, "--map", mapping, "--master", asking.master, "--round", "2024-Q1")
    assert said.code == 2
    assert "Không có" in said.words
    assert asking.master.read_bytes() == before
