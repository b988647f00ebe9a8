"""Which of several returns of one agency counts: the newest that says something."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from cchc_xl.forms.returns import Return
from cchc_xl.values.columns import RETURNS
from cchc_xl.values.frames import frame
from cchc_xl.values.problems import Problem, problem
from cchc_xl.values.words import COUNTING, Intake

_NEVER = dt.datetime.min


@dataclass(frozen=True)
class Older:
    """A usable return beside the one that counts for its agency: that one's file, and whether both were saved at
    the same moment."""

    returned: Return
    newest: str
    is_tie: bool


@dataclass(frozen=True)
class Chosen:
    """All files that came in, each in one place: those that count, those that an agency's newer one stands before,
    those of a content that another file has already (with its name), and those that cannot be used."""

    counting: tuple[Return, ...]
    older: tuple[Older, ...]
    identical: tuple[tuple[Return, str], ...]
    refused: tuple[Return, ...]


def choose(returns: Sequence[Return], history: pd.DataFrame | None = None) -> Chosen:
    """One usable return for each agency; ``history`` (columns.RETURNS): what came in before.

    The newest is the one last saved (core properties, else the file's time). One that says nothing never stands
    before one that does. Files of equal content count once; of two saved at the same moment the last by file name
    counts. A folder may hold only what came last week: the newest that the round ever took in still counts.
    """
    different, identical = _different(returns)
    taken = _taken(frame(RETURNS) if history is None else history)
    counting: list[Return] = []
    older: list[Older] = []
    for own in _by_agency(r for r in different if r.usable):
        newest, *others = sorted(own, key=_newest_last, reverse=True)
        before = taken.get((newest.round, newest.agency))
        if before is None or not _gives_way(newest, before):
            counting.append(newest)
            older += [Older(r, newest.file, _is_tie(newest, r)) for r in others]
        else:
            older += [Older(r, str(before["file"]), is_tie=False) for r in own]
    return Chosen(tuple(counting), tuple(older), tuple(identical), tuple(r for r in different if not r.usable))


def beside(chosen: Chosen, used: Mapping[str, int]) -> list[Problem]:
    """What is to be said of the files that do not count; ``used``: how many rows of each are taken in all the same."""
    same = [problem("T04", file=r.file, round=r.round, agency=r.agency, other=file) for r, file in chosen.identical]
    ties = [problem("B07", file=o.newest, round=o.returned.round, agency=o.returned.agency, other=o.returned.file)
            for o in chosen.older if o.is_tie]  # fmt: skip
    return [*same, *ties, *(_beside(o, used.get(o.returned.file, 0)) for o in chosen.older)]


def _different(returns: Sequence[Return]) -> tuple[list[Return], list[tuple[Return, str]]]:
    first: dict[str, Return] = {}
    identical: list[tuple[Return, str]] = []
    for r in returns:
        same = first.setdefault(r.sha256 or r.file, r)
        if same is not r:
            identical.append((r, same.file))
    return list(first.values()), identical


def _taken(history: pd.DataFrame) -> dict[tuple[str, str], dict[str, object]]:
    """By round and agency the content that counts so far."""
    rows = history[history["outcome"].isin(COUNTING)].sort_values("saved_at", kind="stable", na_position="first")
    return {(row["round"], row["agency"]): row for row in rows.to_dict("records")}  # type: ignore[misc]


def _gives_way(r: Return, before: Mapping[str, object]) -> bool:
    if before["sha256"] == r.sha256:
        return False
    says_something = before["outcome"] != Intake.BLANK
    if says_something != (not r.is_blank):
        return says_something
    return r.saved_at is not None and bool(before["saved_at"] > r.saved_at)  # type: ignore[operator]


def _by_agency(returns: Iterable[Return]) -> list[list[Return]]:
    groups: dict[str, list[Return]] = {}
    for r in returns:
        groups.setdefault(r.agency, []).append(r)
    return list(groups.values())


def _newest_last(r: Return) -> tuple[bool, dt.datetime, str]:
    return not r.is_blank, r.saved_at or _NEVER, r.file


def _is_tie(newest: Return, other: Return) -> bool:
    return newest.saved_at == other.saved_at and newest.is_blank == other.is_blank


def _beside(older: Older, used: int) -> Problem:
    r = older.returned
    code = "B22" if older.is_tie else "B21" if r.is_blank else "B20" if used else "B08"
    return problem(code, file=r.file, round=r.round, agency=r.agency, other=older.newest, count=used)
