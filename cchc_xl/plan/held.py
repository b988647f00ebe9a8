"""The register as a master holds it: frames, and the rows that they are while they are being changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import pandas as pd

from cchc_xl.plan.draft import Draft
from cchc_xl.plan.letter import Letter
from cchc_xl.plan.origins import Row, origin_of
from cchc_xl.plan.register import Plan
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from cchc_xl.values.table import Table


@dataclass(frozen=True)
class Held:
    """Frames of values/columns: TASKS, MILESTONES, ASSIGNMENTS, QUESTIONS, ORIGINS, CHANGES."""

    tasks: pd.DataFrame
    milestones: pd.DataFrame
    assignments: pd.DataFrame
    questions: pd.DataFrame
    origins: pd.DataFrame
    changes: pd.DataFrame


_TABLES: Mapping[str, Table] = {
    "tasks": c.TASKS,
    "milestones": c.MILESTONES,
    "assignments": c.ASSIGNMENTS,
    "questions": c.QUESTIONS,
    "origins": c.ORIGINS,
    "changes": c.CHANGES,
}


def first(letter: Letter, plan: Plan) -> Held:
    """The register that a first letter makes."""
    sources = dict(zip(plan.tasks["task"], plan.tasks["source"], strict=True))
    standings = dict(zip(plan.tasks["task"], plan.tasks["standing"], strict=True))
    origins = [
        origin_of(t, letter, sources[t.number].removesuffix(letter.noted), t.number, standings[t.number])
        for t in letter.tasks
    ]
    return Held(
        plan.tasks,
        plan.milestones,
        plan.assignments,
        plan.questions,
        frame(c.ORIGINS, origins),
        frame(c.CHANGES),
    )


def drafted(held: Held) -> Draft:
    """Rows that may be changed; the frames stay."""
    return Draft(**{name: rows_of(getattr(held, name)) for name in _TABLES})


def settled(draft: Draft) -> Held:
    return Held(**{name: frame(table, getattr(draft, name)) for name, table in _TABLES.items()})


def rows_of(data: pd.DataFrame) -> list[Row]:
    return cast("list[Row]", data.to_dict("records"))
