"""The copy that goes back, as a file: values only, faults marked, told and linked, and a return again."""

import datetime as dt
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from cchc_xl.books.cell_text import clean
from cchc_xl.books.draw.feedback import draw_feedback
from cchc_xl.forms.identity import from_strings
from cchc_xl.forms.recognise import identity_of
from cchc_xl.values.columns import ANSWERS, CORRECTIONS_SHEET, FORM, FORM_SHEET, IDENTITY_SHEET
from cchc_xl.values.feedback import Fault, Feedback, Office, SheetCopy
from cchc_xl.values.grid import Cell, WorkbookGrid
from cchc_xl.values.words import Progress, Severity
from tests.forms.workbooks import SNV
from tests.intake.packages import read_grid
from tests.office import convert, validation_errors

OFFICE = Office(
    "Quý I năm 2024", "Văn phòng UBND tỉnh", "Bà Hoa, 0255 1", {"SNV": "Sở Nội vụ"}, {"SNV": dt.date(2024, 4, 10)}
)
DAY = dt.date(2024, 3, 5)
SAVED = dt.datetime(2024, 3, 15, 10, 30)
COLUMNS = dict(enumerate(FORM.fields))
HEADER = FORM.headers
LIST_HEADER = 8

ROWS: tuple[tuple[Cell, ...], ...] = (
    ("Đơn vị báo cáo: Sở Nội vụ", *(None,) * 8, "Mã biểu: 2024-Q1_SNV_7K3F9Q"),
    HEADER,
    (1, "2-KH", "Rà soát", "Ban hành", "Kế hoạch", "31/03/2024", "Hoàn thành", "31/02/2024", None, None, "=1+1"),
    (2, "4-T01", "Công khai", None, None, "31/01/2024", "Hoàn thành", DAY, "45/KH-SNV", DAY, "+84 đã gọi"),
    (),
    (None, None, "NGƯỜI LẬP BIỂU\n(Ghi rõ họ tên)\nTrần Thị B"),
)


def fault(code: str, *cells: str, severity: Severity = Severity.ERROR, sheet: str = FORM_SHEET) -> Fault:
    return Fault(code, severity, sheet, cells, "2-KH: Ban hành", "31/02/2024", "Ngày không có trong lịch.", "Nhập lại.")


def sheet_of(rows: tuple[tuple[Cell, ...], ...] = ROWS, **marked: Severity) -> SheetCopy:
    return SheetCopy(FORM_SHEET, rows, COLUMNS, 1, frozenset({2, 3}), marked)


def feedback(**changes: Any) -> Feedback:
    """Two faults in a report of two rows."""
    return replace(
        Feedback(
            "SNV - can sua.xlsx", "SNV.xlsx", "SNV", SNV.form, OFFICE, dt.date(2024, 4, 5), SNV.to_strings(), SAVED,
            (fault("N03", "H3"), fault("N05", "I3", "J3", severity=Severity.WARNING)), 0,
            (sheet_of(H3=Severity.ERROR, I3=Severity.WARNING, J3=Severity.WARNING),),
        ),
        **changes,
    )  # fmt: skip


def reopened(back: Feedback) -> Any:
    return load_workbook(io.BytesIO(draw_feedback(back)))


def read(folder: Path, data: bytes) -> WorkbookGrid:
    file = folder / "bản nộp.xlsx"
    file.write_bytes(data)
    return read_grid(file)


@pytest.fixture(scope="module")
def data() -> bytes:
    return draw_feedback(feedback())


@pytest.fixture(scope="module")
def workbook(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def report(workbook: Any) -> Any:
    return workbook[FORM_SHEET]


@pytest.fixture(scope="module")
def listed(workbook: Any) -> Any:
    return workbook[CORRECTIONS_SHEET]


def said(sheet: Any) -> str:
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)


# The list


def test_the_list_is_the_first_thing_to_be_seen(workbook: Any):
    assert workbook.sheetnames == [CORRECTIONS_SHEET, FORM_SHEET, IDENTITY_SHEET]
    assert workbook.active.title == CORRECTIONS_SHEET


@pytest.mark.parametrize(
    "words",
    [
        "Sở Nội vụ", "QUÝ I NĂM 2024", f"Mã biểu: {SNV.form}", "«SNV.xlsx»", "Có 2 điều cần sửa",
        "đến Văn phòng UBND tỉnh, chậm nhất ngày 10/04/2024. Hỏi: Bà Hoa, 0255 1.", f"sheet «{FORM_SHEET}»",
    ],
)  # fmt: skip
def test_it_says_whose_it_is_until_when_and_whom_to_ask(listed: Any, words: str):
    assert words in said(listed)


def test_a_deadline_that_has_passed_is_not_given_again():
    assert "hạn gửi 10/04/2024 đã qua, đề nghị gửi ngay" in said(
        reopened(feedback(as_of=dt.date(2024, 4, 11)))[CORRECTIONS_SHEET]
    )


def test_each_fault_has_its_line_with_a_link_to_its_cell(listed: Any):
    first = [cell.value for cell in listed[LIST_HEADER + 1]]
    assert first == [
        1, "✖ Lỗi", "H3", "2-KH: Ban hành", "31/02/2024", "Ngày không có trong lịch.", "Nhập lại. (N03)",
    ]  # fmt: skip
    assert listed.cell(LIST_HEADER + 1, 3).hyperlink.location == f"'{FORM_SHEET}'!H3"
    assert listed.cell(LIST_HEADER + 2, 3).value == "I3, J3"


def test_a_fault_without_a_place_leads_nowhere():
    cell = reopened(feedback(faults=(fault("B10", sheet=""),)))[CORRECTIONS_SHEET].cell(LIST_HEADER + 1, 3)
    assert (cell.value, cell.hyperlink) == (None, None)


def test_faults_beyond_the_list_are_counted():
    text = said(reopened(feedback(more=4_800))[CORRECTIONS_SHEET])
    assert "Có 4802 điều" in text
    assert "và 4800 điều khác" in text


def test_a_file_too_large_to_copy_is_to_be_corrected_itself():
    text = said(reopened(feedback(complete=False, identity={}))[CORRECTIONS_SHEET])
    assert "sửa trong tệp gốc" in text
    assert "sửa ngay trong tệp này" not in text


def test_it_prints_on_a4_landscape_with_its_header_on_each_page(listed: Any, report: Any):
    for sheet, header in ((listed, LIST_HEADER), (report, 2)):
        setup = sheet.page_setup
        assert (setup.orientation, str(setup.paperSize), setup.fitToWidth, setup.fitToHeight) == (
            "landscape", "9", 1, 0,
        )  # fmt: skip
        assert sheet.print_title_rows == f"${header}:${header}"


# The agency's own sheet


def test_every_value_stands_at_its_own_address(report: Any):
    for number, row in enumerate(ROWS, 1):
        for place, value in enumerate(row, 1):
            found = report.cell(number, place).value
            assert (found.date() if isinstance(found, dt.datetime) else found) == value


def test_text_that_looks_like_a_formula_is_text(report: Any):
    for cell in ("K3", "K4"):
        assert (report[cell].data_type, report[cell].number_format) == ("s", "@")


def test_days_are_days_and_become_days_when_typed_over_a_wrong_text(report: Any):
    assert report["H4"].is_date
    assert report["H3"].number_format == "dd/mm/yyyy"


def test_faulty_cells_are_coloured_framed_and_open(report: Any):
    error, warning, fine = report["H3"], report["I3"], report["H4"]
    assert len({cell.fill.fgColor.rgb for cell in (error, warning, fine)}) == 3
    assert [cell.border.left.style for cell in (error, warning, fine)] == ["medium", "mediumDashed", "thin"]
    assert not error.protection.locked


def test_faulty_cells_say_what_is_wrong_and_what_to_do(report: Any):
    assert report["H3"].comment.text == "✖ Ngày không có trong lịch.\nNhập lại. (N03)"
    assert report["J3"].comment.text.startswith("▲ ")
    assert report["H4"].comment is None


def test_a_cell_of_two_faults_tells_both():
    back = feedback(faults=(fault("N03", "H3"), fault("N10", "H3", severity=Severity.WARNING)))
    text = reopened(back)[FORM_SHEET]["H3"].comment.text
    assert "(N03)" in text
    assert "(N10)" in text


def test_answers_and_signatures_can_be_typed_over_and_the_form_cannot(report: Any):
    assert report.protection.sheet
    opened = [cell.coordinate for cell in report[4] if not cell.protection.locked]
    assert opened == [f"{letter}4" for letter in "GHIJKLMN"]
    assert not report["C6"].protection.locked
    assert report["A1"].protection.locked


def test_a_faulty_cell_that_is_usually_locked_is_open():
    back = feedback(faults=(fault("N02", "B3"),), sheets=(sheet_of(B3=Severity.ERROR),))
    assert not reopened(back)[FORM_SHEET]["B3"].protection.locked


def test_drop_downs_and_days_are_checked_again(workbook: Any, report: Any):
    checks = {str(check.sqref): check for check in report.data_validations.dataValidation}
    assert len(checks) == len(ANSWERS)
    assert checks["H3:H4"].type == "date"
    name, cells = workbook.defined_names[checks["G3:G4"].formula1].attr_text.split("!")
    assert [row[0].value for row in workbook[name.strip("'")][cells.replace("$", "")]] == list(Progress)


def test_the_live_count_of_the_form_is_not_shown_as_it_was():
    rows = ((5, None), *ROWS[1:])
    assert reopened(feedback(sheets=(sheet_of(rows),)))[FORM_SHEET]["A1"].number_format == ";;;"


def test_a_sheet_without_a_report_comes_along_as_it_is():
    plain = SheetCopy("Phụ lục", (('=HYPERLINK("http://x")',), (0.5, True)), {}, -1, frozenset(), {})
    sheet = reopened(feedback(sheets=(sheet_of(), plain)))["Phụ lục"]
    assert (sheet["A1"].data_type, sheet["A1"].hyperlink, sheet["B2"].value) == ("s", None, True)
    assert not sheet.protection.sheet


# Nothing but values


def test_nothing_in_it_runs_calculates_or_leads_out(data: bytes):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        parts = {name: package.read(name).decode() for name in names}
    assert not [name for name in names if re.search(r"vba|external|connection|query|embed|activeX|ctrlProp", name)]
    assert not [name for name, text in parts.items() if 'TargetMode="External"' in text]
    assert not [name for name, text in parts.items() if "/worksheets/sheet" in name and re.search(r"<f[ >/]", text)]


HOSTILE = (
    "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "#REF!", "001", "May 2020", "1E5", "x" * 32_767,
    "a\x0bb\x00c", "\ud83d", "\ufffe", "<f>1</f>", "]]>", "&#0;", " đầu và cuối ", "dòng 1\ndòng 2", "👩‍💻",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_stays_the_text_that_it_was(text: str, tmp_path: Path):
    rows = (*ROWS[:2], (1, "2-KH", text, *(None,) * 7, text), *ROWS[3:])
    grid = read(tmp_path, draw_feedback(feedback(sheets=(sheet_of(rows, K3=Severity.ERROR),)))).sheet(FORM_SHEET)
    assert grid is not None
    assert (grid.at(2, 10) or "") == clean(re.sub("[\ud800-\udfff\ufffe\uffff]", "", text))


def test_text_that_looks_like_excels_escapes_is_escaped():
    rows = (("_x0041_",), *ROWS[1:])
    with zipfile.ZipFile(io.BytesIO(draw_feedback(feedback(sheets=(sheet_of(rows),))))) as package:
        assert "<t>_x005F_x0041_</t>" in package.read("xl/worksheets/sheet2.xml").decode()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.lists(
            st.none() | st.text(max_size=12) | st.integers(-9_999, 9_999) | st.booleans() | st.floats()
            | st.dates() | st.datetimes(),
            max_size=16,
        ).map(tuple),
        max_size=8,
    )
)  # fmt: skip
def test_any_values_make_a_workbook(rows: list[tuple[Cell, ...]], tmp_path: Path):
    sheet = SheetCopy(FORM_SHEET, (*ROWS, *rows), COLUMNS, 1, frozenset({2, 3}), {"H3": Severity.ERROR})
    assert read(tmp_path, draw_feedback(feedback(sheets=(sheet,)))).sheet(FORM_SHEET) is not None


def test_days_before_excels_calendar_and_numbers_that_are_none_are_text():
    odd: tuple[Cell, ...] = (dt.date(1789, 7, 14), float("inf"), float("nan"))
    sheet = reopened(feedback(sheets=(sheet_of((odd, *ROWS[1:])),)))[FORM_SHEET]
    assert [cell.value for cell in sheet[1]][:3] == ["14/07/1789", "inf", "nan"]


# A return again


def test_the_identity_is_carried_as_the_form_carried_it(workbook: Any):
    hidden = workbook[IDENTITY_SHEET]
    assert hidden.sheet_state == "veryHidden"
    assert from_strings({row[0].value: row[1].value for row in hidden.iter_rows() if row[0].value}) == SNV
    assert from_strings({p.name: p.value for p in workbook.custom_doc_props.props}) == SNV


def test_it_counts_as_newer_than_the_file_it_was_made_from(data: bytes, tmp_path: Path):
    assert read(tmp_path, data).saved_at == SAVED + dt.timedelta(seconds=1)


# What other programs say


@pytest.mark.node
def test_the_validator_finds_nothing(data: bytes, tmp_path: Path):
    many = tuple(fault("N12", f"G{row}") for row in range(3, 203))
    lone = feedback(sheets=(sheet_of(), SheetCopy("Phụ lục", (("x",),), {}, -1, frozenset(), {})), faults=many, more=3)
    long = (("x" * 32_767, *HOSTILE), *ROWS[1:])
    for name, drawn in (
        ("plain", data), ("many", draw_feedback(lone)), ("hostile", draw_feedback(feedback(sheets=(sheet_of(long),)))),
        ("bare", draw_feedback(feedback(faults=(), sheets=(), identity={}, saved_at=None))),
    ):  # fmt: skip
        file = tmp_path / f"{name}.xlsx"
        file.write_bytes(drawn)
        assert validation_errors(file) == [], name


@pytest.mark.soffice
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_another_program_opens_it_and_saves_it_as_the_same_return(data: bytes, tmp_path: Path, kind: str):
    file = tmp_path / "SNV - can sua.xlsx"
    file.write_bytes(data)
    (tmp_path / "lo").mkdir()
    saved = read_grid(convert(file, kind, tmp_path / "lo"))
    assert identity_of(saved) == SNV
    grid = saved.sheet(FORM_SHEET)
    assert grid is not None
    assert (grid.at(2, 7), grid.at(3, 7), grid.at(2, 10)) == ("31/02/2024", DAY, "=1+1")


@pytest.mark.soffice
def test_it_prints_the_list_on_the_first_page(data: bytes, tmp_path: Path):
    file = tmp_path / "SNV - can sua.xlsx"
    file.write_bytes(data)
    (tmp_path / "lo").mkdir()
    assert convert(file, "pdf", tmp_path / "lo").stat().st_size > 0
