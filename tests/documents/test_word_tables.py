"""Tables of plans: merged cells, boundaries dragged askew, tables in cells."""

from pathlib import Path

import docx
import pytest

from cchc_xl.books.documents import read_document
from cchc_xl.books.word.cells import Cell, text_table
from cchc_xl.values.document import Paragraph, TextTable
from cchc_xl.values.problems import Refused
from tests.documents.word import only_table, p, read, span, table, tc

RESTART, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_paragraphs_and_tables_keep_their_order(tmp_path: Path):
    document = read(tmp_path, p("Phụ lục") + table(tc("STT") + tc("Nhiệm vụ")) + p("Nơi nhận:"))
    assert document.blocks == (Paragraph("Phụ lục"), TextTable((("STT", "Nhiệm vụ"),)), Paragraph("Nơi nhận:"))


def test_an_area_row_over_all_columns_repeats_its_text(tmp_path: Path):
    rows = (tc("1") + tc("Rà soát") + tc("Quý I"), tc("II. Cải cách thủ tục hành chính", span(3)))
    read_table = only_table(read(tmp_path, table(*rows)))
    assert read_table.rows[1] == ("II. Cải cách thủ tục hành chính",) * 3
    assert read_table.merged == {(1, 1), (1, 2)}


def test_one_task_over_several_rows_of_products(tmp_path: Path):
    rows = (tc("Rà soát", RESTART) + tc("Kế hoạch"), tc("", GOES_ON) + tc("Báo cáo"), tc("Công bố") + tc("Quyết định"))
    read_table = only_table(read(tmp_path, table(*rows)))
    assert read_table.rows == (("Rà soát", "Kế hoạch"), ("Rà soát", "Báo cáo"), ("Công bố", "Quyết định"))
    assert read_table.merged == {(1, 0)}


def test_a_header_of_two_rows(tmp_path: Path):
    rows = (
        tc("Nhiệm vụ", RESTART) + tc("Cơ quan", span(2)) + tc("Thời gian", RESTART),
        tc("", GOES_ON) + tc("Chủ trì") + tc("Phối hợp") + tc("", GOES_ON),
    )
    read_table = only_table(read(tmp_path, table(*rows)))
    assert read_table.rows == (
        ("Nhiệm vụ", "Cơ quan", "Cơ quan", "Thời gian"),
        ("Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"),
    )
    assert read_table.merged == {(0, 2), (1, 0), (1, 3)}


def test_cells_before_and_after_a_row_are_blank(tmp_path: Path):
    short = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc("Báo cáo")
    assert only_table(read(tmp_path, table(tc("1") + tc("Kế hoạch"), short))).rows[1] == ("", "Báo cáo")


def test_boundaries_dragged_askew_make_no_columns(tmp_path: Path):
    rows = (tc("STT") + tc("Nhiệm vụ", span(2)) + tc("Thời hạn"), tc("1") + tc("Rà soát") + tc("Quý I", span(2)))
    read_table = only_table(read(tmp_path, table(*rows, widths=(500, 4000, 90, 2000))))
    assert read_table.rows == (("STT", "Nhiệm vụ", "Thời hạn"), ("1", "Rà soát", "Quý I"))
    assert not read_table.merged


def test_askew_boundaries_are_seen_by_their_widths_beside_merged_rows():
    rows = (
        [Cell("STT"), Cell("Nhiệm vụ", 2), Cell("Chủ trì"), Cell("Thời hạn")],
        [Cell("1"), Cell("Rà soát"), Cell("STP", 2), Cell("Quý I")],
        [Cell("2"), Cell("Như trên", 3), Cell("Quý II")],
    )
    assert text_table(rows, (500, 4000, 90, 2000, 1500)).rows == (
        ("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"),
        ("1", "Rà soát", "STP", "Quý I"),
        ("2", "Như trên", "Như trên", "Quý II"),
    )


def test_columns_in_which_no_row_begins_a_cell_are_left_out():
    rows = ([Cell("Nhiệm vụ", 3), Cell("Thời hạn")], [Cell("Rà soát", 3), Cell("Quý I")], [Cell("II. Thể chế", 4)])
    assert text_table(rows, ()).rows == (("Nhiệm vụ", "Thời hạn"), ("Rà soát", "Quý I"), ("II. Thể chế",) * 2)


def test_each_paragraph_of_a_cell_is_a_line(tmp_path: Path):
    cell = tc(p("Sở Tư pháp;") + p() + p("Sở Nội vụ"))
    assert only_table(read(tmp_path, table(cell + tc("Quý I")))).rows == (("Sở Tư pháp;\nSở Nội vụ", "Quý I"),)


def test_a_table_in_a_cell_is_read_in_its_place(tmp_path: Path):
    inner = table(tc("a") + tc("Kế hoạch"), tc("b") + tc("Báo cáo"))
    outer = table(tc("Rà soát") + tc(p("Gồm:") + inner + p("đầy đủ")))
    assert only_table(read(tmp_path, outer)).rows == (("Rà soát", "Gồm:\na\tKế hoạch\nb\tBáo cáo\nđầy đủ"),)


def test_deleted_rows_are_gone_and_rows_in_content_controls_stay(tmp_path: Path):
    deleted = "<w:trPr><w:del/></w:trPr>" + tc("Bỏ")
    controlled = f"<w:sdt><w:sdtContent><w:tr>{tc('Rà soát')}</w:tr></w:sdtContent></w:sdt>"
    body = table(tc("Nhiệm vụ"), deleted).replace("</w:tbl>", controlled + "</w:tbl>")
    assert only_table(read(tmp_path, body)).rows == (("Nhiệm vụ",), ("Rà soát",))


@pytest.mark.parametrize("columns", ["99999999", "²", "-1", "", "0"])
def test_spans_that_no_word_writes_cost_nothing(tmp_path: Path, columns: str):
    rows = (tc("1", f'<w:gridSpan w:val="{columns}"/>') + tc("Rà soát"), tc("2") + tc("Công bố"))
    assert only_table(read(tmp_path, table(*rows))).rows == (("1", "Rà soát"), ("2", "Công bố"))


def test_tables_in_tables_without_end_are_refused(tmp_path: Path):
    deep = "<w:tbl><w:tr><w:tc>" * 3000 + p("Rà soát") + "</w:tc></w:tr></w:tbl>" * 3000
    with pytest.raises(Refused, match=r"\(L02\)"):
        read(tmp_path, deep)


def test_word_merged_cells(tmp_path: Path):
    document = docx.Document()
    made = document.add_table(rows=2, cols=2)
    for cell, text in zip(made._cells, ["A1", "B1", "A2", "B2"], strict=True):
        cell.text = text
    made.cell(1, 0).merge(made.cell(1, 1))
    document.save(str(tmp_path / "thu.docx"))
    read_table = only_table(read_document(tmp_path / "thu.docx"))
    assert read_table.rows == (("A1", "B1"), ("A2\nB2", "A2\nB2"))
    assert read_table.merged == {(1, 1)}


def test_every_row_of_a_plan_of_300_tasks_is_read(tmp_path: Path):
    task = "Xây dựng, tham mưu ban hành và tổ chức thực hiện Kế hoạch hoạt động kiểm soát thủ tục hành chính " * 3
    rows = [tc(str(n)) + tc(task) + "".join(tc("Sở Nội vụ; Sở Tư pháp; Văn phòng UBND tỉnh") * 5) for n in range(300)]
    body = table(*rows)
    document = read(tmp_path, body)
    assert len(only_table(document).rows) == 300
