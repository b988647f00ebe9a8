"""What the program understood of a letter, beside the letter's own words: for people to check before it counts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import pandas as pd

from cchc_xl.plan.letter import Letter, LetterTask
from cchc_xl.plan.register import Plan
from cchc_xl.values.columns import TASKS
from cchc_xl.values.words import Level, Role

_MANY = 6  # agencies that are named one by one; more are counted by level


@dataclass(frozen=True)
class Line:
    """One field of a task: the letter's words, and what was made of them."""

    field: str
    written: str
    understood: str


@dataclass(frozen=True)
class TaskPreview:
    task: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Preview:
    """A letter as it was understood."""

    file: str
    source: str
    tasks: tuple[TaskPreview, ...]


def preview(letter: Letter, plan: Plan) -> Preview:
    """``plan`` is what the letter makes by itself, under its own numbers."""
    sources, own = list(plan.tasks["source"]), _own(plan)
    tasks = tuple(TaskPreview(task.number, tuple(_lines(task, own[task.number]))) for task in letter.tasks)
    return Preview(letter.file, sources[0] if sources else "", tasks)


_Row = Mapping[str, Any]


@dataclass(frozen=True)
class _Own:
    """What a plan says of one task: its row, its milestones, its agencies with their level, its questions."""

    task: _Row
    milestones: Sequence[_Row]
    assignments: Sequence[_Row]
    questions: Sequence[_Row]


def _own(plan: Plan) -> Mapping[str, _Own]:
    """By task; all at once, since a plan of hundreds of tasks has tens of thousands of assignments."""
    levels = plan.agencies.set_index("agency")["level"]
    assignments = plan.assignments.assign(level=plan.assignments["agency"].map(levels))
    tables = [_by_task(rows) for rows in (plan.milestones, assignments, plan.questions)]
    tasks = plan.tasks.to_dict("records")
    return {row["task"]: _Own(cast("_Row", row), *(rows.get(row["task"], ()) for rows in tables)) for row in tasks}


def _by_task(rows: pd.DataFrame) -> Mapping[str, Sequence[_Row]]:
    found: dict[str, list[_Row]] = {}
    for row in rows.to_dict("records"):
        found.setdefault(row["task"], []).append(cast("_Row", row))
    return found


def _lines(task: LetterTask, own: _Own) -> Sequence[Line]:
    return (
        Line(_header("content"), task.content, own.task["area"]),
        Line(_header("leads"), task.leads, _agencies(own.assignments, leads=True)),
        Line(_header("coordinators"), task.coordinators, _agencies(own.assignments, leads=False)),
        Line(_header("products"), task.products, "" if task.products else "–"),
        Line("Thời gian → mốc", task.timing, "\n".join(map(_milestone, own.milestones))),
        Line(_header("question"), "", "\n".join(f"? {row['question']}" for row in own.questions)),
    )


def _header(field: str) -> str:
    return TASKS.column(field).header


def _milestone(row: _Row) -> str:
    due = row["agency_due"] if pd.notna(row["agency_due"]) else row["due"]
    day = f"{due:%d/%m/%Y}" if pd.notna(due) else "chưa có ngày"
    return f"{row['milestone']}: {day} · {row['kind']} · {row['content']}"


def _agencies(assignments: Sequence[_Row], *, leads: bool) -> str:
    """The agencies by role; named where they are few, counted by level where they are many."""
    roles = [role for role in Role if (role is Role.LEAD) is leads]
    said = ((role, _named([row for row in assignments if row["role"] == role])) for role in roles)
    lines = [text if role in (Role.LEAD, Role.COORDINATING) else f"{role}: {text}" for role, text in said if text]
    return "\n".join(lines) or "–"


def _named(rows: Sequence[_Row]) -> str:
    if len(rows) <= _MANY:
        return "; ".join(f"{row['agency_name']} ({row['agency']})" for row in rows)
    levels = Counter(row["level"] for row in rows)
    counted = "; ".join(f"{levels[level]} {level}" for level in Level if level in levels)
    return f"{len(rows)} cơ quan: {counted}"
