"""The parts that official documents are made of: their head, their end, tables that show what a list holds."""

from collections.abc import Mapping, Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from cchc_xl.books.official import paper as p
from cchc_xl.books.official.paper import Look

_LEFT_HALF, _RIGHT_HALF = 62, 98  # mm: the right one is as wide as the country's name in 12 points
_MOTTO_WIDTH, _BODY_RULE = 58, 22  # mm: as long as the motto; a third to a half of the body's name
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LAST_LINES = 2  # paragraphs that stay with the signature
_CELL_PADDING = 45  # twentieths of a point

Column = tuple[str, float, str, Look]  # header, width in mm, what the template writes, how


def write(place: Any, text: str, look: Look) -> Any:
    """Adds a paragraph to a document or a cell; the first of a cell is the one that it has."""
    blank = [q for q in place.paragraphs if not q.text and not q._p.xpath("./w:r|./w:pPr")] if _is_cell(place) else []
    paragraph = blank[0] if blank else place.add_paragraph()
    paragraph.style = look.name
    if text:
        paragraph.add_run(text)
    return paragraph


def head(
    document: Any, body: Sequence[tuple[str, Look]], under: Sequence[tuple[str, Look]], place_and_day: str
) -> None:
    """The two columns at the top: who issues, and the country's name and motto, each with its rule.

    ``under`` stands below the issuing body: the number, in letters also the subject.
    """
    left, right = _two_columns(document)
    for text, look in body:
        write(left, text, look)
    rule(left, _LEFT_HALF, _BODY_RULE)
    write(right, "Cộng hòa xã hội chủ nghĩa Việt Nam", p.NATION)
    write(right, "Độc lập - Tự do - Hạnh phúc", p.MOTTO)
    rule(right, _RIGHT_HALF, _MOTTO_WIDTH)
    for text, look in under:
        write(left, text, look)
    write(right, place_and_day, p.PLACE_AND_DAY)


def works(document: Any, name: str) -> None:
    """A paragraph for each work of the list that the template calls ``name``: its deadline, and who is to do it."""
    write(document, f"{{%p for viec in {name} %}}", p.BODY)
    write(
        document,
        "- Nhiệm vụ {{ viec.ma_nv }}, {{ viec.noi_dung }} (hạn {{ viec.han }}): {% if viec.so_co_quan != '1' %}"
        "{{ viec.so_co_quan }} cơ quan, gồm {% endif %}{{ viec.co_quan }}.",
        p.BODY,
    )
    write(document, "{%p endfor %}", p.BODY)


def end(document: Any, receivers: Sequence[str], offices: Sequence[str]) -> None:
    """Nơi nhận on the left, who signs on the right, with room for signature and seal; never alone on a page."""
    for paragraph in document.paragraphs[-_LAST_LINES:]:
        paragraph.paragraph_format.keep_with_next = True
    left, right = _two_columns(document)
    write(left, "Nơi nhận:", p.RECEIVERS)
    for line in receivers:
        write(left, line, p.RECEIVER)
    for office in offices:
        write(right, office, p.OFFICE_OF_SIGNER).paragraph_format.keep_with_next = True
    for _ in range(4):
        write(right, "", p.SIGNER).paragraph_format.keep_with_next = True
    write(right, "", p.SIGNER)


def listing(document: Any, columns: Sequence[Column], rows: str) -> None:
    """A table with a header that is repeated on every page and, in the template, one row for each of ``rows``.

    ``rows``: what the template goes through, such as «dong in theo_cap».
    """
    table = document.add_table(rows=4, cols=len(columns))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _edges(table, "single")
    _padding(table, _CELL_PADDING)
    for place, (header, width, text, look) in enumerate(columns):
        table.columns[place].width = Mm(width)  # what LibreOffice goes by; Word goes by each cell
        cells = table.columns[place].cells
        for cell in cells:
            cell.width = Mm(width)
        write(cells[0], header, p.TABLE_HEAD)
        write(cells[2], text, look)
    _repeat(table.rows[0])
    for row in table.rows:
        _keep_whole(row)
    write(table.rows[1].cells[0], f"{{%tr for {rows} %}}", p.CELL)
    write(table.rows[3].cells[0], "{%tr endfor %}", p.CELL)


def counted(names: Mapping[str, str], width: float) -> list[Column]:
    """Columns of numbers: header → what the template writes."""
    return [(header, width, f"{{{{ dong.{name} }}}}", p.NUMBER_CELL) for header, name in names.items()]


def rule(place: Any, room: float, length: float) -> None:
    """A rule of that length in the middle of the room (mm): the upper edge of a paragraph indented on both sides."""
    paragraph = write(place, "", p.RULE)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm((room - length) / 2)
    edges = OxmlElement("w:pBdr")
    edges.append(_edge("top", "single", 6))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        edges, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )


def _is_cell(place: Any) -> bool:
    return hasattr(place, "_tc")


def _two_columns(document: Any) -> tuple[Any, Any]:
    table = document.add_table(rows=1, cols=2)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _edges(table, "nil")
    _padding(table, 0)
    cells = table.rows[0].cells
    for cell, width in zip(cells, (_LEFT_HALF, _RIGHT_HALF), strict=True):
        cell.width = Mm(width)
    for column, width in zip(table.columns, (_LEFT_HALF, _RIGHT_HALF), strict=True):
        column.width = Mm(width)
    _keep_whole(table.rows[0])
    return cells[0], cells[1]


def _edges(table: Any, kind: str) -> None:
    edges = OxmlElement("w:tblBorders")
    for side in _EDGES:
        edges.append(_edge(side, kind, 4))
    properties = table._tbl.tblPr
    for old in properties.findall(qn("w:tblBorders")):
        properties.remove(old)
    properties.insert_element_before(edges, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def _edge(side: str, kind: str, eighths: int) -> Any:
    edge = OxmlElement(f"w:{side}")
    for name, value in (("val", kind), ("sz", str(eighths)), ("space", "0"), ("color", "auto")):
        edge.set(qn(f"w:{name}"), value)
    return edge


def _padding(table: Any, twentieths: int) -> None:
    """Room left and right of a cell's text, in twentieths of a point."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twentieths))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def _repeat(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_whole(row: Any) -> None:
    """No row is broken over two pages."""
    properties = row._tr.get_or_add_trPr()
    properties.insert(0, OxmlElement("w:cantSplit"))
