"""What the Open XML validator and LibreOffice say of edited workbooks."""

import csv
from pathlib import Path

import pytest

from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.draw.master import draw_master
from cchc_xl.values import sheets
from tests.books.lived_in import lived_in
from tests.books.test_fill import dashboard
from tests.books.workbooks import THREE, WORK, draw, work
from tests.office import convert, validation_errors

NEW = ("2", "SNV", "=1+1", None, None, 9, 0.25)


def edited() -> bytes:
    book = ClosedBook(lived_in(), "so.xlsx")
    book.replace(WORK, work((NEW, *THREE[::-1])))
    book.set_properties({"Mã biểu": "001"})
    return book.to_bytes()


def with_a_sheet_more() -> bytes:
    book = ClosedBook(draw_master(sheets.master_sheets(("1",), (("SNV", "Sở Nội vụ"),)), "Kế hoạch"), "so.xlsx")
    book.add_sheet(sheets.agency_sheet("STC", "Sở Tài chính"))
    return book.to_bytes()


def with_values_for_its_chart() -> bytes:
    book = ClosedBook(dashboard(), "so.xlsx")
    book.fill("khoi", [["Cấp", "Số việc"], ["Sở", 3], ["Huyện", 2.5], ["Xã", None]])
    return book.to_bytes()


def emptied() -> bytes:
    book = ClosedBook(draw(), "so.xlsx")
    book.replace(WORK, work(()))
    return book.to_bytes()


@pytest.mark.node
@pytest.mark.parametrize("make", [edited, with_a_sheet_more, with_values_for_its_chart, emptied])
def test_the_validator_finds_nothing(tmp_path: Path, make: object):
    file = tmp_path / "so.xlsx"
    file.write_bytes(make())  # type: ignore[operator]
    assert validation_errors(file) == []


@pytest.mark.soffice
def test_libreoffice_reads_the_same_values(tmp_path: Path):
    file = tmp_path / "so.xlsx"
    file.write_bytes(edited())
    made = convert(file, "csv:Text - txt - csv (StarCalc):44,34,76,1", tmp_path)
    rows = list(csv.reader(made.read_text("utf-8").splitlines()))
    assert [row[:3] + row[5:8] for row in rows[4:8]] == [
        ["2", "SNV", "=1+1", "9", "25%", ""],
        ["17", "BATO", "Công khai", "0", "100%", "0"],
        ["10.1", "STC", "Rà soát", "", "", "0"],
        ["1", "SNV", "Ban hành kế hoạch", "2", "50%", "4"],
    ]
