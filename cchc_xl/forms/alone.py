"""A form judged by itself, when no master is at hand: what it says is checked, whose it is must be believed."""

import datetime as dt

from cchc_xl.forms.expected import Asked, Expected, IssuedForm
from cchc_xl.forms.recognise import identity_of
from cchc_xl.forms.report_table import find_report_table
from cchc_xl.values.grid import WorkbookGrid
from cchc_xl.values.words import FormStatus


def expect_as_it_says(book: WorkbookGrid, as_of: dt.date) -> Expected:
    """What would be expected if the file's own identity and its own milestones were those that went out.

    The kind of each obligation is not in the form, so nothing is checked that depends on it.
    """
    identity = identity_of(book)
    if identity is None:
        return Expected("", as_of, {}, {})
    form = IssuedForm(identity.form, identity.round, identity.agency, FormStatus.ISSUED, identity.secret_sha256)
    table = find_report_table(book)
    milestones = [row.milestone for row in table.rows()] if not table.missing else []
    asked = {
        (identity.agency, milestone): Asked("", "") for milestone in milestones if milestone and " " not in milestone
    }
    return Expected(identity.round, as_of, {form.form: form}, asked)
