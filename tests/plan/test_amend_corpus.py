"""Every letter of the corpus, taken in twice and as the adopted plan: nothing is doubled, nothing is lost."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from cchc_xl.books.directory import load_agencies
from cchc_xl.books.documents import read_document
from cchc_xl.commands.growing import reading_of
from cchc_xl.plan.grow import Reading, grow
from cchc_xl.plan.held import Held, first
from cchc_xl.plan.letter import Letter, read_letter
from cchc_xl.values.words import Standing
from tests.corpus.answers import Exercise, exercises


@cache
def reading(year: int) -> Reading:
    return reading_of(load_agencies(), year)


def register(letter: Letter) -> tuple[Held, Reading]:
    reader = reading(letter.years[0] if letter.years else 2024)
    return first(letter, reader.plan(letter, ())), reader


@pytest.mark.parametrize("exercise", exercises(), ids=lambda exercise: exercise.slug)
def test_taken_in_again_and_as_the_adopted_plan(exercise: Exercise, tmp_path: Path):
    letter = read_letter(read_document(exercise.file_in(tmp_path)))
    held, reader = register(letter)
    assert not held.origins.duplicated(["source", "number"]).any()
    assert not grow(held, letter, reader).is_changed
    plan = replace(letter, kind="Kế hoạch", number="999", symbol="KH-UBND", subject="Cải cách hành chính")
    adopted = grow(held, plan, reader)
    assert len(adopted.difference.matched) == len(letter.tasks)
    assert set(adopted.held.tasks["standing"]) == {Standing.ASSIGNED}
    assert adopted.held.milestones.drop(columns="question").equals(held.milestones.drop(columns="question"))
    assert set(adopted.held.changes["field"]) <= {"Văn bản nguồn", "Trạng thái giao"}
    assert not grow(adopted.held, plan, reader).is_changed
