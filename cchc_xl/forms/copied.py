"""What of a return stands in the copy that goes back: its sheets, each value at its own address."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cchc_xl.forms.report_table import FormRow, ReportTable, find_report_table
from cchc_xl.values.columns import ANSWER_FIELDS, COORDINATION_SHEET, CORRECTIONS_SHEET, GUIDE_SHEET, IDENTITY_SHEET
from cchc_xl.values.feedback import SheetCopy
from cchc_xl.values.form_texts import LACKING_ROWS
from cchc_xl.values.grid import Cell, Grid, WorkbookGrid, address

Rows = tuple[tuple[Cell, ...], ...]

_ROOM, _SHEET = 80_000, 2_000  # cells of a copy, many times any form; what a sheet takes of them beside its cells
_LONGEST_NAME = 31  # characters of a sheet's name in Excel
_FORBIDDEN = str.maketrans(dict.fromkeys("\\/*?:[]'", "_"))
_OURS = (GUIDE_SHEET, COORDINATION_SHEET, IDENTITY_SHEET, CORRECTIONS_SHEET)
_TAKEN = (*_OURS, "history")  # the last one Excel keeps for itself


@dataclass(frozen=True)
class Copied:
    """A copied sheet, its old name ``source``, and its report table if it has one.

    ``lacking``: by milestone, where Tiến độ stands of the rows that the return lacks and that were put below.
    """

    source: str
    copy: SheetCopy
    table: ReportTable | None = None
    lacking: Mapping[str, str] = field(default_factory=dict[str, str])


def copied_sheets(book: WorkbookGrid, lacking: Mapping[str, Mapping[str, Cell]]) -> tuple[tuple[Copied, ...], bool]:
    """The sheets that matter, in their order, and whether that is everything that was typed.

    That is the report's sheet, and others with anything in them; not the program's own. ``lacking``: by milestone,
    the values by field of ``columns.FORM`` of rows that the report lacks.
    """
    report = find_report_table(book).grid
    grids = [g for g in book.sheets if g is report or (g.name not in _OURS and _trimmed(g.rows))]
    fitting = _fitting(grids, report)
    names = _names(grid.name for grid, _ in fitting)
    copies = [
        _copied(book, grid, rows, name, lacking if grid is report else {})
        for (grid, rows), name in zip(fitting, names, strict=True)
    ]
    return tuple(copies), _cells(rows for _, rows in fitting) == _cells(_trimmed(g.rows) for g in grids)


def answer_rows(table: ReportTable) -> Iterator[FormRow]:
    """The rows that are answered, or are to be: no notes, no signatures."""
    return (row for row in table.rows() if row.is_answer or (row.milestone and " " not in row.milestone))


def _fitting(grids: Sequence[Grid], report: Grid) -> list[tuple[Grid, Rows]]:
    """As much of the report as there is room for, then other sheets, whole or not at all."""
    rows = _trimmed(report.rows)
    rows = rows[: _ROOM // max((len(row) + 1 for row in rows), default=1)]
    room = _ROOM - _cells([rows])
    fitting: list[tuple[Grid, Rows]] = []
    for grid in grids:
        own = rows if grid is report else _trimmed(grid.rows)
        size = 0 if grid is report else _cells([own]) + _SHEET
        if size <= room:
            fitting.append((grid, own))
            room -= size
    return fitting


def _cells(sheets: Iterable[Rows]) -> int:
    return sum(len(row) + 1 for rows in sheets for row in rows)


def _copied(book: WorkbookGrid, grid: Grid, rows: Rows, name: str, lacking: Mapping[str, Mapping[str, Cell]]) -> Copied:
    table = find_report_table(replace(book, sheets=(Grid(grid.name, rows),)))
    if table.missing:  # another sheet, or one cut off above its table
        return Copied(grid.name, SheetCopy(name, rows, {}, -1, frozenset(), {}))
    lacking = lacking if "milestone" in table.columns else {}
    rows = (*rows, *_lacking_rows(table, lacking))
    below = range(len(rows) - len(lacking), len(rows))
    body = frozenset((*(row.number for row in answer_rows(table)), *below))
    columns = {column: field for field, column in table.columns.items()}
    at = {m: address(row, table.columns["progress"]) for m, row in zip(lacking, below, strict=True)}
    return Copied(grid.name, SheetCopy(name, rows, columns, table.header, body, {}), table, at)


def _lacking_rows(table: ReportTable, lacking: Mapping[str, Mapping[str, Cell]]) -> Iterator[tuple[Cell, ...]]:
    """A blank row, a line that says what follows, and the rows with all that the program writes into a form."""
    if not lacking:
        return
    fields = {column: field for field, column in table.columns.items() if field not in ANSWER_FIELDS}
    width = max(fields) + 1
    yield ()
    yield tuple(LACKING_ROWS if fields.get(c) == "milestone" else None for c in range(width))
    for milestone, values in lacking.items():
        known = {**values, "milestone": milestone}
        yield tuple(known.get(fields.get(c, "")) for c in range(width))


def _trimmed(rows: Rows) -> Rows:
    """Without the blank rows at the end."""
    end = len(rows)
    while end and all(cell is None for cell in rows[end - 1]):
        end -= 1
    return rows[:end]


def _names(names: Iterable[str]) -> list[str]:
    """Names that Excel takes, each different from the others and from the program's own sheets."""
    taken = {name.casefold() for name in _TAKEN}
    free: list[str] = []
    for name in names:
        free.append(_free(name.translate(_FORBIDDEN).strip()[:_LONGEST_NAME].strip() or "Sheet", taken))
        taken.add(free[-1].casefold())
    return free


def _free(name: str, taken: Collection[str]) -> str:
    candidate, number = name, 1
    while candidate.casefold() in taken:
        number += 1
        ending = f" ({number})"
        candidate = name[: _LONGEST_NAME - len(ending)] + ending
    return candidate
