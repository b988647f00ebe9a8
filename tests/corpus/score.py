"""Compares what was read with the answers: per field what is right, what was read, what there was to read."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tests.corpus.answers import Answer, Exercise, Mark
from tests.corpus.understood import ABOUT, Understood, without_members

FIELDS = (
    "tasks", "number", "content", "area", "leads", "coordinators", "products",
    "timing", "due", "kinds", "legal", "source", "questions",
)  # fmt: skip

_LABEL = re.compile(
    r"(chủ trì|phối hợp|sản phẩm|kết quả đầu ra|thời gian|thời hạn|tiến độ)[^.,;:\n]{0,25}:", re.IGNORECASE
)


@dataclass(frozen=True)
class Verdict:
    """One field of one task: how many values are right, were read, were to be read; ``lost`` with its whole task."""

    letter: str
    task: str
    field: str
    right: int
    read: int
    there: int
    expected: str
    got: str
    asked: bool = False
    lost: bool = False

    @property
    def exact(self) -> bool:
        return not self.lost and self.right == self.read == self.there

    @property
    def counts(self) -> bool:
        """False where there was nothing to read and nothing was read: no merit."""
        return bool(self.lost or self.read or self.there)


def verdicts(exercise: Exercise, tasks: Sequence[Understood], why_lost: str = "not found") -> list[Verdict]:
    """Every field that counts of every task of the letter; a task nobody read has all its fields wrong."""
    pairs, extra = _paired(exercise.answers, tasks)
    found = [
        *(v for answer, read in pairs for v in _of_task(exercise, answer, read, why_lost)),
        *(Verdict(exercise.slug, one.number, "tasks", 0, 1, 0, "", one.content) for one in extra),
    ]
    return [verdict for verdict in found if verdict.counts]


def share_right(found: Sequence[Verdict]) -> float:
    """Fields exactly right ÷ fields there were (1 where there were none)."""
    return sum(v.exact for v in found) / max(len(found), 1)


def wrong_and_silent(found: Sequence[Verdict]) -> list[Verdict]:
    """What is wrong although no question was asked about it."""
    return [v for v in found if not v.exact and not v.asked and v.field != "questions"]


def _paired(
    answers: Sequence[Answer], tasks: Sequence[Understood]
) -> tuple[list[tuple[Answer, Understood | None]], list[Understood]]:
    """By content first, the same number preferred; then by number alone."""
    left = list(tasks)
    found: dict[int, Understood] = {}
    for by_content in (True, False):
        for place, answer in enumerate(answers):
            alike = [t for t in left if _same_task(answer, t, by_content)] if place not in found else []
            if alike:
                found[place] = min(alike, key=lambda t: t.number not in answer.numbers)
                left.remove(found[place])
    return [(answer, found.get(place)) for place, answer in enumerate(answers)], left


def _same_task(answer: Answer, task: Understood, by_content: bool) -> bool:
    return _within(answer.content, task.content) if by_content else task.number in answer.numbers


def _of_task(exercise: Exercise, answer: Answer, read: Understood | None, why_lost: str) -> list[Verdict]:
    expected = _expected(exercise, answer)
    if read is None:
        return [
            Verdict(exercise.slug, _name(answer), field, 0, 0, there, text, why_lost, lost=True)
            for field, (there, text) in expected.items()
            if there
        ]
    scored = _scored(exercise, answer, read)
    return [
        Verdict(exercise.slug, _name(answer), field, *scored[field][:3], text, scored[field][3], _asks(read, field))
        for field, (_, text) in expected.items()
    ]


def _name(answer: Answer) -> str:
    return answer.numbers[0] or answer.content


def _expected(exercise: Exercise, answer: Answer) -> dict[str, tuple[int, str]]:
    days = [mark.due for mark in answer.milestones if mark.due]
    kinds = ["|".join(sorted(mark.kinds)) for mark in answer.milestones]
    listed = {
        "tasks": [answer.content],
        "number": ["|".join(answer.numbers)] if any(answer.numbers) else [],
        "content": [answer.content],
        "area": [answer.area] if answer.area else [],
        "leads": sorted(answer.leads),
        "coordinators": sorted(answer.coordinators),
        "products": list(answer.products),
        "timing": [answer.timing] if answer.timing else [],
        "due": days,
        "kinds": kinds,
        "legal": sorted(answer.legal),
        "source": [exercise.source] if exercise.source else [],
        "questions": list(answer.ask),
    }
    return {field: (len(values), "; ".join(values)) for field, values in listed.items()}


Count = tuple[int, int, int, str]  # right, read, there, as text


def _scored(exercise: Exercise, answer: Answer, read: Understood) -> dict[str, Count]:
    year = exercise.year
    return {
        "tasks": (1, 1, 1, read.number),
        "number": _number(answer, read),
        "content": _content(answer, read),
        "area": _area(answer, read),
        "leads": _named(without_members(answer.leads, year), read.leads),
        "coordinators": _named(without_members(answer.coordinators, year), read.coordinators),
        "products": _products(answer, read),
        "timing": _text(answer.timing, read.timing),
        "due": _days(answer.milestones, read),
        "kinds": _kinds(answer.milestones, read),
        "legal": _named(answer.legal, read.legal),
        "source": _text(exercise.source, read.source) if exercise.source else (0, 0, 0, read.source),
        "questions": _questions(answer, read),
    }


def _number(answer: Answer, read: Understood) -> Count:
    there = int(any(answer.numbers))
    return int(there and read.number in answer.numbers), there, there, read.number


def _content(answer: Answer, read: Understood) -> Count:
    clean = _within(answer.content, read.content) and not _LABEL.search(read.content)
    return int(clean), 1, 1, read.content


def _area(answer: Answer, read: Understood) -> Count:
    """Where the letter does not say, blank is right, and so is a guess that is asked about."""
    if not answer.area:
        guessed = int(bool(read.area) and not _asks(read, "area"))
        return 0, guessed, 0, read.area
    return int(read.area == answer.area), int(bool(read.area)), 1, read.area


def _named(expected: frozenset[str], got: frozenset[str]) -> Count:
    return len(expected & got), len(got), len(expected), "; ".join(sorted(got))


def _products(answer: Answer, read: Understood) -> Count:
    """Parts that must be there; text of another label, or of the timing, counts as one product too many."""
    right = sum(_within(part, read.products) for part in answer.products)
    strayed = bool(_LABEL.search(read.products)) or (len(answer.timing) > 12 and _within(answer.timing, read.products))
    invented = bool(read.products) and not right
    return right, right + int(strayed or invented), len(answer.products), read.products


def _text(expected: str, got: str) -> Count:
    there = int(bool(expected))
    return int(bool(expected) and _within(expected, got)), int(bool(got)), there, got


def _days(expected: Sequence[Mark], read: Understood) -> Count:
    wanted = Counter(mark.due for mark in expected if mark.due)
    got = Counter(due for _, due in read.milestones if due)
    return (wanted & got).total(), got.total(), wanted.total(), "; ".join(sorted(got.elements()))


def _kinds(expected: Sequence[Mark], read: Understood) -> Count:
    """Each milestone read takes the strictest mark that accepts its kind."""
    open_marks = sorted(expected, key=lambda mark: len(mark.kinds))
    right = 0
    for kind, _ in read.milestones:
        taken = next((mark for mark in open_marks if kind in mark.kinds), None)
        if taken:
            open_marks.remove(taken)
            right += 1
    return right, len(read.milestones), len(expected), "; ".join(kind for kind, _ in read.milestones)


def _questions(answer: Answer, read: Understood) -> Count:
    """Only what had to be asked: a question more is no mistake."""
    right = sum(any(_within(part, asked.words) for asked in read.asked) for part in answer.ask)
    return right, right, len(answer.ask), " / ".join(asked.words for asked in read.asked)


def _asks(read: Understood, field: str) -> bool:
    return any(asked.about in ABOUT.get(field, frozenset()) for asked in read.asked)


def _within(part: str, text: str) -> bool:
    return _plain(part) in _plain(text)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("**", "").split()).casefold()
