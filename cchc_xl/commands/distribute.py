"""``distribute``: one form for each agency, registered in the master."""

import datetime as dt
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from cchc_xl.books.book import Book
from cchc_xl.books.press import FormHeading, FormPress
from cchc_xl.commands.figure_sheets import figures_to_ask, read_known
from cchc_xl.commands.outcome import Outcome
from cchc_xl.commands.reading import Register, read_register, read_seals, round_row, setting
from cchc_xl.commands.reported import Reported, read_reported, with_rosters
from cchc_xl.commands.sending_out import OutFolder, list_separator, named, refuse_long_paths, told_outdated
from cchc_xl.forms.ask import form_rows
from cchc_xl.forms.coordination import coordination_rows
from cchc_xl.forms.earlier import of_earlier_rounds
from cchc_xl.forms.file_names import file_name, folder_of, unique
from cchc_xl.forms.identity import Identity, new_identity
from cchc_xl.forms.issue import issued, outdated, replaced, seal, with_addresses
from cchc_xl.forms.parcels import PARCELS, valid_forms
from cchc_xl.progress.results import latest
from cchc_xl.progress.submissions import due_by_level, extended_reports
from cchc_xl.values import columns as c
from cchc_xl.values import form_texts
from cchc_xl.values import settings as s
from cchc_xl.values.frames import Columns, columns_by, frame, typed
from cchc_xl.values.problems import problem, refuse
from cchc_xl.values.telling import Tell, silent
from cchc_xl.values.words import Level


@dataclass(frozen=True)
class Issue:
    """One form that goes out: whose, by which day it is to come back, with which rows, where it lies, and the figures
    it asks for (columns.FORM_FIGURES)."""

    agency: str
    name: str
    due: dt.date
    rows: Columns
    identity: Identity
    file: str
    figures: pd.DataFrame


def distribute(
    book: Book,
    round_id: str,
    out: Path,
    *,
    only: Sequence[str] = (),
    reissue: bool = False,
    zipped: bool = False,
    now: dt.datetime,
    tell: Tell = silent,
) -> Outcome:
    """Makes the forms of a round for every agency that it asks something of, or for the agencies ``only``.

    Forms already out stay as they are, unless ``reissue``: then the older ones no longer count and are set aside.
    Beside the forms goes a list of them; ``zipped``: and a zip for each agency that others send through, one for
    the rest. The files are in the outcome; they are written together with the master. Refused: M06 no such round,
    M15 no such agency, M23 a path too long for Excel, M24 the round lacks a day.
    """
    register, known = _read(book)
    row, settings, seals = _dated(round_row(register, round_id)), book.read(c.SETTINGS), read_seals(book)
    asked = _asked(register, known, row)
    wanted = _wanted(asked, only)
    before = valid_forms(known.forms, round_id)
    kept = before[before["agency"].isin([] if reissue else wanted)]
    numbers = figures_to_ask(book, register, round_id)
    issues = _issues(asked, _without(wanted, kept["agency"]), register, row, settings, known.forms, numbers)
    refuse_long_paths(out, [issue.file for issue in issues])
    files = _press(issues, register, row, settings, out, tell)
    known = replace(known, forms=_registered(known.forms, issues, register, row, now))
    sealed = _sealed(seals, issues)
    _write(book, replace(known, submissions=with_rosters(known, register).submissions), sealed)
    forms = _in_order(valid_forms(known.forms, round_id), register)
    folder = OutFolder(out, forms, files, register.names, list_separator(settings))
    zips, lost = folder.zips(wanted if zipped else ()), folder.lost(kept, known.submissions)
    figures = {"issued": len(files), "skipped": len(kept), "zips": len(zips)}
    outcome = _outcome(register, row, out, figures, lost, outdated(kept, seals, asked))
    older = folder.older(before[~before["form"].isin(forms["form"])])
    unasked = read_known(book, register, (known.forms, sealed)).unasked(register, round_id)
    outcome = replace(outcome, problems=(*outcome.problems, *unasked))
    return replace(outcome, files={**files, **folder.list_of_forms(), **zips}, aside=older)


def _read(book: Book) -> tuple[Register, Reported]:
    """The register, and what is out and has come back; a master of before knows less of its forms."""
    book.add_columns(c.FORM_LIST)
    register = read_register(book)
    return register, replace(read_reported(book, register, sheets=False), forms=book.read(c.FORM_LIST))


def _write(book: Book, known: Reported, seals: pd.DataFrame) -> None:
    book.replace(c.FORM_LIST, known.forms)
    book.add_columns(c.SEALS)
    book.replace(c.SEALS, seals)
    book.replace(c.SUBMISSIONS, known.submissions)


def _dated(row: "pd.Series[Any]") -> "pd.Series[Any]":
    """The round's row; Refused M24 where it lacks a day that a form tells."""
    for field in ("start", "cutoff", "due"):
        if pd.isna(row[field]):
            column = c.ROUNDS.column(field).header
            raise refuse("M24", sheet=c.ROUNDS.sheet, round=str(row["round"]), column=column)
    return row


def _asked(register: Register, known: Reported, row: "pd.Series[Any]") -> pd.DataFrame:
    """What the round's forms ask, each row with what the agency reported in the rounds before."""
    earlier = latest(of_earlier_rounds(known.results, register.rounds, row))
    return form_rows(register.obligations, latest(known.results), row, earlier)


def _wanted(asked: pd.DataFrame, only: Sequence[str]) -> list[str]:
    """The agencies that get a form, in the directory's order; Refused M15 for one that has nothing to answer."""
    everyone = list(dict.fromkeys(asked["agency"]))
    for code in only:
        if code not in everyone:
            raise refuse("M15", agency=code)
    return [agency for agency in everyone if not only or agency in only]


def _without(agencies: Sequence[str], others: Iterable[str]) -> list[str]:
    out_already = set(others)
    return [agency for agency in agencies if agency not in out_already]


def _issues(
    asked: pd.DataFrame,
    agencies: Sequence[str],
    register: Register,
    row: "pd.Series[Any]",
    settings: pd.DataFrame,
    forms: pd.DataFrame,
    numbers: Mapping[str, pd.DataFrame],
) -> list[Issue]:
    due, extended, plan = due_by_level(row), extended_reports(register.obligations, row), setting(settings, s.PLAN)
    rows = columns_by("agency", asked)
    files = _files(agencies, register, str(row["round"]), forms)
    names, levels = register.names, register.agencies.set_index("agency")["level"]
    none = frame(c.FORM_FIGURES)
    return [
        Issue(
            agency,
            names[agency],
            extended.get(agency, due.get(levels[agency], due[Level.OFFICE])).date(),
            rows[agency],
            new_identity(plan, str(row["round"]), agency, secrets.token_bytes),
            files[agency],
            numbers.get(agency, none),
        )
        for agency in agencies
    ]


def _files(agencies: Sequence[str], register: Register, round_id: str, forms: pd.DataFrame) -> dict[str, str]:
    """Agency → where its form lies in the folder: no place that another form has, in capitals or not."""
    directory = {row["agency"]: row for row in register.agencies.to_dict("records")}
    others = forms[~((forms["round"] == round_id) & forms["agency"].isin(agencies))]
    taken, files = {file.casefold() for file in others["file"]}, dict[str, str]()
    for agency in agencies:
        own = directory[agency]
        through = directory.get(own["via"], {"agency_name": own["via"]})
        place = folder_of(own["level"], through["agency_name"])
        files[agency] = unique(f"{place}/{file_name(round_id, agency, own['agency_name'])}", taken)
        taken.add(files[agency].casefold())
    return files


def _press(
    issues: Sequence[Issue], register: Register, row: "pd.Series[Any]", settings: pd.DataFrame, out: Path, tell: Tell
) -> dict[Path, bytes]:
    title = f"{form_texts.TITLE} {str(row['name']).upper()}"
    period = f"{form_texts.PERIOD} ngày {row['start']:%d/%m/%Y} đến hết ngày {row['cutoff']:%d/%m/%Y}"
    contact = ", ".join(filter(None, (setting(settings, s.CONTACT), setting(settings, s.PHONE))))
    heading = FormHeading(title, period, setting(settings, s.RECEIVER), row["cutoff"].year)
    press = FormPress(heading, contact, later=any(any(issue.rows["previous"]) for issue in issues))
    helping = columns_by("agency", coordination_rows(register.assignments, register.tasks))
    files: dict[Path, bytes] = {}
    for done, i in enumerate(issues, start=1):
        identity, others = i.identity, helping.get(i.agency)
        files[out / i.file] = press.press(
            i.rows, identity.to_strings(), identity.form, i.name, i.due, others, i.figures
        )
        tell("Tạo biểu mẫu", done, len(issues), Path(i.file).name)
    return files


def _registered(
    forms: pd.DataFrame, issues: Sequence[Issue], register: Register, row: "pd.Series[Any]", now: dt.datetime
) -> pd.DataFrame:
    """All forms (columns.FORM_LIST) with the new ones, the addresses of this round's as the directory has them."""
    older = replaced(forms, row["round"], {i.agency for i in issues})
    rows = [issued(i.identity, i.name, i.file, now) | {"send_by": i.due} for i in issues]
    everything = typed(c.FORM_LIST, pd.concat([older, frame(c.FORM_LIST, rows)]))
    return typed(c.FORM_LIST, with_addresses(everything, register.agencies, row["round"]))


def _sealed(seals: pd.DataFrame, issues: Sequence[Issue]) -> pd.DataFrame:
    new = frame(c.SEALS, [seal(i.identity, i.rows, i.figures["figure"].tolist()) for i in issues])
    return typed(c.SEALS, pd.concat([seals, new]))


def _in_order(forms: pd.DataFrame, register: Register) -> pd.DataFrame:
    """In the directory's order, whenever each form was issued."""
    rank = {agency: n for n, agency in enumerate(register.agencies["agency"])}
    return forms.sort_values("agency", key=lambda codes: codes.map(rank), kind="stable", ignore_index=True)


def _outcome(
    register: Register,
    row: "pd.Series[Any]",
    out: Path,
    figures: Mapping[str, int],
    lost: Sequence[str],
    old: Mapping[str, Sequence[str]],
) -> Outcome:
    """``lost``: agencies whose form is gone; ``old``: agency → what its form does not ask about yet."""
    message = f"Đã phát hành {figures['issued']} biểu mẫu {row['name']} vào thư mục «{out.name or out}»."
    if figures["skipped"]:
        message += (
            f" {figures['skipped']} cơ quan đã có biểu của kỳ này, không tạo lại (tạo lại: «Phát hành lại», --reissue)."
        )
    notes = [f"Đã gói {figures['zips']} tệp zip vào thư mục «{PARCELS}»."] if figures["zips"] else []
    notes += told_outdated(old, register.names)
    faults = register.problems
    if lost:
        faults += (problem("M25", file=out.name, agencies=named(lost, register.names)),)
    told = {**figures, "lost": len(lost), "outdated": len(old)}
    return Outcome(message, told, problems=faults, notes=tuple(notes), attention=bool(faults))
