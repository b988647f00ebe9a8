"""What documents changed after the plan was made: deadlines extended, leads changed, work added or withdrawn."""

from dataclasses import dataclass
from typing import Any, cast

import pandas as pd

from cchc_xl.progress.adjustment_rows import Change, Codes, Fault, Unusable, doubts, understood
from cchc_xl.values.columns import ADJUSTMENTS
from cchc_xl.values.words import Adjusting

_KEY = ["milestone", "agency"]


@dataclass(frozen=True)
class Adjusted:
    """What is bound after the documents; the rows of Điều chỉnh that could not be followed, or are doubtful."""

    rows: pd.DataFrame
    faults: tuple[Fault, ...]


def adjusted(bound: pd.DataFrame, milestones: pd.DataFrame, adjustments: pd.DataFrame, codes: Codes) -> Adjusted:
    """What the plan binds, as the documents of columns.ADJUSTMENTS changed it, in the order of their days.

    ``bound``: task, milestone, agency, window_start, due, due_effective, agency_due; ``milestones`` the same but
    for the agency, of all that can be bound; ``codes``: progress.names.codes_by_name. Added: ``due_extended``, the
    new deadline, blank where none was extended (the plan's days stay beside it); ``moved_from``, the agency that led
    before; ``adjusted_by``, the documents. A milestone named in a row is meant whenever it is due; a whole task
    passes on, or is given, only what is not due before the document's day. A row that cannot be followed changes
    nothing and is a fault.
    """
    never = pd.Series(pd.NaT, bound.index, dtype="datetime64[s]")
    rows, faults = bound.assign(due_extended=never, moved_from="", adjusted_by=""), list[Fault]()
    for number in _in_order(adjustments):
        try:
            change = understood(adjustments.iloc[number], milestones, codes)
            rows = _applied(rows, change, milestones)
        except Unusable as found:
            faults.append(Fault(number, found.column, found.code, found.details))
        else:
            faults += [Fault(number, f, "D06", {"column": ADJUSTMENTS.column(f).header}) for f in doubts(change)]
    return Adjusted(rows, tuple(sorted(faults, key=lambda fault: fault.row)))


def _in_order(adjustments: pd.DataFrame) -> list[int]:
    """The rows by the day of their document; those without one last."""
    return list(adjustments.reset_index(drop=True).sort_values("signed_on", kind="stable").index)


def _applied(rows: pd.DataFrame, change: Change, milestones: pd.DataFrame) -> pd.DataFrame:
    """Raises Unusable where the change is about nothing."""
    match change.kind:
        case Adjusting.EXTENDED:
            return _extended(rows, change)
        case Adjusting.TRANSFERRED:
            return _transferred(rows, change)
        case Adjusting.ADDED:
            return _added(rows, change, milestones)
        case Adjusting.WITHDRAWN:
            return rows[~_meant(rows, change)]


def _extended(rows: pd.DataFrame, change: Change) -> pd.DataFrame:
    """The same work, a later day; «Từ», where given, has to be a day that holds now."""
    meant, due, until = _meant(rows, change), _current(rows), cast("pd.Timestamp", change.until)
    if change.was is not None:
        meant &= _is_due_on(rows, change.was)
        _ensure(meant.any(), "before", "D04", why=f"không có hạn nào là {change.was:%d/%m/%Y}")
    later = meant & ~(due >= until)
    _ensure(later.any(), "after", "D05", value=f"{until:%d/%m/%Y}", due=f"{due[meant].max():%d/%m/%Y}")
    return _noted(rows.assign(due_extended=rows["due_extended"].mask(later, until)), later, change)


def _transferred(rows: pd.DataFrame, change: Change) -> pd.DataFrame:
    """From one agency to another; what the new one has to do anyway it has once."""
    source = frozenset({change.source}) if change.source else change.agencies or frozenset()
    whose = rows["agency"].isin(source & (change.agencies or source))
    moving = _named(rows, change) & whose & _is_ahead(rows, change)
    _ensure(moving.any(), "before", "D04", why="cơ quan cũ không có việc nào để chuyển")
    moved = _noted(rows.assign(moved_from=rows["agency"].where(moving, rows["moved_from"])), moving, change)
    moved["agency"] = rows["agency"].mask(moving, change.target)
    first = pd.concat([moved[~moving], moved[moving]])
    return first.drop_duplicates(_KEY, ignore_index=True)


def _added(rows: pd.DataFrame, change: Change, milestones: pd.DataFrame) -> pd.DataFrame:
    """Milestones of the plan for agencies whom they did not bind; «Từ», «Đến», where given, are theirs alone."""
    wanted = milestones[_named(milestones, change) & _is_ahead(milestones, change)]
    new = wanted.merge(pd.DataFrame({"agency": sorted(change.agencies or ())}), how="cross")
    new = new[~pd.MultiIndex.from_frame(new[_KEY]).isin(pd.MultiIndex.from_frame(rows[_KEY]))]
    _ensure(len(new) > 0, "agency", "D04", why="các cơ quan này đã được giao, hoặc không còn mốc nào chưa đến hạn")
    if change.was is not None:
        new = new.assign(window_start=change.was)
    if change.until is not None:
        new = new.assign(due=change.until, due_effective=change.until, agency_due=change.until)
    new = new.assign(due_extended=pd.Series(pd.NaT, new.index, dtype="datetime64[s]"), moved_from="")
    return pd.concat([rows, new.assign(adjusted_by=change.document)[list(rows.columns)]], ignore_index=True)


def _meant(rows: pd.DataFrame, change: Change) -> "pd.Series[bool]":
    """What a change is about: its milestone or task, its agencies. Raises Unusable where that is nothing."""
    named = _named(rows, change)
    meant = named & rows["agency"].isin(change.agencies) if change.agencies else named
    _ensure(meant.any(), "agency", "D04", why="không có cơ quan nào đang được giao")
    return meant


def _named(rows: pd.DataFrame, change: Change) -> "pd.Series[bool]":
    if not change.task and not change.milestones:
        return pd.Series(data=True, index=rows.index)
    return rows["milestone"].isin(change.milestones) if change.milestones else rows["task"] == change.task


def _is_ahead(rows: pd.DataFrame, change: Change) -> "pd.Series[bool]":
    """Of a whole task what is not due before the document's day; a milestone that is named, whenever it is due."""
    if change.milestones or pd.isna(change.signed_on):
        return pd.Series(data=True, index=rows.index)
    return ~(_current(rows) < change.signed_on)


def _current(rows: pd.DataFrame) -> "pd.Series[pd.Timestamp]":
    """The day that holds now: the extended one, else the plan's."""
    plan = rows["due_effective"].fillna(rows["due"])
    return rows["due_extended"].fillna(plan) if "due_extended" in rows else plan


def _is_due_on(rows: pd.DataFrame, day: pd.Timestamp) -> "pd.Series[bool]":
    """Whether that is a deadline that holds now; of the plan's days any will do, people cite this one or that."""
    extended = rows["due_extended"]
    by_plan = (rows["due"] == day) | (rows["due_effective"] == day) | (rows["agency_due"] == day)
    return (extended == day) | (extended.isna() & by_plan)


def _noted(rows: pd.DataFrame, which: "pd.Series[bool]", change: Change) -> pd.DataFrame:
    """The rows with the change's document among ``adjusted_by`` of those meant."""
    before = rows["adjusted_by"]
    told = before.where(before == "", before + "; ") + change.document
    return rows.assign(adjusted_by=before.mask(which, told))


def _ensure(holds: Any, column: str, code: str, **details: str) -> None:
    if not holds:
        raise Unusable(column, code, **details)
