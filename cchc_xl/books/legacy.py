"""Vietnamese text from before Unicode: TCVN3 (ABC, fonts .Vn…) and VNI (fonts VNI-…), turned into Unicode.

Both put Vietnamese letters where Western ones stand («Céng hßa», «Coäng hoøa»), so only a font or the pattern of
the words tells. Proper Unicode is never converted: what no reading makes Vietnamese stays as it is.
"""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum

from cchc_xl.books.syllables import Fit, fit


class Code(StrEnum):
    """The old tables of characters, by the names that staff know."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"


# TCVN 5712:1993, VN3: one letter, one byte. Capitals with a tone exist only in the capital fonts (.VnTimeH).
TCVN3: dict[str, str] = dict(
    zip(
        "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
        "¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ¡¢£¤¥¦§",
        strict=True,
    )
)


def _vni() -> dict[str, str]:
    """VNI for Windows: a letter and its mark are two characters, but for ơ, ư, đ, ỵ and the letters on i."""
    rows = (
        ("aeouyơư", "\u0301\u0300\u0309\u0303\u0323", "ùøûõï"),
        ("aeo", "\u0302 \u0302\u0301 \u0302\u0300 \u0302\u0309 \u0302\u0303 \u0302\u0323", "âáàåãä"),
        ("a", "\u0306 \u0306\u0301 \u0306\u0300 \u0306\u0309 \u0306\u0303 \u0306\u0323", "êéèúüë"),
    )
    own = dict(zip("ơưđíìỉĩịỵ", "ôöñíìæóòî", strict=True))
    table = dict(own)
    for bases, accents, marks in rows:
        for base in bases:
            for accent, mark in zip(accents.split() if " " in accents else accents, marks, strict=True):
                table.setdefault(unicodedata.normalize("NFC", base + accent), own.get(base, base) + mark)
    return table | {letter.upper(): code.upper() for letter, code in table.items()}


VNI: dict[str, str] = _vni()

_LETTERS = {
    Code.TCVN3: {code: letter for letter, code in TCVN3.items()},
    # A capital's mark is often typed in lower case: «Aù» for «AÙ».
    Code.VNI: {code[0] + code[1:].lower(): letter for letter, code in VNI.items()}
    | {code: letter for letter, code in VNI.items()},
}
_WRITTEN = {
    code: re.compile("|".join(map(re.escape, sorted(letters, key=len, reverse=True))))
    for code, letters in _LETTERS.items()
}
_UNICODE_ONLY = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ\u0300\u0301\u0303\u0309\u0323]")
_SURE, _DOUBTFUL = 0.9, 0.5


def code_of_font(font: str) -> tuple[Code | None, bool]:
    """The table that a font's name tells, and whether it shows every letter as a capital (.VnTimeH)."""
    name = font.strip().casefold()
    if name.startswith(".vn"):
        return Code.TCVN3, font.strip().endswith("H")
    return (Code.VNI, False) if name.startswith(("vni-", "vni ")) else (None, False)


def is_unicode(text: str) -> bool:
    """Whether the text holds Vietnamese letters that only Unicode has."""
    return bool(_UNICODE_ONLY.search(text))


def decode(text: str, code: Code) -> str:
    """The text as it was meant, NFC. Words typed in capitals get their toned letters as capitals too."""
    letters = _LETTERS[code]
    read = _WRITTEN[code].sub(lambda match: letters[match.group()], text)
    return unicodedata.normalize("NFC", _with_capitals(text, read) if code is Code.TCVN3 else read)


def is_written_in(text: str, code: Code) -> bool:
    """Whether text in a font of that table is really written in it: unless it was Unicode all along, it is."""
    return not is_unicode(text) and fit(decode(text, code)).share >= fit(text).share


def code_of_text(text: str, words: int = 3) -> Code | None:
    """The table in which a whole text is surely written; None for proper Unicode, ASCII and whatever is unclear.

    Fewer accented ``words`` than that are no proof.
    """
    if is_unicode(text):
        return None
    now = fit(text)
    if now.marked < words or now.share > _DOUBTFUL:
        return None
    code, read = best_reading(text)
    return code if read.share >= _SURE else None


def best_reading(text: str) -> tuple[Code, Fit]:
    """The table that makes the text most Vietnamese, and how much so."""
    return max(((code, fit(decode(text, code))) for code in Code), key=lambda pair: (pair[1].share, pair[1].good))


def convert(texts: Sequence[str]) -> tuple[list[str], list[Code]]:
    """A document's texts with those in a legacy table converted, and the tables met.

    A document without any Unicode letter is judged as a whole, so that its short texts follow the long ones.
    Otherwise each text has to be sure by itself; where one is, a word or two are enough for others in its table.
    """
    is_mixed = any(map(is_unicode, texts))
    codes = _codes_one_by_one(texts) if is_mixed else [code_of_text("\n".join(texts))] * len(texts)
    read = [decode(text, code) if code else text for text, code in zip(texts, codes, strict=True)]
    met = (code for code, old, new in zip(codes, texts, read, strict=True) if code and old != new)
    return read, list(dict.fromkeys(met))


def _codes_one_by_one(texts: Sequence[str]) -> list[Code | None]:
    codes = [code_of_text(text) for text in texts]
    sure = set(codes) - {None}
    short = [code_of_text(text, 1) if sure and not code else code for text, code in zip(texts, codes, strict=True)]
    return [code if code in sure else None for code in short]


_WORD = re.compile(r"[^\W\d_]+")


def _with_capitals(typed: str, read: str) -> str:
    """TCVN3 has no toned capitals: «CéNG HßA» was typed with a capital font on its vowels, and is «CỘNG HÒA».

    ``typed`` and ``read`` have the same length: TCVN3 writes each letter as one character.
    """
    start, lines = 0, []
    for line in read.splitlines(keepends=True):
        lines.append(_line_with_capitals(typed[start : start + len(line)], line))
        start += len(line)
    return "".join(lines)


def _line_with_capitals(typed: str, read: str) -> str:
    words = {m.span(): _case(typed[m.start() : m.end()]) for m in _WORD.finditer(read)}
    toned = any(kind == "upper" and not typed[slice(*span)].isascii() for span, kind in words.items())
    capital = {"upper"} if not toned or "lower" in words.values() else {"upper", ""}
    return _WORD.sub(lambda m: m[0].upper() if words[m.span()] in capital else m[0], read)


def _case(typed: str) -> str:
    """«upper» with two plain capitals and no small letter, «lower» with a small one, "" where one cannot tell."""
    if re.search(r"[a-z]", typed):
        return "lower"
    return "upper" if len(re.findall(r"[A-Z]", typed)) > 1 else ""
