"""A zip archive read without trust: every entry has to be exactly what the archive declares, and nothing is extracted.

The readers of zips differ over damaged and forged archives. So what is checked here is also what is handed on
(``stored``): no later reader opens the archive that came in.
"""

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from cchc_xl.books.zip_entries import Entry, is_encrypted, packed_in, zip_of

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
        packed = packed_in(self.data, entry)
        if packed is None or is_encrypted(entry):
            raise Damaged
        content = _unpacked(packed, entry)
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
