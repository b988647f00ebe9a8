"""The cells of a sheet that goes back: how each looks, and its value, always as a value."""

import datetime as dt
import math
from dataclasses import replace
from typing import Any

from cchc_xl.books.draw import styles as s
from cchc_xl.books.draw.paper import BASE
from cchc_xl.books.draw.styles import Brush, CellStyle
from cchc_xl.books.package.content import content
from cchc_xl.values.columns import ANSWER_FIELDS, LATER_FORM
from cchc_xl.values.feedback import SheetCopy
from cchc_xl.values.form_texts import ATTACHED, SIGNATURES, TITLE
from cchc_xl.values.grid import Cell
from cchc_xl.values.table import Kind
from cchc_xl.values.words import WORD_LOOKS, Severity

LINE_WITHIN = 14.5  # points of one of several lines
_HIDDEN = ";;;"
_TEXT, _MOMENT = "@", "dd/mm/yyyy hh:mm"
_NUMBERS = ("n", "b")
_FIRST_YEAR = 1900  # that Excel has days of
_TO_FILL_IN = ATTACHED.partition("…")[0]
_SIGNED = tuple(who.partition("\n")[0] for who in SIGNATURES)

_PLAIN = replace(BASE, down="top")
_TITLE = replace(BASE, size=14, bold=True, colour=s.NAVY)
_SIGNATURE = replace(_PLAIN, bold=True, across="center", locked=False)
_HEADER = replace(BASE, bold=True, colour=s.WHITE, across="center", wrapped=True, edges=s.BOXED)
_LOCKED = replace(BASE, colour=s.MUTED, down="top", wrapped=True, edges=s.BOXED)
_OPEN = replace(_LOCKED, colour=s.INK, fill=s.OPEN, locked=False)
_EDGES = {Severity.ERROR: "medium", Severity.WARNING: "mediumDashed"}  # to be told apart in grey
_SIDES = ("left", "right", "top", "bottom")


def look_of(sheet: SheetCopy, row: int, column: int, value: Cell) -> CellStyle:
    """How the cell looks that is not faulty. Open are the answers, columns of the agency's own, what stands below."""
    field = sheet.columns.get(column, "")
    if not sheet.columns:
        look = _PLAIN
    elif row == sheet.header:
        look = replace(_HEADER, fill=s.HEADER if field in ANSWER_FIELDS else s.HEADER_PROGRAM)
    elif row in sheet.body:
        look = _body(field)
    else:
        look = _around(row > sheet.header, value)
    if row < sheet.header and isinstance(value, int):
        return replace(look, number_format=_HIDDEN)  # the form's count of open rows, which no longer counts
    return replace(look, number_format=_number_format(field if row in sheet.body else "", value))


def marked(look: CellStyle, severity: Severity) -> CellStyle:
    """The look of a faulty cell: coloured, framed so that it shows in grey, open whatever it holds."""
    mark = WORD_LOOKS[severity]
    edges = tuple((side, _EDGES[severity], mark.text) for side in _SIDES)
    return replace(look, fill=mark.fill, colour=s.INK, edges=edges, locked=False)


def put(cell: Any, value: Cell, look: CellStyle, brush: Brush) -> None:
    """Writes the value as nothing but a value: text stays text, whatever it begins with and however long it is."""
    brush.paint(cell, look)
    if isinstance(value, str):
        cell._value, cell.data_type = content(value, Kind.TEXT, 0).text, "s"
    elif _is_day(value) or isinstance(value, bool) or (isinstance(value, int | float) and math.isfinite(value)):
        cell._value, cell.data_type = value, "d" if isinstance(value, dt.date) else _NUMBERS[isinstance(value, bool)]
    elif value is not None:
        cell._value, cell.data_type = f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else str(value), "s"


def _body(field: str) -> CellStyle:
    look = _LOCKED if field and field not in ANSWER_FIELDS else _OPEN
    centred = field != "" and LATER_FORM.column(field).centred
    return replace(look, across="center" if centred else "left")


def _around(below: bool, value: Cell) -> CellStyle:
    """Above the table stands what the program wrote, but for the number of the report; below it signatures, notes."""
    text = value if isinstance(value, str) else ""
    if text.startswith(TITLE):
        return _TITLE
    if below and text.startswith(_SIGNED):
        return _SIGNATURE
    return replace(_PLAIN, locked=not (below or text.startswith(_TO_FILL_IN)))


def _number_format(field: str, value: Cell) -> str:
    """A day typed over a faulty text has to become a day, so the column decides where it is one of days."""
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return _MOMENT
    of_days = field != "" and LATER_FORM.column(field).kind is Kind.DATE
    if isinstance(value, dt.date) or (of_days and not isinstance(value, int | float)):
        return s.DAY
    return _TEXT if isinstance(value, str) or (value is None and field) else "General"


def _is_day(value: Cell) -> bool:
    return isinstance(value, dt.date) and value.year >= _FIRST_YEAR
