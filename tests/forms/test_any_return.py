"""Whatever stands in a file that carries a form's identity, it is read to the end, and no answer gets lost."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_xl.forms.alone import expect_as_it_says
from cchc_xl.forms.returns import Return, read_return
from cchc_xl.values.columns import FORM, FORM_SHEET
from cchc_xl.values.grid import Cell, Grid, WorkbookGrid
from cchc_xl.values.words import Progress, Severity
from tests.forms.workbooks import AS_OF, KINDS, PRINTED, SNV, returned, sealed

WORDS = st.sampled_from([
    *FORM.headers, *Progress, *KINDS, *(text for texts in PRINTED.values() for text in texts), "Ghi chú", "=1+1", "x",
    "(Kèm theo Báo cáo số 12 ngày 5/4/2024)", "NGƯỜI LẬP BIỂU", "Mã biểu: khác", "Đơn vị báo cáo: Sở khác", "5/3/2024",
])  # fmt: skip
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(), WORDS, st.text(max_size=12), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes()
)
SHEETS = st.lists(st.lists(CELLS, max_size=16).map(tuple), max_size=8).map(tuple)
PLACES = st.frozensets(st.tuples(st.integers(0, 8), st.integers(0, 15)), max_size=5)

# Every milestone answered, each row in the order of the form's columns.
ANSWERED: dict[str, tuple[Cell, ...]] = {
    m: (n, m, *PRINTED[m], "Đang thực hiện", None, None, None, f"việc {m}", None, None, None)
    for n, m in enumerate(PRINTED, start=1)
}


def read(rows: tuple[tuple[Cell, ...], ...], **marks: object) -> Return:
    book = returned("x")
    return read_return(replace(book, sheets=(Grid(FORM_SHEET, rows), *book.sheets[1:]), **marks), sealed())  # type: ignore[arg-type]


@given(SHEETS, PLACES, PLACES, PLACES)
@settings(max_examples=60, deadline=None)
def test_any_sheet_is_read_to_the_end(
    rows: tuple[tuple[Cell, ...], ...], errors: frozenset[tuple[int, int]],
    uncalculated: frozenset[tuple[int, int]], converted: frozenset[tuple[int, int]],
):  # fmt: skip
    marks = {"errors": errors, "uncalculated": uncalculated, "converted": converted}
    found = read(rows, **{name: {FORM_SHEET: places} for name, places in marks.items()})
    assert found.usable or len(found.problems) == 1


@given(SHEETS, SHEETS)
@settings(max_examples=60, deadline=None)
def test_any_sheet_around_a_header_is_read_to_the_end(
    above: tuple[tuple[Cell, ...], ...], below: tuple[tuple[Cell, ...], ...]
):
    found = read((*above, tuple(FORM.headers), *below))
    answered = {row["milestone"] for row in found.results}
    assert answered <= set(KINDS)
    withheld = [p for p in found.problems if p.severity == Severity.ERROR]
    assert all(p.cell or not found.usable for p in withheld)


@given(st.permutations(list(ANSWERED.values())), st.permutations(range(len(FORM.columns))), st.integers(0, 5))
@settings(max_examples=40, deadline=None)
def test_however_rows_and_columns_are_moved_every_answer_arrives(
    rows: list[tuple[Cell, ...]], order: list[int], above: int
):
    table = [tuple(row[column] for column in order) for row in (tuple(FORM.headers), *rows)]
    found = read((*[(None,)] * above, *table))
    assert found.problems == ()
    assert {row["milestone"]: row["outcome"] for row in found.results} == {m: f"việc {m}" for m in ANSWERED}


@given(st.sampled_from(list(ANSWERED)), st.integers(0, 13), CELLS)
@settings(max_examples=60, deadline=None)
def test_a_cell_that_is_overtyped_costs_at_most_its_own_row(milestone: str, column: int, value: Cell):
    rows = [tuple(value if m == milestone and at == column else cell for at, cell in enumerate(row))
            for m, row in ANSWERED.items()]  # fmt: skip
    found = read((tuple(FORM.headers), *rows))
    others = {row["milestone"] for row in found.results} - {milestone}
    clashes = str(value).strip().casefold() in {m.casefold() for m in KINDS}
    assert others == set(KINDS) - {milestone} or (column == 1 and clashes)


@pytest.mark.parametrize(
    "text",
    [
        "t" * 30_000,
        " " * 30_000 + "x",
        "kèm theo " * 3_500,
        "1 " * 15_000,
        "1 ngày " * 4_000,
        "- " * 15_000,
        "0" * 30_000,
    ],
    ids=["t", "blanks", "kèm theo", "figures", "days", "dashes", "zeros"],
)  # fmt: skip
def test_texts_made_to_be_slow_are_read_like_others(text: str):
    for column in range(len(FORM.columns)):
        rows = [tuple(text if at == column else cell for at, cell in enumerate(row)) for row in ANSWERED.values()]
        assert read((tuple(FORM.headers), *rows, (text,) * 14)).file


def test_a_form_judged_by_itself_is_read_too():
    rows = (tuple(FORM.headers), *ANSWERED.values(), (None, "đây là ghi chú"), (None, "2-KH"))
    book: WorkbookGrid = replace(returned("x"), sheets=(Grid(FORM_SHEET, rows), *returned("x").sheets[1:]))
    found = read_return(book, expect_as_it_says(book, AS_OF))
    assert (found.agency, len(found.results)) == (SNV.agency, 3)
    assert dt.date(2024, 4, 5) == AS_OF
