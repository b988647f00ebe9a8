"""A table that gets columns: at its right end, looking like the last column of its own."""

import copy
from collections.abc import Sequence

from cchc_xl.books.package.area import Area, area_of, letters, parse_area
from cchc_xl.books.package.content import content
from cchc_xl.books.package.sheet import Sheet
from cchc_xl.books.package.table import TablePart, tables_of
from cchc_xl.books.package.value import clean
from cchc_xl.books.package.workbook import Workbook
from cchc_xl.books.package.xml import Element, local, namespace
from cchc_xl.values.problems import refuse
from cchc_xl.values.table import Column, Kind, Table

_SPREADSHEET_2009 = "{http://schemas.microsoft.com/office/excel/2006/main}"
_OF_ONE_COLUMN = {"id", "name", "uniqueName", "totalsRowLabel", "totalsRowFunction", "queryTableFieldId"}
# What may stand before the widths of a sheet part, so that they can be put in their place.
_BEFORE_WIDTHS = {"sheetPr", "dimension", "sheetViews", "sheetFormatPr"}


def missing_columns(part: TablePart, table: Table) -> list[Column]:
    """The columns of ``table`` that the workbook's table has not, in their order."""
    present = set(part.headers)
    return [column for column in table.columns if clean(column.header) not in present]


def add_columns(workbook: Workbook, part: TablePart, table: Table, columns: Sequence[Column], file: str) -> Sheet:
    """Adds these columns, blank, behind all that the table has; the sheet. Refused (M21): no room beside it."""
    sheet, area = Sheet(workbook, part.entry), part.area
    new = Area(area.top, area.right + 1, area.bottom, area.right + len(columns))
    _refuse_taken(sheet, part, new, file)
    like = last_of_ours(part, table)
    for number, row in sheet.rows():
        if area.top <= number <= area.bottom:
            _add_cells(sheet, number, row, new, like)
    for n, column in enumerate(columns):
        sheet.put(area.top, new.left + n, content(column.header, Kind.TEXT, 0))
    _add_ranges(sheet, part.body, like, new)
    for n, column in enumerate(columns):
        _set_width(sheet, new.left + n, column.width)
    _list_columns(part, columns, like)
    part.set_area(Area(area.top, area.left, area.bottom, new.right))
    workbook.package.touch(part.part)
    sheet.touch()
    return sheet


def _refuse_taken(sheet: Sheet, part: TablePart, new: Area, file: str) -> None:
    taken = any(raw is not None for row in sheet.values(new) for raw in row)
    others = (t for t in tables_of(sheet.workbook, part.entry) if t.part != part.part)
    if taken or any(t.area.overlaps(new) for t in others):
        raise refuse("M21", file=file, sheet=sheet.name, table=part.name)


def last_of_ours(part: TablePart, table: Table) -> int:
    """The sheet column of the table's last column that the program knows; of its last one, where it knows none."""
    ours = {clean(header) for header in table.headers}
    known = [i for i, header in enumerate(part.headers) if header in ours]
    return part.area.left + (known[-1] if known else len(part.headers) - 1)


def _add_cells(sheet: Sheet, number: int, row: Element, new: Area, like: int) -> None:
    """Blank cells in the look of the cell in column ``like``, in the place of whatever blank ones stand there."""
    cells = dict(sheet.cells(row))
    style = {"s": cells[like].get("s")} if like in cells and cells[like].get("s") else {}
    places = range(new.left, new.right + 1)
    for place in places:
        if place in cells:
            row.remove(cells[place])
    behind = next((cell for place, cell in cells.items() if place > new.right), None)
    at = len(row) if behind is None else row.index(behind)
    made = [row.makeelement(f"{sheet.ns}c", {"r": f"{letters(place)}{number}", **style}) for place in places]
    row[at:at] = made
    row.attrib.pop("spans", None)


def _add_ranges(sheet: Sheet, body: Area, like: int, new: Area) -> None:
    """Conditional formats and validations of the column that the new ones are like hold for them too."""
    for tag in ("conditionalFormatting", "dataValidation"):
        for element in sheet.root.iter(f"{sheet.ns}{tag}"):
            element.set("sqref", _with_new(element.get("sqref", ""), body, like, new))
    for element in sheet.root.iter(f"{_SPREADSHEET_2009}sqref"):
        element.text = _with_new(element.text or "", body, like, new)


def _with_new(sqref: str, body: Area, like: int, new: Area) -> str:
    ranges: list[str] = []
    for text in sqref.split():
        area = parse_area(text)
        if area is None or not area.overlaps(Area(body.top, like, body.bottom, like)):
            ranges.append(text)
        elif area.right == new.left - 1:
            ranges.append(str(Area(area.top, area.left, area.bottom, new.right)))
        elif area.right < new.left:
            ranges += [text, str(Area(area.top, new.left, area.bottom, new.right))]
        else:
            ranges.append(text)
    return " ".join(ranges)


def _set_width(sheet: Sheet, column: int, width: float) -> None:
    """Sets a width that nobody has set; a column under a joined cell of the heading keeps the room it gives."""
    merges = [area_of(m.get("ref")) for m in sheet.root.iter(f"{sheet.ns}mergeCell")]
    if any(merge.left <= column <= merge.right for merge in merges):
        return
    widths = sheet.root.find(f"{sheet.ns}cols")
    if widths is None:
        widths = sheet.root.makeelement(f"{sheet.ns}cols")
        sheet.root.insert(sum(local(child) in _BEFORE_WIDTHS for child in sheet.root), widths)
    if any(int(col.get("min")) <= column <= int(col.get("max")) for col in widths):
        return
    place = sum(int(col.get("max")) < column for col in widths)
    number = str(column)
    attributes = {"min": number, "max": number, "width": f"{width:g}", "customWidth": "1"}
    widths.insert(place, widths.makeelement(f"{sheet.ns}col", attributes))


def _list_columns(part: TablePart, columns: Sequence[Column], like: int) -> None:
    listed: Element = part.root.find(f"{namespace(part.root)}tableColumns")
    template = part.columns[like - part.area.left]
    ids = [int(c.get("id", 0)) for c in part.columns]
    for number, column in enumerate(columns, max(ids) + 1):
        new = copy.deepcopy(template)
        for child in list(new):
            new.remove(child)
        for attribute in [a for a in new.attrib if a in _OF_ONE_COLUMN or a.startswith("{")]:
            del new.attrib[attribute]
        new.set("id", str(number))
        new.set("name", column.header)
        listed.append(new)
    listed.set("count", str(len(listed)))
