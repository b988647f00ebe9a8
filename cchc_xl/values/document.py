"""A letter or plan as plain text: its paragraphs and tables in order, before anybody asks what they mean."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of running text, NFC.

    Automatic numbering already stands before the text ("1. ", "a) ", "- "); line breaks and tabs are kept.
    Marks of emphasis (Markdown's ``**``) are left in: layouts take them off. ``bold``: every letter is bold.
    """

    text: str
    bold: bool = False


@dataclass(frozen=True)
class TextTable:
    """Rows of cells, each a text with one line per paragraph; all rows are equally long.

    A merged cell repeats its text in every place it covers; ``merged`` holds the places (row, column), counted
    from 0, that only repeat the merged cell's first place.
    """

    rows: tuple[tuple[str, ...], ...]
    merged: frozenset[tuple[int, int]] = frozenset()


Block = Paragraph | TextTable


@dataclass(frozen=True)
class Document:
    """What one file says. Texts of its headers and footers come first, as paragraphs.

    ``notes`` say in Vietnamese what was done to read it («chuyển từ bảng mã TCVN3 (ABC)»).
    """

    file: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
