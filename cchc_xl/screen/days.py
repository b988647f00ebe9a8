"""Days as staff type them and as programs write them."""

import datetime as dt
import re

_STAFF = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_PROGRAM = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def read_day(text: str) -> dt.date | None:
    """05/04/2024, 5.4.2024 or 2024-04-05; None where that is no day of the calendar. Day before month, always."""
    staff, program = _STAFF.fullmatch(text.strip()), _PROGRAM.fullmatch(text.strip())
    parts = staff.groups()[::-1] if staff else program.groups() if program else None
    try:
        return dt.date(*map(int, parts)) if parts else None
    except ValueError:
        return None
