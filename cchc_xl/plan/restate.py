"""A task that a document states anew: cells that nobody touched follow it, what a clerk changed stays and is asked
about. Milestones and agencies that are over stay as rows that ask nothing of anybody."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from cchc_xl.plan import further
from cchc_xl.plan.alike import same_words
from cchc_xl.plan.amend import Difference
from cchc_xl.plan.draft import Draft, ask, changed, clear, insert, is_blank, shown
from cchc_xl.plan.held import rows_of
from cchc_xl.plan.origins import Row, latest
from cchc_xl.plan.purpose import Purpose
from cchc_xl.plan.questions import Question
from cchc_xl.plan.register import Plan
from cchc_xl.plan.since import is_past
from cchc_xl.values import columns as c
from cchc_xl.values.table import Kind, Table
from cchc_xl.values.words import NOBODY, Asks, ChangeKind, Role, Standing, YesNo

_TASK_TEXTS = ("area", "content", "leads", "coordinators", "products", "timing", "legal_basis")
_STATED = ("content", "leads", "coordinators", "products", "timing")  # a change of these is an amendment
_MILESTONE_FIELDS = (
    "content", "kind", "applies_to", "window_start", "cutoff", "due", "due_effective", "agency_due", "remind_on",
)  # fmt: skip


@dataclass(frozen=True)
class _Rows:
    """What one document makes of one task."""

    task: Row = field(default_factory=dict[str, Any])
    milestones: tuple[Row, ...] = ()
    assignments: tuple[Row, ...] = ()
    questions: tuple[Row, ...] = ()


@dataclass(frozen=True)
class _Case:
    """A task of the register (``draft``), as the last document had it (``base``) and as this one has it."""

    draft: Draft
    name: str
    base: _Rows
    theirs: _Rows
    origin: Row | None
    source: str
    issued: dt.date | None  # the day of this document

    def note(self, kind: ChangeKind, place: str, before: Any, after: Any) -> None:
        changed(self.draft, self.source, self.name, kind, place, before, after)


def restate(draft: Draft, found: Difference, old: Plan, new: Plan, source: str) -> dict[str, str]:
    """Brings the tasks up to date that the document states anew, three ways: ``old`` is what the last document
    said of them, ``new`` what this one says (cited as ``source``), ``draft`` what the register has.

    The standing that the document gives each of them.
    """
    stated: dict[str, str] = {}
    base, theirs, origins = _by_task(old), _by_task(new), latest(draft.origins)
    for name in (pair.task for pair in found.matched):
        case = _Case(draft, name, base.get(name, _Rows()), theirs[name], origins.get(name), source, new.issued)
        stated[name] = _stated_standing(case, found)
        conflicts = [*_match_task(case, stated[name]), *_match_milestones(case)]
        _match_assignments(case)
        _match_questions(case)
        if conflicts:
            ask(draft, name, further.conflict(source, conflicts))
    return stated


def _by_task(plan: Plan) -> dict[str, _Rows]:
    frames = (plan.milestones, plan.assignments, plan.questions)
    milestones, assignments, questions = (_grouped(rows_of(frame)) for frame in frames)
    return {
        name: _Rows(row, milestones.get(name, ()), assignments.get(name, ()), questions.get(name, ()))
        for row in rows_of(plan.tasks)
        for name in (row["task"],)
    }


def _grouped(rows: Sequence[Row]) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["task"], []).append(row)
    return {name: tuple(rows) for name, rows in found.items()}


def _stated_standing(case: _Case, found: Difference) -> str:
    """Trạng thái giao of a task that the document states anew."""
    before = case.base.task or case.draft.task(case.name)
    standing = str(case.origin["standing"] if case.origin else before["standing"])
    if found.purpose is Purpose.PROPOSES or (found.corrects and standing != Standing.PROPOSED):
        return standing
    if any(not _same(case.theirs.task[f], before[f]) for f in _STATED):
        return Standing.AMENDED
    if found.purpose is Purpose.ASSIGNS or standing in (Standing.PROPOSED, Standing.WITHDRAWN):
        return Standing.ASSIGNED
    return standing


def _match_task(case: _Case, standing: str) -> list[str]:
    """The places of the task's row that somebody has changed, and the document too."""
    mine, base = case.draft.task(case.name), dict(case.base.task)
    if base and case.origin:
        noted = str(mine["source"]).startswith(case.origin["source"])  # behind it: what was done to read the file
        base |= {"source": mine["source"] if noted else case.origin["source"], "standing": case.origin["standing"]}
    fields = (*_TASK_TEXTS, "source", "standing")
    return _merge(case, c.TASKS, fields, mine, base, case.theirs.task | {"standing": standing})


def _match_milestones(case: _Case) -> list[str]:
    mine = {row["milestone"]: row for row in case.draft.of_task(case.draft.milestones, case.name)}
    base = {row["milestone"]: row for row in case.base.milestones}
    theirs = {row["milestone"]: row for row in case.theirs.milestones}
    conflicts: list[str] = []
    for name, row in theirs.items():
        if name in mine:
            was = base.get(name) or (dict(mine[name]) if mine[name]["applies_to"] == NOBODY else {})
            conflicts += _merge(case, c.MILESTONES, _MILESTONE_FIELDS, mine[name], was, row)
            mine[name]["source_words"] = row["source_words"] if was else mine[name]["source_words"]
        elif name not in base:
            insert(case.draft.milestones, [dict(row)])
            said = " – ".join(filter(None, [row["content"], shown(row["due"])]))
            case.note(ChangeKind.ADDED, f"Mốc {name}", "", said)
    for name in [n for n in base if n in mine and n not in theirs and not _was_due(case, base[n])]:
        over = base[name] | {"applies_to": NOBODY}
        conflicts += _merge(case, c.MILESTONES, ("applies_to",), mine[name], base[name], over)
        mine[name]["question"] = ""
    return conflicts


def _was_due(case: _Case, row: Row) -> bool:
    """Whether an earlier document had it due before this one: then it stays due where it still comes again."""
    is_again = any(of["kind"] == row["kind"] for of in case.theirs.milestones)
    return is_again and is_past(row["kind"], row["due"], row["agency_due"], case.issued)


def _merge(case: _Case, table: Table, fields: Sequence[str], mine: Row, base: Row, theirs: Row) -> list[str]:
    """Writes what the document changes into cells that nobody else did; the places where somebody did.

    ``base`` is empty where no document has had the row: then it is somebody's.
    """
    conflicts: list[str] = []
    for name in fields:
        if _same(mine[name], theirs[name]) or (base and _same(base[name], theirs[name])):
            continue
        if is_blank(theirs[name]) and table.column(name).kind is Kind.TEXT:
            continue  # what a document leaves out it does not change
        place = (f"Mốc {mine['milestone']}: " if "milestone" in mine else "") + table.column(name).header
        if (base and _same(mine[name], base[name])) or is_blank(mine[name]):
            case.note(ChangeKind.CHANGED, place, mine[name], theirs[name])
            mine[name] = theirs[name]
        else:
            case.note(ChangeKind.KEPT, place, mine[name], theirs[name])
            conflicts.append(place)
    return conflicts


def _same(one: Any, other: Any) -> bool:
    if is_blank(one) or is_blank(other):
        return is_blank(one) and is_blank(other)
    return same_words(one, other) if isinstance(one, str) and isinstance(other, str) else bool(one == other)


def _match_assignments(case: _Case) -> None:
    of_task = case.draft.of_task(case.draft.assignments, case.name)
    mine, base, theirs = (
        {(row["agency"], row["role"]): row for row in rows}
        for rows in (of_task, case.base.assignments, case.theirs.assignments)
    )
    added = [row for key, row in theirs.items() if key not in mine and key not in base]
    insert(case.draft.assignments, added)
    for key in [key for key in theirs if key in mine and key in base]:
        if _same(mine[key]["duty"], base[key]["duty"]):
            mine[key]["duty"] = theirs[key]["duty"]
    gone = [mine[key] for key in mine if key in base and key not in theirs]
    leads = [row for row in gone if row["role"] == Role.LEAD and row["must_report"] == YesNo.YES]
    for row in leads:
        row["must_report"] = YesNo.NO
    _note_assignments(case, added, leads)
    others = [row["agency_name"] for row in gone if row["role"] != Role.LEAD]
    if others:
        ask(case.draft, case.name, further.coordinators_gone(case.source, others))


def _note_assignments(case: _Case, added: Sequence[Row], leads: Sequence[Row]) -> None:
    for role in dict.fromkeys(row["role"] for row in added):
        names = "; ".join(row["agency_name"] for row in added if row["role"] == role)
        case.note(ChangeKind.ADDED, f"Phân công: {role}", "", names)
    if leads:
        names = "; ".join(row["agency_name"] for row in leads)
        case.note(ChangeKind.WITHDRAWN, "Phân công: Phải báo cáo", names, "")


def _match_questions(case: _Case) -> None:
    """Asks what the new words leave open; what the old ones left open and the new ones settle is closed."""
    base, theirs = ({row["question"]: row for row in rows.questions} for rows in (case.base, case.theirs))
    for text, row in theirs.items():
        if text not in base:
            ask(case.draft, case.name, Question(text, row["source_words"], row["suggestion"], Asks(row["asks"])))
    for row in case.draft.of_task(case.draft.questions, case.name):
        if row["question"] in base and row["question"] not in theirs and not row["handled"]:
            row["handled"] = f"Không cần trả lời nữa: {further.cited(case.source)} đã ghi khác."
            clear(case.draft, case.name, row["question"])
