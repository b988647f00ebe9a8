"""What is bound, while documents change it one after the other: found by agency or by milestone, in no time.

A year in which most agencies give way to others has hundreds of such documents; each touches a few rows of thousands.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from cchc_xl.progress.adjustment_rows import Change

Row = dict[str, Any]  # the fields of a row; days are Timestamps or NaT
_Key = tuple[str, str]


@dataclass
class BoundRows:
    """Rows by milestone and agency, in their order."""

    rows: dict[_Key, Row] = field(default_factory=dict[_Key, Row])
    of_agency: dict[str, dict[_Key, Row]] = field(default_factory=dict[str, dict[_Key, Row]])
    of_task: dict[str, dict[_Key, Row]] = field(default_factory=dict[str, dict[_Key, Row]])

    @classmethod
    def of(cls, frame: pd.DataFrame) -> "BoundRows":
        """The rows of a frame that has at least task, milestone and agency."""
        found = cls()
        columns = [frame[name].tolist() for name in frame.columns]
        for values in zip(*columns, strict=True):
            found.add(dict(zip(frame.columns, values, strict=True)))
        return found

    def to_frame(self, like: pd.DataFrame) -> pd.DataFrame:
        """The rows with the columns and types of ``like``."""
        data: dict[str, Any] = {
            name: pd.Series([row[name] for row in self.rows.values()], dtype=like[name].dtype) for name in like.columns
        }
        return pd.DataFrame(data)

    def milestones_by_task(self) -> dict[str, frozenset[str]]:
        """The milestones of each task; under "" those of all."""
        by_task = {task: frozenset(name for name, _ in rows) for task, rows in self.of_task.items()}
        return by_task | {"": frozenset(name for name, _ in self.rows)}

    def meant(self, change: Change, agencies: Collection[str] | None) -> list[Row]:
        """The rows of a change's milestones, or else of its task, or else all; of these agencies only, if given."""
        return [row for row in self._near(change, agencies) if _is_named(row, change)]

    def add(self, row: Row) -> bool:
        """Puts a row at the end, unless the agency has that milestone already; whether it was put."""
        key = (row["milestone"], row["agency"])
        if key in self.rows:
            return False
        self.rows[key] = row
        self.of_agency.setdefault(row["agency"], {})[key] = row
        self.of_task.setdefault(row["task"], {})[key] = row
        return True

    def remove(self, rows: Iterable[Row]) -> None:
        """Takes rows out."""
        for row in list(rows):
            key = (row["milestone"], row["agency"])
            del self.rows[key], self.of_agency[row["agency"]][key], self.of_task[row["task"]][key]

    def _near(self, change: Change, agencies: Collection[str] | None) -> list[Row]:
        """The fewest rows known to hold all that are meant."""
        if agencies is not None:
            return [row for agency in sorted(agencies) for row in self.of_agency.get(agency, {}).values()]
        if change.task:
            return list(self.of_task.get(change.task, {}).values())
        return list(self.rows.values())


def current(row: Row) -> Any:
    """The day that holds now: the extended one, else the plan's; NaT where there is none."""
    days = (row.get("due_extended", pd.NaT), row["due_effective"], row["due"])
    return next((day for day in days if day is not pd.NaT), pd.NaT)


def is_due_on(row: Row, day: pd.Timestamp) -> bool:
    """Whether that is a deadline that holds now; of the plan's days any will do, people cite this one or that."""
    if row["due_extended"] is not pd.NaT:
        return bool(row["due_extended"] == day)
    return day in (row["due"], row["due_effective"], row["agency_due"])


def _is_named(row: Row, change: Change) -> bool:
    if change.milestones:
        return row["milestone"] in change.milestones
    return not change.task or row["task"] == change.task
