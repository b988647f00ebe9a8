"""Who does what: the roles of labels, and those that the text gives beside them."""

import pytest

from cchc_xl.plan.agencies import Directory
from cchc_xl.plan.assignments import assignments_of, named_in
from cchc_xl.plan.name_questions import name_questions, unclear
from cchc_xl.values.words import Role

SHORT = {Role.LEAD: "CT", Role.COORDINATING: "PH", Role.MONITORING: "TD", Role.APPROVING: "PD"}
BESIDE = (Role.COORDINATING,)
LEAD = (Role.LEAD,)


def roles(text: str, directory: Directory, label: tuple[Role, ...] = LEAD) -> str:
    found = assignments_of(named_in(text, label, directory), directory)
    return " ".join(f"{a.agency}:{SHORT[a.role]}" for a in found)


def asked(text: str, directory: Directory, label: tuple[Role, ...] = LEAD) -> str:
    return "\n".join(q.text for q in name_questions(named_in(text, label, directory), directory))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Nội vụ", "SNV:CT"),
        ("Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp", "SNV:CT STP:PH"),
        ("Sở Nội vụ chủ trì, phối hợp Sở Tư pháp và Thanh tra tỉnh tham mưu", "SNV:CT STP:PH TTT:PH"),
        ("Sở Nội vụ chủ trì phối hợp với Sở Tư pháp, Sở Tài chính xây dựng kế hoạch", "SNV:CT STP:PH STC:PH"),
        ("Sở Nội vụ (chủ trì, phối hợp với Sở Tư pháp)", "SNV:CT STP:PH"),
        ("Sở Nội vụ (chủ trì), Sở Tư pháp (phối hợp)", "SNV:CT STP:PH"),
        ("Sở Nội vụ (chủ trì); Sở Tư pháp, Sở Tài chính (phối hợp)", "SNV:CT STP:PH STC:PH"),
        ("CT: Sở Nội vụ; PH: Sở Tư pháp, Sở Tài chính", "SNV:CT STP:PH STC:PH"),
        ("Sở Nội vụ chủ trì; Sở Tư pháp, Sở Tài chính phối hợp", "SNV:CT STP:PH STC:PH"),
        ("Sở Nội vụ chủ trì, Sở Tư pháp phối hợp thực hiện", "SNV:CT STP:PH"),
        ("Chủ trì: Sở Nội vụ\nPhối hợp: Sở Tư pháp; Sở Tài chính", "SNV:CT STP:PH STC:PH"),
        ("- Chủ trì: Sở Nội vụ.\n- Phối hợp: Sở Tư pháp.\n- Theo dõi, đôn đốc: Sở Y tế", "SNV:CT STP:PH SYT:TD"),
        ("Cơ quan chủ trì: Sở Nội vụ; cơ quan phối hợp: Sở Tư pháp", "SNV:CT STP:PH"),
        ("Sở Nội vụ chủ trì; Văn phòng UBND tỉnh theo dõi, đôn đốc", "SNV:CT VP:TD"),
        ("Sở Nội vụ tham mưu; Văn phòng UBND tỉnh (phê duyệt)", "SNV:CT VP:PD"),
        ("Sở Nội vụ phối hợp với Sở Tư pháp tổng hợp", "SNV:CT"),
        ("Sở Nội vụ phối hợp", "SNV:CT"),
        ("Sở Nội vụ tổng hợp; Sở Tư pháp thẩm định", "SNV:CT STP:CT"),
        ("Sở Nội vụ chủ trì, Sở Tư pháp", "SNV:CT STP:CT"),
    ],
)
def test_a_text_below_the_leads_label_gives_roles(text: str, expected: str, directory: Directory):
    assert roles(text, directory) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Nội vụ, Sở Tư pháp", "SNV:PH STP:PH"),
        ("Phối hợp: Sở Nội vụ", "SNV:PH"),
        ("Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp xây dựng quy trình", "SNV:PH STP:PH"),
        ("Sở Nội vụ (theo dõi, đôn đốc)", "SNV:PH SNV:TD"),
        ("Sở Nội vụ theo dõi, hướng dẫn, kiểm tra", "SNV:PH"),
    ],
)
def test_a_text_below_the_coordinators_label_keeps_its_role(text: str, expected: str, directory: Directory):
    assert roles(text, directory, BESIDE) == expected


def test_a_label_of_two_roles_gives_both(directory: Directory):
    assert roles("Văn phòng UBND tỉnh", directory, (Role.COORDINATING, Role.MONITORING)) == "VP:PH VP:TD"


def test_duties_of_one_agency_join(directory: Directory):
    text = "- Các sở, ban ngành cập nhật TTHC\n- Sở Nội vụ kiểm tra"
    found = assignments_of(named_in(text, LEAD, directory), directory)
    assert {a.agency: a.duty for a in found}["SNV"] == "Cập nhật TTHC\nKiểm tra"


def test_those_taken_out_have_no_assignment(directory: Directory):
    assigned = roles("Các sở, ban, ngành (trừ Thanh tra tỉnh)", directory).split()
    assert (len(assigned), "TTT:CT" in assigned) == (18, False)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Sở Nội vu", "«Sở Nội vu» là cơ quan nào? Danh bạ không có tên này."),
        ("UBND phường Nguyễn Nghiêm", "là cơ quan nào trong các cơ quan cùng tên?"),
        ("Công an tỉnh", "«Công an tỉnh» không có trong danh bạ: có theo dõi, phân công trong kế hoạch này không?"),
        ("các địa phương", "«các địa phương» gồm những cơ quan nào?"),
        ("Sở Nội vụ chủ trì, phối hợp với các sở, ngành liên quan", "«các sở, ngành liên quan» gồm"),
        ("Các sở, ban, ngành (trừ Thanh tra tỉnh)", "(trừ Thanh tra tỉnh): còn 18 cơ quan được phân công"),
        ("Các sở, ban, ngành trừ các cơ quan đặc thù", "«Các sở, ban, ngành» trừ những cơ quan nào?"),
        ("UBND các huyện, thành phố", "là tất cả, hay chỉ các đơn vị loại đó?"),
        ("UBND cấp xã nơi có dự án", "«UBND cấp xã nơi có dự án» là những cơ quan nào?"),
        ("UBND cấp huyện liên quan", "«UBND cấp huyện liên quan» gồm những cơ quan nào?"),
        ("Sở Nông nghiệp và Môi trường", "Tên này chưa có hiệu lực vào ngày của văn bản."),
        ("Sở Nội vụ hoặc Sở Tư pháp", "Văn bản ghi «hoặc»."),
        ("UBND xã Ba Vì, huyện Sơn Hà", "xã và huyện này không cùng một dòng"),
        ("Sở Nội vụ (chủ trì), Sở Tư pháp", "«Sở Tư pháp» chủ trì hay phối hợp?"),
        ("Sở Nội vụ phối hợp với Thanh tra tỉnh tổng hợp", "«Thanh tra tỉnh» được nhắc trong phần việc của"),
        ("các cơ quan chuyên môn thuộc UBND tỉnh", "Có Văn phòng UBND tỉnh không?"),
        ("các sở, ngành như Sở Nội vụ, Sở Tư pháp", "tất cả, hay chỉ các cơ quan được nêu tên?"),
    ],
)
def test_what_is_not_certain_is_asked(text: str, question: str, directory: Directory):
    assert question in asked(text, directory)


@pytest.mark.parametrize(
    "text",
    ["Sở Nội vụ", "Các Sở: Nội vụ, Tư pháp", "UBND các huyện Ba Tơ, Sơn Hà", "Các sở, ban, ngành; UBND cấp huyện",
     "Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp", "UBND xã Ba Vì (huyện Ba Tơ)",
     "UBND các huyện, thị xã Đức Phổ và thành phố Quảng Ngãi"],
)  # fmt: skip
def test_what_is_certain_is_not_asked(text: str, directory: Directory):
    assert asked(text, directory) == ""


def test_a_body_outside_is_unclear_as_a_lead_only(directory: Directory):
    text = "Công an tỉnh; Sở Nội vụ"
    assert [m.words for m in unclear(named_in(text, LEAD, directory))] == ["Công an tỉnh"]
    assert unclear(named_in(text, BESIDE, directory)) == []
    assert [m.words for m in unclear(named_in("Sở Nội vu", BESIDE, directory))] == ["Sở Nội vu"]


def test_helping_whom_nobody_else_leads_is_asked_about(directory: Directory):
    assert "«Sở Tư pháp» chủ trì hay phối hợp?" in asked("Sở Nội vụ và Sở Tư pháp (phối hợp)", directory)
    assert "«Bưu điện tỉnh»" in asked("Sở Nội vụ phối hợp Bưu điện tỉnh", directory)
