"""Who a line names and what it says they do: lists of names, exceptions, notes, duties, roles in the text.

A list of names ends where a verb begins; what follows is the part of all those just named, up to the next
name that has a verb of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cchc_xl.plan import bodies
from cchc_xl.plan.group_parts import begins_exception, exception_at, narrowed_at, without
from cchc_xl.plan.name_line import Found
from cchc_xl.plan.name_reader import NameReader
from cchc_xl.plan.names import Words
from cchc_xl.plan.naming import Mention, Naming, Remark
from cchc_xl.plan.roles import behind_with, is_role_at, opening_role, role_of_duty
from cchc_xl.plan.spelling import Token
from cchc_xl.values.words import Role

_ENDS_CLAUSE = frozenset((";", "."))


@dataclass
class LineReader:
    """Reads one line from left to right: what is read so far, those whose duty may still come, the last heads."""

    names: NameReader
    heads: Sequence[Words] = ()
    done: list[Mention] = field(default_factory=list[Mention])
    subjects: list[Mention] = field(default_factory=list[Mention])
    role: Role | None = None

    def read(self, place: int = 0) -> list[Mention]:
        """Everybody the line names from that word on, in its order."""
        while place < len(self.words):
            place = self._step(place)
        self._flush()
        return sorted(self.done, key=lambda mention: mention.start)

    @property
    def words(self) -> Sequence[Token]:
        return self.names.words

    def _flush(self) -> None:
        self.done += self.subjects
        self.subjects = []

    def _step(self, place: int) -> int:
        """Reads what begins at that word; the place behind it."""
        if self._is_exception(place):
            return self._except(place)
        if self.names.is_separator(place):
            if self.words[place].folded in _ENDS_CLAUSE:
                self._flush()
            return place + 1
        if not self.subjects and (opened := self._opening(place)):
            return opened
        if heads := self.names.heads_at(place):
            self.heads = heads
            return len(self.words)
        found = self.names.at(place, self.heads, listed=self._is_listed(place))
        if found:
            return self._name(place, found)
        return self._duty(place)

    def _is_listed(self, place: int) -> bool:
        """Whether a name that nobody knows may begin here: first of all, or behind a separator."""
        return place == 0 or self.names.is_separator(place - 1) or not self.subjects

    def _opening(self, place: int) -> int:
        """Behind «Giao», «Phối hợp:», where they lead to names."""
        role, end = opening_role(self.words, place)
        if end > place:
            self.role = role
            return end
        end = bodies.behind_leading(self.words, place)
        is_name = end < len(self.words) and end > place and self.names.at(end, self.heads, listed=True)
        return end if is_name or self.names.says(end, ":") else 0

    # Names

    def _name(self, place: int, found: Found) -> int:
        self.heads = found.heads
        mentions = [replace(m, role=m.role or self.role) for m in found.mentions]
        if self.words[place - 1].folded == "hoặc" and place and self.subjects:
            self.subjects[-1] = replace(self.subjects[-1], remark=Remark.EITHER)
            mentions[0] = replace(mentions[0], remark=Remark.EITHER)
        narrowed = narrowed_at(self.names, mentions[-1], found.end, self.heads)
        if narrowed:
            self.subjects += [*mentions[:-1], *narrowed.mentions]
            return narrowed.end
        self.subjects += mentions
        return self._note(found.end)

    # Exceptions

    def _is_exception(self, place: int) -> bool:
        is_of_groups = any(m.naming is Naming.GROUP for m in self.subjects)
        return is_of_groups and begins_exception(self.words, place)

    def _except(self, place: int) -> int:
        """Takes those named behind «trừ» out of the groups before it; unsure whom: nobody, and it is asked."""
        members = tuple(dict.fromkeys(c for m in self.subjects if m.naming is Naming.GROUP for c in m.agencies))
        exception = exception_at(self.names, place, members, self.heads)
        self.subjects = [without(m, exception) for m in self.subjects]
        return exception.end

    # Notes and duties

    def _note(self, place: int) -> int:
        """A note in parentheses right behind a name is its duty; a place or another way to write it is not."""
        if not self.names.says(place, "(") or self._is_exception(place):
            return place
        end = next((n for n in range(place, len(self.words)) if self.words[n].folded == ")"), len(self.words))
        behind = min(end + 1, len(self.words))
        if not self._is_the_same(place + 1, end) and end > place + 1:
            note = self.names.line[self.words[place].end : self.words[end - 1].end].strip()
            self._partners(place + 1, end)
            if role_of_duty(note) == (Role.COORDINATING, True):  # «Sở A, Sở B (phối hợp)»: nobody else has a role yet
                self.subjects = [s if s.duty or s.role else replace(s, duty=_as_sentence(note)) for s in self.subjects]
            self.subjects[-1] = _noted(self.subjects[-1], note, is_duty=self._is_duty(place + 1))
        return behind

    def _is_duty(self, place: int) -> bool:
        return bodies.is_verb_at(self.words, place) or self.names.line[self.words[place].start].isupper()

    def _is_the_same(self, place: int, end: int) -> bool:
        """«Sở Thông tin và Truyền thông (STTTT)», «UBND xã Ba Vì (huyện Ba Tơ)»: nothing new."""
        subject = self.subjects[-1]
        if place >= end:
            return True
        found = self.names.at(place, (), listed=False)
        if found and subject.agencies and found.end == end and found.mentions[0].agencies == subject.agencies:
            return True
        return self._placed(place, end)

    def _placed(self, place: int, end: int) -> bool:
        """A commune's district in parentheses, also without the word for its kind."""
        codes, behind = self.names.meaning.known.agency_at(self.words, place)
        if not codes:
            codes, behind = self.names.meaning.known.bare_at(self.words, place, self.names.meaning.districts)
        district = next((code for code in codes if self.names.meaning.is_district(code)), "")
        subject = self.subjects[-1]
        if not district or behind < end:
            return False
        place_of = self.names.meaning.located(subject.words, self.heads, district)
        if not place_of:
            return False
        self.subjects[-1] = replace(place_of, words=subject.words, start=subject.start, role=subject.role)
        return True

    def _duty(self, place: int) -> int:
        """What the text says those before it do; without anybody before it, words for a name nobody knows."""
        end = self._end_of_duty(place)
        words = self.names.text(place, end).rstrip(" .;,")
        if not self.subjects:
            unknown = self.names.meaning.unknown(words)
            self.done.append(replace(unknown, start=self.words[place].start, role=self.role))
            return end
        self._partners(place, end)
        if not bodies.is_verb_at(self.words, place) and self.subjects[-1].agencies and not self.subjects[-1].remark:
            self.subjects[-1] = replace(self.subjects[-1], remark=Remark.RESTRICTED)
        self.done += [replace(s, duty=s.duty or _as_sentence(words)) for s in self.subjects]
        self.subjects = []
        return end

    def _end_of_duty(self, place: int) -> int:
        """Up to the end, or to where somebody else's part begins."""
        end = place
        while end < len(self.words):
            if end > place and (self._begins_clause(end) or self._goes_on_listing(place, end)):
                return end
            skipped = self._list_end(end) if end > place and not self.names.is_separator(end) else end
            end = max(skipped, end + 1)
        return end

    def _begins_clause(self, place: int) -> bool:
        """Behind a semicolon a name is enough; behind a comma or «và» it must have a verb of its own."""
        sign, begin = self.words[place].folded, place + 1
        if sign not in (";", ",", ".", "và") or begin >= len(self.words):
            return False
        opened = opening_role(self.words, begin)[1]
        if opened > begin and sign in (";", "."):
            return True
        if sign == ";":
            return self.names.at(begin, self.heads, listed=True) is not None
        if not self.names.known_at(begin):
            return False
        end = self._list_end(begin)
        is_verb = is_role_at(self.words, end) if sign == "và" else bodies.is_verb_at(self.words, end)
        return end > begin and end < len(self.words) and is_verb

    def _goes_on_listing(self, begin: int, place: int) -> bool:
        """«Sở A chủ trì, Sở B»: behind a role and nothing else, the names go on."""
        is_next = self.words[place].folded == "," and place + 1 < len(self.words) and self.names.known_at(place + 1)
        return is_next and role_of_duty(self.names.text(begin, place))[1]

    def _list_end(self, place: int) -> int:
        """Behind the names that are listed from there; ``place`` where no name begins."""
        end, heads = place, ()
        while place < len(self.words):
            is_first = end == place
            found = self.names.at(place, heads, listed=not is_first) if self._may_begin(place) else None
            if not found:
                return end
            end, heads = found.end, found.heads
            place = end
            while place < len(self.words) and self.words[place].folded in (",", "và", "cùng", "với"):
                place += 1
            if place == end:
                return end
        return end

    def _may_begin(self, place: int) -> bool:
        return self.names.known_at(place) or self.names.line[self.words[place].start].isupper()

    def _partners(self, place: int, end: int) -> None:
        """Those whom «chủ trì, phối hợp với …» names: they coordinate."""
        begin = behind_with(self.words, place, end)
        if not begin or begin >= end:
            return
        heads: Sequence[Words] = ()
        while begin < end:
            if self.names.is_separator(begin) and self.words[begin].folded not in _ENDS_CLAUSE:
                begin += 1
                continue
            found = self.names.at(begin, heads, listed=not bodies.is_verb_at(self.words, begin))
            if not found or found.end > end:
                break
            heads = found.heads
            self.done += [replace(m, role=Role.COORDINATING) for m in found.mentions]
            begin = found.end


def _noted(mention: Mention, note: str, *, is_duty: bool) -> Mention:
    noted = replace(mention, duty=mention.duty or _as_sentence(note))
    is_clear = is_duty or noted.remark or noted.naming is not Naming.GROUP
    return noted if is_clear else replace(noted, remark=Remark.RESTRICTED)


def _as_sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
