"""``new``: from an official letter to a master workbook."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from cchc_xl.books.backups import save_atomically
from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.directory import load_agencies
from cchc_xl.commands.growing import faults_of, grown_by, reading_of, told, write_held
from cchc_xl.commands.letters import Received, receive
from cchc_xl.commands.outcome import Outcome
from cchc_xl.commands.preview import preview
from cchc_xl.commands.reading import Register, first_settings, own_sheets
from cchc_xl.commands.session import log
from cchc_xl.commands.standing import stand, write_overdue, write_results, write_summary
from cchc_xl.plan.grow import Grown, Reading
from cchc_xl.plan.held import Held, first
from cchc_xl.plan.register import Plan
from cchc_xl.plan.rounds import rounds_of_year
from cchc_xl.values import columns as c
from cchc_xl.values import settings as s
from cchc_xl.values import sheets
from cchc_xl.values.figures import default_figures
from cchc_xl.values.frames import frame
from cchc_xl.values.problems import Problem, refuse


def new(letters: Sequence[Path], out: Path, year: int) -> Outcome:
    """Reads letters and plans (files, folders) and builds the master of that year: register, rounds, every sheet.

    The first letter makes the register; what further ones add, change or perhaps repeat is told as ``import`` does.
    Raises Refused, with nothing written: no readable letter, no task in any, another year's letter, or ``out``
    exists already.
    """
    if out.exists():
        raise refuse("M09", file=out.name)
    made = made_of(letters, year)
    register = Register(
        made.held.tasks,
        made.held.milestones,
        made.held.assignments,
        made.reading.directory.agencies,
        rounds_of_year(year, made.reading.calendar),
    )
    book = build_master(register, made.held, year, f"CCHC-{year}-{made.received.digest[:8].upper()}", out.name)
    outcome = _outcome(made, register, f"Đã lập sổ theo dõi «{out.name}»")
    log(book, "new", outcome.message, dt.datetime.now().replace(microsecond=0))
    save_atomically(out, book.to_bytes())
    return outcome


def look_at(letters: Sequence[Path], year: int) -> Outcome:
    """What ``new`` would make of these letters, beside their own words; nothing is written."""
    made = made_of(letters, year)
    held, agencies = made.held, made.reading.directory.agencies
    register = Register(held.tasks, held.milestones, held.assignments, agencies, frame(c.ROUNDS))
    first_letter, *others = made.received.letters
    seen = (preview(first_letter, made.plan), *(preview(letter, made.reading.plan(letter, ())) for letter in others))
    return replace(_outcome(made, register, "Chạy thử, chưa ghi gì"), previews=seen)


@dataclass(frozen=True)
class Made:
    """The register that letters make, and how it came about; ``plan``: what the first of them makes by itself."""

    held: Held
    plan: Plan
    received: Received
    reading: Reading
    steps: tuple[Grown, ...]
    problems: tuple[Problem, ...]


def made_of(letters: Sequence[Path], year: int) -> Made:
    """The register of these letters: the first one's, grown by the others."""
    received, reading = receive(letters, year), reading_of(load_agencies(), year)
    begun, *others = received.letters
    plan = reading.plan(begun, ())
    held = first(begun, plan)
    steps = grown_by(held, others, reading)
    faults = [p for step, letter in zip(steps, others, strict=True) for p in faults_of(step, letter.file)]
    return Made(
        steps[-1].held if steps else held,
        plan,
        received,
        reading,
        tuple(steps),
        (*received.problems, *plan.uncertain, *faults),
    )


def build_master(
    register: Register, held: Held, year: int, plan_id: str, name: str, results: pd.DataFrame | None = None
) -> ClosedBook:
    """A master with this register in it, standing as of 1 January of its year.

    ``results`` (columns.RESULTS): what is known before the year begins.
    """
    from cchc_xl.books.draw.master import draw_master  # openpyxl is slow to load, and a dry run has no need of it

    codes = own_sheets(register.agencies)
    title = _title(year)
    book = ClosedBook(draw_master(sheets.master_sheets(tuple(register.tasks["task"]), codes), title), name)
    write_held(book, held)
    book.replace(c.AGENCIES, register.agencies)
    book.replace(c.ROUNDS, register.rounds)
    tasks = zip(register.tasks["task"], register.tasks["content"], strict=True)
    book.replace(c.FIGURES, frame(c.FIGURES, default_figures(list(tasks))))
    settings = first_settings({s.PLAN.key: plan_id, s.YEAR.key: str(year)})
    book.replace(c.SETTINGS, frame(c.SETTINGS, settings))
    book.fill(sheets.PLAN_TITLE, title)
    book.fill(sheets.PLAN_YEAR, year)
    soon = int(s.SOON_DAYS.default)
    known = frame(c.RESULTS) if results is None else results
    standing = stand(register, known, frame(c.SUBMISSIONS), dt.date(year, 1, 1), soon)
    write_results(book, standing)
    write_overdue(book, standing)
    write_summary(book, standing)
    return book


def _title(year: int) -> str:
    return f"THEO DÕI KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM {year} – TỈNH {s.PROVINCE.default.upper()}"


def _outcome(made: Made, register: Register, done: str) -> Outcome:
    figures = {
        "letters": len(made.received.letters),
        "tasks": len(register.tasks),
        "milestones": len(register.milestones),
        "agencies": len(register.agencies),
        "assignments": len(register.assignments),
        "questions": len(made.held.questions),
        "duplicates": sum(len(step.difference.duplicates) for step in made.steps),
    }
    message = (
        f"{done}: {figures['tasks']} nhiệm vụ, {figures['milestones']} mốc thời hạn, "
        f"{figures['agencies']} cơ quan. Có {figures['questions']} nội dung cần làm rõ, xem sheet «Cần làm rõ»."
    )
    notes = tuple(line for step in made.steps for line in told(step))
    return Outcome(message, figures, made.problems, (*made.received.notes, *notes), attention=bool(made.problems))
