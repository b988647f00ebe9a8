"""Which problems still stand: corrected ones go, nobody else's do."""

import pandas as pd

from cchc_xl.progress.standing_problems import still_standing
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from cchc_xl.values.problems import Problem, problem
from tests.progress.tables import lines, sheet

PROBLEMS = sheet(c.PROBLEMS, """
    severity | code | round   | agency | file     | cell
    Lỗi      | N03  | 2024-Q1 | SNV    | snv.xlsx | H9
    Cảnh báo | N05  | 2024-Q1 | STP    | stp.xlsx | I9
    Lỗi      | T01  | 2024-Q1 |        | anh.jpg  |
    Lưu ý    | N14  | 2024-Q1 | SNV    | snv.xlsx | G9
    Lưu ý    | N17  | 2024-Q1 | SNV    |          |
    Lỗi      | N01  | 2024-Q0 | SNV    | snv.xlsx | G9
""")  # fmt: skip
HISTORY = sheet(c.RETURNS, """
    round   | agency | file     | outcome | sha256
    2024-Q1 | SNV    | snv.xlsx | Đã nhận | s1
    2024-Q1 | STP    | stp.xlsx | Đã nhận | p1
    2024-Q1 |        | anh.jpg  | Trả lại | j1
    2024-Q0 | SNV    | snv.xlsx | Đã nhận | s0
""")  # fmt: skip
ONCE, OTHER_ROUND = "N14 | 2024-Q1 | SNV | snv.xlsx", "N01 | 2024-Q0 | SNV | snv.xlsx"
OF_SNV, OF_STP, PHOTO = "N03 | 2024-Q1 | SNV | snv.xlsx", "N05 | 2024-Q1 | STP | stp.xlsx", "T01 | 2024-Q1 |  | anh.jpg"


def came(text: str) -> pd.DataFrame:
    """What came now: agency, file, outcome, sha256."""
    return sheet(c.RETURNS, f"round | agency | file | outcome | sha256\n2024-Q1 | {text.strip()}")


def standing(*found: Problem, new: pd.DataFrame | None = None, replaced: str = "") -> list[str]:
    """What stands after ``new`` came; the content ``replaced`` counts no more."""
    outcomes = HISTORY["outcome"].mask(HISTORY["sha256"] == replaced, "Có bản mới hơn")
    read = frame(c.RETURNS) if new is None else new
    rows = still_standing(PROBLEMS, found, pd.concat([HISTORY.assign(outcome=outcomes), read]), read)
    return lines(rows, "code", "round", "agency", "file")


def test_when_nothing_is_read_everything_stands_but_what_is_found_anew_each_time():
    assert set(standing()) == {OF_SNV, OF_STP, PHOTO, ONCE, OTHER_ROUND}


def test_a_corrected_return_clears_the_problems_of_the_one_before():
    new = came("SNV | bản sửa.xlsx | Đã nhận | s2")
    assert set(standing(new=new, replaced="s1")) == {OF_STP, PHOTO, ONCE, OTHER_ROUND}


def test_so_does_one_that_was_saved_over_it():
    assert OF_SNV not in standing(new=came("SNV | snv.xlsx | Đã nhận | s2"), replaced="s1")


def test_another_agency_s_file_of_the_same_name_clears_nothing():
    assert OF_SNV in standing(new=came("STP | snv.xlsx | Đã nhận | p2"), replaced="p1")


def test_a_refused_file_does_not_clear_the_problems_of_the_one_that_still_counts():
    assert OF_SNV in standing(new=came("SNV | snv.xlsx | Trả lại | s3"))


def test_an_unreadable_file_is_forgotten_when_a_readable_one_takes_its_name():
    new = came("BATO | anh.jpg | Đã nhận | b1")
    assert PHOTO not in standing(new=new)


def test_an_unreadable_file_stays_a_problem_when_others_come():
    assert PHOTO in standing(new=came("BATO | bato.xlsx | Đã nhận | b1"))


def test_what_is_found_again_stands_once():
    again = problem("N03", file="snv.xlsx", cell="H9", round="2024-Q1", agency="SNV", column="x", value="y")
    read = HISTORY[HISTORY["sha256"] == "s1"]
    rows = still_standing(PROBLEMS, [again], HISTORY, read)
    assert lines(rows, "code", "file").count("N03 | snv.xlsx") == 1
