"""Which documents a text cites, as it writes them."""

import pytest

from cchc_xl.plan.legal import references


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("theo Quyết định 766/QĐ-TTg", ["Quyết định 766/QĐ-TTg"]),
        ("theo các Nghị định số 61/2018/NĐ-CP, số 107/2021/NĐ-CP",
         ["Nghị định số 61/2018/NĐ-CP", "Nghị định số 107/2021/NĐ-CP"]),
        ("Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ và 107/2021/NĐ-CP",
         ["Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ", "Nghị định số 107/2021/NĐ-CP"]),
        ("theo Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
         ["Luật Tổ chức chính quyền địa phương số 72/2025/QH15"]),
        ("Chương trình hành động số 15-CTr/TU, Nghị quyết số 19-NQ/TW",
         ["Chương trình hành động số 15-CTr/TU", "Nghị quyết số 19-NQ/TW"]),
        ("Kế hoạch tuyên truyền theo Công văn 12/SNV-CCHC", ["Công văn 12/SNV-CCHC"]),
        ("Đề án 06", []),
        ("GIAO QUYỀN TỰ CHỦ THEO NGHỊ ĐỊNH SỐ 60/2021/NĐ-CP.", ["NGHỊ ĐỊNH SỐ 60/2021/NĐ-CP"]),
        ("THEO LUẬT TỔ CHỨC CHÍNH QUYỀN ĐỊA PHƯƠNG SỐ 72/2025/QH15",
         ["LUẬT TỔ CHỨC CHÍNH QUYỀN ĐỊA PHƯƠNG SỐ 72/2025/QH15"]),
        ("THEO CÁC NGHỊ ĐỊNH SỐ 61/2018/NĐ-CP, SỐ 107/2021/NĐ-CP",
         ["NGHỊ ĐỊNH SỐ 61/2018/NĐ-CP", "NGHỊ ĐỊNH SỐ 107/2021/NĐ-CP"]),
        ("theo nghị định số 60/2021/NĐ-CP và quyết định 12/QĐ-UBND",
         ["nghị định số 60/2021/NĐ-CP", "quyết định 12/QĐ-UBND"]),
        ("báo cáo kết quả theo chỉ tiêu số 12/KH-UBND", []),
        ("Kế hoạch số 12 /KH - UBND ngày 05/01/2024", ["Kế hoạch số 12 /KH - UBND ngày 05/01/2024"]),
        ("Nghị quyết số 12/NQ-HĐND - UBND tỉnh thực hiện", ["Nghị quyết số 12/NQ-HĐND"]),
        ("Nghị định số 60/2021/NĐ-CP; Nghị định số 60/2021/ NĐ - CP ngày 21/6/2021",
         ["Nghị định số 60/2021/ NĐ - CP ngày 21/6/2021"]),
    ],
)  # fmt: skip
def test_references(text: str, cited: list[str]):
    assert list(references([text])) == cited
