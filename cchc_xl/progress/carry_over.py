"""What a year leaves undone, as the register of the next year begins with it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cchc_xl.progress.results import latest
from cchc_xl.progress.successors import successors_on
from cchc_xl.values import columns as c
from cchc_xl.values.carrying import carried_id, is_carried
from cchc_xl.values.frames import frame, typed
from cchc_xl.values.words import ALL_LEADS, DONE, Adjusting, ChangeKind, MilestoneKind, Role, YesNo

# What is still owed when its year is over. A report, a month's or a quarter's duty and continuous work belong to
# their period and are the next plan's matter; an event arises anew.
CARRIED_KINDS = (MilestoneKind.ISSUE, MilestoneKind.COMPLETE, MilestoneKind.BY_PLAN, MilestoneKind.OTHER_DOCUMENT)


@dataclass(frozen=True)
class Plan:
    """A year's register: columns.TASKS, MILESTONES, ASSIGNMENTS, AGENCIES, QUESTIONS, ADJUSTMENTS."""

    tasks: pd.DataFrame
    milestones: pd.DataFrame
    assignments: pd.DataFrame
    agencies: pd.DataFrame
    questions: pd.DataFrame
    adjustments: pd.DataFrame


@dataclass(frozen=True)
class CarryOver:
    """What goes along: the next year's first register, what is known of it, and what was noted.

    ``obligations``: how many; ``left``: how many that are not done stay behind, by kind; ``stranded``: agencies
    that ended, whose successor the directory does not name alone, with their open obligations.
    """

    plan: Plan
    results: pd.DataFrame
    changes: pd.DataFrame
    obligations: int
    left: Mapping[str, int]
    stranded: tuple[str, ...]


def carry_over(plan: Plan, states: pd.DataFrame, results: pd.DataFrame, agencies: pd.DataFrame, year: int) -> CarryOver:
    """What of the plan of ``year`` is still owed after it, in the words and with the days that it had.

    ``states``: progress.overdue.derive_states' on the year's last day; ``agencies``: the directory, of all years.
    Tasks and milestones are called by their year (2024.2), keep source document and standing, and bind whoever has
    not done them; one that ended gives way to its successor, where that is one. A deadline that a document extended
    is extended there too. With each goes its newest answer. Days and texts stay as they are.
    """
    first_day = dt.date(year + 1, 1, 1)
    undone = states[~states["state"].isin(DONE)]
    is_carried_kind = undone["kind"].isin(CARRIED_KINDS)
    heirs = successors_on(agencies, first_day)
    stranded = [code for code in pd.unique(undone.loc[is_carried_kind, "agency"]) if len(heirs.get(code, "1")) != 1]
    rows = _owed(undone[is_carried_kind], heirs)
    milestones = _milestones(plan.milestones, rows, year)
    questions = _questions(plan.questions, milestones, year)
    carried = Plan(
        _with_questions(_tasks(plan.tasks, rows, year), questions),
        milestones,
        _assignments(plan.assignments, rows, heirs, year),
        _agencies(agencies, year + 1, stranded),
        questions,
        _extensions(plan.adjustments, rows, year),
    )
    left = undone.loc[~is_carried_kind, "kind"].value_counts(sort=False)
    return CarryOver(
        carried,
        _results(results, rows, year),
        _changes(plan.tasks, carried.tasks, rows, year),
        len(rows),
        {str(kind): int(count) for kind, count in left.items()},
        tuple(stranded),
    )


def _owed(undone: pd.DataFrame, heirs: Mapping[str, tuple[str, ...]]) -> pd.DataFrame:
    """The open obligations with who owes them next year (``owner``); each milestone once for each."""
    owners = [heirs[code][0] if len(heirs.get(code, ())) == 1 else code for code in undone["agency"]]
    return undone.assign(owner=owners).drop_duplicates(["milestone", "owner"], ignore_index=True)


def _tasks(tasks: pd.DataFrame, rows: pd.DataFrame, year: int) -> pd.DataFrame:
    kept = tasks[tasks["task"].isin(rows["task"])]
    contents = [
        text if is_carried(task) else f"(Năm {year} chuyển sang) {text}"
        for task, text in zip(kept["task"], kept["content"], strict=True)
    ]
    kept = kept.assign(content=contents, order=range(1, len(kept) + 1), task=_ids(kept["task"], year))
    return typed(c.TASKS, kept.drop(columns=["state", "rate"]))


def _milestones(milestones: pd.DataFrame, rows: pd.DataFrame, year: int) -> pd.DataFrame:
    kept = milestones[milestones["milestone"].isin(rows["milestone"])]
    leads = rows.groupby("task")["owner"].agg(frozenset).to_dict()
    owing = rows.groupby("milestone", sort=False)["owner"].agg(list).to_dict()
    applies_to = [
        ALL_LEADS if frozenset(owing[milestone]) == leads[task] else "; ".join(owing[milestone])
        for milestone, task in zip(kept["milestone"], kept["task"], strict=True)
    ]
    ids, tasks = _ids(kept["milestone"], year), _ids(kept["task"], year)
    return typed(c.MILESTONES, kept.assign(milestone=ids, task=tasks, applies_to=applies_to))


def _assignments(
    assignments: pd.DataFrame, rows: pd.DataFrame, heirs: Mapping[str, tuple[str, ...]], year: int
) -> pd.DataFrame:
    """Who has not done it leads, with the duty that the plan gave; who coordinates stays, where it still is."""
    leading = assignments[assignments["role"] == Role.LEAD]
    duties = leading.drop_duplicates(["task", "agency"])[["task", "agency", "duty"]]
    leads = rows[["task", "agency", "owner"]].merge(duties, on=["task", "agency"], how="left")
    leads = leads.drop_duplicates(["task", "owner"]).assign(role=Role.LEAD, must_report=YesNo.YES)
    leads["agency"] = leads["owner"]
    others = assignments[(assignments["role"] != Role.LEAD) & assignments["task"].isin(rows["task"])]
    others = others[~others["agency"].isin(list(heirs))]
    both = pd.concat([leads.drop(columns="owner"), others])
    return typed(c.ASSIGNMENTS, both.assign(task=_ids(both["task"], year)))


def _agencies(agencies: pd.DataFrame, year: int, stranded: list[str]) -> pd.DataFrame:
    """Who is there on some day of that year; beside them who still owes something that nobody took over."""
    begun = ~(agencies["valid_from"] > pd.Timestamp(year, 12, 31))
    lasting = ~(agencies["valid_to"] < pd.Timestamp(year, 1, 1))
    return agencies[(begun & lasting) | agencies["agency"].isin(stranded)].reset_index(drop=True)


def _questions(questions: pd.DataFrame, milestones: pd.DataFrame, year: int) -> pd.DataFrame:
    """What nobody has answered yet about these milestones (columns.MILESTONES)."""
    asked = {
        (task, line)
        for task, cell in zip(milestones["task"], milestones["question"], strict=True)
        for line in str(cell).split("\n")
    }
    ids = _ids(questions["task"], year)
    triples = zip(ids, questions["question"], questions["answer"], strict=True)
    kept = [(task, text) in asked and not answer.strip() for task, text, answer in triples]
    return typed(c.QUESTIONS, questions.assign(task=ids)[pd.Series(kept, questions.index, dtype="bool")])


def _with_questions(tasks: pd.DataFrame, questions: pd.DataFrame) -> pd.DataFrame:
    """The tasks, each with its questions in its cell."""
    lines = questions.groupby("task", sort=False)["question"].agg("\n".join)
    return typed(c.TASKS, tasks.assign(question=[lines.get(task, "") for task in tasks["task"]]))


def _extensions(adjustments: pd.DataFrame, rows: pd.DataFrame, year: int) -> pd.DataFrame:
    """A row of Điều chỉnh for each milestone and the day that documents moved it to."""
    extended = rows[rows["due_extended"].notna()]
    days = {str(text): day for text, day in zip(adjustments["document"], adjustments["signed_on"], strict=True)}
    groups: Any = extended.groupby(["task", "milestone", "due_extended", "adjusted_by"], sort=False)["owner"]
    extensions: list[dict[str, Any]] = [
        {
            "task": carried_id(task, year),
            "milestone": carried_id(milestone, year),
            "agency": "; ".join(owners),
            "kind": Adjusting.EXTENDED,
            "after": f"{until:%d/%m/%Y}",
            "document": documents,
            "signed_on": max((days[d] for d in str(documents).split("; ") if pd.notna(days.get(d))), default=None),
        }
        for (task, milestone, until, documents), owners in groups.agg(list).items()
    ]
    return frame(c.ADJUSTMENTS, extensions)


def _results(results: pd.DataFrame, rows: pd.DataFrame, year: int) -> pd.DataFrame:
    """The newest answer of each; what an ended agency said stays with it."""
    newest = latest(results)
    own = rows.loc[rows["owner"] == rows["agency"], ["agency", "milestone"]]
    kept = newest.merge(own, on=["agency", "milestone"])
    ids, tasks = _ids(kept["milestone"], year), _ids(kept["task"], year)
    return typed(c.RESULTS, kept.assign(milestone=ids, task=tasks, state=""))


def _changes(before: pd.DataFrame, after: pd.DataFrame, rows: pd.DataFrame, year: int) -> pd.DataFrame:
    old = before[before["task"].isin(rows["task"])]
    owners = rows.groupby("task")["owner"].nunique()
    return frame(
        c.CHANGES,
        [
            {
                "source": source,
                "task": carried_id(task, year),
                "kind": ChangeKind.ADDED,
                "field": f"Chuyển từ năm {year}",
                "before": f"Nhiệm vụ {task}, sổ năm {year}",
                "after": f"{owners[task]} cơ quan chưa hoàn thành: {content}",
            }
            for task, source, content in zip(old["task"], old["source"], after["content"], strict=True)
        ],
    )


def _ids(column: "pd.Series[str]", year: int) -> list[str]:
    return [carried_id(of, year) for of in column]
