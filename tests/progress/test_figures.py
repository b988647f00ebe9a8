"""Figures: who is asked, which number counts, what all come to."""

import pandas as pd
import pytest

from cchc_xl.progress.figure_problems import standing_doubts, undefined
from cchc_xl.progress.figure_sums import before, figure_sums, figures_table
from cchc_xl.progress.figures import asked_figures, figures_of, settled, with_exported, with_reported
from cchc_xl.values import columns as c
from tests.progress.tables import AGENCIES, ASSIGNMENTS, ROUNDS, TASKS, lines, sheet

FIGURES = figures_of(sheet(c.FIGURES, """
    figure | task | name     | unit  | span     | number_kind | summing   | not_above | who      | rounds
    TN     | 1    | Nhận     | hồ sơ | Trong kỳ | Số nguyên   | Tổng      |           |          | Mọi kỳ
    TL     | 1    | Trả lời  | hồ sơ | Trong kỳ | Số nguyên   | Tổng      | TN        | SNV; STP | 2024-Q1; 2024-Q2
    HL     | 1    | Hài lòng | %     | Trong kỳ | Thập phân   | Bình quân |           |          |
    LK     | 1    | Lũy kế   | vụ    | Lũy kế   | Số nguyên   | Cuối      |           | BATO     | 2024-Q2
"""))  # fmt: skip


def asked(round_id: str) -> dict[str, list[str]]:
    found = asked_figures(FIGURES, TASKS, ASSIGNMENTS, AGENCIES, round_id)
    return {agency: [figure.figure for figure in own] for agency, own in found.items()}


def values(text: str) -> pd.DataFrame:
    return settled(sheet(c.FIGURE_VALUES, text), FIGURES, AGENCIES, ROUNDS)


def sums(text: str) -> pd.DataFrame:
    return figure_sums(values(text), FIGURES, ROUNDS, {})


def test_the_leads_of_the_task_are_asked_or_whom_the_clerk_named_in_chosen_rounds_only():
    assert asked("2024-Q1") == {"VP": ["TN"], "SNV": ["TN", "TL"], "STP": ["TL"], "X21010": ["TN"]}
    assert asked("2024-Q2")["BATO"] == ["LK"]
    assert asked("2024-NAM") == {"VP": ["TN"], "SNV": ["TN"], "X21010": ["TN"]}


def test_nobody_is_asked_for_a_task_that_was_withdrawn():
    tasks = TASKS.assign(standing="Rút")
    assert asked_figures(FIGURES, tasks, ASSIGNMENTS, AGENCIES, "2024-Q1") == {}


SAID = """
    round   | agency | figure | reported | file | cell | saved_at
    2024-Q1 | SNV    | TN     | {number} | {file} | J6 | {saved}
"""


def said(number: int, file: str, saved: str) -> pd.DataFrame:
    return sheet(c.FIGURE_VALUES, SAID.format(number=number, file=file, saved=saved))


def test_the_number_saved_last_stands_in_whatever_order_they_come():
    old, new = said(5, "a.xlsx", "2024-03-10"), said(7, "b.xlsx", "2024-03-12")
    none = sheet(c.FIGURE_VALUES, "round")
    for first, second in ((old, new), (new, old)):
        assert lines(with_reported(with_reported(none, first), second), "reported", "file") == ["7.0 | b.xlsx"]
    assert lines(with_reported(none, pd.concat([new, old])), "reported") == ["7.0"]


def test_what_a_newer_return_leaves_blank_stays():
    known = said(5, "a.xlsx", "2024-03-10")
    assert lines(with_reported(known, known.iloc[:0]), "reported") == ["5.0"]


def test_what_the_clerk_settled_on_counts_before_the_agency_and_the_agency_before_the_system():
    found = values("""
        round   | agency | figure | reported | exported | settled
        2024-Q1 | VP     | TN     |          | 3        |
        2024-Q1 | SNV    | TN     | 5        | 3        |
        2024-Q1 | X21010 | TN     | 5        | 3        | 4
    """)
    assert lines(found, "agency", "value", "difference") == ["VP | 3.0 | ", "SNV | 5.0 | 2.0", "X21010 | 4.0 | 2.0"]


def test_an_export_leaves_what_agencies_said_and_what_was_settled():
    known = sheet(c.FIGURE_VALUES, """
        round   | agency | figure | reported | settled
        2024-Q1 | SNV    | TN     | 5        | 4
    """)  # fmt: skip
    rows = sheet(c.FIGURE_VALUES, """
        round   | agency | figure | exported
        2024-Q1 | SNV    | TN     | 9
        2024-Q1 | VP     | TN     | 1
    """)  # fmt: skip
    found = with_exported(known, rows, "hệ thống.xlsx")
    assert lines(found, "agency", "reported", "exported", "settled", "exported_file") == [
        "SNV | 5.0 | 9.0 | 4.0 | hệ thống.xlsx",
        "VP |  | 1.0 |  | hệ thống.xlsx",
    ]


YEAR = """
    round   | agency | figure | reported
    2024-Q1 | VP     | TN     | 10
    2024-Q1 | SNV    | TN     | 20
    2024-Q1 | BATO   | TN     | 30
    2024-Q1 | X21010 | TN     | 40
    2024-Q2 | SNV    | TN     | 25
    2024-Q2 | SNV    | HL     | 90
    2024-Q2 | X21010 | HL     | 80
    2024-Q1 | BATO   | LK     | 7
    2024-Q1 | SNV    | LK     | 1
    2024-Q2 | SNV    | LK     | 3
"""


def test_figures_are_put_together_by_level_as_each_says_beside_the_round_before():
    found = sums(YEAR)
    assert lines(
        found, "round", "figure", "value", "before", "change", "office", "department", "district", "commune", "known"
    ) == [
        "2024-Q1 | TN | 100.0 |  |  | 10.0 | 20.0 | 30.0 | 40.0 | 4",
        "2024-Q1 | LK | 8.0 |  |  |  | 1.0 | 7.0 |  | 2",
        "2024-Q2 | TN | 25.0 | 100.0 | -75.0 |  | 25.0 |  |  | 1",
        "2024-Q2 | HL | 85.0 |  |  |  | 90.0 |  | 80.0 | 2",
        "2024-Q2 | LK | 10.0 | 8.0 | 2.0 |  | 3.0 | 7.0 |  | 1",  # BATO, silent, counts with what it said before
    ]


def test_the_levels_of_a_sum_make_the_whole():
    rows = [line.split("|") for line in YEAR.strip().splitlines()[1:]]
    wanted = sum(int(r[3]) for r in rows if r[0].strip() == "2024-Q1" and r[2].strip() == "TN")
    row = sums(YEAR).iloc[0]
    assert wanted == row["value"] == row[["office", "department", "district", "commune"]].sum()


def test_a_year_is_not_held_against_its_last_quarter_but_a_cumulative_number_is():
    of = {figure.figure: figure for figure in FIGURES}
    assert [before(of["TN"], r, ROUNDS) for r in ("2024-Q1", "2024-Q2", "2024-NAM")] == ["", "2024-Q1", ""]
    assert before(of["LK"], "2024-NAM", ROUNDS) == "2024-Q2"


def test_a_figure_that_was_asked_for_and_nobody_told_stands_there_blank():
    found = figure_sums(values("round"), FIGURES, ROUNDS, {("2024-Q1", "TN"): 4})
    assert lines(found, "figure", "value", "known", "asked") == ["TN |  | 0 | 4"]
    assert figures_table(found, "2024-Q1") == []


def test_the_reports_table_is_in_words_of_official_documents():
    row = figures_table(sums(YEAR), "2024-Q2")[0]
    assert (row["ten"], row["don_vi"], row["ky_nay"], row["ky_truoc"]) == ("Nhận", "hồ sơ", "25", "100")
    thousands = figures_table(sums(YEAR.replace("| 25", "| 12345")), "2024-Q2")[0]
    assert thousands["ky_nay"] == "12.345"


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ("round | agency | figure | reported | exported | settled\n2024-Q1 | SNV | TN | 5 | 6 |", "S10"),
        ("round | agency | figure | reported | exported | settled\n2024-Q1 | SNV | TN | 5 | 6 | 6", None),
        ("round | agency | figure | reported | exported\n2024-Q1 | SNV | TN | 5 |\n2024-Q1 | SNV | TL | | 6", "S06"),
        ("round | agency | figure | reported\n2024-Q1 | BATO | LK | 5\n2024-Q2 | BATO | LK | 4", "S11"),
        ("round | agency | figure | reported\n2024-Q1 | BATO | TN | 5\n2024-Q2 | BATO | TN | 4", None),
    ],
)
def test_what_is_doubtful_is_asked_about(table: str, code: str | None):
    found = [p.code for p in standing_doubts(values(table), FIGURES, ROUNDS)]
    assert found == ([code] if code else [])


def test_what_a_definition_names_and_is_not_there_is_told():
    wrong = figures_of(sheet(c.FIGURES, """
        figure | task | who    | not_above | rounds
        A      | 99   |        |           | 2024-Q1
        B      | 1    | Sở Lạ  | XX        | 2023-Q9
        C      | 99   | Sở Lạ  |           |
    """))  # fmt: skip
    told = [(u.figure, u.field, u.value) for u in undefined(wrong, TASKS, AGENCIES, ROUNDS)]
    assert told == [("A", "task", "99"), ("B", "rounds", "2023-Q9"), ("B", "who", "Sở Lạ"), ("B", "not_above", "XX")]


def test_what_one_return_says_too_much_of_was_found_where_it_was_read():
    found = values("""
        round   | agency | figure | reported | file
        2024-Q1 | SNV    | TN     | 5        | a.xlsx
        2024-Q1 | SNV    | TL     | 6        | a.xlsx
    """)
    assert standing_doubts(found, FIGURES, ROUNDS) == []
