"""The quick reader of sheets: it says what the slower ones say, or leaves the file to them."""

import datetime as dt
import io
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cchc_xl.books import grids
from cchc_xl.books.cell_text import clean, unescaped
from cchc_xl.books.container import open_container
from cchc_xl.books.plain_sheets import Otherwise, read_plain
from cchc_xl.values.grid import Cell, WorkbookGrid
from cchc_xl.values.problems import Refused
from tests.intake.packages import (
    TRANSITIONAL,
    added,
    changed,
    ods,
    parts,
    read,
    row,
    sheet,
    text,
    workbook,
    zipped,
)

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12) | st.sampled_from(
    ["Đã ban hành", "a & b < c", " hai  chỗ ", "dòng\nhai", "=1+1", "_x000D_", "&#39;", "0012", "𝟘"]
)
NUMBERS = st.integers(-(10**9), 10**9) | st.floats(-1e12, 1e12).map(lambda number: round(number, 6))
DAYS = st.dates(dt.date(1900, 3, 1), dt.date(9999, 12, 31))
CELLS = st.none() | TEXTS | NUMBERS | DAYS | st.booleans()
SHEETS = st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(SHEETS, st.booleans())
def test_what_openpyxl_writes_is_read_as_the_other_readers_read_it(values: list[list[Cell]], is_merged: bool):
    data = _written(values, is_merged)
    assert is_plain(data)
    assert trimmed(read(data)) == trimmed(slowly(data))
    if not is_merged:
        by_openpyxl = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True)
        assert trimmed(read(data)) == _trimmed([[_as_read(value) for value in row] for row in by_openpyxl])


def _written(values: list[list[Cell]], is_merged: bool) -> bytes:
    book = openpyxl.Workbook()
    for r, said in enumerate(values, start=1):
        for c, value in enumerate(said, start=1):
            cell = book.worksheets[0].cell(r, c, value)
            if isinstance(value, str):
                cell.data_type = "s"  # no formula
    if is_merged:
        book.worksheets[0].merge_cells("A2:C3")
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _as_read(value: Any) -> Cell:
    if isinstance(value, str):
        return clean(unescaped(value)) or None
    return value.date() if isinstance(value, dt.datetime) else value


WAYS = [
    '<c r="{}"><v>{}</v></c>',
    '<c r="{}" s="0" t="n"><v>{}</v></c>',
    '<c r="{}" s="1"><v>{}</v></c>',
    '<c r="{}" s="9"><v>{}</v></c>',
    '<c r="{}" t="s"><v>{}</v></c>',
    '<c r="{}" t="str"><f>A1</f><v>{}</v></c>',
    '<c r="{}"><f t="shared" ref="A1:A9" si="0">A1</f><v>{}</v></c>',
    '<c r="{}"><f ca="1"/><v>{}</v></c>',
    '<c r="{}"><f>{}</f></c>',
    '<c r="{}"><f>{}</f><v/></c>',
    '<c r="{}" t="str"><f>{}</f><v></v></c>',
    '<c r="{}" t="b"><v>{}</v></c>',
    '<c r="{}" t="e"><v>{}</v></c>',
    '<c r="{}" t="d"><v>{}</v></c>',
    '<c r="{}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>',
    '<c r="{}" t="inlineStr"><is><r><t>{}</t></r></is></c>',
    '<c r="{}" t="inlineStr"><is><t><![CDATA[{}]]></t></is></c>',
    '<c r="{}" t="inlineStr"><v>{}</v></c>',
    '<c r="{}"><is><t>{}</t></is></c>',
    '<c s="0" r="{}"><v>{}</v></c>',
    "<c r='{}'><v>{}</v></c>",
    '<c r="{}"><v> {} </v></c>',
    '<c r="{}"/>{}',
    '<c r="{}"/><!-- {} -->',
    '<c r="{}" s="1"></c><c><v>{}</v></c>',
    '<?hint {}?><c r="{}"><v>3</v></c>',
]
SAID = [
    *("1", "0", "2.5", "-7", "61", "60", "45292", "45292.5", "3000000", "1E3", "1e999", "1_0", "٣", "", "x", "#REF!"),
    *("a &amp; b", "&#272;", "&#x1EC7;", "&#128;", "&copy;", "&#0;", "\u00a0", "e\u0302"),
]

WRITTEN = st.tuples(st.sampled_from(WAYS), st.sampled_from(SAID), st.sampled_from(["A1", "B1", "A3", "C2"]))


WRITTEN = st.tuples(st.sampled_from(WAYS), st.sampled_from(SAID), st.sampled_from(["A1", "B1", "A3", "C2"]))


@settings(max_examples=150, deadline=None)
@given(st.lists(WRITTEN, max_size=4))
@example([('<c r="{}"><f>{}</f></c>', "&copy;", "A1"), ('<c r="{}" t="e"><v>{}</v></c>', "1", "B1")])
@example([('<c r="{}" t="str"><f>A1</f><v>{}</v></c>', "_x005F_x0041_", "A1")])
@example([('<c r="{}" t="str"><f>A1</f><v>{}</v></c>', "&#0;", "A1")])
def test_however_cells_are_written_no_reader_is_contradicted(cells: list[tuple[str, str, str]]):
    xml = "".join(way.format(address, said) for way, said, address in cells)
    data = with_shared(zipped(parts(sheet(f"<row>{xml}</row>"))), "một", "hai &lt;", "ba")
    assert answer(read, data) == answer(slowly, data)


@pytest.mark.parametrize(
    "data",
    [
        workbook(row(1, "<!-- x -->", text("A1", "x"))),
        workbook(row(1, text("A1", "<![CDATA[x]]>"))),
        workbook(row(1, text("A1", "x"), text("A1", "y"))),
        workbook(row(1, text("A1", "&thing;"))),
        workbook(row(1, text("A1", "x"), "<oddment/>")),
        workbook(row(1, '<c r="A1" s="7"><v>1</v></c>')),
        workbook(row(1, '<c r="A1" s="1"><v>60</v></c>')),
        workbook(row(1, text("A1", "x")), properties='<workbookPr date1904="1"/>'),
        workbook(row(1, text("XFD1048576", "x"))),
        changed(workbook(row(1, text("A1", "x"))), "xl/styles.xml", "</styleSheet>", ""),
        changed(workbook(row(1, text("A1", "x"))), "xl/workbook.xml", "r:id", "id"),
        ods("<table:table table:name='S1'/>"),
    ],
    ids=["a comment", "CDATA", "a cell twice", "an entity", "no cell", "no style", "before the days", "since 1904",
         "far", "styles broken", "no part", "OpenDocument"],
)  # fmt: skip
def test_what_is_written_otherwise_is_left_to_the_other_readers(data: bytes):
    assert not is_plain(data)


def test_shared_texts_with_formats_are_left_to_the_other_readers():
    data = with_shared(
        workbook(row(1, '<c r="A1" t="s"><v>0</v></c>')), "<r><t>Hoàn thành</t></r><r><t>,</t></r>", bare=True
    )
    assert not is_plain(data)
    assert read(data).sheets[0].at(0, 0) == "Hoàn thành,"


@pytest.mark.parametrize(
    "code", ["dd/mm/yyyy", "d/m/yyyy;@", "[$-42A]dd/mm/yyyy", "yyyy\\-mm\\-dd", "[$-1010000]d/m/yy;@", "mm-dd-yy"]
)
def test_a_day_is_a_day_in_the_formats_that_staff_meet(code: str):
    data = changed(workbook(row(1, '<c r="A1" s="1"><v>45356</v></c>')), "xl/styles.xml", "dd/mm/yyyy", code)
    assert is_plain(data)
    assert read(data).sheets[0].at(0, 0) == slowly(data).sheets[0].at(0, 0) == dt.date(2024, 3, 5)


@pytest.mark.parametrize(
    "code", ["General", "0", "#,##0.00", "0.0%", "@", "&quot;Còn &quot;0&quot; dòng&quot;;;&quot;Đủ&quot;"]
)
def test_a_number_is_no_day_in_the_formats_that_staff_meet(code: str):
    data = changed(workbook(row(1, '<c r="A1" s="1"><v>45356</v></c>')), "xl/styles.xml", "dd/mm/yyyy", code)
    assert is_plain(data)
    assert read(data).sheets[0].at(0, 0) == slowly(data).sheets[0].at(0, 0) == 45356


@pytest.mark.parametrize("code", ["hh:mm", "[h]:mm", "dd/mm/yyyy hh:mm", "[Red]0", "0.0E+0", "# ?/?", "mmm"])
def test_other_formats_say_what_the_other_readers_say(code: str):
    data = changed(workbook(row(1, '<c r="A1" s="1"><v>45356.5</v></c>')), "xl/styles.xml", "dd/mm/yyyy", code)
    assert answer(read, data) == answer(slowly, data)


def test_sheets_written_alike_take_texts_and_formats_from_their_own_files():
    cells = row(1, '<c r="A1" t="s"><v>0</v></c>', '<c r="B1" s="1"><v>45356</v></c>')
    first = with_shared(workbook(cells), "Hoàn thành")
    second = changed(with_shared(workbook(cells), "Chưa thực hiện"), "xl/styles.xml", "dd/mm/yyyy", "0")
    assert is_plain(first)
    assert is_plain(second)
    read_so = [read(data).sheets[0].rows[0] for data in (first, second, first)]
    assert read_so == [
        ("Hoàn thành", dt.date(2024, 3, 5)),
        ("Chưa thực hiện", 45356),
        ("Hoàn thành", dt.date(2024, 3, 5)),
    ]


def test_cells_merged_in_one_file_are_not_merged_in_the_next():
    cells = row(1, text("A1", "x")), row(2, text("A2", "y"))
    merged = workbook(*cells, after='<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>')
    assert [trimmed(read(data)) for data in (workbook(*cells), merged, workbook(*cells))] == [
        [("x",), ("y",)],
        [("x",), ("x",)],
        [("x",), ("y",)],
    ]


@pytest.mark.parametrize("said", ["Xong chưa?", "Khẩn!", "a &lt;!b", "&lt;?xml"])
def test_marks_of_a_sentence_are_no_markup(said: str):
    data = workbook(row(1, text("A1", said)))
    assert is_plain(data)
    assert trimmed(read(data)) == trimmed(slowly(data))


def is_plain(data: bytes) -> bool:
    package = open_container(data, "f.xlsx")
    assert package is not None
    try:
        return bool(read_plain(package))
    except Otherwise:
        return False


def slowly(data: bytes) -> WorkbookGrid:
    """The file as the other readers read it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grids, "read_plain", _otherwise)
        return read(data)


def _otherwise(_: object) -> None:
    raise Otherwise


def answer(reader: Callable[[bytes], WorkbookGrid], data: bytes) -> object:
    """What a reader says of a file: its values and the places that need a word, or why it is refused."""
    try:
        book = reader(data)
    except Refused as refused:
        return refused.problem
    return trimmed(book), book.errors, book.uncalculated


def trimmed(book: WorkbookGrid) -> list[tuple[Cell, ...]]:
    """The first sheet's rows without blanks at their ends."""
    return _trimmed(book.sheets[0].rows)


def _trimmed(rows: Sequence[Sequence[Cell]]) -> list[tuple[Cell, ...]]:
    filled = [(n, row) for n, row in enumerate(rows) if any(cell is not None for cell in row)]
    last = filled[-1][0] if filled else -1
    return [tuple(row[: max((n + 1 for n, cell in enumerate(row) if cell is not None), default=0)])
            for row in rows[: last + 1]]  # fmt: skip


def with_shared(data: bytes, *texts: str, bare: bool = False) -> bytes:
    """The workbook with shared texts."""
    items = "".join(f"<si>{said}</si>" if bare else f"<si><t>{said}</t></si>" for said in texts)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    relation = f'<Relationship Id="rIdT" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    related = changed(data, "xl/_rels/workbook.xml.rels", "</Relationships>", relation)
    return added(related, {"xl/sharedStrings.xml": f'<sst xmlns="{TRANSITIONAL}">{items}</sst>'})
