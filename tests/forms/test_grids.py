"""Workbooks as programs write them, read from disk as plain values. What strangers send is tested in tests/intake."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.intake.packages import read_grid
from tests.office import convert


def saved(folder: Path, *rows: tuple[Any, ...], name: str = "bản nộp.xlsx") -> Path:
    """A workbook with these rows, as a program writes them."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Biểu báo cáo"
    for row in rows:
        sheet.append(row)
    workbook.save(folder / name)
    return folder / name


def test_values_are_plain_and_addresses_hold(tmp_path: Path):
    day = dt.datetime(2024, 3, 5)
    grid = read_grid(saved(tmp_path, (), (None, "Mã mốc", 17, 0.5, day, True))).sheets[0]
    assert grid.name == "Biểu báo cáo"
    assert grid.rows[1] == (None, "Mã mốc", 17, 0.5, dt.date(2024, 3, 5), True)


def test_a_workbook_says_when_it_was_saved_and_what_it_is(tmp_path: Path):
    file = saved(tmp_path, ("a",))
    book, again = read_grid(file), read_grid(file)
    assert book.saved_at is not None
    assert abs(book.saved_at - dt.datetime.now()) < dt.timedelta(minutes=10)
    assert book.sha256 == again.sha256
    assert len(book.sha256) == 64


@pytest.mark.soffice
@pytest.mark.parametrize("kind", ["ods", "xls", "xlsm"])
def test_other_programs_formats_are_read_alike(tmp_path: Path, kind: str):
    rows = ("Mã mốc", "Ngày"), ("6-TX", dt.datetime(2024, 3, 5)), ("=1/0", "=1+1")
    made = convert(saved(tmp_path, *rows), kind if kind != "xlsm" else "xlsm:Calc MS Excel 2007 VBA XML", tmp_path)
    book = read_grid(made)
    assert book.sheets[0].rows[:2] == (("Mã mốc", "Ngày"), ("6-TX", dt.date(2024, 3, 5)))
    assert (book.sheets[0].at(2, 0), book.sheets[0].at(2, 1)) == (None, 2)
    assert book.errors == {"Biểu báo cáo": frozenset({(2, 0)})}
