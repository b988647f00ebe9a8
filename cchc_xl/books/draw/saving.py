"""Writes an openpyxl workbook as bytes, with what openpyxl leaves out or says wrongly."""

import io
import zipfile
from typing import Any

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.packaging.extended import ExtendedProperties
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_APP
from openpyxl.xml.functions import Element, SubElement, tostring

_READABLE = 0o644 << 16


def to_bytes(workbook: Workbook) -> bytes:
    """The workbook as an .xlsx file."""
    stream = io.BytesIO()
    with _Package(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        _Writer(workbook, archive).write_data()
    return stream.getvalue()


class _Package(zipfile.ZipFile):
    """Names the program that made the file; openpyxl would name Excel. The same workbook is the same bytes at any
    time, so that a copy that is there already need not be written again."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *args: Any, **kwargs: Any) -> None:
        if zinfo_or_arcname == ARC_APP:
            properties = ExtendedProperties()
            properties.Application = "cchc_xl"
            data = tostring(properties.to_tree())
        member = zipfile.ZipInfo(zinfo_or_arcname)  # dated 1980
        member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, _READABLE
        super().writestr(member, data, *args, **{"compresslevel": self.compresslevel, **kwargs})


class _SheetWriter(WorksheetWriter):
    """Tells Excel not to flag ids: "17" and "10.1" are text and meant to be, in every row of every table."""

    def write_breaks(self) -> None:
        super().write_breaks()
        ignored = Element("ignoredErrors")
        SubElement(ignored, "ignoredError", sqref="A1:XFD1048576", numberStoredAsText="1")
        self.xf.send(ignored)


class _Writer(ExcelWriter):
    def write_worksheet(self, ws: Any) -> None:
        """As in openpyxl, but for the class of the writer, and in memory instead of a temporary file."""
        drawing = SpreadsheetDrawing()
        drawing.charts, drawing.images = ws._charts, ws._images
        ws._drawing = drawing
        writer: Any = _SheetWriter(ws, out=io.BytesIO())
        writer.write()
        ws._rels = writer._rels
        archive: zipfile.ZipFile = vars(self)["_archive"]
        archive.writestr(ws.path[1:], writer.read())
        self.manifest.append(ws)
