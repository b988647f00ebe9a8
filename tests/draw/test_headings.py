"""What stands above a table."""

from typing import Any

import pytest
from openpyxl.worksheet.cell_range import CellRange

from cchc_xl.values.sheets import HINT_ROW, LEGEND_ROW, OVERVIEW, TITLE_ROW, Sheet, as_of_name, master_sheets
from cchc_xl.values.words import STATE_LOOKS
from tests.draw.conftest import AGENCIES, TASKS

SHEETS = [s for s in master_sheets(TASKS, AGENCIES) if not s.hidden]
every_sheet = pytest.mark.parametrize("sheet", SHEETS, ids=lambda s: s.name)


def boundaries(cells: str) -> tuple[int, int, int, int]:
    """First column, first row, last column, last row."""
    return CellRange(cells).bounds


@every_sheet
def test_title_and_hint_say_what_the_sheet_is_for(workbook: Any, sheet: Sheet) -> None:
    worksheet = workbook[sheet.name]
    assert worksheet.cell(TITLE_ROW, 1).value == sheet.title
    assert worksheet.cell(HINT_ROW, 1).value == sheet.hint


@every_sheet
def test_a_link_leads_back_to_the_overview(workbook: Any, sheet: Sheet) -> None:
    links = [cell.hyperlink.location for row in workbook[sheet.name]["A1:Z3"] for cell in row if cell.hyperlink]
    assert links == [f"'{OVERVIEW}'!A1"]


@pytest.mark.parametrize("sheet", [s for s in SHEETS if s.as_of], ids=lambda s: s.name)
def test_the_day_of_the_figures_has_a_named_cell_wide_enough_for_a_date(workbook: Any, sheet: Sheet) -> None:
    reference = workbook.defined_names[as_of_name(sheet.table)].attr_text
    worksheet = workbook[sheet.name]
    assert reference.startswith(f"'{sheet.name}'!$")
    cell = worksheet[reference.split("!")[1].replace("$", "")]
    joined = next((m for m in worksheet.merged_cells.ranges if cell.coordinate in m), None)
    last = joined.max_col if joined else cell.column
    widths = [column.width for column in sheet.table.columns] + [8] * 20
    width = sum(widths[cell.column - 1 : last])
    assert cell.row == HINT_ROW
    assert cell.number_format == "dd/mm/yyyy"
    assert width >= 11


@every_sheet
def test_sheets_with_states_have_their_legend_and_others_none(workbook: Any, sheet: Sheet) -> None:
    legend = str(workbook[sheet.name].cell(LEGEND_ROW, 1).value or "").replace("\N{NO-BREAK SPACE}", " ")
    shown = [state for state, look in STATE_LOOKS.items() if f"{look.sign} {state}" in legend]
    assert shown == (list(STATE_LOOKS) if sheet.legend else [])


def test_the_legend_stays_within_the_table_and_the_first_screen(workbook: Any) -> None:
    for sheet in SHEETS:
        if sheet.legend:
            merged = [m for m in workbook[sheet.name].merged_cells.ranges if m.min_row == LEGEND_ROW]
            (_, _, last, _) = boundaries(str(merged[0]))
            width = sum(column.width for column in sheet.table.columns[: last - 1])
            assert last <= len(sheet.table.columns)
            assert width * 7 < 1366
