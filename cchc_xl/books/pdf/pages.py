"""A PDF's pages: only here is pdfplumber known."""

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from cchc_xl.books.file_kinds import BROKEN_PDF, LOCKED_PDF, SCANNED_PDF, Unreadable
from cchc_xl.books.pdf.lines import Line, in_columns, paragraphs, split_at_gaps, unwrapped, without_running_titles
from cchc_xl.books.pdf.ruled import Box, continued, text_table
from cchc_xl.books.plaintext import clean
from cchc_xl.values.document import Block, Document, TextTable

if TYPE_CHECKING:
    from pdfplumber.page import Page

_TEXT_PAGE = "đọc chữ từ tệp PDF; đoạn văn và bảng được ghép lại theo vị trí trên trang"
_SCANNED_PAGE = "có trang chỉ là ảnh quét, không đọc được chữ: trang {pages}"


def pdf_document(data: bytes, file: str) -> Document | Unreadable:
    """The document, or why it cannot be read: broken, with a password, only pictures of pages."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return _document([_read(page) for page in pdf.pages], file)
    except Exception as error:  # pdfminer has many ways to say that a file is broken
        locked = any(isinstance(cause, PDFPasswordIncorrect) for cause in (error, *error.args))
        return LOCKED_PDF if locked else BROKEN_PDF


_Box = tuple[float, float, float, float]
_Page = tuple[list[Line], list[tuple[float, TextTable]], float, float]


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


def _read(page: "Page") -> _Page:
    tables = [table for table in page.find_tables() if len(table.rows) > 0 and len(table.rows[0].cells) > 1]
    words = page.extract_words(extra_attrs=["fontname"])
    outside = [word for word in words if not any(_is_in(word, table.bbox) for table in tables)]
    texts = [(table.bbox[1], _table(table.bbox, table.cells, words)) for table in tables]
    page.close()
    return _lines(outside), texts, float(page.height), float(page.width)


def _table(box: _Box, cells: Sequence[_Box], words: Sequence[dict[str, Any]]) -> TextTable:
    inside = [word for word in words if _is_in(word, box)]
    return text_table([Box(*cell, _text([word for word in inside if _is_in(word, cell)])) for cell in cells])


def _text(words: Sequence[dict[str, Any]]) -> str:
    return unwrapped([" ".join(word.text for word in row) for row in _rows(words)])


def _is_in(word: dict[str, Any], box: _Box) -> bool:
    across, down = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def _lines(words: Sequence[dict[str, Any]]) -> list[Line]:
    return [line for row in _rows(words) for line in split_at_gaps(row)]


def _rows(words: Sequence[dict[str, Any]]) -> list[list[Line]]:
    """Words at one height together from the left, from the top."""
    rows: list[list[Line]] = []
    for word in sorted(map(_word, words), key=lambda word: (word.bottom, word.left)):
        if rows and abs(rows[-1][-1].bottom - word.bottom) < word.size / 3:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.left) for row in rows]


def _word(word: dict[str, Any]) -> Line:
    bold = "bold" in word["fontname"].lower()
    return Line(clean(word["text"]), word["x0"], word["x1"], word["top"], word["bottom"], bold)
