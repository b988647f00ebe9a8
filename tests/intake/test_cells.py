"""What stands in the cells of a return: every value at its place, or a word about it."""

import datetime as dt
import unicodedata

import pytest

from cchc_xl.values.grid import Cell
from tests.intake.packages import (
    SHEET,
    STRICT,
    STRICT_OFFICE,
    changed,
    ods,
    parts,
    read,
    refused,
    row,
    sheet,
    text,
    workbook,
    zipped,
)

ERRORS = ["#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#N/A", "#NULL!", "#NUM!"]


def first(data: bytes) -> Cell:
    return read(data).sheets[0].at(0, 0)


# Error cells and formulas


@pytest.mark.parametrize("error", ERRORS)
def test_a_cell_that_shows_an_error_is_blank_and_known(error: str):
    book = read(workbook(row(1, text("A1", "x"), f'<c r="B1" t="e"><v>{error}</v></c>')))
    assert book.sheets[0].rows == (("x", None),)
    assert book.errors == {"S1": frozenset({(0, 1)})}


@pytest.mark.parametrize(
    "cell",
    [
        "<c r='B1' t='e'><v>#REF!</v></c>",
        '<c t="e" r="B1"><v>#REF!</v></c>',
        '<c\n r="B1"\n t="e"><v>#REF!</v></c>',
        '<x:c xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="B1" t="e"><x:v>#REF!</x:v></x:c>',
        '<!-- một ghi chú --><c r="B1" t="e"><v>#REF!</v></c>',
    ],
    ids=["other quotes", "other order", "line breaks", "a prefix", "a comment"],
)
def test_an_error_is_found_however_its_cell_is_written(cell: str):
    assert read(workbook(row(1, text("A1", "x"), cell))).errors == {"S1": frozenset({(0, 1)})}


def test_an_error_in_a_cell_without_an_address_is_at_its_place():
    book = read(workbook('<row r="3"><c r="B3"><v>1</v></c><c t="e"><v>#REF!</v></c></row>'))
    assert book.errors == {"S1": frozenset({(2, 2)})}


@pytest.mark.parametrize(
    ("formula", "known"),
    [
        ("<f>1+1</f>", True),
        ("<f>1+1</f><v/>", True),
        ("<f>1+1</f><v></v>", True),
        ('<f t="shared" si="0"/>', True),
        ("<f/>", True),
        ("<f>1+1</f><v>2</v>", False),
    ],
)
@pytest.mark.parametrize("about", ["", "<!-- -->"], ids=["scanned", "parsed"])
def test_a_formula_that_nobody_calculated_is_known(formula: str, known: bool, about: str):
    book = read(workbook(about, row(1, text("A1", "x"), f'<c r="B1" s="0">{formula}</c>')))
    assert book.uncalculated == ({"S1": frozenset({(0, 1)})} if known else {})


@pytest.mark.parametrize("about", ["", "<!-- -->"], ids=["scanned", "parsed"])
def test_a_formula_that_gives_empty_text_is_calculated(about: str):
    book = read(workbook(about, row(1, text("A1", "x"), '<c r="B1" t="str"><f>""</f><v></v></c>')))
    assert book.uncalculated == {}


def test_the_list_of_a_validation_is_no_formula_of_a_cell():
    lists = '<dataValidations><dataValidation type="list" sqref="A1"><formula1>"a,b"</formula1></dataValidation>'
    assert read(workbook(row(1, text("A1", "x")), after=f"{lists}</dataValidations>")).uncalculated == {}


def test_errors_and_formulas_of_opendocument_are_known_too():
    cells = (
        '<table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error">'
        "<text:p>#REF!</text:p></table:table-cell>"
        '<table:table-cell table:formula="of:=1+1"/>'
        '<table:table-cell office:value-type="float" office:value="7"/>'
    )
    table = f'<table:table table:name="Biểu"><table:table-row/><table:table-row>{cells}</table:table-row></table:table>'
    book = read(ods(table), "bieu.ods")
    assert book.errors == {"Biểu": frozenset({(1, 2)})}
    assert book.uncalculated == {"Biểu": frozenset({(1, 3)})}
    assert book.sheets[0].at(1, 4) == 7


# Numbers and dates


@pytest.mark.parametrize(
    ("serial", "since_1904", "read_as"),
    [
        ("45356", False, dt.date(2024, 3, 5)),
        ("45356.5", False, dt.datetime(2024, 3, 5, 12)),
        ("43894", True, dt.date(2024, 3, 5)),
        ("2958465", False, dt.date(9999, 12, 31)),
        ("2958466", False, 2958466),
        ("1e300", False, 1e300),
        ("-1", False, "00:00:00"),
        ("0", False, "00:00:00"),
    ],
)
def test_a_date_is_a_date_and_what_is_outside_the_calendar_stays_visible(serial: str, since_1904: bool, read_as: Cell):
    properties = '<workbookPr date1904="1"/>' if since_1904 else ""
    assert first(workbook(row(1, f'<c r="A1" s="1"><v>{serial}</v></c>'), properties=properties)) == read_as


def test_a_date_of_iso_text_is_a_date():
    assert first(workbook(row(1, '<c r="A1" t="d"><v>2024-03-05T00:00:00</v></c>'))) == dt.date(2024, 3, 5)


@pytest.mark.parametrize(
    ("number", "read_as"),
    [("17", 17), ("17.0", 17), ("0.5", 0.5), ("1e15", 1e15), ("NaN", "nan"), ("INF", "inf")],
)
def test_a_number_is_plain_and_what_is_none_stays_visible(number: str, read_as: Cell):
    assert first(workbook(row(1, f'<c r="A1"><v>{number}</v></c>'))) == read_as


# Text


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (unicodedata.normalize("NFD", "Hoàn thành"), "Hoàn thành"),
        ("  Hoàn\N{NO-BREAK SPACE}thành ", "Hoàn thành"),
        ("dòng 1_x000D_\ndòng 2", "dòng 1\ndòng 2"),
        ("mộ_x0007_t", "một"),
        ("a_xD800_b_xFFFF_", "a_xD800_b_xFFFF_"),
        ("_x005F_x0041_", "_x0041_"),
        ("=1+1", "=1+1"),
        ("'+84 912", "'+84 912"),
        ("   ", None),
    ],
)
@pytest.mark.parametrize("about", ["", "<!-- -->"], ids=["one pass", "two readers"])
def test_text_is_one_thing(written: str, read_as: Cell, about: str):
    assert first(workbook(about, row(1, text("A1", written)))) == read_as


def test_no_escape_is_undone_where_the_kind_of_file_knows_none():
    said = '<table:table-cell office:value-type="string"><text:p>_x0041_</text:p></table:table-cell>'
    table = f'<table:table table:name="Biểu"><table:table-row>{said}</table:table-row></table:table>'
    assert read(ods(table), "bieu.ods").sheets[0].at(0, 0) == "_x0041_"


def test_text_in_tcvn3_is_converted_and_said():
    typed = "§· ban hµnh kÕ ho¹ch c¶i c¸ch hµnh chÝnh n¨m 2024"
    book = read(workbook(row(1, text("A1", "Kết quả trong kỳ")), row(2, text("A2", typed))))
    assert book.sheets[0].at(1, 0) == "Đã ban hành kế hoạch cải cách hành chính năm 2024"
    assert book.converted == {"S1": frozenset({(1, 0)})}


def test_text_in_vni_is_converted_and_said():
    typed = "Ñaõ ban haønh keá hoaïch caûi caùch haønh chính naêm 2024"
    book = read(workbook(row(1, text("A1", "Kết quả trong kỳ")), row(2, text("A2", typed))))
    assert book.sheets[0].at(1, 0) == "Đã ban hành kế hoạch cải cách hành chính năm 2024"
    assert book.converted == {"S1": frozenset({(1, 0)})}


@pytest.mark.parametrize("said", ["Báo cáo, giám sát, công tác", "café résumé naïve", "Không", "ô tô", "số 12/KH-SNV"])
def test_proper_text_is_never_converted(said: str):
    book = read(workbook(row(1, text("A1", "Kết quả trong kỳ")), row(2, text("A2", said))))
    assert (book.sheets[0].at(1, 0), book.converted) == (said, {})


# Where things stand


def test_an_empty_area_before_the_table_keeps_addresses():
    book = read(workbook(row(9, text("D9", "Mã mốc"))))
    assert book.sheets[0].at(8, 3) == "Mã mốc"


@pytest.mark.parametrize("said", ["A1", "A1:XFD1048576", "Z9:A1"])
def test_what_a_sheet_says_of_its_size_is_not_believed(said: str):
    data = zipped(parts(sheet(row(1, text("A1", "a")), row(2, text("B2", "b")), before=f'<dimension ref="{said}"/>')))
    assert read(data).sheets[0].rows == (("a", None), (None, "b"))


def test_a_merged_answer_holds_for_each_of_its_rows():
    rows = [
        row(1, text("A1", "6-TX"), text("B1", "Đang thực hiện")),
        row(2, text("A2", "7-TX")),
        row(3, text("A3", "x")),
    ]
    book = read(workbook(*rows, after='<mergeCells count="1"><mergeCell ref="B1:B2"/></mergeCells>'))
    assert book.sheets[0].rows == (("6-TX", "Đang thực hiện"), ("7-TX", "Đang thực hiện"), ("x", None))


def test_a_value_hidden_behind_a_merge_does_not_count():
    rows = row(1, text("A1", "BIỂU KẾT QUẢ"), text("B1", "giấu"), text("C1", "x"))
    book = read(workbook(rows, after='<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'))
    assert book.sheets[0].rows == (("BIỂU KẾT QUẢ", None, "x"),)


def test_a_merge_beyond_the_sheet_is_harmless():
    merges = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert read(workbook(row(1, text("A1", "a"), text("B1", "b")), after=merges)).sheets[0].rows == (("a", None),)


# Kinds of workbooks


def test_a_strict_workbook_is_read_with_its_errors():
    data = zipped(
        parts(
            sheet(row(1, text("A1", "a"), '<c r="B1" t="e"><v>#REF!</v></c>'), namespace=STRICT),
            namespace=STRICT,
            office=STRICT_OFFICE,
        )
    )
    book = read(data)
    assert book.sheets[0].rows == (("a", None),)
    assert book.errors == {"S1": frozenset({(0, 1)})}


def test_a_workbook_part_of_another_name_is_found():
    made = parts(sheet(row(1, '<c r="A1" t="e"><v>#REF!</v></c>', text("B1", "b"))))
    made["_rels/.rels"] = made["_rels/.rels"].replace("xl/workbook.xml", "/xl/book2.xml")
    made["xl/book2.xml"] = made.pop("xl/workbook.xml")
    made["[Content_Types].xml"] = made["[Content_Types].xml"].replace("workbook.xml", "book2.xml")
    made["xl/_rels/book2.xml.rels"] = made.pop("xl/_rels/workbook.xml.rels")
    book = read(zipped(made))
    assert (book.sheets[0].rows, book.errors) == (((None, "b"),), {"S1": frozenset({(0, 0)})})


@pytest.mark.parametrize(
    ("cell", "read_as"),
    [
        ('<c r="A1" t="n"><v> 5 </v></c>', 5),
        ('<c r="A1"><v><![CDATA[7]]></v></c>', 7),
        ('<c r="A1" t="inlineStr"><is><t><![CDATA[Hoàn thành]]></t></is></c>', "Hoàn thành"),
    ],
    ids=["spaces about a number", "CDATA about a number", "CDATA about a text"],
)
def test_what_the_first_reader_cannot_read_the_second_does(cell: str, read_as: Cell):
    assert first(workbook(row(1, cell))) == read_as


def test_errors_and_addresses_hold_with_the_second_reader():
    strange = '<c r="C3" t="n"><v> 5 </v></c><c r="D3" t="e"><v>#REF!</v></c><c r="E3" s="1"><v>45356</v></c>'
    book = read(workbook(row(3, strange)))
    assert book.sheets[0].rows[2] == (None, None, 5, None, dt.date(2024, 3, 5))
    assert book.errors == {"S1": frozenset({(2, 3)})}


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (SHEET, "</sheetData>", "<"),
        (SHEET, 'r="A1"', 'r="1A"'),
        (SHEET, 'r="A1"', 'r="A0"'),
        ("xl/workbook.xml", "</workbook>", ""),
        ("xl/_rels/workbook.xml.rels", "sheet1.xml", "sheet7.xml"),
    ],
)
def test_a_damaged_part_is_refused_by_both_readers(part: str, old: str, new: str):
    assert refused(changed(workbook(row(1, text("A1", "a"))), part, old, new)).code == "T03"
