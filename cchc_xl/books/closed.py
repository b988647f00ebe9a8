"""The master as a closed file: the three verbs rewrite the parts they own, all else keeps its bytes."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

import pandas as pd

from cchc_xl.books.os_errors import in_words
from cchc_xl.books.package.body import body_rows, is_blank, keys_of, place_of, read_rows
from cchc_xl.books.package.charts import refresh_charts, show_rows
from cchc_xl.books.package.merge import merge_sheet
from cchc_xl.books.package.named import fill_name, shown_day
from cchc_xl.books.package.properties import set_properties
from cchc_xl.books.package.rewrite import apply, replacement, set_columns
from cchc_xl.books.package.table import find_table
from cchc_xl.books.package.widen import add_columns, missing_columns
from cchc_xl.books.package.workbook import Workbook
from cchc_xl.values import frames
from cchc_xl.values.grid import Cell
from cchc_xl.values.problems import refuse
from cchc_xl.values.sheets import COMMUNE_SHEET, Sheet, master_sheets
from cchc_xl.values.table import Table


class ClosedBook:
    """A workbook in memory (``books.book.Book``); ``to_bytes`` is the file as it is to be saved.

    Sheets keep what staff made of them; an edit that says what is there already changes nothing.
    """

    def __init__(self, data: bytes, name: str) -> None:
        """A workbook from its bytes; ``name`` is what messages call it. Refused (M03): no workbook."""
        self._name = name
        self._workbook = Workbook(data, name)
        self._notices: list[str] = []
        self._edited: set[str] = set()

    @classmethod
    def open(cls, path: Path) -> Self:
        """A workbook from its file. Refused: missing (M01), no workbook (M03)."""
        try:
            return cls(path.read_bytes(), path.name)
        except FileNotFoundError as error:
            raise refuse("M01", file=path.name) from error
        except OSError as error:
            raise refuse("M03", file=path.name, detail=in_words(error)) from error

    @property
    def name(self) -> str:
        return self._name

    @property
    def workbook(self) -> Workbook:
        """The package as it stands, for whoever compares two of them."""
        return self._workbook

    @property
    def notices(self) -> list[str]:
        return self._notices

    @property
    def changed(self) -> bool:
        """Whether any verb had something to change."""
        return self._workbook.package.changed

    def sheet_names(self) -> list[str]:
        return [entry.name for entry in self._workbook.sheets]

    def has_name(self, name: str) -> bool:
        """Whether a cell or a range has that name."""
        return self._workbook.named_area(name) is not None

    def has(self, table: Table) -> bool:
        """Whether there is a table of that name, on whichever sheet."""
        return find_table(self._workbook, table.name) is not None

    def address(self, table: Table, key: Sequence[str], field: str) -> str:
        """Where that field of the row with that key stands; "" where there is no such row. Refused: M04, M05."""
        place = place_of(self._workbook, table, self._name)
        rows = body_rows(place)
        keys = keys_of(table, [row.values for row in rows])
        at = table.fields.index(field)
        return next((place.address(r, at) for r, k in zip(rows, keys, strict=True) if k == tuple(key)), "")

    def addresses(self, table: Table, field: str) -> list[str]:
        """Where that field stands in each row that ``read`` gives. Refused: M04, M05."""
        place, at = place_of(self._workbook, table, self._name), table.fields.index(field)
        return [place.address(row, at) for row in body_rows(place) if not is_blank(row)]

    def shown_day(self, name: str) -> dt.date | None:
        """The day that a named cell shows; None where it shows none, or no cell has that name."""
        return shown_day(self._workbook, name)

    def read(self, table: Table) -> pd.DataFrame:
        """The table's rows, wherever the table stands. Refused: M04, M05, M13, M14."""
        return read_rows(place_of(self._workbook, table, self._name))

    def replace(self, table: Table, rows: pd.DataFrame) -> None:
        """Makes ``rows`` the table's rows. Refused: M04, M05, M07 (formulas right below the table)."""
        place = place_of(self._workbook, table, self._name)
        change = replacement(place, frames.typed(table, rows))
        if not change.is_settled:
            self._notices += apply(change)
            self._edited.add(place.sheet.part)

    def set_columns(self, table: Table, rows: pd.DataFrame) -> None:
        """Sets the fields of ``rows`` in the rows with their keys. KeyError: no row has that key."""
        place = place_of(self._workbook, table, self._name, list(rows.columns))
        set_columns(place, frames.typed(place.table, rows))
        self._edited.add(place.sheet.part)

    def fill(self, name: str, values: Cell | Sequence[Sequence[Cell]]) -> None:
        """Sets a named cell or range. Refused (M03): no such name."""
        sheet = fill_name(self._workbook, name, values)
        if sheet is not None:
            self._edited.add(sheet.part)

    def set_properties(self, properties: Mapping[str, str]) -> None:
        """Sets custom document properties, as strings."""
        set_properties(self._workbook.package, properties)

    def add_columns(self, table: Table) -> None:
        """Adds the columns of ``table`` that are missing, at its right end. Refused: M04, M21 (no room)."""
        part = find_table(self._workbook, table.name)
        if part is None:
            raise refuse("M04", file=self._name, sheet=table.sheet, table=table.name)
        columns = missing_columns(part, table)
        if columns:
            self._edited.add(add_columns(self._workbook, part, table, columns, self._name).part)

    def show_rows(self, name: str, rows: int) -> None:
        """Lets the charts that read a named block show so many of its rows. Refused (M03): no such name."""
        entry = show_rows(self._workbook, name, rows)
        if entry is not None:
            self._edited.add(entry.part)

    def add_sheet(self, sheet: Sheet) -> None:
        """Adds a drawn, empty sheet at its place in the tab order. Refused (M16): the name is taken."""
        from cchc_xl.books.draw.sheet import draw_sheet  # openpyxl is slow to load, and rarely needed

        if self._workbook.sheet(sheet.name):
            raise refuse("M16", file=self._name, sheet=sheet.name)
        drawn = Workbook(draw_sheet(sheet), sheet.name)
        merge_sheet(self._workbook, drawn, self._tab_position(sheet.name), hidden=sheet.hidden)

    def _tab_position(self, name: str) -> int:
        """Before the first sheet that follows in the master's order; sheets of agencies stand before Cấp xã."""
        order = [s.name for s in master_sheets((), ())]
        rank = order.index(name) + 1 if name in order else order.index(COMMUNE_SHEET.name)
        later, tabs = set(order[rank:]), self._workbook.tab_names()
        return next((i for i, tab in enumerate(tabs) if tab in later), len(tabs))

    def to_bytes(self) -> bytes:
        """The workbook as a file. Unchanged: the very bytes it came from."""
        for entry in self._workbook.sheets:
            if entry.part in self._edited:
                refresh_charts(self._workbook, entry)
        if self.changed:
            self._workbook.recalculate_on_load()
        return self._workbook.package.to_bytes()
