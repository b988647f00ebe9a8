"""A paragraph's runs as text: what Word shows with all changes accepted and hidden text hidden."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from cchc_xl.books.legacy import Code, code_of_font, decode, is_written_in
from cchc_xl.books.package.xml import Element, local
from cchc_xl.books.word.parts import W, attribute, child
from cchc_xl.books.word.styles import Look, Styles

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
# Around runs or blocks, without a meaning of their own once every change is accepted.
TRANSPARENT = {W + name for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "dir", "bdo", "sdtContent")}
_SIGNS = {
    **dict.fromkeys(("tab", "ptab"), "\t"),
    **dict.fromkeys(("br", "cr"), "\n"),
    "noBreakHyphen": "-",
    "softHyphen": "\u00ad",
}
_PRIVATE = re.compile("[\uf020-\uf0ff]")
# Fields whose result is no text of the letter: page numbers, and a table of contents that repeats its headings.
_LEFT_OUT = {"PAGE", "NUMPAGES", "SECTIONPAGES", "TOC"}


@dataclass(frozen=True)
class Piece:
    """A stretch of visible text with its look."""

    text: str
    look: Look


@dataclass
class Fields:
    """The complex fields that are open at a place, outermost first: each its instruction, and whether that is over."""

    balanced: bool
    open: list[tuple[str, bool]] = field(default_factory=list)

    @property
    def visible(self) -> bool:
        return all(over and not self._is_left_out(code) for code, over in self.open)

    def mark(self, kind: str) -> None:
        """Takes in a ``w:fldChar``."""
        if kind == "begin":
            self.open.append(("", False))
        elif self.open and kind == "separate":
            self.open[-1] = (self.open[-1][0], True)
        elif self.open and kind == "end":
            self.open.pop()

    def instruct(self, code: str) -> None:
        if self.open and not self.open[-1][1]:
            self.open[-1] = (self.open[-1][0] + code, False)

    def end_paragraph(self) -> None:
        """An instruction that a paragraph leaves open was never closed: what follows is text again."""
        self.open = [(code, over) for code, over in self.open if over]

    def _is_left_out(self, code: str) -> bool:
        return self.balanced and is_left_out(code)


def is_left_out(code: str) -> bool:
    return (code.split() or [""])[0].upper() in _LEFT_OUT


def fields_of(root: Element) -> Fields:
    """The fields of a part; one that is never closed hides nothing."""
    kinds = [attribute(mark, "fldCharType") for mark in root.iter(W + "fldChar")]
    return Fields(kinds.count("begin") == kinds.count("end"))


@dataclass(frozen=True)
class Runs:
    """Reads the runs of paragraphs of one part. ``embedded`` collects what holds text that cannot be read."""

    styles: Styles
    fields: Fields
    embedded: list[str]

    def pieces(self, paragraph: Element, style: str) -> Iterator[Piece]:
        """The visible text of a paragraph, in order."""
        for element in paragraph:
            yield from self._inline(element, style)

    def _inline(self, element: Element, style: str) -> Iterator[Piece]:
        if element.tag == W + "r":
            yield from self._run(element, style)
        elif element.tag == W + "fldSimple":
            if not is_left_out(attribute(element, "instr")):
                yield from self.pieces(element, style)
        elif element.tag == W + "sdt":
            if not is_placeholder(element):
                yield from self.pieces(element, style)
        elif element.tag == _MC + "AlternateContent":
            yield from self.pieces(chosen(element), style)
        elif element.tag in TRANSPARENT:
            yield from self.pieces(element, style)
        elif math := "".join(t.text or "" for t in element.iter(_MATH_TEXT)):
            yield Piece(math, Look())

    def _run(self, run: Element, style: str) -> Iterator[Piece]:
        look = self.styles.of_run(run.find(W + "rPr"), style)
        text = "".join(self._texts(run))
        if text and not look.hidden:
            yield Piece(text, look)

    def _texts(self, run: Element) -> Iterator[str]:
        for element in run:
            name = local(element)
            if name == "fldChar":
                self.fields.mark(attribute(element, "fldCharType"))
            elif name == "instrText":
                self.fields.instruct(element.text or "")
            elif element.tag == _MC + "AlternateContent":
                yield from self._texts(chosen(element))
            elif self.fields.visible:
                yield self._sign(element, name)
            if name == "object" and element.find(_OLE) is not None:
                self.embedded.append(element.find(_OLE).get("ProgID", ""))

    def _sign(self, element: Element, name: str) -> str:
        if name == "t":
            return re.sub(r"[\r\n]+", " ", element.text or "")
        if name == "sym":
            char = attribute(element, "char")
            return chr(int(char, 16)) if re.fullmatch("[0-9A-Fa-f]{4}", char) else "•"
        return _SIGNS.get(name, "")


def chosen(alternatives: Element) -> Element:
    """The first of the alternatives that has content: the others say the same for other programs."""
    return next((choice for choice in alternatives if len(choice)), alternatives)


def is_placeholder(control: Element) -> bool:
    """Whether a content control only shows its prompt («Nhấn để nhập văn bản»)."""
    return child(control, "sdtPr", "showingPlcHdr") is not None


def boxes(element: Element) -> Iterator[Element]:
    """The text boxes anchored in an element, each once."""
    for inner in element:
        if inner.tag == _MC + "AlternateContent":
            yield from boxes(chosen(inner))
        elif inner.tag == W + "txbxContent":
            yield inner
        elif inner.tag not in (W + "del", W + "moveFrom"):
            yield from boxes(inner)


@dataclass(frozen=True)
class _Stretch:
    """Neighbouring pieces of one font and look: VNI splits a letter from its mark."""

    text: str
    code: Code | None
    capital_font: bool
    caps: bool

    def shown(self, old: set[Code]) -> str:
        """The text in Unicode, where its table is one of the ``old``."""
        if self.code is None or self.code not in old:
            return self.text.upper() if self.caps else self.text
        text = decode(self.text, self.code)
        return text.upper() if self.caps or self.capital_font else text


def text_of(pieces: Iterable[Piece], codes: list[Code]) -> str:
    """The pieces' text in Unicode; ``codes`` takes in the legacy tables that were met."""
    stretches = _stretches(pieces)
    typed = {code: "".join(s.text for s in stretches if s.code is code) for code in Code}
    old = {code for code, text in typed.items() if text and is_written_in(text, code)}
    codes += [code for code in Code if code in old and not typed[code].isascii()]
    return "".join(stretch.shown(old) for stretch in stretches)


def _stretches(pieces: Iterable[Piece]) -> list[_Stretch]:
    def kind(piece: Piece) -> tuple[Code | None, bool, bool]:
        return *code_of_font(piece.look.font), bool(piece.look.caps)

    runs = ((key, "".join(piece.text for piece in group)) for key, group in groupby(pieces, kind))
    return [_Stretch(_out_of_private(text) if code else text, code, *rest) for (code, *rest), text in runs]


def _out_of_private(text: str) -> str:
    """Letters of a legacy font that Word took for a font of signs."""
    return _PRIVATE.sub(lambda match: chr(ord(match[0]) - 0xF000), text)
