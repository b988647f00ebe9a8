"""Running a command on the master that is open in Excel: on a copy first, and in Excel only when it may.

Parallel to ``session.change``: the same line in Nhật ký, the same journal, so that ``undo`` works for both.
"""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from cchc_xl.books import backups
from cchc_xl.books.book import Book
from cchc_xl.books.live.book import Foreseen
from cchc_xl.books.live.excel import Excel
from cchc_xl.commands.outcome import Outcome, Tell, silent
from cchc_xl.values.problems import Problem, Refused

# Asked before anything is changed; False: leave everything as it is.
Preview = Callable[[Outcome, Foreseen], bool]


def always(_outcome: Outcome, _foreseen: Foreseen) -> bool:
    """Asks nobody."""
    return True


class HalfWritten(Refused):
    """Excel failed while it was written to. ``restore`` brings the workbook back to how ``backup`` has it."""

    def __init__(self, cause: Problem, backup: Path) -> None:
        super().__init__(cause)
        self.backup = backup


def change(
    excel: Excel,
    command: str,
    act: Callable[[Book], Outcome],
    preview: Preview = always,
    tell: Tell = silent,
    *,
    elsewhere: Path | None = None,
) -> Outcome | None:
    """Acts on a copy of the open master, asks, then writes what changed into Excel, saves the workbook, and writes
    the files that the command makes; None where ``preview`` said no.

    ``tell`` may raise to stop: until Excel is written to, nothing has changed. ``elsewhere``: the folder for
    back-ups of a master that lies in OneDrive or SharePoint. Raises Refused with nothing changed (E01 Excel busy, E02
    read-only, E03 never saved, …), HalfWritten where Excel failed in the middle.
    """
    raise NotImplementedError


def last_change(excel: Excel, *, elsewhere: Path | None = None) -> backups.Change | None:
    """What ``undo`` would take back: the command, when, and the back-up; None where there is nothing."""
    raise NotImplementedError


def undo(excel: Excel, *, force: bool, now: dt.datetime, elsewhere: Path | None = None) -> Outcome:
    """Closes the workbook, puts the file from before its last change in its place, and opens that.

    What there is now is kept aside first, unsaved edits and all. Refused, nothing changed, as ``undo.undo``; unsaved
    edits count as changes by a person (M11), unless ``force``.
    """
    raise NotImplementedError


def restore(excel: Excel, failed: HalfWritten, *, now: dt.datetime) -> Outcome:
    """After a write that failed half way: the workbook as it was before; what there is now is kept aside."""
    raise NotImplementedError
