"""Which of the times that a sentence names is that of its work."""

import pytest

from cchc_xl.plan.prose_times import time_in


@pytest.mark.parametrize(
    ("sentence", "timing"),
    [
        ("Khắc phục các tiêu chí bị trừ điểm của Chỉ số năm 2023; hoàn thành trước ngày 31/5/2024.",
         "trước ngày 31/5/2024"),
        ("Số hóa hồ sơ, báo cáo kết quả về Văn phòng UBND tỉnh trước ngày 15 tháng 6 năm 2024 để tổng hợp.",
         "trước ngày 15 tháng 6 năm 2024"),
        ("Sửa đổi tiêu chí thi đua, trong đó có tiêu chí về hồ sơ quá hạn; trình UBND tỉnh trước ngày 30/6/2020.",
         "trước ngày 30/6/2020"),
        ("Xây dựng chuyên mục hằng tuần về thủ tục hành chính; thực hiện từ tháng 4/2020.", "từ tháng 4/2020"),
        ("Bổ sung nội dung vào kế hoạch thanh tra năm 2024, thực hiện trong Quý II/2024.", "trong Quý II/2024"),
        ("Triển khai sổ sức khỏe theo Quyết định số 06/QĐ-TTg ngày 06/01/2022; hoàn thành trong năm 2024.",
         "trong năm 2024"),
        ("Nâng cấp Cổng Dịch vụ công (Quý III/2024).", "Quý III/2024"),
        ("Sở Nội vụ định kỳ hằng quý tổng hợp, báo cáo UBND tỉnh.", "định kỳ hằng quý"),
        ("Tuyên truyền cải cách hành chính thường xuyên.", "thường xuyên"),
        ("Ban hành Kế hoạch trong Quý I/2024, kiểm tra trong Quý II, III/2024 và báo cáo trước ngày 15/12/2024.",
         "Ban hành Kế hoạch trong Quý I/2024; kiểm tra trong Quý II, III/2024; báo cáo trước ngày 15/12/2024"),
        ("Bố trí kinh phí thực hiện nhiệm vụ cải cách hành chính năm 2024 theo quy định.", ""),
        ("Công bố thủ tục trong thời hạn 05 ngày làm việc kể từ ngày nhận được quyết định.",
         "trong thời hạn 05 ngày làm việc kể từ ngày nhận được quyết định"),
        ("Công khai quy hoạch; việc này làm thường xuyên và báo cáo trước ngày 15 của tháng cuối mỗi quý.",
         "việc này làm thường xuyên; báo cáo trước ngày 15 của tháng cuối mỗi quý"),
        ("Số hóa hồ sơ ngay khi tiếp nhận; thực hiện thường xuyên.", "thường xuyên"),
        ("Công khai danh mục ngay sau khi được ban hành.", "ngay sau khi được ban hành"),
        ("Công khai kết quả; thực hiện hằng tháng, từ tháng 9/2025.", "hằng tháng, từ tháng 9/2025"),
        ("Tham mưu báo cáo quý về cải cách hành chính.", ""),
        ("Thanh tra tỉnh tiến hành thanh tra, kiểm tra đột xuất việc tiếp nhận hồ sơ tại những nơi có phản ánh.",
         "đột xuất"),
        ("Kiểm tra công vụ đột xuất tại các cơ quan, báo cáo trước ngày 30/6/2024.", "trước ngày 30/6/2024"),
        ("Kiểm tra định kỳ, đột xuất việc tiếp nhận hồ sơ.", ""),
        ("Báo cáo đột xuất các vụ việc theo quy định.", ""),
    ],
)  # fmt: skip
def test_the_time_of_the_work(sentence: str, timing: str):
    assert time_in(sentence) == timing
