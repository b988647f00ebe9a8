"""Reading workbooks that somebody sent, as plain grids. python-calamine reads; nothing is trusted, or run."""

import datetime as dt
import hashlib
import io
import re
import unicodedata
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError

from cchc_xl.books import carried
from cchc_xl.books.container import Package, error_cells, open_container
from cchc_xl.books.os_errors import in_words
from cchc_xl.values.grid import Cell, Grid, WorkbookGrid
from cchc_xl.values.problems import refuse

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_WHOLE = 10**15  # beyond this a float no longer holds every whole number


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

    Raises Refused: T01 no workbook (says what it is), T02 encrypted, T03 broken, unsafe or unreadable.
    """
    package = open_container(data, file)
    sheets = _sheets(data, file)
    return WorkbookGrid(
        file,
        sheets,
        carried.properties(package) if package else {},
        hashlib.sha256(data).hexdigest(),
        (carried.saved_at(package) if package else None) or saved,
        _errors(package) if package else {},
    )


def _sheets(data: bytes, file: str) -> tuple[Grid, ...]:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = tuple(_grid(name, workbook) for name in workbook.sheet_names)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except PasswordError as error:
        raise refuse("T02", file=file) from error
    except BaseException as error:  # calamine's PanicException is one
        raise refuse("T03", file=file, detail="nội dung bảng tính bị hỏng") from error
    if not sheets:
        raise refuse("T03", file=file, detail="không có trang tính nào")
    return sheets


def _grid(name: str, workbook: CalamineWorkbook) -> Grid:
    rows: list[list[Any]] = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return Grid(clean(name), tuple(tuple(map(_cell, row)) for row in rows))


def _cell(value: Any) -> Cell:
    if value == "":
        return None
    if isinstance(value, str):
        return clean(value) or None
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < _WHOLE else value
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    if isinstance(value, dt.time | dt.timedelta):
        return str(value)
    return value


def clean(text: str) -> str:
    """Text as one thing: NFC, trimmed, Excel's escapes undone, one kind of space and of line end."""
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\N{NO-BREAK SPACE}", " ")
    return unicodedata.normalize("NFC", _CONTROL.sub("", text)).strip()


def _errors(package: Package) -> dict[str, frozenset[tuple[int, int]]]:
    found = {clean(name): error_cells(package.get(part)) for name, part in carried.sheet_parts(package)}
    return {name: places for name, places in found.items() if places}
