"""The Python that goes into the folder: python.org's own, in full, known by its checksum.

Not the «embeddable package»: that one has no tkinter, so the buttons could open no dialog, and its ``._pth`` file
keeps it from seeing installed packages; NuGet's has no tkinter either. The full zip (the one that python.org's install
manager unpacks) needs no installer and no rights, and its programs are signed by the Python Software Foundation, which
sites that only let signed programs run ask for.
"""

import hashlib
import io
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cchc_xl.books.os_errors import in_words
from cchc_xl.values.problems import refuse

_NEEDED = ("python.exe", "Lib/tkinter/__init__.py")
_WASTE = ("Lib/test/", "Lib/idlelib/", "Doc/", "include/", "libs/", "Tools/", "Scripts/")  # a third of it
_PATIENCE = 120  # seconds without an answer


@dataclass(frozen=True)
class WindowsPython:
    """A zip of Python for 64-bit Windows: its version, where it is, the SHA-256 that it must have."""

    version: str
    url: str
    sha256: str

    @property
    def minor(self) -> str:
        """3.13 of 3.13.15: what packages are made for."""
        return ".".join(self.version.split(".")[:2])


PYTHON = WindowsPython(
    "3.13.15",
    "https://www.python.org/ftp/python/3.13.15/python-3.13.15-amd64.zip",
    "6479223746cdfb79d25865110d6f524ac98de081324e119af1dc3ae36bddc7a5",
)

Download = Callable[[str], bytes]


def download(url: str) -> bytes:
    """The bytes at that address. Raises OSError."""
    with urllib.request.urlopen(url, timeout=_PATIENCE) as answer:
        return answer.read()


def python_zip(python: WindowsPython, at_hand: Path | None, fetch: Download = download) -> bytes:
    """The zip: from a file that somebody downloaded elsewhere, else from its address.

    Refused: F01 it cannot be fetched, F02 it is not the one that it should be, M08 the file cannot be read.
    """
    data = _read(at_hand) if at_hand else _fetched(python, fetch)
    found = hashlib.sha256(data).hexdigest()
    if found != python.sha256:
        name = at_hand.name if at_hand else python.url.rpartition("/")[2]
        raise refuse("F02", file=name, found=found, wanted=python.sha256, url=python.url)
    return data


def unpack(data: bytes, folder: Path) -> None:
    """Lays the Python out in that folder, without its tests and documentation. Refused: F03, it lacks what we need."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        missing = [need for need in _NEEDED if need not in names]
        if missing:
            raise refuse("F03", detail=", ".join(missing))
        package.extractall(folder, [name for name in names if not name.startswith(_WASTE)])


def _fetched(python: WindowsPython, fetch: Download) -> bytes:
    try:
        return fetch(python.url)
    except urllib.error.HTTPError as error:
        raise refuse("F01", url=python.url, detail=f"máy chủ trả lời mã {error.code}") from error
    except OSError as error:  # urllib's own errors among them
        raise refuse("F01", url=python.url, detail="không kết nối được") from error


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise refuse("M08", file=file.name, detail=in_words(error)) from error
