"""What macros of our add-in do to a workbook, told again in Python: here Excel is none that runs VBA.

``tests/addin/test_links_in_calc.py`` runs the VBA itself, in LibreOffice.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from cchc_xl.books.live.links import MACRO
from tests.excel_over_calc.cells import areas_of, link
from tests.excel_over_calc.pywin32 import excel_says

if TYPE_CHECKING:
    from tests.excel_over_calc.workbooks import Application


def set_links(excel: "Application", book: str, sheet: str, addresses: str) -> bool:
    """CchcLinks.SetLinks: cells that name a sheet are linked to it, the others to none."""
    document = next(b for b in excel._books if b._name().casefold() == book.casefold())._document
    calc, names = document.Sheets.getByName(sheet), {n.casefold(): n for n in document.Sheets.ElementNames}
    if calc.isProtected():
        raise excel_says("The cell or chart you're trying to change is on a protected sheet.")
    for area in areas_of(addresses):
        for row in range(area.top - 1, area.bottom):
            cell = calc.getCellByPosition(area.left - 1, row)
            text, target = cell.String, names.get(cell.String.casefold(), "")
            if cell.TextFields.Count:
                cell.String = text
            if target:
                quoted = target.replace("'", "''")
                link(document, cell, text, f"#'{quoted}'.A1")
    return True


MACROS: Mapping[str, Callable[..., Any]] = {MACRO: set_links}
