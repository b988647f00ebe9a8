"""``consolidate``: takes in whatever came back in a round."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from cchc_xl.books.book import Book
from cchc_xl.books.intake import Incoming, collect
from cchc_xl.books.workers import read_grids
from cchc_xl.commands.accounting import Account, account, ensure_named
from cchc_xl.commands.changes import changes
from cchc_xl.commands.figure_sheets import NO_FIGURES, KnownFigures, read_known, with_returns, write_known
from cchc_xl.commands.outcome import Outcome
from cchc_xl.commands.reading import Register, plan_year, read_register, read_seals, round_row, soon_days
from cchc_xl.commands.reported import (
    Reported,
    read_reported,
    with_corrections,
    with_problems,
    with_rosters,
    with_typed,
    write_reported,
)
from cchc_xl.commands.sending_out import list_separator
from cchc_xl.commands.sent_back import FEEDBACK, Place, office, refused_copies, without_our_own
from cchc_xl.commands.standing import stand, write_results, write_sending
from cchc_xl.commands.to_correct import copies_to_correct
from cchc_xl.forms.choose import Chosen, beside, choose
from cchc_xl.forms.expected import Expected, expect
from cchc_xl.forms.feedback import feedback
from cchc_xl.forms.history import contents, record
from cchc_xl.forms.returns import Return, read_return, results_of, unread
from cchc_xl.progress.merge import Merged, merge
from cchc_xl.progress.newest import newest_rows
from cchc_xl.values import columns as c
from cchc_xl.values.feedback import Office
from cchc_xl.values.grid import WorkbookGrid
from cchc_xl.values.problems import Problem
from cchc_xl.values.telling import Tell, silent
from cchc_xl.values.words import Arrival, Check, Intake, Severity


@dataclass(frozen=True)
class TakenIn:
    """What a consolidation made of the master's tables, and which of the files count."""

    known: Reported
    by_hand: Merged
    merged: Merged
    chosen: Chosen
    numbers: KnownFigures


def consolidate(
    book: Book,
    round_id: str,
    source: Path,
    as_of: dt.date,
    tell: Tell = silent,
    *,
    out: Path | None = None,
    dry_run: bool = False,
) -> Outcome:
    """Takes in the returns in a folder and below it: what counts, what is wrong, who has not sent.

    ``as_of`` is the day on which contents never seen before have arrived. What the clerk typed or corrected
    is taken in first. Copies of files that could not be used go below ``out``, in the outcome's files; ``dry_run``
    writes nothing, and tells what would change. Raises Refused: M06 no such round, T05 no such folder; bad files are
    problems.
    """
    register = read_register(book)
    row, settings = round_row(register, round_id), book.read(c.SETTINGS)
    days, year = soon_days(settings), plan_year(settings)
    numbers = read_known(book, register)
    asked = book.read(c.FORMS), read_seals(book), register.obligations
    expected = expect(*asked, round_id, as_of, year, numbers.figures)
    files = without_our_own(collect(source), book.name)
    came, grids = read_files(files.files, expected, tell)
    taken = take_in(read_reported(book, register), register, round_id, as_of, came, numbers)
    settled = account(files, taken.chosen, taken.known.problems, round_id)
    message, figures = _summary(taken, settled, row)
    if dry_run:
        listings = changes(taken.by_hand, taken.merged)
        return Outcome(f"Chạy thử, chưa ghi gì. {message}", figures, notes=_notes(settled), listings=listings)
    write_reported(book, taken.known)
    write_known(book, taken.numbers, register)
    standing = stand(register, taken.known.results, taken.known.submissions, as_of, days)
    write_results(book, standing)
    write_sending(book, standing)
    asking = office(register, row, settings)
    outcome = replace(standing.outcome(message, figures), notes=_notes(settled))
    place = Place(out, list_separator(settings)) if out else None
    return _with_copies(outcome, taken, files.files, grids, expected, asking, place) if place else outcome


def take_in(
    known: Reported,
    register: Register,
    round_id: str,
    as_of: dt.date,
    came: Sequence[Return],
    numbers: KnownFigures = NO_FIGURES,
) -> TakenIn:
    """The round's tables with what the clerk typed and corrected, then with the returns that came in; ``numbers``:
    what is known in figures.

    Raises Miscounted where a file would be named nowhere.
    """
    known, by_hand, typed_found = with_typed(with_corrections(known), register, round_id, as_of)
    chosen = choose(came, known.returns)
    new = contents(came, chosen.counting, register.names, as_of)
    known = replace(known, returns=record(known.returns, new))
    rows = newest_rows(_rows(chosen, known.returns), known.results, known.returns)
    merged = merge(known.results, rows, register.obligations)
    numbers = with_returns(numbers, _usable(chosen), _arrived(known.returns), register)
    read = (p for r in (*chosen.counting, *chosen.refused) for p in r.problems)
    found = (*typed_found, *read, *beside(chosen, Counter(rows["file"])), *merged.problems, *numbers.doubts(register))
    known = with_rosters(with_problems(replace(known, results=merged.results), found, new), register)
    ensure_named([r.file for r in came], known.submissions["file"], known.problems["file"])
    return TakenIn(known, by_hand, merged, chosen, numbers)


def read_files(
    files: Sequence[Incoming], expected: Expected, tell: Tell = silent
) -> tuple[list[Return], dict[str, WorkbookGrid]]:
    """Every file as a return (one that cannot be opened says why), and what stands in it, by its name."""
    read = list(zip(files, read_grids(files, tell), strict=True))
    grids = {file.name: grid for file, grid in read if isinstance(grid, WorkbookGrid)}
    return [_return(file, grid, expected) for file, grid in read], grids


def _return(file: Incoming, read: WorkbookGrid | Problem, expected: Expected) -> Return:
    if isinstance(read, WorkbookGrid):
        return read_return(read, expected)
    return unread(file.name, expected.round, replace(read, round=expected.round), file.sha256())


def _rows(chosen: Chosen, history: pd.DataFrame) -> pd.DataFrame:
    """What usable returns say, each dated on the day that its content first came (progress.newest's ``rows``)."""
    usable = [*((r, True) for r in chosen.counting), *((o.returned, False) for o in chosen.older)]
    by_row = [(r.saved_at, counts) for r, counts in usable for _ in r.results]
    return results_of([r for r, _ in usable], _arrived(history)).assign(
        saved_at=pd.Series([saved_at for saved_at, _ in by_row], dtype="datetime64[s]"),
        counts=pd.Series([counts for _, counts in by_row], dtype="bool"),
    )


def _with_copies(
    outcome: Outcome,
    taken: TakenIn,
    files: Sequence[Incoming],
    grids: Mapping[str, WorkbookGrid],
    expected: Expected,
    asking: Office,
    place: Place,
) -> Outcome:
    """What is written beside the master: refused files with the reason, faulty ones with what to correct in them."""
    chosen, submissions = taken.chosen, taken.known.submissions
    roster = submissions[submissions["round"] == expected.round]
    to_correct = copies_to_correct(
        feedback(chosen.counting, grids, expected, asking),
        read={r.agency for r in chosen.counting},
        standing=set(roster.loc[roster["check"] == Check.INCOMPLETE, "agency"]),
        folder=place.folder(FEEDBACK, expected.round),
        separator=place.separator,
    )
    reasons = _why_refused(taken.known, expected.round)
    copies = refused_copies(chosen.refused, files, reasons, place, expected.round)
    notes = (*to_correct.notes, *outcome.notes)
    return replace(outcome, files={**copies, **to_correct.files}, aside=to_correct.aside, notes=notes)


def _why_refused(known: Reported, round_id: str) -> pd.DataFrame:
    """The problems (columns.PROBLEMS) for which files of the round are refused."""
    refused = known.returns[(known.returns["round"] == round_id) & (known.returns["outcome"] == Intake.REFUSED)]
    problems = known.problems[(known.problems["round"] == round_id) & (known.problems["severity"] == Severity.ERROR)]
    return problems[problems["file"].isin(refused["file"]) & ~problems["code"].str.startswith("N")]


def _usable(chosen: Chosen) -> list[Return]:
    return [*chosen.counting, *(o.returned for o in chosen.older)]


def _arrived(history: pd.DataFrame) -> dict[Any, Any]:
    """The day on which each content first came, by its SHA-256."""
    return history.drop_duplicates("sha256").set_index("sha256")["arrived_on"].to_dict()


def _notes(account: Account) -> tuple[str, ...]:
    return tuple(f"Bỏ qua tệp «{name}»: không phải bản nộp." for name in account.passed_over)


def _summary(taken: TakenIn, account: Account, row: "pd.Series[Any]") -> tuple[str, dict[str, object]]:
    """What was taken in, as a sentence and as figures."""
    round_id, round_name = row["round"], row["name"]
    submissions, by_hand, merged = taken.known.submissions, taken.by_hand, taken.merged
    roster = submissions[submissions["round"] == round_id]
    sent = roster[roster["status"].isin((Arrival.SENT, Arrival.LATE))]
    figures: dict[str, object] = {
        "files": account.received - len(account.passed_over),
        **account.figures,
        "passed_over": list(account.passed_over),
        "agencies": len(roster),
        "sent": len(sent),
        "late": int((roster["status"] == Arrival.LATE).sum()),
        "valid": int((sent["check"] == Check.VALID).sum()),
        "incomplete": int((sent["check"] == Check.INCOMPLETE).sum()),
        "refused": int((roster["status"] == Arrival.REFUSED).sum()),
        "missing": int((roster["status"] == Arrival.MISSING).sum()),
        "added": len(merged.added),
        "changed": len(merged.changed),
        "typed": len(by_hand.added) + len(by_hand.changed),
        "problems": int((taken.known.problems["round"] == round_id).sum()),
    }
    message = (
        f"{round_name}: đã tổng hợp {figures['sent']}/{figures['agencies']} cơ quan: {figures['valid']} hợp lệ, "
        f"{figures['incomplete']} cần bổ sung; {figures['refused']} bị trả lại; {figures['missing']} chưa gửi. "
        f"Kết quả: thêm {figures['added']} dòng, đổi {figures['changed']} dòng, {figures['typed']} dòng nhập tay. "
        f"{account}. Xem sheet «{c.PROBLEMS.sheet}» và «{c.SUBMISSIONS.sheet}»."
    )
    return message, figures
