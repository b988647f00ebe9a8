"""Files that go out with a change of the master: all of them with it, or none, even when the program is killed.

A form cannot be made twice, since its secret is not kept: so no form may be registered and not be there. Every file
is first written under a passing name beside its place, with a note of them all in the back-up folder. Then the master
is saved, in one step; that decides. Saved: the files get their own names. Not saved: they go. Whoever comes next
finds the note of a command that was killed, and does the one or the other.
"""

import contextlib
import json
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from cchc_xl.books import backups
from cchc_xl.books.file_lock import is_ours
from cchc_xl.books.os_errors import in_words
from cchc_xl.values.problems import refuse

_NOTE = "dang-ghi.json"
_TRIES, _PAUSE = 5, 0.2  # a virus scanner holds a new file for a moment: seconds between tries

# What is told while files are written: how many are done, of how many.
Tell = Callable[[int, int], None]


@dataclass(frozen=True)
class Note:
    """What is on its way: by which command, at which moment (local time, ISO), the master's SHA-256 before and after.

    ``targets``: the files' places, as full paths. ``aside``: what has had its day, and where it is moved; a target
    that is not in it is overwritten. ``folders`` were made for these files, the outermost first.
    """

    command: str
    at: str
    before: str
    after: str
    targets: tuple[str, ...]
    aside: Mapping[str, str]
    folders: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finished:
    """What was left of a command that was killed: files that now stand in their places, files that are nowhere."""

    command: str
    at: str
    placed: int
    lost: tuple[Path, ...]


@contextlib.contextmanager
def going_out(
    master: Path,
    command: str,
    at: str,
    after: str,
    files: Mapping[Path, bytes],
    aside: Mapping[Path, Path],
    tell: Tell = lambda _done, _total: None,
    is_saved: Callable[[], bool] | None = None,
) -> Iterator[list[Path]]:
    """Writes the files around the save of the master that stands inside; ``after`` is the SHA-256 it is to have; where
    nobody can know that beforehand, since Excel saves it, ``is_saved`` says afterwards whether it was.

    Yields a list that afterwards holds the files which could not get their own names; they are kept under their
    passing ones for the next time. Refused, with nothing changed: M08 a file cannot be written, M02 an older one
    is open elsewhere, M22 another command is at this.
    """
    files = {target.absolute(): data for target, data in files.items() if not _is_there(target, data)}
    unplaced: list[Path] = []
    if not files:
        yield unplaced
        return
    note = _note(command, at, backups.fingerprint(master), after, list(files), aside)
    path = _note_path(master)
    file = _claim(path)
    try:
        with file:
            try:
                _write_note(file, note)
                _write(files, tell)
                yield unplaced
            finally:
                unplaced += _settled(master, note, is_saved)
    finally:
        if not unplaced:
            _forget(path)


def finish(master: Path, took_place: Callable[[Note], bool]) -> Finished | None:
    """Brings a command that was killed to its end; None where none was.

    ``took_place`` says whether the master, changed by a person since, is one that this command had saved. Refused:
    M22 the command is still at work, M02 or M08 a file that is there cannot get its name.
    """
    path = _note_path(master)
    if not path.exists():
        return None
    with _opened(path) as file:
        note = _read_note(file)
        if note is None:  # killed before anything else was written
            finished = None
        elif _is_saved(master, note, took_place):
            finished = _brought_to_its_end(note)
        else:
            _discard(note)
            finished = None
    _forget(path)
    return finished


def _is_saved(master: Path, note: Note, took_place: Callable[[Note], bool]) -> bool:
    now = backups.fingerprint(master)
    return now == note.after or (now != note.before and took_place(note))


def _brought_to_its_end(note: Note) -> Finished:
    waiting = sum(_exists(_passing(Path(target))) for target in note.targets)
    if blocked := _place(note):
        raise refuse("M02", file=blocked[0].name, by="")
    lost = tuple(Path(target) for target in note.targets if not _exists(Path(target)))
    return Finished(note.command, note.at, waiting, lost)


def _settled(master: Path, note: Note, is_saved: Callable[[], bool] | None) -> list[Path]:
    """The master as it is now decides, whatever was raised on the way to it; the files without their names."""
    if is_saved() if is_saved else backups.fingerprint(master) == note.after:
        return _place(note)
    _discard(note)
    return []


def _note(command: str, at: str, before: str, after: str, targets: Sequence[Path], aside: Mapping[Path, Path]) -> Note:
    moved = {str(target.absolute()): str(place.absolute()) for target, place in aside.items()}
    folders = {folder for place in {t.parent for t in targets} for folder in (place, *place.parents)}
    made = tuple(sorted((str(folder) for folder in folders if not folder.exists()), key=len))
    return Note(command, at, before, after, tuple(map(str, targets)), moved, made)


def _passing(target: Path) -> Path:
    return target.with_name(f".{target.name}.tmp")


def _write(files: Mapping[Path, bytes], tell: Tell) -> None:
    for folder in {target.parent for target in files}:
        _make_folder(folder)
    for done, (target, data) in enumerate(files.items(), start=1):
        if target.exists():
            backups.ensure_writable(target)
        try:
            _passing(target).write_bytes(data)
        except OSError as error:
            raise refuse("M08", file=str(target.parent), detail=in_words(error)) from error
        tell(done, len(files))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refuse("M08", file=str(folder), detail=in_words(error)) from error


def _place(note: Note) -> list[Path]:
    """Gives every file that still has its passing name its own one; the files for which that was not possible."""
    blocked: list[Path] = []
    for target in map(Path, note.targets):
        try:
            if _passing(target).exists():
                _make_way(target, note.aside.get(str(target)))
                _rename(_passing(target), target)
        except OSError:
            blocked.append(target)
    for older in note.aside.keys() - set(note.targets):
        with contextlib.suppress(OSError):  # in nobody's way
            _make_way(Path(older), note.aside[older])
    return blocked


def _make_way(target: Path, aside: str | None) -> None:
    if aside is None or not target.exists():
        return
    place = Path(aside)
    place.parent.mkdir(parents=True, exist_ok=True)
    names = (place.with_stem(f"{place.stem}{'' if n == 1 else f'-{n}'}") for n in range(1, 10_000))
    _rename(target, next(name for name in names if not name.exists()))


def _rename(source: Path, target: Path) -> None:
    for left in reversed(range(_TRIES)):
        try:
            os.replace(source, target)  # noqa: PTH105 - atomic on every system
        except PermissionError:
            if not left:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _discard(note: Note) -> None:
    for target in note.targets:
        with contextlib.suppress(OSError):
            _passing(Path(target)).unlink()
    for folder in reversed(note.folders):
        with contextlib.suppress(OSError):
            Path(folder).rmdir()  # only where it is empty


def _exists(path: Path) -> bool:
    """Whether the file is there and can be reached: a share may be gone since."""
    try:
        return path.exists()
    except OSError:
        return False


def _is_there(target: Path, data: bytes) -> bool:
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except OSError:
        return False


def _note_path(master: Path) -> Path:
    return backups.folder_of(master) / _NOTE


def _claim(path: Path) -> BinaryIO:
    """The note, new and locked until it is closed; Refused M22 where there is one already."""
    _make_folder(path.parent)
    try:
        file = path.open("x+b")
    except FileExistsError as error:
        raise refuse("M22", file=path.parent.name) from error
    except OSError as error:
        raise refuse("M08", file=path.parent.name, detail=in_words(error)) from error
    is_ours(file)
    return file


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        file = path.open("r+b")
    except OSError as error:
        raise refuse("M22", file=path.parent.name) from error
    with file:
        if not is_ours(file):
            raise refuse("M22", file=path.parent.name)
        yield file


def _write_note(file: BinaryIO, note: Note) -> None:
    try:
        file.write(json.dumps(asdict(note), ensure_ascii=False).encode())
        file.flush()
        os.fsync(file.fileno())
    except OSError as error:
        raise refuse("M08", file=backups.FOLDER, detail=in_words(error)) from error


def _read_note(file: BinaryIO) -> Note | None:
    """The note; None where it was not written to its end."""
    try:
        entry = json.loads(file.read())
        return Note(**entry)
    except (ValueError, TypeError):
        return None


def _forget(path: Path) -> None:
    path.unlink(missing_ok=True)
    for folder in (path.parent, path.parent.parent):
        with contextlib.suppress(OSError):
            folder.rmdir()  # only where it is empty: nothing was changed, nothing is left
