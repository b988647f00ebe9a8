"""The VBA that sets links to sheets, as it runs in LibreOffice; ``tests/excel_over_calc/macros.py`` tells it again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from cchc_xl.addin import sources
from cchc_xl.addin.build import FILE_NAME
from cchc_xl.books.live.links import MACRO
from tests.addin.rehearsal import Rehearsal
from tests.excel_over_calc.office import Office


def test_python_calls_a_macro_that_the_add_in_has():
    file, _, macro = MACRO.partition("!")
    module, _, name = macro.partition(".")
    assert file == f"'{FILE_NAME}'"
    assert (
        f"Public Function {name}(bookName As String, sheetName As String, addresses As String) As Boolean"
        in (sources.our_modules()[module])
    )


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    office, folder = Office(), tmp_path_factory.mktemp("addin")
    loaded = Rehearsal(office, folder, folder / "python.exe")
    yield loaded
    loaded.close()
    office.quit()


@pytest.fixture
def book(rehearsal: Rehearsal, tmp_path: Path) -> str:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet
    sheet.title = "Quá hạn"
    for row, code in enumerate(("SNV", "snv", "KHÔNG CÓ", None, "Ủy ban'B", 7), 1):
        sheet.cell(row, 1, code)
    for title in ("SNV", "Ủy ban'B", "7"):
        workbook.create_sheet(title)
    workbook.save(tmp_path / "Sổ theo dõi.xlsx")
    return rehearsal.open(tmp_path / "Sổ theo dõi.xlsx")


@pytest.mark.soffice
def test_cells_that_name_a_sheet_lead_there_and_others_nowhere(rehearsal: Rehearsal, book: str):
    assert rehearsal.call("LinkIn", book, "Quá hạn", "A1:A6") is True
    assert rehearsal.linked == [
        "off $A$1:$A$6",
        "$A$1 'SNV'!A1",
        "$A$2 'SNV'!A1",
        "$A$5 'Ủy ban''B'!A1",
        "$A$6 '7'!A1",
    ]


@pytest.mark.soffice
def test_what_fails_is_said_and_shows_no_box(rehearsal: Rehearsal, book: str):
    assert rehearsal.call("LinkIn", book, "Không có sheet này", "A1:A6") is False
