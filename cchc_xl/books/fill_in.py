"""Fills in an issued form the way a clerk does: types into cells, moves things about, saves.

For the demo and for tests. What a clerk does in Excel, Excel follows up on in tables, merged cells and names;
openpyxl does not, so it is done here.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Collection, Mapping
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.writer.excel import ExcelWriter

from cchc_xl.values.columns import FORM, FORM_SHEET
from cchc_xl.values.grid import Cell


def fill_in(
    form: bytes,
    answers: Mapping[str, Mapping[str, Cell]],
    saved_at: dt.datetime,
    *,
    without: Collection[str] = (),
    rows_above: int = 0,
    sheet_name: str = FORM_SHEET,
) -> bytes:
    """The form with these answers, by milestone and field of ``columns.FORM``, saved at that moment (UTC).

    Whatever is given is typed, right or wrong: faults are the caller's to make. ``without``: milestones whose
    rows the clerk deletes; ``rows_above``: blank rows put above everything; ``sheet_name``: what the clerk calls
    the sheet. KeyError for a milestone that the form does not ask about.
    """
    workbook = load_workbook(io.BytesIO(form))
    sheet = workbook[FORM_SHEET]
    _type(sheet, answers)
    for milestone in without:
        _delete_row(sheet, _rows(sheet)[milestone])
    if rows_above:
        _insert_above(sheet, rows_above)
    _rename(workbook, sheet, sheet_name)
    return _saved(workbook, saved_at)


def _type(sheet: Any, answers: Mapping[str, Mapping[str, Cell]]) -> None:
    columns, rows = _columns(sheet), _rows(sheet)
    for milestone, values in answers.items():
        for field, value in values.items():
            sheet.cell(rows[milestone], columns[field], value)


def _columns(sheet: Any) -> dict[str, int]:
    """The column of each field of ``columns.FORM``."""
    fields = {column.header: column.field for column in FORM.columns}
    header = sheet[sheet.tables[FORM.name].ref][0]
    return {fields[cell.value]: cell.column for cell in header if cell.value in fields}


def _rows(sheet: Any) -> dict[str, int]:
    """The row of each milestone."""
    column = _columns(sheet)["milestone"]
    table = sheet[sheet.tables[FORM.name].ref]
    return {str(row[column - 1].value): row[0].row for row in table[1:]}


def _delete_row(sheet: Any, row: int) -> None:
    sheet.delete_rows(row)
    sheet.tables[FORM.name].ref = _moved(sheet.tables[FORM.name].ref, bottom=-1)


def _insert_above(sheet: Any, rows: int) -> None:
    heights = {row: size.height for row, size in sheet.row_dimensions.items()}
    sheet.insert_rows(1, rows)
    for merged in sheet.merged_cells.ranges:
        merged.shift(row_shift=rows)
    sheet.tables[FORM.name].ref = _moved(sheet.tables[FORM.name].ref, top=rows, bottom=rows)
    for row in heights:
        sheet.row_dimensions[row].height = None
    for row, height in heights.items():
        sheet.row_dimensions[row + rows].height = height
    sheet.freeze_panes = None


def _moved(cells: str, top: int = 0, bottom: int = 0) -> str:
    area = CellRange(cells)
    return CellRange(
        min_col=area.min_col, max_col=area.max_col, min_row=area.min_row + top, max_row=area.max_row + bottom
    ).coord


def _rename(workbook: Workbook, sheet: Any, name: str) -> None:
    for defined in workbook.defined_names.values():
        defined.attr_text = (defined.attr_text or "").replace(f"'{sheet.title}'!", f"'{name}'!")
    sheet.title = name


def _saved(workbook: Workbook, saved_at: dt.datetime) -> bytes:
    """As Workbook.save does, but for the moment, which it would set to now."""
    workbook.properties.modified = saved_at
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(workbook, archive).write_data()
    return stream.getvalue()
