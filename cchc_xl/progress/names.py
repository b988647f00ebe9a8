"""Names as clerks write them into the register's cells: several in one, in any capitals."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

import pandas as pd

from cchc_xl.values.words import ALL_LEADS, NOBODY

_BODY = "UBND "


def codes_by_name(agencies: pd.DataFrame) -> dict[str, frozenset[str]]:
    """The agencies meant by each code, name and group name of the directory; nobody by the word for it."""
    codes: dict[str, frozenset[str]] = {folded(NOBODY): frozenset()}
    for agency, name, groups in zip(agencies["agency"], agencies["agency_name"], agencies["groups"], strict=True):
        for word in (agency, name, *split_names(groups)):
            codes[folded(word)] = codes.get(folded(word), frozenset()) | {agency}
    return codes


def split_names(names: str) -> list[str]:
    """The names in a cell; none where it binds every lead."""
    parts = [part.strip() for part in re.split(r"[;\n]", names) if part.strip()]
    return [] if any(folded(part) == folded(ALL_LEADS) for part in parts) else parts


def told_apart(agencies: pd.DataFrame) -> dict[str, str]:
    """Agency → its name; with the district's where several have the same: «UBND phường Nguyễn Nghiêm, thị xã Đức Phổ».

    ``agencies``: columns.AGENCIES. One province has two wards of one name, and no list of names could tell them apart.
    """
    names = dict(zip(agencies["agency"], agencies["agency_name"], strict=True))
    above = dict(zip(agencies["agency"], agencies["parent"], strict=True))
    often = Counter(folded(name) for name in names.values())
    return {
        agency: f"{name}, {names[above[agency]].removeprefix(_BODY)}"
        if often[folded(name)] > 1 and above[agency] in names
        else name
        for agency, name in names.items()
    }


def with_names(rows: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """The rows, with each agency that ``names`` knows called so in ``agency_name``."""
    return rows.assign(agency_name=rows["agency"].map(names).fillna(rows["agency_name"]))


def folded(name: str) -> str:
    """The name as it is compared with others."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()
