"""One worksheet part: its rows and cells, read in bulk and set one by one."""

from collections.abc import Iterator

from cchc_xl.books.package.area import Area, area_of, column_of, letters
from cchc_xl.books.package.content import SPACE, Content, needs_space
from cchc_xl.books.package.formula import translated
from cchc_xl.books.package.value import DAY, CellError, Raw, clean, seconds_of
from cchc_xl.books.package.workbook import SheetEntry, Workbook, rich_text
from cchc_xl.books.package.xml import Element, add, namespace


class Sheet:
    """A worksheet of a workbook. Whoever changes its elements calls ``touch``."""

    def __init__(self, workbook: Workbook, entry: SheetEntry) -> None:
        self.workbook, self.name, self.part = workbook, entry.name, entry.part
        self.root: Element = workbook.package.tree(entry.part)
        self.ns = namespace(self.root)
        self.data: Element = self.root.find(f"{self.ns}sheetData")
        if self.data is None:
            raise workbook.package.refused("tệp hỏng")
        self._row, self._cell = f"{self.ns}row", f"{self.ns}c"
        self._value, self._inline, self._formula = (f"{self.ns}{tag}" for tag in ("v", "is", "f"))
        self._index: dict[int, Element] | None = None

    def touch(self) -> None:
        """Says that the sheet was changed; its dimension is dropped, since every reader can do without."""
        for dimension in self.root.findall(f"{self.ns}dimension"):
            self.root.remove(dimension)
        self.workbook.package.touch(self.part)
        self.workbook.bodies.pop(self.part, None)

    def rows(self) -> Iterator[tuple[int, Element]]:
        """Row numbers and rows; a row without a number stands below the one before."""
        number = 0
        for row in self.data.iterchildren(self._row):
            number = int(row.get("r") or number + 1)
            yield number, row

    def cells(self, row: Element) -> Iterator[tuple[int, Element]]:
        """Columns and cells of a row; a cell without an address stands right of the one before."""
        column = 0
        for cell in row.iterchildren(self._cell):
            reference = cell.get("r")
            column = column_of(reference) if reference else column + 1
            yield column, cell

    def by_column(self, row: Element) -> dict[int, Element]:
        """The cells of a row by their columns."""
        cells = list(row)
        if cells and (first := cells[0].get("r")) and (last := cells[-1].get("r")):
            columns = range(column_of(first), column_of(last) + 1)
            if len(columns) == len(cells):  # cells stand in order (ECMA-376, 18.3.1.73): none is missing
                return dict(zip(columns, cells, strict=True))
        return dict(self.cells(row))

    def raw(self, cell: Element) -> Raw:
        """What a cell holds; of a formula, what it last came to."""
        if not len(cell):
            return None
        kind = cell.get("t", "n")
        wanted = self._inline if kind == "inlineStr" else self._value
        child = cell[0] if len(cell) == 1 else cell.find(wanted)
        if child is None or child.tag != wanted:
            return None
        text = rich_text(child) if kind == "inlineStr" else child.text
        if not text:
            return None
        if kind == "inlineStr":
            return clean(text) or None
        try:
            return self._typed(text, kind)
        except (ValueError, IndexError) as error:
            raise self.workbook.package.refused(f"tệp hỏng ở sheet «{self.name}», ô {cell.get('r')}") from error

    def _typed(self, text: str, kind: str) -> Raw:
        if kind == "s":
            return self.workbook.shared_strings[int(text)] or None
        if kind == "n":
            return float(text)
        if kind == "b":
            return text in ("1", "true")
        if kind == "e":
            return CellError(text)
        seconds = seconds_of(text) if kind == "d" else None
        return clean(text) or None if seconds is None else seconds / DAY - self.workbook.first_day

    def values(self, area: Area) -> list[list[Raw]]:
        """The values of an area, row by row; blanks are None."""
        grid: list[list[Raw]] = [[None] * (area.right - area.left + 1) for _ in range(area.top, area.bottom + 1)]
        for number, row in self.rows():
            if area.top <= number <= area.bottom:
                for column, cell in self.cells(row):
                    if area.left <= column <= area.right:
                        grid[number - area.top][column - area.left] = self.raw(cell)
        return grid

    def find(self, number: int, column: int) -> Element | None:
        """The cell at a place; None where the file has none."""
        row = self._rows_by_number().get(number)
        return None if row is None else next((cell for at, cell in self.cells(row) if at == column), None)

    def write(self, number: int, column: int, what: Content) -> None:
        """Sets one cell as ``put`` does, and says so."""
        self.put(number, column, what)
        self.touch()

    def put(self, number: int, column: int, what: Content, cell: Element = None) -> None:
        """Sets a cell (found already, or not), which keeps its style; a formula that stood there goes.

        Shared formulas of the area are to be dissolved before (``unshare``); ``touch`` is the caller's.
        """
        if cell is None:
            found = self.find(number, column)
            cell = self._new_cell(number, column) if found is None else found
        for child in list(cell):
            cell.remove(child)
        for attribute in {"t", "cm", "vm"} & set(cell.attrib):
            del cell.attrib[attribute]
        self._fill(cell, what)

    def _fill(self, cell: Element, what: Content) -> None:
        if not what.text:
            return
        if what.type:
            cell.set("t", what.type)
        if what.type == "inlineStr":
            text = add(add(cell, self._inline), f"{self.ns}t")
            if needs_space(what.text):
                text.set(SPACE, "preserve")
        else:
            text = add(cell, self._value)
        text.text = what.text

    def _rows_by_number(self) -> dict[int, Element]:
        if self._index is None:
            self._index = dict(self.rows())
        return self._index

    def _new_cell(self, number: int, column: int) -> Element:
        rows = self._rows_by_number()
        row = rows.get(number)
        if row is None:
            row = self.data.makeelement(self._row, {"r": str(number)})
            _insert_before(self.data, row, next((r for n, r in self.rows() if n > number), None))
            rows[number] = row
        cell = row.makeelement(self._cell, {"r": f"{letters(column)}{number}"})
        _insert_before(row, cell, next((c for n, c in self.cells(row) if n > column), None))
        row.attrib.pop("spans", None)
        return cell

    def unshare(self, within: Area) -> None:
        """Gives every cell of the shared formulas that reach into an area a formula of its own."""
        shared = [f for f in self.root.iter(self._formula) if f.get("t") == "shared"]
        if not shared:
            return
        groups = {f.get("si") for f in shared if area_of(f.getparent().get("r")).overlaps(within)}
        origins = {f.get("si"): f for f in shared if f.text}
        places = {si: (area_of(f.getparent().get("r")), f.text) for si, f in origins.items()}
        for formula in shared:
            si = formula.get("si")
            if si in groups and si in places:
                here, (origin, text) = area_of(formula.getparent().get("r")), places[si]
                formula.text = translated(text, here.top - origin.top, here.left - origin.left)
                for attribute in {"t", "si", "ref"} & set(formula.attrib):
                    del formula.attrib[attribute]

    def has_formula(self, cell: Element) -> bool:
        return cell.find(self._formula) is not None


def _insert_before(parent: Element, child: Element, later: Element | None) -> None:
    if later is None:
        parent.append(child)
    else:
        parent.insert(parent.index(later), child)
