"""A whole Word document: its headers and footers, then its body."""

import re
from collections.abc import Iterator

from cchc_xl.books.plaintext import note
from cchc_xl.books.word.numbering import numbering_of
from cchc_xl.books.word.parts import W, WordPackage, broken, open_word
from cchc_xl.books.word.story import Met, lines_of, story_of
from cchc_xl.books.word.styles import Styles, styles_of
from cchc_xl.values.document import Document, Paragraph

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PAGE_NUMBER = re.compile(r"(?:trang|page)?[\s\-–/\d.]*(?:(?:of|trên|/)\s*\d*)?", re.IGNORECASE)
_EMBEDDED = "có bảng hoặc đối tượng nhúng không đọc được chữ; cần xem lại bản gốc"


def word_document(data: bytes, file: str) -> Document:
    """The document as Word shows it with every change accepted. Raises Refused (L02): no safe Word document."""
    package = open_word(data, file)
    try:
        return _document(package)
    except RecursionError as error:  # tables in tables without end
        raise broken(file) from error


def _document(package: WordPackage) -> Document:
    styles = styles_of(package)
    met = Met()
    edges = dict.fromkeys(line for line in _edges(package, styles, met) if not _PAGE_NUMBER.fullmatch(line))
    root = package.tree(package.main)
    body = None if root is None else root.find(W + "body")
    story = story_of(root, styles, numbering_of(package, styles), met)
    blocks = () if body is None else story.blocks(body)
    whole = (*map(Paragraph, edges), *blocks)
    notes = [note(code) for code in dict.fromkeys(met.codes)]
    return Document(package.file, whole, (*notes, *[_EMBEDDED][: len(met.embedded)]))


def _edges(package: WordPackage, styles: Styles, met: Met) -> Iterator[str]:
    """The lines of the headers and footers that sections use, in their order."""
    root = package.tree(package.main)
    for kind in ("header", "footer"):
        parts = package.related(kind)
        used = [r.get(_RELATION, "") for r in ([] if root is None else root.iter(f"{W}{kind}Reference"))]
        for name in dict.fromkeys(parts[r] for r in used if r in parts):
            part = package.tree(name)
            if part is not None:
                yield from lines_of(story_of(part, styles, numbering_of(package, styles), met).blocks(part))
