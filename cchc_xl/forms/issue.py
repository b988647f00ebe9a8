"""What the master keeps of a form that goes out, and the name of its file."""

import datetime as dt
import re
import unicodedata

import pandas as pd

from cchc_xl.forms.identity import Identity
from cchc_xl.values.words import FormStatus

_LONGEST_NAME = 60  # characters of an agency's name in a file name; paths are limited on Windows


def file_name(round: str, agency: str, agency_name: str) -> str:
    """``2024-Q1_SNV_So-Noi-vu.xlsx``: plain letters, safe on every system, unique by the agency's code."""
    letters = unicodedata.normalize("NFD", agency_name.replace("đ", "d").replace("Đ", "D"))
    plain = re.sub(r"[^A-Za-z0-9]+", "-", "".join(c for c in letters if unicodedata.category(c) != "Mn"))
    return f"{round}_{agency}_{plain[:_LONGEST_NAME].strip('-')}.xlsx"


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
