"""An empty master of three tasks and two agencies with sheets of their own, drawn once."""

import io
import zipfile
from typing import Any

import pytest
from openpyxl import load_workbook

from cchc_xl.books.draw.master import draw_master
from cchc_xl.values.sheets import Sheet, master_sheets

TASKS = ("1", "10.1", "10.2")
AGENCIES = (("SNV", "Sở Nội vụ"), ("BATO", "UBND huyện Ba Tơ"))
TITLE = "THEO DÕI KẾ HOẠCH NĂM 2024"


@pytest.fixture(scope="session")
def sheets() -> tuple[Sheet, ...]:
    return master_sheets(TASKS, AGENCIES)


@pytest.fixture(scope="session")
def master(sheets: tuple[Sheet, ...]) -> bytes:
    return draw_master(sheets, TITLE)


@pytest.fixture(scope="session")
def workbook(master: bytes) -> Any:
    """As openpyxl reads it back: never saved again."""
    return load_workbook(io.BytesIO(master), rich_text=True)


@pytest.fixture(scope="session")
def parts(master: bytes) -> dict[str, str]:
    """Every part of the package as text."""
    with zipfile.ZipFile(io.BytesIO(master)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}
