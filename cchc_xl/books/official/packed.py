"""Word files whose bytes depend on nothing but what they hold: drawn or filled twice, they are the same file."""

import datetime as dt
import io
import zipfile
from typing import Any

from cchc_xl.books.parcels import zip_bytes

_MOMENT = dt.datetime(2024, 1, 1)  # some moment that never changes


def packed(document: Any) -> bytes:
    """The document (python-docx's or docxtpl's) as a .docx file."""
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as package:
        return zip_bytes({name: package.read(name) for name in package.namelist()}, _MOMENT)
