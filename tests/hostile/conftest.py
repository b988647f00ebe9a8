"""The corpus in one folder, consolidated at once."""

import datetime as dt
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from cchc_xl.books.book import Book
from cchc_xl.books.closed import ClosedBook
from cchc_xl.commands.consolidate import consolidate
from cchc_xl.commands.outcome import Outcome
from cchc_xl.commands.session import change
from cchc_xl.values import columns as c
from tests.hostile import sender as s
from tests.hostile.cases import CASES
from tests.intake.packages import put


@dataclass(frozen=True)
class Consolidated:
    """The master before and after, what the command said, and the agency that each case was sent by."""

    folder: Path
    before: bytes
    sent: dict[str, bytes]
    outcome: Outcome
    agency_of: dict[str, str]
    results: pd.DataFrame
    problems: pd.DataFrame
    roster: pd.DataFrame

    @property
    def master(self) -> Path:
        return self.folder / "Sổ theo dõi 2024.xlsx"


@pytest.fixture(scope="session")
def done(tmp_path_factory: pytest.TempPathFactory) -> Consolidated:
    """One round: every agency sends what a line of the corpus says, all of it lies in one folder."""
    folder = tmp_path_factory.mktemp("thù địch")
    master = s.build(folder)
    agencies = sorted(ClosedBook.open(master).read(c.FORMS)["agency"].unique())
    assert len(agencies) > len(CASES)
    neighbour = agencies[-1]
    agency_of = {case.hazard: agency for case, agency in zip(CASES, agencies, strict=False)}
    older = {agency_of[case.hazard]: b"" for case in CASES if case.reissued}
    older |= {agency: s.form_of(folder, s.ROUND, agency).read_bytes() for agency in older}
    s.issue(master, folder / "biểu", s.ROUND, dt.datetime(2024, 3, 2), tuple(older))
    sent = {
        f"{number:03}/{name}": data
        for number, (case, agency) in enumerate(zip(CASES, agencies, strict=False))
        for name, data in case.sent(s.of(folder, agency, neighbour, older.get(agency, b""))).items()
    }
    put(folder / "gửi về", sent)
    before = master.read_bytes()
    outcome = change(master, "consolidate", partial(act, folder / "gửi về", folder))
    book = ClosedBook.open(master)
    tables = [book.read(table) for table in (c.RESULTS, c.PROBLEMS, c.SUBMISSIONS)]
    return Consolidated(folder, before, sent, outcome, agency_of, *(t[t["round"] == s.ROUND] for t in tables))


def act(source: Path, out: Path, book: Book) -> Outcome:
    return consolidate(book, s.ROUND, source, s.AS_OF, out=out)
