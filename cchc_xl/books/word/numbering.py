"""Word's automatic numbers, rebuilt: numbering.xml says how they look, the order of the paragraphs which they are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cchc_xl.books.package.xml import Element
from cchc_xl.books.word.parts import W, WordPackage, attribute, child, is_on, number
from cchc_xl.books.word.styles import Styles

_LEVELS = 9
_MOST_ROMAN, _MOST_LETTERS = 4000, 781  # counts from which Word itself shows no such number
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
# The signs of bullets by their place in the fonts Symbol, Wingdings and Courier New; any other is a dot.
_BULLETS = {"-": "-", "–": "-", "—": "-", "\uf02d": "-", "+": "+", "\uf02b": "+", "*": "*", "o": "○", "\uf0a7": "▪"}


@dataclass(frozen=True)
class Level:
    """One level of a list. ``restart``: it begins anew after a level before that one; 0 is never."""

    start: int
    kind: str
    text: str
    restart: int
    legal: bool
    space: bool
    style: str
    font: Element | None


@dataclass(frozen=True)
class List:
    """A ``w:num``: lists of one ``shared`` definition count on together, unless they have starts of their own."""

    shared: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass
class Numbering:
    """The lists of a document, and how far each has counted."""

    lists: Mapping[str, List]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, num_id: str, level: int | None, style: str = "") -> tuple[str, Element | None]:
        """Counts one paragraph of that list: its label with the space after it, and the label's run properties.

        Without a ``level``, a list that a paragraph style carries stands at the level linked to the ``style``.
        """
        found = self.lists.get(num_id)
        place = _level_of(found, style) if level is None else level
        if found is None or place not in found.levels:
            return "", None
        counts = self._count(num_id, found, place)
        shown = found.levels[place]
        text = _bullet(shown.text) if shown.kind == "bullet" else _filled(shown, found.levels, counts)
        return text + " " * (shown.space and bool(text)), shown.font

    def _count(self, num_id: str, found: List, place: int) -> dict[int, int]:
        counts = self._counts.setdefault(found.shared, {})
        if place in found.starts and (num_id, place) not in self._begun:
            counts.pop(place, None)
        self._begun.add((num_id, place))
        start = found.starts.get(place, found.levels[place].start)
        counts[place] = counts[place] + 1 if place in counts else start
        for deeper in [d for d in counts if d > place and place < found.levels[d].restart]:
            del counts[deeper]
        upper = {u: found.starts.get(u, found.levels[u].start) for u in range(place) if u in found.levels}
        return upper | counts


def numbering_of(package: WordPackage, styles: Styles) -> Numbering:
    """The lists that numbering.xml defines."""
    root = package.only("numbering")
    if root is None:
        return Numbering({})
    shared = {attribute(a, "abstractNumId"): a for a in root.findall(W + "abstractNum")}
    numbers = {attribute(n, "numId"): attribute(child(n, "abstractNumId")) for n in root.findall(W + "num")}
    lists: dict[str, List] = {}
    for num in root.findall(W + "num"):
        key = _linked(numbers[attribute(num, "numId")], shared, numbers, styles)
        if key in shared:
            lists[attribute(num, "numId")] = _list(num, key, shared[key])
    return Numbering(lists)


def _linked(key: str, shared: Mapping[str, Element], numbers: Mapping[str, str], styles: Styles) -> str:
    """The definition itself, where this one only names a list style that has it."""
    style = attribute(child(shared.get(key), "numStyleLink"))
    if not style:
        return key
    own = (k for k, a in shared.items() if attribute(child(a, "styleLink")) == style)
    return next(own, numbers.get(styles.numbering(style)[0], key))


def _list(num: Element, key: str, definition: Element) -> List:
    levels = {level: _level(e, level) for e in definition.findall(W + "lvl") if (level := _ilvl(e)) is not None}
    starts: dict[int, int] = {}
    for override in num.findall(W + "lvlOverride"):
        level = _ilvl(override)
        if level is None:
            continue
        own, start = child(override, "lvl"), number(child(override, "startOverride"))
        if own is not None:
            levels[level] = _level(own, level)
        if start is not None:
            starts[level] = start
    return List(key, levels, starts)


def _ilvl(element: Element) -> int | None:
    ilvl = number(element, "ilvl")
    return ilvl if ilvl is not None and ilvl < _LEVELS else None


def _level(element: Element, level: int) -> Level:
    restart = number(child(element, "lvlRestart"))
    kinds = [attribute(kind) for kind in element.iter(W + "numFmt")]  # the last one where a newer one is also offered
    return Level(
        start=number(child(element, "start")) or 0,
        kind=kinds[-1] if kinds else "decimal",
        text=attribute(child(element, "lvlText")),
        restart=level if restart is None else restart,
        legal=bool(is_on(child(element, "isLgl"))),
        space=attribute(child(element, "suff")) != "nothing",
        style=attribute(child(element, "pStyle")),
        font=child(element, "rPr"),
    )


def _level_of(found: List | None, style: str) -> int:
    levels = found.levels if found and style else {}
    return next((place for place, level in levels.items() if level.style == style), 0)


def _filled(shown: Level, levels: Mapping[int, Level], counts: Mapping[int, int]) -> str:
    """«%1.%2.» with the counts, each in its own level's kind of number."""

    def count(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        kind = "decimal" if shown.legal or place not in levels else levels[place].kind
        return written(counts.get(place, 0), kind)

    return "" if shown.kind == "none" and "%" not in shown.text else re.sub(r"%([1-9])", count, shown.text)


def _bullet(sign: str) -> str:
    return _BULLETS.get(sign.strip(), "•" if sign.strip() else "")


def written(count: int, kind: str) -> str:
    """A count in one of Word's kinds (``w:numFmt``); kinds of other languages become plain digits."""
    if kind in ("none", "bullet"):
        return ""
    if kind.endswith("Roman") and 0 < count < _MOST_ROMAN:
        return _cased(_roman(count), kind)
    if kind.endswith("Letter") and 0 < count < _MOST_LETTERS:
        return _cased(chr(65 + (count - 1) % 26) * ((count - 1) // 26 + 1), kind)
    return f"{count:02d}" if kind == "decimalZero" else str(count)


def _cased(text: str, kind: str) -> str:
    return text.lower() if kind.startswith("lower") else text


def _roman(count: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (count // value)
        count %= value
    return text
