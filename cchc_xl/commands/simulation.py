"""Two hundred clerks, simulated: who sends a form back, when, and what they wrote. Seeded, so a demo repeats.

Nothing here touches a file; ``demo`` writes these answers into the issued forms, as a clerk would.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from random import Random
from typing import Any

import pandas as pd

from cchc_xl.values.grid import Cell
from cchc_xl.values.words import MilestoneKind, Progress

Answers = dict[str, dict[str, Cell]]


class Slip(Enum):
    """A fault that clerks make."""

    NONE = auto()
    DATE_AS_TEXT = auto()
    IMPOSSIBLE_DATE = auto()
    DATE_TO_COME = auto()
    OWN_WORDS = auto()
    NO_NUMBER = auto()
    LEFT_BLANK = auto()
    ROWS_DELETED = auto()
    SHEET_RENAMED = auto()
    ROWS_INSERTED = auto()
    SENT_TWICE = auto()
    SENT_AGAIN = auto()
    NEIGHBOURS_FORM = auto()
    PHOTO = auto()
    OWN_TABLE = auto()


@dataclass(frozen=True)
class Sending:
    """One file on its way back: from whom, on which day, with which answers, with which slip."""

    agency: str
    day: dt.date
    answers: Answers
    slip: Slip = Slip.NONE


@dataclass(frozen=True)
class Clerk:
    """How likely an agency sends, and how diligent it is: 1 does nearly all of it, below 0 hardly any."""

    sends: float
    diligence: float


# From the first round of a year to the last: one agency gets better, one gets worse, one stays as it is.
_COURSES: tuple[tuple[Clerk, Clerk], ...] = (
    (Clerk(0.70, -0.9), Clerk(0.98, 1.0)),
    (Clerk(0.96, 0.9), Clerk(0.70, -1.0)),
    (Clerk(0.90, 0.6), Clerk(0.90, 0.6)),
)


def courses(agencies: Sequence[str], rounds: int) -> list[dict[str, Clerk]]:
    """The clerks of each of so many rounds (two or more), every third agency on the same course."""
    return [
        {
            agency: _on_the_way(_COURSES[place % len(_COURSES)], nth / (rounds - 1))
            for place, agency in enumerate(agencies)
        }
        for nth in range(rounds)
    ]


def _on_the_way(course: tuple[Clerk, Clerk], part: float) -> Clerk:
    first, last = course
    return Clerk(
        first.sends + part * (last.sends - first.sends), first.diligence + part * (last.diligence - first.diligence)
    )


# How a hundred returns spread over the days around a deadline: days from it, and their share.
_DAYS: tuple[tuple[int, int], ...] = ((-6, 10), (-4, 18), (-3, 22), (0, 38), (4, 8), (14, 4))
_SHARE_SENT = 0.85
_EACH_SLIP = 2

_OUTCOMES: Mapping[str, Sequence[str]] = {
    MilestoneKind.CONTINUOUS: (
        "Đã triển khai đến toàn thể công chức; cập nhật, niêm yết công khai đầy đủ, kịp thời.",
        "Thực hiện thường xuyên tại Bộ phận Một cửa; 100% thủ tục được niêm yết, công khai.",
        "Đã rà soát, cập nhật trên Hệ thống thông tin giải quyết TTHC tỉnh.",
    ),
    MilestoneKind.PERIODIC: (
        "Đã công khai kết quả đánh giá; tỷ lệ hồ sơ giải quyết đúng hạn 98,6%.",
        "Không có hồ sơ trễ hạn; đã cập nhật mức độ hài lòng của người dân.",
        "Có 3 hồ sơ trễ hạn, đã có văn bản xin lỗi người dân.",
    ),
    MilestoneKind.OTHER_DOCUMENT: ("Đang triển khai theo lộ trình của kế hoạch.", "Đã số hóa 76% hồ sơ tiếp nhận."),
    MilestoneKind.BY_PLAN: ("Đã thành lập đoàn kiểm tra, dự kiến kiểm tra trong Quý II.",),
    MilestoneKind.ISSUE: ("Đã ban hành và gửi các đơn vị trực thuộc thực hiện.",),
    MilestoneKind.EVENT: ("",),
}
_DIFFICULTIES = (
    "Nhân lực kiêm nhiệm, chưa có công chức chuyên trách.",
    "Đường truyền của Bộ phận Một cửa chưa ổn định.",
    "Người dân chưa quen nộp hồ sơ trực tuyến.",
    "Phần mềm một cửa đôi lúc gián đoạn.",
)
_PROPOSALS = ("Đề nghị tập huấn nghiệp vụ cho cấp xã.", "Đề nghị nâng cấp đường truyền.", "")


def simulate(
    asked: pd.DataFrame, deadline: dt.date, rng: Random, clerks: Mapping[str, Clerk] | None = None
) -> list[Sending]:
    """What comes back for a round, in order of the day.

    ``asked``: agency, level, milestone, kind, due — the rows of the forms that went out. Some 85 % of the
    agencies answer, most of them in time; every slip happens to a few. ``clerks``: how each agency's is, unless
    all are alike.
    """
    agencies = list(dict.fromkeys(asked["agency"]))
    if clerks:
        senders = [agency for agency in agencies if rng.random() < clerks[agency].sends]
    else:
        senders = sorted(rng.sample(agencies, round(len(agencies) * _SHARE_SENT)), key=agencies.index)
    slips = _slips(senders, rng)
    rows = {agency: own.to_dict("records") for agency, own in asked.groupby("agency")}
    sendings = [
        _sending(agency, rows[agency], deadline, slips.get(agency, Slip.NONE), rng, clerks[agency] if clerks else None)
        for agency in senders
    ]
    return sorted(sendings, key=lambda s: s.day)


def _slips(senders: Sequence[str], rng: Random) -> dict[str, Slip]:
    """Each slip to a few of the senders; where they are few, some of the slips, to a third of them."""
    faults = [slip for slip in Slip if slip is not Slip.NONE for _ in range(_EACH_SLIP)]
    most = len(senders) // 3
    if len(faults) > most:
        faults = rng.sample(list(dict.fromkeys(faults)), min(most, len(Slip) - 1))
    return dict(zip(rng.sample(list(senders), len(faults)), faults, strict=True))


def _sending(
    agency: str,
    rows: Sequence[Mapping[Any, Any]],
    deadline: dt.date,
    slip: Slip,
    rng: Random,
    clerk: Clerk | None,
) -> Sending:
    offset = rng.choices([day for day, _ in _DAYS], [share for _, share in _DAYS])[0]
    day = deadline + dt.timedelta(days=offset)
    # One clerk is not as the other, but is alike in all rows.
    diligence = clerk.diligence if clerk else rng.betavariate(5, 2)
    answers = {str(row["milestone"]): _answer(row, day, diligence, agency, rng) for row in rows}
    return Sending(agency, day, dict(_with_slip(answers, rows, slip, day)), slip)


def _answer(row: Mapping[Any, Any], day: dt.date, diligence: float, agency: str, rng: Random) -> dict[str, Cell]:
    kind = str(row["kind"])
    progress = _progress(kind, _due(row), day, diligence, rng)
    answer: dict[str, Cell] = {"progress": progress.value}
    if progress is Progress.DONE:
        answer |= _proof(kind, _due(row), day, agency, rng)
    elif progress is not Progress.NOTHING_AROSE and rng.random() < 0.12:
        answer |= {"difficulty": rng.choice(_DIFFICULTIES), "proposal": rng.choice(_PROPOSALS)}
    if progress in (Progress.DONE, Progress.UNDER_WAY):
        answer["outcome"] = rng.choice(_OUTCOMES[kind])
    if progress is Progress.SUBMITTED:
        answer["expected_on"] = day + dt.timedelta(days=rng.randint(5, 30))
    return answer


def _progress(kind: str, due: dt.date | None, day: dt.date, diligence: float, rng: Random) -> Progress:
    chance = rng.random()
    if kind == MilestoneKind.EVENT:
        return Progress.NOTHING_AROSE if chance < 0.8 else Progress.UNDER_WAY
    if kind == MilestoneKind.CONTINUOUS:
        return Progress.UNDER_WAY if chance < 0.75 + 0.25 * diligence else Progress.NOT_STARTED
    if kind in (MilestoneKind.BY_PLAN, MilestoneKind.OTHER_DOCUMENT):
        return Progress.UNDER_WAY if chance < diligence else Progress.NOT_STARTED
    if due is not None and due < day:  # its day has passed
        return Progress.DONE if chance < 0.70 + 0.28 * diligence else Progress.UNDER_WAY
    if kind == MilestoneKind.ISSUE and due is not None and (due - day).days < 45:
        return _issuing(chance, diligence)
    return Progress.UNDER_WAY if chance < diligence else Progress.NOT_STARTED


def _issuing(chance: float, diligence: float) -> Progress:
    """Shortly before a document is due: issued, waiting for a signature, or still being written."""
    if chance < 0.35 + 0.5 * diligence:
        return Progress.DONE
    return Progress.SUBMITTED if chance < 0.9 else Progress.UNDER_WAY


def _proof(kind: str, due: dt.date | None, day: dt.date, agency: str, rng: Random) -> dict[str, Cell]:
    """The day that it was done, sometimes late, and for a document its number and date."""
    latest = min(day, due + dt.timedelta(days=rng.choice((0, 0, 0, 0, 0, 0, 3, 9)))) if due else day
    done = latest - dt.timedelta(days=rng.randint(0, 12))
    if kind != MilestoneKind.ISSUE:
        return {"done_on": done}
    return {"done_on": done, "document": f"{rng.randint(5, 140)}/KH-{_office(agency)}", "document_date": done}


def _office(agency: str) -> str:
    return "UBND" if agency.startswith("X") or len(agency) > 7 else agency


def _due(row: Mapping[Any, Any]) -> dt.date | None:
    due = row["due"]
    return due.date() if isinstance(due, pd.Timestamp) and not pd.isna(due) else None


def _with_slip(
    answers: Answers, rows: Sequence[Mapping[Any, Any]], slip: Slip, day: dt.date
) -> Iterator[tuple[str, dict[str, Cell]]]:
    """The answers as this clerk typed them: a slip of the hand shows in the rows that it fits."""
    for row in rows:
        answer = answers[str(row["milestone"])]
        if slip is Slip.LEFT_BLANK:
            continue
        if answer["progress"] == Progress.DONE:
            answer = answer | _mistyped(slip, day, row["kind"] == MilestoneKind.ISSUE)
        yield str(row["milestone"]), answer


def _mistyped(slip: Slip, day: dt.date, is_document: bool) -> dict[str, Cell]:
    if slip is Slip.DATE_AS_TEXT:
        return {"done_on": f"{day.day - 3}/{day.month}/{day.year}"}
    if slip is Slip.IMPOSSIBLE_DATE:
        return {"done_on": f"31/02/{day.year}"}
    if slip is Slip.DATE_TO_COME:
        return {"done_on": day + dt.timedelta(days=200)}
    if slip is Slip.OWN_WORDS:
        return {"progress": "đã xong"}
    if slip is Slip.NO_NUMBER and is_document:
        return {"document": None, "document_date": None}
    return {}
