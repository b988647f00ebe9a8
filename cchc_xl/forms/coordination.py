"""The tasks that an agency only helps others with: for its information, and nothing to be answered."""

import pandas as pd

from cchc_xl.forms.shortening import shortened
from cchc_xl.values.columns import COORDINATION
from cchc_xl.values.frames import typed
from cchc_xl.values.words import Role, Standing

_LONGEST_TASK, _LONGEST_LEADS, _LONGEST_TIMING = 300, 200, 160  # characters; the plan itself has the rest
ON_REQUEST = "Theo đề nghị của cơ quan chủ trì"  # where the plan does not say what the help is


def coordination_rows(assignments: pd.DataFrame, tasks: pd.DataFrame) -> pd.DataFrame:
    """One row for each agency and task that it coordinates in but does not lead: ``agency``, then the fields of
    ``columns.COORDINATION``, numbered from 1 for each agency, in the order of the tasks.

    In: columns.ASSIGNMENTS, columns.TASKS. Withdrawn tasks are left out.
    """
    rows = _helping(assignments).merge(_standing(tasks), on="task").sort_values("row", kind="stable")
    rows = rows.assign(
        number=rows.groupby("agency", sort=False).cumcount() + 1,
        duty=rows["duty"].where(rows["duty"] != "", ON_REQUEST),
    )
    told = typed(COORDINATION, rows)
    told.insert(0, "agency", rows["agency"].to_numpy())
    return told


def _helping(assignments: pd.DataFrame) -> pd.DataFrame:
    key = ["task", "agency"]
    leading = pd.MultiIndex.from_frame(assignments.loc[assignments["role"] == Role.LEAD, key])
    helping = assignments[assignments["role"] == Role.COORDINATING]
    return helping.loc[~pd.MultiIndex.from_frame(helping[key]).isin(leading), [*key, "duty"]]


def _standing(tasks: pd.DataFrame) -> pd.DataFrame:
    """The tasks that count, as short as a list can have them; ``row`` is their order."""
    counting = tasks[tasks["standing"] != Standing.WITHDRAWN]
    counting = counting.sort_values("order", kind="stable", na_position="last")
    return pd.DataFrame(
        {
            "task": counting["task"],
            "content": [shortened(text, _LONGEST_TASK) for text in counting["content"]],
            "leads": [shortened(text, _LONGEST_LEADS) for text in counting["leads"]],
            "timing": [shortened(text, _LONGEST_TIMING) for text in counting["timing"]],
            "row": range(len(counting)),
        }
    )
