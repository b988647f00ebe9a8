"""Other forms of plans: numbered labels, items that only introduce, tables of criteria."""

from cchc_xl.plan.letter import Letter, read_letter
from cchc_xl.values.words import Area
from tests.plan.letters import document


def read(text: str) -> Letter:
    return read_letter(document(text))


def test_numbered_labels_are_fields_of_the_item_above():
    letter = read(
        "1. Nhiệm vụ về thủ tục\n1.1. Tên nhiệm vụ: Rà soát\n1.2. Cơ quan chủ trì: Sở Y tế\n1.3. Thời gian: Quý III\n"
        "2. Nhiệm vụ về hồ sơ\n2.1. Tên nhiệm vụ: Số hóa\n2.2. Cơ quan chủ trì: Sở TT&TT\n2.3. Thời gian: Quý IV"
    )
    assert [(t.number, t.leads, t.timing) for t in letter.tasks] == [
        ("1", "Sở Y tế", "Quý III"),
        ("2", "Sở TT&TT", "Quý IV"),
    ]
    assert letter.tasks[1].content.endswith("Số hóa")


def test_an_item_that_introduces_what_each_of_its_parts_assigns():
    letter = read(
        "1. Đánh giá cao kết quả năm 2023.\n2. Yêu cầu các cơ quan, đơn vị tập trung thực hiện:\n"
        "a) Sở Nội vụ tham mưu Kế hoạch trước ngày 31/01/2024.\n"
        "b) Sở Tài chính bố trí kinh phí trong Quý I/2024.\n"
        "3. Giao Văn phòng UBND tỉnh theo dõi, đôn đốc; báo cáo hằng tháng."
    )
    assert [(t.number, t.leads, t.timing) for t in letter.tasks] == [
        ("2.a", "Sở Nội vụ", "trước ngày 31/01/2024"),
        ("2.b", "Sở Tài chính", "trong Quý I/2024"),
        ("3", "Văn phòng UBND tỉnh", "hằng tháng"),
    ]
    assert letter.tasks[0].content == "Sở Nội vụ tham mưu Kế hoạch trước ngày 31/01/2024."


def test_criteria_with_scores_stand_over_what_is_to_be_done():
    letter = read(
        "| TT | Tiêu chí, tiêu chí thành phần | Điểm chuẩn | Giải pháp | Cơ quan chủ trì | Thời gian |\n"
        "| 1 | Công tác chỉ đạo, điều hành | 9,5 | | | |\n"
        "| 1.1 | Mức độ hoàn thành kế hoạch | 1 | Hoàn thành 100% nhiệm vụ | Sở Nội vụ | 31/12/2024 |"
    )
    (task,) = letter.tasks
    assert (task.number, task.area, task.leads) == ("1.1", Area.DIRECTION, "Sở Nội vụ")
    assert task.content == "Mức độ hoàn thành kế hoạch\n- Hoàn thành 100% nhiệm vụ"
    assert task.unread == ("Điểm chuẩn: 1",)


def test_criteria_are_the_sentences_where_nothing_else_is():
    (task,) = read("| TT | Tiêu chí | Cơ quan chủ trì | Thời gian |\n| 1 | Rà soát | Sở Y tế | Quý I |").tasks
    assert (task.content, task.leads) == ("Rà soát", "Sở Y tế")
