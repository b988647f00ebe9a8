"""What a column of a returned form is, by its header: as it was printed, or as somebody rewrote it.

Only words known not to change the meaning are passed over: «Ngày hoàn thành dự kiến» is no «Ngày hoàn thành».
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from cchc_xl.forms.cells import folded
from cchc_xl.values.columns import LATER_FORM
from cchc_xl.values.grid import Cell

# What agencies call the columns: without accents, punctuation and capitals.
_ALIASES: dict[str, tuple[str, ...]] = {
    "number": ("so tt", "so thu tu", "tt"),
    "milestone": ("ma", "ma so moc", "ma moc thoi han", "moc"),
    "task_content": ("noi dung nhiem vu", "ten nhiem vu", "nhiem vu duoc giao"),
    "content": ("noi dung bao cao", "noi dung can bao cao", "viec phai bao cao"),
    "products": ("san pham dau ra", "san pham du kien", "ket qua san pham"),
    "deadline": ("thoi han hoan thanh", "han hoan thanh", "thoi han thuc hien", "han"),
    "progress": ("tien do thuc hien", "tinh trang thuc hien", "tinh hinh thuc hien", "trang thai", "tien do cong viec"),
    "done_on": ("ngay da hoan thanh", "ngay hoan thanh thuc te", "thoi gian hoan thanh", "ngay thuc hien xong"),
    "document": (
        "so ky hieu", "so ki hieu", "so ki hieu van ban", "so van ban", "so hieu van ban", "ky hieu van ban",
        "so va ky hieu van ban", "so ky hieu cua van ban", "so cong van", "so kh van ban", "van ban so ky hieu",
    ),
    "document_date": (
        "ngay ban hanh", "ngay ban hanh van ban", "ngay thang van ban", "ngay thang nam van ban", "ngay ky van ban",
        "ngay cua van ban", "ngay vb", "van ban ngay",
    ),
    "outcome": (
        "ket qua", "ket qua thuc hien", "ket qua thuc hien trong ky", "ket qua dat duoc", "ket qua dat duoc trong ky",
    ),
    "difficulty": (
        "kho khan vuong mac", "kho khan", "vuong mac", "kho khan vuong mac va nguyen nhan", "kho khan va nguyen nhan",
        "ton tai kho khan vuong mac", "kho khan nguyen nhan",
    ),
    "proposal": ("kien nghi", "de xuat", "de xuat kien nghi", "kien nghi va de xuat"),
    "expected_on": (
        "du kien", "ngay du kien hoan thanh", "ngay hoan thanh du kien", "du kien ngay hoan thanh",
        "thoi gian du kien hoan thanh", "du kien thoi gian hoan thanh", "thoi gian hoan thanh du kien",
    ),
}  # fmt: skip

# Words that people add to a header and that leave its meaning as it is.
_HARMLESS = (
    "bat buoc", "neu co", "chon trong danh sach", "chon", "ghi ro", "ghi ngan gon", "khong sua", "khoa", "cot",
    "cua don vi", "cua co quan", "don vi nhap", "co quan nhap", "dd mm yyyy", "ngay thang nam", "ngay thang",
    "theo danh sach",
)  # fmt: skip

_LONGEST = 80  # characters of a header: a cell with more is an answer

EXACT: dict[str, str] = {c.header: c.field for c in LATER_FORM.columns}


def field_of(cell: Cell) -> str | None:
    """The field whose header the cell is, whatever its case, blanks and composition; None for others."""
    if not isinstance(cell, str) or len(cell) > _LONGEST:
        return None
    return EXACT.get(cell) or _PRINTED.get(_as_printed(cell))


@lru_cache(4096)
def meant_field(text: str) -> str | None:
    """The field that a header means: without accents, rewritten in a known way, or with harmless words added."""
    words = folded(text) if len(text) <= _LONGEST else ""
    while words and words not in _KNOWN:
        shorter = next((words[: -len(extra)] for extra in _BEHIND if words.endswith(extra)), "")
        shorter = shorter or next((words[len(extra) :] for extra in _BEFORE if words.startswith(extra)), "")
        words = shorter
    return _KNOWN.get(words)


def below(upper: Sequence[Cell], lower: Sequence[Cell]) -> list[list[str]]:
    """For each column what a header of two lines may say there, likeliest first; nothing where there is one line.

    The upper cell of a merged pair stands over its left column only: it counts for those to the right of it.
    """
    said: list[list[str]] = []
    over = ""
    for column, cell in enumerate(lower):
        above = upper[column] if column < len(upper) else None
        over = above if isinstance(above, str) else over
        text = cell if isinstance(cell, str) else ""
        said.append([text, f"{text} {over}", f"{over} {text}"] if text and len(text) <= _LONGEST else [])
    return said


def _as_printed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


_PRINTED = {_as_printed(c.header): c.field for c in LATER_FORM.columns}
_KNOWN = {alias: field for field, aliases in _ALIASES.items() for alias in aliases} | {
    folded(c.header): c.field for c in LATER_FORM.columns
}
_BEHIND = tuple(f" {words}" for words in sorted(_HARMLESS, key=len, reverse=True))
_BEFORE = tuple(f"{words} " for words in sorted(_HARMLESS, key=len, reverse=True))
