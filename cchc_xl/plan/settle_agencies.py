"""Agencies and groups that a clerk answers with: they become rows of Phân công, or whom a milestone binds."""

import re
from collections.abc import Iterable, Sequence

from cchc_xl.plan.answers import Said
from cchc_xl.plan.asking import Asked, NotTaken
from cchc_xl.plan.draft import insert
from cchc_xl.plan.origins import Row
from cchc_xl.values.words import ALL_LEADS, NOBODY, Role, YesNo

_NAME_THEM = "ghi tên hoặc mã cơ quan, nhóm như ở sheet «Cơ quan», cách nhau bằng dấu chấm phẩy."
_DECLINED = (Said.NO, Said.NOT_APPLICABLE)


def lead(asked: Asked) -> str:
    """Who leads a task that names nobody."""
    if asked.answer.said is Said.NOT_APPLICABLE:
        return "không giao cơ quan nào chủ trì."
    return _assigned(asked, _codes(asked), (Role.LEAD,))


def name(asked: Asked) -> str:
    """Who is meant by words that the directory has not, or that name nobody."""
    guess = re.search(r"Có phải (?:cả nhóm )?«?([^»?]+)", asked.row["suggestion"])
    said = asked.answer.said
    if said in (Said.YES, Said.AGREED) and guess:
        meant = [m for m in asked.reading.directory.mentions(re.sub(r"\s*\([^)]*\)", "", guess[1])) if m.agencies]
        if len(meant) != 1:
            raise NotTaken("C02", remedy=_NAME_THEM)
        return _assigned(asked, meant[0].agencies, asked.roles_of_the_words() or (Role.LEAD,))
    if said is Said.NOT_APPLICABLE or (said in (Said.NO, Said.AGREED) and not guess):
        return "không phân công thêm cho ai."
    return _assigned(asked, _codes(asked), asked.roles_of_the_words() or (Role.LEAD,))


def binding(asked: Asked) -> str:
    """Whom a milestone binds."""
    if asked.answer.said in (Said.AGREED, Said.EVERYONE):
        return "áp dụng cho tất cả cơ quan chủ trì."
    _codes(asked, declined=asked.answer.said is Said.NOT_APPLICABLE)
    to = NOBODY if asked.answer.said is Said.NOT_APPLICABLE else "; ".join(asked.answer.names)
    kept = [m for m in asked.milestones if _is_the_clerks(asked, m["applies_to"])]
    for milestone in asked.milestones:
        if milestone not in kept:
            milestone["applies_to"] = to
    if len(kept) == len(asked.milestones):
        return "giữ «Áp dụng cho» đã nhập."
    return f"đã ghi «Áp dụng cho»: {to}."


def _is_the_clerks(asked: Asked, applies_to: str) -> bool:
    """Whether somebody typed that: it is neither the program's own nor from an earlier answer."""
    return applies_to not in ("", ALL_LEADS) and applies_to not in asked.row["handled"]


def excepted(asked: Asked) -> str:
    """Who does not have to report although the group does."""
    if asked.answer.said in (*_DECLINED, Said.AGREED):
        return "không trừ cơ quan nào."
    codes = _codes(asked)
    for row in asked.draft.of_task(asked.draft.assignments, asked.row["task"]):
        if row["agency"] in codes and row["role"] == Role.LEAD:
            row["must_report"] = YesNo.NO
    return f"«Phải báo cáo» = Không: {_said(asked, codes)}."


def coordinates(asked: Asked) -> str:
    """Whether somebody named in a lead's duty coordinates."""
    return _if_yes(asked, Role.COORDINATING)


def leads_too(asked: Asked) -> str:
    """Whether a coordinator who leads a part has to report on it."""
    return _if_yes(asked, Role.LEAD)


def _if_yes(asked: Asked, role: Role) -> str:
    if asked.answer.said in (*_DECLINED, Said.AGREED):
        return "giữ phân công như đang có."
    if asked.answer.said is not Said.YES:
        return _assigned(asked, _codes(asked), (role,))
    named = re.match(r"«([^»]+)»", asked.row["question"])
    mentions = asked.reading.directory.mentions(named[1]) if named else []
    codes = [code for m in mentions for code in m.agencies]
    if not codes:
        raise NotTaken("C02", remedy=_NAME_THEM)
    return _assigned(asked, codes, (role,))


def _codes(asked: Asked, *, declined: bool = False) -> Sequence[str]:
    """The agencies of an answer that has to name some. NotTaken: it names none, or one that nobody knows."""
    if asked.answer.unknown and not declined:
        raise NotTaken("C03", name="; ".join(asked.answer.unknown), remedy=_NAME_THEM)
    if asked.answer.said is not Said.NAMES and not declined:
        raise NotTaken("C02", remedy=_NAME_THEM)
    return asked.answer.agencies


def _assigned(asked: Asked, codes: Iterable[str], roles: Sequence[Role]) -> str:
    """Adds the rows of Phân công that are not there yet."""
    task, codes = asked.row["task"], list(dict.fromkeys(codes))
    there = {(row["agency"], row["role"]) for row in asked.draft.of_task(asked.draft.assignments, task)}
    rows: list[Row] = [
        {
            "task": task,
            "agency": code,
            "agency_name": asked.reading.directory.names[code],
            "role": role,
            "duty": "",
            "must_report": YesNo.YES if role is Role.LEAD else YesNo.NO,
        }
        for role in roles
        for code in codes
        if (code, role) not in there
    ]
    insert(asked.draft.assignments, rows)
    return f"{', '.join(roles)}: {_said(asked, codes)}."


def _said(asked: Asked, codes: Sequence[str]) -> str:
    """The agencies by name; only how many where they are many."""
    if len(codes) > 5:
        return f"{len(codes)} cơ quan"
    return "; ".join(asked.reading.directory.names[code] for code in codes)
