"""One cell of an answer: what it says, and what is wrong with it."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from typing import TypeGuard

from cchc_xl.forms.days import Horizon, has_several, read_day, read_month_first, swapped
from cchc_xl.values.grid import Cell
from cchc_xl.values.problems import Problem
from cchc_xl.values.table import Column, Kind
from cchc_xl.values.words import PROGRESS_ALIASES, Progress

# The catalogue's problem at this return: ``tell("N03", cell="I14", …)``.
Tell = Callable[..., Problem]
Value = str | dt.date | None
Read = tuple[Value, list[Problem]]

_NEVER_FUTURE = ("done_on", "document_date")
_MAY_BE_MONTH = ("expected_on",)
_SHOWN = 60  # characters of a cell that a message repeats
_MOST = 32_767  # characters that a cell of Excel holds
_BETWEEN_ANSWERS = re.compile(r"[;,/|+\n]|\s-\s|\bvà\b|\bhoặc\b", re.IGNORECASE)
_NOTHING_YET = re.compile(r"0\s*%")


def read_cell(column: Column, value: Cell, cell: str, horizon: Horizon, tell: Tell) -> Read:
    """The value of an answer cell that is not blank, "" and None where it has none that can be used.

    A state or a day that had to be understood is said in a notice; one that could mean two things is an error.
    """
    if column.field == "progress":
        return _read_progress(column, value, cell, tell)
    if column.kind == Kind.DATE:
        return _read_date(column, value, cell, horizon, tell)
    return _read_text(column, value, cell, tell)


def is_taken_as_it_stands(value: Cell, column: Column, horizon: Horizon) -> TypeGuard[Value]:
    """Whether ``read_cell`` has nothing to read in a filled cell: so it is with nearly all, and quickly known."""
    if column.kind is Kind.DATE:
        return type(value) is dt.date and horizon.earliest <= value <= horizon.today
    if column.field == "progress":
        return value in _PRINTED
    return type(value) is str and len(value) <= _MOST


def understood(text: str) -> Progress | None:
    """The progress that a text means, written in whatever case, with or without accents; None for others."""
    if (exactly := _PRINTED.get(text)) is not None:
        return exactly
    return Progress.NOT_STARTED if _NOTHING_YET.fullmatch(text) else _PROGRESS.get(folded(text))


def as_text(value: Cell) -> str:
    """A cell as text: whole numbers without a point, days as staff write them, blank as ""."""
    if isinstance(value, str):
        return value
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bool):
        return str(value).upper()  # as Excel shows it
    return "" if value is None else str(value)


def folded(text: str) -> str:
    """Without accents, punctuation and capitals; enough for closed lists of words, never for names."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    words = "".join(c if c.isalnum() else " " for c in letters if unicodedata.category(c) != "Mn")
    return " ".join(words.split())


def short(text: str) -> str:
    """A text in one line, as long as a message bears."""
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _read_progress(column: Column, value: Cell, cell: str, tell: Tell) -> Read:
    text = as_text(value)
    read = understood(text)
    parts = [] if read else [understood(part) for part in _BETWEEN_ANSWERS.split(text) if part.strip()]
    if len(set(parts) - {None}) > 1:
        return "", [tell("N23", cell=cell, column=column.header, value=short(text))]
    read = read or (parts[0] if len(set(parts)) == 1 else None)
    if read is None:
        choices = ", ".join(f"«{p}»" for p in Progress)
        return "", [tell("N01", cell=cell, value=short(text), choices=choices)]
    exactly = text == read
    return read.value, [] if exactly else [tell("N11", cell=cell, value=short(text), read=read.value)]


def _read_text(column: Column, value: Cell, cell: str, tell: Tell) -> Read:
    text = as_text(value)
    if len(text) > _MOST:
        return "", [tell("N30", cell=cell, column=column.header, count=len(text), most=_MOST)]
    if column.field == "document" and isinstance(value, dt.date):
        return text, [tell("N29", cell=cell, column=column.header, value=text)]
    return text, []


def _read_date(column: Column, value: Cell, cell: str, horizon: Horizon, tell: Tell) -> Read:
    """A day beyond the horizon, or done in the future, is an error; unless Excel swapped its day and month."""
    day = read_day(value, or_month=column.field in _MAY_BE_MONTH)
    month_first = read_month_first(value) if day is None else None
    read = day or month_first
    if read is None:
        several = isinstance(value, str) and has_several(value)
        return None, [tell("N23" if several else "N03", cell=cell, column=column.header, value=short(as_text(value)))]
    latest = horizon.today if column.field in _NEVER_FUTURE else horizon.latest
    if not horizon.earliest <= read <= latest:
        return _beyond(column, value, read, cell, horizon, tell)
    if month_first:
        why = "không có trong lịch nếu đọc ngày trước, tháng sau"
        return read, [tell("N21", cell=cell, column=column.header, value=as_text(value), why=why, read=_shown(read))]
    if isinstance(value, dt.date):
        return read, []
    return read, [tell("N04", cell=cell, column=column.header, value=short(as_text(value)), read=_shown(read))]


def _beyond(column: Column, value: Cell, day: dt.date, cell: str, horizon: Horizon, tell: Tell) -> Read:
    """Excel set to American order reads «4/3/2024» as 3 April: where 3 April is still to come and 4 March is not,
    4 March is taken, and asked about. Text stays as it was typed, so it is never read the other way round."""
    at = {"cell": cell, "column": column.header, "value": _shown(day)}
    if not horizon.holds(day):
        return None, [tell("N22", **at, earliest=_shown(horizon.earliest), latest=_shown(horizon.latest))]
    other = swapped(day) if isinstance(value, dt.date) else None
    if other is None or other > horizon.today:
        return None, [tell("N06", **at, as_of=_shown(horizon.today))]
    why = f"ở sau ngày tổng hợp {_shown(horizon.today)}"
    return other, [tell("N21", **at, why=why, read=_shown(other))]


def _shown(day: dt.date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


_PRINTED: dict[str, Progress] = {p.value: p for p in Progress}
_PROGRESS = {**PROGRESS_ALIASES, **{folded(p): p for p in Progress}}
