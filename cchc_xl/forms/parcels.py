"""What goes out with the forms of a round: the list of them all, and which of them go together in one zip."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cchc_xl.forms.file_names import file_name, unique
from cchc_xl.values.columns import FORM_LIST
from cchc_xl.values.words import FormStatus

# The list's columns, in the order in which whoever sends the forms out reads them.
LISTED = ("agency", "agency_name", "level", "via", "email", "send_by", "file", "form", "issued_at")
LIST_FILE = "DANH-SACH-BIEU-MAU.csv"
LIST_IN_PARCEL = "DANH-SACH.csv"
PARCELS = "Goi-gui"  # the folder of the zips

_REST = "Cac-co-quan-con-lai"


@dataclass(frozen=True)
class Parcel:
    """One zip: its path in the folder that goes out, and its forms by their agency, under their names inside."""

    path: str
    members: Mapping[str, str]


def valid_forms(forms: pd.DataFrame, round: str) -> pd.DataFrame:
    """The rows (columns.FORM_LIST) of a round's forms that count, none that was replaced."""
    return forms[(forms["round"] == round) & (forms["status"] == FormStatus.ISSUED)]


def listing(forms: pd.DataFrame, names: Mapping[str, str] | None = None) -> list[list[str]]:
    """The forms (columns.FORM_LIST) as a list that people read, headers first.

    ``names``: agency → file, for agencies whose form has another name where the list lies; others are left out.
    """
    rows = forms if names is None else forms[forms["agency"].isin(names)].assign(file=forms["agency"].map(names))
    headers = [FORM_LIST.column(field).header for field in LISTED]
    return [headers, *([_shown(row[field]) for field in LISTED] for row in rows.to_dict("records"))]


def parcels(forms: pd.DataFrame, names: "pd.Series[str]") -> list[Parcel]:
    """One parcel for each agency that others send through, with their forms; one for all the rest.

    ``forms`` of one round, as columns.FORM_LIST; ``names``: agency → name.
    """
    found: list[Parcel] = []
    for through, rows in forms.groupby("via", sort=True):
        taken = [parcel.path.casefold() for parcel in found]
        found.append(_parcel(str(through), rows, names, taken))
    return found


def _parcel(through: str, rows: pd.DataFrame, names: "pd.Series[str]", taken: Sequence[str]) -> Parcel:
    """The rest keeps its folders; what goes through one agency lies side by side."""
    label = file_name(rows["round"].iloc[0], through, str(names.get(through, "")) if through else _REST, ".zip")
    files = rows["file"] if not through else rows["file"].str.rpartition("/")[2]
    return Parcel(unique(f"{PARCELS}/{label}", taken), dict(zip(rows["agency"], files, strict=True)))


def _shown(value: Any) -> str:
    if isinstance(value, pd.Timestamp):
        return f"{value:%d/%m/%Y %H:%M}" if value.hour or value.minute else f"{value:%d/%m/%Y}"
    return "" if pd.isna(value) else str(value)
