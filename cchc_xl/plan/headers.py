"""The header of a task table: which column holds which field, over one row or two."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cchc_xl.plan.guessed_header import guessed_fields
from cchc_xl.plan.labels import ASSIGNING, Field, Label, column_label, is_period, label_of
from cchc_xl.plan.matrix import body_columns, names_a_body
from cchc_xl.values.document import TextTable
from cchc_xl.values.words import Role

_LEAST_KNOWN = 0.5  # of the headers that have to be known; rows of tasks have words of their own
_LEAST_SURE = 0.3  # of the headers that are labels as a whole; the others are known by one of their words
_LEAST_CELLS = 3  # of a header of one row; in a narrower table all of them
_FARTHEST = 8  # rows; a title may stand above the header
_ENOUGH = frozenset((Field.LEADS, Field.DOERS, Field.BOTH, Field.TIMING, Field.END))


_ENDS = re.compile(r"\b(?:kết thúc|hoàn thành|đến|xong|hạn)\b", re.IGNORECASE)


@dataclass(frozen=True)
class TableColumn:
    """One column: its header's words, its field; ``period`` where it stands for a part of the year, ``body`` for an
    agency with marks below its name."""

    label: Label
    period: str = ""
    body: str = ""


@dataclass(frozen=True)
class Header:
    """``start``: its first row; ``rows``: how many it covers; ``columns``: None where nothing stands above.

    ``is_guessed``: the cells below had to tell what some columns hold.
    """

    start: int
    rows: int
    columns: tuple[TableColumn | None, ...]
    is_guessed: bool = False

    @property
    def end(self) -> int:
        return self.start + self.rows

    @property
    def has_bodies(self) -> bool:
        return any(column and column.body for column in self.columns)

    def places(self, field: Field | None) -> list[int]:
        return [n for n, column in enumerate(self.columns) if column and column.label.field is field]


def find_header(rows: Sequence[Sequence[str]], start: int = 0, farthest: int = _FARTHEST) -> Header | None:
    """The header of a table of tasks at or near the top of ``rows``; None where it is no such table."""
    for place in range(start, min(start + farthest, len(rows))):
        found = _header_at(rows, place)
        if found:
            return found
    return _guessed(rows) if not start and farthest == _FARTHEST else None


def _guessed(rows: Sequence[Sequence[str]]) -> Header | None:
    fields = guessed_fields(rows)
    words = [_one_line(cell) for cell in rows[0]] if fields else []
    columns = tuple(
        TableColumn(column_label(head) or Label(head, fields.get(n), _ROLES.get(fields.get(n), ())))
        for n, head in enumerate(words)
    )
    return Header(0, 1, columns, is_guessed=True) if fields else None


_ROLES: dict[Field | None, tuple[Role, ...]] = {
    Field.DOERS: (Role.LEAD,),
    Field.COORDINATORS: (Role.COORDINATING,),
}


def _header_at(rows: Sequence[Sequence[str]], place: int) -> Header | None:
    top = [_one_line(cell) for cell in rows[place]]
    if len({cell for cell in top if cell}) < 2:
        return None
    below = [_one_line(cell) for cell in rows[place + 1]] if place + 1 < len(rows) else []
    is_double = bool(below) and _is_second_row(top, below)
    if not is_double and len({cell for cell in top if cell}) < min(_LEAST_CELLS, len(top)):
        return None  # «II | Sở Nội vụ chủ trì» across the table
    columns = _columns(top, below if is_double else top)
    columns = _with_bodies(columns, below if is_double else top, rows[place + 1 + is_double :])
    return Header(place, 2 if is_double else 1, columns) if _is_of_tasks(columns) else None


def _one_line(cell: str) -> str:
    return " ".join(re.sub(r"\*\*|\\", "", cell).split())


def _is_second_row(top: Sequence[str], below: Sequence[str]) -> bool:
    """Each cell repeats the one above, is blank, or is a label itself; at least one is a new label."""
    new = [b for a, b in zip(top, below, strict=True) if b and b != a]
    named = {cell for cell in top if cell}
    if sum(label_of(cell) is not None for cell in named) < _LEAST_KNOWN * len(named):
        return False
    others = [cell for cell in new if not (label_of(cell) or is_period(cell))]
    return bool(new) and len(others) != 1 and all(names_a_body(cell) for cell in others)


def _columns(top: Sequence[str], below: Sequence[str]) -> tuple[TableColumn | None, ...]:
    below = _calendar(below)
    top = below if top == below else top
    in_year = len({b or a for a, b in zip(top, below, strict=True) if is_period(b or a)}) > 1
    columns = [_column(a, b, in_year) for a, b in zip(top, below, strict=True)]
    if any(c and c.label.field is Field.START for c in columns):
        columns = [_as_end(c) for c in columns]
    if not any(c and c.label.field is Field.CONTENT for c in columns):
        columns = [_as_content(c) for c in columns]
    if not any(c and c.label.field is Field.CONTENT for c in columns):
        unknown = [n for n, c in enumerate(columns) if c and c.label.field is None and not label_of(c.label.words)]
        leads = [n for n, c in enumerate(columns) if c and c.label.field in ASSIGNING and not c.period]
        if leads and unknown and unknown[0] < leads[0]:  # «Tên đề án, dự án» before the columns that assign it
            columns[unknown[0]] = TableColumn(Label(top[unknown[0]], Field.CONTENT))
    return tuple(columns)


def _as_content(column: TableColumn | None) -> TableColumn | None:
    """«Tiêu chí» is the sentence where no other column is."""
    is_one = column and column.label.field is Field.AREA and column.label.words.lower().startswith("tiêu chí")
    return TableColumn(replace(column.label, field=Field.CONTENT)) if column and is_one else column


def _with_bodies(
    columns: Sequence[TableColumn | None], words: Sequence[str], below: Sequence[Sequence[str]]
) -> tuple[TableColumn | None, ...]:
    """The columns, those whose words name an agency, with marks in the rows below, as that agency's."""
    if not any(column and column.label.field is Field.CONTENT for column in columns):
        return tuple(columns)
    bodies = body_columns(words, below)
    return tuple(
        TableColumn(Label(words[n], None), body=words[n]) if n in bodies else column for n, column in enumerate(columns)
    )


_QUARTERS = ("I", "II", "III", "IV")
_LEAST_MONTHS = 6  # columns; fewer may be anything that is counted


def _calendar(words: Sequence[str]) -> list[str]:
    """«1», «2», … «12» and «I», «II», «III», «IV» side by side as months and quarters."""
    named = list(words)
    runs = [(_QUARTERS, "Quý")] + [(tuple(f"{n:0{width}d}" for n in range(1, 13)), "Tháng") for width in (1, 2)]
    for run, name in runs:
        least = min(len(run), _LEAST_MONTHS)
        begin = next((n for n in range(len(words)) if tuple(words[n : n + least]) == run[:least]), None)
        if begin is not None:
            for place, number in zip(range(begin, len(words)), run, strict=False):
                named[place] = f"{name} {number}" if words[place] == number else words[place]
    return named


def _as_end(column: TableColumn | None) -> TableColumn | None:
    """Beside «Bắt đầu» a column «Hoàn thành» says when that ends."""
    is_end = column and column.label.field is Field.TIMING and _ENDS.search(column.label.words)
    return TableColumn(replace(column.label, field=Field.END)) if column and is_end else column


def _column(top: str, below: str, in_year: bool) -> TableColumn | None:
    words = below or top
    if not words:
        return None
    if is_period(words) and in_year:
        return TableColumn(Label(words, Field.TIMING), period=words)
    label = label_of(words) or label_of(f"{top} {below}") or label_of(top)
    if not label or not label.field:
        label = column_label(words) or label
    return TableColumn(label or Label(words if words == top else f"{top}: {words}", None))


def _is_of_tasks(columns: Sequence[TableColumn | None]) -> bool:
    named = {c.label.words: c for c in columns if c and not (c.period or c.body)}.values()
    known = [c for c in named if label_of(c.label.words) or c.label.field]
    sure = [c for c in known if label_of(c.label.words)]
    fields = {column.label.field for column in columns if column}
    is_enough = (
        bool(fields & _ENOUGH) or any(c and c.body for c in columns) or {Field.PRODUCTS, Field.COORDINATORS} <= fields
    )
    is_known = len(known) >= max(1, _LEAST_KNOWN * len(named)) and len(sure) >= _LEAST_SURE * len(named)
    return Field.CONTENT in fields and is_enough and is_known


def is_numbering(cells: Sequence[str]) -> bool:
    """The row that numbers the columns: 1, 2, 3 …; (1), (2) …; A, B, 1, 2."""
    marks = [cell.strip(" ().") for cell in cells if cell.strip()]
    return len(marks) > 2 and all(re.fullmatch(r"\d{1,2}|[A-H]|[a-h]|\d=.*", m) for m in marks) and len(set(marks)) > 2


def upright(table: TextTable) -> TextTable:
    """A form, whose labels stand one below another («Nhiệm vụ | …», «Cơ quan chủ trì | …»), turned into columns."""
    turned = tuple(zip(*table.rows, strict=False))
    if len(turned) < 2 or len(table.rows) < 2 or find_header(table.rows) or not find_header(turned, farthest=1):
        return table
    return TextTable(turned, frozenset((column, row) for row, column in table.merged))
