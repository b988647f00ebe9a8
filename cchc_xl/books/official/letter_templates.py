"""Draws the templates of two letters (công văn): the one that the report goes up with, and the reminder.

Every name in double braces is one of progress/report.py's or progress/reminder.py's.
"""

from typing import Any

from cchc_xl.books.official import blocks as b
from cchc_xl.books.official import paper as p
from cchc_xl.books.official.blocks import write

_KINDS = (
    ("Việc đã quá hạn", "qua_han", "Các cơ quan sau chưa hoàn thành việc đã quá hạn; đề nghị khẩn trương hoàn "
     "thành, báo cáo rõ nguyên nhân, thời gian hoàn thành:"),
    ("Việc đã đến hạn, chưa cập nhật kết quả", "chua_cap_nhat", "Thông tin hiện có cũ hơn thời hạn; đề nghị các cơ "
     "quan sau cho biết kết quả, kèm số, ký hiệu và ngày văn bản nếu đã hoàn thành:"),
    ("Việc sắp đến hạn", "sap_den_han", "Đề nghị các cơ quan sau hoàn thành đúng thời hạn:"),
)  # fmt: skip


def draw_cover() -> Any:
    """The letter that the report goes up with."""
    document = p.blank_document()
    b.head(
        document,
        [("Ủy ban nhân dân", p.ISSUING_BODY), ("tỉnh {{ tinh }}", p.ISSUING_BODY)],
        [("Số:        /UBND-KSTTHC", p.NUMBER), ("V/v gửi báo cáo cải cách hành chính {{ ky }}", p.SUBJECT)],
        "{{ tinh }}, ngày      {{ thang_nam }}",
    )
    write(document, "Kính gửi: Bộ Nội vụ", p.ADDRESSEE)
    for text in (
        "Thực hiện Nghị định số 09/2019/NĐ-CP ngày 24/01/2019 của Chính phủ quy định về chế độ báo cáo của cơ quan "
        "hành chính nhà nước, UBND tỉnh {{ tinh }} gửi Báo cáo kết quả thực hiện nhiệm vụ cải cách hành chính {{ ky "
        "}}{% if tu_ngay and den_ngay %}, số liệu từ ngày {{ tu_ngay }} đến ngày {{ den_ngay }}{% endif %}, kèm 04 phụ "
        "lục.",
        "Tính đến ngày {{ tinh_den_ngay }}, {% if phai_gui != '0' %}{{ da_gui }}/{{ phai_gui }} cơ quan đã gửi báo "
        "cáo; {% endif %}tỷ lệ hoàn thành {{ ty_le }}; {% if co_qua_han %}còn {{ qua_han }} việc chưa hoàn thành, "
        "quá hạn{% else %}không có việc chưa hoàn thành, quá hạn{% endif %}.",
        "UBND tỉnh {{ tinh }} kính gửi Bộ Nội vụ xem xét, tổng hợp./.",
    ):
        write(document, text, p.BODY)
    b.end(document, ("- Như trên;", "- Văn phòng Chính phủ;", "- CT, các PCT UBND tỉnh;", "- Sở Nội vụ;",
                     "- Lưu: VT, KSTTHC."), ("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"))  # fmt: skip
    return document


def draw_reminder() -> Any:
    """The office's letter of reminder, with the list of who owes what on landscape pages."""
    document = p.blank_document()
    b.head(
        document,
        [("UBND tỉnh {{ tinh }}", p.PARENT_BODY), ("{{ don_vi }}", p.ISSUING_BODY)],
        [("Số:        /VP-TTHC", p.NUMBER),
         ("V/v đôn đốc gửi báo cáo và thực hiện nhiệm vụ cải cách hành chính năm {{ nam }}", p.SUBJECT)],
        "{{ tinh }}, {{ ngay }}",
    )  # fmt: skip
    write(document, "Kính gửi:", p.ADDRESSEE).paragraph_format.space_after = 0
    write(document, "{%p for noi in kinh_gui %}", p.ADDRESSEES)
    write(document, "- {{ noi }}{% if loop.last %}.{% else %};{% endif %}", p.ADDRESSEES)
    write(document, "{%p endfor %}", p.ADDRESSEES)
    write(document, "", p.NOTE)
    write(
        document,
        "Qua theo dõi việc thực hiện các nhiệm vụ cải cách hành chính năm {{ nam }}{% if van_ban %} ({{ van_ban }})"
        "{% endif %}, tính đến ngày {{ tinh_den_ngay }}, {{ nhan }} đề nghị các cơ quan, địa phương:",
        p.BODY,
    )
    _reports(document)
    for title, name, text in _KINDS:
        _works(document, title, name, text)
    for text in (
        "Danh sách theo từng cơ quan ở Phụ lục kèm theo. Cơ quan đã gửi báo cáo hoặc đã hoàn thành đề nghị cho biết "
        "số, ký hiệu và ngày văn bản để cập nhật. Đề nghị các cơ quan, địa phương thực hiện và gửi báo cáo về {{ nhan "
        "}} trước ngày ….../….../……….",
        "{{ nhan }} đề nghị các cơ quan, địa phương quan tâm, phối hợp thực hiện./.",
    ):
        write(document, text, p.BODY)
    b.end(document, ("- Như trên;", "- Chủ tịch, các PCT UBND tỉnh (b/c);", "- CVP, các PCVP;", "- Lưu: VT, KSTTHC."),
          ("KT. Chánh Văn phòng", "Phó Chánh Văn phòng"))  # fmt: skip
    _appendix(document)
    return document


def _reports(document: Any) -> None:
    write(document, "{%p if gui_bao_cao %}", p.BODY)
    write(document, "{{ muc.gui_bao_cao }}. Gửi báo cáo", p.SECTION)
    write(document, "{%p for ky in gui_bao_cao %}", p.BODY)
    write(
        document,
        "Báo cáo {{ ky.ten }} (hạn {{ ky.han }}): {{ ky.so_co_quan }} cơ quan {{ ky.tinh_trang }}, gồm:",
        p.BODY,
    )
    write(document, "{%p for cap in ky.theo_cap %}", p.BODY)
    write(
        document,
        "- {{ cap.ten }} ({{ cap.so_co_quan }}): {% if cap.nhieu %}theo danh sách ở Phụ lục{% else %}{{ cap.co_quan }}"
        "{% endif %}.",
        p.BODY,
    )
    write(document, "{%p endfor %}", p.BODY)
    write(document, "{%p endfor %}", p.BODY)
    write(document, "{%p endif %}", p.BODY)


def _works(document: Any, title: str, name: str, text: str) -> None:
    write(document, f"{{%p if {name} %}}", p.BODY)
    write(document, f"{{{{ muc.{name} }}}}. {title}", p.SECTION)
    write(document, text, p.BODY)
    b.works(document, name)
    write(document, "{%p endif %}", p.BODY)


def _appendix(document: Any) -> None:
    p.landscape_pages(document)
    write(document, "Phụ lục", p.APPENDIX)
    write(document, "DANH SÁCH CƠ QUAN CHƯA GỬI BÁO CÁO, CÒN VIỆC QUÁ HẠN, SẮP ĐẾN HẠN", p.APPENDIX_NAME)
    write(document, "(Kèm theo Công văn số        /VP-TTHC {{ ngay }} của {{ nhan }})", p.APPENDIX_NOTE)
    write(document, "{%p for cap in cac_cap %}", p.TABLE_TITLE)
    write(document, "{{ cap.ten }}: {{ cap.so_co_quan }} cơ quan", p.TABLE_TITLE)
    b.listing(
        document,
        [("STT", 12, "{{ dong.stt }}", p.NUMBER_CELL), ("Cơ quan", 45, "{{ dong.co_quan }}", p.CELL),
         ("Báo cáo", 40, "{{ dong.bao_cao }}", p.CELL), ("Việc đã quá hạn", 55, "{{ dong.qua_han }}", p.CELL),
         ("Đến hạn, chưa cập nhật", 50, "{{ dong.chua_cap_nhat }}", p.CELL),
         ("Sắp đến hạn", 45, "{{ dong.sap_den_han }}", p.CELL)],
        "dong in cap.dong",
    )  # fmt: skip
    write(document, "{%p endfor %}", p.TABLE_TITLE)
