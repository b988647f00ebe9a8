"""Setting the cells of a defined name."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from cchc_xl.books.package.content import Content, content
from cchc_xl.books.package.sheet import Sheet
from cchc_xl.books.package.value import CellError, Raw, day_of, meant, plain, same, seconds_since
from cchc_xl.books.package.workbook import Workbook
from cchc_xl.values.table import Kind


def fill_name(workbook: Workbook, name: str, values: Any) -> Sheet | None:
    """Sets a named cell, or a named range row by row; its cells beyond become blank, values beyond are dropped.

    The sheet, if it changed. Refused (M03) where the workbook has no such name.
    """
    found = workbook.named_area(name)
    if found is None:
        raise workbook.package.refused(f"thiếu tên «{name}»")
    sheet, area = Sheet(workbook, found[0]), found[1]
    matrix = [list(row) for row in values] if _is_matrix(values) else [[values]]
    old = sheet.values(area)
    changed = [
        (area.top + i, area.left + j, what)
        for i, row in enumerate(old)
        for j, raw in enumerate(row)
        if (what := _new(raw, plain(_at(matrix, i, j)), workbook.first_day)) is not None
    ]
    if not changed:
        return None
    sheet.unshare(area)
    for row, column, what in changed:
        sheet.write(row, column, what)
    return sheet


def shown_day(workbook: Workbook, name: str) -> dt.date | None:
    """The day that a named cell shows; None where it shows none, or no cell has that name."""
    found = workbook.named_area(name)
    if found is None:
        return None
    raw = Sheet(workbook, found[0]).values(found[1])[0][0]
    seconds = meant(raw, Kind.DATE, workbook.first_day)
    return day_of(seconds) if isinstance(seconds, int) else None


def _is_matrix(values: Any) -> bool:
    return isinstance(values, Sequence) and not isinstance(values, str)


def _at(matrix: Sequence[Sequence[Any]], row: int, column: int) -> Any:
    return matrix[row][column] if row < len(matrix) and column < len(matrix[row]) else None


def _new(old: Raw, new: Raw | dt.datetime, first_day: int) -> Content | None:
    """What is to be written over ``old``; None where it says that already."""
    if new is None or isinstance(new, bool):
        return None if old is new else content(new, Kind.TEXT, first_day)
    if isinstance(new, dt.datetime):
        seconds = seconds_since(new)
        fits = isinstance(old, float) and same(meant(old, Kind.MOMENT, first_day), seconds)
        return None if fits else content(seconds, Kind.MOMENT, first_day)
    if isinstance(new, str):
        fits = isinstance(old, str) and not isinstance(old, CellError) and same(old, new)
        return None if fits else content(new, Kind.TEXT, first_day)
    return None if isinstance(old, float) and same(old, new) else content(new, Kind.RATE, first_day)
