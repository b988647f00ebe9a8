"""Names as clerks write them into the register's cells: several in one, in any capitals."""

import re
import unicodedata

import pandas as pd

from cchc_xl.values.words import ALL_LEADS, NOBODY


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


def folded(name: str) -> str:
    """The name as it is compared with others."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()
