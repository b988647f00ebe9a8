"""``check``: what is wrong with returned forms; changes nothing."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from cchc_xl.books.intake import Collected, Incoming, collect
from cchc_xl.books.workers import read_grids
from cchc_xl.commands.figure_sheets import read_definitions
from cchc_xl.commands.outcome import Outcome
from cchc_xl.commands.reading import plan_year, read_register, read_seals
from cchc_xl.commands.session import open_master
from cchc_xl.forms.alone import expect_as_it_says
from cchc_xl.forms.expected import Expected, expect
from cchc_xl.forms.recognise import identity_of
from cchc_xl.forms.returns import Return, read_return, unread
from cchc_xl.values import columns as c
from cchc_xl.values.grid import WorkbookGrid
from cchc_xl.values.problems import Problem, Refused
from cchc_xl.values.telling import Tell, silent
from cchc_xl.values.words import Severity

Judge = Callable[[WorkbookGrid], Expected]


def check(paths: Sequence[Path], master: Path | None, as_of: dt.date, tell: Tell = silent) -> Outcome:
    """Reads returned forms (files, folders, zips) and says what ``consolidate`` would say of them on that day.

    Without a master a form is judged by itself. Raises Refused only for an unusable master.
    """
    judge = _by_master(master, as_of) if master else lambda book: expect_as_it_says(book, as_of)
    came, missing = _collected(paths)
    returns = [_return(file, read, judge) for file, read in zip(came.files, read_grids(came.files, tell), strict=True)]
    problems = (*missing, *(p for r in returns for p in r.problems))
    figures = {
        "files": len(returns) + len(missing),
        "passed_over": len(came.passed_over),
        "usable": sum(r.usable for r in returns),
        "rows": sum(len(r.results) for r in returns),
        **{severity.value: sum(p.severity == severity for p in problems) for severity in Severity},
    }
    message = (
        f"Đã kiểm tra {figures['files']} tệp: {figures['usable']} tệp dùng được, {figures['rows']} dòng hợp lệ; "
        f"{figures[Severity.ERROR]} lỗi, {figures[Severity.WARNING]} cảnh báo, {figures[Severity.NOTICE]} lưu ý. "
        "Chưa có gì thay đổi."
    )
    passed = tuple(f"Bỏ qua tệp «{name}»: không phải bản nộp." for name in came.passed_over)
    return Outcome(message, figures, problems, passed)


def _collected(paths: Sequence[Path]) -> tuple[Collected, tuple[Problem, ...]]:
    """All that the paths hold, each file once, and a problem for each path that holds nothing."""
    found = list(_each(paths))
    came = [collected for collected in found if isinstance(collected, Collected)]
    files = {(f.path.absolute(), f.inside): f for collected in came for f in collected.files}
    passed = tuple(name for collected in came for name in collected.passed_over)
    return Collected(tuple(files.values()), passed), tuple(p for p in found if isinstance(p, Problem))


def _each(paths: Sequence[Path]) -> Iterator[Collected | Problem]:
    for path in paths:
        try:
            yield collect(path)
        except Refused as refused:
            yield refused.problem


def _by_master(master: Path, as_of: dt.date) -> Judge:
    """Judges each file by the round that it says it is of, as far as the master issued it."""
    book = open_master(master)
    register, forms, seals = read_register(book), book.read(c.FORMS), read_seals(book)
    year, figures = plan_year(book.read(c.SETTINGS)), read_definitions(book)

    @cache
    def of_round(round_id: str) -> Expected:
        return expect(forms, seals, register.obligations, round_id, as_of, year, figures)

    def judge(file: WorkbookGrid) -> Expected:
        identity = identity_of(file)
        return of_round(identity.round if identity else "")

    return judge


def _return(file: Incoming, read: WorkbookGrid | Problem, judge: Judge) -> Return:
    if isinstance(read, WorkbookGrid):
        return read_return(read, judge(read))
    return unread(file.name, "", replace(read, file=file.name), file.sha256())
