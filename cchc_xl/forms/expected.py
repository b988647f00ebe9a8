"""What the office expects back in a round: the forms that went out, and what each of them asked."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class IssuedForm:
    """A form as the master remembers it. ``milestones``: what it asked; empty where that is not known."""

    form: str
    round: str
    agency: str
    status: str
    secret_sha256: str = ""
    milestones: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """An obligation that a form may ask about."""

    task: str
    kind: str


@dataclass(frozen=True)
class Expected:
    """``forms`` by id, ``asked`` by agency and milestone, the round and the day of consolidation."""

    round: str
    as_of: dt.date
    forms: Mapping[str, IssuedForm]
    asked: Mapping[tuple[str, str], Asked]


def expect(forms: pd.DataFrame, seals: pd.DataFrame, obligations: pd.DataFrame, round: str, as_of: dt.date) -> Expected:
    """Looks everything up once for all returns of a round.

    ``forms`` of ``columns.FORMS``, ``seals`` of ``columns.SEALS`` (forms of all rounds, so that one of another
    round is known as such), ``obligations`` of progress.obligations.
    """
    sealed = forms.merge(seals, on="form", how="left").fillna({"secret_sha256": "", "milestones": ""})
    issued = {
        form: IssuedForm(form, of, agency, status, secret, tuple(milestones.split()))
        for form, of, agency, status, secret, milestones in _texts(sealed, _FORM)
    }
    asked = {(agency, m): Asked(task, kind) for agency, m, task, kind in _texts(obligations, _OBLIGATION)}
    return Expected(round, as_of, issued, asked)


def _texts(rows: pd.DataFrame, columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return zip(*(rows[name].tolist() for name in columns), strict=True)


_FORM = ("form", "round", "agency", "status", "secret_sha256", "milestones")
_OBLIGATION = ("agency", "milestone", "task", "kind")
