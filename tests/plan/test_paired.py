"""Lists of products and of times beside one another."""

import pytest

from cchc_xl.plan.agencies import Directory
from cchc_xl.plan.calendar import WorkCalendar
from cchc_xl.plan.letter import read_letter
from cchc_xl.plan.paired import paired
from cchc_xl.plan.register import plan_of
from tests.plan.letters import document


def test_the_first_product_is_due_first(directory: Directory, calendar: WorkCalendar):
    letter = read_letter(
        document(
            "| TT | Nhiệm vụ | Chủ trì | Sản phẩm | Thời gian |\n"
            "| 1 | Kiểm tra văn bản | Sở Tư pháp | - Kế hoạch / - Báo cáo | - Tháng 2 / - Tháng 12 |"
        )
    )
    plan = plan_of(letter, directory, 2024, calendar)
    assert plan.milestones["content"].tolist() == ["Ban hành Kế hoạch", "Báo cáo trong Tháng 12"]
    assert plan.tasks["timing"].tolist() == ["• Tháng 2\n• Tháng 12"]
    assert any("ghép theo thứ tự" in text for text in plan.questions["question"])


@pytest.mark.parametrize(
    ("timing", "products"),
    [
        ("• Tháng 2\n• Tháng 12", "Kế hoạch; báo cáo"),
        ("• Tháng 2\n• Tháng 12", "• Kế hoạch\n• Báo cáo\n• Danh mục"),
        ("• Ban hành: tháng 2\n• Tổng kết: tháng 12", "• Kế hoạch\n• Báo cáo"),
        ("Quý I", "• Kế hoạch"),
    ],
)
def test_other_lists_are_not_paired(timing: str, products: str):
    assert paired(timing, products) == ""
