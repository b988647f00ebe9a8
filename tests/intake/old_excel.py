"""An .xls written record by record: a Workbook stream in an OLE2 container."""

import struct

NO_SECTOR, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_BOF = struct.pack("<HHHHHHLL", 0x809, 16, 0x600, 0x5, 0, 0, 0, 0)
_SHEET_BOF = struct.pack("<HHHHHHLL", 0x809, 16, 0x600, 0x10, 0, 0, 0, 0)
_EOF = struct.pack("<HH", 0x0A, 0)


def record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def number(row: int, column: int, value: float) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, 0, value))


def error(row: int, column: int) -> bytes:
    """A cell that shows #REF!."""
    return record(0x205, struct.pack("<HHHBB", row, column, 0, 0x17, 1))


def formula(row: int, column: int, result: bytes) -> bytes:
    return record(0x06, struct.pack("<HHH", row, column, 0) + result + struct.pack("<HLH", 0, 0, 3) + b"\x1e\x01\x00")


def many(row: int, first: int, last: int) -> bytes:
    """Cells of a row with numbers, in one record."""
    cells = b"".join(struct.pack("<HL", 0, 1 << 2 | 2) for _ in range(first, last + 1))
    return record(0xBD, struct.pack("<HH", row, first) + cells + struct.pack("<H", last))


def xls(*cells: bytes, before: bytes = b"", macro: bool = False, more: tuple[str, ...] = ()) -> bytes:
    """A workbook of one sheet, «Biểu», with these cells. ``before``: further records for the workbook as a whole."""
    name = "Biểu".encode("utf-16-le")
    listing = len(record(0x85, bytes(8) + name))
    begin = len(_BOF) + len(before) + listing + len(_EOF)
    listed = record(0x85, struct.pack("<LBBBB", begin, 0, int(macro), len(name) // 2, 1) + name)
    return ole2(_BOF + before + listed + _EOF + _SHEET_BOF + b"".join(cells) + _EOF, more)


def ole2(stream: bytes, more: tuple[str, ...] = ()) -> bytes:
    """A container with a stream «Workbook», and folders of further names."""
    stream += bytes(-len(stream) % 512) + bytes(max(4096 - len(stream), 0) // 512 * 512)
    sectors = len(stream) // 512
    chain = [TABLE, END, *range(3, sectors + 2), END]
    table = struct.pack("<128L", *chain, *[NO_SECTOR] * (128 - len(chain)))
    names = [("Root Entry", 5, END, 0), ("Workbook", 2, 2, len(stream)), *((name, 1, 0, 0) for name in more)]
    directory = b"".join(_entry(n, *names[n]) for n in range(len(names))).ljust(512, b"\0")
    assert len(chain) <= 128
    assert len(directory) == 512
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<LLLLLLLLL", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<L", 0)
    return head + struct.pack("<108L", *[NO_SECTOR] * 108) + table + directory + stream


def _entry(number: int, name: str, kind: int, first: int, size: int) -> bytes:
    written = name.encode("utf-16-le")
    below, right = (1, NO_SECTOR) if number == 0 else (NO_SECTOR, NO_SECTOR)
    links = struct.pack("<BBLLL", kind, 1, NO_SECTOR, right, below)
    return (
        written.ljust(64, b"\0")
        + struct.pack("<H", len(written) + 2)
        + links
        + bytes(36)
        + struct.pack("<LLL", first, size, 0)
    )
