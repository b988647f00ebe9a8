"""Writes Unicode as the fonts of before 2001 did: TCVN3 (ABC), one byte a letter, and VNI, a letter and its mark."""

import unicodedata
from collections.abc import Callable

_ROWS = {  # plain, grave, hook, tilde, acute, dot: TCVN 5712:1993, VN3
    "a": "61 B5 B6 B7 B8 B9",
    "ă": "A8 BB BC BD BE C6",
    "â": "A9 C7 C8 C9 CA CB",
    "e": "65 CC CE CF D0 D1",
    "ê": "AA D2 D3 D4 D5 D6",
    "i": "69 D7 D8 DC DD DE",
    "o": "6F DF E1 E2 E3 E4",
    "ô": "AB E5 E6 E7 E8 E9",
    "ơ": "AC EA EB EC ED EE",
    "u": "75 EF F1 F2 F3 F4",
    "ư": "AD F5 F6 F7 F8 F9",
    "y": "79 FA FB FC FD FE",
}
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_CAPITALS = {"Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7, "đ": 0xAE}

# VNI, as Windows-1252 shows it: what a vowel becomes, then the mark that follows it.
_VNI_VOWELS = {"ơ": "ô", "ư": "ö"}
_VNI_MARKS = {
    "": "\0øûõùï",  # on a, e, o, u, y, ơ, ư: plain, grave, hook, tilde, acute, dot
    "â": "âàåãáä",
    "ă": "êèúüéë",
}
_VNI_WHOLE = {"đ": "ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}


def tcvn3(text: str) -> bytes:
    """Capitals with a tone become small letters: the font .VnTimeH drew them as capitals."""
    return b"".join(_TCVN3.get(letter) or letter.encode("ascii") for letter in unicodedata.normalize("NFC", text))


def vni(text: str) -> bytes:
    return "".join(_vni_letter(letter) for letter in unicodedata.normalize("NFC", text)).encode("latin-1")


ENCODINGS: dict[str, Callable[[str], bytes]] = {"tcvn3": tcvn3, "vni": vni}


def _tcvn3_table() -> dict[str, bytes]:
    table: dict[str, bytes] = {}
    for vowel, row in _ROWS.items():
        for tone, code in zip(_TONES, row.split(), strict=True):
            letter = unicodedata.normalize("NFC", vowel + tone)
            table |= dict.fromkeys((letter.upper(), letter), bytes.fromhex(code))
    capitals = {letter: bytes([code]) for letter, code in _CAPITALS.items()}
    return table | {letter.upper(): letter.upper().encode() for letter in "aeiouy"} | capitals


def _vni_letter(letter: str) -> str:
    if letter.isascii():
        return letter
    small = letter.lower()
    shown = _VNI_WHOLE.get(small) or _vowel_and_mark(small)
    return shown.upper() if letter.isupper() else shown


def _vowel_and_mark(letter: str) -> str:
    for vowel in _ROWS:
        for place, tone in enumerate(_TONES):
            if unicodedata.normalize("NFC", vowel + tone) == letter:
                return _marked(vowel, place)
    raise ValueError(f"VNI has no {letter!r}")


def _marked(vowel: str, place: int) -> str:
    row = {"ê": "â", "ô": "â", "â": "â", "ă": "ă"}.get(vowel, "")
    base = _VNI_VOWELS.get(vowel) or unicodedata.normalize("NFD", vowel)[0]
    return base + _VNI_MARKS[row][place].replace("\0", "")


_TCVN3 = _tcvn3_table()
