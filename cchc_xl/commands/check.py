"""``check``: what is wrong with returned forms; changes nothing."""

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from cchc_xl.books.grids import read_grid
from cchc_xl.commands.outcome import Outcome
from cchc_xl.commands.reading import plan_year, read_register, read_seals
from cchc_xl.commands.session import open_master
from cchc_xl.forms.alone import expect_as_it_says
from cchc_xl.forms.expected import Expected, expect
from cchc_xl.forms.recognise import identity_of
from cchc_xl.forms.returns import Return, read_return, unread
from cchc_xl.values import columns as c
from cchc_xl.values.grid import WorkbookGrid
from cchc_xl.values.problems import Refused
from cchc_xl.values.words import Severity

Judge = Callable[[WorkbookGrid], Expected]


def check(files: Sequence[Path], master: Path | None, as_of: dt.date) -> Outcome:
    """Reads returned forms and says what ``consolidate`` would say of them on that day.

    Without a master a form is judged by itself. Raises Refused only for an unusable master.
    """
    judge = _by_master(master, as_of) if master else lambda book: expect_as_it_says(book, as_of)
    returns = [_read(path, judge) for path in files]
    problems = tuple(p for r in returns for p in r.problems)
    figures = {
        "files": len(returns),
        "usable": sum(r.usable for r in returns),
        "rows": sum(len(r.results) for r in returns),
        **{severity.value: sum(p.severity == severity for p in problems) for severity in Severity},
    }
    message = (
        f"Đã kiểm tra {figures['files']} tệp: {figures['usable']} tệp dùng được, {figures['rows']} dòng hợp lệ; "
        f"{figures[Severity.ERROR]} lỗi, {figures[Severity.WARNING]} cảnh báo, {figures[Severity.NOTICE]} lưu ý. "
        "Chưa có gì thay đổi."
    )
    return Outcome(message, figures, problems)


def _by_master(master: Path, as_of: dt.date) -> Judge:
    """Judges each file by the round that it says it is of, as far as the master issued it."""
    book = open_master(master)
    register, forms, seals = read_register(book), book.read(c.FORMS), read_seals(book)

    year = plan_year(book.read(c.SETTINGS))

    def judge(file: WorkbookGrid) -> Expected:
        identity = identity_of(file)
        return expect(forms, seals, register.obligations, identity.round if identity else "", as_of, year)

    return judge


def _read(path: Path, judge: Judge) -> Return:
    try:
        grid = read_grid(path)
    except Refused as refused:
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        return unread(path.name, "", refused.problem, sha256)
    return read_return(grid, judge(grid))
