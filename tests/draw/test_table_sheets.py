"""Every sheet with a table is drawn as values.sheets and values.columns describe it."""

import re
from typing import Any

import pytest
from openpyxl.utils import get_column_letter

from cchc_xl.books.draw.styles import HEADER, HEADER_PROGRAM, OPEN
from cchc_xl.values import columns as c
from cchc_xl.values.sheets import HEADER_ROW, OVERVIEW, Sheet, master_sheets
from cchc_xl.values.table import Kind, Table
from tests.draw.conftest import AGENCIES, TASKS

SHEETS = master_sheets(TASKS, AGENCIES)
SHOWN = [s for s in SHEETS if not s.hidden]
BODY_ROW = HEADER_ROW + 1
every_sheet = pytest.mark.parametrize("sheet", SHEETS, ids=lambda s: s.name)
every_shown_sheet = pytest.mark.parametrize("sheet", SHOWN, ids=lambda s: s.name)


def body(worksheet: Any, sheet: Sheet, field: str) -> Any:
    return worksheet.cell(BODY_ROW, sheet.table.fields.index(field) + 1)


def test_the_tabs_stand_in_the_years_order_after_the_overview(workbook: Any) -> None:
    assert workbook.sheetnames == [OVERVIEW, *(s.name for s in SHEETS)]


def test_the_workbook_opens_at_the_overview(workbook: Any) -> None:
    assert workbook.active is not None
    assert workbook.active.title == OVERVIEW


@every_shown_sheet
def test_the_tab_has_its_groups_colour(workbook: Any, sheet: Sheet) -> None:
    assert workbook[sheet.name].sheet_properties.tabColor.rgb == f"00{sheet.tab.value}"


def test_only_the_programs_sheets_are_hidden_and_very_much_so(workbook: Any) -> None:
    states = {w.title: w.sheet_state for w in workbook.worksheets if w.sheet_state != "visible"}
    assert states == {"_cchc": "veryHidden", "_nguyen_van": "veryHidden"}


@every_sheet
def test_the_table_has_a_header_row_and_one_blank_body_row(workbook: Any, sheet: Sheet) -> None:
    worksheet = workbook[sheet.name]
    last = get_column_letter(len(sheet.table.columns))
    assert dict(worksheet.tables.items()) == {sheet.table.name: f"A4:{last}5"}
    assert [worksheet.cell(BODY_ROW, i + 1).value for i in range(len(sheet.table.columns))] == [None] * len(
        sheet.table.columns
    )


@every_sheet
def test_header_cells_are_strings_equal_to_the_tables_column_names(workbook: Any, sheet: Sheet) -> None:
    worksheet = workbook[sheet.name]
    cells = [worksheet.cell(HEADER_ROW, i + 1) for i in range(len(sheet.table.columns))]
    assert [cell.value for cell in cells] == list(sheet.table.headers)
    assert {cell.data_type for cell in cells} == {"s"}
    assert worksheet.tables[sheet.table.name].column_names == list(sheet.table.headers)


@every_sheet
def test_column_names_are_unique_regardless_of_case(sheet: Sheet) -> None:
    headers = [h.casefold() for h in sheet.table.headers]
    assert len(set(headers)) == len(headers)


@every_sheet
def test_columns_are_as_wide_as_described(workbook: Any, sheet: Sheet) -> None:
    widths = workbook[sheet.name].column_dimensions
    drawn = [widths[get_column_letter(i)].width for i in range(1, len(sheet.table.columns) + 1)]
    assert drawn == [column.width for column in sheet.table.columns]


@every_shown_sheet
def test_panes_are_frozen_below_the_header_and_beside_the_key(workbook: Any, sheet: Sheet) -> None:
    assert workbook[sheet.name].freeze_panes == f"{get_column_letter(sheet.frozen + 1)}{BODY_ROW}"


@every_sheet
def test_open_columns_have_a_navy_header_and_the_programs_a_grey_one(workbook: Any, sheet: Sheet) -> None:
    worksheet = workbook[sheet.name]
    fills = [worksheet.cell(HEADER_ROW, i + 1).fill.fgColor.rgb[2:] for i in range(len(sheet.table.columns))]
    assert fills == [HEADER if column.open else HEADER_PROGRAM for column in sheet.table.columns]


def test_table_ids_and_names_are_unique_in_the_workbook(parts: dict[str, str]) -> None:
    tables = [text for name, text in parts.items() if name.startswith("xl/tables/")]
    for attribute in ("id", "displayName"):
        found = [re.findall(rf'<table [^>]*\b{attribute}="([^"]*)"', t)[0].casefold() for t in tables]
        assert len(set(found)) == len(SHEETS)


def test_tables_have_filter_buttons_and_no_stripes_of_their_own(parts: dict[str, str]) -> None:
    for name, text in parts.items():
        if name.startswith("xl/tables/"):
            assert "<autoFilter " in text, name
            assert 'showRowStripes="0"' in text, name


@every_sheet
def test_no_sheet_has_a_filter_or_merged_cells_of_its_own_over_the_table(workbook: Any, sheet: Sheet) -> None:
    worksheet = workbook[sheet.name]
    assert worksheet.auto_filter.ref is None
    assert [str(m) for m in worksheet.merged_cells.ranges if m.max_row >= HEADER_ROW] == []


@every_sheet
def test_a_column_shows_what_it_holds(workbook: Any, sheet: Sheet) -> None:
    formats = {
        Kind.ID: "@",
        Kind.DATE: "dd/mm/yyyy",
        Kind.MOMENT: "dd/mm/yyyy hh:mm",
        Kind.RATE: "0%",
    }
    for column in sheet.table.columns:
        if column.kind in formats:
            cell = body(workbook[sheet.name], sheet, column.field)
            assert cell.number_format == formats[column.kind], column.header


@pytest.mark.parametrize(
    ("table", "field"),
    [
        (c.RESULTS, "document"),
        (c.SUBMISSION_LIST, "document_number"),
        (c.SUBMISSION_LIST, "arrival_number"),
        (c.ROUNDS, "sent_up_document"),
    ],
)
def test_numbers_of_documents_stay_text_when_typed(workbook: Any, table: Table, field: str) -> None:
    cell = workbook[table.sheet].cell(BODY_ROW, table.fields.index(field) + 1)
    assert cell.number_format == "@"


def test_the_clerks_cells_are_yellow_on_sheets_that_the_program_writes(workbook: Any) -> None:
    yellow = {
        sheet.name: [
            column.field
            for i, column in enumerate(sheet.table.columns, 1)
            if workbook[sheet.name].cell(BODY_ROW, i).fill.fgColor.rgb == f"00{OPEN}"
        ]
        for sheet in SHOWN
    }
    answers = list(c.ANSWER_FIELDS)
    assert {name: fields for name, fields in yellow.items() if fields} == {
        "SNV": answers,
        "BATO": answers,
        "Cấp xã": answers,
        "Tình hình gửi": ["arrived_on", "arrival_number", "document_number"],
    }


@every_sheet
def test_body_cells_are_wrapped_at_the_top_in_arial_10(workbook: Any, sheet: Sheet) -> None:
    worksheet = workbook[sheet.name]
    for i, column in enumerate(sheet.table.columns, 1):
        cell = worksheet.cell(BODY_ROW, i)
        assert (cell.font.name, cell.font.size, cell.alignment.vertical) == ("Arial", 10, "top")
        shows_a_sign = sheet.name == "Bảng theo dõi" and column.field not in ("agency", "agency_name", "level")
        assert bool(cell.alignment.wrap_text) is not ("sha256" in column.field or shows_a_sign)


@every_sheet
def test_excel_fits_the_rows_whatever_is_typed_later(parts: dict[str, str], sheet: Sheet) -> None:
    text = parts[f"xl/worksheets/sheet{SHEETS.index(sheet) + 2}.xml"]
    header, blank = (re.findall(rf'<row r="{row}"[^>]*>', text)[0] for row in (HEADER_ROW, BODY_ROW))
    assert "customHeight" not in header
    assert "ht=" not in blank


def test_ids_are_not_flagged_as_numbers_stored_as_text(parts: dict[str, str]) -> None:
    for name, text in parts.items():
        if name.startswith("xl/worksheets/sheet"):
            assert '<ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"' in text, name


@every_shown_sheet
def test_a_sheet_prints_across_a4_one_page_wide_with_its_header_on_each_page(workbook: Any, sheet: Sheet) -> None:
    worksheet = workbook[sheet.name]
    setup = worksheet.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, 1, 0)
    assert worksheet.sheet_properties.pageSetUpPr.fitToPage
    assert worksheet.print_title_rows == "$4:$4"
    assert not worksheet.print_area
    assert worksheet.oddFooter.center.text == "Trang &P/&N"
    assert worksheet.oddFooter.right.text == "In ngày &D"
