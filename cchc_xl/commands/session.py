"""Opening a closed master for a command, and saving it safely: back-up first, then all or nothing."""

import contextlib
import datetime as dt
import gc
import getpass
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from cchc_xl.books import backups
from cchc_xl.books.book import Book
from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.os_errors import in_words
from cchc_xl.commands.outcome import Outcome
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame, typed
from cchc_xl.values.problems import refuse
from cchc_xl.values.sheets import MARK_NAME


@contextlib.contextmanager
def _collecting_rarely() -> Iterator[None]:
    """A master is a million small objects that live to the end: to look through them for garbage as often as
    Python usually does takes a seventh of the time."""
    usual = gc.get_threshold()
    gc.set_threshold(100_000, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@_collecting_rarely()
def change(path: Path, command: str, act: Callable[[Book], Outcome]) -> Outcome:
    """Opens the master, acts on it, and saves what changed; where nothing changed, nothing is written.

    Raises Refused, with nothing changed, when the master cannot be read or written.
    """
    backups.ensure_writable(path)
    opened = backups.fingerprint(path)
    book = open_master(path)
    outcome = act(book)
    if not book.changed:
        return replace(outcome, files={}, notes=(*outcome.notes, "Sổ theo dõi không có gì thay đổi."))
    now = dt.datetime.now().replace(microsecond=0)
    log(book, command, outcome.message, now)
    if backups.fingerprint(path) != opened:
        raise refuse("M20", file=path.name)
    with _written(outcome.files):
        save(path, book, command, now)
    return replace(outcome, notes=(*outcome.notes, *book.notices))


def open_master(path: Path) -> ClosedBook:
    """The master in that file. Raises Refused: M01 missing, M03 no workbook, or somebody else's."""
    book = ClosedBook.open(path)
    if not book.has_name(MARK_NAME):
        raise refuse("M03", file=path.name, detail="thiếu dấu của sổ theo dõi")
    return book


def save(path: Path, book: ClosedBook, command: str, now: dt.datetime) -> None:
    """Backs the master up, replaces it atomically, and notes in the journal what undo needs to know."""
    kept = backups.back_up(path, command, now)
    data = book.to_bytes()
    backups.save_atomically(path, data)
    backups.record(path, command, now, kept, data)


def log(book: Book, command: str, summary: str, now: dt.datetime) -> None:
    """Adds a line to Nhật ký."""
    line = frame(c.LOG, [{"at": now, "command": command, "user": _user(), "summary": summary}])
    book.replace(c.LOG, typed(c.LOG, pd.concat([book.read(c.LOG), line])))


@contextlib.contextmanager
def _written(files: Mapping[Path, bytes]) -> Iterator[None]:
    """Writes files under passing names; gives them their own only when what stands inside went well.

    Refused, before that: M08 they cannot be written, M02 an older one is open elsewhere.
    """
    passing: dict[Path, Path] = {}
    try:
        for target, data in files.items():
            if target.exists():
                backups.ensure_writable(target)
            passing[target] = target.with_name(f".{target.name}.tmp")
            _write(passing[target], data)
        yield
        for target, temporary in passing.items():
            os.replace(temporary, target)  # noqa: PTH105 - atomic on every system
    finally:
        for temporary in passing.values():
            with contextlib.suppress(OSError):
                temporary.unlink()


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise refuse("M08", file=str(path.parent), detail=in_words(error)) from error


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such thing on some locked-down machines
        return ""
