"""Lists and zips as Excel and Windows Explorer take them."""

import csv
import datetime as dt
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_xl.books.parcels import csv_bytes, zip_bytes

NOON = dt.datetime(2024, 3, 1, 12, 0, 4)


def read(data: bytes, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=separator))


def test_a_list_has_the_mark_by_which_excel_knows_its_letters():
    data = csv_bytes([["Tên"], ["Sở Nội vụ"]], ";")
    assert data.startswith(b"\xef\xbb\xbf")
    assert read(data, ";") == [["Tên"], ["Sở Nội vụ"]]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+84 255", "'+84 255"),
        ("-Sở", "'-Sở"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "  '=1"),
        ("\t=1", "\t'=1"),
        ("\r\n=1", " '=1"),
        ("＝1", "'＝1"),
        ("Sở A,=HYPERLINK(0)", "Sở A,'=HYPERLINK(0)"),
        ("Sở A; @x", "Sở A; '@x"),
        ("Sở Lao động - Thương binh", "Sở Lao động - Thương binh"),
        ("a=b", "a=b"),
    ],
)
def test_no_cell_acts_as_a_formula(typed: str, shown: str):
    assert read(csv_bytes([[typed]], ";"), ";") == [[shown]]


@given(st.lists(st.lists(st.text(alphabet='=+-@,;\t"\r\n ab', max_size=12), min_size=2, max_size=3), max_size=4))
def test_no_cell_acts_as_a_formula_whatever_separator_its_reader_takes(rows: list[list[str]]):
    data = csv_bytes(rows, ";")
    for separator in ";,\t":
        for row in read(data, separator):
            assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row)


def test_the_same_files_make_the_same_zip_dated_when_they_were_issued():
    members = {"DANH-SACH.csv": b"a" * 1000, "Biểu mẫu.xlsx": b"PK" * 500}
    data = zip_bytes(members, NOON)
    assert data == zip_bytes(members, NOON)
    package = zipfile.ZipFile(io.BytesIO(data))
    assert package.testzip() is None
    assert {name: package.read(name) for name in package.namelist()} == members
    listed, form = package.infolist()
    assert listed.date_time == (2024, 3, 1, 12, 0, 4)
    assert listed.compress_size < 100
    assert form.compress_type == zipfile.ZIP_STORED  # it is a zip itself
    assert form.flag_bits & 0x800  # by this Windows knows that the name is UTF-8


def test_a_clock_gone_wrong_does_not_matter():
    assert zip_bytes({"a": b""}, dt.datetime(1601, 1, 1))
    assert zip_bytes({"a": b""}, dt.datetime(9999, 1, 1))
