"""The paper of official documents: page, margins, fonts and paragraph styles of Nghị định 30/2020/NĐ-CP, Phụ lục I.

Everything that a paragraph looks like is a style, under a name that staff understand: whoever restyles the template
in Word changes one style, not fifty paragraphs.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FONT = "Times New Roman"
SHORT_SIDE, LONG_SIDE = 210, 297  # A4, mm
TOP = BOTTOM = 20
LEFT, RIGHT = 30, 20
TEXT_WIDTH, WIDE_TEXT_WIDTH = SHORT_SIDE - LEFT - RIGHT, LONG_SIDE - LEFT - RIGHT  # mm

_CENTRE, _LEFT, _JUSTIFIED = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True)
class Look:
    """A paragraph style, its name without a comma (Word would read two names).

    Size, space before and after in points; first line in mm.
    """

    name: str
    size: float
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    align: Any = _CENTRE
    first_line: float = 0
    before: float = 0
    after: float = 0
    with_next: bool = False
    base: str = "Normal"


BODY = Look("Nội dung", 14, align=_JUSTIFIED, first_line=12.7, before=3, after=6)
PART = Look("Phần", 14, bold=True, align=_JUSTIFIED, first_line=12.7, before=6, after=6, with_next=True,
            base="Heading 1")  # fmt: skip
SECTION = Look("Mục", 14, bold=True, align=_JUSTIFIED, first_line=12.7, before=3, after=6, with_next=True,
               base="Heading 2")  # fmt: skip
PARENT_BODY = Look("Cơ quan chủ quản", 13, capitals=True)
ISSUING_BODY = Look("Cơ quan ban hành", 13, bold=True, capitals=True)
NATION = Look("Quốc hiệu", 12, bold=True, capitals=True)
MOTTO = Look("Tiêu ngữ", 13, bold=True)
RULE = Look("Đường kẻ", 2)
NUMBER = Look("Số và ký hiệu", 13, before=3)
SUBJECT = Look("Trích yếu công văn", 12)
PLACE_AND_DAY = Look("Địa danh và ngày tháng", 13, italic=True, before=3)
TITLE = Look("Tên loại", 14, bold=True, capitals=True, before=12, with_next=True)
ABSTRACT = Look("Trích yếu", 14, bold=True, with_next=True)
ADDRESSEE = Look("Kính gửi", 14, before=12, after=12)
ADDRESSEES = Look("Nơi gửi", 14, align=_LEFT, first_line=35)
RECEIVERS = Look("Nơi nhận", 12, bold=True, italic=True, align=_LEFT)
RECEIVER = Look("Nơi nhận từng dòng", 11, align=_LEFT)
OFFICE_OF_SIGNER = Look("Quyền hạn và chức vụ", 14, bold=True, capitals=True)
SIGNER = Look("Người ký", 14, bold=True)
TABLE_TITLE = Look("Tên bảng", 13, bold=True, before=6, after=3, with_next=True)
NOTE = Look("Ghi chú", 12, italic=True, align=_JUSTIFIED, before=3, after=6)
PICTURE = Look("Biểu đồ", 13, before=6, with_next=True)
TABLE_HEAD = Look("Đầu bảng", 10, bold=True)
CELL = Look("Ô bảng", 11, align=_LEFT)
NUMBER_CELL = Look("Ô bảng số", 11)
APPENDIX = Look("Phụ lục", 14, bold=True, capitals=True, with_next=True)
APPENDIX_NAME = Look("Tên phụ lục", 13, bold=True, with_next=True)
APPENDIX_NOTE = Look("Kèm theo", 13, italic=True, after=6, with_next=True)
PAGE_NUMBER = Look("Số trang", 13)

LOOKS = (
    BODY, PART, SECTION, PARENT_BODY, ISSUING_BODY, NATION, MOTTO, RULE, NUMBER, SUBJECT, PLACE_AND_DAY, TITLE,
    ABSTRACT, ADDRESSEE, ADDRESSEES, RECEIVERS, RECEIVER, OFFICE_OF_SIGNER, SIGNER, TABLE_TITLE, NOTE, PICTURE,
    TABLE_HEAD, CELL, NUMBER_CELL, APPENDIX, APPENDIX_NAME, APPENDIX_NOTE, PAGE_NUMBER,
)  # fmt: skip


def blank_document() -> Any:
    """An empty A4 document with these styles, its page number top centre from page 2 on."""
    document: Any = Document()
    _in_times(document.styles["Normal"])
    for look in LOOKS:
        _add(document.styles, look)
    section = document.sections[0]
    _on_a4(section, landscape=False)
    section.different_first_page_header_footer = True
    _number_pages(section)
    _plain_properties(document)
    return document


def landscape_pages(document: Any) -> None:
    """What follows stands on landscape pages, numbered as before."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = False
    _on_a4(section, landscape=True)


def _on_a4(section: Any, *, landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    width, height = (LONG_SIDE, SHORT_SIDE) if landscape else (SHORT_SIDE, LONG_SIDE)
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = section.footer_distance = Mm(10)


def _number_pages(section: Any) -> None:
    section.header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.style = PAGE_NUMBER.name
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _add(styles: Any, look: Look) -> None:
    style = styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles[look.base]
    style.quick_style = True
    _in_times(style)
    font, layout = style.font, style.paragraph_format
    font.size, font.bold, font.italic, font.all_caps = Pt(look.size), look.bold, look.italic, look.capitals
    font.color.rgb = RGBColor(0, 0, 0)
    layout.alignment, layout.first_line_indent = look.align, Mm(look.first_line)
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.keep_with_next, layout.widow_control = look.with_next, True


def _in_times(style: Any) -> None:
    """The font for every kind of letter; Word keeps four."""
    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for letters in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{letters}"), FONT)


def _plain_properties(document: Any) -> None:
    """No author, no moment and no picture of another document: the same template however often it is drawn."""
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        relations.pop(key)
    core = document.core_properties
    core.author = core.last_modified_by = core.comments = core.title = ""
    core.created = core.modified = dt.datetime(2024, 1, 1)
