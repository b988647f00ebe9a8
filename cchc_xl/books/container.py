"""What a file that somebody sent really is, and whether it is safe to read as a workbook.

Nothing here is extracted, run or followed. Limits are far beyond any form and far below what hurts a machine.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from cchc_xl.values.problems import Refused, refuse

_MAX_BYTES = 200 * 1024 * 1024  # of all parts, unpacked
_MAX_RATIO, _RATIO_FROM = 200, 10 * 1024 * 1024
_MAX_ROWS, _MAX_COLUMNS, _MAX_CELLS = 20_000, 500, 2_000_000

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"

# How other files begin, and what staff call them.
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "đây là tệp PDF"),
    (b"\xff\xd8\xff", "đây là ảnh"),
    (b"\x89PNG", "đây là ảnh"),
    (b"GIF8", "đây là ảnh"),
    (b"BM", "đây là ảnh"),
    (b"II*\x00", "đây là ảnh"),
    (b"MM\x00*", "đây là ảnh"),
    (b"RIFF", "đây là ảnh"),
    (b"Rar!", "đây là tệp nén"),
    (b"7z\xbc\xaf", "đây là tệp nén"),
    (b"\x1f\x8b", "đây là tệp nén"),
    (b"PK\x05\x06", "đây là tệp nén"),
    (b"{\\rtf", "đây là tệp văn bản RTF"),
)
_TELLING_PARTS: tuple[tuple[str, str], ...] = (
    ("word/", "đây là tệp Word"),
    ("ppt/", "đây là tệp PowerPoint"),
    ("xl/workbook.bin", "đây là tệp Excel nhị phân .xlsb"),
)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"

_NAME = rb"<(?:[\w.-]+:)?"
_FILLED = re.compile(_NAME + rb"""c\s(?:[^>]*?\s)?r=["']([A-Z]+)([0-9]+)["'](?:[^>]*[^>/])?>""")
_CELL = re.compile(_NAME + rb"""c(?:\s[^>]*)?>""")
_UNPLACED = re.compile(_NAME + rb"""c(?:\s(?![^>]*\br=)[^>]*[^>/])?>""")
_ROW = re.compile(_NAME + rb"""row\b(?:[^>]*?\sr=["']([0-9]+)["'])?""")
_ERROR = re.compile(_NAME + rb"""c\s(?=[^>]*\bt=["']e["'])[^>]*?\br=["']([A-Z]+)([0-9]+)["']""")
_REPEATED = re.compile(
    rb"<[\w.-]+:(?:table-row|(?:covered-)?table-cell)\s[^<>]*?"
    rb"""number-(?:rows|columns)-repeated=["']([0-9]+)["']"""
)
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)


_TOO_FAR = "có nội dung nằm quá xa vùng biểu mẫu"


@dataclass(frozen=True)
class Package:
    """A checked zip container: its parts by name, and the latest moment that an entry bears."""

    parts: dict[str, bytes]
    newest: tuple[int, int, int, int, int, int]

    def get(self, name: str) -> bytes:
        """The part's bytes; nothing where there is none."""
        return self.parts.get(name, b"")


def open_container(data: bytes, file: str) -> Package | None:
    """The package of a zip-based workbook (.xlsx, .xlsm, .ods); None for an old .xls, which has none.

    Raises Refused: T01 where it is something else, T02 where it is encrypted, T03 where it is broken or unsafe.
    """
    if data.startswith(_OLE2):
        _refuse_other_ole2(data, file)
        return None
    if not data.startswith(_ZIP):
        raise refuse("T01", file=file, detail=_what(data))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _package(archive, len(data), file)
    except Refused:
        raise
    except Exception as error:  # zipfile and zlib have many ways to say that a file is broken
        raise refuse("T03", file=file, detail="tệp không nguyên vẹn") from error


def column_number(letters: bytes) -> int:
    """The 0-based column of its letters: A → 0, AA → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def error_cells(sheet: bytes) -> frozenset[tuple[int, int]]:
    """The 0-based places of a sheet part's cells that show an Excel error."""
    return frozenset((int(row) - 1, column_number(column)) for column, row in _ERROR.findall(sheet))


def _refuse_other_ole2(data: bytes, file: str) -> None:
    if _wide("EncryptedPackage") in data:
        raise refuse("T02", file=file)
    if _wide("WordDocument") in data:
        raise refuse("T01", file=file, detail="đây là tệp Word")
    if _wide("Workbook") not in data and _wide("Book") not in data:
        raise refuse("T01", file=file, detail="không có trang tính nào")


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def _what(data: bytes) -> str:
    if not data.strip():
        return "tệp rỗng"
    for start, what in _OTHERS:
        if data.startswith(start):
            return what
    if data[4:8] == b"ftyp":
        return "đây là ảnh hoặc video"
    if re.match(rb"\s*(<!doctype html|<html|<\?xml)", data, re.IGNORECASE):
        return "đây là trang web"
    return "đây là tệp văn bản thuần" if b"\x00" not in data[:4096] else "không rõ loại tệp"


def _package(archive: zipfile.ZipFile, size: int, file: str) -> Package:
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise refuse("T02", file=file)
    if fault := container_fault(entries, size):
        raise refuse("T03", file=file, detail=fault)
    if what := _not_a_workbook(archive):
        raise refuse("T01", file=file, detail=what)
    parts = {entry.filename: archive.read(entry) for entry in entries if _is_text(entry.filename)}
    for fault in _part_faults(parts):
        raise refuse("T03", file=file, detail=fault)
    return Package(parts, max(entry.date_time for entry in entries))


def _is_text(name: str) -> bool:
    return name.endswith((".xml", ".rels", "mimetype"))


def container_fault(entries: list[zipfile.ZipInfo], size: int) -> str:
    names = {entry.filename.casefold() for entry in entries}
    unpacked = sum(entry.file_size for entry in entries)
    if len(names) < len(entries):
        return "tệp có phần trùng tên"
    if unpacked > _MAX_BYTES or (unpacked > _RATIO_FROM and unpacked > size * _MAX_RATIO):
        return "nội dung nén quá lớn"
    return ""


def _not_a_workbook(archive: zipfile.ZipFile) -> str:
    names = archive.namelist()
    if "xl/workbook.xml" in names or ("mimetype" in names and archive.read("mimetype").startswith(_ODS)):
        return ""
    for start, what in _TELLING_PARTS:
        if any(name.startswith(start) for name in names):
            return what
    return "đây là tệp nén"


def _part_faults(parts: dict[str, bytes]) -> Iterator[str]:
    for name, part in parts.items():
        if _DOCTYPE.search(part):
            yield "tệp chứa khai báo lạ"
        if name.startswith("xl/"):
            rows, columns = _extent(part)
            if rows > _MAX_ROWS or columns > _MAX_COLUMNS or rows * columns > _MAX_CELLS:
                yield _TOO_FAR
        if name == "content.xml" and _is_far_in_ods(part):
            yield _TOO_FAR


def _extent(part: bytes) -> tuple[int, int]:
    """How many rows and columns the filled cells of a sheet part reach, before any reader allocates them."""
    filled = _FILLED.findall(part)
    rows = max((int(row[:9]) for row in {row for _, row in filled}), default=0)
    columns = max((column_number(letters[:4]) + 1 for letters in {column for column, _ in filled}), default=0)
    if _UNPLACED.search(part):
        unplaced_rows, unplaced_columns = _unplaced_extent(part)
        return max(rows, unplaced_rows), max(columns, unplaced_columns)
    return rows, columns


def _is_far_in_ods(content: bytes) -> bool:
    """OpenDocument writes gaps as repeated blank rows and cells; only at an end, with no value after, are they long."""
    tables = content.split(b"</table:table>")
    rows = (row for table in tables for row in table.split(b"</table:table-row>"))
    return any(_has_long_gap(t, _MAX_ROWS) for t in tables) or any(_has_long_gap(r, _MAX_COLUMNS) for r in rows)


def _has_long_gap(part: bytes, longest: int) -> bool:
    gaps = (gap for gap in _REPEATED.finditer(part) if int(gap[1][:9]) > longest)
    return any(b"office:value-type" in part[gap.start() :] for gap in gaps)


def _unplaced_extent(part: bytes) -> tuple[int, int]:
    """Cells may leave their address out: then they follow one another in their row."""
    starts = [*_ROW.finditer(part)]
    ends = [*(start.start() for start in starts[1:]), len(part)]
    counts = (len(_CELL.findall(part, start.end(), end)) for start, end in zip(starts, ends, strict=True))
    numbered = (int(start[1][:9]) for start in starts if start[1])
    return max(len(starts), *numbered, 0), max(counts, default=0)
