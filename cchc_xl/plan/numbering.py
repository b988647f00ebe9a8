"""Ids of a further document's tasks: its own numbers where they are free, else behind its sender's symbol."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from cchc_xl.plan.amend import Difference
from cchc_xl.plan.draft import Draft
from cchc_xl.plan.register import Plan

# Parts of a symbol that say what kind of document it is, not whose (Nghị định 30/2020/NĐ-CP, Phụ lục III).
_KINDS = frozenset(("KH", "QĐ", "NQ", "CT", "CTr", "TTr", "BC", "TB", "ĐA", "CV", "HD", "GM", "KL", "PA", "DA"))


def ids_of(found: Difference, draft: Draft, symbol: str) -> dict[str, str]:
    """The id in the register for each number that the document adds or states anew.

    Numbers of one document stay together: where one of the new ones is taken, all of them stand behind the
    sender's symbol (SNV.3; SNV2.3 where that is taken too). Ids of tasks that are gone are not given again.
    """
    rows = (*draft.tasks, *draft.milestones, *draft.assignments, *draft.origins)
    taken = {row["task"] for row in rows}
    ids = {pair.number: pair.task for pair in found.matched}
    prefixes = ("", *(f"{_sender(symbol)}{n}." for n in ("", *range(2, len(taken) + 3))))
    prefix = next(p for p in prefixes if not taken & {p + number for number in found.added})
    return ids | {number: prefix + number for number in found.added}


def _sender(symbol: str) -> str:
    """SNV of SNV-CCHC, UBND of KH-UBND; BS (bổ sung) where a document has no symbol."""
    parts = [part for part in re.split(r"[-/]", symbol) if part and part not in _KINDS]
    return re.sub(r"\W", "", parts[0]) if parts else "BS"


def renumbered(plan: Plan, ids: Mapping[str, str]) -> Plan:
    """The plan with its tasks and milestones called by these ids, in place of the document's numbers."""
    return replace(
        plan,
        tasks=_with_ids(plan.tasks, ids),
        milestones=_with_milestones(plan.milestones, ids),
        assignments=_with_ids(plan.assignments, ids),
        questions=_with_ids(plan.questions, ids),
    )


def _with_ids(rows: pd.DataFrame, ids: Mapping[str, str]) -> pd.DataFrame:
    return rows.assign(task=[ids.get(task, task) for task in rows["task"]])


def _with_milestones(rows: pd.DataFrame, ids: Mapping[str, str]) -> pd.DataFrame:
    pairs = zip(rows["milestone"], rows["task"], strict=True)
    names = [ids.get(task, task) + str(name).removeprefix(str(task)) for name, task in pairs]
    return _with_ids(rows.assign(milestone=names), ids)
