"""What comes back is taken for what it is, whatever was done to it on the way."""

import datetime as dt
import unicodedata
from dataclasses import replace

import pytest

from cchc_xl.forms.returns import Return, read_return
from cchc_xl.values.grid import Grid, WorkbookGrid
from cchc_xl.values.words import FormStatus
from tests.forms.workbooks import HEADERS, LAST_YEAR, SNV, STC, expected, returned

FILLED = """
HEADERS
1 | 2-KH  | … | … | … | 31/03/2024 | Hoàn thành     | 05/03/2024 | 45/KH-SNV | 05/03/2024 | Đã ban hành | | |
2 | 4-T01 | … | … | … | 31/01/2024 | Đang thực hiện |            |           |            | Đang làm    | | |
3 | 6-TX  | … | … | … |            | Không phát sinh |           |           |            |             | | |
"""


def read(table: str, **how: object) -> Return:
    return read_return(returned(table, **how), expected())  # type: ignore[arg-type]


def codes(found: Return) -> list[str]:
    return [p.code for p in found.problems]


def places(found: Return) -> dict[str, str]:
    return {p.code: p.cell for p in found.problems}


def test_a_form_as_it_went_out_gives_a_result_for_each_row():
    found = read(FILLED)
    assert found.usable
    assert codes(found) == []
    assert found.results["milestone"].tolist() == ["2-KH", "4-T01", "6-TX"]
    assert found.results["task"].tolist() == ["2", "4", "6"]
    first = found.results.iloc[0]
    assert (first["agency"], first["round"], first["source"]) == ("SNV", "2024-Q1", "Bản nộp")
    assert first["done_on"].date() == dt.date(2024, 3, 5)
    assert first["cell"] == "G3"


# Whose form it is


def test_the_agency_is_whose_form_it_is_not_what_the_file_is_called():
    found = read(FILLED, identity=STC, properties=STC, file="2024-Q1_SNV_So-Noi-vu.xlsx")
    assert (found.agency, found.usable) == ("STC", True)


def test_the_document_properties_speak_where_the_hidden_sheet_was_lost():
    assert read(FILLED, identity=None).agency == "SNV"


def test_the_hidden_sheet_speaks_where_the_properties_were_lost():
    assert read(FILLED, properties=None).agency == "SNV"


@pytest.mark.parametrize(
    ("code", "how"),
    [
        ("B01", {"identity": None, "properties": None}),
        ("B01", {"identity": None, "properties": None, "visible": SNV.form}),
        ("B02", {"identity": replace(SNV, form="2024-Q1_SNV_ZZZZZZ"), "properties": None}),
        ("B03", {"identity": LAST_YEAR, "properties": LAST_YEAR}),
        ("B04", {"identity": replace(SNV, secret="00" * 16), "properties": None}),
        ("B04", {"identity": replace(SNV, secret=""), "properties": None}),
        ("B04", {"identity": replace(SNV, agency="STC"), "properties": None}),
        ("B04", {"identity": SNV, "properties": STC}),
        ("B04", {"visible": STC.form}),
    ],
    ids=[
        "a sheet of their own", "only the visible id", "another plan's form", "last round's form", "a forged secret",
        "no secret", "another agency's name", "put together from two forms", "pasted under another form's title",
    ],
)  # fmt: skip
def test_a_file_that_is_not_the_issued_form_is_refused(code: str, how: dict[str, object]):
    found = read(FILLED, **how)
    assert codes(found) == [code]
    assert not found.usable
    assert found.results.empty


def test_a_form_that_was_issued_again_is_refused_by_name():
    found = read_return(returned(FILLED), expected(SNV=FormStatus.REPLACED))
    assert codes(found) == ["B05"]
    assert SNV.form in str(found.problems[0])


def test_a_refused_form_still_says_whose_it_was():
    assert read(FILLED, identity=LAST_YEAR, properties=LAST_YEAR).agency == "SNV"


# Where the table stands


def test_rows_inserted_above_move_the_addresses_not_the_answers():
    found = read("ghi chú của cơ quan\n\n" + FILLED.strip("\n"))
    assert codes(found) == []
    assert found.results["cell"].tolist() == ["G5", "G6", "G7"]


def test_columns_stand_in_any_order_and_others_between_them():
    found = read("""
    Tiến độ    | Ghi chú thêm | MÃ MỐC | Kết quả  trong kỳ | Số, ký hiệu văn bản | Ngày văn bản | Ngày hoàn thành | Dự kiến hoàn thành | Kiến nghị, đề xuất | Khó khăn, vướng mắc, nguyên nhân
    Hoàn thành | việc này khó | 2-KH   | Xong sớm          | 45/KH-SNV           | 05/03/2024   | 06/03/2024      |                    |                    |
    """)  # noqa: E501
    assert found.results.iloc[0]["outcome"] == "Xong sớm"
    assert found.results.iloc[0]["cell"] == "A3"


def test_headers_and_answers_may_be_decomposed_unicode():
    decomposed = unicodedata.normalize("NFD", FILLED.replace("HEADERS", HEADERS))
    found = read(decomposed)
    assert found.results["progress"].tolist() == ["Hoàn thành", "Đang thực hiện", "Không phát sinh"]


def test_the_sheet_may_be_renamed_and_have_others_before_it():
    book = returned(FILLED, sheet="Sheet1")
    notes = Grid("Ghi chú", (("Mã mốc", "Tiến độ"), ("2-KH", "xem sheet sau")))
    found = read_return(replace(book, sheets=(notes, *book.sheets)), expected())
    assert len(found.results) == 3


def test_a_column_that_is_gone_is_named():
    found = read(FILLED.replace("HEADERS", HEADERS.replace("Kiến nghị, đề xuất", "Ý kiến")))
    assert codes(found) == ["B06"]
    assert "«Kiến nghị, đề xuất»" in str(found.problems[0])


def test_an_empty_workbook_with_the_right_identity_lacks_every_column():
    empty = returned("x")
    assert codes(read_return(replace(empty, sheets=empty.sheets[1:]), expected())) == ["B06"]


# Which rows count


def test_a_milestone_that_was_not_asked_about_is_withheld_and_placed():
    found = read(FILLED.replace("| 6-TX ", "| 6-TXX"))
    assert places(found) == {"N02": "B5", "N08": ""}
    assert found.results["milestone"].tolist() == ["2-KH", "4-T01"]


def test_a_milestone_on_two_rows_counts_on_neither():
    found = read(FILLED.replace("| 6-TX ", "| 2-KH "))
    assert codes(found) == ["N07", "N08"]
    assert places(found)["N07"] == "B5"
    assert "ô B3" in str(found.problems[0])
    assert found.results["milestone"].tolist() == ["4-T01"]


def test_a_deleted_row_is_missed_and_the_others_count():
    found = read("\n".join(line for line in FILLED.splitlines() if "4-T01" not in line))
    assert codes(found) == ["N08"]
    assert "«4-T01»" in str(found.problems[0])
    assert len(found.results) == 2


def test_notes_and_signatures_below_the_table_are_no_answers():
    below = """
    | | | | | | | | | | | | |
    | Ghi chú: số liệu đến 14/3 | | | | | | | | | | | |
    | | NGƯỜI LẬP BIỂU | | | | | | | | THỦ TRƯỞNG ĐƠN VỊ | | |
    """
    assert codes(read(FILLED + below.strip("\n"))) == []


def test_an_answer_whose_milestone_was_deleted_is_not_passed_over():
    assert places(read(FILLED.replace("| 6-TX ", "|      ")))["N02"] == "B5"


def test_a_form_sent_back_blank_is_usable_and_asked_about():
    found = read("""
    HEADERS
    1 | 2-KH  | … | … | … | 31/03/2024 | | | | | | | |
    2 | 4-T01 | … | … | … | 31/01/2024 | | | | | | | |
    3 | 6-TX  | … | … | … |            | | | | | | | |
    """)
    assert (codes(found), found.usable, len(found.results)) == (["B09"], True, 0)


def test_a_row_with_an_error_is_withheld_and_the_others_count():
    found = read(FILLED.replace("05/03/2024 | 45", "'31/02/2024 | 45"))
    assert places(found) == {"N03": "H3"}
    assert found.results["milestone"].tolist() == ["4-T01", "6-TX"]


def test_an_excel_error_in_a_cell_is_a_problem_at_that_cell():
    book = returned(FILLED)
    broken: WorkbookGrid = replace(book, errors={book.sheets[0].name: frozenset({(2, 10)})})
    found = read_return(broken, expected())
    assert places(found) == {"N16": "K3"}
    assert "2-KH" not in set(found.results["milestone"])
