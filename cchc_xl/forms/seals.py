"""The seals of a form's rows: what the locked cells said when the form went out, as one short hash a row."""

import hashlib
import unicodedata
from collections.abc import Mapping

# What is sealed, in this order for ever. STT is not: rows may be sorted.
SEALED: tuple[str, ...] = ("milestone", "task_content", "content", "products", "deadline")

_LENGTH = 16  # hexadecimal digits: 64 bits, against slips of the hand and not against a forger
_BETWEEN = "\x1f"  # in no text: a workbook's text has no control characters


def row_seal(texts: Mapping[str, str]) -> str:
    """The hash of a row's locked cells by field; a field that is missing is blank."""
    sealed = _BETWEEN.join([plain(texts.get(field, "")) for field in SEALED])
    return hashlib.sha256(sealed.encode()).hexdigest()[:_LENGTH]


def plain(text: str) -> str:
    """A text as it is compared: NFC, one blank between words. Case and accents carry meaning, and stay."""
    return " ".join(unicodedata.normalize("NFC", text).split())
