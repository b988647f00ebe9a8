"""What the program understood of a letter, beside the letter's own words: for people to check before it counts."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cchc_xl.plan.letter import Letter, LetterTask
from cchc_xl.plan.register import Plan
from cchc_xl.values.columns import TASKS
from cchc_xl.values.frames import Columns, columns_by
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
    """What a plan says of one task: its area, and its rows of each table by column, no columns where it has none."""

    area: str
    milestones: Columns
    assignments: Columns
    questions: Columns
    levels: Mapping[str, str]


def _own(plan: Plan) -> Mapping[str, _Own]:
    """By task; all at once, since a plan of hundreds of tasks has tens of thousands of assignments."""
    levels = dict(zip(plan.agencies["agency"], plan.agencies["level"], strict=True))
    milestones, assignments, questions = (
        columns_by("task", rows) for rows in (plan.milestones, plan.assignments, plan.questions)
    )
    areas = zip(plan.tasks["task"], plan.tasks["area"], strict=True)
    return {
        task: _Own(area, milestones.get(task, {}), assignments.get(task, {}), questions.get(task, {}), levels)
        for task, area in areas
    }


def _rows(own: Columns, *fields: str) -> Iterator[tuple[Any, ...]]:
    return zip(*(own.get(field, ()) for field in fields), strict=True)


def _lines(task: LetterTask, own: _Own) -> Sequence[Line]:
    milestones = _rows(own.milestones, "milestone", "agency_due", "due", "kind", "content")
    questions = own.questions.get("question", ())
    return (
        Line(_header("content"), task.content, own.area),
        Line(_header("leads"), task.leads, _agencies(own, leads=True)),
        Line(_header("coordinators"), task.coordinators, _agencies(own, leads=False)),
        Line(_header("products"), task.products, "" if task.products else "–"),
        Line("Thời gian → mốc", task.timing, "\n".join(_milestone(*row) for row in milestones)),
        Line(_header("question"), "", "\n".join(f"? {question}" for question in questions)),
    )


def _header(field: str) -> str:
    return TASKS.column(field).header


def _milestone(milestone: str, agency_due: Any, due: Any, kind: str, content: str) -> str:
    day = agency_due if pd.notna(agency_due) else due
    return f"{milestone}: {f'{day:%d/%m/%Y}' if pd.notna(day) else 'chưa có ngày'} · {kind} · {content}"


def _agencies(own: _Own, *, leads: bool) -> str:
    """The agencies by role; named where they are few, counted by level where they are many."""
    rows = list(_rows(own.assignments, "role", "agency_name", "agency"))
    roles = [role for role in Role if (role is Role.LEAD) is leads]
    said = ((role, _named([(name, code) for of, name, code in rows if of == role], own.levels)) for role in roles)
    lines = [text if role in (Role.LEAD, Role.COORDINATING) else f"{role}: {text}" for role, text in said if text]
    return "\n".join(lines) or "–"


def _named(agencies: Sequence[tuple[str, str]], level_of: Mapping[str, str]) -> str:
    if len(agencies) <= _MANY:
        return "; ".join(f"{name} ({code})" for name, code in agencies)
    levels = Counter(level_of.get(code) for _, code in agencies)
    counted = "; ".join(f"{levels[level]} {level}" for level in Level if level in levels)
    return f"{len(agencies)} cơ quan: {counted}"
