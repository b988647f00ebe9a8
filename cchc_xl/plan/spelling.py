"""Vietnamese words as one spelling, so that equal words compare equal. Only here is viet-text-tools known.

Accents carry meaning (Ba Tơ and Ba Tô are two communes) and stay; what goes is the difference between
precomposed and combining characters, between the two ways to place a tone (hòa, hoà; Ủy, Uỷ), between
capitals and small letters, between kinds of dashes and spaces.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from viet_text_tools import (  # pyright: ignore[reportMissingTypeStubs]
    normalize_diacritics,  # pyright: ignore[reportUnknownVariableType]
)

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
_DASHES = "–—‑−"


@dataclass(frozen=True)
class Token:
    """A word or a sign: folded, with its place in the text it came from."""

    folded: str
    start: int
    end: int


def composed(text: str) -> str:
    """The text in NFC, every kind of space a plain one, without characters that do not print."""
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"[^\S\n]", " ", text)
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf"))


def bare(text: str) -> str:
    """The composed text without tone and vowel marks; one character for one."""
    plain = text.replace("đ", "d").replace("Đ", "D")
    return "".join(unicodedata.normalize("NFD", character)[0] for character in plain)


@lru_cache(maxsize=8192)
def folded_word(word: str) -> str:
    """One word as it compares: NFC, the tone in its traditional place, small letters."""
    return "-" if word in _DASHES else normalize_diacritics(word).casefold()


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Words of ``text`` as they compare, one blank between; signs are words of their own."""
    return " ".join(token.folded for token in tokens(text))


def tokens(text: str) -> tuple[Token, ...]:
    """The words and signs of a composed text, «Ủy ban nhân dân» as ubnd, «TP» and «TX» written out."""
    plain = [Token(folded_word(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    return tuple(_written_out(_abbreviated(plain)))


_PEOPLES_COMMITTEE = (["ủy", "ban", "nhân", "dân"], ["ubnd", "(", "ubnd", ")"])
_ITS_ENDS = frozenset(written[-1] for written in _PEOPLES_COMMITTEE)
_LONG = {"tp": ("thành", "phố"), "tx": ("thị", "xã")}


def _abbreviated(plain: list[Token]) -> list[Token]:
    found: list[Token] = []
    for token in plain:
        found.append(token)
        for written in _PEOPLES_COMMITTEE if token.folded in _ITS_ENDS else ():
            if [t.folded for t in found[-len(written) :]] == written:
                found[-len(written) :] = [Token("ubnd", found[-len(written)].start, token.end)]
    return found


def _written_out(plain: list[Token]) -> list[Token]:
    if not any(token.folded in _LONG for token in plain):
        return plain
    found: list[Token] = []
    for before, token in zip([None, *plain], plain, strict=False):
        if token.folded == "." and before and before.folded in _LONG:
            continue  # TP. Quảng Ngãi
        found += [Token(word, token.start, token.end) for word in _LONG.get(token.folded, (token.folded,))]
    return found
