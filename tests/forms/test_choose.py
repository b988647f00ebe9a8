"""Several files of one agency: which one counts."""

import datetime as dt
from collections.abc import Mapping

import pandas as pd
import pytest

from cchc_xl.forms.choose import beside, choose
from cchc_xl.forms.returns import Return, read_return, unread
from cchc_xl.values.columns import RETURNS
from cchc_xl.values.frames import frame
from cchc_xl.values.problems import problem
from tests.forms.workbooks import LAST_YEAR, STC, expected, returned

ANSWERED = "HEADERS\n1 | 4-T01 | … | … | … | | Chưa thực hiện | | | | | | |"
BLANK = "HEADERS\n1 | 4-T01 | … | … | … | | | | | | | | |"
WRONG = "HEADERS\n1 | 4-T01 | … | … | … | | xxx | | | | | | |"
MORNING, NOON = dt.datetime(2024, 3, 15, 8), dt.datetime(2024, 3, 15, 12)


def sent(file: str, saved_at: dt.datetime | None = MORNING, table: str = ANSWERED, **how: object) -> Return:
    return read_return(returned(table, file=file, saved_at=saved_at, **how), expected())  # type: ignore[arg-type]


def outcome(*returns: Return, used: Mapping[str, int] | None = None) -> tuple[list[str], list[tuple[str, str]]]:
    """The files that count, and code and file of what is said of the others."""
    chosen = choose(returns)
    return [r.file for r in chosen.counting], [(p.code, p.file) for p in beside(chosen, used or {})]


def test_the_one_saved_last_counts_whatever_it_is_called():
    assert outcome(sent("FINAL.xlsx", MORNING), sent("a.xlsx", NOON)) == (["a.xlsx"], [("B08", "FINAL.xlsx")])


def test_each_agency_has_its_own():
    other = sent("stc.xlsx", identity=STC, properties=STC)
    assert outcome(sent("snv.xlsx"), other) == (["snv.xlsx", "stc.xlsx"], [])


def test_the_same_file_twice_counts_once():
    twice = (sent("a.xlsx", sha256="ab"), sent("a (1).xlsx", sha256="ab"))
    assert outcome(*twice) == (["a.xlsx"], [("T04", "a (1).xlsx")])


def test_of_two_saved_at_the_same_moment_a_person_is_asked():
    assert outcome(sent("a.xlsx"), sent("b.xlsx")) == (["b.xlsx"], [("B07", "b.xlsx"), ("B22", "a.xlsx")])


def test_a_blank_form_never_stands_before_a_filled_one_and_it_is_said():
    assert outcome(sent("a.xlsx"), sent("b.xlsx", NOON, BLANK)) == (["a.xlsx"], [("B21", "b.xlsx")])


def test_a_form_with_nothing_but_faults_is_newer_all_the_same():
    assert outcome(sent("a.xlsx"), sent("b.xlsx", NOON, WRONG)) == (["b.xlsx"], [("B08", "a.xlsx")])


def test_it_is_said_when_rows_of_an_older_one_are_taken_in():
    files = (sent("a.xlsx"), sent("b.xlsx", NOON, WRONG))
    assert outcome(*files, used={"a.xlsx": 1})[1] == [("B20", "a.xlsx")]


def test_every_file_is_in_exactly_one_place():
    photo = unread("ảnh.xlsx", "2024-Q1", problem("T01", file="ảnh.xlsx", detail="đây là ảnh"))
    files = (sent("a.xlsx", sha256="a"), sent("a (1).xlsx", sha256="a"), sent("b.xlsx", NOON, sha256="b"), photo)
    chosen = choose(files)
    places = [chosen.counting, [o.returned for o in chosen.older], [r for r, _ in chosen.identical], chosen.refused]
    assert [[r.file for r in place] for place in places] == [["b.xlsx"], ["a.xlsx"], ["a (1).xlsx"], ["ảnh.xlsx"]]


def test_a_file_without_a_moment_is_older_than_any():
    assert outcome(sent("a.xlsx"), sent("b.xlsx", None))[0] == ["a.xlsx"]


def test_what_cannot_be_used_is_never_chosen():
    last_year = sent("cũ.xlsx", NOON, identity=LAST_YEAR, properties=LAST_YEAR)
    photo = unread("ảnh.xlsx", "2024-Q1", problem("T01", file="ảnh.xlsx", detail="đây là ảnh"))
    assert outcome(last_year, photo, sent("a.xlsx")) == (["a.xlsx"], [])


def test_the_order_of_the_files_does_not_matter():
    files = (sent("a.xlsx", MORNING), sent("b.xlsx", NOON), sent("c.xlsx", NOON))
    assert outcome(*files)[0] == outcome(*reversed(files))[0] == ["c.xlsx"]


def known(saved_at: dt.datetime, outcome: str = "Đã nhận") -> pd.DataFrame:
    """What the round took in from SNV before."""
    row = {"round": "2024-Q1", "agency": "SNV", "file": "trước.xlsx", "saved_at": saved_at, "outcome": outcome}
    return frame(RETURNS, [{**row, "sha256": "trước"}])


@pytest.mark.parametrize(
    ("returned_at", "table", "before", "counts"),
    [
        (NOON, ANSWERED, "Đã nhận", True),
        (MORNING, ANSWERED, "Đã nhận", False),  # of last week
        (NOON, BLANK, "Đã nhận", False),
        (MORNING, ANSWERED, "Chưa nhập nội dung", True),
        (MORNING, BLANK, "Chưa nhập nội dung", False),
        (MORNING, ANSWERED, "Có bản mới hơn", True),
        (None, ANSWERED, "Đã nhận", True),  # nobody can say that it is older
    ],
)
def test_what_was_taken_in_before_stands_until_something_newer_says_more(
    returned_at: dt.datetime | None, table: str, before: str, counts: bool
):
    chosen = choose([sent("a.xlsx", returned_at, table)], known(dt.datetime(2024, 3, 15, 10), before))
    assert [r.file for r in chosen.counting] == (["a.xlsx"] if counts else [])
    assert [o.newest for o in chosen.older] == ([] if counts else ["trước.xlsx"])
