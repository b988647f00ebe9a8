"""``overdue``: the state of every obligation as of a day."""

import datetime as dt

from cchc_xl.books.book import Book
from cchc_xl.commands.figure_sheets import read_known
from cchc_xl.commands.outcome import Outcome
from cchc_xl.commands.reading import Register, read_register, round_on, scoring, soon_days, with_all_settings
from cchc_xl.commands.reported import read_reported, with_problems, with_rosters, with_typed, write_reported
from cchc_xl.commands.standing import Standing, stand, write_overdue, write_results, write_sending
from cchc_xl.values import columns as c
from cchc_xl.values.words import State


def overdue(book: Book, as_of: dt.date) -> Outcome:
    """Derives every state as of a day; rewrites Quá hạn, the states in Kết quả and in the agency sheets."""
    standing = look(book, as_of)
    write_results(book, standing)
    write_overdue(book, standing)
    write_sending(book, standing)
    return _outcome(standing)


def look(book: Book, as_of: dt.date, register: Register | None = None) -> Standing:
    """Where the year stands on a day, with what the clerk typed or corrected taken in and written back.

    ``register``: as it is going to be, where the master's own is being changed.
    """
    register = register or read_register(book)
    settings = book.read(c.SETTINGS)
    days, scale = soon_days(settings), scoring(settings)
    round_id = round_on(register, as_of)
    known, _, found = with_typed(read_reported(book, register), register, round_id, as_of)
    doubts = read_known(book, register).doubts(register)
    known = with_rosters(with_problems(known, (*found, *doubts)), register)
    write_reported(book, known)
    complete = with_all_settings(settings)
    if len(complete) > len(settings):
        book.replace(c.SETTINGS, complete)
    return stand(register, known.results, known.submissions, as_of, days, scale)


def _outcome(standing: Standing) -> Outcome:
    counts = standing.states["state"].value_counts()
    figures = {state.value: int(counts.get(state, 0)) for state in State}
    by_plan = int((standing.states["state_by_plan"] == State.OVERDUE).sum())
    by_plan_too = _by_plan(by_plan, figures[State.OVERDUE])
    message = (
        f"Tính đến {standing.as_of:%d/%m/%Y}, trong {len(standing.states)} việc: "
        f"{figures[State.OVERDUE]} chưa hoàn thành, quá hạn; {figures[State.UNKNOWN_PAST_DUE]} đến hạn, chưa cập nhật; "
        f"{figures[State.DUE_SOON]} sắp đến hạn.{by_plan_too} Xem sheet «{c.OVERDUE.sheet}»."
    )
    told = {"as_of": standing.as_of, "total": len(standing.states), **figures, "overdue_by_plan": by_plan}
    return standing.outcome(message, told)


def _by_plan(overdue: int, now: int) -> str:
    """How many it would be without what documents extended; nothing where that is the same."""
    return "" if overdue == now else f" Theo hạn gốc, chưa tính gia hạn: {overdue} việc quá hạn."
