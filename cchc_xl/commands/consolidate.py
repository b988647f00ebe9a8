"""``consolidate``: takes in whatever came back in a round."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from cchc_xl.books.book import Book
from cchc_xl.books.intake import Incoming, collect
from cchc_xl.books.workers import read_grids
from cchc_xl.commands.outcome import Outcome, Tell, silent
from cchc_xl.commands.reading import read_register, round_row, soon_days
from cchc_xl.commands.reported import Reported, read_reported, with_problems, with_rosters, with_typed, write_reported
from cchc_xl.commands.standing import stamp_submissions, stand, write_results
from cchc_xl.forms.choose import choose
from cchc_xl.forms.expected import Expected, expect
from cchc_xl.forms.history import not_older, record
from cchc_xl.forms.returns import Return, read_return, unread
from cchc_xl.progress.merge import Merged, merge
from cchc_xl.progress.submissions import corrected_returns
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame, typed
from cchc_xl.values.grid import WorkbookGrid
from cchc_xl.values.problems import Problem
from cchc_xl.values.words import Arrival, Check


def consolidate(book: Book, round_id: str, folder: Path, as_of: dt.date, tell: Tell = silent) -> Outcome:
    """Takes in the returns in a folder and below it: what counts, what is wrong, who has not sent.

    ``as_of`` is the day on which contents never seen before have arrived. What the clerk typed or corrected
    is taken in first. Raises Refused: M06 no such round, T05 no such folder; bad files are problems.
    """
    register = read_register(book)
    row, days = round_row(register, round_id), soon_days(book.read(c.SETTINGS))
    known, by_hand, typed_found = with_typed(read_reported(book, register), register, round_id, as_of)
    known = replace(known, returns=corrected_returns(known.returns, known.submissions))
    expected = expect(known.forms, book.read(c.SEALS), register.obligations, round_id, as_of)
    came = read_files(collect(folder).files, expected, tell)
    chosen, beside = choose(came)
    counting, older = not_older(chosen, known.returns[known.returns["round"] == round_id])
    known = replace(known, returns=record(known.returns, came, counting, register.names, as_of))
    merged = merge(known.results, _results(counting, known.returns), register.obligations)
    known = replace(known, results=merged.results)
    found = (*typed_found, *_problems(came, counting), *beside, *older, *merged.problems)
    known = with_problems(known, found, round_id, [r.file for r in came])
    known = with_rosters(known, register)
    write_reported(book, known)
    standing = stand(register, known.results, known.submissions, as_of, days)
    write_results(book, standing)
    stamp_submissions(book, standing)
    return standing.outcome(*_summary(known, by_hand, merged, came, row))


def read_files(files: Sequence[Incoming], expected: Expected, tell: Tell = silent) -> list[Return]:
    """Every file as a return; one that cannot be opened is a return that says why."""
    return [_return(file, read, expected) for file, read in zip(files, read_grids(files, tell), strict=True)]


def _return(file: Incoming, read: WorkbookGrid | Problem, expected: Expected) -> Return:
    if isinstance(read, WorkbookGrid):
        return read_return(read, expected)
    return unread(file.name, expected.round, replace(read, round=expected.round), file.sha256())


def _problems(came: Sequence[Return], counting: Sequence[Return]) -> list[Problem]:
    """What is wrong with the returns that count, and with those that could not be used."""
    files = {r.file for r in counting}
    return [p for r in came if r.file in files or not r.usable for p in r.problems]


def _results(counting: Sequence[Return], history: pd.DataFrame) -> pd.DataFrame:
    """The results of the returns that count, each dated on the day that its content first came."""
    days = history.drop_duplicates("sha256").set_index("sha256")["arrived_on"]
    dated = [r.results.assign(data_as_of=days[r.sha256]) for r in counting]
    return typed(c.RESULTS, pd.concat(dated)) if dated else frame(c.RESULTS)


def _summary(
    known: Reported, by_hand: Merged, merged: Merged, came: Sequence[Return], row: "pd.Series[Any]"
) -> tuple[str, dict[str, object]]:
    """What was taken in, as a sentence and as figures."""
    round_id, round_name = row["round"], row["name"]
    roster = known.submissions[known.submissions["round"] == round_id]
    sent = roster[roster["status"].isin((Arrival.SENT, Arrival.LATE))]
    figures: dict[str, object] = {
        "files": len(came),
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
        "problems": int((known.problems["round"] == round_id).sum()),
    }
    message = (
        f"{round_name}: đã tổng hợp {figures['sent']}/{figures['agencies']} cơ quan: {figures['valid']} hợp lệ, "
        f"{figures['incomplete']} cần bổ sung; {figures['refused']} trả lại; {figures['missing']} chưa gửi. "
        f"Kết quả: thêm {figures['added']} dòng, đổi {figures['changed']} dòng, {figures['typed']} dòng nhập tay. "
        f"Xem sheet «{c.PROBLEMS.sheet}» và «{c.SUBMISSIONS.sheet}»."
    )
    return message, figures
