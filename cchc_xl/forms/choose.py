"""Which of several returns of one agency counts: the newest that says something."""

import datetime as dt
from collections.abc import Iterable, Sequence

from cchc_xl.forms.returns import Return
from cchc_xl.values.problems import Problem, problem

_NEVER = dt.datetime.min


def choose(returns: Sequence[Return]) -> tuple[tuple[Return, ...], tuple[Problem, ...]]:
    """One usable return for each agency, and what is to be said of the others.

    The newest is the one last saved (core properties, else the file's time). One that says nothing never
    stands before one that does. Files of equal content count once; of two saved at the same moment the last
    by file name is taken, and a person is asked.
    """
    different, problems = _different(returns)
    chosen: list[Return] = []
    for own in _by_agency(r for r in different if r.usable):
        newest, *older = sorted(own, key=_newest_last, reverse=True)
        chosen.append(newest)
        problems += [_beside(newest, other) for other in older]
    return tuple(chosen), tuple(problems)


def _different(returns: Sequence[Return]) -> tuple[list[Return], list[Problem]]:
    first: dict[str, Return] = {}
    problems: list[Problem] = []
    for r in returns:
        same = first.setdefault(r.sha256 or r.file, r)
        if same is not r:
            problems.append(problem("T04", file=r.file, round=r.round, agency=r.agency, other=same.file))
    return list(first.values()), problems


def _by_agency(returns: Iterable[Return]) -> list[list[Return]]:
    groups: dict[str, list[Return]] = {}
    for r in returns:
        groups.setdefault(r.agency, []).append(r)
    return list(groups.values())


def _newest_last(r: Return) -> tuple[bool, dt.datetime, str]:
    return not r.results.empty, r.saved_at or _NEVER, r.file


def _beside(newest: Return, other: Return) -> Problem:
    tie = newest.saved_at == other.saved_at and newest.results.empty == other.results.empty
    place, beside = (newest, other) if tie else (other, newest)
    code = "B07" if tie else "B08"
    return problem(code, file=place.file, round=place.round, agency=place.agency, other=beside.file)
