"""What stands in the folder for people: the text to read first, and the guide as a page for any browser."""

READ_FIRST = """\
CCHC - THEO DÕI KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH
Thư mục dùng cho máy Windows 64 bit không có internet, không cần quyền quản trị.

1. CHÉP VÀO MÁY
   - Nếu nhận tệp .zip: bấm chuột phải vào tệp .zip, chọn Properties, đánh dấu «Unblock» (nếu có), OK; rồi giải nén.
   - Chép cả thư mục vào ổ đĩa của máy, tốt nhất là {place}. Không để trong OneDrive, không chạy từ ổ mạng hay USB.

2. DÙNG KHÔNG CẦN NÚT TRONG EXCEL
   - Bấm đúp CCHC.cmd (hoặc kéo thả tệp sổ theo dõi vào CCHC.cmd), rồi chọn số trong danh mục.
   - Đóng sổ trong Excel trước khi chạy. Lần nào chương trình cũng sao lưu sổ trước khi ghi.

3. CÓ THÊM CÁC NÚT TRONG EXCEL
   - Đóng Excel. Bấm đúp CCHC.cmd, chọn «Cài các nút CCHC vào Excel». Mở lại Excel: có thẻ CCHC.
   - Chuyển thư mục này đi nơi khác thì làm lại bước trên.
   - Cơ quan cài chung cho nhiều máy: nếu thư mục nằm đúng ở {place}, chép excel\\{addin} vào thư mục
     %APPDATA%\\Microsoft\\Excel\\XLSTART của từng người.
   - Không thấy thẻ CCHC, hoặc bấm nút báo lỗi: trong danh mục chọn «Kiểm tra cài đặt».

4. KHI MÁY CHẶN
   Gửi bộ phận CNTT mục «Cơ quan không cho Excel chạy chương trình khác» trong HUONG-DAN.html. Chương trình cần:
   - chạy python\\python.exe trong thư mục này (Python {python} do Python Software Foundation ký số);
   - để có nút: cho Excel mở tệp {addin} trong thư mục XLSTART và cho Excel gọi python.exe nói trên.
   Không cần internet, không cần quyền quản trị, không ghi vào Registry, không cài dịch vụ.

5. TRONG THƯ MỤC CÓ GÌ
   CCHC.cmd          bấm đúp để chạy
   HUONG-DAN.html    hướng dẫn, mở bằng trình duyệt
   python\\           Python {python} đầy đủ (có cửa sổ, hộp thoại) và các thư viện đã cài sẵn
   wheels\\           các thư viện đó ở dạng tệp gốc, kèm danh sách và mã kiểm tra, để CNTT đối chiếu
   excel\\            tệp nút CCHC cho Excel, dùng khi thư mục nằm ở {place}
   SHA256.txt        mã kiểm tra của các tệp

6. GỠ BỎ
   Bấm đúp CCHC.cmd, chọn «Gỡ các nút CCHC khỏi Excel», rồi xóa thư mục này.
   Sổ theo dõi và thư mục sao-luu không bị xóa.
"""

_PAGE = """\
<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Hướng dẫn CCHC</title><style>
body {{ font: 16px/1.5 Arial, sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #222 }}
h1, h2, h3 {{ color: #1F3864 }} table {{ border-collapse: collapse; width: 100% }}
th, td {{ border: 1px solid #D9D9D9; padding: .35em .6em; text-align: left; vertical-align: top }}
th {{ background: #1F4E79; color: #fff }} code {{ background: #F5F8FC; padding: 0 .2em }}
</style></head><body>
{body}</body></html>
"""


def guide_page(markdown: str) -> str:
    """The guide as one page of HTML that needs nothing beside it."""
    from markdown_it import MarkdownIt

    return _PAGE.format(body=MarkdownIt("commonmark").enable("table").render(markdown))
