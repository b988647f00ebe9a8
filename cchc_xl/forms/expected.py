"""What the office expects back in a round: the forms that went out, and what each of them asked."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from cchc_xl.forms.ask import PRINTED_BY, printed
from cchc_xl.forms.days import Horizon, horizon
from cchc_xl.forms.seals import SEALED, plain, row_seal
from cchc_xl.values.figures import Figure


@dataclass(frozen=True)
class IssuedForm:
    """A form as the master remembers it. ``milestones``: what it asked; empty where that is not known.

    ``seals``: by milestone the hash of the row's locked cells, as far as it is known. ``figures``: the codes it asked.
    """

    form: str
    round: str
    agency: str
    status: str
    secret_sha256: str = ""
    milestones: tuple[str, ...] = ()
    seals: Mapping[str, str] = field(default_factory=dict[str, str])
    agency_name: str = ""
    file: str = ""
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """An obligation that a form may ask about; ``texts`` by field are what a form would print of it now."""

    task: str
    kind: str
    texts: Mapping[str, str] = field(default_factory=dict[str, str])

    @cached_property
    def seal(self) -> str:
        """The seal of a row with these texts."""
        return row_seal(self.texts)

    @cached_property
    def in_small_letters(self) -> Mapping[str, str]:
        """The texts as they are compared with what somebody may have typed anew."""
        return {field: plain(text).casefold() for field, text in self.texts.items()}


@dataclass(frozen=True)
class Expected:
    """``forms`` by id, ``asked`` by agency and milestone, the round and the day of consolidation.

    ``plan_year``: the year of the plan; 0 for the year of that day. ``figures``: all that are defined, by code.
    """

    round: str
    as_of: dt.date
    forms: Mapping[str, IssuedForm]
    asked: Mapping[tuple[str, str], Asked]
    plan_year: int = 0
    figures: Mapping[str, Figure] = field(default_factory=dict[str, Figure])

    @cached_property
    def horizon(self) -> Horizon:
        return horizon(self.as_of, self.plan_year or self.as_of.year)

    @cached_property
    def agency_of_file(self) -> Mapping[str, str]:
        """The agency of each issued form of this round by its file's name, in small letters, without folders."""
        own = (f for f in self.forms.values() if f.file and f.round == self.round)
        return {f.file.rpartition("/")[2].casefold(): f.agency for f in own}


def expect(
    forms: pd.DataFrame,
    seals: pd.DataFrame,
    obligations: pd.DataFrame,
    round: str,
    as_of: dt.date,
    plan_year: int = 0,
    figures: Sequence[Figure] = (),
) -> Expected:
    """Looks everything up once for all returns of a round.

    ``forms`` of ``columns.FORMS``, ``seals`` of ``columns.SEALS`` (forms of all rounds, so that one of another
    round is known as such), ``obligations`` of progress.obligations.
    """
    sealed = forms.merge(seals, on="form", how="left").fillna(dict.fromkeys(_SEAL, ""))
    issued = {row[0]: _issued(*row) for row in _texts(sealed, (*_FORM, *_SEAL))}
    return Expected(round, as_of, issued, _asked(obligations), plan_year, {f.figure: f for f in figures})


def _issued(
    form: str, of: str, agency: str, status: str, name: str, file: str,
    secret: str, milestones: str, rows: str, figures: str,
) -> IssuedForm:  # fmt: skip
    asked, hashes = tuple(milestones.split()), rows.split()
    seals = dict(zip(asked, hashes, strict=True)) if len(asked) == len(hashes) else {}
    return IssuedForm(form, of, agency, status, secret, asked, seals, name, file, _codes(figures))


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in text.split(";") if code.strip())


def _asked(obligations: pd.DataFrame) -> dict[tuple[str, str], Asked]:
    """What is printed of a milestone is worked out once for all agencies that have the same deadline for it."""
    alike = obligations.groupby(PRINTED_BY, sort=False, dropna=False).ngroup()
    rows = _texts(printed(obligations[~alike.duplicated()]), (*SEALED, "task", "kind"))
    asked = [Asked(row[-2], row[-1], dict(zip(SEALED, row, strict=False))) for row in rows]
    keys = _texts(obligations, ("agency", "milestone"))
    return {key: asked[which] for key, which in zip(keys, alike, strict=True)}  # type: ignore[misc]


def _texts(rows: pd.DataFrame, columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return zip(*(rows[name].tolist() for name in columns), strict=True)


_FORM = ("form", "round", "agency", "status", "agency_name", "file")
_SEAL = ("secret_sha256", "milestones", "rows_sha256", "figures")
