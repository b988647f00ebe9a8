"""Agencies that end in the middle of the year: what they leave open passes on, what they did stays theirs."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.fill_in import fill_in
from cchc_xl.values import columns as c
from cchc_xl.values.table import Table
from cchc_xl.values.words import Adjusting, Asks
from tests.commands.conftest import SHORT_LETTER, Desk, Run

DAY = "2025-07-01"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A master of 2025, whose leads are the office, the departments and the districts."""
    from cchc_xl.commands.new import new

    folder = tmp_path_factory.mktemp("sắp xếp")
    letter = folder / "văn bản.txt"
    letter.write_text(SHORT_LETTER.replace("2024", "2025").replace("năm 2023", "năm 2024"), "utf-8")
    new([letter], folder / "CCHC-2025.xlsx", 2025)
    return folder / "CCHC-2025.xlsx"


@pytest.fixture
def master(made: Path, tmp_path: Path) -> Path:
    (tmp_path / made.name).write_bytes(made.read_bytes())
    return tmp_path / made.name


def of(master: Path, table: Table) -> pd.DataFrame:
    return ClosedBook.open(master).read(table)


def totals(master: Path) -> Any:
    return of(master, c.BY_AGENCY).set_index("agency")["total"]


def passed_on(master: Path, agency: str) -> pd.DataFrame:
    rows = of(master, c.ADJUSTMENTS)
    return rows[(rows["before"] == agency) | (rows["agency"] == agency)]


def asked(master: Path) -> pd.DataFrame:
    rows = of(master, c.QUESTIONS)
    return rows[rows["asks"] == Asks.SUCCESSION]


def answer(master: Path, about: str, text: str) -> None:
    book = ClosedBook.open(master)
    rows = book.read(c.QUESTIONS)
    is_it = rows["question"].str.startswith(about)
    assert is_it.sum() == 1
    book.replace(c.QUESTIONS, rows.assign(answer=rows["answer"].mask(is_it, text)))
    master.write_bytes(book.to_bytes())


def test_a_merged_department_passes_everything_on_with_document_and_day(run: Run, master: Path):
    said = run("succeed", master, "--on", DAY, "--document", "Nghị quyết 05/NQ-HĐND")
    assert said.code == 1  # districts are asked about
    whole = passed_on(master, "SKHDT").iloc[0]
    assert (whole["kind"], whole["task"], whole["milestone"], whole["after"]) == (Adjusting.TRANSFERRED, "", "", "STC")
    assert (whole["document"], whole["signed_on"]) == ("Nghị quyết 05/NQ-HĐND", pd.Timestamp("2025-03-01"))
    now = totals(master)
    assert (now["SKHDT"], now["SNNMT"]) == (0, now["STP"])
    assert now["STC"] == now["STP"]  # what it had to do anyway it has once


def test_a_report_that_was_due_before_the_end_passes_to_nobody(run: Run, master: Path):
    run("succeed", master, "--on", DAY)
    late = passed_on(master, "LYSON").iloc[1]
    assert "4-T06" in late["milestone"]
    assert "BC" not in late["milestone"]
    assert totals(master)["LYSON"] == 2  # the reports of two quarters


def test_what_was_done_and_every_result_stays_with_the_old_agency(run: Run, master: Path):
    run("distribute", master, "--round", "2025-Q1", "--out", master.parent / "bm", "--agency", "SKHDT")
    form = next((master.parent / "bm").rglob("*_SKHDT_*.xlsx"))
    day = pd.Timestamp("2025-02-20").to_pydatetime()
    done = {"progress": "Hoàn thành", "done_on": day, "document": "3/KH-SKHĐT", "document_date": day}
    (master.parent / "gv").mkdir()
    (master.parent / "gv" / form.name).write_bytes(fill_in(form.read_bytes(), {"2-KH": done, "4-T01": done}, day))
    run("consolidate", master, "--round", "2025-Q1", "--from", master.parent / "gv", "--as-of", "2025-02-25")
    before = of(master, c.RESULTS)
    run("succeed", master, "--on", DAY)
    pd.testing.assert_frame_equal(of(master, c.RESULTS).drop(columns="state"), before.drop(columns="state"))
    assert totals(master)["SKHDT"] == 3  # the two, and the report that they came with
    rows = passed_on(master, "SKHDT")
    assert not any("2-KH" in text.split("; ") for text in rows["milestone"])
    assert set(rows["task"]) == {"", "2", "3", "4"}  # 2-KH, done ahead of its day, leaves no row for all


def test_where_nobody_alone_took_over_it_is_asked_and_stays_until_then(run: Run, master: Path):
    before = totals(master)
    said = run("succeed", master, "--on", DAY)
    assert said.answer["figures"]["asked"] == 12
    assert totals(master)["BATO"] == before["BATO"]
    question = asked(master).set_index("question").filter(like="UBND huyện Ba Tơ", axis=0).iloc[0]
    assert "UBND xã Ba Vì" in question["suggestion"]


def test_an_answer_with_one_name_passes_on_and_with_several_gives_each_the_same(run: Run, master: Path):
    run("succeed", master, "--on", DAY)
    answer(master, "UBND huyện Ba Tơ", "UBND xã Ba Tơ")
    answer(master, "UBND huyện Sơn Hà", "UBND xã Sơn Hà; UBND xã Sơn Hạ")
    said = run("succeed", master, "--on", DAY)
    new = of(master, c.AGENCIES).query("agency.str.startswith('Y')")
    names, now = new.set_index("agency_name")["agency"], totals(master)
    open_ones = now[names["UBND xã Ba Tơ"]]
    assert open_ones == now["STP"] - 2
    assert now[names["UBND xã Sơn Hà"]] == now[names["UBND xã Sơn Hạ"]] == open_ones
    assert now["BATO"] == now["SONHA"] == 2
    assert said.answer["figures"]["open_questions"] == 11
    handled = asked(master).set_index("question")["handled"].filter(like="Ba Tơ")
    assert handled.iloc[0] == "«UBND xã Ba Tơ»: chuyển cho UBND xã Ba Tơ."


def test_agreeing_means_the_communes_that_now_stand_there(run: Run, master: Path):
    run("succeed", master, "--on", DAY)
    answer(master, "UBND huyện Minh Long", "đồng ý")
    run("succeed", master, "--on", DAY)
    names = of(master, c.AGENCIES).set_index("agency")["agency_name"]
    taken = {names[code] for code in passed_on(master, "MINHLONG")["after"]}
    assert taken <= {"UBND xã Minh Long", "UBND xã Sơn Mai"}
    busy = totals(master)
    assert {names[code] for code in busy.index[(busy > 0) & busy.index.str.startswith("Y")]} == {
        "UBND xã Minh Long", "UBND xã Sơn Mai", names["Y21548"],
    }  # fmt: skip


def test_work_that_ends_with_its_agency_is_withdrawn(run: Run, master: Path):
    run("succeed", master, "--on", DAY)
    answer(master, "UBND huyện Ba Tơ", "không áp dụng")
    run("succeed", master, "--on", DAY)
    assert set(passed_on(master, "BATO")["kind"]) == {Adjusting.WITHDRAWN}
    assert totals(master)["BATO"] == 2


def test_an_answer_that_names_nobody_known_is_told(run: Run, master: Path):
    run("succeed", master, "--on", DAY)
    answer(master, "UBND huyện Ba Tơ", "Sở Phép Thuật")
    said = run("succeed", master, "--on", DAY)
    assert [p["code"] for p in said.answer["problems"]] == ["C04"]
    assert totals(master)["BATO"] == totals(master)["STP"]


def test_summarize_leaves_these_answers_to_this_command(run: Run, master: Path):
    run("succeed", master, "--on", DAY)
    answer(master, "UBND huyện Ba Tơ", "UBND xã Ba Tơ")
    assert run("summarize", master, "--as-of", DAY).code == 0
    assert set(asked(master)["handled"]) == {""}


def test_twice_changes_nothing_and_a_dry_run_writes_nothing(run: Run, master: Path):
    before = master.read_bytes()
    said = run("succeed", master, "--on", DAY, "--dry-run")
    assert master.read_bytes() == before
    certain, uncertain = said.answer["changes"]
    assert ["UBND huyện Lý Sơn", "01/07/2025"] in [row[:2] for row in certain["rows"]]
    assert len(uncertain["rows"]) == 12
    run("succeed", master, "--on", DAY)
    once = master.read_bytes()
    assert run("succeed", master, "--on", DAY).answer["figures"]["rows"] == 0
    assert master.read_bytes() == once


def test_before_the_districts_end_only_the_departments_pass_on(run: Run, master: Path):
    said = run("succeed", master, "--on", "2025-03-01")
    assert (said.code, said.answer["figures"]["asked"]) == (0, 0)
    assert set(of(master, c.ADJUSTMENTS)["signed_on"]) == {pd.Timestamp("2025-03-01")}


def test_a_master_of_the_year_before_gets_the_successors_it_has_not(run: Run, desk: Desk):
    assert "Y21548" not in set(desk.read(c.AGENCIES)["agency"])
    run("succeed", desk.master, "--on", DAY)
    assert {"Y21548", "SNNMT"} <= set(desk.read(c.AGENCIES)["agency"])
    total: Any = desk.read(c.BY_AGENCY).set_index("agency").loc["SNNMT", "total"]
    assert total > 0
