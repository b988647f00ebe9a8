"""What a cell means as a number: Vietnamese or American separators, and where nobody can tell, no guess."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from cchc_xl.forms.cells import as_text, folded
from cchc_xl.values.grid import Cell

NOT_A_NUMBER, AMBIGUOUS, NOT_WHOLE = "S01", "S02", "S03"
_NOTHING = frozenset({"khong", "khong co", "khong phat sinh"})  # plainly none
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")
_SAID = re.compile(r"(?P<sign>[-+]?)\s*(?P<number>\d[\d.,]*\d|\d)\s*(?P<unit>\D*)")
_GAP = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")  # 1 234 567
_MOST_DIGITS = 15  # that a cell of Excel holds exactly


@dataclass(frozen=True)
class Number:
    """A cell read as a number: its ``value``, or the code of the catalogue that says why there is none.

    ``understood``: it took understanding, which is told; ``meanings``: what it may mean where it may mean two things.
    """

    value: float | None = None
    fault: str = ""
    understood: bool = False
    meanings: str = ""


def read_number(cell: Cell, unit: str, *, whole: bool) -> Number:
    """The number in a cell that is not blank; ``unit`` may stand behind it, ``whole``: only whole numbers make sense.

    «1.234» is 1234 where the figure is whole; where it may be decimal it could be 1,234 too, and is asked about.
    """
    if isinstance(cell, bool | dt.date):
        return Number(fault=NOT_A_NUMBER)  # Excel makes days of 12.5 and of 3/4
    if isinstance(cell, int | float):
        return _typed(float(cell), unit, whole=whole)
    return _written(as_text(cell), unit, whole=whole)


def shown(number: float) -> str:
    """A number as staff write it: 1.234, 12,5."""
    return f"{number:,.3f}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))


def _typed(number: float, unit: str, *, whole: bool) -> Number:
    if unit.strip() == "%" and 0 < abs(number) <= 1:
        return Number(fault=AMBIGUOUS, meanings=f"{shown(number)}% hoặc {shown(number * 100)}%")
    if whole and not number.is_integer():
        thousands = number * 1000
        if thousands.is_integer() and 1 <= abs(number) < 1000:
            return Number(fault=AMBIGUOUS, meanings=f"{shown(number)} hoặc {shown(thousands)}")
        return Number(fault=NOT_WHOLE)
    return Number(number)


def _written(text: str, unit: str, *, whole: bool) -> Number:
    plain = _GAP.sub("", " ".join(unicodedata.normalize("NFKC", text).split()))
    if folded(plain) in _NOTHING:
        return Number(0.0, understood=True)
    said = _SAID.fullmatch(plain)
    if said is None or folded(said["unit"]) not in ("", folded(unit)) or _digits(said["number"]) > _MOST_DIGITS:
        return Number(fault=NOT_A_NUMBER)
    if said["unit"].strip() == "%" != unit.strip():
        return Number(fault=NOT_A_NUMBER)
    read = _separated(said["number"], whole=whole)
    if read.value is None:
        return read
    value = -read.value if said["sign"] == "-" else read.value
    if whole and not value.is_integer():
        return Number(fault=NOT_WHOLE)
    return Number(value, understood=read.understood or said["number"] != text.strip())


def _digits(text: str) -> int:
    return sum(character.isdecimal() for character in text)


def _separated(text: str, *, whole: bool) -> Number:
    """Digits with points and commas between them."""
    if text.isdecimal():
        return Number(float(text))
    marks = [mark for mark in text if mark in ".,"]
    if len(set(marks)) == 2:
        return _both(text, marks[-1])
    if _GROUPED.fullmatch(text) is None:
        return Number(float(text.replace(",", ".")), understood=True) if len(marks) == 1 else Number(fault=NOT_A_NUMBER)
    thousands = float(re.sub("[.,]", "", text))
    if whole or len(marks) > 1:
        return Number(thousands, understood=True)
    decimal = float(text.replace(",", "."))
    return Number(fault=AMBIGUOUS, meanings=f"{shown(decimal)} hoặc {shown(thousands)}")


def _both(text: str, decimal: str) -> Number:
    """Points and commas: the last one divides off the decimals, the others the thousands."""
    head, _, tail = text.rpartition(decimal)
    if decimal in head or _GROUPED.fullmatch(head) is None:
        return Number(fault=NOT_A_NUMBER)
    return Number(float(re.sub("[.,]", "", head) + "." + tail), understood=True)
