"""Which form a file is, and whether it is the very form that was issued."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cchc_xl.forms.expected import Expected, IssuedForm
from cchc_xl.forms.identity import Identity, from_strings
from cchc_xl.values.columns import IDENTITY_SHEET, VISIBLE_ID
from cchc_xl.values.grid import WorkbookGrid
from cchc_xl.values.problems import Problem, problem
from cchc_xl.values.words import FormStatus

_VISIBLE = re.compile(re.escape(VISIBLE_ID) + r"\s*(\S+)")
_TITLE_BLOCK = 30  # rows in which the visible id is looked for


@dataclass(frozen=True)
class Recognised:
    """The issued form that a file is, if the master knows it, and why it cannot be accepted, if so."""

    form: IssuedForm | None = None
    fault: Problem | None = None


def recognise(book: WorkbookGrid, expected: Expected) -> Recognised:
    """Holds the identity in the file against the forms that went out.

    The hidden sheet speaks first, then the document properties; the visible id alone proves nothing. Where
    two of them disagree, the file was put together from two forms. Only id, secret, agency and round that
    all agree make a file the form that was issued.
    """
    identity = identity_of(book)
    if identity is None:
        return Recognised(fault=problem("B01", file=book.file, round=expected.round))
    form = expected.forms.get(identity.form)
    if form is None:
        return Recognised(fault=problem("B02", file=book.file, round=expected.round, form=identity.form))
    return Recognised(form, _fault(book, identity, form, expected))


def identity_of(book: WorkbookGrid) -> Identity | None:
    return from_strings(_hidden(book)) or from_strings(book.properties)


def _fault(book: WorkbookGrid, identity: Identity, form: IssuedForm, expected: Expected) -> Problem | None:
    place = {"file": book.file, "agency": form.agency, "round": expected.round}
    genuine = (identity.secret_sha256, identity.agency, identity.round) == (
        form.secret_sha256, form.agency, form.round,
    )  # fmt: skip
    if not genuine or _disagree(book, identity):
        return problem("B04", **place)
    if form.round != expected.round:
        return problem("B03", **place, found=form.round)
    if form.status == FormStatus.REPLACED:
        return problem("B05", **place, form=form.form)
    return None


def _disagree(book: WorkbookGrid, identity: Identity) -> bool:
    """A carrier that was lost on the way denies nothing."""
    carried = from_strings(book.properties)
    seen = _visible(book)
    return (carried is not None and carried != identity) or (seen != "" and seen != identity.form)


def _hidden(book: WorkbookGrid) -> Mapping[str, str]:
    grid = book.sheet(IDENTITY_SHEET)
    rows = grid.rows if grid else ()
    return {str(row[0]): str(row[1]) for row in rows if len(row) > 1 and row[0] and row[1] is not None}


def _visible(book: WorkbookGrid) -> str:
    for grid in book.sheets:
        for row in grid.rows[:_TITLE_BLOCK]:
            for cell in row:
                if isinstance(cell, str) and (match := _VISIBLE.search(cell)):
                    return match[1]
    return ""
