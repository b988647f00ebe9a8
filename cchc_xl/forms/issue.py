"""What the master keeps of a form that goes out."""

import datetime as dt

import pandas as pd

from cchc_xl.forms.identity import Identity
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


def seal(identity: Identity, rows: pd.DataFrame) -> dict[str, str]:
    """The form's row of ``columns.SEALS``; ``rows`` are the form's own, with ``milestone``."""
    asked = " ".join(rows["milestone"])
    return {"form": identity.form, "secret_sha256": identity.secret_sha256, "milestones": asked}


def replaced(forms: pd.DataFrame, round: str, agencies: "set[str]") -> pd.DataFrame:
    """``columns.FORMS`` rows with the forms of these agencies in the round marked as replaced."""
    old = (forms["round"] == round) & forms["agency"].isin(agencies)
    return forms.assign(status=forms["status"].mask(old, FormStatus.REPLACED.value))
