"""A second reader, for sheets that are sound but that the first one cannot read or reads amiss. Values only.

openpyxl takes some twenty times as long as calamine, so it is asked only where calamine fails.
"""

import io
import re
import warnings
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

from cchc_xl.books.archive import stored
from cchc_xl.books.sheet_scan import column_number
from cchc_xl.values.grid import Place, address

_ADDRESS = re.compile("([A-Z]{1,3})([0-9]{1,7})")


def read_values(parts: Mapping[str, bytes]) -> list[tuple[str, list[list[Any]]]]:
    """Each sheet's name and values from A1 on; a formula gives its cached value, an error cell its error's name.

    ``parts``: of a checked package. Raises whatever openpyxl raises where it cannot read it either.
    """
    from openpyxl import load_workbook

    data = stored({name: _in_order(part) if b"sheetData" in part else part for name, part in parts.items()})
    with warnings.catch_warnings(action="ignore"):  # of what openpyxl drops, none of it values
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        return [(sheet.title, _values(sheet)) for sheet in workbook.worksheets]


def _values(sheet: Any) -> list[list[Any]]:
    sheet.reset_dimensions()  # what a sheet says of its own size is not to be trusted
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def _in_order(part: bytes) -> bytes:
    """The sheet's cells alone, in the order of their addresses: openpyxl drops what stands too late in the stream.

    Python's own XML parser is safe here: the container refuses any part with a DOCTYPE.
    """
    read = fromstring(part)
    namespace = read.tag.rpartition("}")[0] + "}" if "}" in read.tag else ""
    ordered = Element(read.tag)
    data, row, number = SubElement(ordered, f"{namespace}sheetData"), Element("none"), -1
    for place, cell in sorted(_placed(read, namespace), key=lambda pair: pair[0]):
        if place[0] != number:
            number = place[0]
            row = SubElement(data, f"{namespace}row", r=str(number + 1))
        cell.set("r", address(*place))
        row.append(cell)
    return tostring(ordered)


def _placed(sheet: Element, namespace: str) -> Iterator[tuple[Place, Element]]:
    """Every cell and its place: one without an address stands right of the one before."""
    row, column = -1, -1
    for element in sheet.iter():
        if element.tag == f"{namespace}row":
            row, column = int(element.get("r") or row + 2) - 1, -1
        elif element.tag == f"{namespace}c":
            said = _ADDRESS.fullmatch(element.get("r", "").upper())
            place = (int(said[2]) - 1, column_number(said[1].encode())) if said else (max(row, 0), column + 1)
            column = place[1]
            yield place, element
