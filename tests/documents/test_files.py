"""Which files are letters: what is read, what is refused and with which advice, what folders give."""

import zipfile
from pathlib import Path

import docx
import pytest

from cchc_xl.books.documents import read_document, read_documents, read_lines
from cchc_xl.values.problems import Refused
from tests.documents.word import p, save, texts

TEXT = "1. Làm việc A.\n\n- Cơ quan chủ trì: Sở Nội vụ"
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("suffix", [".txt", ".md", ".TXT"])
def test_text_in_its_unicode_encodings(tmp_path: Path, encoding: str, suffix: str):
    file = tmp_path / f"thu{suffix}"
    file.write_bytes(TEXT.encode(encoding))
    assert read_lines(file) == TEXT.split("\n")


def test_windows_line_ends(tmp_path: Path):
    file = tmp_path / "thu.txt"
    file.write_bytes(TEXT.replace("\n", "\r\n").encode())
    assert read_lines(file) == TEXT.split("\n")


def test_word_paragraphs_and_cells_in_reading_order(tmp_path: Path):
    document = docx.Document()
    document.add_paragraph("Trước bảng")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["A1", "B1", "A2", "B2"], strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(1, 1))
    document.add_paragraph("Sau bảng\nxuống dòng")
    document.save(str(tmp_path / "thu.docx"))
    assert read_lines(tmp_path / "thu.docx") == ["Trước bảng", "A1", "B1", "A2", "B2", "Sau bảng", "xuống dòng"]


@pytest.mark.parametrize("name", ["thu.docx", "thu.doc", "thu.txt", "thu"])
def test_a_word_document_is_one_by_any_name(tmp_path: Path, name: str):
    assert texts(read_document(save(tmp_path / name, p("1. Rà soát")))) == ["1. Rà soát"]


@pytest.mark.parametrize(
    ("name", "data"),
    [("thu.txt", b""), ("thu.txt", b" \n\t"), ("thu.docx", b""), ("thu.pdf", b"")],
)
def test_an_empty_file_is_refused(tmp_path: Path, name: str, data: bytes):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Refused, match=rf"«{name}».*\(L03\)"):
        read_document(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("thu.doc", OLE2 + "WordDocument".encode("utf-16-le"), r"dạng \.doc.*Lưu thành .*\.docx"),
        ("thu.docx", OLE2 + "EncryptedPackage".encode("utf-16-le"), "mật khẩu.*xóa trắng mật khẩu"),
        ("thu.doc", OLE2 + "Workbook".encode("utf-16-le"), "Excel.*Chép"),
        ("thu.docx", OLE2, "mật khẩu hoặc dạng .doc cũ.*Lưu thành"),
        ("thu.rtf", b"{\\rtf1 x}", "RTF.*Lưu thành"),
        ("thu.doc", b"{\\rtf1 x}", "RTF.*Lưu thành"),
        ("thu.doc", b"<html><body>x</body></html>", "trang web.*Lưu thành"),
        ("thu.jpg", b"\xff\xd8\xff\xe0", "ảnh.*nhận dạng chữ"),
        ("thu.txt", b"\x89PNG\r\n\x1a\n\x00\xff\xfe", "ảnh.*nhận dạng chữ"),
        ("thu.txt", b"abc\x00def", "Notepad.*UTF-8"),
        ("thu.txt", bytes(range(128, 256)) * 3, "bảng mã.*Notepad"),
        ("thu.docx", b"PK\x03\x04 broken", "hỏng"),
        ("thu.docx", b"no zip at all", r"không đúng là tệp «\.docx»"),
        ("thu.pdf", b"%PDF-1.7", "PDF hỏng"),
        ("thu", b"text", "không có đuôi"),
    ],
)
def test_what_is_no_letter_is_refused_with_advice(tmp_path: Path, name: str, data: bytes, says: str):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Refused, match=rf"«{name}».*{says}.*\(L02\)"):
        read_document(tmp_path / name)


@pytest.mark.parametrize(
    ("part", "inside", "says"),
    [
        ("xl/workbook.xml", "<workbook/>", "Excel"),
        ("ppt/presentation.xml", "<p/>", "PowerPoint"),
        ("content.xml", "<office/>", "OpenDocument.*Lưu thành"),
        ("ke-hoach.txt", "x", "tệp nén.*Giải nén"),
        ("word/document.xml", "<other/>", "hỏng"),
        ("word/document.xml", "<w:document", "hỏng"),
        ("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "không an toàn"),
    ],
)
def test_packages_that_are_no_word_document(tmp_path: Path, part: str, inside: str, says: str):
    with zipfile.ZipFile(tmp_path / "thu.docx", "w") as package:
        package.writestr(part, inside)
    with pytest.raises(Refused, match=rf"{says}.*\(L02\)"):
        read_document(tmp_path / "thu.docx")


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "thu.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 30_000_000)
    with pytest.raises(Refused, match=r"không an toàn.*\(L02\)"):
        read_document(tmp_path / "thu.docx")


def test_damaged_content_is_refused(tmp_path: Path):
    data = bytearray(save(tmp_path / "thu.docx", p("1. Rà soát")).read_bytes())
    at = data.index(b"word/document.xml") + len(b"word/document.xml")
    data[at : at + 40] = bytes(40)
    (tmp_path / "thu.docx").write_bytes(data)
    with pytest.raises(Refused, match=r"hỏng.*\(L02\)"):
        read_document(tmp_path / "thu.docx")


def test_a_missing_file_and_a_folder(tmp_path: Path):
    with pytest.raises(Refused, match=r"\(L01\)"):
        read_document(tmp_path / "thu.txt")
    with pytest.raises(Refused, match=r"\(L02\)"):
        read_document(tmp_path)


def test_files_and_folders_at_once_each_letter_once_in_order(tmp_path: Path):
    folder = tmp_path / "den"
    (folder / "so").mkdir(parents=True)
    for name in ("b.txt", "a.md", "so/c.txt", "~$b.docx", ".an.txt", "danh-sach.xlsx", "anh.jpg"):
        (folder / name).write_text("1. Rà soát", "utf-8")
    alone = tmp_path / "rieng.txt"
    alone.write_text("2. Công bố", "utf-8")
    documents = read_documents([alone, folder, folder / "b.txt"])
    assert [document.file for document in documents] == ["rieng.txt", "a.md", "b.txt", "c.txt"]


def test_a_letter_of_a_folder_that_cannot_be_read_is_not_passed_over(tmp_path: Path):
    (tmp_path / "a.txt").write_text("1. Rà soát", "utf-8")
    (tmp_path / "b.doc").write_bytes(OLE2 + "WordDocument".encode("utf-16-le"))
    with pytest.raises(Refused, match=r"«b\.doc».*\(L02\)"):
        read_documents([tmp_path])


def test_a_folder_without_a_letter_is_refused(tmp_path: Path):
    (tmp_path / "anh.jpg").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(Refused, match=r"không có văn bản nào.*\(L02\)"):
        read_documents([tmp_path])
