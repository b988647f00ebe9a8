"""What the program understood of a letter, beside the letter's own words: for people to check before it counts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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


@dataclass(frozen=True)
class _Own:
    """What a plan says of one task; ``agencies``: name, code and level, by role."""

    area: str
    milestones: Sequence[str]
    agencies: Mapping[str, Sequence[tuple[str, str, str]]]
    questions: Sequence[str]


def _own(plan: Plan) -> Mapping[str, _Own]:
    """By task; all at once, since a plan of hundreds of tasks has tens of thousands of assignments."""
    agencies = _agencies_by_task(plan)
    milestones, questions = _rows_by_task(plan.milestones), _rows_by_task(plan.questions)
    return {
        task: _Own(
            area,
            [_milestone(row) for row in milestones.get(task, ())],
            agencies.get(task, {}),
            [row["question"] for row in questions.get(task, ())],
        )
        for task, area in zip(plan.tasks["task"], plan.tasks["area"], strict=True)
    }


def _rows_by_task(rows: pd.DataFrame) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    found: dict[str, list[Any]] = {}
    for row in rows.to_dict("records"):
        found.setdefault(row["task"], []).append(row)
    return found


def _agencies_by_task(plan: Plan) -> Mapping[str, Mapping[str, Sequence[tuple[str, str, str]]]]:
    levels = dict(zip(plan.agencies["agency"], plan.agencies["level"], strict=True))
    found: dict[str, dict[str, list[tuple[str, str, str]]]] = {}
    fields = (plan.assignments[field].tolist() for field in ("task", "role", "agency_name", "agency"))
    for task, role, name, code in zip(*fields, strict=True):
        found.setdefault(task, {}).setdefault(role, []).append((name, code, levels.get(code, "")))
    return found


def _lines(task: LetterTask, own: _Own) -> Sequence[Line]:
    return (
        Line(_header("content"), task.content, own.area),
        Line(_header("leads"), task.leads, _agencies(own, leads=True)),
        Line(_header("coordinators"), task.coordinators, _agencies(own, leads=False)),
        Line(_header("products"), task.products, "" if task.products else "–"),
        Line("Thời gian → mốc", task.timing, "\n".join(own.milestones)),
        Line(_header("question"), "", "\n".join(f"? {question}" for question in own.questions)),
    )


def _header(field: str) -> str:
    return TASKS.column(field).header


def _milestone(row: Mapping[str, Any]) -> str:
    due = row["agency_due"] if pd.notna(row["agency_due"]) else row["due"]
    day = f"{due:%d/%m/%Y}" if pd.notna(due) else "chưa có ngày"
    return f"{row['milestone']}: {day} · {row['kind']} · {row['content']}"


def _agencies(own: _Own, *, leads: bool) -> str:
    """The agencies by role; named where they are few, counted by level where they are many."""
    roles = [role for role in Role if (role is Role.LEAD) is leads and role in own.agencies]
    said = ((role, _named(own.agencies[role])) for role in roles)
    lines = [text if role in (Role.LEAD, Role.COORDINATING) else f"{role}: {text}" for role, text in said]
    return "\n".join(lines) or "–"


def _named(agencies: Sequence[tuple[str, str, str]]) -> str:
    if len(agencies) <= _MANY:
        return "; ".join(f"{name} ({code})" for name, code, _ in agencies)
    levels = Counter(level for _, _, level in agencies)
    counted = "; ".join(f"{levels[level]} {level}" for level in Level if level in levels)
    return f"{len(agencies)} cơ quan: {counted}"
