"""Answers about a further document: is its task one of the register's, is a task over, whose words hold."""

from collections.abc import Iterator
from dataclasses import replace

from cchc_xl.plan import further
from cchc_xl.plan.amend import Difference, Pair
from cchc_xl.plan.answers import Said
from cchc_xl.plan.asking import Asked, NotTaken
from cchc_xl.plan.draft import changed, withdraw
from cchc_xl.plan.grow import add
from cchc_xl.plan.held import rows_of
from cchc_xl.plan.letter import LetterTask
from cchc_xl.plan.numbering import ids_of, renumbered
from cchc_xl.plan.origins import Row, filled, latest, letters_of, task_of
from cchc_xl.plan.purpose import Purpose
from cchc_xl.plan.register import Plan
from cchc_xl.plan.restate import restate
from cchc_xl.values import columns as c
from cchc_xl.values.table import Table
from cchc_xl.values.words import NOBODY, ChangeKind, Standing

_YES_OR_NO = "ghi «có» hoặc «không»."


def duplicate(asked: Asked) -> str:
    """One task or two: the task that waited is added, or what an adopted document says of it is taken over."""
    cited, number = further.asked_about(asked.row["question"])
    waiting = next(
        (row for row in asked.draft.origins if further.cited(row["source"]) == cited and row["number"] == number), None
    )
    if waiting is None:
        return "không còn văn bản này trong sổ."
    if _is_yes(asked):
        return _one_task(asked, waiting)
    return _task_of_its_own(asked, waiting)


def _one_task(asked: Asked, waiting: Row) -> str:
    task = asked.row["task"]
    if waiting["task"] not in ("", task):
        withdraw(asked.draft, waiting["task"], waiting["source"])
    if waiting["standing"]:
        _state_anew(asked, waiting)
    waiting["task"], waiting["standing"] = task, asked.task["standing"]
    return f"coi là một với nhiệm vụ {task}."


def _state_anew(asked: Asked, waiting: Row) -> None:
    task, number = asked.row["task"], waiting["number"]
    said = filled(task_of(waiting, number), asked.origin)
    new = renumbered(_plan(asked, waiting, said), {number: task})
    purpose = Purpose.ASSIGNS if waiting["standing"] == Standing.ASSIGNED else Purpose.AMENDS
    found = replace(_nothing(purpose), matched=(Pair(number, task, 100),))
    restate(asked.draft, found, asked.base, new, waiting["source"])


def _task_of_its_own(asked: Asked, waiting: Row) -> str:
    if waiting["task"] not in ("", asked.row["task"]):
        return f"đã là nhiệm vụ {waiting['task']}."
    number, source = waiting["number"], waiting["source"]
    symbol = source.partition("/")[2].partition(" ")[0]
    found = replace(_nothing(Purpose.PROPOSES), added=(number,))
    ids = ids_of(found, asked.draft, symbol)
    new = renumbered(_plan(asked, waiting, task_of(waiting, number)), ids)
    add(asked.draft, [ids[number]], new, source)
    waiting["task"], waiting["standing"] = ids[number], asked.draft.task(ids[number])["standing"]
    return f"đã thêm thành nhiệm vụ {ids[number]}."


def _plan(asked: Asked, waiting: Row, task: LetterTask) -> Plan:
    letter = replace(letters_of([waiting])[0], tasks=(task,))
    plan = asked.reading.plan(letter, asked.asked)
    standing = waiting["standing"] or Standing.PROPOSED
    return replace(plan, tasks=plan.tasks.assign(source=waiting["source"], standing=str(standing)))


def _nothing(purpose: Purpose) -> Difference:
    return Difference(purpose, False, (), (), (), (), (), ())


def adoption(asked: Asked) -> str:
    """Whether a document without a number assigns its tasks all the same."""
    if asked.answer.said is Said.AGREED or not _is_yes(asked):
        return "giữ trạng thái như đang có."
    source, origins, names = asked.task["source"], latest(asked.draft.origins), list[str]()
    for row in asked.draft.tasks:
        if row["source"] == source and row["standing"] == Standing.PROPOSED:
            row["standing"] = Standing.ASSIGNED
            names.append(row["task"])
            if row["task"] in origins:
                origins[row["task"]]["standing"] = Standing.ASSIGNED
    return f"đã ghi «{Standing.ASSIGNED}» cho {len(names)} nhiệm vụ."


def withdrawal(asked: Asked) -> str:
    """Whether a task that a document does not name is over."""
    task, source = asked.task, asked.row["source_words"]
    is_over = task["standing"] == Standing.WITHDRAWN
    if _is_yes(asked):
        if not is_over:
            withdraw(asked.draft, task["task"], source)
        return "nhiệm vụ đã rút."
    if not is_over:
        return "giữ nhiệm vụ."
    before = [row["before"] for row in asked.draft.changes if _is_withdrawal(row, task["task"])]
    standing = before[-1] if before else Standing.PROPOSED
    header = c.TASKS.column("standing").header
    changed(asked.draft, source, task["task"], ChangeKind.CHANGED, header, task["standing"], standing)
    task["standing"] = standing
    if asked.origin:
        asked.origin["standing"] = standing
    return f"giữ nhiệm vụ, trạng thái «{standing}»."


def _is_withdrawal(row: Row, task: str) -> bool:
    return row["task"] == task and row["kind"] == ChangeKind.WITHDRAWN and row["after"] == Standing.WITHDRAWN


def conflict(asked: Asked) -> str:
    """Whose words hold where a clerk had changed what a document now states otherwise."""
    if not _is_yes(asked):
        return "giữ bản đã sửa tay."
    places, source, task = further.places_of(asked.row["question"]), asked.row["source_words"], asked.row["task"]
    for before, mine, theirs, table in _both_sides(asked):
        for column in table.columns:
            place = before + column.header
            if place in places and column.field in theirs:
                changed(asked.draft, source, task, ChangeKind.CHANGED, place, mine[column.field], theirs[column.field])
                mine[column.field] = theirs[column.field]
    return "đã lấy theo văn bản mới."


def _both_sides(asked: Asked) -> Iterator[tuple[str, Row, Row, Table]]:
    """The rows of the task and of its milestones, each with what its places begin with and with the document's row."""
    if asked.origin is None:
        return
    stated = rows_of(asked.base.tasks)[0] | {field: asked.origin[field] for field in ("source", "standing")}
    yield "", asked.task, stated, c.TASKS
    for mine in asked.draft.of_task(asked.draft.milestones, asked.row["task"]):
        theirs = asked.base_milestones.get(mine["milestone"], {"applies_to": NOBODY})
        yield f"Mốc {mine['milestone']}: ", mine, theirs, c.MILESTONES


def _is_yes(asked: Asked) -> bool:
    if asked.answer.said in (Said.YES, Said.AGREED):
        return True
    if asked.answer.said in (Said.NO, Said.NOT_APPLICABLE):
        return False
    raise NotTaken("C02", remedy=_YES_OR_NO)
