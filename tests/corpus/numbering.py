"""Word's automatic numbering for the corpus: the labels of the source become list levels, never typed text."""

import re
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

_LABEL = re.compile(r"(?P<before>.*?)(?P<number>\d+(?:\.\d+)*|[IVX]+|[A-Ha-z])(?P<after>[.):/]*)")
_BULLETS = "-+*•"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True)
class Mark:
    """A label as a list level says it: Word's number format, its text with ``%1`` for numbers, the values in it."""

    form: str
    text: str
    values: tuple[int, ...] = ()


@dataclass
class _List:
    """One list of the document: its number, its definition, and how far each level has counted."""

    number: int
    definition: Any
    marks: dict[int, Mark] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)

    def fits(self, level: int, mark: Mark) -> bool:
        known = self.marks.get(level)
        return known is None or (known.form, known.text) == (mark.form, mark.text)


class Numbering:
    """Numbers paragraphs of one document, and refuses a label that Word itself would not write there."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._part = document.part.numbering_part.element
        self._lists: dict[tuple[int, str, str], _List] = {}
        self._last: _List | None = None

    def number(self, paragraph: Any, level: int, label: str, *, by_style: bool = False) -> None:
        """Put the paragraph into a list, ``level`` from 1. ``by_style``: the list hangs on a paragraph style."""
        mark = mark_of(label, level)
        chosen = self._list_for(level, mark)
        if level not in chosen.marks:
            chosen.marks[level] = mark
            chosen.definition.append(_level(level, mark))
        _count(chosen, level, mark, label)
        place = self._style(chosen, level) if by_style else None
        if place is not None:
            paragraph.style = place
        else:
            _put(paragraph._p.get_or_add_pPr(), chosen.number, level)

    def _list_for(self, level: int, mark: Mark) -> _List:
        """The list that goes on, or a new one: at the first number of level 1, or where no open list fits."""
        key = (level, mark.form, mark.text)
        if level > 1 and self._last is not None and self._last.fits(level, mark):
            return self._last
        if key not in self._lists or (level == 1 and mark.values[-1:] == (1,)):
            self._lists[key] = self._new()
        if level == 1:
            self._last = self._lists[key]
        return self._lists[key]

    def _new(self) -> _List:
        definitions, numbers = self._part.findall(qn("w:abstractNum")), self._part.findall(qn("w:num"))
        definition = _element("w:abstractNum", abstractNumId=len(definitions) + 100)
        definition.append(_element("w:multiLevelType", val="multilevel"))
        definitions[-1].addnext(definition)
        number = _element("w:num", numId=len(numbers) + 100)
        number.append(_element("w:abstractNumId", val=len(definitions) + 100))
        numbers[-1].addnext(number)
        return _List(len(numbers) + 100, definition)

    def _style(self, chosen: _List, level: int) -> str:
        name = f"Danh mục {chosen.number}.{level}"
        if name not in [style.name for style in self._document.styles]:
            style: Any = self._document.styles.add_style(name, 1)
            _put(style.element.get_or_add_pPr(), chosen.number, level)
        return name


def mark_of(label: str, level: int) -> Mark:
    """What the label asks of Word: ``1.2.`` at level 2 is ``%1.%2.``; ``a)`` at level 2 is ``%2)``."""
    if label in _BULLETS:
        return Mark("bullet", label)
    found = _LABEL.fullmatch(label)
    if found is None:
        raise ValueError(f"{label}: no label that Word numbers")
    numbers = found["number"].split(".")
    places = ".".join(f"%{level - len(numbers) + 1 + i}" for i in range(len(numbers)))
    values = tuple(_value(number) for number in numbers)
    return Mark(_form(numbers[-1]), found["before"] + places + found["after"], values)


def _form(number: str) -> str:
    if number.isdigit():
        return "decimal"
    if number in _ROMAN:
        return "upperRoman"
    return "lowerLetter" if number.islower() else "upperLetter"


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    return _ROMAN.index(number) + 1 if number in _ROMAN else ord(number.lower()) - ord("a") + 1


def _count(chosen: _List, level: int, mark: Mark, label: str) -> None:
    chosen.counts = {known: count for known, count in chosen.counts.items() if known <= level}
    chosen.counts[level] = chosen.counts.get(level, 0) + 1
    shown = tuple(chosen.counts.get(level - len(mark.values) + 1 + i, 0) for i in range(len(mark.values)))
    if shown != mark.values:
        raise ValueError(f"{label}: Word would count {shown} here")


def _level(level: int, mark: Mark) -> Any:
    element = _element("w:lvl", ilvl=level - 1)
    element.extend(
        [_element("w:start", val=1), _element("w:numFmt", val=mark.form), _element("w:lvlText", val=mark.text)]
    )
    return element


def _put(properties: Any, number: int, level: int) -> None:
    place = properties.get_or_add_numPr()
    place.append(_element("w:ilvl", val=level - 1))
    place.append(_element("w:numId", val=number))


def _element(tag: str, **attributes: object) -> Any:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made
