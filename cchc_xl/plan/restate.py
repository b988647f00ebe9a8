"""A task that a document states anew: cells that nobody touched follow it, what a clerk changed stays and is asked
about. Milestones and agencies that are over stay as rows that ask nothing of anybody."""

from collections.abc import Sequence
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
from cchc_xl.values import columns as c
from cchc_xl.values.columns import Kind, Table
from cchc_xl.values.words import NOBODY, Asks, ChangeKind, Role, Standing, YesNo

_TASK_TEXTS = ("area", "content", "leads", "coordinators", "products", "timing", "legal_basis")
_STATED = ("content", "leads", "coordinators", "products", "timing")  # a change of these is an amendment
_MILESTONE_FIELDS = (
    "content", "kind", "applies_to", "window_start", "cutoff", "due", "due_effective", "agency_due", "remind_on",
)  # fmt: skip


def restate(draft: Draft, found: Difference, old: Plan, new: Plan, source: str) -> dict[str, str]:
    """Brings the tasks up to date that the document states anew, three ways: ``old`` is what the last document
    said of them, ``new`` what this one says (cited as ``source``), ``draft`` what the register has.

    The standing that the document gives each of them.
    """
    stated: dict[str, str] = {}
    for pair in found.matched:
        stated[pair.task], conflicts = _match_task(draft, pair.task, found, old, new, source)
        conflicts = [
            *conflicts,
            *_match_milestones(draft, pair.task, old, new, source),
        ]
        _match_assignments(draft, pair.task, old, new, source)
        _match_questions(draft, pair.task, old, new, source)
        if conflicts:
            ask(draft, pair.task, further.conflict(source, conflicts))
    return stated


def _match_task(draft: Draft, task: str, found: Difference, old: Plan, new: Plan, source: str) -> tuple[str, list[str]]:
    """The standing that the document gives the task, and the places that somebody else has changed."""
    mine = draft.task(task)
    base, theirs = _row(rows_of(old.tasks), "task", task), _row(rows_of(new.tasks), "task", task)
    origin = latest(draft.origins).get(task)
    if base and origin:
        noted = str(mine["source"]).startswith(origin["source"])  # what was done to read the file may stand behind
        base |= {"source": mine["source"] if noted else origin["source"], "standing": origin["standing"]}
    is_amended = any(not _same(theirs[f], (base or mine)[f]) for f in _STATED)
    theirs["standing"] = _standing(found, str((base or mine)["standing"]), is_amended=is_amended)
    fields = (*_TASK_TEXTS, "source", "standing")
    return str(theirs["standing"]), _merge(draft, task, "", c.TASKS, fields, mine, base, theirs, source)


def _standing(found: Difference, before: str, *, is_amended: bool) -> str:
    """Trạng thái giao of a task that the document states anew."""
    if found.corrects or found.purpose is Purpose.PROPOSES:
        return before
    if is_amended:
        return Standing.AMENDED
    if found.purpose is Purpose.ASSIGNS or before in (Standing.PROPOSED, Standing.WITHDRAWN):
        return Standing.ASSIGNED
    return before


def _match_milestones(draft: Draft, task: str, old: Plan, new: Plan, source: str) -> list[str]:
    mine = {row["milestone"]: row for row in draft.of_task(draft.milestones, task)}
    base = {row["milestone"]: row for row in rows_of(old.milestones) if row["task"] == task}
    theirs = {row["milestone"]: row for row in rows_of(new.milestones) if row["task"] == task}
    conflicts: list[str] = []
    for name, row in theirs.items():
        if name in mine:
            was = base.get(name) or (dict(mine[name]) if mine[name]["applies_to"] == NOBODY else None)
            conflicts += _merge(draft, task, name, c.MILESTONES, _MILESTONE_FIELDS, mine[name], was, row, source)
            if was and not _same(was["source_words"], row["source_words"]):
                mine[name]["source_words"] = row["source_words"]
        elif name not in base:
            insert(draft.milestones, [dict(row)])
            said = " – ".join(filter(None, [row["content"], shown(row["due"])]))
            changed(draft, source, task, ChangeKind.ADDED, f"Mốc {name}", "", said)
    for name in [n for n in base if n in mine and n not in theirs]:
        over = base[name] | {"applies_to": NOBODY}
        conflicts += _merge(draft, task, name, c.MILESTONES, ("applies_to",), mine[name], base[name], over, source)
        mine[name]["question"] = ""
    return conflicts


def _merge(
    draft: Draft,
    task: str,
    milestone: str,
    table: Table,
    fields: Sequence[str],
    mine: Row,
    base: Row | None,
    theirs: Row,
    source: str,
) -> list[str]:
    """Writes what the document changes into cells that nobody else did; the places where somebody did."""
    conflicts: list[str] = []
    for field in fields:
        if _same(mine[field], theirs[field]) or (base and _same(base[field], theirs[field])):
            continue
        if is_blank(theirs[field]) and table.column(field).kind is Kind.TEXT:
            continue  # what a document leaves out it does not change
        place = f"Mốc {milestone}: {table.column(field).header}" if milestone else table.column(field).header
        if (base and _same(mine[field], base[field])) or is_blank(mine[field]):
            changed(draft, source, task, ChangeKind.CHANGED, place, mine[field], theirs[field])
            mine[field] = theirs[field]
        else:
            changed(draft, source, task, ChangeKind.KEPT, place, mine[field], theirs[field])
            conflicts.append(place)
    return conflicts


def _same(one: Any, other: Any) -> bool:
    if is_blank(one) or is_blank(other):
        return is_blank(one) and is_blank(other)
    return same_words(one, other) if isinstance(one, str) and isinstance(other, str) else bool(one == other)


def _row(rows: Sequence[Row], field: str, value: str) -> Row:
    found: list[Row] = [dict(row) for row in rows if row[field] == value]
    return found[0] if found else {}


def _match_assignments(draft: Draft, task: str, old: Plan, new: Plan, source: str) -> None:
    mine = {(row["agency"], row["role"]): row for row in draft.of_task(draft.assignments, task)}
    base, theirs = (
        {(row["agency"], row["role"]): row for row in rows_of(plan.assignments) if row["task"] == task}
        for plan in (old, new)
    )
    added = [row for key, row in theirs.items() if key not in mine and key not in base]
    insert(draft.assignments, added)
    for key in theirs.keys() & mine.keys() & base.keys():
        if _same(mine[key]["duty"], base[key]["duty"]):
            mine[key]["duty"] = theirs[key]["duty"]
    gone = [mine[key] for key in mine if key in base and key not in theirs]
    leads = [row for row in gone if row["role"] == Role.LEAD and row["must_report"] == YesNo.YES]
    for row in leads:
        row["must_report"] = YesNo.NO
    _note_assignments(draft, task, added, leads, source)
    others = [row["agency_name"] for row in gone if row["role"] != Role.LEAD]
    if others:
        ask(draft, task, further.coordinators_gone(source, others))


def _note_assignments(draft: Draft, task: str, added: Sequence[Row], leads: Sequence[Row], source: str) -> None:
    for role in dict.fromkeys(row["role"] for row in added):
        names = "; ".join(row["agency_name"] for row in added if row["role"] == role)
        changed(draft, source, task, ChangeKind.ADDED, f"Phân công: {role}", "", names)
    if leads:
        names = "; ".join(row["agency_name"] for row in leads)
        changed(draft, source, task, ChangeKind.WITHDRAWN, "Phân công: Phải báo cáo", names, "")


def _match_questions(draft: Draft, task: str, old: Plan, new: Plan, source: str) -> None:
    """Asks what the new words leave open; what the old ones left open and the new ones settle is closed."""
    base, theirs = (
        {row["question"]: row for row in rows_of(plan.questions) if row["task"] == task} for plan in (old, new)
    )
    for text, row in theirs.items():
        if text not in base:
            ask(draft, task, Question(text, row["source_words"], row["suggestion"], Asks(row["asks"])))
    for row in draft.of_task(draft.questions, task):
        if row["question"] in base and row["question"] not in theirs and not row["handled"]:
            row["handled"] = f"Không cần trả lời nữa: {further.cited(source)} đã ghi khác."
            clear(draft, task, row["question"])
