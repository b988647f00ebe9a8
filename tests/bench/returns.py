"""206 filled-in returns, read with every check of the intake and validated: against loops of pandas.read_excel.

Those loops check nothing. The third side only inflates the same zips. Ours is the whole way: the folder looked
through, worker processes started and stopped, every sheet read, every answer judged.
"""

import datetime as dt
import io
import warnings
import zipfile
from functools import cache
from pathlib import Path

import pandas as pd

from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.fill_in import fill_in
from cchc_xl.books.intake import collect
from cchc_xl.books.workers import read_grids
from cchc_xl.commands.reading import plan_year, read_register, read_seals
from cchc_xl.forms.expected import Expected, expect
from cchc_xl.forms.recognise import identity_of
from cchc_xl.forms.returns import Return, read_return
from cchc_xl.values import columns as c
from cchc_xl.values.grid import Cell, WorkbookGrid
from cchc_xl.values.telling import silent
from tests.bench._office import desk
from tests.bench._sides import compare

ROUND, SAVED = "2024-Q1", dt.datetime(2024, 3, 14, 9)
ANSWERS: dict[str, Cell] = {
    "progress": "Đang thực hiện",
    "outcome": "Đã rà soát, cập nhật trên Hệ thống thông tin giải quyết TTHC tỉnh; 100% thủ tục được niêm yết.",
    "difficulty": "Nhân lực kiêm nhiệm, chưa có công chức chuyên trách.",
}


def main() -> None:
    folder, expected = returns(), _expected()
    files = sorted(folder.iterdir())

    def ours() -> list[Return]:
        return [read_return(read, expected) for read in read_grids(collect(folder).files, silent)
                if isinstance(read, WorkbookGrid)]  # fmt: skip

    assert len([r for r in ours() if r.usable and r.results]) == len(files)
    what = f"{len(files)} returns"
    compare(what, ours, lambda: _first_sheets(files, "openpyxl"), "pandas.read_excel (openpyxl)")
    compare(what, ours, lambda: _first_sheets(files, "calamine"), "pandas.read_excel (calamine)")
    compare(what, ours, lambda: _all_sheets(files, "calamine"), "the same, all sheets as ours")
    compare(what, ours, lambda: _inflated(files), "inflating alone")


@cache
def returns() -> Path:
    """A folder with each form of the round filled in and saved, as its agency sends it."""
    folder = desk() / "returns"
    folder.mkdir()
    expected = _expected()
    for form in sorted((desk() / "forms").rglob("*.xlsx")):
        (folder / form.name).write_bytes(_filled(form, expected))
    return folder


def _filled(form: Path, expected: Expected) -> bytes:
    (read,) = read_grids(collect(form).files, silent)
    identity = identity_of(read) if isinstance(read, WorkbookGrid) else None
    assert identity is not None
    answers = dict.fromkeys(expected.forms[identity.form].milestones, ANSWERS)
    with warnings.catch_warnings(action="ignore"):  # of what openpyxl drops
        return fill_in(form.read_bytes(), answers, SAVED)


@cache
def _expected() -> Expected:
    book = ClosedBook.open(desk() / "master.xlsx")
    forms, obligations = book.read(c.FORMS), read_register(book).obligations
    return expect(forms, read_seals(book), obligations, ROUND, SAVED.date(), plan_year(book.read(c.SETTINGS)))


def _first_sheets(files: list[Path], engine: str) -> list[pd.DataFrame]:
    with warnings.catch_warnings(action="ignore"):
        return [pd.read_excel(file, engine=engine) for file in files]  # type: ignore[call-overload]


def _all_sheets(files: list[Path], engine: str) -> list[dict[str, pd.DataFrame]]:
    return [pd.read_excel(file, sheet_name=None, engine=engine) for file in files]  # type: ignore[call-overload]


def _inflated(files: list[Path]) -> list[list[bytes]]:
    archives = (zipfile.ZipFile(io.BytesIO(file.read_bytes())) for file in files)
    return [[archive.read(entry) for entry in archive.infolist()] for archive in archives]


if __name__ == "__main__":
    main()
