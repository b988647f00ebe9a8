"""What a form says beside its table, in the words that go out.

Here and not where they are drawn, because whoever reads a return has to tell what was printed from what somebody
typed. A text that is printed but not known here comes back as a note of the agency's.
"""

from cchc_xl.values.words import Progress

# How texts begin whose rest is the agency's, the round's or the office's own.
TITLE = "BIỂU KẾT QUẢ THỰC HIỆN NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH"
REPORTER, RECEIVER, PERIOD = "Đơn vị báo cáo:", "Đơn vị nhận:", "Số liệu từ"
SEND_BY = "3. Gửi tệp Excel này kèm báo cáo đã ký số đến"

ATTACHED = "(Kèm theo Báo cáo số …… ngày …/…/……)"  # the clerk fills in number and date of the signed report
INSTRUCTIONS = (
    "1. Chỉ nhập vào ô màu vàng; không thêm, xóa, đổi tên cột.",
    "2. «Hoàn thành»: nhập ngày và số văn bản (nếu có). Việc thường xuyên: chọn «Đang thực hiện», ghi kết quả. "
    "Không có việc: chọn «Không phát sinh».",
)
# In a copy that goes back to be corrected: above rows that the agency had deleted.
LACKING_ROWS = "Các dòng còn thiếu, đề nghị nhập vào đây:"
SIGNATURES = ("NGƯỜI LẬP BIỂU\n(Ghi rõ họ tên)", "THỦ TRƯỞNG ĐƠN VỊ\n(Ghi rõ họ tên)")

ROWS_LEFT = '"Còn "0" dòng chưa nhập";;"Đã nhập đủ các dòng"'  # how the count of open rows is shown: a number format
COORDINATION_TITLE = "NHIỆM VỤ ĐƠN VỊ PHỐI HỢP THỰC HIỆN"
COORDINATION_HINT = "Để biết và chuẩn bị; không phải nhập, không phải báo cáo vào biểu này."

FIGURES_TITLE = "SỐ LIỆU BÁO CÁO CỦA ĐƠN VỊ"
FIGURES_HINTS = (
    "Chỉ nhập vào ô màu vàng ở cột «Số báo cáo»; không có thì nhập 0. Cột «Số liệu tính»: «Trong kỳ» là phát sinh "
    "trong kỳ báo cáo, «Lũy kế» là cộng từ đầu năm.",
    "Nhập số liền, không gõ dấu ngăn hàng nghìn: 1234. Ô đỏ: số lớn hơn chỉ tiêu ghi ở cột «Không vượt quá».",
)
FIGURE_PROMPT = "Nhập một số, không gõ dấu ngăn hàng nghìn; không có thì nhập 0."
NOT_A_WHOLE_NUMBER = "Nhập số nguyên trong khoảng ghi ở cột «Từ», «Đến», ví dụ 1234."
NOT_A_NUMBER = "Nhập một số trong khoảng ghi ở cột «Từ», «Đến»."

GUIDE_TITLE = "HƯỚNG DẪN NHẬP BIỂU"
GUIDE_PROGRESS, GUIDE_COLUMNS, GUIDE_REMEMBER = "Chọn tiến độ", "Nhập các cột", "Cần nhớ"
PROGRESS_HEADER, COLUMNS_HEADER = ("Tiến độ", "Chọn khi"), ("Cột", "Nhập gì")
PROGRESS_MEANINGS: dict[Progress, str] = {
    Progress.NOT_STARTED: "Chưa bắt đầu làm.",
    Progress.UNDER_WAY: "Đã bắt đầu, chưa xong. Việc thường xuyên vẫn đang làm cũng chọn mục này.",
    Progress.SUBMITTED: "Đơn vị đã làm xong, đã trình cấp có thẩm quyền; văn bản chưa được ký.",
    Progress.DONE: "Đã xong: nhập ngày hoàn thành; việc phải ban hành văn bản thì nhập số và ngày văn bản.",
    Progress.NOTHING_AROSE: "Trong kỳ không có việc này. Chỉ dùng cho việc thường xuyên, đột xuất.",
}
COLUMN_MEANINGS: dict[str, str] = {  # by field
    "done_on": "Ngày làm xong, dạng ngày/tháng/năm, ví dụ 05/03/2024. Chỉ nhập khi chọn «Hoàn thành».",
    "document": "Văn bản đã ban hành hoặc đã trình, ví dụ 45/KH-SNV.",
    "document_date": "Ngày ghi trên văn bản đó.",
    "outcome": "Ngắn gọn: đã làm gì, được bao nhiêu. Ví dụ: Đã rà soát 12 TTHC, kiến nghị đơn giản hóa 03 TTHC.",
    "difficulty": "Điều gì đang cản trở, vì sao. Không có thì để trống.",
    "proposal": "Đề nghị cơ quan nào làm gì. Không có thì để trống.",
    "expected_on": "Chỉ nhập khi việc chưa xong.",
}
GUIDE_COLOURS, COLOURS_HEADER = "Màu và dấu trong biểu", ("Khi thấy", "Nghĩa là")
COLOUR_MEANINGS: dict[str, str] = {  # by what is seen
    "✔ 1": "Dòng đã nhập đủ.",
    "▲ 1": "Đã chọn tiến độ, nhưng còn thiếu hoặc chưa hợp lý ở ô màu đỏ cùng dòng.",
    "Ô màu đỏ, trống": "Chọn «Hoàn thành» thì phải nhập ô này.",
    "Ô màu đỏ, có ngày": "Ngày ở tương lai, quá xa, hoặc không khớp với tiến độ đã chọn: xem lại.",
    "! 31/01/2024": "Đã qua thời hạn mà chưa chọn «Hoàn thành».",
}
GUIDE_NOTES = (
    "Mỗi dòng là một việc; không thêm, xóa dòng. Ô có vạch đỏ bên trái: chưa chọn tiến độ.",
    "Cột tiêu đề xám do chương trình ghi, không sửa được. Nếu dòng bị che chữ, kéo cho dòng cao thêm.",
    "Nhập sai thì sửa rồi gửi lại chính tệp này: bản lưu sau cùng được tính.",
)

# Beside a cell that is being typed into (at most 255 characters), by field; and when what was typed cannot be
# (at most 225). A PC with American settings takes 2024-03-15 for the day it is, and 15/03/2024 for no day at all.
_DAY = "Nhập ngày/tháng/năm, ví dụ 05/03/2024. Nếu máy báo sai hoặc đổi chỗ ngày và tháng, nhập năm trước: 2024-03-05."
PROMPTS: dict[str, str] = {
    "progress": "Bấm mũi tên bên phải ô rồi chọn một mục. Nghĩa của từng mục: xem sheet «Hướng dẫn».",
    "done_on": f"Chỉ nhập khi chọn «Hoàn thành». {_DAY}",
    "document": "Số của văn bản đã ban hành hoặc đã trình, ví dụ 45/KH-SNV.",
    "document_date": f"Ngày ghi trên văn bản. {_DAY}",
    "outcome": COLUMN_MEANINGS["outcome"],
    "difficulty": COLUMN_MEANINGS["difficulty"],
    "proposal": COLUMN_MEANINGS["proposal"],
    "expected_on": f"Chỉ nhập khi việc chưa xong. {_DAY}",
}
NOT_IN_LIST = "Chọn một mục trong danh sách: bấm vào mũi tên bên phải ô."
NO_SUCH_DAY = (
    "Nhập ngày/tháng/năm từ {earliest} đến {latest}, ví dụ 05/03/2024. "
    "Nếu máy không nhận ngày đúng, nhập năm trước: 2024-03-05."
)
TODAY = "hôm nay"
TOO_LONG = "Ô này nên dưới {longest} ký tự để in đủ; phần chi tiết ghi trong báo cáo. Vẫn giữ nguyên?"
