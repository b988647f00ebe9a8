"""Agencies as columns of a table: the marks below their names say who leads and who helps."""

import pytest

from cchc_xl.plan.letter import LetterTask, read_letter
from tests.plan.letters import document

HEADER = "| TT | Nhiệm vụ | Sở Nội vụ | Sở Tư pháp | Văn phòng UBND tỉnh | Thời hạn |"


def tasks(text: str) -> tuple[LetterTask, ...]:
    return read_letter(document(f"KẾ HOẠCH\nCải cách hành chính năm 2024\n\n{text}")).tasks


def parties(task: LetterTask) -> tuple[str, str]:
    return task.leads, task.coordinators


@pytest.mark.parametrize(
    ("legend", "leads", "helps"),
    [
        ("", "CT", "PH"),
        ("", "Chủ trì", "Phối hợp"),
        ("Ghi chú: X: chủ trì; x: phối hợp", "X", "x"),
        ("Trong đó: ● là cơ quan chủ trì, ○ là cơ quan phối hợp.", "●", "○"),
        ("Cơ quan chủ trì đánh dấu “✓”, cơ quan phối hợp đánh dấu “x”.", "✓", "x"),
        ("(+ đơn vị chủ trì; o đơn vị phối hợp)", "+", "o"),
    ],
)
def test_marks_mean_what_the_letter_says(legend: str, leads: str, helps: str):
    (task,) = tasks(f"{legend}\n{HEADER}\n| 1 | Rà soát | {leads} | {helps} | | Quý I |")
    assert parties(task) == ("Sở Nội vụ", "Sở Tư pháp")
    assert task.questions == ()


def test_names_in_a_second_header_row():
    (task,) = tasks(
        "| TT | Nhiệm vụ | Cơ quan thực hiện | < | Thời hạn |\n| ^ | ^ | Sở Nội vụ | STTTT | ^ |\n"
        "| 1 | Rà soát | PH | CT | Quý I |"
    )
    assert parties(task) == ("STTTT", "Sở Nội vụ")


def test_several_helpers_are_a_list():
    (task,) = tasks(f"{HEADER}\n| 1 | Rà soát | CT | PH | PH | Quý I |")
    assert parties(task) == ("Sở Nội vụ", "• Sở Tư pháp\n• Văn phòng UBND tỉnh")


def test_a_guess_from_the_size_of_a_mark_is_asked_about():
    first, second = tasks(f"{HEADER}\n| 1 | Rà soát | X | x | | Quý I |\n| 2 | Công khai | | X | | Quý II |")
    assert (parties(first), parties(second)) == (("Sở Nội vụ", "Sở Tư pháp"), ("Sở Tư pháp", ""))
    assert [q.source_words for q in first.questions] == ["Sở Nội vụ: X\nSở Tư pháp: x"]
    assert second.questions == ()


def test_of_several_marks_alike_nobody_leads_until_somebody_says_who():
    first, second = tasks(f"{HEADER}\n| 1 | Rà soát | x | x | | Quý I |\n| 2 | Công khai | | x | | Quý II |")
    assert (parties(first), parties(second)) == (("", ""), ("Sở Tư pháp", ""))
    assert [q.text for q in first.questions] == [
        "Trong các cơ quan được nêu, cơ quan nào chủ trì, cơ quan nào phối hợp?"
    ]


def test_beside_a_column_of_leads_the_marks_are_those_who_help():
    (task,) = tasks(
        "| TT | Nhiệm vụ | Cơ quan chủ trì | Sở Tư pháp | Sở Y tế | Thời hạn |\n"
        "| 1 | Rà soát | Sở Nội vụ | x | x | Quý I |"
    )
    assert parties(task) == ("Sở Nội vụ", "• Sở Tư pháp\n• Sở Y tế")
