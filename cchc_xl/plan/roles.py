"""The roles that a text gives beside its labels: «chủ trì, phối hợp với …», «phê duyệt», «theo dõi, đôn đốc»."""

from collections.abc import Sequence

from cchc_xl.plan.names import Words, folded_words
from cchc_xl.plan.spelling import Token, composed, tokens
from cchc_xl.values.words import Role

_ROLES: tuple[tuple[Words, Role], ...] = (
    (("chủ", "trì"), Role.LEAD),
    (("phối", "hợp"), Role.COORDINATING),
    (("theo", "dõi"), Role.MONITORING),
    (("đôn", "đốc"), Role.MONITORING),
    (("giám", "sát"), Role.MONITORING),
    (("phê", "duyệt"), Role.APPROVING),
)
_BETWEEN = frozenset((",", "và", "/", "-", ":", "với", "cùng", "là", "gồm"))
# Words beside a role that add nothing: «phối hợp thực hiện» is to coordinate.
_PLAIN = frozenset(
    (",", ".", "và", "thực", "hiện", "chính", "chung", "chặt", "chẽ", "cùng", "tham", "gia", "triển", "khai")
)
_BODIES: tuple[Words, ...] = tuple(
    folded_words(words)
    for words in ("các cơ quan", "cơ quan", "các đơn vị", "đơn vị", "cơ quan, đơn vị", "các cơ quan, đơn vị")
)


_SHORT = {"ct": Role.LEAD, "cqct": Role.LEAD, "ph": Role.COORDINATING, "cqph": Role.COORDINATING}


def role_at(words: Sequence[Token], place: int) -> tuple[Role | None, int]:
    """The role whose word stands there, and the place behind it."""
    spelled = tuple(w.folded for w in words[place : place + 2])
    if spelled[1:] == (":",) and spelled[0] in _SHORT:
        return _SHORT[spelled[0]], place + 1
    role = next((role for written, role in _ROLES if written == spelled), None)
    return role, place + 2 if role else place


def is_role_at(words: Sequence[Token], place: int) -> bool:
    return role_at(words, place)[0] is not None


def opening_role(words: Sequence[Token], begin: int) -> tuple[Role | None, int]:
    """The role that the text announces for those who follow («Phối hợp:», «Chủ trì, phối hợp với»), and its end."""
    place = _behind_bodies(words, begin)
    role, end = role_at(words, place)
    found = role
    while role:
        place = end
        while place < len(words) and words[place].folded in _BETWEEN:
            place += 1
        role, end = role_at(words, place)
        found = role or found
    if not found:
        return None, begin
    is_announced = place > begin and words[place - 1].folded in (":", "với", "cùng", "là", "gồm")
    return (found, place) if is_announced else (None, begin)


def _behind_bodies(words: Sequence[Token], place: int) -> int:
    written = [body for body in _BODIES if tuple(w.folded for w in words[place : place + len(body)]) == body]
    return place + max((len(body) for body in written), default=0)


def behind_with(words: Sequence[Token], begin: int, end: int) -> int:
    """Behind «chủ trì, phối hợp với»: where the names of those who coordinate begin; 0 where nothing says so."""
    leads = False
    for place in range(begin, end):
        role, behind = role_at(words, place)
        leads = leads or role is Role.LEAD
        if leads and role is Role.COORDINATING:
            while behind < end and words[behind].folded in ("chặt", "chẽ", "với", "cùng", ":"):
                behind += 1
            return behind
    return 0


def role_of_duty(duty: str) -> tuple[Role | None, bool]:
    """The role that a duty begins with, and whether the duty says nothing else."""
    words = tokens(composed(duty))
    role, end = role_at(words, 0)
    rest = {w.folded for n, w in enumerate(words[end:], start=end) if not _belongs_to_role(words, n, role)}
    return role, role is not None and rest <= _PLAIN


def _belongs_to_role(words: Sequence[Token], place: int, role: Role | None) -> bool:
    return any(role_at(words, at)[0] is role for at in (place, place - 1) if at >= 0)
