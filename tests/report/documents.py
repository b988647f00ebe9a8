"""A Word file as a reader meets it: its paragraphs and its tables."""

import io
from typing import Any

from docx import Document


def opened(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def paragraphs(data: bytes) -> list[str]:
    """The text of the document's own paragraphs, blank ones left out."""
    return [p.text for p in opened(data).paragraphs if p.text.strip()]


def table_under(data: bytes, header: str) -> list[list[str]]:
    """The rows below the header row of the first table that has such a header."""
    tables = (table for table in opened(data).tables if header in [cell.text for cell in table.rows[0].cells])
    return [[cell.text for cell in row.cells] for row in next(tables).rows[1:]]


def headers_of(data: bytes, header: str) -> list[str]:
    tables = (table for table in opened(data).tables if header in [cell.text for cell in table.rows[0].cells])
    return [cell.text for cell in next(tables).rows[0].cells]


def everything(data: bytes) -> str:
    """All text, of tables too."""
    document = opened(data)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([p.text for p in document.paragraphs] + cells)
