"""Which cells of a workbook are days: Excel keeps a day as a number, and only the cell's format tells."""

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import lru_cache
from xml.etree.ElementTree import fromstring

# Formats that have a number and no code of their own (ECMA-376, 18.8.30): days, and what is certainly none.
_DAYS = ("14", "15", "16", "17")
_NUMBERS = tuple(map(str, (*range(14), *range(37, 41), 48, 49)))
_LITERAL = re.compile(r'"[^"]*"')
_DAY_CODE = re.compile(r"(?:\[\$-[0-9a-f]+\])?[dmy][dmy /.,\\-]*(?:;@)?", re.IGNORECASE)
_NUMBER_CODE = re.compile(r"general|@|[0#,.%; ]+", re.IGNORECASE)


class Shown(Enum):
    """What a number is shown as; OTHER where telling takes more thought."""

    NUMBER = "number"
    DAY = "day"
    OTHER = "other"


@lru_cache(maxsize=100)  # a program writes them alike, file after file
def shown_by_style(styles: bytes) -> Sequence[Shown]:
    """How numbers are shown, for each style that a cell can have. ``styles``: the part's bytes. ParseError for no XML.

    Python's own XML parser is safe here: the container refuses any part with a DOCTYPE.
    """
    if not styles:
        return ()
    root = fromstring(styles)
    codes = {f.get("numFmtId", ""): f.get("formatCode", "") for f in root.iterfind("{*}numFmts/{*}numFmt")}
    return [_shown(style.get("numFmtId", ""), codes) for style in root.iterfind("{*}cellXfs/{*}xf")]


def _shown(number: str, codes: Mapping[str, str]) -> Shown:
    if number not in codes:
        return Shown.DAY if number in _DAYS else Shown.NUMBER if number in _NUMBERS else Shown.OTHER
    code = _LITERAL.sub("", codes[number])
    return Shown.DAY if _DAY_CODE.fullmatch(code) else Shown.NUMBER if _NUMBER_CODE.fullmatch(code) else Shown.OTHER
