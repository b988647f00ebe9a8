"""Rows that stay where they are: only the cells that say something else are written."""

from collections.abc import Iterator, Sequence

from cchc_xl.books.package.body import BodyRow, Place
from cchc_xl.books.package.content import content
from cchc_xl.books.package.heights import RowHeights
from cchc_xl.books.package.value import Value, same
from cchc_xl.books.package.xml import Element

_HIDING = ("hidden", "collapsed")


def edit_rows(place: Place, rows: Sequence[BodyRow], values: Sequence[Sequence[Value]]) -> None:
    """Makes the rows of a body say ``values`` (by column); all are shown, and those that change are fitted anew.

    Shared formulas of the body are to be dissolved before.
    """
    heights = RowHeights(place.sheet)
    for i, row in enumerate(rows):
        new = [column[i] for column in values]
        changed = [p for p, (old, value) in enumerate(zip(row.values, new, strict=True)) if not same(old, value)]
        for position in changed:
            write(place, row, position, new[position])
        _show(row.element)
        if changed:
            _fit(row.element, heights.height(_shown(place, row, new)))
    place.sheet.touch()


def write(place: Place, row: BodyRow, position: int, value: Value) -> None:
    """Sets one of the program's cells of a row; whoever does calls ``touch`` of the sheet."""
    what = content(value, place.table.columns[position].kind, place.sheet.workbook.first_day)
    at = place.at[position]
    place.sheet.put(row.number, at, what, row.cells.get(at))


def _show(row: Element) -> None:
    for attribute in _HIDING:
        row.attrib.pop(attribute, None)


def _fit(row: Element, height: float | None) -> None:
    """Sets the height, unless somebody has."""
    if row.get("customHeight") in ("1", "true"):
        return
    row.attrib.pop("ht", None)
    if height is not None:
        row.set("ht", f"{height:g}")


def _shown(place: Place, row: BodyRow, values: Sequence[Value]) -> Iterator[tuple[int, str | None, object]]:
    """What a row shows now: column, style id, value; staff's columns too."""
    ours = dict(zip(place.at, values, strict=True))
    for column, cell in row.cells.items():
        if column in ours:
            yield column, cell.get("s"), ours[column]
        elif place.part.area.left <= column <= place.part.area.right:
            yield column, cell.get("s"), place.sheet.raw(cell)
