"""Sheets written as tables in a test, and the small plan that the tests of progress share."""

import pandas as pd

from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from cchc_xl.values.table import Table


def sheet(table: Table, text: str) -> pd.DataFrame:
    """A frame of ``table`` from lines of cells between bars; the first line names fields, dates are ISO."""
    fields, *rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return frame(table, [dict(zip(fields, (cell or None for cell in row), strict=True)) for row in rows])


def lines(data: pd.DataFrame, *fields: str) -> list[str]:
    """The rows as one text each, to compare with a table: cells between bars, dates ISO, blanks empty."""
    return [" | ".join(_cell(value) for value in row) for row in data[list(fields)].itertuples(index=False)]


def _cell(value: object) -> str:
    if pd.isna(value):  # type: ignore[call-overload]
        return ""
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)


AGENCIES = sheet(c.AGENCIES, """
    agency | agency_name           | level           | groups             | valid_from
    VP     | Văn phòng UBND tỉnh   | Văn phòng       |                    | 2024-01-01
    SNV    | Sở Nội vụ             | Sở, ban, ngành  | Các sở, ban ngành  | 2024-01-01
    STP    | Sở Tư pháp            | Sở, ban, ngành  | Các sở, ban ngành  | 2024-01-01
    BATO   | UBND huyện Ba Tơ      | Cấp huyện       | UBND cấp huyện     | 2024-01-01
    X21010 | UBND phường Trần Phú  | Cấp xã          | UBND cấp xã        | 2024-01-01
""")  # fmt: skip

TASKS = sheet(c.TASKS, """
    task | content                           | standing | products | timing          | order
    1    | Ban hành kế hoạch kiểm soát TTHC  | Đề xuất  | Kế hoạch | Trong Quý I     | 1
    2    | Công khai kết quả hằng tháng      | Đã giao  |          | Hằng tháng      | 2
    10.1 | Rà soát thủ tục hành chính        | Đã giao  | Báo cáo  | Thường xuyên    | 3
""")  # fmt: skip

MILESTONES = sheet(c.MILESTONES, """
    milestone | task | content           | kind             | window_start | cutoff     | due        | due_effective
    1-KH      | 1    | Ban hành Kế hoạch | Ban hành văn bản | 2024-01-01   |            | 2024-03-31 | 2024-03-31
    1-BC-Q1   | 1    | Báo cáo quý I     | Báo cáo định kỳ  |              | 2024-03-14 | 2024-03-25 | 2024-03-25
    2-T03     | 2    | Công khai tháng 3 | Định kỳ          | 2024-03-01   |            | 2024-03-31 | 2024-04-01
    10.1-TX   | 10.1 | Thực hiện         | Thường xuyên     | 2024-01-01   |            | 2024-12-31 | 2024-12-31
""")  # fmt: skip

ASSIGNMENTS = sheet(c.ASSIGNMENTS, """
    task | agency | role    | must_report
    1    | X21010 | Chủ trì | Có
    1    | SNV    | Chủ trì | Có
    1    | VP     | Chủ trì | Có
    2    | VP     | Chủ trì | Có
    2    | STP    | Phối hợp| Có
    10.1 | SNV    | Chủ trì | Có
    10.1 | BATO   | Chủ trì | Không
""")  # fmt: skip

ROUNDS = sheet(c.ROUNDS, """
    round    | name    | start      | cutoff     | due        | due_district | due_commune | sent_up_on
    2024-Q1  | Quý I   | 2023-12-15 | 2024-03-14 | 2024-03-18 |              | 2024-03-16  |
    2024-Q2  | Quý II  | 2024-03-15 | 2024-06-14 | 2024-06-18 |              | 2024-06-16  |
    2024-NAM | Năm     | 2023-12-15 | 2024-12-14 | 2024-12-17 |              |             |
""")  # fmt: skip
