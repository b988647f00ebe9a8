"""A year in four rounds: history stays, some agencies get better and some worse."""

import shutil
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
import pytest

from cchc_xl.books.closed import ClosedBook
from cchc_xl.commands import demo as module
from cchc_xl.commands.demo import ROUNDS, demo
from cchc_xl.commands.simulation import courses, simulate
from cchc_xl.values import columns as c
from cchc_xl.values.table import Table
from cchc_xl.values.words import Arrival, Progress
from tests.commands.conftest import SHORT_LETTER

IDS = ["2024-Q1", "2024-Q2", "2024-Q3", "2024-NAM"]
HISTORY = {c.RESULTS: [*c.RESULTS.key, *c.ANSWER_FIELDS, "data_as_of", "source", "file"],
           c.RETURNS: [*c.RETURNS.key, "agency", "arrived_on", "outcome", "rows"]}  # fmt: skip


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, Any], list[dict[Table, pd.DataFrame]]]:
    """The folder of a year with nine agencies, its figures, and the master's history after each round."""
    folder = tmp_path_factory.mktemp("năm")
    shutil.copytree(Path(str(files("cchc_xl"))) / "data", folder / "data")
    (folder / "data" / "cong-van-de-xuat-cchc-2024.txt").write_text(SHORT_LETTER, "utf-8")
    seen: list[dict[Table, pd.DataFrame]] = []
    run_round = module.run_round

    def watched(office: module.Office, *rest: Any) -> Any:
        said = run_round(office, *rest)
        book = ClosedBook.open(office.master)
        seen.append({table: book.read(table)[fields] for table, fields in HISTORY.items()})
        return said

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "files", lambda _: folder)
        patch.setattr(module, "run_round", watched)
        outcome = demo(folder / "demo", 9, year=True)
    return folder / "demo", outcome.figures, seen


def test_four_rounds_were_run_and_each_has_its_returns(year: Any):
    folder, figures, _ = year
    book = ClosedBook.open(folder / "CCHC-2024.xlsx")
    roster = book.read(c.SUBMISSIONS)
    sent = roster[roster["status"].isin((Arrival.SENT, Arrival.LATE))]
    assert list(dict.fromkeys(sent["round"])) == IDS
    assert [path.name for path in sorted((folder / "gui-ve").iterdir())] == sorted(IDS)
    assert f"{figures['as_of']:%d/%m/%Y}" == "31/12/2024"


@pytest.mark.parametrize("table", list(HISTORY), ids=lambda table: table.sheet)
def test_a_later_round_never_rewrites_an_earlier_one(year: Any, table: Table):
    _, _, seen = year
    for nth, then in enumerate(IDS):
        first = seen[nth][table]
        first = first[first["round"] == then].reset_index(drop=True)
        assert len(first) > 0
        for later in seen[nth + 1 :]:
            now = later[table]
            pd.testing.assert_frame_equal(now[now["round"] == then].reset_index(drop=True), first)


def test_what_was_done_is_not_asked_again(year: Any):
    _, _, seen = year
    results = seen[-1][c.RESULTS]
    done = results[results["progress"] == Progress.DONE]
    assert not done.duplicated(["agency", "milestone"]).any()


def test_the_report_and_the_reminders_are_those_of_the_last_round(year: Any):
    folder, figures, _ = year
    assert (folder / "BAO-CAO-2024-NAM.docx").exists()
    assert len(list((folder / "don-doc").glob("2024-12-31_*.eml"))) == figures["drafts"]


def share_done(round_of: Mapping[str, Any], which: int) -> float:
    """How much of what is long due the agencies on one course report as done."""
    agencies = [f"A{n}" for n in range(90)]
    asked = pd.DataFrame({"agency": agencies, "milestone": "1", "kind": "Định kỳ", "due": pd.Timestamp("2024-01-31")})
    sendings = simulate(asked, ROUNDS[0].as_of, Random(7), round_of)
    on_it = set(agencies[which::3])
    done = [s for s in sendings if s.agency in on_it and s.answers.get("1", {}).get("progress") == Progress.DONE]
    return len(done) / len(on_it)


def test_one_third_gets_better_and_one_third_worse():
    first, *_, last = courses([f"A{n}" for n in range(90)], 4)
    assert share_done(last, 0) > share_done(first, 0) + 0.2
    assert share_done(last, 1) < share_done(first, 1) - 0.2
    assert first["A2"] == last["A2"]
