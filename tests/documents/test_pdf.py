"""PDFs that hold text: paragraphs and ruled tables are put together again from places on the page."""

import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from cchc_xl.books.documents import read_document
from cchc_xl.books.pdf.lines import Line, paragraphs, unwrapped
from cchc_xl.books.pdf.ruled import continued
from cchc_xl.values.document import Paragraph, TextTable
from cchc_xl.values.problems import Refused
from tests.documents.word import only_table, texts

SIZE, HEIGHT, WIDTH = 12, 842, 595
_UNICODE = (
    "/CIDInit /ProcSet findresource begin begincmap /CMapName /A def /CMapType 2 def 1 begincodespacerange "
    "<0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end"
)


def at(left: float, top: float, text: str) -> str:
    """A line of text; each letter is half its size wide."""
    return f"BT /F {SIZE} Tf {left} {HEIGHT - top - SIZE} Td <{text.encode('utf-16-be').hex()}> Tj ET"


def grid(columns: Sequence[float], lines: Sequence[float]) -> str:
    """A ruled grid between these places."""
    across = [f"{columns[0]} {HEIGHT - y} m {columns[-1]} {HEIGHT - y} l S" for y in lines]
    down = [f"{x} {HEIGHT - lines[0]} m {x} {HEIGHT - lines[-1]} l S" for x in columns]
    return "\n".join((*across, *down))


def pdf(path: Path, *pages: Sequence[str], turned: int = 0) -> Path:
    """A PDF of pages that draw these things; ``turned``: by how many degrees they are shown."""
    font = "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>"
    inner = (
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        "/DW 500/FontDescriptor<</Type/FontDescriptor/FontName/A/Flags 4/Ascent 800/Descent -200"
        "/FontBBox[0 -200 1000 800]/ItalicAngle 0/CapHeight 700/StemV 80>>>>"
    )
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        font,
        inner,
        _stream(_UNICODE),
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Rotate {turned}/Contents {7 + 2 * number} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        )
        objects.append(_stream("\n".join(page)))
    path.write_bytes(_file(objects))
    return path


def _stream(text: str) -> str:
    data = zlib.compress(text.encode("latin-1")).decode("latin-1")
    return f"<</Length {len(data)}/Filter/FlateDecode>>stream\n{data}\nendstream"


def _file(objects: Sequence[str]) -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, inside in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{inside}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Root 1 0 R/Size {len(objects) + 1}>>\n"
    return data + f"{end}startxref\n{len(data)}\n%%EOF".encode("latin-1")


FULL = "Rà soát, đánh giá thủ tục hành chính nội bộ giữa các cơ quan hành chính nhà nước"


def test_printed_lines_become_paragraphs(tmp_path: Path):
    file = pdf(
        tmp_path / "thu.pdf",
        [
            at(90, 100, f"1. {FULL[:-9]}"),
            at(60, 116, "theo Kế hoạch của Chủ tịch UBND tỉnh."),
            at(90, 132, "- Cơ quan chủ trì: Văn phòng UBND tỉnh."),
            at(90, 148, f"2. {FULL[:-9]}"),
            at(60, 164, "hằng năm."),
        ],
    )
    document = read_document(file)
    assert texts(document) == [
        f"1. {FULL[:-9]} theo Kế hoạch của Chủ tịch UBND tỉnh.",
        "- Cơ quan chủ trì: Văn phòng UBND tỉnh.",
        f"2. {FULL[:-9]} hằng năm.",
    ]
    assert "PDF" in document.notes[0]


def test_the_two_columns_of_a_letters_heading(tmp_path: Path):
    file = pdf(
        tmp_path / "thu.pdf",
        [
            at(60, 60, "UBND TỈNH QUẢNG NGÃI"),
            at(330, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            at(70, 76, "Số: 12/KH-UBND"),
            at(360, 76, "Độc lập - Tự do - Hạnh phúc"),
            at(60, 100, "V/v đề xuất nhiệm vụ cải cách"),
            at(330, 100, "Quảng Ngãi, ngày 05 tháng 01"),
            at(80, 116, "hành chính năm 2024"),
            at(60, 150, "Kính gửi: Sở Nội vụ"),
        ],
    )
    assert [text for text in texts(read_document(file)) if text] == [
        "UBND TỈNH QUẢNG NGÃI",
        "Số: 12/KH-UBND",
        "V/v đề xuất nhiệm vụ cải cách hành chính năm 2024",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Quảng Ngãi, ngày 05 tháng 01",
        "Kính gửi: Sở Nội vụ",
    ]


def test_page_numbers_and_running_titles_are_left_out_and_a_sentence_goes_on_over_the_page(tmp_path: Path):
    def page(number: int, *lines: str) -> list[str]:
        return [at(290, 30, str(number)), at(60, 800, "Kế hoạch năm 2024"), *lines]

    file = pdf(
        tmp_path / "thu.pdf",
        page(1, at(60, 100, f"1. {FULL}"), at(60, 700, f"2. {FULL}")),
        page(2, at(60, 100, "theo quy định."), at(60, 116, "3. Công bố.")),
        page(3, at(60, 100, "4. Kiểm tra.")),
    )
    assert [text for text in texts(read_document(file)) if text] == [
        f"1. {FULL}",
        f"2. {FULL} theo quy định.",
        "3. Công bố.",
        "4. Kiểm tra.",
    ]


def test_a_ruled_table_that_goes_on_over_the_page(tmp_path: Path):
    columns = (60, 110, 330, 530)
    head = [at(65, 102, "STT"), at(115, 102, "Nhiệm vụ"), at(335, 102, "Chủ trì")]
    file = pdf(
        tmp_path / "thu.pdf",
        [
            at(60, 70, "PHỤ LỤC"),
            grid(columns, (100, 120, 160)),
            *head,
            at(65, 122, "1"),
            at(115, 122, "Rà soát thủ tục hành chính"),
            at(115, 138, "nội bộ;"),
            at(335, 122, "Sở Tư pháp"),
        ],
        [
            grid(columns, (100, 120, 140, 160)),
            *head,
            at(115, 122, "đơn giản hóa thủ tục"),
            at(65, 142, "2"),
            at(115, 142, "Công bố"),
            at(335, 142, "Văn phòng UBND tỉnh"),
        ],
    )
    document = read_document(file)
    assert document.blocks[0] == Paragraph("PHỤ LỤC")
    assert only_table(document).rows == (
        ("STT", "Nhiệm vụ", "Chủ trì"),
        ("1", "Rà soát thủ tục hành chính nội bộ; đơn giản hóa thủ tục", "Sở Tư pháp"),
        ("2", "Công bố", "Văn phòng UBND tỉnh"),
    )


def test_a_row_over_all_columns_is_a_merged_cell(tmp_path: Path):
    drawn = [
        grid((60, 110, 330), (100, 120)),
        grid((60, 330), (120, 140)),
        grid((60, 110, 330), (140, 160)),
        at(65, 102, "STT"),
        at(115, 102, "Nhiệm vụ"),
        at(65, 122, "I. Cải cách thể chế"),
        at(65, 142, "1"),
        at(115, 142, "Rà soát"),
    ]
    found = only_table(read_document(pdf(tmp_path / "thu.pdf", drawn)))
    assert found.rows == (("STT", "Nhiệm vụ"), ("I. Cải cách thể chế",) * 2, ("1", "Rà soát"))
    assert found.merged == {(1, 1)}


TURNS = {
    90: f"0 1 -1 0 {HEIGHT} 0 cm",
    180: f"-1 0 0 -1 {WIDTH} {HEIGHT} cm",
    270: f"0 -1 1 0 {WIDTH - HEIGHT} {WIDTH} cm",
}


@pytest.mark.parametrize("turned", sorted(TURNS))
def test_a_page_that_is_shown_turned_reads_as_it_is_seen(tmp_path: Path, turned: int):
    drawn = [
        at(60, 70, "PHỤ LỤC"),
        grid((60, 110, 330), (100, 120, 140)),
        at(65, 102, "STT"),
        at(115, 102, "Nhiệm vụ"),
        at(65, 122, "1"),
        at(115, 122, "Rà soát"),
    ]
    document = read_document(pdf(tmp_path / "thu.pdf", [TURNS[turned], *drawn], turned=turned))
    assert document.blocks == (Paragraph("PHỤ LỤC"), TextTable((("STT", "Nhiệm vụ"), ("1", "Rà soát"))))


def test_the_raised_mark_of_a_footnote_cuts_no_line(tmp_path: Path):
    mark = f"BT /F 7 Tf 168 {HEIGHT - 100 - SIZE + 4} Td <{'1'.encode('utf-16-be').hex()}> Tj ET"
    file = pdf(tmp_path / "thu.pdf", [at(60, 100, "1. Rà soát các kế"), mark, at(178, 100, "hoạch")])
    assert texts(read_document(file)) == ["1. Rà soát các kế 1 hoạch"]


def test_a_single_frame_is_no_table(tmp_path: Path):
    file = pdf(tmp_path / "thu.pdf", [grid((60, 330), (100, 140)), at(65, 102, "1. Rà soát")])
    assert texts(read_document(file)) == ["1. Rà soát"]


def test_a_scan_without_text_is_refused_with_advice(tmp_path: Path):
    with pytest.raises(Refused, match=r"ảnh quét.*OCR.*\(L02\)"):
        read_document(pdf(tmp_path / "thu.pdf", ["0 0 100 100 re f"]))


def test_a_pdf_with_a_password_is_refused_with_advice(tmp_path: Path):
    file = pdf(tmp_path / "thu.pdf", [at(60, 100, "1. Rà soát")])
    key = "00" * 32
    lock = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{key}>/U<{key}>/P -4>>/ID[<{key}><{key}>]/Size"
    file.write_bytes(file.read_bytes().replace(b"/Size", lock.encode()))
    with pytest.raises(Refused, match=r"mật khẩu.*\(L02\)"):
        read_document(file)


def test_a_scanned_page_among_others_is_said(tmp_path: Path):
    file = pdf(tmp_path / "thu.pdf", [at(60, 100, "1. Rà soát")], ["0 0 100 100 re f"])
    assert "trang 2" in read_document(file).notes[1]


def test_a_table_with_other_columns_is_another_table():
    two, three = TextTable((("STT", "Việc"),)), TextTable((("STT", "Việc", "Hạn"),))
    assert continued(two, three) is None


def test_a_cells_printed_lines():
    assert unwrapped(["- Kế hoạch của", "UBND tỉnh;", "- Báo cáo"]) == "- Kế hoạch của UBND tỉnh;\n- Báo cáo"


@pytest.mark.parametrize("printed", [["30/6/202", "3"], ["30/6/20", "23"], ["Trước", "30/6/2", "023"]])
def test_a_year_that_a_narrow_column_cuts_is_whole_again(printed: list[str]):
    assert unwrapped(printed).endswith("30/6/2023")


def test_a_number_below_a_whole_year_is_an_item():
    assert unwrapped(["Quý I/2023", "2. Báo cáo"]) == "Quý I/2023\n2. Báo cáo"


def test_a_gap_between_paragraphs_is_a_blank_one():
    lines = [Line("V/v cải cách", 60, 200, 100, 112), Line("Kính gửi: Sở Nội vụ", 60, 300, 140, 152)]
    assert [block.text for block in paragraphs(lines)] == ["V/v cải cách", "", "Kính gửi: Sở Nội vụ"]
