"""A sheet that was drawn as a workbook of its own, brought into another workbook."""

import copy

from cchc_xl.books.package.area import quoted
from cchc_xl.books.package.styles import StyleMerge
from cchc_xl.books.package.table import find_table, tables_of
from cchc_xl.books.package.workbook import Workbook, relation_id
from cchc_xl.books.package.xml import Element, add, local, namespace, serialise

_WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_TABLE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"


def merge_sheet(workbook: Workbook, drawn: Workbook, position: int, *, hidden: bool) -> None:
    """Adds the one sheet of ``drawn`` at a 0-based tab position, with its looks, tables and names.

    ValueError where it holds more than cells and tables, or a table whose name is taken: then nothing changed.
    """
    _refuse_unknown(workbook, drawn)
    package, entry = workbook.package, drawn.sheets[0]
    root = copy.deepcopy(drawn.package.tree(entry.part))
    part = package.fresh_name("xl/worksheets/sheet{}.xml")
    styles = _style_merge(workbook, drawn)
    _inline_strings(root, drawn)
    _translate_styles(root, styles)
    for view in root.iter(f"{namespace(root)}sheetView"):
        view.attrib.pop("tabSelected", None)
    package.write(part, b"")
    _merge_tables(workbook, drawn, root, part, styles)
    package.write(part, serialise(root))
    package.declare(part, _WORKSHEET)
    _list_sheet(workbook, entry.name, part, position, hidden=hidden)
    _merge_names(workbook, drawn, position)
    workbook.tables.clear()


def _refuse_unknown(workbook: Workbook, drawn: Workbook) -> None:
    entry = drawn.sheets[0]
    kinds = {r.kind for r in drawn.package.relationships(entry.part)}
    taken = [table.name for table in tables_of(drawn, entry) if find_table(workbook, table.name)]
    if kinds - {"table"} or taken:
        raise ValueError(f"{entry.name}: {sorted(kinds - {'table'})} {taken}")


def _style_merge(workbook: Workbook, drawn: Workbook) -> StyleMerge:
    part, other = (
        next(r.target for r in w.package.relationships(w.part) if r.kind == "styles") for w in (workbook, drawn)
    )
    workbook.package.touch(part)
    return StyleMerge(workbook.package.tree(part), drawn.package.tree(other))


def _styles_part(workbook: Workbook) -> str:
    return next(r.target for r in workbook.package.relationships(workbook.part) if r.kind == "styles")


def _inline_strings(root: Element, drawn: Workbook) -> None:
    """Shared strings become inline ones: the other workbook's strings stay as they are."""
    ns = namespace(root)
    found = [r.target for r in drawn.package.relationships(drawn.part) if r.kind == "sharedStrings"]
    items = list(drawn.package.tree(found[0])) if found else []
    for cell in [c for c in root.iter(f"{ns}c") if c.get("t") == "s"]:
        value = cell.find(f"{ns}v")
        cell.set("t", "inlineStr")
        add(cell, f"{ns}is").extend(copy.deepcopy(list(items[int(value.text)])))
        cell.remove(value)


def _translate_styles(root: Element, styles: StyleMerge) -> None:
    for element in root.iter():
        name = local(element)
        if name in ("c", "row") and "s" in element.attrib:
            element.set("s", styles.cell(element.get("s")))
        elif name == "col" and "style" in element.attrib:
            element.set("style", styles.cell(element.get("style")))
        for attribute in [a for a in element.attrib if a.lower().endswith("dxfid")]:
            element.set(attribute, styles.differential(element.get(attribute)))


def _merge_tables(workbook: Workbook, drawn: Workbook, root: Element, part: str, styles: StyleMerge) -> None:
    package, ns = workbook.package, namespace(root)
    used = [int(t.root.get("id", 0)) for entry in workbook.sheets for t in tables_of(workbook, entry)]
    targets = {r.id: r.target for r in drawn.package.relationships(drawn.sheets[0].part)}
    for number, listed in enumerate(root.iterfind(f"{ns}tableParts/{ns}tablePart"), max([0, *used]) + 1):
        table = copy.deepcopy(drawn.package.tree(targets[relation_id(listed)]))
        table.set("id", str(number))
        _translate_styles(table, styles)
        name = package.fresh_name("xl/tables/table{}.xml")
        package.write(name, serialise(table))
        package.declare(name, _TABLE)
        listed.set(_relation_attribute(listed), package.relate(part, "table", name))


def _relation_attribute(element: Element) -> str:
    return next(name for name in element.attrib if name.endswith("}id"))


def _list_sheet(workbook: Workbook, name: str, part: str, position: int, *, hidden: bool) -> None:
    root = workbook.root
    ns = namespace(root)
    listed = root.find(f"{ns}sheets")
    number = max(int(s.get("sheetId", 0)) for s in listed) + 1
    attributes = {"name": name, "sheetId": str(number)} | ({"state": "veryHidden"} if hidden else {})
    attributes[_relation_attribute(listed[0])] = workbook.package.relate(workbook.part, "worksheet", part)
    listed.insert(position, listed.makeelement(f"{ns}sheet", attributes))
    for view in root.iter(f"{ns}workbookView"):
        for tab in ("activeTab", "firstSheet"):
            if int(view.get(tab, 0)) >= position:
                view.set(tab, str(int(view.get(tab, 0)) + 1))
    for defined in workbook.defined_names():
        if int(defined.get("localSheetId", -1)) >= position:
            defined.set("localSheetId", str(int(defined.get("localSheetId")) + 1))
    workbook.package.touch(workbook.part)


def _merge_names(workbook: Workbook, drawn: Workbook, position: int) -> None:
    """The drawn workbook's names, but for those that the workbook has already."""
    root, sheet = workbook.root, drawn.sheets[0].name
    ns = namespace(root)
    taken = {d.get("name", "").casefold() for d in workbook.defined_names() if d.get("localSheetId") is None}
    for defined in drawn.defined_names():
        is_local = defined.get("localSheetId") is not None
        about_the_sheet = is_local or f"{quoted(sheet)}!" in (defined.text or "")
        if not about_the_sheet or (not is_local and defined.get("name", "").casefold() in taken):
            continue
        attributes = dict(defined.attrib) | ({"localSheetId": str(position)} if is_local else {})
        add(_names_of(root, ns), f"{ns}definedName", **attributes).text = defined.text


def _names_of(root: Element, ns: str) -> Element:
    names = root.find(f"{ns}definedNames")
    if names is None:
        names = root.makeelement(f"{ns}definedNames")
        before = {"sheets", "functionGroups", "externalReferences"}
        root.insert(1 + max(i for i, child in enumerate(root) if local(child) in before), names)
    return names
