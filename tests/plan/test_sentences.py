"""Tasks that are assigned in sentences, without labels."""

import pytest

from cchc_xl.plan.letter import Letter, read_letter
from cchc_xl.plan.sentences import Assigned, assigned, assigns, only_names
from tests.plan.letters import document


def read(text: str) -> Letter:
    return read_letter(document(text))


@pytest.mark.parametrize(
    ("sentence", "leads", "coordinators", "timing"),
    [
        (
            "Giao Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành tham mưu Kế hoạch; xong trước ngày 30/6/2024.",
            "Sở Nội vụ",
            "các sở, ban, ngành",
            "trước ngày 30/6/2024",
        ),
        (
            "Văn phòng UBND tỉnh chủ trì xây dựng Kế hoạch, hoàn thành trong Quý I/2024.",
            "Văn phòng UBND tỉnh",
            "",
            "trong Quý I/2024",
        ),
        (
            "Công khai thủ tục (Sở Y tế chủ trì, phối hợp với Sở Tư pháp; thực hiện thường xuyên).",
            "Sở Y tế",
            "Sở Tư pháp",
            "thường xuyên",
        ),
        ("SỞ XÂY DỰNG: Trình công bố thủ tục hành chính, xong trước ngày 30/6.", "SỞ XÂY DỰNG", "", "trước ngày 30/6"),
        ("UBND TỈNH QUẢNG NGÃI, CÁC SỞ: Báo cáo trước ngày 30/6.", "UBND TỈNH QUẢNG NGÃI, CÁC SỞ", "",
         "trước ngày 30/6"),
        ("Vận hành Trung tâm (Sở Y tế chủ trì; Quý III/2022).", "Sở Y tế", "", "Quý III/2022"),
        ("Số hóa (UBND huyện Ba Tơ chủ trì; Sở Nội vụ phối hợp; xong trước 31/8).", "UBND huyện Ba Tơ", "Sở Nội vụ",
         "trước 31/8"),
        ("Giao Sở Tài chính tham mưu bố trí kinh phí; trình trước ngày 15/11.", "Sở Tài chính", "", "trước ngày 15/11"),
        ("UBND huyện Bình Sơn có trách nhiệm công khai quy hoạch, trong tháng 3 năm 2025.", "UBND huyện Bình Sơn", "",
         "trong tháng 3 năm 2025"),
        ("Yêu cầu các sở, ban, ngành và UBND cấp huyện khẩn trương số hóa hồ sơ, báo cáo trước ngày 15/6/2024.",
         "các sở, ban, ngành và UBND cấp huyện", "", "trước ngày 15/6/2024"),
        ("Thanh tra tỉnh bổ sung nội dung thanh tra công vụ, thực hiện trong Quý II/2024.", "Thanh tra tỉnh", "",
         "trong Quý II/2024"),
        ("Giám đốc Sở Xây dựng trực tiếp chỉ đạo xử lý hồ sơ quá hạn; đến hết Quý III/2024 không còn hồ sơ nào.",
         "Giám đốc Sở Xây dựng", "", "đến hết Quý III/2024"),
        ("Văn phòng UBND tỉnh: Kiểm soát thủ tục hành chính, hoàn thành trước 30/6/2024.", "Văn phòng UBND tỉnh", "",
         "trước 30/6/2024"),
        ("Thống nhất chủ trương. Giao Sở Tài chính chủ trì, phối hợp với Sở Y tế và các đơn vị liên quan hợp nhất kho.",
         "Sở Tài chính", "Sở Y tế và các đơn vị liên quan", ""),
        ("Trước ngày 30/3/2024, Sở Tư pháp tham mưu ban hành danh mục văn bản năm 2023.", "Sở Tư pháp", "",
         "Trước ngày 30/3/2024"),
        ("Kiểm tra công vụ (Sở Nội vụ; Quý II - III/2024).", "Sở Nội vụ", "", "Quý II - III/2024"),
        ("Rà soát văn bản (STP; cả năm)", "STP", "", "cả năm"),
        ("Về chuyển đổi số: Sở Y tế triển khai bệnh án điện tử; xong trước 30/6.", "Sở Y tế", "", "trước 30/6"),
        ("Văn phòng UBND tỉnh chủ trì, phối hợp với các sở rà soát thủ tục.", "Văn phòng UBND tỉnh", "các sở", ""),
        ("Giao Sở Nội vụ mở lớp bồi dưỡng; xong trong tháng 8.", "Sở Nội vụ", "", "trong tháng 8"),
        ("Đề nghị UBND tỉnh giao Sở Tư pháp dán mã QR; xong trước 30/6.", "Sở Tư pháp", "", "trước 30/6"),
        ("Giao Thủ trưởng các sở: Tư pháp, Xây dựng trực tiếp kiểm tra.", "Thủ trưởng các sở: Tư pháp, Xây dựng", "",
         ""),
        ("Giao UBND các xã: Ba Vì, Ba Xa và UBND thị xã Đức Phổ mở chuyên trang.",
         "UBND các xã: Ba Vì, Ba Xa và UBND thị xã Đức Phổ", "", ""),
        ("Giao Sở Y tế chủ trì, phối hợp với UBND huyện Ba Tơ, Ban Quản lý rừng mở lớp.", "Sở Y tế",
         "UBND huyện Ba Tơ, Ban Quản lý rừng mở lớp", ""),
        ("Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính mở lớp.", "Sở Y tế", "Sở Tài chính", ""),
        ("Tổ công tác do Sở Nội vụ chủ trì, các sở: Tài chính, Tư pháp phối hợp.", "Sở Nội vụ",
         "các sở: Tài chính, Tư pháp", ""),
        ("Công an tỉnh phối hợp với Sở Nội vụ hướng dẫn doanh nghiệp.", "", "Công an tỉnh; Sở Nội vụ", ""),
    ],
)  # fmt: skip
def test_who_and_when(sentence: str, leads: str, coordinators: str, timing: str):
    assert assigned(sentence) == Assigned(leads, coordinators, timing)


@pytest.mark.parametrize("sentence", ["Nâng cao chất lượng phục vụ người dân.", "Hội nghị do lãnh đạo tỉnh chủ trì."])
def test_other_sentences_assign_nothing(sentence: str):
    assert not assigns(sentence)


def test_a_sentence_is_kept_whole_and_asked_about():
    letter = read(
        "1. Giao Sở Nội vụ chủ trì xây dựng Kế hoạch, hoàn thành trước ngày 30/6/2024.\n2. Sở Y tế chủ trì A."
    )
    assert letter.tasks[0].content == "Giao Sở Nội vụ chủ trì xây dựng Kế hoạch, hoàn thành trước ngày 30/6/2024."
    assert (letter.tasks[0].leads, letter.tasks[0].timing) == ("Sở Nội vụ", "trước ngày 30/6/2024")
    assert all("đọc từ câu văn" in task.questions[0].text for task in letter.tasks)


def test_a_lead_in_the_sentence_and_a_timing_below_it():
    (task,) = read("1. Sở Y tế chủ trì, phối hợp với Sở Nội vụ rà soát danh mục.\n- Thời gian: Quý II").tasks
    assert (task.leads, task.coordinators, task.timing) == ("Sở Y tế", "Sở Nội vụ", "Quý II")


def test_headings_that_name_who_does_what_stands_below():
    letter = read(
        "CHỈ THỊ\nVề việc đẩy mạnh cải cách hành chính năm 2023\n\n"
        "1. Sở Nội vụ\na) Tham mưu Kế hoạch kiểm tra; hoàn thành trước ngày 28/02/2023.\n"
        "b) Chủ trì, phối hợp với Thanh tra tỉnh tổ chức kiểm tra; thường xuyên trong năm.\n"
        "2. Sở Tài chính\nBố trí kinh phí; trình trước ngày 15/11/2023."
    )
    assert [(t.number, t.leads, t.coordinators, t.timing) for t in letter.tasks] == [
        ("1.a", "Sở Nội vụ", "", "trước ngày 28/02/2023"),
        ("1.b", "Sở Nội vụ", "Thanh tra tỉnh", "thường xuyên trong năm"),
        ("2", "Sở Tài chính", "", "trước ngày 15/11/2023"),
    ]
    assert all(task.questions for task in letter.tasks)


def test_sections_that_name_who_does_their_tasks():
    letter = read(
        "PHÂN CÔNG NHIỆM VỤ\nI. Sở Nội vụ\n1. Tham mưu Bộ chỉ số cấp sở (Quý II/2024).\n"
        "2. Theo dõi kết quả (thường xuyên).\nII. Sở Tư pháp\n3. Rà soát; phối hợp: Sở Nội vụ (tháng 10/2024)."
    )
    assert [(t.number, t.leads, t.timing) for t in letter.tasks] == [
        ("1", "Sở Nội vụ", "Quý II/2024"),
        ("2", "Sở Nội vụ", "thường xuyên"),
        ("3", "Sở Tư pháp", "tháng 10/2024"),
    ]
    assert all(task.questions for task in letter.tasks)


def test_what_begins_like_a_title_is_a_task_where_it_goes_on():
    letter = read(
        "1. Giao Sở Y tế chủ trì rà soát danh mục; xong trong Quý I.\n"
        "2. Yêu cầu các sở, ban, ngành khẩn trương hoàn thành việc số hóa hồ sơ trước ngày 15/6/2024."
    )
    assert [t.leads for t in letter.tasks] == ["Sở Y tế", "các sở, ban, ngành"]


def test_bullets_that_assign_are_a_task_each():
    letter = read(
        "THÔNG BÁO\nKết luận hội nghị\n\nI. NHIỆM VỤ\nChủ tịch UBND tỉnh yêu cầu:\n"
        "- Sở Nội vụ chủ trì tham mưu Kế hoạch kiểm tra, hoàn thành trước 31/3/2024.\n"
        "- Giao UBND các huyện, thị xã, thành phố số hóa hồ sơ, thời hạn 30/9/2024."
    )
    assert [(t.number, t.leads, t.timing) for t in letter.tasks] == [
        ("1", "Sở Nội vụ", "trước 31/3/2024"),
        ("2", "UBND các huyện, thị xã, thành phố", "thời hạn 30/9/2024"),
    ]


def test_a_heading_that_names_who_leads_over_parts_with_a_time():
    letter = read("1. Sở Nội vụ:\na) Tham mưu bộ máy; thời hạn: Quý II.\nb) Kiểm tra công vụ; thời hạn: Quý III.")
    assert [(t.number, t.content, t.leads, t.timing) for t in letter.tasks] == [
        ("1.a", "Tham mưu bộ máy", "Sở Nội vụ", "Quý II"),
        ("1.b", "Kiểm tra công vụ", "Sở Nội vụ", "Quý III"),
    ]


def test_where_nothing_else_assigns_the_section_of_duties_does():
    letter = read(
        "KẾ HOẠCH\nCải cách hành chính năm 2024\n\nI. MỤC TIÊU\n1. Tăng hạng.\nII. TRÁCH NHIỆM CỦA CÁC CƠ QUAN\n"
        "1. Sở Nội vụ\nTham mưu bộ máy, hoàn thành trong tháng 6/2024.\n2. Sở Y tế\nRà soát danh mục trong Quý II/2024."
    )
    assert [(t.number, t.leads, t.timing) for t in letter.tasks] == [
        ("1", "Sở Nội vụ", "trong tháng 6/2024"),
        ("2", "Sở Y tế", "trong Quý II/2024"),
    ]


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("Đối với các sở, ban, ngành và UBND cấp huyện:", "các sở, ban, ngành và UBND cấp huyện"),
        ("SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG"),
        (
            "Đề nghị Báo Quảng Ngãi, Đài Phát thanh - Truyền hình tỉnh:",
            "Báo Quảng Ngãi, Đài Phát thanh - Truyền hình tỉnh",
        ),
        ("Thanh tra, kiểm tra công vụ", ""),
        ("Sở Nội vụ tham mưu Kế hoạch", ""),
        ("Cải cách thể chế", ""),
    ],
)
def test_headings_of_bodies(heading: str, names: str):
    assert only_names(heading) == names
