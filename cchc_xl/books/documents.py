"""Letters and plans as documents: what a file really is, and who reads it (Word, PDF, text)."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from cchc_xl.books.file_kinds import FOLDER, LETTER_SUFFIXES, NO_LETTERS, UNKNOWN_TEXT, Kind, Unreadable, kind_of
from cchc_xl.books.legacy import convert
from cchc_xl.books.plaintext import note, text_document
from cchc_xl.values.document import Block, Document, Paragraph, TextTable
from cchc_xl.values.problems import refuse

_LOCKS = ("~$", ".")  # Word's and LibreOffice's lock files, and whatever is hidden


def read_documents(paths: Sequence[Path]) -> list[Document]:
    """Every letter of the files and folders, in order. Raises Refused for the first that cannot be read."""
    return [read_document(path) for path in letter_files(paths)]


def letter_files(paths: Sequence[Path]) -> list[Path]:
    """The files, and of each folder the letters in it and below it, sorted by name; each file once.

    Lock files and files that are no letters (workbooks, pictures) are passed over in folders; letters in a form
    that cannot be read (.doc) are not, so that none is missed. Raises Refused: nothing there (L01), a folder
    without a letter (L02).
    """
    return list(dict.fromkeys(file for path in paths for file in (_inside(path) if path.is_dir() else [path])))


def _inside(folder: Path) -> list[Path]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix.lower() in LETTER_SUFFIXES)
    seen = sorted(f for f in files if not any(part.startswith(_LOCKS) for part in f.relative_to(folder).parts))
    if not seen:
        _refuse(folder, NO_LETTERS)
    return seen


def read_document(path: Path) -> Document:
    """One letter as paragraphs and tables: .docx, text PDF, .txt, .md, by what the file is and not by its name.

    Text in a legacy table (TCVN3, VNI) comes back in Unicode, with a note. Raises Refused: no such file (L01), not
    a text we can read (L02), nothing in it (L03).
    """
    if not path.exists():
        raise refuse("L01", file=path.name)
    if path.is_dir():
        _refuse(path, FOLDER)
    data = path.read_bytes()
    if not data:
        raise refuse("L03", file=path.name)
    document = _read(data, path)
    if isinstance(document, Unreadable):
        _refuse(path, document)
    document = _in_unicode(document)
    if not any(text.strip() for text in _texts(document)):
        raise refuse("L03", file=path.name)
    return document


def read_lines(path: Path) -> list[str]:
    """The document's lines in reading order, blank ones included; of tables each cell's. Raises as read_document."""
    return [line for text in _texts(read_document(path)) for line in text.splitlines() or [""]]


def _read(data: bytes, path: Path) -> Document | Unreadable:
    match kind_of(data, path.suffix):
        case Kind.WORD:
            from cchc_xl.books.word.letter import word_document

            return word_document(data, path.name)
        case Kind.PDF:
            from cchc_xl.books.pdf.pages import pdf_document

            return pdf_document(data, path.name)
        case Kind.TEXT:
            return text_document(data, path.name) or UNKNOWN_TEXT
        case unreadable:
            return unreadable


def _in_unicode(document: Document) -> Document:
    """The document with paragraphs and cells that are in a legacy table converted, and a note of each table."""
    texts = _texts(document)
    read, codes = convert(texts)
    if not codes:
        return document
    new = dict(zip(texts, read, strict=True))
    notes = dict.fromkeys((*document.notes, *map(note, codes)))
    return replace(document, blocks=tuple(_with(block, new) for block in document.blocks), notes=tuple(notes))


def _with(block: Block, new: dict[str, str]) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=new[block.text])
    return replace(block, rows=tuple(tuple(new.get(text, text) for text in row) for row in block.rows))


def _texts(document: Document) -> list[str]:
    """The texts of paragraphs and of cells, those of merged cells once."""
    texts: list[str] = []
    for block in document.blocks:
        texts += [block.text] if isinstance(block, Paragraph) else _cells(block)
    return texts


def _cells(table: TextTable) -> list[str]:
    return [
        text
        for number, row in enumerate(table.rows)
        for place, text in enumerate(row)
        if (number, place) not in table.merged
    ]


def _refuse(path: Path, fault: Unreadable) -> NoReturn:
    raise refuse("L02", file=path.name, detail=fault.what, remedy=fault.remedy)
