"""What has to be reported on: one obligation for each milestone and each lead agency that it binds."""

import pandas as pd

from cchc_xl.progress.adjustment_rows import Codes, Fault
from cchc_xl.progress.adjustments import Adjusted, adjusted
from cchc_xl.progress.names import codes_by_name, folded, split_names
from cchc_xl.values.columns import ADJUSTMENTS
from cchc_xl.values.frames import frame
from cchc_xl.values.problems import Problem, problem
from cchc_xl.values.words import Role, Standing, YesNo

FIELDS = (
    "milestone", "task", "agency", "agency_name", "level", "kind", "content", "task_content", "products",
    "timing", "window_start", "cutoff", "due", "due_effective", "agency_due", "due_extended", "moved_from",
    "adjusted_by", "order",
)  # fmt: skip

_TIMED = ["task", "milestone", "window_start", "due", "due_effective", "agency_due"]
_LONGEST = 110  # characters of a task's content that stand beside its milestone


def obligations(
    tasks: pd.DataFrame,
    milestones: pd.DataFrame,
    assignments: pd.DataFrame,
    agencies: pd.DataFrame,
    adjustments: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row for each milestone × lead agency, with ``FIELDS``.

    In: columns.TASKS, MILESTONES, ASSIGNMENTS, AGENCIES, ADJUSTMENTS. A lead is bound when «Phải báo cáo» is Có, its
    task is not withdrawn, and the milestone's «Áp dụng cho» does not leave it out; then documents may have changed
    that (progress.adjustments): ``due_extended``, ``moved_from``, ``adjusted_by`` say so. Rows stand in the order of
    the directory, then of the tasks (``order``), then of tblMoc; an agency that the directory lacks comes last,
    called by its code. ``task_content`` is shortened; dates are days.
    """
    rows = _adjusted(tasks, milestones, assignments, agencies, adjustments).rows
    rows = rows.merge(_binding(tasks), on="task").merge(_placed(milestones), on="milestone")
    rows = rows.merge(_named(agencies), on="agency", how="left")
    rows["agency_name"] = rows["agency_name"].fillna(rows["agency"])
    rows["level"] = rows["level"].fillna("")
    rows = rows.sort_values(["agency_row", "order", "task_row", "milestone_row"], kind="stable", na_position="last")
    return rows[list(FIELDS)].reset_index(drop=True)


def faults_in_adjustments(
    tasks: pd.DataFrame,
    milestones: pd.DataFrame,
    assignments: pd.DataFrame,
    agencies: pd.DataFrame,
    adjustments: pd.DataFrame,
) -> tuple[Fault, ...]:
    """What in columns.ADJUSTMENTS ``obligations`` could not follow, or doubts."""
    return _adjusted(tasks, milestones, assignments, agencies, adjustments).faults if len(adjustments) else ()


def unknown_in_applies_to(milestones: pd.DataFrame, agencies: pd.DataFrame) -> list[Problem]:
    """A problem M18 for every name in «Áp dụng cho» that means no agency and no group of the directory."""
    codes = codes_by_name(agencies)
    written = zip(milestones["milestone"], milestones["applies_to"], strict=True)
    return [
        problem("M18", milestone=milestone, value=name)
        for milestone, names in written
        for name in split_names(names)
        if folded(name) not in codes
    ]


def shortened(text: str, longest: int) -> str:
    """The text in one line, cut at the end of a word with «…» where it is longer."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0].rstrip(",;:.–- ") + "…"


def _leads(assignments: pd.DataFrame) -> pd.DataFrame:
    asked = (assignments["role"] == Role.LEAD) & (assignments["must_report"] == YesNo.YES)
    return assignments.loc[asked & (assignments["task"] != ""), ["task", "agency"]].drop_duplicates()


def _binding(tasks: pd.DataFrame) -> pd.DataFrame:
    rows = tasks[tasks["standing"] != Standing.WITHDRAWN]
    return pd.DataFrame(
        {
            "task": rows["task"],
            "task_content": [shortened(text, _LONGEST) for text in rows["content"]],
            "products": rows["products"],
            "timing": rows["timing"],
            "order": rows["order"],
            "task_row": range(len(rows)),
        }
    )


def _placed(milestones: pd.DataFrame) -> pd.DataFrame:
    return milestones[["milestone", "kind", "content", "cutoff"]].assign(milestone_row=range(len(milestones)))


def _named(agencies: pd.DataFrame) -> pd.DataFrame:
    rows = agencies[["agency", "agency_name", "level"]].assign(agency_row=range(len(agencies)))
    return rows.drop_duplicates("agency")


def _adjusted(
    tasks: pd.DataFrame,
    milestones: pd.DataFrame,
    assignments: pd.DataFrame,
    agencies: pd.DataFrame,
    adjustments: pd.DataFrame | None,
) -> Adjusted:
    """Who is bound by what and when: by the plan, then as documents changed it."""
    codes = codes_by_name(agencies)
    alive = tasks.loc[tasks["standing"] != Standing.WITHDRAWN, "task"]
    timed = milestones.loc[milestones["task"].isin(alive) & (milestones["milestone"] != ""), _TIMED]
    bound = _leads(assignments).merge(timed, on="task")
    bound = bound[_is_bound(bound, milestones, codes)].reset_index(drop=True)
    return adjusted(bound, timed, frame(ADJUSTMENTS) if adjustments is None else adjustments, codes)


def _is_bound(rows: pd.DataFrame, milestones: pd.DataFrame, codes: Codes) -> "pd.Series[bool]":
    """Whether each row's agency is among those that its milestone applies to."""
    bound = {
        milestone: frozenset[str]().union(*(codes.get(folded(name), frozenset()) for name in split_names(names)))
        for milestone, names in zip(milestones["milestone"], milestones["applies_to"], strict=True)
        if split_names(names)
    }
    pairs = zip(rows["milestone"], rows["agency"], strict=True)
    kept = [milestone not in bound or agency in bound[milestone] for milestone, agency in pairs]
    return pd.Series(kept, index=rows.index, dtype="bool")
