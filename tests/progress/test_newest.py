"""Row by row the newest return speaks; what it lacks an older one may still say."""

import pandas as pd

from cchc_xl.progress.newest import newest_rows
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from tests.progress.tables import lines, sheet

HISTORY = sheet(c.RETURNS, """
    round   | agency | file   | saved_at            | outcome        | sha256
    2024-Q1 | SNV    | a.xlsx | 2024-03-14 08:00:00 | Có bản mới hơn | a
    2024-Q1 | SNV    | b.xlsx | 2024-03-14 12:00:00 | Đã nhận        | b
    2024-Q1 | STP    | a.xlsx | 2024-03-20 08:00:00 | Đã nhận        | s
    2024-Q1 | SNV    | c.xlsx | 2024-03-30 08:00:00 | Trả lại        | c
""")  # fmt: skip
NOTHING = frame(c.RESULTS)


def rows(text: str) -> pd.DataFrame:
    """Rows of returns of SNV: milestone, progress, file; saved as HISTORY has it, b.xlsx counts."""
    head = "round | agency | milestone | progress | file | source\n"
    table = "\n".join(f"2024-Q1 | SNV | {line.strip()} | Bản nộp" for line in text.strip().splitlines())
    data = sheet(c.RESULTS, head + table)
    moments = HISTORY.drop_duplicates("file").set_index("file")["saved_at"]
    return data.assign(saved_at=data["file"].map(moments), counts=data["file"] == "b.xlsx")


BOTH = rows("""
    1-KH  | Đang thực hiện | a.xlsx
    2-T03 | Hoàn thành     | a.xlsx
    1-KH  | Hoàn thành     | b.xlsx
""")


def taken(incoming: pd.DataFrame, known: pd.DataFrame = NOTHING) -> list[str]:
    return lines(newest_rows(incoming, known, HISTORY), "milestone", "progress", "file")


def known(line: str) -> pd.DataFrame:
    return sheet(c.RESULTS, f"round | agency | milestone | progress | source | file\n2024-Q1 | SNV | {line}")


def test_a_row_that_the_newest_return_lacks_is_taken_from_an_older_one():
    assert taken(BOTH) == ["2-T03 | Hoàn thành | a.xlsx", "1-KH | Hoàn thành | b.xlsx"]


def test_the_order_of_the_files_does_not_matter():
    assert sorted(taken(BOTH.iloc[::-1])) == sorted(taken(BOTH))


def test_an_older_return_that_comes_later_takes_no_row_from_a_newer_one():
    assert taken(BOTH[BOTH["file"] == "a.xlsx"], known("1-KH | Hoàn thành | Bản nộp | b.xlsx")) == [
        "2-T03 | Hoàn thành | a.xlsx"
    ]


def test_a_newer_return_takes_the_row_of_an_older_one():
    assert taken(BOTH[BOTH["file"] == "b.xlsx"], known("1-KH | Đang thực hiện | Bản nộp | a.xlsx")) == [
        "1-KH | Hoàn thành | b.xlsx"
    ]


def test_an_older_return_never_stands_against_what_was_typed():
    typed = known("2-T03 | Đang thực hiện | Nhập tay | ")
    assert taken(BOTH, typed) == ["1-KH | Hoàn thành | b.xlsx"]


def test_the_newest_return_is_left_to_be_judged_against_what_was_typed():
    assert "1-KH | Hoàn thành | b.xlsx" in taken(BOTH, known("1-KH | Đang thực hiện | Nhập tay | "))


def test_another_agency_s_file_of_the_same_name_says_nothing_of_when_this_one_was_saved():
    assert taken(BOTH[BOTH["file"] == "b.xlsx"], known("1-KH | Đang thực hiện | Bản nộp | a.xlsx")) == [
        "1-KH | Hoàn thành | b.xlsx"
    ]


def test_a_refused_file_counts_for_nothing():
    assert taken(BOTH[BOTH["file"] == "b.xlsx"], known("1-KH | Đang thực hiện | Bản nộp | c.xlsx")) == [
        "1-KH | Hoàn thành | b.xlsx"
    ]


def test_no_rows_are_no_rows():
    assert newest_rows(BOTH.iloc[:0], NOTHING, HISTORY).empty
