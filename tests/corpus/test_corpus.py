"""Letters nobody here has seen are read at least as well as the corpus is; its scores may only rise."""

import pytest

from cchc_xl.values.document import Document, Paragraph
from tests.bench.reading import floors_now, in_thousandths, score
from tests.corpus.answers import Exercise, exercises
from tests.corpus.understood import plan_from, understood

LETTERS = exercises()
FLOOR_OF = floors_now()


@pytest.mark.parametrize("exercise", LETTERS, ids=lambda exercise: exercise.slug)
def test_a_letter_is_read_no_worse_than_before(exercise: Exercise):
    found = score(exercise)
    wrong = [f"{v.task} {v.field}: {v.expected} ≠ {v.got}" for v in found if not v.exact]
    assert in_thousandths(found) >= FLOOR_OF[exercise.slug], "\n".join(wrong)


def test_every_letter_has_a_floor():
    assert sorted(FLOOR_OF) == [exercise.slug for exercise in LETTERS]


def test_there_are_letters_enough():
    assert len(LETTERS) >= 25


def test_three_hundred_tasks_are_three_hundred():
    lines = [line for number in range(1, 301) for line in _task(number)]
    plan = plan_from(Document("dai.txt", tuple(Paragraph(line) for line in lines)), 2024)
    read = understood(plan, 2024)
    assert [task.number for task in read] == [str(number) for number in range(1, 301)]
    assert {task.leads for task in read} == {frozenset({"SNV"}), frozenset({"STP"})}
    assert {due for task in read for _, due in task.milestones} == {f"2024-{month:02}-15" for month in range(1, 13)}


def _task(number: int) -> tuple[str, ...]:
    return (
        f"{number}. Rà soát thủ tục hành chính lĩnh vực thứ {number}.",
        f"- Cơ quan chủ trì: {('Sở Nội vụ', 'Sở Tư pháp')[number % 2]}.",
        "- Cơ quan phối hợp: Văn phòng UBND tỉnh.",
        f"- Sản phẩm: Quyết định phê duyệt phương án số {number}.",
        f"- Thời gian thực hiện: chậm nhất ngày 15/{number % 12 + 1}/2024.",
    )
