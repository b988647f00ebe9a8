"""What agencies have reported so far, with what the clerk corrected or typed since the program last looked."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from cchc_xl.books.book import Book
from cchc_xl.commands.reading import Register, read_sheet_rows, read_with_blanks, round_row
from cchc_xl.progress.merge import Merged, merge
from cchc_xl.progress.standing_problems import still_standing
from cchc_xl.progress.submissions import corrected_returns, expected_agencies, extended_reports, redated, roster
from cchc_xl.progress.typed import typed_by_hand, typed_on_reports, typed_problems
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame, typed
from cchc_xl.values.problems import Problem


@dataclass(frozen=True)
class Reported:
    """The round's tables as they stand in the master, and the rows of the agency sheets."""

    forms: pd.DataFrame
    results: pd.DataFrame
    submissions: pd.DataFrame
    returns: pd.DataFrame
    problems: pd.DataFrame
    sheet_rows: pd.DataFrame


def read_reported(book: Book, register: Register, *, sheets: bool = True) -> Reported:
    """The round's tables, and what stands in the agency sheets (none of it without ``sheets``)."""
    return Reported(
        forms=book.read(c.FORMS),
        results=book.read(c.RESULTS),
        submissions=book.read(c.SUBMISSIONS),
        returns=read_with_blanks(book, c.RETURNS, "report_number", "report_date", "notes", "milestones"),
        problems=book.read(c.PROBLEMS),
        sheet_rows=read_sheet_rows(book, register.agencies) if sheets else frame(c.COMMUNES),
    )


def with_corrections(known: Reported) -> Reported:
    """Takes in what the clerk corrected in the roster: the day of a content, and of the results that came with it."""
    returns = corrected_returns(known.returns, known.submissions)
    return replace(known, returns=returns, results=redated(known.results, known.returns, returns))


def with_typed(
    known: Reported, register: Register, round_id: str, as_of: dt.date
) -> tuple[Reported, Merged, tuple[Problem, ...]]:
    """Takes in what a clerk typed into the agency sheets, as results of ``round_id`` dated ``as_of``."""
    by_hand = typed_by_hand(known.sheet_rows, known.results, round_id, as_of, register.reports)
    ignored = typed_on_reports(known.sheet_rows, known.results, round_id, register.reports)
    merged = merge(known.results, by_hand, register.obligations)
    return replace(known, results=merged.results), merged, (*ignored, *merged.problems)


def with_problems(known: Reported, found: Iterable[Problem], read: pd.DataFrame | None = None) -> Reported:
    """The problems that still stand after ``found``, when the contents ``read`` (columns.RETURNS) were read again."""
    rounds = list(pd.unique(known.results["round"]))
    found = (*found, *(p for round_id in rounds for p in typed_problems(known.results, round_id)))
    read = known.returns.iloc[:0] if read is None else read
    return replace(known, problems=still_standing(known.problems, found, known.returns, read))


def with_rosters(known: Reported, register: Register) -> Reported:
    """The rosters of all rounds that are under way, with the clerk's «Ngày đến» taken in."""
    known = with_corrections(known)
    rounds = [r for r in register.rounds["round"] if r in set(known.forms["round"]) | set(known.submissions["round"])]
    rosters = [_roster(known, register, round_id) for round_id in rounds]
    submissions = typed(c.SUBMISSIONS, pd.concat(rosters)) if rosters else known.submissions
    return replace(known, submissions=submissions)


def _roster(known: Reported, register: Register, round_id: str) -> pd.DataFrame:
    row = round_row(register, round_id)
    expected = expected_agencies(register.obligations, known.forms, row)
    extended = extended_reports(register.obligations, row)
    return roster(expected, known.returns, known.submissions, row, known.problems, extended)


def write_reported(book: Book, known: Reported) -> None:
    """Writes the round's tables back, but Kết quả, which goes with the states."""
    book.add_columns(c.RETURNS)
    book.replace(c.RETURNS, known.returns)
    book.replace(c.SUBMISSIONS, known.submissions)
    book.replace(c.PROBLEMS, known.problems)
