"""The rows of a sheet from a table's first body row on, as text: old ones moved, new ones in their looks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from cchc_xl.books.package.area import letters
from cchc_xl.books.package.body import BodyRow, Place
from cchc_xl.books.package.content import CellText, content
from cchc_xl.books.package.formula import translated, with_own_areas
from cchc_xl.books.package.growth import Growth
from cchc_xl.books.package.heights import RowHeights
from cchc_xl.books.package.value import Value, same
from cchc_xl.books.package.xml import Element
from cchc_xl.values.table import Kind

_FORMATS = {"s", "customFormat"}
_HIDING = {"hidden", "collapsed"}
_HEIGHT = {"ht", "customHeight"}


@dataclass(frozen=True)
class _Slot:
    """A column of the table: its letters, its position among ours (None: staff's), and what a new cell has."""

    column: int
    letters: str
    ours: int | None
    style: str | None
    formula: "_Formula | None" = None


@dataclass(frozen=True)
class _Formula:
    """The formula of a calculated column as row ``origin`` has it (0: as the table has it)."""

    text: str
    origin: int
    is_array: bool


class TextOfRows:
    """Writes the rows of one sheet anew; ``old`` is the body as it stands."""

    def __init__(self, place: Place, old: Sequence[BodyRow], growth: Growth) -> None:
        self._place, self._sheet, self._growth = place, place.sheet, growth
        self._body, self._area, self._old = place.part.body, place.part.area, old
        self._text = CellText(place.sheet.root)
        self._elements = dict(place.sheet.rows())
        self._cells = {row.number: row.cells for row in old}
        ours = {at: i for i, at in enumerate(place.at)}
        self._slots = [self._slot(column, ours.get(column)) for column in range(self._area.left, self._area.right + 1)]
        self._heights = RowHeights(place.sheet)

    def rows(self, sources: Sequence[BodyRow | None], values: Sequence[Sequence[Value]]) -> Iterator[str]:
        """Every row in order, first those of the body (never none), then what stands below."""
        tails = [self._tails(column, c.kind) for column, c in zip(values, self._place.table.columns, strict=True)]
        own = [
            self._continued(source, number, [column[i] for column in values], [tail[i] for tail in tails])
            if source
            else self._new(number, [tail[i] for tail in tails])
            for i, source in enumerate(sources)
            for number in (self._body.top + i,)
        ]
        for i, cells in enumerate(own or [self._blank()]):
            source = sources[i] if sources else None
            height = self._heights.height(self._shown(source, [column[i] for column in values])) if own else None
            yield self._body_row(self._body.top + i, source, cells, height)
        yield from self._later_rows()

    def _shown(self, source: BodyRow | None, values: Sequence[Value]) -> Iterator[tuple[int, str | None, object]]:
        """What a row of the table is going to show: column, style id, value."""
        for slot in self._slots:
            cell = source.cells.get(slot.column) if source else None
            style = slot.style if cell is None else cell.get("s")
            if slot.ours is not None:
                yield slot.column, style, values[slot.ours]
            elif cell is not None:
                yield slot.column, style, self._sheet.raw(cell)

    def _slot(self, column: int, ours: int | None) -> _Slot:
        first = self._old[0].cells.get(column) if self._old else None
        formula = self._formula_of(column) if ours is None else None
        return _Slot(column, letters(column), ours, None if first is None else first.get("s"), formula)

    def _formula_of(self, column: int) -> _Formula | None:
        written = self._place.part.calculated(column - self._area.left)
        if not written:
            return None
        for row in self._old:
            formula = row.cells[column].find(f"{self._sheet.ns}f") if column in row.cells else None
            if formula is not None and formula.text:
                return _Formula(formula.text, row.number, formula.get("t") == "array")
        return _Formula(written, 0, is_array=False)

    def _tails(self, values: Sequence[Value], kind: Kind) -> list[str]:
        first_day = self._sheet.workbook.first_day
        known = {value: self._text.tail(content(value, kind, first_day)) for value in set(values)}
        return [known[value] for value in values]

    def _continued(self, source: BodyRow, number: int, values: Sequence[Value], tails: Sequence[str]) -> str:
        """The table's cells of a row that was there: staff's follow it, ours are written where they differ."""
        down = partial(translated, down=number - source.number)
        cells: list[str] = []
        for slot in self._slots:
            cell, ours, reference = source.cells.get(slot.column), slot.ours, f"{slot.letters}{number}"
            if ours is not None and (cell is None or not same(source.values[ours], values[ours])):
                style = slot.style if cell is None else cell.get("s")
                cells.append(self._text.cell(reference, style, tails[ours]))
            elif cell is not None:
                cells.append(self._text.carried(cell, reference, down))
        return "".join(cells)

    def _new(self, number: int, tails: Sequence[str]) -> str:
        """The table's cells of a new row, in the looks of the first one."""
        return "".join(
            self._text.cell(
                f"{slot.letters}{number}",
                slot.style,
                self._calculated(slot, number) if slot.ours is None else tails[slot.ours],
            )
            for slot in self._slots
        )

    def _calculated(self, slot: _Slot, number: int) -> str:
        if slot.formula is None:
            return "/>"
        down = number - slot.formula.origin if slot.formula.origin else 0
        array = f"{slot.letters}{number}" if slot.formula.is_array else ""
        return self._text.formula(translated(slot.formula.text, down), array)

    def _blank(self) -> str:
        return "".join(self._text.cell(f"{slot.letters}{self._body.top}", slot.style) for slot in self._slots)

    def _body_row(self, number: int, source: BodyRow | None, own: str, height: float | None) -> str:
        """A row of the body: shown, and as high as its text asks for unless somebody set a height."""
        beside = self._staying(number)
        left = "".join(text for column, text in beside.items() if column < self._area.left)
        right = "".join(text for column, text in beside.items() if column > self._area.right)
        if source is None:
            first = self._old[0].element if self._old else None
            return self._text.row(number, first, _FORMATS.__contains__, left + own + right, height)
        row = source.element
        is_set = row is not None and row.get("customHeight") in ("1", "true")
        dropped = _HIDING if is_set else _HIDING | _HEIGHT
        height = None if is_set else height
        return self._text.row(number, row, lambda name: name not in dropped, left + own + right, height)

    def _later_rows(self) -> Iterator[str]:
        """The rows below the body: what stays in each, and what moves into it."""
        end, by = self._body.bottom + self._growth.by, self._growth.by
        stay = {n for n in self._elements if n >= self._body.top}
        moved = {n + by for n in self._elements if n > self._body.bottom}
        for number in sorted(n for n in stay | moved if n > end):
            cells = self._staying(number) | self._moving(number)
            looks = self._elements.get(number - by if self._growth.moves_all else number)
            if looks is not None and self._growth.moves_all and number - by <= self._body.bottom:
                looks = None
            if cells or looks is not None:
                ordered = "".join(cells[column] for column in sorted(cells))
                yield self._text.row(number, looks, lambda _: True, ordered)

    def _staying(self, number: int) -> dict[int, str]:
        """The cells of a row that stay where they are: beside the table, or beside what moves."""
        in_body = number <= self._body.bottom
        return {
            column: self._text.carried(cell, f"{letters(column)}{number}")
            for column, cell in self._cells_of(number).items()
            if not (self._area.left <= column <= self._area.right if in_body else self._growth.moves(number, column))
        }

    def _moving(self, number: int) -> dict[int, str]:
        """The cells that move into a row from where they stood below the body."""
        origin = number - self._growth.by
        stretched = partial(with_own_areas, change=self._growth.area)
        return {
            column: self._text.carried(cell, f"{letters(column)}{number}", stretched)
            for column, cell in self._cells_of(origin).items()
            if self._growth.moves(origin, column)
        }

    def _cells_of(self, number: int) -> dict[int, Element]:
        if number in self._cells:
            return self._cells[number]
        row = self._elements.get(number)
        return {} if row is None else self._sheet.by_column(row)
