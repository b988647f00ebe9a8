"""Conditional formats over the one body row: they grow with the table and keep their order."""

import re
from typing import Any

import pytest
from openpyxl.utils import get_column_letter

from cchc_xl.values import columns as c
from cchc_xl.values.sheets import HEADER_ROW, Sheet, master_sheets
from cchc_xl.values.table import Table
from cchc_xl.values.words import STATE_LOOKS, WORD_LOOKS, Arrival, Check, Severity, State
from tests.draw.conftest import AGENCIES, TASKS

SHEETS = [s for s in master_sheets(TASKS, AGENCIES) if not s.hidden]
BODY_ROW = HEADER_ROW + 1
TRACKING = c.tracking_table(TASKS)


def rules(workbook: Any, sheet: str, cell: str) -> list[Any]:
    """The rules that apply to a cell, the first to count first."""
    found = [r for f in workbook[sheet].conditional_formatting if cell in f.sqref for r in f.rules]
    return sorted(found, key=lambda rule: rule.priority)


def place(table: Table, field: str) -> str:
    return f"{get_column_letter(table.fields.index(field) + 1)}{BODY_ROW}"


def shown(rule: Any) -> tuple[str, str, str]:
    """Number format, text colour and fill of a rule."""
    return rule.dxf.numFmt.formatCode, rule.dxf.font.color.rgb[2:], rule.dxf.fill.bgColor.rgb[2:]


def rule_of(workbook: Any, table: Table, field: str, word: str) -> Any:
    (found,) = (r for r in rules(workbook, table.sheet, place(table, field)) if r.formula == [f'"{word}"'])
    return found


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda s: s.name)
def test_every_range_is_exactly_the_body_row(workbook: Any, sheet: Sheet) -> None:
    formats = list(workbook[sheet.name].conditional_formatting)
    assert formats
    assert {row for f in formats for part in f.sqref for row in (part.min_row, part.max_row)} == {BODY_ROW}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda s: s.name)
def test_the_band_comes_last_and_only_once(workbook: Any, sheet: Sheet) -> None:
    every = [r for f in workbook[sheet.name].conditional_formatting for r in f.rules]
    every.sort(key=lambda rule: rule.priority)
    assert [r.formula for r in every].count(["MOD(ROW(),2)=0"]) == 1
    assert every[-1].formula == ["MOD(ROW(),2)=0"]
    assert len({r.priority for r in every}) == len(every)


@pytest.mark.parametrize("table", [c.TASKS, c.RESULTS, c.OVERDUE, c.COMMUNES, c.agency_table("SNV")])
@pytest.mark.parametrize("state", State)
def test_a_state_has_its_colours_and_its_sign_before_its_words(workbook: Any, table: Table, state: State) -> None:
    look = STATE_LOOKS[state]
    assert shown(rule_of(workbook, table, "state", state)) == (f'"{look.sign} "@', look.text, look.fill)


@pytest.mark.parametrize("state", State)
def test_the_tracking_sheet_shows_the_sign_alone(workbook: Any, state: State) -> None:
    sign = f'"{STATE_LOOKS[state].sign}"'
    for task in TASKS:
        assert shown(rule_of(workbook, TRACKING, task, state))[0] == f"{sign};{sign};{sign};{sign}"


@pytest.mark.parametrize(
    ("table", "field", "words"),
    [
        (c.SUBMISSION_LIST, "status", Arrival),
        (c.SUBMISSION_LIST, "check", Check),
        (c.PROBLEMS, "severity", Severity),
    ],
)
def test_other_words_that_ask_for_action_have_colours_too(
    workbook: Any, table: Table, field: str, words: type[Arrival] | type[Check] | type[Severity]
) -> None:
    for word in words:
        look = WORD_LOOKS[word]
        assert shown(rule_of(workbook, table, field, word)) == (f'"{look.sign} "@', look.text, look.fill)


def test_overdue_is_bold(workbook: Any) -> None:
    rule = rule_of(workbook, c.RESULTS, "state", State.OVERDUE)
    assert rule.dxf.font.b


@pytest.mark.parametrize("table", [c.BY_AGENCY, c.BY_TASK])
def test_counts_of_a_state_have_its_colours_where_there_are_any(workbook: Any, table: Table) -> None:
    for state, column in zip(State, c.STATE_COUNTS, strict=True):
        rule = rules(workbook, table.sheet, place(table, column.field))[0]
        assert (rule.operator, rule.formula) == ("greaterThan", ["0"])
        assert rule.dxf.fill.bgColor.rgb[2:] == STATE_LOOKS[state].fill


@pytest.mark.parametrize("table", [c.TASKS, c.MILESTONES])
def test_a_question_has_a_red_left_border(workbook: Any, table: Table) -> None:
    cell = place(table, "question")
    rule = rules(workbook, table.sheet, cell)[0]
    assert rule.formula == [f"LEN({cell})>0"]
    assert (rule.dxf.border.left.style, rule.dxf.border.left.color.rgb) == ("thin", "00C00000")


def test_a_question_without_an_answer_asks_for_it(workbook: Any) -> None:
    rule = rules(workbook, "Cần làm rõ", "E5")[0]
    assert rule.formula == ["AND(LEN($B5)>0,LEN(E5)=0)"]
    assert rule.dxf.border.left.color.rgb == "00C00000"


@pytest.mark.parametrize("table", [c.TASKS, c.BY_AGENCY, c.BY_TASK])
def test_a_rate_has_a_bar_from_nothing_to_all(workbook: Any, table: Table) -> None:
    (bar,) = (r.dataBar for r in rules(workbook, table.sheet, place(table, "rate")) if r.type == "dataBar")
    assert [(v.type, float(v.val)) for v in bar.cfvo] == [("num", 0), ("num", 1)]


def test_fills_of_conditional_formats_use_the_background_colour(parts: dict[str, str]) -> None:
    styles = parts["xl/styles.xml"]
    formats = styles[styles.index("<dxfs") : styles.index("</dxfs>")]
    assert formats.count("<fill>") == formats.count("<bgColor")
    assert "<fgColor" not in formats


def test_number_formats_have_an_id_each_apart_from_those_of_cells(parts: dict[str, str]) -> None:
    styles = parts["xl/styles.xml"]
    of_cells, of_rules = (
        set(re.findall(r'<numFmt numFmtId="(\d+)" formatCode="([^"]*)"', text))
        for text in (styles[: styles.index("<dxfs")], styles[styles.index("<dxfs") :])
    )
    ids = [i for i, _ in of_rules]
    assert len(set(ids)) == len(ids) == len({code for _, code in of_rules}) > len(STATE_LOOKS)
    assert not set(ids) & {i for i, _ in of_cells}
