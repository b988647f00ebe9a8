"""Agencies as columns of a table, with marks below them that say who leads and who helps (CT/PH, X/x, ●/○)."""

import re
from collections.abc import Collection, Iterable, Sequence

from cchc_xl.plan.labels import Field, Label, is_period, label_of
from cchc_xl.plan.lines import Line
from cchc_xl.plan.sentences import only_names
from cchc_xl.values.words import Role

_LEADING = re.compile(r"c\.?t\.?|chủ trì|c/t", re.IGNORECASE)
_HELPING = re.compile(r"p\.?h\.?|phối hợp|p/h|tham gia", re.IGNORECASE)
_TICK = re.compile(r"[xX✓✔√×●•■▲◆○◯□△◇o+*]")
_PAIRS = (("X", "x"), ("●", "○"), ("●", "◯"), ("■", "□"), ("▲", "△"), ("◆", "◇"))  # the stronger one leads
_SHORT_NAME = re.compile(r"[A-ZĐ]{2,}[\w&]*(?: [A-ZĐ][\w&]*){0,3}")
_LEAST = 2  # columns of agencies; a single one may be anything


def body_columns(words: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """The columns that ``words`` head with a body's name, and whose cells in ``rows`` are marks or blank."""
    found = [n for n, head in enumerate(words) if head and _is_of_a_body(head, {row[n].strip() for row in rows})]
    marked = [n for n in found if any(row[n].strip() for row in rows)]
    return found if len(marked) >= _LEAST else []


def _is_of_a_body(head: str, cells: Collection[str]) -> bool:
    cells = [cell for cell in cells if cell]
    if label_of(head) or is_period(head) or not all(_says_a_role(cell) or _TICK.fullmatch(cell) for cell in cells):
        return False
    return names_a_body(head) or (bool(cells) and all(_says_a_role(cell) for cell in cells))


def names_a_body(head: str) -> bool:
    """«Sở Nội vụ», «Các huyện», «STTTT»: what may stand over a column of marks."""
    return bool(only_names(head) or _SHORT_NAME.fullmatch(head))


def _says_a_role(cell: str) -> bool:
    return bool(_LEADING.fullmatch(cell) or _HELPING.fullmatch(cell))


def legend(marks: Collection[str], texts: Iterable[str]) -> dict[str, Field]:
    """What the words of a mark (CT) or the letter («X: chủ trì; x: phối hợp») say of it; marks that nothing explains
    are left out."""
    said = "\n".join(texts)
    return {mark: field for mark in marks if (field := _said_of(mark, said))}


def stronger_leads(marks: Collection[str]) -> dict[str, Field]:
    """A guess where nothing is explained: of two signs the capital or the filled one leads."""
    pair = next((pair for pair in _PAIRS if set(pair) == set(marks)), ())
    return dict(zip(pair, (Field.LEADS, Field.COORDINATORS), strict=False))


def _said_of(mark: str, said: str) -> Field | None:
    if _LEADING.fullmatch(mark):
        return Field.LEADS
    if _HELPING.fullmatch(mark):
        return Field.COORDINATORS
    sign = rf"(?<!\w){re.escape(mark)}(?!\w)[\"”»')\]]*"
    role = r"(?i:(?:(?:các |là |chỉ )*(?:cơ quan|đơn vị) )?(?:được giao )?(?P<role>chủ trì|phối hợp))"
    before = re.search(rf"{sign}\s*(?:[:=–→-]+|(?i:là|chỉ))?\s*{role}", said)
    behind = re.search(rf"{role}(?i:\s|được|đánh dấu|ký hiệu|ghi|là|bằng|dấu|[:=(\"“«'])*{sign}", said)
    found = before or behind
    return (Field.LEADS if found["role"].lower() == "chủ trì" else Field.COORDINATORS) if found else None


def parties(marks: dict[str, str], meant: dict[str, Field]) -> list[tuple[Label, tuple[Line, ...]]]:
    """The fields that a row's marks (by body) make; where no mark is explained, one body alone leads, and of
    several nobody can say who does."""
    if not any(mark in meant for mark in marks.values()):
        return _unexplained(list(marks))
    by_field = {field: [b for b, m in marks.items() if meant.get(m) is field] for field in (Field.LEADS, _HELPERS)}
    return [(_LABELS[field], _lines(bodies)) for field, bodies in by_field.items() if bodies]


def _unexplained(bodies: Sequence[str]) -> list[tuple[Label, tuple[Line, ...]]]:
    if not bodies:
        return []
    field = Field.LEADS if len(bodies) == 1 else Field.BOTH
    return [(_LABELS[field], _lines(bodies))]


def _lines(bodies: Sequence[str]) -> tuple[Line, ...]:
    return tuple(Line(body, mark="•" if len(bodies) > 1 else "") for body in bodies)


_HELPERS = Field.COORDINATORS
_LABELS = {
    Field.LEADS: Label("Cơ quan chủ trì", Field.LEADS, (Role.LEAD,)),
    Field.COORDINATORS: Label("Cơ quan phối hợp", Field.COORDINATORS, (Role.COORDINATING,)),
    Field.BOTH: Label("Cơ quan thực hiện", Field.BOTH),
}
