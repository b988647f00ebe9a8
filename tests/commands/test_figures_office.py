"""Figures before other programs: the master with every sheet that a round may add, and a form that asks for numbers."""

import pytest

from cchc_xl.books.closed import ClosedBook
from cchc_xl.values import columns as c
from tests.commands.conftest import Desk, Run
from tests.commands.test_figures import asking, consolidated, export, send
from tests.office import validation_errors

__all__ = ["asking"]  # a fixture

pytestmark = pytest.mark.node


def test_the_validator_finds_nothing_where_figures_are_asked_for_taken_in_and_summed(asking: Desk, run: Run):
    send(asking, "SNV", 100, "nhiều")
    consolidated(asking, run)
    file, mapping = export(asking, ("Sở Nội vụ", 120))
    run("figures", file, "--map", mapping, "--master", asking.master, "--round", "2024-Q1")
    run("summarize", asking.master, "--as-of", "2024-04-05")
    master = ClosedBook.open(asking.master)
    assert all(master.has(table) for table in (*c.MASTER_TABLES, c.FIGURE_VALUES, c.FIGURE_SUMS))
    assert validation_errors(asking.master) == []
    assert validation_errors(asking.form_of("SNV")) == []
