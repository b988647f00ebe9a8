"""The register as rows, while they are being changed: rows are added behind those of their task, every change of a
field is noted, every question stands once in the list and in the cells it concerns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cchc_xl.plan.origins import Row, latest
from cchc_xl.plan.questions import Question
from cchc_xl.values import columns as c
from cchc_xl.values.words import ChangeKind, Standing


@dataclass
class Draft:
    """Rows of columns.TASKS, MILESTONES, ASSIGNMENTS, QUESTIONS, ORIGINS and CHANGES."""

    tasks: list[Row]
    milestones: list[Row]
    assignments: list[Row]
    questions: list[Row]
    origins: list[Row]
    changes: list[Row]

    def task(self, task: str) -> Row:
        """The row of that task; KeyError where there is none."""
        for row in self.tasks:
            if row["task"] == task:
                return row
        raise KeyError(task)

    def of_task(self, rows: Sequence[Row], task: str) -> list[Row]:
        return [row for row in rows if row["task"] == task]

    def asks(self, task: str, question: str) -> bool:
        """Whether the list has that question, answered or not."""
        return any(row["task"] == task and row["question"] == question for row in self.questions)


def ask(draft: Draft, task: str, question: Question) -> None:
    """Adds a question to the list and to its task's cell, unless it was asked before."""
    if draft.asks(task, question.text):
        return
    row = {"task": task, "question": question.text, "source_words": question.source_words}
    row |= {"suggestion": question.suggestion, "answer": "", "handled": "", "asks": question.asks}
    insert(draft.questions, [row])
    draft.task(task)["question"] = "\n".join(filter(None, [draft.task(task)["question"], question.text]))


def changed(draft: Draft, source: str, task: str, kind: ChangeKind, field: str, before: Any, after: Any) -> None:
    """Notes in the list of changes what became of a field."""
    row = {"source": source, "task": task, "kind": kind, "field": field}
    draft.changes.append(row | {"before": shown(before), "after": shown(after)})


def shown(value: Any) -> str:
    """A cell's value as the list of changes has it."""
    if is_blank(value):
        return ""
    return f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else str(value)


def clear(draft: Draft, task: str, question: str) -> None:
    """Takes a question out of the cells «Cần làm rõ» of its task and of the task's milestones."""
    for row in (*draft.of_task(draft.tasks, task), *draft.of_task(draft.milestones, task)):
        lines = str(row["question"]).split("\n")
        if question in lines:
            row["question"] = "\n".join(line for line in lines if line != question)


def withdraw(draft: Draft, task: str, source: str) -> None:
    """A task that is over: its rows and results stay, nobody owes it any more."""
    row = draft.task(task)
    header = c.TASKS.column("standing").header
    changed(draft, source, task, ChangeKind.WITHDRAWN, header, row["standing"], Standing.WITHDRAWN)
    row["standing"] = Standing.WITHDRAWN
    origin = latest(draft.origins).get(task)
    if origin:
        origin["standing"] = Standing.WITHDRAWN


def insert(rows: list[Row], new: Iterable[Row]) -> None:
    """Puts each row behind the last one of its task; at the end where the task has none."""
    for row in new:
        places = [n for n, old in enumerate(rows) if old["task"] == row["task"]]
        rows.insert(places[-1] + 1 if places else len(rows), row)


def is_blank(value: Any) -> bool:
    return value is None or value == "" or pd.isna(value) is True
