"""Answers of the clerk taken into the register: each once, and what was done stands in «Đã xử lý».

What a clerk has put into a cell by hand stays; an answer fills cells that are blank or as the program wrote them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cchc_xl.plan import settle_agencies as agencies
from cchc_xl.plan import settle_days as days
from cchc_xl.plan import settle_documents as documents
from cchc_xl.plan.answers import Answer, Said, read_answer
from cchc_xl.plan.asking import Asked, NotTaken
from cchc_xl.plan.draft import clear
from cchc_xl.plan.grow import Reading
from cchc_xl.plan.held import Held, drafted, settled
from cchc_xl.plan.spelling import composed, folded
from cchc_xl.values.words import Area, Asks


@dataclass(frozen=True)
class Unread:
    """An answer that could not be taken in: its row's key, the problem's code, and what the problem tells."""

    task: str
    question: str
    code: str
    details: Mapping[str, str]


@dataclass(frozen=True)
class Settled:
    """The register with the answers in it; how many were taken in; those that were not."""

    held: Held
    taken: int
    unread: tuple[Unread, ...]


def is_open(answer: str, handled: str) -> bool:
    """Whether an answer is still to be taken in: it is not, once «Đã xử lý» begins with it."""
    return bool(answer.strip()) and not handled.startswith(_mark(answer))


def settle(held: Held, reading: Reading) -> Settled:
    """Takes in every answer that is new. Doing it again changes nothing."""
    draft = drafted(held)
    taken, unread = 0, list[Unread]()
    for row in list(draft.questions):
        if row["asks"] == Asks.SUCCESSION or not is_open(row["answer"], row["handled"]):
            continue  # who takes over is the command's of that name
        answer = read_answer(row["answer"], reading.directory, reading.year)
        asked = Asked(draft, row, answer, reading)
        try:
            done = _take(asked)
        except NotTaken as reason:
            row["handled"] = f"Chưa ghi được: {reason.remedy}"
            details = {"task": row["task"], "value": answer.words, **reason.details}
            unread.append(Unread(row["task"], row["question"], reason.code, details))
        else:
            row["handled"] = f"{_mark(row['answer'])} {done}"
            clear(draft, row["task"], row["question"])
            taken += 1
    return Settled(settled(draft), taken, tuple(unread))


def _mark(answer: str) -> str:
    return f"«{' '.join(answer.split())}»:"


def _take(asked: Asked) -> str:
    if not asked.has_task:
        return "nhiệm vụ này không còn trong sổ."
    return _BY_SUBJECT.get(asked.row["asks"], _other)(asked)


def _area(asked: Asked) -> str:
    if asked.answer.said is Said.NOT_APPLICABLE:
        return "để trống lĩnh vực."
    wanted = folded(composed(asked.answer.words))
    found = [area for area in Area if wanted and wanted in folded(area)]
    exact = [area for area in found if wanted in (folded(area), folded(area).removeprefix("cải cách "))]
    if len(exact or found) != 1:
        raise NotTaken("C02", remedy=f"ghi một trong: {'; '.join(Area)}.")
    area = (exact or found)[0]
    if asked.task["area"] and asked.task["area"] != area:
        return f"giữ lĩnh vực «{asked.task['area']}» đã chọn."
    asked.task["area"] = area
    return f"đã ghi lĩnh vực «{area}»."


def _other(asked: Asked) -> str:
    """A question whose answer changes nothing by itself, unless it names what is missing in plain sight."""
    answer: Answer = asked.answer
    if answer.said is Said.DAYS and any(days.is_undated(m) for m in asked.milestones):
        return days.settle(asked)
    return "đã ghi nhận; nếu cần, sửa thêm ở sheet «Mốc thời hạn» hoặc «Phân công»."


_BY_SUBJECT: Mapping[str, Callable[[Asked], str]] = {
    Asks.DAY: days.settle,
    Asks.LEAD: agencies.lead,
    Asks.NAME: agencies.name,
    Asks.BINDING: agencies.binding,
    Asks.EXCEPT: agencies.excepted,
    Asks.COORDINATES: agencies.coordinates,
    Asks.LEADS_TOO: agencies.leads_too,
    Asks.AREA: _area,
    Asks.ADOPTION: documents.adoption,
    Asks.DUPLICATE: documents.duplicate,
    Asks.WITHDRAWAL: documents.withdrawal,
    Asks.CONFLICT: documents.conflict,
}
