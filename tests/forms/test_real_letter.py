"""The forms of the real letter: a department's, a district's and a commune's, of the first round and the second."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import cchc_xl
from cchc_xl.books.directory import load_agencies
from cchc_xl.books.documents import read_document
from cchc_xl.books.press import FormPress
from cchc_xl.forms.ask import form_rows
from cchc_xl.forms.coordination import coordination_rows
from cchc_xl.forms.identity import Identity
from cchc_xl.plan.agencies import Directory
from cchc_xl.plan.calendar import WorkCalendar
from cchc_xl.plan.letter import read_letter
from cchc_xl.plan.register import Plan, plan_of
from cchc_xl.plan.rounds import rounds_of_year
from cchc_xl.progress.obligations import obligations
from cchc_xl.values.columns import RESULTS
from cchc_xl.values.frames import columns_of, frame
from tests.forms.issued import DUE, HEADING
from tests.office import convert, validation_errors

LETTER = Path(cchc_xl.__file__).parent / "data" / "cong-van-de-xuat-cchc-2024.txt"
CALENDAR = WorkCalendar((2023, 2024, 2025))
ROUNDS: Any = rounds_of_year(2024, CALENDAR).set_index("round", drop=False)
WHO = ("SNV", "BATO", "X21010")  # a department, a district, a commune


@dataclass(frozen=True)
class Round:
    """What a round's forms ask, and what agencies are to help with."""

    asked: pd.DataFrame
    helping: pd.DataFrame

    def press(self, agency: str) -> bytes:
        press = FormPress(HEADING, "Bà Hoa, 0255 1", later=bool(self.asked["previous"].any()))
        identity = Identity(f"{agency}-1", "0f" * 16, "KH-2024", "2024-Q1", agency)
        own = columns_of(self.asked[self.asked["agency"] == agency])
        others = columns_of(self.helping[self.helping["agency"] == agency])
        return press.press(own, identity.to_strings(), identity.form, agency, DUE, others)


@pytest.fixture(scope="module")
def plan() -> Plan:
    directory = Directory(load_agencies(), dt.date(2024, 1, 1))
    return plan_of(read_letter(read_document(LETTER)), directory, 2024, CALENDAR)


@pytest.fixture(scope="module")
def rounds(plan: Plan) -> dict[str, Round]:
    """The first round, and the second when every agency has answered everything with «Đang thực hiện»."""
    year = obligations(plan.tasks, plan.milestones, plan.assignments, plan.agencies)
    helping = coordination_rows(plan.assignments, plan.tasks)
    first, second = ROUNDS.loc["2024-Q1"], ROUNDS.loc["2024-Q2"]
    asked = form_rows(year, frame(RESULTS), first)
    said = [
        {"round": "2024-Q1", "agency": agency, "milestone": milestone, "progress": "Đang thực hiện",
         "data_as_of": pd.Timestamp(2024, 3, 15), "outcome": "Đã rà soát, niêm yết công khai. " * 5}
        for agency, milestone in zip(asked["agency"], asked["milestone"], strict=True)
    ]  # fmt: skip
    results = frame(RESULTS, said)
    return {"2024-Q1": Round(asked, helping), "2024-Q2": Round(form_rows(year, results, second, results), helping)}


def test_a_commune_is_asked_some_fifteen_things_at_most(rounds: dict[str, Round]):
    asked = rounds["2024-Q1"].asked.groupby("agency").size()
    assert asked[asked.index.str.startswith("X")].max() <= 15
    assert asked.max() <= 16


def test_every_agency_is_told_what_it_helps_with(rounds: dict[str, Round]):
    helping = rounds["2024-Q1"].helping.groupby("agency").size()
    assert (helping["SNV"], helping["VP"], helping["X21010"]) == (5, 8, 1)


@pytest.mark.node
@pytest.mark.parametrize("round_id", ["2024-Q1", "2024-Q2"])
@pytest.mark.parametrize("agency", WHO)
def test_the_validator_finds_nothing(rounds: dict[str, Round], round_id: str, agency: str, tmp_path: Path):
    file = tmp_path / "form.xlsx"
    file.write_bytes(rounds[round_id].press(agency))
    assert validation_errors(file) == []


@pytest.mark.soffice
@pytest.mark.parametrize("round_id", ["2024-Q1", "2024-Q2"])
def test_it_prints_one_page_wide(rounds: dict[str, Round], round_id: str, tmp_path: Path):
    """As many pages as the rows take: the report's two or three, the tasks to help with, the guide."""
    pdfplumber: Any = pytest.importorskip("pdfplumber")
    file = tmp_path / "form.xlsx"
    file.write_bytes(rounds[round_id].press("X21010"))
    with pdfplumber.open(convert(file, "pdf", tmp_path)) as printed:
        sizes = [(round(page.width), round(page.height)) for page in printed.pages]
    assert len(sizes) <= 5
    assert sizes[:-1] == [(842, 595)] * (len(sizes) - 1)
    assert sizes[-1] == (595, 842)
