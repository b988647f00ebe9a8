"""Names that a directory has not: bodies outside it, nobody in particular, names to be asked about."""

from dataclasses import replace

from cchc_xl.plan import bodies
from cchc_xl.plan.name_line import NAME_WORDS, Found, NameLine
from cchc_xl.plan.naming import Mention, Naming


def unknown_at(line: NameLine, place: int) -> Found | None:
    """A body outside the directory, nobody in particular, or a name that the directory has not."""
    word = line.words[place]
    titled = next(iter(bodies.behind_titles(line.words, place)), place)
    outside = line.outside_at(titled)
    everybody = _everybody_at(line, place, titled)
    is_longer = outside == titled or everybody >= line.words[outside - 1].end
    if everybody > word.start and is_longer and not bodies.is_verb_at(line.words, place):
        return line.unnamed(place, everybody)
    if outside > titled:
        end = _end_of_office(line, titled, _end_of_unknown(line, outside))
        words = line.text(place, end)
        return Found((Mention(words, Naming.OUTSIDE, start=word.start),), end)
    if not (line.line[word.start].isupper() or word.folded in NAME_WORDS or _is_unit(line, place)):
        return None
    if bodies.is_verb_at(line.words, place) and not line.line[word.start].isupper():
        return None
    end = _end_of_unknown(line, place + 1)
    return Found((replace(line.meaning.unknown(line.text(place, end)), start=word.start),), end)


def _everybody_at(line: NameLine, place: int, titled: int) -> int:
    """Where «các cơ quan, đơn vị» ends in the line, or «Thủ trưởng các cơ quan, đơn vị liên quan»."""
    if titled == place or titled >= len(line.words):
        return bodies.everybody_at(line.line, line.words[place].start)
    start = line.words[titled].start
    end = max(bodies.everybody_at(line.line, start), bodies.concerned_at(line.line, start))
    return end if end > start else line.words[place].start


def _is_unit(line: NameLine, place: int) -> bool:
    """«thị xã Hương Thủy»: a unit by its kind and a name."""
    kinds, end = line.kinds_at(place)
    return len(kinds) == 1 and end < len(line.words) and line.line[line.words[end].start].isupper()


def _end_of_unknown(line: NameLine, end: int) -> int:
    """Where a name that the directory has not must end: at a sign, a verb, or before the next name."""
    while end < len(line.words) and line.words[end].folded not in (",", ";", "(", ")", ".", ":", "/", "+"):
        is_joined = line.words[end].folded in ("và", "cùng", "với", "hoặc") and end + 1 < len(line.words)
        if is_joined and _next_begins(line, end + 1):
            break
        if _is_verb(line, end) or line.begins(end) or _goes_out(line, end):
            break
        end = max(_behind_units(line, end), end + 1)
    return end


def _end_of_office(line: NameLine, begin: int, end: int) -> int:
    """Behind «Phòng Kinh tế, Hạ tầng và Đô thị»: a comma of its own, since what follows is joined and is no name."""
    rest = end + 1
    if line.words[begin].folded != "phòng" or not line.says(end, ",") or rest >= len(line.words):
        return end
    if not line.line[line.words[rest].start].isupper() or _next_begins(line, rest):
        return end
    behind = _end_of_unknown(line, rest + 1)
    is_joined = any(word.folded in ("và", "&") for word in line.words[rest:behind])
    return behind if is_joined else end


def _behind_units(line: NameLine, place: int) -> int:
    """Behind the units that belong to a name: «Công an các huyện, thị xã, thành phố»."""
    kinds, end = line.kinds_at(place + line.says(place, "các"))
    return end if len(kinds) > 1 else place


def _is_verb(line: NameLine, place: int) -> bool:
    """A verb in small letters; in capitals it belongs to the name: Trung tâm Phục vụ - Kiểm soát TTHC."""
    is_small = not line.is_mixed or not line.line[line.words[place].start].isupper()
    return is_small and bodies.ends_an_unknown_name(line.words, place)


def _goes_out(line: NameLine, place: int) -> bool:
    return bodies.behind_exception(line.words, place) > place


def _next_begins(line: NameLine, place: int) -> bool:
    """Whether «và» joins another name: of the directory, of a body outside, of those concerned."""
    known = line.meaning.known
    is_known = known.agency_at(line.words, place)[0] or known.group_at(line.words, place)[0]
    concerned = bodies.concerned_at(line.line, line.words[place].start) > line.words[place].start
    return bool(is_known) or concerned or line.outside_at(place) > place or line.words[place].folded in NAME_WORDS
