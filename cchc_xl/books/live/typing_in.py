"""What has to be handed to Excel so that a cell holds exactly a text: Excel reads what it is given as if typed."""

import re

MAX_IN_BULK = 8_000  # characters: Excel refuses longer texts (from 8,204 on) within an array of values

_TRUTHS = {"true", "false"}
_LONGEST_READ = 60  # characters: no day, time or number that Excel understands is longer
_OPERATORS = tuple("=+-@'#")


def typed_in(text: str, *, as_text: bool) -> str:
    """The text as Excel is to be given it, for a cell whose format is Text (``as_text``) or any other.

    One apostrophe before a text is never part of it; so it is put before what Excel would make a number, a day, a
    formula or a truth value of, and before a text that begins with one itself.
    """
    if text.startswith("'") or (not as_text and would_become(text)):
        return f"'{text}"
    return text


def would_become(text: str) -> bool:
    """Whether Excel may make something else of a text. May say so of too many: an apostrophe does no harm."""
    if text.lstrip().startswith(_OPERATORS):
        return True
    if len(text) > _LONGEST_READ:
        return False
    return bool(re.search(r"\d", text)) or text.strip().lower() in _TRUTHS
