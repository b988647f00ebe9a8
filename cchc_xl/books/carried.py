"""What a workbook's package carries beside its cells: document properties, which part is which sheet, and risks.

Python's own XML parser is safe here: the container refuses any part with a DOCTYPE, so no entity is ever declared.
"""

import datetime as dt
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from xml.etree.ElementTree import Element, ParseError, fromstring

from cchc_xl.books.container import Package
from cchc_xl.values.words import Carried

# Parts by which programs, links and embedded objects come: of OOXML, and of OpenDocument.
_RISKY_PARTS: tuple[tuple[str, Carried], ...] = (
    ("vbaproject", Carried.MACRO),
    ("macrosheets/", Carried.MACRO),
    ("basic/", Carried.MACRO),
    ("scripts/", Carried.MACRO),
    ("externallinks/", Carried.LINK),
    ("connections.xml", Carried.DATA),
    ("querytables/", Carried.DATA),
    ("embeddings/", Carried.OBJECT),
    ("activex/", Carried.OBJECT),
)
_DDE = re.compile(rb"<f[^<>]*>[^<|]*\w\|[^<!]*!")  # program|topic!item, which Excel would offer to start

_UNKNOWN_YEAR = 1980  # where the zip format begins: written when the moment is not known


def properties(package: Package) -> dict[str, str]:
    """The custom document properties as text (OOXML's custom.xml, or OpenDocument's user-defined ones)."""
    found = {p.get("name", ""): "".join(p.itertext()) for p in _parsed(package, "docProps/custom.xml")}
    for meta in _parsed(package, "meta.xml").iter():
        if _local(meta.tag) == "user-defined":
            found[_attribute(meta, "name")] = "".join(meta.itertext())
    return {name: value.strip() for name, value in found.items()}


def saved_at(package: Package) -> dt.datetime | None:
    """When the workbook was last saved, in local time: by its core properties, else by its zip entries."""
    for part, tag in (("docProps/core.xml", "modified"), ("meta.xml", "date")):
        for element in _parsed(package, part).iter():
            if _local(element.tag) == tag and (moment := _moment(element.text or "")):
                return moment
    year, month, day, hour, minute, second = package.newest
    return _moment(f"{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}") if year > _UNKNOWN_YEAR else None


def sheet_parts(package: Package) -> Iterator[tuple[str, str]]:
    """Each sheet of an OOXML workbook with the name of its part."""
    workbook = _workbook_part(package)
    targets = _related(package, workbook)
    return ((name, targets.get(relation, ("", ""))[1]) for name, relation in _listed(package.get(workbook)))


def parts_by_kind(package: Package) -> Mapping[str, str]:
    """The names of the parts that an OOXML workbook has one of, by their kind («styles», «sharedStrings»)."""
    return dict(_related(package, _workbook_part(package)).values())


def counts_from_1904(package: Package) -> bool:
    """Whether an OOXML workbook says from which year it counts its days."""
    return b"date1904" in package.get(_workbook_part(package))


def risks(package: Package) -> tuple[str, ...]:
    """What is in the file that must never run or be followed, in Vietnamese; nothing of it was."""
    names = "\n".join(package.names).casefold()
    found = {what for part, what in _RISKY_PARTS if part in names}
    if any(_is_dde(name, part) for name, part in package.parts.items()):
        found.add(Carried.DATA)
    return tuple(what.value for what in Carried if what in found)


def _is_dde(name: str, part: bytes) -> bool:
    """Whether a part asks for data of another program: by a formula, or by a link."""
    if name.startswith(("xl/externalLinks/", "content.xml")):
        return b"ddeLink" in part or b"table:dde-link" in part
    return b"|" in part and bool(_DDE.search(part))


def _workbook_part(package: Package) -> str:
    return next((t for kind, t in _related(package, "").values() if kind == "officeDocument"), "xl/workbook.xml")


def _related(package: Package, part: str) -> Mapping[str, tuple[str, str]]:
    """The relationships of a part, of the package itself for "": their kind and target by their id."""
    folder, _, name = part.rpartition("/")
    return _relations(package.get(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"), folder)


@lru_cache(maxsize=100)  # programs write them alike, file after file
def _relations(rels: bytes, folder: str) -> Mapping[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for relation in _root(rels):
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target)
    return found


@lru_cache(maxsize=100)  # as with relations
def _listed(workbook: bytes) -> Sequence[tuple[str, str]]:
    """The name of each sheet, and the id by which it is related to its part."""
    sheets = (element for element in _root(workbook).iter() if _local(element.tag) == "sheet")
    return [(sheet.get("name", ""), _attribute(sheet, "id")) for sheet in sheets]


def _parsed(package: Package, part: str) -> Element:
    return _root(package.get(part))


def _root(part: bytes) -> Element:
    """The part's root; an empty element where the part is missing or no XML."""
    try:
        return fromstring(part) if part else Element("none")
    except (ParseError, ValueError, LookupError):
        return Element("none")


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _attribute(element: Element, name: str) -> str:
    """An attribute in whatever namespace: strict and transitional files differ in it."""
    return next((value for key, value in element.items() if _local(key) == name and key != name), "")


def _moment(text: str) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(text.strip()).replace(microsecond=0)
        return moment.astimezone().replace(tzinfo=None)  # a moment without a zone is local already
    except (ValueError, OverflowError, OSError):
        return None
