"""``remind``: the letter of reminder, and a draft e-mail for each agency that owes something. Nothing is sent."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from cchc_xl.books.book import Book
from cchc_xl.books.mail import addresses, draft_bytes
from cchc_xl.books.parcels import csv_bytes
from cchc_xl.commands.outcome import Outcome
from cchc_xl.commands.papers import set_aside, title_values
from cchc_xl.commands.reading import setting, soon_days
from cchc_xl.commands.sending_out import list_separator, lying
from cchc_xl.commands.standing import Standing
from cchc_xl.commands.summarize import bring_up_to_date
from cchc_xl.forms.file_names import file_name, unique
from cchc_xl.forms.parcels import valid_forms
from cchc_xl.progress.owing import INCOMPLETE, Debt, debts
from cchc_xl.progress.reminder import reminder_content
from cchc_xl.progress.reminder_mail import Sender, draft
from cchc_xl.progress.reminders import drafts, remaining, with_reminded
from cchc_xl.progress.sending import lateness
from cchc_xl.progress.wording import one_line
from cchc_xl.values import columns as c
from cchc_xl.values import settings as s
from cchc_xl.values import sheets
from cchc_xl.values.frames import frame

LETTER, WITHOUT_ADDRESS, FORMS = "cong-van-don-doc", "chua-co-email", "bieu-mau"


@dataclass(frozen=True)
class Desk:
    """What the drafts of a day are made from: everybody's debts, the forms that went out and where they lie."""

    debts: tuple[Debt, ...]
    forms: pd.DataFrame
    folder: Path
    emails: Mapping[str, str]
    sender: Sender
    as_of: dt.date

    def mail(self, debt: Debt) -> bytes:
        below = [other for other in self.debts if other.agency in debt.below]
        attached = {place.name: place.read_bytes() for place in self._forms(debt) if place}
        written = draft(debt, below, self.sender, self.as_of, form_attached=bool(attached))
        return draft_bytes(self.emails.get(debt.agency, ""), written.subject, written.text, attached)

    def lost(self, debts: Sequence[Debt]) -> int:
        """How many forms that should go along do not lie where they were put."""
        return sum(place is None for debt in debts for place in self._forms(debt))

    def _forms(self, debt: Debt) -> list[Path | None]:
        """The forms of the reports that have not come; None for one that does not lie where it was put."""
        owed = [report.round for report in debt.reports if report.what != INCOMPLETE]
        mine = self.forms[(self.forms["agency"] == debt.agency) & self.forms["round"].isin(owed)]
        return [lying(self.folder, file) for file in mine["file"]]


def remind(book: Book, as_of: dt.date, out: Path, *, forms: Path | None = None) -> Outcome:
    """The letter of reminder and the drafts, into the folder ``out``; who was reminded is noted in the master.

    The summary sheets are brought to that day first. Nobody gets two drafts for the same thing on one day.
    ``forms``: the folder that the forms went out in, to attach those that did not come back; unless told otherwise
    the one beside ``out``. A letter that lies there is moved aside. Beside them a list of agencies without address.
    """
    settings, listed, reminded = book.read(c.SETTINGS), book.read(c.FORMS), _reminded(book)
    standing, _ = bring_up_to_date(book, as_of)
    owed = _debts(standing, soon_days(settings))
    new = remaining(owed, reminded, as_of)
    desk = Desk(owed, _valid(listed), forms or out.parent / FORMS, _emails(standing), _sender(settings), as_of)
    places = _places(new, reminded, as_of)
    files = {out / places[debt.agency]: desk.mail(debt) for debt in new}
    unaddressed = [debt for debt in owed if not addresses(desk.emails.get(debt.agency, ""))]
    letter = out / f"{as_of:%Y-%m-%d}_{LETTER}.docx"
    files |= _list(unaddressed, out, as_of, list_separator(settings))
    if new or (owed and not letter.exists()):
        files |= {letter: _letter(owed, settings, as_of)}
    _note(book, with_reminded(reminded, new, places, as_of))
    return _outcome(standing, desk, new, unaddressed, files, letter, out)


def _reminded(book: Book) -> pd.DataFrame:
    return book.read(c.REMINDERS) if book.has(c.REMINDERS) else frame(c.REMINDERS)


def _note(book: Book, rows: pd.DataFrame) -> None:
    if rows.empty:
        return
    if not book.has(c.REMINDERS):
        book.add_sheet(sheets.REMINDERS_SHEET)
    book.replace(c.REMINDERS, rows)


def _debts(standing: Standing, soon: int) -> tuple[Debt, ...]:
    register = standing.register
    rows = lateness(
        standing.submissions, register.agencies, register.rounds, register.obligations, standing.as_of
    )  # fmt: skip
    return debts(
        standing.states, rows, register.rounds, register.agencies, register.tasks, standing.as_of, soon
    )  # fmt: skip


def _valid(listed: pd.DataFrame) -> pd.DataFrame:
    """The forms that count, of all rounds."""
    return pd.concat([valid_forms(listed, round_id) for round_id in pd.unique(listed["round"])] or [listed])


def _emails(standing: Standing) -> dict[str, str]:
    agencies = standing.register.agencies
    return dict(zip(agencies["agency"], agencies["email"], strict=True))


def _sender(settings: pd.DataFrame) -> Sender:
    contact = ", ".join(filter(None, (one_line(setting(settings, which)) for which in (s.CONTACT, s.PHONE))))
    title = title_values(settings)
    return Sender(title["nhan"], contact, title["nam"])


def _letter(owed: Sequence[Debt], settings: pd.DataFrame, as_of: dt.date) -> bytes:
    from cchc_xl.books.official.drawn import REMINDER, template
    from cchc_xl.books.official.fill import fill

    return fill(template(REMINDER), REMINDER, {**title_values(settings), **reminder_content(owed, as_of)})


def _places(new: Sequence[Debt], reminded: pd.DataFrame, as_of: dt.date) -> dict[str, str]:
    """Agency → the name of its draft, which no other draft has."""
    taken, places = {file.casefold() for file in drafts(reminded)}, dict[str, str]()
    for debt in new:
        name = unique(file_name(f"{as_of:%Y-%m-%d}", debt.agency, debt.agency_name, ".eml"), taken)
        taken.add(name.casefold())
        places[debt.agency] = name
    return places


def _list(unaddressed: Sequence[Debt], out: Path, as_of: dt.date, separator: str) -> dict[Path, bytes]:
    rows = [("Mã CQ", "Tên cơ quan", "Cấp"), *((d.agency, d.agency_name, d.level) for d in unaddressed)]
    return {out / f"{as_of:%Y-%m-%d}_{WITHOUT_ADDRESS}.csv": csv_bytes(rows, separator)} if unaddressed else {}


def _outcome(
    standing: Standing,
    desk: Desk,
    new: Sequence[Debt],
    unaddressed: Sequence[Debt],
    files: Mapping[Path, bytes],
    letter: Path,
    out: Path,
) -> Outcome:
    owed = desk.debts
    figures = {
        "as_of": standing.as_of,
        "agencies": sum(debt.owes for debt in owed),
        "drafts": len(new),
        "already": len(owed) - len(new),
        "without_address": len(unaddressed),
        "forms_not_found": desk.lost(new),
        "reports": sum(bool(debt.reports) for debt in owed),
        "overdue": sum(len(debt.overdue) for debt in owed),
        "asked": sum(len(debt.asked) for debt in owed),
        "soon": sum(len(debt.soon) for debt in owed),
    }
    aside = set_aside({letter: files[letter]} if letter in files else {})
    faults = standing.register.problems
    notes = (*_notes(figures, desk.folder), *(f"Bản trước được giữ lại: «{later.name}»." for later in aside.values()))
    return Outcome(_message(figures, standing, out, letter), figures, faults, notes, bool(faults), files, aside)


def _message(figures: Mapping[str, Any], standing: Standing, out: Path, letter: Path) -> str:
    if not figures["agencies"]:
        return f"Tính đến {standing.as_of:%d/%m/%Y} không có cơ quan nào phải đôn đốc."
    if not figures["drafts"]:
        return f"Không soạn thêm thư nháp: các cơ quan đã được nhắc trong ngày {standing.as_of:%d/%m/%Y}."
    return (
        "Đã soạn công văn đôn đốc «{letter}» và {drafts} thư nháp vào thư mục «{out}», chưa gửi thư nào: {agencies} "
        "cơ quan, trong đó {reports} cơ quan chưa gửi hoặc phải bổ sung báo cáo; ngoài báo cáo, {overdue} việc quá "
        "hạn, {asked} việc chưa cập nhật, {soon} việc sắp đến hạn."
    ).format(letter=letter.name, out=out.name or out, **figures)


def _notes(figures: Mapping[str, Any], forms: Path) -> Iterator[str]:
    if figures["forms_not_found"]:
        yield (
            f"{figures['forms_not_found']} biểu mẫu không có trong thư mục «{forms.name or forms}» nên không đính kèm "
            "được: chạy lại từ ngày hôm sau với --forms và thư mục đã phát hành, hoặc tự đính kèm."
        )
    if figures["already"]:
        yield f"{figures['already']} cơ quan đã có thư nháp về các việc này trong ngày, không soạn lại."
    if figures["without_address"]:
        yield (
            f"{figures['without_address']} cơ quan chưa có địa chỉ email hợp lệ ở sheet «{c.AGENCIES.sheet}»: thư nháp "
            f"để trống người nhận, danh sách ở tệp {WITHOUT_ADDRESS}."
        )
