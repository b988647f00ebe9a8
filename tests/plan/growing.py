"""A register for tests of further documents: two letters' worth of tasks, the year 2024, the whole directory."""

import datetime as dt
from functools import cache
from typing import Any

from cchc_xl.books.directory import load_agencies
from cchc_xl.plan.agencies import Directory
from cchc_xl.plan.calendar import WorkCalendar
from cchc_xl.plan.grow import Grown, Reading, grow
from cchc_xl.plan.held import Held, first
from cchc_xl.plan.letter import Letter, read_letter
from tests.plan.letters import document

HEAD = """Số: {number}
V/v {subject}

{issuer} đề xuất nhiệm vụ cải cách hành chính năm 2024 như sau:
"""
PLAN_HEAD = """Số: {number}

KẾ HOẠCH
{subject}

"""
TASKS = """1. Xây dựng Kế hoạch tuyên truyền cải cách hành chính.
- Cơ quan chủ trì: Sở Nội vụ.
- Cơ quan phối hợp: Sở Tư pháp.
- Sản phẩm: Kế hoạch của UBND tỉnh.
- Thời gian thực hiện: Quý I năm 2024.
2. Tổ chức tập huấn nghiệp vụ cho cán bộ cấp xã.
- Cơ quan chủ trì: Sở Nội vụ; UBND cấp huyện.
- Sản phẩm: Các lớp tập huấn.
- Thời gian thực hiện: Quý II năm 2024.
3. Kiểm tra công vụ tại các địa phương.
- Cơ quan chủ trì: Sở Nội vụ.
- Sản phẩm: Báo cáo kết quả.
- Thời gian thực hiện: Quý III năm 2024.
"""


@cache
def reading() -> Reading:
    return Reading(Directory(load_agencies(), dt.date(2024, 1, 1)), 2024, WorkCalendar((2023, 2024, 2025)))


def proposal(
    tasks: str = TASKS,
    number: str = "89/SNV-CCHC",
    issuer: str = "Sở Nội vụ",
    subject: str = "đề xuất nhiệm vụ cải cách hành chính năm 2024",
) -> Letter:
    """A letter that proposes these tasks."""
    return read_letter(document(HEAD.format(number=number, issuer=issuer, subject=subject) + tasks))


def adopted(
    tasks: str = TASKS, number: str = "12/KH-UBND", subject: str = "Cải cách hành chính nhà nước năm 2024"
) -> Letter:
    """The plan that assigns these tasks."""
    return read_letter(document(PLAN_HEAD.format(number=number, subject=subject) + tasks))


def held(letter: Letter | None = None) -> Held:
    """The register that a first letter makes: three proposals of Sở Nội vụ."""
    letter = letter or proposal()
    return first(letter, reading().plan(letter, ()))


def grown(before: Held, letter: Letter) -> Grown:
    return grow(before, letter, reading())


def task(register: Held, name: str) -> dict[Any, Any]:
    return register.tasks.set_index("task").loc[name].to_dict()


def milestone(register: Held, name: str) -> dict[Any, Any]:
    return register.milestones.set_index("milestone").loc[name].to_dict()


def asked(register: Held, name: str) -> list[str]:
    return register.questions.loc[register.questions["task"] == name, "question"].tolist()


def edited(register: Held, name: str, **cells: Any) -> Held:
    """The register after a clerk typed these cells of a task's row."""
    tasks = register.tasks.copy()
    for field, value in cells.items():
        tasks.loc[tasks["task"] == name, field] = value
    return Held(
        tasks, register.milestones, register.assignments, register.questions, register.origins, register.changes
    )
