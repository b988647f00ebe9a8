"""What Word shows of a letter's text once every change is accepted, and what it does not show."""

from pathlib import Path

import pytest

from cchc_xl.values.document import Paragraph
from tests.documents.word import p, r, read, table, tc, texts


def runs(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def deleted(text: str) -> str:
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def field(code: str, result: str) -> str:
    """A complex field with its shown result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText> {code} </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(inside: str) -> str:
    """A text box as Word writes it: twice, for new and for old programs."""
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{inside}"
        "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        f"{inside}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (r("Quý I") + "<w:r><w:br/></w:r>" + r("năm 2024"), "Quý I\nnăm 2024"),
        (r("Số:") + "<w:r><w:tab/></w:r>" + r("12/KH-UBND"), "Số:\t12/KH-UBND"),
        (r("KH") + "<w:r><w:noBreakHyphen/></w:r>" + r("UBND"), "KH-UBND"),
        (r("thủ") + "<w:r><w:softHyphen/></w:r>" + r("tục"), "thủtục"),
        (r("\xa0Sở\xa0Nội vụ "), "Sở Nội vụ"),
        (r("Sở Nội vụ"), "Sở Nội vụ"),
        ("<w:hyperlink>" + r("Sở Nội vụ") + "</w:hyperlink>", "Sở Nội vụ"),
        ("<w:sdt><w:sdtContent>" + r("31/12/2024") + "</w:sdtContent></w:sdt>", "31/12/2024"),
        ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + r("Nhập ngày") + "</w:sdtContent></w:sdt>", ""),
        (
            r("Hạn ")
            + "<w:ins>"
            + r("30/6")
            + "</w:ins>"
            + deleted("31/5")
            + "<w:del><w:r><w:delText>31/5</w:delText></w:r></w:del>",
            "Hạn 30/6",
        ),
        ("<w:moveFrom>" + r("cũ ") + "</w:moveFrom><w:moveTo>" + r("mới") + "</w:moveTo>", "mới"),
        (r("ẩn", "<w:vanish/>") + r("hiện", '<w:vanish w:val="0"/>'), "hiện"),
        (r("kế hoạch", "<w:caps/>"), "KẾ HOẠCH"),
        (r("Theo ") + field("REF so_van_ban", r("Quyết định 12")), "Theo Quyết định 12"),
        ("<w:fldSimple w:instr='DATE'>" + r("05/4/2024") + "</w:fldSimple>", "05/4/2024"),
        (r("Trang ") + field("PAGE", r("3")), "Trang"),
        (field("IF " + "1 = 1", r("a") + field("REF x", r("b")) + r("c")), "abc"),
        ('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF</w:instrText></w:r>', ""),
        (
            r("Ba") + "<w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:commentReference w:id='1'/></w:r>" + r(" Tơ"),
            "Ba Tơ",
        ),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0A7'/></w:r>" + r(" Báo cáo"), "• Báo cáo"),
        ("<w:r><w:sym w:char='so'/></w:r>" + r(" Báo cáo"), "• Báo cáo"),
    ],
)
def test_the_text_of_a_paragraph(tmp_path: Path, inside: str, text: str):
    assert texts(read(tmp_path, runs(inside) + p("Nơi nhận:"))) == [text, "Nơi nhận:"]


def test_a_field_that_is_never_closed_hides_nothing_after_it(tmp_path: Path):
    opened = runs('<w:r><w:fldChar w:fldCharType="begin"/></w:r>')
    assert texts(read(tmp_path, opened + p("1. Rà soát"))) == ["", "1. Rà soát"]


def test_a_table_of_contents_does_not_repeat_the_headings(tmp_path: Path):
    contents = runs(
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC \\o</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/></w:r>' + r("1. Rà soát")
    )
    end = runs('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    document = read(tmp_path, contents + p("2. Công bố") + end + p("1. Rà soát") + p("2. Công bố"))
    assert [text for text in texts(document) if text] == ["1. Rà soát", "2. Công bố"]


def test_a_paragraph_whose_end_was_deleted_runs_on_into_the_next(tmp_path: Path):
    body = p("Rà soát, ", "<w:rPr><w:del/></w:rPr>") + p("đánh giá thủ tục")
    assert texts(read(tmp_path, body)) == ["Rà soát, đánh giá thủ tục"]


def test_hidden_paragraphs_are_not_there(tmp_path: Path):
    hidden = p("Ghi chú nội bộ", "<w:rPr><w:vanish/></w:rPr>", "<w:vanish/>")
    assert texts(read(tmp_path, hidden + p("Kính gửi: Sở Nội vụ"))) == ["Kính gửi: Sở Nội vụ"]


def test_a_style_can_hide_text(tmp_path: Path):
    parts = {
        "styles": '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Thuong"><w:rPr><w:b/></w:rPr></w:style>'
    }
    document = read(tmp_path, runs(r("ẩn", '<w:rStyle w:val="An"/>') + r("hiện")), parts)
    assert document.blocks == (Paragraph("hiện", bold=True),)


def test_bold_is_said_of_paragraphs_that_are_wholly_bold(tmp_path: Path):
    body = p("1. Rà soát", "", "<w:b/>") + runs(r("Sản phẩm:", "<w:b/>") + r(" Báo cáo")) + p("", "", "<w:b/>")
    assert [block.bold for block in read(tmp_path, body).blocks if isinstance(block, Paragraph)] == [True, False, False]


def test_a_text_box_is_read_once_after_the_paragraph_that_holds_it(tmp_path: Path):
    body = runs(r("ỦY BAN NHÂN DÂN TỈNH") + box(p("DỰ THẢO"))) + p("Số: 12/KH-UBND")
    assert texts(read(tmp_path, body)) == ["ỦY BAN NHÂN DÂN TỈNH", "DỰ THẢO", "Số: 12/KH-UBND"]


def test_headers_and_footers_come_first_each_line_once_without_page_numbers(tmp_path: Path):
    parts = {
        "header1": p("Kế hoạch số 12/KH-UBND"),
        "header2": table(tc("Kế hoạch số 12/KH-UBND") + tc("ngày 05/01/2024")),
        "footer1": p("Trang 1/5") + p("- 2 -") + p("3"),
        "header3": p("Không dùng"),
    }
    used = "".join(f'<w:headerReference w:type="default" r:id="header{n}"/>' for n in (1, 2))
    body = p("KẾ HOẠCH") + f'<w:sectPr>{used}<w:footerReference w:type="first" r:id="footer1"/></w:sectPr>'
    document = read(tmp_path, body, parts)
    assert texts(document) == ["Kế hoạch số 12/KH-UBND", "Kế hoạch số 12/KH-UBND\tngày 05/01/2024", "KẾ HOẠCH"]


def test_an_embedded_table_that_cannot_be_read_is_said(tmp_path: Path):
    embedded = "<w:r><w:object><o:OLEObject ProgID='Excel.Sheet.12'/></w:object></w:r>"
    (note,) = read(tmp_path, p("Phụ lục") + runs(embedded)).notes
    assert "nhúng" in note


def test_a_strict_document_reads_the_same(tmp_path: Path):
    import zipfile

    from cchc_xl.books.documents import read_document
    from tests.documents.word import save

    usual = save(tmp_path / "thuong.docx", p("1. Rà soát"))
    with zipfile.ZipFile(usual) as source, zipfile.ZipFile(tmp_path / "strict.docx", "w") as target:
        for name in source.namelist():
            part = source.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            target.writestr(name, part)
    assert read_document(tmp_path / "strict.docx").blocks == (Paragraph("1. Rà soát"),)
