"""Parts of a group: those that a text takes out of it («trừ …»), those that it names behind it («gồm: …»)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cchc_xl.plan import bodies
from cchc_xl.plan.name_line import Found
from cchc_xl.plan.name_reader import NameReader
from cchc_xl.plan.names import Words
from cchc_xl.plan.naming import Mention, Naming, Remark
from cchc_xl.plan.spelling import Token


@dataclass(frozen=True)
class Excepted:
    """The words of an exception, whom they surely take out (nobody, where it is not certain), the place behind."""

    words: str
    out: frozenset[str]
    end: int


def begins_exception(words: Sequence[Token], place: int) -> bool:
    """Whether «trừ …» or «(trừ …)» begins there."""
    place += words[place].folded == "(" and place + 1 < len(words)
    return bodies.behind_exception(words, place) > place


def exception_at(names: NameReader, place: int, members: Sequence[str], heads: Sequence[Words]) -> Excepted:
    """The exception that begins there, from groups of those members."""
    is_closed = names.words[place].folded == "("
    begin = bodies.behind_exception(names.words, place + is_closed)
    named, end = _listed(names, begin, members, heads, is_closed=is_closed)
    end = end if is_closed else _end_of_words(names, end)
    out = frozenset(code for m in named for code in m.agencies)
    is_certain = bool(named) and all(m.is_certain for m in named) and out < set(members)
    last = end - 1 if is_closed and names.words[end - 1].folded == ")" else end
    words = names.text(place + is_closed, max(last, place + is_closed + 1))
    is_read = is_closed or names.is_over(end)
    return Excepted(words, out if is_certain and is_read else frozenset(), max(end, place + 1))


def without(mention: Mention, exception: Excepted) -> Mention:
    """The group without those that the exception takes out of it."""
    if mention.naming is not Naming.GROUP:
        return mention
    if not exception.out:
        return replace(mention, remark=Remark.EXCEPTION, excepted=exception.words)
    if not exception.out & set(mention.agencies):
        return mention
    left = tuple(code for code in mention.agencies if code not in exception.out)
    return replace(mention, agencies=left, remark=mention.remark or Remark.LEFT_OUT, excepted=exception.words)


def narrowed_at(names: NameReader, group: Mention, end: int, heads: Sequence[Words]) -> Found | None:
    """Those of a group that are named behind it: «các sở, ngành: Nội vụ, Tư pháp», «… (Ba Tơ, Sơn Hà)»."""
    members = group.agencies if group.naming is Naming.GROUP else _anybody(names, group, end)
    place = end + (names.says(end, ":") or names.says(end, "("))
    listing = bodies.behind_listing(names.words, place)
    place = listing + (listing > end and names.says(listing, ":"))
    begin = bodies.behind_examples(names.words, place)
    if not members or begin == end or not _begins_member(names, begin, members, heads):
        return None
    named, behind = _listed(names, begin, members, heads, is_closed=names.says(end, "("))
    if not named[-1].words:
        return None  # a note that only begins with a name
    if begin > place:
        return Found((replace(group, remark=Remark.EXAMPLES, excepted=names.text(end, behind)),), behind)
    return Found(tuple(replace(m, role=group.role) for m in named), behind)


def _anybody(names: NameReader, mention: Mention, end: int) -> Sequence[str]:
    """Those that «các sở chuyên ngành (Sở Tư pháp, Sở Xây dựng)» may list: the words before are no group of ours."""
    is_many = mention.naming in (Naming.UNKNOWN, Naming.UNNAMED) and mention.words.lower().startswith("các ")
    return names.meaning.everybody if is_many and names.says(end, "(") else ()


def _begins_member(names: NameReader, place: int, members: Sequence[str], heads: Sequence[Words]) -> bool:
    if place >= len(names.words) or names.words[place].folded in ("(", ")"):
        return False
    found = _member_at(names, place, members, heads)
    return found is not None and set(found.mentions[0].agencies) < set(members)


def _member_at(names: NameReader, place: int, members: Sequence[str], heads: Sequence[Words]) -> Found | None:
    """A member of a group by its whole name, or by its own name alone."""
    found = names.at(place, heads, listed=False)
    if found and found.mentions[0].naming in (Naming.AGENCY, Naming.GROUP):
        return found
    codes, end = names.meaning.known.bare_at(names.words, place, members)
    if not codes or not names.may_be_a_name(place):
        return None
    return Found((names.mention(names.meaning.agency(codes), place, end),), end)


def _listed(
    names: NameReader, place: int, members: Sequence[str], heads: Sequence[Words], *, is_closed: bool
) -> tuple[list[Mention], int]:
    """Those listed from there, and the place behind the list: to its closing sign, or while they are members."""
    named: list[Mention] = []
    end = place
    while place < len(names.words) and names.words[place].folded not in (")", ";", "."):
        if names.is_separator(place):
            place += 1
            continue
        found = _member_at(names, place, members, heads) or (names.at(place, (), listed=True) if is_closed else None)
        if not found or (not is_closed and not set(found.mentions[0].agencies) <= set(members)):
            break
        named += found.mentions
        place = end = found.end
    if not is_closed:
        return named, end
    close = next((n for n in range(place, len(names.words)) if names.words[n].folded == ")"), len(names.words) - 1)
    is_whole = names.words[place:close] == names.words[close:close]
    return (named if is_whole else [*named, names.meaning.unknown("")]), close + 1


def _end_of_words(names: NameReader, end: int) -> int:
    """Words behind the last name that nobody reads belong to the exception too."""
    while not names.is_over(end):
        end += 1
    return end
