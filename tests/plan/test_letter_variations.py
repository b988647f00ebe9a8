"""Other offices write other letters: labels, bullets, numbers, parts, endings."""

import pytest

from cchc_xl.plan.letter import Letter, read_letter
from cchc_xl.values.problems import Refused
from cchc_xl.values.words import Area, Asks, Role
from tests.plan.letters import document


def read(text: str) -> Letter:
    return read_letter(document(text))


HEAD = """
SỞ NỘI VỤ
Số: 123/SNV-CCHC
Quảng Ngãi, ngày 05 tháng 12 năm 2024
V/v đề xuất nhiệm vụ CCHC năm 2025

Kính gửi: UBND tỉnh
Thực hiện Kế hoạch năm 2025, Sở Nội vụ đề xuất nhiệm vụ về cải cách tài chính công như sau:
"""
ONE = """
1. Xây dựng kế hoạch.
- Cơ quan chủ trì: Sở Nội vụ.
- Thời gian thực hiện: Quý I.
"""


@pytest.mark.parametrize(
    "label",
    ["Cơ quan chủ trì", "Đơn vị chủ trì", "Cơ quan/đơn vị chủ trì", "Chủ trì", "Chủ trì thực hiện", "CƠ QUAN CHỦ TRÌ",
     "Cơ quan, đơn vị chủ trì tham mưu", "Đơn vị thực hiện", "Cơ quan chủ trì thực hiện tiếp nhận"],
)  # fmt: skip
def test_a_lead_has_many_labels(label: str):
    (task,) = read(f"1. Làm việc A.\n- {label}: Sở Tư pháp").tasks
    assert task.leads == "Sở Tư pháp"


@pytest.mark.parametrize(
    "label", ["Thời gian", "Thời hạn hoàn thành", "Thời gian hoàn thành", "Tiến độ", "Lộ trình thực hiện"]
)
def test_a_timing_has_many_labels(label: str):
    (task,) = read(f"1. Làm việc A.\n- {label}: Quý II").tasks
    assert task.timing == "Quý II"


@pytest.mark.parametrize("label", ["Sản phẩm", "Kết quả", "Kết quả/Sản phẩm", "Sản phẩm đầu ra", "Sản phẩm, kết quả"])
def test_a_product_has_many_labels(label: str):
    (task,) = read(f"1. Làm việc A.\n- {label}: Báo cáo").tasks
    assert task.products == "Báo cáo"


@pytest.mark.parametrize(
    ("label", "roles"),
    [
        ("Cơ quan phối hợp", (Role.COORDINATING,)),
        ("Phối hợp thực hiện", (Role.COORDINATING,)),
        ("Cơ quan phối hợp, theo dõi", (Role.COORDINATING, Role.MONITORING)),
        ("Đơn vị theo dõi, đôn đốc", (Role.MONITORING,)),
        ("Cấp phê duyệt", (Role.APPROVING,)),
    ],
)
def test_other_labels_give_their_roles(label: str, roles: tuple[Role, ...]):
    (task,) = read(f"1. Làm việc A.\n- {label}: Sở Tư pháp").tasks
    assert [c.roles for c in task.coordinating] == [roles]


@pytest.mark.parametrize("bullet", ["- ", "+ ", "- + ", "• ", "– ", "* ", "", "-", "   - ", "**- **"])
def test_bullets_of_every_kind(bullet: str):
    (task,) = read(f"1. Làm việc A.\n{bullet}Cơ quan chủ trì: Sở Tư pháp.\n{bullet}Thời gian: Quý I.").tasks
    assert (task.content, task.leads, task.timing) == ("Làm việc A.", "Sở Tư pháp", "Quý I")


@pytest.mark.parametrize("number", ["1.", "1)", "**1.**", "1/", "Nhiệm vụ 1:", "**1. ", "## 1."])
def test_numbers_of_every_kind(number: str):
    (task,) = read(f"{number} Làm việc A.\n- Cơ quan chủ trì: Sở Tư pháp").tasks
    assert (task.number, task.content) == ("1", "Làm việc A.")


def test_a_label_may_be_bold_and_its_text_stand_below():
    (task,) = read("1. Làm việc A.\n- **Sản phẩm:**\n+ Kế hoạch;\n+ Báo cáo.\n- **Thời gian**: Quý I").tasks
    assert task.products == "• Kế hoạch\n• Báo cáo"
    assert task.timing == "Quý I"


def test_combining_accents_and_odd_spaces_are_composed():
    import unicodedata

    (task,) = read(unicodedata.normalize("NFD", "1.\u00a0Làm việc A.\n- Cơ quan chủ trì:\u00a0Sở Tư pháp")).tasks
    assert (task.content, task.leads) == ("Làm việc A.", "Sở Tư pháp")


def test_a_page_break_inside_a_field_is_healed():
    (task,) = read(
        "1. Làm việc A.\n- Cơ quan chủ trì: Sở Tư pháp; Sở Thông tin\nvà Truyền thông.\n- Thời gian: Quý I"
    ).tasks
    assert task.leads == "Sở Tư pháp; Sở Thông tin và Truyền thông"


def test_a_list_in_the_heading_is_no_division_into_parts():
    (task,) = read("1. Làm các việc:\n- Việc A;\n- Việc B.\n- Cơ quan chủ trì: Sở Tư pháp\n- Thời gian: Quý I").tasks
    assert task.number == "1"
    assert task.content == "Làm các việc:\n- Việc A;\n- Việc B."


def test_three_parts_with_fields_of_their_own_are_three_tasks():
    parts = "\n".join(f"- Phần {n}.\n+ Cơ quan chủ trì: Sở Tư pháp\n+ Thời gian: Quý {n}" for n in (1, 2, 3))
    tasks = read(f"7. Làm việc chung.\n{parts}").tasks
    assert [(t.number, t.content, t.timing) for t in tasks] == [
        (f"7.{n}", f"Làm việc chung.\n- Phần {n}.", f"Quý {n}") for n in (1, 2, 3)
    ]


def test_numbered_parts_keep_the_sentence_they_share():
    tasks = read("2. Làm việc chung.\n2.1. Phần A.\n- Chủ trì: Sở Tư pháp\n2.2. Phần B.\n- Chủ trì: Sở Y tế").tasks
    assert [(t.number, t.content) for t in tasks] == [
        ("2.1", "Làm việc chung.\n- Phần A."),
        ("2.2", "Làm việc chung.\n- Phần B."),
    ]


def test_a_field_that_no_column_takes_is_kept_apart():
    (task,) = read(
        "1. Làm việc A.\n- Cơ quan chủ trì: Sở Tư pháp\n- Kinh phí thực hiện: 50 triệu đồng\n- Thời gian: Quý I"
    ).tasks
    assert task.unread == ("Kinh phí thực hiện: 50 triệu đồng",)
    assert task.leads == "Sở Tư pháp"


def test_a_sentence_with_a_colon_is_no_label():
    (task,) = read(
        "1. Làm việc A.\n- Sản phẩm:\n+ Kết quả xử lý phản ánh, kiến nghị: báo cáo quý\n- Thời gian: Quý I"
    ).tasks
    assert task.products == "• Kết quả xử lý phản ánh, kiến nghị: báo cáo quý"


def test_sections_without_labels_are_no_tasks():
    tasks = read(
        "I. MỤC ĐÍCH\n1. Nâng cao chất lượng.\n2. Bảo đảm tiến độ.\nII. NHIỆM VỤ\n1. Làm A.\n- Chủ trì: Sở Y tế"
    ).tasks
    assert [task.content for task in tasks] == ["Làm A."]


def test_a_numbered_task_without_any_label_among_others_is_kept():
    tasks = read("1. Làm A.\n- Chủ trì: Sở Y tế\n2. Làm B.\n3. Làm C.\n- Chủ trì: Sở Y tế").tasks
    assert [(t.number, t.leads) for t in tasks] == [("1", "Sở Y tế"), ("2", ""), ("3", "Sở Y tế")]


def test_a_section_gives_its_area():
    tasks = read(
        "I. Cải cách thể chế\n1. Làm A.\n- Chủ trì: Sở Tư pháp\nII. Tổ chức bộ máy\n2. Làm B.\n- Chủ trì: Sở Nội vụ"
    ).tasks
    assert [t.area for t in tasks] == [Area.INSTITUTIONS, Area.ORGANISATION]


def test_numbers_that_begin_again_take_their_sections():
    tasks = read("I. Một\n1. Làm A.\n- Chủ trì: Sở Tư pháp\nII. Hai\n1. Làm B.\n- Chủ trì: Sở Nội vụ").tasks
    assert [t.number for t in tasks] == ["I.1", "II.1"]


@pytest.mark.parametrize(
    "end", ["Trên đây là đề xuất của Sở.", "Kính gửi Sở Nội vụ tổng hợp./.", "Nơi nhận:\n- Như trên;", "KT. GIÁM ĐỐC"]
)
def test_the_letters_last_words_belong_to_no_task(end: str):
    (task,) = read(f"1. Làm A.\n- Chủ trì: Sở Tư pháp\n- Thời gian: Quý I.\n\n{end}").tasks
    assert task.timing == "Quý I"


def test_a_numbered_and_dated_letter_is_cited_in_full():
    letter = read(HEAD + ONE)
    assert letter.cited(letter.issuer) == (
        "Công văn số 123/SNV-CCHC ngày 05/12/2024 của Sở Nội vụ về việc đề xuất nhiệm vụ CCHC năm 2025"
    )
    assert letter.tasks[0].area == Area.PUBLIC_FINANCE


def test_years_of_dates_are_not_the_plans_year():
    letter = read(HEAD.replace("Kế hoạch năm 2025", "Công văn ngày 01 tháng 11 năm 2023") + ONE)
    assert letter.years == (2025,)


def test_a_letter_that_names_no_year_goes_with_any():
    assert read(ONE).years == ()


def test_a_plan_has_a_title_instead_of_a_subject():
    letter = read("ỦY BAN NHÂN DÂN\nKẾ HOẠCH\nCải cách hành chính tỉnh năm 2026\n\nI. NHIỆM VỤ\n" + ONE)
    assert (letter.kind, letter.subject, letter.years) == ("Kế hoạch", "Cải cách hành chính tỉnh năm 2026", (2026,))


def test_a_letter_without_a_task_is_refused_with_the_labels_looked_for():
    with pytest.raises(Refused, match=r"«Cơ quan chủ trì:».*«Sản phẩm:».*\(L04\)"):
        read("Kính gửi: Sở Nội vụ\n1. Mời họp.\n2. Thành phần: lãnh đạo Sở.")


def test_a_letter_of_blank_lines_is_refused():
    with pytest.raises(Refused, match=r"\(L03\)"):
        read("\n \n\u200b\n")


def test_what_only_tells_is_no_task():
    praise = "1. Biểu dương UBND huyện Bình Sơn đã có nhiều cố gắng trong 5 tháng đầu năm."
    work = "2. Giao Sở Tư pháp rà soát văn bản; thời gian: trong Quý III."
    assert [task.number for task in read(f"{praise}\n{work}").tasks] == ["2"]


def test_praise_that_gives_something_to_do_is_a_task():
    work = "1. Ghi nhận kết quả của các huyện; giao Sở Nội vụ tổng hợp; thời gian: trong Quý III."
    assert [task.number for task in read(work).tasks] == ["1"]


@pytest.mark.parametrize(
    ("subject", "area"),
    [
        ("tăng cường kỷ luật, trách nhiệm của cán bộ, công chức trong thực thi công vụ", ""),
        ("đẩy mạnh cải cách chế độ công vụ", Area.CIVIL_SERVICE),
        ("kiểm soát thủ tục hành chính", Area.PROCEDURES),
    ],
)
def test_a_subject_has_to_name_the_area(subject: str, area: str):
    (task,) = read(f"Số: 4/CT-UBND\n\nCHỈ THỊ\nVề việc {subject}\n{ONE}").tasks
    assert task.area == area


def test_an_area_is_said_before_anything_is_numbered():
    aims = "I. MỤC TIÊU\n- 100% hồ sơ thủ tục hành chính được giải quyết đúng hạn trong toàn huyện.\nII. NHIỆM VỤ"
    (task,) = read(f"Số: 4/KH-UBND\n\nKẾ HOẠCH\nCải cách hành chính năm 2024\n\n{aims}\n{ONE}").tasks
    assert task.area == ""


@pytest.mark.parametrize(
    ("said", "area"),
    [
        ("Sở Y tế đề xuất một số nhiệm vụ về cải cách thể chế để đưa vào Kế hoạch năm 2024 của tỉnh, cụ thể:",
         Area.INSTITUTIONS),
        ("Đến nay hồ sơ còn chậm. Sở Y tế đăng ký một số việc về thủ tục hành chính sẽ làm như sau.", Area.PROCEDURES),
        ("Đến nay, công tác giải quyết thủ tục hành chính cơ bản thông suốt. Yêu cầu thực hiện các nhiệm vụ sau:", ""),
        ("Để nâng cao chất lượng giải quyết thủ tục hành chính, yêu cầu các cơ quan thực hiện các nhiệm vụ sau:", ""),
        ("Qua kiểm tra thủ tục hành chính ở các huyện, Sở Y tế thấy nhiều nơi làm chưa đúng quy định.", ""),
    ],
)  # fmt: skip
def test_an_introduction_says_an_area_only_where_it_announces_the_tasks(said: str, area: str):
    (task,) = read(f"V/v đề xuất nhiệm vụ năm 2024\n\nKính gửi: UBND tỉnh\n\n{said}\n\n{ONE}").tasks
    assert task.area == area


def test_what_came_before_the_tasks_is_not_their_area():
    about = "phân công lại nhiệm vụ cải cách hành chính năm 2025 sau sắp xếp tổ chức bộ máy"
    (task,) = read(f"Số: 4/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề việc {about}\n\n{ONE}").tasks
    assert task.area == ""


def test_an_area_that_only_the_task_s_words_name_is_proposed():
    (task,) = read("1. Rà soát thủ tục hành chính.\n- Chủ trì: Sở Y tế.\n- Thời gian: Quý I.").tasks
    assert task.area == Area.PROCEDURES
    assert [question.asks for question in task.questions] == [Asks.AREA]


def test_a_section_may_be_called_as_a_label_is():
    letter = read(f"II. NỘI DUNG\n1. Phương pháp: nghe báo cáo.\n\nIII. PHÂN CÔNG NHIỆM VỤ\n{ONE}")
    assert [(task.number, task.content) for task in letter.tasks] == [("1", "Xây dựng kế hoạch.")]


@pytest.mark.parametrize("label", ["Thời gian thực hiên", "Thoi gian thuc hien", "Thời hạn hoàn thanh"])
def test_a_label_is_known_although_its_marks_slipped(label: str):
    (task,) = read(f"1. Làm việc A.\n- Co quan chu tri: Sở Tư pháp\n- {label}: Quý II").tasks
    assert (task.leads, task.timing) == ("Sở Tư pháp", "Quý II")


def test_fields_in_square_brackets():
    (task,) = read("1. Tuyên truyền [Chủ trì: Sở Y tế – Phối hợp: Sở Tư pháp – Thời gian: Quý I].").tasks
    assert (task.content, task.leads, task.coordinators, task.timing) == (
        "Tuyên truyền", "Sở Y tế", "Sở Tư pháp", "Quý I")  # fmt: skip


def test_a_letter_before_a_numbered_task_is_no_part_of_its_words():
    (task,) = read("a) Nhiệm vụ 1: Công khai ngân sách\n+ Chủ trì: Sở Tài chính\n+ Thời hạn: Quý I").tasks
    assert (task.number, task.content) == ("1", "Công khai ngân sách")


ARTICLES = """
QUYẾT ĐỊNH
Về việc giao nhiệm vụ cải cách hành chính năm 2024
Điều 1. Giao Sở Nội vụ thực hiện các nhiệm vụ sau:
1. Xây dựng Bộ tiêu chí. Hoàn thành trong Quý I/2024.
2. Tổ chức chấm điểm. Hoàn thành trước ngày 31/12/2024.
Điều 2. Giao Sở Tài chính bố trí kinh phí trước 31/01/2024.
"""


def test_articles_that_give_tasks_to_a_body():
    letter = read(ARTICLES)
    assert letter.subject == "giao nhiệm vụ cải cách hành chính năm 2024"
    assert [(task.leads, task.timing) for task in letter.tasks] == [
        ("Sở Nội vụ", "trong Quý I/2024"),
        ("Sở Nội vụ", "trước ngày 31/12/2024"),
    ]


def test_an_article_that_is_a_task_itself_is_asked_about():
    (question,) = read(ARTICLES).questions
    assert question.source_words == "Giao Sở Tài chính bố trí kinh phí trước 31/01/2024."


def test_a_sentence_keeps_its_exception_and_its_time():
    (task,) = read(
        "1. Các sở, ban, ngành (trừ Sở Ngoại vụ) rà soát trụ sở, gửi Sở Tài chính trước ngày 30/8/2025."
    ).tasks
    assert (task.leads, task.timing) == ("Các sở, ban, ngành (trừ Sở Ngoại vụ)", "trước ngày 30/8/2025")
