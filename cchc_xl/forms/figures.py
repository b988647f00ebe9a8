"""The figures that a return reports: from its sheet «Số liệu», wherever that table stands in the workbook."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from cchc_xl.forms.cells import Tell, as_text, folded, short
from cchc_xl.forms.figure_numbers import read_number, shown
from cchc_xl.values.columns import FIGURES_FORM_SHEET, FORM_FIGURES
from cchc_xl.values.figures import Figure
from cchc_xl.values.grid import Cell, Grid, WorkbookGrid, address
from cchc_xl.values.problems import Problem

_FIELD_OF = {folded(FORM_FIGURES.column(field).header): field for field in ("figure", "value", "remark")}
_NEEDED = frozenset({"figure", "value"})
_TOP = 200  # rows in which the header is looked for


@dataclass(frozen=True)
class FigureRow:
    """A row of the figures' table: the code as written, the number and the remark beside it."""

    code: str
    value: Cell
    remark: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        return address(self.row, self.column)


@dataclass(frozen=True)
class FigureTable:
    """Where the table stands: its sheet, its header row and its columns by field, from 0."""

    grid: Grid
    header: int
    columns: Mapping[str, int]

    def rows(self) -> Iterator[FigureRow]:
        """The rows below the header that have a code."""
        value = self.columns["value"]
        for number in range(self.header + 1, len(self.grid.rows)):
            code = as_text(self.grid.at(number, self.columns["figure"]))
            remark = as_text(self.grid.at(number, self.columns["remark"])) if "remark" in self.columns else ""
            if code:
                yield FigureRow(code, self.grid.at(number, value), remark, number, value)


@dataclass(frozen=True)
class SaidFigures:
    """What a return says in figures: rows by field of columns.FIGURE_VALUES (figure, reported, remark, cell), and
    what is wrong with others."""

    rows: tuple[Mapping[str, Any], ...] = ()
    problems: tuple[Problem, ...] = ()


def find_figures(book: WorkbookGrid) -> FigureTable | None:
    """The table by its headers; the sheet of the form's own name wins."""
    for grid in sorted(book.sheets, key=lambda grid: grid.name != FIGURES_FORM_SHEET):
        for number, row in enumerate(grid.rows[:_TOP]):
            headed = {_FIELD_OF.get(folded(cell)): place for place, cell in enumerate(row) if isinstance(cell, str)}
            columns = {field: place for field, place in headed.items() if field}
            if columns.keys() >= _NEEDED:
                return FigureTable(grid, number, columns)
    return None


def read_figures(book: WorkbookGrid, asked: Sequence[str], figures: Mapping[str, Figure], tell: Tell) -> SaidFigures:
    """Reads the figures' table; ``asked``: the codes that the form asked for, ``figures`` by code (columns.FIGURES).

    A number that may mean two things, is no number, or is out of bounds is withheld; a blank one says nothing.
    """
    table = find_figures(book)
    if table is None:
        return SaidFigures((), tuple(_unanswered(asked, None, tell)))
    tell = partial(tell, sheet=table.grid.name)
    rows = list(table.rows())
    read = [_read(row, book, table.grid.name, figures, tell) for row in rows if _is_filled(row, book, table)]
    said, doubled = _once([row for row, _ in read if row])
    problems = [p for _, found in read for p in found]
    problems += [tell("S08", cell=row["cell"], figure=row["figure"], other=other) for row, other in doubled]
    problems += _exceeding(said, figures, tell)
    filled = {row.code for row in rows if _is_filled(row, book, table)}
    blank = {row.code: row for row in rows if row.code not in filled}
    problems += _unanswered([code for code in asked if code not in filled], blank, tell)
    return SaidFigures(tuple(said), tuple(problems))


def _is_filled(row: FigureRow, book: WorkbookGrid, table: FigureTable) -> bool:
    place = (row.row, row.column)
    unseen = (of.get(table.grid.name, frozenset()) for of in (book.errors, book.uncalculated))
    return row.value is not None or any(place in places for places in unseen)


def _read(
    row: FigureRow, book: WorkbookGrid, sheet: str, figures: Mapping[str, Figure], tell: Tell
) -> tuple[Mapping[str, Any] | None, list[Problem]]:
    tell, value, place = partial(tell, cell=row.cell), short(as_text(row.value)), (row.row, row.column)
    for code, places in (("N16", book.errors), ("N25", book.uncalculated)):
        if place in places.get(sheet, frozenset()):
            return None, [tell(code, column=FORM_FIGURES.column("value").header)]
    figure = figures.get(row.code)
    if figure is None:
        return None, [tell("S07", figure=short(row.code), value=value)]
    number = read_number(row.value, figure.unit, whole=figure.is_whole)
    if number.value is None:
        return None, [tell(number.fault, figure=figure.figure, value=value, meanings=number.meanings)]
    if not _within(number.value, figure):
        return None, [tell("S04", figure=figure.figure, value=shown(number.value), bounds=_bounds(figure))]
    said = {"figure": figure.figure, "reported": number.value, "remark": row.remark, "cell": row.cell}
    notice = [tell("S05", figure=figure.figure, value=value, read=_plain(number.value))] if number.understood else []
    return said, notice


def _plain(number: float) -> str:
    """Without marks between the thousands: 1234, 12,5."""
    return shown(number).replace(".", "")


def _within(number: float, figure: Figure) -> bool:
    return (figure.low is None or number >= figure.low) and (figure.high is None or number <= figure.high)


def _bounds(figure: Figure) -> str:
    low = f"từ {shown(figure.low)}" if figure.low is not None else ""
    high = f"đến {shown(figure.high)}" if figure.high is not None else ""
    return " ".join(filter(None, (low, high)))


def _once(
    rows: Sequence[Mapping[str, Any]],
) -> tuple[list[Mapping[str, Any]], list[tuple[Mapping[str, Any], str]]]:
    """The rows whose figure is said once, or twice alike; and those said differently, with the other one's cell."""
    first: dict[str, Mapping[str, Any]] = {}
    doubled: list[tuple[Mapping[str, Any], str]] = []
    for row in rows:
        other = first.setdefault(row["figure"], row)
        if other["reported"] != row["reported"]:
            doubled.append((row, other["cell"]))
    differing = {row["figure"] for row, _ in doubled}
    return [row for code, row in first.items() if code not in differing], doubled


def _exceeding(rows: Sequence[Mapping[str, Any]], figures: Mapping[str, Figure], tell: Tell) -> Iterator[Problem]:
    said = {row["figure"]: row["reported"] for row in rows}
    for row in rows:
        other = figures[row["figure"]].not_above
        limit = said.get(other)
        if limit is not None and row["reported"] > limit:
            value = shown(row["reported"])
            yield tell("S06", cell=row["cell"], figure=row["figure"], value=value, other=other, limit=shown(limit))


def _unanswered(codes: Sequence[str], blank: Mapping[str, FigureRow] | None, tell: Tell) -> Iterator[Problem]:
    """One problem for all figures that were asked for and not said, at the first blank cell of them."""
    if not codes:
        return
    cells = [blank[code].cell for code in codes if blank and code in blank]
    place = {"cell": cells[0]} if cells else {}
    place = place if blank is not None else {"sheet": ""}
    yield tell("S09", **place, count=len(codes), figures=", ".join(f"«{code}»" for code in codes))
