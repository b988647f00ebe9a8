"""The forms that stand drawn in the package are those that the program draws now."""

import pytest

from cchc_xl.books.draw.form import draw_form
from cchc_xl.books.draw.form_layout import drawn_file
from cchc_xl.books.draw.saving import to_bytes
from cchc_xl.books.form_template import parts_of
from cchc_xl.values.columns import FORM, LATER_FORM


@pytest.mark.parametrize("later", [False, True])
@pytest.mark.parametrize("helping", [False, True])
def test_drawn_forms_are_up_to_date(later: bool, helping: bool):
    """If not: ``make workbooks``. The core properties tell when it was drawn, which is no matter."""
    now = parts_of(to_bytes(draw_form(LATER_FORM if later else FORM, helping=helping)))
    then = parts_of(drawn_file(later=later, helping=helping).read_bytes())
    assert {n: p for n, p in then.items() if "core" not in n} == {n: p for n, p in now.items() if "core" not in n}
