"""The head of a letter: its own reference among those that it cites."""

import pytest

from cchc_xl.plan.head import read_head
from cchc_xl.plan.letter import read_letter
from tests.plan.letters import document


def head(text: str):
    return read_head(text.strip("\n").split("\n"))


@pytest.mark.parametrize(
    ("text", "number", "symbol"),
    [
        ("Số: 123/KH-UBND", "123", "KH-UBND"),
        ("Số:      /SNV-CCHC", "", "SNV-CCHC"),
        ("Số : 1102 /STP-VP        Quảng Ngãi, ngày 03 tháng 12 năm 2018", "1102", "STP-VP"),
        ("SỞ NỘI VỤ\nSố:\n15/SNV-CCHC", "15", "SNV-CCHC"),
        ("Số: ……/STTTT-BCVT&CNTT", "", "STTTT-BCVT&CNTT"),
        ("Số: 17/2024/QĐ-UBND", "17/2024", "QĐ-UBND"),
        ("Số 45-KH/TU", "45-KH", "TU"),
        ("SỐ: 17/KH-UBND", "17", "KH-UBND"),
        ("SỐ 17 /KH-UBND Quảng Ngãi, ngày 22 tháng 01 năm 2026", "17", "KH-UBND"),
        ("SỞ NỘI VỤ\nSỐ:\n15/SNV-CCHC", "15", "SNV-CCHC"),
        ("số: 17/KH-UBND", "17", "KH-UBND"),
        ("SỐ: 1520/STTTT-BCVT&CNTT — V/v đề xuất nhiệm vụ", "1520", "STTTT-BCVT&CNTT"),
        ("Sô: 17/KH-UBND", "17", "KH-UBND"),
        ("Số: 17/KH - UBND", "17", "KH-UBND"),
        ("Số: 17 / KH–UBND", "17", "KH-UBND"),
        ("Số: 17/KH-UBND - Quảng Ngãi, ngày 22/01/2026", "17", "KH-UBND"),
        ("Thực hiện Kế hoạch\nsố 140/KH-UBND ngày 14/10/2021 của UBND tỉnh", "", ""),
        ("TRIỂN KHAI NGHỊ QUYẾT\nSỐ 140/NQ-HĐND CỦA HĐND TỈNH", "", ""),
        ("Theo Kế hoạch số 140/KH-UBND ngày 14/10/2021 của UBND tỉnh", "", ""),
    ],
)
def test_number_and_symbol(text: str, number: str, symbol: str):
    assert (head(text).number, head(text).symbol) == (number, symbol)


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("Quảng Ngãi, ngày 05 tháng 12 năm 2024", "05/12/2024"),
        ("Quảng Ngãi, ngày   tháng 11 năm 2023", "tháng 11/2023"),
        ("Hà Giang, ngày 5/1/2024", "05/01/2024"),
        ("theo Công văn ngày 06/11/2023", ""),
    ],
)
def test_the_day(line: str, dated: str):
    assert head(line).dated == dated


@pytest.mark.parametrize(
    ("text", "kind", "subject"),
    [
        ("V/v đề xuất nhiệm vụ  \nnăm 2024\n\nKính gửi: Sở Nội vụ", "Công văn", "đề xuất nhiệm vụ năm 2024"),
        ("Số: 1520/STTTT-VP — V/v đề xuất nhiệm vụ\n\nKính gửi", "Công văn", "đề xuất nhiệm vụ"),
        ("QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch năm 2024\nCHỦ TỊCH ỦY BAN NHÂN DÂN", "Quyết định",
         "ban hành Kế hoạch năm 2024"),
        ("SỞ KẾ HOẠCH VÀ ĐẦU TƯ\nV/v góp ý\n", "Công văn", "góp ý"),
        ("V/v thực hiện một số nhiệm vụ\n\nKính gửi", "Công văn", "thực hiện một số nhiệm vụ"),
        ("V/v Thực hiện một số nhiệm vụ\n\nKính gửi", "Công văn", "Thực hiện một số nhiệm vụ"),
        ("V/v đôn đốc\nthực hiện nhiệm vụ\nThực hiện Kế hoạch", "Công văn", "đôn đốc thực hiện nhiệm vụ"),
        ("KẾ HOẠCH\nTHỰC HIỆN CHUYỂN ĐỔI SỐ\nThực hiện Nghị quyết", "Kế hoạch", "THỰC HIỆN CHUYỂN ĐỔI SỐ"),
        ("KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2022\n\nCăn cứ", "Kế hoạch", "CẢI CÁCH HÀNH CHÍNH NĂM 2022"),
    ],
)  # fmt: skip
def test_type_and_subject(text: str, kind: str, subject: str):
    assert (head(text).kind, head(text).subject) == (kind, subject)


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\nSố: 1/KH-UBND", "UBND tỉnh Quảng Ngãi"),
        ("UBND TỈNH QUẢNG NGÃI\nSỞ NỘI VỤ\nSố: 1/SNV-CCHC", "Sở Nội vụ"),
        ("UBND TỈNH\nVĂN PHÒNG   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/VP-TTHC", "Văn phòng"),
        ("Kính gửi: Sở Nội vụ\nTheo đề nghị của quý Sở, Sở Y tế đề xuất các nhiệm vụ sau:", "Sở Y tế"),
    ],
)
def test_who_sends_it(text: str, issuer: str):
    assert head(text).issuer == issuer


def test_an_appendix_alone_is_known_by_its_decision():
    read = head("PHỤ LỤC\nNHIỆM VỤ NĂM 2024\n(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/01/2024 của UBND tỉnh)")
    assert (read.kind, read.number, read.symbol, read.dated, read.issuer) == (
        "Phụ lục kèm theo Quyết định",
        "12",
        "QĐ-UBND",
        "05/01/2024",
        "UBND tỉnh",
    )
    assert read.years == (2024,)


def test_an_appendix_of_a_decision_with_the_year_in_its_number():
    read = head("PHỤ LỤC\n(Ban hành kèm theo Quyết định số 12/2024/QĐ-UBND ngày 05/01/2024 của UBND tỉnh)")
    assert (read.number, read.symbol, read.dated) == ("12/2024", "QĐ-UBND", "05/01/2024")


@pytest.mark.parametrize(
    ("title", "kind", "dated"),
    [
        ("Kế hoạch số 12/KH-UBND ngày 05/01/2024", "Kế hoạch", "05/01/2024"),
        ("Kế hoạch số 12/KH-UBND\tngày 05 tháng 01 năm 2024", "Kế hoạch", "05/01/2024"),
        ("Phụ lục Kế hoạch số 12/KH-UBND ngày 05/01/2024 của UBND tỉnh", "Phụ lục kèm theo Kế hoạch", "05/01/2024"),
    ],
)
def test_the_title_of_each_page_tells_number_and_day_where_nothing_else_does(title: str, kind: str, dated: str):
    read = head(f"{title}\nKẾ HOẠCH\nCải cách hành chính năm 2024")
    assert (read.kind, read.number, read.symbol, read.dated) == (kind, "12", "KH-UBND", dated)


def test_a_plan_that_is_only_cited_is_not_the_letters_own():
    read = head("KẾ HOẠCH\nCải cách hành chính năm 2024\nCăn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2024;")
    assert (read.number, read.symbol, read.dated) == ("", "", "")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("V/v đề xuất nhiệm vụ năm 2025\n\nKính gửi: Sở Nội vụ\nQua kết quả Kế hoạch năm 2024, Sở đề xuất:", (2025,)),
        ("KẾ HOẠCH\nCải cách hành chính giai đoạn 2024 - 2025\n", (2024, 2025)),
        ("V/v góp ý\n\nKính gửi: Sở Nội vụ\nThực hiện Kế hoạch số 12/KH-UBND về CCHC năm 2023, Sở Y tế đề xuất:", ()),
        ("V/v góp ý\n\nKính gửi: Sở Nội vụ\nBảng 1. Kết quả năm 2023", ()),
        ("V/v khắc phục hạn chế\nqua kết quả Chỉ số năm 2020\n\nQuảng Ngãi, ngày 25 tháng 8 năm 2021", ()),
        ("V/v góp ý\n\nKính gửi: Sở Nội vụ\nSở Y tế đề xuất các nhiệm vụ năm 2024 như sau:", (2024,)),
        (
            "Quảng Ngãi, ngày 22 tháng 02 năm 2021\nCHỈ THỊ\nVề việc tăng cường kỷ luật\n"
            "Trong năm 2020, kỷ luật được tăng cường. Nội dung năm 2020 như sau:",
            (),
        ),
    ],
)
def test_the_years_that_it_plans(text: str, years: tuple[int, ...]):
    assert head(text).years == years


@pytest.mark.parametrize(
    "head",
    [
        "| UBND TỈNH QUẢNG NGÃI | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| SỞ XÂY DỰNG | Độc lập - Tự do - Hạnh phúc |\n"
        "| Số: 6120/SXD-VP | Quảng Ngãi, ngày 12 tháng 12 năm 2023 |\n"
        "| V/v đề xuất nhiệm vụ cải cách hành chính năm 2024 | |",
        "| UBND TỈNH QUẢNG NGÃI / SỞ XÂY DỰNG / Số: 6120/SXD-VP / V/v đề xuất nhiệm vụ cải cách hành chính năm 2024 "
        "| CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc / Quảng Ngãi, ngày 12 tháng 12 năm 2023 |",
    ],
)
def test_a_letterhead_may_be_a_table(head: str):
    body = "Kính gửi: Sở Nội vụ.\n\n1. Rà soát quy hoạch\n- Cơ quan chủ trì: Sở Xây dựng\n- Thời gian: Quý I"
    letter = read_letter(document(f"{head}\n\n{body}"))
    assert (letter.number, letter.symbol, letter.dated, letter.issuer, letter.subject) == (
        "6120",
        "SXD-VP",
        "12/12/2023",
        "Sở Xây dựng",
        "đề xuất nhiệm vụ cải cách hành chính năm 2024",
    )
    assert [t.content for t in letter.tasks] == ["Rà soát quy hoạch"]
    assert not letter.questions


@pytest.mark.parametrize("place", ["II. NHIỆM VỤ TRỌNG TÂM ", "", "Chú thích: "])
def test_a_legend_of_short_labels_is_no_task(place: str):
    legend = f"{place}(CQCT: cơ quan chủ trì; CQPH: cơ quan phối hợp)"
    letter = read_letter(document(f"{legend}\n1. Rà soát quy hoạch\n- CQCT: Sở Xây dựng\n- Thời gian: Quý I"))
    assert [(t.content, t.leads) for t in letter.tasks] == [("Rà soát quy hoạch", "Sở Xây dựng")]
