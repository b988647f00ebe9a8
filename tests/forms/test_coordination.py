"""The tasks in which an agency only helps."""

import pandas as pd

from cchc_xl.forms.coordination import ON_REQUEST, coordination_rows
from cchc_xl.values.columns import ASSIGNMENTS, COORDINATION, TASKS
from cchc_xl.values.frames import frame

TASK_LIST = """
task | order | standing | leads               | timing                 | content
3    | 2     | Đã giao  | Văn phòng UBND tỉnh | Thường xuyên trong năm | Rà soát TTHC nội bộ
1    | 1     | Đề xuất  | Văn phòng UBND tỉnh | Quý I năm 2024         | Kế hoạch kiểm soát TTHC
5    | 3     | Rút      | Các sở, ban ngành   | Thường xuyên trong năm | Công bố TTHC
9    | 4     | Đã giao  | UBND cấp huyện      | Thường xuyên trong năm | Bộ phận Một cửa
"""
WHO = """
task | agency | role              | duty
3    | SNV    | Phối hợp          |
1    | SNV    | Phối hợp          | Góp ý dự thảo
5    | SNV    | Phối hợp          |
9    | SNV    | Chủ trì           |
9    | SNV    | Phối hợp          | Theo dõi
3    | STC    | Phối hợp          |
1    | STC    | Theo dõi, đôn đốc |
1    | VP     | Chủ trì           |
"""


def records(table: str) -> list[dict[str, str]]:
    header, *lines = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
    return [dict(zip(header, line, strict=True)) for line in lines]


def told(agency: str) -> pd.DataFrame:
    tasks = [{**row, "order": int(row["order"])} for row in records(TASK_LIST)]
    rows = coordination_rows(frame(ASSIGNMENTS, records(WHO)), frame(TASKS, tasks))
    return rows[rows["agency"] == agency]


def test_an_agency_is_told_of_the_tasks_it_helps_with_in_their_order():
    assert told("SNV")["task"].tolist() == ["1", "3"]
    assert told("SNV")["number"].tolist() == [1, 2]


def test_a_task_that_the_agency_leads_is_not_among_them():
    assert "9" not in set(told("SNV")["task"])


def test_other_roles_are_not_helping():
    assert told("STC")["task"].tolist() == ["3"]
    assert told("VP").empty


def test_what_the_help_is_stands_as_assigned_or_is_up_to_the_lead():
    assert told("SNV")["duty"].tolist() == ["Góp ý dự thảo", ON_REQUEST]


def test_every_row_says_who_leads_and_when():
    first = told("SNV").iloc[0]
    assert (first["leads"], first["timing"]) == ("Văn phòng UBND tỉnh", "Quý I năm 2024")
    assert list(told("SNV").columns) == ["agency", *COORDINATION.fields]


def test_a_long_task_is_cut_at_the_end_of_a_word():
    tasks = frame(TASKS, [{"task": "1", "order": 1, "content": "Rà soát, đánh giá " * 40}])
    rows = coordination_rows(frame(ASSIGNMENTS, [{"task": "1", "agency": "SNV", "role": "Phối hợp"}]), tasks)
    content = rows["content"].iloc[0]
    assert len(content) <= 301
    assert content.endswith(("giá…", "đánh…", "soát…", "Rà…"))
