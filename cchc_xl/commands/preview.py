"""What the program understood of a letter, beside the letter's own words: for people to check before it counts."""

from collections.abc import Sequence
from dataclasses import dataclass

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
    sources = list(plan.tasks["source"])
    tasks = tuple(TaskPreview(task.number, tuple(_lines(task, plan))) for task in letter.tasks)
    return Preview(letter.file, sources[0] if sources else "", tasks)


def _lines(task: LetterTask, plan: Plan) -> Sequence[Line]:
    milestones, questions = _of(plan.milestones, task), _of(plan.questions, task)
    area = _of(plan.tasks, task)["area"].iloc[0]
    return (
        Line(_header("content"), task.content, area),
        Line(_header("leads"), task.leads, _agencies(plan, task, leads=True)),
        Line(_header("coordinators"), task.coordinators, _agencies(plan, task, leads=False)),
        Line(_header("products"), task.products, "" if task.products else "–"),
        Line("Thời gian → mốc", task.timing, "\n".join(_milestone(row) for _, row in milestones.iterrows())),
        Line(_header("question"), "", "\n".join(f"? {text}" for text in questions["question"])),
    )


def _of(rows: pd.DataFrame, task: LetterTask) -> pd.DataFrame:
    return rows[rows["task"] == task.number]


def _header(field: str) -> str:
    return TASKS.column(field).header


def _milestone(row: "pd.Series") -> str:  # type: ignore[type-arg]
    due = row["agency_due"] if pd.notna(row["agency_due"]) else row["due"]
    day = f"{due:%d/%m/%Y}" if pd.notna(due) else "chưa có ngày"
    return f"{row['milestone']}: {day} · {row['kind']} · {row['content']}"


def _agencies(plan: Plan, task: LetterTask, *, leads: bool) -> str:
    """The agencies by role; named where they are few, counted by level where they are many."""
    rows = _of(plan.assignments, task)
    roles = [role for role in Role if (role is Role.LEAD) is leads]
    said = ((role, _named(plan, rows[rows["role"] == role])) for role in roles)
    lines = [text if role in (Role.LEAD, Role.COORDINATING) else f"{role}: {text}" for role, text in said if text]
    return "\n".join(lines) or "–"


def _named(plan: Plan, rows: pd.DataFrame) -> str:
    if len(rows) <= _MANY:
        return "; ".join(f"{name} ({code})" for name, code in zip(rows["agency_name"], rows["agency"], strict=True))
    levels = rows.merge(plan.agencies[["agency", "level"]], on="agency")["level"].value_counts()
    counted = "; ".join(f"{levels[level]} {level}" for level in Level if level in levels)
    return f"{len(rows)} cơ quan: {counted}"
