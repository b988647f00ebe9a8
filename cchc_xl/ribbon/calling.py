"""The workbook that a button was pressed on: the one in front in the Excel that started us."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cchc_xl.books.backups import folder_of
from cchc_xl.books.live.excel import Excel
from cchc_xl.values.problems import refuse
from cchc_xl.values.sheets import MARK_NAME

LONGEST_PATH = 218  # characters of a path that Excel writes to, whatever Windows allows
_COPY = "20240405-101500_consolidate-10.xlsx"  # as long as the name of a back-up gets


class NoWorkbook(Excel):
    """What a button is pressed on where no master is in front: nothing is open, nothing is told to Excel."""

    def __init__(self) -> None:
        self.name = self.full_name = ""

    def has_name(self, name: str) -> bool:  # noqa: ARG002 - as every Excel
        return False

    def tell(self, text: str) -> None:
        """Nobody hears it."""


def calling_excel() -> Excel:
    """The workbook in front. Raises Refused: E10 not on a Mac, E11 there is none, E01 Excel is busy."""
    if sys.platform == "darwin":
        raise refuse("E10")
    book = calling_book(_calling_app(), sys.argv)
    if book is None:
        raise refuse("E11", file="")
    return Excel(book)


def calling_book(app: Any, arguments: Sequence[str]) -> Any:
    """The book that xlwings' ``RunPython`` names on the command line; the one in front where it names none.

    Not by ``xlwings.Book.caller()``, which takes what stands between the first and the second «=» of ``--wb=…`` for
    the name: of «Kế hoạch năm = 2024.xlsx» only half.
    """
    named = argument(arguments, "--wb")
    if app is None:
        return None
    open_books = {book.name.casefold(): book for book in app.books} if named else {}
    return open_books.get(named.casefold()) or app.books.active


def argument(arguments: Sequence[str], name: str) -> str:
    """What stands behind ``name=``, further «=» included; "" without it."""
    found = (text.partition("=")[2] for text in arguments if text.startswith(f"{name}="))
    return next(found, "").strip()


def ensure_master(excel: Excel, longest: int | None = LONGEST_PATH if sys.platform == "win32" else None) -> None:
    """Refused: E11 the workbook is no master of ours, E13 its back-ups would get too long a path."""
    if not excel.has_name(MARK_NAME):
        raise refuse("E11", file=excel.name)
    if excel.path is not None and longest is not None:
        length = len(str(folder_of(excel.path) / _COPY))
        if length > longest:
            raise refuse("E13", file=excel.name, length=length, longest=longest)


def folder_beside(excel: Excel) -> Path:
    """Where a dialog opens first: beside the master; for one in the cloud the user's own folder."""
    return excel.path.parent if excel.path is not None else Path.home()


def _calling_app() -> Any:
    """The Excel whose window handle ``RunPython`` passes on: with several open, the right one."""
    import xlwings

    handle = argument(sys.argv, "--hwnd")
    if sys.platform == "win32" and handle.isdigit():
        return xlwings.App(impl=xlwings._xlwindows.App(xl=int(handle)))
    return xlwings.apps.active
