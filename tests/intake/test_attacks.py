"""Files made to harm: refused before anything is allocated, run or followed, or read without harm."""

import io
import struct
import zipfile
import zlib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cchc_xl.books.archive import Damaged, open_archive, stored
from cchc_xl.books.sheet_scan import _parsed, scan
from tests.intake.packages import SHEET, added, changed, ods, parts, read, refused, row, sheet, text, workbook, zipped

FORM = workbook(row(1, text("A1", "Mã mốc")))
FAR = "<v>1</v></c>"

# References beyond every form


@pytest.mark.parametrize("far", ["XFD1048576", "A1048576", "XFD1", "A20001", "AAA1", "XFE1", "ZZZ1", "A9999999"])
def test_a_value_at_the_end_of_the_world_is_named_and_never_allocated(far: str):
    fault = refused(workbook(row(1, text("A1", "a"), f'<c r="{far}">{FAR}')))
    assert (fault.code, fault.sheet, fault.cell) == ("T08", "S1", far)


@pytest.mark.parametrize(
    "cell",
    [
        f"<c r='XFD1048576'>{FAR}",
        f'<c s="1" r="XFD1048576">{FAR}',
        f'<c s=">" r="XFD1048576">{FAR}',
        f'<c\tr = "XFD1048576" >{FAR}',
        f'<c r="xfd1048576">{FAR}',
        f'<c r="&#88;FD1048576">{FAR}',
        f'<c r="XFD1048576" s="0">{FAR}',
        '<x:c xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="XFD1048576"><x:v>1</x:v></x:c>',
        f'<!-- --><c r="XFD1048576">{FAR}',
        '<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c>',
    ],
)
def test_a_far_value_is_found_however_its_cell_is_written(cell: str):
    fault = refused(workbook(row(1, text("A1", "a"), cell)))
    assert (fault.code, fault.cell) == ("T08", "XFD1048576")


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1048576"><c><v>1</v></c></row>',
        f'<row r="1">{"<c><v>1</v></c>" * 600}</row>',
        "<row><c><v>1</v></c></row>" * 20_001,
    ],
    ids=["a far row", "many in a row", "many rows"],
)
def test_cells_without_addresses_are_counted_too(rows: str):
    assert refused(workbook(rows)).code == "T08"


def test_a_sheet_that_calls_itself_something_else_is_scanned_too():
    made = parts(sheet(row(1, f'<c r="XFD1048576">{FAR}')))
    made["xl/_rels/workbook.xml.rels"] = made["xl/_rels/workbook.xml.rels"].replace("worksheets/sheet1", "other")
    made["xl/other.xml"] = made.pop(SHEET)
    assert refused(zipped(made)).code == "T08"


@pytest.mark.parametrize("name", ["worksheets/sheet1.png", "theme/theme1.xml", "drawings/drawing1.xml"])
def test_a_sheet_in_a_part_that_is_not_read_is_not_handed_to_the_reader(name: str):
    made = parts(sheet(row(1, f'<c r="XFD1048576">{FAR}')))
    made["xl/_rels/workbook.xml.rels"] = made["xl/_rels/workbook.xml.rels"].replace("worksheets/sheet1.xml", name)
    made[f"xl/{name}"] = made.pop(SHEET)
    assert refused(zipped(made)).code == "T03"


@pytest.mark.parametrize("cell", ['<c r="XFD1" s="0"/>', '<c r="XFD1" s="0"></c>', '<c r="A1048576"/>'])
def test_a_far_cell_without_a_value_is_harmless(cell: str):
    assert read(workbook(row(1, text("A1", "a"), cell))).sheets[0].at(0, 0) == "a"


@pytest.mark.parametrize(
    ("cells", "fate"),
    [
        ('<table:table-row>{v}</table:table-row><table:table-row table:number-rows-repeated="1048575"/>', "read"),
        ('<table:table-row>{v}<table:table-cell table:number-columns-repeated="16383"/></table:table-row>', "read"),
        ('<table:table-row table:number-rows-repeated="1048575"/><table:table-row>{v}</table:table-row>', "T08"),
        ('<table:table-row a="&gt;" table:number-rows-repeated="9&#48;000">{v}</table:table-row>', "T08"),
        ('<table:table-row><table:table-cell table:number-columns-repeated="16383"/>{v}</table:table-row>', "T08"),
        ('<table:table-row table:number-rows-repeated="-1">{v}</table:table-row>', "T03"),
        ('<table:table-row table:number-rows-repeated="99999999999">{v}</table:table-row>', "T03"),
    ],
    ids=["blank to the last row", "blank to the last column", "a value in the last row", "a value many times",
         "a value in the last column", "fewer than none", "more than any"],
)  # fmt: skip
def test_long_gaps_of_opendocument_are_never_allocated(cells: str, fate: str):
    value = '<table:table-cell office:value-type="float" office:value="1"/>'
    data = ods(f'<table:table table:name="S">{cells.format(v=value)}</table:table>')
    assert (read(data).sheets[0].rows[0][0] == 1) if fate == "read" else (refused(data).code == fate)


def test_a_far_value_in_one_of_two_sheets_of_one_name_is_not_overlooked():
    made = parts(sheet(row(1, f'<c r="XFD1048576">{FAR}')), sheet())
    made["xl/workbook.xml"] = made["xl/workbook.xml"].replace('"S2"', '"S1"')
    assert refused(zipped(made)).code == "T03"


@pytest.mark.parametrize("cells", ["<sheetData/><sheetData>{}</sheetData>", "<sheetData>{}</sheetData><sheetData/>"])
def test_a_far_value_in_one_of_two_areas_is_not_overlooked(cells: str):
    far = cells.format(row(1, f'<c r="XFD1048576">{FAR}'))
    content = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{far}</worksheet>'
    assert refused(zipped(parts(content))).code == "T08"


# Much of everything


def test_rows_without_values_are_read_however_many_there_are():
    rows = "".join(f'<row r="{n}" s="1" customFormat="1"/>' for n in range(2, 100_000))
    assert read(workbook(row(1, text("A1", "a")), rows)).sheets[0].rows == (("a",),)


def test_sheets_by_the_thousand_are_refused():
    assert "quá nhiều trang tính" in refused(zipped(parts(*[sheet()] * 1000))).text


def test_a_hundred_thousand_comments_are_not_even_read():
    comments = "".join(f'<comment ref="A{n}"><text><t>x</t></text></comment>' for n in range(1, 100_001))
    data = added(FORM, {"xl/comments1.xml": f"<comments><commentList>{comments}</commentList></comments>"})
    assert read(data).sheets[0].at(0, 0) == "Mã mốc"


def test_merges_without_end_are_refused():
    merges = '<mergeCell ref="A1:A20000"/>' * 2000
    rows = row(1, text("A1", "a")) + row(2000, text("A2000", "b"))
    assert "ô gộp" in refused(workbook(rows, after=f"<mergeCells>{merges}</mergeCells>")).text


def test_thousands_of_parts_are_refused():
    assert "quá nhiều phần" in refused(added(FORM, {f"x/{n}": "" for n in range(2001)})).text


# Bombs


def test_a_file_that_unpacks_to_a_mountain_is_refused():
    assert "quá lớn" in refused(added(FORM, {"xl/media/nen.bin": bytes(64 * 1024 * 1024)})).text


def _declaring(data: bytes, part: str, size: int, content: bytes) -> bytes:
    """The file with a part said to be of that size, its sum made to fit what a careless reader would see."""
    made = bytearray(data)
    entry = zipfile.ZipFile(io.BytesIO(data)).getinfo(part)
    sums = struct.pack("<LLL", zlib.crc32(content[:size]), entry.compress_size, size)
    made[entry.header_offset + 14 : entry.header_offset + 26] = sums
    listed = data.find(part.encode(), data.find(b"PK\x01\x02")) - 46
    made[listed + 16 : listed + 28] = sums
    return bytes(made)


def test_a_part_that_is_larger_than_it_says_is_refused():
    content = sheet(row(1, text("A1", "a" * 500_000))).encode()
    small = zipped({**parts(""), SHEET: content})
    assert refused(_declaring(small, SHEET, 100, content)).text.endswith("(tệp không nguyên vẹn).")


def test_a_part_whose_sum_is_wrong_is_refused():
    assert (
        refused(_declaring(FORM, SHEET, zipfile.ZipFile(io.BytesIO(FORM)).getinfo(SHEET).file_size, b"x")).code == "T03"
    )


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", [SHEET, SHEET.upper(), SHEET.replace("/", "\\")])
def test_a_part_that_stands_twice_is_refused(name: str):
    with zipfile.ZipFile(made := io.BytesIO(FORM), "a") as archive:
        archive.writestr(name, sheet(row(1, text("A1", "b"))))
    assert "trùng tên" in refused(made.getvalue()).text


@pytest.mark.parametrize("second", ['<c r="A1"><v>2</v></c>', "<c r='A1'><v>2</v></c>", '<c r="a1"><v>2</v></c>'])
def test_a_cell_that_stands_twice_is_refused(second: str):
    fault = refused(workbook(row(1, '<c r="A1"><v>1</v></c>', second)))
    assert (fault.code, fault.cell) == ("T03", "A1")


# What an XML parser must never be shown


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "_rels/.rels", "xl/styles.xml"])
@pytest.mark.parametrize("declared", ['<!DOCTYPE x [<!ENTITY a "aaaa">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">'])
def test_a_document_type_is_refused_wherever_it_stands(part: str, declared: str):
    with zipfile.ZipFile(io.BytesIO(FORM)) as archive:
        content = archive.read(part).decode()
    assert "khai báo lạ" in refused(added(FORM, {part: declared + content})).text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "utf-7", "ebcdic-cp-us"])
def test_an_encoding_in_which_nothing_would_be_seen_is_refused(encoding: str):
    content = f'<?xml version="1.0" encoding="{encoding}"?>' + sheet(row(1, f'<c r="XFD1048576">{FAR}'))
    written = content.encode(encoding if encoding.startswith("utf") else "ascii")
    assert "bảng mã lạ" in refused(added(FORM, {SHEET: written})).text


def test_the_encoding_that_programs_write_is_read():
    declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<worksheet'
    assert read(changed(FORM, SHEET, "<worksheet", declared)).sheets[0].at(0, 0) == "Mã mốc"


# Names that climb out of the archive


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/passwd.xml", "C:\\evil.xml", "xl/../../x.xml"])
def test_a_part_whose_name_climbs_out_goes_nowhere(name: str):
    assert read(added(FORM, {name: "<x/>"})).sheets[0].at(0, 0) == "Mã mốc"


# The scan by patterns says what the parser says


CELLS = st.lists(
    st.builds(
        '{}<c r="{}{}"{}>{}'.format,
        st.sampled_from(["", "", "<!-- -->", "\n"]),
        st.sampled_from(["A", "B", "Z", "AA", "SF", "SG", "XFD"]),
        st.integers(1, 30_000),
        st.sampled_from(["", ' t="e"', ' s="1"', ' s="1" t="e"', ' t="str"', " t='e'"]),
        st.sampled_from(["<v>1</v></c>", "</c>", "<f>1</f></c>", "<f>1</f><v></v></c>", "<f/><v>2</v></c>"]),
    ),
    max_size=8,
)


@settings(deadline=None)
@example(['<c r="A1" t="e"></c>'])
@given(CELLS)
def test_scanning_and_parsing_find_the_same(cells: list[str]):
    part = sheet(*(f'<row r="1">{cell}</row>' for cell in cells)).encode()
    fast, exact = scan(part), _parsed(part)
    assert (fast.errors, fast.uncalculated, fast.far, fast.twice) == (
        exact.errors, exact.uncalculated, exact.far, exact.twice,
    )  # fmt: skip
    assert (fast.rows >= exact.rows, fast.columns >= exact.columns) == (True, True)


# Archives


@settings(deadline=None)
@given(st.dictionaries(st.text(min_size=1, max_size=20), st.binary(max_size=200), max_size=5))
def test_what_is_stored_is_what_every_reader_finds(parts: dict[str, bytes]):
    parts = {name.replace("\0", "").replace("\\", "/") or "x": content for name, content in parts.items()}
    parts = {name: content for name, content in parts.items() if name.isprintable()}
    data = stored(parts)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == parts
    ours = open_archive(data)
    assert {entry.filename: ours.read(entry) for entry in ours.entries} == parts


@settings(deadline=None)
@given(st.integers(0, len(FORM) - 1), st.integers(0, 255))
def test_a_changed_byte_is_noticed_or_harmless(at: int, value: int):
    """Never anything but the same bytes, or a refusal."""
    made = bytearray(FORM)
    made[at] = value
    with zipfile.ZipFile(io.BytesIO(FORM)) as archive:
        before = {archive.read(name) for name in archive.namelist()}
    try:
        changed_archive = open_archive(bytes(made))
        contents = [changed_archive.read(entry) for entry in changed_archive.entries]
    except Damaged:
        return
    assert set(contents) <= before
