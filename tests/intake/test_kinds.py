"""What a file really is, whatever its name: said in plain words, with what to do."""

import io
import zipfile

import pytest

from tests.intake.packages import added, ods, parts, read, refused, row, sheet, text, workbook, zipped

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FORM = workbook(row(1, text("A1", "Mã mốc")))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xd8\xff\xe0 JFIF", "đây là ảnh"),
        (b"\x89PNG\r\n", "đây là ảnh"),
        (b"\x00\x00\x00\x18ftypheic", "đây là ảnh hoặc video"),
        (b"%PDF-1.7", "đây là tệp PDF"),
        (b"{\\rtf1", "đây là tệp văn bản RTF"),
        (b"L\x00\x00\x00\x01\x14\x02\x00", "đây là lối tắt, không phải chính tệp"),
        (b"<html><table><tr><td>1", "đây là trang web, chỉ mang tên bảng tính"),
        (b"\xef\xbb\xbf <!DOCTYPE HTML>", "đây là trang web, chỉ mang tên bảng tính"),
        (b'<?xml version="1.0"?><Workbook>', "đây là trang web, chỉ mang tên bảng tính"),
        ("Mã mốc;Tiến độ\r\n1-KH;Xong".encode(), "đây là tệp văn bản thuần"),
        (bytes(range(256)) * 20, "không rõ loại tệp"),
        (b"", "tệp rỗng"),
        (bytes(5000), "tệp rỗng"),
        (zipped({"word/document.xml": "<w/>", "[Content_Types].xml": "<Types/>"}), "đây là tệp Word"),
        (zipped({"ppt/presentation.xml": "<p/>", "[Content_Types].xml": "<Types/>"}), "đây là tệp PowerPoint"),
        (zipped({"xl/workbook.bin": b"\x83\x01", "[Content_Types].xml": "<Types/>"}), "cần lưu lại dạng .xlsx"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "đây là tệp của chương trình khác"),
        (OLE2 + bytes(600) + "WordDocument".encode("utf-16-le"), "đây là tệp Word"),
        (OLE2 + bytes(600), "không có trang tính nào"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_named(data: bytes, said: str):
    fault = refused(data)
    assert (fault.code, said in fault.text) == ("T01", True)
    assert "gửi lại chính tệp biểu mẫu" in fault.remedy


@pytest.mark.parametrize(
    "data",
    [b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", zipped({}), zipped({"2024-Q1_SNV.xlsx": FORM})],
    ids=["rar", "7z", "gz", "an empty zip", "a zip of a form, named as a form"],
)
def test_an_archive_that_cannot_be_opened_is_to_be_unpacked_by_hand(data: bytes):
    fault = refused(data)
    assert fault.code == "T07"
    assert "Giải nén" in fault.remedy


def _with_a_password() -> bytes:
    data = bytearray(FORM)
    for signature, flag_at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + flag_at] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        OLE2 + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        _with_a_password(),
        zipped({
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<m:manifest xmlns:m='m'><m:encryption-data/></m:manifest>",
            "content.xml": b"\x8f\x00\x9d",
        }),
    ],
    ids=["Excel's password", "the zip's password", "LibreOffice's password"],
)  # fmt: skip
def test_a_password_is_asked_to_be_taken_off(data: bytes):
    fault = refused(data)
    assert fault.code == "T02"
    assert "bỏ mật khẩu" in fault.remedy


@pytest.mark.parametrize(
    "data", [FORM[:-30], FORM[:200], FORM[:40] + b"\x00" * 20 + FORM[60:]], ids=["no end", "no directory", "a hole"]
)
def test_a_damaged_file_is_called_so(data: bytes):
    assert refused(data).code == "T03"


def test_a_workbook_without_sheets_is_refused():
    assert "không có trang tính nào" in refused(zipped(parts())).text


def test_a_form_in_another_suit_is_read():
    assert read(FORM, "biểu.xls").sheets[0].at(0, 0) == "Mã mốc"


def test_a_workbook_packed_with_the_slashes_of_windows_is_read():
    made = parts(sheet(row(1, text("A1", "Mã mốc"), '<c r="B1" t="e"><v>#REF!</v></c>')))
    book = read(zipped({name.replace("/", "\\"): part for name, part in made.items()}))
    assert (book.sheets[0].at(0, 0), book.errors) == ("Mã mốc", {"S1": frozenset({(0, 1)})})


def test_a_workbook_whose_parts_lie_at_the_top_is_read():
    made = parts(sheet(row(1, text("A1", "Mã mốc"))))
    made["_rels/.rels"] = made["_rels/.rels"].replace("xl/workbook.xml", "workbook.xml")
    flat = {name.removeprefix("xl/"): part.replace("/xl/", "/") for name, part in made.items()}
    assert read(zipped(flat)).sheets[0].at(0, 0) == "Mã mốc"


# What must never run or be followed is flagged, and the cells are read all the same


@pytest.mark.parametrize(
    ("part", "carries"),
    [
        ("xl/vbaProject.bin", "macro"),
        ("xl/macrosheets/sheet1.xml", "macro"),
        ("xl/externalLinks/externalLink1.xml", "liên kết ra ngoài"),
        ("xl/connections.xml", "DDE, kết nối dữ liệu"),
        ("xl/queryTables/queryTable1.xml", "DDE, kết nối dữ liệu"),
        ("xl/embeddings/oleObject1.bin", "đối tượng nhúng"),
        ("xl/activeX/activeX1.xml", "đối tượng nhúng"),
    ],
)
def test_what_a_workbook_carries_is_flagged(part: str, carries: str):
    book = read(added(FORM, {part: "<x/>"}))
    assert book.carries == (carries,)
    assert book.sheets[0].at(0, 0) == "Mã mốc"


@pytest.mark.parametrize("formula", ["cmd|'/c calc'!A1", "MSEXCEL|'\\..\\..\\Windows\\System32\\cmd.exe'!''"])
def test_a_formula_that_would_start_a_program_is_flagged(formula: str):
    book = read(workbook(row(1, text("A1", "x"), f'<c r="B1"><f>{formula}</f><v>1</v></c>')))
    assert book.carries == ("DDE, kết nối dữ liệu",)


def test_a_dde_link_is_flagged():
    link = '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    assert "DDE, kết nối dữ liệu" in read(added(FORM, {"xl/externalLinks/externalLink1.xml": link})).carries


@pytest.mark.parametrize("said", ["ý kiến | kiến nghị!", "a|b!c"])
def test_a_bar_in_text_is_no_link(said: str):
    assert read(workbook(row(1, text("A1", said)))).carries == ()


def test_macros_of_opendocument_are_flagged():
    data = ods('<table:table table:name="S"><table:table-row/></table:table>')
    with zipfile.ZipFile(made := io.BytesIO(data), "a") as archive:
        archive.writestr("Basic/Standard/Module1.xml", "<x/>")
    assert read(made.getvalue()).carries == ("macro",)


def test_an_ordinary_form_carries_nothing():
    assert read(zipped(parts(sheet(row(1, text("A1", "a"))), sheet()))).carries == ()
