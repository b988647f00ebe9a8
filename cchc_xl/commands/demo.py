"""``demo``: the first round of the real plan, or all four, from the letter to the report, with simulated clerks.

Nothing is faked but the clerks: the forms are issued, filled in, sent back and taken in as in an office.
"""

import datetime as dt
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd

from cchc_xl.books.backups import save_atomically
from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.fill_in import fill_in
from cchc_xl.books.os_errors import in_words
from cchc_xl.commands.consolidate import consolidate
from cchc_xl.commands.distribute import distribute
from cchc_xl.commands.new import new
from cchc_xl.commands.outcome import Outcome
from cchc_xl.commands.overdue import overdue
from cchc_xl.commands.reading import read_register, round_row
from cchc_xl.commands.remind import remind
from cchc_xl.commands.report import report
from cchc_xl.commands.session import change, open_master
from cchc_xl.commands.simulation import Clerk, Sending, Slip, courses, simulate
from cchc_xl.commands.summarize import summarize
from cchc_xl.forms.ask import form_rows
from cchc_xl.forms.identity import Identity
from cchc_xl.values import columns as c
from cchc_xl.values import settings
from cchc_xl.values.problems import refuse
from cchc_xl.values.table import Table
from cchc_xl.values.telling import Tell, silent
from cchc_xl.values.words import Arrival, Severity, YesNo

LETTER, YEAR, SEED = "cong-van-de-xuat-cchc-2024.txt", 2024, 2024


@dataclass(frozen=True)
class Round:
    """A round of the demo: when its forms go out, the day it is looked at, the office's own report upward."""

    id: str
    issued: dt.datetime
    as_of: dt.date
    sent_up: dt.date
    sent_up_as: str


ROUNDS = (
    Round("2024-Q1", dt.datetime(2024, 3, 1, 8), dt.date(2024, 4, 5), dt.date(2024, 3, 25), "58/BC-UBND"),
    Round("2024-Q2", dt.datetime(2024, 6, 3, 8), dt.date(2024, 7, 5), dt.date(2024, 6, 25), "131/BC-UBND"),
    Round("2024-Q3", dt.datetime(2024, 9, 4, 8), dt.date(2024, 10, 4), dt.date(2024, 9, 25), "203/BC-UBND"),
    Round("2024-NAM", dt.datetime(2024, 12, 2, 8), dt.date(2024, 12, 31), dt.date(2024, 12, 25), "287/BC-UBND"),
)
CONTACT = "Phòng Kiểm soát TTHC, Văn phòng UBND tỉnh"
FORMS, RETURNS, REMINDERS = "bieu-mau", "gui-ve", "don-doc"
MARK = ".cchc-demo"  # a folder with this file in it was made by a demo, and may be made again

_PHOTO = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")


@dataclass(frozen=True)
class Office:
    """The folder of a demo, the agencies that take part, and chance."""

    out: Path
    agencies: Sequence[str]
    rng: Random
    tell: Tell

    @property
    def master(self) -> Path:
        return self.out / f"CCHC-{YEAR}.xlsx"


def demo(out: Path, count: int | None, tell: Tell = silent, *, year: bool = False) -> Outcome:
    """Runs the first round for all agencies, or for ``count`` of them, into a folder of its own.

    With a ``count`` only those have to report: else all others would stand everywhere as late. ``year``: all four
    rounds, in which some agencies get better and some worse. At the end stand the report and the reminders of the
    last round. Refused (M19) where the folder holds anything that no demo made.
    """
    _clear(out)
    letter, master = out / LETTER, out / f"CCHC-{YEAR}.xlsx"
    letter.write_text((files("cchc_xl") / "data" / LETTER).read_text("utf-8"), "utf-8")
    made = new([letter], master, YEAR)
    _type(master, c.SETTINGS, [{"key": settings.CONTACT.key, "value": CONTACT}])
    asked, _ = _asked(master, ROUNDS[0].id)
    everyone = list(dict.fromkeys(asked["agency"]))
    office = Office(out, _spread(everyone, count), Random(SEED), tell)
    _let_only_report(office)
    if not year:
        said = run_round(office, ROUNDS[0], out / FORMS, out / RETURNS)
        return _outcome(office, (made, *said, *_papers(office, ROUNDS[0], out / FORMS)))
    of_each = [
        run_round(office, row, out / FORMS / row.id, out / RETURNS / row.id, clerks)
        for row, clerks in zip(ROUNDS, courses(office.agencies, len(ROUNDS)), strict=True)
    ]
    last = ROUNDS[-1]
    return _outcome(office, (made, *of_each[-1], *_papers(office, last, out / FORMS / last.id)))


def run_round(
    office: Office, row: Round, forms: Path, returns: Path, clerks: Mapping[str, Clerk] | None = None
) -> tuple[Outcome, Outcome]:
    """One round from the forms to the states; what distributing and looking said.

    ``clerks``: how they are in this round; then the office takes in twice what came, not on each day.
    """
    asked, deadline = _asked(office.master, row.id)
    chosen = [agency for agency in office.agencies if agency in set(asked["agency"])]
    sent_out = change(
        office.master,
        "distribute",
        lambda book: distribute(book, row.id, forms, only=chosen, now=row.issued, tell=office.tell),
    )
    sendings = simulate(asked[asked["agency"].isin(chosen)], deadline, office.rng, clerks)
    _send_back(office, row, sendings, forms, returns, deadline if clerks else None)
    sent_up = {"round": row.id, "sent_up_on": row.sent_up, "sent_up_document": row.sent_up_as}
    _type(office.master, c.ROUNDS, [sent_up])
    change(
        office.master,
        "consolidate",
        lambda book: consolidate(book, row.id, returns, row.as_of, office.tell, out=office.out),
    )
    return sent_out, change(office.master, "overdue", lambda book: overdue(book, row.as_of))


def _papers(office: Office, row: Round, forms: Path) -> tuple[Outcome, Outcome, Outcome]:
    """The summary of a round, its report to the leaders, and what goes to whoever owes something."""
    master, paper = office.master, office.out / f"BAO-CAO-{row.id}.docx"
    summed = change(master, "summarize", lambda book: summarize(book, row.as_of))
    told = change(master, "report", lambda book: report(book, row.id, paper, as_of=row.as_of))
    reminded = change(master, "remind", lambda book: remind(book, row.as_of, office.out / REMINDERS, forms=forms))
    return summed, told, reminded


def _clear(out: Path) -> None:
    if out.exists() and any(out.iterdir()) and not (out / MARK).exists():
        raise refuse("M19", file=str(out))
    try:
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True, exist_ok=True)
        (out / MARK).touch()
    except OSError as error:
        raise refuse("M08", file=str(out), detail=in_words(error)) from error


def _type(master: Path, table: Table, rows: Sequence[Mapping[str, object]] | pd.DataFrame) -> None:
    """A clerk types into the open master, and saves it."""
    book = open_master(master)
    book.set_columns(table, pd.DataFrame(rows))
    save_atomically(master, book.to_bytes())


def _asked(master: Path, round_id: str) -> tuple[pd.DataFrame, dt.date]:
    """What the round's forms ask (agency, milestone, kind, due), and the day by which they are to come back."""
    book = open_master(master)
    register = read_register(book)
    row: pd.Series[Any] = round_row(register, round_id)
    rows = form_rows(register.obligations, book.read(c.RESULTS), row)[["agency", "milestone"]]
    return rows.merge(register.obligations, on=["agency", "milestone"]), row["due"].date()


def _let_only_report(office: Office) -> None:
    """The clerk sets «Phải báo cáo» to Không for whoever takes no part; who is assigned what stays to be seen."""
    rows = open_master(office.master).read(c.ASSIGNMENTS)
    others = rows[(rows["must_report"] == YesNo.YES) & ~rows["agency"].isin(office.agencies)]
    if len(others):
        _type(office.master, c.ASSIGNMENTS, others[[*c.ASSIGNMENTS.key]].assign(must_report=YesNo.NO.value))


def _spread(agencies: Sequence[str], count: int | None) -> list[str]:
    """So many agencies, evenly from the whole directory."""
    if count is None or count >= len(agencies):
        return list(agencies)
    return [agencies[i * len(agencies) // count] for i in range(count)]


def _send_back(
    office: Office, row: Round, sendings: Sequence[Sending], forms: Path, returns: Path, deadline: dt.date | None
) -> None:
    """What agencies send arrives day by day, and the office takes it in; by and after a ``deadline``, where given."""
    returns.mkdir(parents=True)
    names = {path.name.split("_")[1]: path for path in forms.rglob("*.xlsx")}
    done = 0
    for _, group in groupby(sendings, key=lambda s: s.day if deadline is None else s.day > deadline):
        arriving = list(group)
        for sending in arriving:
            for name, data in _files(sending, names, sendings):
                (returns / name).write_bytes(data)
            done += 1
            office.tell("Cơ quan nhập và gửi về", done, len(sendings))
        day = max(sending.day for sending in arriving)
        change(office.master, "consolidate", lambda book, day=day: consolidate(book, row.id, returns, day))


def _files(sending: Sending, forms: dict[str, Path], everyone: Sequence[Sending]) -> Iterable[tuple[str, bytes]]:
    """What this clerk attaches to the e-mail: a file name and its bytes, one or several."""
    form, saved = forms[sending.agency], dt.datetime.combine(sending.day, dt.time(9))
    if sending.slip is Slip.PHOTO:
        return [(f"{form.stem}.jpg", _PHOTO)]
    if sending.slip is Slip.OWN_TABLE:
        return [(f"Bao-cao_{sending.agency}.xlsx", _without_identity(form))]
    if sending.slip is Slip.NEIGHBOURS_FORM:
        neighbour = next(s for s in everyone if s.agency != sending.agency and s.slip is Slip.NONE)
        return [(form.name, fill_in(forms[neighbour.agency].read_bytes(), neighbour.answers, saved))]
    filled = _filled(form, sending, saved)
    if sending.slip is Slip.SENT_TWICE:
        return [(form.name, filled), (f"{form.stem} (1).xlsx", filled)]
    if sending.slip is Slip.SENT_AGAIN:
        draft = fill_in(form.read_bytes(), {}, saved - dt.timedelta(hours=5))
        return [(form.name, draft), (f"{form.stem} bản cuối.xlsx", filled)]
    return [(form.name, filled)]


def _filled(form: Path, sending: Sending, saved: dt.datetime) -> bytes:
    data, answers = form.read_bytes(), sending.answers
    if sending.slip is Slip.ROWS_DELETED:
        return fill_in(data, answers, saved, without=list(answers)[-2:])
    if sending.slip is Slip.ROWS_INSERTED:
        return fill_in(data, answers, saved, rows_above=2)
    if sending.slip is Slip.SHEET_RENAMED:
        return fill_in(data, answers, saved, sheet_name="Báo cáo Quý I")
    return fill_in(data, answers, saved)


def _without_identity(form: Path) -> bytes:
    """A table that the agency made itself: a workbook, but none of our forms."""
    book = ClosedBook.open(form)
    book.fill("cchc_nhan_dang", [])
    book.fill("cchc_ma_bieu", "")
    book.set_properties(dict.fromkeys(Identity("", "", "", "", "").to_strings(), ""))
    return book.to_bytes()


def _outcome(office: Office, outcomes: Sequence[Outcome]) -> Outcome:
    """What was made and where; the figures are read back from the workbook that a clerk is going to open."""
    made, sent_out, looked, summed, told, reminded = outcomes
    book = open_master(office.master)
    roster = book.read(c.SUBMISSIONS)
    taken_in = _taken_in(roster, book.read(c.RESULTS), book.read(c.PROBLEMS))
    lines = (
        f"Thư mục «{office.out}»:",
        f"  {office.master.name}  sổ theo dõi, mở ở sheet «Tổng quan»",
        "  bieu-mau/       biểu mẫu đã phát hành, theo cấp và theo huyện, kèm danh sách",
        "  gui-ve/         biểu các cơ quan gửi về (mô phỏng)",
        "  tra-lai/        tệp chưa dùng được, kèm lý do",
        "  phan-hoi/       tệp gửi lại cơ quan để sửa, có đánh dấu chỗ sai",
        f"  {Path(str(told.figures['report'])).name}  báo cáo của kỳ (Word), kèm công văn gửi",
        "  don-doc/        công văn đôn đốc và thư nháp cho từng cơ quan, không gửi đi",
        "  sao-luu/        bản sao trước mỗi lần thay đổi",
        made.message,
        *_who_takes_part(office, book.read(c.AGENCIES)),
        sent_out.message,
        "Đã tổng hợp: {sent} cơ quan gửi, trong đó {late} gửi muộn; {missing} chưa gửi. "
        "Nhận {results} dòng kết quả; {errors} lỗi, {warnings} cảnh báo, {notices} lưu ý.".format(**taken_in),
        *_each_round(roster),
        looked.message,
        reminded.message,
    )
    figures = {**made.figures, **sent_out.figures, **taken_in, **looked.figures, **summed.figures}
    papers = {"report": told.figures["report"], "drafts": reminded.figures["drafts"]}
    return Outcome(summed.message, {"master": str(office.master), **figures, **papers}, notes=lines)


def _who_takes_part(office: Office, agencies: pd.DataFrame) -> list[str]:
    """That only some report, where it is so."""
    told = [
        f"Chạy thử với {len(office.agencies)} trong {len(agencies)} cơ quan; các cơ quan khác tạm để "
        f"«{c.ASSIGNMENTS.column('must_report').header}» là «{YesNo.NO}» ở sheet «{c.ASSIGNMENTS.sheet}»."
    ]
    return told if len(office.agencies) < len(agencies) else []


def _each_round(roster: pd.DataFrame) -> list[str]:
    """Who sent in each round, where there were several."""
    sent = roster["status"].isin((Arrival.SENT, Arrival.LATE)).groupby(roster["round"], sort=False).sum()
    return [f"  Kỳ {name}: {count} cơ quan gửi." for name, count in sent.items()] if len(sent) > 1 else []


def _taken_in(roster: pd.DataFrame, results: pd.DataFrame, problems: pd.DataFrame) -> dict[str, int]:
    status, severity = roster["status"].value_counts(), problems["severity"].value_counts()
    late = int(status.get(Arrival.LATE, 0))
    return {
        "sent": int(status.get(Arrival.SENT, 0)) + late,
        "late": late,
        "missing": int(status.get(Arrival.MISSING, 0) + status.get(Arrival.REFUSED, 0)),
        "results": len(results),
        "errors": int(severity.get(Severity.ERROR, 0)),
        "warnings": int(severity.get(Severity.WARNING, 0)),
        "notices": int(severity.get(Severity.NOTICE, 0)),
    }
