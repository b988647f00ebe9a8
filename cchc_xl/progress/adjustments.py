"""What documents changed after the plan was made: deadlines extended, leads changed, work added or withdrawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

import pandas as pd

from cchc_xl.progress.adjustment_rows import Change, Codes, Fault, Unusable, doubts, understood
from cchc_xl.progress.bound_rows import BoundRows, Row, current, is_due_on
from cchc_xl.values.columns import ADJUSTMENTS
from cchc_xl.values.words import Adjusting


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
    bound = bound.assign(due_extended=never, moved_from="", adjusted_by="")
    if adjustments.empty:
        return Adjusted(bound, ())
    rows, plan, faults = BoundRows.of(bound), BoundRows.of(milestones.assign(agency="")), list[Fault]()
    planned = plan.milestones_by_task()
    for number, written in _in_order(adjustments):
        try:
            change = understood(written, planned, codes)
            _apply(rows, change, plan)
        except Unusable as found:
            faults.append(Fault(number, found.column, found.code, found.details))
        else:
            faults += [Fault(number, f, "D06", {"column": ADJUSTMENTS.column(f).header}) for f in doubts(change)]
    return Adjusted(rows.to_frame(bound), tuple(sorted(faults, key=lambda fault: fault.row)))


def _in_order(adjustments: pd.DataFrame) -> list[tuple[int, dict[Any, Any]]]:
    """The rows by the day of their document, each with its number; those without a day last."""
    rows = adjustments.reset_index(drop=True).sort_values("signed_on", kind="stable")
    return list(zip(rows.index, rows.to_dict("records"), strict=True))


def _apply(rows: BoundRows, change: Change, plan: BoundRows) -> None:
    """Raises Unusable, with nothing changed, where the change is about nothing."""
    match change.kind:
        case Adjusting.EXTENDED:
            _extend(rows, change)
        case Adjusting.TRANSFERRED:
            _transfer(rows, change)
        case Adjusting.ADDED:
            _add(rows, change, plan)
        case Adjusting.WITHDRAWN:
            rows.remove(_meant(rows, change))


def _extend(rows: BoundRows, change: Change) -> None:
    """The same work, a later day; «Từ», where given, has to be a day that holds now."""
    meant, until = _meant(rows, change), cast("pd.Timestamp", change.until)
    if change.was is not None:
        meant = [row for row in meant if is_due_on(row, change.was)]
        _ensure(meant, "before", "D04", why=f"không có hạn nào là {change.was:%d/%m/%Y}")
    later = [row for row in meant if not current(row) >= until]
    if not later:
        raise Unusable("after", "D05", value=f"{until:%d/%m/%Y}", due=f"{max(map(current, meant)):%d/%m/%Y}")
    for row in later:
        row["due_extended"] = until
        _note(row, change)


def _transfer(rows: BoundRows, change: Change) -> None:
    """From one agency to another; what the new one has to do anyway it has once."""
    source = frozenset({change.source}) if change.source else change.agencies or frozenset()
    whose = source & (change.agencies or source)
    moving = [row for row in rows.meant(change, whose) if _is_ahead(row, change)]
    _ensure(moving, "before", "D04", why="cơ quan cũ không có việc nào để chuyển")
    rows.remove(moving)
    for row in moving:
        row["moved_from"], row["agency"] = row["agency"], change.target
        _note(row, change)
        rows.add(row)


def _add(rows: BoundRows, change: Change, plan: BoundRows) -> None:
    """Milestones of the plan for agencies whom they did not bind; «Từ», «Đến», where given, are theirs alone."""
    own: Row = {} if change.was is None else {"window_start": change.was}
    if change.until is not None:
        own |= dict.fromkeys(("due", "due_effective", "agency_due"), change.until)
    wanted = [row for row in plan.meant(change, None) if _is_ahead(row, change)]
    blank: Row = {"due_extended": pd.NaT, "moved_from": "", "adjusted_by": change.document}
    new = [{**row, **own, **blank, "agency": agency} for row in wanted for agency in sorted(change.agencies or ())]
    added = [rows.add(row) for row in new]
    _ensure(any(added), "agency", "D04", why="các cơ quan này đã được giao, hoặc không còn mốc nào chưa đến hạn")


def _meant(rows: BoundRows, change: Change) -> Sequence[Row]:
    """What a change is about: its milestone or task, its agencies. Raises Unusable where that is nothing."""
    meant = rows.meant(change, change.agencies or None)
    _ensure(meant, "agency", "D04", why="không có cơ quan nào đang được giao")
    return meant


def _is_ahead(row: Row, change: Change) -> bool:
    """Of a whole task what is not due before the document's day; a milestone that is named, whenever it is due."""
    return bool(change.milestones or pd.isna(change.signed_on) or not current(row) < change.signed_on)


def _note(row: Row, change: Change) -> None:
    """Puts the change's document among those of the row."""
    row["adjusted_by"] = f"{row['adjusted_by']}; {change.document}" if row["adjusted_by"] else change.document


def _ensure(holds: Iterable[object] | bool, column: str, code: str, **details: str) -> None:
    if not holds:
        raise Unusable(column, code, **details)
