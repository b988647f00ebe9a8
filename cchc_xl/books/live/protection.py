"""How a sheet or a workbook is protected, as its file says: what Excel is to be told to protect it so again."""

from dataclasses import dataclass

from cchc_xl.books.package.workbook import SheetEntry, Workbook
from cchc_xl.books.package.xml import namespace

# The flags of the file (ECMA-376, 18.3.1.85; "1": forbidden, "1" by default) in the order in which
# Worksheet.Protect takes them as what it allows, behind the password and four flags of its own.
_FORBIDDING = (
    "formatCells", "formatColumns", "formatRows", "insertColumns", "insertRows", "insertHyperlinks", "deleteColumns",
    "deleteRows", "sort", "autoFilter", "pivotTables",
)  # fmt: skip
_PASSWORDS = ("password", "hashValue")
_TRUE = ("1", "true")


@dataclass(frozen=True)
class Protection:
    """A protected sheet: whether a password is needed; whether drawings and scenarios are protected; what is allowed,
    in the order of ``_FORBIDDING``."""

    has_password: bool
    drawings: bool
    scenarios: bool
    allowed: tuple[bool, ...]

    @property
    def in_order(self) -> tuple[bool, ...]:
        """The arguments of Worksheet.Protect behind the password."""
        contents, only_for_people = True, False
        return (self.drawings, contents, self.scenarios, only_for_people, *self.allowed)


def protection_of(workbook: Workbook, entry: SheetEntry) -> Protection | None:
    """How the sheet is protected; None where it is not."""
    root = workbook.package.tree(entry.part)
    element = root.find(f"{namespace(root)}sheetProtection")
    if element is None or element.get("sheet") not in _TRUE:
        return None
    return Protection(
        any(element.get(name) for name in _PASSWORDS),
        element.get("objects") in _TRUE,
        element.get("scenarios") in _TRUE,
        tuple(element.get(flag, "1") not in _TRUE for flag in _FORBIDDING),
    )


def is_structure_locked(workbook: Workbook) -> bool:
    """Whether sheets can be neither added nor moved."""
    root = workbook.root
    element = root.find(f"{namespace(root)}workbookProtection")
    return element is not None and element.get("lockStructure") in _TRUE
