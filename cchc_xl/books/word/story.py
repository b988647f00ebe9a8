"""A story of a Word document (its body, a header, a cell) as paragraphs and tables in order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cchc_xl.books.legacy import Code, code_of_font
from cchc_xl.books.package.xml import Element
from cchc_xl.books.plaintext import clean
from cchc_xl.books.word.cells import Cell, text_table
from cchc_xl.books.word.numbering import Numbering
from cchc_xl.books.word.parts import W, attribute, child, is_on, number
from cchc_xl.books.word.runs import TRANSPARENT, Piece, Runs, boxes, chosen, fields_of, is_placeholder, text_of
from cchc_xl.books.word.styles import Look, Styles
from cchc_xl.values.document import Block, Paragraph, TextTable

_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CONTENTS = "Table of Contents"
_MOST_COLUMNS = 63  # of a table in Word


@dataclass
class Met:
    """What was met on the way and has to be said: legacy tables, embedded objects that hold text."""

    codes: list[Code] = field(default_factory=list)
    embedded: list[str] = field(default_factory=list)


@dataclass
class Story:
    """Reads the blocks of one part in order; its lists count on from block to block."""

    styles: Styles
    numbering: Numbering
    runs: Runs
    met: Met
    _carried: list[Piece] = field(default_factory=list)  # of paragraphs whose end was deleted

    def blocks(self, container: Element) -> Iterator[Block]:
        """The paragraphs and tables of a body, a cell, a header or a text box."""
        for element in container:
            yield from self._block(element)

    def _block(self, element: Element) -> Iterator[Block]:
        if element.tag == W + "p":
            yield from self._paragraph(element)
        elif element.tag == W + "tbl":
            yield self._table(element)
        elif element.tag == W + "sdt":
            if not (is_placeholder(element) or _is_contents(element)):
                yield from self.blocks(element)
        elif element.tag == _ALTERNATIVES:
            yield from self.blocks(chosen(element))
        elif element.tag in TRANSPARENT:
            yield from self.blocks(element)
        elif element.tag == W + "altChunk":
            self.met.embedded.append("altChunk")

    def _paragraph(self, element: Element) -> Iterator[Block]:
        properties = child(element, "pPr")
        style = attribute(child(properties, "pStyle"))
        mark = child(properties, "rPr")
        pieces = [*self._carried, *self.runs.pieces(element, style)]
        self.runs.fields.end_paragraph()
        self._carried = []
        if _is_joined(mark):
            self._carried = pieces
        elif pieces or not self.styles.of_run(mark, style).hidden:
            label = self._label(properties, style, bool(pieces))
            bold = all(piece.look.bold for piece in pieces if piece.text.strip())
            text = label + text_of(pieces, self.met.codes).strip()
            yield Paragraph(clean(text).strip(), bold and any(piece.text.strip() for piece in pieces))
        for box in boxes(element):
            yield from self.blocks(box)

    def _label(self, properties: Element | None, style: str, has_text: bool) -> str:
        """The automatic number; that of a paragraph without text is shown too, but a bullet alone says nothing."""
        label, font = self.numbering.label(*self._numbered(properties, style))
        code = code_of_font(self.styles.look(font).font)[0]
        if code:
            label = text_of([Piece(label, Look(self.styles.look(font).font))], self.met.codes)
        return label if has_text or any(c.isalnum() for c in label) else ""

    def _numbered(self, properties: Element | None, style: str) -> tuple[str, int | None, str]:
        own = child(properties, "numPr")
        num_id, level = attribute(child(own, "numId")), number(child(own, "ilvl"))
        if num_id:
            return num_id, level or 0, ""
        num_id, of_style, carrier = self.styles.numbering(style)
        return num_id, of_style if level is None else level, carrier

    def _table(self, table: Element) -> TextTable:
        rows = [self._row(row) for row in _inside(table, "tr") if not _is_deleted(row, "trPr", "del")]
        widths = [number(column, "w") or 0 for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        return text_table(rows, widths)

    def _row(self, row: Element) -> list[Cell]:
        before, after = (_columns(child(row, "trPr", name)) for name in ("gridBefore", "gridAfter"))
        cells: list[Cell] = []
        for element in _inside(row, "tc"):
            if _is_deleted(element, "tcPr", "cellDel"):
                continue
            cell = self._cell(element)
            if child(element, "tcPr", "hMerge") is not None and _continues(element, "hMerge") and cells:
                cells[-1] = Cell(cells[-1].text, cells[-1].span + cell.span, cells[-1].below)
            else:
                cells.append(cell)
        return [*[Cell("")] * before, *cells, *[Cell("")] * after]

    def _cell(self, cell: Element) -> Cell:
        span = max(1, _columns(child(cell, "tcPr", "gridSpan")))
        below = child(cell, "tcPr", "vMerge") is not None and _continues(cell, "vMerge")
        text = "" if below else "\n".join(lines_of(self.blocks(cell)))
        return Cell(text, span, below)


def story_of(root: Element, styles: Styles, numbering: Numbering, met: Met) -> Story:
    """A reader for one part."""
    return Story(styles, numbering, Runs(styles, fields_of(root), met.embedded), met)


def lines_of(blocks: Iterable[Block]) -> Iterator[str]:
    """The blocks' texts that are not blank; a row of a table on one line where each of its cells has only one."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from [block.text] if block.text else []
            continue
        for place, row in enumerate(block.rows):
            cells = [text for column, text in enumerate(row) if text and (place, column) not in block.merged]
            yield from cells if any("\n" in text for text in cells) else ["\t".join(cells)]


def _inside(element: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those in content controls."""
    for inner in element:
        if inner.tag == W + name:
            yield inner
        elif inner.tag == W + "sdt" or inner.tag in TRANSPARENT:
            yield from _inside(inner, name)


def _is_joined(mark: Element | None) -> bool:
    """Whether the paragraph's end was deleted, moved away, or hidden so that it runs on in its line."""
    gone = any(child(mark, name) is not None for name in ("del", "moveFrom"))
    return gone or bool(is_on(child(mark, "specVanish")))


def _is_deleted(element: Element, properties: str, name: str) -> bool:
    return child(element, properties, name) is not None


def _is_contents(control: Element) -> bool:
    return attribute(child(control, "sdtPr", "docPartObj", "docPartGallery")) == _CONTENTS


def _continues(cell: Element, merge: str) -> bool:
    return attribute(child(cell, "tcPr", merge)) != "restart"


def _columns(element: Element | None) -> int:
    return min(number(element) or 0, _MOST_COLUMNS)
