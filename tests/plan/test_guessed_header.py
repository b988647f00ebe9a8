"""Tables whose headers nobody listed: the cells tell which column holds what, and the guess is asked about."""

import pytest

from cchc_xl.plan.letter import Letter, read_letter
from tests.plan.letters import document

PLAN = "KẾ HOẠCH\nCải cách hành chính năm 2024\n\n"
TASKS = "\n\n1. Kiểm tra công vụ\n- Cơ quan chủ trì: Sở Nội vụ\n- Thời gian: Quý IV"


def read(text: str) -> Letter:
    return read_letter(document(f"{PLAN}{text}"))


def test_agencies_times_and_sentences_tell_the_columns():
    letter = read(
        "| STT | Vấn đề đặt ra | Giao ai | Cần đạt | Mốc |\n| (1) | (2) | (3) | (4) | (5) |\n"
        "| 1 | Rà soát thủ tục đất đai | Sở Tư pháp | Báo cáo | Quý I |\n"
        "| 2 | Công khai quy hoạch đô thị | Sở Xây dựng; Sở Y tế | Bản đồ | trước ngày 30/6/2024 |"
    )
    assert [(t.number, t.content, t.leads, t.timing) for t in letter.tasks] == [
        ("1", "Rà soát thủ tục đất đai", "Sở Tư pháp", "Quý I"),
        ("2", "Công khai quy hoạch đô thị", "Sở Xây dựng; Sở Y tế", "trước ngày 30/6/2024"),
    ]
    assert [q.text for q in letter.questions] == [
        "Bảng «STT | Vấn đề đặt ra | Giao ai | Cần đạt | Mốc»: hiểu các cột theo nội dung bên dưới ("
        "«Vấn đề đặt ra» là nhiệm vụ; «Giao ai» là cơ quan thực hiện; «Mốc» là thời gian thực hiện), đã đúng chưa?"
    ]


def test_a_second_column_of_agencies_are_those_who_help():
    letter = read(
        "| Việc | Giao ai | Ai giúp | Bao giờ |\n| Rà soát thủ tục đất đai | Sở Tư pháp | Sở Nội vụ | Quý I |\n"
        "| Công khai quy hoạch đô thị | Sở Xây dựng | STTTT | Quý II |"
    )
    assert [(t.leads, t.coordinators) for t in letter.tasks] == [("Sở Tư pháp", "Sở Nội vụ"), ("Sở Xây dựng", "STTTT")]


@pytest.mark.parametrize(
    "table",
    [
        "| Chỉ tiêu | Nơi làm | Đến kỳ |\n| Hồ sơ giải quyết đúng hạn | Sở Tư pháp | Quý I |\n"
        "| Hồ sơ nộp trực tuyến | Sở Nội vụ | Quý II |",
        "| Việc đã làm | Nơi làm | Bao giờ |\n| Rà soát thủ tục đất đai | Sở Tư pháp | Quý I |\n"
        "| Công khai quy hoạch đô thị | Sở Nội vụ | Quý II |",
        "| Phòng họp | Nơi dùng | Bàn ghế |\n| Phòng họp số một | Sở Tư pháp | 20 bộ |\n"
        "| Phòng họp số hai | Sở Nội vụ | 10 bộ |",
    ],
)
def test_a_table_of_other_things_is_not_taken_for_tasks(table: str):
    letter = read(f"{table}{TASKS}")
    assert [t.content for t in letter.tasks] == ["Kiểm tra công vụ"]
    assert len(letter.questions) == 1
