"""Zip files put together from entries that are packed already: what stays as it was is not deflated again.

zipfile can only deflate what it is given. The records are those of PKWARE's APPNOTE, 4.3: local headers with the sizes
in them, a central directory, its end; nothing here is as large as to need Zip64.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Self

_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3I2H"), struct.Struct("<4s6H3I5H2I"), struct.Struct("<4s4H2IH")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_VERSION = 20  # what a reader needs for deflated entries
_UTF8, _ENCRYPTED = 0x800, 0x1
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_USUAL = zlib.Z_DEFAULT_COMPRESSION


@dataclass(frozen=True)
class Entry:
    """A file of a zip, packed: ``method`` STORED or DEFLATED, ``crc`` and ``size`` those of what is packed; ``system``
    and ``attributes`` are what the directory says of the program that packed it and of its rights."""

    name: str
    packed: bytes
    method: int
    crc: int
    size: int
    date_time: tuple[int, int, int, int, int, int] = _LONG_AGO
    system: int = 0
    attributes: int = 0

    @classmethod
    def of(cls, name: str, data: bytes, like: zipfile.ZipInfo | None = None, level: int = _USUAL) -> Self:
        """Data packed anew: deflated (``level`` of zlib), or as ``like`` was, with its date and rights."""
        method = like.compress_type if like else zipfile.ZIP_DEFLATED
        packed = data
        if method != zipfile.ZIP_STORED:
            method, deflating = zipfile.ZIP_DEFLATED, zlib.compressobj(level, wbits=-zlib.MAX_WBITS)
            packed = deflating.compress(data) + deflating.flush()
        return cls(name, packed, method, zlib.crc32(data), len(data), *_kept(like))

    @classmethod
    def copied(cls, info: zipfile.ZipInfo, archive: bytes) -> Self | None:
        """An entry of a zip file just as it is packed there; None where only unpacking shows whether it is sound."""
        packed = packed_in(archive, info)
        if packed is None or is_encrypted(info) or not is_readable(info):
            return None
        return cls(info.filename, bytes(packed), info.compress_type, info.CRC, info.file_size, *_kept(info))

    @cached_property
    def local(self) -> bytes:
        """The entry as it stands in a zip: its header, its name, what is packed."""
        return _LOCAL.pack(_LOCAL_MARK, *self._told, 0) + self._name + self.packed

    def central(self, offset: int) -> bytes:
        """The entry's line in the directory; ``offset``: where in the zip it begins."""
        version = _VERSION | self.system << 8
        return _CENTRAL.pack(_CENTRAL_MARK, version, *self._told, 0, 0, 0, 0, self.attributes, offset) + self._name

    @cached_property
    def _name(self) -> bytes:
        return self.name.encode()

    @cached_property
    def _told(self) -> tuple[int, ...]:
        """What the local header and the directory's line have in common."""
        year, month, day, hour, minute, second = self.date_time
        date, time = (year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2
        flags = 0 if self.name.isascii() else _UTF8
        return _VERSION, flags, self.method, time, date, self.crc, len(self.packed), self.size, len(self._name)


def is_encrypted(entry: zipfile.ZipInfo) -> bool:
    return bool(entry.flag_bits & _ENCRYPTED)


def is_readable(entry: zipfile.ZipInfo) -> bool:
    """Whether the entry is packed in one of the two ways that every program knows."""
    return entry.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def packed_in(archive: bytes, entry: zipfile.ZipInfo) -> memoryview | None:
    """The entry's bytes as they are packed; None where they are not all there, behind a header."""
    view = memoryview(archive)
    header = bytes(view[entry.header_offset : entry.header_offset + _LOCAL.size])
    if len(header) < _LOCAL.size or not header.startswith(_LOCAL_MARK):
        return None
    *_, name, extra = _LOCAL.unpack(header)
    begin = entry.header_offset + _LOCAL.size + name + extra
    packed = view[begin : begin + entry.compress_size]
    return packed if len(packed) == entry.compress_size else None


def _kept(info: zipfile.ZipInfo | None) -> tuple[tuple[int, int, int, int, int, int], int, int]:
    return (info.date_time, info.create_system, info.external_attr) if info else (_LONG_AGO, 0, 0)


def zip_of(entries: Iterable[Entry]) -> bytes:
    """A zip file of these entries, in their order."""
    parts, directory, offset = list[bytes](), list[bytes](), 0
    for entry in entries:
        parts.append(entry.local)
        directory.append(entry.central(offset))
        offset += len(entry.local)
    lines = b"".join(directory)
    end = _END.pack(_END_MARK, 0, 0, len(directory), len(directory), len(lines), offset, 0)
    return b"".join((*parts, lines, end))
