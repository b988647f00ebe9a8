"""Letters as plain lines: .txt, .md and .docx. Only here is python-docx known."""

import codecs
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_xl.values.problems import refuse

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLE = b"\xd0\xcf\x11\xe0"  # Word's .doc before 2007, and every encrypted document


def read_lines(path: Path) -> list[str]:
    """The document's lines in reading order, blank ones included; of a .docx its paragraphs and table cells.

    Raises Refused: no such file (L01), not a text we can read (L02), nothing in it (L03).
    """
    if not path.exists():
        raise refuse("L01", file=path.name)
    if path.is_dir():
        raise refuse("L02", file=path.name, detail="đây là một thư mục")
    suffix = path.suffix.lower()
    if suffix == ".docx":
        lines = _docx_lines(path)
    elif suffix in (".txt", ".md"):
        lines = _text_lines(path)
    else:
        raise refuse("L02", file=path.name, detail=f"tệp dạng «{suffix or 'không có đuôi'}»")
    if not any(line.strip() for line in lines):
        raise refuse("L03", file=path.name)
    return lines


def _text_lines(path: Path) -> list[str]:
    data = path.read_bytes()
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise refuse("L02", file=path.name, detail="chữ không theo bảng mã Unicode") from None
    if "\0" in text:
        raise refuse("L02", file=path.name, detail="tệp nhị phân, không phải chữ")
    return text.splitlines()


def _docx_lines(path: Path) -> list[str]:
    with path.open("rb") as file:
        head = file.read(len(_OLE))
    if not head:
        raise refuse("L03", file=path.name)
    if head == _OLE:
        raise refuse("L02", file=path.name, detail="tệp đặt mật khẩu hoặc dạng .doc cũ")
    return [line for block in _blocks(_open_docx(path)) for line in block.splitlines() or [""]]


def _open_docx(path: Path) -> "Document":
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:  # broken XML raises a SyntaxError
        return docx.Document(str(path))
    except (PackageNotFoundError, zipfile.BadZipFile, SyntaxError, KeyError, ValueError) as error:
        raise refuse("L02", file=path.name, detail="tệp Word hỏng hoặc không phải tệp Word") from error


def _blocks(container: "Document | _Cell") -> Iterator[str]:
    from docx.table import Table

    for block in container.iter_inner_content():
        if isinstance(block, Table):
            yield from _cells(block)
        else:
            yield block.text


def _cells(table: "Table") -> Iterator[str]:
    seen: set[object] = set()  # a merged cell comes back once for every place it covers
    for row in table.rows:
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                yield from _blocks(cell)
