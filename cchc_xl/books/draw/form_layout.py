"""Where things stand in a drawn form, and what it says where each round's and each agency's own stand later.

That is marks, words in double brackets; and numbers and days that stand nowhere else in a form: rows far below,
days far off. So the drawn form is a workbook that opens, and what is drawn once serves every round.
"""

import datetime as dt
import re
from importlib.resources import files
from importlib.resources.abc import Traversable

HEADER, BODY, COORDINATION_BODY, FIGURES_BODY = 8, 9, 6, 6  # rows of the report's header, blank rows of all tables
SIZE = 11  # points
IDENTITY_ROWS = 6
WIDTHS = {
    "number": 6, "milestone": 9, "task_content": 26, "content": 16, "products": 22, "deadline": 12, "previous": 18,
    "progress": 13, "done_on": 11.5, "document": 13, "document_date": 11.5, "outcome": 25, "difficulty": 18,
    "proposal": 15, "expected_on": 11.5,
}  # fmt: skip

BODY_END, SIGNATURES = 900001, 900003  # the last row of the report's table, and the row of the signatures
DOCUMENTS, OTHERS = 910001, 920001  # a row whose task is a document to be issued, and any other

_DAY_ZERO = dt.date(1899, 12, 30)  # as Excel counts days
FIGURES_END = 950001  # the last row of the figures' table
WHOLE, DECIMAL = 960001, 970001  # a row whose figure is a whole number, and one that may be decimal

EARLIEST, LATEST = (_DAY_ZERO + dt.timedelta(days) for days in (930001, 940001))  # that an answer can name

MARK = re.compile(r"⟦(\w+)⟧")


def mark(name: str) -> str:
    """The mark of that name, in brackets that nobody types: ``⟦form⟧``."""
    return f"⟦{name}⟧"


def serial(day: dt.date) -> int:
    """A day as Excel counts days."""
    return (day - _DAY_ZERO).days


def drawn_file(*, later: bool, helping: bool, figures: bool = False) -> Traversable:
    """The form as it was drawn: ``later``, with what was reported before; ``helping``, with the tasks to help with;
    ``figures``, with the sheet of numbers.

    ``python -m cchc_xl.books.draw.form`` draws them anew.
    """
    name = f"{'later' if later else 'first'}{'-helping' if helping else ''}{'-figures' if figures else ''}.xlsx"
    return files("cchc_xl") / "data" / "forms" / name
