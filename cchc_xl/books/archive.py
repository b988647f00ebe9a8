"""A zip archive read without trust: every entry has to be exactly what the archive declares, and nothing is extracted.

The readers of zips differ over damaged and forged archives. So what is checked here is also what is handed on
(``stored``): no later reader opens the archive that came in.
"""

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cchc_xl.books.zip_entries import Entry, is_encrypted, packed_in, zip_of

_AS_IT_IS = zipfile.ZipInfo()  # stored, dated where the format's days begin


class Damaged(Exception):  # noqa: N818 - what it says of the archive
    """The archive, or an entry of it, is not what it declares."""


class Packed(NamedTuple):
    """An entry as it is packed, and what is declared of it; equal ones unpack to equal bytes."""

    content: bytes
    method: int
    size: int
    crc: int

    def unpacked(self) -> bytes:
        """Its bytes, never more of them than it declares. Raises Damaged where size or sum differ."""
        content = self._inflated()
        if len(content) != self.size or zlib.crc32(content) != self.crc:
            raise Damaged
        return content

    def _inflated(self) -> bytes:
        if self.method == zipfile.ZIP_STORED:
            return self.content
        if self.method != zipfile.ZIP_DEFLATED:
            raise Damaged
        reader = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = reader.decompress(self.content, self.size + 1)  # one byte more shows that it goes on
        except zlib.error as error:
            raise Damaged from error
        if not reader.eof:
            raise Damaged
        return content


@dataclass(frozen=True)
class Archive:
    """The bytes of a zip and the entries of its directory, in their order."""

    data: bytes
    entries: tuple[zipfile.ZipInfo, ...]

    def read(self, entry: zipfile.ZipInfo) -> bytes:
        """The entry's bytes, never more of them than it declares. Raises Damaged where size or sum differ."""
        return self.packed(entry).unpacked()

    def packed(self, entry: zipfile.ZipInfo) -> Packed:
        """The entry as it lies there. Raises Damaged where it is not all there, or encrypted."""
        content = packed_in(self.data, entry)
        if content is None or is_encrypted(entry):
            raise Damaged
        return Packed(bytes(content), entry.compress_type, entry.file_size, entry.CRC)


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
