"""The templates: paper, margins and sizes of Nghị định 30/2020/NĐ-CP, Phụ lục I, read back from the files."""

from pathlib import Path
from typing import Any

import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH

from cchc_xl.books.official import drawn
from cchc_xl.books.official.letter_templates import draw_cover, draw_reminder
from cchc_xl.books.official.packed import packed
from cchc_xl.books.official.report_template import draw_report
from tests.report.documents import everything, opened

DRAWN = {drawn.REPORT: draw_report, drawn.COVER: draw_cover, drawn.REMINDER: draw_reminder}
WORKBOOKS = Path(__file__).parents[2] / "workbooks"
ALL = pytest.mark.parametrize("name", list(DRAWN))


@ALL
def test_the_file_in_workbooks_is_what_is_drawn(name: str):
    assert (WORKBOOKS / name).read_bytes() == packed(DRAWN[name]()), "draw it anew: make workbooks"


@ALL
def test_it_is_on_a4_with_the_margins_of_the_decree(name: str):
    for section in opened(drawn.template(name)).sections:
        wide = section.orientation == WD_ORIENT.LANDSCAPE
        assert (round(section.page_width.mm), round(section.page_height.mm)) == ((297, 210) if wide else (210, 297))
        assert 20 <= round(section.top_margin.mm) <= 25
        assert 20 <= round(section.bottom_margin.mm) <= 25
        assert 30 <= round(section.left_margin.mm) <= 35
        assert 15 <= round(section.right_margin.mm) <= 20


@ALL
def test_pages_are_numbered_top_centre_but_not_the_first(name: str):
    first, *later = opened(drawn.template(name)).sections
    assert first.different_first_page_header_footer
    assert not any(section.different_first_page_header_footer for section in later)
    number = first.header.paragraphs[0]
    assert 'w:instr="PAGE"' in number._p.xml
    assert number.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert 13 <= number.style.font.size.pt <= 14
    assert not first.first_page_header.paragraphs[0].text
    assert all(section.header.is_linked_to_previous for section in later)


# style, sizes in points, bold, italic, capitals
SIZES = [
    ("Quốc hiệu", (12, 13), True, False, True),
    ("Tiêu ngữ", (13, 14), True, False, False),
    ("Cơ quan ban hành", (12, 13), True, False, True),
    ("Số và ký hiệu", (13, 13), False, False, False),
    ("Địa danh và ngày tháng", (13, 14), False, True, False),
    ("Tên loại", (13, 14), True, False, True),
    ("Trích yếu", (13, 14), True, False, False),
    ("Trích yếu công văn", (12, 13), False, False, False),
    ("Nội dung", (13, 14), False, False, False),
    ("Quyền hạn và chức vụ", (13, 14), True, False, True),
    ("Nơi nhận", (12, 12), True, True, False),
    ("Nơi nhận từng dòng", (11, 11), False, False, False),
]


@ALL
@pytest.mark.parametrize(("style", "sizes", "bold", "italic", "capitals"), SIZES)
def test_each_part_has_its_size(
    name: str, style: str, sizes: tuple[int, int], bold: bool, italic: bool, capitals: bool
):
    font = opened(drawn.template(name)).styles[style].font
    assert sizes[0] <= font.size.pt <= sizes[1]
    assert (font.bold, font.italic, font.all_caps) == (bold, italic, capitals)
    assert font.name == "Times New Roman"


@ALL
def test_the_text_is_justified_indented_and_spaced(name: str):
    layout = opened(drawn.template(name)).styles["Nội dung"].paragraph_format
    assert layout.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert 10 <= round(layout.first_line_indent.mm, 1) <= 12.7
    assert layout.space_after.pt >= 6


@ALL
def test_headers_of_lists_are_repeated_and_rows_stay_whole(name: str):
    for table in opened(drawn.template(name)).tables:
        assert all("w:cantSplit" in row._tr.xml for row in table.rows)
        is_list = any("{%tr for" in cell.text for row in table.rows for cell in row.cells)
        assert ("w:tblHeader" in table.rows[0]._tr.xml) == is_list


@ALL
def test_who_gets_it_ends_with_the_archive(name: str):
    ends = [t for t in opened(drawn.template(name)).tables if "Nơi nhận:" in t.rows[0].cells[0].text]
    assert ends[0].rows[0].cells[0].text.splitlines()[-1].startswith("- Lưu: VT, ")


def _rules(document: Any) -> int:
    return document._element.body.xml.count("<w:pBdr>")


@ALL
def test_body_motto_and_title_have_their_rules(name: str):
    assert _rules(opened(drawn.template(name))) == (3 if name == drawn.REPORT else 2)


@ALL
def test_no_template_speaks_of_one_office_alone(name: str):
    """Province, year and round come in by name, so that any province can use it."""
    assert "Quảng Ngãi" not in everything(drawn.template(name))
    assert "2024" not in everything(drawn.template(name))
