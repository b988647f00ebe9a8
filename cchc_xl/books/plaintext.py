"""Text files (.txt, .md) as documents: their encoding, their paragraphs, and tables drawn with bars or tabs."""

import codecs
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from cchc_xl.books.legacy import Code, best_reading, decode
from cchc_xl.books.syllables import fit
from cchc_xl.values.document import Block, Document, Paragraph, TextTable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENOUGH = 0.8  # of the accented words have to be Vietnamese before an 8-bit table is believed
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_INVISIBLE = re.compile(r"[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_PRIVATE = re.compile("[\uf020-\uf0ff]")  # signs of the fonts Symbol and Wingdings
_SYMBOLS = {"\uf02d": "-", "\uf02b": "+", "\uf0e0": "→", "\uf0fe": "x", "\uf0fc": "x", "\uf0a8": "☐"}


def clean(text: str) -> str:
    """NFC, with signs that nobody sees dropped, every kind of space a plain one, and signs of symbol fonts readable."""
    text = _PRIVATE.sub(lambda match: _SYMBOLS.get(match[0], "•"), _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text)).replace("\u2011", "-")


def text_document(data: bytes, file: str) -> Document | None:
    """The lines of a text file as paragraphs, blank ones too; None where the bytes are no text we know."""
    decoded = _decoded(data)
    if decoded is None:
        return None
    text, notes = decoded
    return Document(file, tuple(_blocks(clean_lines(_without_page_numbers(text)))), notes)


def clean_lines(text: str) -> list[str]:
    return [clean(line) for line in text.splitlines()]


# A number alone, centred, with blank lines around it.
_PAGE_NUMBER = re.compile(r"\n\s*\n {10,}(?:[Tt]rang )?[-–]? ?\d{1,3}(?: ?/ ?\d{1,3})? ?[-–]? *\n\s*\n")


def _without_page_numbers(text: str) -> str:
    """What the end of a page cut apart goes on in the next line."""
    text = text.replace("\r\n", "\n")
    return _PAGE_NUMBER.sub(lambda m: "\n\n" if text[m.start() - 1] in ".;:!?" else "\n", text)


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """The text, and what was done to read it."""
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), _wide(data) or "utf-8")
    try:
        text, notes = data.decode(encoding), ()
    except UnicodeDecodeError:
        return _eight_bit(data) if encoding == "utf-8" and b"\0" not in data else None
    return None if _CONTROL.search(text) else (text, notes)


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: half of its bytes are zero wherever it is ASCII."""
    zeros = [data[side:4096:2].count(0) for side in (0, 1)]
    if len(data) % 2 or max(zeros) * 20 < len(data[:4096]) or min(zeros):
        return ""
    return "utf-16-be" if zeros[0] else "utf-16-le"


def _eight_bit(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """TCVN3, VNI or Windows-1258, whichever makes the words Vietnamese; None where none does."""
    western = "".join(bytes([b]).decode("cp1252", "replace") if 0x80 <= b < 0xA0 else chr(b) for b in data)
    windows = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    code, read = best_reading(western)
    here = fit(windows)
    best = max(here.share, read.share)
    if best < _ENOUGH or _CONTROL.search(western):
        return None
    if here.share >= read.share:
        return windows, (note("Windows-1258"),)
    return decode(western, code), (note(code),)


def note(code: Code | str) -> str:
    """What the source column says of a text that was converted."""
    return f"chuyển từ bảng mã {code}"


_SEPARATOR = re.compile(r"[|:\-=+\s]*[-=]{2,}[|:\-=+\s]*")


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    """Lines in order; a run of two or more lines that form a table's rows is a table."""
    for kind, group in groupby(lines, _row_kind):
        run = list(group)
        rows = _rows(run, kind) if kind else []
        if len(rows) > 1:
            yield TextTable(tuple(rows))
        else:
            yield from (Paragraph(line) for line in run)


def _row_kind(line: str) -> str | int:
    """«|» for a row with bars, the number of tabs for a row with at least two, else nothing."""
    line = line.strip(" ")
    if line.startswith(("|", "+-", "+=")) and line.endswith(("|", "+")) and len(line) > 2:
        return "|"
    return line.count("\t") if line.count("\t") > 1 and line.strip() else ""


def _rows(lines: Sequence[str], kind: str | int) -> list[tuple[str, ...]]:
    if kind != "|":
        return [tuple(cell.strip() for cell in line.strip(" ").split("\t")) for line in lines]
    rows = [_barred(line) for line in lines if not _SEPARATOR.fullmatch(line.strip())]
    width = max(map(len, rows), default=0)
    return [(*row, *[""] * (width - len(row))) for row in rows]


def _barred(line: str) -> list[str]:
    inside = re.sub(r"(?<!\\)\|$", "", line.strip()[1:])
    cells = re.split(r"(?<!\\)\|", inside)
    return [re.sub(r"\s*<br\s*/?>\s*", "\n", cell.replace("\\|", "|").strip()) for cell in cells]
