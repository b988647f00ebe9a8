"""The list of problems: a sheet with a link to each cell."""

import io
from pathlib import Path

import openpyxl
import pytest

from cchc_xl.books.draw.problem_list import draw_problem_list
from cchc_xl.values.problems import problem
from tests.office import validation_errors

MASTER = r"D:\Kế hoạch năm = 2024 & báo cáo\Sổ theo dõi.xlsx"
FOUND = (
    problem("M18", sheet="Mốc thời hạn", cell="E7", milestone="8.2", value="Sở X"),
    problem("M14", sheet="Phiếu của 'ông A'", cell="B2", value="=1+1", column="Hạn", wanted="ngày"),
    problem("M25", file="biểu mẫu", agencies="Sở Nội vụ (SNV)"),
    problem("L03", file="Sổ theo dõi.xlsx"),
)


def listed() -> bytes:
    return draw_problem_list(FOUND, MASTER, {"Sổ theo dõi.xlsx": MASTER})


def test_each_problem_leads_to_its_cell_in_the_master():
    sheet = openpyxl.load_workbook(io.BytesIO(listed()))["Vấn đề"]
    links = [sheet.cell(row, 3).hyperlink for row in range(5, 9)]
    assert [(link.target, link.location) if link else None for link in links] == [
        (MASTER, "'Mốc thời hạn'!E7"),
        (MASTER, "'Phiếu của ''ông A'''!B2"),
        None,
        (MASTER, None),
    ]


def test_a_row_says_how_grave_where_what_and_the_remedy():
    sheet = openpyxl.load_workbook(io.BytesIO(listed()))["Vấn đề"]
    text = "Mốc «8.2»: không có cơ quan hoặc nhóm «Sở X» ở cột «Áp dụng cho»."
    place = "Sheet «Mốc thời hạn», ô E7"
    assert [cell.value for cell in sheet[5]] == [1, "▲ Cảnh báo", place, text, FOUND[0].remedy, "M18"]


def test_text_that_looks_like_a_formula_stays_text():
    sheet = openpyxl.load_workbook(io.BytesIO(listed()))["Vấn đề"]
    assert all(cell.data_type in ("s", "n") for row in sheet["A5:F8"] for cell in row)


@pytest.mark.node
def test_it_passes_the_validator(tmp_path: Path):
    (tmp_path / "van-de.xlsx").write_bytes(listed())
    assert validation_errors(tmp_path / "van-de.xlsx") == []
