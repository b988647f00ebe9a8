"""Tables (ListObjects) of a sheet: Calc's database ranges."""

from typing import TYPE_CHECKING, Any

from cchc_xl.books.package.area import Area
from tests.excel_over_calc.com import Com, Items, plain
from tests.excel_over_calc.pywin32 import excel_says

if TYPE_CHECKING:
    from tests.excel_over_calc.sheets import Worksheet


class ListObjects(Items):
    def __init__(self, sheet: "Worksheet") -> None:
        super().__init__(sheet._line)
        self._sheet = sheet

    def _all(self) -> "list[ListObject]":
        return self._sheet._tables()


class ListObject(Com):
    """A table. ``calc``: its database range."""

    def __init__(self, sheet: "Worksheet", calc: Any) -> None:
        super().__init__(sheet._line)
        self._sheet, self._calc = sheet, calc

    def _name(self) -> str:
        return self._calc.Name

    @property
    def _area(self) -> Area:
        at = self._calc.DataArea
        return Area(at.StartRow + 1, at.StartColumn + 1, at.EndRow + 1, at.EndColumn + 1)

    @property
    def _has_totals(self) -> bool:
        return bool(self._calc.TotalsRow)

    def Resize(self, Range: Any) -> None:
        """Only the end moves: the header stays, one body row stays, no other table is in the way."""
        self._sheet._ensure_unprotected()
        new, old = plain(Range)._area, self._area
        if (new.top, new.left) != (old.top, old.left) or new.bottom == new.top:
            raise excel_says("The table cannot be resized to that range.")
        if any(t._area.overlaps(new) for t in self._sheet._tables() if t._name() != self._name()):
            raise excel_says("A table cannot overlap another table.")
        self._calc.setDataArea(self._sheet._part(new).RangeAddress)

    @property
    def AutoFilter(self) -> "AutoFilter":
        return AutoFilter(self)


class AutoFilter(Com):
    def __init__(self, table: ListObject) -> None:
        super().__init__(table._line)
        self._table = table

    def ShowAllData(self) -> None:
        """Drops what the filter hides by; the buttons stay."""
        self._table._sheet._ensure_unprotected()
        description = self._table._calc.getFilterDescriptor()
        description.setFilterFields(())
        self._table._sheet._rows(self._table._area).IsVisible = True
