"""``import``: further letters and plans taken into an existing master, and the clerk's answers with them."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from cchc_xl.books.book import Book
from cchc_xl.commands.growing import (
    Answered,
    faults_of,
    grown_by,
    read_held,
    reading_of,
    take_answers,
    told,
    with_held,
    write_held,
)
from cchc_xl.commands.letters import Received, receive
from cchc_xl.commands.outcome import Outcome
from cchc_xl.commands.overdue import look
from cchc_xl.commands.preview import preview
from cchc_xl.commands.reading import plan_year, read_register, rolls_forward
from cchc_xl.commands.standing import write_overdue, write_results, write_sending, write_summary
from cchc_xl.plan.grow import Grown
from cchc_xl.values import columns as c


def import_letters(book: Book, paths: Sequence[Path], as_of: dt.date, *, dry_run: bool = False) -> Outcome:
    """Takes letters in: new tasks, changes of an amended plan, the adopted plan in place of its proposals.

    What was read before is passed over. Where nothing is new, nothing is written; otherwise every sheet stands as
    of ``as_of`` afterwards. ``dry_run`` tells what would be done. Raises Refused: no letter can be read.
    """
    register = read_register(book)
    settings = book.read(c.SETTINGS)
    year = plan_year(settings)
    received = receive(paths, year)
    reading = reading_of(register.agencies, year, register.days, rolls=rolls_forward(settings))
    held = read_held(book, register)
    answered = take_answers(book, register, held)
    steps = grown_by(answered.held, received.letters, reading)
    outcome = _outcome(answered, received, steps)
    if dry_run:
        seen = tuple(preview(letter, reading.plan(letter, ())) for letter in received.letters)
        return Outcome(f"Chạy thử, chưa ghi gì. {outcome.message}", outcome.figures, outcome.problems, outcome.notes,
                       outcome.attention, previews=seen)  # fmt: skip
    if not answered.taken and not answered.problems and not any(step.is_changed for step in steps):
        return outcome
    grown = steps[-1].held
    standing = look(book, as_of, with_held(register, grown))
    write_held(book, grown)
    write_results(book, standing)
    write_overdue(book, standing)
    write_summary(book, standing)
    write_sending(book, standing)
    return outcome


def _outcome(answered: Answered, received: Received, steps: Sequence[Grown]) -> Outcome:
    files = [letter.file for letter in received.letters]
    faults = [p for step, file in zip(steps, files, strict=True) for p in faults_of(step, file)]
    figures = {
        "letters": len(files),
        "added": sum(len(s.difference.added) for s in steps),
        "restated": sum(len(s.difference.matched) for s in steps),
        "withdrawn": sum(len(s.difference.withdrawn) for s in steps),
        "duplicates": sum(len(s.difference.duplicates) for s in steps),
        "known": sum(len(s.difference.known) for s in steps),
        "questions": len(steps[-1].held.questions) - len(answered.held.questions),
        "answers": answered.taken,
    }
    message = (
        f"Đã nhận {figures['letters']} văn bản: thêm {figures['added']} nhiệm vụ, cập nhật {figures['restated']}, "
        f"rút {figures['withdrawn']}, nghi trùng {figures['duplicates']}, đã có từ trước {figures['known']}. "
        f"Thêm {figures['questions']} nội dung cần làm rõ; đã ghi {figures['answers']} câu trả lời. "
        f"Xem sheet «{c.CHANGES.sheet}» và «{c.QUESTIONS.sheet}»."
    )
    problems = (*received.problems, *answered.problems, *faults)
    notes = (*received.notes, *(line for step in steps for line in told(step)))
    return Outcome(message, figures, problems, notes, attention=bool(problems))
