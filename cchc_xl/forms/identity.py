"""Who a form is: its id, its secret, and the five things they stand for.

The identity travels in the form three times: in a hidden sheet, as custom document properties, and its id in
sight of everybody. The master keeps only the SHA-256 of the secret, so it cannot be used to forge a return.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields

TEMPLATE_VERSION = "1"

# Without I, L, O and U: an id is read out over the telephone.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ID_LENGTH = 6
_SECRET_BYTES = 16

_KEYS = {
    "form": "cchc_form_id",
    "secret": "cchc_form_secret",
    "plan": "cchc_plan",
    "round": "cchc_round",
    "agency": "cchc_agency",
    "version": "cchc_template_version",
}


@dataclass(frozen=True)
class Identity:
    """One issued form. All text; ``secret`` is 128 random bits in hexadecimal."""

    form: str
    secret: str
    plan: str
    round: str
    agency: str
    version: str = TEMPLATE_VERSION

    @property
    def secret_sha256(self) -> str:
        """What the master keeps of the secret."""
        return sha256(self.secret)

    def to_strings(self) -> dict[str, str]:
        """The identity as keys and values that survive a Save As in any office program."""
        return {_KEYS[f.name]: getattr(self, f.name) for f in fields(self)}


def from_strings(strings: Mapping[str, str]) -> Identity | None:
    """The identity among these keys and values; None where the form id is not there. Other keys are ignored."""
    found = {name: strings.get(key, "").strip() for name, key in _KEYS.items()}
    return Identity(**found) if found["form"] else None


def new_identity(plan: str, round: str, agency: str, random_bytes: Callable[[int], bytes]) -> Identity:
    """A new form's identity; ``random_bytes(n)`` is ``secrets.token_bytes`` (a seeded source in a demo)."""
    code = "".join(_ALPHABET[byte % 32] for byte in random_bytes(_ID_LENGTH))
    return Identity(f"{round}_{agency}_{code}", random_bytes(_SECRET_BYTES).hex(), plan, round, agency)


def sha256(secret: str) -> str:
    """SHA-256 of a secret, in hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()
