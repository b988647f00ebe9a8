"""What came in: every file of a folder, of the folders below it and of the zips in them, as staff see it."""

import datetime as dt
import hashlib
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from cchc_xl.books.archive import Archive, Damaged, open_archive
from cchc_xl.books.os_errors import in_words
from cchc_xl.books.zip_folder import Entry, list_entries
from cchc_xl.values.problems import Problem, Refused, problem, refuse

# What Windows, macOS and office programs leave behind; everything else somebody sent.
_LEFT_BEHIND = ("thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "$recycle.bin")
_LOCKS = ("~$", ".")  # Excel's and LibreOffice's lock files, and whatever is hidden
_DOCUMENTS = (".xlsx", ".xlsm", ".xls", ".ods", ".docx", ".doc", ".pdf")  # never a folder of files
_MAX_FILES = 20_000
_MAX_DEPTH = 2  # a zip, and the zips in it
_MAX_ZIP = 1024 * 1024 * 1024  # bytes


@dataclass(frozen=True)
class Incoming:
    """A file that came in. ``name`` is how staff find it: «cấp xã/tuan1.zip/2024-Q1_SNV.xlsx».

    ``saved``: the file's own time, local. ``inside``: which entry it is of each zip on the way to it, from 0.
    ``size``: bytes. ``fault``: why it can only be returned to its sender, where that is known without reading it.
    """

    name: str
    saved: dt.datetime
    path: Path
    inside: tuple[int, ...] = ()
    size: int = 0
    fault: Problem | None = None

    def data(self) -> bytes:
        """The file's bytes. Raises Refused: T03 where it cannot be read, T07 out of a zip that cannot be opened."""
        try:
            return _bytes_of(self.path, self.inside)
        except Damaged as error:
            raise refuse("T07", file=self.name, detail="tệp nén bị hỏng") from error
        except OSError as error:
            raise refuse("T03", file=self.name, detail=in_words(error)) from error

    def sha256(self) -> str:
        """What tells the file from others; "" where it cannot be read."""
        try:
            return hashlib.sha256(self.data()).hexdigest()
        except Refused:
            return ""


@dataclass(frozen=True)
class Collected:
    """All files that came in, in the order of their names, and the names of those that nobody meant to send."""

    files: tuple[Incoming, ...]
    passed_over: tuple[str, ...]


def collect(source: Path) -> Collected:
    """Everything that was sent: a folder and all below it, one workbook, or a zip; zips in a folder are opened too.

    Nothing is unpacked to disk. Files that are no workbook are taken in as well: whoever sent a photo has to be
    told. What cannot be opened (a folder without permission, a zip that is none) is taken in with its fault.
    Raises Refused: T05 where there is no such source, T09 where it holds more than any round.
    """
    if not source.exists():
        raise refuse("T05", file=source.name)
    root = source if source.is_dir() else source.parent
    files = (file for path in _paths(source) for file in _of_path(path, _shown(path.relative_to(root))))
    found = list(islice(files, _MAX_FILES + 1))
    if len(found) > _MAX_FILES:
        raise refuse("T09", file=source.name, most=_MAX_FILES)
    meant = [file for file in found if not _is_left_behind(file.name)]
    return Collected(tuple(meant), tuple(file.name for file in found if _is_left_behind(file.name)))


def _paths(source: Path) -> list[Path]:
    """Every file, and every folder that could not be looked into, in the order of the names."""
    if not source.is_dir():
        return [source]
    closed: list[Path] = []
    walk = os.walk(source, onerror=lambda error: closed.append(Path(error.filename)))
    files = [Path(folder) / name for folder, _, names in walk for name in names]
    return sorted(path for path in (*files, *closed) if not path.exists() or path.is_file() or path.is_dir())


def _shown(path: Path) -> str:
    """A path below the source as staff see it; a name in no known encoding becomes one that can be written."""
    return unicodedata.normalize("NFC", path.as_posix().encode("utf-8", "replace").decode())


def _of_path(path: Path, name: str) -> Iterator[Incoming]:
    """The file itself, or, of a zip, all that is in it."""
    try:
        known = path.stat()
        saved = dt.datetime.fromtimestamp(known.st_mtime).replace(microsecond=0)
        file = Incoming(name, saved, path, (), known.st_size)
        if path.is_dir():
            raise PermissionError
        is_zip = not _is_left_behind(name) and _is_zip(path)
    except OSError as error:
        fault = problem("T03", file=name, detail=in_words(error))
        yield Incoming(name, dt.datetime.fromtimestamp(0), path, (), 0, fault)
        return
    yield from _of_zip(file) if is_zip else (file,)


def _is_zip(path: Path) -> bool:
    suffix = path.suffix.casefold()
    if suffix == ".zip" or suffix in _DOCUMENTS:
        return suffix == ".zip"
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"


def _of_zip(zipped: Incoming) -> Iterator[Incoming]:
    """What is in a zip, and in the zips in it; where it cannot be opened, the zip itself with its fault."""
    try:
        if zipped.size > _MAX_ZIP:
            raise Damaged("quá lớn")
        entries = list_entries(_archive_of(zipped.path, zipped.inside))
    except (Damaged, OSError) as error:
        yield _faulty(zipped, str(error) or "tệp nén bị hỏng")
        return
    if not entries:
        yield zipped if entries is None else _faulty(zipped, "không có tệp nào bên trong")
        return
    for entry in entries:
        yield from _of_entry(zipped, entry)


def _of_entry(zipped: Incoming, entry: Entry) -> Iterator[Incoming]:
    name = f"{zipped.name}/{entry.name}"
    file = Incoming(name, entry.saved or zipped.saved, zipped.path, (*zipped.inside, entry.number), entry.size)
    if entry.fault:
        yield _faulty(file, entry.fault)
    elif _is_left_behind(name) or not name.casefold().endswith(".zip"):
        yield file
    elif len(file.inside) < _MAX_DEPTH:
        yield from _of_zip(file)
    else:
        yield _faulty(file, "tệp nén lồng trong tệp nén quá nhiều lần")


def _faulty(file: Incoming, why: str) -> Incoming:
    fault = problem("T07", file=file.name, detail=why)
    return Incoming(file.name, file.saved, file.path, file.inside, file.size, fault)


def _is_left_behind(name: str) -> bool:
    return any(part.startswith(_LOCKS) or part.casefold() in _LEFT_BEHIND for part in name.split("/"))


def _bytes_of(path: Path, inside: tuple[int, ...]) -> bytes:
    if not inside:
        return path.read_bytes()
    archive = _archive_of(path, inside[:-1])
    return archive.read(archive.entries[inside[-1]])


def _archive_of(path: Path, inside: tuple[int, ...]) -> Archive:
    return _opened(path, inside, path.stat().st_mtime_ns)


@lru_cache(maxsize=3)  # the files of a zip are read one after another
def _opened(path: Path, inside: tuple[int, ...], _changed: int) -> Archive:
    return open_archive(_bytes_of(path, inside))
