"""What comes back is taken for what it is, whatever was done to it on the way."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from cchc_xl.forms.returns import Return, read_return, results_of
from cchc_xl.values.columns import FORM_SHEET
from cchc_xl.values.grid import Place, WorkbookGrid
from cchc_xl.values.words import FormStatus
from tests.forms.workbooks import FILLED, HEADERS, LAST_YEAR, PRINTED, SNV, STC, file_of, read, returned, sealed


def codes(found: Return) -> list[str]:
    return [p.code for p in found.problems]


def each(found: Return, field: str) -> list[object]:
    """What the results say in that field, row by row."""
    return [row[field] for row in found.results]


def places(found: Return) -> dict[str, str]:
    return {p.code: p.cell for p in found.problems}


def test_a_form_as_it_went_out_gives_a_result_for_each_row():
    found = read(FILLED)
    assert found.usable
    assert codes(found) == []
    assert each(found, "milestone") == ["2-KH", "4-T01", "6-TX"]
    assert each(found, "task") == ["2", "4", "6"]
    first = found.results[0]
    assert (first["agency"], first["round"], first["source"]) == ("SNV", "2024-Q1", "Bản nộp")
    assert first["done_on"] == dt.date(2024, 3, 5)
    assert first["cell"] == "G3"


# Whose form it is


def test_the_agency_is_whose_form_it_is_not_what_the_file_is_called():
    found = read(FILLED, identity=STC, properties=STC, file="2024-Q1_SNV_So-Noi-vu.xlsx")
    assert (found.agency, found.usable) == ("STC", True)


def test_the_document_properties_speak_where_the_hidden_sheet_was_lost():
    assert read(FILLED, identity=None).agency == "SNV"


def test_the_hidden_sheet_speaks_where_the_properties_were_lost():
    assert read(FILLED, properties=None).agency == "SNV"


@pytest.mark.parametrize(
    ("code", "how"),
    [
        ("B01", {"identity": None, "properties": None}),
        ("B01", {"identity": None, "properties": None, "visible": SNV.form}),
        ("B02", {"identity": replace(SNV, form="2024-Q1_SNV_ZZZZZZ"), "properties": None}),
        ("B03", {"identity": LAST_YEAR, "properties": LAST_YEAR}),
        ("B04", {"identity": replace(SNV, secret="00" * 16), "properties": None}),
        ("B04", {"identity": replace(SNV, secret=""), "properties": None}),
        ("B04", {"identity": replace(SNV, agency="STC"), "properties": None}),
        ("B11", {"identity": SNV, "properties": STC}),
        ("B11", {"visible": STC.form}),
    ],
    ids=[
        "a sheet of their own", "only the visible id", "another plan's form", "last round's form", "a forged secret",
        "no secret", "another agency's name", "put together from two forms", "pasted under another form's title",
    ],
)  # fmt: skip
def test_a_file_that_is_not_the_issued_form_is_refused(code: str, how: dict[str, object]):
    found = read(FILLED, **how)
    assert codes(found) == [code]
    assert not found.usable
    assert found.results == ()


def test_a_form_that_was_issued_again_is_refused_by_name():
    found = read_return(returned(FILLED), sealed(SNV=FormStatus.REPLACED))
    assert codes(found) == ["B05"]
    assert SNV.form in str(found.problems[0])


def test_a_refused_form_still_says_whose_it_was():
    assert read(FILLED, identity=LAST_YEAR, properties=LAST_YEAR).agency == "SNV"


# Which rows count


def test_a_milestone_that_was_not_asked_about_is_withheld_and_placed():
    found = read(FILLED.replace("| 6-TX LOCKED", "| 6-TXX | Niêm yết thủ tục | Niêm yết | |"))
    assert places(found) == {"N02": "B5", "N08": ""}
    assert each(found, "milestone") == ["2-KH", "4-T01"]


def test_a_milestone_on_two_rows_counts_on_neither():
    found = read(FILLED.replace("| 6-TX LOCKED", "| 2-KH LOCKED"))
    assert codes(found) == ["N07", "N08"]
    assert places(found)["N07"] == "B5"
    assert "ô B3" in str(found.problems[0])
    assert each(found, "milestone") == ["4-T01"]


def test_a_table_pasted_below_itself_counts_once():
    found = read("\n".join([FILLED.strip("\n"), *FILLED.strip("\n").splitlines()]))
    assert codes(found) == ["N34", "N34", "N34"]
    assert places(found)["N34"] == "B9"
    assert found.results == read(FILLED).results


def test_a_table_pasted_below_itself_and_answered_otherwise_counts_in_no_row_that_differs():
    once = FILLED.strip("\n").splitlines()
    again = "\n".join(once).replace("45/KH-SNV", "54/KH-SNV").splitlines()
    found = read("\n".join([*once, *again]))
    assert codes(found) == ["N07", "N34", "N34"]
    assert each(found, "milestone") == ["4-T01", "6-TX"]


def test_two_errors_are_not_the_same_answer():
    row = "| 6-TX LOCKED | | | | | | |"
    book = returned("\n".join(["HEADERS", row, row]))
    book = replace(book, errors={FORM_SHEET: frozenset({(2, 6), (3, 6)})})
    assert codes(read_return(book, sealed())) == ["N08", "N08", "N07"]


# Merged cells


def test_an_answer_merged_over_several_rows_is_that_of_each_and_it_is_said():
    found = merged(spread={(3, 10)})
    assert places(found) == {"N32": "K4"}
    assert "«Đang làm»" in str(found.problems[0])
    assert len(found.results) == 3


def test_what_nobody_sees_behind_a_merge_is_told():
    assert places(merged(hidden={(2, 11)})) == {"N33": "L3"}


def test_merged_cells_that_say_nothing_are_not_told():
    assert codes(merged(spread={(3, 11)})) == []


def merged(**places: set[Place]) -> Return:
    book = returned(FILLED)
    report = replace(book.sheets[0], **{name: frozenset(them) for name, them in places.items()})
    return read_return(replace(book, sheets=(report, *book.sheets[1:])), sealed())


# Columns that were deleted


def test_without_the_column_of_the_day_done_the_rest_is_taken_and_it_is_asked_for():
    found = read("\n".join(without(line, 7) for line in FILLED.strip("\n").splitlines()))
    assert places(found) == {"B17": "A2"}
    assert each(found, "milestone") == ["2-KH", "4-T01", "6-TX"]
    assert each(found, "done_on") == [None, None, None]


def test_what_a_deleted_column_would_have_said_is_missed_at_the_progress():
    done = FILLED.replace("Đang thực hiện", "Hoàn thành    ")
    found = read("\n".join(without(line, 7) for line in done.strip("\n").splitlines()))
    assert places(found) == {"B17": "A2", "N09": "G4"}


def test_without_the_milestones_no_other_column_may_lack():
    lines = FILLED.strip("\n").splitlines()
    assert codes(read("\n".join(without(without(line, 7), 1) for line in lines))) == ["B06"]


def without(line: str, column: int) -> str:
    """A line of a table without that column, from 0."""
    printed = re.sub(r"(\S+) LOCKED", lambda found: " | ".join((found[1], *PRINTED[found[1]])), line)
    cells = printed.replace("HEADERS", HEADERS).split("|")
    return "|".join(cells[:column] + cells[column + 1 :])


def test_a_deleted_row_is_missed_and_the_others_count():
    found = read("\n".join(line for line in FILLED.splitlines() if "4-T01" not in line))
    assert codes(found) == ["N08"]
    assert "«4-T01»" in str(found.problems[0])
    assert len(found.results) == 2


def test_of_two_rows_of_a_milestone_the_one_that_is_answered_counts():
    blank = "4 | 2-KH LOCKED | | | | | | | |"
    found = read(FILLED + blank)
    assert (codes(found), len(found.results)) == ([], 3)


def test_a_form_sent_back_blank_is_usable_and_asked_about():
    found = read("""
    HEADERS
    1 | 2-KH LOCKED  | | | | | | | |
    2 | 4-T01 LOCKED | | | | | | | |
    3 | 6-TX LOCKED  | | | | | | | |
    """)
    assert (codes(found), found.usable, len(found.results)) == (["B09"], True, 0)


def test_a_row_with_an_error_is_withheld_and_the_others_count():
    found = read(FILLED.replace("05/03/2024 | 45", "'31/02/2024 | 45"))
    assert places(found) == {"N03": "H3"}
    assert each(found, "milestone") == ["4-T01", "6-TX"]


def test_an_excel_error_in_a_cell_is_a_problem_at_that_cell():
    book = returned(FILLED)
    broken: WorkbookGrid = replace(book, errors={book.sheets[0].name: frozenset({(2, 10)})})
    found = read_return(broken, sealed())
    assert places(found) == {"N16": "K3"}
    assert "2-KH" not in each(found, "milestone")


def test_a_formula_that_nobody_calculated_is_a_problem_at_its_cell():
    book = returned(FILLED.replace("Đang làm", ""))
    found = read_return(replace(book, uncalculated={book.sheets[0].name: frozenset({(3, 10)})}), sealed())
    assert places(found) == {"N25": "K4"}
    assert "Mở tệp bằng Excel và lưu lại" in found.problems[0].remedy
    assert "4-T01" not in each(found, "milestone")


def test_a_row_with_nothing_but_an_uncalculated_formula_is_no_blank_row():
    book = returned("HEADERS\n1 | 2-KH LOCKED | | | | | | | |")
    found = read_return(replace(book, uncalculated={book.sheets[0].name: frozenset({(2, 6)})}), sealed())
    assert places(found)["N25"] == "G3"


def test_text_typed_in_an_old_font_is_taken_and_said():
    book = returned(FILLED)
    found = read_return(replace(book, converted={book.sheets[0].name: frozenset({(2, 10)})}), sealed())
    assert places(found) == {"N26": "K3"}
    assert len(found.results) == 3


def test_macros_and_links_are_told_of_the_file_as_a_whole():
    found = read_return(replace(returned(FILLED), carries=("macro", "liên kết ngoài")), sealed())
    assert [(p.code, p.sheet, p.cell) for p in found.problems] == [("B10", "", "")]
    assert "macro, liên kết ngoài" in found.problems[0].text
    assert len(found.results) == 3


# Whether another agency filled it in


def test_a_title_with_another_agencys_name_is_asked_about():
    table = "Đơn vị báo cáo: Sở Tài chính\n" + FILLED.strip("\n")
    found = read(table)
    assert places(found) == {"B12": "A2"}
    assert found.usable


def test_a_file_named_like_another_agencys_form_is_asked_about():
    found = read(FILLED, file=f"gửi về/{file_of(STC)}")
    assert codes(found) == ["B13"]
    assert "«STC»" in str(found.problems[0])


def test_a_form_under_its_own_name_or_any_other_is_not():
    assert codes(read(FILLED, file=file_of(SNV))) == codes(read(FILLED, file="FINAL (1).xlsx")) == []


# Speed is a matter of what is made for each file


def test_the_results_of_all_returns_become_one_table():
    both = [read(FILLED, file="a.xlsx"), read(FILLED, identity=STC, properties=STC, file="b.xlsx")]
    rows = results_of(both, {"a.xlsx": dt.date(2024, 3, 14), "b.xlsx": dt.date(2024, 3, 15)})
    assert list(rows["agency"]) == ["SNV"] * 3 + ["STC"] * 3
    assert list(rows["data_as_of"].dt.day) == [14] * 3 + [15] * 3


# Each refusal is placed where the form's id stands in sight


@pytest.mark.parametrize(
    ("code", "how"),
    [
        ("B02", {"identity": replace(SNV, form="2024-Q1_SNV_ZZZZZZ"), "properties": None}),
        ("B03", {"identity": LAST_YEAR, "properties": LAST_YEAR}),
        ("B04", {"identity": replace(SNV, secret=""), "properties": None}),
        ("B11", {"visible": STC.form}),
    ],
)
def test_what_is_wrong_with_an_identity_is_shown_at_its_cell(code: str, how: dict[str, object]):
    visible = {"visible": getattr(how.get("identity", SNV), "form"), **how}  # noqa: B009
    found = read(FILLED, **visible)
    assert [(p.code, p.sheet, p.cell) for p in found.problems] == [(code, "Biểu báo cáo", "B1")]
    assert found.problems[0].remedy
