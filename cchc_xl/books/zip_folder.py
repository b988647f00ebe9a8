"""A zip as the folder of files that somebody sent: their names as they were meant, and which of them are safe.

Names are for people to read. Nothing is ever unpacked under them, but they end up in workbooks and in copies that are
sent back, so what climbs out of a folder or means a device to Windows is taken out of them here.
"""

import datetime as dt
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from cchc_xl.books.archive import Archive, Damaged
from cchc_xl.books.container import is_office_file
from cchc_xl.books.zip_entries import is_encrypted, is_readable

_MAX_ENTRIES, _MAX_BYTES = 5_000, 1024 * 1024 * 1024  # of all files together, unpacked
_MAX_FILE, _MAX_RATIO, _RATIO_FROM = 200 * 1024 * 1024, 200, 10 * 1024 * 1024
_UNICODE_PATH, _UTF8 = 0x7075, 0x800  # an extra field with the name in Unicode; the flag that says the name is
_LONGEST = 120  # characters of a name
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]')


@dataclass(frozen=True)
class Entry:
    """A file in a zip: its place in the zip's directory from 0, its name, and why it cannot be read, or ""."""

    number: int
    name: str
    saved: dt.datetime | None
    size: int
    fault: str


def list_entries(archive: Archive) -> list[Entry] | None:
    """The files in a zip, in the order of their names; None where the zip is one document, and no folder.

    Raises Damaged, with the reason, where there is too much in it.
    """
    if is_office_file([entry.filename for entry in archive.entries]):
        return None
    if len(archive.entries) > _MAX_ENTRIES:
        raise Damaged("có quá nhiều tệp bên trong")
    if sum(entry.file_size for entry in archive.entries) > _MAX_BYTES:
        raise Damaged("nội dung nén quá lớn")
    return sorted(_entries(archive), key=lambda entry: entry.name)


def _entries(archive: Archive) -> Iterator[Entry]:
    used = set[str]()
    for number, entry in enumerate(archive.entries):
        if entry.filename.endswith(("/", "\\")) and not entry.file_size:
            continue  # a folder
        name = _unused(safe_name(_meant(entry)), used)
        used.add(name.casefold())
        yield Entry(number, name, _saved(entry), entry.file_size, _fault(entry))


def safe_name(name: str) -> str:
    """The name with slashes between its folders, and nothing in it that a file system would act upon."""
    parts = (_safe_part(part) for part in re.split(r"[/\\]", _FORBIDDEN.sub("_", name)))
    return "/".join(part for part in parts if part) or "_"


def _safe_part(part: str) -> str:
    part = part.strip(" ").rstrip(". ")  # Windows drops them at the end; "." and ".." become nothing
    part = f"_{part}" if _RESERVED.match(part) else part
    if len(part) <= _LONGEST:
        return part
    stem, dot, suffix = part.rpartition(".")
    return f"{stem[: _LONGEST - 10]}…{dot}{suffix}" if len(suffix) < 6 else part[:_LONGEST]


def _unused(name: str, used: set[str]) -> str:
    stem, dot, suffix = name.rpartition(".")
    stem, end = (stem, dot + suffix) if stem else (name, "")
    number, free = 2, name
    while free.casefold() in used:
        number, free = number + 1, f"{stem} ({number}){end}"
    return free


def _meant(entry: zipfile.ZipInfo) -> str:
    """The name in Unicode. zipfile reads a name without the flag in code page 437; here it may be anything."""
    name = entry.orig_filename
    if entry.flag_bits & _UTF8:
        return unicodedata.normalize("NFC", name)
    try:
        raw = name.encode("cp437")
        return unicodedata.normalize("NFC", _unicode_path(entry, raw) or _decoded(raw))
    except (UnicodeError, struct.error):
        return unicodedata.normalize("NFC", name)


def _unicode_path(entry: zipfile.ZipInfo, raw: bytes) -> str:
    """The name in the extra field that WinRAR and Info-ZIP add; "" where there is none, or one of another name."""
    extra = entry.extra
    while len(extra) > 4:
        kind, length = struct.unpack_from("<HH", extra)
        if kind == _UNICODE_PATH and struct.unpack_from("<L", extra, 5)[0] == zlib.crc32(raw):
            return extra[9 : 4 + length].decode()
        extra = extra[4 + length :]
    return ""


def _decoded(raw: bytes) -> str:
    """macOS writes UTF-8 and does not say so; Windows writes its own code page, which here is the Vietnamese one."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1258")


def _saved(entry: zipfile.ZipInfo) -> dt.datetime | None:
    try:
        return dt.datetime(*entry.date_time) if entry.date_time[0] > 1980 else None
    except ValueError:
        return None


def _fault(entry: zipfile.ZipInfo) -> str:
    if is_encrypted(entry):
        return "có mật khẩu"
    if not is_readable(entry):
        return "nén theo cách lạ"
    too_dense = entry.file_size > _RATIO_FROM and entry.file_size > entry.compress_size * _MAX_RATIO
    return "nội dung nén quá lớn" if entry.file_size > _MAX_FILE or too_dense else ""
