"""Reading workbooks that somebody sent, as plain grids. python-calamine reads; nothing is trusted, or run."""

import datetime as dt
import hashlib
import io
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError

from cchc_xl.books import carried
from cchc_xl.books.cell_text import as_number, clean, in_unicode, unescaped
from cchc_xl.books.container import Package, open_container
from cchc_xl.books.plain_sheets import Otherwise, read_plain
from cchc_xl.books.scans import BROKEN, Findings, look_into, look_into_old
from cchc_xl.books.sheet_scan import MAX_CELLS, Scan, is_far
from cchc_xl.values.grid import Cell, Grid, Place, Places, WorkbookGrid
from cchc_xl.values.problems import Refused, refuse

_Read = tuple[tuple[Grid, ...], Findings]

# Numbers that are written so calamine 0.9 loses, or takes for text.
_AMISS = (b"<![CDATA[", b"<v> ", b"<v>\n", b"<v>\r", b"<v>\t", b" </v>", b"\n</v>", b"\r</v>", b"\t</v>")


def grid_of(data: bytes, file: str, saved: dt.datetime) -> WorkbookGrid:
    """The workbook's values (.xlsx, .xlsm, .xls, .ods); ``saved`` is the file's own time, local.

    Raises Refused: T01 no workbook (says what it is), T02 encrypted, T03 broken, unsafe or unreadable, T07 packed
    in a way that cannot be opened, T08 a cell beyond every form.
    """
    package = open_container(data, file)
    read, found = _read_package(package, file) if package else _read_old(data, file)
    sheets, converted = in_unicode(read)
    errors, uncalculated = (_with_merged(places, sheets) for places in _marked(found.sheets))
    return WorkbookGrid(
        file,
        sheets,
        carried.properties(package) if package else {},
        hashlib.sha256(data).hexdigest(),
        (carried.saved_at(package) if package else None) or saved,
        errors,
        uncalculated,
        converted,
        found.carries,
    )


def _marked(scans: Mapping[str, Scan]) -> tuple[Places, Places]:
    """The places of errors and of formulas without a value, by the names that the grids have."""
    errors = {clean(name): found.errors for name, found in scans.items() if found.errors}
    return errors, {clean(name): found.uncalculated for name, found in scans.items() if found.uncalculated}


def _with_merged(places: Places, sheets: Sequence[Grid]) -> Places:
    """With the further rows of merged cells: what is true of the cell that is seen is true of them."""
    if not any(grid.spread for grid in sheets if grid.name in places):
        return places
    spread = {grid.name: grid.spread for grid in sheets}
    return {name: found | _below(found, spread.get(name, frozenset())) for name, found in places.items()}


def _below(found: frozenset[Place], spread: frozenset[Place]) -> set[Place]:
    below = set[Place]()
    for row, column in found:
        while (row + 1, column) in spread:
            row += 1
            below.add((row, column))
    return below


def _read_package(package: Package, file: str) -> _Read:
    """The sheets in one pass, where they are written as usual; else looked into first and then read."""
    try:
        plain = read_plain(package)
    except Otherwise:
        found = look_into(package, file)
        return _read_carefully(package, _marked(found.sheets)[0], file), found
    found = Findings({name: sheet.found for name, sheet in plain.items()}, carried.risks(package))
    return tuple(_grid(name, sheet.rows, sheet.merged, file) for name, sheet in plain.items()), found


def _read_carefully(package: Package, errors: Places, file: str) -> tuple[Grid, ...]:
    """The sheets by the first reader, or by the second what the first cannot read."""
    if any(mark in part for part in package.parts.values() for mark in _AMISS):
        return _second_reading(package, errors, file)
    try:
        return _first_reading(package.repacked(), file)
    except _Unread:
        if package.is_ods:
            raise refuse("T03", file=file, detail=BROKEN) from None
        return _second_reading(package, errors, file)


def _read_old(data: bytes, file: str) -> _Read:
    """The sheets of an .xls, which one reader knows."""
    found = look_into_old(data, file)
    try:
        return _first_reading(data, file), found
    except _Unread:
        raise refuse("T03", file=file, detail=BROKEN) from None


class _Unread(Exception):  # noqa: N818 - what became of the file
    """The first reader cannot read the file."""


def _first_reading(data: bytes, file: str) -> tuple[Grid, ...]:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = tuple(_sheet(name, workbook, file) for name in workbook.sheet_names)
    except (KeyboardInterrupt, SystemExit, MemoryError, Refused):
        raise
    except PasswordError as error:
        raise refuse("T02", file=file) from error
    except BaseException as error:  # calamine's PanicException is one
        raise _Unread from error
    if not sheets:
        raise refuse("T03", file=file, detail="không có trang tính nào")
    return sheets


def _second_reading(package: Package, errors: Places, file: str) -> tuple[Grid, ...]:
    from cchc_xl.books.second_reader import read_values

    try:
        sheets = read_values(package.parts)
    except Exception as error:  # openpyxl has many ways to say that a file is broken
        raise refuse("T03", file=file, detail=BROKEN) from error
    return tuple(_without_errors(name, rows, errors.get(clean(name), frozenset())) for name, rows in sheets)


def _without_errors(name: str, rows: list[list[Any]], errors: frozenset[Place]) -> Grid:
    read = (tuple(None if (r, c) in errors else _cell(v) for c, v in enumerate(row)) for r, row in enumerate(rows))
    return Grid(clean(name), tuple(read))


def _sheet(name: str, workbook: CalamineWorkbook, file: str) -> Grid:
    sheet = workbook.get_sheet_by_name(name)
    if is_far(sheet.total_height, sheet.total_width):
        raise refuse("T08", file=file, sheet=name)
    read: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    rows = [[_text(value) if value.__class__ is str else _value(value) for value in row] for row in read]
    return _grid(name, rows, sheet.merged_cell_ranges or (), file)


def _grid(name: str, read: Sequence[Sequence[Cell]], merged: Sequence[tuple[Place, Place]], file: str) -> Grid:
    if sum(min(bottom, len(read)) - top + 1 for (top, _), (bottom, _) in merged) > MAX_CELLS:
        raise refuse("T03", file=file, sheet=name, detail="có quá nhiều ô gộp")
    rows = list(map(tuple, read))
    spread, hidden = set[Place](), set[Place]()
    for first, last in merged:
        hidden |= _merge(rows, first, last)
        spread.update((row, first[1]) for row in range(first[0] + 1, min(last[0] + 1, len(rows))))
    return Grid(clean(name), tuple(rows), frozenset(spread), frozenset(hidden))


def _merge(rows: list[tuple[Cell, ...]], first: Place, last: Place) -> set[Place]:
    """What people see of merged cells: one value, which holds for each of its rows and stands in its first column.

    Values that are left behind a merge are not shown, and do not count; returns the places of those that differ.
    """
    (top, left), (bottom, right) = first, last
    shown = rows[top][left] if top < len(rows) and left < len(rows[top]) else None
    behind = set[Place]()
    for number, row in enumerate(rows[top : bottom + 1], start=top):
        said = row[left : right + 1]
        seen: tuple[Cell, ...] = (shown, *[None] * (len(said) - 1))
        if said and said != seen:
            rows[number] = (*row[:left], *seen, *row[right + 1 :])
            behind.update((number, left + c) for c, cell in enumerate(said) if cell is not None and cell != shown)
    return behind


@lru_cache(maxsize=20_000)  # the forms of a round say the same things
def _text(text: str) -> str | None:
    return clean(text) or None


def _cell(value: Any) -> Cell:
    """As openpyxl gives it, which leaves Excel's escapes to us."""
    return _text(unescaped(value)) if isinstance(value, str) else _value(value)


def _value(value: Any) -> Cell:
    if isinstance(value, float):
        return as_number(value)
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    if isinstance(value, dt.time | dt.timedelta):
        return str(value)
    return value
