"""One answer at a time: what agencies write, and what is asked back."""

import datetime as dt

import pytest

from cchc_xl.forms.answers import Answer, AnswerRow, read_answer
from cchc_xl.forms.cells import as_text
from cchc_xl.forms.days import horizon
from cchc_xl.values.columns import ANSWERS
from cchc_xl.values.grid import Cell
from cchc_xl.values.problems import problem
from cchc_xl.values.words import MilestoneKind, Progress, Severity

AS_OF = dt.date(2024, 4, 5)
DAY = dt.date(2024, 3, 5)


def answer(kind: Cell = MilestoneKind.PERIODIC, **values: Cell) -> Answer:
    """An answer row with these cells; cells stand in row 14, Tiến độ in G."""
    cells = {c.field: values.get(c.field) for c in ANSWERS}
    addresses = {c.field: f"{letter}14" for c, letter in zip(ANSWERS, "GHIJKLMN", strict=True)}
    return read_answer(AnswerRow(cells, addresses), str(kind), horizon(AS_OF, 2024), problem)


def told(found: Answer) -> dict[str, str]:
    return {p.code: p.cell for p in found.problems}


@pytest.mark.parametrize("progress", Progress)
def test_a_choice_of_the_list_is_taken_without_a_word(progress: Progress):
    found = answer(MilestoneKind.EVENT, progress=progress.value, done_on=DAY if progress == Progress.DONE else None)
    assert found.values["progress"] == progress
    assert found.problems == ()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("đã xong", Progress.DONE),
        ("da xong", Progress.DONE),
        ("Hoan thanh", Progress.DONE),
        ("HOÀN THÀNH", Progress.DONE),
        ("hoàn  thành.", Progress.DONE),
        ("đang làm", Progress.UNDER_WAY),
        ("Đã trình chờ ban hành", Progress.SUBMITTED),
        ("không phát sinh", Progress.NOTHING_AROSE),
        ("chưa triển khai", Progress.NOT_STARTED),
        ("100%", Progress.DONE),
        ("100 %", Progress.DONE),
        (100, Progress.DONE),
        ("Đã hoàn thành 100%", Progress.DONE),
        ("0%", Progress.NOT_STARTED),
        ("«Hoàn thành»", Progress.DONE),
        ("Hoàn thành; đã xong", Progress.DONE),
        ("Đã ban hành", Progress.DONE),
        ("Thực hiện thường xuyên", Progress.UNDER_WAY),
    ],
)
def test_own_words_are_understood_and_said(written: Cell, read: Progress):
    found = answer(MilestoneKind.EVENT, progress=written, done_on=DAY if read == Progress.DONE else None)
    assert found.values["progress"] == read
    assert told(found) == {"N11": "G14"}
    assert found.counts


@pytest.mark.parametrize("written", ["50%", 50, 1, "1", "x", "✓", "chưa hoàn thành", "xong một phần", "Có", True])
def test_what_could_mean_two_things_is_asked_not_guessed(written: Cell):
    found = answer(progress=written)
    assert told(found) == {"N01": "G14"}
    assert not found.counts


def test_a_date_in_a_date_cell_is_taken_without_a_word():
    assert answer(progress="Hoàn thành", done_on=DAY).problems == ()


def test_a_date_typed_as_text_is_read_in_vietnamese_order_and_said():
    found = answer(progress="Hoàn thành", done_on="5/3/2024")
    assert found.values["done_on"] == DAY
    assert told(found) == {"N04": "H14"}
    assert "05/03/2024" in found.problems[0].text


def test_a_day_that_is_not_in_the_calendar_withholds_the_row():
    found = answer(progress="Hoàn thành", done_on="31/02/2024")
    assert told(found) == {"N03": "H14"}
    assert str(found.problems[0]).startswith("ô H14: cột «Ngày hoàn thành»: ngày «31/02/2024» không có trong lịch")
    assert not found.counts


@pytest.mark.parametrize(("field", "cell"), [("done_on", "H14"), ("document_date", "J14")])
def test_nothing_was_done_after_the_day_of_consolidation(field: str, cell: str):
    values: dict[str, Cell] = {"progress": "Hoàn thành", "done_on": DAY, field: dt.date(2024, 4, 6)}
    assert told(answer(**values)) == {"N06": cell}


def test_the_day_of_consolidation_itself_is_not_the_future():
    assert answer(progress="Hoàn thành", done_on=AS_OF).problems == ()


def test_an_expected_day_lies_ahead():
    found = answer(progress="Đang thực hiện", expected_on=dt.date(2024, 6, 30))
    assert found.problems == ()


@pytest.mark.parametrize("written", ["tháng 6/2024", "6/2024", "Quý II/2024", "quý 2 năm 2024"])
def test_an_expected_month_or_quarter_is_its_last_day(written: str):
    found = answer(progress="Đang thực hiện", expected_on=written)
    assert found.values["expected_on"] == dt.date(2024, 6, 30)
    assert told(found) == {"N04": "N14"}


def test_a_month_is_no_day_on_which_something_was_done():
    assert told(answer(progress="Hoàn thành", done_on="tháng 3/2024")) == {"N03": "H14"}


@pytest.mark.parametrize(
    ("given", "cell", "missing"),
    [
        ({"done_on": DAY}, "I14", "số, ký hiệu văn bản và ngày văn bản"),
        ({"done_on": DAY, "document": "45/KH-SNV"}, "J14", "ngày văn bản"),
        ({"document_date": DAY}, "I14", "số, ký hiệu văn bản"),
    ],
)
def test_a_document_that_was_issued_has_a_number_and_a_date(given: dict[str, Cell], cell: str, missing: str):
    found = answer(MilestoneKind.ISSUE, progress="Hoàn thành", **given)
    assert told(found) == {"N05": cell}
    assert missing in found.problems[0].text
    assert found.counts


def test_the_documents_date_stands_for_the_day_it_was_done():
    found = answer(MilestoneKind.ISSUE, progress="Hoàn thành", document="45/KH-SNV", document_date=DAY)
    assert found.problems == ()


def test_what_is_done_was_done_on_a_day():
    assert told(answer(progress="Hoàn thành")) == {"N09": "H14"}


@pytest.mark.parametrize("kind", [MilestoneKind.ISSUE, MilestoneKind.PERIODIC, MilestoneKind.BY_PLAN])
def test_work_that_is_due_cannot_fail_to_arise(kind: MilestoneKind):
    assert told(answer(kind, progress="Không phát sinh")) == {"N10": "G14"}


@pytest.mark.parametrize(
    "values", [{"progress": "Không phát sinh"}, {"progress": "Hoàn thành", "document": "45/KH", "document_date": DAY}]
)
def test_nothing_is_asked_that_depends_on_a_kind_nobody_knows(values: dict[str, Cell]):
    assert told(answer("", **values)) == {}


def test_answers_without_a_progress_count_and_are_asked_about():
    found = answer(outcome="Đã làm nhiều việc")
    assert told(found) == {"N12": "G14"}
    assert found.counts


def test_a_day_of_completion_on_work_under_way_is_asked_about():
    assert told(answer(progress="Đang thực hiện", done_on=DAY)) == {"N15": "H14"}


@pytest.mark.parametrize(("value", "text"), [(45, "45"), (45.0, "45"), (DAY, "05/03/2024"), (None, ""), (0.5, "0.5")])
def test_whatever_stands_in_a_text_cell_is_text(value: Cell, text: str):
    assert as_text(value) == text
    assert answer(progress="Chưa thực hiện", outcome=value).values["outcome"] == text


def test_a_message_does_not_repeat_a_whole_essay():
    assert len(answer(progress="rất " * 500).problems[0].text) < 120


# Two answers in one cell


@pytest.mark.parametrize(
    "written",
    ["Hoàn thành; đang thực hiện", "Hoàn thành / Đang thực hiện", "Hoàn thành\nChưa thực hiện",
     "Đang thực hiện và chưa triển khai", "Đã trình, hoàn thành"],
)  # fmt: skip
def test_two_states_in_one_cell_withhold_the_row_and_say_why(written: str):
    found = answer(progress=written, done_on=DAY)
    assert told(found) == {"N23": "G14"}
    assert not found.counts


def test_a_state_with_a_comma_of_its_own_is_one_state():
    assert answer(progress="Đã trình, chờ ban hành").problems == ()


def test_two_days_in_one_cell_withhold_the_row():
    found = answer(progress="Hoàn thành", done_on="5/3/2024; 6/3/2024")
    assert told(found) == {"N23": "H14"}


# Days that only make sense with day and month swapped


def test_a_day_to_come_that_excel_may_have_swapped_is_taken_the_other_way_round_and_asked_about():
    found = answer(progress="Hoàn thành", done_on=dt.date(2024, 5, 4))
    assert found.values["done_on"] == AS_OF
    assert told(found) == {"N21": "H14"}
    assert found.problems[0].severity == Severity.WARNING
    assert "«04/05/2024» ở sau ngày tổng hợp 05/04/2024; đã hiểu là ngày 05/04/2024" in found.problems[0].text


@pytest.mark.parametrize("day", [dt.date(2024, 10, 6), dt.date(2024, 4, 25)], ids=["both to come", "no other side"])
def test_a_day_to_come_either_way_stays_an_error(day: dt.date):
    assert told(answer(progress="Hoàn thành", done_on=day)) == {"N06": "H14"}


def test_a_day_typed_as_text_is_never_read_the_other_way_round():
    assert told(answer(progress="Hoàn thành", done_on="4/5/2024")) == {"N06": "H14"}


def test_a_day_that_is_none_in_vietnamese_order_is_taken_and_asked_about():
    found = answer(progress="Hoàn thành", done_on="3/25/2024")
    assert found.values["done_on"] == dt.date(2024, 3, 25)
    assert told(found) == {"N21": "H14"}
    assert "«3/25/2024»" in found.problems[0].text


def test_a_day_that_makes_sense_as_it_stands_is_never_questioned():
    assert answer(progress="Hoàn thành", done_on=dt.date(2024, 3, 4)).problems == ()


# Days outside sense


@pytest.mark.parametrize(
    ("field", "day"),
    [("done_on", dt.date(2022, 12, 31)), ("done_on", dt.date(1924, 3, 5)), ("done_on", "5/3/95"),
     ("document_date", dt.date(2204, 3, 5)), ("expected_on", dt.date(2027, 1, 1)), ("expected_on", "31/12/2042")],
)  # fmt: skip
def test_a_year_far_from_the_plan_withholds_the_row(field: str, day: Cell):
    found = answer(
        progress="Hoàn thành" if field != "expected_on" else "Đang thực hiện", **{"done_on": DAY, field: day}
    )
    assert [p.code for p in found.problems] == ["N22"]
    assert "từ 01/01/2023 đến 31/12/2026" in found.problems[0].text


@pytest.mark.parametrize("written", ["05.03.24", 45356, 45356.5, "05032024"])
def test_a_day_of_another_making_is_read_and_said(written: Cell):
    found = answer(progress="Hoàn thành", done_on=written)
    assert found.values["done_on"] == DAY
    assert told(found) == {"N04": "H14"}


# Number and date of a document


def test_number_and_date_typed_into_one_cell_are_parted_and_it_is_said():
    found = answer(MilestoneKind.ISSUE, progress="Hoàn thành", document="45/KH-SNV ngày 05/3/2024")
    assert (found.values["document"], found.values["document_date"]) == ("45/KH-SNV", DAY)
    assert told(found) == {"N24": "I14"}


@pytest.mark.parametrize("written", ["45/KH-SNV ngày mai", "ngày 05/3/2024", "45/KH-SNV ngày 05/3/2044"])
def test_what_cannot_be_parted_stays_as_it_was_typed(written: str):
    found = answer(MilestoneKind.ISSUE, progress="Hoàn thành", document=written)
    assert found.values["document"] == written
    assert told(found) == {"N05": "J14"}


def test_a_date_of_its_own_is_left_alone():
    found = answer(MilestoneKind.ISSUE, progress="Hoàn thành", document="45/KH ngày 05/3/2024", document_date=DAY)
    assert (found.values["document"], found.problems) == ("45/KH ngày 05/3/2024", ())


def test_a_number_that_excel_made_a_day_of_is_asked_about():
    found = answer(MilestoneKind.ISSUE, progress="Hoàn thành", document=DAY, document_date=DAY)
    assert told(found) == {"N29": "I14"}
    assert found.values["document"] == "05/03/2024"


def test_a_text_longer_than_a_cell_of_excel_is_withheld_not_cut():
    found = answer(progress="Đang thực hiện", outcome="x" * 32_768)
    assert told(found) == {"N30": "K14"}
