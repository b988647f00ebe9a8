"""``report``: the Word report of a round, and the letter that it goes up with."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from cchc_xl.books.book import Book
from cchc_xl.commands.figure_sheets import read_known
from cchc_xl.commands.outcome import Outcome
from cchc_xl.commands.papers import in_place, read_template, set_aside, title_values
from cchc_xl.commands.reading import read_register, round_row
from cchc_xl.commands.standing import Standing
from cchc_xl.commands.summarize import bring_up_to_date
from cchc_xl.progress.figure_sums import figures_table
from cchc_xl.progress.report import report_content
from cchc_xl.progress.report_charts import PARTS, by_level, task_rates
from cchc_xl.values import columns as c
from cchc_xl.values import sheets
from cchc_xl.values.problems import refuse


def report(
    book: Book, round_id: str, out: Path, *, as_of: dt.date | None = None, template: Path | None = None
) -> Outcome:
    """The report of a round as a Word file ``out``, and beside it its covering letter.

    ``as_of``: the day that the workbook's summary stands at, unless another is given; the summary sheets are brought
    to that day first, so that both say the same. ``template``: an office's own, instead of ours. A draft that lies
    there is moved aside, never overwritten. Refused: M06 no such round, W03 no day, W01, W02, W04 the template.
    """
    from cchc_xl.books.official.drawn import COVER, REPORT
    from cchc_xl.books.official.drawn import template as ours
    from cchc_xl.books.official.fill import fill

    settings = book.read(c.SETTINGS)
    day = as_of or book.shown_day(sheets.AS_OF)
    if day is None:
        raise refuse("W03", file=book.name)
    drawn = read_template(template) if template else ours(REPORT)
    figures = _figures(book, round_id)
    standing, _ = bring_up_to_date(book, day)
    content = {**title_values(settings), **_content(standing, round_id, figures)}
    out = in_place(out)
    cover = out.with_name(f"{out.stem}-cong-van-gui.docx")
    files = {
        out: fill(drawn, template.name if template else REPORT, content, _pictures(standing)),
        cover: fill(ours(COVER), COVER, content),
    }
    return _outcome(standing, round_id, content, files, out, cover)


_EARLY = (
    "Số liệu tính đến {tinh_den_ngay}, trước ngày chốt số liệu {den_ngay} của kỳ: cập nhật tổng hợp đến ngày khác rồi "
    "soạn lại, hoặc thêm --as-of."
)


def _figures(book: Book, round_id: str) -> list[dict[str, str]]:
    """What stands in «Tổng hợp số liệu» of the round, worked out anew; nothing where no figures are used."""
    if not book.has(c.FIGURE_VALUES):
        return []
    register = read_register(book)
    return figures_table(read_known(book, register).sums(register), round_id)


def _content(standing: Standing, round_id: str, figures: Sequence[dict[str, str]]) -> dict[str, Any]:
    register = standing.register
    row = round_row(register, round_id)
    return report_content(
        standing.states,
        standing.results,
        standing.submissions,
        register.tasks,
        register.agencies,
        row,
        standing.as_of,
        figures,
    )


def _pictures(standing: Standing) -> dict[str, bytes]:
    """The charts by the names that the template has for them; none where there is nothing to draw."""
    from cchc_xl.books.official.charts import rate_bars, stacked_bars

    levels, rates = by_level(standing.states), task_rates(standing.states, standing.register.tasks)
    return {
        "bieu_do_theo_cap": stacked_bars(levels, PARTS) if levels else b"",
        "bieu_do_nhiem_vu": rate_bars(rates) if rates else b"",
    }


def _outcome(
    standing: Standing,
    round_id: str,
    content: Mapping[str, Any],
    files: Mapping[Path, bytes],
    out: Path,
    cover: Path,
) -> Outcome:
    aside = set_aside(files)
    message = (
        f"Đã soạn báo cáo {content['ky']}, tính đến {content['tinh_den_ngay']}: «{out.name}», kèm công văn gửi "
        f"«{cover.name}». Số, ngày ký và phần V để cán bộ hoàn thiện."
    )
    cutoff = round_row(standing.register, round_id)["cutoff"]
    early = [_EARLY.format(**content)] if not pd.isna(cutoff) and cutoff.date() > standing.as_of else []
    moved = [f"Bản trước được giữ lại: «{later.name}»." for later in aside.values()]
    figures = {"as_of": standing.as_of, "report": str(out), "cover": str(cover)}
    faults = standing.register.problems
    notes, attention = (*early, *moved), bool(faults or early)
    return Outcome(message, figures, faults, notes, attention, files=files, aside=aside)
