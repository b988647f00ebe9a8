"""Rows of Điều chỉnh as a clerk writes them, understood: what a document changed, for whom, from what to what."""

import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from cchc_xl.progress.names import folded, split_names
from cchc_xl.values.columns import ADJUSTMENTS
from cchc_xl.values.words import Adjusting

Codes = Mapping[str, frozenset[str]]  # what each folded name means: progress.names.codes_by_name
Planned = Mapping[str, frozenset[str]]  # the milestones of each task; of "" those of all tasks

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True)
class Change:
    """One row, understood. ``milestones`` (): the whole ``task``; ``agencies`` None: everybody whom it binds.

    Neither ``task`` nor ``milestones``: all that ``source`` has to do (only Chuyển chủ trì).

    ``was``, ``until``: Từ and Đến as days (Gia hạn: the old and the new deadline; Bổ sung: from when, and by when);
    ``source``, ``target``: as agencies (Chuyển chủ trì). What is not written, or not of that kind, is None or "".
    """

    kind: Adjusting
    task: str
    milestones: tuple[str, ...]
    agencies: frozenset[str] | None
    was: pd.Timestamp | None
    until: pd.Timestamp | None
    source: str
    target: str
    document: str
    signed_on: pd.Timestamp


@dataclass(frozen=True)
class Fault:
    """Something wrong in one row of Điều chỉnh: which (0 is the first), in which field, and what of the catalogue."""

    row: int
    column: str
    code: str
    details: Mapping[str, str] = field(default_factory=dict[str, str])


class Unusable(Exception):  # noqa: N818 - becomes a Fault
    """A row cannot be followed, for what stands in that field."""

    def __init__(self, column: str, code: str, /, **details: str) -> None:
        super().__init__(code)
        self.column, self.code, self.details = column, code, details


def understood(row: Mapping[Any, Any], planned: Planned, codes: Codes) -> Change:
    """The change that a row of columns.ADJUSTMENTS means. Raises Unusable."""
    kind = _kind(row["kind"])
    is_whole = kind is Adjusting.TRANSFERRED and bool(row["before"])
    named = tuple(split_names(row["milestone"]))
    _ensure_planned(row["task"], named, planned, is_whole=is_whole)
    moves, dated = kind is Adjusting.TRANSFERRED, kind in (Adjusting.EXTENDED, Adjusting.ADDED)
    agencies = frozenset[str]().union(*(_meant(name, codes, "agency") for name in split_names(row["agency"])))
    change = Change(
        kind,
        row["task"],
        named,
        agencies or None,
        was=_day(row["before"], "before") if dated else None,
        until=_day(row["after"], "after") if dated else None,
        source=_one(row["before"], codes, "before") if moves else "",
        target=_one(row["after"], codes, "after") if moves else "",
        document=row["document"],
        signed_on=row["signed_on"],
    )
    for name in _lacking(change):
        raise missing(name)
    return change


def doubts(change: Change) -> list[str]:
    """The fields that should be there: a change without its document, or its day, counts but is asked about."""
    blank = {"document": not change.document, "signed_on": pd.isna(change.signed_on)}
    return [name for name, is_blank in blank.items() if is_blank]


def missing(name: str) -> Unusable:
    """That field has to be filled in."""
    return Unusable(name, "D01", column=ADJUSTMENTS.column(name).header)


def _lacking(change: Change) -> Collection[str]:
    """The fields without which nobody knows what a change of that kind means."""
    match change.kind:
        case Adjusting.EXTENDED:
            wanted = {"milestone": change.milestones or change.was, "after": change.until}
        case Adjusting.TRANSFERRED:
            wanted = {"before": change.source or len(change.agencies or ()) == 1, "after": change.target}
        case Adjusting.ADDED:
            wanted = {"agency": change.agencies}
        case Adjusting.WITHDRAWN:
            wanted = {}
    return [name for name, value in wanted.items() if not value]


def _kind(word: str) -> Adjusting:
    if not word:
        raise missing("kind")
    if word not in set(Adjusting):
        raise Unusable("kind", "D02", value=word, where=f"danh sách ({', '.join(Adjusting)})")
    return Adjusting(word)


def _ensure_planned(task: str, named: Sequence[str], planned: Planned, *, is_whole: bool) -> None:
    """``is_whole``: all that an agency has to do may be meant, without a task."""
    if not task and not named:
        if is_whole:
            return
        raise missing("task")
    known = planned.get(task, frozenset())
    if not known:
        raise Unusable("task", "D02", value=task, where="các nhiệm vụ có mốc ở sheet «Mốc thời hạn»")
    unknown = [milestone for milestone in named if milestone not in known]
    if unknown:
        where = f"sheet «Mốc thời hạn», nhiệm vụ {task}" if task else "sheet «Mốc thời hạn»"
        raise Unusable("milestone", "D02", value="; ".join(unknown), where=where)


def _meant(name: str, codes: Codes, column: str) -> frozenset[str]:
    found = codes.get(folded(name))
    if not found:
        raise Unusable(column, "D02", value=name, where="sheet «Cơ quan»")
    return found


def _one(name: str, codes: Codes, column: str) -> str:
    """The one agency of that code or name; "" for none."""
    if not name:
        return ""
    found = _meant(name, codes, column)
    if len(found) > 1:
        raise Unusable(column, "D02", value=name, where="sheet «Cơ quan» (phải là một cơ quan)")
    return next(iter(found))


def _day(text: str, column: str) -> pd.Timestamp | None:
    """The day written there, day before month."""
    if not text:
        return None
    found, iso = _DAY.fullmatch(text), _ISO_DAY.match(text)
    parts = found.groups()[::-1] if found else iso.groups() if iso else ("0", "0", "0")
    try:
        return pd.Timestamp(dt.date(*map(int, parts))).as_unit("s")
    except ValueError:
        raise Unusable(column, "D03", value=text) from None
