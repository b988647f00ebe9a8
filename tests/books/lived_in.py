"""A master in which people have lived: what Excel puts into a package and openpyxl neither draws nor keeps."""

import re
from collections.abc import Callable

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests import excel_parts as e
from tests.books.workbooks import WORK, draw, packed, parts

STAFF = "Của tôi"
# Parts that nobody but Excel may touch.
UNTOUCHED = (
    "xl/worksheets/sheet2.xml",
    "xl/worksheets/_rels/sheet2.xml.rels",
    "xl/printerSettings/printerSettings1.bin",
    "xl/drawings/drawing1.xml",
    "xl/threadedComments/threadedComment1.xml",
    "xl/persons/person.xml",
    "xl/comments/comment1.xml",
    "xl/styles.xml",
    "xl/theme/theme1.xml",
)
_TYPES = {
    "xl/calcChain.xml": e.CALC_CHAIN_TYPE,
    "xl/drawings/drawing1.xml": e.DRAWING_TYPE,
    "xl/threadedComments/threadedComment1.xml": e.THREADS_TYPE,
    "xl/persons/person.xml": e.PERSONS_TYPE,
}
_SAID = "Xem lại số này"
_SPARKLINE = e.sparkline(f"'{WORK.sheet}'!F5:G5", "J2")
_PRINTER = f'<Default Extension="bin" ContentType="{e.PRINTER_TYPE}"/>'


def lived_in() -> bytes:
    """WORK with three rows and a column of shared formulas, and a sheet of the clerk's own.

    On the own sheet: formulas that point at ours, a hidden row, an active filter, a coloured cell, a wide
    column, a sparkline, a printer's settings, a shape, a threaded comment. In ours: a sparkline, a changed
    colour and width. Beside both: a calculation chain.
    """
    data = draw(extra={"Gấp đôi": ["=F5*2", "=F6*2", "=F7*2"]}, then=_draw_own_sheet)
    content = parts(data)
    _inject(content)
    return packed(content)


def _draw_own_sheet(book: openpyxl.Workbook, ours: Worksheet) -> None:
    ours.column_dimensions["C"].width = 61
    ours["C6"].fill = PatternFill("solid", fgColor="92D050")
    own = book.create_sheet(STAFF)
    own["A1"], own["B1"] = "Cơ quan", "Số việc"
    for row, agency in enumerate(("SNV", "STC", "BATO"), 2):
        own.cell(row, 1, agency)
        own.cell(row, 2, f"=COUNTIF({WORK.name}[Mã CQ],A{row})")
    own["D2"] = f"=SUM('{WORK.sheet}'!F5:F7)"
    own["A3"].fill = PatternFill("solid", fgColor="FFC000")
    own.column_dimensions["A"].width = 33
    own.row_dimensions[4].hidden = True
    own.auto_filter.ref = "A1:B4"
    own.auto_filter.add_filter_column(0, ["SNV", "STC"])
    own["A1"].comment = Comment(f"[Threaded comment] {_SAID}", f"tc={e.THREAD}")


def _inject(content: dict[str, bytes]) -> None:
    """Puts in what Excel would have written, with the relationships and content types it takes."""
    added = {
        "xl/calcChain.xml": e.calc_chain(("H5", 1), ("B2", 2)),
        "xl/drawings/drawing1.xml": e.drawing(e.SHAPE),
        "xl/threadedComments/threadedComment1.xml": e.thread("A1", _SAID),
        "xl/persons/person.xml": e.PERSONS,
    }
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    content |= {name: f"{head}{xml}".encode() for name, xml in added.items()}
    content["xl/printerSettings/printerSettings1.bin"] = bytes(range(256))
    _in(content, "xl/worksheets/sheet2.xml", _with_print_and_shape)
    _in(content, "xl/worksheets/sheet1.xml", _share_formulas)
    _in(content, "[Content_Types].xml", _with_types)
    _relate(content, "xl/worksheets/_rels/sheet2.xml.rels", *_SHEET_RELATIONS)
    _relate(content, "xl/_rels/workbook.xml.rels", *_WORKBOOK_RELATIONS)


_SHEET_RELATIONS = (
    ("rId91", f"{e.OFFICE}/printerSettings", "../printerSettings/printerSettings1.bin"),
    ("rId92", f"{e.OFFICE}/drawing", "../drawings/drawing1.xml"),
    ("rId93", f"{e.OFFICE_2017}/threadedComment", "../threadedComments/threadedComment1.xml"),
)
_WORKBOOK_RELATIONS = (
    ("rId91", f"{e.OFFICE}/calcChain", "calcChain.xml"),
    ("rId92", f"{e.OFFICE_2017}/person", "persons/person.xml"),
)


def _with_types(xml: str) -> str:
    types = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in _TYPES.items())
    return xml.replace("</Types>", f"{types}</Types>").replace("<Override", f"{_PRINTER}<Override", 1)


def _with_print_and_shape(xml: str) -> str:
    xml = xml.replace("<worksheet ", f'<worksheet xmlns:r="{e.OFFICE}" ', 1)
    head, tail = xml.split("<legacyDrawing", 1)
    legacy, end = tail.split("</worksheet>")
    shape = '<pageSetup r:id="rId91"/><drawing r:id="rId92"/>'
    return f"{head}{shape}<legacyDrawing{legacy}{_SPARKLINE}</worksheet>{end}"


def _share_formulas(xml: str) -> str:
    """What openpyxl wrote as three formulas, as Excel writes them: one, and two that share it."""
    shared = {5: '<f t="shared" ref="H5:H7" si="0">F5*2</f>'}
    for row, came_to in ((5, 4), (6, 0), (7, 0)):
        formula = shared.get(row, '<f t="shared" si="0"/>')
        xml, count = re.subn(rf"<f>F{row}\*2</f><v ?(?:/>|></v>)", f"{formula}<v>{came_to}</v>", xml)
        assert count == 1
    return xml.replace("</worksheet>", f"{_SPARKLINE}</worksheet>")


def _in(content: dict[str, bytes], part: str, change: Callable[[str], str]) -> None:
    content[part] = change(content[part].decode()).encode()


def _relate(content: dict[str, bytes], part: str, *relations: tuple[str, str, str]) -> None:
    xml = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in relations)
    _in(content, part, lambda text: text.replace("</Relationships>", f"{xml}</Relationships>"))
