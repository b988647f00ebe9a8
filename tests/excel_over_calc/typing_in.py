"""What Excel makes of what it is given for a cell, in its American English: the rule that the product has to know."""

import datetime as dt
import re
from typing import Any

_NUMBER = re.compile(r"\s*[($]?[+-]?\$?(\d[\d,]*\.?\d*|\.\d+)(e[+-]?\d+)?\s*(%?)\)?\s*", re.IGNORECASE)
_DAY = re.compile(r"\s*(\d{1,2})[/-](\d{1,2})(?:[/-](\d{2}|\d{4}))?\s*")
_ISO = re.compile(r"\s*(\d{4})[/-](\d{1,2})[/-](\d{1,2})\s*")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = re.compile(rf"\s*(?:(\d{{1,2}})[ /-])?({'|'.join(_MONTHS)})[a-z]*[ ,/-]+(\d{{1,4}})\s*", re.IGNORECASE)
_TIME = re.compile(r"\s*(\d{1,2}):(\d{2})(?::(\d{2}))?\s*")
_FRACTION = re.compile(r"\s*(\d+) (\d+)/(\d+)\s*")
_EPOCH = dt.date(1899, 12, 30)


class Formula(str):
    """What Excel takes for a formula."""

    __slots__ = ()


def read_as_typed(text: str, *, as_text: bool) -> str | float | bool | Formula | None:
    """What a cell holds after it was given a text; ``as_text``: its format is Text."""
    if not text:
        return None
    if text.startswith("'"):
        return text[1:] or None
    if as_text:
        return text
    if text[0] in "=+-@" and len(text) > 1 and not _NUMBER.fullmatch(text):
        return Formula(text)
    if text.strip().upper() in ("TRUE", "FALSE"):
        return text.strip().upper() == "TRUE"
    number = _number(text)
    return text if number is None else number


def _number(text: str) -> float | None:
    if found := _NUMBER.fullmatch(text):
        number = float(found[1].replace(",", "") + (found[2] or ""))
        return (-number if "-" in text or "(" in text else number) / (100 if found[3] else 1)
    if found := _FRACTION.fullmatch(text):
        return int(found[1]) + int(found[2]) / int(found[3])
    if found := _TIME.fullmatch(text):
        return int(found[1]) / 24 + int(found[2]) / 1440
    return _serial(text)


def _serial(text: str) -> float | None:
    for pattern, parts in ((_ISO, _iso), (_DAY, _american), (_MONTH, _named)):
        if found := pattern.fullmatch(text):
            try:
                return float((dt.date(*parts(found)) - _EPOCH).days)
            except ValueError:
                return None
    return None


def _iso(found: re.Match[str]) -> tuple[int, int, int]:
    return int(found[1]), int(found[2]), int(found[3])


def _american(found: re.Match[str]) -> tuple[int, int, int]:
    return _year(found[3] or "2024"), int(found[1]), int(found[2])


def _named(found: re.Match[str]) -> tuple[int, int, int]:
    return _year(found[3]), _MONTHS.index(found[2][:3].lower()) + 1, int(found[1] or 1)


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) < 3 else 0)


def refuse_too_long(value: Any, *, in_array: bool) -> bool:
    """Whether Excel refuses a text for its length: 32,767 characters in a cell, 8,203 within an array of values."""
    return isinstance(value, str) and len(value) > (8_203 if in_array else 32_767)
