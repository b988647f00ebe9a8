"""A further document beside the register: which of its tasks are new, changed, over, or perhaps there already.

Documents of one plan's history are compared task by task: by their words first, by their numbers second. What
two documents of different senders say alike is never taken for one task silently.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cchc_xl.plan.alike import DOUBTFUL, is_surely_the_same, likeness
from cchc_xl.plan.letter import Letter, LetterTask
from cchc_xl.plan.origins import Row, latest, says_the_same
from cchc_xl.plan.purpose import Purpose, is_in_part, purpose_of
from cchc_xl.values.carrying import is_carried
from cchc_xl.values.words import Standing

# A plan that states so much of a letter, or of an earlier plan, leaves out what it does not state on purpose.
_MOST = 0.5


@dataclass(frozen=True)
class Pair:
    """A task of the document (its number there), a task of the register (its id), and how alike they are."""

    number: str
    task: str
    likeness: int


@dataclass(frozen=True)
class Difference:
    """What a document would do to the register.

    ``known``: numbers that were read before, in these words. ``added``: numbers of new tasks. ``matched``: tasks
    that the document states anew, changed or not. ``duplicates``: perhaps a task of the register. ``withdrawn``:
    ids of tasks that are over, since it does not name them; ``asked``: ids of tasks that may be over. ``named_over``,
    ``asked_over``: the same of tasks that it says are over; ``unknown``: their numbers that no task has.
    """

    purpose: Purpose
    corrects: bool
    known: tuple[str, ...]
    added: tuple[str, ...]
    matched: tuple[Pair, ...]
    duplicates: tuple[Pair, ...]
    withdrawn: tuple[str, ...]
    asked: tuple[str, ...]
    named_over: tuple[str, ...] = ()
    asked_over: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Candidate:
    """A task of the register as the comparison needs it."""

    task: str
    content: str
    number: str
    source: str
    standing: str
    is_read: bool  # from a document; not typed by a clerk


def difference(tasks: Sequence[Row], origins: Sequence[Row], letter: Letter, source: str) -> Difference:
    """Compares a document (cited as ``source``) with the register.

    ``tasks``: rows of columns.TASKS. ``origins``: rows of columns.ORIGINS, the latest last.
    """
    before = predecessor(origins, source)
    said = {row["number"]: row for row in origins if row["source"] == source}
    known = tuple(t.number for t in letter.tasks if t.number in said and says_the_same(t, said[t.number]))
    new = [t for t in letter.tasks if t.number not in known]
    purpose, candidates = purpose_of(letter), _candidates(tasks, latest(origins))
    pool = candidates
    if purpose is Purpose.PROPOSES:
        pool = [c for c in candidates if c.source == before] if before else []
    pool = [c for c in pool if not _is_of_the_known(c, origins, source, known)]
    follows = bool(before) or purpose in (Purpose.AMENDS, Purpose.REPLACES)
    matched = _matched(new, pool, by_number=follows)
    rest = [t for t in new if t.number not in {p.number for p in matched}]
    others = [c for c in candidates if c.task not in {p.task for p in matched}]
    duplicates = _duplicates(rest, others)
    doubtful = {p.number for p in duplicates}
    gone = [c for c in pool if c.task not in {p.task for p in (*matched, *duplicates)}]
    over, asked = _over(gone, matched, candidates, letter, purpose, before)
    named, doubted = _named_over(candidates, letter, purpose)
    return Difference(
        purpose=purpose,
        corrects=bool(before),
        known=known,
        added=tuple(t.number for t in rest if t.number not in doubtful),
        matched=tuple(matched),
        duplicates=tuple(duplicates),
        withdrawn=tuple(c for c in over if c not in (*named, *doubted)),
        asked=tuple(c for c in asked if c not in (*named, *doubted)),
        named_over=tuple(named),
        asked_over=tuple(doubted),
        unknown=tuple(w.number for w in letter.withdrawn if not any(w.is_named(c.number) for c in candidates)),
    )


def predecessor(origins: Sequence[Row], source: str) -> str:
    """The source that the document corrects: itself, or its own draft without a number; "" where it is new."""
    sources = list(dict.fromkeys(row["source"] for row in origins))
    if source in sources:
        return source
    return next((s for s in sources if _is_draft_of(s, source)), "")


_DRAFT = re.compile(r" số …/(\S+) \(chưa có số\)")
_NUMBERED = re.compile(r" số \d+/(\S+)")


def _is_draft_of(draft: str, signed: str) -> bool:
    """«Công văn số …/VP-TTHC (chưa có số) … về việc X» and «Công văn số 89/VP-TTHC ngày … về việc X»."""
    one, other = _DRAFT.search(draft), _NUMBERED.search(signed)
    if not one or not other or one.group(1) != other.group(1):
        return False
    about, subject = (text.partition(" về việc ")[2] for text in (draft, signed))
    return bool(about) and likeness(about, subject) >= DOUBTFUL and draft.split()[0] == signed.split()[0]


def _candidates(tasks: Iterable[Row], origins: Mapping[str, Row]) -> list[_Candidate]:
    found: list[_Candidate] = []
    for row in tasks:
        if is_carried(row["task"]):  # an earlier year's: no document of this plan speaks of it
            continue
        origin = origins.get(row["task"], {})
        number, source = origin.get("number", row["task"]), origin.get("source", row["source"])
        found.append(_Candidate(row["task"], row["content"], number, source, row["standing"], bool(origin)))
    return found


def _is_of_the_known(candidate: _Candidate, origins: Sequence[Row], source: str, known: Sequence[str]) -> bool:
    return any(row["task"] == candidate.task and row["source"] == source and row["number"] in known for row in origins)


def _matched(new: Sequence[LetterTask], pool: Sequence[_Candidate], *, by_number: bool) -> list[Pair]:
    """Tasks that are surely the same: the most alike first, each once."""
    named = [(100, True, t, c) for t in new for c in pool if by_number and t.is_only_numbered and t.number == c.number]
    scores = named + [
        (likeness(t.content, c.content), by_number and t.number == c.number, t, c)
        for t in new
        for c in pool
        if is_surely_the_same(t.content, c.content, same_number=by_number and t.number == c.number)
    ]
    return _once((t.number, c.task, alike) for alike, _, t, c in sorted(scores, key=lambda s: s[:2], reverse=True))


def _duplicates(rest: Sequence[LetterTask], others: Sequence[_Candidate]) -> list[Pair]:
    """Tasks that may be the same, each with the one it is most like."""
    best = (max(((likeness(t.content, c.content), c.task) for c in others), default=(0, "")) for t in rest)
    pairs = zip(rest, best, strict=True)
    return [Pair(t.number, task, alike) for t, (alike, task) in pairs if alike >= DOUBTFUL]


def _once(pairs: Iterable[tuple[str, str, int]]) -> list[Pair]:
    numbers: set[str] = set()
    tasks: set[str] = set()
    found: list[Pair] = []
    for number, task, alike in pairs:
        if number not in numbers and task not in tasks:
            found.append(Pair(number, task, alike))
            numbers.add(number)
            tasks.add(task)
    return found


def _named_over(candidates: Sequence[_Candidate], letter: Letter, purpose: Purpose) -> tuple[list[str], list[str]]:
    """Tasks that an adopted document says are over by their numbers; a proposal, or a number of several, is asked."""
    over: list[str] = []
    asked: list[str] = []
    for named in letter.withdrawn:
        found = [c.task for c in candidates if named.is_named(c.number) and c.standing != Standing.WITHDRAWN]
        is_certain = len(found) == 1 and purpose is not Purpose.PROPOSES
        (over if is_certain else asked).extend(found)
    return over, asked


def _over(
    gone: Sequence[_Candidate],
    matched: Sequence[Pair],
    candidates: Sequence[_Candidate],
    letter: Letter,
    purpose: Purpose,
    before: str,
) -> tuple[list[str], list[str]]:
    """Tasks that the document does not name any more, and tasks of which that is not certain."""
    source_of = {c.task: c.source for c in candidates}
    stated = [source_of[p.task] for p in matched]
    over: list[str] = []
    asked: list[str] = []
    for c in gone:
        if c.standing == Standing.WITHDRAWN or not c.is_read:
            continue
        size = sum(s == c.source for s in source_of.values())
        verdict = _verdict(c, purpose, stated.count(c.source) / size, before, in_part=is_in_part(letter))
        (over if verdict is True else asked if verdict is None else []).append(c.task)
    return over, asked


def _verdict(c: _Candidate, purpose: Purpose, share: float, before: str, *, in_part: bool) -> bool | None:
    """Whether a task that is not named is over (None: to be asked); ``share`` of its source's tasks are named."""
    if before:
        return c.source == before
    if purpose is Purpose.ASSIGNS:
        if c.standing != Standing.PROPOSED:
            return False
        return True if share >= _MOST else None
    if purpose is Purpose.REPLACES:
        return True if share else None
    if in_part or not share:
        return False
    return True if share >= _MOST else None
