"""Draws a return that goes back to be corrected: a fresh workbook of values, the faulty cells marked.

Nothing of the file that came is taken over but values: no macro, no link, no formula, no object. They stand at their
own addresses, so the list of faults is a sheet of its own, the first one. The identity is carried along, so that the
corrected copy is a return.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName

from cchc_xl.books.draw.copied_sheet import draw_copy
from cchc_xl.books.draw.fault_list import LIST_TITLE, draw_fault_list
from cchc_xl.books.draw.form_checks import PROGRESS_LIST
from cchc_xl.books.draw.paper import BASE, in_times
from cchc_xl.books.draw.saving import to_bytes
from cchc_xl.books.draw.styles import Brush, blank_workbook
from cchc_xl.values.columns import CORRECTIONS_SHEET, IDENTITY_SHEET
from cchc_xl.values.feedback import Feedback
from cchc_xl.values.words import Progress

_TEXT = replace(BASE, number_format="@")
_LIST_COLUMN = 4  # of the hidden sheet: beside the identity, away from it


def draw_feedback(feedback: Feedback) -> bytes:
    """The copy as an .xlsx file, ready to be sent.

    It counts as saved a second after the return that it was made from: newer than that, older than any correction.
    """
    workbook = blank_workbook(LIST_TITLE)
    in_times(workbook)
    brush = Brush()
    draw_fault_list(workbook.create_sheet(CORRECTIONS_SHEET), feedback, brush)
    for sheet in feedback.sheets:
        faults = [f for f in feedback.faults if f.sheet == sheet.name]
        draw_copy(workbook.create_sheet(sheet.name), sheet, faults, brush)
    _draw_hidden(workbook, feedback.identity, brush)
    _carry(workbook, feedback)
    return to_bytes(workbook)


def _draw_hidden(workbook: Workbook, identity: Mapping[str, str], brush: Brush) -> None:
    """The identity, and what the drop-down offers: a literal list could hold no item with a comma in it."""
    sheet = workbook.create_sheet(IDENTITY_SHEET)
    sheet.sheet_state = "veryHidden"
    for row, pair in enumerate(identity.items(), 1):
        for column, text in enumerate(pair, 1):
            brush.write(sheet.cell(row, column), text, _TEXT)
    for row, progress in enumerate(Progress, 1):
        brush.write(sheet.cell(row, _LIST_COLUMN), progress.value, _TEXT)
    cells = f"'{IDENTITY_SHEET}'!$D$1:$D${len(Progress)}"
    workbook.defined_names[PROGRESS_LIST] = DefinedName(PROGRESS_LIST, attr_text=cells)


def _carry(workbook: Any, feedback: Feedback) -> None:
    for name, value in feedback.identity.items():
        workbook.custom_doc_props.append(StringProperty(name=name, value=value))
    if feedback.saved_at:
        moment = (feedback.saved_at + dt.timedelta(seconds=1)).astimezone(dt.UTC).replace(tzinfo=None)
        workbook.properties.created = workbook.properties.modified = moment
