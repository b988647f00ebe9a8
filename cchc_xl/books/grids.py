"""Reading workbooks that somebody sent, as plain grids. python-calamine reads; nothing is trusted, or run."""

import datetime as dt
import hashlib
import io
import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError

from cchc_xl.books import carried
from cchc_xl.books.cell_text import clean, in_unicode
from cchc_xl.books.container import Package, open_container
from cchc_xl.books.os_errors import in_words
from cchc_xl.books.scans import scan_sheets
from cchc_xl.books.sheet_scan import Scan, is_far
from cchc_xl.values.grid import Cell, Grid, Place, WorkbookGrid
from cchc_xl.values.problems import Refused, refuse

_WHOLE = 10**15  # beyond this a float no longer holds every whole number
_BROKEN = "nội dung bảng tính bị hỏng"


def read_grid(path: Path, name: str = "") -> WorkbookGrid:
    """The workbook at a path, under ``name`` or the file's own. Raises Refused as ``grid_of`` does."""
    file = name or path.name
    try:
        data, modified = path.read_bytes(), path.stat().st_mtime
    except OSError as error:
        raise refuse("T03", file=file, detail=in_words(error)) from error
    return grid_of(data, file, dt.datetime.fromtimestamp(modified).replace(microsecond=0))


def grid_of(data: bytes, file: str, saved: dt.datetime) -> WorkbookGrid:
    """The workbook's values (.xlsx, .xlsm, .xls, .ods); ``saved`` is the file's own time, local.

    Raises Refused: T01 no workbook (says what it is), T02 encrypted, T03 broken, unsafe or unreadable, T07 packed
    in a way that cannot be opened, T08 a cell beyond every form.
    """
    package = open_container(data, file)
    scans = scan_sheets(package, file) if package else {}
    sheets, converted = in_unicode(_sheets(package.repacked() if package else data, package, file))
    return WorkbookGrid(
        file,
        sheets,
        carried.properties(package) if package else {},
        hashlib.sha256(data).hexdigest(),
        (carried.saved_at(package) if package else None) or saved,
        _places(scans, "errors"),
        _places(scans, "uncalculated"),
        converted,
        carried.risks(package) if package else (),
    )


def _places(scans: Mapping[str, Scan], what: str) -> dict[str, frozenset[Place]]:
    return {clean(name): places for name, found in scans.items() if (places := getattr(found, what))}


def _sheets(data: bytes, package: Package | None, file: str) -> tuple[Grid, ...]:
    try:
        return _first_reading(data, file)
    except (KeyboardInterrupt, SystemExit, MemoryError, Refused):
        raise
    except PasswordError as error:
        raise refuse("T02", file=file) from error
    except BaseException as error:  # calamine's PanicException is one
        if package is None or package.is_ods:
            raise refuse("T03", file=file, detail=_BROKEN) from error
        return _second_reading(data, file)


def _first_reading(data: bytes, file: str) -> tuple[Grid, ...]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    if not workbook.sheet_names:
        raise refuse("T03", file=file, detail="không có trang tính nào")
    return tuple(_grid(name, workbook, file) for name in workbook.sheet_names)


def _second_reading(data: bytes, file: str) -> tuple[Grid, ...]:
    from cchc_xl.books.second_reader import read_values

    try:
        sheets = read_values(data)
    except Exception as error:  # openpyxl has many ways to say that a file is broken
        raise refuse("T03", file=file, detail=_BROKEN) from error
    return tuple(Grid(clean(name), tuple(tuple(map(_cell, row)) for row in rows)) for name, rows in sheets)


def _grid(name: str, workbook: CalamineWorkbook, file: str) -> Grid:
    sheet = workbook.get_sheet_by_name(name)
    if is_far(sheet.total_height, sheet.total_width):
        raise refuse("T08", file=file, sheet=name)
    read: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    rows = [[_cell(value) for value in row] for row in read]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        _merge(rows, top, left, bottom, right)
    return Grid(clean(name), tuple(map(tuple, rows)))


def _merge(rows: list[list[Cell]], top: int, left: int, bottom: int, right: int) -> None:
    """What people see of merged cells: one value, which holds for each of its rows and stands in its first column.

    Values that are left behind a merge are not shown, and do not count.
    """
    for row in rows[top : bottom + 1]:
        if left < len(row):
            shown = rows[top][left]
            row[left : right + 1] = [shown, *[None] * (len(row[left : right + 1]) - 1)]


@lru_cache(maxsize=20_000)  # the forms of a round say the same things
def _text(text: str) -> str | None:
    return clean(text) or None


def _cell(value: Any) -> Cell:
    return _text(value) if isinstance(value, str) else _value(value)


def _value(value: Any) -> Cell:
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    if isinstance(value, dt.time | dt.timedelta):
        return str(value)
    return value


def _number(value: float) -> Cell:
    if not math.isfinite(value):
        return str(value)  # as a number it would count as blank
    return int(value) if value.is_integer() and abs(value) < _WHOLE else value
