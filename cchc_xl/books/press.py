"""Prints agency forms: drawn once for a round and taken apart, so that each form costs little more than its zip."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

import pandas as pd

from cchc_xl.books.draw import form as drawn
from cchc_xl.books.draw.coordination import COORDINATION_BODY
from cchc_xl.books.draw.form import FormHeading
from cchc_xl.books.draw.marks import BODY_END, DOCUMENTS, FORM_ID, OTHERS, REPORTER, SEND_BY, SIGNATURES, mark
from cchc_xl.books.draw.paper import SIZE
from cchc_xl.books.draw.saving import to_bytes
from cchc_xl.books.form_template import FormTemplate, RowRules, parts_of
from cchc_xl.books.package.value import writable
from cchc_xl.books.sheet_template import BodyRows
from cchc_xl.values import form_texts as t
from cchc_xl.values.columns import COORDINATION, FORM, LATER_FORM, VISIBLE_ID
from cchc_xl.values.table import Table
from cchc_xl.values.words import MilestoneKind

_REPORT, _HELPING = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
_NO_VALUE = "</f><v></v>"  # what openpyxl gives the form's one formula


class _Layout:
    """A form of one shape, drawn and taken apart."""

    def __init__(self, heading: FormHeading, table: Table, keys: Sequence[str], *, coordinating: bool) -> None:
        parts = parts_of(to_bytes(drawn.draw_form(heading, table, BODY_END, keys, coordinating=coordinating)))
        report = parts[_REPORT]
        self.report = BodyRows(report, drawn.BODY, table.columns, drawn.WIDTHS, SIZE, days=("deadline",))
        self.documents, self.others = RowRules(report, DOCUMENTS), RowRules(report, OTHERS)
        self.helping = None
        parts[_REPORT] = (
            report.replace(self.report.blank, mark("rows"))
            .replace(self.documents.text, mark("documents"))
            .replace(self.others.text, mark("others"))
            .replace(_NO_VALUE, f"</f><v>{mark('rows_left')}</v>")
        )
        if coordinating:
            widths = {c.field: c.width for c in COORDINATION.columns}
            self.helping = BodyRows(parts[_HELPING], COORDINATION_BODY, COORDINATION.columns, widths, SIZE)
            parts[_HELPING] = parts[_HELPING].replace(self.helping.blank, mark("helping"))
        self.template = FormTemplate.of({name: _with_marks(text) for name, text in parts.items()})


def _with_marks(text: str) -> str:
    return text.replace(str(BODY_END), mark("last")).replace(str(SIGNATURES), mark("signatures"))


class FormPress:
    """The forms of one round. ``contact`` is whom to ask, with the telephone number; "" for nobody. ``later``: with
    what agencies reported in the rounds before."""

    def __init__(self, heading: FormHeading, contact: str = "", *, later: bool = False) -> None:
        self._receiver, self._contact = heading.receiver, contact
        self._table = LATER_FORM if later else FORM
        self._asked = [c.field for c in self._table.columns if not c.open]
        self._layout = cache(lambda keys, coordinating: _Layout(heading, self._table, keys, coordinating=coordinating))

    def press(
        self,
        rows: pd.DataFrame,
        identity: Mapping[str, str],
        form: str,
        agency_name: str,
        due: dt.date,
        coordination: pd.DataFrame | None = None,
    ) -> bytes:
        """One agency's form as an .xlsx file.

        ``rows`` of ``columns.FORM`` or ``LATER_FORM`` with ``kind``, what each is about; ``identity`` as the keys
        and values that the form carries, ``form`` its id, in sight of everybody; ``due`` is the agency's own last
        day for sending it; ``coordination`` of ``columns.COORDINATION``: the tasks in which it only helps.
        """
        helped = 0 if coordination is None else len(coordination)
        layout: _Layout = self._layout(tuple(identity), helped > 0)
        texts = {
            REPORTER: agency_name,
            FORM_ID: f"{VISIBLE_ID} {form}",
            SEND_BY: self._send_by(due),
            **identity,
        }
        values = {name: escape(writable(text)) for name, text in texts.items()}
        values |= self._of_rows(layout, rows)
        if layout.helping is not None and coordination is not None:
            values["helping"] = layout.helping.of(_columns(coordination, COORDINATION.fields))
        return layout.template.filled(values)

    def _of_rows(self, layout: _Layout, rows: pd.DataFrame) -> dict[str, str]:
        """What depends on how many rows there are, and of what kinds."""
        last = drawn.BODY + len(rows) - 1
        numbered = list(enumerate(rows["kind"].tolist(), start=drawn.BODY))
        return {
            "rows": layout.report.of(_columns(rows, self._asked)),
            "documents": layout.documents.on([row for row, kind in numbered if kind == MilestoneKind.ISSUE]),
            "others": layout.others.on([row for row, kind in numbered if kind != MilestoneKind.ISSUE]),
            "rows_left": str(len(rows)),
            "last": str(last),
            "signatures": str(last + SIGNATURES - BODY_END),
        }

    def _send_by(self, due: dt.date) -> str:
        ask = f" Hỏi: {self._contact}." if self._contact else ""
        return f"{t.SEND_BY} {self._receiver}, chậm nhất ngày {due:%d/%m/%Y}.{ask}"


def _columns(rows: pd.DataFrame, fields: Sequence[str]) -> dict[str, list[Any]]:
    return {field: rows[field].tolist() for field in fields}
