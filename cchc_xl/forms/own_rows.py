"""Which rows of a returned form answer which milestone, and whether they still ask what the form asked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cchc_xl.forms.cells import Tell, as_text, short
from cchc_xl.forms.expected import Asked, Expected, IssuedForm
from cchc_xl.forms.report_table import FormRow, ReportTable
from cchc_xl.forms.seals import SEALED, plain, row_seal
from cchc_xl.values.columns import FORM
from cchc_xl.values.problems import Problem

_TELLING = ("task_content", "content")  # what a row without its milestone is known by
_COLUMN_NUMBER = re.compile(r"\(\d{1,2}\)")  # «(1) (2) (3)» below the headers, as in printed tables
_DASHES = re.compile(r" ?[‐‑‒–—−-] ?")


@dataclass(frozen=True)
class OwnRows:
    """One row for each milestone that the form asked about and the return answers, in the form's order.

    ``numbers``: the rows of the sheet, from 0, that are answers, whether they count or not; ``is_blank``: nobody
    wrote anything into any of them.
    """

    rows: tuple[FormRow, ...]
    problems: tuple[Problem, ...]
    numbers: frozenset[int]
    is_blank: bool


def own_rows(table: ReportTable, form: IssuedForm, expected: Expected, tell: Tell) -> OwnRows:
    """Finds rows by Mã mốc, and where that is gone by the task's text; what cannot be told is a problem.

    A milestone that was not asked about, a row that could be several, and two different answers to one milestone
    are errors. Locked cells that differ from what went out are told; the program's own stand.
    """
    asked = _asked(form, expected)
    by_milestone: dict[str, list[FormRow]] = {milestone: [] for milestone in asked}
    by_code = {_code(milestone): milestone for milestone in asked}
    problems: list[Problem] = []
    numbers: set[int] = set()
    is_blank = True
    for row in table.rows():
        milestone, found = _milestone(row, by_code, asked, form, tell)
        problems += found
        if milestone:
            by_milestone[milestone].append(row if row.milestone == milestone else row._replace(milestone=milestone))
        if milestone or found or _was_asked(row, form):
            numbers.add(row.number)
            is_blank = is_blank and row.answers.blank
    rows = [_only(rows) for rows in by_milestone.values()]
    problems += [p for milestone, own in by_milestone.items() for p in _counted(milestone, own, tell)]
    problems += [p for row in rows if row for p in _altered(row, form, asked[row.milestone], tell)]
    return OwnRows(tuple(row for row in rows if row), tuple(problems), frozenset(numbers), is_blank)


def _asked(form: IssuedForm, expected: Expected) -> dict[str, Asked]:
    """What the form asked that is still in the plan, by milestone."""
    asked = form.milestones or tuple(m for agency, m in expected.asked if agency == form.agency)
    return {m: expected.asked[form.agency, m] for m in asked if (form.agency, m) in expected.asked}


@lru_cache(4096)
def _code(milestone: str) -> str:
    """A Mã mốc as it is compared: blanks, kinds of dashes and capitals say nothing."""
    return _DASHES.sub("-", " ".join(milestone.split())).casefold()


def _milestone(
    row: FormRow, by_code: Mapping[str, str], asked: Mapping[str, Asked], form: IssuedForm, tell: Tell
) -> tuple[str, list[Problem]]:
    """The milestone that a row answers, "" for none, and what is to be said of that."""
    if row.milestone:
        known = by_code.get(_code(row.milestone), "")
        return known, [] if known else _unknown(row, form, tell)
    candidates = _by_text(row, asked, form) if any(row.locked.get(field) for field in _TELLING) else []
    if len(candidates) == 1:
        told = [] if row.answers.blank else [tell("N20", cell=row.cell, milestone=candidates[0])]
        return candidates[0], told
    if row.is_answer or (candidates and not row.answers.blank):
        return "", [tell("N19", cell=row.cell, why=_why(candidates))]
    return "", []


def _unknown(row: FormRow, form: IssuedForm, tell: Tell) -> list[Problem]:
    """What is to be said of a row whose milestone is not asked about (any more)."""
    if _was_asked(row, form):  # a document withdrew it, or passed it on, meanwhile
        said = " | ".join(filter(None, map(as_text, row.answers.values.values())))
        return [tell("N31", cell=row.cell, milestone=short(row.milestone), value=short(said))] if said else []
    is_strange = row.is_answer and not _COLUMN_NUMBER.fullmatch(row.milestone)
    return [tell("N02", cell=row.cell, value=short(row.milestone))] if is_strange else []


def _was_asked(row: FormRow, form: IssuedForm) -> bool:
    return row.milestone != "" and _code(row.milestone) in map(_code, form.milestones)


def _by_text(row: FormRow, asked: Mapping[str, Asked], form: IssuedForm) -> list[str]:
    """The milestones with this row's texts; of several, those whose other locked cells agree too.

    Where the register says something else by now, the seals still know what went out.
    """
    written = {field: plain(text).casefold() for field, text in row.locked.items() if field != "milestone"}
    alike = _saying({field: written[field] for field in _TELLING if field in written}, asked)
    if len(alike) == 1 or not (alike or row.is_answer):
        return alike
    sealed = [m for m in asked if row_seal({**row.locked, "milestone": m}) == form.seals.get(m)]
    return next((found for found in (sealed, _saying(written, asked)) if len(found) == 1), alike)


def _saying(texts: Mapping[str, str], asked: Mapping[str, Asked]) -> list[str]:
    return [m for m, a in asked.items() if a.texts and texts.items() <= a.in_small_letters.items()]


def _why(candidates: Sequence[str]) -> str:
    if not candidates:
        return "và nội dung không khớp việc nào của biểu"
    return f"và nội dung khớp với nhiều mốc ({', '.join(candidates)})"


def _only(rows: Sequence[FormRow]) -> FormRow | None:
    """The one row of a milestone, or of several the one that is answered, or first so; None where they differ."""
    answered = _answered(rows)
    return answered[0] if answered and all(_says_the_same(row, answered[0]) for row in answered[1:]) else None


def _answered(rows: Sequence[FormRow]) -> Sequence[FormRow]:
    """Those that say something; where none does, the first."""
    return rows if len(rows) < 2 else [row for row in rows if not row.answers.blank] or rows[:1]


def _says_the_same(one: FormRow, other: FormRow) -> bool:
    """Word for word; of errors and formulas without a value nobody knows what they say."""
    known = not any(row.answers.errors or row.answers.uncalculated for row in (one, other))
    return known and one.answers.values == other.answers.values


def _counted(milestone: str, rows: Sequence[FormRow], tell: Tell) -> list[Problem]:
    if len(rows) == 1:
        return []
    if not rows:
        return [tell("N08", value=milestone)]
    first, *others = _answered(rows)
    code = "N07" if _only(rows) is None else "N34"
    return [tell(code, cell=row.cell, value=milestone, other=first.cell) for row in others]


def _altered(row: FormRow, form: IssuedForm, asked: Asked, tell: Tell) -> list[Problem]:
    """What the locked cells say otherwise than the form did; nothing where it is not known what that was.

    What the register would print now tells which cell it is, as long as it is what was printed then.
    """
    sealed = form.seals.get(row.milestone)
    now = row.locked if row.locked.get("milestone") == row.milestone else {**row.locked, "milestone": row.milestone}
    if sealed is None or (asked.seal if now == asked.texts else row_seal(now)) == sealed:
        return []
    if asked.seal != sealed:
        complete = all(field in row.locked for field in SEALED[1:])
        return [tell("N28", cell=row.cell, milestone=row.milestone)] if complete else []
    differing = [(f, now[f], asked.texts[f]) for f in SEALED if f in now and plain(now[f]) != plain(asked.texts[f])]
    return [
        tell("N27", cell=row.locked_at[f], column=FORM.column(f).header, value=short(is_now), issued=short(was))
        for f, is_now, was in differing
    ]
