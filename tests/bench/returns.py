"""206 filled-in returns, read with every check of the intake and validated: against loops of pandas.read_excel.

Those loops check nothing, and read the first sheet of a file alone. The last side only inflates the same zips. Ours is
the whole way: the folder looked through, worker processes started and stopped, every sheet read, every answer judged.
What the program does once (the server that workers are forked from) is in the first reading, which is told by itself.
"""

import datetime as dt
import io
import os
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
from tests.bench._sides import in_turn, seconds

ROUND, SAVED = "2024-Q1", dt.datetime(2024, 3, 14, 9)
OUTCOME = "đã rà soát, cập nhật trên Hệ thống thông tin giải quyết TTHC tỉnh; 100% thủ tục được niêm yết."
ANSWERS: dict[str, Cell] = {
    "progress": "Đang thực hiện",
    "difficulty": "Nhân lực kiêm nhiệm, chưa có công chức chuyên trách.",
}


def main() -> None:
    for is_own in (False, True):
        _measure(returns(is_own), "with words of their own" if is_own else "that say the same")


def _measure(folder: Path, which: str) -> None:
    expected = _expected()
    files = sorted(folder.iterdir())

    def ours() -> list[Return]:
        return [read_return(read, expected) for read in read_grids(collect(folder).files, silent)
                if isinstance(read, WorkbookGrid)]  # fmt: skip

    first = seconds(lambda: _check(ours(), files))
    sides = (ours, lambda: _read(files, "openpyxl"), lambda: _read(files, "calamine"), lambda: _inflated(files))
    mine, by_openpyxl, by_calamine, inflating = in_turn(sides, rounds=5)
    print(f"{len(files)} returns {which}, read and validated by {os.cpu_count()} cores: {mine:.2f} s")
    print(f"  the first time: {first:.2f} s")
    print(f"  pandas.read_excel (openpyxl): {by_openpyxl:.2f} s = {by_openpyxl / mine:.1f} times as long; goal: 15")
    print(f"  pandas.read_excel (calamine): {by_calamine:.2f} s = {by_calamine / mine:.1f} times as long; goal: 1.5")
    print(f"  inflating alone: {inflating:.2f} s; ours takes {mine / inflating:.1f} times as long; goal: at most 5")


def _check(read: list[Return], files: list[Path]) -> None:
    assert len([each for each in read if each.usable and each.results]) == len(files)


@cache
def returns(is_own: bool) -> Path:
    """A folder with each form of the round filled in and saved, as its agency sends it.

    ``is_own``: every answer has words of its own; else all have the same, as where agencies copy one another.
    """
    folder = desk() / ("returns-own" if is_own else "returns")
    folder.mkdir()
    expected = _expected()
    for form in sorted((desk() / "forms").rglob("*.xlsx")):
        (folder / form.name).write_bytes(_filled(form, expected, is_own))
    return folder


def _filled(form: Path, expected: Expected, is_own: bool) -> bytes:
    (read,) = read_grids(collect(form).files, silent)
    identity = identity_of(read) if isinstance(read, WorkbookGrid) else None
    assert identity is not None
    issued = expected.forms[identity.form]
    own = {m: f"{issued.agency_name}, mốc {m}: {OUTCOME}" for m in issued.milestones}
    answers = {m: ANSWERS | {"outcome": own[m] if is_own else OUTCOME} for m in issued.milestones}
    with warnings.catch_warnings(action="ignore"):  # of what openpyxl drops
        return fill_in(form.read_bytes(), answers, SAVED)


@cache
def _expected() -> Expected:
    book = ClosedBook.open(desk() / "master.xlsx")
    forms, obligations = book.read(c.FORMS), read_register(book).obligations
    return expect(forms, read_seals(book), obligations, ROUND, SAVED.date(), plan_year(book.read(c.SETTINGS)))


def _read(files: list[Path], engine: str) -> list[pd.DataFrame]:
    with warnings.catch_warnings(action="ignore"):
        return [pd.read_excel(file, engine=engine) for file in files]  # type: ignore[call-overload]


def _inflated(files: list[Path]) -> list[list[bytes]]:
    archives = (zipfile.ZipFile(io.BytesIO(file.read_bytes())) for file in files)
    return [[archive.read(entry) for entry in archive.infolist()] for archive in archives]


if __name__ == "__main__":
    main()
