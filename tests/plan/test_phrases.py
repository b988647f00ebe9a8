"""What offices write under «Thời gian thực hiện», and the days that it means in a plan of 2024."""

import datetime as dt
import re
from pathlib import Path

import pytest

from cchc_xl.plan.phrases import When
from cchc_xl.plan.timing import Clause, Timing, read_timing
from cchc_xl.plan.units import Span

# | text | days due |. A day alone is a deadline; «kỳ» are periods (the first … the last of many); TX goes on all
# year; BC is the regime's reports; KH by the task's own plan; VB by another document; SK an event.
# «?» behind it all: something is asked about (words, a proposed day, another year).
PHRASES = """
quarters
Quý I | 31/3
Quý II năm 2024 | 30/6
Quý III/2024 | 30/9
Quý IV-2024 | 31/12
QUÝ I NĂM 2024 | 31/3
quý 3 | 30/9
quý 03/2024 | 30/9
Quý 4 năm 2024 | 31/12
Quí II/2024 | 30/6
Qúy III năm 2024 | 30/9
Quý III, năm 2024 | 30/9
Quý II 2024 | 30/6
Quý II/24 | 30/6
Quý III năm2024 | 30/9
Quý III / 2024 | 30/9
QuýII | 30/6
Q.III | 30/9
Q. III/2024 | 30/9
Q3/2024 | 30/9
QIV/2024 | 31/12
Quý Ⅲ/2024 | 30/9
Quý ba | 30/9
Quý I của năm 2024 | 31/3
Trong Quý I/2024 | 31/3
Hoàn thành trong Quý III/2024 | 30/9
Hoàn thành Quý II | 30/6
Cuối Quý III | 30/9
Đến hết Quý II/2024 | 30/6
Trước Quý III | 30/6
Xong trước Quý II/2024 | 31/3
Chậm nhất Quý III/2024 | 30/9
Chậm nhất trong Quý III | 30/9
Quý I/2025 | 31/3/2025 ?
Quý IV năm 2023 | 31/12/2023 ?
Đầu Quý III | 30/9 ?
Giữa Quý III/2024 | 30/9 ?
Dự kiến Quý III | 30/9 ?
ngay trong Quý I | 31/3
Khoảng Quý II/2024 | 30/6 ?
months
Tháng 6 | 30/6
tháng 02/2024 | 29/2
Tháng 12/2024 | 31/12
Tháng 12 năm 2024 | 31/12
Tháng 12-2024 | 31/12
Tháng 09 | 30/9
trong tháng 6 | 30/6
Tháng 6năm 2024 | 30/6
Trong tháng 5/2024 | 31/5
T6/2024 | 30/6
T.6/2024 | 30/6
T12 | 31/12
6/2024 | 30/6
06/2024 | 30/6
11.2024 | 30/11
Tháng mười hai | 31/12
đến hết tháng 6 | 30/6
hết tháng 11/2024 | 30/11
trước tháng 6 | 31/5
trước tháng 7/2024 | 30/6
cuối tháng 10 | 31/10
đầu tháng 6/2024 | 30/6 ?
giữa tháng 6 | 30/6 ?
thượng tuần tháng 6 | 10/6 ?
trung tuần tháng 11 | 20/11 ?
hạ tuần tháng 11/2024 | 30/11
tuần 2 tháng 6 | 14/6 ?
tuần cuối tháng 9 | 30/9 ?
Tháng 01/2025 | 31/1/2025 ?
không muộn hơn tháng 10/2024 | 31/10
days
30/6/2024 | 30/6
30/06/24 | 30/6
30-6-2024 | 30/6
30.06.2024 | 30/6
15.11.24 | 15/11
2024-06-30 | 30/6
ngày 15/11 | 15/11
Ngày 15/11/2024 | 15/11
ngày 15-11 | 15/11
15/11 | 15/11
31/12 | 31/12
ngày 15 tháng 11 năm 2024 | 15/11
ngày 05 tháng 4 | 5/4
ngày 15 tháng 11/2024 | 15/11
30 tháng 6 năm 2024 | 30/6
trước ngày 15/11 | 14/11
trước ngày 15/11/2024 | 14/11
Trước 30/6/2024 | 29/6
Trước ngày 01 tháng 12 năm 2024 | 30/11
Trước ngày 31/12/2024 | 30/12
trước ngày 01/01/2025 | 31/12
trước ngày 01/3/2024 | 29/2
hoàn thành trước ngày 30/11/2024 | 29/11
xong trước 30/6 | 29/6
Xong trước ngày 20/10/2024 | 19/10
chậm nhất ngày 20/11 | 20/11
chậm nhất là ngày 20/11/2024 | 20/11
Chậm nhất đến ngày 30/9 | 30/9
Chậm nhất trước ngày 15/12/2024 | 14/12
muộn nhất 15/12/2024 | 15/12
không quá ngày 30/9/2024 | 30/9
không muộn hơn ngày 30/9/2024 | 30/9
không chậm hơn 15/8/2024 | 15/8
không được muộn hơn ngày 15/8/2024 | 15/8
Hạn cuối: 15/12/2024 | 15/12
Thời hạn: 30/6/2024 | 30/6
đến ngày 30/6/2024 | 30/6
đến hết ngày 30/6/2024 | 30/6
hết ngày 31/12/2024 | 31/12
vào ngày 15/5/2024 | 15/5
trước 17h00 ngày 15/11/2024 | 15/11
trước 10 giờ 30 ngày 15/11/2024 | 15/11
15/01/2025 | 15/1/2025 ?
trước ngày 15/01 năm sau | 14/1/2025 ?
trước ngày 15/12/2023 | 14/12/2023 ?
parts of the year
6 tháng đầu năm | 30/6
06 tháng đầu năm 2024 | 30/6
Sáu tháng đầu năm | 30/6
6 tháng cuối năm | 31/12
6 tháng cuối năm 2024 | 31/12
9 tháng | 30/9
9 tháng đầu năm 2024 | 30/9
3 tháng đầu năm | 31/3
02 tháng cuối năm | 31/12
2 quý đầu năm 2024 | 30/6
nửa đầu năm 2024 | 30/6
nửa cuối năm | 31/12
trước 6 tháng cuối năm | 30/6
3 tháng | 31/3 ?
years
năm 2024 | 31/12
Trong năm | 31/12
Trong năm 2024 | 31/12
2024 | 31/12
hết năm 2024 | 31/12
đến hết năm | 31/12
cuối năm | 31/12
Cuối năm 2024 | 31/12
Trong năm kế hoạch | 31/12
đầu năm | 31/3 ?
giữa năm 2024 | 30/6 ?
năm 2025 | 31/12/2025 ?
Đến năm 2025 | 31/12/2025 ?
Năm 2023 | 31/12/2023 ?
trước năm 2025 | 31/12
Năm 2024 và những năm tiếp theo | 31/12 ?
rows
tháng 6 và tháng 12 | 30/6; 31/12
tháng 1, 4, 7 năm 2024 | 31/1; 30/4; 31/7
Tháng 3, 6, 9 và 12/2024 | 31/3; 30/6; 30/9; 31/12
Tháng 6, tháng 12 năm 2024 | 30/6; 31/12
tháng 6,12 | 30/6; 31/12
tháng 6/2024, 12/2024 | 30/6; 31/12
Quý I, II | 31/3; 30/6
Quý I, II, III, IV | 31/3; 30/6; 30/9; 31/12
Quý I; II; III năm 2024 | 31/3; 30/6; 30/9
Quý II và Quý IV | 30/6; 31/12
Quý II và IV/2024 | 30/6; 31/12
Quý II/Quý IV | 30/6; 31/12
Quý I/II | 31/3; 30/6
Quý 1,2,3,4 | 31/3; 30/6; 30/9; 31/12
Quý III & Quý IV | 30/9; 31/12
Quý IV/2023 và Quý I/2024 | 31/12/2023; 31/3 ?
Quý IV/2024, Quý I/2025 | 31/12; 31/3/2025 ?
Quý IV, Quý I/2025 | 31/12; 31/3/2025 ?
30/6 và 31/12 | 30/6; 31/12
30/6; 31/12 | 30/6; 31/12
Trước ngày 20/3; 20/6; 20/9; 20/12 | 19/3; 19/6; 19/9; 19/12
ngày 15/6, ngày 15/12 | 15/6; 15/12
trước ngày 15/6 và 15/12 | 14/6; 14/12
trước ngày 15/6 và trước ngày 15/12/2024 | 14/6; 14/12
ngày 20 các tháng 3, 6, 9, 12 | 20/3; 20/6; 20/9; 20/12
trước ngày 20 các tháng 6, 12 | 19/6; 19/12
ngày 20 tháng 6 và tháng 12 | 20/6; 20/12 ?
6 tháng đầu năm và 6 tháng cuối năm | 30/6; 31/12
06 tháng và năm | kỳ 30/6 31/12
02 lần/năm: tháng 6 và tháng 12 | kỳ 30/6 31/12
Hằng năm, trước ngày 15/12 | kỳ 14/12
Năm 2024, 2025 | 31/12; 31/12/2025 ?
Quý II hoặc Quý III | 30/9 ?
Quý II, III triển khai | 30/6; 30/9
II - III/2024 | 30/9
IV/2024 | 31/12
hoàn thành 10/12 chỉ tiêu trong Quý III | 30/9
đạt 8/14 xã trong Quý II | 30/6 ?
đến 10/12 hoàn thành 12 chỉ tiêu | 10/12
ranges
Quý I - Quý III | 30/9
Quý I-III | 30/9
Quý II - III/2024 | 30/9
Quý I đến Quý II/2024 | 30/6
Từ Quý I đến Quý IV năm 2024 | 31/12
Từ tháng 3 đến tháng 9 | 30/9
Tháng 3 - 6 | 30/6
tháng 01-3/2024 | 31/3
Tháng 4 đến hết tháng 6/2024 | 30/6
T3-T6/2024 | 30/6
01/2024 - 12/2024 | 31/12
từ ngày 01/3 đến ngày 15/4/2024 | 15/4
từ ngày 01/3 đến trước ngày 15/4/2024 | 14/4
Từ ngày 01 tháng 01 đến ngày 31 tháng 12 năm 2024 | 31/12
từ ngày 15 đến ngày 20/11/2024 | 20/11
15-20/11/2024 | 20/11
Từ nay đến hết tháng 6 | 30/6
Từ ngày 01/3, hoàn thành trước ngày 30/9 | 29/9
Từ đầu năm đến hết Quý III | 30/9
Từ Quý II đến hết năm | 31/12
Từ Quý II/2024 đến hết năm 2024 | 31/12
2024-2025 | 31/12/2025 ?
Năm 2024 - 2025 | 31/12/2025 ?
giai đoạn 2022-2025 | 31/12/2025 ?
Giai đoạn 2022 – 2024 | 31/12
Quý IV/2024 - Quý I/2025 | 31/3/2025 ?
tháng 10 - tháng 3 năm sau | 31/3/2025 ?
again and again
hàng tháng | kỳ 31/1 … 31/12
Hằng tháng | kỳ 31/1 … 31/12
hàng quý | kỳ 31/3 30/6 30/9 31/12
hàng tháng, ngày 20 tháng cuối quý | kỳ 31/1 … 31/12; kỳ 20/3 20/6 20/9 20/12
2 đợt/năm | kỳ 30/6 31/12 ?
hằng năm, Quý I | kỳ 31/3
mỗi quý 01 hội nghị | kỳ 31/3 30/6 30/9 31/12
hằng tháng ít nhất 02 cuộc | kỳ 31/1 … 31/12
Định kỳ hằng quý | kỳ 31/3 30/6 30/9 31/12
Hằng quý năm 2024 | kỳ 31/3 30/6 30/9 31/12
mỗi quý một lần | kỳ 31/3 30/6 30/9 31/12
Cuối mỗi quý | kỳ 31/3 30/6 30/9 31/12
các quý trong năm | kỳ 31/3 30/6 30/9 31/12
Theo quý | kỳ 31/3 30/6 30/9 31/12
từng tháng | kỳ 31/1 … 31/12
hằng năm | kỳ 31/12
Định kỳ hàng năm | kỳ 31/12
6 tháng một lần | kỳ 30/6 31/12
6 tháng/lần | kỳ 30/6 31/12
Định kỳ 6 tháng 1 lần | kỳ 30/6 31/12
định kỳ 6 tháng | kỳ 30/6 31/12
Định kỳ 6 tháng, 01 năm | kỳ 30/6 31/12
3 tháng/lần | kỳ 31/3 30/6 30/9 31/12
2 tháng/lần | kỳ 29/2 … 31/12
01 lần/quý | kỳ 31/3 30/6 30/9 31/12
ít nhất 01 lần/năm | kỳ 31/12
2 lần/năm | kỳ 30/6 31/12 ?
Hằng quý, 6 tháng, năm | kỳ 31/3 30/6 30/9 31/12
Định kỳ hàng quý, 6 tháng và năm 2024 | kỳ 31/3 30/6 30/9 31/12
báo cáo quý I, 6 tháng, 9 tháng và năm | kỳ 31/3 30/6 30/9 31/12
Báo cáo 6 tháng, năm | kỳ 30/6 31/12
Báo cáo quý, 6 tháng, năm | kỳ 31/3 30/6 30/9 31/12
Báo cáo năm 2024 | kỳ 31/12
định kỳ trước ngày 15 hàng tháng | kỳ 14/1 … 14/12
Ngày 25 hằng tháng | kỳ 25/1 … 25/12
ngày 30 hằng tháng | kỳ 30/1 … 30/12
Hàng tháng (trước ngày 25) | kỳ 24/1 … 24/12
Hàng tháng, trước ngày 25 | kỳ 24/1 … 24/12
định kỳ ngày 20 tháng cuối quý | kỳ 20/3 20/6 20/9 20/12
Trước ngày 20 của tháng cuối mỗi quý | kỳ 19/3 19/6 19/9 19/12
Hằng quý (trước ngày 15 của tháng cuối quý) | kỳ 14/3 14/6 14/9 14/12
Định kỳ hằng quý, trước ngày 15 tháng cuối quý | kỳ 14/3 14/6 14/9 14/12
Hằng quý, trước ngày 15 | kỳ 14/3 14/6 14/9 14/12 ?
trước ngày 05 của tháng sau | kỳ 4/2 … 4/1/2025 ?
Chậm nhất ngày 15 tháng đầu tiên của quý sau | kỳ 15/4 15/7 15/10 15/1/2025 ?
báo cáo định kỳ trước ngày 15 hàng tháng | kỳ 14/1 … 14/12
định kỳ báo cáo trước ngày 20 tháng cuối quý | kỳ 19/3 19/6 19/9 19/12
Trước ngày 15/12 hằng năm | kỳ 14/12
Trước ngày 15/6 và trước ngày 15/12 hằng năm | kỳ 14/6 14/12
Quý IV hằng năm | kỳ 31/12
trước ngày 20 hằng tháng, từ tháng 5 đến tháng 8/2024 | kỳ 19/5 19/6 19/7 19/8
Hằng quý (từ Quý II) | kỳ 30/6 30/9 31/12
Năm 2024, định kỳ hằng quý | kỳ 31/3 30/6 30/9 31/12
mỗi tháng 2 lần | ?
all the time
thường xuyên | TX
Thường xuyên trong năm | TX
Thường xuyên, liên tục | TX
Thường xuyên (trong năm 2024) | TX
Thường xuyên, hằng năm | TX
Thường xuyên hàng ngày | TX
Liên tục trong năm | TX
Trong năm 2024 (thường xuyên) | TX
Hằng ngày | TX
Quanh năm | TX
Thực hiện xuyên suốt trong năm | TX
Thực hiện thường xuyên | TX
cả năm | TX ?
Cả năm 2024 | TX ?
hàng tuần | TX ?
từ Quý II | TX ?
ngay từ Quý I/2024 | TX ?
bắt đầu từ tháng 3/2024, duy trì đến hết năm | 31/12
Từ tháng 4/2024 trở đi | TX ?
Từ ngày 01/7/2024 | TX ?
Thường xuyên từ Quý II | TX
Thứ Sáu hằng tuần | TX ?
reports, plans, documents, events
Định kỳ báo cáo | BC
báo cáo định kỳ | BC
Báo cáo định kỳ và đột xuất | BC; SK
Theo kế hoạch | VB/KH
Theo kế hoạch được phê duyệt | VB/KH
Theo Kế hoạch số 140/KH-UBND ngày 14/10/2021 của UBND tỉnh | VB
Kế hoạch số 140/KH-UBND ngày 14/10/2021 | VB
Theo Kế hoạch năm 2024 của UBND tỉnh | VB
Theo Quyết định số 468/QĐ-TTg ngày 27/3/2021 của Thủ tướng Chính phủ | VB
theo hướng dẫn của Bộ Nội vụ | VB
Theo quy định | VB
theo Kế hoạch của UBND tỉnh (Quý II/2024) | 30/6
Theo lộ trình của Chính phủ | VB
Theo tiến độ chung của tỉnh | VB
Theo chỉ đạo của UBND tỉnh | VB
Có kế hoạch riêng | VB
Theo Kế hoạch của Bộ Nội vụ, hoàn thành trước ngày 30/11/2024 | 29/11
đột xuất | SK
Khi phát sinh | SK
khi có yêu cầu | SK
Khi có yêu cầu của UBND tỉnh | SK
Khi phát sinh trong năm 2024 | SK
Đột xuất khi có yêu cầu | SK
Theo yêu cầu của UBND tỉnh | SK ?
ngay sau khi có hướng dẫn | SK ?
Ngay sau khi có văn bản hướng dẫn của Bộ Nội vụ | SK ?
sau khi được phê duyệt | SK ?
Sau khi Nghị định có hiệu lực | SK ?
Sau khi có hướng dẫn, hoàn thành trước 30/9 | SK; 29/9 ?
Trong 10 ngày kể từ ngày ban hành Kế hoạch | SK ?
Trong vòng 15 ngày làm việc sau khi kết thúc quý | SK ?
without marks
Quy III nam 2024 | 30/9 ?
QUY I/2024 | 31/3 ?
Thang 6/2024 | 30/6 ?
Truoc ngay 15/11/2024 | 14/11 ?
thuong xuyen trong nam | TX ?
hang thang | kỳ 31/1 … 31/12 ?
ngay sau khi duoc phe duyet | SK ?
several things
Quý II: ban hành; Quý IV: tổng kết | 30/6; 31/12
Ban hành Kế hoạch: Quý I; thực hiện: thường xuyên trong năm | 31/3; TX
Quý I (ban hành kế hoạch), Quý IV (tổng kết) | 31/3; 31/12
Quý II (trước ngày 15/6) | 14/6
Tháng 6 (sơ kết) và tháng 12 (tổng kết) | 30/6; 31/12
Đợt 1: Quý II; Đợt 2: Quý IV | 30/6; 31/12
Quý I và thường xuyên trong năm | 31/3; TX
Quý II, báo cáo trước ngày 15/7 | 30/6; 14/7
Sơ kết 6 tháng; tổng kết năm | 30/6; 31/12
6 tháng: 15/6/2024; năm: 15/12/2024 | 15/6; 15/12
Báo cáo 6 tháng: trước ngày 15/6; báo cáo năm: trước ngày 15/12 | kỳ 14/6; kỳ 14/12
what no day can be given
sau ngày 30/6 | ?
sau Quý II/2024 | ?
kỳ họp giữa năm 2024 | ?
Nhiệm kỳ 2021-2026 | ?
ngày 31/02/2024 | ?
Quý V | ?
tháng 13 | ?
Năm học 2024-2025 | ?
năm học 2024 - 2025 | ?
trong dịp hè năm 2024 | ?
Trong 6 tháng | 30/6 ?
dịp Tết Nguyên đán 2024 | ?
tháng 11 - tháng 2 | ?
Sớm | ?
"""

DOCUMENTED = Path(__file__).parents[2] / "docs" / "thoi-gian.md"
ROWS = [line.split(" | ") for line in PHRASES.strip().splitlines() if " | " in line]


def _day(span: Span) -> str:
    due = span.due
    return f"{due.day}/{due.month}" + (f"/{due.year}" if due.year != 2024 else "")


def _short(clause: Clause) -> str:
    days = [_day(span) for span in clause.spans]
    match clause.when:
        case When.DATED:
            return days[0]
        case When.PERIODIC:
            return "kỳ " + (" ".join(days) if len(days) <= 4 else f"{days[0]} … {days[-1]}")
        case When.CONTINUOUS:
            assert days == ["31/12"]
            return "TX"
        case when:
            return {When.REPORT: "BC", When.BY_PLAN: "VB/KH", When.OTHER_DOCUMENT: "VB", When.EVENT: "SK"}[when]


def _is_asked(timing: Timing) -> bool:
    days = [span.due for clause in timing.clauses for span in clause.spans]
    return bool(timing.unused) or any(c.doubts for c in timing.clauses) or any(day.year != 2024 for day in days)


@pytest.mark.parametrize(("text", "meaning"), ROWS)
def test_a_phrase_of_plans_means_these_days(text: str, meaning: str):
    timing = read_timing(text, 2024)
    read = "; ".join(_short(clause) for clause in timing.clauses)
    assert " ".join(filter(None, (read, "?" if _is_asked(timing) else ""))) == meaning


def test_the_table_is_long():
    assert len(ROWS) >= 200
    assert len({text for text, _ in ROWS}) == len(ROWS)


@pytest.mark.parametrize(
    ("text", "meaning"), re.findall(r"^\| `(.+?)` \|.*\| `(.+?)` \|$", DOCUMENTED.read_text("utf-8"), re.MULTILINE)
)
def test_the_documented_examples_are_true(text: str, meaning: str):
    test_a_phrase_of_plans_means_these_days(text, meaning)


@pytest.mark.parametrize("year", [2019, 2024, 2026])
@pytest.mark.parametrize(("text", "_meaning"), ROWS)
def test_no_day_comes_without_words(text: str, _meaning: str, year: int):
    for clause in read_timing(text, year).clauses:
        assert clause.phrase
        assert clause.words
        assert all(span.start <= span.due and span.code for span in clause.spans)


@pytest.mark.parametrize("year", [2019, 2023, 2026])
def test_a_missing_year_is_the_plans(year: int):
    (clause,) = read_timing("Quý III", year).clauses
    assert clause.spans[0].due == dt.date(year, 9, 30)
