"""Letters of other writers: how tasks, headings, labels and endings stand on the page."""

import pytest

from cchc_xl.plan.labels import Field, label_of
from cchc_xl.plan.letter import Letter, LetterTask, read_letter
from cchc_xl.values.problems import Refused
from cchc_xl.values.words import Area, Role
from tests.plan.letters import document


def read(text: str) -> Letter:
    return read_letter(document(text))


def fields(task: LetterTask) -> tuple[str, str, str, str, str]:
    return task.content, task.leads, task.coordinators, task.products, task.timing


def numbers(letter: Letter) -> list[str]:
    return [task.number for task in letter.tasks]


def questions(task: LetterTask) -> str:
    return "\n".join(q.text for q in task.questions)


LABOUR = """
Kính gửi: Sở Nội vụ
Sở Y tế đề xuất các nhiệm vụ về cải cách thủ tục hành chính năm 2025 như sau:

1. Ban hành quy trình nội bộ giải quyết thủ tục hành chính.
"""


@pytest.mark.parametrize(
    ("about", "area"),
    [
        ("cải cách thủ tục hành chính", Area.PROCEDURES),
        ("cải cách hành chính, chuyển đổi số", ""),
        ("chuyển đổi số và cải cách hành chính", ""),
    ],
)
def test_an_area_beside_reform_as_a_whole_is_not_that_of_all_tasks(about: str, area: str):
    told = LABOUR.replace("cải cách thủ tục hành chính", about).replace("giải quyết thủ tục hành chính", "làm việc")
    letter = read(f"{told}- Chủ trì: Sở Y tế\n")
    assert [task.area for task in letter.tasks] == [area]


@pytest.mark.parametrize(
    ("subject", "area"),
    [
        ("thực hiện một số nhiệm vụ cải cách thủ tục hành chính những tháng cuối năm 2025", Area.PROCEDURES),
        ("thực hiện một số nhiệm vụ cải cách hành chính những tháng cuối năm 2025", ""),
    ],
)
def test_the_one_area_that_a_letter_is_about_is_that_of_its_tasks(subject: str, area: str):
    letter = read(
        f"Số: 2876/UBND-KSTTHC\nV/v {subject}\n\nKính gửi: Các sở, ban, ngành\n"
        "Chủ tịch UBND tỉnh có ý kiến chỉ đạo như sau:\n1. Sở Nội vụ bố trí đủ công chức trong tháng 10/2025."
    )
    assert [task.area for task in letter.tasks] == [area]


# Labels and their texts


def test_every_field_in_one_line():
    (task,) = read(
        "1. Lập danh mục.\n- Đơn vị chủ trì: Sở Y tế; đơn vị phối hợp: Sở Tư pháp; sản phẩm: Danh mục; thời hạn: Quý I."
    ).tasks
    assert fields(task) == ("Lập danh mục.", "Sở Y tế", "Sở Tư pháp", "Danh mục", "Quý I")


def test_fields_in_parentheses_behind_the_sentence():
    (task,) = read("1. Lập danh mục (Chủ trì: Sở Y tế; phối hợp: Sở Tư pháp; hoàn thành: tháng 6/2024).").tasks
    assert fields(task) == ("Lập danh mục", "Sở Y tế", "Sở Tư pháp", "", "tháng 6/2024")


@pytest.mark.parametrize("between", [" – ", " - ", ": ", " :", "\t", ":\n", "\n"])
def test_what_stands_between_a_label_and_its_text(between: str):
    (task,) = read(f"1. Lập danh mục.\nCơ quan chủ trì{between}Sở Y tế\nThời gian hoàn thành{between}Quý I").tasks
    assert (task.leads, task.timing) == ("Sở Y tế", "Quý I")


def test_labels_without_any_sign_behind_them():
    (task,) = read("1. Lập danh mục.\n- Cơ quan chủ trì Sở Y tế\n- Thời gian hoàn thành trước ngày 30/6/2024").tasks
    assert (task.leads, task.timing) == ("Sở Y tế", "trước ngày 30/6/2024")


@pytest.mark.parametrize("mark", ["a) ", "1.1. ", "- ", "+ ", "• ", "✓ ", "** "])
def test_labels_may_be_numbered_or_marked_in_any_way(mark: str):
    (task,) = read(f"1. Lập danh mục.\n{mark}Cơ quan chủ trì: Sở Y tế\n{mark.replace('a', 'b')}Thời hạn: Quý I").tasks
    assert (task.number, task.leads, task.timing) == ("1", "Sở Y tế", "Quý I")


def test_names_below_one_another_stay_apart():
    (task,) = read(
        "1. Lập danh mục.\n- Cơ quan phối hợp:\nSở Tư pháp\nSở Nội vụ\nCác sở, ban ngành\n- Thời gian: Quý I"
    ).tasks
    assert task.coordinators.split("\n") == ["Sở Tư pháp", "Sở Nội vụ", "Các sở, ban ngành"]


def test_a_name_cut_by_the_page_is_healed():
    (task,) = read("1. Lập danh mục.\n- Cơ quan chủ trì: Sở Văn hóa,\nThể thao và Du lịch; Văn phòng\nUBND tỉnh").tasks
    assert task.leads == "Sở Văn hóa, Thể thao và Du lịch; Văn phòng UBND tỉnh"


def test_a_content_label_stands_for_the_sentence():
    (task,) = read("1. Nhiệm vụ: Xây dựng cổng dữ liệu mở.\n- Chủ trì: Sở Y tế").tasks
    assert task.content == "Xây dựng cổng dữ liệu mở."


def test_tasks_counted_in_words():
    letter = read("Nhiệm vụ thứ nhất: Sở Y tế chủ trì A; xong Quý I.\nNhiệm vụ thứ hai: B.\nChủ trì: Sở Y tế.")
    assert [(t.number, t.leads) for t in letter.tasks] == [("1", "Sở Y tế"), ("2", "Sở Y tế")]


def test_bulleted_headings_and_items():
    letter = read(
        "- Về cải cách TTHC:\n+ Nhiệm vụ 1: Rà soát. Chủ trì: Sở Y tế. Thời gian: Quý I.\n"
        "+ Nhiệm vụ 2: Công khai. Chủ trì: Sở Nội vụ. Thời gian: hằng ngày.\n- Về chuyển đổi số:\n"
        "+ Nhiệm vụ 3: Kết nối. Chủ trì: Sở TT&TT. Thời gian: Quý II."
    )
    assert [(t.number, t.area, t.leads) for t in letter.tasks] == [
        ("1", Area.PROCEDURES, "Sở Y tế"),
        ("2", Area.PROCEDURES, "Sở Nội vụ"),
        ("3", Area.DIGITAL, "Sở TT&TT"),
    ]


def test_a_heading_of_an_area_over_a_label_of_content_is_no_sentence():
    (task,) = read(
        "1. Cải cách thể chế\n- Nội dung: Rà soát văn bản.\n- Chủ trì: Sở Tư pháp.\n- Thời gian: Quý I."
    ).tasks
    assert (task.area, task.content) == (Area.INSTITUTIONS, "Rà soát văn bản")


def test_two_leads_in_one_task_are_asked_about():
    (task,) = read(
        "1. Rà soát\n- Chủ trì: Sở Y tế\n- Thời gian: Quý I\n- Chủ trì: Sở Nội vụ\n- Thời gian: Quý II"
    ).tasks
    assert "«Cơ quan chủ trì» được nêu 2 lần" in questions(task)
    assert "«Thời gian thực hiện» được nêu 2 lần" in questions(task)


def test_labels_on_lines_of_their_own_may_be_one_word():
    letter = read(
        "1. Lập danh mục\nCơ quan chủ trì\nSở Y tế\nCơ quan phối hợp\nSở Nội vụ\nSản phẩm\nDanh mục\n"
        "Thời gian hoàn thành\nQuý II"
    )
    (task,) = letter.tasks
    assert (task.leads, task.coordinators, task.products, task.timing) == ("Sở Y tế", "Sở Nội vụ", "Danh mục", "Quý II")


def test_grounds_are_no_part_of_the_sentence():
    (task,) = read("1. Lập danh mục.\n- Chủ trì: Sở Y tế\n- Căn cứ pháp lý: Nghị định số 61/2018/NĐ-CP").tasks
    assert (task.content, task.grounds) == ("Lập danh mục.", "Nghị định số 61/2018/NĐ-CP")


@pytest.mark.parametrize(
    ("leads", "others", "time", "products"),
    [
        ("ĐV chủ trì", "ĐV phối hợp", "TG hoàn thành", "KQ"),
        ("C/trì", "P/h", "T/g", "SP"),
        ("Đ.v chủ trì", "P.hợp", "T.gian thực hiện", "SP, KQ"),
        ("CQ CT", "CQ PH", "TG TH", "KQ/SP"),
    ],
)
def test_labels_written_short(leads: str, others: str, time: str, products: str):
    written = f"{leads}: Sở Y tế\n{others}: Sở Tư pháp\n{time}: Quý I\n{products}: Báo cáo"
    (task,) = read(f"1. Lập danh mục.\n{written}").tasks
    assert (task.leads, task.coordinators, task.timing, task.products) == ("Sở Y tế", "Sở Tư pháp", "Quý I", "Báo cáo")


def test_a_column_of_coordinators_and_leads_written_short_is_one_of_both():
    found = label_of("CT, PH")
    assert found is not None
    assert found.field is Field.BOTH


@pytest.mark.parametrize("label", ["Kinh phí", "Nguồn lực", "Cơ quan ban hành", "Cấp trình", "Yêu cầu"])
def test_a_label_without_a_column_is_kept_and_asked_about(label: str):
    (task,) = read(f"1. Lập danh mục.\n- Chủ trì: Sở Y tế\n- {label}: như dự thảo\n- Thời gian: Quý I").tasks
    assert task.unread == (f"{label}: như dự thảo",)
    assert (task.leads, task.timing) == ("Sở Y tế", "Quý I")


def test_who_carries_out_what_others_lead_is_no_lead():
    (task,) = read("1. Lập danh mục.\n- Cơ quan chủ trì: Sở Y tế\n- Đơn vị thực hiện: Các sở, ban ngành").tasks
    assert (task.leads, task.unread) == ("Sở Y tế", ("Đơn vị thực hiện: Các sở, ban ngành",))


def test_who_carries_out_leads_where_nobody_else_does():
    (task,) = read("1. Lập danh mục.\n- Thực hiện: Sở Y tế\n- Theo dõi, đôn đốc: Sở Nội vụ").tasks
    assert task.leads == "Sở Y tế"
    assert [c.roles for c in task.coordinating] == [(Role.MONITORING,)]


def test_short_forms_of_labels():
    (task,) = read("1. Lập danh mục.\nCQCT: Sở Y tế. CQPH: Sở Tư pháp. SP: Danh mục. TG: Quý I.").tasks
    assert fields(task) == ("Lập danh mục.", "Sở Y tế", "Sở Tư pháp", "Danh mục", "Quý I")


@pytest.mark.parametrize("nothing", ["Không", "(không)", "-", "………", "Không có."])
def test_a_field_that_says_nothing_is_blank(nothing: str):
    (task,) = read(f"1. Lập danh mục.\n- Chủ trì: Sở Y tế\n- Cơ quan phối hợp: {nothing}").tasks
    assert task.coordinators == ""


# Leads and coordinators under one label


@pytest.mark.parametrize(
    "text",
    [
        "Phân công thực hiện: Sở Y tế chủ trì, Sở Tư pháp phối hợp",
        "Cơ quan chủ trì, phối hợp: Sở Y tế chủ trì, phối hợp với Sở Tư pháp",
        "Cơ quan chủ trì/phối hợp:\n+ Chủ trì: Sở Y tế\n+ Phối hợp: Sở Tư pháp",
    ],
)
def test_one_label_for_both_is_taken_apart(text: str):
    (task,) = read(f"1. Lập danh mục.\n- {text}\n- Thời gian: Quý I").tasks
    assert (task.leads, task.coordinators, task.timing) == ("Sở Y tế", "Sở Tư pháp", "Quý I")
    assert not task.questions


def test_one_label_for_both_that_tells_nobody_apart_is_asked_about():
    (task,) = read("1. Lập danh mục.\n- Cơ quan chủ trì, phối hợp: Sở Y tế, Sở Tư pháp\n- Thời gian: Quý I").tasks
    assert task.leads == ""
    assert "cơ quan nào chủ trì, cơ quan nào phối hợp" in questions(task)


# Numbers, parts, headings


@pytest.mark.parametrize(
    "number",
    ["1", "1.", "1)", "1/", "(1)", "01.", "1 -", "1 –", "Nhiệm vụ 1:", "Nhiệm vụ số 1.", "Thứ nhất,", "Một là,"],
)
def test_numbers_in_other_dress(number: str):
    sentence = "Lập danh mục.\n- Chủ trì: Sở Y tế"
    if number == "1":
        with pytest.raises(Refused):
            read(f"Kính gửi: Sở Nội vụ./.\n{number} {sentence[:13]}")
        return
    (task,) = read(f"{number} {sentence}").tasks
    assert (task.number, task.content) == ("1", "Lập danh mục.")


def test_lettered_tasks_below_an_area():
    letter = read(
        "1. Cải cách thể chế\na) Rà soát văn bản\n- Chủ trì: Sở Tư pháp\n- Thời gian: Quý I\n"
        "b) Kiểm tra văn bản\n- Chủ trì: Sở Tư pháp\n- Thời gian: Quý II\n"
        "2. Cải cách tài chính công\na) Giao tự chủ\n- Chủ trì: Sở Tài chính\n- Thời gian: Quý III"
    )
    assert numbers(letter) == ["1.a", "1.b", "2.a"]
    assert [task.content for task in letter.tasks] == ["Rà soát văn bản", "Kiểm tra văn bản", "Giao tự chủ"]
    assert [task.area for task in letter.tasks] == [Area.INSTITUTIONS, Area.INSTITUTIONS, Area.PUBLIC_FINANCE]


def test_a_lettered_task_without_fields_is_not_lost_among_others():
    letter = read("1. Cải cách thể chế\na) Việc A\n- Chủ trì: Sở Tư pháp\nb) Việc B\nc) Việc C\n- Chủ trì: Sở Tư pháp")
    assert [(t.content, t.leads) for t in letter.tasks] == [
        ("Việc A", "Sở Tư pháp"),
        ("Việc B", ""),
        ("Việc C", "Sở Tư pháp"),
    ]


def test_a_numbered_area_gives_its_area_and_not_its_words():
    letter = read("1. Cải cách thể chế\n1.1. Rà soát.\n- Chủ trì: Sở Tư pháp\n1.2. Kiểm tra.\n- Chủ trì: Sở Tư pháp")
    assert [(t.number, t.area, t.content) for t in letter.tasks] == [
        ("1.1", Area.INSTITUTIONS, "Rà soát."),
        ("1.2", Area.INSTITUTIONS, "Kiểm tra."),
    ]


def test_bulleted_tasks_below_sections_are_counted():
    letter = read(
        "I. Cải cách thể chế\n- Rà soát văn bản\n + Chủ trì: Sở Tư pháp\n + Thời gian: Quý I\n- Kiểm tra văn bản\n"
        " + Chủ trì: Sở Tư pháp\n + Thời gian: Quý II\nII. Tài chính công\n- Giao tự chủ\n + Chủ trì: Sở Tài chính"
    )
    assert [(t.number, t.content, t.timing) for t in letter.tasks] == [
        ("1", "Rà soát văn bản", "Quý I"),
        ("2", "Kiểm tra văn bản", "Quý II"),
        ("3", "Giao tự chủ", ""),
    ]


def test_tasks_without_any_number_or_bullet():
    letter = read(
        "Kính gửi: Sở Nội vụ\nXây dựng kế hoạch\nCơ quan chủ trì: Sở Y tế\nThời gian: Quý I\n"
        "Tổ chức hội nghị\nCơ quan chủ trì: Sở Nội vụ\nThời gian: Quý II\nTrên đây là đề xuất."
    )
    assert [(t.number, t.content, t.leads, t.timing) for t in letter.tasks] == [
        ("1", "Xây dựng kế hoạch", "Sở Y tế", "Quý I"),
        ("2", "Tổ chức hội nghị", "Sở Nội vụ", "Quý II"),
    ]


def test_tasks_numbered_by_letters_or_roman_numbers():
    letter = read("A. Rà soát thủ tục\nChủ trì: Sở Y tế\nB. Niêm yết thủ tục\nChủ trì: Sở Nội vụ")
    assert [(t.number, t.content, t.leads) for t in letter.tasks] == [
        ("A", "Rà soát thủ tục", "Sở Y tế"),
        ("B", "Niêm yết thủ tục", "Sở Nội vụ"),
    ]


def test_a_heading_without_a_number_ends_the_task_above():
    letter = read(
        "CẢI CÁCH THỂ CHẾ\n1. Rà soát\n- Chủ trì: Sở Tư pháp\n- Thời gian: Quý I.\n\n"
        "Cải cách thủ tục hành chính\n2. Công bố\n- Chủ trì: Sở Y tế\n- Thời gian: Quý II"
    )
    assert [(t.area, t.timing) for t in letter.tasks] == [(Area.INSTITUTIONS, "Quý I"), (Area.PROCEDURES, "Quý II")]


def test_headings_that_say_when():
    letter = read("QUÝ I\n1. Rà soát\nChủ trì: Sở Y tế\nCÔNG VIỆC THƯỜNG XUYÊN\n2. Công khai\nChủ trì: Sở Y tế")
    assert [t.timing for t in letter.tasks] == ["QUÝ I", "THƯỜNG XUYÊN"]


def test_a_quarter_below_its_label_is_no_heading():
    letter = read("1. Rà soát\nChủ trì: Sở Y tế\nThời gian:\nQuý I\n2. Công khai\nChủ trì: Sở Y tế\nThời gian:\nQuý II")
    assert [t.timing for t in letter.tasks] == ["Quý I", "Quý II"]


def test_a_sentence_may_name_its_own_area():
    letter = read(
        "Thứ nhất, về cải cách thể chế: rà soát văn bản.\n- Chủ trì: Sở Y tế\n"
        "Thứ hai, giao tự chủ (lĩnh vực tài chính công).\n- Chủ trì: Sở Y tế"
    )
    assert [t.area for t in letter.tasks] == [Area.INSTITUTIONS, Area.PUBLIC_FINANCE]


def test_numbers_that_are_unique_stay_the_letters_own():
    letter = read("I. Một\n1. A.\n- Chủ trì: Sở Y tế\n2. B.\n- Chủ trì: Sở Y tế\nII. Hai\n3. C.\n- Chủ trì: Sở Y tế")
    assert numbers(letter) == ["1", "2", "3"]


def test_sections_of_two_parts_that_begin_again_stay_unique():
    part = "I. Một\n1. A.\n- Chủ trì: Sở Y tế\nII. Hai\n1. B.\n- Chủ trì: Sở Y tế\n"
    assert numbers(read(f"A. PHẦN CHUNG\n{part}B. PHẦN RIÊNG\n{part}")) == ["A.I.1", "A.II.1", "B.I.1", "B.II.1"]


# What is no task


def test_aims_organisation_and_budget_are_no_tasks():
    letter = read(
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích: nâng cao chất lượng.\n2. Yêu cầu\n- Rõ người, rõ việc.\n"
        "II. NHIỆM VỤ\n1. Rà soát.\n- Chủ trì: Sở Y tế\nIII. KINH PHÍ THỰC HIỆN\n1. Ngân sách tỉnh.\n"
        "IV. TỔ CHỨC THỰC HIỆN\n1. Các sở xây dựng kế hoạch của đơn vị."
    )
    assert [t.content for t in letter.tasks] == ["Rà soát."]


def test_assignments_among_the_organisation_are_asked_about():
    letter = read(
        "I. NHIỆM VỤ\n1. Rà soát.\n- Chủ trì: Sở Y tế\nII. TỔ CHỨC THỰC HIỆN\n"
        "1. Giao Sở Nội vụ chủ trì, phối hợp với các sở theo dõi việc thực hiện Kế hoạch."
    )
    assert len(letter.tasks) == 1
    (asked,) = letter.questions
    assert "«TỔ CHỨC THỰC HIỆN»" in asked.text
    assert asked.source_words.startswith("Giao Sở Nội vụ")


def test_a_legend_of_short_forms_is_no_task():
    letter = read("Kế hoạch năm 2024\n(CQCT: cơ quan chủ trì; TG: thời gian)\n1. Rà soát.\nCQCT: Sở Y tế. TG: Quý I.")
    assert [t.content for t in letter.tasks] == ["Rà soát."]


@pytest.mark.parametrize("cited", ["Điều 12 Nghị định số 61/2018/NĐ-CP quy định", "Phụ lục kèm theo"])
def test_words_that_only_look_like_a_section(cited: str):
    (task,) = read(f"1. Rà soát theo\n{cited}.\n- Chủ trì: Sở Y tế").tasks
    assert (task.number, task.leads) == ("1", "Sở Y tế")
