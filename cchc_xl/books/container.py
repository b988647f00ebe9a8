"""What a file that somebody sent really is, and whether it is safe to read as a workbook.

Nothing here is extracted, run or followed. Limits are far beyond any form and far below what hurts a machine.
"""

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cchc_xl.books.archive import Archive, Damaged, Packed, open_archive, stored
from cchc_xl.books.sheet_scan import holds, lean
from cchc_xl.books.zip_entries import is_encrypted
from cchc_xl.values.problems import refuse

_MAX_BYTES = 100 * 1024 * 1024  # of all parts, unpacked
_MAX_RATIO, _RATIO_FROM = 200, 10 * 1024 * 1024
_MAX_ENTRIES, MAX_SHEETS = 2_000, 200
_SMALL = 64 * 1024  # bytes of a part that may be the same in file after file

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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
    (b"{\\rtf", "đây là tệp văn bản RTF"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "đây là lối tắt, không phải chính tệp"),
)
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"PK\x05\x06")
_TELLING_PARTS: tuple[tuple[str, str], ...] = (
    ("word/", "đây là tệp Word"),
    ("ppt/", "đây là tệp PowerPoint"),
    ("xl/workbook.bin", "đây là tệp Excel nhị phân .xlsb, cần lưu lại dạng .xlsx"),
)
_WORKBOOK_PART = re.compile(r"(^|/)workbook\d*\.xml$|^xl/.*\.xml$", re.IGNORECASE)
_OFFICE_PARTS, _OFFICE_FOLDERS = ("[Content_Types].xml", "mimetype"), ("_rels/", "xl/", "word/", "ppt/")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_ODS_ENCRYPTED = b"encryption-data"

_TEXT = (".xml", ".rels", "mimetype")
# Parts that say nothing of values. They are not unpacked, and since they are not handed on, no reader finds them.
_UNREAD = (
    "xl/theme/",
    "xl/drawings/",
    "xl/charts/",
    "xl/tables/",
    "xl/comments",
    "xl/threadedComments/",
    "xl/persons/",
    "xl/worksheets/_rels/",
    "xl/chartsheets/_rels/",
    "xl/calcChain",
    "xl/pivot",
    "xl/slicer",
    "xl/ctrlProps/",
    "xl/activeX/",
    "xl/customProperty",
    "customXml/",
    "docProps/app",
    "Configurations2/",
    "Thumbnails/",
)
_DOCTYPE = (b"<!DOCTYPE", b"<!doctype", b"<!ENTITY")
# Encodings in which every sign of XML is the byte that it is in ASCII; in others a scan of bytes would see nothing.
_ENCODING = re.compile(rb"""\s*(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']""")
_PLAIN_ENCODINGS = (b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1")


@dataclass(frozen=True)
class Package:
    """A checked zip container: the parts that are read, by name; the names of all; the latest moment they bear."""

    parts: Mapping[str, bytes]
    names: Sequence[str]
    newest: tuple[int, int, int, int, int, int]

    def get(self, name: str) -> bytes:
        """The part's bytes; nothing where there is none."""
        return self.parts.get(name, b"")

    @property
    def is_ods(self) -> bool:
        return self.get("mimetype").startswith(_ODS)

    def repacked(self) -> bytes:
        """The workbook made of what was checked, and of nothing else: this is what a reader is given."""
        return stored(self.parts)


def open_container(data: bytes, file: str) -> Package | None:
    """The package of a zip-based workbook (.xlsx, .xlsm, .ods); None for an old .xls, which has none.

    Raises Refused: T01 where it is something else, T02 where it is encrypted, T03 where it is broken or unsafe,
    T07 where it is packed in a way that cannot be opened.
    """
    if data.startswith(OLE2):
        _refuse_other_ole2(data, file)
        return None
    if data.startswith(_ARCHIVES):
        raise refuse("T07", file=file, detail="không phải tệp .zip")
    if not data.startswith(_ZIP):
        raise refuse("T01", file=file, detail=what_is(data))
    try:
        return _package(open_archive(data), file)
    except Damaged as error:
        raise refuse("T03", file=file, detail="tệp không nguyên vẹn") from error


def is_office_file(names: Sequence[str]) -> bool:
    """Whether a zip with these entries is one document, and not a folder of files."""
    return any(name in _OFFICE_PARTS or name.startswith(_OFFICE_FOLDERS) for name in names)


def _refuse_other_ole2(data: bytes, file: str) -> None:
    if _wide("EncryptedPackage") in data:
        raise refuse("T02", file=file)
    if _wide("WordDocument") in data:
        raise refuse("T01", file=file, detail="đây là tệp Word")
    if not any(_wide(name) in data for name in ("Workbook", "WORKBOOK", "Book", "BOOK")):
        raise refuse("T01", file=file, detail="không có trang tính nào")


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def what_is(data: bytes) -> str:
    """What a file that is neither a zip nor an OLE2 file is, in staff's words."""
    if not data.strip(b"\x00\t\r\n "):
        return "tệp rỗng"
    for start, what in _OTHERS:
        if data.startswith(start):
            return what
    if data[4:8] == b"ftyp":
        return "đây là ảnh hoặc video"
    if re.match(rb"\s*(?:\xef\xbb\xbf)?\s*(<!doctype html|<html|<\?xml|<meta|<table)", data, re.IGNORECASE):
        return "đây là trang web, chỉ mang tên bảng tính"
    return "đây là tệp văn bản thuần" if b"\x00" not in data[:4096] else "không rõ loại tệp"


def container_fault(entries: Sequence[zipfile.ZipInfo], size: int) -> str:
    """Why an archive of these entries, of so many bytes, is not safe to unpack; "" where it is."""
    names = {_named(entry).casefold() for entry in entries}
    unpacked = sum(entry.file_size for entry in entries)
    if len(names) < len(entries):
        return "tệp có phần trùng tên"
    if len(entries) > _MAX_ENTRIES:
        return "tệp có quá nhiều phần"
    if unpacked > _MAX_BYTES or (unpacked > _RATIO_FROM and unpacked > size * _MAX_RATIO):
        return "nội dung nén quá lớn"
    return ""


def _package(archive: Archive, file: str) -> Package:
    entries, names = archive.entries, [_named(entry) for entry in archive.entries]
    if any(map(is_encrypted, entries)):
        raise refuse("T02", file=file)
    if fault := container_fault(entries, len(archive.data)):
        raise refuse("T03", file=file, detail=fault)
    if not is_office_file(names):
        raise refuse("T07", file=file, detail="đây là tệp .zip, chỉ mang tên bảng tính")
    read = {name: _part(archive.packed(e)) for name, e in zip(names, entries, strict=True) if _is_read(name)}
    parts = {name: part for name, (part, _) in read.items()}
    if what := _other_document(parts, names):
        raise refuse("T01", file=file, detail=what)
    if _ODS_ENCRYPTED in parts.get("META-INF/manifest.xml", b""):
        raise refuse("T02", file=file)
    if fault := next((fault for name, (_, fault) in read.items() if fault and not name.endswith("mimetype")), ""):
        raise refuse("T03", file=file, detail=fault)
    return Package(parts, names, max(entry.date_time for entry in entries))


def _named(entry: zipfile.ZipInfo) -> str:
    """The part's name; some programs write it with the slashes of Windows."""
    return entry.filename.replace("\\", "/")


@lru_cache(maxsize=1_000)
def _is_read(name: str) -> bool:
    return name.casefold().endswith(_TEXT) and not name.startswith(_UNREAD)


def _other_document(parts: Mapping[str, bytes], names: Sequence[str]) -> str:
    if parts.get("mimetype", b"").startswith(_ODS):
        return ""
    telling = (what for start, what in _TELLING_PARTS if any(name.startswith(start) for name in names))
    is_workbook = any(_WORKBOOK_PART.search(name) for name in names)
    return next(telling, "" if is_workbook else "đây là tệp của chương trình khác")


def _part(packed: Packed) -> tuple[bytes, str]:
    """What is read of a part, and why it is not safe to read as XML, "" where it is."""
    is_small = max(packed.size, len(packed.content)) <= _SMALL
    return _small_part(packed) if is_small else _checked(packed)


def _checked(packed: Packed) -> tuple[bytes, str]:
    part = packed.unpacked()
    return lean(part), _xml_fault(part)


_small_part = lru_cache(maxsize=100)(_checked)  # the forms of a round have most parts in common


def _xml_fault(part: bytes) -> str:
    if holds(part, b"<!") and any(declaration in part for declaration in _DOCTYPE):
        return "tệp chứa khai báo lạ"
    encoding = _ENCODING.match(part)
    if b"\x00" in part or (encoding and encoding[1].lower() not in _PLAIN_ENCODINGS):
        return "tệp dùng bảng mã lạ"
    return ""
