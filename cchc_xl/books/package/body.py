"""The body of a table as rows of typed values, each with the cells it stands in."""

import datetime as dt
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import pandas as pd

from cchc_xl.books.package.area import letters
from cchc_xl.books.package.sheet import Sheet
from cchc_xl.books.package.table import TablePart, find_table
from cchc_xl.books.package.value import Raw, Unfit, Value, array_of, clean, meant
from cchc_xl.books.package.workbook import Workbook
from cchc_xl.books.package.xml import Element
from cchc_xl.values.problems import refuse
from cchc_xl.values.table import Column, Kind, Table

_WANTED = {Kind.DATE: "ngày", Kind.MOMENT: "ngày giờ", Kind.COUNT: "số nguyên", Kind.RATE: "số", Kind.NUMBER: "số"}


@dataclass(slots=True)
class BodyRow:
    """A row of a table's body: its number, its element (None where the file has none), its cells by column,
    beside the table too, and what the program's own columns mean, in their order."""

    number: int
    element: Element | None
    cells: dict[int, Element]
    values: list[Value]


@dataclass(frozen=True)
class Place:
    """Where a table of ours stands in a workbook; ``at``: the sheet column of each of its columns."""

    file: str
    table: Table
    part: TablePart
    sheet: Sheet
    at: tuple[int, ...]

    def address(self, row: BodyRow, position: int) -> str:
        return f"{letters(self.at[position])}{row.number}"


def place_of(workbook: Workbook, table: Table, file: str, fields: Sequence[str] = ()) -> Place:
    """Finds a table and the columns of these fields (all, if none are named). Refused: M04, M05."""
    part = find_table(workbook, table.name)
    if part is None:
        raise refuse("M04", file=file, sheet=table.sheet, table=table.name)
    positions = {header: i for i, header in reversed(list(enumerate(part.headers)))}
    columns = [table.column(field) for field in fields or table.fields]
    for column in columns:
        if clean(column.header) not in positions:
            raise refuse("M05", file=file, sheet=part.entry.name, table=table.name, column=column.header)
    at = tuple(part.area.left + positions[clean(column.header)] for column in columns)
    narrowed = Table(table.name, table.sheet, table.key, tuple(columns))
    return Place(file, narrowed, part, Sheet(workbook, part.entry), at)


def body_rows(place: Place) -> list[BodyRow]:
    """Every row of the body in its order, blank ones too. What was read once is not read again."""
    known = place.sheet.workbook.bodies.setdefault(place.sheet.part, {})
    if place.table.name not in known:
        known[place.table.name] = _cells_of_body(place)
    rows: list[BodyRow] = known[place.table.name]
    columns: list[list[Value]] = []
    for at, column in zip(place.at, place.table.columns, strict=True):
        which = (place.table.name, at, column.kind)
        if which not in known:
            known[which] = _column(place.sheet, rows, at, column.kind)
        columns.append(known[which])
    values = map(list, zip(*columns, strict=True))
    return [BodyRow(row.number, row.element, row.cells, means) for row, means in zip(rows, values, strict=True)]


def _cells_of_body(place: Place) -> list[BodyRow]:
    body, sheet = place.part.body, place.sheet
    found = {
        number: BodyRow(number, row, sheet.by_column(row), [])
        for number, row in sheet.rows()
        if body.top <= number <= body.bottom
    }
    return [found.get(n) or BodyRow(n, None, {}, []) for n in range(body.top, body.bottom + 1)]


def _column(sheet: Sheet, rows: Sequence[BodyRow], at: int, kind: Kind) -> list[Value]:
    is_text = kind in (Kind.TEXT, Kind.ID)
    return [_value(sheet, row.cells.get(at), kind, is_text) for row in rows]


def _value(sheet: Sheet, cell: Element, kind: Kind, is_text: bool) -> Value:
    if cell is None:
        return "" if is_text else None
    raw = sheet.raw(cell)
    if raw is None:
        return "" if is_text else None
    if is_text and type(raw) is float and cell.get("s") in sheet.workbook.date_styles:
        raw = _shown_day(raw, sheet.workbook.first_day)
    return raw if is_text and isinstance(raw, str) else meant(raw, kind, sheet.workbook.first_day)


def _shown_day(serial: float, first_day: int) -> Raw:
    """What a text column shows where Excel made a date of what was typed."""
    try:
        return f"{dt.datetime(1899, 12, 30) + dt.timedelta(days=serial + first_day):%d/%m/%Y}"
    except OverflowError:
        return serial


def is_blank(row: BodyRow) -> bool:
    """Whether none of the program's columns says anything in the row."""
    return all(value is None or value == "" for value in row.values)


def keys_of(table: Table, rows: Sequence[Sequence[Value]]) -> list[Hashable]:
    """The key of each row, from the values of all columns."""
    fields = table.fields
    at = [fields.index(field) for field in table.key]
    return [tuple(clean(str(row[i])) for i in at) for row in rows]


def read_rows(place: Place) -> pd.DataFrame:
    """The table's rows as ``values.frames`` defines them; wholly blank ones are dropped.

    Refused: a value that is not of its column's kind (M14), a key that stands twice (M13).
    """
    rows = [row for row in body_rows(place) if not is_blank(row)]
    for row in rows:
        for position, value in enumerate(row.values):
            if isinstance(value, Unfit):
                raise _unfit(place, row, position, value)
    _check_keys(place, rows)
    columns: Sequence[Column] = place.table.columns
    return pd.DataFrame(
        {c.field: array_of([row.values[i] for row in rows], c.kind) for i, c in enumerate(columns)},
        columns=list(place.table.fields),
        copy=False,
    )


def _unfit(place: Place, row: BodyRow, position: int, value: Unfit) -> Exception:
    column = place.table.columns[position]
    return refuse(
        "M14", file=place.file, sheet=place.sheet.name, cell=place.address(row, position),
        value=str(value), column=column.header, wanted=_WANTED[column.kind],
    )  # fmt: skip


def _check_keys(place: Place, rows: Sequence[BodyRow]) -> None:
    if not place.table.key:
        return
    seen: set[Hashable] = set()
    position = place.table.fields.index(place.table.key[0])
    for row, key in zip(rows, keys_of(place.table, [row.values for row in rows]), strict=True):
        if key in seen and any(key):  # type: ignore[arg-type]
            raise refuse(
                "M13", file=place.file, sheet=place.sheet.name, cell=place.address(row, position),
                key=", ".join(key), table=place.table.name,  # type: ignore[arg-type]
            )  # fmt: skip
        seen.add(key)
