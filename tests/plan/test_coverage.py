"""Work that came into no task is named: no item and no row of a letter is lost in silence."""

import pytest

from cchc_xl.plan.agencies import Directory
from cchc_xl.plan.calendar import WorkCalendar
from cchc_xl.plan.coverage import Told, unread_rows
from cchc_xl.plan.fields import TaskBlock
from cchc_xl.plan.letter import Letter, read_letter
from cchc_xl.plan.questions import Question
from cchc_xl.plan.register import plan_of
from tests.plan.letters import document, table

TASKS = """KẾ HOẠCH
Cải cách hành chính năm 2024

I. NHIỆM VỤ
1. Rà soát thủ tục hành chính
- Cơ quan chủ trì: Sở Xây dựng
- Thời gian: Quý I
2. Công khai quy hoạch
- Cơ quan chủ trì: Sở Xây dựng
- Thời gian: Quý II
"""


def read(text: str) -> Letter:
    return read_letter(document(text))


def asked(text: str) -> list[str]:
    """What the questions about the letter as a whole are about."""
    return [question.source_words for question in read(text).questions]


def test_a_letter_read_whole_leaves_nothing_to_ask():
    assert read(TASKS).questions == ()


def test_lettered_work_below_a_heading_of_its_own_is_one_question():
    (question,) = read(
        f"{TASKS}II. NHIỆM VỤ MỚI\na) Xây dựng kho dữ liệu đất đai\nb) Đào tạo công chức một cửa"
    ).questions
    assert question == Question(
        "Mục «a) Xây dựng kho dữ liệu đất đai» và 1 mục khác (phần «NHIỆM VỤ MỚI») chưa đọc thành nhiệm vụ: "
        "có theo dõi như nhiệm vụ không?",
        "a) Xây dựng kho dữ liệu đất đai\nb) Đào tạo công chức một cửa",
        "Chưa đưa vào sổ; nếu là nhiệm vụ, thêm dòng vào sheet «Nhiệm vụ».",
        is_lost=True,
    )


def test_work_that_may_be_lost_has_to_be_settled(directory: Directory, calendar: WorkCalendar):
    letter = read(f"{TASKS}II. VIỆC CẦN LÀM NGAY\n1. Số hóa hồ sơ lưu trữ đất đai\n2. Đào tạo công chức một cửa")
    (found,) = plan_of(letter, directory, 2024, calendar).uncertain
    assert (found.code, "Số hóa hồ sơ lưu trữ đất đai" in found.text) == ("L12", True)


@pytest.mark.parametrize(
    "item",
    ["1. Số hóa hồ sơ lưu trữ đất đai", "- Số hóa hồ sơ lưu trữ đất đai", "1. Yêu cầu các sở, ban, ngành số hóa hồ sơ"],
)
def test_an_item_without_fields_in_another_section_is_asked_about(item: str):
    (words,) = asked(f"{TASKS}II. VIỆC CẦN LÀM NGAY\n{item}")
    assert item.removeprefix("1. ") in words


def test_work_behind_the_list_of_recipients_is_asked_about():
    end = "Nơi nhận:\n- Như trên;\n- Xây dựng Đảng, Ban Tổ chức;\n- Lưu: VT.\n\n"
    assert asked(f"{TASKS}{end}PHỤ LỤC\nBỔ SUNG\n- Kiểm tra công vụ tại 05 huyện") == [
        "- Kiểm tra công vụ tại 05 huyện"
    ]


@pytest.mark.parametrize("section", ["MỤC TIÊU", "YÊU CẦU", "KẾT QUẢ ĐẠT ĐƯỢC NĂM 2023", "KINH PHÍ"])
def test_the_frame_of_a_letter_holds_no_work(section: str):
    assert (
        asked(f"{TASKS}II. {section}\n1. Nâng cao chất lượng phục vụ người dân\n- Hoàn thành các chỉ tiêu đề ra") == []
    )


def test_a_sentence_below_a_complete_field_is_asked_about_too():
    given = "Giao Văn phòng Sở số hóa hồ sơ lưu trữ trước ngày 30/9/2024"
    assert asked(f"{TASKS}{given}") == [given]


def test_rows_of_work_that_end_the_letter_are_no_signature():
    rows = "| Số hóa hồ sơ đất đai | Văn phòng | Tháng 9 |\n| Bàn giao kho lưu trữ | Thanh tra | Hết năm./. |"
    assert asked(f"{TASKS}\n| Việc | Ai | Bao giờ |\n{rows}") == ["Việc | Ai | Bao giờ"]


def test_rows_that_came_into_no_task_are_counted():
    rows = table([["TT", "Nhiệm vụ", "Thời hạn"], ["1", "Rà soát", "Quý I"], ["2", "Số hóa hồ sơ", "Quý II"]])
    question = unread_rows(rows, Told([TaskBlock("1", (), "Rà soát")]))
    assert question
    assert (question.text, question.source_words) == (
        "Bảng có tiêu đề «TT | Nhiệm vụ | Thời hạn» chưa hiểu 1 dòng: có nhiệm vụ phải theo dõi không?",
        "2 | Số hóa hồ sơ | Quý II",
    )


def test_a_narrow_table_before_the_tasks_is_no_letterhead():
    narrow = "| Việc phải làm | Nơi làm |\n| Số hóa hồ sơ đất đai | Văn phòng |\n| Kiểm tra đột xuất | Thanh tra |"
    assert asked(f"{narrow}\n\n{TASKS}") == ["Việc phải làm | Nơi làm"]


def test_a_row_of_labels_said_again_is_no_work():
    head = "| TT | Nhiệm vụ | Sản phẩm | Cơ quan chủ trì | Thời hạn |"
    row = "| 1 | Rà soát | Báo cáo | Sở Tư pháp | Quý I |"
    assert asked(f"{head}\n{row}\n{head}\n{row.replace('Rà soát', 'a) Công khai')}") == []
