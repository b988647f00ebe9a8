"""Nothing lost: a copy before each change, an atomic save, and the way back.

Beside a master ``Kế hoạch.xlsx`` stands ``sao-luu/Kế hoạch/``: the last 20 copies, and ``journal.json``, the
changes that can be undone, newest last.
"""

import contextlib
import datetime as dt
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from cchc_xl.books.os_errors import in_words
from cchc_xl.values.problems import refuse

FOLDER = "sao-luu"
KEPT = 20
_JOURNAL = "journal.json"
_ASIDE = "truoc-khi-hoan-lai"
_PASSING = ".tmp"


@dataclass(frozen=True)
class Change:
    """One change of a master: by which command, when (local time, ISO), the copy from before, and the SHA-256
    of what the command left behind."""

    command: str
    at: str
    backup: str
    sha256_after: str


@dataclass(frozen=True)
class Restored:
    """What ``undo`` took back, and where it put the state that was there."""

    command: str
    at: dt.datetime
    kept_aside: Path


def ensure_writable(path: Path) -> None:
    """Refused (M02) where another program has the file open, naming who if a lock file tells.

    Opening for writing decides: on Windows that fails while Excel has the file. An owner file alone (``~$…`` of
    Excel, ``.~lock.…#`` of LibreOffice) decides nothing, since a crash leaves it behind. Refused: missing (M01), a
    folder (M03).
    """
    if path.is_dir():
        raise refuse("M03", file=path.name, detail="đây là một thư mục")
    try:
        with path.open("r+b") as file:
            _try_lock(file)
    except FileNotFoundError as error:
        raise refuse("M01", file=path.name) from error
    except OSError as error:
        who = _owner(path)
        raise refuse("M02", file=path.name, by=f" (người mở: {who})" if who else "") from error


def _try_lock(file: BinaryIO) -> None:
    """Raises OSError where another program holds a lock on the file, as LibreOffice does on Linux and macOS."""
    if sys.platform != "win32":
        import fcntl

        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def fingerprint(path: Path) -> str:
    """What tells whether a file is still the one that was opened: its SHA-256; "" where it is missing."""
    return sha256(path.read_bytes()) if path.is_file() else ""


def _owner(path: Path) -> str:
    """Who has the file open, by the owner file beside it; "" where none tells."""
    excel, office = path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")
    with contextlib.suppress(OSError):
        data = excel.read_bytes()
        # Excel: the length of the name, 54 bytes in a code page, then the length and the name in UTF-16.
        return data[57 : 57 + 2 * data[55]].decode("utf-16-le", "ignore").strip("\0 ") if len(data) > 57 else ""
    with contextlib.suppress(OSError):
        return office.read_text("utf-8", "ignore").split(",")[0].strip()
    return ""


def save_atomically(path: Path, data: bytes) -> None:
    """Replaces the file by these bytes, wholly or not at all. Refused: M08 (cannot write here), M02 (in use)."""
    try:
        handle, name = tempfile.mkstemp(prefix=_passing(path), suffix=_PASSING, dir=path.parent)
    except OSError as error:
        raise refuse("M08", file=path.name, detail=in_words(error)) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _copy_mode(path, temporary)
        temporary.replace(path)
    except PermissionError as error:
        raise refuse("M02", file=path.name, by="") from error
    except OSError as error:
        raise refuse("M08", file=path.name, detail=in_words(error)) from error
    finally:
        temporary.unlink(missing_ok=True)
    _flush_folder(path.parent)


def clear_away(path: Path) -> None:
    """Removes what a command that was killed left half-written of the master, its back-ups or its journal.

    One that is at work at this very moment is refused then (M08), and has changed nothing.
    """
    for left in (*_left(path.parent, _passing(path)), *_left(folder_of(path), ".")):
        with contextlib.suppress(OSError):
            left.unlink()


def _left(folder: Path, prefix: str) -> list[Path]:
    with contextlib.suppress(OSError):
        return [entry for entry in folder.iterdir() if entry.name.startswith(prefix) and entry.suffix == _PASSING]
    return []


def _passing(path: Path) -> str:
    """What the passing names of a file begin with while it is being written."""
    return f".{path.name[:60]}."


def _copy_mode(path: Path, temporary: Path) -> None:
    """A temporary file is readable by its maker only; a master stays readable by whoever could read it."""
    if os.name == "nt":
        return
    mask = os.umask(0)
    os.umask(mask)
    temporary.chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~mask)


def _flush_folder(folder: Path) -> None:
    """Makes the new name itself durable, where the system lets a folder be opened (not on Windows)."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def back_up(path: Path, command: str, now: dt.datetime) -> Path:
    """Copies the master as it stands into its back-up folder; the copy. The last 20 copies are kept."""
    copy = place_for_copy(path, command, now)
    save_atomically(copy, _bytes(path))
    prune(path)
    return copy


def place_for_copy(path: Path, command: str, now: dt.datetime) -> Path:
    """Where a copy of the master from before that command goes: a free name in its back-up folder, which is made."""
    return _fresh(_folder(path), f"{now:%Y%m%d-%H%M%S}_{command}", path.suffix)


def place_aside(path: Path, now: dt.datetime) -> Path:
    """Where a copy of the master goes that is about to give way to an older one."""
    return place_for_copy(path, _ASIDE, now)


def record(path: Path, command: str, now: dt.datetime, backup: Path, data: bytes) -> None:
    """Notes in the journal that the command is making ``data`` of what ``backup`` holds."""
    change = Change(command, now.isoformat(timespec="seconds"), backup.name, sha256(data))
    _write_journal(path, [*_journal(path), change])


def undo(path: Path, *, force: bool, now: dt.datetime, would_forget: Callable[[bytes], int]) -> Restored:
    """Restores the master from before its newest change; what it is now is kept aside first.

    ``would_forget``: how many forms that went out the back-up's bytes do not know. Refused, unless forced: a
    person changed the master since (M11), forms would be forgotten (M12); always: nothing to undo (M10).
    """
    present = _bytes(path)
    changes = _that_took_place(path, _journal(path), present)
    if not changes:
        raise refuse("M10", file=path.name)
    change = changes[-1]
    before = (folder_of(path) / change.backup).read_bytes()
    if not force:
        _refuse_loss(path, change, present, before, would_forget)
    aside = place_aside(path, now)
    save_atomically(aside, present)
    save_atomically(path, before)
    _write_journal(path, changes[:-1])
    return Restored(change.command, dt.datetime.fromisoformat(change.at), aside)


def last_change(path: Path) -> Change | None:
    """The change that ``undo`` would take back; None where there is none."""
    changes = _that_took_place(path, _journal(path), _bytes(path))
    return changes[-1] if changes else None


def _that_took_place(path: Path, changes: list[Change], present: bytes) -> list[Change]:
    """The changes whose copies are still there, but the newest if it was noted and then never made."""
    known = [change for change in changes if (folder_of(path) / change.backup).is_file()]
    if known and sha256(present) != known[-1].sha256_after:
        before = (folder_of(path) / known[-1].backup).read_bytes()
        return known[:-1] if before == present else known
    return known


def _refuse_loss(
    path: Path, change: Change, present: bytes, before: bytes, would_forget: Callable[[bytes], int]
) -> None:
    moment = dt.datetime.fromisoformat(change.at)
    if sha256(present) != change.sha256_after:
        raise refuse("M11", file=path.name, command=change.command, at=f"{moment:%H:%M %d/%m/%Y}")
    if forgotten := would_forget(before):
        raise refuse("M12", file=path.name, count=forgotten)


def folder_of(path: Path) -> Path:
    """Where the back-ups of a master stand; the folder may not be there yet."""
    return path.parent / FOLDER / path.stem


def forget_empty_folder(path: Path) -> None:
    """Removes the back-up folder of a master, where it is empty: nothing was changed, nothing is left."""
    for folder in (folder_of(path), folder_of(path).parent):
        with contextlib.suppress(OSError):
            folder.rmdir()


def _folder(path: Path) -> Path:
    folder = folder_of(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refuse("M08", file=folder.name, detail=in_words(error)) from error
    return folder


def _fresh(folder: Path, stem: str, suffix: str) -> Path:
    """A file name that is free: a second change in one second gets a number."""
    names = (f"{stem}{'' if n == 1 else f'-{n}'}{suffix}" for n in range(1, 10_000))
    return next(folder / name for name in names if not (folder / name).exists())


def prune(path: Path) -> None:
    """Removes the oldest copies: the last 20 stay, and all that were set aside."""
    copies = sorted((p for p in folder_of(path).glob(f"*{path.suffix}") if _ASIDE not in p.name), key=_age)
    for old in copies[:-KEPT]:
        with contextlib.suppress(OSError):
            old.unlink()


def _age(copy: Path) -> tuple[str, int, str]:
    """Sorts copies by the moment in their name, then by how they were numbered within one second."""
    moment, _, rest = copy.stem.partition("_")
    number = rest.rpartition("-")[2]
    return moment, int(number) if number.isdigit() else 1, rest


def _journal(path: Path) -> list[Change]:
    """The changes that can be undone; none where the journal is missing or damaged."""
    try:
        entries = json.loads((folder_of(path) / _JOURNAL).read_text("utf-8"))
        changes = [Change(**entry) for entry in entries]
        return changes if all(dt.datetime.fromisoformat(change.at) for change in changes) else []
    except (OSError, ValueError, TypeError, AttributeError):
        return []


def _write_journal(path: Path, changes: list[Change]) -> None:
    text = json.dumps([asdict(change) for change in changes[-KEPT:]], ensure_ascii=False, indent=1)
    save_atomically(_folder(path) / _JOURNAL, text.encode())


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise refuse("M01", file=path.name) from error


def sha256(data: bytes) -> str:
    """What ``fingerprint`` says of a file with these bytes."""
    return hashlib.sha256(data).hexdigest()
