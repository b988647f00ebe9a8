"""Finding the report table in a workbook that somebody rearranged: by its headers, wherever they stand."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from cchc_xl.forms.answers import AnswerRow
from cchc_xl.forms.cells import as_text, understood
from cchc_xl.forms.headers import EXACT, below, field_of, meant_field
from cchc_xl.forms.seals import SEALED
from cchc_xl.values.columns import ANSWER_FIELDS, FORM, FORM_SHEET
from cchc_xl.values.grid import Cell, Grid, WorkbookGrid, address, column_letter

_TASK = "task_content"  # tells the milestone where its column is gone
_DATED = ("done_on", "document", "document_date")  # and then these have to be there, or it may be any table
_ANSWERS = len(ANSWER_FIELDS)
_TOP = 500  # rows in which a header that somebody rewrote is looked for

Places = frozenset[tuple[int, int]]


class FormRow(NamedTuple):
    """A row of the report table: the milestone as written, and the answers beside it.

    ``cell`` is the address of Mã mốc, or of the task's text where that column is gone; ``locked`` the texts of the
    locked cells by field, ``locked_at`` their addresses; ``number`` the row from 0.
    """

    milestone: str
    cell: str
    answers: AnswerRow
    locked: Mapping[str, str]
    locked_at: Mapping[str, str]
    number: int

    @property
    def is_answer(self) -> bool:
        """Meant as an answer, whatever its milestone: not a note or a signature below the table."""
        coded = self.milestone != "" and " " not in self.milestone and not self.answers.blank
        return coded or understood(as_text(self.answers.values["progress"])) is not None


class RowAddresses(Mapping[str, str]):
    """The address of each field in one row; made when one is asked for, which is rare."""

    __slots__ = ("_letters", "_row")

    def __init__(self, letters: Mapping[str, str], row: str) -> None:
        self._letters, self._row = letters, row

    def __getitem__(self, field: str) -> str:
        return self._letters[field] + self._row

    def __iter__(self) -> Iterator[str]:
        return iter(self._letters)

    def __len__(self) -> int:
        return len(self._letters)


@dataclass(frozen=True)
class Header:
    """A header that was understood though it is not as printed: its field, its address, what it says."""

    field: str
    cell: str
    written: str


@dataclass(frozen=True)
class ReportTable:
    """Where the report table stands: its sheet, the last row of its header, the column of each field, from 0.

    ``lines``: how many rows the header has. ``renamed`` headers were understood, ``doubled`` ones stand twice and the
    other one is used; ``others`` are sheets that hold such a table with answers in it too.
    """

    grid: Grid
    header: int
    columns: Mapping[str, int]
    errors: Places = frozenset()
    uncalculated: Places = frozenset()
    converted: Places = frozenset()
    renamed: tuple[Header, ...] = ()
    doubled: tuple[Header, ...] = ()
    others: tuple[str, ...] = ()
    lines: int = 1

    @property
    def first_header(self) -> int:
        return self.header - self.lines + 1

    @property
    def missing(self) -> tuple[str, ...]:
        """Headers that cannot be done without and are not there."""
        needed = ["progress"] if "milestone" in self.columns else ["progress", *_DATED]
        needed = needed if {"milestone", _TASK} & self.columns.keys() else ["milestone", *needed]
        return tuple(FORM.column(f).header for f in needed if f not in self.columns)

    @property
    def lost(self) -> tuple[str, ...]:
        """Headers that are not there, and that can be done without."""
        return tuple(FORM.column(f).header for f in (*SEALED, *ANSWER_FIELDS) if f not in self.columns)

    def rows(self) -> Iterator[FormRow]:
        """Every row below the header with anything but a number in the table's columns, to the end of the sheet."""
        for number in range(self.header + 1, len(self.grid.rows)):
            row = self.grid.rows[number]
            cells = self._cells((*row, *[None] * (self._gone + 1 - len(row))))
            if cells.count(None) < len(cells):
                yield self._row(number, cells)

    def _row(self, number: int, cells: tuple[Cell, ...]) -> FormRow:
        """``cells``: the row's answers, then its locked cells."""
        addresses = RowAddresses(self._letters, str(number + 1))
        answers = AnswerRow(
            dict(zip(ANSWER_FIELDS, cells, strict=False)),
            addresses,
            *([self._among(places, number) for places in self._marked] if number in self._marked_rows else ()),
        )
        locked = {f: c if type(c) is str else as_text(c) for f, c in zip(self._locked, cells[_ANSWERS:], strict=True)}
        cell = addresses["milestone" if "milestone" in self.columns else _TASK]
        return FormRow(locked.get("milestone", ""), cell, answers, locked, addresses, number)

    def _among(self, places: Places, number: int) -> frozenset[str]:
        return frozenset(field for field, column in self.columns.items() if (number, column) in places)

    @cached_property
    def _marked(self) -> tuple[Places, ...]:
        """Of what a row of answers knows of its cells: where in the sheet that is so."""
        return self.errors, self.uncalculated, self.converted, self.grid.spread, self.grid.hidden

    @cached_property
    def _marked_rows(self) -> frozenset[int]:
        return frozenset(row for places in self._marked for row, _ in places)

    @cached_property
    def _gone(self) -> int:
        """A column beyond the sheet: that of an answer whose column is gone."""
        return max(map(len, self.grid.rows), default=0)

    @cached_property
    def _cells(self) -> Callable[[Sequence[Cell]], tuple[Cell, ...]]:
        """Takes from a row its answers, then its locked cells."""
        answers = [self.columns.get(field, self._gone) for field in ANSWER_FIELDS]
        return itemgetter(*answers, *map(self.columns.__getitem__, self._locked))

    @cached_property
    def _locked(self) -> tuple[str, ...]:
        return tuple(field for field in SEALED if field in self.columns)

    @cached_property
    def _letters(self) -> Mapping[str, str]:
        """Each field's column in letters; an answer whose column is gone is missed at the progress."""
        columns = dict.fromkeys(ANSWER_FIELDS, self.columns.get("progress", 0)) | dict(self.columns)
        return {field: column_letter(column) for field, column in columns.items()}


def find_report_table(book: WorkbookGrid) -> ReportTable:
    """The table with the form's headers; the form's own sheet wins a tie, and answers win over none.

    Sheets may be renamed, rows inserted, columns moved, added or renamed, the header broken into two lines. What
    it lacks is in ``missing``.
    """
    grids = sorted(book.sheets, key=lambda grid: grid.name != FORM_SHEET)
    printed = [table for table in map(_as_printed, grids) if table]
    tables = printed or [table for grid in grids for table in _as_understood(grid)]
    if not tables:
        return ReportTable(Grid("", ()), 0, {})
    found = _most_answered(tables) if len(printed) > 1 else max(tables, key=_likeness)
    name = found.grid.name
    places = (of.get(name, frozenset()) for of in (book.errors, book.uncalculated, book.converted))
    errors, uncalculated, converted = places
    return replace(found, errors=errors, uncalculated=uncalculated, converted=converted)


def _as_printed(grid: Grid) -> ReportTable | None:
    """The table whose header row is exactly as it went out."""
    for number, row in enumerate(grid.rows):
        if EXACT.keys().isdisjoint(row):
            continue
        printed = [(column, cell) for column, cell in enumerate(row) if isinstance(cell, str) and cell in EXACT]
        columns = {EXACT[cell]: column for column, cell in reversed(printed)}
        if len(columns) >= len(FORM.columns) and all(field in columns for field in FORM.fields):
            return _with_doubles(ReportTable(grid, number, columns))
    return None


def _as_understood(grid: Grid) -> Iterator[ReportTable]:
    for number, row in enumerate(grid.rows[:_TOP]):
        table = _one_line(grid, number, row)
        if len(table.columns) > 1:
            yield _with_doubles(_two_lines(table))


def _one_line(grid: Grid, number: int, row: tuple[Cell, ...]) -> ReportTable:
    columns: dict[str, int] = {}
    for column, cell in enumerate(row):
        if (field := field_of(cell)) is not None:
            columns.setdefault(field, column)
    written = {
        column: cell for column, cell in enumerate(row) if isinstance(cell, str) and column not in columns.values()
    }
    return _with_renamed(ReportTable(grid, number, columns), number, {c: [text] for c, text in written.items()})


def _two_lines(table: ReportTable) -> ReportTable:
    """With what the row below adds to the header, if that row is a part of it: then it names no milestone."""
    number = table.header + 1
    if not table.missing and not table.lost:
        return table
    milestones = table.columns.get("milestone")
    if number >= len(table.grid.rows) or (milestones is not None and table.grid.at(number, milestones) is not None):
        return table
    upper, lower = table.grid.rows[table.header], table.grid.rows[number]
    both = _with_renamed(table, number, {c: said for c, said in enumerate(below(upper, lower)) if said})
    added = len(both.columns) - len(table.columns)
    return replace(both, header=number, lines=2) if added > ("milestone" not in table.columns) else table


def _with_renamed(table: ReportTable, number: int, written: Mapping[int, list[str]]) -> ReportTable:
    """With the fields that these columns mean, unless another column has that header."""
    columns, renamed = dict(table.columns), list(table.renamed)
    for column, texts in written.items():
        field = next((f for text in texts if (f := meant_field(text)) and f not in columns), None)
        if field is not None:
            columns[field] = column
            renamed.append(Header(field, address(number, column), texts[0]))
    return replace(table, columns=columns, renamed=tuple(renamed))


def _with_doubles(table: ReportTable) -> ReportTable:
    row, used = table.grid.rows[table.first_header], set(table.columns.values())
    doubled = [
        Header(field, address(table.first_header, column), address(table.header, table.columns[field]))
        for column, cell in enumerate(row)
        if column not in used and (field := field_of(cell)) is not None and field in table.columns
    ]
    return replace(table, doubled=tuple(doubled))


def _likeness(table: ReportTable) -> int:
    return len(table.columns)


def _most_answered(tables: list[ReportTable]) -> ReportTable:
    """The first of those with the most answers; the others that have any are named."""
    counts = [sum(not row.answers.blank for row in table.rows() if row.milestone) for table in tables]
    best = counts.index(max(counts))
    others = [t.grid.name for t, count in zip(tables, counts, strict=True) if count and t is not tables[best]]
    return replace(tables[best], others=tuple(others))
