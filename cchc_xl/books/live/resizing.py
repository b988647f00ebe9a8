"""How the rows of a table come, go and change places in Excel, so that staff's cells are never written by us."""

from collections.abc import Sequence

from cchc_xl.books.live.difference import Resizing
from cchc_xl.books.package.area import Area, area_of, parse_area
from cchc_xl.books.package.body import BodyRow, Place
from cchc_xl.books.package.rewrite import Replacement


def resizing(change: Replacement) -> Resizing | None:
    """What is to be done before values are written; None where all rows stay where they are."""
    fresh = sum(source is None for source in change.sources)
    order = _order(change.old, change.sources)
    gone = len(order) - len(change.sources)
    is_ordered = order == tuple(range(len(order)))
    if not (fresh or gone) and is_ordered:
        return None
    place, body = change.place, change.place.part.body
    first = Area(body.top, body.left, body.top, body.right)
    return Resizing(
        place.part.area,
        body,
        place.part.area.bottom > body.bottom,
        fresh,
        gone,
        None if is_ordered else order,
        _column_without_formulas(change),
        _pushes(change),
        change.growth.moves_all,
        _repeated(change) if fresh else (),
        fresh > 0 and any(area.overlaps(first) for area in _links_of_staff(place)),
        fresh > 0 and any(area.overlaps(first) for area in _notes(place)),
        len(change.old) == 1 and not any(len(cell) for cell in change.old[0].cells.values()),
    )


def _order(old: Sequence[BodyRow], sources: Sequence[BodyRow | None]) -> tuple[int, ...]:
    """Where each row goes, old ones first, then fresh ones: counted from 0; rows that go come last."""
    places = {row.number: i for i, row in enumerate(sources) if row is not None}
    last = iter(range(len(sources), len(sources) + len(old)))
    staying = [places[row.number] if row.number in places else next(last) for row in old]
    return (*staying, *(i for i, row in enumerate(sources) if row is None))


def _column_without_formulas(change: Replacement) -> int:
    """One of our columns that can carry the order for a moment; it is written anew afterwards."""
    formula = f"{change.place.sheet.ns}f"

    def has_formula(at: int) -> bool:
        return any(at in row.cells and row.cells[at].find(formula) is not None for row in change.old)

    return next((at for at in change.place.at if not has_formula(at)), change.place.at[0])


def _pushes(change: Replacement) -> bool:
    """Whether a totals row, or anything else, stands below the body where it would be in the way."""
    place, growth = change.place, change.growth
    if place.part.area.bottom > place.part.body.bottom:
        return True
    below = ((number, row) for number, row in place.sheet.rows() if number > place.part.area.bottom)
    return any(len(cell) and growth.moves(number, at) for number, row in below for at, cell in place.sheet.cells(row))


def _repeated(change: Replacement) -> tuple[int, ...]:
    """Staff's columns whose new cells are blank (all but calculated ones), where the first row has something."""
    first = change.old[0].cells
    return tuple(at for at in added_columns(change.place) if at in first and len(first[at]))


def added_columns(place: Place) -> list[int]:
    """The columns of a table that are not ours, but for calculated ones."""
    area, ours = place.part.area, set(place.at)
    added = (at for at in range(area.left, area.right + 1) if at not in ours)
    return [at for at in added if not place.part.calculated(at - area.left)]


def _links_of_staff(place: Place) -> list[Area]:
    """All links of the sheet but those that are set anew where rows have moved."""
    ours = {at for at, column in zip(place.at, place.table.columns, strict=True) if column.link}
    return [area for area in _links(place) if not (area.left == area.right and area.left in ours)]


def _links(place: Place) -> list[Area]:
    ns, root = place.sheet.ns, place.sheet.root
    found = (parse_area(link.get("ref", "")) for link in root.iterfind(f"{ns}hyperlinks/{ns}hyperlink"))
    return [area for area in found if area]


def _notes(place: Place) -> list[Area]:
    package = place.sheet.workbook.package
    parts = [r.target for r in package.relationships(place.sheet.part) if r.kind in ("comments", "threadedComment")]
    return [area_of(note.get("ref")) for part in parts for note in package.tree(part).iter() if note.get("ref")]
