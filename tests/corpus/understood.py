"""What the product reads in a letter, task by task, in the shape the answers have."""

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from cchc_xl.books.directory import load_agencies
from cchc_xl.books.documents import read_document
from cchc_xl.plan.agencies import Directory
from cchc_xl.plan.calendar import WorkCalendar
from cchc_xl.plan.letter import read_letter
from cchc_xl.plan.register import Plan, plan_of
from cchc_xl.values.document import Document
from cchc_xl.values.words import Asks, Group, MilestoneKind, Role

_DOCUMENT_NUMBER = re.compile(r"\d+(?:-[A-ZĐ]{2,4}|(?:/\d{4})?)/[A-ZĐ][\w-]*")

Groups = tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True)
class Asked:
    about: str
    words: str


@dataclass(frozen=True)
class Understood:
    """One task of the register: the texts of its cells, its agencies, its milestones (kind, raw due day)."""

    number: str
    area: str
    content: str
    leads: frozenset[str]
    coordinators: frozenset[str]
    products: str
    timing: str
    milestones: tuple[tuple[str, str], ...]
    legal: frozenset[str]
    source: str
    asked: tuple[Asked, ...]


def plan_in(letter: Path, year: int) -> Plan:
    return plan_from(read_document(letter), year)


def plan_from(document: Document, year: int) -> Plan:
    return plan_of(read_letter(document), _directory_of(year), year, WorkCalendar((year - 1, year, year + 1)))


@cache
def _directory_of(year: int) -> Directory:
    return Directory(load_agencies(), dt.date(year, 1, 1))


def understood(plan: Plan, year: int) -> list[Understood]:
    """The tasks in their order; agencies as codes, a whole group as ``@group``."""
    groups = _groups_of(year)
    return [_task(plan, row, groups) for _, row in plan.tasks.iterrows()]


def _task(plan: Plan, row: "pd.Series[str]", groups: Groups) -> Understood:
    own = plan.milestones[plan.milestones["task"] == row["task"]]
    asked = plan.questions[plan.questions["task"].isin([row["task"], ""])]
    return Understood(
        number=row["task"],
        area=row["area"],
        content=row["content"],
        leads=_agencies(plan, row["task"], Role.LEAD, groups),
        coordinators=_agencies(plan, row["task"], Role.COORDINATING, groups),
        products=row["products"],
        timing=row["timing"],
        milestones=tuple((_kind(kind), _day(due)) for kind, due in zip(own["kind"], own["due"], strict=True)),
        legal=frozenset(_DOCUMENT_NUMBER.findall(row["legal_basis"])),
        source=row["source"],
        asked=tuple(_asked(row) for _, row in asked.iterrows()),
    )


def _asked(row: "pd.Series[str]") -> Asked:
    """What a clerk reads of it; a question about a day says which in its source words."""
    words = [row["question"], row["suggestion"], *([row["source_words"]] if row["asks"] == Asks.DAY else [])]
    return Asked(row["asks"], " ".join(words))


def _agencies(plan: Plan, task: str, role: Role, groups: Groups) -> frozenset[str]:
    rows = plan.assignments
    codes = frozenset(rows.loc[(rows["task"] == task) & (rows["role"] == role), "agency"])
    whole = {name: members for name, members in groups if members <= codes}
    return codes.difference(*whole.values()) | {f"@{name}" for name in whole}


def without_members(named: Collection[str], year: int) -> frozenset[str]:
    """The names less those that a group among them holds already, as the product's are counted."""
    return frozenset(named).difference(*(members for name, members in _groups_of(year) if f"@{name}" in named))


@cache
def _groups_of(year: int) -> Groups:
    """Who a group is on 1 January, and in 2025 also after either merger: a letter may have been written then."""
    agencies = load_agencies()
    found: list[tuple[str, frozenset[str]]] = []
    for day in (pd.Timestamp(year, month, 1) for month in (7, 3, 1)):
        valid = agencies[~(agencies["valid_from"] > day) & ~(agencies["valid_to"] < day)]
        found += [(str(g), frozenset(valid.loc[valid["groups"].str.contains(g.value), "agency"])) for g in Group]
    return tuple(dict.fromkeys((name, codes) for name, codes in found if codes))


def _kind(cell: str) -> str:
    return MilestoneKind(cell).name.lower()


def _day(due: "pd.Timestamp") -> str:
    return "" if pd.isna(due) else due.date().isoformat()


# Which questions are about which field: one of them beside a wrong field means that nothing was guessed silently.
ABOUT: dict[str, frozenset[str]] = {
    "area": frozenset({Asks.AREA}),
    "leads": frozenset({Asks.LEAD, Asks.NAME, Asks.EXCEPT, Asks.LEADS_TOO, Asks.BINDING}),
    "coordinators": frozenset({Asks.NAME, Asks.EXCEPT, Asks.COORDINATES, Asks.LEADS_TOO}),
    "timing": frozenset({Asks.DAY}),
    "due": frozenset({Asks.DAY}),
    "kinds": frozenset({Asks.DAY}),
}
