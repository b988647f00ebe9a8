"""A drawn form taken apart, and put together again for one agency."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_xl.books.form_template import FormTemplate, RowRules, parts_of

PARTS = {"fixed.xml": "<a>Biểu</a>", "marked.xml": "<b>⟦name⟧, ⟦form⟧</b>"}
RULES = (
    '<conditionalFormatting sqref="I910001"><cfRule><formula>$G910001=""</formula></cfRule></conditionalFormatting>'
    '<conditionalFormatting sqref="J910001"><cfRule/></conditionalFormatting>'
)


def test_marks_give_way_and_all_else_stays():
    form = FormTemplate.of(PARTS).filled({"name": "Sở Nội vụ", "form": "X"})
    assert parts_of(form) == {"fixed.xml": "<a>Biểu</a>", "marked.xml": "<b>Sở Nội vụ, X</b>"}


def test_the_next_form_has_nothing_of_the_one_before():
    template = FormTemplate.of(PARTS)
    first = template.filled({"name": "A", "form": "1"})
    assert template.filled({"name": "B", "form": "2"}) != first
    assert template.filled({"name": "A", "form": "1"}) == first


def test_a_mark_without_a_value_is_a_mistake():
    with pytest.raises(KeyError):
        FormTemplate.of(PARTS).filled({"name": "A"})


def test_every_part_is_packed_once():
    form = FormTemplate.of(PARTS).filled({"name": "A", "form": "1"})
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == sorted(PARTS)


def test_rules_are_told_for_the_first_row_and_hold_for_all():
    told = RowRules(f"<s>{RULES}</s>", 910001).on([9, 10, 12])
    assert 'sqref="I9:I10 I12"' in told
    assert 'sqref="J9:J10 J12"' in told
    assert '$G9=""' in told


def test_rules_for_no_row_are_none():
    assert RowRules(RULES, 910001).on([]) == ""


@given(st.sets(st.integers(1, 60), min_size=1))
def test_rules_hold_for_exactly_the_rows_that_are_named(rows: set[int]):
    told = RowRules(RULES, 910001).on(sorted(rows))
    areas = told.split('sqref="')[1].split('"')[0].replace("I", "").split()
    ends = [[int(end) for end in area.split(":")] for area in areas]
    assert [row for end in ends for row in range(end[0], end[-1] + 1)] == sorted(rows)
