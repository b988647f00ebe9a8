"""The whole demo before other programs: Microsoft's validator, and LibreOffice's values and pages."""

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl.worksheet.cell_range import CellRange

from cchc_xl.commands.demo import demo as run_demo
from cchc_xl.commands.new import new
from cchc_xl.values import dashboard as d
from cchc_xl.values import sheets
from tests.books.workbooks import loaded, parts
from tests.commands.by_hand import lxml
from tests.office import convert, validation_errors

MASTER = "CCHC-2024.xlsx"
BLOCKS = (*d.CHART_BLOCKS, *d.LIST_BLOCKS)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, Any]]:
    """The folder of a demo with twelve agencies, and the figures it gave."""
    folder = tmp_path_factory.mktemp("thử") / "demo"
    return folder, run_demo(folder, 12).figures


@pytest.fixture(scope="module")
def recalculated(demo: tuple[Path, Mapping[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The demo's master as LibreOffice calculates and saves it."""
    made = convert(demo[0] / MASTER, "xlsx", tmp_path_factory.mktemp("tính lại"))
    return loaded(made.read_bytes(), values=True)


@pytest.fixture(scope="module")
def pages(demo: tuple[Path, Mapping[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of each page that the master prints on."""
    made = convert(demo[0] / MASTER, "pdf", tmp_path_factory.mktemp("in"))
    done = subprocess.run(["pdftotext", "-layout", str(made), "-"], capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


def cells(book: Any, name: str) -> list[list[Any]]:
    """The values of a named range, row by row; days as dates, numbers to the last digits that matter."""
    sheet, _, area = book.defined_names[name].attr_text.rpartition("!")
    left, top, right, bottom = CellRange(area.replace("$", "")).bounds
    rows = book[sheet.strip("'")].iter_rows(top, bottom, left, right, values_only=True)
    return [[round(v, 9) if isinstance(v, float) else v for v in row] for row in rows]


@pytest.mark.node
def test_the_validator_finds_nothing_in_a_new_master_of_the_real_letter(letter: Path, tmp_path: Path):
    new([letter], tmp_path / MASTER, 2024)
    assert validation_errors(tmp_path / MASTER) == []


@pytest.mark.node
def test_the_validator_finds_nothing_in_the_master_of_a_finished_round(demo: tuple[Path, Mapping[str, Any]]):
    assert validation_errors(demo[0] / MASTER) == []


@pytest.mark.node
def test_the_validator_finds_nothing_in_a_form_of_each_level(demo: tuple[Path, Mapping[str, Any]]):
    forms = sorted((demo[0] / "bieu-mau").rglob("*.xlsx"))
    offices = [form for form in forms if "_VP_" in form.name]
    communes = [form for form in forms if "_X" in form.name]
    departments = [form for form in forms if form not in offices + communes]
    for of_level in (offices, departments, communes):
        assert validation_errors(of_level[0]) == [], of_level[0].name


@pytest.mark.soffice
def test_the_dashboard_calculates_to_what_the_program_told(recalculated: Any, demo: tuple[Path, Mapping[str, Any]]):
    told = {tile.name: demo[1][tile.name] for tile in d.TILES} | {sheets.AS_OF: pd.Timestamp(demo[1]["as_of"])}
    shown = {name: cells(recalculated, name)[0][0] for name in told}
    assert shown == {name: round(v, 9) if isinstance(v, float) else v for name, v in told.items()}


@pytest.mark.soffice
def test_the_cells_that_charts_and_lists_read_calculate_to_what_stands_in_the_file(
    recalculated: Any, demo: tuple[Path, Mapping[str, Any]]
):
    master = loaded((demo[0] / MASTER).read_bytes())
    for block in BLOCKS:
        assert cells(recalculated, block.name) == cells(master, block.name), block.name


@pytest.mark.soffice
def test_charts_keep_the_values_that_their_cells_calculate_to(recalculated: Any, demo: tuple[Path, Mapping[str, Any]]):
    master = parts((demo[0] / MASTER).read_bytes())
    charts = [lxml.fromstring(data) for part, data in master.items() if part.startswith("xl/charts/chart")]
    read = [numbers for chart in charts for numbers in chart.iter("{*}numRef")]
    assert len(charts) == len(d.CHART_BLOCKS) <= len(read)
    for numbers in read:
        sheet, area = numbers.findtext("{*}f").rsplit("!", 1)
        rows = recalculated[sheet.strip("'")][area.replace("$", "")]
        shown = {i: row[0].value for i, row in enumerate(rows) if row[0].value is not None}
        kept = {int(point.get("idx")): float(point.findtext("{*}v")) for point in numbers.iter("{*}pt")}
        assert kept == pytest.approx(shown)


@pytest.mark.soffice
def test_the_dashboard_prints_on_one_page(pages: list[str]):
    title = "THEO DÕI KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2024"
    assert [number for number, page in enumerate(pages) if title in page] == [0]
    assert all(tile.caption.split()[-1] in pages[0] for tile in d.TILES)


@pytest.mark.soffice
def test_no_cell_of_any_sheet_is_too_narrow_for_its_number(pages: list[str]):
    assert len(pages) > 100
    assert [number for number, page in enumerate(pages, start=1) if "##" in page] == []
