"""All of the corpus in one folder, consolidated at once: what becomes of each file, whatever lies beside it."""

import re
import warnings
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook

from cchc_xl.commands.session import UNCHANGED, change
from cchc_xl.values import columns as c
from cchc_xl.values.problems import CATALOGUE
from cchc_xl.values.words import Arrival, Check, Severity
from tests.hostile import sender as s
from tests.hostile.cases import CASES, NOTHING, Case
from tests.hostile.conftest import Consolidated, act
from tests.hostile.handled import parts_of
from tests.office import validation_errors

FORMULA = re.compile(rb"<f(?:\s[^>]*)?/>|<f(?:\s[^>]*)?>.*?</f>", re.DOTALL)


each_case = pytest.mark.parametrize("case", CASES, ids=[case.hazard for case in CASES])


def of_case(done: Consolidated, case: Case) -> pd.DataFrame:
    return done.problems[done.problems["file"].str.startswith(f"{CASES.index(case):03}/")]


@each_case
def test_what_is_told_of_it(done: Consolidated, case: Case):
    told = of_case(done, case)
    found = Counter(" ".join(filter(None, pair)) for pair in zip(told["code"], told["cell"], strict=True))
    assert found == Counter(filter(None, case.problems.split(", "))), list(told["text"])


@each_case
def test_what_is_taken_in(done: Consolidated, case: Case):
    rows = done.results[done.results["agency"] == done.agency_of[case.hazard]]
    taken = {row["milestone"]: said(row) for row in rows.to_dict("records")}
    wanted = {m: expected(m, case) for m in s.ANSWERS if case.taken.get(m, {}) is not None}
    assert taken == wanted


@each_case
def test_how_the_agency_stands(done: Consolidated, case: Case):
    row = done.roster[(done.roster["round"] == s.ROUND) & (done.roster["agency"] == done.agency_of[case.hazard])].iloc[
        0
    ]
    assert row["status"] == case.status
    if case.status == Arrival.SENT:
        severe = any(CATALOGUE[p.split()[0]][0] != Severity.NOTICE for p in case.problems.split(", ") if p)
        assert row["check"] == (Check.INCOMPLETE if severe else Check.VALID)


def expected(milestone: str, case: Case) -> dict[str, Any]:
    changed = case.taken.get(milestone) or {}
    return {f: v for f, v in {**s.ANSWERS[milestone], **changed}.items() if v is not None}


def said(row: dict[Any, Any]) -> dict[str, Any]:
    """The answers of a row of Kết quả, without the blank ones."""
    values = {f: row[f] for f in c.ANSWER_FIELDS}
    plain = {f: v.date() if isinstance(v, pd.Timestamp) else v for f, v in values.items()}
    return {f: v for f, v in plain.items() if not pd.isna(v) and v != ""}


def test_every_file_is_accounted_for(done: Consolidated):
    figures = {name: int(str(value)) for name, value in done.outcome.figures.items() if name.startswith("files_")}
    received = figures.pop("files_received")
    assert received == sum(figures.values())
    zipped = sum(name.endswith(".zip") for name in done.sent)
    assert received == len(done.sent), f"{zipped} zips hold one file each"


def test_what_came_in_is_as_it_was(done: Consolidated):
    assert {name: (done.folder / "gửi về" / name).read_bytes() for name in done.sent} == done.sent


def test_whatever_is_refused_lies_beside_with_its_reason(done: Consolidated):
    reasons = [path.read_text("utf-8-sig") for path in (done.folder / "tra-lai").rglob("*.LY-DO.txt")]
    refused = [case for case in CASES if case.taken is NOTHING and case.problems not in ("B09", "B13")]
    for case in refused:
        files = {f"Tệp nhận được: {file}" for file in of_case(done, case)["file"]}
        assert files <= {line for reason in reasons for line in reason.splitlines()}, case.hazard


def test_whoever_has_faults_gets_a_copy_to_correct(done: Consolidated):
    listed = pd.read_csv(done.folder / "phan-hoi" / s.ROUND / "PHAN-HOI.csv", sep=";")
    severe = done.problems["severity"].isin((Severity.ERROR, Severity.WARNING))
    to_mend = done.problems[severe & (done.problems["code"] != "B07")]  # which of two files counts the office settles
    faulty = done.roster[done.roster["check"] == Check.INCOMPLETE]["agency"]
    assert sorted(listed["Mã CQ"]) == sorted(set(faulty) & set(to_mend["agency"]))
    assert {path.name for path in (done.folder / "phan-hoi").rglob("*.xlsx")} == set(listed["Tệp gửi lại"])


def test_nothing_of_the_returns_calculates_links_or_runs_in_the_master(done: Consolidated):
    now, before = parts_of(done.master.read_bytes()), parts_of(done.before)
    sheets = [name for name in now if name.startswith("xl/worksheets/sheet")]
    assert Counter(f for name in sheets for f in FORMULA.findall(now[name])) == Counter(
        f for name in sheets for f in FORMULA.findall(before[name])
    )
    assert set(now) == set(before)


def test_what_goes_back_calculates_links_and_runs_nothing(done: Consolidated):
    for path in (done.folder / "phan-hoi").rglob("*.xlsx"):
        parts = parts_of(path.read_bytes())
        assert not [name for name in parts if FORMULA.search(parts[name]) and name.startswith("xl/worksheets/sheet")]
        assert not [name for name in parts if re.search("external|vba|embeddings", name)]


def test_the_master_is_read_by_other_programs(done: Consolidated):
    with warnings.catch_warnings(action="ignore"):
        book = load_workbook(done.master, read_only=True)
    rows = book[c.RESULTS.sheet].iter_rows(values_only=True)
    assert sum(bool(row[0]) for row in rows) > len(done.results)
    book.close()


def test_taking_it_all_in_again_changes_nothing(done: Consolidated, tmp_path: Path):
    master = tmp_path / done.master.name
    master.write_bytes(done.master.read_bytes())
    outcome = change(master, "consolidate", partial(act, done.folder / "gửi về", tmp_path))
    assert UNCHANGED in outcome.notes
    assert master.read_bytes() == done.master.read_bytes()


@pytest.mark.node
def test_the_validator_finds_nothing_in_the_master(done: Consolidated):
    assert validation_errors(done.master) == []
