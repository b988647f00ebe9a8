"""``new``: from an official letter to a master workbook."""

import datetime as dt
import hashlib
from pathlib import Path

from cchc_xl.books.backups import save_atomically
from cchc_xl.books.book import Book
from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.directory import load_agencies
from cchc_xl.books.documents import read_document
from cchc_xl.books.draw.master import draw_master
from cchc_xl.commands.outcome import Outcome
from cchc_xl.commands.reading import Register, first_settings, own_sheets
from cchc_xl.commands.session import log
from cchc_xl.commands.standing import stand, write_overdue, write_results, write_summary
from cchc_xl.plan.agencies import Directory
from cchc_xl.plan.calendar import WorkCalendar
from cchc_xl.plan.letter import check_year, read_letter
from cchc_xl.plan.register import Plan, plan_of
from cchc_xl.plan.rounds import rounds_of_year
from cchc_xl.values import columns as c
from cchc_xl.values import settings as s
from cchc_xl.values import sheets
from cchc_xl.values.document import Document, Paragraph
from cchc_xl.values.frames import frame
from cchc_xl.values.problems import refuse


def new(letter: Path, out: Path, year: int) -> Outcome:
    """Reads a letter and builds the master of that year: register, rounds, every sheet.

    Raises Refused, with nothing written: no readable letter, no task in it, another year's letter, or
    ``out`` exists already.
    """
    if out.exists():
        raise refuse("M09", file=out.name)
    document = read_document(letter)
    read = read_letter(document)
    check_year(read, year)
    calendar = WorkCalendar((year - 1, year, year + 1))
    plan = plan_of(read, Directory(load_agencies(), dt.date(year, 1, 1)), year, calendar)
    register = Register(plan.tasks, plan.milestones, plan.assignments, plan.agencies, rounds_of_year(year, calendar))
    book = build_master(register, plan, year, _plan_id(document, year), out.name)
    outcome = _outcome(plan, out)
    log(book, "new", outcome.message, dt.datetime.now().replace(microsecond=0))
    save_atomically(out, book.to_bytes())
    return outcome


def build_master(register: Register, plan: Plan, year: int, plan_id: str, name: str) -> ClosedBook:
    """A master with this register in it, standing as of 1 January of its year."""
    codes = own_sheets(register.agencies)
    title = _title(year)
    book = ClosedBook(draw_master(sheets.master_sheets(tuple(register.tasks["task"]), codes), title), name)
    _write_register(book, register, plan)
    settings = first_settings({s.PLAN.key: plan_id, s.YEAR.key: str(year)})
    book.replace(c.SETTINGS, frame(c.SETTINGS, settings))
    book.fill(sheets.PLAN_TITLE, title)
    book.fill(sheets.PLAN_YEAR, year)
    soon = int(s.SOON_DAYS.default)
    standing = stand(register, frame(c.RESULTS), frame(c.SUBMISSIONS), dt.date(year, 1, 1), soon)
    write_results(book, standing)
    write_overdue(book, standing)
    write_summary(book, standing)
    return book


def _write_register(book: Book, register: Register, plan: Plan) -> None:
    book.replace(c.TASKS, register.tasks)
    book.replace(c.MILESTONES, register.milestones)
    book.replace(c.ASSIGNMENTS, register.assignments)
    book.replace(c.AGENCIES, register.agencies)
    book.replace(c.ROUNDS, register.rounds)
    book.replace(c.QUESTIONS, plan.questions)


def _title(year: int) -> str:
    return f"THEO DÕI KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM {year} – TỈNH {s.PROVINCE.default.upper()}"


def _plan_id(document: Document, year: int) -> str:
    """Names the plan on its forms: the same letter and year give the same id."""
    rows = ((block.text,) if isinstance(block, Paragraph) else map("\t".join, block.rows) for block in document.blocks)
    text = "\n".join(line for block in rows for line in block)
    return f"CCHC-{year}-{hashlib.sha256(text.encode()).hexdigest()[:8].upper()}"


def _outcome(plan: Plan, out: Path) -> Outcome:
    figures = {
        "tasks": len(plan.tasks),
        "milestones": len(plan.milestones),
        "agencies": len(plan.agencies),
        "assignments": len(plan.assignments),
        "questions": len(plan.questions),
    }
    message = (
        f"Đã lập sổ theo dõi «{out.name}»: {figures['tasks']} nhiệm vụ, {figures['milestones']} mốc thời hạn, "
        f"{figures['agencies']} cơ quan. Có {figures['questions']} nội dung cần làm rõ, xem sheet «Cần làm rõ»."
    )
    return Outcome(message, figures, problems=plan.uncertain, attention=bool(plan.uncertain))
