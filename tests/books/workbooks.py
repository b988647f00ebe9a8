"""Workbooks for these tests: drawn small by openpyxl, then lived in as people do in Excel."""

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl
import pandas as pd
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table as DrawnTable
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.values.frames import frame
from cchc_xl.values.table import Column, Kind, Table

WORK = Table(
    "tblViec",
    "Việc phải làm",
    ("task", "agency"),
    (
        Column("task", "Mã NV", Kind.ID),
        Column("agency", "Mã CQ", Kind.ID, link=True),
        Column("content", "Nội dung"),
        Column("due", "Hạn", Kind.DATE),
        Column("seen", "Xem lúc", Kind.MOMENT),
        Column("count", "Số văn bản", Kind.COUNT),
        Column("rate", "Tỷ lệ", Kind.RATE),
    ),
)
NOTES = Table("tblGhiChep", "Ghi chép", (), (Column("at", "Lúc", Kind.DATE), Column("text", "Nội dung")))

HEADER = 4
Rows = Sequence[Sequence[Any]]
FORMATS = {Kind.DATE: "dd/mm/yyyy", Kind.MOMENT: "dd/mm/yyyy hh:mm", Kind.RATE: "0%"}

# Three rows of work as a clerk sees them.
THREE: Rows = (
    ("1", "SNV", "Ban hành kế hoạch", dt.date(2024, 3, 31), dt.datetime(2024, 1, 5, 8, 30), 2, 0.5),
    ("10.1", "STC", "Rà soát", dt.date(2024, 6, 30), None, None, None),
    ("17", "BATO", "Công khai", None, None, 0, 1),
)


def work(rows: Rows = THREE) -> pd.DataFrame:
    """Rows of WORK as a frame."""
    return frame(WORK, [dict(zip(WORK.fields, row, strict=True)) for row in rows])


def draw(
    rows: Rows = THREE,
    *,
    table: Table = WORK,
    extra: Mapping[str, Sequence[Any]] | None = None,
    then: Callable[[openpyxl.Workbook, Worksheet], None] | None = None,
) -> bytes:
    """A workbook with one table of ours, header in row 4; ``extra``: columns that staff added at its right.

    ``then`` goes on drawing before it is saved.
    """
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = table.sheet
    sheet["A1"] = "Tiêu đề"
    put_table(sheet, table, rows, extra or {})
    if then:
        then(book, sheet)
    return saved(book)


def put_table(sheet: Worksheet, table: Table, rows: Rows, extra: Mapping[str, Sequence[Any]] | None = None) -> None:
    columns = extra or {}
    headers = [*table.headers, *columns]
    width, height = len(headers), max(1, len(rows))
    for column, header in enumerate(headers, 1):
        sheet.cell(HEADER, column, header)
    for i in range(height):
        values = [
            *(rows[i] if rows else [None] * len(table.columns)),
            *(c[i] if i < len(c) else None for c in columns.values()),
        ]
        for column, value in enumerate(values, 1):
            cell = sheet.cell(HEADER + 1 + i, column, value)
            kind = table.columns[column - 1].kind if column <= len(table.columns) else Kind.TEXT
            cell.number_format = FORMATS.get(kind, "General")
    area = f"A{HEADER}:{get_column_letter(width)}{HEADER + height}"
    sheet.add_table(DrawnTable(displayName=table.name, ref=area))


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def loaded(data: bytes, *, values: bool = False) -> openpyxl.Workbook:
    """The workbook as openpyxl reads it; it warns of what it drops, which is why it does not edit masters.

    ``values``: of formulas what they last came to, rather than their text.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "(?s).*(extension is not supported|Conditional Formatting)", UserWarning)
        return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def shown(data: bytes, sheet: str = WORK.sheet) -> list[list[Any]]:
    """The sheet's values as openpyxl reads them, from the first body row on; formulas as text."""
    rows = [list(row) for row in loaded(data)[sheet].iter_rows(min_row=HEADER + 1, values_only=True)]
    while rows and not any(value is not None for value in rows[-1]):
        rows.pop()
    return rows


def column(data: bytes, header: str, sheet: str = WORK.sheet) -> list[Any]:
    """The values below a header, as openpyxl reads them."""
    ws = loaded(data)[sheet]
    at = next(i for i, cell in enumerate(ws[HEADER]) if cell.value == header)
    return [row[at] for row in shown(data, sheet)]


def parts(data: bytes) -> dict[str, bytes]:
    """Every part of a package by name, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(content: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in content.items():
            package.writestr(name, data)
    return stream.getvalue()


def rewritten(data: bytes, part: str, *changes: tuple[str, str]) -> bytes:
    """The package with text of one part changed, as another program would have written it."""
    content = parts(data)
    text = content[part].decode()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return packed(content | {part: text.encode()})


def sheet_xml(data: bytes, number: int = 1) -> str:
    return parts(data)[f"xl/worksheets/sheet{number}.xml"].decode()
