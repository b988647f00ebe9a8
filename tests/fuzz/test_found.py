"""What fuzzing found, each as the smallest workbook that shows it."""

import datetime as dt

import pytest

from tests.intake.packages import read, row, text, workbook

_STRANGE = '<c r="A1" t="n"><v> 5 </v></c>'  # which only the second reader can read


def test_cells_in_disorder_are_not_lost_by_the_second_reader():
    disordered = row(2, text("C2", "c"), text("A2", "a"), text("B2", "b"))
    assert read(workbook(row(1, _STRANGE), disordered)).sheets[0].rows[1] == ("a", "b", "c")


def test_rows_in_disorder_are_not_moved_by_the_second_reader():
    rows = (row(3, text("A3", "ba")), row(1, _STRANGE), row(2, text("A2", "hai")))
    assert [cells[0] for cells in read(workbook(*rows)).sheets[0].rows] == [5, "hai", "ba"]


@pytest.mark.parametrize("written", [" 45356 ", "\n45356\n", "45356 ", "\t45356"])
def test_a_number_between_blanks_is_a_number_whatever_its_cell_says_of_it(written: str):
    book = read(workbook(row(1, f'<c r="A1" s="1"><v>{written}</v></c>', f'<c r="B1"><v>{written}</v></c>')))
    assert book.sheets[0].rows == ((dt.date(2024, 3, 5), 45356),)
