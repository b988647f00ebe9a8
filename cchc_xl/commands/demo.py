"""``demo``: the first round of the real plan, from the letter to the dashboard, with simulated clerks.

Nothing is faked but the clerks: the forms are issued, filled in, sent back and taken in as in an office.
"""

import datetime as dt
import shutil
from collections.abc import Iterable, Mapping, Sequence
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
from cchc_xl.commands.session import change, open_master
from cchc_xl.commands.simulation import Sending, Slip, simulate
from cchc_xl.commands.summarize import summarize
from cchc_xl.forms.ask import form_rows
from cchc_xl.forms.identity import Identity
from cchc_xl.values import columns as c
from cchc_xl.values import settings
from cchc_xl.values.frames import frame
from cchc_xl.values.problems import refuse
from cchc_xl.values.table import Table
from cchc_xl.values.telling import Tell, silent
from cchc_xl.values.words import Arrival, Severity

LETTER, YEAR, ROUND, AS_OF, SEED = "cong-van-de-xuat-cchc-2024.txt", 2024, "2024-Q1", dt.date(2024, 4, 5), 2024
SENT_UP, SENT_UP_AS = dt.date(2024, 3, 25), "58/BC-UBND"  # the office's own report, to the ministry
CONTACT = "Phòng Kiểm soát TTHC, Văn phòng UBND tỉnh"
MARK = ".cchc-demo"  # a folder with this file in it was made by a demo, and may be made again

_PHOTO = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")


def demo(out: Path, count: int | None, tell: Tell = silent) -> Outcome:
    """Runs the round for all agencies, or for ``count`` of them, into a folder of its own.

    Refused (M19) where the folder holds anything that no demo made.
    """
    _clear(out)
    letter, master, forms, returns = out / LETTER, out / f"CCHC-{YEAR}.xlsx", out / "bieu-mau", out / "gui-ve"
    letter.write_text((files("cchc_xl") / "data" / LETTER).read_text("utf-8"), "utf-8")
    made = new([letter], master, YEAR)
    _type(master, c.SETTINGS, [{"key": settings.CONTACT.key, "value": CONTACT}])
    asked, deadline = _asked(master)
    chosen = _spread(list(dict.fromkeys(asked["agency"])), count)
    sent_out = change(
        master,
        "distribute",
        lambda book: distribute(book, ROUND, forms, only=chosen, now=dt.datetime(YEAR, 3, 1, 8), tell=tell),
    )
    sendings = simulate(asked[asked["agency"].isin(chosen)], deadline, Random(SEED))
    _send_back(sendings, forms, returns, master, tell)
    _type(master, c.ROUNDS, [{"round": ROUND, "sent_up_on": SENT_UP, "sent_up_document": SENT_UP_AS}])
    taken_in = change(master, "consolidate", lambda book: consolidate(book, ROUND, returns, AS_OF, tell, out=out))
    looked = change(master, "overdue", lambda book: overdue(book, AS_OF))
    summed = change(master, "summarize", lambda book: summarize(book, AS_OF))
    return _outcome(out, master, (made, sent_out, taken_in, looked, summed))


def _clear(out: Path) -> None:
    if out.exists() and any(out.iterdir()) and not (out / MARK).exists():
        raise refuse("M19", file=str(out))
    try:
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True, exist_ok=True)
        (out / MARK).touch()
    except OSError as error:
        raise refuse("M08", file=str(out), detail=in_words(error)) from error


def _type(master: Path, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """A clerk types into the open master, and saves it."""
    book = open_master(master)
    book.set_columns(table, pd.DataFrame(rows))
    save_atomically(master, book.to_bytes())


def _asked(master: Path) -> tuple[pd.DataFrame, dt.date]:
    """What the round's forms ask (agency, milestone, kind, due), and the day by which they are to come back."""
    register = read_register(open_master(master))
    row: pd.Series[Any] = round_row(register, ROUND)
    rows = form_rows(register.obligations, frame(c.RESULTS), row)[["agency", "milestone"]]
    return rows.merge(register.obligations, on=["agency", "milestone"]), row["due"].date()


def _spread(agencies: Sequence[str], count: int | None) -> list[str]:
    """So many agencies, evenly from the whole directory."""
    if count is None or count >= len(agencies):
        return list(agencies)
    return [agencies[i * len(agencies) // count] for i in range(count)]


def _send_back(sendings: Sequence[Sending], forms: Path, returns: Path, master: Path, tell: Tell) -> None:
    """Day by day: what agencies send arrives, and the office takes it in."""
    returns.mkdir()
    names = {path.name.split("_")[1]: path for path in forms.rglob("*.xlsx")}
    done = 0
    for day, of_day in groupby(sendings, key=lambda s: s.day):
        for sending in of_day:
            for name, data in _files(sending, names, sendings):
                (returns / name).write_bytes(data)
            done += 1
            tell("Cơ quan nhập và gửi về", done, len(sendings))
        change(master, "consolidate", lambda book, day=day: consolidate(book, ROUND, returns, day))


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


def _outcome(out: Path, master: Path, outcomes: Sequence[Outcome]) -> Outcome:
    """What was made and where; the figures are read back from the workbook that a clerk is going to open."""
    made, sent_out, _, looked, summed = outcomes
    book = open_master(master)
    taken_in = _taken_in(book.read(c.SUBMISSIONS), book.read(c.RESULTS), book.read(c.PROBLEMS))
    lines = (
        f"Thư mục «{out}»:",
        f"  {master.name}  sổ theo dõi, mở ở sheet «Tổng quan»",
        "  bieu-mau/       biểu mẫu đã phát hành, theo cấp và theo huyện, kèm danh sách",
        "  gui-ve/         biểu các cơ quan gửi về (mô phỏng)",
        "  tra-lai/        tệp chưa dùng được, kèm lý do",
        "  phan-hoi/       tệp gửi lại cơ quan để sửa, có đánh dấu chỗ sai",
        "  sao-luu/        bản sao trước mỗi lần thay đổi",
        *(o.message for o in (made, sent_out)),
        "Đã tổng hợp: {sent} cơ quan gửi, trong đó {late} gửi muộn; {missing} chưa gửi. "
        "Nhận {results} dòng kết quả; {errors} lỗi, {warnings} cảnh báo, {notices} lưu ý.".format(**taken_in),
        looked.message,
    )
    figures = {**made.figures, **sent_out.figures, **taken_in, **looked.figures, **summed.figures}
    return Outcome(summed.message, {"master": str(master), **figures}, notes=lines)


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
