"""The rule: in which one state an obligation is on a day, from what is known of it."""

import datetime as dt
from dataclasses import dataclass

from cchc_xl.values.words import MilestoneKind, Progress, State

_ANSWERS = frozenset(Progress)
# «Không phát sinh» says everything that there is to say here; of other kinds it is asked about.
_MAY_NOT_ARISE = frozenset({MilestoneKind.EVENT, MilestoneKind.CONTINUOUS})
_IDLE = frozenset({"", Progress.NOT_STARTED})


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one obligation; every date a day, None where there is none.

    ``begins``: its window's first day (a report: its round's). ``due``: the date it is judged by.
    ``progress``, ``done_on``, ``document_date``: the latest answer, which came on ``informed_on``.
    ``arrived_on``: when the report came (only kind report). ``asked_until``: the latest cut-off of the rounds
    that should have come in by now, so that silence about what was due before it is no excuse.
    """

    kind: str
    begins: dt.date | None = None
    due: dt.date | None = None
    progress: str = ""
    done_on: dt.date | None = None
    document_date: dt.date | None = None
    informed_on: dt.date | None = None
    arrived_on: dt.date | None = None
    asked_until: dt.date | None = None


def state_of(facts: Facts, as_of: dt.date, soon_days: int = 7) -> State:
    """The state on the day ``as_of``; ``soon_days`` are calendar days, today included in what is due soon.

    What is dated after ``as_of`` has not happened by then.
    """
    if is_running(facts, as_of):
        return _running_state(facts, as_of)
    if is_done(facts, as_of):
        return State.DONE_LATE if _is_after(counted_day(facts), facts.due) else State.DONE_ON_TIME
    has_begun = not _is_after(facts.begins, as_of)
    if facts.due is None:
        return State.UNDATED if has_begun else State.NOT_YET
    if facts.due < as_of:
        return State.OVERDUE if is_known(facts) else State.UNKNOWN_PAST_DUE
    if facts.due <= as_of + dt.timedelta(days=soon_days):
        return State.DUE_SOON
    return State.IN_TIME if has_begun else State.NOT_YET


def is_running(facts: Facts, as_of: dt.date) -> bool:
    """Continuous work, until the year's end: it is not judged by a date yet."""
    return facts.kind == MilestoneKind.CONTINUOUS and not _is_after(as_of, facts.due)


def is_done(facts: Facts, as_of: dt.date) -> bool:
    """Whether it was done by that day: a report by arriving, everything else by what was answered."""
    if _is_after(counted_day(facts), as_of):
        return False
    if facts.kind == MilestoneKind.REPORT:
        return facts.arrived_on is not None
    return facts.progress == Progress.DONE or _nothing_arose(facts)


def counted_day(facts: Facts) -> dt.date | None:
    """The day that a done obligation counts as done; None where there is nothing that a day belongs to.

    A document by its own date. Where no date was given, it was done at the latest on the day that we heard of it.
    """
    if facts.kind == MilestoneKind.REPORT:
        return facts.arrived_on
    if _nothing_arose(facts):
        return None
    signed_on = facts.document_date if facts.kind == MilestoneKind.ISSUE else None
    return signed_on or facts.done_on or facts.informed_on


def is_known(facts: Facts) -> bool:
    """Whether we may say that it was not done by its due date, rather than that nobody has told us."""
    if facts.kind == MilestoneKind.REPORT or facts.due is None:
        return True
    told = facts.informed_on if facts.progress in _ANSWERS else None
    return any(day is not None and day >= facts.due for day in (told, facts.asked_until))


def _running_state(facts: Facts, as_of: dt.date) -> State:
    if _is_after(facts.begins, as_of):
        return State.NOT_YET
    is_idle = facts.progress in _IDLE or facts.progress not in _ANSWERS
    return State.CONTINUOUS_IDLE if is_idle else State.CONTINUOUS_ACTIVE


def _nothing_arose(facts: Facts) -> bool:
    return facts.kind in _MAY_NOT_ARISE and facts.progress == Progress.NOTHING_AROSE


def _is_after(day: dt.date | None, limit: dt.date | None) -> bool:
    """A day that is not known is not after anything, and nothing is after a limit that is not known."""
    return day is not None and limit is not None and day > limit
