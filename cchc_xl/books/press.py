"""Prints agency forms: the template is drawn once, then only values go in, for each agency anew."""

import datetime as dt
from collections.abc import Mapping
from functools import cache

import pandas as pd

from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.draw import form as drawn
from cchc_xl.books.draw.form import FormHeading
from cchc_xl.values import form_texts
from cchc_xl.values.columns import FORM, VISIBLE_ID


class FormPress:
    """The forms of one round. ``contact`` is whom to ask, with the telephone number; "" for nobody."""

    def __init__(self, heading: FormHeading, contact: str = "") -> None:
        self._heading = heading
        self._contact = contact
        self._template = cache(lambda rows: drawn.draw_form(heading, rows))

    def press(
        self, rows: pd.DataFrame, identity: Mapping[str, str], form: str, agency_name: str, due: dt.date
    ) -> bytes:
        """One agency's form as an .xlsx file.

        ``rows`` of ``columns.FORM``; ``identity`` as the keys and values that the form carries, ``form`` its
        id, in sight of everybody; ``due`` is the agency's own last day for sending it.
        """
        book = ClosedBook(self._template(len(rows)), f"{form}.xlsx")
        book.replace(FORM, rows)
        book.fill(drawn.REPORTER, f"{form_texts.REPORTER} {agency_name}")
        book.fill(drawn.FORM_ID, f"{VISIBLE_ID} {form}")
        book.fill(drawn.SEND_BY, self._send_by(due))
        book.fill(drawn.IDENTITY, list(identity.items()))
        book.set_properties(identity)
        return book.to_bytes()

    def _send_by(self, due: dt.date) -> str:
        ask = f" Hỏi: {self._contact}." if self._contact else ""
        return f"{form_texts.SEND_BY} {self._heading.receiver}, chậm nhất ngày {due:%d/%m/%Y}.{ask}"
