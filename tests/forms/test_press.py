"""The form as a file: printed, filled in by a clerk, sent back, read."""

import datetime as dt
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cchc_xl.books.fill_in import fill_in
from cchc_xl.books.press import FormPress
from cchc_xl.forms.returns import Return, read_return
from cchc_xl.values.columns import FORM, FORM_SHEET, GUIDE_SHEET, IDENTITY_SHEET
from cchc_xl.values.frames import columns_of
from cchc_xl.values.words import Progress
from tests.forms import issued
from tests.forms.issued import SAVED, TITLE
from tests.forms.workbooks import SNV, STC, expected
from tests.intake.packages import read_grid
from tests.office import convert, validation_errors


@pytest.fixture(scope="module")
def form() -> bytes:
    return issued.form()


@pytest.fixture(scope="module")
def workbook(form: bytes) -> Any:
    return load_workbook(io.BytesIO(form))


@pytest.fixture(scope="module")
def sheet(workbook: Any) -> Any:
    return workbook[FORM_SHEET]


def sent_back(folder: Path, data: bytes) -> Return:
    file = folder / "bản nộp.xlsx"
    file.write_bytes(data)
    return read_return(read_grid(file), expected())


# As it goes out


def test_the_table_stands_under_its_name_with_its_headers(sheet: Any):
    table = sheet.tables[FORM.name]
    cells = sheet[table.ref]
    assert [cell.value for cell in cells[0]] == list(FORM.headers)
    assert [row[1].value for row in cells[1:]] == ["2-KH", "4-T01", "6-TX"]


def test_the_title_block_says_whose_form_it_is(sheet: Any):
    said = " ".join(str(cell.value) for row in sheet["A1:N7"] for cell in row if cell.value)
    for words in (
        TITLE, "Đơn vị báo cáo: Sở Nội vụ", "Đơn vị nhận: Văn phòng UBND tỉnh", SNV.form, "(Kèm theo Báo cáo số",
        "1. Chỉ nhập vào ô màu vàng", "2. «Hoàn thành»: nhập ngày", "chậm nhất ngày 18/03/2024. Hỏi: Bà Hoa, 0255 1.",
    ):  # fmt: skip
        assert words in said


def test_the_identity_is_carried_as_text_where_nobody_sees_it(workbook: Any):
    hidden = workbook[IDENTITY_SHEET]
    assert hidden.sheet_state == "veryHidden"
    assert {row[0].value: row[1].value for row in hidden.iter_rows()} == SNV.to_strings()
    assert {p.name: p.value for p in workbook.custom_doc_props.props} == SNV.to_strings()


def test_exactly_the_yellow_cells_can_be_typed_into(sheet: Any):
    body = sheet[sheet.tables[FORM.name].ref][1:]
    assert sheet.protection.sheet
    for row in body:
        for cell, column in zip(row, FORM.columns, strict=True):
            assert cell.protection.locked is not column.open
            assert (cell.fill.fgColor.rgb == "00FFF9E5") is column.open


def test_every_row_offers_the_choices_and_checks_dates(workbook: Any, sheet: Any):
    checks = {str(check.sqref): check for check in sheet.data_validations.dataValidation}
    assert checks["H9:H11"].type == "date"
    assert checks["G9:G11"].type == "list"
    listed = workbook.defined_names[checks["G9:G11"].formula1].attr_text
    name, cells = listed.split("!")
    assert name == f"'{GUIDE_SHEET}'"
    assert [row[0].value for row in workbook[GUIDE_SHEET][cells.replace("$", "")]] == list(Progress)


def test_every_open_cell_says_what_it_wants_and_what_is_wrong(sheet: Any):
    checks = sheet.data_validations.dataValidation
    opened = [column.header for column in FORM.columns if column.open]
    assert [check.promptTitle for check in checks] == [header[:32] for header in opened]
    assert all(check.showInputMessage and check.showErrorMessage and check.error for check in checks)


def test_prompts_fit_what_excel_allows(sheet: Any):
    for check in sheet.data_validations.dataValidation:
        assert len(check.promptTitle) <= 32
        assert len(check.errorTitle) <= 32
        assert len(check.prompt) <= 255
        assert len(check.error) <= 225


def test_dates_have_to_make_sense(sheet: Any):
    """From the year before on; what was done not after today, what is expected within five years."""
    dated = {str(c.sqref): c for c in sheet.data_validations.dataValidation if c.type == "date"}
    first = str((dt.date(2023, 1, 1) - dt.date(1899, 12, 30)).days)
    last = str((dt.date(2029, 12, 31) - dt.date(1899, 12, 30)).days)
    assert {cells: (check.formula1, check.formula2) for cells, check in dated.items()} == {
        "H9:H11": (first, "TODAY()"),
        "J9:J11": (first, "TODAY()"),
        "N9:N11": (first, last),
    }


def test_a_long_answer_is_asked_about_but_not_refused(sheet: Any):
    texts = [check for check in sheet.data_validations.dataValidation if check.type == "textLength"]
    assert len(texts) == 4
    assert {check.errorStyle for check in texts} == {"warning"}


def test_a_text_that_begins_like_a_formula_stays_text(sheet: Any):
    cell = sheet[sheet.tables[FORM.name].ref][1][4]
    assert (cell.value, cell.data_type) == ("=Kế hoạch", "s")


def test_rows_grow_with_their_text(form: bytes):
    """A row with a height of its own (customHeight) would cut a long answer for ever."""
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        part = archive.read("xl/worksheets/sheet1.xml").decode()
    body = [re.findall(rf'<row [^>]*r="{number}"[^>]*>', part) for number in (9, 10, 11)]
    assert all(len(tags) == 1 and "customHeight" not in tags[0] for tags in body)


def test_the_count_of_open_rows_shows_before_excel_has_calculated(form: bytes):
    shown = load_workbook(io.BytesIO(form), data_only=True)[FORM_SHEET]
    assert shown["A4"].value == 3


def test_the_signatures_stand_below_the_table(sheet: Any):
    assert sheet["C13"].value.startswith("NGƯỜI LẬP BIỂU")
    assert sheet["K13"].value.startswith("THỦ TRƯỞNG ĐƠN VỊ")
    assert sheet.row_dimensions[13].height > 60


def test_one_page_wide_on_a4_landscape_with_its_header_on_each(sheet: Any):
    setup = sheet.page_setup
    assert (setup.orientation, str(setup.paperSize), setup.fitToWidth, setup.fitToHeight) == ("landscape", "9", 1, 0)
    assert sheet.print_title_rows == "$8:$8"


def test_the_template_is_not_changed_by_the_forms_pressed_from_it():
    press, asked, helping = FormPress(issued.HEADING), columns_of(issued.asked()), columns_of(issued.helping())
    first = press.press(asked, SNV.to_strings(), SNV.form, "Sở Nội vụ", issued.DUE)
    fewer = columns_of(issued.asked(["4-T01"]))
    press.press(fewer, STC.to_strings(), STC.form, "Sở Tài chính", issued.DUE, helping)
    assert press.press(asked, SNV.to_strings(), SNV.form, "Sở Nội vụ", issued.DUE) == first


# As it comes back


def test_what_a_clerk_types_is_what_is_read(form: bytes, tmp_path: Path):
    day = dt.date(2024, 3, 5)
    answers: dict[str, dict[str, Any]] = {
        "2-KH": {"progress": "Hoàn thành", "done_on": day, "document": "45/KH-SNV", "document_date": day},
        "6-TX": {"progress": "Đang thực hiện", "outcome": "Đã niêm yết"},
    }
    found = sent_back(tmp_path, fill_in(form, answers, SAVED))
    assert found.problems == ()
    assert [row["milestone"] for row in found.results] == ["2-KH", "6-TX"]
    assert [row["cell"] for row in found.results] == ["G9", "G11"]
    assert [row["document"] for row in found.results] == ["45/KH-SNV", ""]


def test_the_form_as_it_went_out_is_recognised_and_blank(form: bytes, tmp_path: Path):
    found = sent_back(tmp_path, form)
    assert (found.agency, [p.code for p in found.problems]) == ("SNV", ["B09"])


def test_the_moment_of_saving_is_the_clerks(form: bytes, tmp_path: Path):
    saved_at = sent_back(tmp_path, fill_in(form, {}, SAVED)).saved_at
    assert saved_at is not None
    assert saved_at.astimezone(dt.UTC).replace(tzinfo=None) == SAVED


def test_a_rearranged_form_is_read_all_the_same(form: bytes, tmp_path: Path):
    answers = {"4-T01": {"progress": "Chưa thực hiện"}}
    data = fill_in(form, answers, SAVED, without=["2-KH"], rows_above=2, sheet_name="Sheet1")
    found = sent_back(tmp_path, data)
    assert [p.code for p in found.problems] == ["N08"]
    assert [row["cell"] for row in found.results] == ["G11"]


# What other programs say


@pytest.mark.node
def test_the_validator_finds_nothing(form: bytes, tmp_path: Path):
    answers = {"4-T01": {"progress": "Chưa thực hiện"}}
    rearranged = fill_in(form, answers, SAVED, without=["2-KH"], rows_above=2, sheet_name="Sheet1")
    for name, data in (("form", form), ("filled", fill_in(form, answers, SAVED)), ("moved", rearranged)):
        file = tmp_path / f"{name}.xlsx"
        file.write_bytes(data)
        assert validation_errors(file) == []


@pytest.mark.soffice
def test_the_count_goes_down_as_rows_are_filled_in(form: bytes, tmp_path: Path):
    file = tmp_path / "form.xlsx"
    file.write_bytes(fill_in(form, {"4-T01": {"progress": "Chưa thực hiện"}}, SAVED))
    (tmp_path / "lo").mkdir()
    assert read_grid(convert(file, "xlsx", tmp_path / "lo")).sheets[0].at(3, 0) == 2


@pytest.mark.soffice
@pytest.mark.parametrize("kind", ["ods", "xls", "xlsx"])
def test_the_identity_survives_being_saved_by_another_program(form: bytes, tmp_path: Path, kind: str):
    file = tmp_path / "form.xlsx"
    file.write_bytes(fill_in(form, {"4-T01": {"progress": "Chưa thực hiện"}}, SAVED))
    (tmp_path / "lo").mkdir()
    found = read_return(read_grid(convert(file, kind, tmp_path / "lo")), expected())
    assert (found.agency, [p.code for p in found.problems]) == ("SNV", [])
    assert [row["cell"] for row in found.results] == ["G10"]
