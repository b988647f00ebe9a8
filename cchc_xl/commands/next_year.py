"""``next-year``: the master of the next year, with what this year leaves undone."""

import datetime as dt
from hashlib import sha256
from pathlib import Path

import pandas as pd

from cchc_xl.books.backups import save_atomically
from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.directory import load_agencies
from cchc_xl.commands.growing import read_held, take_answers, with_held
from cchc_xl.commands.new import build_master
from cchc_xl.commands.outcome import Outcome
from cchc_xl.commands.overdue import look
from cchc_xl.commands.reading import Register, plan_year, read_register, setting
from cchc_xl.commands.session import log, open_master
from cchc_xl.commands.standing import Standing
from cchc_xl.plan.held import Held
from cchc_xl.plan.rounds import rounds_of_year
from cchc_xl.plan.work_days import calendar_of
from cchc_xl.progress.carry_over import CarryOver, Plan, carry_over
from cchc_xl.values import columns as c
from cchc_xl.values import settings as s
from cchc_xl.values.carrying import carried_id
from cchc_xl.values.frames import frame, typed
from cchc_xl.values.problems import refuse


def next_year(master: Path, out: Path, year: int | None = None) -> Outcome:
    """Makes the master of the year after that of ``master`` (or of ``year``), with its open obligations in it.

    The master of before is only read. Settings, working days, the definitions of figures and the directory as staff
    keep them go along; the rounds are those of the new year. The plan of the new year comes in by ``import``. Raises
    Refused, with nothing written: ``out`` exists, the year is not later, or the master cannot be read.
    """
    if out.exists():
        raise refuse("M09", file=out.name)
    book = open_master(master)
    settings = book.read(c.SETTINGS)
    before = plan_year(settings)
    year = before + 1 if year is None else year
    if year <= before:
        raise refuse("X02", detail=f"năm {year} không ở sau năm {before} của sổ")
    days, register = _days_of(book, year), read_register(book)
    carried, standing = _carried(book, register, settings, before)
    new = _built(carried, settings, days, _figures_of(book, carried, before), year, out.name)
    outcome = _outcome(carried, standing, out, before, year)
    log(new, "next-year", outcome.message, dt.datetime.now().replace(microsecond=0))
    save_atomically(out, new.to_bytes())
    return outcome


def _carried(book: ClosedBook, register: Register, settings: pd.DataFrame, year: int) -> tuple[CarryOver, Standing]:
    """What the year leaves, as its last day sees it; what the clerk answered and typed counts."""
    held = take_answers(book, register, read_held(book, register)).held
    register = with_held(register, held)
    standing = look(book, dt.date(year, 12, 31), register)
    plan = Plan(
        held.tasks, held.milestones, held.assignments, register.agencies, held.questions, register.adjustments
    )  # fmt: skip
    agencies = _directory(register.agencies, setting(settings, s.PROVINCE))
    return carry_over(plan, standing.states, standing.results, agencies, year), standing


def _directory(agencies: pd.DataFrame, province: str) -> pd.DataFrame:
    """The directory as staff keep it, with the agencies of other years that the product knows of their province."""
    if province != s.PROVINCE.default:
        return agencies
    known = load_agencies()
    return typed(c.AGENCIES, pd.concat([agencies, known[~known["agency"].isin(agencies["agency"])]]))


def _days_of(book: ClosedBook, year: int) -> pd.DataFrame:
    """The office's own days off and on that still matter then."""
    days = book.read(c.WORK_DAYS) if book.has(c.WORK_DAYS) else frame(c.WORK_DAYS)
    return days[days["day"] >= pd.Timestamp(year - 1, 12, 1)].reset_index(drop=True)


def _figures_of(book: ClosedBook, carried: CarryOver, year: int) -> pd.DataFrame:
    """«Chỉ tiêu» as the office keeps it, none chosen for a round yet; blank in a master of before.

    One whose task did not go along waits for the new plan's: its task is blank, its numbers stay in the old master.
    """
    rows = book.read(c.FIGURES) if book.has(c.FIGURES) else frame(c.FIGURES)
    known = set(carried.plan.tasks["task"])
    tasks = [new if (new := carried_id(task, year)) in known else "" for task in rows["task"]]
    return rows.assign(task=tasks, rounds="")


def _built(
    carried: CarryOver, settings: pd.DataFrame, days: pd.DataFrame, figures: pd.DataFrame, year: int, name: str
) -> ClosedBook:
    """The new master, standing as of its 1 January."""
    plan = carried.plan
    held = Held(
        plan.tasks, plan.milestones, plan.assignments, plan.questions, frame(c.ORIGINS), carried.changes
    )  # fmt: skip
    rounds = rounds_of_year(year, calendar_of(year, days.iloc[:0]))
    register = Register(
        plan.tasks, plan.milestones, plan.assignments, plan.agencies, rounds, adjustments=plan.adjustments
    )  # fmt: skip
    plan_id = f"CCHC-{year}-{_digest(plan, settings)}"
    book = build_master(register, held, year, plan_id, name, carried.results)
    book.replace(c.SETTINGS, _settings(settings, year, plan_id))
    book.replace(c.ADJUSTMENTS, plan.adjustments)
    book.replace(c.WORK_DAYS, days)
    if len(figures):
        book.replace(c.FIGURES, figures)
    return book


def _settings(settings: pd.DataFrame, year: int, plan_id: str) -> pd.DataFrame:
    now = {s.PLAN.key: plan_id, s.YEAR.key: str(year)}
    values = [str(now.get(key, value)) for key, value in zip(settings["key"], settings["value"], strict=True)]
    return settings.assign(value=values)


def _digest(plan: Plan, settings: pd.DataFrame) -> str:
    """Tells this plan from any other: by the one it follows, and what it begins with."""
    said = "\n".join([setting(settings, s.PLAN), *plan.milestones["milestone"], *plan.assignments["agency"]])
    return sha256(said.encode()).hexdigest()[:8].upper()


def _outcome(carried: CarryOver, standing: Standing, out: Path, before: int, year: int) -> Outcome:
    tasks, milestones = len(carried.plan.tasks), len(carried.plan.milestones)
    message = (
        f"Đã lập sổ năm {year} «{out.name}»: chuyển sang {carried.obligations} việc chưa hoàn thành của năm {before} "
        f"({tasks} nhiệm vụ, {milestones} mốc, mã bắt đầu bằng «{before}.»). Nhập kế hoạch năm {year} bằng lệnh import."
    )
    left = "; ".join(f"{kind} {count}" for kind, count in carried.left.items())
    notes = [f"Không chuyển, vì thuộc kỳ đã qua hoặc do kế hoạch mới giao lại: {left}."] if left else []
    if carried.stranded:
        names = "; ".join(standing.register.names.get(code, code) for code in carried.stranded)
        notes.append(
            f"Còn đứng tên cơ quan đã kết thúc mà danh bạ không ghi một cơ quan kế thừa: {names}. "
            f"Chạy lệnh succeed trên sổ năm {year}."
        )
    figures = {
        "year": year,
        "carried": carried.obligations,
        "tasks": tasks,
        "milestones": milestones,
        "agencies": len(carried.plan.agencies),
        "left": dict(carried.left),
        "stranded": list(carried.stranded),
    }
    faults = standing.register.problems
    return Outcome(message, figures, faults, tuple(notes), attention=bool(faults or carried.stranded))
