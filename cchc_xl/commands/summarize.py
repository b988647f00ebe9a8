"""``summarize``: the summary sheets, the tracking table and the dashboard as of a day."""

import datetime as dt

from cchc_xl.books.book import Book
from cchc_xl.commands.outcome import Outcome
from cchc_xl.commands.overdue import look
from cchc_xl.commands.standing import Standing, write_overdue, write_results, write_summary
from cchc_xl.progress import dashboard
from cchc_xl.values import sheets


def summarize(book: Book, as_of: dt.date) -> Outcome:
    """Rewrites Theo cơ quan, Theo nhiệm vụ, Bảng theo dõi and Tổng quan, all as of the same day."""
    standing = look(book, as_of)
    write_results(book, standing)
    write_overdue(book, standing)
    write_summary(book, standing)
    return _outcome(standing)


def _outcome(standing: Standing) -> Outcome:
    figures = dashboard.figures(standing.states, standing.register.tasks, standing.submissions, standing.round)
    rate = figures["ty_le_hoan_thanh"]
    done = f"{rate:.0%}" if isinstance(rate, float) else "chưa có"
    message = (
        f"Đã cập nhật tổng hợp tính đến {standing.as_of:%d/%m/%Y}: {figures['da_gui'] or 0} cơ quan đã gửi báo cáo, "
        f"tỷ lệ hoàn thành {done}, {figures['so_qua_han']} việc quá hạn. Xem sheet «{sheets.OVERVIEW}»."
    )
    return standing.outcome(message, {"as_of": standing.as_of, "round": standing.round, **figures})
