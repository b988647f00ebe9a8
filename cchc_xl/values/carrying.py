"""How work of an earlier year is called in a later year's register: 2024.2, 2024.2-KH."""

import re

_CARRIED = re.compile(r"\d{4}\.")


def carried_id(of: str, year: int) -> str:
    """The id of a task or milestone of that year in a later register; it keeps the year in which it began."""
    return of if is_carried(of) else f"{year}.{of}"


def is_carried(of: str) -> bool:
    """Whether the task or milestone of that id came from an earlier year."""
    return bool(_CARRIED.match(of))
