"""Compares a table before and after a command, and says what of it is to be done in Excel."""

from collections.abc import Iterator, Mapping, Sequence

from cchc_xl.books.live.blocks import Wanted, bridged, rectangles
from cchc_xl.books.live.difference import Input, TableEdit, Writing
from cchc_xl.books.live.inputs import in_bulk, input_of
from cchc_xl.books.live.links import areas_to_link
from cchc_xl.books.live.resizing import added_columns, resizing
from cchc_xl.books.package.area import Area
from cchc_xl.books.package.body import BodyRow, Place, body_rows, is_blank, keys_of, place_of
from cchc_xl.books.package.rewrite import Replacement, sources_of
from cchc_xl.books.package.table import find_table
from cchc_xl.books.package.value import Value, clean, same
from cchc_xl.books.package.workbook import Workbook
from cchc_xl.values.table import Table


def table_edit(before: Workbook, after: Workbook, table: Table) -> tuple[str, TableEdit | None]:
    """The sheet on which a table stands, and what changes in it; None where nothing does."""
    old_place, new_place = (_place(workbook, table) for workbook in (before, after))
    old, new = body_rows(old_place), body_rows(new_place)
    values: list[list[Value]] = [list(column) for column in zip(*(row.values for row in new), strict=True)]
    change = Replacement(old_place, old, values, _sources(old_place, old, new, values))
    resized = resizing(change)
    ordered_by = resized.order_column if resized and resized.order is not None else None
    wanted = {at: _wanted(change, position) for position, at in enumerate(old_place.at)}
    said = set().union(*(w.rows for w in wanted.values()))
    if ordered_by is not None:
        wanted[ordered_by] = Wanted(frozenset(range(len(new))))
    writings = tuple(_writings(change, bridged(wanted, _free(change, wanted))))
    links = areas_to_link(change, resized, new_place)
    if resized is None and not writings and not links:
        return old_place.part.entry.name, None
    edit = TableEdit(
        old_place.part.name,
        old_place.part.body,
        len(said) + (resized.gone if resized else 0),
        old_place.part.is_filtered,
        any(row.element is not None and row.element.get("hidden") in ("1", "true") for row in old),
        resized,
        writings,
        links,
    )
    return old_place.part.entry.name, edit


def _place(workbook: Workbook, table: Table) -> Place:
    """The table, with those of its columns that the workbook has."""
    part = find_table(workbook, table.name)
    headers = part.headers if part else []
    return place_of(workbook, table, "", [c.field for c in table.columns if clean(c.header) in headers])


def _sources(place: Place, old: list[BodyRow], new: list[BodyRow], values: list[list[Value]]) -> list[BodyRow | None]:
    """The old row that each new one continues. The blank row of an empty table is there to be filled."""
    if len(old) == len(new) and _keys(place, old) == _keys(place, new):
        return list(old)
    sources = sources_of(place.table, old, values, len(new))
    if len(old) == 1 and sources[0] is None and is_blank(old[0]) and not _is_used(place, old[0]):
        return [old[0], *sources[1:]]
    return sources


def _keys(place: Place, rows: list[BodyRow]) -> Sequence[object]:
    return keys_of(place.table, [row.values for row in rows])


def _is_used(place: Place, row: BodyRow) -> bool:
    """Whether staff have something in that row of the table."""
    area, ours = place.part.area, set(place.at)
    return any(len(cell) for at, cell in row.cells.items() if area.left <= at <= area.right and at not in ours)


def _wanted(change: Replacement, position: int) -> Wanted:
    """Which rows (counted from 0) of one of our columns say something else, and which hold a formula that stays."""
    at, formula = change.place.at[position], f"{change.place.sheet.ns}f"
    rows: set[int] = set()
    left_alone: set[int] = set()
    for i, (source, value) in enumerate(zip(change.sources, change.values[position], strict=True)):
        if source is None or not _says(source.values[position], value):
            rows.add(i)
        elif (cell := source.cells.get(at)) is not None and cell.find(formula) is not None:
            left_alone.add(i)
    return Wanted(frozenset(rows), frozenset(left_alone))


def _free(change: Replacement, wanted: Mapping[int, Wanted]) -> set[int]:
    """Columns that only the program writes, without formulas of staff: it may say again what they say. And columns
    in which nobody has anything, from the first row to the last that is written at all: they stay blank."""
    columns = zip(change.place.at, change.place.table.columns, strict=True)
    ours = {at for at, column in columns if not column.open and not wanted[at].left_alone}
    rows = frozenset[int]().union(*(w.rows for w in wanted.values()))
    span = change.sources[min(rows) : max(rows) + 1] if rows else []
    return ours | {at for at in added_columns(change.place) if not any(_has_something(row, at) for row in span)}


def _has_something(row: BodyRow | None, at: int) -> bool:
    """Whether a row (None: a fresh one) has anything in a column."""
    return row is not None and at in row.cells and len(row.cells[at]) > 0


def _says(old: Value, new: Value) -> bool:
    return old == new or same(old, new)


def _writings(change: Replacement, wanted: dict[int, Wanted]) -> Iterator[Writing]:
    place, top = change.place, change.place.part.body.top
    workbook, columns = place.sheet.workbook, place.table.columns
    ours = {at: position for position, at in enumerate(place.at)}
    inputs: dict[int, list[Input]] = {}
    areas = rectangles(wanted)
    for at in {at for area in areas for at in range(area.left, area.right + 1)}:
        if at not in ours:  # a column in which nobody has anything there
            inputs[at] = [None] * len(change.sources)
            continue
        as_text = _is_text(change, at, workbook.text_styles)
        kind, values = columns[ours[at]].kind, change.values[ours[at]]
        inputs[at] = [input_of(value, kind, workbook.first_day, as_text=as_text) for value in values]
    for area in areas:
        rows = [[inputs[at][i] for at in range(area.left, area.right + 1)] for i in range(area.top, area.bottom + 1)]
        yield from in_bulk(Area(top + area.top, area.left, top + area.bottom, area.right), rows)


def _is_text(change: Replacement, at: int, text_styles: set[str]) -> bool:
    """Whether every cell of a column has the format Text."""
    return all(row.cells[at].get("s") in text_styles if at in row.cells else False for row in change.old)
