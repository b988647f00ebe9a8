"""What the sheets of an old .xls hold, found before any reader allocates them. After Microsoft's [MS-XLS]."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc_xl.books.archive import Damaged
from cchc_xl.books.ole2 import open_ole2
from cchc_xl.books.sheet_scan import Scan, is_far
from cchc_xl.values.grid import Place, address
from cchc_xl.values.words import Carried

_STREAMS = ("workbook", "book")

_SHEET, _PASSWORD, _LINKS, _END = 0x85, 0x2F, 0x1AE, 0x0A
_FORMULA, _CONSTANT, _MANY_NUMBERS = 0x06, 0x205, 0xBD
_FILLED = {_FORMULA, _CONSTANT, _MANY_NUMBERS, 0x203, 0x204, 0x27E, 0xFD, 0xD6}
_OWN_SHEETS, _ADD_INS = 0x0401, 0x3A01  # what a record of links says where it links to no other file


@dataclass(frozen=True)
class OldWorkbook:
    """Each sheet with what it holds; whether a password is set; what must never run or be followed."""

    sheets: dict[str, Scan]
    is_encrypted: bool
    carries: tuple[str, ...]


def scan_xls(data: bytes) -> OldWorkbook:
    """What is in an .xls, up to the first cell that is too far. Raises Damaged where it is none."""
    container = open_ole2(data, _STREAMS)
    stream = next((container.streams[name] for name in _STREAMS if name in container.streams), None)
    if stream is None:
        raise Damaged
    records = [*_records(stream, 0)]
    if any(kind == _PASSWORD for kind, _ in records):
        return OldWorkbook({}, True, ())
    listed = [content for kind, content in records if kind == _SHEET and len(content) > 7]
    sheets = {_name(content): _scan(stream, *struct.unpack_from("<L", content)) for content in listed}
    carries = {*_risks(container.names), *_links(records)}
    if any(content[5] == 1 for content in listed):  # a sheet of Excel 4 macros
        carries.add(Carried.MACRO)
    return OldWorkbook(sheets, False, tuple(what.value for what in Carried if what in carries))


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of one substream: its kind and its content, to the record that ends it."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        if kind == _END:
            return
        at += 4 + length


def _scan(stream: bytes, begin: int) -> Scan:
    rows = columns = 0
    errors = set[Place]()
    for kind, content in _records(stream, begin):
        if kind not in _FILLED or len(content) < 6:
            continue
        row, column = struct.unpack_from("<HH", content)
        last = struct.unpack_from("<H", content, len(content) - 2)[0] if kind == _MANY_NUMBERS else column
        rows, columns = max(rows, row + 1), max(columns, last + 1)
        if is_far(rows, columns):
            return Scan(rows, columns, far=address(row, last))
        if _is_error(kind, content):
            errors.add((row, column))
    return Scan(rows, columns, frozenset(errors))


def _is_error(kind: int, content: bytes) -> bool:
    if kind == _CONSTANT:
        return len(content) > 7 and content[7] == 1
    return kind == _FORMULA and content[12:14] == b"\xff\xff" and content[6] == 2


def _name(content: bytes) -> str:
    """A sheet's name: in Excel 97 and later with a mark that says whether a letter is two bytes, before without."""
    length, wide = content[6], content[7] == 1
    if content[7] > 1:  # no mark: the name begins here
        return content[7 : 7 + length].decode("cp1252", "replace")
    return content[8 : 8 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")


def _risks(names: Sequence[str]) -> Iterator[Carried]:
    if any("_VBA_PROJECT" in name for name in names):
        yield Carried.MACRO
    if any(name.startswith("MBD") or name == "ObjectPool" for name in names):
        yield Carried.OBJECT


def _links(records: Sequence[tuple[int, bytes]]) -> Iterator[Carried]:
    for kind, content in records:
        if kind == _LINKS and len(content) >= 4:
            sheets, what = struct.unpack_from("<HH", content)
            if what not in (_OWN_SHEETS, _ADD_INS):
                yield Carried.LINK if sheets else Carried.DATA
