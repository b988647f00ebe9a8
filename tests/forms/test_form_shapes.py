"""Forms of a later round, and forms with the sheet of tasks to help with."""

import io
import re
import zipfile
from typing import Any

import pytest
from openpyxl import load_workbook

from cchc_xl.books.fill_in import fill_in
from cchc_xl.forms.returns import read_return
from cchc_xl.values.columns import COORDINATION, COORDINATION_SHEET, FORM, FORM_SHEET, LATER_FORM, PREVIOUS
from tests.forms.issued import SAVED, asked, form, helping
from tests.forms.workbooks import expected
from tests.intake.packages import read_grid

SAID = "Đang thực hiện (15/03/2024)\nĐã rà soát 12 TTHC"


@pytest.fixture(scope="module")
def later() -> bytes:
    return form(asked(previous=SAID), later=True, others=helping())


@pytest.fixture(scope="module")
def workbook(later: bytes) -> Any:
    return load_workbook(io.BytesIO(later))


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_what_was_reported_before_stands_locked_before_the_open_cells(workbook: Any):
    sheet = workbook[FORM_SHEET]
    header, *body = sheet[sheet.tables[FORM.name].ref]
    assert [cell.value for cell in header] == list(LATER_FORM.headers)
    said = [row[LATER_FORM.fields.index("previous")] for row in body]
    assert {cell.value for cell in said} == {SAID}
    assert all(cell.protection.locked for cell in said)


def test_a_first_round_has_no_such_column():
    sheet = load_workbook(io.BytesIO(form()))[FORM_SHEET]
    assert PREVIOUS.header not in [cell.value for row in sheet.iter_rows() for cell in row]


def test_tasks_to_help_with_stand_on_a_locked_sheet_of_their_own(workbook: Any):
    sheet = workbook[COORDINATION_SHEET]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert list(COORDINATION.headers) in rows
    assert [1, "10.1", "Rà soát TTHC nội bộ", "Văn phòng UBND tỉnh", "Góp ý dự thảo", "Quý II năm 2024"] in rows
    assert sheet.protection.sheet
    assert all(cell.protection.locked for row in sheet.iter_rows() for cell in row)


def test_that_sheet_prints_like_the_report(workbook: Any):
    sheet = workbook[COORDINATION_SHEET]
    setup = sheet.page_setup
    assert (setup.orientation, str(setup.paperSize), setup.fitToWidth, setup.fitToHeight) == ("landscape", "9", 1, 0)
    assert sheet.print_title_rows == "$5:$5"
    assert "Sở Nội vụ" in sheet["A1"].value


def test_an_agency_that_helps_nobody_has_no_such_sheet():
    assert COORDINATION_SHEET not in load_workbook(io.BytesIO(form())).sheetnames


@pytest.mark.parametrize("shape", [{}, {"others": helping()}, {"later": True}, {"later": True, "others": helping()}])
def test_nothing_of_the_drawing_is_left(shape: dict[str, Any]):
    for name, text in parts(form(**shape)).items():
        assert "⟦" not in text, name
        assert not re.search(r"9[0-4]000\d", text), name


def test_what_an_agency_is_called_cannot_break_its_form():
    said = parts(form(asked(task_content="Mức <5% & tăng"), others=helping("a < b"), name='Ban "A & B" <c>'))
    whole = load_workbook(io.BytesIO(form(asked(task_content="Mức <5% & tăng"), name='Ban "A & B" <c>')))[FORM_SHEET]
    assert whole["A1"].value == 'Đơn vị báo cáo: Ban "A & B" <c>'
    assert whole["C9"].value == "Mức <5% & tăng"
    assert "a &lt; b" in said["xl/worksheets/sheet2.xml"]


def test_a_deadline_that_is_a_day_is_a_day_and_reads_the_same():
    sheet = load_workbook(io.BytesIO(form()))[FORM_SHEET]
    assert [sheet[f"F{row}"].is_date for row in (9, 10, 11)] == [True, True, False]
    assert f"{sheet['F9'].value:%d/%m/%Y}" == "31/03/2024"
    assert sheet["F11"].value == "Thường xuyên, đến 31/12/2024"


def test_the_form_id_stands_on_every_page(workbook: Any):
    for name in (FORM_SHEET, COORDINATION_SHEET):
        assert "Mã biểu: 2024-Q1_SNV_7K3F9Q" in workbook[name].oddFooter.left.text
        assert workbook[name].oddFooter.center.text == "Trang &P/&N"


def test_rows_are_as_high_as_their_longest_text():
    short, long = (parts(form(asked(products=text)))["xl/worksheets/sheet1.xml"] for text in ("Kế hoạch", "dài " * 60))
    heights = [float(found[1]) if (found := re.search(r'<row r="9" ht="([\d.]+)"', x)) else 0.0 for x in (short, long)]
    assert heights[1] > heights[0]
    assert heights[1] > 60


def test_answers_of_a_later_form_are_read_from_their_own_columns(later: bytes, tmp_path: Any):
    file = tmp_path / "biểu.xlsx"
    file.write_bytes(fill_in(later, {"4-T01": {"progress": "Chưa thực hiện", "difficulty": "Thiếu người"}}, SAVED))
    found = read_return(read_grid(file), expected())
    taken = [(row["milestone"], row["progress"], row["difficulty"]) for row in found.results]
    assert taken == [("4-T01", "Chưa thực hiện", "Thiếu người")]
    assert found.problems == ()
