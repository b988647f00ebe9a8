"""Notes and other things that stand beside a task: kept, and asked about where they may assign more."""

import pytest

from cchc_xl.plan.agencies import Directory
from cchc_xl.plan.alike import same_words
from cchc_xl.plan.calendar import WorkCalendar
from cchc_xl.plan.letter import read_letter
from cchc_xl.plan.register import Plan, plan_of
from tests.plan.letters import document

HEADER = "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian | Kinh phí | Ghi chú |\n"


def plan_for(rows: str, directory: Directory, calendar: WorkCalendar) -> Plan:
    return plan_of(read_letter(document(HEADER + rows)), directory, 2024, calendar)


def asked_beside(plan: Plan) -> list[tuple[str, str]]:
    asked = zip(plan.questions["task"], plan.questions["question"], strict=True)
    return [(task, text) for task, text in asked if "Kinh phí" in text or "Ghi chú" in text]


def test_a_note_stands_with_its_task_and_makes_it_no_other(directory: Directory, calendar: WorkCalendar):
    plan = plan_for("| 1 | Rà soát văn bản | Sở Tư pháp | Quý II | | Nhiệm vụ mới |", directory, calendar)
    (content,) = plan.tasks["content"]
    assert content == "Rà soát văn bản\n(Ghi chú: Nhiệm vụ mới)"
    assert same_words(content, "Rà soát văn bản")


@pytest.mark.parametrize("note", ["Nhiệm vụ mới", "Năm 2024", "Hoàn thành trong Quý II", "Theo Kế hoạch số 12/KH-UBND"])
def test_a_note_that_only_tells_is_not_asked_about(note: str, directory: Directory, calendar: WorkCalendar):
    plan = plan_for(f"| 1 | Rà soát văn bản | Sở Tư pháp | Quý II | | {note} |", directory, calendar)
    assert asked_beside(plan) == []


@pytest.mark.parametrize("note", ["Sở Nội vụ cùng làm", "Báo cáo trước ngày 15/11"])
def test_a_note_that_names_somebody_or_another_day_is(note: str, directory: Directory, calendar: WorkCalendar):
    plan = plan_for(f"| 1 | Rà soát văn bản | Sở Tư pháp | Quý II | | {note} |", directory, calendar)
    (asked,) = asked_beside(plan)
    assert asked[0] == "1"
    assert note in asked[1]


def test_a_column_of_funds_is_asked_about_once(directory: Directory, calendar: WorkCalendar):
    rows = "| 1 | A | Sở Tư pháp | Quý II | 10 triệu | |\n| 2 | B | Sở Tư pháp | Quý II | 20 triệu | |"
    assert asked_beside(plan_for(rows, directory, calendar)) == [
        ("1", "Mục «Kinh phí» của văn bản cần theo dõi ở đâu?")
    ]


def test_funds_that_name_somebody_are_asked_about_with_their_task(directory: Directory, calendar: WorkCalendar):
    rows = "| 1 | A | Sở Tư pháp | Quý II | 10 triệu | |\n| 2 | B | Sở Tư pháp | Quý II | Sở Tài chính bố trí | |"
    assert [task for task, _ in asked_beside(plan_for(rows, directory, calendar))] == ["1", "2"]
