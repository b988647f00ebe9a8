"""Files as agencies send them: read as plain values, or refused in plain words."""

import datetime as dt
import io
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from cchc_xl.books.grids import read_grid
from cchc_xl.books.intake import collect
from cchc_xl.values.problems import Refused
from tests.office import convert


def saved(folder: Path, *rows: tuple[Any, ...], name: str = "bản nộp.xlsx") -> Path:
    """A workbook with these rows, as Excel would write them."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Biểu báo cáo"
    for row in rows:
        sheet.append(row)
    workbook.save(folder / name)
    return folder / name


def rewritten(file: Path, part: str, old: str, new: str) -> Path:
    """The same workbook with something in a part changed."""
    source = io.BytesIO(file.read_bytes())
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            data = before.read(entry)
            assert entry.filename != part or old.encode() in data
            after.writestr(entry, data.replace(old.encode(), new.encode()) if entry.filename == part else data)
    return file


def refusal(file: Path) -> str:
    with pytest.raises(Refused) as refused:
        read_grid(file)
    assert refused.value.problem.file == file.name
    return f"{refused.value.problem.code}: {refused.value}"


SHEET = "xl/worksheets/sheet1.xml"


# What is in the cells


def test_values_are_plain_and_addresses_hold(tmp_path: Path):
    day = dt.datetime(2024, 3, 5)
    grid = read_grid(saved(tmp_path, (), (None, "Mã mốc", 17, 0.5, day, True))).sheets[0]
    assert grid.name == "Biểu báo cáo"
    assert grid.rows[1] == (None, "Mã mốc", 17, 0.5, dt.date(2024, 3, 5), True)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (unicodedata.normalize("NFD", "Hoàn thành"), "Hoàn thành"),
        ("  Hoàn\N{NO-BREAK SPACE}thành ", "Hoàn thành"),
        ("dòng 1_x000D_\ndòng 2", "dòng 1\ndòng 2"),
        ("một\r\nhai", "một\nhai"),
        ("   ", None),
    ],
)
def test_text_is_one_thing(tmp_path: Path, written: str, read: str | None):
    assert read_grid(saved(tmp_path, (written, "x"))).sheets[0].rows[0] == (read, "x")


def test_a_cell_that_shows_an_error_is_blank_and_known(tmp_path: Path):
    file = saved(tmp_path, ("a", "b"), ("#REF!", "c"))
    book = read_grid(file)
    assert book.sheets[0].at(1, 0) is None
    assert book.errors == {"Biểu báo cáo": frozenset({(1, 0)})}


def test_a_workbook_says_when_it_was_saved_and_what_it_is(tmp_path: Path):
    file = saved(tmp_path, ("a",))
    book, again = read_grid(file), read_grid(file)
    assert book.saved_at is not None
    assert abs(book.saved_at - dt.datetime.now()) < dt.timedelta(minutes=10)
    assert book.sha256 == again.sha256
    assert len(book.sha256) == 64


# What is refused, and in which words


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (b"\xff\xd8\xff\xe0 JFIF", "đây là ảnh"),
        (b"\x89PNG\r\n", "đây là ảnh"),
        (b"%PDF-1.7", "đây là tệp PDF"),
        (b"<html><table>", "đây là trang web"),
        ("Mã mốc;Tiến độ".encode(), "văn bản thuần"),
        (b"", "tệp rỗng"),
    ],
)
def test_what_is_no_workbook_is_named(tmp_path: Path, start: bytes, said: str):
    file = tmp_path / "2024-Q1_SNV.xlsx"
    file.write_bytes(start)
    assert refusal(file).startswith("T01")
    assert said in refusal(file)


@pytest.mark.parametrize("start", [b"Rar!\x1a", b"7z\xbc\xaf\x27", b"\x1f\x8b\x08", b"PK\x05\x06" + bytes(18)])
def test_an_archive_that_is_no_zip_is_to_be_unpacked_by_hand(tmp_path: Path, start: bytes):
    file = tmp_path / "bản nộp.xlsx"
    file.write_bytes(start)
    assert refusal(file).startswith("T07")
    assert "Giải nén" in refusal(file)


def test_a_word_document_is_called_one(tmp_path: Path):
    file = tmp_path / "báo cáo.xlsx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert "đây là tệp Word" in refusal(file)


def test_an_encrypted_workbook_is_called_one(tmp_path: Path):
    file = tmp_path / "mật.xlsx"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    assert refusal(file).startswith("T02")


def test_a_truncated_file_is_broken(tmp_path: Path):
    file = saved(tmp_path, *[(number, "chữ " * 20) for number in range(200)])
    file.write_bytes(file.read_bytes()[:-900])
    assert refusal(file).startswith("T03")


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [(SHEET, "</sheetData>", "<"), (SHEET, 'r="A1"', 'r="1A"'), ("xl/workbook.xml", "</workbook>", "")],
)
def test_a_damaged_part_is_broken(tmp_path: Path, part: str, old: str, new: str):
    assert refusal(rewritten(saved(tmp_path, ("a",)), part, old, new)).startswith("T03")


@pytest.mark.parametrize("far", ["XFD1048576", "A20001", "AAA1", "XFE1"])
def test_a_value_at_the_end_of_the_world_is_never_allocated(tmp_path: Path, far: str):
    file = rewritten(saved(tmp_path, (1,)), SHEET, '<c r="A1"', f'<c r="{far}"')
    assert "quá xa" in refusal(file)


def test_a_far_cell_without_a_value_is_harmless(tmp_path: Path):
    file = rewritten(saved(tmp_path, (1,)), SHEET, "</row>", '<c r="XFD1" s="0"/></row>')
    assert read_grid(file).sheets[0].at(0, 0) == 1


def test_cells_without_addresses_are_counted_too(tmp_path: Path):
    many = "<c><v>1</v></c>" * 600
    assert "quá xa" in refusal(rewritten(saved(tmp_path, (1,)), SHEET, "</row>", f"{many}</row>"))


@pytest.mark.parametrize(
    ("cells", "fate"),
    [
        ('<table:table-row>{value}</table:table-row><table:table-row table:number-rows-repeated="1048575"/>', "read"),
        ('<table:table-row table:number-rows-repeated="1048575"/><table:table-row>{value}</table:table-row>', "far"),
        ('<table:table-row table:number-rows-repeated="90000">{value}</table:table-row>', "far"),
        ('<table:table-row><table:table-cell table:number-columns-repeated="16383"/>{value}</table:table-row>', "far"),
    ],
    ids=["blank to the last row", "a value in the last row", "a value many times", "a value in the last column"],
)  # fmt: skip
def test_long_gaps_of_opendocument_are_never_allocated(tmp_path: Path, cells: str, fate: str):
    value = '<table:table-cell office:value-type="float" office:value="1"/>'
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    names += ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    table = f'<table:table table:name="S">{cells.format(value=value)}</table:table>'
    content = f"<office:document-content {names}><office:body><office:spreadsheet>{table}"
    file = tmp_path / "biểu.ods"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest:manifest/>")
        archive.writestr("content.xml", content + "</office:spreadsheet></office:body></office:document-content>")
    assert (read_grid(file).sheets[0].rows == ((1,),)) if fate == "read" else ("quá xa" in refusal(file))


def test_a_part_that_stands_twice_is_refused(tmp_path: Path):
    file = saved(tmp_path, ("a",))
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(SHEET, "<worksheet/>")
    assert "trùng tên" in refusal(file)


def test_a_document_type_is_refused(tmp_path: Path):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet'
    assert "khai báo lạ" in refusal(rewritten(saved(tmp_path, ("a",)), SHEET, "<worksheet", bomb))


def test_a_file_that_unpacks_to_a_mountain_is_refused(tmp_path: Path):
    file = saved(tmp_path, ("a",))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/nen.bin", bytes(64 * 1024 * 1024))
    assert "quá lớn" in refusal(file)


@pytest.mark.soffice
@pytest.mark.parametrize("kind", ["ods", "xls", "xlsm"])
def test_other_programs_formats_are_read_alike(tmp_path: Path, kind: str):
    file = saved(tmp_path, ("Mã mốc", "Ngày"), ("6-TX", dt.datetime(2024, 3, 5)))
    made = convert(file, kind if kind != "xlsm" else "xlsm:Calc MS Excel 2007 VBA XML", tmp_path)
    assert read_grid(made).sheets[0].rows == (("Mã mốc", "Ngày"), ("6-TX", dt.date(2024, 3, 5)))


# Which files of a folder are meant


def test_everything_that_was_sent_is_taken_in_and_nothing_else(tmp_path: Path):
    sent = ["b.xlsx", "a.jpg", "cấp xã/c.xlsx"]
    left_behind = ["~$b.xlsx", ".~lock.b.xlsx#", "Thumbs.db", "desktop.ini", ".DS_Store", "__MACOSX/b.xlsx"]
    for name in (*sent, *left_behind):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert [file.name for file in collect(tmp_path).files] == ["a.jpg", "b.xlsx", "cấp xã/c.xlsx"]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(Refused) as refused:
        collect(tmp_path / "nhận")
    assert str(refused.value).startswith("«nhận»: không tìm thấy thư mục")
