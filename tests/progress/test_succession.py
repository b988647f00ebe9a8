"""Who took over from whom, and the rows that pass work on."""

import datetime as dt

import pandas as pd

from cchc_xl.progress.succession import Joining, Leaving, joined, leaving, passed_on
from cchc_xl.progress.successors import ended_by, successors_on
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame

DAY = dt.date(2025, 7, 1)


def directory(text: str) -> pd.DataFrame:
    """Agencies: code | last day | successors | parent."""
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return frame(c.AGENCIES, [{"agency": code, "agency_name": code, "valid_to": pd.Timestamp(to) if to else None,
                               "successors": heirs, "parent": parent, "groups": "xã"}
                              for code, to, heirs, parent in rows])  # fmt: skip


def states(text: str) -> pd.DataFrame:
    """Obligations with their states: agency | milestone | kind | due | state."""
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    table = pd.DataFrame(rows, columns=["agency", "milestone", "kind", "due", "state"])
    due = pd.to_datetime(table["due"].where(table["due"] != "")).astype("datetime64[s]")
    none = pd.Series(pd.NaT, table.index, dtype="datetime64[s]")
    return table.assign(task=table["milestone"].str.split("-").str[0], due=due, due_effective=due, due_extended=none)


def told(rows: pd.DataFrame) -> list[str]:
    return [
        " | ".join(row).strip()
        for row in rows[["kind", "task", "milestone", "agency", "before", "after"]].itertuples(index=False)
    ]


AGENCIES = directory("""
    H  | 2025-06-30 |       |
    A  | 2024-12-31 | B     | H
    B  | 2025-06-30 | N     | H
    D  | 2025-06-30 | N; M  | H
    N  |            |       |
    M  |            |       |
    K  | 2025-06-30 | L     |
    L  | 2025-06-30 | K     |
""")

STATES = states("""
    B | 1-A | Ban hành văn bản | 2025-03-31 | Chưa hoàn thành, quá hạn
    B | 1-B | Báo cáo định kỳ  | 2025-03-18 | Chưa hoàn thành, quá hạn
    B | 2-A | Theo kế hoạch    | 2025-12-31 | Đang thực hiện trong hạn
    B | 3-A | Theo văn bản khác |           | Chưa xác định thời hạn
    H | 1-A | Ban hành văn bản | 2025-03-31 | Hoàn thành đúng hạn
    H | 2-A | Theo kế hoạch    | 2025-12-31 | Hoàn thành đúng hạn
    H | 2-B | Theo kế hoạch    | 2025-12-31 | Đang thực hiện trong hạn
    H | 3-A | Theo văn bản khác |           | Chưa xác định thời hạn
    N | 9-A | Theo kế hoạch    | 2025-12-31 | Chưa đến kỳ
""")


def test_the_day_without_an_agency_is_the_one_after_its_last():
    assert ended_by(AGENCIES, DAY)["A"] == dt.date(2025, 1, 1)
    assert "B" not in ended_by(AGENCIES, dt.date(2025, 6, 30))


def test_successors_are_followed_to_those_who_are_there_and_circles_lead_to_nobody():
    found = successors_on(AGENCIES, DAY)
    assert (found["A"], found["D"], found["H"], found["K"]) == (("N",), ("N", "M"), (), ())


def test_who_leaves_something_open_and_who_stands_around():
    one, other = leaving(STATES, AGENCIES, DAY)
    assert one == Leaving("B", DAY, 3, ("N",), ())  # the report of a quarter that is over is nobody's
    assert other == Leaving("H", DAY, 2, (), ("N", "M"))


def test_all_that_is_ahead_passes_in_one_row_and_the_overdue_by_name():
    rows = passed_on(STATES, Leaving("B", DAY, 3, ("N",), ()), ("N",), set(), "NQ 1")
    assert told(rows) == ["Chuyển chủ trì |  |  |  | B | N", "Chuyển chủ trì |  | 1-A |  | B | N"]
    assert set(rows["document"]) == {"NQ 1"}


def test_what_was_done_ahead_is_left_out_by_naming_the_rest():
    rows = passed_on(STATES, Leaving("H", DAY, 2, (), ()), ("N",), set(), "NQ 1")
    assert told(rows) == ["Chuyển chủ trì | 2 | 2-B |  | H | N", "Chuyển chủ trì | 3 |  |  | H | N"]


def test_several_get_what_they_have_not_already():
    rows = passed_on(STATES, Leaving("H", DAY, 2, (), ()), ("N", "M"), {("M", "3-A")}, "NQ 1")
    assert told(rows)[2:] == ["Bổ sung |  | 2-B | M |  |"]


def test_work_that_ends_is_withdrawn_where_it_is_open():
    rows = passed_on(STATES, Leaving("H", DAY, 2, (), ()), (), set(), "NQ 1")
    assert told(rows) == ["Rút | 2 | 2-B | H |  |", "Rút | 3 |  | H |  |"]


def test_who_joins_gets_what_most_of_the_group_has_to_do_from_then_on():
    bound = states("""
        N | 1-A | Ban hành văn bản | 2025-03-31 | Chưa hoàn thành, quá hạn
        N | 2-A | Theo kế hoạch | 2025-12-31 | Chưa đến kỳ
        M | 2-A | Theo kế hoạch | 2025-12-31 | Chưa đến kỳ
        M | 3-A | Theo kế hoạch | 2025-12-31 | Chưa đến kỳ
    """)
    rows = joined(bound, AGENCIES, Joining("xã", DAY, ("P", "Q")), "NQ 1")
    assert told(rows) == ["Bổ sung | 2 |  | P; Q |  |"]
