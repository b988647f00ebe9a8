"""What a damaged workbook still says, read in the plainest way, by no reader that the program uses for returns."""

import io
import zipfile
from collections.abc import Iterator
from itertools import chain, islice, repeat
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from cchc_xl.values.columns import FORM_SHEET
from tests.fuzz.case import Place
from tests.fuzz.seeds import ROW, address
from tests.hostile.handled import COLUMN, HEADER, MAIN, REPORT, lxml
from tests.hostile.sender import ANSWERS

_LAST_ROW, _LAST_COLUMN = 40, 20  # far beyond the report
_STRINGS, _CONTENT = "xl/sharedStrings.xml", "content.xml"
_TABLE, _OFFICE, _WORDS = (f"{{urn:oasis:names:tc:opendocument:xmlns:{n}:1.0}}" for n in ("table", "office", "text"))
PLACES: tuple[Place, ...] = tuple((milestone, field) for milestone, said in ANSWERS.items() for field in said)


Still = tuple[frozenset[Place], frozenset[Place]]


def still_said(before: bytes, after: bytes) -> Still:
    """Of the answers whose header and milestone are what they were, those that say the same, and that say anything."""
    old, new = _texts(before), _texts(after)
    same = {cell for cell, text in old.items() if new.get(cell) == text}
    found = [p for p in PLACES if {f"B{ROW[p[0]]}", f"{COLUMN[p[1]]}{HEADER}"} <= same]
    stands = frozenset(p for p in found if address(*p) in same)
    return stands, frozenset(p for p in found if new.get(address(*p), "").strip())


def _texts(package: bytes) -> dict[str, str]:
    """Each cell's text by its address; a text that stands twice is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            if _CONTENT in archive.namelist():
                return dict(_ods_texts(lxml.fromstring(archive.read(_CONTENT))))
            report = lxml.fromstring(archive.read(REPORT))
            shared = list(_strings(archive.read(_STRINGS))) if _STRINGS in archive.namelist() else []
    except Exception:  # whatever it is, nothing stands there any more
        return {}
    cells = report.iterfind(f"{MAIN}sheetData/{MAIN}row/{MAIN}c")
    hidden = {cell for merge in report.iter(f"{MAIN}mergeCell") for cell in _behind(merge.get("ref", ""))}
    return {cell.get("r", ""): _text(cell, shared) for cell in cells if cell.get("r", "") not in hidden}


def _ods_texts(content: Any) -> Iterator[tuple[str, str]]:
    """The texts of the report in an OpenDocument: what is counted or a day by its value, all else by its words."""
    (report,) = (table for table in content.iter(f"{_TABLE}table") if table.get(f"{_TABLE}name") == FORM_SHEET)
    rows = chain.from_iterable(repeat(row, _times(row, "rows")) for row in report.iter(f"{_TABLE}table-row"))
    for number, row in enumerate(islice(rows, _LAST_ROW), start=1):
        cells = chain.from_iterable(repeat(cell, _times(cell, "columns")) for cell in row.iterchildren())
        for column, cell in enumerate(islice(cells, _LAST_COLUMN), start=1):
            if cell.tag == f"{_TABLE}table-cell":
                yield f"{get_column_letter(column)}{number}", _ods_text(cell)


def _times(element: Any, what: str) -> int:
    return int(element.get(f"{_TABLE}number-{what}-repeated", "1"))


def _ods_text(cell: Any) -> str:
    """What stands in the cell beside its paragraphs is no OpenDocument, and changes the text for some readers."""
    kind, beside = cell.get(f"{_OFFICE}value-type", ""), "".join([cell.text or "", *(e.tail or "" for e in cell)])
    words = "\n".join("".join(p.itertext()) for p in cell.iter(f"{_WORDS}p"))
    said = words if kind == "string" else cell.get(f"{_OFFICE}{'date-' * (kind == 'date')}value", "")
    return beside + said if kind else beside


def _behind(merged: str) -> set[str]:
    """The cells of the report that nobody sees behind a merge."""
    try:
        area = CellRange(merged)
    except (ValueError, TypeError):
        return set()
    rows = range(area.min_row, min(area.max_row, _LAST_ROW) + 1)
    columns = [get_column_letter(c) for c in range(area.min_col, min(area.max_col, _LAST_COLUMN) + 1)]
    cells = {f"{column}{row}" for row in rows for column in columns}
    return cells - {f"{get_column_letter(area.min_col)}{area.min_row}"}


def _text(cell: Any, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(t.text or "" for t in cell.iterfind(f"{MAIN}is//{MAIN}t"))
    value = cell.findtext(f"{MAIN}v") or ""
    is_shared = cell.get("t") == "s" and value.isdigit() and int(value) < len(shared)
    return shared[int(value)] if is_shared else value


def _strings(part: bytes) -> Iterator[str]:
    for item in lxml.fromstring(part).iterfind(f"{MAIN}si"):
        yield "".join(t.text or "" for t in item.iter(f"{MAIN}t"))
