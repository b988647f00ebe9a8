"""Draws the template of the report (báo cáo): sentences stand here, figures come in by name.

Every name in double braces is one of progress/report.py's; docs/huong-dan.md explains them to staff.
"""

from typing import Any

from cchc_xl.books.official import blocks as b
from cchc_xl.books.official import paper as p
from cchc_xl.books.official.blocks import write

_TALLY = {
    "Tổng số việc": "tong_so",
    "Hoàn thành đúng hạn": "dung_han",
    "Hoàn thành quá hạn": "hoan_thanh_qua_han",
    "Đang thực hiện trong hạn": "trong_han",
    "Sắp đến hạn": "sap_den_han",
    "Đến hạn, chưa cập nhật": "chua_cap_nhat",
    "Chưa hoàn thành, quá hạn": "qua_han",
    "Thường xuyên, đang thực hiện": "thuong_xuyen",
    "Thường xuyên, chưa triển khai": "thuong_xuyen_chua",
    "Chưa xác định thời hạn": "chua_xac_dinh",
    "Chưa đến kỳ": "chua_den_ky",
    "Tỷ lệ hoàn thành": "ty_le",
}
_APPENDED = "(Kèm theo Báo cáo số        /BC-UBND ngày      {{ thang_nam }} của UBND tỉnh {{ tinh }})"


def draw_report() -> Any:
    """The report: its head, five parts, who gets it, and four appendices on landscape pages."""
    document = p.blank_document()
    _head(document)
    _overall(document)
    _by_task(document)
    _figures(document)
    _late(document)
    _difficulties(document)
    _next(document)
    b.end(
        document,
        ("- Bộ Nội vụ;", "- Văn phòng Chính phủ;", "- Thường trực Tỉnh ủy;", "- CT, các PCT UBND tỉnh;",
         "- Các sở, ban ngành;", "- UBND cấp huyện;", "- Lưu: VT, KSTTHC."),
        ("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"),
    )  # fmt: skip
    _appendices(document)
    return document


def _head(document: Any) -> None:
    b.head(
        document,
        [("Ủy ban nhân dân", p.ISSUING_BODY), ("tỉnh {{ tinh }}", p.ISSUING_BODY)],
        [("Số:        /BC-UBND", p.NUMBER)],
        "{{ tinh }}, ngày      {{ thang_nam }}",
    )
    write(document, "Báo cáo", p.TITLE)
    write(document, "Kết quả thực hiện nhiệm vụ cải cách hành chính {{ ky }}", p.ABSTRACT)
    b.rule(document, p.TEXT_WIDTH, 55)
    write(document, "", p.RULE)
    write(
        document,
        "Thực hiện chế độ báo cáo theo Nghị định số 09/2019/NĐ-CP ngày 24/01/2019 của Chính phủ quy định về chế độ "
        "báo cáo của cơ quan hành chính nhà nước, UBND tỉnh {{ tinh }} báo cáo kết quả thực hiện nhiệm vụ cải cách "
        "hành chính {{ ky }} ({% if tu_ngay and den_ngay %}số liệu trong kỳ từ ngày {{ tu_ngay }} đến ngày {{ den_ngay "
        "}}; {% endif %}tình trạng thực hiện tính đến ngày {{ tinh_den_ngay }}) như sau:",
        p.BODY,
    )


def _overall(document: Any) -> None:
    write(document, "I. KẾT QUẢ CHUNG", p.PART)
    write(document, "1. Tình hình giao nhiệm vụ và gửi báo cáo", p.SECTION)
    write(
        document,
        "Năm {{ nam }}, toàn tỉnh thực hiện {{ so_nhiem_vu }} nhiệm vụ cải cách hành chính, do {{ so_co_quan }} cơ "
        "quan chủ trì, với {{ tong_so }} việc phải làm theo từng mốc thời hạn. {% if phai_gui == '0' %}Biểu mẫu báo "
        "cáo của kỳ chưa được phát hành.{% else %}Trong kỳ, {{ da_gui }}/{{ phai_gui }} cơ quan đã gửi báo cáo (đạt {{ "
        "ty_le_gui }}), trong đó {{ gui_dung_han }} cơ quan gửi đúng hạn, {{ gui_muon }} cơ quan gửi muộn; {{ tra_lai "
        "}} báo cáo bị trả lại và {{ chua_gui }} cơ quan chưa gửi.{% if can_bo_sung != '0' %} Trong các báo cáo đã "
        "nhận, {{ can_bo_sung }} báo cáo cần bổ sung.{% endif %}{% endif %}",
        p.BODY,
    )
    write(document, "2. Tình trạng thực hiện", p.SECTION)
    write(
        document,
        "Tính đến ngày {{ tinh_den_ngay }}, đã hoàn thành {{ hoan_thanh }} việc ({{ dung_han }} việc đúng hạn, "
        "{{ hoan_thanh_qua_han }} việc quá hạn), đạt tỷ lệ {{ ty_le }} so với {{ den_han }} việc đã đến hạn hoặc hoàn "
        "thành trước hạn. Còn {{ qua_han }} việc chưa hoàn thành, quá hạn{% if qua_han_goc != qua_han %} (theo hạn "
        "gốc, chưa tính gia hạn: {{ qua_han_goc }} việc){% endif %}; {{ chua_cap_nhat }} việc đã đến hạn nhưng cơ quan "
        "chưa cập nhật kết quả; {{ sap_den_han }} việc sắp đến hạn; {{ trong_han }} việc trong hạn.",
        p.BODY,
    )
    write(
        document,
        "Trong {{ tong_thuong_xuyen }} việc thường xuyên trong năm, {{ thuong_xuyen }} việc đang được thực hiện, "
        "{{ thuong_xuyen_chua }} việc chưa triển khai. Còn lại {{ chua_xac_dinh }} việc chưa xác định thời hạn (thực "
        "hiện theo văn bản khác hoặc khi phát sinh) và {{ chua_den_ky }} việc chưa đến kỳ thực hiện.",
        p.BODY,
    )
    write(document, "Bảng 1. Kết quả theo cấp", p.TABLE_TITLE)
    b.listing(
        document,
        [("Cấp", 34, "{{ dong.cap }}", p.CELL),
         *b.counted({"Số cơ quan": "so_co_quan", "Đã gửi báo cáo": "da_gui", "Tổng số việc": "tong_so",
                     "Hoàn thành": "hoan_thanh", "Quá hạn": "qua_han", "Chưa cập nhật": "chua_cap_nhat",
                     "Thường xuyên": "tong_thuong_xuyen", "Tỷ lệ hoàn thành": "ty_le"}, 15.7)],
        "dong in theo_cap",
    )  # fmt: skip
    _picture(document, "bieu_do_theo_cap", "Biểu đồ 1. Tình trạng thực hiện theo cấp")


def _by_task(document: Any) -> None:
    write(document, "II. KẾT QUẢ THEO LĨNH VỰC VÀ NHIỆM VỤ", p.PART)
    write(document, "{%p for lv in linh_vuc %}", p.BODY)
    write(document, "{{ lv.so }}. {{ lv.ten }}", p.SECTION)
    write(
        document,
        "Lĩnh vực có {{ lv.nhiem_vu|length }} nhiệm vụ với {{ lv.tong_so }} việc: {{ lv.hoan_thanh }} việc đã hoàn "
        "thành (tỷ lệ {{ lv.ty_le }}), {{ lv.qua_han }} việc quá hạn, {{ lv.chua_cap_nhat }} việc đến hạn chưa cập "
        "nhật, {{ lv.tong_thuong_xuyen }} việc thường xuyên.",
        p.BODY,
    )
    write(document, "{%p for nv in lv.nhiem_vu %}", p.BODY)
    write(
        document,
        "- Nhiệm vụ {{ nv.ma }}: {{ nv.noi_dung }} Kết quả: {{ nv.tong_so }} việc"
        "{% if nv.hoan_thanh != '0' %}; đã hoàn thành {{ nv.hoan_thanh }} (tỷ lệ {{ nv.ty_le }}){% endif %}"
        "{% if nv.qua_han != '0' %}; quá hạn {{ nv.qua_han }}{% endif %}"
        "{% if nv.chua_cap_nhat != '0' %}; đến hạn chưa cập nhật {{ nv.chua_cap_nhat }}{% endif %}"
        "{% if nv.sap_den_han != '0' %}; sắp đến hạn {{ nv.sap_den_han }}{% endif %}"
        "{% if nv.trong_han != '0' %}; đang thực hiện trong hạn {{ nv.trong_han }}{% endif %}"
        "{% if nv.thuong_xuyen != '0' %}; thường xuyên, đang thực hiện {{ nv.thuong_xuyen }}{% endif %}"
        "{% if nv.thuong_xuyen_chua != '0' %}; thường xuyên, chưa triển khai {{ nv.thuong_xuyen_chua }}{% endif %}"
        "{% if nv.chua_xac_dinh != '0' %}; chưa xác định thời hạn {{ nv.chua_xac_dinh }}{% endif %}"
        "{% if nv.chua_den_ky != '0' %}; chưa đến kỳ {{ nv.chua_den_ky }}{% endif %}.",
        p.BODY,
    )
    write(document, "{%p endfor %}", p.BODY)
    write(document, "{%p endfor %}", p.BODY)
    _picture(document, "bieu_do_nhiem_vu", "Biểu đồ 2. Tỷ lệ hoàn thành theo nhiệm vụ")


def _figures(document: Any) -> None:
    """Only where figures are reported in the round."""
    write(document, "{%p if so_lieu %}", p.BODY)
    write(document, "Bảng 2. Số liệu một số chỉ tiêu", p.TABLE_TITLE)
    b.listing(
        document,
        [("Chỉ tiêu", 80, "{{ dong.ten }}", p.CELL),
         *b.counted({"Đơn vị tính": "don_vi", "Kỳ này": "ky_nay", "Kỳ trước": "ky_truoc"}, 26)],
        "dong in so_lieu",
    )  # fmt: skip
    write(document, "{%p endif %}", p.BODY)


def _late(document: Any) -> None:
    write(document, "III. VIỆC QUÁ HẠN", p.PART)
    write(document, "{%p if co_qua_han %}", p.BODY)
    write(
        document,
        "Tính đến ngày {{ tinh_den_ngay }} còn {{ qua_han }} việc chưa hoàn thành, quá hạn, cụ thể theo từng mốc thời "
        "hạn như sau (danh sách đầy đủ, kèm lý do cơ quan đã báo cáo, ở Phụ lục III):",
        p.BODY,
    )
    b.works(document, "qua_han_theo_moc")
    write(document, "{%p else %}", p.BODY)
    write(document, "Tính đến ngày {{ tinh_den_ngay }}, không có việc quá hạn.", p.BODY)
    write(document, "{%p endif %}", p.BODY)
    write(document, "{%p if chua_cap_nhat != '0' %}", p.BODY)
    write(
        document,
        "Ngoài ra, {{ chua_cap_nhat }} việc đã đến hạn nhưng số liệu hiện có cũ hơn thời hạn, chưa đủ căn cứ để kết "
        "luận; các cơ quan đang được đề nghị cập nhật kết quả.",
        p.BODY,
    )
    write(document, "{%p endif %}", p.BODY)


def _difficulties(document: Any) -> None:
    write(document, "IV. KHÓ KHĂN, VƯỚNG MẮC VÀ KIẾN NGHỊ, ĐỀ XUẤT CỦA CÁC CƠ QUAN", p.PART)
    _voices(document, "1. Khó khăn, vướng mắc, nguyên nhân", "kho_khan", "khó khăn, vướng mắc")
    _voices(document, "2. Kiến nghị, đề xuất", "kien_nghi", "kiến nghị, đề xuất")


def _voices(document: Any, title: str, name: str, what: str) -> None:
    write(document, title, p.SECTION)
    write(document, f"{{%p if {name} %}}", p.BODY)
    write(document, f"{{%p for y in {name} %}}", p.BODY)
    write(
        document,
        "- {{ y.noi_dung }} ({{ y.so_co_quan }} cơ quan: {{ y.co_quan }}; nhiệm vụ {{ y.nhiem_vu }}.)",
        p.BODY,
    )
    write(document, "{%p endfor %}", p.BODY)
    write(document, "{%p else %}", p.BODY)
    write(document, f"Trong kỳ, các cơ quan không nêu {what}.", p.BODY)
    write(document, "{%p endif %}", p.BODY)


def _next(document: Any) -> None:
    write(document, "V. NHIỆM VỤ TRỌNG TÂM KỲ TỚI", p.PART)
    for condition, line in (
        ("co_qua_han", "- Các cơ quan có việc quá hạn khẩn trương hoàn thành, báo cáo rõ nguyên nhân và thời gian hoàn "
         "thành."),
        ("chua_cap_nhat != '0'", "- Các cơ quan có việc đã đến hạn nhưng chưa cập nhật báo cáo ngay kết quả, kèm số, "
         "ký hiệu và ngày văn bản."),
        ("chua_gui != '0' or tra_lai != '0'", "- Các cơ quan chưa gửi hoặc bị trả lại báo cáo gửi ngay báo cáo theo "
         "biểu mẫu đã phát hành."),
    ):  # fmt: skip
        write(document, f"{{%p if {condition} %}}", p.BODY)
        write(document, line, p.BODY)
        write(document, "{%p endif %}", p.BODY)
    write(
        document,
        "- Các cơ quan chủ trì tiếp tục thực hiện nhiệm vụ đúng thời hạn được giao, gửi báo cáo các kỳ sau đúng hạn.",
        p.BODY,
    )
    write(document, "UBND tỉnh {{ tinh }} kính báo cáo./.", p.BODY)


def _picture(document: Any, name: str, title: str) -> None:
    write(document, f"{{%p if {name} %}}", p.BODY)
    write(document, f"{{{{ {name} }}}}", p.PICTURE)
    write(document, title, p.TABLE_TITLE).paragraph_format.keep_with_next = False
    write(document, "{%p endif %}", p.BODY)


def _appendices(document: Any) -> None:
    p.landscape_pages(document)
    tally = b.counted(_TALLY, 14.4)
    _appendix(document, "I", "Kết quả theo nhiệm vụ", first=True)
    b.listing(
        document,
        [("NV", 12, "{{ dong.ma }}", p.NUMBER_CELL), ("Nhiệm vụ", 62, "{{ dong.ten }}", p.CELL), *tally],
        "dong in theo_nhiem_vu",
    )
    _appendix(document, "II", "Kết quả theo cơ quan")
    b.listing(
        document,
        [("STT", 12, "{{ dong.stt }}", p.NUMBER_CELL), ("Cơ quan", 62, "{{ dong.ten }}", p.CELL), *tally],
        "dong in theo_co_quan",
    )
    _late_appendix(document)
    _appendix(document, "IV", "Khó khăn, vướng mắc; kiến nghị, đề xuất")
    for title, name in (("A. Khó khăn, vướng mắc, nguyên nhân", "kho_khan"), ("B. Kiến nghị, đề xuất", "kien_nghi")):
        write(document, title, p.TABLE_TITLE)
        _where_any(document, f"{name}_day_du")
        b.listing(
            document,
            [("Nội dung", 85, "{{ dong.noi_dung }}", p.CELL),
             ("Số cơ quan", 18, "{{ dong.so_co_quan }}", p.NUMBER_CELL),
             ("Cơ quan", 110, "{{ dong.co_quan }}", p.CELL), ("Nhiệm vụ", 34, "{{ dong.nhiem_vu }}", p.CELL)],
            f"dong in {name}_day_du",
        )  # fmt: skip
        write(document, "{%p endif %}", p.NOTE)


def _late_appendix(document: Any) -> None:
    _appendix(document, "III", "Việc chưa hoàn thành, quá hạn")
    _where_any(document, "danh_sach_qua_han")
    b.listing(
        document,
        [("STT", 12, "{{ dong.stt }}", p.NUMBER_CELL), ("Cơ quan", 50, "{{ dong.co_quan }}", p.CELL),
         ("NV", 12, "{{ dong.ma_nv }}", p.NUMBER_CELL), ("Nội dung", 52, "{{ dong.noi_dung }}", p.CELL),
         ("Thời hạn", 21, "{{ dong.han }}{% if dong.han_goc %} (hạn gốc {{ dong.han_goc }}){% endif %}", p.NUMBER_CELL),
         ("Số ngày quá hạn", 16, "{{ dong.so_ngay }}", p.NUMBER_CELL),
         ("Số liệu đến", 21, "{{ dong.so_lieu_den }}", p.NUMBER_CELL),
         ("Lý do, như cơ quan đã báo cáo", 63, "{{ dong.ly_do }}", p.CELL)],
        "dong in danh_sach_qua_han",
    )  # fmt: skip
    write(document, "{%p endif %}", p.NOTE)


def _where_any(document: Any, name: str) -> None:
    """«Không có.» where the list is empty; what follows is for the other case, up to an endif."""
    write(document, f"{{%p if not {name} %}}", p.NOTE)
    write(document, "Không có.", p.NOTE)
    write(document, "{%p else %}", p.NOTE)


def _appendix(document: Any, number: str, name: str, *, first: bool = False) -> None:
    title = write(document, f"Phụ lục {number}", p.APPENDIX)
    title.paragraph_format.page_break_before = not first
    write(document, name.upper(), p.APPENDIX_NAME)
    write(document, _APPENDED, p.APPENDIX_NOTE)
