"""Named cells and ranges, and the charts that read them."""

import datetime as dt
import re
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName

from cchc_xl.books.closed import ClosedBook
from cchc_xl.values.problems import Refused
from cchc_xl.values.words import State
from tests.books.workbooks import loaded, parts, saved

OVERVIEW = "Tổng quan"


def dashboard() -> bytes:
    """A sheet with a figure (merged), a day, and a block of 4 × 2 that a chart reads."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = OVERVIEW
    for name, area in {"so_viec": "$B$2", "ngay": "$D$2", "khoi": "$B$5:$C$8", "hong": None}.items():
        text = f"'{OVERVIEW}'!{area}" if area else "#REF!"
        book.defined_names[name] = DefinedName(name, attr_text=text)
    sheet.merge_cells("B2:C3")
    sheet["B2"].font = Font(size=24, bold=True)
    sheet["D2"].number_format = "dd/mm/yyyy"
    sheet["B5"], sheet["C5"] = "Cấp", "Số việc"
    chart: Any = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=5, max_row=8), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=2, min_row=6, max_row=8))
    sheet.add_chart(chart, "F2")
    return saved(book)


def filled(name: str, values: Any, data: bytes | None = None) -> bytes:
    book = ClosedBook(data or dashboard(), "so.xlsx")
    book.fill(name, values)
    return book.to_bytes()


def values(data: bytes, area: str) -> list[list[object]]:
    return [[cell.value for cell in row] for row in loaded(data)[OVERVIEW][area]]


@pytest.mark.parametrize(
    ("value", "reads"),
    [
        (17, 17), (0.85, 0.85), ("17", "17"), ("=1+1", "=1+1"), (True, True),
        (State.OVERDUE, "Chưa hoàn thành, quá hạn"), (None, None), ("", None),
        (pd.NA, None), (float("nan"), None), (pd.NaT, None),
        (pd.Series([3], dtype="Int64")[0], 3),
    ],
)  # fmt: skip
def test_a_named_cell_is_set_and_keeps_its_style(value: Any, reads: object):
    data = filled("so_viec", value, filled("so_viec", "cũ"))
    cell = loaded(data)[OVERVIEW]["B2"]
    assert cell.value == reads
    assert cell.data_type != "f"
    assert cell.font.size == 24
    assert [str(area) for area in loaded(data)[OVERVIEW].merged_cells.ranges] == ["B2:C3"]


@pytest.mark.parametrize("day", [dt.date(2024, 4, 5), dt.datetime(2024, 4, 5), pd.Timestamp(2024, 4, 5)])
def test_days_are_days(day: object):
    assert loaded(filled("ngay", day))[OVERVIEW]["D2"].value == dt.datetime(2024, 4, 5)


def test_a_block_is_set_row_by_row_and_what_is_beyond_becomes_blank():
    full = filled("khoi", [["Cấp", "Số việc"], ["Sở", 3], ["Huyện", 2], ["Xã", 1]])
    less = filled("khoi", [["Cấp", "Số việc"], ["Sở", 5]], full)
    assert values(less, "B5:C8") == [["Cấp", "Số việc"], ["Sở", 5], [None, None], [None, None]]


def test_values_beyond_the_range_are_dropped():
    assert values(filled("khoi", [["a", "b", "c"]] * 9), "B5:D9")[3:] == [["a", "b", None], [None, None, None]]


@pytest.mark.parametrize("name", ["khong_co", "hong"])
def test_an_unknown_or_broken_name_is_refused(name: str):
    book = ClosedBook(dashboard(), "so.xlsx")
    with pytest.raises(Refused) as caught:
        book.fill(name, 1)
    assert caught.value.problem.code == "M03"
    assert name in caught.value.problem.text
    assert not book.changed


def test_filling_in_what_is_there_changes_nothing():
    block = [["Cấp", "Số việc"], ["Sở", 3], ["Huyện", 0.5], ["Xã", None]]
    book = ClosedBook(filled("ngay", dt.date(2024, 4, 5), filled("khoi", block)), "so.xlsx")
    book.fill("khoi", block)
    book.fill("ngay", pd.Timestamp(2024, 4, 5))
    assert not book.changed


def chart_values(data: bytes) -> tuple[list[str], list[str]]:
    """Categories and values that the chart keeps."""
    xml = parts(data)["xl/charts/chart1.xml"].decode()
    found = [re.findall(rf"<(?:c:)?{tag}>.*?</(?:c:)?{tag}>", xml, re.DOTALL) for tag in ("cat", "val")]
    categories, points = (re.findall(r"<(?:c:)?v>([^<]*)</(?:c:)?v>", "".join(text)) for text in found)
    return categories, points


def test_the_chart_keeps_the_values_that_its_cells_have_now():
    data = filled("khoi", [["Cấp", "Số việc"], ["So", 3], ["Huyen", 2.5], ["Xa", None]])
    assert chart_values(data)[1] == ["3", "2.5"]
    assert chart_values(filled("khoi", [["Cấp", "Số việc"], ["So", 4]], data))[1] == ["4"]


def test_other_charts_and_drawings_keep_their_bytes():
    before, after = parts(dashboard()), parts(filled("ngay", dt.date(2024, 4, 5)))
    assert after["xl/drawings/drawing1.xml"] == before["xl/drawings/drawing1.xml"]


def test_properties_are_strings_and_stay_when_others_are_set():
    book = ClosedBook(dashboard(), "so.xlsx")
    book.set_properties({"form": "2024-Q1-SNV-1", "round": "001"})
    again = ClosedBook(book.to_bytes(), "so.xlsx")
    again.set_properties({"round": "2024-Q1", "agency": "SNV"})
    read: Any = vars(loaded(again.to_bytes()))["custom_doc_props"]
    assert {p.name: p.value for p in read.props} == {"form": "2024-Q1-SNV-1", "round": "2024-Q1", "agency": "SNV"}
    settled = ClosedBook(again.to_bytes(), "so.xlsx")
    settled.set_properties({"agency": "SNV"})
    assert not settled.changed
