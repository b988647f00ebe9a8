"""The facade is a contract: it knows only Excel's names, counts every call, and is as strict as Excel."""

from pathlib import Path
from typing import Any

import pytest

from tests.books.workbooks import WORK, draw
from tests.excel_over_calc.engine import ExcelOverCalc
from tests.excel_over_calc.pywin32 import com_error

pytestmark = pytest.mark.soffice


@pytest.fixture
def sheet(excel_over_calc: ExcelOverCalc, tmp_path: Path) -> Any:
    """The sheet of the table as xlwings has it."""
    (tmp_path / "việc.xlsx").write_bytes(draw())
    opened = excel_over_calc.open(tmp_path / "việc.xlsx")
    excel_over_calc.line.calls.clear()
    return opened.sheets[WORK.sheet]


def test_every_use_of_a_name_is_a_call(sheet: Any, excel_over_calc: ExcelOverCalc):
    sheet.range("A5:B6").raw_value = [["1", "SNV"], ["2", "STC"]]
    assert dict(excel_over_calc.line.calls) == {
        "Workbook.Worksheets": 1, "Worksheets()": 1, "Worksheet.Range": 1, "Range.Value =": 1,
    }  # fmt: skip


@pytest.mark.parametrize("name", ["Valeu", "Adress", "Clean"])
def test_a_name_that_excel_has_not_raises(sheet: Any, name: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("xlwings._xlwindows.N_COM_ATTEMPTS", 1)
    with pytest.raises((AttributeError, com_error)):
        getattr(sheet.range("A5").api, name)
    with pytest.raises(AttributeError):
        setattr(sheet.range("A5").api, name, 1)


def test_a_protected_sheet_cannot_be_written_to(sheet: Any):
    sheet.api.Protect("", *[True] * 15)
    with pytest.raises(com_error, match="protected sheet"):
        sheet.range("A5").raw_value = "x"


def test_a_table_keeps_its_header_and_one_row(sheet: Any):
    table = sheet.api.ListObjects(WORK.name)
    for address in ("A5:G9", "A4:G4"):
        with pytest.raises(com_error, match="cannot be resized"):
            table.Resize(sheet.range(address).api)


def test_rows_are_not_moved_under_a_part_of_a_table(sheet: Any):
    with pytest.raises(com_error, match="not allowed"):
        sheet.range("B5:C5").insert("down", "format_from_left_or_above")


def test_an_address_is_at_most_255_characters_long(sheet: Any):
    with pytest.raises(com_error):
        sheet.range(",".join(f"A{row}" for row in range(100, 200)))
