"""Turns a readable source ``<slug>.docx.txt`` into a real .docx, the same bytes each time.

One line is one paragraph; blank lines only part tables. In a source:

    %% remark                   not written
    %header text                a paragraph of the page header; %footer text likewise
    %page                       a page break; %landscape starts a section on its side
    #1. text                    automatic number at level 1, ``##a) text`` at level 2, ... The label is not written:
                                Word counts it, and the builder refuses a label that Word would not come to.
                                Labels: 1.  1.1.  I.  A.  a)  -  +  and, with words, ``#[Điều 1.] text``.
    #~1. text                   the same, but the list hangs on the paragraph's style
    | a | b |                   a table row; ``^`` merged with the cell above, ``<`` with the cell at the left
    |* a | b |                  a header row that Word repeats on each page
    text // text                (in a cell) two paragraphs; each may be numbered
    **bold**  {br}  {tab}       emphasis, line break, tab
    {+new+}  {-old-}            tracked insertion and deletion
    {^note^}                    a footnote
"""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.parser import OxmlElement

from tests.corpus.numbering import Numbering
from tests.corpus.runs import Footnotes, write_runs

SUFFIX = ".docx.txt"
_NUMBERED = re.compile(r"(?P<level>#+)(?P<style>~?)(?:\[(?P<words>[^\]]+)\]|(?P<label>\S+))\s*(?P<text>.*)")
_LONG_AGO = (2024, 1, 2, 0, 0, 0)

Write = Callable[[Any, str], None]  # fills an empty paragraph with a line of the source


def document_of(source: Path, folder: Path) -> Path:
    """The .docx of a source, written into the folder. Raises ValueError where a label or a merge cannot be."""
    target = folder / (source.name.removesuffix(SUFFIX) + ".docx")
    target.write_bytes(document_bytes(source.read_text(encoding="utf-8")))
    return target


def document_bytes(source: str) -> bytes:
    """The .docx of a source text; the same text always gives the same bytes."""
    document = docx.Document()
    footnotes = Footnotes()
    write = _writer(Numbering(document), footnotes)
    lines = [line.strip() for line in source.splitlines() if not line.startswith("%%")]
    for in_table, group in groupby(lines, key=lambda line: line.startswith("|")):
        if in_table:
            _write_table(document, list(group), write)
        else:
            _write_lines(document, [line for line in group if line], write)
    footnotes.attach(document)
    saved = io.BytesIO()
    document.save(saved)
    return _timeless(saved.getvalue())


def _writer(numbering: Numbering, footnotes: Footnotes) -> Write:
    def write(paragraph: Any, line: str) -> None:
        numbered = _NUMBERED.fullmatch(line)
        if numbered is None:
            return write_runs(paragraph, line, footnotes)
        label = numbered["words"] or numbered["label"]
        numbering.number(paragraph, len(numbered["level"]), label, by_style=bool(numbered["style"]))
        return write_runs(paragraph, numbered["text"], footnotes)

    return write


def _write_lines(document: Document, lines: Sequence[str], write: Write) -> None:
    for line in lines:
        order, _, text = line.partition(" ")
        if order == "%header":
            write(document.sections[0].header.add_paragraph(), text)
        elif order == "%footer":
            write(document.sections[0].footer.add_paragraph(), text)
        elif order == "%page":
            document.add_page_break()
        elif order == "%landscape":
            _turn(document)
        else:
            write(document.add_paragraph(), line)


def _turn(document: Document) -> None:
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _write_table(document: Document, lines: Sequence[str], write: Write) -> None:
    rows = [[cell.strip() for cell in line.removeprefix("|*").strip("|").split("|")] for line in lines]
    if len({len(row) for row in rows}) != 1:
        raise ValueError(f"rows of unequal length: {lines[0]} has {[len(row) for row in rows]}")
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for line, row in zip(lines, table.rows, strict=True):
        if line.startswith("|*"):
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _merge(table, rows)
    for number, row in enumerate(rows):
        for place, text in enumerate(row):
            if text not in ("^", "<"):
                _fill(table.cell(number, place), text, write)


def _merge(table: Any, rows: Sequence[Sequence[str]]) -> None:
    """Join each cell with the ``<`` at its right and the rows of ``^`` below it."""
    for number, row in enumerate(rows):
        for place, text in enumerate(row):
            if text in ("^", "<"):
                continue
            right, down = place, number
            while right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            while down + 1 < len(rows) and rows[down + 1][place] == "^":
                down += 1
            if (right, down) != (place, number):
                table.cell(number, place).merge(table.cell(down, right))


def _fill(cell: Any, text: str, write: Write) -> None:
    for number, part in enumerate(text.split(" // ")):
        write(cell.add_paragraph() if number else cell.paragraphs[0], part)


def _timeless(package: bytes) -> bytes:
    """The package with one fixed time on every part: a zip otherwise holds the moment it was written."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _LONG_AGO), old.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
