"""What stands inside a paragraph of a corpus source: bold, breaks, tracked changes and footnotes."""

import re
from typing import Any
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

_TOKENS = re.compile(r"(\*\*|\{\+.*?\+\}|\{-.*?-\}|\{\^.*?\^\})")
_BREAKS = {"{br}": "\n", "{tab}": "\t"}
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


class Footnotes:
    """The footnotes of one document, in the order they are met; ``attach`` writes them once all are known."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def add(self, text: str) -> int:
        self._texts.append(text)
        return len(self._texts)

    def attach(self, document: Document) -> None:
        if not self._texts:
            return
        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{escape(text)}</w:t></w:r></w:p>'
            "</w:footnote>"
            for number, text in enumerate(self._texts, 1)
        )
        xml = f'<w:footnotes xmlns:w="{_NAMESPACE}">{_SEPARATORS}{notes}</w:footnotes>'
        part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, xml.encode(), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def write_runs(paragraph: Any, text: str, footnotes: Footnotes) -> None:
    """Write the text into the paragraph as runs, its marks turned into what Word has for them."""
    for sign, what in _BREAKS.items():
        text = text.replace(sign, what)
    bold = False
    for token in _TOKENS.split(text):
        if token == "**":
            bold = not bold
        elif token.startswith(("{+", "{-")):
            _track(paragraph, token[2:-2], "w:ins" if token[1] == "+" else "w:del")
        elif token.startswith("{^"):
            _refer(paragraph, footnotes.add(token[2:-2]))
        elif token:
            paragraph.add_run(token).bold = bold or None


def _track(paragraph: Any, text: str, tag: str) -> None:
    run = paragraph.add_run(text)._r
    number = len(run.xpath("//w:ins|//w:del")) + 1
    change = OxmlElement(tag)
    for name, value in (("id", str(number)), ("author", "Chuyên viên"), ("date", "2024-01-02T08:00:00Z")):
        change.set(qn(f"w:{name}"), value)
    run.addprevious(change)
    change.append(run)
    if tag == "w:del":
        for piece in run.findall(qn("w:t")):
            piece.tag = qn("w:delText")


def _refer(paragraph: Any, number: int) -> None:
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), str(number))
    paragraph.add_run()._r.append(reference)
