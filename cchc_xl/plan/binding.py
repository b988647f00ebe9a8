"""Whom a time of a task binds: «cấp huyện: Quý II; cấp xã: Quý III» are two milestones with other agencies each."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from cchc_xl.plan.agencies import Directory, Mention
from cchc_xl.plan.timing import Clause, Timing
from cchc_xl.values.words import Group, Level

_OPENING = re.compile(r"^(?:(?:đối với|riêng|của|ở|tại|cho|do|các|gồm)\s+)+", re.IGNORECASE)
_LEVEL = re.compile(r"^(?:cơ quan |đơn vị |các )*(?:cấp |ở )?(?:tỉnh|thành phố)$|^cấp tỉnh\b.{0,3}$", re.IGNORECASE)
_OF_UNITS = re.compile(r"^(?:cấp|các huyện|các xã|huyện|xã)\b", re.IGNORECASE)


def bound(timing: Timing, leads: Iterable[Mention], directory: Directory) -> Timing:
    """The timing with its words that name some of the leads as whom their time binds.

    Words that name nobody for certain, or nobody who leads, stay unused: they are asked about.
    """
    codes = frozenset(code for mention in leads for code in mention.agencies)
    return replace(timing, clauses=tuple(_bound(clause, codes, directory) for clause in timing.clauses))


def _bound(clause: Clause, leads: Collection[str], directory: Directory) -> Clause:
    words = ", ".join(clause.unused)
    meant = _meant(words, leads, directory) if words else []
    named = frozenset(code for mention in meant for code in mention.agencies)
    if not named & set(leads):
        return clause
    duties = [mention.duty for mention in meant if mention.duty]
    action = ", ".join(dict.fromkeys(filter(None, [*duties[:1], clause.action])))
    return replace(clause, action=action, unused=(), binds=tuple(_names(meant, directory)))


def _meant(words: str, leads: Collection[str], directory: Directory) -> list[Mention]:
    """Those whom the words name, where they name somebody and say nothing else; the leads of the level for a level."""
    plain = _OPENING.sub("", words).strip(" :")
    if _LEVEL.match(plain):
        return _of_the_province(leads, directory)
    plain = f"UBND {plain}" if _OF_UNITS.match(plain) else plain
    found = directory.mentions(plain)
    is_certain = bool(found) and all(m.is_certain and not m.remark for m in found) and not found[0].start
    return found if is_certain else []


def _of_the_province(leads: Collection[str], directory: Directory) -> list[Mention]:
    own = [code for code in leads if directory.levels[code] in (Level.OFFICE, Level.DEPARTMENT)]
    group = directory.group(Group.DEPARTMENTS)
    whole = [group] if group.agencies and set(group.agencies) <= set(own) else []
    others = sorted(set(own) - set(group.agencies if whole else ()), key=lambda code: directory.order[code])
    return [*whole, *(directory.agency([code]) for code in others)]


def _names(meant: Iterable[Mention], directory: Directory) -> Iterable[str]:
    for mention in meant:
        is_whole = bool(mention.group) and mention.agencies == directory.groups.get(mention.group)
        yield from [mention.group] if is_whole else [directory.names[code] for code in mention.agencies]
