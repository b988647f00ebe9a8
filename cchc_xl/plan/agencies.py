"""Who a text names: agencies by exact name, groups as the directory has them, and what it leaves open.

A name is matched exactly after folding (plan/spelling.py). A similar name is only ever a suggestion, since
one letter or accent makes another body: Sở Nội vụ, Sở Ngoại vụ; Sơn Hà, Sơn Hạ.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property
from typing import Any

import pandas as pd

from cchc_xl.plan.bodies import province_at, provinces_of
from cchc_xl.plan.broken_lines import item_start, unbroken
from cchc_xl.plan.directory_rows import day_of, groups_of, is_valid, province_of, valid_in_year
from cchc_xl.plan.name_lists import LineReader
from cchc_xl.plan.name_reader import NameReader
from cchc_xl.plan.names import FORMER_KINDS, UNIT_GROUPS, Names, Words, folded_words, items, names_of
from cchc_xl.plan.naming import Mention, Naming, Remark
from cchc_xl.plan.spelling import composed, folded, tokens
from cchc_xl.values.words import Group, Level

__all__ = ["Directory", "Mention", "Naming", "Remark", "valid_in_year"]


class Directory:
    """The agencies of a plan. ``on``: 1 January of its year; ``dated``: the day of its document, where known.

    Groups are those of 1 January, or of the document's day where that is later. The reason is 2025: a plan of August
    that names «Sở Kế hoạch và Đầu tư» means its successor, which is said; the groups beside that name have to agree
    with it, and of the 1 January's 13 districts and 170 communes nobody is left to be given anything. Whoever thinks
    otherwise is asked (``regrouped``: how many there were and are). A plan of December or January, as nearly all are,
    is read on 1 January. Without ``dated`` a name counts if it was valid at any time of the year.
    """

    def __init__(
        self, agencies: pd.DataFrame, on: dt.date, dated: dt.date | None = None, *, is_ours: bool = True
    ) -> None:
        """``agencies``: columns.AGENCIES, of all years. ``is_ours``: the plan is of the directory's province."""
        self._on, self._is_ours, self._issuer = on, is_ours, ""
        all_rows: list[dict[str, Any]] = agencies.to_dict("records")  # type: ignore[assignment]
        self._rows: dict[str, dict[str, Any]] = {row["agency"]: row for row in all_rows}
        self.known: Names = names_of(all_rows)
        self.province: Words = province_of(all_rows)
        self.districts = tuple(code for code in self._rows if self.is_district(code))
        self.agencies = valid_in_year(agencies, on.year)
        rows: list[dict[str, Any]] = self.agencies.to_dict("records")  # type: ignore[assignment]
        self.names: dict[str, str] = {row["agency"]: row["agency_name"] for row in rows}
        self.order: dict[str, int] = {code: place for place, code in enumerate(self.names)}
        self.parents: dict[str, str] = {row["agency"]: row["parent"] for row in rows}
        self.levels: dict[str, str] = {row["agency"]: row["level"] for row in rows}
        self.everybody = tuple(self.names)
        self._first_groups = groups_of([row for row in rows if is_valid(row, pd.Timestamp(on))])
        self._read_on(dated)

    def _read_on(self, dated: dt.date | None) -> None:
        """What depends on the day of the document."""
        last = dt.date(self._on.year, 12, 31)
        self._from = pd.Timestamp(min(max(dated or self._on, self._on), last))
        self._to = self._from if dated else pd.Timestamp(last)
        self.groups = groups_of([row for code in self.names if is_valid(row := self._rows[code], self._from)])
        self._read: dict[str, tuple[Mention, ...]] = {}
        self.__dict__.pop("_spelled", None)

    def of_plan(self, dated: str, about: str, place: str = "") -> "Directory":
        """The same directory for a plan of that day (05/08/2025, or only «tháng 08/2025»; "" where not known).

        ``about``: texts that may say which province it is of; ``place``: where it was signed («Bình Định»).
        """
        day = day_of(dated)
        named = [*provinces_of(tokens(composed(about))), *self._province_signed_in(place)]
        is_ours = not (named and self.province) or self.province in named
        if not day and is_ours == self._is_ours:
            return self
        of_plan = copy(self)
        of_plan._is_ours = is_ours
        of_plan._read_on(day)
        return of_plan

    def issued_by(self, name: str) -> "Directory":
        """The same directory for a plan of that body: in a district's own, «UBND huyện» is that district."""
        codes = [code for code in self.known.agencies.get(folded_words(name), ()) if self._is_current(code)]
        if len(codes) != 1:
            return self
        of_issuer = copy(self)
        of_issuer._issuer, of_issuer._read = codes[0], {}
        return of_issuer

    def _province_signed_in(self, place: str) -> list[Words]:
        """The province that a place is, or is in; a unit of ours of the same name is none (xã Bình Thuận)."""
        words = tokens(composed(place))
        found = [province_at(words, n) for n in range(len(words))]
        whole = [p for p, end in found if p and end == len(words)]
        return [p for p in whole if p == self.province or p not in self.known.bare]

    @property
    def regrouped(self) -> dict[str, tuple[int, int]]:
        """Groups that on the day of the document are not those of 1 January: how many were and are in them."""
        names = [name for name in self.groups if self.groups[name] != self._first_groups.get(name, ())]
        return {name: (len(self._first_groups.get(name, ())), len(self.groups[name])) for name in names}

    def mentions(self, text: str) -> list[Mention]:
        """Whom the text names, in order; each line is read by itself (an item of a list)."""
        if text not in self._read:  # plans say the same of many tasks
            self._read[text] = tuple(self._mentions(text))
        return list(self._read[text])

    def _mentions(self, text: str) -> list[Mention]:
        found: list[Mention] = []
        heads: Sequence[Words] = ()
        start, role = 0, None
        for line in unbroken(composed(text), self.known):
            words = tokens(line)
            begin = next((n for n, w in enumerate(words) if w.start >= item_start(line)), len(words))
            reader = LineReader(NameReader(line, words, self), heads, role=role)
            found += [replace(m, start=m.start + start) for m in reader.read(begin)]
            heads, start = reader.heads, start + len(line) + 1
            role = reader.role if line.rstrip().endswith(":") else None
        return self._whole_kinds(found)

    def named(self, name: str) -> tuple[str, ...]:
        """The codes of the agencies that are called exactly so: none, one, or several."""
        codes = self.known.agencies.get(tuple(t.folded for t in tokens(composed(name))), ())
        return tuple(code for code in codes if code in self.names)

    # What names mean (name_reader.Meaning)

    def own(self, kind: Words) -> str:
        """The issuer of the plan, or the unit above it, that «UBND huyện» without a name is; "" where none is."""
        above = (self._issuer, self.parents.get(self._issuer, ""))
        return next((code for code in above if code in self.names and self._kind(code) == kind), "")

    def is_district(self, code: str) -> bool:
        return self._rows[code]["level"] == Level.DISTRICT

    def is_commune(self, code: str) -> bool:
        return self._rows[code]["level"] == Level.COMMUNE

    def agency(self, codes: Sequence[str]) -> Mention:
        """Whom a name of these agencies (of all years) means on the day of the plan."""
        if not self._is_ours and all(self._rows[c]["level"] in (Level.DISTRICT, Level.COMMUNE) for c in codes):
            return Mention("", Naming.OUTSIDE, remark=Remark.ELSEWHERE)
        valid = [code for code in codes if self._is_current(code)]
        if valid:
            return self._meant(valid, None)
        ended = [code for code in codes if self._rows[code]["valid_to"] < self._from]
        if not ended:
            later = self._listed(codes, with_day="valid_from")
            return Mention("", Naming.UNKNOWN, remark=Remark.LATER, suggestion=later)
        heirs = list(dict.fromkeys(heir for code in ended for heir in self._heirs(code)))
        if not heirs:
            ends = self._listed(ended, with_day="valid_to")
            return Mention("", Naming.UNKNOWN, remark=Remark.ENDED, suggestion=ends)
        return self._meant(heirs, Remark.SUCCEEDED)

    def placed(self, codes: Sequence[str], district: str) -> Mention:
        """Whom the name means, of those in that district: X21439 for phường Nguyễn Nghiêm of Đức Phổ."""
        inside = [code for code in codes if self._rows[code]["parent"] == district]
        meant = self.agency(codes)
        if inside:
            there = self.agency(inside)
            return meant if meant.agencies == there.agencies else there
        inside = [code for code in meant.agencies if district in self._old_parents(code)]
        if inside:
            return meant
        return replace(
            meant, naming=Naming.UNKNOWN, agencies=(), remark=Remark.OTHER_PLACE, suggestion=self._listed(codes)
        )

    def located(self, name: str, heads: Sequence[Words], district: str) -> Mention | None:
        """A commune's name with the district that a note says; None for the name of anything else."""
        words = tokens(name)
        codes, end = self.known.agency_at(words, 0)
        if not codes:
            codes, end = self.known.short_at(words, 0, heads)
        if end < len(words) or not codes or not all(self.is_commune(code) for code in codes):
            return None
        return self.placed(codes, district)

    def group(self, name: str, kinds: Sequence[Words] = (), districts: Sequence[str] = ()) -> Mention:
        """The members of a group on the day of the plan; of those districts, where the text names some.

        ``kinds``: those kinds of units that the text lists, if it does; they must be all there are.
        """
        members = self.groups.get(name, ())
        members = tuple(code for code in members if not districts or self.parents[code] in districts)
        if not self._is_ours and name in UNIT_GROUPS:
            return Mention("", Naming.OUTSIDE, remark=Remark.ELSEWHERE)
        if not members:
            return Mention("", Naming.UNKNOWN, group=name, remark=Remark.NO_MEMBERS)
        own = tuple(code for code in members if self._issuer and self.parents[code] == self._issuer and not districts)
        is_partial = kinds and any(self._kind(code) not in kinds for code in members)
        if is_partial and {self._kind(code) for code in own} == set(kinds):
            return Mention("", Naming.GROUP, own, name, remark=Remark.OWN_UNITS, suggestion=self.names[self._issuer])
        if is_partial:
            return Mention("", Naming.AMBIGUOUS, group=name, remark=Remark.PARTIAL, suggestion=name)
        is_whole = {self.parents[code] for code in members} >= set(districts)  # Lý Sơn had no commune
        if own:
            return Mention("", Naming.GROUP, members, name, remark=Remark.OWN, suggestion=self.names[self._issuer])
        return Mention("", Naming.GROUP, members, name, remark=None if is_whole else Remark.RESTRICTED)

    def unknown(self, words: str) -> Mention:
        """A name that the directory has not, with a similar one."""
        return Mention(words, Naming.UNKNOWN, suggestion=self.similar(words))

    def similar(self, words: str) -> str:
        """The agencies or the group called most like that; never more than a suggestion."""
        from rapidfuzz import fuzz, process

        plain = folded(words)
        found = process.extract(plain, self._spelled.keys(), scorer=fuzz.ratio, score_cutoff=75, limit=4)
        near = [spelling for spelling, score, _ in found if score >= found[0][1] - 3]
        return " / ".join(dict.fromkeys(self._spelled[spelling] for spelling in near))

    @cached_property
    def _spelled(self) -> dict[str, str]:
        """Folded names of now, each with whom it means."""
        known = self.known.agencies.items()
        agencies = {" ".join(w): [c for c in codes if self._is_current(c)] for w, codes in known}
        groups = {" ".join(w): group for w, group in self.known.groups.items() if group in self.groups}
        return {w: self._listed(codes) for w, codes in agencies.items() if codes} | groups

    # Days

    def _is_current(self, code: str) -> bool:
        row = self._rows[code]  # NaT compares false: an open end
        return code in self.names and not (row["valid_from"] > self._to or row["valid_to"] < self._from)

    def _heirs(self, code: str) -> list[str]:
        """Who has the tasks of an ended agency on the day of the plan."""
        heirs = [heir for heir in items(self._rows[code]["successors"]) if heir in self._rows]
        return [h for heir in heirs for h in ([heir] if self._is_current(heir) else self._heirs(heir))]

    def _old_parents(self, code: str) -> set[str]:
        """The districts of those whom a unit of today took over."""
        return {row["parent"] for row in self._rows.values() if code in items(row["successors"])}

    def _meant(self, codes: Sequence[str], remark: Remark | None) -> Mention:
        if len(codes) > 1:
            return Mention("", Naming.AMBIGUOUS, remark=remark, suggestion=self._listed(codes, with_parent=True))
        suggestion = self._listed(codes) if remark else ""
        return Mention("", Naming.AGENCY, (codes[0],), remark=remark, suggestion=suggestion)

    def _listed(self, codes: Iterable[str], with_day: str = "", *, with_parent: bool = False) -> str:
        """«UBND xã Ba Tô (X21523)», for several one after another; with a day: «…, từ 01/03/2025»."""
        return "; ".join(self._described(code, with_day, with_parent=with_parent) for code in codes)

    def _described(self, code: str, with_day: str, *, with_parent: bool) -> str:
        row = self._rows[code]
        parent = self._rows.get(row["parent"]) if with_parent else None
        place = f" thuộc {parent['agency_name'].removeprefix('UBND ')}" if parent else ""
        until = {"valid_from": "từ", "valid_to": "đến"}.get(with_day, "")
        day = f", {until} {row[with_day]:%d/%m/%Y}" if until else ""
        return f"{row['agency_name']}{place} ({code}{day})"

    # Kinds of units

    def _kind(self, code: str) -> Words:
        """Of which kind a unit is on the day of the plan."""
        name = tuple(t.folded for t in tokens(self.names[code]))[1:]
        since, former = FORMER_KINDS.get(name, (dt.date.min, ()))
        if former and self._to < pd.Timestamp(since):
            return former
        return next((k for kinds in UNIT_GROUPS.values() for k in kinds if name[: len(k)] == k), ())

    def _whole_kinds(self, mentions: list[Mention]) -> list[Mention]:
        """«UBND các huyện» is certain where the text names every member of the other kinds by itself."""
        named = {code for m in mentions if m.is_certain for code in m.agencies}
        return [self._whole_kind(m, named) if m.remark is Remark.PARTIAL else m for m in mentions]

    def _whole_kind(self, mention: Mention, named: set[str]) -> Mention:
        words = " ".join(t.folded for t in tokens(mention.words))
        listed = [k for k in UNIT_GROUPS[Group(mention.group)] if re.search(rf"\b{' '.join(k)}\b", words)]
        members = self.groups[mention.group]
        inside = tuple(code for code in members if self._kind(code) in listed)
        if not inside or not set(members) - set(inside) <= named:
            return mention
        return replace(mention, naming=Naming.GROUP, agencies=inside, remark=None, suggestion="")
