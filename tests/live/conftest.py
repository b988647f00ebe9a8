"""One LibreOffice for all tests of the live back-end, and an Excel over it for each."""

from collections.abc import Iterator

import pytest

from tests.commands.conftest import desk, set_up
from tests.excel_over_calc.engine import ExcelOverCalc
from tests.excel_over_calc.office import Office

__all__ = ["desk", "set_up"]  # fixtures of the commands' tests


@pytest.fixture(scope="session")
def office() -> Iterator[Office]:
    running = Office()
    yield running
    running.quit()


@pytest.fixture
def excel_over_calc(office: Office) -> Iterator[ExcelOverCalc]:
    excel = ExcelOverCalc(office)
    yield excel
    excel.close()
