"""Running a command on the master that is open in Excel: on a copy first, and in Excel only when it may.

Parallel to ``session.change``: the same line in Nhật ký, the same journal, so that ``undo`` works for both. The copy
that Excel writes to be read is the back-up too. The workbook is saved at the end: a form that went out must be known
to the file, whatever happens to Excel.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from cchc_xl.books import backups, outgoing
from cchc_xl.books.book import Book
from cchc_xl.books.live.book import Foreseen, LiveBook
from cchc_xl.books.live.difference import Difference
from cchc_xl.books.live.excel import Excel
from cchc_xl.books.live.patience import said
from cchc_xl.books.live.write import write
from cchc_xl.commands import session
from cchc_xl.commands import undo as closed
from cchc_xl.commands.outcome import Outcome
from cchc_xl.values import columns as c
from cchc_xl.values.problems import Problem, Refused, problem, refuse
from cchc_xl.values.sheets import MARK_NAME
from cchc_xl.values.telling import Tell, silent

# Asked before anything is changed; False: leave everything as it is.
Preview = Callable[[Outcome, Foreseen], bool]

# Told right before Excel is written to: the last moment at which ``tell`` may raise.
LAST_MOMENT = "Ghi vào Excel"


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

    ``tell`` may raise to stop, for the last time at LAST_MOMENT: until then nothing has changed. ``elsewhere``: the
    folder for back-ups of a master that lies in OneDrive or SharePoint. Raises Refused with nothing changed (E01 Excel
    busy, E02 read-only, E03 never saved, …), HalfWritten where Excel failed in the middle.
    """
    path, now = _place(excel, elsewhere), dt.datetime.now().replace(microsecond=0)
    excel.ensure_writable()
    backups.clear_away(path)
    attempt = _Attempt(excel, backups.place_for_copy(path, command, now))
    try:
        book, outcome, difference = _on_a_copy(attempt, path, command, act, now)
        if (difference or outcome.files) and not preview(outcome, _foreseen(difference)):
            return None
        files, at = (outcome.files, outcome.aside), now.isoformat()
        going_out = outgoing.going_out(path, command, at, "", *files, partial(tell, "Ghi tệp"), lambda: attempt.is_done)
        with going_out as late:
            tell(LAST_MOMENT, 0, 0)
            attempt.carry_out(difference)
    finally:
        told = attempt.note(path, command, now)
    told = (*book.notices, *told) if difference else (session.UNCHANGED,)
    return session.with_late(replace(outcome, notes=(*outcome.notes, *told)), late)


def last_change(excel: Excel) -> backups.Change | None:
    """What ``undo`` would take back: the command, when, and the back-up; None where there is nothing."""
    path = excel.path
    return backups.last_change(path) if path is not None and path.is_file() else None


def undo(excel: Excel, *, force: bool, now: dt.datetime, elsewhere: Path | None = None) -> Outcome:
    """Closes the workbook, puts the file from before its last change in its place, and opens that.

    What there is now is kept aside first, unsaved edits and all. Refused, nothing changed, as ``undo.undo``; unsaved
    edits count as changes by a person (M11), unless ``force``. E08: not for a master in OneDrive or SharePoint.
    """
    path = _place(excel, elsewhere)
    if excel.is_in_the_cloud:
        raise refuse("E08", file=excel.name, backup=str(backups.folder_of(path)))
    newest = backups.last_change(path)
    if newest is None:
        raise refuse("M10", file=path.name)
    is_saved = excel.is_saved
    if not (is_saved or force):
        moment = dt.datetime.fromisoformat(newest.at)
        raise refuse("M11", file=path.name, command=newest.command, at=f"{moment:%H:%M %d/%m/%Y}")
    if not is_saved:
        excel.copy_to(backups.place_aside(path, now))
    return excel.exchange(lambda: closed.undo(path, force=force, now=now))


def restore(excel: Excel, failed: HalfWritten, *, now: dt.datetime) -> Outcome:
    """After a write that failed half way: the workbook as it was before; what there is now is kept aside.

    Refused (E08, naming the back-up) for a master in OneDrive or SharePoint.
    """
    if excel.is_in_the_cloud:
        raise refuse("E08", file=excel.name, backup=str(failed.backup))
    return undo(excel, force=True, now=now)


class _Attempt:
    """One attempt to write into Excel: how far it came decides whether the files go out and the back-up stays."""

    def __init__(self, excel: Excel, copy: Path) -> None:
        self.excel, self.copy = excel, copy
        self.is_begun = self.is_done = False
        self.told: tuple[str, ...] = ()

    def carry_out(self, difference: Difference) -> None:
        """Writes and saves, if there is something to. Raises HalfWritten."""
        if not difference:
            self.is_done = True
            return
        self.is_begun = True
        try:
            with self.excel.quiet():
                with self.excel.uncalculated():
                    self.told = write(self.excel, difference)
                self.excel.save()
        except Exception as error:
            backup = f"«{self.copy}»"
            cause = problem("E07", file=self.excel.name, detail=said(error), backup=backup)
            raise HalfWritten(cause, self.copy) from error
        self.is_done = True

    def note(self, path: Path, command: str, now: dt.datetime) -> tuple[str, ...]:
        """Notes in the journal what undo needs to know, also of a write that failed half way; where nothing was
        written there is nothing to go back to. Sentences on what could not be noted."""
        if not self.is_begun:
            self.copy.unlink(missing_ok=True)
            backups.forget_empty_folder(path)
            return ()
        backups.prune(path)
        try:
            backups.record(path, command, now, self.copy, path.read_bytes() if path.is_file() else b"")
        except (Refused, OSError) as error:
            return (*self.told, f"Đã ghi sổ, nhưng «Khôi phục bản trước» sẽ không biết thay đổi này: {error}")
        return self.told


def _on_a_copy(
    attempt: _Attempt, path: Path, command: str, act: Callable[[Book], Outcome], now: dt.datetime
) -> tuple[LiveBook, Outcome, Difference]:
    """What the command made of a copy, what it says, and what Excel lacks of it."""
    attempt.excel.copy_to(attempt.copy)
    book = LiveBook(attempt.copy.read_bytes(), attempt.excel.name)
    if not book.has_name(MARK_NAME):
        raise refuse("M03", file=book.name, detail="thiếu dấu của sổ theo dõi")
    left = outgoing.finish(path, lambda note: session.took_place(book, note))
    outcome = session.with_left(act(book), left)
    if book.difference():
        session.log(book, command, outcome.message, now)
    return book, outcome, book.difference()


def _foreseen(difference: Difference) -> Foreseen:
    """What the user is to know beforehand; the line in Nhật ký is no news."""
    rows = {
        edit.sheet: count
        for edit in difference.sheets
        if (count := sum(table.changed for table in edit.tables if table.name != c.LOG.name))
    }
    return Foreseen(rows, tuple(new.sheet.name for new in difference.new_sheets))


def _place(excel: Excel, elsewhere: Path | None) -> Path:
    """The master's file, beside which its back-ups stand; for one in the cloud a place below ``elsewhere``."""
    if excel.path is not None:
        return excel.path
    if not excel.is_in_the_cloud:
        raise refuse("E03", file=excel.name)
    if elsewhere is None:
        raise refuse("E09", file=excel.name)
    return elsewhere / backups.sha256(excel.full_name.encode())[:12] / excel.name
