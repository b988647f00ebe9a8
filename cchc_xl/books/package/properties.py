"""Custom document properties: what survives when an agency saves a form with another program."""

from collections.abc import Mapping

from cchc_xl.books.package.parts import Package
from cchc_xl.books.package.xml import Element, add, local, namespace, new_root, serialise

_NS = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
_VT = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the format id of user-defined properties (ECMA-376, 22.3)
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PART = "docProps/custom.xml"


def set_properties(package: Package, properties: Mapping[str, str]) -> None:
    """Sets string properties by name; others, and the order of all, stay."""
    part = next((r.target for r in package.relationships("") if r.kind == "custom-properties"), None)
    if part is None:
        part = _PART
        package.write(part, serialise(new_root(f"{_NS}Properties", vt=_VT[1:-1])))
        package.relate("", "custom-properties", part)
        package.declare(part, _TYPE)
    root = package.tree(part)
    known = {p.get("name"): p for p in root if local(p) == "property"}
    for name, value in properties.items():
        if _set(root, known.get(name), name, value):
            package.touch(part)


def _set(root: Element, old: Element, name: str, value: str) -> bool:
    if old is not None and len(old) and local(old[0]) == "lpwstr" and (old[0].text or "") == value:
        return False
    if old is None:
        ids = [int(p.get("pid", 1)) for p in root]
        pid = str(max([1, *ids]) + 1)
        old = add(root, f"{namespace(root)}property", fmtid=_FORMAT, pid=pid, name=name)
    for child in list(old):
        old.remove(child)
    add(old, f"{_VT}lpwstr").text = value
    return True
