"""The values that charts keep: previewers (Outlook, phones) draw from these and never calculate."""

from cchc_xl.books.package.area import Area
from cchc_xl.books.package.formula import reference
from cchc_xl.books.package.sheet import Sheet
from cchc_xl.books.package.value import Raw, number_text
from cchc_xl.books.package.workbook import SheetEntry, Workbook
from cchc_xl.books.package.xml import Element, add, local, namespace

_CACHES = {"numRef": "numCache", "strRef": "strCache"}


def refresh_charts(workbook: Workbook, entry: SheetEntry) -> None:
    """Gives the charts of a sheet the values that its cells have now, for what they read from that sheet."""
    package = workbook.package
    sheet = Sheet(workbook, entry)
    drawings = [r.target for r in package.relationships(entry.part) if r.kind == "drawing"]
    charts = [r.target for d in drawings for r in package.relationships(d) if r.kind == "chart"]
    for chart in charts:
        sources = [e for e in package.tree(chart).iter() if local(e) in _CACHES]
        if any([_refresh(source, sheet) for source in sources]):  # noqa: C419 - all of them, not up to the first
            package.touch(chart)


def _refresh(source: Element, sheet: Sheet) -> bool:
    """Whether the cache of one reference had to be written."""
    ns = namespace(source)
    found = reference(source.findtext(f"{ns}f") or "")
    if found is None or found[0].casefold() != sheet.name.casefold():
        return False
    cache = source.find(f"{ns}{_CACHES[local(source)]}")
    points = _points(sheet, found[1], numbers=local(source) == "numRef")
    if cache is not None and _held(cache) == points:
        return False
    new = _cache(source, points, cache)
    if cache is not None:
        source.replace(cache, new)
    else:
        source.insert(1, new)
    return True


def _points(sheet: Sheet, area: Area, *, numbers: bool) -> list[str | None]:
    flat = [raw for row in sheet.values(area) for raw in row]
    return [_point(raw, numbers=numbers) for raw in flat]


def _point(raw: Raw, *, numbers: bool) -> str | None:
    if raw is None or (numbers and isinstance(raw, str)):
        return None
    return raw if isinstance(raw, str) else number_text(raw)


def _held(cache: Element) -> list[str | None]:
    ns = namespace(cache)
    count = cache.find(f"{ns}ptCount")
    held: list[str | None] = [None] * int(count.get("val") if count is not None else 0)
    for point in cache.iterfind(f"{ns}pt"):
        if int(point.get("idx")) < len(held):
            held[int(point.get("idx"))] = point.findtext(f"{ns}v")
    return held


def _cache(source: Element, points: list[str | None], old: Element | None) -> Element:
    ns = namespace(source)
    cache = source.makeelement(f"{ns}{_CACHES[local(source)]}")
    if local(source) == "numRef":
        code = old.findtext(f"{ns}formatCode") if old is not None else None
        add(cache, f"{ns}formatCode").text = code or "General"
    add(cache, f"{ns}ptCount", val=str(len(points)))
    for i, text in enumerate(points):
        if text is not None:
            add(add(cache, f"{ns}pt", idx=str(i)), f"{ns}v").text = text
    return cache
