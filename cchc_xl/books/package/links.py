"""Hyperlinks inside a table: those of the program lead to sheets, those of staff follow their row."""

from collections.abc import Mapping, Sequence

from cchc_xl.books.package.area import Area, letters, parse_area, quoted, unquoted
from cchc_xl.books.package.body import Place
from cchc_xl.books.package.growth import Growth
from cchc_xl.books.package.value import Value
from cchc_xl.books.package.xml import Element, add, local

# A link as (how many rows below the first body row, sheet column, sheet it leads to).
Link = tuple[int, int, str]

# What may stand behind the hyperlinks of a sheet part, so that they can be put in their place.
_BEHIND = {
    "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties",
    "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF",
    "picture", "oleObjects", "controls", "AlternateContent", "webPublishItems", "tableParts", "extLst",
}  # fmt: skip


def wanted_links(place: Place, values: Sequence[Sequence[Value]]) -> list[Link]:
    """The links that the rows ask for: where a value of a linking column names a sheet."""
    sheets = {entry.name.casefold(): entry.name for entry in place.sheet.workbook.sheets}
    links: list[Link] = []
    for at, column, texts in zip(place.at, place.table.columns, values, strict=True):
        if column.link:
            links += [(i, at, sheets[n]) for i, text in enumerate(texts) if (n := str(text).casefold()) in sheets]
    return sorted(links)


def present_links(place: Place) -> list[Link]:
    """The links to sheets that stand in the linking columns now."""
    links: list[Link] = []
    for element in _hyperlinks(place):
        area = parse_area(element.get("ref", ""))
        if area and _is_ours(place, area):
            sheet = unquoted(element.get("location", "").rpartition("!")[0])
            links += [(row - place.part.body.top, area.left, sheet) for row in range(area.top, area.bottom + 1)]
    return sorted(links)


def relink(place: Place, links: Sequence[Link], moved: Mapping[int, int], growth: Growth) -> None:
    """Puts the program's links in place, and moves those of staff: inside the body by ``moved`` (old row
    number to new; a row that goes takes its link along), below with what stands there."""
    for element in _hyperlinks(place):
        area = parse_area(element.get("ref", ""))
        new = None if area is None or _is_ours(place, area) else growth.followed(area, moved)
        if new is None:
            element.getparent().remove(element)
        else:
            element.set("ref", str(new))
    top = place.part.body.top
    for row, column, sheet in links:
        attributes = {"ref": f"{letters(column)}{top + row}", "location": f"{quoted(sheet)}!A1", "display": sheet}
        add(_holder(place), f"{place.sheet.ns}hyperlink", **attributes)
    holder = _holder(place)
    if not len(holder):
        holder.getparent().remove(holder)


def _is_ours(place: Place, area: Area) -> bool:
    linking = {at for at, column in zip(place.at, place.table.columns, strict=True) if column.link}
    return area.left == area.right and area.left in linking and area.overlaps(place.part.body)


def _hyperlinks(place: Place) -> list[Element]:
    ns = place.sheet.ns
    return list(place.sheet.root.iterfind(f"{ns}hyperlinks/{ns}hyperlink"))


def _holder(place: Place) -> Element:
    root, tag = place.sheet.root, f"{place.sheet.ns}hyperlinks"
    holder = root.find(tag)
    if holder is None:
        holder = root.makeelement(tag)
        behind = next((i for i, child in enumerate(root) if local(child) in _BEHIND), len(root))
        root.insert(behind, holder)
    return holder
