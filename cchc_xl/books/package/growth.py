"""What follows when a table's body gets longer or shorter: ranges over it stretch, what stands below moves."""

from collections.abc import Mapping
from dataclasses import dataclass

from cchc_xl.books.package.area import LAST_COLUMN, LAST_ROW, Area, parse_area
from cchc_xl.books.package.formula import translated, with_areas
from cchc_xl.books.package.sheet import Sheet
from cchc_xl.books.package.table import TablePart, tables_of
from cchc_xl.books.package.xml import Element, local

_SPREADSHEET_2009 = "{http://schemas.microsoft.com/office/excel/2006/main}"


@dataclass(frozen=True)
class Growth:
    """A body that gets ``by`` rows longer (or shorter, below 0) at its end.

    What stands below moves as a whole; where something stands beside the table, only what is under the
    table's own columns moves (``left`` to ``right``), as Excel does it.
    """

    body: Area
    by: int
    left: int = 1
    right: int = LAST_COLUMN

    @property
    def moves_all(self) -> bool:
        """Whether whole rows move below the body, and so keep their looks."""
        return self.left == 1 and self.right == LAST_COLUMN

    def moves(self, row: int, column: int) -> bool:
        """Whether that cell stands below the body and moves with its end."""
        return row > self.body.bottom and self.left <= column <= self.right

    def area(self, area: Area) -> Area | None:
        """The area as it is afterwards; None where all of it stood in rows that went."""
        if not self.by or area.right < self.left or area.left > self.right:
            return area
        if area.top > self.body.bottom:
            return Area(area.top + self.by, area.left, self._end(area.bottom), area.right)
        if area.right < self.body.left or area.left > self.body.right or area.bottom < self.body.top:
            return area
        bottom = self._bottom(area)
        return Area(area.top, area.left, bottom, area.right) if bottom >= area.top else None

    def followed(self, area: Area, moved: Mapping[int, int]) -> Area | None:
        """The same, but what stands in one row of the body goes where ``moved`` says that its row is now."""
        if area.top == area.bottom and area.overlaps(self.body):
            row = moved.get(area.top)
            return Area(row, area.left, row, area.right) if row else None
        return self.area(area)

    def _bottom(self, area: Area) -> int:
        last = self.body.bottom
        to_the_end = area.bottom == last and (area.top <= self.body.top or area.top < last)
        if area.bottom > last or to_the_end:
            return self._end(area.bottom)
        return min(area.bottom, last + self.by)

    def _end(self, row: int) -> int:
        return row if row == LAST_ROW else row + self.by


def stretch(sheet: Sheet, table: TablePart, growth: Growth) -> None:
    """Re-ranges everything on the sheet that follows from the growth, but for rows, cells and hyperlinks."""
    if not growth.by:
        return
    for tag in ("conditionalFormatting", "dataValidation", "protectedRange", "ignoredError"):
        for element in list(sheet.root.iter(f"{sheet.ns}{tag}")):
            _stretch_ranges(element, growth)
    for element in sheet.root.iter(f"{_SPREADSHEET_2009}sqref"):
        element.text = _ranges(element.text or "", growth) or element.text
    _stretch_merges(sheet, growth)
    for found in sheet.root.findall(f"{sheet.ns}autoFilter"):
        _stretch_reference(found, growth)
    for line in sheet.root.iterfind(f"{sheet.ns}rowBreaks/{sheet.ns}brk"):
        if int(line.get("id", 0)) > growth.body.bottom:
            line.set("id", str(int(line.get("id")) + growth.by))
    _move_other_tables(sheet, table, growth)
    _stretch_names(sheet, growth)


def _stretch_ranges(element: Element, growth: Growth) -> None:
    old = element.get("sqref", "")
    new = _ranges(old, growth)
    if not new:
        parent = element.getparent()
        parent.remove(element)
        if "count" in parent.attrib:
            parent.set("count", str(len(parent)))
        if local(parent) == "dataValidations" and not len(parent):
            parent.getparent().remove(parent)
        return
    element.set("sqref", new)
    areas = [area for text in old.split() if (area := parse_area(text))]
    if areas and all(area.top > growth.body.bottom for area in areas) and new != old:
        for formula in (child for child in element.iter() if local(child) in ("formula", "formula1", "formula2")):
            formula.text = translated(formula.text or "", growth.by)


def _ranges(sqref: str, growth: Growth) -> str:
    areas = ((text, parse_area(text)) for text in sqref.split())
    return " ".join(str(new) for text, area in areas if (new := growth.area(area) if area else text))


def _stretch_reference(element: Element, growth: Growth) -> None:
    area = parse_area(element.get("ref", ""))
    new = growth.area(area) if area else None
    if new:
        element.set("ref", str(new))


def _stretch_merges(sheet: Sheet, growth: Growth) -> None:
    for merges in sheet.root.findall(f"{sheet.ns}mergeCells"):
        for merge in merges:
            _stretch_reference(merge, growth)


def _move_other_tables(sheet: Sheet, table: TablePart, growth: Growth) -> None:
    for other in tables_of(sheet.workbook, table.entry):
        if other.part == table.part or not growth.moves(other.area.top, other.area.left):
            continue
        for element in other.root.iter():
            if element is other.root or local(element) in ("autoFilter", "sortState", "sortCondition"):
                _stretch_reference(element, growth)
        sheet.workbook.package.touch(other.part)


def _stretch_names(sheet: Sheet, growth: Growth) -> None:
    for name in sheet.workbook.defined_names():
        new = with_areas(name.text or "", sheet.name, growth.area)
        if new != name.text:
            name.text = new
            sheet.workbook.package.touch(sheet.workbook.part)
