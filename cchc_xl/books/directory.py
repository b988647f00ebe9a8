"""The directory of agencies that comes with the product: data/agencies.csv, all years in one file."""

from importlib.resources import files

import pandas as pd

from cchc_xl.values.columns import AGENCIES
from cchc_xl.values.frames import typed


def load_agencies() -> pd.DataFrame:
    """Every agency of Quảng Ngãi with its validity, as columns.AGENCIES; dates are days, open ends NaT.

    Office, departments, districts, communes by district, then the units of 1 July 2025.
    """
    source = files("cchc_xl") / "data" / "agencies.csv"
    with source.open(encoding="utf-8") as file:
        rows = pd.read_csv(file, dtype="str", keep_default_na=False)
    return typed(AGENCIES, rows)
