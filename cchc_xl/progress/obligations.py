"""What has to be reported on: one obligation for each milestone and each lead agency that it binds."""

import re
import unicodedata

import pandas as pd

from cchc_xl.values.problems import Problem, problem
from cchc_xl.values.words import ALL_LEADS, NOBODY, Role, Standing, YesNo

FIELDS = (
    "milestone", "task", "agency", "agency_name", "level", "kind", "content", "task_content", "products",
    "timing", "window_start", "cutoff", "due", "due_effective", "agency_due", "order",
)  # fmt: skip

_LONGEST = 110  # characters of a task's content that stand beside its milestone


def obligations(
    tasks: pd.DataFrame, milestones: pd.DataFrame, assignments: pd.DataFrame, agencies: pd.DataFrame
) -> pd.DataFrame:
    """One row for each milestone × lead agency, with ``FIELDS``.

    In: columns.TASKS, MILESTONES, ASSIGNMENTS, AGENCIES. A lead is bound when «Phải báo cáo» is Có, its task is
    not withdrawn, and the milestone's «Áp dụng cho» does not leave it out. Rows stand in the order of the
    directory, then of the tasks (``order``), then of tblMoc; an agency that the directory lacks comes last,
    called by its code. ``task_content`` is shortened; dates are days.
    """
    rows = _leads(assignments).merge(_binding(tasks), on="task").merge(_placed(milestones), on="task")
    rows = rows.merge(_named(agencies), on="agency", how="left")
    rows["agency_name"] = rows["agency_name"].fillna(rows["agency"])
    rows["level"] = rows["level"].fillna("")
    rows = rows[_is_bound(rows, milestones, agencies)]
    rows = rows.sort_values(["agency_row", "order", "task_row", "milestone_row"], kind="stable", na_position="last")
    return rows[list(FIELDS)].reset_index(drop=True)


def unknown_in_applies_to(milestones: pd.DataFrame, agencies: pd.DataFrame) -> list[Problem]:
    """A problem M18 for every name in «Áp dụng cho» that means no agency and no group of the directory."""
    codes = _codes_by_name(agencies)
    written = zip(milestones["milestone"], milestones["applies_to"], strict=True)
    return [
        problem("M18", milestone=milestone, value=name)
        for milestone, names in written
        for name in _split(names)
        if _folded(name) not in codes
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
    fields = ["milestone", "task", "kind", "content", "window_start", "cutoff", "due", "due_effective", "agency_due"]
    return milestones[fields].assign(milestone_row=range(len(milestones)))


def _named(agencies: pd.DataFrame) -> pd.DataFrame:
    rows = agencies[["agency", "agency_name", "level"]].assign(agency_row=range(len(agencies)))
    return rows.drop_duplicates("agency")


def _is_bound(rows: pd.DataFrame, milestones: pd.DataFrame, agencies: pd.DataFrame) -> "pd.Series[bool]":
    """Whether each row's agency is among those that its milestone applies to."""
    codes = _codes_by_name(agencies)
    bound = {
        milestone: frozenset[str]().union(*(codes.get(_folded(name), frozenset()) for name in _split(names)))
        for milestone, names in zip(milestones["milestone"], milestones["applies_to"], strict=True)
        if _split(names)
    }
    pairs = zip(rows["milestone"], rows["agency"], strict=True)
    kept = [milestone not in bound or agency in bound[milestone] for milestone, agency in pairs]
    return pd.Series(kept, index=rows.index, dtype="bool")


def _codes_by_name(agencies: pd.DataFrame) -> dict[str, frozenset[str]]:
    """The agencies meant by each code, name and group name of the directory; nobody by the word for it."""
    codes: dict[str, frozenset[str]] = {_folded(NOBODY): frozenset()}
    for agency, name, groups in zip(agencies["agency"], agencies["agency_name"], agencies["groups"], strict=True):
        for word in (agency, name, *_split(groups)):
            codes[_folded(word)] = codes.get(_folded(word), frozenset()) | {agency}
    return codes


def _split(names: str) -> list[str]:
    """The names in a cell; none where it binds every lead."""
    parts = [part.strip() for part in re.split(r"[;\n]", names) if part.strip()]
    return [] if any(_folded(part) == _folded(ALL_LEADS) for part in parts) else parts


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()
