"""What goes back to an agency: which returns, which faults, at which cells, in which words."""

import datetime as dt
from dataclasses import replace

import pytest

from cchc_xl.forms.expected import Asked, Expected, IssuedForm
from cchc_xl.forms.feedback import LONGEST_LIST, copy_name, feedback, to_the_agency
from cchc_xl.forms.returns import Return, unread
from cchc_xl.values.columns import CORRECTIONS_SHEET, FORM_SHEET, GUIDE_SHEET, IDENTITY_SHEET
from cchc_xl.values.feedback import Feedback, Office, SheetCopy
from cchc_xl.values.form_texts import LACKING_ROWS
from cchc_xl.values.grid import Grid, WorkbookGrid
from cchc_xl.values.problems import CATALOGUE, Problem, problem
from cchc_xl.values.words import FormStatus, Severity
from tests.forms.workbooks import AS_OF, SNV, returned

OFFICE = Office("Quý I năm 2024", "Văn phòng UBND tỉnh", "Bà Hoa, 0255 1", {"SNV": "Sở Nội vụ"}, {})

FORM = IssuedForm(SNV.form, "2024-Q1", "SNV", FormStatus.ISSUED, SNV.secret_sha256, ("2-KH", "4-T01", "6-TX"))
TEXTS = {"task_content": "Công khai kết quả", "deadline": "31/01/2024"}
ASKED = {("SNV", milestone): Asked(milestone[0], "", TEXTS) for milestone in FORM.milestones}
EXPECTED = Expected("2024-Q1", AS_OF, {SNV.form: FORM}, ASKED)

FILLED = """
HEADERS
1 | 2-KH  | Ban hành kế hoạch | Kế hoạch | SP | 31/03/2024 | Hoàn thành     | '31/02/2024 | 45/KH-SNV |  | Đã ban hành | | |
2 | 4-T01 | Công khai kết quả | Tháng 1  | SP | 31/01/2024 | Đang thực hiện |             |           |  | Đang làm    | | |
3 | 6-TX  | Niêm yết thủ tục  | Cả năm   | SP |            | Không phát sinh |            |           |  |             | | |
"""  # noqa: E501


def at(code: str, cell: str, sheet: str = FORM_SHEET, **details: str) -> Problem:
    known = {
        "column": "Ngày hoàn thành",
        "value": "31/02/2024",
        "missing": "ngày văn bản",
        "kind": "Định kỳ",
        **details,
    }
    return problem(code, file="bản nộp.xlsx", sheet=sheet, cell=cell, round="2024-Q1", agency="SNV", **known)


def sent(*problems: Problem, file: str = "bản nộp.xlsx", saved_at: dt.datetime | None = None) -> Return:
    """A return that was taken in, with these problems."""
    came = replace(unread(file, "2024-Q1", problem("B09")), agency="SNV", form=SNV.form, usable=True)
    return replace(came, problems=problems, saved_at=saved_at)


def sent_back(book: WorkbookGrid, *problems: Problem) -> Feedback:
    (back,) = feedback([sent(*problems)], {"bản nộp.xlsx": book}, EXPECTED, OFFICE)
    return back


def report(back: Feedback) -> SheetCopy:
    return next(sheet for sheet in back.sheets if sheet.columns)


# Who gets something back


@pytest.mark.parametrize(
    ("code", "gets_it_back"),
    [("N03", True), ("N10", True), ("N04", False)],
    ids=["an error", "a warning", "a notice"],
)
def test_what_the_agency_has_to_mend_goes_back(code: str, gets_it_back: bool):
    found = feedback(
        [sent(at(code, "H3", read="29/02/2024"))], {"bản nộp.xlsx": returned(FILLED)}, EXPECTED, OFFICE
    )  # fmt: skip
    assert bool(found) is gets_it_back


def test_a_return_without_faults_is_left_alone():
    assert feedback([sent()], {"bản nộp.xlsx": returned(FILLED)}, EXPECTED, OFFICE) == ()


def test_a_refused_file_gets_no_copy():
    refused = unread("ảnh.jpg", "2024-Q1", problem("T01", detail="đây là ảnh"))
    assert feedback([refused], {}, EXPECTED, OFFICE) == ()


def test_notices_are_not_listed_beside_errors():
    back = sent_back(returned(FILLED), at("N03", "H3"), at("N04", "H4", read="05/03/2024"))
    assert [f.code for f in back.faults] == ["N03"]


def test_the_copy_says_whose_it_is_and_what_it_was_made_from():
    back = sent_back(returned(FILLED), at("N03", "H3"))
    assert (back.agency_name, back.form, back.original) == ("Sở Nội vụ", SNV.form, "bản nộp.xlsx")
    assert back.identity == SNV.to_strings()


# The list


def test_a_fault_says_what_it_is_about_what_is_written_and_what_to_do():
    (fault,) = sent_back(returned(FILLED), at("N03", "H3")).faults
    assert (fault.sheet, fault.cells, fault.severity) == (FORM_SHEET, ("H3",), Severity.ERROR)
    assert fault.about == "2-KH: Kế hoạch – Ban hành kế hoạch"
    assert fault.written == "31/02/2024"
    assert fault.text.startswith("Cột «Ngày hoàn thành»: ngày «31/02/2024» không có trong lịch")
    assert "ví dụ 05/03/2024" in fault.remedy


def test_faults_stand_in_the_order_of_the_sheet():
    back = sent_back(
        returned(FILLED), at("N12", "G5"), at("N03", "H3"), at("N01", "G3", choices=""), at("B10", "", things="")
    )
    assert [f.code for f in back.faults] == ["B10", "N01", "N03", "N12"]


def test_a_document_without_number_and_date_is_one_fault_at_both_cells():
    lacking = FILLED.replace("45/KH-SNV", "")
    assert sent_back(returned(lacking), at("N05", "I3")).faults[0].cells == ("I3", "J3")
    assert sent_back(returned(FILLED), at("N05", "J3")).faults[0].cells == ("J3",)


def test_a_blank_form_is_a_fault_at_every_state():
    back = sent_back(returned(FILLED), at("B09", ""))
    assert back.faults[0].cells == ("G3", "G4", "G5")
    assert report(back).marked == dict.fromkeys(("G3", "G4", "G5"), Severity.WARNING)


def test_a_fault_of_the_whole_file_is_said_to_be_that():
    (fault,) = sent_back(returned(FILLED), at("B10", "", sheet="", things="macro")).faults
    assert (fault.cells, fault.about) == ((), "Cả tệp")


def test_an_error_shows_before_a_warning_at_the_same_cell():
    back = sent_back(returned(FILLED), at("N03", "H3"), at("N10", "H3"))
    assert report(back).marked == {"H3": Severity.ERROR}


def test_a_cell_that_showed_an_error_says_so():
    book = returned(FILLED)
    broken = replace(book, errors={FORM_SHEET: frozenset({(3, 7)})})
    assert sent_back(broken, at("N16", "H4")).faults[0].written == "(ô báo lỗi)"
    assert sent_back(book, at("N09", "H4")).faults[0].written == "(để trống)"


def test_more_faults_than_anyone_reads_are_counted_errors_first():
    warnings = [at("N12", f"G{row}") for row in range(3, 5_003)]
    long = returned(FILLED + "\n".join(f"{n} | X{n} | | | | | | | | | | | |" for n in range(5_000)))
    back = sent_back(long, *warnings, at("N03", "H5002"))
    assert (len(back.faults), back.more) == (LONGEST_LIST, 5_001 - LONGEST_LIST)
    assert back.faults[-1].code == "N03"


# The words


def test_every_remedy_of_a_form_can_be_said_to_the_agency():
    said_to_the_office = {"B07"}  # about two files, of which the office keeps one
    for code, (severity, _, remedy) in CATALOGUE.items():
        if code[0] in "BN" and severity != Severity.NOTICE and code not in said_to_the_office:
            spoken = to_the_agency(remedy)
            assert "Hỏi lại" not in spoken, code
            assert "Đề nghị cơ quan" not in spoken, code
            assert spoken[0].isupper(), code


# The sheets


def test_every_value_stands_at_its_own_address():
    book = returned("\n\nghi chú | | =1+1\n" + FILLED.strip("\n"))
    (sheet,) = sent_back(book, at("N03", "H6")).sheets
    assert sheet.name == FORM_SHEET
    assert sheet.rows[: len(book.sheets[0].rows)] == book.sheets[0].rows


def test_the_answers_can_be_typed_over_the_signatures_are_no_answers():
    signed = FILLED + "\n| | NGƯỜI LẬP BIỂU | | | | | | | | THỦ TRƯỞNG ĐƠN VỊ | | |"
    sheet = report(sent_back(returned(signed), at("N03", "H3")))
    assert (sheet.header, sheet.body) == (1, {2, 3, 4})
    assert sheet.columns[6] == "progress"


def test_rows_that_were_deleted_stand_below_to_be_filled_in():
    gone = "\n".join(line for line in FILLED.splitlines() if "4-T01" not in line)
    back = sent_back(returned(gone + "\n| | NGƯỜI LẬP BIỂU"), at("N08", "", value="4-T01"))
    sheet = report(back)
    assert LACKING_ROWS in sheet.rows[-2]
    assert sheet.rows[-1] == (None, "4-T01", "Công khai kết quả", None, None, "31/01/2024")
    assert back.faults[0].cells == (f"G{len(sheet.rows)}",)
    assert len(sheet.rows) - 1 in sheet.body


def test_sheets_with_something_typed_come_along_blank_ones_and_the_programs_own_do_not():
    book = returned(FILLED)
    others = (
        Grid("Sheet2", ()), Grid("Phụ lục", (("Danh mục",),)), Grid(GUIDE_SHEET, (("HƯỚNG DẪN",),)),
        Grid(CORRECTIONS_SHEET, (("1",),)),
    )  # fmt: skip
    back = sent_back(replace(book, sheets=(*others, *book.sheets)), at("N03", "H3"))
    assert [sheet.name for sheet in back.sheets] == ["Phụ lục", FORM_SHEET]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Biểu [1]: a/b", "Biểu _1__ a_b"),
        ("b" * 40, "b" * 31),
        (CORRECTIONS_SHEET.upper(), f"{CORRECTIONS_SHEET.upper()} (2)"),
        ("HISTORY", "HISTORY (2)"),
        ("", "Sheet"),
        ("'", "_"),
    ],
)
def test_the_reports_sheet_gets_a_name_that_excel_takes(written: str, kept: str):
    back = sent_back(returned(FILLED, sheet=written), at("N03", "H3", sheet=written))
    assert report(back).name == kept
    assert back.faults[0].sheet == kept


def test_sheets_of_one_name_are_told_apart():
    book = returned(FILLED, sheet="a" * 31)
    twin = Grid("A" * 35, (("x",),))
    back = sent_back(replace(book, sheets=(*book.sheets, twin)), at("N03", "H3", sheet="a" * 31))
    assert [sheet.name for sheet in back.sheets] == ["a" * 31, "A" * 27 + " (2)"]


def test_what_has_no_room_is_said_and_cannot_be_sent_back_as_if_it_were_all():
    book = returned(FILLED)
    huge = Grid("Nháp", tuple(("x",) * 100 for _ in range(1_000)))
    back = sent_back(replace(book, sheets=(*book.sheets, huge)), at("N03", "H3"))
    assert (back.complete, back.identity) == (False, {})
    assert [sheet.name for sheet in back.sheets] == [FORM_SHEET]


def test_a_report_of_many_rows_is_cut_and_its_list_still_names_every_cell():
    table = FILLED + "\n".join(f"{n} | ghi chú {n} | | | | | | | | | | | |" for n in range(10_000))
    back = sent_back(returned(table), at("N03", "H3"), at("N02", "B9900"))
    assert not back.complete
    assert [f.cells for f in back.faults if f.code == "N03"] == [("H3",)]


def test_hundreds_of_sheets_do_not_make_hundreds_of_copies():
    book = returned(FILLED)
    many = tuple(Grid(f"S{n}", (("x",),)) for n in range(1_000))
    back = sent_back(replace(book, sheets=(*many, *book.sheets)), at("N03", "H3"))
    assert len(back.sheets) < 50
    assert report(back).name == FORM_SHEET


def test_a_report_without_its_own_identity_sheet_keeps_its_identity():
    back = sent_back(returned(FILLED, identity=None), at("N03", "H3"))
    assert back.identity == SNV.to_strings()
    assert IDENTITY_SHEET not in [sheet.name for sheet in back.sheets]


# The name of the file


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("2024-Q1_SNV_So-Noi-vu.xlsx", "2024-Q1_SNV_So-Noi-vu - can sua.xlsx"),
        ("Báo cáo quý I (bản cuối).xls", "SNV_Bao-cao-quy-I-ban-cuoi - can sua.xlsx"),
        ("gửi về/sở/SNV.ods", "SNV - can sua.xlsx"),
        ("a.zip\\..\\..\\SNV_x.xlsx", "SNV_x - can sua.xlsx"),
        ("2024-Q1_SNV_So-Noi-vu - can sua.xlsx", "2024-Q1_SNV_So-Noi-vu - can sua.xlsx"),
        ("con.xlsx", "SNV_con - can sua.xlsx"),
        ("报告", "SNV - can sua.xlsx"),
        ("=cmd|' C calc'!A0.xlsx", "SNV_cmd-C-calc-A0 - can sua.xlsx"),
    ],
)
def test_the_copy_is_named_after_the_file_as_it_came(file: str, name: str):
    assert copy_name(file, "SNV") == name


def test_two_copies_never_have_one_name():
    files = ("a/SNV.xlsx", "b/snv.xlsx")
    returns = [sent(at("N03", "H3"), file=file) for file in files]
    backs = feedback(returns, dict.fromkeys(files, returned(FILLED)), EXPECTED, OFFICE)
    assert len({back.file.casefold() for back in backs}) == 2
