"""The parts of a Word package: checked, parsed when asked for, found through their relationships.

Nothing is extracted, followed or run; entities are never resolved and a part with a DOCTYPE is refused.
"""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass

from cchc_xl.books.container import container_fault
from cchc_xl.books.file_kinds import BROKEN_WORD
from cchc_xl.books.package.xml import Element, parse
from cchc_xl.values.problems import Refused, refuse

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# «Strict» documents write the same names under other addresses.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)
_MAX_PART = 100 * 1024 * 1024


def attribute(element: Element | None, name: str = "val") -> str:
    """An attribute of Word's own namespace; "" where it is missing."""
    return "" if element is None else element.get(W + name, "")


def number(element: Element | None, name: str = "val") -> int | None:
    """A whole number from 0 to 999999 in an attribute; None for anything else, so that nothing grows without end."""
    text = attribute(element, name)
    return int(text) if re.fullmatch("[0-9]{1,6}", text) else None


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant at that path of Word's own names, or None."""
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def is_on(element: Element | None) -> bool | None:
    """A switch such as ``w:b``: None where it is not set."""
    return None if element is None else attribute(element) not in ("0", "false", "off")


@dataclass(frozen=True)
class WordPackage:
    """A Word document's XML parts by name; ``main`` names the document itself."""

    file: str
    parts: dict[str, bytes]
    main: str

    def tree(self, name: str) -> Element | None:
        """The root of a part, or None where there is no such part. Raises Refused (L02): broken XML, a DOCTYPE."""
        if name not in self.parts:
            return None
        data = self.parts[name]
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        try:
            return parse(data)
        except ValueError as error:
            raise broken(self.file) from error

    def related(self, kind: str, source: str = "") -> dict[str, str]:
        """The parts that ``source`` (the document) refers to as ``kind`` ("header", "styles"), by relationship id."""
        return _related(self, source or self.main, kind)

    def only(self, kind: str) -> Element | None:
        """The root of the document's one part of that kind, or None."""
        return next((self.tree(name) for name in self.related(kind).values()), None)


def open_word(data: bytes, file: str) -> WordPackage:
    """The package of a .docx, .docm or .dotx. Raises Refused (L02): broken, unsafe, or no Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _package(archive, len(data), file)
    except Refused:
        raise
    except Exception as error:  # zipfile and zlib have many ways to say that a file is broken
        raise broken(file) from error


def _package(archive: zipfile.ZipFile, size: int, file: str) -> WordPackage:
    entries = archive.infolist()
    if container_fault(entries, size) or any(e.file_size > _MAX_PART for e in entries if _is_xml(e.filename)):
        raise broken(file)
    parts = {entry.filename.lstrip("/"): archive.read(entry) for entry in entries if _is_xml(entry.filename)}
    package = WordPackage(file, parts, "")
    main = next(iter(_related(package, "", "officeDocument").values()), "word/document.xml")
    root = package.tree(main)
    if root is None or root.tag != W + "document":
        raise broken(file)
    return WordPackage(file, parts, main)


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _related(package: WordPackage, source: str, kind: str) -> dict[str, str]:
    folder, name = posixpath.split(source)
    root = package.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, str] = {}
    for relation in [] if root is None else root:
        target = relation.get("Target", "")
        if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
            found[relation.get("Id", "")] = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return {key: part for key, part in found.items() if part in package.parts}


def broken(file: str) -> Refused:
    """The refusal of a Word document that cannot be read."""
    return refuse("L02", file=file, detail=BROKEN_WORD.what, remedy=BROKEN_WORD.remedy)
