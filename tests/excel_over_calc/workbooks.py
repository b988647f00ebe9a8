"""Workbooks, and the Excel that has them open."""

import html
import re
from pathlib import Path
from typing import Any

from cchc_xl.books.package import workbook as package
from cchc_xl.books.package.area import area_of
from tests.excel_over_calc.com import Com, Items, Line
from tests.excel_over_calc.macros import MACROS
from tests.excel_over_calc.office import Office, uno, value
from tests.excel_over_calc.pywin32 import excel_says
from tests.excel_over_calc.sheets import Worksheet, Worksheets

_XLSX = "Calc MS Excel 2007 XML"
_AUTOMATIC = -4105  # XlCalculation
_EXCEL_LINKS = 1  # XlLink
_LINK = re.compile(r'<hyperlink [^>]*?ref="([A-Z]+[0-9]+)"[^>]*? location="([^"]*)"')


def _setting(name: str) -> property:
    """A setting of Excel's that is only kept."""

    def get(excel: "Application") -> Any:
        return excel._settings[name]

    def put(excel: "Application", value: Any) -> None:
        excel._settings[name] = value

    return property(get, put)


class Application(Com):
    """Excel itself, with the settings that it starts with."""

    def __init__(self, office: Office, line: Line) -> None:
        super().__init__(line)
        self._office = office
        self._books: list[Workbook] = []
        self._settings: dict[str, Any] = {
            "ScreenUpdating": True, "DisplayAlerts": True, "EnableEvents": True, "Calculation": _AUTOMATIC,
            "StatusBar": False,
        }  # fmt: skip
        self._said: list[Any] = []
        self._has_addin = True

    ScreenUpdating, DisplayAlerts, EnableEvents, Calculation = map(
        _setting, ("ScreenUpdating", "DisplayAlerts", "EnableEvents", "Calculation")
    )

    @property
    def Hwnd(self) -> int:
        return self._office.pid

    @property
    def Workbooks(self) -> "Workbooks":
        return Workbooks(self)

    def Run(self, Macro: str, *arguments: Any) -> Any:
        """A macro of our add-in, if that is there: see ``macros``, whose calls are none of Python's."""
        if not self._has_addin:
            raise excel_says(f"Cannot run the macro {Macro}. The macro may not be available in this workbook.")
        return MACROS[Macro](self, *arguments)

    @property
    def StatusBar(self) -> Any:
        return self._settings["StatusBar"]

    @StatusBar.setter
    def StatusBar(self, value: Any) -> None:
        self._said.append(value)
        self._settings["StatusBar"] = value


class Workbooks(Items):
    def __init__(self, excel: Application) -> None:
        super().__init__(excel._line)
        self._excel = excel

    def _all(self) -> "list[Workbook]":
        return self._excel._books

    @property
    def Application(self) -> Any:
        return self._excel

    def Open(self, Filename: str, *_others: Any) -> "Workbook":
        path = Path(Filename)
        if any(book._name().casefold() == path.name.casefold() for book in self._excel._books):
            raise excel_says("A workbook with that name is already open.")
        book = Workbook(self._excel, self._excel._office.open(path), path)
        self._excel._books.append(book)
        return book


def links_of(data: bytes) -> dict[str, dict[tuple[int, int], str]]:
    """Sheet → row and column of each cell that leads to a place in the workbook → that place, as Calc writes it."""
    book, found = package.Workbook(data, ""), dict[str, dict[tuple[int, int], str]]()
    for entry in book.sheets:
        for ref, place in _LINK.findall(book.package.read(entry.part).decode()):
            at = area_of(ref)
            found.setdefault(entry.name, {})[at.top, at.left] = f"#{html.unescape(place).replace('!', '.')}"
    return found


class Workbook(Com):
    """An open workbook. ``_address``: what Excel says its full name is."""

    def __init__(self, excel: Application, document: Any, path: Path) -> None:
        super().__init__(excel._line)
        self._excel, self._document, self._address = excel, document, str(path)
        self._path = path
        self._is_read_only = False
        self._protected_as: dict[str, tuple[Any, ...]] = {}
        self._links = links_of(path.read_bytes())

    def _name(self) -> str:
        return self._path.name

    def _format(self, code: str) -> int:
        formats, locale = self._document.NumberFormats, uno().createUnoStruct("com.sun.star.lang.Locale")
        key = formats.queryKey(code, locale, False)
        return formats.addNew(code, locale) if key == -1 else key

    @property
    def Name(self) -> str:
        return self._name()

    @property
    def FullName(self) -> str:
        return self._address

    @property
    def Path(self) -> str:
        return self._address.rpartition("/")[0]

    @property
    def FileFormat(self) -> int:
        return 51

    @property
    def ReadOnly(self) -> bool:
        return self._is_read_only

    @property
    def Saved(self) -> bool:
        return not self._document.isModified()

    @property
    def Application(self) -> Any:
        return self._excel

    @property
    def Worksheets(self) -> Items:
        return Worksheets(self)

    @property
    def Sheets(self) -> Items:
        return Worksheets(self)

    @property
    def ActiveSheet(self) -> Worksheet:
        return Worksheet(self, self._document.CurrentController.ActiveSheet)

    @property
    def Names(self) -> "Names":
        return Names(self)

    def SaveCopyAs(self, Filename: str) -> None:
        if not Path(Filename).parent.is_dir():
            raise excel_says("Microsoft Excel cannot access the file.")
        self._document.storeToURL(Path(Filename).as_uri(), (value("FilterName", _XLSX), value("Overwrite", True)))

    def Save(self) -> None:
        if self._is_read_only:
            raise excel_says("Cannot access read-only document.")
        self._document.storeToURL(self._path.as_uri(), (value("FilterName", _XLSX), value("Overwrite", True)))
        self._document.setModified(False)

    def Close(self, SaveChanges: bool | None = None) -> None:
        if SaveChanges is not False:
            raise AssertionError("nobody is there to be asked whether to save")
        self._excel._books.remove(self)
        self._document.close(True)

    def LinkSources(self, Type: int) -> tuple[str, ...] | None:
        if Type != _EXCEL_LINKS:
            raise AssertionError("only links to workbooks are asked for")
        return tuple(self._document.ExternalDocLinks.getElementNames()) or None


class Names(Items):
    def __init__(self, book: Workbook) -> None:
        super().__init__(book._line)
        self._book = book

    def _all(self) -> "list[Name]":
        names = self._book._document.NamedRanges
        return [Name(self._book, names.getByName(name)) for name in names.ElementNames]


class Name(Com):
    """A defined name of the whole workbook."""

    def __init__(self, book: Workbook, calc: Any) -> None:
        super().__init__(book._line)
        self._calc = calc

    def _name(self) -> str:
        return self._calc.Name

    @property
    def Name(self) -> str:
        return self._name()

    @property
    def RefersTo(self) -> str:
        return f"={self._calc.Content}"
