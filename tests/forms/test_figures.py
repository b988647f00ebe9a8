"""Figures in a return: what a cell means as a number, and what is asked about at which cell."""

import datetime as dt
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_xl.forms.figure_export import read_export, read_map
from cchc_xl.forms.figure_numbers import read_number, shown
from cchc_xl.forms.figure_rows import figure_rows
from cchc_xl.forms.figures import SaidFigures, read_figures
from cchc_xl.values.figures import Figure, default_figures
from cchc_xl.values.grid import Cell, Grid, WorkbookGrid
from cchc_xl.values.problems import Refused, problem
from cchc_xl.values.words import NumberKind, Span, Summing


def figure(
    code: str, *, unit: str = "hồ sơ", decimal: bool = False, high: float | None = None, not_above: str = ""
) -> Figure:
    kind = NumberKind.DECIMAL if decimal else NumberKind.WHOLE
    return Figure(code, "13", f"Số {code}", unit, Span.IN_ROUND, kind, Summing.SUM, 0, high, not_above, "", "Mọi kỳ")


FIGURES = {
    f.figure: f for f in (figure("TN"), figure("TL", not_above="TN"), figure("HL", unit="%", decimal=True, high=100))
}
TELL = partial(problem, file="bản nộp.xlsx", sheet="Biểu báo cáo", round="2024-Q1", agency="SNV")
HEADERS = ("STT", "Mã chỉ tiêu", "Tên chỉ tiêu", "Số báo cáo", "Ghi chú")


def said(*rows: tuple[Cell, ...], asked: tuple[str, ...] = (), sheet: str = "Số liệu") -> SaidFigures:
    """What is read of rows of code, number, remark."""
    body = tuple((n, code, None, *rest) for n, (code, *rest) in enumerate(rows, start=1))
    book = WorkbookGrid("bản nộp.xlsx", (Grid(sheet, (("Đơn vị báo cáo: Sở Nội vụ",), HEADERS, *body)),))
    return read_figures(book, asked, FIGURES, TELL)


def told(found: SaidFigures) -> list[tuple[str, str]]:
    return [(p.code, p.cell) for p in found.problems]


@pytest.mark.parametrize(
    ("written", "whole", "decimal"),
    [
        (0, 0, 0),
        ("0", 0, 0),
        ("1234", 1234, 1234),
        ("1.234", 1234, "S02"),  # 1,234 or a thousand
        ("1,234", 1234, "S02"),
        ("1.234.567", 1234567, 1234567),
        ("1 234", 1234, 1234),
        ("12,5", "S03", 12.5),
        ("12.5", "S03", 12.5),
        ("0,125", "S03", 0.125),
        ("1.234,5", "S03", 1234.5),
        ("1,234.5", "S03", 1234.5),
        (1.234, "S02", 1.234),  # Excel with other settings reads «1.234» so
        (12.3456, "S03", 12.3456),
        ("12 hồ sơ", 12, 12),
        ("12 cái", "S01", "S01"),
        ("không", 0, 0),
        ("-", "S01", "S01"),
        ("1.23.4", "S01", "S01"),
        ("12/3", "S01", "S01"),
        (dt.date(2024, 5, 12), "S01", "S01"),  # Excel makes a day of «12.5»
        (True, "S01", "S01"),
    ],
)
def test_a_number_is_read_as_it_was_meant_or_asked_about(
    written: Cell, whole: float | str, decimal: float | str
) -> None:
    for wanted, is_whole in ((whole, True), (decimal, False)):
        read = read_number(written, "hồ sơ", whole=is_whole)
        assert (read.fault or read.value) == wanted


def test_a_part_of_one_may_be_a_percentage():
    assert read_number(0.85, "%", whole=False).fault == "S02"
    assert read_number("85%", "%", whole=False).value == 85


@given(st.integers(min_value=0, max_value=10**12))
def test_a_whole_number_is_read_back_from_how_staff_write_it(number: int):
    assert read_number(shown(number), "hồ sơ", whole=True).value == number


@given(st.text(max_size=30) | st.floats(allow_nan=False) | st.integers())
def test_no_cell_stops_the_reading(cell: Cell):
    read = read_number(cell, "hồ sơ", whole=True)
    assert (read.value is None) == bool(read.fault)


def test_each_number_comes_with_its_cell_and_remark():
    (row,) = said(("TN", 7, "qua Cổng DVC")).rows
    assert row == {"figure": "TN", "reported": 7, "remark": "qua Cổng DVC", "cell": "D3"}


def test_the_table_is_found_by_its_headers_whatever_its_sheet_is_called():
    assert said(("TN", 7), sheet="Sheet2").rows[0]["reported"] == 7


def test_faults_stand_at_their_cells_and_other_numbers_count():
    found = said(("TN", "nhiều"), ("HL", 101), ("XX", 5), ("TL", "1.000"))
    assert told(found) == [("S01", "D3"), ("S04", "D4"), ("S07", "D5"), ("S05", "D6")]
    assert [row["figure"] for row in found.rows] == ["TL"]


def test_more_answered_than_received_is_asked_about_and_counts():
    found = said(("TN", 5), ("TL", 6))
    assert told(found) == [("S06", "D4")]
    assert len(found.rows) == 2


def test_a_figure_on_two_rows_counts_where_both_say_the_same():
    assert [row["reported"] for row in said(("TN", 5), ("TN", 5)).rows] == [5]
    found = said(("TN", 5), ("TN", 6))
    assert (found.rows, told(found)) == ((), [("S08", "D4")])


def test_what_was_asked_and_not_said_is_one_problem_at_the_first_blank_cell():
    found = said(("TN", 5), ("TL", None), ("HL", None), asked=("TN", "TL", "HL"))
    assert told(found) == [("S09", "D4")]
    assert "«TL», «HL»" in found.problems[0].text


def test_a_sheet_that_was_deleted_is_missed():
    book = WorkbookGrid("bản nộp.xlsx", (Grid("Biểu báo cáo", (("STT",),)),))
    (missed,) = read_figures(book, ("TN",), FIGURES, TELL).problems
    assert (missed.code, missed.sheet, missed.cell) == ("S09", "", "")


def test_a_form_names_a_bound_only_where_it_asks_for_it_too():
    rows = figure_rows([FIGURES["TL"]], {"TL": 12.0})
    assert (rows["not_above"].item(), rows["before"].item()) == ("", 12.0)
    assert figure_rows([FIGURES["TN"], FIGURES["TL"]], {})["not_above"].tolist() == ["", "TN"]


def test_the_figures_to_begin_with_are_those_of_tasks_that_the_plan_has_and_none_is_chosen():
    rows = list(default_figures([("4", "Đẩy mạnh dịch vụ công trực tuyến, thanh toán trực tuyến.")]))
    assert {row["task"] for row in rows} == {"4"}
    assert not any(row.get("rounds") for row in rows)
    assert list(default_figures([("1", "Trồng cây")])) == []


MAP = 'header = 2\nagency = "Đơn vị"\nskip = ["Một cửa"]\n[figures]\nTN = "Tiếp nhận"\nTL = "C"\n'
CODES = {"Sở Nội vụ": "SNV", "Huyện Ba Tơ": "BATO"}


def exported(*rows: tuple[Cell, ...], mapping: str = MAP):
    grid = Grid("Sheet1", (("THỐNG KÊ",), ("Đơn vị", "Tiếp nhận", "Trả lời"), *rows))
    return read_export(
        WorkbookGrid("xuất.xlsx", (grid,)), read_map(mapping, "a.toml"), FIGURES, lambda n: (CODES.get(n, ""), "")
    )


def test_an_export_is_read_by_its_map():
    found = exported(("Sở Nội vụ", "1.234", 5), ("Huyện Ba Tơ", 3, None), ("Tổng cộng", 9, 9), ("Một cửa", 1, 1))
    assert [tuple(row.values()) for row in found.rows] == [("SNV", "TN", 1234), ("SNV", "TL", 5), ("BATO", "TN", 3)]
    assert (found.agencies, found.problems) == (2, ())


def test_unknown_names_and_what_is_no_number_are_problems_at_their_cells():
    found = exported(("Sở Lạ", 1, 1), ("Sở Nội vụ", "x", 2), ("Sở Nội vụ", 3, 3))
    assert [(p.code, p.cell) for p in found.problems] == [("S13", "A3"), ("S01", "B4"), ("S15", "A5")]
    assert [row["figure"] for row in found.rows] == ["TL"]


def test_a_map_may_be_a_csv_as_excel_saves_it():
    same = read_map("header;2\nagency;Đơn vị\nskip;Một cửa\nTN;Tiếp nhận\nTL;C\n", "b.CSV")
    assert same == read_map(MAP, "a.toml")


@pytest.mark.parametrize(
    "mapping",
    [
        "header = ",
        'agency = "Đơn vị"\n[figures]\nTN = "Tiếp nhận"',
        'header = 2\nagency = "Đơn vị"',
        MAP.replace("Tiếp nhận", "Không có"),
        MAP.replace("TN", "ZZ"),
        'sheet = "Khác"\n' + MAP,
    ],
)
def test_a_map_that_cannot_be_followed_is_refused(mapping: str):
    with pytest.raises(Refused) as refused:
        exported(("Sở Nội vụ", 1, 1), mapping=mapping)
    assert refused.value.problem.code == "S14"
