"""What a damaged workbook still says, read in the plainest way, by no reader that the program uses for returns."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from tests.fuzz.case import Place
from tests.fuzz.seeds import ROW, address
from tests.hostile.handled import COLUMN, HEADER, MAIN, REPORT, lxml
from tests.hostile.sender import ANSWERS

_LAST_ROW, _LAST_COLUMN = 40, 20  # far beyond the report
_STRINGS = "xl/sharedStrings.xml"
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
            report = lxml.fromstring(archive.read(REPORT))
            shared = list(_strings(archive.read(_STRINGS))) if _STRINGS in archive.namelist() else []
    except Exception:  # whatever it is, nothing stands there any more
        return {}
    cells = report.iterfind(f"{MAIN}sheetData/{MAIN}row/{MAIN}c")
    hidden = {cell for merge in report.iter(f"{MAIN}mergeCell") for cell in _behind(merge.get("ref", ""))}
    return {cell.get("r", ""): _text(cell, shared) for cell in cells if cell.get("r", "") not in hidden}


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
