"""Who a text names: agencies by exact name, groups as the directory has them, and what it leaves open.

A name is matched exactly after folding (plan/spelling.py). A similar name is only ever a suggestion, since
one letter or accent makes another body: Sở Nội vụ, Sở Ngoại vụ; Sơn Hà, Sơn Hạ.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

import pandas as pd

from cchc_xl.plan.spelling import Token, composed, folded, tokens
from cchc_xl.values.words import Group


class Naming(Enum):
    """What a text does when it names somebody."""

    AGENCY = "one agency"
    GROUP = "a group of the directory"
    UNNAMED = "those concerned, nobody by name"
    AMBIGUOUS = "a name that several agencies have"
    UNKNOWN = "a name that the directory has not"


@dataclass(frozen=True)
class Mention:
    """One name in a text: as written, whom it means (codes), what the text says they do.

    ``suggestion`` is a similar name for an unknown one, the candidates for an ambiguous one.
    """

    words: str
    naming: Naming
    agencies: tuple[str, ...] = ()
    group: str = ""
    duty: str = ""
    suggestion: str = ""


# How plans call the groups, beside the group's own name.
_GROUP_ALIASES: dict[str, tuple[str, ...]] = {
    Group.DEPARTMENTS: (
        "các sở, ban, ngành",
        "các sở, ban ngành",
        "các sở ban ngành",
        "các sở, ngành",
        "các sở, ban, ngành tỉnh",
        "các sở, ban ngành tỉnh",
        "các sở, ngành tỉnh",
        "sở, ban, ngành tỉnh",
        "sở, ban, ngành",
        "sở, ban ngành",
        "các cơ quan chuyên môn thuộc UBND tỉnh",
    ),
    Group.DISTRICTS: (
        "UBND cấp huyện",
        "UBND các huyện, thị xã, thành phố",
        "UBND huyện, thị xã, thành phố",
        "các huyện, thị xã, thành phố",
        "các địa phương cấp huyện",
    ),
    Group.COMMUNES: (
        "UBND cấp xã",
        "UBND các xã, phường, thị trấn",
        "UBND xã, phường, thị trấn",
        "các xã, phường, thị trấn",
        "UBND các xã, phường, đặc khu",
    ),
}

_BODIES = r"(?:cơ quan|đơn vị|tổ chức|cá nhân|địa phương|sở|ban|ngành|doanh nghiệp|bộ phận)"
_UNNAMED = re.compile(
    rf"(?:các\s+|những\s+)?{_BODIES}(?:(?:\s*,\s*|\s+và\s+|\s+){_BODIES})*\s+(?:khác\s+)?(?:có\s+)?liên\s+quan"
    r"(?:\s+(?:khác|đến[^;.()]*))?",
    re.IGNORECASE,
)
# What a body does, in small letters: there its name is over.
_VERB = re.compile(
    r"(?:chủ trì|phối hợp|thực hiện|hướng dẫn|theo dõi|kiểm soát|kiểm tra|cập nhật|tổ chức|tham mưu|xây dựng|"
    r"triển khai|đôn đốc|tổng hợp|công khai|công bố|giúp|chịu trách nhiệm|có trách nhiệm|báo cáo|trình|rà soát|"
    r"đánh giá|ban hành|cung cấp|gửi|thẩm định|là|căn cứ)\b"
)
_SEPARATORS = frozenset((",", ";", ".", ":", "và", "cùng", "với"))
_ENDS_CLAUSE = frozenset((";", "."))


class Directory:
    """The agencies of a plan. Names count if the agency was valid at any time of the year of ``on``; groups
    are those who were members on the day ``on`` (1 January of the plan's year)."""

    def __init__(self, agencies: pd.DataFrame, on: dt.date) -> None:
        """``agencies``: columns.AGENCIES, of all years."""
        self.agencies = valid_in_year(agencies, on.year)
        rows: list[dict[str, Any]] = self.agencies.to_dict("records")  # type: ignore[assignment]
        self.names: dict[str, str] = {row["agency"]: row["agency_name"] for row in rows}
        self.order: dict[str, int] = {code: place for place, code in enumerate(self.names)}
        self.parents: dict[str, str] = {row["agency"]: row["parent"] for row in rows}
        self.levels: dict[str, str] = {row["agency"]: row["level"] for row in rows}
        self.groups = _groups([row for row in rows if _is_valid(row, on)])
        self._known = _by_name(rows, self.groups)
        self._by_first = _by_first_word(self._known)

    def mentions(self, text: str) -> list[Mention]:
        """Whom the text names, in order; each line is read by itself (an item of a list)."""
        return [mention for line in composed(text).split("\n") for mention in self._line(line)]

    def named(self, name: str) -> tuple[str, ...]:
        """The codes of the agencies that are called exactly so: none, one, or several."""
        known = self._known.get(folded(composed(name)))
        return known.agencies if known and not known.group else ()

    def _line(self, line: str) -> Iterator[Mention]:
        words = tokens(line)
        subjects: list[Mention] = []  # named, and what they do may still come
        place = 0
        while place < len(words):
            if _is_separator(words[place]):
                if words[place].folded in _ENDS_CLAUSE:
                    yield from subjects
                    subjects = []
                place += 1
            elif found := self._name_at(line, words, place):
                note, place = _note_at(line, words, found[1])
                subjects.append(replace(found[0], duty=note))
            else:
                place, duty = self._duty_at(line, words, place)
                subjects = _with_duty(subjects, duty) or [self._unknown(duty)]
        yield from subjects

    def _name_at(self, line: str, words: Sequence[Token], place: int) -> tuple[Mention, int] | None:
        """The name that begins at that word, and the place behind it."""
        unnamed = _UNNAMED.match(line, words[place].start)
        known, end = self._longest_at(words, place)
        if unnamed and (not known or unnamed.end() > words[end - 1].end):
            return Mention(unnamed.group(), Naming.UNNAMED), _place_behind(words, unnamed.end())
        if known:
            return replace(known, words=line[words[place].start : words[end - 1].end]), end
        if _begins_a_name(line, words, place):
            end = self._end_of_name(line, words, place)
            return self._unknown(line[words[place].start : words[end - 1].end]), end
        return None

    def _longest_at(self, words: Sequence[Token], place: int) -> tuple[Mention | None, int]:
        for name in self._by_first.get(words[place].folded, ()):
            end = place + len(name)
            if name == tuple(t.folded for t in words[place:end]):
                return self._known[" ".join(name)], end
        return None, place

    def _end_of_name(self, line: str, words: Sequence[Token], place: int) -> int:
        """Where a name that the directory has not must end: at a sign, a verb, or before the next name."""
        end = place + 1
        while end < len(words) and words[end].folded not in (",", ";", "(", ".", ":"):
            is_joined = words[end].folded == "và" and end + 1 < len(words) and self._longest_at(words, end + 1)[0]
            if is_joined or _VERB.match(line, words[end].start):
                break
            end += 1
        return end

    def _duty_at(self, line: str, words: Sequence[Token], place: int) -> tuple[int, str]:
        """What the text says those before it do: up to the end, or to a semicolon that names go on behind."""
        end = place
        while end < len(words):
            if words[end].folded == ";" and end + 1 < len(words) and self._name_at(line, words, end + 1):
                break
            end += 1
        return end, line[words[place].start : words[end - 1].end].rstrip(" .;,")

    def _unknown(self, words: str) -> Mention:
        return Mention(words, Naming.UNKNOWN, suggestion=self._similar(words))

    def _similar(self, words: str) -> str:
        from rapidfuzz import fuzz, process

        best = process.extractOne(folded(words), self._known.keys(), scorer=fuzz.ratio, score_cutoff=75)
        if not best:
            return ""
        known = self._known[best[0]]
        return known.group or " / ".join(f"{self.names[a]} ({a})" for a in known.agencies)


def valid_in_year(agencies: pd.DataFrame, year: int) -> pd.DataFrame:
    """The rows of columns.AGENCIES that were valid on some day of that year, in their order."""
    first, last = pd.Timestamp(year, 1, 1), pd.Timestamp(year, 12, 31)
    begun = agencies["valid_from"].isna() | (agencies["valid_from"] <= last)
    lasting = agencies["valid_to"].isna() | (agencies["valid_to"] >= first)
    return agencies[begun & lasting].reset_index(drop=True)


def _is_valid(row: dict[str, Any], on: dt.date) -> bool:
    day = pd.Timestamp(on)
    return not (row["valid_from"] > day or row["valid_to"] < day)  # NaT compares false: an open end


def _groups(rows: Sequence[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Codes by group, in the directory's order; clerks may add groups of their own."""
    members: dict[str, list[str]] = {}
    for row in rows:
        for group in _items(row["groups"]):
            members.setdefault(group, []).append(row["agency"])
    return {group: tuple(codes) for group, codes in members.items()}


def _items(cell: str) -> list[str]:
    return [item.strip() for item in cell.split(";") if item.strip()]


def _by_name(rows: Sequence[dict[str, Any]], groups: dict[str, tuple[str, ...]]) -> dict[str, Mention]:
    """Every folded name, alias and code with whom it means."""
    codes: dict[str, list[str]] = {}
    names: dict[str, str] = {row["agency"]: row["agency_name"] for row in rows}
    for row in rows:
        for spelling in {s for name in _names(row) for s in _spellings(name)}:
            codes.setdefault(spelling, []).append(row["agency"])
    known = {spelling: _meant(found, names) for spelling, found in codes.items()}
    for group, members in groups.items():
        for alias in (group, *_GROUP_ALIASES.get(group, ())):
            known[folded(alias)] = Mention(alias, Naming.GROUP, members, group)
    return known


def _names(row: dict[str, Any]) -> list[str]:
    return [row["agency_name"], row["agency"], *_items(row["aliases"])]


def _spellings(name: str) -> set[str]:
    """A name as it stands, and without its commas and dashes (Sở Lao động Thương binh và Xã hội)."""
    plain = folded(composed(name))
    return {plain, " ".join(word for word in plain.split() if word not in (",", "-"))}


def _meant(codes: Sequence[str], names: dict[str, str]) -> Mention:
    if len(codes) == 1:
        return Mention("", Naming.AGENCY, (codes[0],))
    return Mention("", Naming.AMBIGUOUS, suggestion="; ".join(f"{names[code]} ({code})" for code in codes))


def _by_first_word(known: dict[str, Mention]) -> dict[str, list[tuple[str, ...]]]:
    """The folded names as words, by their first, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted((tuple(name.split()) for name in known), key=len, reverse=True):
        found.setdefault(name[0], []).append(name)
    return found


def _begins_a_name(line: str, words: Sequence[Token], place: int) -> bool:
    """Whether an unknown body's name begins here: «Công an tỉnh», «các trường đại học», after a separator.

    A capital is enough: of «Sở Nội vụ, Tư pháp» the second must be asked about, and is no duty of the first.
    """
    word = words[place]
    after_separator = place == 0 or words[place - 1].folded in _SEPARATORS
    return after_separator and (word.folded == "các" or line[word.start].isupper())


def _note_at(line: str, words: Sequence[Token], place: int) -> tuple[str, int]:
    """A note in parentheses right behind a name, as a duty, and the place behind it."""
    if place >= len(words) or words[place].folded != "(":
        return "", place
    end = next((n for n in range(place, len(words)) if words[n].folded == ")"), len(words) - 1)
    return _as_sentence(line[words[place].end : words[end].start].strip()), end + 1


def _place_behind(words: Sequence[Token], end: int) -> int:
    return next((n for n, token in enumerate(words) if token.start >= end), len(words))


def _is_separator(word: Token) -> bool:
    return word.folded in _SEPARATORS or not word.folded[0].isalnum()


def _with_duty(subjects: Sequence[Mention], duty: str) -> list[Mention]:
    """Those named before a verb share what it says; a note of their own stays."""
    return [replace(subject, duty=subject.duty or _as_sentence(duty)) for subject in subjects]


def _as_sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
