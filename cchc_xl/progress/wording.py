"""How figures, days and what agencies wrote stand in official documents (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

_ADDED_ZERO = 2  # months 1 and 2 are written 01, 02; the others as they are
# What a Word file cannot hold: control characters, halves of a pair, and the two that are no characters at all.
_NOT_IN_WORD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029]")


def count(number: int) -> str:
    """2.109; what is nothing is 0."""
    return f"{number:,}".replace(",", ".")


def decimal(number: Any) -> str:
    """2.109; 12,5; «–» for none. Three decimals at most."""
    if number is None or pd.isna(number):
        return "–"
    return f"{float(number):,.3f}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))


def percent(rate: float | None) -> str:
    """62%, as the workbook shows it: whole, half up. «–» where there is nothing to count."""
    if rate is None or rate != rate:
        return "–"
    return f"{(Decimal(repr(float(rate))) * 100).quantize(Decimal(1), ROUND_HALF_UP)}%"


def day(when: dt.date | None) -> str:
    """05/4/2024, 15/02/2024; "" for none."""
    return f"{when.day:02d}/{_month(when.month)}/{when.year}" if when else ""


def day_in_words(when: dt.date) -> str:
    """ngày 05 tháng 4 năm 2024."""
    return f"ngày {when.day:02d} tháng {_month(when.month)} năm {when.year}"


def month_in_words(when: dt.date) -> str:
    """tháng 4 năm 2024: the day is left to whoever signs."""
    return f"tháng {_month(when.month)} năm {when.year}"


def one_line(text: str, longest: int | None = None) -> str:
    """The text in one line, without what a Word file or the head of an e-mail cannot hold; cut at a word with «…»."""
    line = " ".join(_NOT_IN_WORD.sub(" ", text).split())
    if longest is None or len(line) <= longest:
        return line
    words = line[: longest + 1].rpartition(" ")[0]  # none where the text is one word
    return (words or line[:longest]).rstrip(",;:.–- ") + "…"


def in_sentence(name: str) -> str:
    """A round's name in the middle of a sentence: Quý I năm 2024; năm 2024, tháng 6 without their capital."""
    line = one_line(name)
    return line[0].lower() + line[1:] if line.startswith(("Năm ", "Tháng ")) else line


def as_sentence(text: str) -> str:
    """The text with a full stop, where it ends with none."""
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."


def _month(month: int) -> str:
    return f"{month:02d}" if month <= _ADDED_ZERO else str(month)
