"""What a form of a round asks."""

import pandas as pd
import pytest

from cchc_xl.forms.ask import form_rows
from cchc_xl.values.columns import LATER_FORM, RESULTS, ROUNDS
from cchc_xl.values.frames import frame
from cchc_xl.values.words import MilestoneKind

Q1 = frame(ROUNDS, [{"round": "2024-Q1", "cutoff": pd.Timestamp(2024, 3, 14)}]).iloc[0]
NOTHING_YET = frame(RESULTS)

OBLIGATIONS = """
agency | milestone | kind             | window_start | due        | due_effective | timing
SNV    | 2-KH      | Ban hành văn bản | 2024-01-01   | 2024-03-31 | 2024-04-01    | Quý I năm 2024
SNV    | 2-BC-Q1   | Báo cáo định kỳ  |              | 2024-03-25 | 2024-03-25    | định kỳ báo cáo
SNV    | 4-T03     | Định kỳ          | 2024-03-01   | 2024-03-31 | 2024-04-01    | hàng tháng
SNV    | 4-T04     | Định kỳ          | 2024-04-01   | 2024-04-30 | 2024-05-02    | hàng tháng
SNV    | 6-TX      | Thường xuyên     | 2024-01-01   | 2024-12-31 | 2024-12-31    | Thường xuyên trong năm
SNV    | 12-QĐ     | Theo văn bản khác |             |            |               | Theo quy định của Chính phủ
SNV    | 16-ĐX     | Đột xuất         | 2024-01-01   |            |               | đột xuất
X21010 | 6-TX      | Thường xuyên     | 2024-01-01   | 2024-12-31 | 2024-12-31    | Thường xuyên trong năm
"""


def obligations() -> pd.DataFrame:
    header, *lines = ([cell.strip() for cell in line.split("|")] for line in OBLIGATIONS.strip().splitlines())
    table = pd.DataFrame(lines, columns=header)
    for day in ("window_start", "due", "due_effective"):
        table[day] = pd.to_datetime(table[day].replace("", None)).astype("datetime64[s]")
    return table.assign(
        due_extended=pd.Series(dtype="datetime64[s]"), task_content="Nội dung", content="Việc", products="Kế hoạch"
    )


def asked(results: pd.DataFrame = NOTHING_YET, agency: str = "SNV") -> pd.DataFrame:
    rows = form_rows(obligations(), results, Q1)
    return rows[rows["agency"] == agency]


def answered(milestone: str, progress: str) -> pd.DataFrame:
    return frame(RESULTS, [{"round": "2023-NAM", "agency": "SNV", "milestone": milestone, "progress": progress}])


def test_a_form_asks_about_everything_that_has_begun_except_reports():
    assert asked()["milestone"].tolist() == ["2-KH", "4-T03", "6-TX", "12-QĐ", "16-ĐX"]


def test_rows_are_numbered_from_one_for_each_agency():
    assert asked()["number"].tolist() == [1, 2, 3, 4, 5]
    assert asked(agency="X21010")["number"].tolist() == [1]


def test_what_is_done_is_not_asked_again():
    assert "2-KH" not in set(asked(answered("2-KH", "Hoàn thành"))["milestone"])


def test_what_one_agency_has_done_another_is_still_asked():
    done = answered("6-TX", "Hoàn thành")
    assert asked(done, "X21010")["milestone"].tolist() == ["6-TX"]


@pytest.mark.parametrize("progress", ["Không phát sinh", "Đã trình, chờ ban hành", "Đang thực hiện"])
def test_what_is_not_done_is_asked_again(progress: str):
    assert "16-ĐX" in set(asked(answered("16-ĐX", progress))["milestone"])


def test_every_row_has_a_deadline_in_words_that_staff_know():
    assert dict(zip(asked()["milestone"], asked()["deadline"], strict=True)) == {
        "2-KH": "31/03/2024",  # a document is judged by the plan's own date
        "4-T03": "01/04/2024",  # a thing to do rolls to the next working day
        "6-TX": "Thường xuyên, đến 31/12/2024",
        "12-QĐ": "Theo quy định của Chính phủ",
        "16-ĐX": "Khi phát sinh",
    }


def test_long_words_are_cut_at_the_end_of_a_word():
    long = obligations().assign(
        timing="Theo Kế hoạch số 140/KH-UBND ngày 14/10/2021 của UBND tỉnh đối với những nhiệm vụ"
    )
    rows = form_rows(long, NOTHING_YET, Q1)
    deadline = rows.loc[rows["milestone"] == "12-QĐ", "deadline"].iloc[0]
    assert deadline == "Theo Kế hoạch số 140/KH-UBND ngày 14/10/2021 của UBND tỉnh…"


def test_the_answers_are_blank():
    blank = asked().iloc[0]
    assert blank["progress"] == ""
    assert pd.isna(blank["done_on"])
    assert list(asked().columns) == ["agency", "kind", *LATER_FORM.fields]


def test_a_round_before_the_year_asks_nothing():
    before = Q1.copy()
    before["cutoff"] = pd.Timestamp(2023, 12, 14)
    started = obligations()
    started = started[started["kind"] != MilestoneKind.OTHER_DOCUMENT]
    assert form_rows(started, NOTHING_YET, before).empty
