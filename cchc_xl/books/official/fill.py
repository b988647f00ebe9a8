"""Fills a Word template with plain values (docxtpl). Whatever a value holds, it stands in the document as text."""

import io
from collections.abc import Mapping
from typing import Any

from cchc_xl.books.official.packed import packed
from cchc_xl.values.problems import refuse

_PICTURE_WIDTH = 160  # mm: the text's width on an upright page


def fill(template: bytes, name: str, content: Mapping[str, Any], pictures: Mapping[str, bytes] | None = None) -> bytes:
    """The document: ``template`` with each name in it replaced by what ``content`` has under it.

    ``pictures``: PNG by name, empty for none. Values are escaped, so braces, < and & in them are text; the caller
    keeps out what no Word file can hold (progress.wording.one_line). A template is somebody's file: it can reach
    nothing but the values. Refused, with the template called ``name``: W01 no Word file, W02 it names something
    unknown or is written wrongly.
    """
    from docx import Document
    from docx.shared import Mm
    from docxtpl import DocxTemplate, InlineImage
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    from cchc_xl.books.official.template_faults import why

    document = DocxTemplate(io.BytesIO(template))
    try:
        document.init_docx()
    except Exception as error:  # whatever python-docx meets in a file that is none
        raise refuse("W01", file=name) from error
    shown = {
        name: InlineImage(document, io.BytesIO(png), width=Mm(_PICTURE_WIDTH)) if png else ""
        for name, png in (pictures or {}).items()
    }
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    try:
        document.render({**content, **shown}, environment)
    except Exception as error:  # whatever a template that somebody edited makes of the values
        raise refuse("W02", file=name, detail=why(error, Document(io.BytesIO(template)))) from error
    return packed(document)
