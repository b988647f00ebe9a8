"""Text in TCVN3 (ABC) and VNI becomes Unicode; Unicode stays what it is."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cchc_xl
from cchc_xl.books.documents import read_document
from cchc_xl.books.legacy import TCVN3, VNI, Code, code_of_font, code_of_text, convert, decode
from cchc_xl.books.syllables import fit
from cchc_xl.values.document import Paragraph
from tests.documents.word import only_table, p, r, read, table, tc, texts

LETTER = (Path(cchc_xl.__file__).parent / "data" / "cong-van-de-xuat-cchc-2024.txt").read_text("utf-8")
LINES = [line for line in LETTER.splitlines() if line.strip()]
SMALL = "".join(letter for letter in TCVN3 if letter.islower())
PLAIN = "abcdeghiklmnopqrstuvxy 0123456789.,;:-/()"


def written_in(code: Code, text: str) -> str:
    """The text as it was typed before Unicode; TCVN3 has no toned capitals, so they are small."""
    letters = TCVN3 if code is Code.TCVN3 else VNI
    return "".join(letters.get(c, letters.get(c.lower(), c)) for c in text)


def test_every_vietnamese_letter_has_its_place():
    every = {unicodedata.normalize("NFC", base + tone) for base in "aăâeêioôơuưy" for tone in ("", *"̣̀́̃̉")}
    accented = {letter for letter in every | {"đ"} if not letter.isascii()}
    assert accented == set(SMALL)
    assert accented | {letter.upper() for letter in accented} == set(VNI)
    assert len(set(TCVN3.values())) == len(TCVN3)
    assert len(set(VNI.values())) == len(VNI)


@given(st.text(SMALL + PLAIN))
def test_tcvn3_reads_what_tcvn3_wrote(text: str):
    assert decode(written_in(Code.TCVN3, text), Code.TCVN3) == text


@given(st.text("".join(VNI) + PLAIN + PLAIN.upper()))
def test_vni_reads_what_vni_wrote(text: str):
    assert decode(written_in(Code.VNI, text), Code.VNI) == text


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=4))
@settings(max_examples=40)
def test_unicode_is_never_converted(lines: list[str]):
    assert convert(lines) == (lines, [])


@pytest.mark.parametrize("code", Code)
def test_a_whole_letter_is_recognised_and_read(code: Code):
    text = LETTER.lower()
    read_back, codes = convert([written_in(code, line) for line in text.splitlines()])
    assert codes == [code]
    assert read_back == text.splitlines()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("Së Néi vô; V¨n phßng UBND tØnh", "Sở Nội vụ; Văn phòng UBND tỉnh"),
        ("Sè: 12/Q§-UBND", "Số: 12/QĐ-UBND"),
        ("UBND huyÖn T­ NghÜa", "UBND huyện Tư Nghĩa"),
    ],
)
def test_capitals_of_tcvn3(typed: str, meant: str):
    assert decode(typed, Code.TCVN3) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Sôû Noäi vuï, UBND huyeän Tö Nghóa", "Sở Nội vụ, UBND huyện Tư Nghĩa"),
        ("Ñeà nghò caùc sôû, ban ngaønh", "Đề nghị các sở, ban ngành"),
        ("Aáp duïng", "Ấp dụng"),
    ],
)
def test_words_in_vni(typed: str, meant: str):
    assert decode(typed, Code.VNI) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Thông báo",
        "Báo cáo tháng, hàng quý",
        "Café, résumé, naïve, Müller, São Paulo",
        "Kế hoạch số 12/KH-UBND",
        "10 µm; 25 °C; 5 m²; § 12; © 2024",
        "Plan for 2024",
        "",
    ],
)
def test_what_is_not_surely_legacy_is_left_alone(text: str):
    assert code_of_text(text) is None


@pytest.mark.parametrize(
    ("font", "code", "capital"),
    [
        (".VnTime", Code.TCVN3, False),
        (".VnTimeH", Code.TCVN3, True),
        (".vnarial", Code.TCVN3, False),
        ("VNI-Times", Code.VNI, False),
        ("Times New Roman", None, False),
        ("VnTimes Unicode", None, False),
    ],
)
def test_fonts_that_tell(font: str, code: Code | None, capital: bool):
    assert code_of_font(font) == (code, capital)


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def test_word_runs_in_old_fonts_are_read_by_their_font(tmp_path: Path):
    body = (
        p("céng hßa x· héi chñ nghÜa viÖt nam", "", font(".VnTimeH"))
        + f"<w:p>{r('Së Néi vô', font('.VnTime'))}{r(' – Quảng Ngãi', font('Arial'))}</w:p>"
        + f"<w:p>{r('Sôû To', font('VNI-Times'))}{r('aø aùn', font('VNI-Times') + '<w:b/>')}</w:p>"
    )
    document = read(tmp_path, body)
    assert texts(document) == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Sở Nội vụ – Quảng Ngãi", "Sở Toà án"]
    assert document.notes == ("chuyển từ bảng mã TCVN3 (ABC)", "chuyển từ bảng mã VNI")


@pytest.mark.parametrize(
    "styles",
    [
        f"<w:docDefaults><w:rPrDefault><w:rPr>{font('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>",
        f'<w:style w:type="paragraph" w:default="1" w:styleId="A"><w:rPr>{font(".VnTime")}</w:rPr></w:style>',
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:hAnsiTheme="minorHAnsi"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>",
    ],
)
def test_the_font_may_stand_in_a_style_or_in_the_theme(tmp_path: Path, styles: str):
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    theme = (
        f'<a:theme xmlns:a="{drawing}"><a:themeElements><a:fontScheme><a:minorFont><a:latin typeface=".VnTime"/>'
        "</a:minorFont></a:fontScheme></a:themeElements></a:theme>"
    )
    assert texts(read(tmp_path, p("tØnh"), {"styles": styles, "theme": theme})) == ["tỉnh"]


def test_a_soft_hyphen_in_an_old_font_is_a_letter(tmp_path: Path):
    inside = f"{r('T', font('.VnTime'))}<w:r><w:rPr>{font('.VnTime')}</w:rPr><w:softHyphen/></w:r>"
    assert texts(read(tmp_path, f"<w:p>{inside}</w:p>")) == ["Tư"]


def test_unicode_in_an_old_font_stays(tmp_path: Path):
    body = p("Sở Nội vụ", "", font(".VnTime")) + p("Thông báo", "", font(".VnTime"))
    document = read(tmp_path, body)
    assert texts(document) == ["Sở Nội vụ", "Thông báo"]
    assert document.notes == ()


def test_old_text_whose_font_was_changed_is_read_by_its_pattern(tmp_path: Path):
    rows = (tc("NhiÖm vô") + tc("C¬ quan chñ tr×"), tc("Rµ so¸t thñ tôc hµnh chÝnh") + tc("Së Néi vô"))
    document = read(tmp_path, p("KÕ ho¹ch") + table(*rows))
    assert document.blocks[0] == Paragraph("Kế hoạch")
    assert only_table(document).rows == (
        ("Nhiệm vụ", "Cơ quan chủ trì"),
        ("Rà soát thủ tục hành chính", "Sở Nội vụ"),
    )
    assert document.notes == ("chuyển từ bảng mã TCVN3 (ABC)",)


def test_an_old_paragraph_in_a_unicode_letter_is_converted_alone(tmp_path: Path):
    body = p("Kế hoạch cải cách hành chính") + p("C¬ quan chñ tr×: Së Néi vô tØnh") + p("Café Müller")
    assert texts(read(tmp_path, body)) == [
        "Kế hoạch cải cách hành chính",
        "Cơ quan chủ trì: Sở Nội vụ tỉnh",
        "Café Müller",
    ]


def test_short_old_cells_follow_a_sure_one(tmp_path: Path):
    body = p("Kế hoạch cải cách hành chính") + table(tc("C¬ quan chñ tr×: Së Néi vô") + tc("V¨n phßng"))
    assert only_table(read(tmp_path, body)).rows == (("Cơ quan chủ trì: Sở Nội vụ", "Văn phòng"),)


@pytest.mark.parametrize(
    ("encoding", "note"),
    [("tcvn3", "TCVN3 (ABC)"), ("vni", "VNI"), ("windows-1258", "Windows-1258")],
)
def test_text_files_of_eight_bits(tmp_path: Path, encoding: str, note: str):
    text = "1. Rà soát, đánh giá thủ tục hành chính\n- Cơ quan chủ trì: Sở Tư pháp, UBND tỉnh"
    data = {
        "tcvn3": written_in(Code.TCVN3, text).encode("latin-1"),
        "vni": written_in(Code.VNI, text).encode("latin-1"),
        "windows-1258": in_windows_1258(text),
    }
    (tmp_path / "thu.txt").write_bytes(data[encoding])
    document = read_document(tmp_path / "thu.txt")
    assert texts(document) == text.split("\n")
    assert document.notes == (f"chuyển từ bảng mã {note}",)


def in_windows_1258(text: str) -> bytes:
    """Windows writes a letter with its hat or hook, and the tone after it; those on Western letters are one with it."""
    typed = unicodedata.normalize("NFD", text)
    for two in ("a\u0302", "e\u0302", "o\u0302", "a\u0306", "o\u031b", "u\u031b", "A\u0302", "O\u031b", "U\u031b"):
        typed = re.sub(f"{two[0]}(\u0323?){two[1]}", unicodedata.normalize("NFC", two) + r"\1", typed)
    return typed.encode("cp1258")


def test_syllables_tell_vietnamese_from_what_only_looks_so():
    assert fit("Nghiêng ngả, khuỷu tay, quốc tế, Quảng Ngãi, giữa, yêu, uyển chuyển").share == 1
    assert fit("Céng hßa x· héi").share <= 0.5
    assert fit("càt tãt tïc").good == 0
