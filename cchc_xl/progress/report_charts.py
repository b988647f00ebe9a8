"""What the charts of the report show, as plain numbers."""

import pandas as pd

from cchc_xl.progress.summary import counts
from cchc_xl.values.words import STATE_LOOKS, Level, State

# The states that the stacked bars show, with their colours (RRGGBB): what is to be done by a day, and is begun.
PARTS: tuple[tuple[str, str], ...] = tuple(
    (state.value, STATE_LOOKS[state].fill)
    for state in (
        State.DONE_ON_TIME, State.DONE_LATE, State.IN_TIME, State.DUE_SOON, State.UNKNOWN_PAST_DUE, State.OVERDUE,
    )
)  # fmt: skip


def by_level(states: pd.DataFrame) -> dict[str, list[int]]:
    """Level → how many obligations are in each state of ``PARTS``; levels that have none are left out."""
    table: dict[str, list[int]] = {}
    for level in Level:
        mine = states.loc[states["level"] == level, "state"].value_counts()
        numbers = [int(mine.get(state, 0)) for state, _ in PARTS]
        if any(numbers):
            table[level.value] = numbers
    return table


def task_rates(states: pd.DataFrame, tasks: pd.DataFrame) -> dict[str, float]:
    """«NV 4» → its completion rate, in the order of ``tasks``; tasks of which nothing was due yet are left out."""
    rates = counts(states, "task").set_index("task")["rate"].dropna()
    return {f"NV {task}": float(rates[task]) for task in tasks["task"] if task in rates.index}
