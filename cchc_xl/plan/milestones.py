"""From the times of a task to its milestones: dated or undated things due, each with an id that stays."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from cchc_xl.plan import questions as ask
from cchc_xl.plan.agencies import Mention
from cchc_xl.plan.calendar import WorkCalendar
from cchc_xl.plan.doubts import another_year, doubtful
from cchc_xl.plan.issuing import abbreviation, issued_by, says_issue
from cchc_xl.plan.legal import number_of, up_to_the_date
from cchc_xl.plan.phrases import Doubt, When
from cchc_xl.plan.questions import Question
from cchc_xl.plan.rounds import agency_due, report_periods
from cchc_xl.plan.timing import Clause, Timing
from cchc_xl.plan.units import Span
from cchc_xl.values.words import MilestoneKind


@dataclass(frozen=True)
class Milestone:
    """One thing due in a task; ``suffix`` makes its id (16-KH). All days are calendar days, inclusive.

    ``binds``: the names of those whom it binds; none where it binds every lead.

    ``due`` is the text's own day; ``due_effective`` is it moved to a working day where the rule says so.
    """

    suffix: str
    kind: MilestoneKind
    content: str
    source_words: str
    window_start: dt.date | None = None
    cutoff: dt.date | None = None
    due: dt.date | None = None
    due_effective: dt.date | None = None
    agency_due: dt.date | None = None
    remind_on: dt.date | None = None
    questions: tuple[Question, ...] = ()
    binds: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanYear:
    """The year a plan is for, with its working days; ``rolls_forward``: whether reports and periodic items that
    are due on a day off may wait for the next working day; ``issued``: the day of its document, if in that year."""

    year: int
    calendar: WorkCalendar
    rolls_forward: bool = True
    issued: dt.date | None = None

    @property
    def first(self) -> dt.date:
        return dt.date(self.year, 1, 1)


def milestones_of(timing: Timing, document: str, leads: Sequence[Mention], plan: PlanYear) -> list[Milestone]:
    """The milestones of one task, in the order of its text. A task whose time is unknown has one, undated.

    ``document``: what the task issues, "" where it issues nothing.
    """
    found: list[Milestone] = []
    for clause in timing.clauses:
        found += _of_clause(clause, document, leads, plan, found)
    return _unique(found) if found else [_undated(plan)]


def _of_clause(
    clause: Clause, document: str, leads: Sequence[Mention], plan: PlanYear, before: Sequence[Milestone]
) -> list[Milestone]:
    match clause.when:
        case When.DATED:
            made = [_dated(clause, document, plan)]
        case When.PERIODIC:
            made = _periodic(clause, leads, plan)
        case When.REPORT:
            made = _reports(clause, plan)
        case When.CONTINUOUS:
            made = [_continuous(clause, plan)]
        case When.BY_PLAN if _has_plan(before):
            made = [_by_plan(clause, plan)]
        case When.EVENT:
            made = [_event(clause, plan)]
        case _:
            made = [_other_document(clause, plan)]
    return [replace(m, questions=m.questions + _open(clause, m, plan), binds=clause.binds) for m in made]


def _open(clause: Clause, milestone: Milestone, plan: PlanYear) -> tuple[Question, ...]:
    """What a clause leaves open of any kind of milestone."""
    due = milestone.due
    is_elsewhere = due is not None and due.year != plan.year
    return (
        *((ask.other_document_beside(clause, plan.year),) if clause.beside else ()),
        *(doubtful(doubt, clause, due) for doubt in Doubt if doubt in clause.doubts),
        *((another_year(clause, due, plan.year),) if due and is_elsewhere else ()),
    )


def _has_plan(before: Sequence[Milestone]) -> bool:
    """Whether the task itself issues the plan that «theo kế hoạch» speaks of."""
    issued = (m for m in before if m.kind is MilestoneKind.ISSUE)
    return any(m.suffix.startswith("KH") or "kế hoạch" in m.content.lower() for m in issued)


def _dated(clause: Clause, document: str, plan: PlanYear) -> Milestone:
    """A document to be issued, by the clause's own words or else the task's; any other work is completed."""
    issued = issued_by(clause.action)
    if issued:
        content = clause.action if says_issue(clause.action) else f"Ban hành {issued['product']}"
        return _issue(clause, abbreviation(issued["type"] or ""), content, plan)
    if document and not clause.action:
        return _issue(clause, "", f"Ban hành {document}", plan)
    content = f"{clause.action or 'Hoàn thành nhiệm vụ'} {_by_when(clause.phrase)}"
    milestone = _milestone(clause.spans[0].code, MilestoneKind.COMPLETE, content, clause)
    return _due(milestone, clause.spans[0], plan)


def _issue(clause: Clause, suffix: str, content: str, plan: PlanYear) -> Milestone:
    return _due(_milestone(suffix or "BH", MilestoneKind.ISSUE, content, clause), clause.spans[0], plan)


def _by_when(phrase: str) -> str:
    """A time phrase as the end of a sentence: «trong Quý II», «đến 30/6/2024», «trước ngày 15/11»."""
    phrase = re.sub(r"^(?:(?:hoàn thành|xong|thời (?:hạn|gian)):? )+", "", phrase, flags=re.IGNORECASE)
    if re.fullmatch(r"20\d\d", phrase):
        return f"trong năm {phrase}"
    if re.match(r"quý|q\W?\d|tháng|năm|giai đoạn|(?:\d+|ba|sáu|chín) tháng", phrase, re.IGNORECASE):
        return f"trong {phrase}"
    if re.match(r"ngày|\d", phrase, re.IGNORECASE):
        return f"đến {phrase}"
    return phrase[:1].lower() + phrase[1:]


def _periodic(clause: Clause, leads: Sequence[Mention], plan: PlanYear) -> list[Milestone]:
    questions = () if clause.has_day else (ask.day_of_period(clause),)
    if len({m.duty for m in leads}) > 1 and not clause.binds:
        questions = (*questions, ask.whom_it_binds(clause, leads[0]))
    made: list[Milestone] = []
    for span in clause.spans:
        content = f"{clause.action or 'Thực hiện'} {'trong ' if span.name[:1].isalpha() else 'đến '}{span.name}"
        milestone = _milestone(span.code, MilestoneKind.PERIODIC, content, clause, questions)
        made.append(_rolled(_due(milestone, span, plan), plan))
    return made


def _reports(clause: Clause, plan: PlanYear) -> list[Milestone]:
    """The report set of the regime, with two days each: the office's and the one proposed to agencies."""
    periods = report_periods(plan.year)
    days = {p.code: agency_due(p.cutoff, plan.calendar) for p in periods}
    question = ask.report_days(clause, "; ".join(f"{p.name}: {days[p.code]:%d/%m/%Y}" for p in periods))
    made: list[Milestone] = []
    for period in periods:
        name = period.name[:1].lower() + period.name[1:] if period.code == "NAM" else period.name
        content = f"Báo cáo {clause.action or 'kết quả thực hiện'} {name}"
        report = _milestone(f"BC-{period.code}", MilestoneKind.REPORT, content, clause, (question,))
        report = replace(
            report,
            cutoff=period.cutoff,
            due=period.due,
            agency_due=days[period.code],
            remind_on=plan.calendar.previous_working(period.due),
        )
        made.append(_rolled(report, plan))
    return made


def _continuous(clause: Clause, plan: PlanYear) -> Milestone:
    often = clause.phrase[:1].lower() + clause.phrase[1:] if clause.doubts else "thường xuyên trong năm"
    content = f"{clause.action or 'Thực hiện'} {often}"
    return _due(_milestone("TX", MilestoneKind.CONTINUOUS, content, clause), clause.spans[0], plan)


def _by_plan(clause: Clause, plan: PlanYear) -> Milestone:
    content = f"{clause.action or 'Thực hiện'} theo kế hoạch"
    suffix = _initials(clause.action) or "TKH"
    milestone = _milestone(suffix, MilestoneKind.BY_PLAN, content, clause, (ask.by_plan(clause, plan.year),))
    return _due(milestone, clause.spans[0], plan)


def _initials(action: str) -> str:
    """KT for «tổ chức kiểm tra»: of the first two words that say what is done."""
    words = re.sub(r"^(?:tổ chức|triển khai|thực hiện|tiến hành)\b", "", action.lower()).split()
    return "".join(word[0] for word in words[:2]).upper()


def _event(clause: Clause, plan: PlanYear) -> Milestone:
    phrase = clause.phrase[:1].lower() + clause.phrase[1:]
    content = " ".join((clause.action or "Thực hiện", phrase))
    return replace(_milestone("ĐX", MilestoneKind.EVENT, content, clause), window_start=plan.first)


def _other_document(clause: Clause, plan: PlanYear) -> Milestone:
    cited = up_to_the_date(clause.phrase)
    suffix = abbreviation(clause.phrase) + number_of(cited).partition("/")[0]
    reference = f"theo {cited}" if cited else clause.phrase[:1].lower() + clause.phrase[1:]
    content = f"{clause.action or 'Thực hiện'} {reference}"
    question = ask.other_document(clause, plan.year)
    milestone = _milestone(suffix or "VB", MilestoneKind.OTHER_DOCUMENT, content, clause, (question,))
    return replace(milestone, window_start=plan.first)


def _undated(plan: PlanYear) -> Milestone:
    """Keeps a task in sight whose time is unknown; the task's own question asks for it."""
    content = "Thực hiện nhiệm vụ (chưa xác định thời hạn)"
    return Milestone("CXĐ", MilestoneKind.OTHER_DOCUMENT, content, "", window_start=plan.first)


def _milestone(
    suffix: str, kind: MilestoneKind, content: str, clause: Clause, questions: tuple[Question, ...] = ()
) -> Milestone:
    return Milestone(suffix, kind, content[:1].upper() + content[1:], clause.words, questions=questions)


def _due(milestone: Milestone, span: Span, plan: PlanYear) -> Milestone:
    remind_on = plan.calendar.previous_working(span.due)
    return replace(milestone, window_start=span.start, due=span.due, due_effective=span.due, remind_on=remind_on)


def _rolled(milestone: Milestone, plan: PlanYear) -> Milestone:
    """Reports and periodic items may wait for the next working day (by analogy with Bộ luật Dân sự 2015,
    Điều 148.5). Documents due in a quarter may not: they are judged by the document's own date."""
    if not plan.rolls_forward or milestone.due is None:
        return replace(milestone, due_effective=milestone.due)
    return replace(milestone, due_effective=plan.calendar.next_working(milestone.due))


# What a suffix that is taken already begins with: 4-Q2 is a period's, 4-HT-Q2 a completion's.
_KINDS: dict[MilestoneKind, str] = {
    MilestoneKind.COMPLETE: "HT",
    MilestoneKind.PERIODIC: "ĐK",
    MilestoneKind.CONTINUOUS: "TX",
}


def _unique(milestones: Sequence[Milestone]) -> list[Milestone]:
    """The same milestones with suffixes of their own, which depend on no milestone behind them: a suffix that
    comes again is told apart by its day (KH, KH-30-09), by its kind (Q2, HT-Q2), at last by a number (TX, TX-2)."""
    taken: set[str] = set()
    unique: list[Milestone] = []
    for milestone in milestones:
        suffix = next(s for s in _suffixes(milestone) if s not in taken)
        taken.add(suffix)
        unique.append(replace(milestone, suffix=suffix))
    return unique


def _suffixes(milestone: Milestone) -> Iterator[str]:
    suffix, kind = milestone.suffix, _KINDS.get(milestone.kind, "")
    yield suffix
    if milestone.kind is MilestoneKind.ISSUE and milestone.due:
        yield f"{suffix}-{milestone.due:%d-%m}"
    elif kind and kind != suffix:
        yield f"{kind}-{suffix}"
    yield from (f"{suffix}-{number}" for number in count(2))
