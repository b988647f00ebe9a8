"""Word packages written in the test: only the parts and the mark-up that a test is about."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from cchc_xl.books.documents import read_document
from cchc_xl.values.document import Document, Paragraph, TextTable

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOT = (
    f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_ROOTS = {"styles": "styles", "numbering": "numbering", "header": "hdr", "footer": "ftr", "theme": ""}


def p(text: str = "", properties: str = "", run: str = "") -> str:
    """A paragraph with one run; ``run`` are the run's own properties."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text, run)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def in_list(text: str, level: int = 0, number: int = 1) -> str:
    """A paragraph of an automatic list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def table(*rows: str, widths: tuple[int, ...] = ()) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def tc(text: str, properties: str = "") -> str:
    """A cell; text that begins with < is mark-up."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text if text.startswith('<') else p(text)}</w:tc>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def save(path: Path, body: str, parts: Mapping[str, str] | None = None) -> Path:
    """Writes a .docx of that body. ``parts``: "styles", "numbering", "header1", "footer1" … and what they hold."""
    parts = parts or {}
    kinds = {name: name.rstrip("0123456789") for name in parts}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("_rels/.rels", _relations({"document": "officeDocument"}, "word/"))
        package.writestr("word/_rels/document.xml.rels", _relations(kinds, ""))
        package.writestr("word/document.xml", f"<w:document {_ROOT}><w:body>{body}</w:body></w:document>")
        for name, inside in parts.items():
            root = _ROOTS[kinds[name]]
            package.writestr(f"word/{name}.xml", f"<w:{root} {_ROOT}>{inside}</w:{root}>" if root else inside)
    return path


def _relations(kinds: Mapping[str, str], folder: str) -> str:
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{folder}{name}.xml"/>'
        for name, kind in kinds.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'


def read(folder: Path, body: str, parts: Mapping[str, str] | None = None) -> Document:
    """The document that we read from such a .docx."""
    return read_document(save(folder / "van-ban.docx", body, parts))


def texts(document: Document) -> list[str]:
    """The texts of its paragraphs."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def only_table(document: Document) -> TextTable:
    """The document's one table."""
    (found,) = [block for block in document.blocks if isinstance(block, TextTable)]
    return found


def level(place: int, kind: str, text: str, more: str = "", start: int = 1) -> str:
    """One ``w:lvl`` of a list."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, overrides: str = "", more: str = "") -> dict[str, str]:
    """A numbering part with one definition, list 1 that uses it, and list 2 that uses it with ``overrides``."""
    return {
        "numbering": f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{more}'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{overrides}</w:num>'
    }
