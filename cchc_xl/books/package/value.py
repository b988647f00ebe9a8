"""Values of cells: as the file holds them, and as a column of a kind means them.

Days and moments are whole seconds since 30/12/1899, so that equal ones compare equal whatever their form.
"""

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from cchc_xl.values.frames import DTYPES
from cchc_xl.values.table import Kind

# What a cell holds: text (cleaned), a number, a truth value, or nothing.
Raw = str | float | bool | None
# What a column means by it: text; seconds, a count; a rate; nothing. ``Unfit`` where it means nothing.
Value = str | int | float | None

DAY = 86_400
MAX_TEXT = 32_767
_EPOCH = dt.datetime(1899, 12, 30)
_ZERO = np.datetime64("1899-12-30", "s")
_LAST_SERIAL = 2_958_466  # 31/12/9999 and a day
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_VIETNAMESE_DAY = re.compile(
    r"(?P<d>\d{1,2})\s*[/.\-]\s*(?P<m>\d{1,2})\s*[/.\-]\s*(?P<y>\d{4}|\d{2})"
    r"(?:\s+(?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2}))?)?"
)
_ISO_DAY = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T ](?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2})(?:\.\d+)?)?Z?)?"
)


class CellError(str):
    """An error that a cell shows: #REF!, #VALUE! …"""

    __slots__ = ()


class Unfit(str):
    """What a cell shows that its column cannot hold."""

    __slots__ = ()


@lru_cache(maxsize=100_000)
def clean(text: str) -> str:
    """Text as the program reads it: NFC, trimmed, one kind of line end, Excel's _x000D_ undone."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text).strip()


def writable(text: str) -> str:
    """Text as a cell can hold it: no control characters, line ends as \\n, at most 32,767 characters."""
    if not text.isprintable():
        text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text[:MAX_TEXT]


def number_text(number: float) -> str:
    """A number as an id: 17.0 → 17, 10.1 → 10.1."""
    return str(int(number)) if float(number).is_integer() and abs(number) < 1e15 else repr(float(number))


def meant(raw: Raw, kind: Kind, first_day: int) -> Value:
    """What a column of that kind means by a cell's value; ``Unfit`` where it cannot hold it."""
    if kind in (Kind.TEXT, Kind.ID):
        return _text(raw)
    if raw is None:
        return None
    if isinstance(raw, (bool, CellError)):
        return Unfit(raw)
    if kind in (Kind.DATE, Kind.MOMENT):
        return _seconds(raw, kind, first_day)
    if isinstance(raw, str):
        return Unfit(raw)
    if kind is Kind.COUNT:
        return int(raw) if float(raw).is_integer() else Unfit(number_text(raw))
    return raw


def _text(raw: Raw) -> str:
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    return raw if isinstance(raw, str) else number_text(raw)


def _seconds(raw: str | float, kind: Kind, first_day: int) -> Value:
    if isinstance(raw, str):
        seconds = seconds_of(raw)
        if seconds is None:
            return Unfit(raw)
    elif 0 < raw + first_day < _LAST_SERIAL:
        seconds = round((raw + first_day) * DAY)
    else:
        return Unfit(number_text(raw))
    return seconds - seconds % DAY if kind is Kind.DATE else seconds


def seconds_of(text: str) -> int | None:
    """The day and time that a text says, in seconds since 30/12/1899; None where it says none."""
    moment = day_in_words(text)
    return None if moment is None else seconds_since(moment)


def seconds_since(moment: dt.datetime) -> int:
    """A moment in seconds since 30/12/1899."""
    return round((moment - _EPOCH).total_seconds())


def day_of(seconds: int) -> dt.date:
    """The day of a moment in seconds since 30/12/1899."""
    return (_EPOCH + dt.timedelta(seconds=seconds)).date()


def day_in_words(text: str) -> dt.datetime | None:
    """The day (and time) a person typed as text, day before month: 5/4/2024, 05.04.24, 5-4-2024; ISO too."""
    found = _VIETNAMESE_DAY.fullmatch(text.strip()) or _ISO_DAY.fullmatch(text.strip())
    if not found:
        return None
    year = int(found["y"]) + (2000 if len(found["y"]) == 2 else 0)
    hour, minute, second = (int(found[part] or 0) for part in "HMS")
    try:
        return dt.datetime(year, int(found["m"]), int(found["d"]), hour, minute, second)
    except ValueError:
        return None


def serial(seconds: int, first_day: int) -> int | float:
    """Seconds since 30/12/1899 as the number that the workbook's cells hold."""
    days, rest = divmod(seconds, DAY)
    return days - first_day + rest / DAY if rest else days - first_day


def array_of(values: Sequence[Value], kind: Kind) -> Any:
    """Values of one column as ``frames`` wants them."""
    if kind in (Kind.DATE, Kind.MOMENT):
        days = np.array(["NaT" if v is None else v for v in values], dtype="timedelta64[s]")
        return pd.array(_ZERO + days, dtype=DTYPES[kind])
    return pd.array(values, dtype=DTYPES[kind])


def values_of(series: Any, kind: Kind) -> list[Value]:
    """The values of a frame's column as cells will mean them once written."""
    if kind in (Kind.DATE, Kind.MOMENT):
        moments = series.to_numpy(dtype="datetime64[s]")
        seconds = (moments - _ZERO).astype("int64")
        if kind is Kind.DATE:
            seconds -= seconds % DAY
        return [None if blank else s for s, blank in zip(seconds.tolist(), np.isnat(moments), strict=True)]
    if kind in (Kind.TEXT, Kind.ID):
        return [writable(text) for text in series.tolist()]
    return [None if v is pd.NA or v is None or math.isnan(v) else v for v in series.tolist()]


def same(old: Value, new: Value) -> bool:
    """Whether a cell that means ``old`` already says ``new``: texts but for form, numbers but for the last digits."""
    if old == new:
        return not isinstance(old, Unfit)
    if isinstance(old, float) and isinstance(new, (int, float)):
        return math.isclose(old, new, rel_tol=1e-12)
    return isinstance(old, str) and isinstance(new, str) and old == clean(new)


def plain(value: Any) -> Raw | dt.datetime:
    """A single value of whatever library as a cell's: blanks of all kinds are None, days are datetimes."""
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, str):
        return writable(value) or None
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime(warn=False)
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.datetime(value.year, value.month, value.day)
    return value.item() if isinstance(value, np.generic) else value
