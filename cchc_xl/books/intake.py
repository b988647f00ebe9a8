"""What came in: every file of a folder, of the folders below it and of the zips in them, as staff see it."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path

from cchc_xl.books.os_errors import in_words
from cchc_xl.values.problems import Problem, Refused, refuse

# What Windows, macOS and office programs leave behind; everything else somebody sent.
_LEFT_BEHIND = ("thumbs.db", "desktop.ini", "__macosx")
_LOCKS = ("~$", ".")  # Excel's and LibreOffice's lock files, and whatever is hidden


@dataclass(frozen=True)
class Incoming:
    """A file that came in. ``name`` is how staff find it: «cấp xã/tuan1.zip/2024-Q1_SNV.xlsx».

    ``saved``: the file's own time, local. ``inside``: its entry in each zip on the way to it. ``fault``: why it
    can only be returned to its sender, where that is known without reading it (a .rar, a zip bomb).
    """

    name: str
    saved: dt.datetime
    path: Path
    inside: tuple[str, ...] = ()
    size: int = 0
    fault: Problem | None = None

    def data(self) -> bytes:
        """The file's bytes. Raises Refused (T03) where it cannot be read any more."""
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise refuse("T03", file=self.name, detail=in_words(error)) from error

    def sha256(self) -> str:
        """What tells the file from others; "" where it cannot be read any more."""
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
    """Everything that was sent: a folder and all below it, one workbook, or a zip.

    Files that are no workbook are taken in too: whoever sent a photo has to be told. Raises Refused (T05) where
    there is no such source.
    """
    if not source.exists():
        raise refuse("T05", file=source.name)
    root, paths = (source, sorted(source.rglob("*"))) if source.is_dir() else (source.parent, [source])
    files = [path for path in paths if path.is_file()]
    names = [path.relative_to(root).as_posix() for path in files]
    meant = tuple(_incoming(path, name) for path, name in zip(files, names, strict=True) if not _left_behind(name))
    return Collected(meant, tuple(filter(_left_behind, names)))


def _incoming(path: Path, name: str) -> Incoming:
    known = path.stat()
    return Incoming(name, dt.datetime.fromtimestamp(known.st_mtime).replace(microsecond=0), path, (), known.st_size)


def _left_behind(name: str) -> bool:
    return any(part.startswith(_LOCKS) or part.casefold() in _LEFT_BEHIND for part in name.split("/"))
