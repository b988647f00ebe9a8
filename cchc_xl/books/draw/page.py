"""How a sheet prints: A4 across, one page wide, the header row on every page, page numbers and the date below."""

from typing import Any

from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_A4 = 9


def set_page(worksheet: Worksheet, title: str, *, header_row: int | None = None, pages_high: int = 0) -> None:
    """Sets up the page. ``pages_high`` 0: as many as the table needs; ``header_row`` is repeated on each."""
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.paperSize = _A4
    worksheet.page_setup.fitToWidth = 1
    worksheet.page_setup.fitToHeight = pages_high
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.55, bottom=0.6, header=0.25, footer=0.3)
    worksheet.print_options.horizontalCentered = True
    if header_row:
        worksheet.print_title_rows = f"{header_row}:{header_row}"
    footer: Any = worksheet.oddFooter
    footer.left.text, footer.left.size = title.replace("&", "&&"), 8
    footer.center.text, footer.center.size = "Trang &P/&N", 8
    footer.right.text, footer.right.size = "In ngày &D", 8
