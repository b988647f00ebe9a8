"""``summarize``: the summary sheets, the tracking table and the dashboard as of a day."""

import datetime as dt
from dataclasses import replace

from cchc_xl.books.book import Book
from cchc_xl.commands.figure_sheets import read_known, write_known
from cchc_xl.commands.growing import Answered, read_held, take_answers, with_held, write_held
from cchc_xl.commands.outcome import Outcome
from cchc_xl.commands.overdue import look
from cchc_xl.commands.reading import read_register
from cchc_xl.commands.standing import Standing, write_overdue, write_results, write_sending, write_summary
from cchc_xl.progress import dashboard
from cchc_xl.values import columns as c
from cchc_xl.values import sheets


def summarize(book: Book, as_of: dt.date) -> Outcome:
    """Rewrites Theo cơ quan, Theo nhiệm vụ, Bảng theo dõi and Tổng quan, all as of the same day.

    What the clerk answered in Cần làm rõ is taken into the register first.
    """
    standing, answered = bring_up_to_date(book, as_of)
    return _with_answers(_outcome(standing), answered)


def bring_up_to_date(book: Book, as_of: dt.date) -> tuple[Standing, Answered]:
    """Rewrites every summary sheet as of a day; where the year stands then, and which answers were taken in."""
    register = read_register(book)
    figures = read_known(book, register)
    answered = take_answers(book, register, read_held(book, register))
    standing = look(book, as_of, with_held(register, answered.held))
    write_held(book, answered.held)
    write_results(book, standing)
    write_overdue(book, standing)
    write_summary(book, standing)
    write_sending(book, standing)
    write_known(book, figures, register)
    return standing, answered


def _with_answers(outcome: Outcome, answered: Answered) -> Outcome:
    """What the answers did, beside the summary; one that was not understood has to be looked at."""
    if not answered.taken and not answered.problems:
        return outcome
    note = f"Đã ghi {answered.taken} câu trả lời ở sheet «{c.QUESTIONS.sheet}»."
    return replace(
        outcome,
        figures={**outcome.figures, "answers": answered.taken},
        problems=(*outcome.problems, *answered.problems),
        notes=(*outcome.notes, note),
        attention=outcome.attention or bool(answered.problems),
    )


def _outcome(standing: Standing) -> Outcome:
    figures = dashboard.figures(standing.states, standing.register.tasks, standing.submissions, standing.round)
    rate = figures["ty_le_hoan_thanh"]
    done = f"{rate:.0%}" if isinstance(rate, float) else "chưa có"
    message = (
        f"Đã cập nhật tổng hợp tính đến {standing.as_of:%d/%m/%Y}: {figures['da_gui'] or 0} cơ quan đã gửi báo cáo, "
        f"tỷ lệ hoàn thành {done}, {figures['so_qua_han']} việc quá hạn. Xem sheet «{sheets.OVERVIEW}»."
    )
    return standing.outcome(message, {"as_of": standing.as_of, "round": standing.round, **figures})
