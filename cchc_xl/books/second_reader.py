"""A second reader, for sheets that are sound but that the first one cannot read or reads amiss. Values only.

openpyxl takes some twenty times as long as calamine, so it is asked only where calamine fails.
"""

import io
import warnings
from typing import Any


def read_values(data: bytes) -> list[tuple[str, list[list[Any]]]]:
    """Each sheet's name and values from A1 on; a formula gives its cached value, an error cell its error's name.

    ``data``: a package of checked parts. Raises whatever openpyxl raises where it cannot read it either.
    """
    from openpyxl import load_workbook

    with warnings.catch_warnings(action="ignore"):  # of what openpyxl drops, none of it values
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        return [(sheet.title, _values(sheet)) for sheet in workbook.worksheets]


def _values(sheet: Any) -> list[list[Any]]:
    sheet.reset_dimensions()  # what a sheet says of its own size is not to be trusted
    return [list(row) for row in sheet.iter_rows(values_only=True)]
