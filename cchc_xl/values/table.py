"""What a table of a workbook is: its name, its columns, the kinds of things that stand in them."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a column holds. In frames: str, str, datetime64, datetime64, Int64, Float64, Float64."""

    TEXT = "text"
    ID = "id"  # text even where it looks like a number: 17, 10.1, 001
    DATE = "date"  # a day, shown dd/mm/yyyy
    MOMENT = "moment"  # a day and a time, local
    COUNT = "count"
    RATE = "rate"  # 0..1, shown as a percentage
    NUMBER = "number"  # whole or decimal, as it is


@dataclass(frozen=True)
class Column:
    """One column of a table.

    ``width`` is in characters of the sheet's font. ``choices`` become a drop-down. ``open`` columns are
    filled in by people (their header is navy, the program's is grey). ``link``: the value names a sheet,
    and leads there where it exists. ``centred`` columns hold short things. ``prompt`` helps whoever types.
    """

    field: str
    header: str
    kind: Kind = Kind.TEXT
    width: float = 14
    choices: tuple[str, ...] = ()
    open: bool = False
    link: bool = False
    centred: bool = False
    prompt: str = ""


@dataclass(frozen=True)
class Table:
    """A named Excel table: its name (ASCII), its sheet, and the fields that identify a row."""

    name: str
    sheet: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(c.field for c in self.columns)

    @property
    def headers(self) -> tuple[str, ...]:
        return tuple(c.header for c in self.columns)

    def column(self, field: str) -> Column:
        """The column of that field; KeyError for a field the table has not."""
        for c in self.columns:
            if c.field == field:
                return c
        raise KeyError(field)
