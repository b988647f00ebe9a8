"""Word's automatic numbers are nowhere in the text: they are rebuilt as Word would show them."""

from pathlib import Path

import docx
import pytest

from cchc_xl.books.documents import read_document
from cchc_xl.books.word.numbering import written
from tests.documents.word import in_list, level, numbering, only_table, p, read, table, tc, texts

PLAN = numbering(
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "bullet", "\uf0b7"),
)


def test_areas_tasks_and_points_are_numbered_as_word_shows_them(tmp_path: Path):
    body = (
        in_list("Cải cách thể chế")
        + in_list("Rà soát văn bản", 1)
        + in_list("Cấp tỉnh", 2)
        + in_list("Cấp huyện", 2)
        + in_list("Tự kiểm tra văn bản", 1)
        + in_list("Cải cách thủ tục hành chính")
        + in_list("Công bố thủ tục", 1)
        + in_list("Sản phẩm: Quyết định", 3)
    )
    assert texts(read(tmp_path, body, PLAN)) == [
        "I. Cải cách thể chế",
        "1. Rà soát văn bản",
        "a) Cấp tỉnh",
        "b) Cấp huyện",
        "2. Tự kiểm tra văn bản",
        "II. Cải cách thủ tục hành chính",
        "1. Công bố thủ tục",
        "• Sản phẩm: Quyết định",
    ]


def test_a_number_of_several_levels(tmp_path: Path):
    parts = numbering(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."))
    body = in_list("Thủ tục hành chính", 0) + in_list("Rà soát", 1) + in_list("Công khai", 1)
    assert texts(read(tmp_path, body, parts)) == ["1. Thủ tục hành chính", "1.1. Rà soát", "1.2. Công khai"]


def test_levels_above_that_were_never_used_show_their_start(tmp_path: Path):
    parts = numbering(level(0, "decimal", "%1.", start=10), level(1, "decimal", "%1.%2"))
    body = in_list("Rà soát", 1) + in_list("Công khai", 1)
    assert texts(read(tmp_path, body, parts)) == ["10.1 Rà soát", "10.2 Công khai"]


def test_legal_numbering_shows_roman_levels_as_digits(tmp_path: Path):
    parts = numbering(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>"))
    assert texts(read(tmp_path, in_list("Thể chế") + in_list("Rà soát", 1), parts)) == ["I. Thể chế", "1.1. Rà soát"]


def test_a_level_that_never_restarts_counts_through_the_areas(tmp_path: Path):
    parts = numbering(level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'))
    body = in_list("Thể chế") + in_list("Rà soát", 1) + in_list("Thủ tục") + in_list("Công bố", 1)
    assert texts(read(tmp_path, body, parts)) == ["I. Thể chế", "1. Rà soát", "II. Thủ tục", "2. Công bố"]


def test_a_list_of_its_own_start_begins_anew_and_then_counts_on(tmp_path: Path):
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    parts = numbering(level(0, "decimal", "%1."), overrides=override)
    body = in_list("A") + in_list("B") + in_list("C", number=2) + in_list("D", number=2)
    assert texts(read(tmp_path, body, parts)) == ["1. A", "2. B", "1. C", "2. D"]


def test_lists_of_one_definition_count_on_together(tmp_path: Path):
    parts = numbering(level(0, "decimal", "Nhiệm vụ %1:"))
    body = in_list("Rà soát") + p("Sản phẩm: Báo cáo") + in_list("Công bố", number=2)
    assert texts(read(tmp_path, body, parts)) == [
        "Nhiệm vụ 1: Rà soát",
        "Sản phẩm: Báo cáo",
        "Nhiệm vụ 2: Công bố",
    ]


def test_an_override_may_bring_a_level_of_its_own(tmp_path: Path):
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerRoman", "(%1)", start=4)}</w:lvlOverride>'
    parts = numbering(level(0, "decimal", "%1."), overrides=override)
    assert texts(read(tmp_path, in_list("Công bố", number=2), parts)) == ["(iv) Công bố"]


def test_headings_carry_their_lists_in_their_styles(tmp_path: Path):
    parts = numbering(
        level(0, "upperRoman", "%1.", '<w:pStyle w:val="Heading1"/>'),
        level(1, "decimal", "%2.", '<w:pStyle w:val="Heading2"/>'),
    )
    parts["styles"] = (
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="Heading2"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="Task"><w:basedOn w:val="Heading2"/></w:style>'
    )
    body = (
        p("Thể chế", '<w:pStyle w:val="Heading1"/>')
        + p("Rà soát", '<w:pStyle w:val="Heading2"/>')
        + p("Tự kiểm tra", '<w:pStyle w:val="Task"/>')
        + p("Ngoài danh sách", '<w:pStyle w:val="Heading2"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    assert texts(read(tmp_path, body, parts)) == ["I. Thể chế", "1. Rà soát", "2. Tự kiểm tra", "Ngoài danh sách"]


def test_a_list_style_is_found_through_its_link(tmp_path: Path):
    linked = '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="KeHoach"/></w:abstractNum>'
    parts = numbering('<w:styleLink w:val="KeHoach"/>', level(0, "decimal", "%1)"), more=linked)
    parts["numbering"] += '<w:num w:numId="9"><w:abstractNumId w:val="7"/></w:num>'
    assert texts(read(tmp_path, in_list("Rà soát", number=9), parts)) == ["1) Rà soát"]


def test_an_order_column_that_holds_only_automatic_numbers(tmp_path: Path):
    parts = numbering(level(0, "decimal", "%1"))
    rows = [tc(in_list("")) + tc(task) for task in ("Rà soát thủ tục", "Công bố thủ tục")]
    assert only_table(read(tmp_path, table(*rows), parts)).rows == (("1", "Rà soát thủ tục"), ("2", "Công bố thủ tục"))


def test_deleted_paragraphs_and_empty_bullets_do_not_count(tmp_path: Path):
    parts = numbering(level(0, "decimal", "%1."), level(1, "bullet", "-"))
    deleted = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        "<w:del><w:r><w:delText>Bỏ</w:delText></w:r></w:del></w:p>"
    )
    body = in_list("Rà soát") + deleted + in_list("", 1) + in_list("Công bố")
    assert texts(read(tmp_path, body, parts)) == ["1. Rà soát", "", "2. Công bố"]


def test_word_templates_lists(tmp_path: Path):
    document = docx.Document()
    for text, style in [("Rà soát", "List Number"), ("Báo cáo", "List Bullet"), ("Công bố", "List Number")]:
        document.add_paragraph(text, style=style)
    document.save(str(tmp_path / "thu.docx"))
    assert texts(read_document(tmp_path / "thu.docx")) == ["1. Rà soát", "• Báo cáo", "2. Công bố"]


@pytest.mark.parametrize(
    ("number", "kind", "text"),
    [
        (4, "upperRoman", "IV"),
        (49, "lowerRoman", "xlix"),
        (3, "lowerLetter", "c"),
        (28, "upperLetter", "BB"),
        (7, "decimalZero", "07"),
        (12, "chicago", "12"),
        (0, "upperRoman", "0"),
        (5000, "upperRoman", "5000"),
        (999_999, "lowerLetter", "999999"),
        (5, "none", ""),
    ],
)
def test_kinds_of_numbers(number: int, kind: str, text: str):
    assert written(number, kind) == text
