"""Tasks in tables: headers, headings, merged cells, pages, and tables that are none."""

import pytest

from cchc_xl.plan.letter import Letter, LetterTask, read_letter
from cchc_xl.values.problems import Refused
from cchc_xl.values.words import Area, Role
from tests.plan.letters import document


def read(text: str) -> Letter:
    return read_letter(document(text))


def fields(task: LetterTask) -> tuple[str, str, str, str, str, str]:
    return task.number, task.content, task.leads, task.coordinators, task.products, task.timing


HEADER = "| STT | Nhiệm vụ | Sản phẩm | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện |"
PLAN = "KẾ HOẠCH\nCải cách hành chính năm 2024\n\n"


def test_a_plain_table():
    letter = read(f"{PLAN}{HEADER}\n| 1 | Rà soát văn bản | Báo cáo | Sở Tư pháp | Các sở, ban ngành | Quý I |")
    assert [fields(t) for t in letter.tasks] == [
        ("1", "Rà soát văn bản", "Sở Tư pháp", "Các sở, ban ngành", "Báo cáo", "Quý I")
    ]


@pytest.mark.parametrize(
    "header",
    [
        "| Số TT | Nội dung nhiệm vụ | Kết quả đầu ra | Đơn vị chủ trì tham mưu | Đơn vị phối hợp | Thời hạn |",
        "| TT | Nhiệm vụ cụ thể | Sản phẩm/Kết quả | Chủ trì | Phối hợp thực hiện | Tiến độ |",
        "| TT | Tên nhiệm vụ | Kết quả đạt được | Cơ quan, đơn vị chủ trì | Cơ quan tham gia | Mốc hoàn thành |",
        "| STT | HOẠT ĐỘNG | SẢN PHẨM DỰ KIẾN | CƠ QUAN CHỦ TRÌ | CƠ QUAN PHỐI HỢP | THỜI GIAN |",
        "| STT | **Nội dung** | **Sản phẩm** | **Đầu mối chủ trì** | **Phối hợp** | **Thời gian (dự kiến)** |",
        "| STT | Nhiệm vụ, / giải pháp | Dự kiến sản phẩm | Cơ quan / chủ trì | Phối hợp | Thời gian / hoàn thành |",
        "| STT | Công việc | Hình thức văn bản | Đơn vị thực hiện | Cùng phối hợp | Hạn hoàn thành |",
        "| Số TT | Nhiệm vụ chậm tiến độ | Sản phẩm phải có | Cơ quan chịu trách nhiệm chính | Đơn vị liên quan "
        "| Hạn cuối phải hoàn thành |",
        "| STT | Mục tiêu, nhiệm vụ | Chỉ tiêu, sản phẩm | CQCT | CQPH | Thời gian trình UBND tỉnh |",
        "| STT | Tên đề án, dự án | Sản phẩm | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian trình |",
    ],
)  # fmt: skip
def test_columns_by_other_names(header: str):
    (task,) = read(f"{header}\n| 1 | Rà soát | Báo cáo | Sở Tư pháp | Sở Nội vụ | Quý I |").tasks
    assert fields(task) == ("1", "Rà soát", "Sở Tư pháp", "Sở Nội vụ", "Báo cáo", "Quý I")


def test_beside_a_beginning_a_column_of_completion_is_its_end():
    (task,) = read(
        "| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian | Thời gian |\n| ^ | ^ | ^ | Bắt đầu | Hoàn thành |\n"
        "| 1 | Rà soát | Sở Tư pháp | 01/2023 | 4/2023 |"
    ).tasks
    assert task.timing == "Từ 01/2023 đến 4/2023"


@pytest.mark.parametrize("end", ["Hoàn thành", "Thời gian hoàn thành", "Thời hạn", "Kết thúc", "Ngày hoàn thành"])
def test_of_two_columns_of_time_the_second_is_the_end(end: str):
    (task,) = read(
        f"{PLAN}| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian bắt đầu | {end} |\n"
        "| 1 | Rà soát | Sở Tư pháp | Tháng 1/2024 | Tháng 12/2024 |"
    ).tasks
    assert task.timing == "Từ Tháng 1/2024 đến Tháng 12/2024"
    assert task.questions == ()


def test_a_row_that_names_a_body_gives_the_tasks_below_it_their_lead():
    letter = read(
        "| STT | Nội dung nhiệm vụ | Sản phẩm | Thời hạn |\n| I | SỞ NỘI VỤ | < | < |\n"
        "| 1 | Rà soát | Báo cáo | Quý I |\n| II | VĂN PHÒNG UBND TỈNH | < | < |\n| 2 | Công khai | Danh mục | Quý II |"
    )
    assert [t.leads for t in letter.tasks] == ["SỞ NỘI VỤ", "VĂN PHÒNG UBND TỈNH"]


def test_a_wide_table_above_the_tasks_that_nobody_understands_is_asked_about():
    letter = read(
        "| A | B | C | D |\n| a | b | c | d |\n\n1. Rà soát văn bản\n- Cơ quan chủ trì: Sở Tư pháp\n- Thời gian: Quý I"
    )
    assert [q.text for q in letter.questions] == ["Bảng «A | B | C | D» có nhiệm vụ phải theo dõi không?"]


def test_columns_in_any_order():
    (task,) = read(
        "| Thời gian | Cơ quan phối hợp | Sản phẩm | Cơ quan chủ trì | Nhiệm vụ |\n"
        "| Quý I | Sở Nội vụ | Báo cáo | Sở Tư pháp | Rà soát |"
    ).tasks
    assert fields(task) == ("1", "Rà soát", "Sở Tư pháp", "Sở Nội vụ", "Báo cáo", "Quý I")


def test_two_header_rows_and_their_numbering():
    (task,) = read(
        "| TT | Nhiệm vụ | Cơ quan thực hiện | Cơ quan thực hiện | Thời gian |\n"
        "| ^ | ^ | Chủ trì | Phối hợp | ^ |\n| (1) | (2) | (3) | (4) | (5) |\n"
        "| 1 | Rà soát | Sở Tư pháp | Sở Nội vụ | Quý I |"
    ).tasks
    assert (task.leads, task.coordinators) == ("Sở Tư pháp", "Sở Nội vụ")


def test_a_title_above_the_header():
    (task,) = read(
        f"| DANH MỤC NHIỆM VỤ | < | < | < | < | < |\n{HEADER}\n| 1 | Rà soát | | Sở Tư pháp | | Quý I |"
    ).tasks
    assert task.content == "Rà soát"


def test_quarters_as_columns():
    header = "| STT | Nội dung | Chủ trì | Thời gian | < | < | < |\n| ^ | ^ | ^ | Quý I | Quý II | Quý III | Quý IV |"
    tasks = read(f"{header}\n| 1 | A | Sở Y tế | x | | x | |\n| 2 | B | Sở Y tế | | Ban hành Kế hoạch | | X |").tasks
    assert [t.timing for t in tasks] == ["Quý I; Quý III", "Quý II, Ban hành Kế hoạch; Quý IV"]


def test_beginning_and_end_as_columns():
    (task,) = read(
        "| STT | Nội dung | Chủ trì | Thời gian | < |\n| ^ | ^ | ^ | Bắt đầu | Kết thúc |\n"
        "| 1 | A | Sở Y tế | Tháng 3 | Tháng 9 |"
    ).tasks
    assert task.timing == "Từ Tháng 3 đến Tháng 9"


def test_leads_and_coordinators_in_one_column():
    tasks = read(
        "| STT | Nội dung | Cơ quan chủ trì, phối hợp | Thời gian |\n"
        "| 1 | A | Chủ trì: Sở Y tế / Phối hợp: Sở Nội vụ | Quý I |\n| 2 | B | Sở Y tế, Sở Nội vụ | Quý I |"
    ).tasks
    assert [(t.leads, t.coordinators) for t in tasks] == [("Sở Y tế", "Sở Nội vụ"), ("", "")]
    assert not tasks[0].questions
    assert "cơ quan nào chủ trì" in tasks[1].questions[0].text


def test_a_form_whose_labels_stand_below_one_another():
    letter = read(
        "| Nhiệm vụ | Rà soát văn bản |\n| Cơ quan chủ trì | Sở Tư pháp |\n| Thời gian | Quý I |\n\n"
        "| Nhiệm vụ | Kiểm tra văn bản |\n| Cơ quan chủ trì | Sở Tư pháp |\n| Thời gian | Quý II |"
    )
    assert [(t.number, t.content, t.timing) for t in letter.tasks] == [
        ("1", "Rà soát văn bản", "Quý I"),
        ("2", "Kiểm tra văn bản", "Quý II"),
    ]


# Headings


@pytest.mark.parametrize(
    "row",
    [
        "| II | Cải cách thể chế | < | < | < | < |",
        "| II. Cải cách thể chế | < | < | < | < | < |",
        "| II | Cải cách thể chế | | | | |",
        "| II. Cải cách thể chế | | | | | |",
        "| B. | CẢI CÁCH THỂ CHẾ | | | | |",
        "| 2 | Cải cách thể chế | < | < | < | < |",
        "| | Cải cách thể chế | | | | |",
        "| Về cải cách thể chế: | < | < | < | < | < |",
    ],
)
def test_rows_of_areas(row: str):
    (task,) = read(f"{HEADER}\n{row}\n| 1 | Rà soát | | Sở Tư pháp | | Quý I |").tasks
    assert (task.number, task.area, task.content) == ("1", Area.INSTITUTIONS, "Rà soát")


def test_an_area_as_a_merged_column():
    tasks = read(
        "| Lĩnh vực | Nhiệm vụ | Chủ trì | Thời gian |\n| Cải cách thể chế | A | Sở Y tế | Quý I |\n"
        "| ^ | B | Sở Y tế | Quý I |\n| Tài chính công | C | Sở Y tế | Quý I |"
    ).tasks
    assert [t.area for t in tasks] == [Area.INSTITUTIONS, Area.INSTITUTIONS, Area.PUBLIC_FINANCE]
    assert [t.content for t in tasks] == ["A", "B", "C"]


def test_a_sentence_that_its_parts_share():
    tasks = read(
        f"{HEADER}\n| 1 | Xây dựng các văn bản | | | | |\n| 1.1 | Quyết định A | | Sở Y tế | | Quý I |\n"
        "| 1.2 | Quyết định B | | Sở Y tế | | Quý II |\n| 2 | Việc khác | | Sở Y tế | | Quý I |"
    ).tasks
    assert [(t.number, t.content) for t in tasks] == [
        ("1.1", "Xây dựng các văn bản\n- Quyết định A"),
        ("1.2", "Xây dựng các văn bản\n- Quyết định B"),
        ("2", "Việc khác"),
    ]


def test_lettered_and_bulleted_parts():
    tasks = read(
        f"{HEADER}\n| 1 | Xây dựng các văn bản | | | | |\n| | a) Quyết định A | | Sở Y tế | | Quý I |\n"
        "| b | Quyết định B | | Sở Y tế | | Quý II |\n| 2 | Việc gộp | | | | |\n| | - Phần một | | Sở Y tế | | Quý I |"
    ).tasks
    assert [t.number for t in tasks] == ["1.a", "1.b", "2.1"]
    assert [t.content.split("\n")[0] for t in tasks] == ["Xây dựng các văn bản"] * 2 + ["Việc gộp"]


def test_numbers_that_begin_again_take_their_sections():
    tasks = read(
        f"{HEADER}\n| I | Thể chế | < | < | < | < |\n| 1 | A | | Sở Y tế | | Quý I |\n"
        "| II | Tài chính công | < | < | < | < |\n| 1 | B | | Sở Y tế | | Quý I |"
    ).tasks
    assert [t.number for t in tasks] == ["I.1", "II.1"]


def test_numbers_in_bold_are_numbers():
    letter = read(
        f"{HEADER}\n| **I** | **CẢI CÁCH THỂ CHẾ** |  |  |  |  |\n| **1.** | Việc một |  | Sở Tư pháp |  | Quý I |\n"
        "| **II** | **CẢI CÁCH TÀI CHÍNH CÔNG** |  |  |  |  |\n| 1 | Việc hai |  | Sở Tài chính |  | Quý I |"
    )
    assert [(t.number, t.area) for t in letter.tasks] == [("I.1", Area.INSTITUTIONS), ("II.1", Area.PUBLIC_FINANCE)]


AREAS = "| Lĩnh vực | STT | Nhiệm vụ | Chủ trì | Thời gian |\n"


def test_a_blank_cell_in_a_column_of_areas_goes_on_with_the_area_above():
    letter = read(
        f"{AREAS}| Cải cách thể chế | 1 | A | Sở Y tế | Quý I |\n| | 2 | B | Sở Y tế | Quý I |\n"
        "| | 3 | C | Sở Y tế | Quý I |\n| Tài chính công | 4 | D | Sở Y tế | Quý I |\n| | 5 | E | Sở Y tế | Quý I |"
    )
    of_institutions, of_finance = [Area.INSTITUTIONS] * 3, [Area.PUBLIC_FINANCE] * 2
    assert [t.area for t in letter.tasks] == [*of_institutions, *of_finance]
    assert [t.content for t in letter.tasks] == ["A", "B", "C", "D", "E"]


def test_a_blank_area_below_a_heading_is_that_of_the_heading():
    letter = read(
        f"{AREAS}| Cải cách thể chế | 1 | A | Sở Y tế | Quý I |\n| | II | Cải cách tài chính công | | |\n"
        "| | 1 | B | Sở Y tế | Quý I |"
    )
    assert [t.area for t in letter.tasks] == [Area.INSTITUTIONS, Area.PUBLIC_FINANCE]


def test_where_each_row_writes_its_area_a_blank_one_is_not_known():
    letter = read(
        f"{AREAS}| Cải cách thể chế | 1 | A | Sở Y tế | Quý I |\n| Cải cách thể chế | 2 | B | Sở Y tế | Quý I |\n"
        "| | 3 | C | Sở Y tế | Quý I |"
    )
    assert [t.area for t in letter.tasks] == [Area.INSTITUTIONS, Area.INSTITUTIONS, ""]


def test_an_area_in_bold_in_a_column_of_areas():
    (task,) = read(
        "| TT | Lĩnh vực | Nhiệm vụ | Chủ trì | Thời gian |\n"
        "| **1** | **Chính quyền điện tử** | **Xây dựng kho dữ liệu** | **Sở Y tế** | **Quý I** |"
    ).tasks
    assert (task.number, task.area, task.content) == ("1", Area.DIGITAL, "Xây dựng kho dữ liệu")


def test_rows_without_numbers_are_counted():
    tasks = read(f"{HEADER}\n| | A | | Sở Y tế | | Quý I |\n| | B | | Sở Y tế | | Quý II |").tasks
    assert [t.number for t in tasks] == ["1", "2"]


# Rows that belong together


def test_several_products_of_one_task():
    (task,) = read(f"{HEADER}\n| 1 | A | Kế hoạch | Sở Y tế | | Quý I |\n| | | Báo cáo | | | |").tasks
    assert fields(task) == ("1", "A", "Sở Y tế", "", "• Kế hoạch\n• Báo cáo", "Quý I")
    assert not task.questions


def test_merged_cells_repeat_nothing():
    tasks = read(
        f"{HEADER}\n| 1 | A | Kế hoạch | Sở Y tế | Sở Nội vụ | Quý I |\n| ^ | ^ | Báo cáo | ^ | ^ | Quý IV |\n"
        "| 2 | B | Báo cáo | Sở Y tế | ^ | Quý II |"
    ).tasks
    assert [fields(t) for t in tasks] == [
        ("1", "A", "Sở Y tế", "Sở Nội vụ", "• Kế hoạch\n• Báo cáo", "• Quý I\n• Quý IV"),
        ("2", "B", "Sở Y tế", "Sở Nội vụ", "Báo cáo", "Quý II"),
    ]
    assert "đi với nhau" in tasks[0].questions[0].text
    assert tasks[0].questions[0].source_words == "Kế hoạch – Quý I\nBáo cáo – Quý IV"


def test_sentences_of_their_own_below_one_merged_number():
    tasks = read(f"{HEADER}\n| 3 | A | | Sở Y tế | | Quý I |\n| ^ | B | | Sở Y tế | | Quý II |").tasks
    assert [(t.number, t.content) for t in tasks] == [("3.1", "A"), ("3.2", "B")]


@pytest.mark.parametrize("ditto", ["nt", "-nt-", "*nt*", "**Như trên**", "Như trên", '"', "''", "//"])
def test_the_same_as_above(ditto: str):
    tasks = read(f"{HEADER}\n| 1 | A | | Sở Y tế | | Quý I |\n| 2 | B | | {ditto} | | {ditto} |").tasks
    assert (tasks[1].leads, tasks[1].timing) == ("Sở Y tế", "Quý I")


def test_a_blank_lead_stays_blank():
    tasks = read(f"{HEADER}\n| 1 | A | | Sở Y tế | | Quý I |\n| 2 | B | Báo cáo | | | Quý I |").tasks
    assert tasks[1].leads == ""


def test_names_one_below_another_in_a_cell():
    (task,) = read(f"{HEADER}\n| 1 | A | - Kế hoạch; / - Báo cáo. | Sở Y tế / Sở Nội vụ | | Quý I |").tasks
    assert task.leads.split("\n") == ["Sở Y tế", "Sở Nội vụ"]
    assert task.products.split("\n") == ["• Kế hoạch", "• Báo cáo"]


# Pages and several tables


def test_the_next_page_repeats_the_header():
    tasks = read(f"{HEADER}\n| 1 | A | | Sở Y tế | | Quý I |\n\n{HEADER}\n| 2 | B | | Sở Y tế | | Quý II |").tasks
    assert [t.number for t in tasks] == ["1", "2"]


def test_the_next_page_has_no_header_and_begins_within_a_row():
    tasks = read(
        f"{HEADER}\n| 1 | Rà soát thủ tục | Báo cáo | Sở Y tế | | Quý I |\n\n"
        "| | hành chính nội bộ | | | | |\n| 2 | B | | Sở Y tế | | Quý II |"
    ).tasks
    assert [(t.number, t.content) for t in tasks] == [("1", "Rà soát thủ tục hành chính nội bộ"), ("2", "B")]


def test_tables_below_headings_of_the_text():
    letter = read(
        f"I. Cải cách thể chế\n{HEADER}\n| 1 | A | | Sở Y tế | | Quý I |\nII. Tài chính công\n"
        f"{HEADER}\n| 1 | B | | Sở Y tế | | Quý I |\n1. Chính quyền số\n{HEADER}\n| 1 | C | | Sở Y tế | | Quý I |"
    )
    assert [t.area for t in letter.tasks] == [Area.INSTITUTIONS, Area.PUBLIC_FINANCE, Area.DIGITAL]
    assert len({t.number for t in letter.tasks}) == 3


def test_a_second_table_in_another_order():
    tasks = read(
        f"{HEADER}\n| 1 | A | | Sở Y tế | | Quý I |\nCác nhiệm vụ khác như sau:\n"
        "| STT | Thời gian | Nhiệm vụ | Chủ trì |\n| 2 | Quý II | B | Sở Nội vụ |"
    ).tasks
    assert [(t.number, t.leads, t.timing) for t in tasks] == [("1", "Sở Y tế", "Quý I"), ("2", "Sở Nội vụ", "Quý II")]


# Words and tables in one letter


def test_words_and_a_table_of_other_tasks():
    letter = read(
        f"1. Rà soát.\n- Chủ trì: Sở Y tế\n- Thời gian: Quý I\n\n{HEADER}\n| 2 | Việc B | | Sở Nội vụ | | Quý II |"
    )
    assert [(t.number, t.content) for t in letter.tasks] == [("1", "Rà soát."), ("2", "Việc B")]


def test_a_task_told_twice_is_one_task():
    letter = read(
        "1. Rà soát thủ tục hành chính nội bộ của tỉnh.\n- Chủ trì: Sở Y tế\n- Thời gian: Quý I\n\n"
        f"{HEADER}\n| 1 | Rà soát thủ tục hành chính nội bộ của tỉnh | Báo cáo | Sở Y tế | | Quý II |"
    )
    (task,) = letter.tasks
    assert (task.leads, task.products, task.timing) == ("Sở Y tế", "Báo cáo", "Quý I")
    assert "nêu hai lần" in task.questions[0].text
    assert task.questions[0].source_words == "Quý II"


def test_directions_in_words_before_a_table_are_no_tasks():
    letter = read(
        "I. NHIỆM VỤ TRỌNG TÂM\n1. Tăng cường kỷ luật, kỷ cương.\n2. Đẩy mạnh tuyên truyền.\n\n"
        f"{HEADER}\n| 1 | A | | Sở Y tế | | Quý I |"
    )
    assert [t.content for t in letter.tasks] == ["A"]


# What is no table of tasks


def test_head_and_signatures_in_tables_are_read_as_what_they_are():
    letter = read(
        "| UBND TỈNH QUẢNG NGÃI / SỞ Y TẾ / Số: 12/SYT-VP / V/v đề xuất nhiệm vụ năm 2024 | CỘNG HÒA XÃ HỘI CHỦ NGHĨA "
        "VIỆT NAM / Độc lập - Tự do - Hạnh phúc / Quảng Ngãi, ngày 05 tháng 12 năm 2023 |\n"
        f"Kính gửi: Sở Nội vụ\n{HEADER}\n| 1 | A | | Sở Y tế | | Quý I |\n\n"
        "| Nơi nhận: / - Như trên; / - Lưu: VT. | KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC |"
    )
    assert (
        letter.cited(letter.issuer)
        == "Công văn số 12/SYT-VP ngày 05/12/2023 của Sở Y tế về việc đề xuất nhiệm vụ năm 2024"
    )
    assert len(letter.tasks) == 1
    assert not letter.questions


def test_a_table_that_nobody_understands_is_asked_about():
    letter = read(
        f"{HEADER}\n| 1 | A | | Sở Y tế | | Quý I |\nKinh phí:\n| Khoản | Số tiền |\n| Mua sắm | 5 |\n| Khác | 2 |"
    )
    assert ["«Khoản | Số tiền»" in q.text for q in letter.questions] == [True]


def test_a_column_that_nobody_understands_is_kept_and_asked_about():
    (task,) = read(f"{HEADER[:-1]}| Mức độ ưu tiên | Ghi chú |\n| 1 | A | | Sở Y tế | | Quý I | Cao | Lần đầu |").tasks
    assert task.unread == ("Mức độ ưu tiên: Cao",)
    assert task.content == "A\n(Ghi chú: Lần đầu)"


def test_who_approves_is_a_role_and_who_signs_is_asked_about():
    (task,) = read(
        "| TT | Nội dung | Chủ trì | Cấp phê duyệt | Cấp trình |\n| 1 | A | Sở Y tế | VP | UBND tỉnh |"
    ).tasks
    assert [(c.roles, c.text) for c in task.coordinating] == [((Role.APPROVING,), "VP")]
    assert task.unread == ("Cấp trình: UBND tỉnh",)


def test_a_letter_with_no_table_of_tasks_is_refused():
    with pytest.raises(Refused, match=r"\(L04\)"):
        read("Kính gửi: Sở Nội vụ\n| TT | Họ tên | Chức vụ |\n| 1 | Trần Văn A | Chuyên viên |")


def test_three_hundred_rows_are_three_hundred_tasks():
    rows = "\n".join(f"| {n} | Rà soát lĩnh vực {n} | Báo cáo | Sở Y tế | Sở Nội vụ | Quý I |" for n in range(1, 301))
    assert len(read(f"{HEADER}\n{rows}").tasks) == 300


@pytest.mark.parametrize("sentence", ["Rà soát (SP: Báo cáo)", "Rà soát; sản phẩm: Báo cáo", "Rà soát / SP: Báo cáo"])
def test_a_product_without_a_column_is_read_from_the_sentence(sentence: str):
    (task,) = read(f"| TT | Nhiệm vụ | Chủ trì | Thời gian |\n| 1 | {sentence} | Sở Y tế | Quý I |").tasks
    assert (task.content, task.products) == ("Rà soát", "Báo cáo")


def test_months_and_quarters_as_columns_of_ticks():
    months = " | ".join(str(n) for n in range(1, 13))
    ticks = ["", "x", "", "", "x", "x", "x", "", "", "", "", ""]
    (task,) = read(
        f"| TT | Nhiệm vụ | Cơ quan chủ trì | {months} |\n| 1 | Rà soát | Sở Tư pháp | {' | '.join(ticks)} |"
    ).tasks
    assert task.timing == "Tháng 2; Tháng 5 - Tháng 7"
    assert [q.text for q in task.questions] == [
        "Bảng đánh dấu liền nhau từ Tháng 5 đến Tháng 7: làm liên tục, hay mỗi kỳ một lần?"
    ]
    (task,) = read(
        "| TT | Nhiệm vụ | Cơ quan chủ trì | Quý | Quý | Quý | Quý |\n| ^ | ^ | ^ | I | II | III | IV |\n"
        "| 1 | Rà soát | Sở Tư pháp | **x** | | | x |"
    ).tasks
    assert task.timing == "Quý I; Quý IV"


def test_the_name_of_the_construction_department_is_no_label():
    letter = read(
        "UBND TỈNH QUẢNG NGÃI\nSỞ XÂY DỰNG\nSố: 15/KH-SXD\n\nKẾ HOẠCH\nCải cách hành chính năm 2024\n\n"
        "| TT | Nhiệm vụ | Sản phẩm | Thời hạn |\n| I | SỞ XÂY DỰNG | < | < |\n| 1 | Công khai | Báo cáo | Quý I |"
    )
    assert [(t.content, t.leads) for t in letter.tasks] == [("Công khai", "SỞ XÂY DỰNG")]


@pytest.mark.parametrize("name", ["SỞ TÀI CHÍNH", "Sở Tài chính chủ trì", "SỞ TÀI CHÍNH CHỦ TRÌ"])
def test_rows_below_a_body_have_its_lead_in_every_table(name: str):
    header = "| TT | Nhiệm vụ | Sản phẩm | Thời hạn |\n"
    letter = read(
        f"{PLAN}Bảng 1\n{header}| I | SỞ NỘI VỤ | < | < |\n| 1 | Rà soát | Báo cáo | Quý I |\n"
        f"| II | {name} | < | < |\n| 2 | Công khai | Danh mục | Quý II |\n\nBảng 2\n"
        f"{header}| I | Sở Tư pháp | | |\n| 3 | Kiểm tra | Báo cáo | Quý I |\n| II | {name} | < | < |\n"
        "| 4 | Quyết toán | Báo cáo | Quý II |"
    )
    assert [t.leads.title().partition(" Chủ")[0] for t in letter.tasks] == [
        "Sở Nội Vụ",
        "Sở Tài Chính",
        "Sở Tư Pháp",
        "Sở Tài Chính",
    ]


def test_a_heading_stands_across_the_table_whatever_its_first_column():
    header = "| Số | Cơ quan chủ trì | Nhiệm vụ | Thời hạn | Phối hợp |"
    rows = "| I | Cải cách thể chế | < | < | < |\n| 1 | Sở Tư pháp | Rà soát văn bản | Quý I | Sở Nội vụ |"
    (task,) = read(f"{PLAN}{header}\n{rows}").tasks
    assert (task.area, fields(task)) == (
        Area.INSTITUTIONS,
        ("1", "Rà soát văn bản", "Sở Tư pháp", "Sở Nội vụ", "", "Quý I"),
    )


def test_one_body_for_two_columns_is_no_heading():
    header = "| Số | Cơ quan chủ trì | Phối hợp | Nhiệm vụ | Thời hạn |"
    (task,) = read(f"{PLAN}{header}\n| 1 | Các sở, ban ngành | < | Rà soát văn bản | |").tasks
    assert (task.content, task.leads) == ("Rà soát văn bản", "Các sở, ban ngành")


QUARTERS = "| TT | Nhiệm vụ | Cơ quan chủ trì | Tiến độ | < | < | < |\n| ^ | ^ | ^ | QI | QII | QIII | QIV |"


@pytest.mark.parametrize(
    ("cells", "timing"),
    [("x | | | ", "QI"), (" | x | | x", "QII; QIV"), (" | | | 30/11", "QIV (30/11)"), (" | | trình | ", "QIII, trình")],
)
def test_columns_of_quarters_written_short(cells: str, timing: str):
    (task,) = read(f"{PLAN}{QUARTERS}\n| 1 | Rà soát | Sở Tư pháp | {cells} |").tasks
    assert task.timing == timing


def test_tables_of_several_appendices_keep_their_numbers_apart():
    rows = f"{HEADER}\n| 1 | Rà soát | | Sở Tư pháp | | Quý I |\n| 2 | Báo cáo | | Sở Nội vụ | | Quý II |"
    letter = read(f"{PLAN}PHỤ LỤC 1\n\n{rows}\n\nPHỤ LỤC 2\n\n{rows}")
    assert [task.number for task in letter.tasks] == ["PL1.1", "PL1.2", "PL2.1", "PL2.2"]


def test_columns_of_months_written_short():
    header = "| Nhiệm vụ | Chủ trì | T1 | T2 | T3 | T4 | T5 | T6 | T7 | T8 | T9 | T10 | T11 | T12 |"
    (task,) = read(f"{PLAN}{header}\n| Kiểm tra | Sở Tư pháp | | | | | x | x | x | | | | | |").tasks
    assert (task.leads, task.timing) == ("Sở Tư pháp", "T5 - T7")


def test_a_row_that_sums_up_is_no_part_of_the_task_above():
    rows = "| 1 | Rà soát | | Sở Tư pháp | | Quý I |\n| | Tổng cộng: 1 nhiệm vụ | | | | |"
    (task,) = read(f"{PLAN}{HEADER}\n{rows}").tasks
    assert task.content == "Rà soát"
