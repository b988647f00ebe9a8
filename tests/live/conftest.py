"""One LibreOffice for all tests of the live back-end, and an Excel over it for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_xl.commands.new import new
from tests.commands.conftest import SHORT_LETTER, desk, set_up
from tests.excel_over_calc.engine import ExcelOverCalc
from tests.excel_over_calc.office import Office

__all__ = ["desk", "set_up"]  # fixtures of the commands' tests


@pytest.fixture(scope="session")
def office() -> Iterator[Office]:
    running = Office()
    yield running
    running.quit()


@pytest.fixture(scope="session")
def small_plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A master of 33 agencies, as ``new`` makes it: a tenth of the real letter's work for Calc."""
    folder = tmp_path_factory.mktemp("kế hoạch nhỏ")
    (folder / "văn bản.txt").write_text(SHORT_LETTER, "utf-8")
    new([folder / "văn bản.txt"], folder / "Sổ theo dõi.xlsx", 2024)
    return folder / "Sổ theo dõi.xlsx"


@pytest.fixture
def excel_over_calc(office: Office) -> Iterator[ExcelOverCalc]:
    excel = ExcelOverCalc(office)
    yield excel
    excel.close()
