"""Which form a file is, and whether it is the very form that was issued."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc_xl.forms.expected import Expected, IssuedForm
from cchc_xl.forms.identity import Identity, from_strings
from cchc_xl.forms.seals import plain
from cchc_xl.values.columns import IDENTITY_SHEET, VISIBLE_ID
from cchc_xl.values.form_texts import REPORTER
from cchc_xl.values.grid import WorkbookGrid, address
from cchc_xl.values.problems import Problem, problem
from cchc_xl.values.words import FormStatus

_VISIBLE = re.compile(re.escape(VISIBLE_ID) + r"\s*([^\s_]+_[^\s_]+_[^\s_]+)")
_TITLE_BLOCK = 30  # rows in which the visible id and the agency's name are looked for
_SAYING_WHOSE = (VISIBLE_ID, REPORTER)
Title = Sequence[tuple[str, str, str]]  # sheet, address, text


@dataclass(frozen=True)
class Recognised:
    """The issued form that a file is, if the master knows it, and why it cannot be accepted, if so.

    ``doubts``: what makes one ask whether another agency filled it in.
    """

    form: IssuedForm | None = None
    fault: Problem | None = None
    doubts: tuple[Problem, ...] = ()


def recognise(book: WorkbookGrid, expected: Expected) -> Recognised:
    """Holds the identity in the file against the forms that went out.

    The hidden sheet speaks first, then the document properties; the visible id alone proves nothing. Where
    two of them disagree, the file was put together from two forms. Only id, secret, agency and round that
    all agree make a file the form that was issued.
    """
    identity = identity_of(book)
    if identity is None:
        return Recognised(fault=problem("B01", file=book.file, round=expected.round))
    title = tuple(_title_block(book))
    form = expected.forms.get(identity.form)
    if form is None:
        place = _place_of_id(title)
        return Recognised(fault=problem("B02", file=book.file, round=expected.round, form=identity.form, **place))
    fault = _put_together(book, title, identity, form, expected) or _fault(book, title, identity, form, expected)
    return Recognised(form, fault, () if fault else tuple(_of_another(book, title, form, expected)))


def identity_of(book: WorkbookGrid) -> Identity | None:
    return from_strings(_hidden(book)) or from_strings(book.properties)


def _fault(
    book: WorkbookGrid, title: Title, identity: Identity, form: IssuedForm, expected: Expected
) -> Problem | None:
    place = {"file": book.file, "agency": form.agency, "round": expected.round, **_place_of_id(title)}
    genuine = (identity.secret_sha256, identity.agency, identity.round) == (
        form.secret_sha256, form.agency, form.round,
    )  # fmt: skip
    if not genuine:
        return problem("B04", **place)
    if form.round != expected.round:
        return problem("B03", **place, found=form.round)
    if form.status == FormStatus.REPLACED:
        return problem("B05", **place, form=form.form)
    return None


def _put_together(
    book: WorkbookGrid, title: Title, identity: Identity, form: IssuedForm, expected: Expected
) -> Problem | None:
    """A carrier that was lost on the way denies nothing."""
    place = {"file": book.file, "agency": form.agency, "round": expected.round}
    carried = from_strings(book.properties)
    if carried is not None and carried.form != identity.form:
        return problem("B11", **place, seen=carried.form, form=identity.form)
    if carried is not None and carried != identity:
        return problem("B04", **place, **_place_of_id(title))
    for sheet, cell, text in title:
        if (seen := _VISIBLE.match(text)) and seen[1] != identity.form:
            return problem("B11", **place, sheet=sheet, cell=cell, seen=seen[1], form=identity.form)
    return None


def _of_another(book: WorkbookGrid, title: Title, form: IssuedForm, expected: Expected) -> Iterator[Problem]:
    """Whose the file is said to be where it does not count: in the title, and in its name."""
    place = {"file": book.file, "agency": form.agency, "round": expected.round}
    for sheet, cell, text in title:
        name = plain(text.removeprefix(REPORTER)) if text.startswith(REPORTER) else ""
        if name and form.agency_name and name.casefold() != plain(form.agency_name).casefold():
            yield problem("B12", **place, sheet=sheet, cell=cell, value=name, name=form.agency_name)
    named = expected.agency_of_file.get(re.split(r"[/\\]", book.file)[-1].casefold(), form.agency)
    if named != form.agency:
        yield problem("B13", **place, other=named)


def _place_of_id(title: Title) -> Mapping[str, str]:
    """Where the form's id stands in sight: what is wrong with an identity is shown there."""
    for sheet, cell, text in title:
        if text.startswith(VISIBLE_ID):
            return {"sheet": sheet, "cell": cell}
    return {}


def _hidden(book: WorkbookGrid) -> Mapping[str, str]:
    grid = book.sheet(IDENTITY_SHEET)
    rows = grid.rows if grid else ()
    return {str(row[0]): str(row[1]) for row in rows if len(row) > 1 and row[0] and row[1] is not None}


def _title_block(book: WorkbookGrid) -> Iterator[tuple[str, str, str]]:
    """The cells near the top of each sheet that say whose form it is: sheet, address, text."""
    for grid in book.sheets:
        for number, row in enumerate(grid.rows[:_TITLE_BLOCK] if grid.name != IDENTITY_SHEET else ()):
            for cell in row:
                if type(cell) is str and cell.startswith(_SAYING_WHOSE):
                    yield grid.name, address(number, row.index(cell)), cell
