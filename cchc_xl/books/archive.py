"""A zip archive read without trust: every entry has to be exactly what the archive declares, and nothing is extracted.

The readers of zips differ over damaged and forged archives. So what is checked here is also what is handed on
(``stored``): no later reader opens the archive that came in.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from cchc_xl.books.zip_entries import Entry, zip_of

_ENCRYPTED = 0x1
_LOCAL, _LOCAL_SIZE = b"PK\x03\x04", 30
_LENGTHS_AT = 26  # of the name and of the extra field, in a local header
_AS_IT_IS = zipfile.ZipInfo()  # stored, dated where the format's days begin


class Damaged(Exception):  # noqa: N818 - what it says of the archive
    """The archive, or an entry of it, is not what it declares."""


@dataclass(frozen=True)
class Archive:
    """The bytes of a zip and the entries of its directory, in their order."""

    data: bytes
    entries: tuple[zipfile.ZipInfo, ...]

    def read(self, entry: zipfile.ZipInfo) -> bytes:
        """The entry's bytes, never more of them than it declares. Raises Damaged where size or sum differ."""
        head, view = entry.header_offset, memoryview(self.data)
        if is_encrypted(entry) or bytes(view[head : head + 4]) != _LOCAL or len(view) < head + _LOCAL_SIZE:
            raise Damaged
        name, extra = struct.unpack_from("<HH", self.data, head + _LENGTHS_AT)
        begin = head + _LOCAL_SIZE + name + extra
        content = _unpacked(view[begin : begin + entry.compress_size], entry)
        if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
            raise Damaged
        return content


def open_archive(data: bytes) -> Archive:
    """The archive's directory. Raises Damaged where it has none that holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return Archive(data, tuple(archive.infolist()))
    except Exception as error:  # zipfile has many ways to say that a file is broken
        raise Damaged from error


def is_encrypted(entry: zipfile.ZipInfo) -> bool:
    return bool(entry.flag_bits & _ENCRYPTED)


def is_readable(entry: zipfile.ZipInfo) -> bool:
    """Whether the entry is packed in one of the two ways that every program knows."""
    return entry.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def stored(parts: Mapping[str, bytes]) -> bytes:
    """A plain archive of these parts, uncompressed."""
    return zip_of(Entry.of(name, content, _AS_IT_IS) for name, content in parts.items())


def _unpacked(packed: memoryview, entry: zipfile.ZipInfo) -> bytes:
    if entry.compress_type == zipfile.ZIP_STORED:
        return bytes(packed[: entry.file_size + 1])
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise Damaged
    reader = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = reader.decompress(packed, entry.file_size + 1)  # one byte more shows that it goes on
    except zlib.error as error:
        raise Damaged from error
    if not reader.eof:
        raise Damaged
    return content
