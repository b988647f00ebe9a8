"""A second reader, for sheets that are sound but that the first one cannot read or reads amiss. Values only.

openpyxl takes some twenty times as long as calamine, so it is asked only where calamine fails.
"""

import io
from typing import Any


def read_values(data: bytes) -> list[tuple[str, list[list[Any]]]]:
    """Each sheet's name and values from A1 on; a formula gives its cached value, an error cell its error's name.

    ``data``: a package of checked parts. Raises whatever openpyxl raises where it cannot read it either.
    """
    from openpyxl import load_workbook

    workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    sheets: list[tuple[str, list[list[Any]]]] = []
    for sheet in workbook.worksheets:
        sheet.reset_dimensions()  # what a sheet says of its own size is not to be trusted
        sheets.append((sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)]))
    return sheets
