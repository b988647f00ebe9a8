"""From a letter to the register: tasks, milestones, assignments, and the questions that stay open."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from cchc_xl.plan import letter_questions as about
from cchc_xl.plan import questions as ask
from cchc_xl.plan.agencies import Directory, Remark
from cchc_xl.plan.assignments import Assignment, Named, assignments_of, named_in, with_role
from cchc_xl.plan.beside import beside
from cchc_xl.plan.binding import bound
from cchc_xl.plan.calendar import WorkCalendar
from cchc_xl.plan.issuing import document_of
from cchc_xl.plan.legal import legal_basis
from cchc_xl.plan.letter import Letter, LetterTask, check_year
from cchc_xl.plan.milestones import Milestone, PlanYear, milestones_of
from cchc_xl.plan.name_questions import name_questions, unclear
from cchc_xl.plan.paired import paired
from cchc_xl.plan.purpose import Purpose, is_unsigned_plan, purpose_of
from cchc_xl.plan.questions import Question
from cchc_xl.plan.since import issued_in, past_periods, to_come
from cchc_xl.plan.timing import Timing, read_timing
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from cchc_xl.values.problems import Problem, problem
from cchc_xl.values.words import ALL_LEADS, Asks, Group, Level, Role, Standing, YesNo


@dataclass(frozen=True)
class Plan:
    """A register as frames of values/columns (agencies: those valid at some time of the year).

    ``uncertain``: what has to be settled before the result can be trusted; the rest are ordinary questions.
    ``issued``: the day of its document, where that is in the plan's year: no period that was over is in it.
    """

    tasks: pd.DataFrame
    milestones: pd.DataFrame
    assignments: pd.DataFrame
    agencies: pd.DataFrame
    questions: pd.DataFrame
    uncertain: tuple[Problem, ...]
    issued: dt.date | None = None


@dataclass(frozen=True)
class _Task:
    """A task of the letter, understood."""

    text: LetterTask
    timing: Timing
    named: tuple[Named, ...]
    milestones: tuple[Milestone, ...]
    assignments: tuple[Assignment, ...]
    questions: tuple[Question, ...]
    is_cut: bool = False  # periods that were over before the document are left out

    @property
    def has_lead(self) -> bool:
        return any(a.role is Role.LEAD for a in self.assignments)


def plan_of(
    letter: Letter,
    directory: Directory,
    year: int,
    calendar: WorkCalendar,
    asked: Collection[str] = (),
    *,
    rolls_forward: bool = True,
) -> Plan:
    """The register that the letter makes for that year.

    ``directory`` resolves groups as of 1 January of the year; ``calendar`` covers the year and its
    neighbours; ``rolls_forward`` as PlanYear has it. What concerns the whole plan is not asked again where it is
    among the texts ``asked``.
    Raises Refused (L05) where the letter is about another year.
    """
    check_year(letter, year)
    directory = directory.of_plan(letter.dated, f"{letter.issuer}; {letter.subject}", letter.place).issued_by(
        letter.issuer
    )
    plan = PlanYear(year, calendar, rolls_forward, issued_in(year, letter.dated))
    tasks = [_understood(text, directory, plan) for text in letter.tasks]
    tasks = _with_questions_beside(_with_questions_of_the_plan(tasks, directory, asked), directory, asked)
    tasks = _with_past_periods(tasks, plan)
    unsigned = [about.is_adopted(letter.kind)] if is_unsigned_plan(letter) else []
    tasks[0] = _asking(tasks[0], [*letter.questions, *unsigned])
    return Plan(
        tasks=frame(c.TASKS, _task_rows(tasks, letter, directory)),
        milestones=frame(c.MILESTONES, _milestone_rows(tasks)),
        assignments=frame(c.ASSIGNMENTS, _assignment_rows(tasks, directory)),
        agencies=directory.agencies,
        questions=frame(c.QUESTIONS, _question_rows(tasks)),
        uncertain=(*_lost(letter), *(p for task in tasks for p in _uncertain(task, letter.file))),
        issued=plan.issued,
    )


def _understood(text: LetterTask, directory: Directory, plan: PlanYear) -> _Task:
    below_labels = ((text.leads, (Role.LEAD,)), *((part.text, part.roles) for part in text.coordinating))
    named = tuple(names for words, roles in below_labels for names in named_in(words, roles, directory))
    leads = with_role(named, Role.LEAD)
    in_pairs = paired(text.timing, text.products)
    timing = bound(read_timing(in_pairs or text.timing, plan.year), leads, directory)
    whole_year = milestones_of(timing, document_of(text.products, text.content), leads, plan)
    milestones = to_come(whole_year, plan.issued)
    assignments = tuple(assignments_of(named, directory))
    asked = (about.paired_lists(in_pairs),) if in_pairs else ()
    doubts = tuple(question for question in (*text.questions, *asked) if question.asks is Asks.DAY)
    milestones = tuple(replace(m, questions=m.questions + doubts) for m in milestones)
    task = _Task(text, timing, named, milestones, assignments, asked, len(milestones) < len(whole_year))
    return _asking(task, _questions(task, directory))


def _asking(task: _Task, questions: Iterable[Question]) -> _Task:
    """The task with these questions too, each once."""
    all_of_them = tuple({q.text: q for q in (*task.questions, *questions)}.values())
    return replace(task, questions=all_of_them)


# What is open


def _questions(task: _Task, directory: Directory) -> list[Question]:
    return [
        *([] if task.text.area else [about.unknown_area()]),
        *_lead_questions(task),
        *name_questions(task.named, directory),
        *_timing_questions(task),
        *(question for milestone in task.milestones for question in milestone.questions),
        *task.text.questions,
    ]


def _lead_questions(task: _Task) -> list[Question]:
    return [] if task.has_lead else [ask.no_lead(task.text.leads)]


def _timing_questions(task: _Task) -> list[Question]:
    text = task.text.timing
    if not text:
        return [ask.no_timing()]
    if not task.timing.clauses:
        return [ask.timing_not_understood(text)]
    return [ask.unused_words(words, text) for words in task.timing.unused]


def _with_questions_of_the_plan(tasks: Sequence[_Task], directory: Directory, already: Collection[str]) -> list[_Task]:
    """What concerns the whole plan is asked once, at the first task that it concerns."""
    asked = list(tasks)
    for group, question in _questions_of_the_plan(directory):
        place = next((n for n, task in enumerate(asked) if _names_group(task, group)), None)
        if place is not None and question.text not in already:
            asked[place] = _asking(asked[place], [question])
    return asked


def _with_questions_beside(tasks: Sequence[_Task], directory: Directory, already: Collection[str]) -> list[_Task]:
    """What stands beside the fields; a label that only tells is asked about once."""
    found: list[_Task] = []
    told = set(already)
    for task in tasks:
        asked = beside(task.text, task.timing, directory)
        found.append(_asking(task, [question for question, assigns in asked if assigns or question.text not in told]))
        told |= {question.text for question, _ in asked}
    return found


def _with_past_periods(tasks: Sequence[_Task], plan: PlanYear) -> list[_Task]:
    cut = [n for n, task in enumerate(tasks) if task.is_cut]
    asked = list(tasks)
    if cut and plan.issued:
        asked[cut[0]] = _asking(asked[cut[0]], [past_periods(plan.issued, (asked[n].text.number for n in cut))])
    return asked


def _questions_of_the_plan(directory: Directory) -> list[tuple[str, Question]]:
    departments = directory.groups.get(Group.DEPARTMENTS, ())
    questions: list[tuple[str, Question]] = [(Group.DEPARTMENTS, ask.central_bodies(len(departments)))]
    questions += [(group, ask.regrouped(group, *sizes)) for group, sizes in directory.regrouped.items()]
    districts = directory.groups.get(Group.DISTRICTS, ())
    parents = {directory.parents[a] for a, level in directory.levels.items() if level == Level.COMMUNE}
    childless = [directory.names[a] for a in districts if a not in parents]
    if childless:
        questions.append((Group.COMMUNES, ask.districts_without_communes(childless)))
    return questions


def _names_group(task: _Task, group: str) -> bool:
    mentions = [m for names in task.named for m in names.mentions]
    return any(m.group == group and m.remark is not Remark.OWN_UNITS for m in mentions)


def _uncertain(task: _Task, file: str) -> Iterable[Problem]:
    number = task.text.number
    if not task.has_lead:
        yield problem("L06", file=file, task=number)
    if not task.timing.clauses:
        yield problem("L07", file=file, task=number, value=task.text.timing)
    for mention in unclear(task.named):
        yield problem("L08", file=file, task=number, value=mention.words)


def _lost(letter: Letter) -> Iterable[Problem]:
    """What may be tasks, and came into no row."""
    lost = (question.source_words.partition("\n")[0] for question in letter.questions if question.is_lost)
    return (problem("L12", file=letter.file, value=line) for line in lost)


# Rows


def source_of(letter: Letter, directory: Directory) -> str:
    """The letter's reference; where its text names no issuer, the one whose code its symbol begins with."""
    codes = directory.named(letter.issuer or letter.symbol.partition("-")[0])
    return letter.cited(directory.names[codes[0]] if len(codes) == 1 else letter.issuer)


def _task_rows(tasks: Sequence[_Task], letter: Letter, directory: Directory) -> Iterable[dict[str, Any]]:
    source = source_of(letter, directory) + letter.noted
    standing = Standing.PROPOSED if purpose_of(letter) is Purpose.PROPOSES else Standing.ASSIGNED
    for order, task in enumerate(tasks, start=1):
        text = task.text
        yield {
            "task": text.number,
            "area": text.area,
            "content": text.content,
            "leads": text.leads,
            "coordinators": text.coordinators,
            "products": text.products,
            "timing": text.timing,
            "source": source,
            "standing": standing,
            "legal_basis": legal_basis((text.content, text.products, text.timing), text.grounds),
            "question": _cell(task.questions),
            "order": order,
        }


def _milestone_rows(tasks: Sequence[_Task]) -> Iterable[dict[str, Any]]:
    for task in tasks:
        for milestone in task.milestones:
            yield {
                "milestone": f"{task.text.number}-{milestone.suffix}",
                "task": task.text.number,
                "content": milestone.content,
                "kind": milestone.kind,
                "applies_to": "; ".join(milestone.binds) or ALL_LEADS,
                "window_start": milestone.window_start,
                "cutoff": milestone.cutoff,
                "due": milestone.due,
                "due_effective": milestone.due_effective,
                "agency_due": milestone.agency_due,
                "remind_on": milestone.remind_on,
                "source_words": milestone.source_words,
                "question": _cell(milestone.questions),
            }


def _assignment_rows(tasks: Sequence[_Task], directory: Directory) -> Iterable[dict[str, Any]]:
    for task in tasks:
        for assignment in task.assignments:
            yield {
                "task": task.text.number,
                "agency": assignment.agency,
                "agency_name": directory.names[assignment.agency],
                "role": assignment.role,
                "duty": assignment.duty,
                "must_report": YesNo.YES if assignment.role is Role.LEAD else YesNo.NO,
            }


def _question_rows(tasks: Sequence[_Task]) -> Iterable[dict[str, Any]]:
    for task in tasks:
        for question in task.questions:
            yield {
                "task": task.text.number,
                "question": question.text,
                "source_words": question.source_words,
                "suggestion": question.suggestion,
                "asks": question.asks,
            }


def _cell(questions: Iterable[Question]) -> str:
    return "\n".join(dict.fromkeys(question.text for question in questions))
