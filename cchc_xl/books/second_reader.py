"""A second reader, for sheets that are sound but that the first one cannot read or reads amiss. Values only.

openpyxl takes some twenty times as long as calamine, so it is asked only where calamine fails.
"""

import io
import warnings
from typing import Any


def read_values(data: bytes) -> list[tuple[str, list[list[Any]]]]:
    """Each sheet's name and values from A1 on; a formula gives its cached value, an error cell its error's name.

    Rows and cells may stand in any order: read as a stream, openpyxl would drop those that come too late.
    ``data``: a package of checked parts. Raises whatever openpyxl raises where it cannot read it either.
    """
    from openpyxl import load_workbook

    with warnings.catch_warnings(action="ignore"):  # of what openpyxl drops, none of it values
        workbook = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        return [(sheet.title, [list(row) for row in sheet.values]) for sheet in workbook.worksheets]
