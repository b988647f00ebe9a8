"""A master open in Excel: what a person does to it there, written into the package the way Excel writes it.

Sheets are named as their tabs are, cells of tables by the table, the row's key and the header.
"""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import etree as _etree  # pyright: ignore[reportAttributeAccessIssue] - compiled, without types
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from tests import excel_parts as e
from tests.books.workbooks import packed, parts

lxml: Any = _etree
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORKBOOK, _TYPES, _STYLES = "xl/workbook.xml", "[Content_Types].xml", "xl/styles.xml"
_SHARED = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"

_LATER = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr" '
    'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" '
    'xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" '
    'xr:uid="{00000000-0001-0000-0000-000000000000}"'
)


class ByHand:
    """A workbook in the hands of a person; ``saved`` is the file that Excel leaves behind."""

    def __init__(self, data: bytes) -> None:
        self._parts = parts(data)
        self._trees: dict[str, Any] = {}

    def saved(self) -> bytes:
        head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        changed = {part: head + lxml.tostring(tree, encoding="UTF-8") for part, tree in self._trees.items()}
        return packed(self._parts | changed)

    def tree(self, part: str) -> Any:
        """The root of a part, which is written anew when the workbook is saved."""
        if part not in self._trees:
            self._trees[part] = lxml.fromstring(self._parts[part])
        return self._trees[part]

    # parts

    def add_part(self, part: str, content: str | bytes, kind: str = "") -> None:
        """A new part; ``kind``: its content type, where its extension does not tell."""
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        self._parts[part] = content if isinstance(content, bytes) else (head + content).encode()
        if kind:
            lxml.SubElement(self.tree(_TYPES), _types("Override"), PartName=f"/{part}", ContentType=kind)

    def append(self, part: str, xml: str) -> None:
        """Puts something behind all that a sheet holds; it takes the sheet's own namespace."""
        self.tree(part).append(lxml.fromstring(f'<x xmlns="{MAIN[1:-1]}">{xml}</x>')[0])

    def add_extension(self, extension: str, kind: str) -> None:
        default = self.tree(_TYPES).makeelement(_types("Default"), Extension=extension, ContentType=kind)
        self.tree(_TYPES).insert(0, default)

    def relate(self, part: str, identifier: str, kind: str, target: str) -> None:
        """A relationship from one part to another; ``kind`` in full, or as Office's own are called."""
        folder, base = posixpath.split(part)
        where = f"{folder}/_rels/{base}.rels"
        namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
        if where not in self._parts:
            self.add_part(where, f'<Relationships xmlns="{namespace}"/>')
        kind = kind if "://" in kind else f"{OFFICE}/{kind}"
        link = {"Id": identifier, "Type": kind, "Target": target}
        lxml.SubElement(self.tree(where), f"{{{namespace}}}Relationship", **link)

    def share_strings(self) -> None:
        """Texts that stood inline become shared strings, as in every workbook that Excel has saved."""
        shared: dict[bytes, int] = {}
        for part in [p for p in self._parts if p.startswith("xl/worksheets/sheet")]:
            for cell in self.tree(part).iter(f"{MAIN}c"):
                if cell.get("t") == "inlineStr":
                    inner = b"".join(lxml.tostring(child, with_tail=False) for child in cell[0])
                    number = shared.setdefault(inner, len(shared))
                    cell.remove(cell[0])
                    cell.set("t", "s")
                    lxml.SubElement(cell, f"{MAIN}v").text = str(number)
        items = "".join(f"<si>{inner.decode()}</si>" for inner in shared)
        self.add_part("xl/sharedStrings.xml", f'<sst xmlns="{MAIN[1:-1]}">{items}</sst>', _SHARED)
        self.relate(_WORKBOOK, "rIdStrings", "sharedStrings", "sharedStrings.xml")

    def speak_as_excel(self) -> None:
        """Rows, sheets and tables carry attributes of later versions, as in every workbook that Excel has saved."""
        sheets = [part for part in self._parts if part.startswith("xl/worksheets/sheet")]
        tables = [part for part in self._parts if part.startswith("xl/tables/")]
        for part in (*sheets, *tables):
            tag = "worksheet" if part in sheets else "table"
            text = lxml.tostring(self.tree(part), encoding="unicode").replace(f"<{tag} ", f"<{tag} {_LATER} ", 1)
            self._trees[part] = lxml.fromstring(text.replace("<row ", '<row x14ac:dyDescent="0.25" '))

    # sheets

    def part_of(self, sheet: str) -> str:
        """The part of a sheet."""
        entry = next(s for s in self._sheets() if s.get("name") == sheet)
        return self._targets(_WORKBOOK)[entry.get(f"{{{OFFICE}}}id")]

    def add_sheet(self, name: str, part: str, xml: str) -> int:
        """A sheet of the person's own, as the last tab; the number by which the calculation chain knows it."""
        self.add_part(part, xml, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")
        number = max(int(s.get("sheetId")) for s in self._sheets()) + 1
        self.relate(_WORKBOOK, f"rIdOwn{number}", "worksheet", f"/{part}")
        listed = self.tree(_WORKBOOK).find(f"{MAIN}sheets")
        new = lxml.SubElement(listed, f"{MAIN}sheet", name=name, sheetId=str(number))
        new.set(f"{{{OFFICE}}}id", f"rIdOwn{number}")
        return number

    def rename(self, sheet: str, new: str) -> None:
        """A tab gets another name; Excel mends names, formulas and charts, but no hyperlinks."""
        next(s for s in self._sheets() if s.get("name") == sheet).set("name", new)
        charts = [p for p in self._parts if p.startswith("xl/charts/chart")]
        for part in (_WORKBOOK, *charts):
            for element in self.tree(part).iter():
                if isinstance(element.tag, str) and element.text:
                    element.text = element.text.replace(f"'{sheet}'!", f"'{new}'!")

    def move(self, sheet: str, before: str) -> None:
        """A tab is drawn to another place."""
        old = self._sheets()
        entry, other = (next(s for s in old if s.get("name") == name) for name in (sheet, before))
        other.addprevious(entry)
        now = {s: str(i) for i, s in enumerate(self._sheets())}
        for name in self._names():
            if name.get("localSheetId"):
                name.set("localSheetId", now[old[int(name.get("localSheetId"))]])

    def define(self, name: str, reference: str, sheet: str = "") -> None:
        """A name for cells; ``sheet``: known on that sheet only."""
        names = self.tree(_WORKBOOK).find(f"{MAIN}definedNames")
        new = lxml.SubElement(names, f"{MAIN}definedName", name=name)
        new.text = reference
        if sheet:
            new.set("localSheetId", str([s.get("name") for s in self._sheets()].index(sheet)))
            new.set("hidden", "1")

    def widen(self, sheet: str, column: int, width: float) -> None:
        for col in self.tree(self.part_of(sheet)).iter(f"{MAIN}col"):
            if int(col.get("min")) <= column <= int(col.get("max")):
                col.set("width", str(width))

    def style(self, like: str, *, fill: str = "", number_format: str = "") -> str:
        """The id of a cell style like another, but for its fill (RGB) or number format."""
        styles = self.tree(_STYLES)
        formats = styles.find(f"{MAIN}cellXfs")
        new = lxml.fromstring(lxml.tostring(formats[int(like)]))
        if fill:
            fills = styles.find(f"{MAIN}fills")
            pattern = lxml.SubElement(lxml.SubElement(fills, f"{MAIN}fill"), f"{MAIN}patternFill", patternType="solid")
            lxml.SubElement(pattern, f"{MAIN}fgColor", rgb=f"FF{fill}")
            new.set("fillId", str(len(fills) - 1))
            new.set("applyFill", "1")
        if number_format:
            codes = styles.find(f"{MAIN}numFmts")
            lxml.SubElement(codes, f"{MAIN}numFmt", numFmtId="900", formatCode=number_format)
            new.set("numFmtId", "900")
            new.set("applyNumberFormat", "1")
        formats.append(new)
        for counted in ("fills", "cellXfs", "numFmts"):
            styles.find(f"{MAIN}{counted}").set("count", str(len(styles.find(f"{MAIN}{counted}"))))
        return str(len(formats) - 1)

    # tables

    def add_column(self, table: str, header: str, values: Sequence[object] = (), formula: str = "") -> None:
        """A column at the right end of a table; ``formula`` (with ``{row}``) fills it down."""
        root, sheet, area = self._table(table)
        area.expand(right=1)
        head = self._cell(sheet, area.min_row, area.max_col)
        head.set("s", self._cell(sheet, area.min_row, area.max_col - 1).get("s"))
        _say(head, header)
        for i, row in enumerate(range(area.min_row + 1, area.max_row + 1)):
            cell = self._cell(sheet, row, area.max_col)
            if formula:
                _calculate(cell, formula.format(row=row))
            elif i < len(values):
                _say(cell, values[i])
        columns = root.find(f"{MAIN}tableColumns")
        number = str(max(int(c.get("id")) for c in columns) + 1)
        column = lxml.SubElement(columns, f"{MAIN}tableColumn", id=number, name=header)
        if formula:
            first = formula.format(row=area.min_row + 1)
            lxml.SubElement(column, f"{MAIN}calculatedColumnFormula").text = first.removeprefix("=")
        columns.set("count", str(len(columns)))
        _set_area(root, area)

    def add_row(self, table: str, values: Mapping[str, object]) -> None:
        """A row typed below a table, which takes it in, in the looks of the row above."""
        root, sheet, area = self._table(table)
        area.expand(down=1)
        for column, header in enumerate(_headers(root), start=area.min_col):
            above, cell = (self._cell(sheet, row, column) for row in (area.max_row - 1, area.max_row))
            if above.get("s"):
                cell.set("s", above.get("s"))
            _say(cell, values.get(header))
        _set_area(root, area)

    def type_in(self, table: str, key: Mapping[str, str], header: str, value: object) -> None:
        """Types into the cell below a header, in the row where these headers show these texts."""
        root, sheet, area = self._table(table)
        _say(self._cell(sheet, self._row(table, key), area.min_col + _headers(root).index(header)), value)

    def paint(self, table: str, key: Mapping[str, str], header: str, **looks: str) -> None:
        """Gives one cell another fill or number format."""
        root, sheet, area = self._table(table)
        cell = self._cell(sheet, self._row(table, key), area.min_col + _headers(root).index(header))
        cell.set("s", self.style(cell.get("s", "0"), **looks))

    def comment_on(self, table: str, key: Mapping[str, str], header: str, text: str) -> None:
        """The first comment on the sheet of a table, at one of its cells."""
        root, sheet, area = self._table(table)
        row, column = self._row(table, key), area.min_col + _headers(root).index(header)
        self.add_part("xl/comments2.xml", e.legacy_comment(f"{get_column_letter(column)}{row}", text), e.COMMENTS_TYPE)
        self.add_part("xl/drawings/vmlDrawing2.vml", e.legacy_shape(row - 1, column - 1))
        self.relate(self.sheet_of(table), "rIdBoxes", "vmlDrawing", "../drawings/vmlDrawing2.vml")
        self.relate(self.sheet_of(table), "rIdComments", "comments", "../comments2.xml")
        boxes = sheet.makeelement(f"{MAIN}legacyDrawing", {f"{{{OFFICE}}}id": "rIdBoxes"})
        sheet.find(f"{MAIN}tableParts").addprevious(boxes)

    def rename_column(self, table: str, header: str, new: str) -> None:
        """Another text is typed into a header cell."""
        root, sheet, area = self._table(table)
        at = _headers(root).index(header)
        root.find(f"{MAIN}tableColumns")[at].set("name", new)
        _say(self._cell(sheet, area.min_row, area.min_col + at), new)

    def to_plain_cells(self, table: str) -> None:
        """A table becomes plain cells: what «Convert to Range» does."""
        part, sheet = self._table_parts()[table]
        folder, base = posixpath.split(sheet)
        links = self.tree(f"{folder}/_rels/{base}.rels")
        link = next(r for r in links if r.get("Target").endswith(posixpath.basename(part)))
        tables = self.tree(sheet).find(f"{MAIN}tableParts")
        for element in [t for t in tables if t.get(f"{{{OFFICE}}}id") == link.get("Id")]:
            tables.remove(element)
        links.remove(link)
        del self._parts[part], self._trees[part]
        types = self.tree(_TYPES)
        types.remove(next(o for o in types if o.get("PartName") == f"/{part}"))

    def sheet_of(self, table: str) -> str:
        """The part of the sheet on which a table stands."""
        _, part = self._table_parts()[table]
        return part

    def _row(self, table: str, key: Mapping[str, str]) -> int:
        root, sheet, area = self._table(table)
        at = {header: area.min_col + _headers(root).index(header) for header in key}
        rows = range(area.min_row + 1, area.max_row + 1)
        shown = {row: {h: self._shown(self._cell(sheet, row, column)) for h, column in at.items()} for row in rows}
        return next(row for row, texts in shown.items() if texts == dict(key))

    def _table(self, table: str) -> tuple[Any, Any, CellRange]:
        part, sheet = self._table_parts()[table]
        root = self.tree(part)
        return root, self.tree(sheet), CellRange(root.get("ref"))

    def _table_parts(self) -> dict[str, tuple[str, str]]:
        """Each table by its name: its part, and that of its sheet."""
        sheets = [part for part in self._parts if part.startswith("xl/worksheets/sheet")]
        pairs = [
            (target, sheet) for sheet in sheets for target in self._targets(sheet).values() if "/tables/" in target
        ]
        return {self.tree(part).get("displayName"): (part, sheet) for part, sheet in pairs}

    def _cell(self, sheet: Any, row: int, column: int) -> Any:
        """The cell at a place, made if there is none."""
        data, address = sheet.find(f"{MAIN}sheetData"), f"{get_column_letter(column)}{row}"
        found = next((r for r in data if r.get("r") == str(row)), None)
        if found is None:
            found = data.makeelement(f"{MAIN}row", r=str(row))
            _put(data, found, [int(r.get("r")) for r in data], row)
        cell = next((c for c in found if c.get("r") == address), None)
        if cell is None:
            cell = found.makeelement(f"{MAIN}c", r=address)
            _put(found, cell, [CellRange(c.get("r")).min_col for c in found], column)
        return cell

    def _shown(self, cell: Any) -> str:
        text = "".join(t.text or "" for t in cell.iter(f"{MAIN}t")) or cell.findtext(f"{MAIN}v") or ""
        if cell.get("t") != "s":
            return text
        item = self.tree("xl/sharedStrings.xml")[int(text)]
        return "".join(t.text or "" for t in item.iter(f"{MAIN}t"))

    def _sheets(self) -> list[Any]:
        return list(self.tree(_WORKBOOK).find(f"{MAIN}sheets"))

    def _names(self) -> Iterator[Any]:
        return self.tree(_WORKBOOK).iter(f"{MAIN}definedName")

    def _targets(self, part: str) -> dict[str, str]:
        folder, base = posixpath.split(part)
        where = f"{folder}/_rels/{base}.rels"
        links = self.tree(where) if where in self._parts else ()
        return {r.get("Id"): posixpath.normpath(posixpath.join("/", folder, r.get("Target")))[1:] for r in links}


def _types(tag: str) -> str:
    return f"{{http://schemas.openxmlformats.org/package/2006/content-types}}{tag}"


def _headers(table: Any) -> list[str]:
    return [column.get("name") for column in table.iter(f"{MAIN}tableColumn")]


def _set_area(table: Any, area: CellRange) -> None:
    table.set("ref", area.coord)
    table.find(f"{MAIN}autoFilter").set("ref", area.coord)


def _put(parent: Any, child: Any, places: Sequence[int], place: int) -> None:
    """Puts a child where it belongs among children that stand in order."""
    parent.insert(sum(other < place for other in places), child)


def _say(cell: Any, value: object) -> None:
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)
    if isinstance(value, str):
        cell.set("t", "inlineStr")
        lxml.SubElement(lxml.SubElement(cell, f"{MAIN}is"), f"{MAIN}t").text = value
    elif value is not None:
        lxml.SubElement(cell, f"{MAIN}v").text = str(value)


def _calculate(cell: Any, formula: str) -> None:
    """A formula, with the value that it had when the workbook was last calculated: a number of 0."""
    _say(cell, None)
    lxml.SubElement(cell, f"{MAIN}f").text = formula.removeprefix("=")
    lxml.SubElement(cell, f"{MAIN}v").text = "0"
