"""A PDF's pages as a document: its paragraphs and tables by where words and rules stand."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from cchc_xl.books.file_kinds import BROKEN_PDF, LOCKED_PDF, SCANNED_PDF, Unreadable
from cchc_xl.books.pdf.lines import Line, in_columns, paragraphs, split_at_gaps, unwrapped, without_running_titles
from cchc_xl.books.pdf.marks import Page, pages_of
from cchc_xl.books.pdf.ruled import Box, continued, text_table
from cchc_xl.books.pdf.rules import Cell, tables_of
from cchc_xl.values.document import Block, Document, TextTable

_TEXT_PAGE = "đọc chữ từ tệp PDF; đoạn văn và bảng được ghép lại theo vị trí trên trang"
_SCANNED_PAGE = "có trang chỉ là ảnh quét, không đọc được chữ: trang {pages}"


def pdf_document(data: bytes, file: str) -> Document | Unreadable:
    """The document, or why it cannot be read: broken, with a password, only pictures of pages."""
    try:
        pages = pages_of(data)
    except RuntimeError:  # pdfium's, for a broken file
        return BROKEN_PDF
    return LOCKED_PDF if pages is None else _document([_read(page) for page in pages], file)


_Page: TypeAlias = tuple[list[Line], list[tuple[float, TextTable]], float, float]


def _document(pages: Sequence[_Page], file: str) -> Document | Unreadable:
    """``pages``: lines, tables with their tops, height and width of each."""
    scanned = [str(number) for number, (lines, tables, *_) in enumerate(pages, 1) if not lines and not tables]
    if len(scanned) == len(pages):
        return SCANNED_PDF
    notes = [_TEXT_PAGE, _SCANNED_PAGE.format(pages=", ".join(scanned))]
    kept = without_running_titles([lines for lines, *_ in pages], max(height for *_, height, _ in pages))
    stretches: list[list[Line] | TextTable] = []
    for lines, (_, tables, _, width) in zip(kept, pages, strict=True):
        for stretch in _stretches(in_columns(lines, width / 2), tables):
            _append(stretches, stretch)
    blocks = [block for stretch in stretches for block in _blocks(stretch)]
    return Document(file, tuple(blocks), tuple(notes[: 1 + bool(scanned)]))


def _blocks(stretch: list[Line] | TextTable) -> list[Block]:
    return [stretch] if isinstance(stretch, TextTable) else [*paragraphs(stretch)]


def _append(stretches: list[list[Line] | TextTable], new: list[Line] | TextTable) -> None:
    """Puts running text, and a table, together with its first part on the page before."""
    last = stretches[-1] if stretches else None
    if isinstance(new, TextTable):
        whole = continued(last, new) if isinstance(last, TextTable) else None
        stretches[-1:] = [whole] if whole else [*stretches[-1:], new]
    elif isinstance(last, list):
        last.extend(new)
    elif new:
        stretches.append(new)


def _stretches(lines: Sequence[Line], tables: Sequence[tuple[float, TextTable]]) -> Iterator[list[Line] | TextTable]:
    """Running text and tables of a page from its top."""
    above = 0.0
    for top, table in sorted(tables, key=lambda pair: pair[0]):
        yield [line for line in lines if above <= line.top < top]
        yield table
        above = top
    yield [line for line in lines if line.top >= above]


def _read(page: Page) -> _Page:
    tables = [cells for cells in tables_of(page.rules) if len({left for left, *_ in cells}) > 1]
    boxes = [_around(cells) for cells in tables]
    outside = [word for word in page.words if not any(_is_in(word, box) for box in boxes)]
    texts = [(box[1], _table(box, cells, page.words)) for box, cells in zip(boxes, tables, strict=True)]
    return _lines(outside), texts, page.height, page.width


def _around(cells: Sequence[Cell]) -> Cell:
    left, top, right, bottom = zip(*cells, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _table(box: Cell, cells: Sequence[Cell], words: Sequence[Line]) -> TextTable:
    inside = [word for word in words if _is_in(word, box)]
    return text_table([Box(*cell, _text([word for word in inside if _is_in(word, cell)])) for cell in cells])


def _text(words: Sequence[Line]) -> str:
    return unwrapped([" ".join(word.text for word in row) for row in _rows(words)])


def _is_in(word: Line, box: Cell) -> bool:
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def _lines(words: Sequence[Line]) -> list[Line]:
    return [line for row in _rows(words) for line in split_at_gaps(row)]


def _rows(words: Sequence[Line]) -> list[list[Line]]:
    """Words at one height together from the left, from the top."""
    rows: list[list[Line]] = []
    for word in sorted(words, key=lambda word: (word.bottom, word.left)):
        if rows and _is_beside(rows[-1][-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.left) for row in rows]


def _is_beside(last: Line, word: Line) -> bool:
    """Whether both stand on one line; the raised mark of a footnote does at its top."""
    return min(abs(last.bottom - word.bottom), abs(last.top - word.top)) < word.size / 3
