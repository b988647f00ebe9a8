"""What every back-end of the master can do. Commands know only this."""

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

import pandas as pd

from cchc_xl.values.grid import Cell
from cchc_xl.values.sheets import Sheet
from cchc_xl.values.table import Table


class Book(Protocol):
    """An open master workbook: read tables, then change them by three verbs; whoever opened it saves it.

    Frames are as ``values.frames`` defines them. Reading what was already changed in the same session is a
    misuse: read first, compute, write.
    """

    @property
    def name(self) -> str:
        """The file name, as staff know it."""
        ...

    @property
    def notices(self) -> list[str]:
        """Sentences for the user on what had to be done to the workbook (a filter cleared, …)."""
        ...

    def sheet_names(self) -> list[str]: ...

    def has_name(self, name: str) -> bool:
        """Whether a cell or a range has that name."""
        ...

    def has(self, table: Table) -> bool:
        """Whether the workbook has a table of that name, on whichever sheet."""
        ...

    def address(self, table: Table, key: Sequence[str], field: str) -> str:
        """Where that field of the row with that key stands, as staff see it (E7); "" where there is none."""
        ...

    def addresses(self, table: Table, field: str) -> list[str]:
        """Where that field stands in each row that ``read`` gives, in its order (F5, F6)."""
        ...

    def shown_day(self, name: str) -> dt.date | None:
        """The day that a named cell shows; None where it shows none, or no cell has that name."""
        ...

    def read(self, table: Table) -> pd.DataFrame:
        """The table's rows. Raises Refused: the table or a column is missing, a key stands twice, a value
        is not of the column's kind (each named with its place)."""
        ...

    def replace(self, table: Table, rows: pd.DataFrame) -> None:
        """Makes ``rows`` the table's rows, in their order. Columns that staff added follow their row by key;
        a row that goes takes its added cells along; new rows look like the first body row."""
        ...

    def set_columns(self, table: Table, rows: pd.DataFrame) -> None:
        """Sets the fields that ``rows`` has beside the key, in the rows with those keys; the rest stays."""
        ...

    def fill(self, name: str, values: Cell | Sequence[Sequence[Cell]]) -> None:
        """Sets a named cell, or the cells of a named range row by row; cells beyond become blank."""
        ...

    def add_columns(self, table: Table) -> None:
        """Adds the columns of ``table`` that the workbook's table lacks, blank, behind those it has, looking like
        the program's last one. Refused where something stands there."""
        ...

    def show_rows(self, name: str, rows: int) -> None:
        """Lets the charts that read a named block show its first ``rows`` rows below the header."""
        ...

    def add_sheet(self, sheet: Sheet) -> None:
        """Adds a drawn, empty sheet at its place in the tab order. Refused where the name is taken."""
        ...
