"""``succeed``: what agencies that ended leave open passes to their successors; who is not certain is asked."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from cchc_xl.books.book import Book
from cchc_xl.books.directory import load_agencies
from cchc_xl.commands.growing import read_held, write_held
from cchc_xl.commands.outcome import Listing, Outcome
from cchc_xl.commands.overdue import look
from cchc_xl.commands.reading import Register, plan_year, read_register, round_on, setting, soon_days
from cchc_xl.commands.reported import read_reported, with_typed
from cchc_xl.commands.standing import with_sheet, write_overdue, write_results, write_sending, write_summary
from cchc_xl.commands.succession_questions import Answers, ask_joining, ask_leaving
from cchc_xl.plan.agencies import Directory
from cchc_xl.progress.names import split_names
from cchc_xl.progress.overdue import derive_states
from cchc_xl.progress.succession import Leaving, joined, joining, leaving, passed_on
from cchc_xl.values import columns as c
from cchc_xl.values import settings as s
from cchc_xl.values import sheets
from cchc_xl.values.frames import frame, typed


@dataclass(frozen=True)
class Proposal:
    """What passes to whom, the rows of Điều chỉnh that say so, and the questions with what became of them."""

    passing: Mapping[str, tuple[str, ...]]
    left: tuple[Leaving, ...]
    rows: pd.DataFrame
    answers: Answers

    @property
    def asked(self) -> tuple[Leaving, ...]:
        return tuple(one for one in self.left if one.agency not in self.passing)


def succeed(book: Book, on: dt.date, document: str = "", *, dry_run: bool = False) -> Outcome:
    """Passes on what agencies that ended by the day ``on`` leave open, as rows of Điều chỉnh with their document.

    Whose successor the directory names alone is passed on at once; the rest is asked in Cần làm rõ, and done when
    it is answered and this runs again. What was done, and every result, stays with the old agency. Doing it twice
    changes nothing. ``document``: the one that the rows cite; ``dry_run`` only lists. Summaries stand as of ``on``
    or the later day that they show.
    """
    settings, shown = book.read(c.SETTINGS), book.shown_day(sheets.AS_OF)
    register = read_register(book)
    agencies = _with_successors(register.agencies, setting(settings, s.PROVINCE))
    register = replace(register, agencies=agencies)
    held = read_held(book, register)
    states = _states(book, register, on, soon_days(settings))
    proposal = _proposal(states, register, held.questions, on, plan_year(settings), document)
    outcome = _outcome(proposal, register)
    if dry_run:
        listings = tuple(listing for listing in _listings(proposal, register) if listing.rows)
        return replace(outcome, message=f"Chạy thử, chưa ghi gì. {outcome.message}", listings=listings)
    if proposal.rows.empty and proposal.answers.questions.equals(held.questions):
        return outcome
    changed = typed(c.ADJUSTMENTS, pd.concat([register.adjustments, proposal.rows]))
    standing = look(book, max(on, shown or on), replace(register, adjustments=changed, adjusted_at=()))
    with_sheet(book, c.ADJUSTMENTS)
    book.replace(c.ADJUSTMENTS, changed)
    book.replace(c.AGENCIES, agencies)
    write_held(book, replace(held, questions=proposal.answers.questions))
    write_results(book, standing)
    write_overdue(book, standing)
    write_summary(book, standing)
    write_sending(book, standing)
    return outcome


def _with_successors(agencies: pd.DataFrame, province: str) -> pd.DataFrame:
    """The directory with the successors that it names and has not, where the product knows them."""
    if province != s.PROVINCE.default:
        return agencies
    known = load_agencies()
    named = {code for cell in agencies["successors"] for code in split_names(cell)}
    lacking = known[known["agency"].isin(named - set(agencies["agency"]))]
    return typed(c.AGENCIES, pd.concat([agencies, lacking])) if len(lacking) else agencies


def _states(book: Book, register: Register, on: dt.date, soon: int) -> pd.DataFrame:
    """The state of every obligation on that day, with what the clerk typed; nothing is written."""
    known, _, _ = with_typed(read_reported(book, register), register, round_on(register, on), on)
    return derive_states(register.obligations, known.results, known.submissions, register.rounds, on, soon)


def _proposal(
    states: pd.DataFrame, register: Register, questions: pd.DataFrame, on: dt.date, year: int, document: str
) -> Proposal:
    agencies, names = register.agencies, register.names
    left, new = leaving(states, agencies, on), joining(states, agencies, on, year)
    answers = Answers.of(questions, Directory(agencies, dt.date(on.year, 1, 1), on), on.year)
    passing, rows = dict[str, tuple[str, ...]](), list[pd.DataFrame]()
    taken = set(zip(states["agency"], states["milestone"], strict=True)) | _taken(states, left)
    for one in left:
        targets = one.heirs if one.is_certain else answers.targets(ask_leaving(one, names), one.nearby)
        if targets is not None:
            passing[one.agency] = targets
            rows.append(passed_on(states, one, targets, taken, document or _document(one.since)))
    for joins in new:
        if answers.agrees(ask_joining(joins, names)):
            rows.append(joined(_after(states, left), agencies, joins, document or _document(joins.since)))
    return Proposal(passing, tuple(left), pd.concat(rows) if rows else frame(c.ADJUSTMENTS), answers)


def _document(since: dt.date) -> str:
    """What the rows cite until a clerk writes the document down."""
    return f"Sắp xếp tổ chức từ {since:%d/%m/%Y} (cột «{c.AGENCIES.column('successors').header}», danh bạ cơ quan)"


def _taken(states: pd.DataFrame, left: Iterable[Leaving]) -> set[tuple[str, str]]:
    """What those who certainly take over are bound to besides."""
    heirs = {one.agency: one.heirs[0] for one in left if one.is_certain}
    pairs = zip(states["agency"], states["milestone"], strict=True)
    return {(heirs[agency], milestone) for agency, milestone in pairs if agency in heirs}


def _after(states: pd.DataFrame, left: Iterable[Leaving]) -> pd.DataFrame:
    """The states as they are bound once those who are certain have taken over."""
    heirs = {one.agency: one.heirs[0] for one in left if one.is_certain}
    return states.assign(agency=[str(heirs.get(code, code)) for code in states["agency"]])


def _outcome(proposal: Proposal, register: Register) -> Outcome:
    certain = [one for one in proposal.left if proposal.passing.get(one.agency)]
    heirs = {heir for one in certain for heir in proposal.passing[one.agency]}
    figures = {
        "passed": sum(one.open for one in certain),
        "agencies": len(certain),
        "successors": len(heirs),
        "ended": sum(one.open for one in proposal.left if proposal.passing.get(one.agency) == ()),
        "rows": len(proposal.rows),
        "asked": len(proposal.asked),
        "open_questions": proposal.answers.open,
    }
    message = (
        "Không có việc nào phải chuyển thêm."
        if proposal.rows.empty
        else (
            f"{figures['passed']} việc chưa xong của {figures['agencies']} cơ quan đã kết thúc chuyển cho "
            f"{figures['successors']} cơ quan: {figures['rows']} dòng ở sheet «{c.ADJUSTMENTS.sheet}». "
            f"Kết quả đã báo cáo vẫn thuộc cơ quan cũ."
        )
    )
    waits = (
        f"{figures['open_questions']} câu hỏi ở sheet «{c.QUESTIONS.sheet}» chờ trả lời; trả lời xong thì chạy lại "
        "lệnh này."
    )
    problems = (*register.problems, *proposal.answers.problems)
    notes = (waits,) if figures["open_questions"] else ()
    return Outcome(message, figures, problems, notes, attention=bool(problems or notes))


def _listings(proposal: Proposal, register: Register) -> Sequence[Listing]:
    names = register.names
    headers = ("Cơ quan kết thúc", "Từ ngày", "Việc chưa xong", "Chuyển cho")
    passing = tuple(
        (*_told(one, names), "; ".join(names.get(code, code) for code in targets) or "không chuyển, việc chấm dứt")
        for one in proposal.left
        if (targets := proposal.passing.get(one.agency)) is not None
    )
    asked = tuple((*_told(one, names), "hỏi ở «Cần làm rõ»") for one in proposal.asked)
    return Listing("Chuyển", headers, passing), Listing("Cần hỏi", headers, asked)


def _told(one: Leaving, names: "pd.Series[str]") -> tuple[str, str, str]:
    return str(names.get(one.agency, one.agency)), f"{one.since:%d/%m/%Y}", str(one.open)
