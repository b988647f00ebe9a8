"""The demo: a whole round with simulated clerks, whose printed figures are those of the saved workbook."""

import datetime as dt
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pandas as pd
import pytest

from cchc_xl.books.closed import ClosedBook
from cchc_xl.commands.demo import MARK
from cchc_xl.commands.demo import demo as run_demo
from cchc_xl.commands.simulation import Slip, simulate
from cchc_xl.values import columns as c
from cchc_xl.values import sheets
from cchc_xl.values.dashboard import TILES
from cchc_xl.values.table import Table
from cchc_xl.values.words import Arrival, Role, Severity, State, YesNo
from tests.commands.conftest import SHORT_LETTER, Run

SENT = (Arrival.SENT, Arrival.LATE)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, Any]]:
    """The folder of a demo with fifteen agencies, and the figures it gave."""
    folder = tmp_path_factory.mktemp("thử") / "demo"
    outcome = run_demo(folder, 15)
    assert not outcome.attention
    return folder, outcome.figures


def table(folder: Path, which: Table) -> pd.DataFrame:
    return ClosedBook.open(folder / "CCHC-2024.xlsx").read(which)


def shown(master: Path, names: Iterable[str]) -> dict[str, Any]:
    """What the cells with these names show, as openpyxl reads them."""
    book: Any = openpyxl.load_workbook(master, read_only=True)
    places = {name: book.defined_names[name].attr_text.replace("$", "").split("!") for name in names}
    return {name: book[sheet.strip("'")][cell].value for name, (sheet, cell) in places.items()}


def test_the_figures_of_the_register_are_those_of_its_tables(demo: tuple[Path, Mapping[str, Any]]):
    folder, figures = demo
    tasks, milestones, agencies, questions = (
        table(folder, t) for t in (c.TASKS, c.MILESTONES, c.AGENCIES, c.QUESTIONS)
    )
    assert (figures["tasks"], figures["milestones"], figures["agencies"]) == (
        len(tasks), len(milestones), len(agencies),
    )  # fmt: skip
    assert figures["questions"] == len(questions)
    assert (figures["tasks"], figures["milestones"], figures["agencies"]) == (17, 42, 206)


def test_the_figures_of_the_round_are_those_of_its_tables(demo: tuple[Path, Mapping[str, Any]]):
    folder, figures = demo
    roster, problems = table(folder, c.SUBMISSIONS), table(folder, c.PROBLEMS)
    assert figures["issued"] == len(table(folder, c.FORMS)) == len(list((folder / "bieu-mau").rglob("*.xlsx"))) == 15
    assert figures["sent"] == int(roster["status"].isin(SENT).sum()) > 0
    assert figures["late"] == int((roster["status"] == Arrival.LATE).sum())
    assert figures["results"] == len(table(folder, c.RESULTS))
    assert figures["errors"] == int((problems["severity"] == Severity.ERROR).sum())
    assert figures["warnings"] == int((problems["severity"] == Severity.WARNING).sum())


def test_the_states_that_are_told_are_those_of_the_summaries(demo: tuple[Path, Mapping[str, Any]]):
    folder, figures = demo
    by_agency, by_task, late = (table(folder, t) for t in (c.BY_AGENCY, c.BY_TASK, c.OVERDUE))
    told = {state.name.lower(): figures[state.value] for state in State}
    assert {field: int(by_agency[field].sum()) for field in told} == told
    assert {field: int(by_task[field].sum()) for field in told} == told
    assert figures["total"] == int(by_task["total"].sum()) > 0
    assert len(late) == figures[State.OVERDUE] + figures[State.UNKNOWN_PAST_DUE]


def test_only_those_who_take_part_have_to_report_and_the_letter_s_assignments_stay(
    demo: tuple[Path, Mapping[str, Any]],
):
    folder, figures = demo
    assignments, by_agency = table(folder, c.ASSIGNMENTS), table(folder, c.BY_AGENCY)
    leads = assignments[assignments["role"] == Role.LEAD]
    assert len(leads) == 2109
    taking_part = set(leads.loc[leads["must_report"] == YesNo.YES, "agency"])
    assert len(taking_part) == len(table(folder, c.SUBMISSIONS)) == 15
    assert set(by_agency.loc[by_agency["total"] > 0, "agency"]) == taking_part
    assert figures["sent"] + figures["missing"] == 15


def test_the_dashboard_shows_what_is_told(demo: tuple[Path, Mapping[str, Any]]):
    folder, figures = demo
    told = {tile.name: figures[tile.name] for tile in TILES} | {sheets.AS_OF: pd.Timestamp(figures["as_of"])}
    assert shown(folder / "CCHC-2024.xlsx", told) == told


def test_what_clerks_sent_is_a_file_each_or_more(demo: tuple[Path, Mapping[str, Any]]):
    folder, figures = demo
    assert len(list((folder / "gui-ve").iterdir())) >= figures["sent"]


def test_the_report_and_the_reminders_of_the_round_are_there(demo: tuple[Path, Mapping[str, Any]]):
    folder, figures = demo
    assert Path(str(figures["report"])) == folder / "BAO-CAO-2024-Q1.docx"
    assert (folder / "BAO-CAO-2024-Q1-cong-van-gui.docx").exists()
    drafts = list((folder / "don-doc").glob("*.eml"))
    assert len(drafts) == figures["drafts"] > 0
    assert (folder / "don-doc" / "2024-04-05_cong-van-don-doc.docx").exists()


def letter_of_few_tasks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the demo read another letter, of 33 agencies."""
    (folder / "data").mkdir()
    shutil.copytree(Path(c.__file__).parents[2] / "data", folder / "data", dirs_exist_ok=True)
    (folder / "data" / "cong-van-de-xuat-cchc-2024.txt").write_text(SHORT_LETTER, "utf-8")
    monkeypatch.setattr("cchc_xl.commands.demo.files", lambda _: folder)


def test_a_demo_of_few_in_an_empty_folder_can_be_repeated_and_says_the_same(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    letter_of_few_tasks(tmp_path, monkeypatch)
    (tmp_path / "demo").mkdir()
    first, again = (run("demo", "--out", tmp_path / "demo", "--agencies", 2) for _ in range(2))
    assert (first.code, again.code) == (0, 0)
    assert first.answer["figures"]["issued"] == 2
    assert first.answer == again.answer
    assert first.words == again.words
    assert (tmp_path / "demo" / MARK).exists()


def test_a_folder_with_other_files_is_not_overwritten(run: Run, tmp_path: Path):
    kept = tmp_path / "Của tôi.docx"
    kept.write_bytes(b"quan trong")
    said = run("demo", "--out", tmp_path)
    assert (said.code, said.answer["problems"][0]["code"]) == (2, "M19")
    assert said.words.splitlines() == [said.answer["message"]]
    assert list(tmp_path.iterdir()) == [kept]


def test_a_folder_that_cannot_be_made(run: Run, tmp_path: Path):
    (tmp_path / "tệp").write_bytes(b"")
    said = run("demo", "--out", tmp_path / "tệp" / "demo")
    assert (said.code, said.answer["problems"][0]["code"]) == (2, "M08")


def test_every_slip_happens_to_somebody_in_a_whole_round_and_again_to_the_same():
    """Those of the full demo: two of each, and most agencies make none."""
    asked = pd.DataFrame({"agency": [f"X{i}" for i in range(206)], "milestone": "1", "kind": "Ban hành văn bản",
                          "due": pd.Timestamp("2024-03-31")})  # fmt: skip
    sendings, again = (simulate(asked, dt.date(2024, 3, 18), Random(1)) for _ in range(2))
    assert sendings == again
    slips = [sending.slip for sending in sendings]
    assert {slip: slips.count(slip) for slip in Slip if slip is not Slip.NONE} == dict.fromkeys(list(Slip)[1:], 2)
    assert len(slips) == 175
