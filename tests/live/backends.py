"""The two back-ends behind one way of asking: a workbook's bytes, verbs, the bytes afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cchc_xl.books.book import Book
from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.live.book import LiveBook
from cchc_xl.books.live.excel import Excel
from cchc_xl.books.live.write import write
from tests.excel_over_calc.engine import ExcelOverCalc

NAME = "Sổ theo dõi = 1 & 'bản nháp'.xlsx"


@dataclass(frozen=True)
class Edited:
    """A workbook after verbs, and what they told."""

    data: bytes
    notices: tuple[str, ...]


Edit = Callable[[bytes, Callable[[Book], object]], Edited]


def edit_closed(data: bytes, act: Callable[[Book], object]) -> Edited:
    book = ClosedBook(data, NAME)
    act(book)
    return Edited(book.to_bytes(), tuple(book.notices))


def edit_live(excel: ExcelOverCalc, folder: Path) -> Edit:
    """Edits in an Excel that has the workbook open; the result is what it saves as a copy."""

    def edit(data: bytes, act: Callable[[Book], object]) -> Edited:
        excel.close()
        file, copy = folder / NAME, folder / "bản sao.xlsx"
        file.write_bytes(data)
        opened = Excel(excel.open(file))
        opened.copy_to(copy)
        book = LiveBook(copy.read_bytes(), NAME)
        act(book)
        difference = book.difference()
        with opened.quiet(), opened.uncalculated():
            write(opened, difference)
        opened.copy_to(copy)
        return Edited(copy.read_bytes(), tuple(book.notices))

    return edit
