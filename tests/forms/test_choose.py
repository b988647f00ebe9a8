"""Several files of one agency: which one counts."""

import datetime as dt

from cchc_xl.forms.choose import choose
from cchc_xl.forms.returns import Return, read_return, unread
from cchc_xl.values.problems import problem
from tests.forms.workbooks import LAST_YEAR, STC, expected, returned

ANSWERED = "HEADERS\n1 | 4-T01 | … | … | … | | Chưa thực hiện | | | | | | |"
BLANK = "HEADERS\n1 | 4-T01 | … | … | … | | | | | | | | |"
MORNING, NOON = dt.datetime(2024, 3, 15, 8), dt.datetime(2024, 3, 15, 12)


def sent(file: str, saved_at: dt.datetime | None = MORNING, table: str = ANSWERED, **how: object) -> Return:
    return read_return(returned(table, file=file, saved_at=saved_at, **how), expected())  # type: ignore[arg-type]


def outcome(*returns: Return) -> tuple[list[str], list[tuple[str, str]]]:
    """The files that count, and code and file of each problem."""
    chosen, problems = choose(returns)
    return [r.file for r in chosen], [(p.code, p.file) for p in problems]


def test_the_one_saved_last_counts_whatever_it_is_called():
    assert outcome(sent("FINAL.xlsx", MORNING), sent("a.xlsx", NOON)) == (["a.xlsx"], [("B08", "FINAL.xlsx")])


def test_each_agency_has_its_own():
    other = sent("stc.xlsx", identity=STC, properties=STC)
    assert outcome(sent("snv.xlsx"), other) == (["snv.xlsx", "stc.xlsx"], [])


def test_the_same_file_twice_counts_once():
    twice = (sent("a.xlsx", sha256="ab"), sent("a (1).xlsx", sha256="ab"))
    assert outcome(*twice) == (["a.xlsx"], [("T04", "a (1).xlsx")])


def test_of_two_saved_at_the_same_moment_a_person_is_asked():
    assert outcome(sent("a.xlsx"), sent("b.xlsx")) == (["b.xlsx"], [("B07", "b.xlsx")])


def test_a_blank_form_never_stands_before_a_filled_one():
    assert outcome(sent("a.xlsx"), sent("b.xlsx", NOON, BLANK))[0] == ["a.xlsx"]


def test_a_file_without_a_moment_is_older_than_any():
    assert outcome(sent("a.xlsx"), sent("b.xlsx", None))[0] == ["a.xlsx"]


def test_what_cannot_be_used_is_never_chosen():
    last_year = sent("cũ.xlsx", NOON, identity=LAST_YEAR, properties=LAST_YEAR)
    photo = unread("ảnh.xlsx", "2024-Q1", problem("T01", file="ảnh.xlsx", detail="đây là ảnh"))
    assert outcome(last_year, photo, sent("a.xlsx")) == (["a.xlsx"], [])


def test_the_order_of_the_files_does_not_matter():
    files = (sent("a.xlsx", MORNING), sent("b.xlsx", NOON), sent("c.xlsx", NOON))
    assert outcome(*files)[0] == outcome(*reversed(files))[0] == ["c.xlsx"]
