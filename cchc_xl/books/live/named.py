"""What is to be written to named cells: those that say something else now; formulas that stay are left alone."""

from collections.abc import Iterator

from cchc_xl.books.live.blocks import Wanted, rectangles
from cchc_xl.books.live.difference import Input, Writing
from cchc_xl.books.live.inputs import in_bulk
from cchc_xl.books.live.typing_in import typed_in
from cchc_xl.books.package.area import Area
from cchc_xl.books.package.sheet import Sheet
from cchc_xl.books.package.value import Raw
from cchc_xl.books.package.workbook import Workbook


def named_writings(before: Workbook, after: Workbook, name: str) -> Iterator[tuple[str, Writing]]:
    """What is to be written to the cells of a name, by sheet, where they stand afterwards."""
    was, now = before.named_area(name), after.named_area(name)
    if was is None or now is None:
        return
    (entry, area), old_sheet, new_sheet = now, Sheet(before, was[0]), Sheet(after, now[0])
    old, new = old_sheet.values(was[1]), new_sheet.values(area)
    for part in rectangles(_wanted(old_sheet, was[1], old, new)):
        at = Area(area.top + part.top, area.left + part.left, area.top + part.bottom, area.left + part.right)
        for writing in in_bulk(at, _inputs(new_sheet, at)):
            yield entry.name, writing


def _wanted(sheet: Sheet, area: Area, old: list[list[Raw]], new: list[list[Raw]]) -> dict[int, Wanted]:
    """What to write by column; where no formula is in the way, all columns between as well, to write but once."""
    rows = [frozenset(i for i in range(len(new)) if old[i][j] != new[i][j]) for j in range(len(new[0]))]
    changed = [j for j, of_column in enumerate(rows) if of_column]
    between = range(changed[0], changed[-1] + 1) if changed else range(0)
    formulas = {j: _formulas(sheet, area, j) - rows[j] for j in between}
    if not any(formulas.values()):
        return {j: Wanted(frozenset().union(*rows)) for j in between}
    return {j: Wanted(rows[j], formulas[j]) for j in between}


def _formulas(sheet: Sheet, area: Area, column: int) -> frozenset[int]:
    rows = range(area.bottom - area.top + 1)
    return frozenset(i for i in rows if _has_formula(sheet, area.top + i, area.left + column))


def _has_formula(sheet: Sheet, row: int, column: int) -> bool:
    cell = sheet.find(row, column)
    return cell is not None and sheet.has_formula(cell)


def _inputs(sheet: Sheet, area: Area) -> list[list[Input]]:
    return [
        [_input(sheet, raw, row, column) for column, raw in enumerate(values, area.left)]
        for row, values in enumerate(sheet.values(area), area.top)
    ]


def _input(sheet: Sheet, raw: Raw, row: int, column: int) -> Input:
    if not isinstance(raw, str):
        return raw
    cell = sheet.find(row, column)
    return typed_in(raw, as_text=cell is not None and cell.get("s") in sheet.workbook.text_styles)
