"""The zip package: parts, their relationships and content types. Parts nobody rewrote keep their bytes."""

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass

from cchc_xl.books.package.xml import Element, add, local, new_root, parse, serialise
from cchc_xl.books.zip_entries import Entry, zip_of
from cchc_xl.values.problems import Refused, refuse

TYPES = "[Content_Types].xml"
_TYPES_NS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS_NS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True)
class Relationship:
    """Where a part points: ``kind`` is the last word of the type (worksheet, table …); ``target`` a part name,
    or an address as it stands where it is external."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """A package in memory. Raises Refused (M03) for what is no package, or a damaged one."""

    def __init__(self, data: bytes, name: str) -> None:
        self._data, self._name = data, name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise self.refused("không phải tệp .xlsx") from error
        names = self._zip.namelist()
        if len({n.lower() for n in names}) < len(names):
            raise self.refused("tệp hỏng: có phần trùng tên")
        if TYPES not in names:
            raise self.refused("không phải tệp .xlsx")
        self._names = dict.fromkeys(names)
        self._written: dict[str, bytes] = {}
        self._trees: dict[str, Element] = {}
        self._touched: set[str] = set()
        self._relations: dict[str, list[Relationship]] = {}
        self._removed: set[str] = set()

    def refused(self, detail: str) -> Refused:
        """The refusal of this file as a master (M03)."""
        return refuse("M03", file=self._name, detail=detail)

    @property
    def changed(self) -> bool:
        return bool(self._written or self._touched or self._removed)

    @property
    def names(self) -> list[str]:
        """The names of all parts, in their order; new ones last."""
        old = [n for n in self._names if n not in self._removed]
        return old + [n for n in self._written if n not in self._names]

    def __contains__(self, part: str) -> bool:
        return part in self._written or (part in self._names and part not in self._removed)

    def read(self, part: str) -> bytes:
        """The bytes of a part as they are now. Refused where it is missing or damaged."""
        if part in self._touched:
            return serialise(self._trees[part])
        if part in self._written:
            return self._written[part]
        try:
            return self._zip.read(part)
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise self.refused("tệp hỏng") from error
        except RuntimeError as error:
            raise self.refused("tệp được đặt mật khẩu") from error

    def tree(self, part: str) -> Element:
        """The root element of a part, shared by all who ask; who changes it calls ``touch``."""
        if part not in self._trees:
            try:
                self._trees[part] = parse(self.read(part))
            except ValueError as error:
                raise self.refused("tệp hỏng") from error
        return self._trees[part]

    def touch(self, part: str) -> None:
        """Says that the tree of this part was changed, or is about to be."""
        self.tree(part)
        self._touched.add(part)

    def write(self, part: str, data: bytes) -> None:
        """Sets the bytes of a part, new or not; a tree that was handed out before counts no more."""
        self._written[part] = data
        self._removed.discard(part)
        self._trees.pop(part, None)
        self._touched.discard(part)

    def remove(self, part: str) -> None:
        """Takes a part out of the package with its content type; relationships are the caller's."""
        self._removed.add(part)
        self._written.pop(part, None)
        self._trees.pop(part, None)
        self._touched.discard(part)
        types = self.tree(TYPES)
        for override in [o for o in types if o.get("PartName") == f"/{part}"]:
            types.remove(override)
            self.touch(TYPES)

    def content_type(self, part: str) -> str:
        """The content type of a part, its own or that of its extension; "" where none is declared."""
        types = self.tree(TYPES)
        extension = part.rpartition(".")[2].lower()
        own = [o.get("ContentType") for o in types if o.get("PartName") == f"/{part}"]
        usual = [d.get("ContentType") for d in types if (d.get("Extension") or "").lower() == extension]
        return (own + usual + [""])[0]

    def declare(self, part: str, content_type: str) -> None:
        """Declares the content type of a new part."""
        if self.content_type(part) != content_type:
            add(self.tree(TYPES), f"{_TYPES_NS}Override", PartName=f"/{part}", ContentType=content_type)
            self.touch(TYPES)

    def relationships(self, part: str) -> list[Relationship]:
        """Where a part points; ``""`` is the package itself."""
        if part not in self._relations:
            where = _relations_of(part)
            elements = self.tree(where) if where in self else ()
            self._relations[part] = [_relationship(part, r) for r in elements if local(r) == "Relationship"]
        return self._relations[part]

    def relate(self, part: str, kind: str, target: str) -> str:
        """Adds a relationship to another part of this package; its new id."""
        where = _relations_of(part)
        if where not in self:
            self.write(where, serialise(new_root(f"{_RELATIONS_NS}Relationships")))
        taken = {r.id for r in self.relationships(part)}
        new = next(f"rId{n}" for n in range(len(taken) + 1, 2 * len(taken) + 3) if f"rId{n}" not in taken)
        link = {"Id": new, "Type": f"{RELATION}/{kind}", "Target": f"/{target}"}
        add(self.tree(where), f"{_RELATIONS_NS}Relationship", **link)
        self._relations.pop(part)
        self.touch(where)
        return new

    def unrelate(self, part: str, kind: str) -> None:
        """Drops all relationships of one kind."""
        where = _relations_of(part)
        gone = {r.id for r in self.relationships(part) if r.kind == kind}
        for relation in [r for r in self.tree(where) if r.get("Id") in gone]:
            self.tree(where).remove(relation)
            self.touch(where)
        self._relations.pop(part)

    def fresh_name(self, pattern: str) -> str:
        """The first part name of the pattern (``xl/tables/table{}.xml``) that is free."""
        taken = {n.lower() for n in self.names}
        return next(n for i in range(1, len(taken) + 2) if (n := pattern.format(i)).lower() not in taken)

    def to_bytes(self) -> bytes:
        """The package as a file: the same parts in the same order, new ones last. Same edits, same bytes."""
        if not self.changed:
            return self._data
        old = {info.filename: info for info in self._zip.infolist()}
        return zip_of(self._entry(part, old.get(part)) for part in self.names)

    def _entry(self, part: str, old: zipfile.ZipInfo | None) -> Entry:
        """The part packed: as it was in the file, unless somebody changed it."""
        changed = part in self._written or part in self._touched
        as_it_was = None if changed or old is None else Entry.copied(old, self._data)
        return as_it_was or Entry.of(part, self.read(part), old)


def _relations_of(part: str) -> str:
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _relationship(part: str, element: Element) -> Relationship:
    target, external = element.get("Target", ""), element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
    return Relationship(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], target, external)
