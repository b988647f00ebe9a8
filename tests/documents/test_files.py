"""Letters as lines: what is read, what is refused."""

from pathlib import Path

import docx
import pytest

from cchc_xl.books.documents import read_lines
from cchc_xl.values.problems import Refused

TEXT = "1. Làm việc A.\n\n- Cơ quan chủ trì: Sở Nội vụ"


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


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("thu.txt", b"", "L03"),
        ("thu.txt", b" \n\t", "L03"),
        ("thu.docx", b"", "L03"),
        ("thu.txt", b"\x89PNG\r\n\x1a\n\x00\xff\xfe", "L02"),
        ("thu.txt", b"abc\x00def", "L02"),
        ("thu.docx", b"PK\x03\x04 broken", "L02"),
        ("thu.docx", b"no zip at all", "L02"),
        ("thu.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "L02"),
        ("thu.pdf", b"%PDF-1.7", "L02"),
        ("thu", b"text", "L02"),
    ],
)
def test_what_is_no_readable_letter_is_refused(tmp_path: Path, name: str, data: bytes, code: str):
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(Refused, match=rf"«{name}».*\({code}\)"):
        read_lines(file)


def test_a_workbook_named_docx_is_refused(tmp_path: Path):
    import zipfile

    with zipfile.ZipFile(tmp_path / "thu.docx", "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(Refused, match=r"\(L02\)"):
        read_lines(tmp_path / "thu.docx")


def test_broken_xml_inside_is_refused(tmp_path: Path):
    import zipfile

    whole, broken = tmp_path / "whole.docx", tmp_path / "thu.docx"
    docx.Document().save(str(whole))
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            target.writestr(name, b"<w:document" if name == "word/document.xml" else source.read(name))
    with pytest.raises(Refused, match=r"\(L02\)"):
        read_lines(broken)


def test_a_missing_file_and_a_folder(tmp_path: Path):
    with pytest.raises(Refused, match=r"\(L01\)"):
        read_lines(tmp_path / "thu.txt")
    with pytest.raises(Refused, match=r"\(L02\)"):
        read_lines(tmp_path)
