"""A further document taken into the register: rows are added, cells the program wrote are brought up to date.

What a clerk changed stays: where the document says something else there, it is a question (three ways: as the
last document had it, as the register has it, as this document has it). Nothing is deleted; a task that is over is
«Rút», a milestone that is over applies to nobody, so that what was reported on them stays.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from cchc_xl.plan import further
from cchc_xl.plan.agencies import Directory
from cchc_xl.plan.amend import Difference, difference
from cchc_xl.plan.calendar import WorkCalendar
from cchc_xl.plan.draft import Draft, ask, changed, is_blank, withdraw
from cchc_xl.plan.held import Held, drafted, rows_of, settled
from cchc_xl.plan.letter import Letter, LetterTask, check_year
from cchc_xl.plan.numbering import ids_of, renumbered
from cchc_xl.plan.origins import Row, filled, latest, letters_of, origin_of
from cchc_xl.plan.purpose import Purpose
from cchc_xl.plan.register import Plan, plan_of, source_of
from cchc_xl.plan.restate import restate
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from cchc_xl.values.problems import Problem, problem
from cchc_xl.values.words import ChangeKind, Standing

# What a document makes of a task that waits for an answer; a proposal changes nothing of one that is there.
_WAITING: Mapping[Purpose, str] = {Purpose.PROPOSES: "", Purpose.ASSIGNS: Standing.ASSIGNED}


@dataclass(frozen=True)
class Grown:
    """The register with the document in it; what was different; ids in the register by the document's numbers."""

    held: Held
    difference: Difference
    ids: Mapping[str, str]
    problems: tuple[Problem, ...]
    changes_before: int  # rows of the list of changes that were there already

    @property
    def is_changed(self) -> bool:
        d = self.difference
        return bool(d.added or d.matched or d.duplicates or d.withdrawn or d.asked or d.named_over or d.asked_over)


_EMPTY = Plan(
    frame(c.TASKS), frame(c.MILESTONES), frame(c.ASSIGNMENTS), frame(c.AGENCIES), frame(c.QUESTIONS), ()
)  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """What makes dates and names out of a document's words."""

    directory: Directory
    year: int
    calendar: WorkCalendar
    rolls_forward: bool = True

    def plan(self, letter: Letter, asked: Collection[str]) -> Plan:
        """The register that a letter makes; an empty one where it has no tasks. Questions about the whole plan
        that are among ``asked`` are left out."""
        if not letter.tasks:
            return _EMPTY
        return plan_of(letter, self.directory, self.year, self.calendar, asked, rolls_forward=self.rolls_forward)

    def restated(self, origins: Iterable[Row], asked: Collection[str]) -> Plan:
        """The register as rows of columns.ORIGINS make it anew."""
        plans = [self.plan(letter, asked) for letter in letters_of(origins)] or [_EMPTY]
        return Plan(
            tasks=pd.concat([p.tasks for p in plans]),
            milestones=pd.concat([p.milestones for p in plans]),
            assignments=pd.concat([p.assignments for p in plans]),
            agencies=self.directory.agencies,
            questions=pd.concat([p.questions for p in plans]),
            uncertain=(),
        )


def grow(held: Held, letter: Letter, reading: Reading) -> Grown:
    """The register after a further document. Taking the same document in again changes nothing.

    Raises Refused (L05) where the document is about another year.
    """
    check_year(letter, reading.year)
    draft, source = drafted(held), source_of(letter, reading.directory)
    found = difference(draft.tasks, draft.origins, letter, source)
    ids = ids_of(found, draft, letter.symbol)
    before = latest(draft.origins)
    said = {t.number: t for t in letter.tasks}
    tasks = {n: filled(said[n], before.get(ids[n])) for n in said if n in ids}
    asked = frozenset(row["question"] for row in draft.questions)
    plan = reading.plan(replace(letter, tasks=tuple(tasks.values())), asked)
    new = renumbered(plan, ids)
    old = reading.restated([before[p.task] for p in found.matched if p.task in before], asked)
    stated = restate(draft, found, old, new, source)
    add(draft, [ids[n] for n in found.added], new, source)
    for task in found.withdrawn:
        _withdraw(draft, task, source)
    for task in found.asked:
        ask(draft, task, further.withdrawal(source, is_done=False))
    for task in found.named_over:
        withdraw(draft, task, source)
    for task in found.asked_over:
        ask(draft, task, further.named_withdrawal(source))
    stated |= {ids[n]: str(draft.task(ids[n])["standing"]) for n in found.added}
    _keep_origins(draft, found, letter, tasks, ids, stated, source)
    unknown = (problem("L11", file=letter.file, number=number) for number in found.unknown)
    return Grown(settled(draft), found, ids, (*plan.uncertain, *unknown), len(held.changes))


# New tasks


def add(draft: Draft, tasks: Sequence[str], new: Plan, source: str) -> None:
    """Adds these tasks of a plan, with all that belongs to them, behind those of the register."""
    last = max((int(row["order"]) for row in draft.tasks if not is_blank(row["order"])), default=0)
    rows = [row for row in rows_of(new.tasks) if row["task"] in tasks]
    draft.tasks += [row | {"order": last + place} for place, row in enumerate(rows, start=1)]
    for name in ("milestones", "assignments", "questions"):
        rows_now: list[Row] = getattr(draft, name)
        rows_now += [row for row in rows_of(getattr(new, name)) if row["task"] in tasks]
    for row in rows:
        changed(draft, source, row["task"], ChangeKind.ADDED, c.TASKS.column("content").header, "", row["content"])


def _withdraw(draft: Draft, task: str, source: str) -> None:
    question = further.withdrawal(source, is_done=True)
    if not draft.asks(task, question.text):
        withdraw(draft, task, source)
        ask(draft, task, question)


# What the document said is kept


def _keep_origins(
    draft: Draft,
    found: Difference,
    letter: Letter,
    tasks: Mapping[str, LetterTask],
    ids: Mapping[str, str],
    stated: Mapping[str, str],
    source: str,
) -> None:
    rows = {(row["source"], row["number"]): row for row in draft.origins}
    said = {task.number: task for task in letter.tasks}
    new = [origin_of(tasks[n], letter, source, ids[n], stated[ids[n]]) for n in said if n in ids]
    for pair in found.duplicates:
        ask(draft, pair.task, further.duplicate(pair.number, said[pair.number].content, source, pair.likeness))
        _note_duplicate(draft, pair.task, said[pair.number].content, source)
        waiting = _WAITING.get(found.purpose, Standing.AMENDED)
        new.append(origin_of(said[pair.number], letter, source, "", waiting))
    for row in new:
        old = rows.get((row["source"], row["number"]))
        if old is not None:
            draft.origins.remove(old)
        draft.origins.append(row)


def _note_duplicate(draft: Draft, task: str, content: str, source: str) -> None:
    header = c.TASKS.column("content").header
    changed(draft, source, task, ChangeKind.DUPLICATE, header, draft.task(task)["content"], content)
