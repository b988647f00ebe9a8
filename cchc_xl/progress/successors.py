"""Who took over from agencies that ended, by «Hiệu lực đến» and «Kế thừa» of the directory."""

import datetime as dt

import pandas as pd

from cchc_xl.progress.names import split_names


def ended_by(agencies: pd.DataFrame, day: dt.date) -> dict[str, dt.date]:
    """The agencies (columns.AGENCIES) that are no more on that day, each with the first day without it."""
    ended = agencies[agencies["valid_to"] < pd.Timestamp(day)]
    return {
        str(code): last.date() + dt.timedelta(days=1)
        for code, last in zip(ended["agency"], ended["valid_to"], strict=True)
    }


def successors_on(agencies: pd.DataFrame, day: dt.date) -> dict[str, tuple[str, ...]]:
    """For each agency that ended by then those who stand in its place on that day, through all who did between.

    Nobody where the directory does not say.
    """
    ended = ended_by(agencies, day)
    named = {
        str(code): tuple(split_names(cell))
        for code, cell in zip(agencies["agency"], agencies["successors"], strict=True)
    }
    return {code: _standing(code, named, frozenset(ended), frozenset()) for code in ended}


def _standing(
    code: str, named: dict[str, tuple[str, ...]], ended: frozenset[str], seen: frozenset[str]
) -> tuple[str, ...]:
    """Those in the place of an ended agency; one that is named in a circle is nobody."""
    if code in seen:
        return ()
    found: dict[str, None] = {}
    for successor in named.get(code, ()):
        takes = _standing(successor, named, ended, seen | {code}) if successor in ended else (successor,)
        found |= dict.fromkeys(takes)
    return tuple(found)
