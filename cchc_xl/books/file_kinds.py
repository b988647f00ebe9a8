"""What a file really is, whatever its name says, and what to do with one that is no readable letter."""

import io
import re
import zipfile
from dataclasses import dataclass
from enum import Enum, auto

TEXT_SUFFIXES = (".txt", ".md", ".markdown", ".text")
LETTER_SUFFIXES = (*TEXT_SUFFIXES, ".docx", ".docm", ".dotx", ".doc", ".dot", ".rtf", ".odt", ".pdf")


class Kind(Enum):
    """The kinds of files that letters are read from."""

    WORD = auto()
    PDF = auto()
    TEXT = auto()


@dataclass(frozen=True)
class Unreadable:
    """What staff call a file that is no readable letter, and what to do with it."""

    what: str
    remedy: str


_SAVE_AS = "Mở tệp bằng Word, chọn Tệp > Lưu thành (File > Save As), kiểu «Word Document (*.docx)», rồi chạy lại."
_UNLOCK = (
    "Mở tệp bằng Word với mật khẩu, vào Tệp > Thông tin > Bảo vệ tài liệu > Mã hóa bằng mật khẩu "
    "(File > Info > Protect Document > Encrypt with Password), xóa trắng mật khẩu, lưu lại rồi chạy lại."
)
_COPY = "Chép nội dung (kể cả bảng) sang một văn bản Word, lưu dạng .docx rồi chạy lại."
_OCR = "Xin bản Word của văn bản, hoặc nhận dạng chữ (OCR), kiểm tra lại, lưu dạng .docx rồi chạy lại."
_UNPACK = "Giải nén, rồi chạy lại với các văn bản ở trong đó."
_NOTEPAD = "Mở tệp bằng Notepad, chọn Lưu thành (Save As) với mã hóa UTF-8, rồi chạy lại."

BROKEN_WORD = Unreadable("tệp Word hỏng hoặc không an toàn", f"Xin lại bản gốc; nếu Word mở được tệp: {_SAVE_AS}")
BROKEN_PDF = Unreadable("tệp PDF hỏng, không đọc được", "Xin bản Word của văn bản, hoặc xin lại tệp PDF, rồi chạy lại.")
LOCKED_PDF = Unreadable("tệp PDF được đặt mật khẩu", "Xin bản Word, hoặc bản PDF không đặt mật khẩu, rồi chạy lại.")
SCANNED_PDF = Unreadable("tệp PDF chỉ có ảnh quét, không có chữ", _OCR)
UNKNOWN_TEXT = Unreadable("chữ không theo bảng mã nào nhận ra được", _NOTEPAD)
NO_LETTERS = Unreadable("thư mục không có văn bản nào", "Chọn thư mục có tệp .docx, .pdf, .txt hoặc .md.")
FOLDER = Unreadable("đây là một thư mục", "Chọn tệp văn bản.")

_OLE2 = b"\xd0\xcf\x11\xe0"
_BEGINNINGS: tuple[tuple[bytes, Unreadable], ...] = (
    (b"{\\rtf", Unreadable("đây là tệp RTF", _SAVE_AS)),
    (b"\xdb\xa5", Unreadable("đây là tệp Word đời rất cũ", _SAVE_AS)),
    *((start, Unreadable("đây là ảnh", _OCR)) for start in (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*")),
    *((start, Unreadable("đây là tệp nén", _UNPACK)) for start in (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")),
)
# What tells an OLE2 file by the names of its streams, and a zip by its parts or its mimetype.
_STREAMS: tuple[tuple[str, Unreadable], ...] = (
    ("EncryptedPackage", Unreadable("tệp được đặt mật khẩu", _UNLOCK)),
    ("WordDocument", Unreadable("đây là tệp Word đời cũ, dạng .doc", _SAVE_AS)),
    ("Workbook", Unreadable("đây là tệp Excel", _COPY)),
    ("PowerPoint Document", Unreadable("đây là tệp PowerPoint", _COPY)),
)
_PARTS: tuple[tuple[str, Unreadable], ...] = (
    ("xl/", Unreadable("đây là tệp Excel", _COPY)),
    ("ppt/", Unreadable("đây là tệp PowerPoint", _COPY)),
    ("content.xml", Unreadable("đây là tệp OpenDocument (.odt, .ods)", _SAVE_AS)),
    ("", Unreadable("đây là tệp nén", _UNPACK)),
)
_WEB_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(<!doctype html|<html|MIME-Version:)", re.IGNORECASE)


def kind_of(data: bytes, suffix: str) -> Kind | Unreadable:
    """Who reads the file, or what it is instead. Only plain text is also told by its name's end."""
    if data.startswith(b"PK"):
        return _kind_of_zip(data)
    if data.startswith(_OLE2):
        return _of_ole2(data)
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if found := next((unreadable for start, unreadable in _BEGINNINGS if data.startswith(start)), None):
        return found
    if _WEB_PAGE.match(data):
        return Unreadable("đây là trang web", _SAVE_AS)
    if suffix.lower() in TEXT_SUFFIXES:
        return Kind.TEXT
    return Unreadable(f"nội dung không đúng là tệp «{suffix.lower() or 'không có đuôi'}»", _SAVE_AS)


def _kind_of_zip(data: bytes) -> Kind | Unreadable:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except Exception:  # zipfile has many ways to say that a file is broken
        return BROKEN_WORD
    if any(name.startswith("word/") for name in names):
        return Kind.WORD
    return next(unreadable for start, unreadable in _PARTS if any(name.startswith(start) for name in ("", *names)))


def _of_ole2(data: bytes) -> Unreadable:
    streams = (unreadable for name, unreadable in _STREAMS if name.encode("utf-16-le") in data)
    return next(streams, Unreadable("tệp đặt mật khẩu hoặc dạng .doc cũ", _SAVE_AS))
