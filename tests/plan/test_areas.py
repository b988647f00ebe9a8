"""Areas of reform, as the headings of plans call them."""

import pytest

from cchc_xl.plan.areas import area_announced, area_of, area_of_subject, names_an_area, surely_of
from cchc_xl.values.words import Area


@pytest.mark.parametrize(
    ("heading", "area"),
    [
        ("Cải cách thể chế hành chính nhà nước", Area.INSTITUTIONS),
        ("Cải cách TTHC và cơ chế một cửa", Area.PROCEDURES),
        ("Kiểm soát thủ tục hành chính, thực hiện cơ chế một cửa, một cửa liên thông", Area.PROCEDURES),
        ("Cải cách tổ chức bộ máy nhà nước", Area.ORGANISATION),
        ("CẢI CÁCH TỔ CHỨC BỘ MÁY HÀNH CHÍNH NHÀ NƯỚC", Area.ORGANISATION),
        ("Bộ máy", Area.ORGANISATION),
        ("Về tổ chức, bộ máy", Area.ORGANISATION),
        ("Cải cách công vụ, công chức", Area.CIVIL_SERVICE),
        ("Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức", Area.CIVIL_SERVICE),
        ("Xây dựng đội ngũ công chức, viên chức", Area.CIVIL_SERVICE),
        ("Tài chính công", Area.PUBLIC_FINANCE),
        ("Cải cách cơ chế tài chính", Area.PUBLIC_FINANCE),
        ("Tài chính, tài sản công", Area.PUBLIC_FINANCE),
        ("Xây dựng và phát triển Chính quyền điện tử, Chính quyền số", Area.DIGITAL),
        ("Chuyển đổi số", Area.DIGITAL),
        ("Chính quyền số", Area.DIGITAL),
        ("Hiện đại hoá nền hành chính", Area.DIGITAL),
        ("Hiện đại hóa", Area.DIGITAL),
        ("Ứng dụng CNTT", Area.DIGITAL),
        ("Ứng dụng công nghệ thông tin trong hoạt động của cơ quan nhà nước", Area.DIGITAL),
        ("Công tác lãnh đạo, chỉ đạo, điều hành", Area.DIRECTION),
        ("Công tác chỉ đạo điều hành CCHC", Area.DIRECTION),
    ],
)
def test_an_area_by_the_names_that_offices_give_it(heading: str, area: Area):
    assert (area_of(heading), names_an_area(heading)) == (area, True)


@pytest.mark.parametrize(
    "text",
    [
        "Kiện toàn bộ máy của Ban Chỉ đạo",
        "Ứng dụng CNTT để tiếp nhận phản ánh của người dân",
        "Cải cách hành chính",
        "Cải cách hành chính và chuyển đổi số",
        "CCHC, chuyển đổi số",
        "Sở Tài chính",
    ],
)
def test_words_that_name_no_area(text: str):
    assert (area_of(text), surely_of(text), names_an_area(text)) == ("", "", False)


@pytest.mark.parametrize(
    ("subject", "area"),
    [
        ("Kiểm soát thủ tục hành chính năm 2024", Area.PROCEDURES),
        ("đề xuất nhiệm vụ CCHC năm 2024 thuộc lĩnh vực xây dựng chính quyền điện tử", Area.DIGITAL),
        ("cải cách hành chính trọng tâm là cải cách thủ tục hành chính năm 2025", Area.PROCEDURES),
        ("thực hiện một số nhiệm vụ cải cách thủ tục hành chính những tháng cuối năm 2025", Area.PROCEDURES),
        ("triển khai nhiệm vụ trọng tâm cải cách hành chính những tháng cuối năm 2025", ""),
        ("triển khai nhiệm vụ CCHC và chuyển đổi số năm 2024", ""),
        ("công tác CCHC, kiểm soát TTHC năm 2025", ""),
        ("kết luận của Ban Chỉ đạo CCHC và Chuyển đổi số tỉnh", ""),
        ("kết luận phiên họp Ban Chỉ đạo chuyển đổi số tỉnh về cải cách hành chính", ""),
        ("đôn đốc các nhiệm vụ theo Nghị quyết về cải cách thủ tục hành chính", ""),
        ("phân công lại nhiệm vụ sau sắp xếp tổ chức bộ máy", ""),
    ],
)
def test_a_title_that_names_reform_as_a_whole_has_no_area(subject: str, area: str):
    assert area_of_subject(subject) == area


@pytest.mark.parametrize(
    ("introduction", "area"),
    [
        ("Sở đề xuất nhiệm vụ cải cách thể chế để đưa vào Kế hoạch cải cách hành chính như sau:", Area.INSTITUTIONS),
        ("Sở đề xuất các nhiệm vụ CCHC và chuyển đổi số năm 2024 như sau:", ""),
    ],
)
def test_what_an_introduction_announces(introduction: str, area: str):
    assert area_announced(introduction) == area
