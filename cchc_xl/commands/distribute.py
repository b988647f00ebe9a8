"""``distribute``: one form for each agency, registered in the master."""

import datetime as dt
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from cchc_xl.books.book import Book
from cchc_xl.books.draw.form import FormHeading
from cchc_xl.books.press import FormPress
from cchc_xl.commands.outcome import Outcome, Tell, silent
from cchc_xl.commands.reading import Register, read_register, round_row, setting
from cchc_xl.commands.reported import read_reported, with_rosters
from cchc_xl.forms.ask import form_rows
from cchc_xl.forms.identity import Identity, new_identity
from cchc_xl.forms.issue import file_name, issued, replaced, seal
from cchc_xl.progress.results import latest
from cchc_xl.progress.submissions import due_by_level
from cchc_xl.values import columns as c
from cchc_xl.values import form_texts
from cchc_xl.values import settings as s
from cchc_xl.values.frames import frame, typed
from cchc_xl.values.problems import refuse
from cchc_xl.values.words import FormStatus


@dataclass(frozen=True)
class Issue:
    """One form that goes out: whose, by which day it is to come back, with which rows."""

    agency: str
    name: str
    due: dt.date
    rows: pd.DataFrame
    identity: Identity

    @property
    def file(self) -> str:
        return file_name(self.identity.round, self.agency, self.name)


def distribute(
    book: Book,
    round_id: str,
    out: Path,
    *,
    only: Sequence[str] = (),
    reissue: bool = False,
    now: dt.datetime,
    tell: Tell = silent,
) -> Outcome:
    """Makes the forms of a round for every agency that it asks something of, or for the agencies ``only``.

    Forms already out stay as they are, unless ``reissue``: then the older ones no longer count. The files are
    in the outcome; they are written together with the master. Refused: M06 no such round, M15 no such agency.
    """
    register = read_register(book)
    row = round_row(register, round_id)
    settings, seals, known = book.read(c.SETTINGS), book.read(c.SEALS), read_reported(book, register)
    asked = form_rows(register.obligations, latest(known.results), row)
    wanted = _wanted(asked, only)
    out_already = set() if reissue else _issued_to(known.forms, round_id) & set(wanted)
    issues = _issues(asked, [a for a in wanted if a not in out_already], register, row, setting(settings, s.PLAN))
    files = _press(issues, row, settings, out, tell)
    known = replace(known, forms=_registered(known.forms, issues, round_id, now))
    book.replace(c.FORMS, known.forms)
    book.replace(
        c.SEALS, typed(c.SEALS, pd.concat([seals, frame(c.SEALS, [seal(i.identity, i.rows) for i in issues])]))
    )
    book.replace(c.SUBMISSIONS, with_rosters(known, register).submissions)
    return _outcome(register, files, len(out_already), str(row["name"]), out)


def _wanted(asked: pd.DataFrame, only: Sequence[str]) -> list[str]:
    """The agencies that get a form, in the directory's order; Refused M15 for one that has nothing to answer."""
    everyone = list(dict.fromkeys(asked["agency"]))
    for code in only:
        if code not in everyone:
            raise refuse("M15", agency=code)
    return [agency for agency in everyone if not only or agency in only]


def _issued_to(forms: pd.DataFrame, round_id: str) -> set[str]:
    valid = (forms["round"] == round_id) & (forms["status"] == FormStatus.ISSUED)
    return set(forms.loc[valid, "agency"])


def _issues(
    asked: pd.DataFrame, agencies: Sequence[str], register: Register, row: "pd.Series[Any]", plan: str
) -> list[Issue]:
    levels = register.agencies.set_index("agency")["level"]
    due, rows = due_by_level(row), dict(iter(asked.groupby("agency")))
    return [
        Issue(
            agency,
            register.names[agency],
            due[levels[agency]].date(),
            rows[agency].drop(columns="agency").reset_index(drop=True),
            new_identity(plan, str(row["round"]), agency, secrets.token_bytes),
        )
        for agency in agencies
    ]


def _press(
    issues: Sequence[Issue], row: "pd.Series[Any]", settings: pd.DataFrame, out: Path, tell: Tell
) -> dict[Path, bytes]:
    title = f"{form_texts.TITLE} {str(row['name']).upper()}"
    period = f"{form_texts.PERIOD} ngày {row['start']:%d/%m/%Y} đến hết ngày {row['cutoff']:%d/%m/%Y}"
    contact = ", ".join(filter(None, (setting(settings, s.CONTACT), setting(settings, s.PHONE))))
    press = FormPress(FormHeading(title, period, setting(settings, s.RECEIVER)), contact)
    files: dict[Path, bytes] = {}
    for done, i in enumerate(issues, start=1):
        files[out / i.file] = press.press(i.rows, i.identity.to_strings(), i.identity.form, i.name, i.due)
        tell("Tạo biểu mẫu", done, len(issues))
    return files


def _registered(forms: pd.DataFrame, issues: Sequence[Issue], round_id: str, now: dt.datetime) -> pd.DataFrame:
    older = replaced(forms, round_id, {i.agency for i in issues})
    new = frame(c.FORMS, [issued(i.identity, i.name, i.file, now) for i in issues])
    return typed(c.FORMS, pd.concat([older, new]))


def _sealed(seals: pd.DataFrame, issues: Sequence[Issue]) -> pd.DataFrame:
    new = frame(c.SEALS, [seal(i.identity, i.rows) for i in issues])
    return typed(c.SEALS, pd.concat([seals, new]))


def _outcome(register: Register, files: dict[Path, bytes], skipped: int, round_name: str, out: Path) -> Outcome:
    message = f"Đã phát hành {len(files)} biểu mẫu {round_name} vào thư mục «{out.name}»."
    if skipped:
        message += f" {skipped} cơ quan đã có biểu của kỳ này, không tạo lại (muốn tạo lại: --reissue)."
    figures, faults = {"issued": len(files), "skipped": skipped}, register.problems
    return Outcome(message, figures, problems=faults, attention=bool(faults), files=files)
