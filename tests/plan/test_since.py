"""A document of the middle of the year gives nobody the periods that were over before it existed."""

import pytest

from cchc_xl.plan.held import Held
from cchc_xl.plan.letter import Letter, read_letter
from tests.plan.growing import asked, grown, held, milestone
from tests.plan.letters import document

LETTER = """ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI
Số: {number}/KH-UBND
Quảng Ngãi, {day}

KẾ HOẠCH
Cải cách hành chính năm 2024

1. Công khai kết quả giải quyết hồ sơ.
- Cơ quan chủ trì: Sở Nội vụ.
- Thời gian thực hiện: {timing}.
"""


def plan(day: str, timing: str, number: int = 12) -> Letter:
    return read_letter(document(LETTER.format(number=number, day=day, timing=timing)))


def due(register: Held) -> list[str]:
    days = register.milestones["due"].dropna()
    return [f"{day:%d/%m}" for day in days]


@pytest.mark.parametrize(
    ("day", "timing", "expected"),
    [
        ("ngày 15 tháng 8 năm 2024", "Hằng tháng", ["31/08", "30/09", "31/10", "30/11", "31/12"]),
        ("ngày 15 tháng 8 năm 2024", "Hằng quý", ["30/09", "31/12"]),
        ("ngày … tháng 8 năm 2024", "Hằng quý", ["30/09", "31/12"]),
        ("ngày 15 tháng 11 năm 2024", "Trước ngày 15 hằng tháng", ["14/12"]),
        ("ngày 30 tháng 9 năm 2024", "Hằng quý", ["30/09", "31/12"]),
        ("ngày 20 tháng 3 năm 2024", "Định kỳ báo cáo", ["25/06", "25/09", "25/12"]),
        ("ngày 15 tháng 8 năm 2024", "Quý II năm 2024", ["30/06"]),
        ("ngày 31 tháng 12 năm 2023", "Hằng quý", ["31/03", "30/06", "30/09", "31/12"]),
        ("ngày 30 tháng 12 năm 2024", "Trước ngày 15 tháng cuối quý", ["14/03", "14/06", "14/09", "14/12"]),
    ],
)
def test_periodic_work_begins_with_the_document(day: str, timing: str, expected: list[str]):
    assert due(held(plan(day, timing))) == expected


def test_what_is_left_out_is_asked_once_for_the_plan():
    register = held(plan("ngày 15 tháng 8 năm 2024", "Hằng tháng"))
    (question,) = [text for text in asked(register, "1") if "trước ngày này" in text]
    assert question.startswith("Văn bản ngày 15/08/2024")


@pytest.mark.parametrize("day", ["ngày 31 tháng 12 năm 2023", "ngày 10 tháng 01 năm 2024"])
def test_a_plan_of_the_turn_of_the_year_leaves_nothing_out(day: str):
    register = held(plan(day, "Hằng tháng"))
    assert len(due(register)) == 12
    assert not [text for text in asked(register, "1") if "trước ngày này" in text]


def test_what_an_earlier_plan_had_due_before_an_amendment_stays_due():
    before = held(plan("ngày 10 tháng 01 năm 2024", "Hằng tháng"))
    after = grown(before, plan("ngày 15 tháng 8 năm 2024", "Hằng tháng, trước ngày 25 hằng tháng", 99)).held
    assert len(due(after)) == 12
    assert milestone(after, "1-T01")["applies_to"] == milestone(before, "1-T01")["applies_to"]


def test_an_amendment_gives_no_periods_that_were_over():
    before = held(plan("ngày 10 tháng 01 năm 2024", "Quý IV năm 2024"))
    after = grown(before, plan("ngày 15 tháng 8 năm 2024", "Hằng quý", 99)).held
    assert [day for day in due(after) if day in ("31/03", "30/06")] == []


def test_the_same_document_again_changes_nothing():
    letter = plan("ngày 15 tháng 8 năm 2024", "Hằng tháng")
    assert not grown(held(letter), letter).is_changed
