"""Opening a closed master for a command, and saving it safely: back-up first, then all or nothing."""

import datetime as dt
import getpass
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pandas as pd

from cchc_xl.books import backups, outgoing
from cchc_xl.books.book import Book
from cchc_xl.books.closed import ClosedBook
from cchc_xl.commands.outcome import Outcome
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame, typed
from cchc_xl.values.problems import Refused, refuse
from cchc_xl.values.sheets import MARK_NAME
from cchc_xl.values.telling import Tell, silent

UNCHANGED = "Sổ theo dõi không có gì thay đổi."


def change(path: Path, command: str, act: Callable[[Book], Outcome], tell: Tell = silent) -> Outcome:
    """Opens the master, acts on it, and saves what changed, together with the files that the command makes.

    Where nothing changed the master is not written. A command that was killed while it wrote is brought to its end
    first. Raises Refused, with nothing changed, when the master cannot be read or written.
    """
    backups.ensure_writable(path)
    backups.clear_away(path)
    opened = backups.fingerprint(path)
    book = open_master(path)
    left = outgoing.finish(path, lambda note: took_place(book, note))
    outcome = with_left(act(book), left)
    now = dt.datetime.now().replace(microsecond=0)
    changed = book.changed
    if changed:
        log(book, command, outcome.message, now)
    data = book.to_bytes()
    files, at = (outcome.files, outcome.aside), now.isoformat()
    with outgoing.going_out(path, command, at, backups.sha256(data), *files, partial(tell, "Ghi tệp")) as late:
        if backups.fingerprint(path) != opened:
            raise refuse("M20", file=path.name)
        told = (*book.notices, *save(path, data, command, now)) if changed else (UNCHANGED,)
    return with_late(replace(outcome, notes=(*outcome.notes, *told)), late)


def open_master(path: Path) -> ClosedBook:
    """The master in that file. Raises Refused: M01 missing, M03 no workbook, or somebody else's."""
    book = ClosedBook.open(path)
    if not book.has_name(MARK_NAME):
        raise refuse("M03", file=path.name, detail="thiếu dấu của sổ theo dõi")
    return book


def save(path: Path, data: bytes, command: str, now: dt.datetime) -> tuple[str, ...]:
    """Backs the master up, notes it, then replaces the master atomically; sentences on what went wrong beside that.

    Noted first: whenever the program is killed, undo knows of every change that took place.
    """
    told = _noted(path, data, command, now, backups.back_up(path, command, now))
    backups.save_atomically(path, data)
    return told


def _noted(path: Path, data: bytes, command: str, now: dt.datetime, kept: Path) -> tuple[str, ...]:
    """Notes in the journal what undo needs to know. That alone is no reason not to save."""
    try:
        backups.record(path, command, now, kept, data)
    except Refused as refused:
        return (f"Đã ghi sổ, nhưng lệnh undo sẽ không biết thay đổi này: {refused}",)
    return ()


def took_place(book: Book, note: outgoing.Note) -> bool:
    """Whether the command of that note saved the master: then it stands in Nhật ký."""
    done = book.read(c.LOG)
    return bool(((done["at"] == pd.Timestamp(note.at)) & (done["command"] == note.command)).any())


def with_left(outcome: Outcome, left: outgoing.Finished | None) -> Outcome:
    """The outcome with what was still to be done for a command that was killed."""
    if left is None:
        return outcome
    moment = dt.datetime.fromisoformat(left.at)
    told = f"Lệnh {left.command} lúc {moment:%H:%M %d/%m/%Y} bị dừng giữa chừng: đã ghi nốt {left.placed} tệp."
    if not left.lost:
        return replace(outcome, notes=(told, *outcome.notes))
    names = ", ".join(f"«{lost.name}»" for lost in left.lost)
    return replace(outcome, notes=(told, f"Không còn tìm thấy {names}.", *outcome.notes), attention=True)


def with_late(outcome: Outcome, late: Sequence[Path]) -> Outcome:
    """The outcome with the files that could not get their names yet."""
    if not late:
        return outcome
    names = ", ".join(f"«{path.name}»" for path in late)
    told = f"Chưa ghi được {names} vì tệp cũ đang mở. Đóng tệp rồi chạy lại lệnh để ghi nốt."
    return replace(outcome, notes=(*outcome.notes, told), attention=True)


def log(book: Book, command: str, summary: str, now: dt.datetime) -> None:
    """Adds a line to Nhật ký."""
    line = frame(c.LOG, [{"at": now, "command": command, "user": _user(), "summary": summary}])
    book.replace(c.LOG, typed(c.LOG, pd.concat([book.read(c.LOG), line])))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such thing on some locked-down machines
        return ""
