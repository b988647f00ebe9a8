"""The one catalogue of what can be wrong: code, severity, sentence, remedy. Staff read these.

A ``Problem`` is a value with an exact place; verbs collect them and never stop at the first. ``Refused`` is
the one exception for unusable input: it carries a problem, and means that nothing was changed.
"""

from dataclasses import dataclass

from cchc_xl.values.words import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTICE

# code: (severity, what is wrong, what to do). Letters: L letter, M master, T a file that came in,
# D a row of «Điều chỉnh», B the form as a whole, N one answer in it, S a figure, W a Word document that goes out,
# E the master in an open Excel, A the add-in and the machine, X the program itself.
CATALOGUE: dict[str, tuple[Severity, str, str]] = {
    # letters
    "L01": (_E, "không tìm thấy tệp văn bản.", "Kiểm tra lại tên và thư mục của tệp."),
    "L02": (_E, "không phải văn bản đọc được ({detail}).", "{remedy}"),
    "L03": (_E, "văn bản không có nội dung.", "Kiểm tra lại tệp; nếu là bản quét ảnh, dùng bản có chữ."),
    "L04": (_E, "không tìm thấy nhiệm vụ nào. Đã tìm các mục đánh số 1., 2., … có dòng {labels}.",
            "Kiểm tra xem đây có đúng là văn bản giao hoặc đề xuất nhiệm vụ không."),
    "L05": (_E, "văn bản nói về năm {found}, nhưng năm được chọn là {year}.",
            "Chạy lại với --year {found}, hoặc chọn đúng văn bản của năm {year}."),
    "L06": (_W, "nhiệm vụ {task} chưa có cơ quan chủ trì.",
            "Thêm cơ quan vào sheet «Phân công»; xem sheet «Cần làm rõ»."),
    "L07": (_W, "nhiệm vụ {task} chưa có thời gian thực hiện, hoặc thời gian không hiểu được («{value}»).",
            "Ghi thời hạn vào sheet «Mốc thời hạn»; xem sheet «Cần làm rõ»."),
    "L08": (_W, "nhiệm vụ {task}: không xác định được cơ quan «{value}».",
            "Sửa tên, hoặc thêm tên này vào cột «Tên khác» ở sheet «Cơ quan»; xem sheet «Cần làm rõ»."),
    "L09": (_W, "nhiệm vụ {number} có thể là nhiệm vụ {task} trong sổ (giống {likeness}%), nên chưa thêm.",
            "Trả lời «có» hoặc «không» ở sheet «Cần làm rõ»."),
    "L10": (_W, "nhiệm vụ {task}: {places} đã sửa tay, khác văn bản này; giữ bản đã sửa.",
            "Trả lời ở sheet «Cần làm rõ»: có lấy theo văn bản này không; nội dung hai bên ở sheet «Thay đổi»."),
    "L11": (_W, "văn bản bãi bỏ nhiệm vụ số {number}, nhưng sổ không có nhiệm vụ số đó.",
            "Tìm nhiệm vụ đó trong sổ, rồi chọn «Rút» ở cột «Trạng thái giao»."),
    "L12": (_W, "một phần văn bản chưa đọc thành nhiệm vụ: «{value}».",
            "Nếu là nhiệm vụ, thêm dòng vào sheet «Nhiệm vụ»; xem sheet «Cần làm rõ»."),
    # answers in «Cần làm rõ»
    "C01": (_W, "nhiệm vụ {task}: chưa hiểu câu trả lời «{value}».",
            "Ghi một ngày, tên cơ quan hoặc nhóm, có, không, «không áp dụng», hoặc «đồng ý» để lấy theo gợi ý."),
    "C02": (_W, "nhiệm vụ {task}: câu trả lời «{value}» chưa đủ để ghi vào sổ.", "Trả lời lại: {remedy}"),
    "C03": (_W, "nhiệm vụ {task}: không có «{name}» trong danh bạ.",
            "Thêm cơ quan vào sheet «Cơ quan», hoặc trả lời lại: {remedy}"),
    "C04": (_W, "chưa hiểu câu trả lời «{value}» cho câu hỏi «{question}».",
            "Ghi tên hoặc mã cơ quan như ở sheet «Cơ quan», có, không, hoặc «không áp dụng»; rồi chạy lại lệnh."),
    # the master
    "M01": (_E, "không tìm thấy sổ theo dõi.", "Kiểm tra lại tên và thư mục của tệp."),
    "M02": (_E, "không ghi được: tệp đang mở ở nơi khác{by}.",
            "Đóng tệp rồi chạy lại; chưa có gì thay đổi."),
    "M03": (_E, "không phải sổ theo dõi do cchc_xl tạo ({detail}).",
            "Chọn đúng tệp, hoặc tạo sổ mới bằng lệnh new."),
    "M04": (_E, "sheet «{sheet}» thiếu bảng «{table}».",
            "Khôi phục bản trước bằng lệnh undo, hoặc dựng lại bảng với đúng tên đó."),
    "M05": (_E, "bảng «{table}» ở sheet «{sheet}» thiếu cột «{column}».",
            "Thêm lại cột với đúng tên đó, hoặc khôi phục bản trước bằng lệnh undo."),
    "M06": (_E, "không có kỳ báo cáo «{round}». Các kỳ hiện có: {known}.",
            "Chọn một kỳ trong danh sách, hoặc thêm kỳ vào sheet «Kỳ báo cáo»."),
    "M07": (_E, "có công thức ngay dưới bảng «{table}», bảng không thể dài thêm.",
            "Chuyển công thức đó sang sheet khác rồi chạy lại; chưa có gì thay đổi."),
    "M08": (_E, "không ghi được vào đây ({detail}).", "Chọn thư mục khác, hoặc kiểm tra quyền ghi."),
    "M09": (_E, "tệp đã có sẵn, không ghi đè.",
            "Chọn tên khác cho --out, hoặc thêm văn bản vào sổ đã có bằng lệnh import."),
    "M10": (_E, "chưa có thay đổi nào để hoàn lại.", "Không cần làm gì."),
    "M11": (_E, "sổ đã được sửa sau lần chạy lệnh «{command}» lúc {at}; hoàn lại sẽ bỏ các sửa đổi đó.",
            "Nếu vẫn muốn hoàn lại, chạy undo --force; bản hiện tại được giữ trong thư mục sao lưu."),
    "M12": (_E, "hoàn lại sẽ quên {count} biểu mẫu đã phát hành, bản nộp của chúng sẽ không nhận được nữa.",
            "Nếu vẫn muốn hoàn lại, chạy undo --force."),
    "M13": (_E, "khóa «{key}» có ở hai dòng của bảng «{table}».",
            "Xóa hoặc sửa một trong hai dòng rồi chạy lại."),
    "M14": (_E, "«{value}» ở cột «{column}» không phải {wanted}.",
            "Nhập lại cho đúng (ngày theo dạng ngày/tháng/năm, ví dụ 05/03/2024) rồi chạy lại."),
    "M15": (_E, "không có cơ quan «{agency}» trong sheet «Cơ quan», hoặc cơ quan đó không có việc trong kỳ.",
            "Kiểm tra lại mã cơ quan."),
    "M16": (_E, "đã có sheet «{sheet}».", "Đổi tên sheet đó rồi chạy lại."),
    "M17": (_E, "trong sổ còn việc đang dở: {detail}.", "Chạy lại lệnh đó trước."),
    "M18": (_W, "mốc «{milestone}»: không có cơ quan hoặc nhóm «{value}» ở cột «Áp dụng cho».",
            "Nhập mã, tên cơ quan hoặc tên nhóm như ở sheet «Cơ quan», cách nhau bằng dấu chấm phẩy."),
    "M19": (_E, "thư mục đã có tệp khác, chạy thử sẽ xóa mất.",
            "Chọn thư mục trống, hoặc thư mục của lần chạy thử trước."),
    "M20": (_E, "tệp đã bị thay đổi trong khi lệnh đang chạy.", "Chạy lại lệnh; chưa có gì bị ghi đè."),
    "M21": (_E, "bên phải bảng «{table}» không còn chỗ cho cột mới.",
            "Chuyển nội dung ở các ô bên phải bảng sang chỗ khác rồi chạy lại; chưa có gì thay đổi."),
    "M22": (_E, "một lệnh khác đang ghi sổ này.", "Chờ lệnh đó xong rồi chạy lại; chưa có gì thay đổi."),
    "M23": (_E, "đường dẫn của biểu mẫu dài {length} ký tự, Excel chỉ mở được tệp có đường dẫn đến {longest} ký tự.",
            "Chọn cho --out một thư mục có đường dẫn ngắn hơn, ví dụ D:\\bieu-mau; chưa có gì thay đổi."),
    "M24": (_E, "kỳ «{round}» chưa có «{column}».", "Nhập ngày vào cột đó rồi chạy lại; chưa có gì thay đổi."),
    "M25": (_W, "không còn tệp biểu đã phát hành của {agencies}.",
            "Tìm lại tệp nếu đã chuyển đi nơi khác; nếu không còn, phát hành lại với --agency và --reissue."),
    # rows of «Điều chỉnh»
    "D01": (_E, "dòng điều chỉnh chưa ghi «{column}» nên chưa được tính.", "Nhập vào ô đó rồi chạy lại."),
    "D02": (_E, "không có «{value}» trong {where}; dòng điều chỉnh chưa được tính.", "Sửa ô đó rồi chạy lại."),
    "D03": (_E, "«{value}» không phải ngày có trong lịch; dòng điều chỉnh chưa được tính.",
            "Nhập lại theo dạng ngày/tháng/năm, ví dụ 30/06/2024, rồi chạy lại."),
    "D04": (_E, "dòng điều chỉnh không khớp việc nào ({why}) nên chưa được tính.",
            "Kiểm tra lại các ô của dòng với sheet «Mốc thời hạn», «Phân công»."),
    "D05": (_E, "hạn mới {value} không ở sau hạn đang có ({due}); dòng điều chỉnh chưa được tính.",
            "Nhập lại hạn mới ở cột «Đến»."),
    "D06": (_W, "điều chỉnh đã được tính nhưng chưa ghi «{column}».", "Bổ sung văn bản và ngày ký."),
    # Word documents that go out, and their templates
    "W01": (_E, "không phải tệp Word (.docx) nên không dùng làm mẫu được.", "Chọn tệp mẫu .docx khác."),
    "W02": (_E, "mẫu có chỗ không điền được ({detail}).",
            "Sửa lại tên trong dấu {{{{ }}}}, {{% %}} theo Hướng dẫn, hoặc dùng mẫu của chương trình."),
    "W03": (_E, "sổ chưa có số liệu tổng hợp nên chưa biết báo cáo tính đến ngày nào.",
            "Cập nhật tổng hợp trước, hoặc thêm --as-of, ví dụ --as-of 2024-04-05."),
    "W04": (_E, "không đọc được tệp mẫu ({detail}).", "Kiểm tra lại tên, thư mục và quyền đọc của tệp."),
    # the master in an open Excel
    "E01": (_E, "Excel đang bận: có thể đang sửa dở một ô, hoặc đang mở một hộp thoại.",
            "Nhấn Enter để xong ô đang sửa, đóng các hộp thoại rồi bấm lại; chưa có gì thay đổi."),
    "E02": (_E, "sổ đang mở ở chế độ chỉ đọc.",
            "Đóng sổ, mở lại để sửa (bấm «Bật chỉnh sửa» nếu Excel hỏi) rồi bấm lại; chưa có gì thay đổi."),
    "E03": (_E, "sổ chưa được lưu thành tệp lần nào.", "Lưu sổ vào một thư mục rồi bấm lại."),
    "E04": (_E, "sheet «{sheet}» đang được bảo vệ bằng mật khẩu.",
            "Bỏ bảo vệ sheet (Review > Unprotect Sheet) rồi bấm lại; chưa có gì thay đổi."),
    "E05": (_E, "cấu trúc sổ đang được bảo vệ, không thêm được sheet {added}.",
            "Bỏ bảo vệ cấu trúc sổ (Review > Protect Workbook) rồi bấm lại; chưa có gì thay đổi."),
    "E06": (_E, "Excel không ghi được tệp này ({detail}).",
            "Kiểm tra ổ đĩa, quyền ghi và kết nối mạng rồi bấm lại."),
    "E07": (_E, "Excel báo lỗi khi đang ghi dở ({detail}).",
            "Bấm «Khôi phục bản trước» để trả sổ về như trước lệnh; bản sao lưu: {backup}."),
    "E08": (_E, "sổ đang mở từ OneDrive hoặc SharePoint nên chương trình không thay tệp được.",
            "Mở bản sao lưu «{backup}» rồi lưu đè lên sổ, hoặc dùng lịch sử phiên bản của OneDrive, SharePoint."),
    "E09": (_E, "sổ đang mở từ OneDrive hoặc SharePoint.",
            "Lưu sổ vào một thư mục trên máy rồi bấm lại, hoặc đồng bộ thư mục đó về máy và mở từ đó."),
    "E10": (_E, "các nút CCHC chưa chạy được trong Excel cho máy Mac.",
            "Lưu và đóng sổ, rồi chạy lệnh tương ứng của cchc-xl (xem bảng lệnh trong Hướng dẫn)."),
    "E11": (_E, "sổ đang ở phía trước không phải sổ theo dõi CCHC.",
            "Mở sổ theo dõi, bấm vào cửa sổ của sổ đó rồi bấm lại nút."),
    "E12": (_E, "chưa chọn kỳ báo cáo.", "Chọn kỳ ở ô «Kỳ» trên thẻ CCHC rồi bấm lại."),
    "E13": (_E, "đường dẫn của sổ quá dài: bản sao lưu sẽ dài {length} ký tự, Excel chỉ ghi được đến {longest} ký tự.",
            "Chuyển sổ sang thư mục có đường dẫn ngắn hơn, ví dụ D:\\cchc; chưa có gì thay đổi."),
    "E14": (_E, "«{value}» không phải là năm của một kế hoạch.",
            "Bấm lại nút và nhập năm bằng bốn chữ số, ví dụ 2024."),
    "E15": (_E, "sổ không có sheet «{sheet}».",
            "Nếu sheet bị đổi tên hoặc xóa, khôi phục bằng nút «Khôi phục bản trước»."),
    "E16": (_E, "ngày «{value}» không có trong lịch.", "Nhập lại theo dạng ngày/tháng/năm, ví dụ 05/04/2024."),
    "E17": (_E, "nút «{button}» không có trong bản này.", "Cài lại phần bổ trợ bằng lệnh cchc-xl install."),
    # the add-in and the machine
    "A01": (_E, "máy này không có Excel ({system}), nên không có chỗ để cài bộ nút CCHC.",
            "Chạy «cchc-xl install» trên máy có Excel. Ở đây chỉ tạo được tệp bộ nút: "
            "cchc-xl build-addin --out cchc_xl.xlam."),
    "A02": (_E, "không thay được tệp ({detail}).", "Đóng mọi cửa sổ Excel rồi chạy lại; chưa có gì thay đổi."),
    "A03": (_E, "đường dẫn của Python có ký tự mà Excel không gọi được: «{path}».",
            "Cài Python và cchc_xl vào thư mục có tên chỉ gồm chữ cái không dấu, chữ số và dấu gạch ngang, "
            "rồi chạy lại."),
    "A04": (_N, "không thấy Excel trên máy này ({system}); bộ nút CCHC chỉ dùng được trong Excel.",
            "Không cần làm gì nếu chỉ dùng dòng lệnh."),
    "A05": (_W, "Python đang dùng là bản 32 bit nên chậm và dễ thiếu bộ nhớ.",
            "Cài Python 64 bit rồi cài lại cchc_xl; Excel 32 hay 64 bit đều dùng được với Python 64 bit."),
    "A06": (_E, "thiếu thư viện {library} nên các nút không chạy được.",
            "Cài lại cchc_xl: pip install --force-reinstall cchc-xl."),
    "A07": (_W, "chưa cài bộ nút CCHC vào Excel.", "Chạy «cchc-xl install» rồi mở lại Excel."),
    "A08": (_W, "bộ nút CCHC là bản {found}, chương trình là bản {version}.",
            "Chạy «cchc-xl install» rồi mở lại Excel."),
    "A09": (_E, "bộ nút CCHC gọi Python ở «{path}», nhưng ở đó không có tệp nào.",
            "Chạy «cchc-xl install» rồi mở lại Excel."),
    "A10": (_W, "bộ nút CCHC gọi Python ở «{path}», không phải Python đang chạy lệnh này.",
            "Nếu không có ý như vậy, chạy «cchc-xl install» rồi mở lại Excel."),
    "A11": (_E, "Excel đã tắt bộ nút CCHC sau một lần gặp lỗi.",
            "Trong Excel: File > Options > Add-ins > Manage: Disabled Items > Go, chọn cchc_xl.xlam, Enable; "
            "rồi mở lại Excel."),
    "A12": (_E, "Excel được đặt không dùng thư mục tin cậy nên không chạy macro của bộ nút CCHC.",
            "Trong Excel: File > Options > Trust Center > Trust Center Settings > Trusted Locations, bỏ chọn "
            "«Disable all Trusted Locations». Nếu mục đó bị khóa, đề nghị bộ phận CNTT cho phép thư mục «{folder}»."),
    "A13": (_E, "Excel được đặt tắt mọi add-in.",
            "Trong Excel: File > Options > Trust Center > Trust Center Settings > Add-ins, bỏ chọn «Disable all "
            "Application Add-ins». Nếu mục đó bị khóa, đề nghị bộ phận CNTT cho phép; trong khi chờ, dùng dòng lệnh."),
    "A14": (_E, "Microsoft Defender chặn Excel chạy chương trình khác, nên các nút không khởi động được Python.",
            "Đề nghị bộ phận CNTT cho phép riêng tệp «{path}» (quy tắc ASR «Block all Office applications from "
            "creating child processes»); trong khi chờ, dùng dòng lệnh."),
    "A15": (_E, "tệp bộ nút CCHC bị Windows đánh dấu là tải từ internet nên Excel chặn macro.",
            "Chạy «cchc-xl install» để ghi lại; hoặc bấm chuột phải vào «{path}», chọn Properties, Unblock."),
    "A16": (_E, "không ghi được vào thư mục «{folder}».",
            "Kiểm tra quyền ghi và dung lượng ổ đĩa, hoặc hỏi bộ phận CNTT."),
    "A17": (_W, "cchc_xl được cài trong thư mục OneDrive («{path}»), có lúc không có mặt trên máy.",
            "Cài lại vào một thư mục chỉ có trên máy."),
    "A18": (_W, "sổ nằm trong thư mục OneDrive hoặc SharePoint; máy khác có thể đang sửa cùng lúc.",
            "Nhờ người khác đóng sổ trước khi chạy; nếu hay bị xung đột, chuyển sổ về một thư mục chỉ có trên máy."),
    "A19": (_E, "không ghi được vào sổ này ({detail}).",
            "Đóng sổ ở nơi khác, bỏ thuộc tính chỉ đọc, kiểm tra quyền ghi."),
    "A20": (_W, "đường dẫn của sổ dài {length} ký tự; Excel chỉ mở được tệp có đường dẫn đến {longest} ký tự.",
            "Chuyển sổ đến thư mục có đường dẫn ngắn hơn."),
    "A21": (_W, "tên tệp hoặc thư mục của sổ có ký tự mà các nút không nhận ({letters}).",
            "Đổi tên tệp hoặc thư mục; dòng lệnh vẫn dùng được."),
    "A22": (_E, "thiếu tệp «{name}» mà Excel trên máy Mac cần để khởi động Python.",
            "Chạy «cchc-xl install» rồi mở lại Excel."),
    "A23": (_W, "Python trên máy này không có tkinter nên các nút không mở được hộp thoại.",
            "Cài Python từ python.org (chọn cả «tcl/tk and IDLE»), rồi cài lại cchc_xl và chạy «cchc-xl install»."),
    "A24": (_N, "Windows dùng bảng mã {encoding} cho văn bản; cchc_xl luôn đọc, ghi bằng UTF-8.",
            "Khi mở tệp .txt, .json do chương trình in ra, chọn bảng mã UTF-8."),
    "A25": (_N, "các nút CCHC mới chạy được trên Windows; trên máy Mac, thẻ CCHC hiện ra nhưng các nút chưa chạy.",
            "Trên máy Mac, dùng câu lệnh tương ứng của từng nút (xem Hướng dẫn)."),
    # the folder for a PC without internet
    "F01": (_E, "không tải được Python cho Windows từ {url} ({detail}).",
            "Tải tệp đó bằng máy có internet rồi chạy lại với --python-zip; chưa có gì được tạo."),
    "F02": (_E, "không đúng bản Python cần dùng: SHA-256 là {found}, phải là {wanted}.",
            "Tải lại từ {url}; không dùng tệp này."),
    "F03": (_E, "tệp Python cho Windows thiếu {detail}.", "Dùng bản đầy đủ (không phải «embed»); chưa có gì được tạo."),
    "F04": (_E, "lệnh «{program}» không chạy được ({detail}).",
            "Kiểm tra kết nối internet rồi chạy lại; chưa có gì được tạo."),
    "F05": (_E, "không thấy tệp này ở bản cài đặt đang chạy.",
            "Chạy lệnh trong thư mục mã nguồn của cchc_xl: make offline-folder; chưa có gì được tạo."),
    "F06": (_E, "máy này chưa có chương trình uv.", "Cài bằng lệnh: pip install uv; chưa có gì được tạo."),
    "F07": (_E, "đã có và không trống.", "Chọn cho --out một thư mục chưa có; chưa có gì được tạo."),
    # the program itself
    "X01": (_E, "xin lỗi, chương trình gặp lỗi ngoài dự kiến; sổ không thay đổi.",
            "Gửi tệp «{log}» để được hỗ trợ."),
    "X02": (_E, "lệnh gọi chưa đúng: {detail}.", "Xem cách dùng: cchc-xl --help."),
    "X03": (_E, "Python trên máy này không mở được cửa sổ ({detail}).",
            "Cài Python bản đầy đủ có tkinter, hoặc dùng lệnh cchc-xl tương ứng (xem Hướng dẫn)."),
    "X05": (_E, "lệnh đã dừng theo yêu cầu.",
            "Chạy lại lệnh khi cần: phần dở dang được làm nốt hoặc làm lại, không mất gì."),
    "X04": (_E, "máy này không có chương trình mở được «{place}» ({detail}).", "Mở bằng tay theo đường dẫn đó."),
    # files that came in
    "T01": (_E, "không phải bảng tính Excel ({detail}).",
            "Đề nghị cơ quan gửi lại chính tệp biểu mẫu Excel đã phát hành."),
    "T02": (_E, "tệp được đặt mật khẩu hoặc mã hóa.", "Đề nghị cơ quan bỏ mật khẩu rồi gửi lại."),
    "T03": (_E, "tệp hỏng hoặc không an toàn, không đọc được ({detail}).",
            "Đề nghị cơ quan mở biểu mẫu bằng Excel, lưu lại rồi gửi lại."),
    "T04": (_N, "nội dung giống hệt «{other}».", "Không cần làm gì; chỉ tính một lần."),
    "T05": (_E, "không tìm thấy thư mục bản nộp.", "Kiểm tra lại tên thư mục."),
    "T06": (_E, "tệp làm chương trình đọc bị dừng ({detail}), nên được để riêng; các tệp khác vẫn được đọc.",
            "Đề nghị cơ quan nhập lại vào biểu mẫu gốc rồi gửi lại."),
    "T07": (_E, "tệp nén không mở được ({detail}).",
            "Giải nén bằng chương trình trên máy rồi chép các tệp bên trong vào thư mục bản nộp, "
            "hoặc đề nghị gửi lại tệp Excel."),
    "T08": (_E, "có nội dung nằm quá xa vùng biểu mẫu.",
            "Đề nghị cơ quan xóa nội dung ô đó (hoặc các cột, các dòng thừa), lưu rồi gửi lại."),
    "T09": (_E, "có hơn {most} tệp, không phải thư mục bản nộp của một kỳ.", "Chọn đúng thư mục bản nộp."),
    # the form as a whole
    "B01": (_E, "không tìm thấy mã biểu mẫu: đây không phải biểu mẫu đã phát hành.",
            "Đề nghị cơ quan nhập vào đúng tệp biểu mẫu đã nhận rồi gửi lại."),
    "B02": (_E, "biểu mẫu «{form}» không có trong sheet «Biểu mẫu» của sổ này.",
            "Kiểm tra xem bản nộp có thuộc kế hoạch khác không; nếu cần, phát hành lại biểu mẫu."),
    "B03": (_E, "biểu mẫu của kỳ «{found}», không phải kỳ «{round}».",
            "Đề nghị cơ quan nộp đúng biểu của kỳ này, hoặc tổng hợp cho kỳ «{found}»."),
    "B04": (_E, "mã biểu và mã cơ quan trong tệp không khớp với biểu đã phát hành cho «{agency}».",
            "Đề nghị cơ quan nhập vào đúng tệp biểu mẫu của mình rồi gửi lại."),
    "B05": (_E, "biểu mẫu «{form}» đã được thay bằng biểu phát hành lại.",
            "Đề nghị cơ quan nhập vào biểu mới nhất rồi gửi lại."),
    "B06": (_E, "không tìm thấy bảng báo cáo: thiếu cột {columns}.",
            "Đề nghị cơ quan không xóa, không đổi tên cột của biểu mẫu rồi gửi lại."),
    "B07": (_W, "hai bản nộp của «{agency}» lưu cùng lúc ({other}); đã dùng bản này.",
            "Hỏi cơ quan bản nào đúng; nếu là bản kia, xóa bản này khỏi thư mục rồi tổng hợp lại."),
    "B08": (_N, "đã có bản mới hơn của «{agency}» («{other}»); bản này không được dùng.",
            "Không cần làm gì."),
    "B20": (_N, "đã có bản mới hơn của «{agency}» («{other}»); chỉ lấy {count} dòng mà bản mới hơn không có.",
            "Không cần làm gì."),
    "B21": (_N, "bản này để trống; đã dùng bản có nội dung của «{agency}» («{other}»).", "Không cần làm gì."),
    "B22": (_N, "bản này lưu cùng lúc với «{other}»; đã dùng bản kia, chỉ lấy {count} dòng mà bản kia không có.",
            "Hỏi cơ quan bản nào đúng."),
    "B09": (_W, "biểu gửi về chưa nhập nội dung nào.", "Đề nghị cơ quan nhập kết quả rồi gửi lại."),
    "B10": (_W, "tệp có {things}; chương trình không chạy, không mở những thứ đó.",
            "Không mở tệp này bằng Excel. Đề nghị cơ quan gửi lại biểu không có những thứ đó."),
    "B11": (_E, "tệp ghép từ hai biểu mẫu: ghi mã «{seen}», nhưng bên trong là biểu «{form}».",
            "Đề nghị cơ quan nhập vào đúng tệp biểu mẫu của mình rồi gửi lại."),
    "B12": (_W, "ghi đơn vị báo cáo là «{value}», nhưng biểu này phát hành cho «{name}».",
            "Hỏi lại: số liệu là của cơ quan nào. "
            "Nếu không phải của «{name}», đề nghị nhập vào đúng biểu rồi gửi lại."),
    "B13": (_W, "tên tệp là tên biểu của «{other}», nhưng bên trong là biểu của «{agency}».",
            "Hỏi lại: số liệu là của cơ quan nào. "
            "Nếu không phải của «{agency}», đề nghị nhập vào đúng biểu rồi gửi lại."),
    "B14": (_N, "ghi ngoài bảng: «{value}».", "Xem có cần xử lý không; đã lưu ở cột «{column}», sheet «{kept}»."),
    "B15": (_N, "đã hiểu cột «{value}» là cột «{column}».", "Nếu không đúng, đề nghị cơ quan giữ nguyên tên cột."),
    "B16": (_W, "có hai cột «{column}»; đã dùng cột ở ô {other}, không dùng cột này.",
            "Hỏi lại cơ quan cột nào đúng."),
    "B17": (_W, "thiếu cột {columns}; các cột khác vẫn được nhận.",
            "Đề nghị cơ quan không xóa, không đổi tên cột của biểu mẫu."),
    "B18": (_W, "sheet này cũng có bảng báo cáo đã nhập; đã dùng bảng ở sheet «{other}», không dùng bảng này.",
            "Hỏi lại cơ quan bảng nào đúng."),
    # one answer
    "N01": (_E, "không hiểu tiến độ «{value}».", "Chọn một trong: {choices}."),
    "N02": (_E, "mã mốc «{value}» không thuộc biểu của cơ quan này.",
            "Giữ nguyên cột «Mã mốc» như biểu đã nhận."),
    "N03": (_E, "cột «{column}»: ngày «{value}» không có trong lịch hoặc không hiểu được.",
            "Nhập lại theo dạng ngày/tháng/năm, ví dụ 05/03/2024."),
    "N04": (_N, "cột «{column}»: đã hiểu «{value}» là ngày {read}.", "Nếu không đúng, nhập lại ngày."),
    "N05": (_W, "đã chọn «Hoàn thành» nhưng chưa có {missing} của văn bản phải ban hành.",
            "Bổ sung số, ký hiệu và ngày văn bản."),
    "N06": (_E, "cột «{column}»: ngày {value} ở sau ngày tổng hợp {as_of}.",
            "Nhập lại ngày đã hoàn thành; việc chưa xong thì ghi ở cột «Dự kiến hoàn thành»."),
    "N07": (_E, "mốc «{value}» có ở hai dòng (ô {other}).", "Giữ lại một dòng cho mỗi mốc."),
    "N08": (_W, "thiếu dòng của mốc «{value}».", "Đề nghị cơ quan bổ sung kết quả của mốc này."),
    "N09": (_W, "đã chọn «Hoàn thành» nhưng chưa nhập ngày hoàn thành.", "Bổ sung ngày hoàn thành."),
    "N10": (_W, "chọn «Không phát sinh» cho việc phải làm «{kind}».",
            "Hỏi lại cơ quan: việc này đã làm chưa."),
    "N11": (_N, "đã hiểu tiến độ «{value}» là «{read}».", "Nếu không đúng, chọn lại trong danh sách."),
    "N12": (_W, "chưa chọn tiến độ.", "Chọn một mục trong danh sách ở cột «Tiến độ»."),
    "N13": (_N, "kết quả nhập tay ngày {typed} mới hơn bản nộp nên được giữ.", "Không cần làm gì."),
    "N14": (_N, "bản nộp mới hơn đã thay kết quả nhập tay ngày {typed} («{value}»).",
            "Nếu kết quả nhập tay mới đúng, nhập lại vào sheet của cơ quan."),
    "N15": (_N, "việc chưa hoàn thành nhưng đã có ngày hoàn thành {value}.",
            "Hỏi lại cơ quan: việc đã xong chưa."),
    "N16": (_E, "cột «{column}»: ô báo lỗi công thức (#REF!, #VALUE! …).", "Nhập lại nội dung của ô."),
    "N17": (_N, "kết quả nhập tay của mốc «{milestone}» đã được xóa trắng, coi như chưa có báo cáo.",
            "Nếu xóa nhầm, nhập lại vào sheet của cơ quan."),
    "N18": (_N, "mốc «{milestone}» là báo cáo định kỳ, được tính theo ngày đến; «{value}» nhập tay không được ghi.",
            "Nhập «Ngày đến» ở sheet «Tình hình gửi»."),
    "N19": (_E, "dòng không có mã mốc, {why}.", "Giữ nguyên cột «Mã mốc» như biểu đã nhận."),
    "N20": (_N, "dòng không có mã mốc; theo nội dung, đã hiểu là mốc «{milestone}».",
            "Nếu không đúng, điền lại mã mốc như biểu đã nhận."),
    "N21": (_W, "cột «{column}»: «{value}» {why}; đã hiểu là ngày {read} (tháng ghi trước ngày).",
            "Hỏi lại cơ quan ngày nào đúng; nếu không phải {read}, nhập lại ngày."),
    "N22": (_E, "cột «{column}»: ngày {value} ở ngoài khoảng hợp lý (từ {earliest} đến {latest}).",
            "Kiểm tra năm, nhập lại theo dạng ngày/tháng/năm, ví dụ 05/03/2024."),
    "N23": (_E, "cột «{column}»: một ô có nhiều nội dung khác nhau («{value}»).", "Giữ lại một nội dung cho mỗi ô."),
    "N24": (_N, "đã tách «{value}» thành số «{number}» và ngày văn bản {read}.",
            "Nếu không đúng, nhập lại số và ngày văn bản."),
    "N25": (_E, "cột «{column}»: ô có công thức chưa được tính.",
            "Mở tệp bằng Excel và lưu lại, hoặc nhập thẳng nội dung vào ô."),
    "N26": (_N, "cột «{column}»: đã chuyển chữ gõ bằng phông cũ (TCVN3, VNI) thành «{value}».",
            "Nếu không đúng, gõ lại bằng phông Unicode."),
    "N27": (_W, "cột «{column}» đã bị sửa thành «{value}»; biểu phát hành ghi «{issued}».",
            "Hỏi lại cơ quan: trả lời cho việc nào. Nội dung đã phát hành vẫn được giữ."),
    "N28": (_W, "dòng của mốc «{milestone}» có ô khóa khác với khi phát hành.",
            "Hỏi lại cơ quan: trả lời cho việc nào. Nội dung đã phát hành vẫn được giữ."),
    "N29": (_W, "cột «{column}»: ô là ngày hoặc số ({value}), Excel có thể đã đổi số, ký hiệu văn bản.",
            "Hỏi lại cơ quan, nhập lại số và ký hiệu, ví dụ 45/KH-SNV."),
    "N30": (_E, "cột «{column}»: nội dung quá dài ({count} ký tự, nhiều nhất {most}).",
            "Rút gọn, hoặc gửi phần còn lại trong báo cáo."),
    "N31": (_N, "mốc «{milestone}» không còn giao cho cơ quan này (đã điều chỉnh sau khi phát hành biểu), nên không "
            "ghi nhận: «{value}».", "Không cần làm gì; nếu vẫn còn giao, xem lại sheet «Điều chỉnh»."),
    "N32": (_N, "cột «{column}»: ô gộp nhiều dòng; đã lấy «{value}» cho cả dòng này.",
            "Nếu không đúng, bỏ gộp ô và nhập riêng từng dòng."),
    "N33": (_N, "cột «{column}»: ô nằm khuất dưới ô gộp, nội dung không ai nhìn thấy trong đó không được tính.",
            "Nếu cần nội dung đó, bỏ gộp ô và nhập lại."),
    "N34": (_N, "mốc «{value}» có ở hai dòng trả lời giống nhau (ô {other}); đã lấy một dòng.", "Không cần làm gì."),
    # figures (chỉ tiêu): in a form, in «Chỉ tiêu», in the export of a national system
    "S01": (_E, "chỉ tiêu «{figure}»: «{value}» không phải một số.", "Nhập số, ví dụ 1234 hoặc 12,5."),
    "S02": (_E, "chỉ tiêu «{figure}»: «{value}» có thể là {meanings}; chưa được tính.",
            "Hỏi lại cơ quan, nhập lại không có dấu ngăn hàng nghìn."),
    "S03": (_E, "chỉ tiêu «{figure}» phải là số nguyên, ô có {value}.", "Hỏi lại cơ quan, nhập lại số nguyên."),
    "S04": (_E, "chỉ tiêu «{figure}»: {value} ở ngoài khoảng cho phép ({bounds}).",
            "Hỏi lại cơ quan; nếu số đúng, sửa «Cận dưới», «Cận trên» ở sheet «Chỉ tiêu» rồi tổng hợp lại."),
    "S05": (_N, "chỉ tiêu «{figure}»: đã hiểu «{value}» là {read}.", "Nếu không đúng, nhập lại số."),
    "S06": (_W, "chỉ tiêu «{figure}» là {value}, lớn hơn «{other}» ({limit}).",
            "Hỏi lại cơ quan số nào đúng; cả hai số vẫn được tính."),
    "S07": (_E, "mã chỉ tiêu «{figure}» không có ở sheet «Chỉ tiêu»; số «{value}» chưa được tính.",
            "Giữ nguyên cột «Mã chỉ tiêu» như biểu đã nhận."),
    "S08": (_E, "chỉ tiêu «{figure}» có ở hai dòng với số khác nhau (ô {other}).", "Giữ lại một dòng."),
    "S09": (_W, "chưa nhập số của {count} chỉ tiêu: {figures}.", "Đề nghị cơ quan bổ sung; không có thì nhập 0."),
    "S10": (_W, "chỉ tiêu «{figure}»: cơ quan báo cáo {reported}, hệ thống có {exported}; đang tính số của cơ quan.",
            "Đối chiếu rồi nhập số đúng vào cột «Số chốt», sheet «Số liệu»."),
    "S11": (_W, "chỉ tiêu «{figure}» là số lũy kế nhưng nhỏ hơn kỳ {before} ({value} so với {previous}).",
            "Hỏi lại cơ quan: có thể đã nhập số trong kỳ."),
    "S12": (_E, "cột «{column}»: «{value}» không có {where}; chỉ tiêu «{figure}» chưa được hỏi, tính theo đó.",
            "Sửa ô đó rồi chạy lại."),
    "S13": (_W, "không xác định được cơ quan «{value}»{near}; dòng này chưa được tính.",
            "Thêm tên này vào cột «Tên khác» ở sheet «Cơ quan» rồi chạy lại."),
    "S14": (_E, "{detail}.", "Sửa tệp khai báo (--map) rồi chạy lại; xem ví dụ trong Hướng dẫn."),
    "S15": (_W, "cơ quan «{name}» có ở hai dòng (ô {other}); dòng này chưa được tính.",
            "Giữ lại một dòng cho mỗi cơ quan rồi chạy lại."),
    "S16": (_E, "chưa định nghĩa chỉ tiêu nào ở sheet «{sheet}».", "Thêm chỉ tiêu vào sheet đó rồi chạy lại."),
    "S17": (_N, "chỉ tiêu «{figure}» đã chọn cho kỳ {round}, nhưng biểu đã phát hành của {count} cơ quan không hỏi: "
            "{agencies}.",
            "Phát hành lại biểu của cơ quan đó («Phát hành lại», --reissue), hoặc lấy số từ hệ thống bằng figures."),
    "S18": (_N, "chỉ tiêu «{figure}» hỏi {count} cơ quan không có biểu của kỳ {round}: {agencies}.",
            "Sửa cột «Đơn vị báo cáo» ở sheet «{sheet}», hoặc lấy số từ hệ thống bằng lệnh figures."),
}  # fmt: skip


@dataclass(frozen=True)
class Problem:
    """Something wrong at a named place. ``file``, ``sheet`` and ``cell`` are as staff see them."""

    code: str
    severity: Severity
    text: str
    remedy: str
    file: str = ""
    sheet: str = ""
    cell: str = ""
    round: str = ""
    agency: str = ""

    @property
    def place(self) -> str:
        """«file», sheet «sheet», ô C5 — as much of it as is known."""
        parts = [f"«{self.file}»"] if self.file else []
        parts += [f"sheet «{self.sheet}»"] if self.sheet else []
        parts += [f"ô {self.cell}"] if self.cell else []
        return ", ".join(parts)

    def __str__(self) -> str:
        sentence = f"{self.place}: {self.text}" if self.place else self.text[:1].upper() + self.text[1:]
        return f"{sentence} {self.remedy} ({self.code})"


def problem(
    code: str,
    *,
    file: str = "",
    sheet: str = "",
    cell: str = "",
    round: str = "",
    agency: str = "",
    **details: object,
) -> Problem:
    """The catalogue's problem of that code at a place; ``details`` fill the sentence's ``{…}``.

    ``round`` and ``agency`` are the keys of the problem's row; they also fill ``{round}`` and ``{agency}``,
    as does ``sheet``. KeyError for a code or a detail that is not in the catalogue.
    """
    severity, text, remedy = CATALOGUE[code]
    words = {"sheet": sheet, "round": round, "agency": agency, **details}
    return Problem(code, severity, text.format(**words), remedy.format(**words), file, sheet, cell, round, agency)


class Refused(Exception):  # noqa: N818 - the word that staff read: refused, nothing changed
    """The input cannot be used, and nothing was changed. Its text is a sentence for staff."""

    def __init__(self, cause: Problem) -> None:
        super().__init__(str(cause))
        self.problem = cause


def refuse(code: str, **place_and_details: str | int) -> Refused:
    """``raise refuse("M01", file=name)``: the exception for that problem of the catalogue."""
    return Refused(problem(code, **place_and_details))  # type: ignore[arg-type]
