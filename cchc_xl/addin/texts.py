"""What the add-in says by itself, when Python cannot: VBA's source holds no Vietnamese letters, so its sheet does."""

SENTENCES = {
    "textChooseRound": "(chọn kỳ)",
    "textRunning": "CCHC: đang chạy…",
    "textNoMaster": (
        "Mở sổ theo dõi (tệp CCHC-….xlsx) rồi bấm lại; sổ theo dõi phải là cửa sổ đang chọn.\n\n"
        "Chưa có sổ: khi không mở sổ theo dõi nào, bấm «Nhập từ văn bản» để lập sổ mới."
    ),
    "textHostile": (
        "Sổ này có sheet tên kết thúc bằng «.conf» hoặc «.py», có thể làm chạy chương trình lạ, nên các nút CCHC "
        "không chạy.\n\nXóa các sheet đó (kể cả sheet ẩn) nếu không phải của cơ quan, rồi bấm lại."
    ),
    "textOddPath": (
        "Tên tệp hoặc thư mục của sổ có ký tự không dùng được (như % ^ ; |).\n\n"
        "Đóng sổ, đổi tên tệp hoặc thư mục, mở lại rồi bấm lại; chưa có gì thay đổi."
    ),
    "textNoRound": "Chọn kỳ báo cáo ở đầu thẻ CCHC rồi bấm lại.",
    "textOddRound": (
        "Mã kỳ chỉ được gồm chữ cái không dấu, chữ số và dấu gạch ngang, ví dụ 2024-Q1.\n\n"
        "Sửa cột «Mã kỳ» ở sheet «Kỳ báo cáo» rồi bấm lại."
    ),
    "textOddDay": "Không có ngày như vậy. Nhập ngày/tháng/năm, ví dụ 05/04/2024; xóa trống để lấy ngày hôm nay.",
    "textNoPython": (
        "Không tìm thấy Python mà bộ nút CCHC dùng. Có thể Python đã bị gỡ hoặc chuyển chỗ.\n\n"
        "Mở cửa sổ lệnh, chạy «cchc-xl install» rồi mở lại Excel. Nếu không chạy được, cài lại cchc_xl."
    ),
    "textFailed": (
        "Chương trình không chạy được; sổ không bị nút này thay đổi.\n\n"
        "Chạy «cchc-xl doctor» trong cửa sổ lệnh để biết nguyên nhân và cách khắc phục."
    ),
    "textFault": (
        "Excel không khởi động được chương trình CCHC. Có thể máy chặn Excel chạy chương trình khác.\n\n"
        "Chạy «cchc-xl doctor» trong cửa sổ lệnh để biết nguyên nhân; trong khi chờ, dùng câu lệnh tương ứng của nút."
    ),
}
