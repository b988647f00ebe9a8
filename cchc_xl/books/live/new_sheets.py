"""Sheets that come into the open workbook as a whole: drawn into a file of their own, copied in by Excel."""

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cchc_xl.books.live.difference import NewSheet
from cchc_xl.books.live.excel import Excel
from cchc_xl.books.live.patience import patiently
from cchc_xl.values.sheets import Sheet

_VERY_HIDDEN = 2  # XlSheetVisibility
_EXCEL_LINKS = 1  # XlLink, XlLinkType


def add_sheets(excel: Excel, sheets: Sequence[NewSheet]) -> None:
    """Adds them, each before its tab; the sheet that was in front is in front again.

    Nothing in the workbook refers to the temporary file afterwards, which is gone.
    """
    front = patiently(lambda: excel.book.sheets.active)
    with tempfile.TemporaryDirectory(prefix="cchc_xl-", ignore_cleanup_errors=True) as folder:
        for number, new in enumerate(sheets):
            _add(excel, new, Path(folder) / f"sheet{number}.xlsx")
    patiently(lambda: front.api.Activate())


def _add(excel: Excel, new: NewSheet, file: Path) -> None:
    from cchc_xl.books.draw.sheet import draw_sheet  # openpyxl is slow to load, and rarely needed

    file.write_bytes(draw_sheet(new.sheet))
    book, app = excel.book, excel.book.app
    drawn = patiently(lambda: app.books.open(str(file)))
    try:
        before = {"Before": _tab(book, new.before)} if new.before else {"After": _last_tab(book)}
        patiently(lambda: drawn.sheets[0].api.Copy(**before))
    finally:
        patiently(lambda: drawn.close())
    cut_off(book, file.name)
    _hide(book, new.sheet)


def _tab(book: Any, name: str) -> Any:
    return patiently(lambda: book.api.Sheets(name))


def _last_tab(book: Any) -> Any:
    tabs = patiently(lambda: book.api.Sheets)
    return patiently(lambda: tabs(tabs.Count))


def cut_off(book: Any, file: str) -> None:
    """Lets nothing refer to a workbook of that name: names that came along and mean its cells mean ours, which came
    along too; any other link is broken."""
    if not _links_to(book, file):
        return
    for name in list(book.names):
        here = without_file(name.refers_to, file)
        if here != name.refers_to:
            patiently(lambda name=name, here=here: setattr(name, "refers_to", here))
    for source in _links_to(book, file):
        patiently(lambda source=source: book.api.BreakLink(source, _EXCEL_LINKS))


def without_file(formula: str, file: str) -> str:
    """A formula with its references to sheets of that file as references to sheets of our own."""
    return re.sub(rf"[^'=,(;]*\[{re.escape(file)}\]", "", formula)


def _links_to(book: Any, file: str) -> list[str]:
    sources: Sequence[str] = patiently(lambda: book.api.LinkSources(_EXCEL_LINKS)) or ()
    return [source for source in sources if re.split(r"[\\/]", source)[-1] == file]


def _hide(book: Any, sheet: Sheet) -> None:
    if sheet.hidden:
        patiently(lambda: setattr(book.sheets[sheet.name].api, "Visible", _VERY_HIDDEN))
