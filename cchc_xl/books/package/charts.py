"""What charts read, and the values they keep: previewers (Outlook, phones) draw from these, never calculate."""

from cchc_xl.books.package.area import Area, quoted
from cchc_xl.books.package.formula import reference
from cchc_xl.books.package.sheet import Sheet
from cchc_xl.books.package.value import Raw, number_text
from cchc_xl.books.package.workbook import SheetEntry, Workbook
from cchc_xl.books.package.xml import Element, add, local, namespace
from cchc_xl.values.dashboard import label_size

_CACHES = {"numRef": "numCache", "strRef": "strCache"}


def refresh_charts(workbook: Workbook, entry: SheetEntry) -> None:
    """Gives the charts of a sheet the values that its cells have now, for what they read from that sheet."""
    package = workbook.package
    sheet = Sheet(workbook, entry)
    for chart in _charts(workbook, entry):
        sources = [e for e in package.tree(chart).iter() if local(e) in _CACHES]
        if any([_refresh(source, sheet) for source in sources]):  # noqa: C419 - all of them, not up to the first
            package.touch(chart)


def show_rows(workbook: Workbook, name: str, rows: int) -> SheetEntry | None:
    """Lets the charts that read a named block show its first ``rows`` rows below the header; the sheet, if it
    changed. Labels follow in size, where nobody has set it. Refused (M03): no such name."""
    found = workbook.named_area(name)
    if found is None:
        raise workbook.package.refused(f"thiếu tên «{name}»")
    entry, block = found
    bottom = block.top + max(1, min(rows, block.bottom - block.top))
    changed = False
    for chart in _charts(workbook, entry):
        sources = [e for e in workbook.package.tree(chart).iter() if local(e) in _CACHES]
        old = [area for source in sources if (area := _read_below(source, entry, block)) and area.bottom != bottom]
        if old:
            for source in sources:
                _set_bottom(source, entry, block, bottom)
            _fit_labels(workbook.package.tree(chart), old[0].bottom - block.top, bottom - block.top)
            workbook.package.touch(chart)
            changed = True
    return entry if changed else None


def _charts(workbook: Workbook, entry: SheetEntry) -> list[str]:
    package = workbook.package
    drawings = [r.target for r in package.relationships(entry.part) if r.kind == "drawing"]
    return [r.target for d in drawings for r in package.relationships(d) if r.kind == "chart"]


def _read_below(source: Element, entry: SheetEntry, block: Area) -> Area | None:
    """The cells below the block's header that a reference reads; None where it reads others."""
    found = reference(source.findtext(f"{namespace(source)}f") or "")
    if found is None or found[0].casefold() != entry.name.casefold():
        return None
    area = found[1]
    inside = block.left <= area.left and area.right <= block.right and area.top == block.top + 1
    return area if inside else None


def _set_bottom(source: Element, entry: SheetEntry, block: Area, bottom: int) -> None:
    area = _read_below(source, entry, block)
    if area:
        new = Area(area.top, area.left, bottom, area.right)
        source.find(f"{namespace(source)}f").text = f"{quoted(entry.name)}!{new.absolute}"


def _fit_labels(chart: Element, before: int, after: int) -> None:
    for element in chart.iter():
        if local(element) in ("catAx", "dLbls"):
            for letters in (e for e in element.iter() if local(e) == "defRPr"):
                if letters.get("sz") == str(label_size(before)):
                    letters.set("sz", str(label_size(after)))


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
