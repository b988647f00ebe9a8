"""The name that begins at a word: one agency, a group, or names below a head that was said once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cchc_xl.plan import bodies
from cchc_xl.plan.name_ends import completed
from cchc_xl.plan.name_line import NAME_WORDS, Found, NameLine
from cchc_xl.plan.names import HEADS, UNIT_GROUPS, Words, folded_words
from cchc_xl.plan.naming import Mention, Remark
from cchc_xl.plan.unknown_names import unknown_at
from cchc_xl.values.words import Group

LEVELS: Words = ("ubnd", "cấp")  # the head of «cấp xã» behind «UBND cấp huyện»
_UNIT_HEADS = (LEVELS, *(head for head in HEADS if head[0] == "ubnd"))
_MANY = frozenset(("các", "những", "tất", "toàn", "mọi"))
_QUANTITIES: tuple[Words, ...] = (
    ("tất", "cả"),
    ("toàn", "bộ"),
    ("toàn", "thể"),
    ("từng",),
    ("mỗi",),
)

_WHERE: tuple[Words, ...] = tuple(
    folded_words(where)
    for where in ("miền núi", "ven biển", "đồng bằng", "trung du", "phía tây", "sau", "sau đây", "còn lại")
)


@dataclass(frozen=True)
class NameReader(NameLine):
    """Reads the names of one line."""

    def at(self, place: int, heads: Sequence[Words], *, listed: bool) -> Found | None:
        """Whoever is named from that word on; ``listed``: where an unknown name may begin too."""
        found = self._known_at(place, heads)
        concerned = bodies.concerned_at(self.line, self.words[place].start)
        if concerned > (self.words[found.end - 1].end if found else self.words[place].start):
            return self.unnamed(place, concerned)
        if found:
            return found
        return unknown_at(self, place) if listed else None

    def known_at(self, place: int) -> bool:
        """Whether a name of the directory or of a body outside begins there, with nothing before it said."""
        word = self.words[place]
        is_name = self.line[word.start].isupper() or word.folded in NAME_WORDS
        return is_name and (self._known_at(place, ()) is not None or self.outside_at(place) > place)

    def heads_at(self, place: int) -> tuple[Words, ...]:
        """The heads that a line ends with, its names below it: «UBND các huyện:», «Các sở:»."""
        place += self.says(place, "ubnd")
        place += self.says(place, "các")
        kinds, end = self.kinds_at(place)
        heads = tuple(("ubnd", *kind) for kind in kinds)
        if self.says(place, "sở"):
            heads, end = (("sở",),), place + 1
        return heads if self.says(end, ":") and end + 1 == len(self.words) else ()

    def _known_at(self, begin: int, heads: Sequence[Words]) -> Found | None:
        places = [p for p in (*bodies.behind_titles(self.words, begin), begin) if p < len(self.words)]
        return next((found for p in places if (found := self._named_at(begin, p, heads))), None)

    def _named_at(self, begin: int, place: int, heads: Sequence[Words]) -> Found | None:
        """The longest name at ``place``; before it stands the title of its head, from ``begin`` on."""
        tries = (self._group_at(place), self._agency_at(place), self._units_at(place), self._short_at(place, heads))
        found = max((f for f in tries if f), key=lambda f: f.end, default=None)
        return completed(self, begin, found) if found else None

    def _agency_at(self, place: int) -> Found | None:
        codes, end = self.meaning.known.agency_at(self.words, place)
        if not codes:
            return None
        spelled = tuple(w.folded for w in self.words[place:end])
        heads = tuple(h for h in HEADS if h in (spelled[: len(h)], ("ubnd", *spelled[: len(h) - 1])))
        return self._agency(codes, place, end, heads)

    def _short_at(self, place: int, heads: Sequence[Words]) -> Found | None:
        """A shortened name below the heads that the text has said."""
        if LEVELS in heads and (found := self._level_at(place)):
            return found
        if not heads or not self.may_be_a_name(place):
            return None
        codes, end = self.meaning.known.short_at(self.words, place, heads)
        return self._agency(codes, place, end, heads) if codes else None

    def _level_at(self, place: int) -> Found | None:
        """«cấp xã» or «xã» behind «UBND cấp huyện»."""
        for before in (LEVELS[:1], LEVELS):
            for end in (place + 2, place + 1):
                spelled = (*before, *(w.folded for w in self.words[place:end]))
                name = self.meaning.known.groups.get(spelled, "")
                if name and end <= len(self.words):
                    return self._group(name, (), place, end)
        return None

    def _agency(self, codes: Sequence[str], place: int, end: int, heads: Sequence[Words]) -> Found:
        district, behind = self._district_behind(codes, end)
        meant = self.meaning.placed(codes, district) if district else self.meaning.agency(codes)
        return Found((self.mention(meant, place, behind),), behind, tuple(heads))

    def _district_behind(self, codes: Iterable[str], end: int) -> tuple[str, int]:
        """The district that the text names beside a commune: «xã Ba Vì, huyện Ba Tơ», «xã Ba Vì (Ba Tơ)»."""
        if not any(self.meaning.is_commune(code) for code in codes):
            return "", end
        place = self._behind_of(end + 1 if self.says(end, ",") else end)
        return self.district_at(place, end)

    def district_at(self, place: int, otherwise: int) -> tuple[str, int]:
        """A district's code and the place behind it, where its name without «UBND» begins at ``place``."""
        if place >= len(self.words) or self.words[place].folded == "ubnd":
            return "", otherwise
        codes, end = self.meaning.known.agency_at(self.words, place)
        if len(codes) != 1 or end - place < 2 or not self.meaning.is_district(codes[0]):  # a code is no place
            return "", otherwise
        return codes[0], end

    def _districts_behind(self, end: int) -> tuple[list[str], int]:
        """The districts that the text names beside the communes: «thuộc huyện Ba Tơ, huyện Minh Long»."""
        found: list[str] = []
        place = self._behind_of(end)
        while True:
            code, behind = self.district_at(place, end)
            if not code:
                return found, end
            found.append(code)
            place = end = behind
            place += place < len(self.words) and self.words[place].folded in (",", "và")

    def _behind_of(self, place: int) -> int:
        for written in (("trực", "thuộc"), ("thuộc",), ("của",), ("trên", "địa", "bàn"), ("-",)):
            if self.says(place, *written):
                return place + len(written)
        return place

    def _group_at(self, begin: int) -> Found | None:
        place = self._behind_quantity(begin)
        name, end = self.meaning.known.group_at(self.words, place)
        if not name:
            return None
        found = self._group(name, (), begin, end)
        spelled = tuple(w.folded for w in self.words[place:end])
        if spelled not in self.meaning.known.loose or found.mentions[0].remark:
            return found
        return replace(found, mentions=(replace(found.mentions[0], remark=Remark.LOOSE),))

    def _behind_quantity(self, place: int) -> int:
        for written in _QUANTITIES:
            if self.says(place, *written):
                return place + len(written)
        return self._behind_number(place)

    def _behind_number(self, place: int) -> int:
        """Behind «13» or «13/13»."""
        texts = [word.folded for word in self.words[place : place + 3]]
        if not texts or not texts[0].isdigit():
            return place
        return place + (3 if len(texts) == 3 and texts[1] == "/" and texts[2].isdigit() else 1)

    def _units_at(self, begin: int) -> Found | None:
        """«UBND các huyện, thị xã, thành phố», or those before the names of some: «UBND các huyện Ba Tơ, Sơn Hà»."""
        first = self._behind_quantity(begin)
        first += self.says(first, "ubnd")
        place = self._behind_number(first)
        place += place == first and place < len(self.words) and self.words[place].folded in _MANY
        is_many = place > first or first > begin + self.says(begin, "ubnd")
        if self.says(place, "sở"):
            return self._below_heads(begin, place + 1, (("sở",),))
        kinds, end = self.kinds_at(place)
        named = self._below_heads(begin, end, [("ubnd", *kind) for kind in kinds]) if kinds else None
        if named or not kinds:
            return named
        if is_many or len(kinds) > 1:
            return self._groups_of(kinds, begin, end)
        return self._own(begin, end, kinds)

    def _own(self, begin: int, end: int, kinds: Sequence[Words]) -> Found | None:
        """«UBND huyện» without a name, in a district's own plan."""
        own = self.meaning.own(kinds[0]) if self.says(begin, "ubnd") else ""
        return self._agency((own,), begin, end, ()) if own else None

    def _below_heads(self, begin: int, end: int, heads: Sequence[Words]) -> Found | None:
        place = self._behind_opening(end)
        is_said = place > end
        last = heads if is_said else heads[-1:]
        if place >= len(self.words) or not self.may_be_a_name(place):
            return None
        codes, behind = self.meaning.known.short_at(self.words, place, last)
        if not codes:
            return None
        found = self._agency(codes, begin, behind, heads if is_said else last)
        before = () if is_said or len(heads) == 1 else self._partly([head[1:] for head in heads[:-1]], begin, place)
        if not before:
            return found
        named = replace(found.mentions[0], words=self.text(place, found.end), start=self.words[place].start)
        return replace(found, mentions=(*before, named))

    def _behind_opening(self, end: int) -> int:
        """Behind «:», «gồm:», «miền núi (»: what opens the list of those whom the words before it head."""
        place = next((end + len(where) for where in _WHERE if self.says(end, *where)), end)
        place = bodies.behind_listing(self.words, place)
        if self.says(place, ":") or self.says(place, "("):
            return place + 1
        return place if bodies.behind_listing(self.words, end) > end else end

    def _partly(self, kinds: Sequence[Words], begin: int, end: int) -> tuple[Mention, ...]:
        """«UBND các huyện, thị xã Đức Phổ»: the kinds before the one that the name belongs to."""
        while not self.says(end - 1, *kinds[-1][-1:]):
            end -= 1
        return self._groups_of(kinds, begin, end).mentions

    def _groups_of(self, kinds: Sequence[Words], begin: int, end: int) -> Found:
        """The group, or the two, that the listed kinds are; only some kinds of a group are asked about."""
        found: list[Found] = []
        for group, its_kinds in UNIT_GROUPS.items():
            listed = [kind for kind in kinds if kind in its_kinds]
            found += [self._group(group, listed, begin, end)] if listed else []
        return replace(found[-1], mentions=tuple(m for f in found for m in f.mentions))

    def _group(self, name: str, kinds: Sequence[Words], begin: int, end: int) -> Found:
        """A group, or its members in one district: «UBND cấp xã thuộc huyện Ba Tơ»."""
        is_of_units = name in UNIT_GROUPS
        districts, behind = self._districts_behind(end) if name == Group.COMMUNES else ((), end)
        meant = self.meaning.group(name, kinds, districts)
        return Found((self.mention(meant, begin, behind),), behind, _UNIT_HEADS if is_of_units else ())
