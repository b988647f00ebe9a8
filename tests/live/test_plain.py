"""The parts of the live back-end that need no Excel: texts as typed, rectangles, what differs."""

import datetime as dt
from dataclasses import replace
from operator import itemgetter
from types import SimpleNamespace
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.worksheet.table import TableFormula
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.live.blocks import Wanted, bridged, rectangles
from cchc_xl.books.live.book import LiveBook
from cchc_xl.books.live.difference import TableEdit
from cchc_xl.books.live.new_sheets import cut_off, without_file
from cchc_xl.books.live.typing_in import typed_in, would_become
from cchc_xl.values.frames import frame
from tests.books.workbooks import HEADER, THREE, WORK, draw, shown, work
from tests.excel_over_calc.typing_in import read_as_typed

ONE, TEN, SEVENTEEN = THREE
NEW = ("2", "SNV", "Việc mới", dt.date(2024, 9, 30), None, 1, 0.25)


@given(st.text(st.sampled_from("0159/-+.,:%$()eE=@'# aMJTRUE\n"), min_size=1, max_size=12), st.booleans())
def test_whatever_a_text_looks_like_excel_keeps_it(text: str, as_text: bool):
    assert read_as_typed(typed_in(text, as_text=as_text), as_text=as_text) == text


@pytest.mark.parametrize("text", ["Ban hành kế hoạch", "SNV", "Năm 2024, theo công văn của Ủy ban nhân dân" * 3])
def test_usual_texts_are_handed_over_as_they_are(text: str):
    assert not would_become(text)
    assert typed_in(text, as_text=False) == text


COLUMNS = st.dictionaries(
    st.integers(1, 6),
    st.builds(Wanted, st.frozensets(st.integers(0, 8)), st.frozensets(st.integers(0, 8))),
    max_size=6,
)


@given(COLUMNS)
def test_what_is_wanted_is_written_once_and_what_is_left_alone_is_not(columns: dict[int, Wanted]):
    areas = rectangles(columns)
    written = [(r, at) for a in areas for r in range(a.top, a.bottom + 1) for at in range(a.left, a.right + 1)]
    assert len(written) == len(set(written))
    for at, wanted in columns.items():
        rows = {row for row, column in written if column == at}
        assert wanted.rows <= rows
        assert not rows & (wanted.left_alone - wanted.rows)


def test_columns_of_the_program_between_two_are_written_again_to_save_a_call():
    columns = {1: Wanted(frozenset({0})), 2: Wanted(frozenset()), 3: Wanted(frozenset({4}))}
    assert [str(area) for area in rectangles(bridged(columns, {1, 2, 3}))] == ["A0:C4"]
    assert len(rectangles(bridged(columns, {1, 3}))) == 2


def resizing(data: bytes, rows: object):
    book = LiveBook(data, "so.xlsx")
    book.replace(WORK, work(rows))  # type: ignore[arg-type]
    return book.difference().sheets[0].tables[0].resizing


def test_rows_at_the_end_come_and_go_without_sorting():
    come, gone = resizing(draw(), (*THREE, NEW)), resizing(draw(), (ONE, TEN))
    assert come is not None
    assert (come.fresh, come.gone, come.order) == (1, 0, None)
    assert gone is not None
    assert (gone.fresh, gone.gone, gone.order) == (0, 1, None)


def test_rows_in_between_are_sorted_to_their_places():
    change = resizing(draw(), (TEN, NEW, ONE))
    assert change is not None
    assert (change.fresh, change.gone, change.order) == (1, 1, (2, 0, 3, 1))


def test_of_the_first_row_new_ones_keep_calculated_columns_and_nothing_else_of_staff():
    def calculated(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        table = sheet.tables[WORK.name]
        table._initialise_columns()
        for part, cell in zip(table.tableColumns, sheet[HEADER], strict=True):
            part.name = str(cell.value)
        table.tableColumns[7].calculatedColumnFormula = TableFormula(attr_text="F5*2")
        sheet["I5"].hyperlink = "https://example.org/"
        sheet["I5"].comment = Comment("Xem lại", "Lan")

    data = draw(extra={"Gấp đôi": ["=F5*2", "=F6*2", "=F7*2"], "Ghi chú": ["a", "b", "c"]}, then=calculated)
    change = resizing(data, (*THREE, NEW))
    assert change is not None
    assert (change.repeated, change.repeats_links, change.repeats_notes) == ((9,), True, True)


# WORK as a program knows it that has never heard of the column «Hạn», in the middle of the table: there it is staff's.
KNOWN = replace(WORK, columns=tuple(column for column in WORK.columns if column.field != "due"))
HIS = WORK.fields.index("due")
ROW = st.tuples(st.integers(0, 9), st.sampled_from(["a", "b"]), st.booleans())


def done_by_hand(rows: list[list[Any]], edit: TableEdit) -> list[list[Any]]:
    """What Excel makes of the rows of a table's body, step by step."""
    change, top = edit.resizing, edit.body.top
    if change is not None:
        fresh = [None if at in change.repeated else value for at, value in enumerate(rows[0], edit.body.left)]
        rows = [*rows, *([*fresh] for _ in range(change.fresh))]
        order = change.order or range(len(rows))
        rows = [row for _, row in sorted(zip(order, rows, strict=True), key=lambda pair: pair[0])]
        rows = rows[: len(rows) - change.gone]
    for writing in edit.writings:
        for i, values in enumerate(writing.rows, writing.area.top - top):
            for j, value in enumerate(values, writing.area.left - edit.body.left):
                rows[i][j] = read_as_typed(value, as_text=False) if isinstance(value, str) else value
    return rows


@given(
    st.lists(ROW, min_size=1, max_size=7, unique_by=itemgetter(0)), st.lists(ROW, max_size=7, unique_by=itemgetter(0))
)
def test_what_is_planned_comes_to_what_the_closed_master_holds_and_staff_lose_nothing(
    before: list[tuple[int, str, bool]], after: list[tuple[int, str, bool]]
):
    his = {key: f"của tôi {key}" for key, _, has in before if has}
    data = draw([(f"v{key}", "SNV", text, his.get(key), None, None, None) for key, text, _ in before])
    rows = frame(KNOWN, [{"task": f"v{key}", "agency": "SNV", "content": text} for key, text, _ in after])
    live, closed = LiveBook(data, "so.xlsx"), ClosedBook(data, "so.xlsx")
    live.replace(KNOWN, rows)
    closed.replace(KNOWN, rows)
    edits = [table for sheet in live.difference().sheets for table in sheet.tables]
    planned = shown(data)
    for edit in edits:
        planned = done_by_hand(planned, edit)
    kept = [his.get(key) if key in {k for k, *_ in before} else None for key, *_ in after]
    assert [row for row in planned if any(row)] == shown(closed.to_bytes())
    assert [row[HIS] for row in planned if any(row)] == kept


def test_a_blank_column_of_others_between_ours_is_written_over_as_blank():
    """A later version's columns, or staff's, that nobody has filled yet: one call instead of three."""
    filled, blank = draw(THREE), draw([(*row[:3], None, *row[4:]) for row in THREE])
    rows = frame(KNOWN, [{**dict(zip(WORK.fields, row, strict=True)), "content": "Khác"} for row in (*THREE, NEW)])
    areas: list[list[str]] = []
    for data in (filled, blank):
        book = LiveBook(data, "so.xlsx")
        book.replace(KNOWN, rows)
        (edit,) = book.difference().sheets[0].tables
        areas.append([str(writing.area) for writing in edit.writings])
        assert edit.resizing is not None
        assert edit.resizing.repeated == ((4,) if data is filled else ())
    assert len(areas[0]) > len(areas[1]) == 1


def test_rows_that_are_only_added_are_written_at_once_whatever_others_have_above_them():
    book = LiveBook(draw(THREE), "so.xlsx")
    held = book.read(KNOWN)
    book.replace(KNOWN, pd.concat([held, frame(KNOWN, [dict(zip(WORK.fields, NEW, strict=True))])], ignore_index=True))
    (writing,) = book.difference().sheets[0].tables[0].writings
    assert str(writing.area) == "A8:G8"


def test_only_the_cells_that_say_something_else_are_written():
    book = LiveBook(draw(), "so.xlsx")
    book.set_columns(WORK, work([("10.1", "STC", "Khác", *[None] * 4)])[["task", "agency", "content"]])
    (writing,) = book.difference().sheets[0].tables[0].writings
    assert (str(writing.area), writing.rows) == ("C6", (("Khác",),))


def test_equal_rows_differ_in_nothing():
    book = LiveBook(draw(), "so.xlsx")
    book.replace(WORK, book.read(WORK))
    assert not book.difference()


class _Linked:
    """A workbook with two names that came along with a sheet, and with a link of the clerk's own."""

    def __init__(self) -> None:
        self.api = self
        self.names = [
            SimpleNamespace(refers_to=text) for text in ("='C:\\Tạm\\[sheet0.xlsx]STC'!$A$4", "=[Giá.xlsx]A!$B$1")
        ]
        self.broken: list[str] = []

    def LinkSources(self, _kind: int) -> tuple[str, ...]:  # noqa: N802
        return ("C:\\Tạm\\sheet0.xlsx", "D:\\Giá.xlsx")

    def BreakLink(self, source: str, _kind: int) -> None:  # noqa: N802
        self.broken.append(source)


def test_names_that_came_with_a_new_sheet_mean_our_own_cells_and_links_of_staff_stay():
    book = _Linked()
    cut_off(book, "sheet0.xlsx")
    assert [name.refers_to for name in book.names] == ["='STC'!$A$4", "=[Giá.xlsx]A!$B$1"]
    assert book.broken == ["C:\\Tạm\\sheet0.xlsx"]


@pytest.mark.parametrize(
    ("formula", "here"),
    [
        ("=[sheet0.xlsx]STC!$A$4", "=STC!$A$4"),
        ("=SUM('/tmp/a b/[sheet0.xlsx]Cấp xã'!A1,[sheet0.xlsx]STC!B2)", "=SUM('Cấp xã'!A1,STC!B2)"),
        ("='Tổng quan'!$A$1", "='Tổng quan'!$A$1"),
    ],
)
def test_references_lose_the_file_and_keep_the_sheet(formula: str, here: str):
    assert without_file(formula, "sheet0.xlsx") == here
