"""The container of old Office files (.xls): its streams by name. After Microsoft's [MS-CFB].

Read leniently, since a file cut short may still hold its workbook, but what runs in circles is refused.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from cchc_xl.books.archive import Damaged

_HEADER, _ENTRY = 512, 128
_IN_HEADER = 109  # sectors of the table of sectors that the header itself names
_LAST = 0xFFFFFFFA  # sector numbers from here on mean that there is none


@dataclass(frozen=True)
class Ole2:
    """The bytes of streams by name in small letters, and the names of all streams and folders."""

    streams: dict[str, bytes]
    names: tuple[str, ...]


def open_ole2(data: bytes, wanted: tuple[str, ...]) -> Ole2:
    """The container's names, and the content of the streams ``wanted`` by names in small letters. Raises Damaged."""
    try:
        return _opened(data, wanted)
    except (struct.error, IndexError, ValueError) as error:
        raise Damaged from error


def _opened(data: bytes, wanted: tuple[str, ...]) -> Ole2:
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    if shift not in (9, 12) or mini_shift != 6:
        raise Damaged
    first_entry, cutoff, first_mini = struct.unpack_from("<L4xLL", data, 48)
    sectors = _Sectors(data[_HEADER if shift == 9 else 1 << shift :], 1 << shift, [])
    table = b"".join(map(sectors.sector, _table_sectors(data, sectors)))
    sectors = _Sectors(sectors.data, sectors.size, _numbers(table))
    entries = [*_entries(sectors.chain(first_entry))]
    root = next((entry for entry in entries if entry.kind == 5), _Entry("", 0, _LAST, 0))
    minis = _Sectors(sectors.chain(root.first), 1 << mini_shift, _numbers(sectors.chain(first_mini)))
    streams = {
        entry.name.casefold(): (minis if entry.size < cutoff else sectors).chain(entry.first)[: entry.size]
        for entry in entries
        if entry.name.casefold() in wanted and entry.kind == 2
    }
    return Ole2(streams, tuple(entry.name for entry in entries))


@dataclass(frozen=True)
class _Sectors:
    """Content cut in sectors, and for each sector the one that follows it."""

    data: bytes
    size: int
    following: list[int]

    def sector(self, number: int) -> bytes:
        return self.data[number * self.size : (number + 1) * self.size]

    def chain(self, number: int) -> bytes:
        found: list[bytes] = []
        seen = set[int]()
        while number < len(self.following):
            if number in seen:
                raise Damaged  # another reader might follow it for ever
            seen.add(number)
            found.append(self.sector(number))
            number = self.following[number]
        return b"".join(found)


@dataclass(frozen=True)
class _Entry:
    """A stream (kind 2), a folder (1) or the root (5) of the directory."""

    name: str
    kind: int
    first: int
    size: int


def _table_sectors(data: bytes, sectors: _Sectors) -> Iterator[int]:
    """The sectors of the table of sectors: named in the header, then in a chain of sectors of their own."""
    yield from (n for n in struct.unpack_from(f"<{_IN_HEADER}L", data, 76) if n < _LAST)
    number, left = struct.unpack_from("<LL", data, 68)
    while number < _LAST and left:
        *named, number = _numbers(sectors.sector(number))
        yield from (n for n in named if n < _LAST)
        left = min(left, len(sectors.data) // sectors.size) - 1


def _entries(directory: bytes) -> Iterator[_Entry]:
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        length, kind = struct.unpack_from("<HB", directory, at + 64)
        first, size = struct.unpack_from("<LL", directory, at + 116)
        if kind:
            name = directory[at : at + max(min(length, 64) - 2, 0)]
            yield _Entry(name.decode("utf-16-le", "replace"), kind, first, size)


def _numbers(table: bytes) -> list[int]:
    return [number for (number,) in struct.iter_unpack("<L", table[: len(table) // 4 * 4])]
