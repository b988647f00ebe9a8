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

_ENCRYPTED = 0x1
_LOCAL, _LOCAL_SIZE = b"PK\x03\x04", 30
_LENGTHS_AT = 26  # of the name and of the extra field, in a local header
_NOT_DATED = 0x21  # 1 January 1980, where the format's days begin


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
    blocks, directory, offset = list[bytes](), list[bytes](), 0
    for name, content in parts.items():
        written = name.encode()
        size = len(content)
        fields = struct.pack("<HHHHHLLLHH", 20, 0x800, 0, 0, _NOT_DATED, zlib.crc32(content), size, size,
                             len(written), 0)  # fmt: skip
        blocks += (_LOCAL, fields, written, content)
        directory.append(b"PK\x01\x02\x14\x00" + fields + struct.pack("<HHHLL", 0, 0, 0, 0, offset) + written)
        offset += _LOCAL_SIZE + len(written) + size
    listed = b"".join(directory)
    end = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, len(directory), len(directory), len(listed), offset, 0)
    return b"".join((*blocks, listed, end))


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
