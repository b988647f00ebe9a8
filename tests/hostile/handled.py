"""A form in the hands of its agency: what people and programs do to the cells of its report, and to its parts."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree as _etree  # pyright: ignore[reportAttributeAccessIssue] - compiled, without types
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from cchc_xl.values.columns import FORM
from cchc_xl.values.grid import Cell, column_letter

lxml: Any = _etree
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REPORT, WORKBOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
HEADER, FIRST = 8, 9  # rows of the report as it is printed: its header, its first answer
COLUMN: Mapping[str, str] = {field: column_letter(at) for at, field in enumerate(FORM.fields)}
_EPOCH = dt.date(1899, 12, 30).toordinal()


def parts_of(package: bytes) -> dict[str, bytes]:
    """The parts of a package by name, in their order."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


class Handled:
    """A form's package with its report taken apart; ``saved`` is the file again. Cells go by their address."""

    def __init__(self, form: bytes) -> None:
        self.parts = parts_of(form)
        self.report = lxml.fromstring(self.parts[REPORT])

    def saved(self) -> bytes:
        return packed({**self.parts, REPORT: lxml.tostring(self.report, encoding="UTF-8", xml_declaration=True)})

    @property
    def data(self) -> Any:
        return self.report.find(f"{MAIN}sheetData")

    def cell(self, address: str) -> Any:
        """The cell's element, made if there is none."""
        place = CellRange(address)
        row = next((r for r in self.data if r.get("r") == str(place.min_row)), None)
        if row is None:
            row = lxml.Element(f"{MAIN}row", r=str(place.min_row))
            self.data.insert(sum(int(r.get("r")) < place.min_row for r in self.data), row)
        found = next((c for c in row if c.get("r") == address), None)
        if found is None:
            found = lxml.Element(f"{MAIN}c", r=address)
            row.insert(sum(CellRange(c.get("r")).min_col < place.min_col for c in row), found)
        return found

    def say(self, address: str, value: Cell) -> None:
        """Types a value into a cell: text as text, whatever it looks like."""
        cell = self.put(address, "")
        if isinstance(value, str):
            cell.set("t", "inlineStr")
            text = lxml.SubElement(lxml.SubElement(cell, f"{MAIN}is"), f"{MAIN}t")
            text.text = value
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        elif value is not None:
            lxml.SubElement(cell, f"{MAIN}v").text = str(_number(value))

    def put(self, address: str, inner: str, **attributes: str) -> Any:
        """Puts XML of SpreadsheetML into a cell instead of what it holds; its style stays."""
        cell = self.cell(address)
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        for child in lxml.fromstring(f'<x xmlns="{MAIN[1:-1]}">{inner}</x>'):
            cell.append(child)
        for name, value in attributes.items():
            cell.set(name, value)
        return cell

    def said(self, address: str) -> str:
        return "".join(self.cell(address).itertext())

    def swap_rows(self, one: int, other: int) -> None:
        """Two rows change places, as when somebody sorts."""
        rows = {int(row.get("r")): row for row in self.data}
        _renumber(rows[one], lambda _, column: (other, column))
        _renumber(rows[other], lambda _, column: (one, column))
        self.data[:] = sorted(self.data, key=lambda row: int(row.get("r")))

    def delete_rows(self, first: int, last: int) -> None:
        for row in [row for row in self.data if first <= int(row.get("r")) <= last]:
            self.data.remove(row)
        self._move(lambda row, column: (row - (last - first + 1) * (row > last), column), first, last)

    def insert_rows(self, before: int, count: int) -> None:
        self._move(lambda row, column: (row + count * (row >= before), column))

    def insert_columns(self, before: int, count: int) -> None:
        self._move(lambda row, column: (row, column + count * (column >= before)))

    def move_column(self, one: int, other: int) -> None:
        """Two columns change places."""
        self._move(lambda row, column: (row, {one: other, other: one}.get(column, column) if row >= HEADER else column))
        for row in self.data:
            row[:] = sorted(row, key=lambda cell: CellRange(cell.get("r")).min_col)

    def merge(self, cells: str) -> None:
        merges = self.report.find(f"{MAIN}mergeCells")
        lxml.SubElement(merges, f"{MAIN}mergeCell", ref=cells)
        merges.set("count", str(len(merges)))

    def replace(self, part: str, old: str, new: str) -> None:
        """Changes the text of a part (not of the report's)."""
        assert old.encode() in self.parts[part]
        self.parts[part] = self.parts[part].replace(old.encode(), new.encode())

    def _move(self, to: Callable[[int, int], tuple[int, int]], first: int = 0, last: int = -1) -> None:
        for row in self.data:
            _renumber(row, to)
        for merge in list(self.report.iter(f"{MAIN}mergeCell")):
            area = CellRange(merge.get("ref"))
            if first <= area.min_row <= last:
                merge.getparent().remove(merge)
                continue
            (top, left), (bottom, right) = to(area.min_row, area.min_col), to(area.max_row, area.max_col)
            merge.set("ref", f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}")


def _number(value: Cell) -> Cell:
    """Days as Excel counts them; moments are not typed here."""
    return value.toordinal() - _EPOCH if isinstance(value, dt.date) else value


def _renumber(row: Any, to: Callable[[int, int], tuple[int, int]]) -> None:
    number = int(row.get("r"))
    row.set("r", str(to(number, 1)[0]))
    for cell in row:
        line, column = to(number, CellRange(cell.get("r")).min_col)
        cell.set("r", f"{get_column_letter(column)}{line}")
