"""What has to be done in Excel so that it holds what a command made of the copy: plain values, no Excel yet."""

from dataclasses import dataclass

from cchc_xl.books.live.protection import Protection
from cchc_xl.books.package.area import Area
from cchc_xl.values.sheets import Sheet

# What Excel is given for a cell: text as if typed, a number (days too), a truth value; None for a blank.
Input = str | float | bool | None


@dataclass(frozen=True)
class Writing:
    """Values for an area, row by row."""

    area: Area
    rows: tuple[tuple[Input, ...], ...]

    @property
    def content(self) -> tuple[tuple[Input, ...], ...] | Input:
        """What the area's value is set to: the rows; of a single cell its value, which may be a long text."""
        return self.rows if self.area.top < self.area.bottom or self.area.left < self.area.right else self.rows[0][0]


@dataclass(frozen=True)
class Resizing:
    """What happens to the rows of a table before its values are written.

    ``area`` and ``body`` are as they stand in Excel. ``fresh`` rows come in below the body, looking like its first
    row; then every row goes to its place in ``order`` (None: all stay), and what stands last goes (``gone`` rows).
    """

    area: Area
    body: Area
    has_totals: bool
    fresh: int
    gone: int
    order: tuple[int, ...] | None
    order_column: int
    # Whether something stands below that has to keep its distance, and whether whole sheet rows move with it.
    pushes: bool
    whole_rows: bool
    # In a fresh row, staff's columns that would repeat what the first row has; what else of it must not be repeated.
    repeated: tuple[int, ...]
    repeats_links: bool
    repeats_notes: bool
    was_blank: bool

    @property
    def begins(self) -> bool:
        """Whether the table had but its blank row: that one may be copied onto itself too."""
        return self.was_blank and not (self.repeats_links or self.repeats_notes)


@dataclass(frozen=True)
class TableEdit:
    """What changes in one table; ``changed``: rows that come, go, or say something else; ``links``: where links to
    sheets are to be set anew, once all rows of the sheet are in place."""

    name: str
    body: Area
    changed: int
    is_filtered: bool
    has_hidden: bool
    resizing: Resizing | None
    writings: tuple[Writing, ...]
    links: tuple[Area, ...]


@dataclass(frozen=True)
class Widening:
    """Columns that a table gets at its right end, looking like column ``like``: headers with widths in characters."""

    table: str
    area: Area
    like: int
    headers: tuple[str, ...]
    widths: tuple[float, ...]

    @property
    def new_area(self) -> Area:
        """Where they stand: header, body and totals row."""
        area = self.area
        return Area(area.top, area.right + 1, area.bottom, area.right + len(self.headers))


@dataclass(frozen=True)
class ChartRows:
    """Charts that read ``block`` are to read it down to row ``bottom``."""

    block: Area
    bottom: int


@dataclass(frozen=True)
class SheetEdit:
    """What changes on one sheet: columns first, then tables, then other cells, then charts."""

    sheet: str
    protection: Protection | None
    widenings: tuple[Widening, ...] = ()
    tables: tuple[TableEdit, ...] = ()
    writings: tuple[Writing, ...] = ()
    charts: tuple[ChartRows, ...] = ()


@dataclass(frozen=True)
class NewSheet:
    """A sheet that comes in as drawn, before the tab ``before`` ("": as the last one)."""

    sheet: Sheet
    before: str


@dataclass(frozen=True)
class Difference:
    """All that is to be done, in this order."""

    new_sheets: tuple[NewSheet, ...]
    sheets: tuple[SheetEdit, ...]

    def __bool__(self) -> bool:
        return bool(self.new_sheets or self.sheets)
