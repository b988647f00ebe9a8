"""Replacing the rows of a table: the sheet is written anew from the first body row on, and nothing else of it."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from operator import is_

import pandas as pd

from cchc_xl.books.package.area import Area, letters
from cchc_xl.books.package.body import BodyRow, Place, body_rows, is_blank, keys_of
from cchc_xl.books.package.comments import move_comments
from cchc_xl.books.package.growth import Growth, stretch
from cchc_xl.books.package.in_place import edit_rows, write
from cchc_xl.books.package.links import Link, present_links, relink, wanted_links
from cchc_xl.books.package.rows import TextOfRows
from cchc_xl.books.package.value import Value, same, values_of
from cchc_xl.books.package.xml import Element, comment, serialise
from cchc_xl.values.problems import refuse
from cchc_xl.values.table import Table

_MARK = "rows"


@dataclass(frozen=True)
class Replacement:
    """What a table's rows become. ``values``: by column; ``sources``: the old row that each row continues."""

    place: Place
    old: list[BodyRow]
    values: list[list[Value]]
    sources: list[BodyRow | None]

    @cached_property
    def links(self) -> list[Link]:
        return wanted_links(self.place, self.values)

    @property
    def is_settled(self) -> bool:
        """Whether the workbook says all this already."""
        if not self.sources:
            settled = len(self.old) == 1 and is_blank(self.old[0])
        else:
            settled = self._rows_stay and all(self._says(row, i) for i, row in enumerate(self.old))
        return settled and self.links == present_links(self.place)

    @property
    def keeps_places(self) -> bool:
        """Whether every row stays where it is, with all its cells, and none comes or goes."""
        ours = set(self.place.at)
        return self._rows_stay and all(ours <= row.cells.keys() for row in self.old)

    @cached_property
    def _rows_stay(self) -> bool:
        return len(self.old) == len(self.sources) and all(map(is_, self.old, self.sources))

    def _says(self, row: BodyRow, i: int) -> bool:
        return all(a == b[i] or same(a, b[i]) for a, b in zip(row.values, self.values, strict=True))

    @cached_property
    def growth(self) -> Growth:
        """How much longer the body gets, and what moves with its end."""
        area, body, sheet = self.place.part.area, self.place.part.body, self.place.sheet
        by = max(1, len(self.sources)) - (body.bottom - body.top + 1)
        header = [sheet.by_column(row) for number, row in sheet.rows() if area.top <= number < body.top]
        if any(_stands_beside(area, cells) for cells in [*header, *(row.cells for row in self.old)]):
            return Growth(body, by, area.left, area.right)
        return Growth(body, by)

    @property
    def moved(self) -> dict[int, int]:
        """Where each old row that stays is now: row number to row number."""
        top = self.place.part.body.top
        return {row.number: top + i for i, row in enumerate(self.sources) if row is not None}


def replacement(place: Place, rows: pd.DataFrame) -> Replacement:
    """Pairs new rows with old ones: by key; by position where the table has none."""
    values = [values_of(rows[c.field], c.kind) for c in place.table.columns]
    old = body_rows(place)
    return Replacement(place, old, values, sources_of(place.table, old, values, len(rows)))


def sources_of(table: Table, old: list[BodyRow], values: list[list[Value]], count: int) -> list[BodyRow | None]:
    """The old row that each of ``count`` new ones continues, None for new ones; ``values``: by column."""
    if not table.key:
        return [old[i] if i < len(old) else None for i in range(count)]
    known: dict[Hashable, list[BodyRow]] = {}
    filled = [row for row in old if not is_blank(row)]
    for row, key in zip(filled, keys_of(table, [row.values for row in filled]), strict=True):
        known.setdefault(key, []).insert(0, row)
    keys = keys_of(table, list(zip(*values, strict=True)))
    return [waiting.pop() if (waiting := known.get(key)) else None for key in keys]


def apply(change: Replacement) -> list[str]:
    """Rewrites the sheet; sentences for the user. Refused (M07), before anything changes, where a formula
    stands right below a table whose length changes."""
    place, growth = change.place, change.growth
    _refuse_formulas_below(place, growth)
    notices = _clear_filter(place)
    sheet, body = place.sheet, place.part.body
    sheet.unshare(body)
    if change.keeps_places:
        edit_rows(place, change.old, change.values)
        relink(place, change.links, change.moved, growth)
    else:
        _rewrite(change)
    sheet.workbook.package.touch(place.part.part)
    return notices


def _rewrite(change: Replacement) -> None:
    """Writes the sheet anew from the first body row on, and lets follow what follows from that."""
    place, growth = change.place, change.growth
    text = "".join(TextOfRows(place, change.old, growth).rows(change.sources, change.values))
    stretch(place.sheet, place.part, growth)
    move_comments(place.sheet.workbook.package, place.sheet.part, partial(growth.followed, moved=change.moved))
    relink(place, change.links, change.moved, growth)
    _splice(place, text)
    area = place.part.area
    place.part.set_area(Area(area.top, area.left, area.bottom + growth.by, area.right))


def _stands_beside(area: Area, cells: Mapping[int, Element]) -> bool:
    return any(not area.left <= column <= area.right and len(cell) for column, cell in cells.items())


def _refuse_formulas_below(place: Place, growth: Growth) -> None:
    if not growth.by:
        return
    for number, row in place.sheet.rows():
        if number <= place.part.area.bottom:
            continue
        for column, cell in place.sheet.cells(row):
            if growth.moves(number, column) and place.sheet.has_formula(cell):
                where = f"{letters(column)}{number}"
                raise refuse("M07", file=place.file, sheet=place.sheet.name, cell=where, table=place.table.name)


def _clear_filter(place: Place) -> list[str]:
    filtered = place.part.is_filtered
    place.part.clear_filter()
    if not filtered:
        return []
    return [f"Bảng «{place.table.name}» ở sheet «{place.sheet.name}» đang lọc: đã bỏ lọc để ghi dữ liệu."]


def _splice(place: Place, text: str) -> None:
    sheet = place.sheet
    for number, row in list(sheet.rows()):
        if number >= place.part.body.top:
            sheet.data.remove(row)
    sheet.data.append(comment(_MARK))
    sheet.touch()
    whole = serialise(sheet.root).replace(f"<!--{_MARK}-->".encode(), text.encode(), 1)
    sheet.workbook.package.write(sheet.part, whole)


def set_columns(place: Place, rows: pd.DataFrame) -> None:
    """Sets the place's columns beside the key, in the rows with the keys of ``rows``. KeyError: no such row."""
    table, sheet = place.table, place.sheet
    values = [values_of(rows[c.field], c.kind) for c in table.columns]
    old = body_rows(place)
    known = dict(zip(keys_of(table, [row.values for row in old]), old, strict=True))
    changed = [
        (known[key], position, new)
        for key, row in zip(keys_of(table, list(zip(*values, strict=True))), zip(*values, strict=True), strict=True)
        for position, new in enumerate(row)
        if table.columns[position].field not in table.key and not same(known[key].values[position], new)
    ]
    if not changed:
        return
    sheet.unshare(place.part.body)
    for row, position, new in changed:
        write(place, row, position, new)
    sheet.touch()
