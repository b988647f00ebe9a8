"""Formulas as text: what changes in them when their cell, or what they point at, moves."""

import re
from collections.abc import Callable

from cchc_xl.books.package.area import LAST_COLUMN, LAST_ROW, Area, column_number, letters, parse_area, unquoted

# What a formula is made of, as far as references can be mistaken: texts, quoted sheet names, structured
# references, cells, whole rows; then any other word (functions, names, numbers), so that LOG10( is no cell.
_TOKEN = re.compile(
    r"""
    "(?:[^"]|"")*"
    | '(?:[^']|'')*'
    | \[(?:'.|[^\[\]']|\[(?:'.|[^\[\]'])*\])*\]
    | (?P<column>\$?[A-Za-z]{1,3})(?P<row>\$?\d{1,7})(?![\w.(!\[])
    | (?P<from>\$?\d{1,7}):(?P<to>\$?\d{1,7})(?![\w.(!\[])
    | (?P<left>\$?[A-Za-z]{1,3}):(?P<right>\$?[A-Za-z]{1,3})(?![\w.(!\[])
    | [\w.\\]+
    """,
    re.VERBOSE,
)

# The same, but for whole areas, and with whatever names another sheet taken whole.
_OWN = re.compile(
    r"""
    "(?:[^"]|"")*"
    | (?:'(?:[^']|'')*'|[\w.\\]+)!\$?\w+\$?\w*(?::\$?\w+\$?\w*)?
    | \[(?:'.|[^\[\]']|\[(?:'.|[^\[\]'])*\])*\]
    | (?P<area>\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?)(?![\w.(!\[])
    | [\w.\\]+
    """,
    re.VERBOSE,
)

# A reference to cells of a named sheet, as defined names and charts have it.
_ON_SHEET = re.compile(
    r"(?P<sheet>'(?:[^']|'')+'|[^\s'!(),;:+*/<>=&\"-]+)!(?P<area>\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?)(?![\w.(])"
)


def translated(formula: str, down: int, right: int = 0) -> str:
    """The formula as it reads when its cell moves ``down`` rows and ``right`` columns, as Excel fills and sorts.

    Relative rows and columns follow; those with a dollar sign, structured references, names, texts stay. A
    reference that leaves the sheet becomes #REF!.
    """
    if not (down or right):
        return formula

    def move(token: re.Match[str]) -> str:
        if token["row"]:
            moved = (_column(token["column"], right), _row(token["row"], down))
            return "".join(moved) if all(moved) else "#REF!"
        if token["from"]:
            return _range(_row(token["from"], down), _row(token["to"], down))
        if token["left"]:
            return _range(_column(token["left"], right), _column(token["right"], right))
        return token[0]

    return _TOKEN.sub(move, formula)


def _range(first: str, last: str) -> str:
    return f"{first}:{last}" if first and last else "#REF!"


def _row(row: str, down: int) -> str:
    if row.startswith("$"):
        return row
    number = int(row) + down
    return str(number) if 1 <= number <= LAST_ROW else ""


def _column(name: str, right: int) -> str:
    if name.startswith("$") or not right:
        return name
    number = column_number(name) + right
    return letters(number) if 1 <= number <= LAST_COLUMN else ""


def with_areas(formula: str, sheet: str, change: Callable[[Area], Area | None]) -> str:
    """The text with every absolute reference to cells of that sheet changed; without an answer it stays."""

    def rewrite(found: re.Match[str]) -> str:
        area = parse_area(found["area"])
        if area is None or found["area"] != area.absolute or unquoted(found["sheet"]).casefold() != sheet.casefold():
            return found[0]
        changed = change(area)
        return f"{found['sheet']}!{changed.absolute}" if changed else found[0]

    return _ON_SHEET.sub(rewrite, formula)


def with_own_areas(formula: str, change: Callable[[Area], Area | None]) -> str:
    """The formula with its references to cells of its own sheet changed; without an answer they stay."""

    def rewrite(found: re.Match[str]) -> str:
        area = parse_area(found["area"]) if found["area"] else None
        changed = change(area) if area else None
        if changed is None or changed == area:
            return found[0]
        return changed.absolute if "$" in found[0] else str(changed)

    return _OWN.sub(rewrite, formula)


def reference(text: str) -> tuple[str, Area] | None:
    """Sheet name and area of ``'Tổng quan'!$B$3:$C$9``; None for anything else."""
    found = _ON_SHEET.fullmatch(text.strip().lstrip("=").strip())
    area = parse_area(found["area"]) if found else None
    return (unquoted(found["sheet"]), area) if found and area else None
