"""What all sheets of a form have in common: Times New Roman, protection, A4."""

from typing import Any, Literal

from openpyxl.styles import Font
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.draw.form_layout import SIZE
from cchc_xl.books.draw.styles import Brush, CellStyle

LINE = 16  # points
BASE = CellStyle(size=SIZE, font="Times New Roman", down="center")


def in_times(workbook: Any) -> None:
    """Makes it the Normal font, which column widths are counted in."""
    normal = Font(name=BASE.font, size=SIZE, family=1)
    workbook._fonts = IndexedList([normal])
    workbook._named_styles["Normal"].font = normal


def protect(sheet: Worksheet) -> None:
    """Without a password: it guards against slips. Rows and columns may be made larger."""
    sheet.protection.sheet = True
    sheet.protection.formatRows = sheet.protection.formatColumns = False


def on_a4(sheet: Worksheet, orientation: Literal["portrait", "landscape"], footer: str = "") -> None:
    """A4, one page wide, as many long as it takes, with page x/y and the date below, and ``footer`` at the left."""
    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = "9"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.35
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.45, 0.65, 0.3
    parts = {"left": footer, "center": "Trang &P/&N", "right": "&D"}
    sheet.oddFooter = HeaderFooterItem(**{side: _HeaderFooterPart(text) for side, text in parts.items() if text})


def merge(sheet: Worksheet, cells: str, value: object, style: CellStyle, brush: Brush) -> None:
    """Merges the cells, styled alike so that no edge is missing, and writes the value."""
    for row in sheet[cells]:
        for cell in row:
            brush.paint(cell, style)
    brush.write(sheet[cells.split(":")[0]], value, style)
    sheet.merge_cells(cells)
