"""The files themselves: marks, properties, one sheet alone, what the validator and LibreOffice say."""

import io
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook

from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.draw.sheet import draw_sheet
from cchc_xl.values.columns import RESULTS, tracking_table
from cchc_xl.values.frames import frame
from cchc_xl.values.sheets import MARK_NAME, VERSION_NAME, Sheet, agency_sheet
from cchc_xl.values.words import State
from tests.draw.conftest import TASKS
from tests.office import convert, validation_errors

OWN = agency_sheet("X21010", "UBND phường Lê Hồng Phong")


def rows_of_results(count: int) -> pd.DataFrame:
    keys = ({"round": "2024-Q1", "agency": "SNV", "milestone": f"{n}-KH", "state": State.OVERDUE} for n in range(count))
    return frame(RESULTS, keys)


def looks(cell: Any) -> list[str]:
    return [repr(look) for look in (cell.font, cell.fill, cell.border, cell.alignment, cell.number_format)]


def test_a_master_carries_the_programs_mark_and_its_layout(workbook: Any) -> None:
    marks = {
        name: workbook["_cchc"][workbook.defined_names[name].attr_text.split("!")[1].replace("$", "")].value
        for name in (MARK_NAME, VERSION_NAME)
    }
    assert marks == {"cchc_so_theo_doi": "cchc_xl", "cchc_phien_ban": "1"}


def test_the_normal_font_is_the_screen_font(parts: dict[str, str]) -> None:
    first = re.search(r"<fonts[^>]*><font>(.*?)</font>", parts["xl/styles.xml"])
    assert first is not None
    assert '<name val="Arial"' in first[1]
    assert '<sz val="10"' in first[1]
    assert re.search(r'<cellStyleXfs[^>]*><xf [^>]*fontId="0"', parts["xl/styles.xml"])


def test_cells_have_no_named_styles_that_another_workbook_would_lack(parts: dict[str, str]) -> None:
    assert re.findall(r'<cellStyle [^>]*name="([^"]*)"', parts["xl/styles.xml"]) == ["Normal"]


def test_the_package_says_who_made_it_and_does_not_pass_for_excels(parts: dict[str, str]) -> None:
    assert "<Application>cchc_xl</Application>" in parts["docProps/app.xml"]


def test_no_two_parts_have_one_name(master: bytes) -> None:
    names = zipfile.ZipFile(io.BytesIO(master)).namelist()
    assert len({name.casefold() for name in names}) == len(names)


def test_a_sheet_alone_looks_as_in_the_master(workbook: Any, sheets: tuple[Sheet, ...]) -> None:
    own = next(s for s in sheets if s.name == "SNV")
    (alone,) = load_workbook(io.BytesIO(draw_sheet(own))).worksheets
    there = workbook["SNV"]
    assert alone.title == "SNV"
    for row in range(1, 6):
        for column in range(1, len(own.table.columns) + 1):
            a, b = alone.cell(row, column), there.cell(row, column)
            assert looks(a) == looks(b), a.coordinate
    assert dict(alone.tables.items()) == dict(there.tables.items())
    assert len(list(alone.conditional_formatting)) == len(list(there.conditional_formatting))


def test_formats_and_validations_span_the_table_when_it_has_grown(master: bytes) -> None:
    book = ClosedBook(master, "CCHC.xlsx")
    book.replace(RESULTS, rows_of_results(5000))
    worksheet = load_workbook(io.BytesIO(book.to_bytes()))["Kết quả"]
    assert dict(worksheet.tables.items())["tblKetQua"].endswith("5004")
    assert {part.max_row for f in worksheet.conditional_formatting for part in f.sqref} == {5004}


@pytest.mark.node
def test_the_validator_finds_nothing_in_an_empty_master(master: bytes, tmp_path: Path) -> None:
    file = tmp_path / "master.xlsx"
    file.write_bytes(master)
    assert validation_errors(file) == []


@pytest.mark.node
def test_the_validator_finds_nothing_in_a_sheet_alone(tmp_path: Path) -> None:
    file = tmp_path / "sheet.xlsx"
    file.write_bytes(draw_sheet(OWN))
    assert validation_errors(file) == []


def pages(pdf: Path) -> list[str]:
    """The text of each page."""
    run = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
    return run.stdout.split("\f")[:-1]


@pytest.mark.soffice
def test_each_sheet_of_an_empty_master_prints_on_one_page(
    master: bytes, sheets: tuple[Sheet, ...], tmp_path: Path
) -> None:
    file = tmp_path / "master.xlsx"
    file.write_bytes(master)
    printed = pages(convert(file, "pdf", tmp_path))
    shown = [s for s in sheets if not s.hidden]
    assert len(printed) == 1 + len(shown)
    assert "Tình trạng theo cấp" in printed[0]
    assert "Số liệu của biểu đồ" not in printed[0]
    for sheet, text in zip(shown, printed[1:], strict=True):
        assert sheet.title in text


@pytest.mark.soffice
def test_libreoffice_too_shows_signs_by_conditional_formats(master: bytes, tmp_path: Path) -> None:
    book = ClosedBook(master, "CCHC.xlsx")
    row = {"agency": "SNV", "agency_name": "Sở Nội vụ", "1": State.OVERDUE, "10.1": State.NOT_YET}
    book.replace(tracking_table(TASKS), frame(tracking_table(TASKS), [row]))
    book.replace(RESULTS, rows_of_results(1))
    file = tmp_path / "master.xlsx"
    file.write_bytes(book.to_bytes())
    printed = pages(convert(file, "pdf", tmp_path))
    (tracking,) = (text for text in printed if "BẢNG THEO DÕI" in text)
    (results,) = (text for text in printed if "KẾT QUẢ CÁC CƠ QUAN" in text)
    (line,) = (line for line in tracking.splitlines() if "Sở Nội vụ" in line)
    assert line.split() == ["SNV", "Sở", "Nội", "vụ", "✖", "○"]
    assert "✖ Chưa hoàn thành" in results
