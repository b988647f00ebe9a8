"""What a document does to the register: it proposes tasks, assigns them, or changes a plan that did."""

import re
from enum import Enum

from cchc_xl.plan.letter import Letter
from cchc_xl.plan.spelling import composed, folded


class Purpose(Enum):
    """Only an adopted document assigns; a draft of one still proposes."""

    PROPOSES = "tasks are proposed"
    ASSIGNS = "the adopted plan"
    AMENDS = "tasks of an adopted plan change; the rest of it stands"
    REPLACES = "the whole plan anew; what it does not name is over"


_ADOPTED = ("kế hoạch", "quyết định", "nghị quyết", "chương trình", "chỉ thị", "đề án")
_AMENDS = re.compile(r"\b(?:điều chỉnh|sửa đổi|bổ sung)\b")
_IN_PART = re.compile(r"\bmột số\b|^(?!.*\b(?:điều chỉnh|sửa đổi)\b).*\bbổ sung\b")
_REPLACES = re.compile(r"\bthay thế\b")
_GIVES = re.compile(r"\b(?:về việc )?giao (?:thực hiện )?(?:các |một số )?nhiệm vụ\b")


def purpose_of(letter: Letter) -> Purpose:
    """By its kind, its number (a draft has none), and what it is about.

    An amendment that lists only some tasks is told from one that states the plan anew by its own words («một
    số nhiệm vụ», «bổ sung»); what the words leave open the comparison asks about (plan/amend.py).
    """
    kind, subject = folded(composed(letter.kind)), folded(composed(letter.subject))
    if not letter.number or not (kind in _ADOPTED or _GIVES.search(subject)):
        return Purpose.PROPOSES
    if _REPLACES.search(subject):
        return Purpose.REPLACES
    return Purpose.AMENDS if _AMENDS.search(subject) else Purpose.ASSIGNS


def is_unsigned_plan(letter: Letter) -> bool:
    """Whether it would be an adopted document if it had a number: a draft, or a copy that lost its head."""
    return not letter.number and folded(composed(letter.kind)) in _ADOPTED


def is_in_part(letter: Letter) -> bool:
    """Whether an amendment says that it names only some of the plan's tasks."""
    return _IN_PART.search(folded(composed(letter.subject))) is not None
