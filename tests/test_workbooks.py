"""``workbooks/CCHC-2024.xlsx`` is the master of the real letter as ``new`` builds it today."""

from importlib.resources import files
from pathlib import Path

import pandas as pd
import pytest

from cchc_xl.books.closed import ClosedBook
from cchc_xl.commands.new import new
from cchc_xl.commands.reading import own_sheets
from cchc_xl.values import columns as c
from cchc_xl.values.table import Table

KEPT = Path(__file__).parents[1] / "workbooks" / "CCHC-2024.xlsx"
REBUILD = "rebuild it: make workbooks"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> ClosedBook:
    out = tmp_path_factory.mktemp("new") / KEPT.name
    new([Path(str(files("cchc_xl") / "data" / "cong-van-de-xuat-cchc-2024.txt"))], out, 2024)
    return ClosedBook.open(out)


@pytest.fixture(scope="module")
def kept() -> ClosedBook:
    return ClosedBook.open(KEPT)


def test_it_has_the_same_sheets_in_the_same_order(kept: ClosedBook, fresh: ClosedBook):
    assert kept.sheet_names() == fresh.sheet_names(), REBUILD


@pytest.mark.parametrize("table", [t for t in c.MASTER_TABLES if t is not c.LOG], ids=lambda t: t.name)
def test_its_tables_hold_what_new_writes(kept: ClosedBook, fresh: ClosedBook, table: Table):
    pd.testing.assert_frame_equal(kept.read(table), fresh.read(table), obj=REBUILD)


def test_its_agency_sheets_hold_what_new_writes(kept: ClosedBook, fresh: ClosedBook):
    for code, _ in own_sheets(fresh.read(c.AGENCIES)):
        table = c.agency_table(code)
        pd.testing.assert_frame_equal(kept.read(table), fresh.read(table), obj=REBUILD)


def test_it_is_the_plan_of_the_letter(kept: ClosedBook):
    assert list(kept.read(c.TASKS)["task"]) == [*map(str, range(1, 10)), "10.1", "10.2", *map(str, range(11, 17))]
    leads = kept.read(c.ASSIGNMENTS)
    assert int((leads["role"] == "Chủ trì").sum()) == 2109
    assert int(kept.read(c.BY_AGENCY)["total"].sum()) == 5667
