"""The table is found by its headers, whatever agencies made of them."""

import unicodedata
from dataclasses import replace

import pytest

from cchc_xl.forms.headers import field_of, meant_field
from cchc_xl.forms.returns import Return, read_return
from cchc_xl.values.columns import FORM, LATER_FORM
from cchc_xl.values.grid import Grid
from tests.forms.workbooks import FILLED, HEADERS, read, returned, sealed


def renamed(old: str, new: str) -> Return:
    return read(FILLED.replace("HEADERS", HEADERS.replace(old, new)))


def told(found: Return) -> list[tuple[str, str]]:
    return [(p.code, p.cell) for p in found.problems]


def each(found: Return, field: str) -> list[object]:
    return [row[field] for row in found.results]


@pytest.mark.parametrize("column", LATER_FORM.columns, ids=lambda c: c.field)
def test_a_printed_header_is_its_column_whatever_its_case_blanks_and_composition(column):  # type: ignore[no-untyped-def]
    for written in (column.header, column.header.upper(), column.header.replace(" ", "\n"),
                    unicodedata.normalize("NFD", column.header)):  # fmt: skip
        assert field_of(written) == column.field


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("Ma moc", "milestone"),
        ("Tien do", "progress"),
        ("Tiến độ thực hiện", "progress"),
        ("Tiến độ (chọn trong danh sách)", "progress"),
        ("Tình trạng thực hiện", "progress"),
        ("Ngày hoàn thành (dd/mm/yyyy)", "done_on"),
        ("Số/ký hiệu", "document"),
        ("Số văn bản", "document"),
        ("Ngày, tháng, năm văn bản", "document_date"),
        ("Ngày ban hành", "document_date"),
        ("Kết quả", "outcome"),
        ("Khó khăn, vướng mắc", "difficulty"),
        ("Đề xuất, kiến nghị", "proposal"),
        ("Dự kiến hoàn thành (nếu có)", "expected_on"),
        ("Ngày hoàn thành dự kiến", "expected_on"),
        ("Ngày hoàn thành (dự kiến)", "expected_on"),
    ],
)
def test_a_rewritten_header_is_understood(written: str, field: str):
    assert meant_field(written) == field


@pytest.mark.parametrize(
    "written",
    ["Ngày hoàn thành kỳ trước", "Ngày giao", "Kết quả kỳ trước", "Ghi chú", "Đánh giá tiến độ chung", "", "2-KH",
     "Ngày hoàn thành theo kế hoạch", "x" * 100],
)  # fmt: skip
def test_what_may_mean_something_else_is_no_header(written: str):
    assert meant_field(written) is None


def test_rows_inserted_above_move_the_addresses_not_the_answers():
    found = read("|\n|\n" + FILLED.strip("\n"))
    assert told(found) == []
    assert each(found, "cell") == ["G5", "G6", "G7"]


def test_columns_stand_in_any_order_and_others_between_them():
    found = read("""
    Tiến độ    | Ghi chú thêm | MÃ MỐC | Kết quả  trong kỳ | Số, ký hiệu văn bản | Ngày văn bản | Ngày hoàn thành | Dự kiến hoàn thành | Kiến nghị, đề xuất | Khó khăn, vướng mắc, nguyên nhân
    Hoàn thành | việc này khó | 2-KH   | Xong sớm          | 45/KH-SNV           | 05/03/2024   | 06/03/2024      |                    |                    |
    """)  # noqa: E501
    assert (found.results[0]["outcome"], found.results[0]["cell"]) == ("Xong sớm", "A3")


def test_headers_and_answers_may_be_decomposed_unicode():
    decomposed = unicodedata.normalize("NFD", FILLED.replace("HEADERS", HEADERS))
    book = returned(FILLED)
    headers = tuple(unicodedata.normalize("NFD", h) for h in FORM.headers)
    grid = book.sheets[0]
    found = read_return(
        replace(book, sheets=(Grid(grid.name, (grid.rows[0], headers, *grid.rows[2:])), *book.sheets[1:])), sealed()
    )
    assert decomposed != FILLED
    assert (told(found), len(found.results)) == ([], 3)


def test_a_renamed_header_is_understood_and_said_at_its_cell():
    found = renamed("Tiến độ", "Tình hình thực hiện")
    assert told(found) == [("B15", "G2")]
    assert "«Tình hình thực hiện» là cột «Tiến độ»" in found.problems[0].text
    assert len(found.results) == 3


def test_headers_without_accents_are_understood():
    found = renamed("Ngày hoàn thành", "Ngay hoan thanh")
    assert told(found) == [("B15", "H2")]
    assert each(found, "done_on")[0] is not None


def test_a_header_of_two_lines_is_put_together():
    upper = "STT | Mã mốc | Nhiệm vụ | Nội dung phải báo cáo | Sản phẩm | Thời hạn | Tiến độ | Ngày hoàn thành | Văn bản | | Kết quả trong kỳ | Khó khăn, vướng mắc, nguyên nhân | Kiến nghị, đề xuất | Dự kiến hoàn thành"  # noqa: E501
    lower = "| | | | | | | | Số, ký hiệu | Ngày | | | |"
    found = read(FILLED.replace("HEADERS", f"{upper}\n{lower}"))
    assert told(found) == [("B15", "I3"), ("B15", "J3")]
    assert (each(found, "document")[0], str(each(found, "document_date")[0])) == ("45/KH-SNV", "2024-03-05")
    assert each(found, "cell") == ["G4", "G5", "G6"]


def test_a_first_row_of_answers_is_never_taken_for_a_second_line_of_headers():
    found = read(FILLED.replace("HEADERS", HEADERS.replace("Kiến nghị, đề xuất", "Ý kiến")))
    assert [code for code, _ in told(found)] == ["B17", "B14"]
    assert len(found.results) == 3


def test_the_sheet_may_be_renamed_and_have_others_before_it():
    book = returned(FILLED, sheet="Sheet1")
    notes = Grid("Ghi chú", (("Mã mốc", "Tiến độ"), ("2-KH", "xem sheet sau")))
    found = read_return(replace(book, sheets=(notes, *book.sheets)), sealed())
    assert len(found.results) == 3


def test_of_two_columns_with_one_header_the_first_is_read_and_it_is_asked():
    lines = FILLED.strip("\n").splitlines()
    table = "\n".join([f"{lines[0]} | Tiến độ", f"{lines[1]} | Chưa thực hiện", *lines[2:]])
    found = read(table)
    assert told(found)[0] == ("B16", "O2")
    assert each(found, "progress")[0] == "Hoàn thành"
    assert ("B14", "O3") in told(found)  # what stands in the other one is kept


def test_a_copied_sheet_counts_where_only_it_is_answered():
    book, blank = returned(FILLED, sheet="Biểu báo cáo (2)"), returned("HEADERS\n1 | 2-KH LOCKED | | | | | | | |")
    found = read_return(replace(book, sheets=(blank.sheets[0], *book.sheets)), sealed())
    assert (told(found), len(found.results)) == ([], 3)


def test_two_answered_tables_are_asked_about():
    book = returned("HEADERS\n1 | 2-KH LOCKED | Đang thực hiện | | | | | | |", sheet="bản nháp")
    other = returned(FILLED)
    found = read_return(replace(other, sheets=(*other.sheets, book.sheets[0])), sealed())
    assert ("B18", "") in told(found)
    assert each(found, "progress")[0] == "Hoàn thành"


def test_a_column_of_answers_that_is_gone_refuses_the_form_and_is_named():
    found = renamed("Tiến độ", "Khác")
    assert [p.code for p in found.problems] == ["B06"]
    assert "«Tiến độ»" in str(found.problems[0])
    assert not found.usable


def test_a_header_above_an_empty_row_and_nothing_else_lacks_columns():
    book = returned("x")
    sheet = Grid("Biểu báo cáo", (("STT", "Nhiệm vụ"), ()))
    found = read_return(replace(book, sheets=(sheet, *book.sheets[1:])), sealed())
    assert [p.code for p in found.problems] == ["B06"]


def test_an_empty_workbook_with_the_right_identity_lacks_every_column():
    empty = returned("x")
    found = read_return(replace(empty, sheets=empty.sheets[1:]), sealed())
    assert [p.code for p in found.problems] == ["B06"]
    assert "«Mã mốc»" in str(found.problems[0])
