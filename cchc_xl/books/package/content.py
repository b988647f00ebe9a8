"""What stands in a cell, as XML: in bulk as text, since building a hundred thousand elements takes seconds."""

import copy
import re
from collections.abc import Callable
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from cchc_xl.books.package.value import Value, number_text, serial, writable
from cchc_xl.books.package.xml import Element, as_text, namespace
from cchc_xl.values.table import Kind

_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NAMESPACES = re.compile(r' xmlns(?::[\w.-]+)?="[^"]*"')
_FIRST_TAG = re.compile(r"<[^>]*>")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Content(NamedTuple):
    """A cell's type attribute ("" for numbers) and text; no text: a blank cell."""

    type: str
    text: str


BLANK = Content("", "")


def content(value: Value | bool, kind: Kind, first_day: int) -> Content:
    """How a value of a column of that kind is written. Text stands inline: never a formula, a number, a date."""
    if value is None or value == "":
        return BLANK
    if isinstance(value, bool):
        return Content("b", str(int(value)))
    if isinstance(value, str):
        return Content("inlineStr", _LOOKS_ESCAPED.sub("_x005F_", writable(value)))
    if kind in (Kind.DATE, Kind.MOMENT):
        return Content("", number_text(serial(int(value), first_day)))
    return Content("", number_text(value))


def needs_space(text: str) -> bool:
    """Whether a reader would drop some of the text's white space."""
    return text != text.strip() or "\n" in text or "  " in text


class CellText:
    """Cells of one sheet as text. ``prefix`` is the sheet's for the main namespace ("" or ``x:``)."""

    def __init__(self, root: Element) -> None:
        self.p = f"{root.prefix}:" if root.prefix else ""
        self._ns = namespace(root)
        self._value_tag, self._formula_tag, self._text_tag = (f"{self._ns}{tag}" for tag in "vft")
        self._prefixes = {v: k for k, v in root.nsmap.items() if k}
        self._declared = {f' xmlns:{k}="{v}"' if k else f' xmlns="{v}"' for k, v in root.nsmap.items()}

    def tail(self, what: Content) -> str:
        """What follows ``<c r="A1" s="2"`` in a cell with that content."""
        p = self.p
        if not what.text:
            return "/>"
        if what.type == "inlineStr":
            space = ' xml:space="preserve"' if needs_space(what.text) else ""
            return f' t="inlineStr"><{p}is><{p}t{space}>{escape(what.text)}</{p}t></{p}is></{p}c>'
        kind = f' t="{what.type}"' if what.type else ""
        return f"{kind}><{p}v>{what.text}</{p}v></{p}c>"

    def cell(self, reference: str, style: str | None, tail: str = "/>") -> str:
        """A cell with a style id (None: the sheet's usual one)."""
        return f'<{self.p}c r="{reference}" s="{style}"{tail}' if style else f'<{self.p}c r="{reference}"{tail}'

    def formula(self, text: str, array: str = "") -> str:
        """The tail of a cell with a formula still to be calculated; ``array``: where it spills from."""
        kind = f' t="array" ref="{array}"' if array else ""
        return f"><{self.p}f{kind}>{escape(text)}</{self.p}f></{self.p}c>"

    def carried(self, cell: Element, reference: str, rewrite: Callable[[str], str] = str) -> str:
        """An existing cell at another place; ``rewrite`` says how a formula, or where it spills to, reads there."""
        style, kind, children = cell.get("s"), cell.get("t"), len(cell)
        plain = len(cell.attrib) == 1 + (style is not None) + (kind is not None)
        if plain and children == 0:
            return self.cell(reference, style)
        if plain and children == 1 and cell[0].tag == self._value_tag:
            shown = f' t="{kind}"' if kind else ""
            value = escape(cell[0].text or "")
            return self.cell(reference, style, f"{shown}><{self.p}v>{value}</{self.p}v></{self.p}c>")
        if plain and children == 1 and kind == "inlineStr" and self._is_one_text(cell[0]):
            return self.cell(reference, style, self.tail(Content(kind, cell[0][0].text or "")))
        return self.element(self._moved(cell, reference, rewrite))

    def _is_one_text(self, item: Element) -> bool:
        """Whether an inline string is one unformatted text."""
        return len(item) == 1 and item[0].tag == self._text_tag

    def _moved(self, cell: Element, reference: str, rewrite: Callable[[str], str]) -> Element:
        moved = copy.deepcopy(cell)
        moved.set("r", reference)
        formula = moved.find(self._formula_tag)
        if formula is not None:
            formula.text = rewrite(formula.text) if formula.text else None
            if formula.get("ref"):
                formula.set("ref", rewrite(formula.get("ref")))
        return moved

    def row(
        self, number: int, source: Element | None, kept: Callable[[str], bool], cells: str, height: float | None = None
    ) -> str:
        """A row with those attributes of ``source`` that are kept (dy-descent and the like have prefixes).

        ``height`` is in points; a row with it is still fitted by Excel when it is edited.
        """
        attributes = f' r="{number}"' if height is None else f' r="{number}" ht="{height:g}"'
        for name, value in source.attrib.items() if source is not None else ():
            if name not in ("r", "spans") and kept(name):
                attributes += f" {self._prefixed(name)}={quoteattr(value)}"
        return f"<{self.p}row{attributes}>{cells}</{self.p}row>"

    def _prefixed(self, name: str) -> str:
        space, _, bare = name.rpartition("}")
        return f"{self._prefixes[space[1:]]}:{bare}" if space else bare

    def element(self, element: Element) -> str:
        """An element of the sheet as text, without the namespaces that the sheet declares anyway."""
        text = as_text(element)
        head = _FIRST_TAG.match(text)
        if not head:
            return text
        kept = _NAMESPACES.sub(lambda found: "" if found[0] in self._declared else found[0], head[0])
        return kept + text[head.end() :]
