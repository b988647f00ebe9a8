"""What cells accept: drop-downs, days, prompts."""

from typing import Any

import pytest
from openpyxl.utils import get_column_letter

from cchc_xl.books.draw.validations import LISTS
from cchc_xl.values.columns import ANSWERS
from cchc_xl.values.sheets import HEADER_ROW, Sheet, master_sheets
from cchc_xl.values.table import Kind
from tests.draw.conftest import AGENCIES, TASKS

SHEETS = master_sheets(TASKS, AGENCIES)
every_sheet = pytest.mark.parametrize("sheet", SHEETS, ids=lambda s: s.name)


def validations(workbook: Any, sheet: Sheet) -> dict[str, Any]:
    """The validation of each column that has one, by its field; each spans exactly the body row."""
    by_range = {str(v.sqref): v for v in workbook[sheet.name].data_validations.dataValidation}
    places = {f"{get_column_letter(i)}{HEADER_ROW + 1}": f for i, f in enumerate(sheet.table.fields, 1)}
    assert set(by_range) <= set(places)
    return {places[cell]: v for cell, v in by_range.items()}


@every_sheet
def test_a_clerk_chooses_from_a_list_where_there_are_choices(workbook: Any, sheet: Sheet) -> None:
    found = validations(workbook, sheet)
    lists = {
        field: LISTS.get(v.formula1) or tuple(v.formula1.strip('"').split(","))
        for field, v in found.items()
        if v.type == "list"
    }
    assert lists == {column.field: column.choices for column in sheet.table.columns if column.open and column.choices}


@every_sheet
def test_a_clerk_can_type_only_days_where_a_day_is_asked(workbook: Any, sheet: Sheet) -> None:
    found = validations(workbook, sheet)
    days = {field for field, v in found.items() if v.type == "date"}
    assert days == {column.field for column in sheet.table.columns if column.open and column.kind is Kind.DATE}


@every_sheet
def test_prompts_and_errors_are_no_longer_than_excel_allows(workbook: Any, sheet: Sheet) -> None:
    for field, v in validations(workbook, sheet).items():
        assert len(v.promptTitle) <= 32, field
        assert len(v.errorTitle or "") <= 32, field
        assert 0 < len(v.prompt) <= 255, field
        assert len(v.error or "") <= 225, field
        assert len(v.formula1 or "") <= 255, field


def test_answers_tell_what_to_type(workbook: Any) -> None:
    own = next(s for s in SHEETS if s.name == "SNV")
    found = validations(workbook, own)
    assert {f: found[f].prompt for f in found} == {a.field: a.prompt for a in ANSWERS if a.prompt}


@pytest.mark.parametrize("name", LISTS)
def test_a_drop_down_reads_its_words_from_the_hidden_sheet(workbook: Any, name: str) -> None:
    sheet, cells = workbook.defined_names[name].attr_text.split("!")
    words = tuple(row[0].value for row in workbook["_cchc"][cells.replace("$", "")])
    assert sheet == "'_cchc'"
    assert words == LISTS[name]


def test_lists_stand_beside_the_table_of_seals_never_below_it(workbook: Any) -> None:
    seals = next(s for s in SHEETS if s.hidden)
    below = [cell for row in workbook["_cchc"].iter_rows(min_row=6, max_col=len(seals.table.columns)) for cell in row]
    assert [cell.value for cell in below if cell.value is not None] == []
