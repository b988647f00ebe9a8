"""Every way to write the names of a directory, as folded words; shortened names under a common head.

«Sở Văn hóa, Thể thao và Du lịch» is written with other signs or none between its parts; «UBND các huyện Ba Tơ,
Sơn Hà» and «các Sở: Nội vụ, Tư pháp» say the head once. Names of all years are known here: which of them
counts on the plan's day is for agencies.py to say.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, TypeAlias, TypeVar

from cchc_xl.plan.spelling import Token, composed, tokens
from cchc_xl.values.words import Group

Words: TypeAlias = tuple[str, ...]
_T = TypeVar("_T")

# What stands between the parts of a name, and how else it is written.
_LINKS = frozenset((",", "-", "&", "và", "/"))
_LINK_SPELLINGS: tuple[Words, ...] = ((), (",",), ("-",), ("&",), ("và",), (",", "và"))
_GROUP_LINKS: tuple[Words, ...] = (*_LINK_SPELLINGS, ("/",))
_MOST_LINKS = 3  # beyond it a name keeps the links it has

# The kinds of units, in the words that stand between «UBND» and a unit's own name.
DISTRICT_KINDS: tuple[Words, ...] = (("huyện",), ("thị", "xã"), ("thành", "phố"), ("quận",))
COMMUNE_KINDS: tuple[Words, ...] = (("xã",), ("phường",), ("thị", "trấn"), ("đặc", "khu"))
_KINDS = (*DISTRICT_KINDS, *COMMUNE_KINDS)
_SHORT_KINDS: dict[Words, tuple[Words, ...]] = {
    ("huyện",): (("h",), ("h", ".")),
    ("thị", "xã"): (("t", ".", "x"), ("t", ".", "x", ".")),
    ("thành", "phố"): (("t", ".", "p"), ("t", ".", "p", ".")),
    ("xã",): (("x",), ("x", ".")),
    ("phường",): (("p",), ("p", ".")),
    ("thị", "trấn"): (("tt",), ("tt", ".")),
}
HEADS: tuple[Words, ...] = (("sở",), *(("ubnd", *kind) for kind in _KINDS))

# How plans call the groups, beside the group's own name; the links between the words may be any.
_GROUP_ALIASES: dict[str, tuple[str, ...]] = {
    Group.DEPARTMENTS: ("sở, ban, ngành", "sở, ban ngành", "sở, ngành", "sở ngành"),
    Group.DISTRICTS: ("UBND cấp huyện",),
    Group.COMMUNES: ("UBND cấp xã", "UBND cấp cơ sở"),
}
# Groups by other words than their own: read so, and said.
LOOSE_ALIASES: dict[str, tuple[str, ...]] = {
    Group.DEPARTMENTS: (
        "cơ quan chuyên môn thuộc UBND tỉnh",
        "cơ quan chuyên môn trực thuộc UBND tỉnh",
        "cơ quan chuyên môn cấp tỉnh",
        "cơ quan chuyên môn của UBND tỉnh",
    ),
}
# What units were before: since when they are of the kind that their name says, and of which they were until then.
FORMER_KINDS: dict[Words, tuple[dt.date, Words]] = {
    ("thị", "xã", "đức", "phổ"): (dt.date(2020, 2, 1), ("huyện",)),  # Nghị quyết 867/NQ-UBTVQH14
}
UNIT_GROUPS = {Group.DISTRICTS: DISTRICT_KINDS, Group.COMMUNES: COMMUNE_KINDS}


@dataclass(frozen=True)
class Names:
    """Folded words to codes of agencies (all years), to groups, and below a head («sở», «ubnd huyện») to codes.

    ``bare``: a unit's or department's own name without any head, as a sub-set of a group is written.
    """

    agencies: Mapping[Words, tuple[str, ...]]
    groups: Mapping[Words, str]
    short: Mapping[Words, Mapping[Words, tuple[str, ...]]]
    bare: Mapping[Words, tuple[str, ...]]
    longest: Mapping[str, int]  # the most words of a name, by its first
    loose: frozenset[Words] = frozenset()

    def agency_at(self, words: Sequence[Token], place: int) -> tuple[tuple[str, ...], int]:
        return self._longest(self.agencies, words, place)

    def group_at(self, words: Sequence[Token], place: int) -> tuple[str, int]:
        name, end = self._longest(self.groups, words, place)
        return name or "", end

    def short_at(self, words: Sequence[Token], place: int, heads: Iterable[Words]) -> tuple[tuple[str, ...], int]:
        """The longest name that begins there below one of the heads."""
        found = [self._longest(self.short.get(head, {}), words, place) for head in heads]
        return max(found, key=lambda f: f[1], default=((), place))

    def bare_at(self, words: Sequence[Token], place: int, members: Iterable[str]) -> tuple[tuple[str, ...], int]:
        """The longest own name that begins there, of somebody among the members."""
        codes, end = self._longest(self.bare, words, place)
        among = set(members)
        found = tuple(code for code in codes or () if code in among)
        return (found, end) if found else ((), place)

    def _longest(self, names: Mapping[Words, _T], words: Sequence[Token], place: int) -> tuple[_T | Any, int]:
        longest = self.longest.get(words[place].folded, 0) if place < len(words) else 0
        for end in range(min(place + longest, len(words)), place, -1):
            found = names.get(tuple(w.folded for w in words[place:end]))
            if found:
                return found, end
        return (), place


def names_of(rows: Sequence[dict[str, Any]]) -> Names:
    """The names of those rows of columns.AGENCIES, of their groups, and of the groups every plan may name."""
    agencies: dict[Words, list[str]] = {}
    short: dict[Words, dict[Words, list[str]]] = {head: {} for head in HEADS}
    for row in rows:
        for spelling in _spellings_of(row):
            _add(agencies, spelling, row["agency"])
            head = next((h for h in HEADS if spelling[: len(h)] == h and len(spelling) > len(h)), None)
            if head:
                _add(short[head], spelling[len(head) :], row["agency"])
    groups, bare = _group_names(rows), _bare(short)
    loose = {
        spelling for aliases in LOOSE_ALIASES.values() for alias in aliases for spelling in _group_spellings(alias)
    }
    return Names(
        {k: tuple(v) for k, v in agencies.items()},
        groups,
        {head: {k: tuple(v) for k, v in found.items()} for head, found in short.items()},
        bare,
        _longest((*agencies, *groups, *bare)),
        frozenset(loose),
    )


def _longest(names: Iterable[Words]) -> dict[str, int]:
    found: dict[str, int] = {}
    for words in names:
        found[words[0]] = max(len(words), found.get(words[0], 0))
    return found


def _bare(short: Mapping[Words, Mapping[Words, Sequence[str]]]) -> dict[Words, tuple[str, ...]]:
    found: dict[Words, list[str]] = {}
    for names in short.values():
        for words, codes in names.items():
            for code in codes:
                _add(found, words, code)
    return {words: tuple(codes) for words, codes in found.items()}


def _add(names: dict[Words, list[str]], words: Words, code: str) -> None:
    codes = names.setdefault(words, [])
    if code not in codes:
        codes.append(code)


def items(cell: str) -> list[str]:
    """The entries of a cell that lists them with semicolons."""
    return [item.strip() for item in cell.split(";") if item.strip()]


def _spellings_of(row: dict[str, Any]) -> Iterator[Words]:
    """How an agency is written: name, code and aliases, with other links, a unit with its kind shortened or alone."""
    for name in (row["agency_name"], row["agency"], *items(row["aliases"])):
        for spelling in spellings(name, _LINK_SPELLINGS):
            yield spelling
            yield from _of_a_unit(spelling)


def _of_a_unit(spelling: Words) -> Iterator[Words]:
    """«UBND huyện Ba Tơ» as «huyện Ba Tơ» and «UBND H. Ba Tơ»."""
    kind = next((k for k in _KINDS if spelling[1 : 1 + len(k)] == k), None)
    if spelling[:1] != ("ubnd",) or not kind or len(spelling) == 1 + len(kind):
        return
    yield spelling[1:]
    for written in _SHORT_KINDS.get(kind, ()):
        yield ("ubnd", *written, *spelling[1 + len(kind) :])


def spellings(name: str, links: Sequence[Words]) -> Iterator[Words]:
    """A name's folded words, with every choice of links between its parts."""
    words = folded_words(name)
    linked = [0 < n < len(words) - 1 and word in _LINKS for n, word in enumerate(words)]
    if sum(linked) > _MOST_LINKS:
        yield words
        return
    choices = [links if is_link else ((word,),) for word, is_link in zip(words, linked, strict=True)]
    for chosen in product(*choices):
        yield tuple(word for part in chosen for word in part)


def folded_words(text: str) -> Words:
    return tuple(token.folded for token in tokens(composed(text)))


def _group_names(rows: Iterable[dict[str, Any]]) -> dict[Words, str]:
    """Groups by name and alias, with and without «các»; clerks may add groups of their own."""
    names = dict.fromkeys([*(group for row in rows for group in items(row["groups"])), *Group])
    known: dict[Words, str] = {}
    for group in names:
        for alias in (group, *_GROUP_ALIASES.get(group, ()), *LOOSE_ALIASES.get(group, ())):
            known |= dict.fromkeys(_group_spellings(alias), str(group))
    return known


def _group_spellings(alias: str) -> Iterator[Words]:
    for spelling in spellings(alias, _GROUP_LINKS):
        yield spelling
        if spelling[0] == "các":
            yield spelling[1:]
        elif spelling[0] == "ubnd":
            yield ("ubnd", "các", *spelling[1:])
        else:
            yield ("các", *spelling)
