"""One line of names: its words, what a directory says of them, and what its readers ask it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from cchc_xl.plan import bodies
from cchc_xl.plan.names import COMMUNE_KINDS, DISTRICT_KINDS, Names, Words
from cchc_xl.plan.naming import Mention, Naming
from cchc_xl.plan.spelling import Token

SEPARATORS = frozenset((",", ";", ".", ":", "và", "cùng", "với", "hoặc"))
NAME_WORDS = frozenset(("các", "ubnd", "sở"))  # they begin names without a capital too


class Meaning(Protocol):
    """What a directory says about names, on the day of the plan."""

    @property
    def known(self) -> Names: ...
    @property
    def province(self) -> Words: ...
    @property
    def districts(self) -> tuple[str, ...]: ...
    @property
    def everybody(self) -> tuple[str, ...]: ...
    def own(self, kind: Words) -> str: ...
    def agency(self, codes: Sequence[str]) -> Mention: ...
    def group(self, name: str, kinds: Sequence[Words] = (), districts: Sequence[str] = ()) -> Mention: ...
    def unknown(self, words: str) -> Mention: ...
    def placed(self, codes: Sequence[str], district: str) -> Mention: ...
    def is_district(self, code: str) -> bool: ...
    def is_commune(self, code: str) -> bool: ...
    def located(self, name: str, heads: Sequence[Words], district: str) -> Mention | None: ...


@dataclass(frozen=True)
class Found:
    """Who is named at a place, the place behind the name, and the heads that shortened names may go on with."""

    mentions: tuple[Mention, ...]
    end: int
    heads: tuple[Words, ...] = ()


@dataclass(frozen=True)
class NameLine:
    """A line and its tokens. Whatever is looked for in it is looked for by exact folded words."""

    line: str
    words: Sequence[Token]
    meaning: Meaning

    def text(self, begin: int, end: int) -> str:
        """The line from one word to before another."""
        return self.line[self.words[begin].start : self.words[end - 1].end]

    def says(self, place: int, *texts: str) -> bool:
        """Whether those folded words stand there."""
        if place >= len(self.words) or self.words[place].folded != texts[0]:
            return False
        return tuple(w.folded for w in self.words[place : place + len(texts)]) == texts

    def is_mixed(self) -> bool:
        """Whether capitals mean something in this line."""
        return any(c.isupper() for c in self.line) and any(c.islower() for c in self.line)

    def may_be_a_name(self, place: int) -> bool:
        """Whether a name may begin there: in a line of small and capital letters with a capital."""
        return self.line[self.words[place].start].isupper() or not self.is_mixed

    def begins(self, place: int) -> bool:
        """Whether a name of the directory begins there, as where a line break between two was lost."""
        if not self.line[self.words[place].start].isupper() and self.words[place].folded not in NAME_WORDS:
            return False
        return bool(
            self.meaning.known.agency_at(self.words, place)[0] or self.meaning.known.group_at(self.words, place)[0]
        )

    def is_separator(self, place: int) -> bool:
        """Whether a sign or a word stands there that only parts names."""
        word = self.words[place].folded
        return word in SEPARATORS or not word[0].isalnum()

    def is_over(self, place: int) -> bool:
        """Whether a name that ends before that place surely ends there."""
        return place >= len(self.words) or self.is_separator(place) or bodies.is_verb_at(self.words, place)

    def is_concerned(self, place: int) -> bool:
        """Whether «(có) liên quan» stands there."""
        return self.says(place, "liên", "quan") or self.says(place, "có", "liên", "quan")

    def outside_at(self, place: int) -> int:
        """Behind the words that a body outside begins with; one word alone must look like a name: báo, Báo."""
        if place >= len(self.words):
            return place
        end = bodies.outside_at(self.words, place)
        is_name = end - place > 1 or self.may_be_a_name(place)
        return end if is_name and end > bodies.behind_verb(self.words, place) else place

    def kinds_at(self, place: int) -> tuple[tuple[Words, ...], int]:
        """The kinds of units listed from there, and the place behind the last."""
        found: list[Words] = []
        end = place
        while True:
            place += bool(found) and self.says(place, "các")
            kind = next((k for k in (*DISTRICT_KINDS, *COMMUNE_KINDS) if self.says(place, *k)), None)
            if not kind:
                return tuple(found), end
            found.append(kind)
            place = end = place + len(kind)
            place += place < len(self.words) and self.words[place].folded in (",", "/", "-", "và")
            place += place < len(self.words) and self.words[place - 1].folded == "," and self.says(place, "và")

    def mention(self, meant: Mention, begin: int, end: int) -> Mention:
        """What those words mean, with the words."""
        return replace(meant, words=self.text(begin, end), start=self.words[begin].start)

    def unnamed(self, place: int, end: int) -> Found:
        """The words up to a place in the text, as nobody in particular."""
        behind = next((n for n in range(place, len(self.words)) if self.words[n].start >= end), len(self.words))
        start = self.words[place].start
        return Found((Mention(self.line[start:end], Naming.UNNAMED, start=start),), behind)
