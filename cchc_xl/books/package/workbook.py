"""The workbook part and what hangs on it: sheets, names, shared strings, number formats, recalculation."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cchc_xl.books.package.area import Area
from cchc_xl.books.package.formula import reference
from cchc_xl.books.package.parts import Package
from cchc_xl.books.package.value import clean
from cchc_xl.books.package.xml import Element, local, namespace

# Number formats that show days or times without saying so in a format code (ECMA-376, 18.8.30).
_DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_TEXT_FORMAT = 49
_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)

# What may stand before calcPr in the workbook part, so that it can be put in its place.
_BEFORE_CALC = {
    "fileVersion", "fileSharing", "workbookPr", "AlternateContent", "revisionPtr", "absPath", "workbookProtection",
    "bookViews", "sheets", "functionGroups", "externalReferences", "definedNames",
}  # fmt: skip


@dataclass(frozen=True)
class SheetEntry:
    """A sheet as the workbook lists it: its name and its part."""

    name: str
    part: str


@dataclass(frozen=True)
class Font:
    """What of a font decides how much room text takes; ``size`` in points."""

    name: str
    size: float
    is_bold: bool


class Workbook:
    """A package that is a workbook. Raises Refused (M03) where it is none."""

    def __init__(self, data: bytes, name: str) -> None:
        self.package = Package(data, name)
        found = [r.target for r in self.package.relationships("") if r.kind == "officeDocument"]
        if not found or local(self.package.tree(found[0])) != "workbook":
            raise self.package.refused("không phải tệp .xlsx")
        self.part = found[0]
        # What was found and read before; whoever changes a sheet or adds a table clears it.
        self.tables: dict[str, Any] = {}
        self.bodies: dict[str, dict[Any, Any]] = {}
        if not self.sheets:
            raise self.package.refused("tệp không có sheet nào")

    @property
    def root(self) -> Element:
        return self.package.tree(self.part)

    @property
    def sheets(self) -> list[SheetEntry]:
        """The worksheets in tab order."""
        parts = {r.id: r.target for r in self.package.relationships(self.part) if r.kind == "worksheet"}
        return [SheetEntry(s.get("name", ""), parts[i]) for s in self._listed() if (i := relation_id(s)) in parts]

    def _listed(self) -> list[Element]:
        listed = self.root.find(f"{namespace(self.root)}sheets")
        return [] if listed is None else [s for s in listed if local(s) == "sheet"]

    def tab_names(self) -> list[str]:
        """The names of all tabs, those of chart sheets too."""
        return [s.get("name", "") for s in self._listed()]

    def sheet(self, name: str) -> SheetEntry | None:
        """The worksheet of that name, as Excel compares names: whatever the case."""
        return next((s for s in self.sheets if s.name.casefold() == name.casefold()), None)

    @cached_property
    def first_day(self) -> int:
        """How many days after 30/12/1899 the workbook starts to count: 0, or 1462 in the 1904 system."""
        settings = self.root.find(f"{namespace(self.root)}workbookPr")
        return 1462 if settings is not None and settings.get("date1904") in ("1", "true") else 0

    @cached_property
    def shared_strings(self) -> list[str]:
        """The shared strings, cleaned; none where the workbook has no such part."""
        found = [r.target for r in self.package.relationships(self.part) if r.kind == "sharedStrings"]
        if not found or found[0] not in self.package:
            return []
        root = self.package.tree(found[0])
        return [clean(rich_text(item)) for item in root.iterchildren(f"{namespace(root)}si")]

    @cached_property
    def wrapping_styles(self) -> "dict[str, Font]":
        """The cell style ids that wrap text, with their fonts."""
        found = [r.target for r in self.package.relationships(self.part) if r.kind == "styles"]
        if not found:
            return {}
        root = self.package.tree(found[0])
        ns = namespace(root)
        fonts = [font_of(font) for font in root.iterfind(f"{ns}fonts/{ns}font")]
        styles = enumerate(root.iterfind(f"{ns}cellXfs/{ns}xf"))
        return {str(i): fonts[int(xf.get("fontId", "0"))] for i, xf in styles if wraps(xf)}

    @cached_property
    def date_styles(self) -> set[str]:
        """The cell style ids whose number format shows a day or a time."""
        return self._styles_with(_DATE_FORMATS, shows_date)

    @cached_property
    def text_styles(self) -> set[str]:
        """The cell style ids whose number format is Text: what is typed there stays text."""
        return self._styles_with({_TEXT_FORMAT}, lambda code: code == "@")

    def _styles_with(self, numbers: set[int], shows: Callable[[str], bool]) -> set[str]:
        """The cell style ids whose number format has one of these numbers, or a code that says so."""
        found = [r.target for r in self.package.relationships(self.part) if r.kind == "styles"]
        if not found:
            return set()
        root = self.package.tree(found[0])
        ns = namespace(root)
        codes = {int(f.get("numFmtId")): f.get("formatCode", "") for f in root.iterfind(f"{ns}numFmts/{ns}numFmt")}
        wanted = numbers | {number for number, code in codes.items() if shows(code)}
        styles = root.iterfind(f"{ns}cellXfs/{ns}xf")
        return {str(i) for i, xf in enumerate(styles) if int(xf.get("numFmtId", 0)) in wanted}

    def defined_names(self) -> list[Element]:
        """The elements of all defined names."""
        ns = namespace(self.root)
        return list(self.root.iterfind(f"{ns}definedNames/{ns}definedName"))

    def named_area(self, name: str) -> tuple[SheetEntry, Area] | None:
        """The cells of a defined name of the whole workbook; None where it is missing or broken."""
        wanted = name.casefold()
        for defined in self.defined_names():
            if defined.get("name", "").casefold() == wanted and defined.get("localSheetId") is None:
                found = reference(defined.text or "")
                entry = self.sheet(found[0]) if found else None
                return (entry, found[1]) if found and entry else None
        return None

    def recalculate_on_load(self) -> None:
        """Staff's formulas that point at ours are to be calculated anew: Excel rebuilds the chain by itself."""
        for relation in self.package.relationships(self.part):
            if relation.kind == "calcChain":
                self.package.unrelate(self.part, "calcChain")
                self.package.remove(relation.target)
        ns, root = namespace(self.root), self.root
        settings = root.find(f"{ns}calcPr")
        if settings is None:
            settings = root.makeelement(f"{ns}calcPr", {"calcId": "0"})
            root.insert(sum(local(child) in _BEFORE_CALC for child in root), settings)
        if settings.get("fullCalcOnLoad") != "1":
            settings.set("fullCalcOnLoad", "1")
            self.package.touch(self.part)


def relation_id(element: Element) -> str:
    """The r:id of an element, whichever of the two namespaces of relationships it is in."""
    return next((v for k, v in element.attrib.items() if k.endswith("}id")), "")


def rich_text(item: Element) -> str:
    """The text of a shared or inline string: its runs joined, phonetic hints left out."""
    if len(item) == 1 and item[0].tag.endswith("}t"):
        return item[0].text or ""
    ns = namespace(item)
    runs = [item, *item.iterfind(f"{ns}r")]
    return "".join(text.text or "" for run in runs for text in run.iterfind(f"{ns}t"))


def shows_date(code: str) -> bool:
    """Whether a number format code shows a day or a time."""
    return any(sign in _NOT_CODE.sub("", code).lower() for sign in "dmyhs") and code != "General"


def font_of(element: Element) -> Font:
    """A font as the styles part has it."""
    ns = namespace(element)
    values = {local(child): child.get("val", "1") for child in element}
    return Font(values.get("name", ""), float(values.get("sz", "11")), element.find(f"{ns}b") is not None)


def wraps(style: Element) -> bool:
    """Whether a cell style wraps its text."""
    alignment = style.find(f"{namespace(style)}alignment")
    return alignment is not None and alignment.get("wrapText") in ("1", "true")
