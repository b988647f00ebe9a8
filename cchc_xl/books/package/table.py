"""A table part: where an Excel table stands, what its columns are called, what follows when it grows."""

from dataclasses import dataclass

from cchc_xl.books.package.area import Area, area_of, parse_area
from cchc_xl.books.package.value import clean
from cchc_xl.books.package.workbook import SheetEntry, Workbook
from cchc_xl.books.package.xml import Element, namespace


@dataclass(frozen=True)
class TablePart:
    """An Excel table as the workbook has it now."""

    entry: SheetEntry
    part: str
    root: Element

    @property
    def name(self) -> str:
        return self.root.get("displayName") or self.root.get("name") or ""

    @property
    def area(self) -> Area:
        return area_of(self.root.get("ref"))

    @property
    def body(self) -> Area:
        """The rows between the header and the totals row."""
        header, totals = int(self.root.get("headerRowCount", 1)), int(self.root.get("totalsRowCount", 0))
        area = self.area
        return Area(area.top + header, area.left, area.bottom - totals, area.right)

    @property
    def columns(self) -> list[Element]:
        ns = namespace(self.root)
        return list(self.root.iterfind(f"{ns}tableColumns/{ns}tableColumn"))

    @property
    def headers(self) -> list[str]:
        """The column names, NFC and trimmed."""
        return [clean(c.get("name", "")) for c in self.columns]

    def calculated(self, position: int) -> str:
        """The formula that new rows of the column at a 0-based position take; "" for none."""
        column = self.columns[position]
        return column.findtext(f"{namespace(self.root)}calculatedColumnFormula") or ""

    @property
    def is_filtered(self) -> bool:
        """Whether a filter hides rows. (A column whose button is merely hidden filters nothing.)"""
        return any(len(column) for column in self._filters("filterColumn"))

    def clear_filter(self) -> None:
        """Drops what the filter hides by, and the note of the last sorting; the buttons stay."""
        for column in self._filters("filterColumn"):
            if len(column):
                column.getparent().remove(column)
        for sorting in self._filters("sortState"):
            sorting.getparent().remove(sorting)

    def set_area(self, area: Area) -> None:
        """Sets where the table stands; its filter reaches over all but the totals row."""
        self.root.set("ref", str(area))
        body = self.body
        for found in self.root.findall(f"{namespace(self.root)}autoFilter"):
            found.set("ref", str(Area(area.top, area.left, body.bottom, area.right)))

    def _filters(self, tag: str) -> list[Element]:
        return list(self.root.iter(f"{namespace(self.root)}{tag}"))


def tables_of(workbook: Workbook, entry: SheetEntry) -> list[TablePart]:
    """The tables that stand on a sheet. Refused (M03) where one does not say where."""
    package = workbook.package
    parts = [r.target for r in package.relationships(entry.part) if r.kind == "table"]
    tables = [TablePart(entry, part, package.tree(part)) for part in parts]
    if any(parse_area(table.root.get("ref", "")) is None for table in tables):
        raise package.refused(f"tệp hỏng ở sheet «{entry.name}»")
    return tables


def find_table(workbook: Workbook, name: str) -> TablePart | None:
    """The table of that name on whichever sheet: staff may have renamed the sheet."""
    if not workbook.tables:
        tables = [table for entry in workbook.sheets for table in tables_of(workbook, entry)]
        workbook.tables.update({table.name.casefold(): table for table in reversed(tables)})
    return workbook.tables.get(name.casefold())
