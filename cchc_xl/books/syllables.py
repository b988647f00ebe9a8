"""How Vietnamese a text looks: the share of its accented words that are possible Vietnamese syllables."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_CLOSED_TONES = "\u0301\u0323"  # a syllable that ends in c, ch, p, t is sắc or nặng
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    r"(?:oo(?=ng?$|c$)|(?!oo|uu)[ou]?(?:iê|yê|uô|ươ|ia|ya|ua|ưa|[aăâeêioôơuưy]))"
    r"(?P<end>ch|ng|nh|[cmnpt]|(?<=[aâ])y|(?<=[aoôơuư])i|(?<=[ae])o|(?<=[aâêiyơư])u)?"
)
_WORDS = re.compile(r"[^\s!-@\[-`{-~–—‘’“”…]+")


@dataclass(frozen=True)
class Fit:
    """How many words bear a letter beyond ASCII, and how many of these are Vietnamese."""

    good: int
    marked: int

    @property
    def share(self) -> float:
        """0 to 1; 1 where no word is marked, because nothing speaks against it."""
        return self.good / self.marked if self.marked else 1.0


def fit(text: str) -> Fit:
    """Counts over a text; ASCII words say nothing and are left out."""
    marked = [word for word in _WORDS.findall(text) if not word.isascii()]
    return Fit(sum(map(_is_syllable, marked)), len(marked))


@lru_cache(maxsize=20_000)
def _is_syllable(word: str) -> bool:
    if not (word.islower() or word.isupper() or word[1:].islower()):
        return False
    split = unicodedata.normalize("NFD", word.lower())
    tones = [c for c in split if c in _TONES]
    bare = unicodedata.normalize("NFC", "".join(c for c in split if c not in _TONES))
    match = _SYLLABLE.fullmatch(bare)
    if not match or len(tones) > 1:
        return False
    return match["end"] not in ("c", "ch", "p", "t") or (bool(tones) and tones[0] in _CLOSED_TONES)
