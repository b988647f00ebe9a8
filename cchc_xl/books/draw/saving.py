"""Writes an openpyxl workbook as bytes, with the one thing sheets need that openpyxl leaves out."""

import io
import zipfile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.functions import Element, SubElement


def to_bytes(workbook: Workbook) -> bytes:
    """The workbook as an .xlsx file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        _Writer(workbook, archive).write_data()
    return stream.getvalue()


class _SheetWriter(WorksheetWriter):
    """Tells Excel not to flag ids: "17" and "10.1" are text and meant to be, in every row of every table."""

    def write_breaks(self) -> None:
        super().write_breaks()
        ignored = Element("ignoredErrors")
        SubElement(ignored, "ignoredError", sqref="A1:XFD1048576", numberStoredAsText="1")
        self.xf.send(ignored)


class _Writer(ExcelWriter):
    def write_worksheet(self, ws: Worksheet) -> None:
        """As in openpyxl, but for the class of the writer, and in memory instead of a temporary file."""
        drawing = SpreadsheetDrawing()
        drawing.charts, drawing.images = ws._charts, ws._images
        ws._drawing = drawing
        writer = _SheetWriter(ws, out=io.BytesIO())
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], writer.read())
        self.manifest.append(ws)
