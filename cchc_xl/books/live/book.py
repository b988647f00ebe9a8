"""The master in an open Excel (``books.book.Book``): commands read and change a copy, and what differs is written."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.live.compare import table_edit
from cchc_xl.books.live.difference import (
    ChartRows,
    Difference,
    NewSheet,
    SheetEdit,
    TableEdit,
    Widening,
    Writing,
)
from cchc_xl.books.live.named import named_writings
from cchc_xl.books.live.protection import is_structure_locked, protection_of
from cchc_xl.books.package.charts import show_rows
from cchc_xl.books.package.table import find_table
from cchc_xl.books.package.widen import last_of_ours, missing_columns
from cchc_xl.values.columns import MASTER_TABLES
from cchc_xl.values.grid import Cell
from cchc_xl.values.problems import refuse
from cchc_xl.values.sheets import Sheet
from cchc_xl.values.table import Table

# The tables of a master with all their columns: a command may know but the first ones, and the others are ours too.
_WHOLE = {table.name: table for table in MASTER_TABLES}


@dataclass(frozen=True)
class Foreseen:
    """What writing into Excel is going to do: rows that change by sheet (new ones, gone ones, those that say something
    else), and the sheets that are added."""

    rows: Mapping[str, int]
    sheets: tuple[str, ...]


class LiveBook:
    """A copy of the open master, to which the verbs are applied; ``difference`` says what Excel lacks of it then.

    Every check and refusal is the closed master's, since it is one that does the work.
    """

    def __init__(self, data: bytes, name: str) -> None:
        """``data``: what Excel wrote as a copy; ``name`` is what messages call the master. Refused (M03)."""
        self._before, self._after = ClosedBook(data, name), ClosedBook(data, name)
        self._tables: dict[str, Table] = {}
        self._compared: dict[str, tuple[str, TableEdit | None]] = {}
        self._names: dict[str, None] = {}
        self._new_sheets: list[NewSheet] = []
        self._widened: dict[str, list[Widening]] = {}
        self._charts: dict[str, list[ChartRows]] = {}

    @property
    def name(self) -> str:
        return self._after.name

    @property
    def notices(self) -> list[str]:
        return self._after.notices

    def sheet_names(self) -> list[str]:
        return self._after.sheet_names()

    def has_name(self, name: str) -> bool:
        """Whether a cell or a range has that name."""
        return self._after.has_name(name)

    def has(self, table: Table) -> bool:
        return self._after.has(table)

    def address(self, table: Table, key: Sequence[str], field: str) -> str:
        return self._after.address(table, key, field)

    def addresses(self, table: Table, field: str) -> list[str]:
        return self._after.addresses(table, field)

    def shown_day(self, name: str) -> dt.date | None:
        return self._after.shown_day(name)

    def read(self, table: Table) -> pd.DataFrame:
        return self._after.read(table)

    def replace(self, table: Table, rows: pd.DataFrame) -> None:
        self._after.replace(table, rows)
        self._touch(table)

    def set_columns(self, table: Table, rows: pd.DataFrame) -> None:
        self._after.set_columns(table, rows)
        self._touch(table)

    def fill(self, name: str, values: Cell | Sequence[Sequence[Cell]]) -> None:
        self._after.fill(name, values)
        self._names[name] = None

    def add_columns(self, table: Table) -> None:
        part = find_table(self._before.workbook, table.name)
        self._after.add_columns(table)
        columns = missing_columns(part, table) if part else []
        if part is None or not columns:
            return
        widening = Widening(
            part.name,
            part.area,
            last_of_ours(part, table),
            tuple(column.header for column in columns),
            tuple(column.width for column in columns),
        )
        self._widened.setdefault(part.entry.name, []).append(widening)
        self._before.add_columns(table)

    def show_rows(self, name: str, rows: int) -> None:
        self._after.show_rows(name, rows)
        entry = show_rows(self._before.workbook, name, rows)
        found = self._before.workbook.named_area(name)
        if entry is not None and found is not None:
            block = found[1]
            bottom = block.top + max(1, min(rows, block.bottom - block.top))
            self._charts.setdefault(entry.name, []).append(ChartRows(block, bottom))

    def add_sheet(self, sheet: Sheet) -> None:
        self._after.add_sheet(sheet)
        self._before.add_sheet(sheet)
        tabs = self._after.workbook.tab_names()
        behind = tabs[tabs.index(sheet.name) + 1 :]
        self._new_sheets.append(NewSheet(sheet, behind[0] if behind else ""))

    def difference(self) -> Difference:
        """What is to be done in Excel. Refused, before anything is: a sheet to be changed is protected with a
        password (E04), or sheets cannot be added (E05)."""
        sheets = tuple(self._sheet_edits())
        for edit in sheets:
            if edit.protection is not None and edit.protection.has_password:
                raise refuse("E04", file=self.name, sheet=edit.sheet)
        if self._new_sheets and is_structure_locked(self._before.workbook):
            raise refuse("E05", file=self.name, added=", ".join(f"«{new.sheet.name}»" for new in self._new_sheets))
        return Difference(tuple(self._new_sheets), sheets)

    def _touch(self, table: Table) -> None:
        """Remembers a table with all its columns that any verb has known."""
        known = self._tables.get(table.name, _WHOLE.get(table.name))
        if known is not None:
            fields = set(known.fields)
            table = replace(table, columns=(*known.columns, *(c for c in table.columns if c.field not in fields)))
        self._tables[table.name] = table
        self._compared.pop(table.name, None)

    def _sheet_edits(self) -> Iterator[SheetEdit]:
        """What changes, sheet by sheet; of several tables on a sheet the lowest first, so that none moves another."""
        tables, cells = self._table_edits(), self._cell_edits()
        for entry in self._before.workbook.sheets:
            edit = SheetEdit(
                entry.name,
                protection_of(self._before.workbook, entry),
                tuple(self._widened.get(entry.name, ())),
                tuple(sorted(tables[entry.name], key=lambda table: -table.body.top)),
                tuple(cells[entry.name]),
                tuple(self._charts.get(entry.name, ())),
            )
            if edit.widenings or edit.tables or edit.writings or edit.charts:
                yield edit

    def _table_edits(self) -> Mapping[str, list[TableEdit]]:
        edits: dict[str, list[TableEdit]] = defaultdict(list)
        for name, table in self._tables.items():
            if name not in self._compared:
                self._compared[name] = table_edit(self._before.workbook, self._after.workbook, table)
            sheet, edit = self._compared[name]
            if edit is not None:
                edits[sheet].append(edit)
        return edits

    def _cell_edits(self) -> Mapping[str, list[Writing]]:
        edits: dict[str, list[Writing]] = defaultdict(list)
        for name in self._names:
            for sheet, writing in named_writings(self._before.workbook, self._after.workbook, name):
                edits[sheet].append(writing)
        return edits
