"""What each document said of each task, kept beside the register: columns.ORIGINS.

So the program knows what it has read before, which cells of the register are still as it wrote them, and what a
task says that waits for an answer.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cchc_xl.plan.alike import same_words
from cchc_xl.plan.letter import CoordinatorText, Letter, LetterTask
from cchc_xl.values.words import Role

# A row of a table: field to value.
Row = dict[str, Any]

TEXTS = ("area", "content", "leads", "products", "timing")
_OF_THE_DOCUMENT = ("dated", "issuer", "subject", "place")  # what decides how names are understood


def origin_of(task: LetterTask, letter: Letter, source: str, register_task: str, standing: str) -> Row:
    """The row of a document's task; ``register_task`` is its id in the register, "" while nobody knows it."""
    return {
        "source": source,
        **{field: getattr(letter, field) for field in _OF_THE_DOCUMENT},
        "number": task.number,
        "task": register_task,
        "standing": standing,
        **{field: getattr(task, field) for field in TEXTS},
        "coordinating": json.dumps([[list(part.roles), part.text] for part in task.coordinating], ensure_ascii=False),
        "unread": "\n".join(task.unread),
        "grounds": task.grounds,
    }


def task_of(origin: Mapping[str, Any], number: str) -> LetterTask:
    """The task that a row keeps, under that number."""
    parts: list[tuple[list[str], str]] = json.loads(origin["coordinating"] or "[]")
    return LetterTask(
        number=number,
        area=str(origin["area"]),
        content=str(origin["content"]),
        leads=str(origin["leads"]),
        coordinating=tuple(CoordinatorText(tuple(map(Role, roles)), text) for roles, text in parts),
        products=str(origin["products"]),
        timing=str(origin["timing"]),
        unread=tuple(str(origin["unread"]).split("\n")) if origin["unread"] else (),
        grounds=str(origin["grounds"]),
    )


def letters_of(origins: Iterable[Row]) -> list[Letter]:
    """The documents of these rows with nothing but the rows' tasks, under their ids (their numbers where they have
    none)."""
    tasks: dict[tuple[str, ...], list[LetterTask]] = {}
    for row in origins:
        document = tuple(str(row[field]) for field in _OF_THE_DOCUMENT)
        tasks.setdefault(document, []).append(task_of(row, row["task"] or row["number"]))
    return [
        Letter("", "", "", "", dated, issuer, subject, (), tuple(found), place=place)
        for (dated, issuer, subject, place), found in tasks.items()
    ]


def latest(origins: Sequence[Row]) -> dict[str, Row]:
    """For each task of the register the row that was written last."""
    return {row["task"]: row for row in origins if row["task"]}


def says_the_same(task: LetterTask, origin: Row) -> bool:
    """Whether a document's task says nothing that the row does not; what it leaves out it does not change."""
    kept = task_of(origin, task.number)
    pairs = [(getattr(task, field), getattr(kept, field)) for field in TEXTS]
    pairs = [(new, old) for new, old in pairs if not (task.is_only_numbered and new == task.content)]
    pairs.append((task.coordinators, kept.coordinators))
    return all(not new or same_words(new, old) for new, old in pairs)


def filled(task: LetterTask, origin: Row | None) -> LetterTask:
    """The task with what it leaves out as an earlier document said it."""
    if origin is None:
        return task
    kept = task_of(origin, task.number)
    return replace(
        task,
        area=task.area or kept.area,
        content=kept.content if task.is_only_numbered else task.content,
        leads=task.leads or kept.leads,
        coordinating=task.coordinating or kept.coordinating,
        products=task.products or kept.products,
        timing=task.timing or kept.timing,
        grounds=task.grounds or kept.grounds,
    )
