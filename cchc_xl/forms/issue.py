"""What the master keeps of a form that goes out."""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

import pandas as pd

from cchc_xl.forms.identity import Identity
from cchc_xl.forms.seals import SEALED, row_seal
from cchc_xl.values.frames import Columns
from cchc_xl.values.words import FormStatus


def issued(identity: Identity, agency_name: str, file: str, issued_at: dt.datetime) -> dict[str, object]:
    """The form's row of ``columns.FORMS``; ``issued_at`` is local time."""
    return {
        "form": identity.form,
        "round": identity.round,
        "agency": identity.agency,
        "agency_name": agency_name,
        "issued_at": issued_at,
        "file": file,
        "status": FormStatus.ISSUED.value,
    }


def seal(identity: Identity, rows: Columns, figures: Sequence[str] = ()) -> dict[str, str]:
    """The form's row of ``columns.SEALS``; ``rows`` are the form's own, of ``columns.FORM``, ``figures`` the codes of
    those it asks for."""
    blank = [""] * len(rows["milestone"])
    sealed = zip(*(rows.get(f, blank) for f in SEALED), strict=True)
    return {
        "form": identity.form,
        "secret_sha256": identity.secret_sha256,
        "milestones": " ".join(rows["milestone"]),
        "rows_sha256": " ".join(map(_seal_of, sealed)),
        "figures": "; ".join(figures),
    }


@lru_cache(maxsize=10_000)
def _seal_of(texts: tuple[str, ...]) -> str:
    """The seal of a row; most rows stand in many forms."""
    return row_seal(dict(zip(SEALED, texts, strict=True)))


def replaced(forms: pd.DataFrame, round: str, agencies: "set[str]") -> pd.DataFrame:
    """``columns.FORMS`` rows with the forms of these agencies in the round marked as replaced."""
    old = (forms["round"] == round) & forms["agency"].isin(agencies)
    return forms.assign(status=forms["status"].mask(old, FormStatus.REPLACED.value))


def with_addresses(forms: pd.DataFrame, agencies: pd.DataFrame, round: str) -> pd.DataFrame:
    """``columns.FORM_LIST`` rows; those of the round with Cấp, Gửi qua and Email as the directory has them now."""
    directory = agencies.drop_duplicates("agency").set_index("agency")
    ours = (forms["round"] == round) & forms["agency"].isin(directory.index)
    now = {f: forms["agency"].map(directory[f]).where(ours, forms[f]) for f in ("level", "via", "email")}
    return forms.assign(**now)


def outdated(forms: pd.DataFrame, seals: pd.DataFrame, asked: pd.DataFrame) -> dict[str, list[str]]:
    """Agency → the milestones that it would be asked about now, and that its form does not ask about.

    ``forms`` that are out (columns.FORMS), ``seals`` (columns.SEALS), ``asked``: agency, milestone. Only agencies
    with any; a form of which it is not known what it asked is left out.
    """
    sealed = forms.merge(seals, on="form")
    known = {agency: set(text.split()) for agency, text in zip(sealed["agency"], sealed["milestones"], strict=True)}
    now = asked.groupby("agency", sort=False)["milestone"]
    new = {str(agency): [m for m in milestones if m not in known.get(agency, ())] for agency, milestones in now}
    return {agency: milestones for agency, milestones in new.items() if milestones and known.get(agency)}
