"""What a workbook's package carries beside its cells: document properties, and which part is which sheet."""

import datetime as dt
import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from cchc_xl.books.container import Package

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
    targets = {r.get("Id"): r.get("Target", "") for r in _parsed(package, "xl/_rels/workbook.xml.rels")}
    for element in _parsed(package, "xl/workbook.xml").iter():
        if _local(element.tag) == "sheet":
            target = targets.get(_attribute(element, "id"), "")
            yield element.get("name", ""), posixpath.normpath(posixpath.join("xl", target)).lstrip("/")


def _parsed(package: Package, part: str) -> Element:
    """The part's root; an empty element where the part is missing or no XML."""
    try:
        return fromstring(package.get(part), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
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
