"""What an open cell of a form accepts, and what it tells whoever types into it."""

import datetime as dt
from collections.abc import Iterator

from openpyxl.worksheet.datavalidation import DataValidation

from cchc_xl.books.draw.form_layout import EARLIEST, LATEST, serial
from cchc_xl.values import form_texts as t
from cchc_xl.values.table import Column, Kind

PROGRESS_LIST = "dm_tien_do"  # the defined name of the drop-down's items
_EARLIEST, _LATEST = dt.date(2000, 1, 1), dt.date(2099, 12, 31)
_TODAY = "TODAY()"
_TITLE_LIMIT, _PROMPT_LIMIT, _ERROR_LIMIT = 32, 255, 225  # characters that Excel takes
# Characters of an answer; a longer one is asked about, not refused. Rows end at 409 points, which print this much.
LONGEST = {"document": 200, "outcome": 700, "difficulty": 500, "proposal": 400}
NEVER_FUTURE = ("done_on", "document_date")


def answer_checks(columns: tuple[Column, ...]) -> Iterator[tuple[int, DataValidation]]:
    """A check for each open column, with its 0-based place, from the layout's ``EARLIEST`` to its ``LATEST``."""
    for place, column in enumerate(columns):
        if column.open:
            yield place, answer_check(column, EARLIEST, LATEST)


def answer_check(column: Column, earliest: dt.date = _EARLIEST, latest: dt.date = _LATEST) -> DataValidation:
    """What a cell of that column accepts: an item of ``PROGRESS_LIST``, a day from ``earliest`` on, a text that is
    not too long. What was done cannot lie in the future; what is expected may, up to ``latest``."""
    if column.choices:
        check = DataValidation("list", PROGRESS_LIST, allow_blank=True)
        check.error = t.NOT_IN_LIST
    elif column.kind is Kind.DATE:
        check = _day(column, earliest, latest)
    else:
        longest = LONGEST[column.field]
        check = DataValidation("textLength", str(longest), operator="lessThanOrEqual", allow_blank=True)
        check.errorStyle, check.error = "warning", t.TOO_LONG.format(longest=longest)
    check.errorTitle = check.promptTitle = column.header[:_TITLE_LIMIT]
    check.prompt = t.PROMPTS[column.field][:_PROMPT_LIMIT]
    check.showErrorMessage = check.showInputMessage = True
    return check


def _day(column: Column, earliest: dt.date, latest: dt.date) -> DataValidation:
    """Stops at what is no day; in the message stands how to type one on a PC with American settings."""
    past = column.field in NEVER_FUTURE
    until = _TODAY if past else str(serial(latest))
    check = DataValidation("date", str(serial(earliest)), until, operator="between", allow_blank=True)
    said = t.TODAY if past else f"{latest:%d/%m/%Y}"
    check.error = t.NO_SUCH_DAY.format(earliest=f"{earliest:%d/%m/%Y}", latest=said)[:_ERROR_LIMIT]
    return check
