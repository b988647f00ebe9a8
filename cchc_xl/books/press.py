"""Prints agency forms: drawn once and taken apart, so that each form costs little more than its zip."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from xml.sax.saxutils import escape

import pandas as pd

from cchc_xl.books.draw import form_layout as drawn
from cchc_xl.books.draw.form_layout import mark
from cchc_xl.books.figure_sheet import FigureSheet
from cchc_xl.books.form_template import FormTemplate, RowRules, parts_of
from cchc_xl.books.package.value import writable
from cchc_xl.books.sheet_template import BodyRows
from cchc_xl.values import form_texts as t
from cchc_xl.values.columns import COORDINATION, FORM, LATER_FORM, VISIBLE_ID
from cchc_xl.values.frames import Columns
from cchc_xl.values.words import MilestoneKind

_REPORT, _SECOND, _THIRD = (f"xl/worksheets/sheet{number}.xml" for number in (1, 2, 3))
_CORE = "docProps/core.xml"
_NO_VALUE = "</f><v></v>"  # what openpyxl gives the form's one formula
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

# What stands in a drawn form for what each round or each form has of its own, and is no mark yet.
_STAND_INS = {
    str(drawn.BODY_END): "last",
    str(drawn.SIGNATURES): "signatures",
    str(drawn.FIGURES_END): "figures_last",
    str(drawn.serial(drawn.EARLIEST)): "earliest",
    str(drawn.serial(drawn.LATEST)): "latest",
    f"{drawn.EARLIEST:%d/%m/%Y}": "earliest_day",
    f"{drawn.LATEST:%d/%m/%Y}": "latest_day",
}


@dataclass(frozen=True)
class FormHeading:
    """What all forms of a round share: the title, the period that the figures are for, who receives them, and the
    year in which that period ends: answers tell of nothing before the year before it, and expect nothing later than
    five years after."""

    title: str
    period: str
    receiver: str
    year: int

    @property
    def marks(self) -> dict[str, str]:
        earliest, latest = dt.date(self.year - 1, 1, 1), dt.date(self.year + 5, 12, 31)
        return {
            "title": self.title,
            "period": self.period,
            "receiver": self.receiver,
            "earliest": str(drawn.serial(earliest)),
            "latest": str(drawn.serial(latest)),
            "earliest_day": f"{earliest:%d/%m/%Y}",
            "latest_day": f"{latest:%d/%m/%Y}",
        }


class _Shape:
    """A drawn form of one shape, taken apart; ``marks``: what all forms of the round say, by mark."""

    def __init__(self, marks: Mapping[str, str], *, later: bool, helping: bool, figures: bool) -> None:
        form = parts_of(drawn.drawn_file(later=later, helping=helping, figures=figures).read_bytes())
        parts = {name: _of_round(text, marks) for name, text in form.items()}
        report, columns = parts[_REPORT], (LATER_FORM if later else FORM).columns
        self.report = BodyRows(report, drawn.BODY, columns, drawn.WIDTHS, drawn.SIZE, days=("deadline",))
        self.documents, self.others = RowRules(report, drawn.DOCUMENTS), RowRules(report, drawn.OTHERS)
        parts[_REPORT] = (
            report.replace(self.report.blank, mark("rows"))
            .replace(self.documents.text, mark("documents"))
            .replace(self.others.text, mark("others"))
            .replace(_NO_VALUE, f"</f><v>{mark('rows_left')}</v>")
        )
        self.helping = None
        if helping:
            widths = {c.field: c.width for c in COORDINATION.columns}
            place = _THIRD if figures else _SECOND
            sheet = parts[place]
            self.helping = BodyRows(sheet, drawn.COORDINATION_BODY, COORDINATION.columns, widths, drawn.SIZE)
            parts[place] = sheet.replace(self.helping.blank, mark("helping"))
        self.figures = FigureSheet(parts[_SECOND]) if figures else None
        if self.figures is not None:
            parts[_SECOND] = self.figures.marked
        parts[_CORE] = _MOMENT.sub(marks["moment"], parts[_CORE])
        self.template = FormTemplate.of(parts)


def _of_round(text: str, marks: Mapping[str, str]) -> str:
    """A part with all that is the round's; each agency's own are marks, and nothing but marks."""
    for stand_in, name in _STAND_INS.items():
        text = text.replace(stand_in, mark(name))
    for name, words in marks.items():
        text = text.replace(mark(name), escape(writable(words)))
    return text


class FormPress:
    """The forms of one round. ``contact`` is whom to ask, with the telephone number; "" for nobody. ``later``: with
    what agencies reported in the rounds before."""

    def __init__(self, heading: FormHeading, contact: str = "", *, later: bool = False) -> None:
        self._heading, self._contact = heading, contact
        marks = heading.marks | {"moment": f"{dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"}
        self._asked = [c.field for c in (LATER_FORM if later else FORM).columns if not c.open]
        self._shape = cache(lambda helping, figures: _Shape(marks, later=later, helping=helping, figures=figures))

    def press(
        self,
        rows: Columns,
        identity: Mapping[str, str],
        form: str,
        agency_name: str,
        due: dt.date,
        coordination: Columns | None = None,
        figures: pd.DataFrame | None = None,
    ) -> bytes:
        """One agency's form as an .xlsx file.

        ``rows`` of ``columns.FORM`` or ``LATER_FORM`` with ``kind``, what each is about; ``identity`` as the six keys
        and values that the form carries, ``form`` its id, in sight of everybody; ``due`` is the agency's own last
        day for sending it; ``coordination`` of ``columns.COORDINATION``: the tasks in which it only helps; ``figures``
        of ``columns.FORM_FIGURES``: the numbers it is asked for, the sheet is left out where there are none.
        """
        shape: _Shape = self._shape(
            bool(coordination and coordination["task"]), figures is not None and len(figures) > 0
        )
        texts = {
            "reporter": agency_name,
            "form": f"{VISIBLE_ID} {form}",
            "send_by": self._send_by(due),
            **_numbered("key", identity),
            **_numbered("value", identity.values()),
        }
        values = {name: escape(writable(text)) for name, text in texts.items()} | self._of_rows(shape, rows)
        if shape.helping is not None and coordination is not None:
            values["helping"] = shape.helping.of({field: coordination[field] for field in COORDINATION.fields})
        if shape.figures is not None and figures is not None:
            values |= shape.figures.of(figures)
        return shape.template.filled(values)

    def _of_rows(self, shape: _Shape, rows: Columns) -> dict[str, str]:
        """What depends on how many rows there are, and of what kinds."""
        numbered = list(enumerate(rows["kind"], start=drawn.BODY))
        last = drawn.BODY + len(numbered) - 1
        return {
            "rows": shape.report.of({field: rows[field] for field in self._asked}),
            "documents": shape.documents.on([row for row, kind in numbered if kind == MilestoneKind.ISSUE]),
            "others": shape.others.on([row for row, kind in numbered if kind != MilestoneKind.ISSUE]),
            "rows_left": str(len(numbered)),
            "last": str(last),
            "signatures": str(last + drawn.SIGNATURES - drawn.BODY_END),
        }

    def _send_by(self, due: dt.date) -> str:
        ask = f" Hỏi: {self._contact}." if self._contact else ""
        return f"{t.SEND_BY} {self._heading.receiver}, chậm nhất ngày {due:%d/%m/%Y}.{ask}"


def _numbered(name: str, texts: Iterable[str]) -> dict[str, str]:
    """The texts by their marks: key1, key2 …"""
    numbered = zip(range(1, drawn.IDENTITY_ROWS + 1), texts, strict=True)
    return {f"{name}{number}": text for number, text in numbered}
