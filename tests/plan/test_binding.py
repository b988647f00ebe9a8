"""Times of a task that bind only some of its leads: «cấp huyện: Quý II; cấp xã: Quý III»."""

import datetime as dt

import pytest

from cchc_xl.plan.agencies import Directory
from cchc_xl.plan.calendar import WorkCalendar
from cchc_xl.plan.letter import read_letter
from cchc_xl.plan.register import Plan, plan_of
from cchc_xl.values.words import ALL_LEADS, Asks
from tests.plan.letters import document


def plan_for(leads: str, timing: str, directory: Directory, calendar: WorkCalendar) -> Plan:
    letter = read_letter(document(f"1. Rà soát hồ sơ.\n- Cơ quan chủ trì: {leads}.\n- Thời gian thực hiện: {timing}."))
    return plan_of(letter, directory, 2024, calendar)


def bound(plan: Plan) -> list[tuple[str, str]]:
    """Whom each milestone binds, and its day."""
    days = [due.date().isoformat() for due in plan.milestones["due"]]
    return list(zip(plan.milestones["applies_to"], days, strict=True))


EVERYBODY = "Các sở, ban, ngành; UBND cấp huyện; UBND cấp xã"
LEVELS = [
    ("cấp huyện: Quý II; cấp xã: Quý III", [("UBND cấp huyện", "2024-06-30"), ("UBND cấp xã", "2024-09-30")]),
    (
        "Quý I đối với cấp tỉnh, Quý II đối với cấp huyện, cấp xã",
        [("Các sở, ban ngành", "2024-03-31"), ("UBND cấp huyện; UBND cấp xã", "2024-06-30")],
    ),
    (
        "UBND các huyện, thị xã, thành phố: trước ngày 15/6; các sở, ban, ngành: trước ngày 20/6",
        [("UBND cấp huyện", "2024-06-14"), ("Các sở, ban ngành", "2024-06-19")],
    ),
    (
        "Sở Nội vụ ban hành Kế hoạch trong Quý I; Quý II (các cơ quan khác)",
        [("Sở Nội vụ", "2024-03-31"), (ALL_LEADS, "2024-06-30")],
    ),
]


@pytest.mark.parametrize(("timing", "expected"), LEVELS, ids=[timing for timing, _ in LEVELS])
def test_a_time_binds_those_whom_its_words_name(
    timing: str, expected: list[tuple[str, str]], directory: Directory, calendar: WorkCalendar
):
    assert bound(plan_for(EVERYBODY, timing, directory, calendar)) == expected


def test_a_time_of_somebody_who_does_not_lead_is_asked_about(directory: Directory, calendar: WorkCalendar):
    plan = plan_for("Văn phòng UBND tỉnh", "cấp huyện: Quý II", directory, calendar)
    assert bound(plan) == [(ALL_LEADS, "2024-06-30")]
    asked = plan.questions[plan.questions["asks"] == Asks.DAY]
    assert asked["question"].tolist() == ["Trong thời gian thực hiện, «cấp huyện» nghĩa là gì?"]


def test_what_those_named_do_is_said_in_their_milestone(directory: Directory, calendar: WorkCalendar):
    plan = plan_for("Sở Nội vụ; Sở Tư pháp", "Sở Nội vụ ban hành Kế hoạch trong Quý I", directory, calendar)
    assert plan.milestones["content"].tolist() == ["Ban hành Kế hoạch"]
    assert plan.milestones["applies_to"].tolist() == ["Sở Nội vụ"]


def test_the_groups_members_of_one_district_are_named(directory: Directory, calendar: WorkCalendar):
    plan = plan_for("UBND cấp xã", "UBND cấp xã thuộc huyện Minh Long: Quý II", directory, calendar)
    (names,) = plan.milestones["applies_to"]
    assert names.split("; ")[0] == "UBND xã Long Sơn"
    assert dt.date(2024, 6, 30) == plan.milestones["due"].iloc[0].date()
