"""Which milestone a row answers when its Mã mốc is gone, and what is said when the locked cells were changed."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from cchc_xl.forms.ask import printed
from cchc_xl.forms.expected import Expected, expect
from cchc_xl.forms.identity import Identity
from cchc_xl.forms.issue import issued, seal
from cchc_xl.forms.returns import Return, read_return
from cchc_xl.values.columns import FORMS, SEALS
from cchc_xl.values.frames import columns_of, frame
from tests.forms.workbooks import (
    AS_OF,
    FILLED,
    HEADERS,
    PRINTED,
    SNV,
    STC,
    expected,
    file_of,
    obligations,
    returned,
    sealed,
)

LINES = FILLED.strip("\n").splitlines()


def locked(of: str, **changed: str) -> str:
    """The locked cells of a row, some of them changed."""
    fields = ("task_content", "content", "products", "deadline")
    texts = dict(zip(fields, PRINTED[of], strict=True)) | {"milestone": of} | changed
    return " | ".join(f"'{texts[field]}" for field in ("milestone", *fields))


def with_row(of: str, **changed: str) -> str:
    return FILLED.replace(f"{of} LOCKED", locked(of, **changed))


def told(found: Return) -> list[tuple[str, str]]:
    return [(p.code, p.cell) for p in found.problems]


def milestones(found: Return) -> list[object]:
    return [row["milestone"] for row in found.results]


# Without its Mã mốc


@pytest.mark.parametrize("master", [sealed(), expected()], ids=["sealed rows", "a master of before"])
def test_a_row_whose_milestone_was_blanked_is_known_by_its_task(master: object):
    found = read_return(returned(with_row("4-T01", milestone="")), master)  # type: ignore[arg-type]
    assert told(found) == [("N20", "B4")]
    assert "«4-T01»" in found.problems[0].text
    assert milestones(found) == ["2-KH", "4-T01", "6-TX"]


def test_the_task_may_be_written_in_capitals_or_wrapped():
    found = read_return(returned(with_row("4-T01", milestone="", task_content="CÔNG KHAI  KẾT QUẢ")), expected())
    assert told(found) == [("N20", "B4")]


def test_a_column_of_milestones_that_is_gone_costs_nothing_but_a_word_for_each_row():
    lines = [line.split("|", 1) for line in (HEADERS, *(line.replace("LOCKED", "|LOCKED") for line in LINES[1:]))]
    without = [HEADERS.replace("Mã mốc | ", "")]
    for number, milestone in enumerate(PRINTED, start=1):
        texts = " | ".join(f"'{text}" for text in PRINTED[milestone])
        answer = LINES[number].split("LOCKED")[1].lstrip(" |")
        without.append(f"{number} | {texts} | {answer}")
    assert len(lines) == len(without)
    found = read_return(returned("\n".join(without)), sealed())
    assert told(found) == [("B17", "A2"), ("N20", "B3"), ("N20", "B4"), ("N20", "B5")]
    assert milestones(found) == ["2-KH", "4-T01", "6-TX"]


def test_a_row_that_could_be_two_milestones_is_withheld_and_says_so():
    twins = sealed_twins()
    row = "1 | | 'Công khai kết quả | 'Hằng tháng | | | Hoàn thành | 05/02/2024 | | | | | |"
    found = read_return(returned(f"HEADERS\n{row}"), twins)
    assert ("N19", "B3") in told(found)
    assert "khớp với nhiều mốc (4-T01, 4-T02)" in found.problems[0].text
    assert found.results == ()


def test_of_two_milestones_alike_the_deadline_tells_which():
    row = "1 | | 'Công khai kết quả | 'Hằng tháng | 'Kết quả | '29/02/2024 | Hoàn thành | 05/02/2024 | | | | | |"
    assert milestones(read_return(returned(f"HEADERS\n{row}"), sealed_twins())) == ["4-T02"]


def sealed_twins():
    """A form that asks for the same thing twice, by another day."""
    from cchc_xl.forms.expected import Asked
    from tests.forms.workbooks import SNV

    master = expected()
    days = {"4-T01": "31/01/2024", "4-T02": "29/02/2024"}
    texts = {m: {"milestone": m, "task_content": "Công khai kết quả", "content": "Hằng tháng", "products": "Kết quả",
                 "deadline": day} for m, day in days.items()}  # fmt: skip
    form = replace(master.forms[SNV.form], milestones=tuple(days))
    asked = {("SNV", m): Asked("4", "Định kỳ", text) for m, text in texts.items()}
    return replace(master, forms={SNV.form: form}, asked=asked)


def test_an_answer_that_nothing_tells_about_is_not_passed_over():
    found = read_return(returned(FILLED + "| | 'Việc khác | | | | Hoàn thành | | | | | | |"), sealed())
    assert ("N19", "B6") in told(found)


def test_a_milestone_typed_with_another_dash_or_blanks_is_the_same():
    assert told(read_return(returned(with_row("4-T01", milestone="4 – t01")), sealed())) == []


def test_a_row_that_answers_a_milestone_again_without_its_code_is_a_second_answer():
    again = f"4 | {locked('4-T01', milestone='')} | Hoàn thành | 31/01/2024 | | | | | |"
    found = read_return(returned(FILLED + again), sealed())
    assert [code for code, _ in told(found)] == ["N20", "N07"]
    assert milestones(found) == ["2-KH", "6-TX"]


# With a milestone that nobody asks about any more


def withdrawn(milestone: str) -> Expected:
    """A document took the milestone away from the department after its form had gone out."""
    master = sealed()
    return replace(master, asked={key: a for key, a in master.asked.items() if key != ("SNV", milestone)})


def test_an_answer_about_work_withdrawn_meanwhile_is_told_and_accuses_nobody():
    found = read_return(returned(FILLED), withdrawn("4-T01"))
    assert told(found) == [("N31", "B4")]
    assert "Đang thực hiện | Đang làm" in found.problems[0].text
    assert milestones(found) == ["2-KH", "6-TX"]


def test_a_blank_row_of_work_withdrawn_meanwhile_is_nothing():
    blank = "\n".join(line if "4-T01" not in line else "2 | 4-T01 LOCKED | | | | | | | |" for line in LINES)
    assert told(read_return(returned(blank), withdrawn("4-T01"))) == []


def test_numbers_of_columns_below_the_headers_are_no_answers():
    numbers = " | ".join(f"'({n})" for n in range(1, 15))
    found = read_return(returned("\n".join([LINES[0], numbers, *LINES[1:]])), sealed())
    assert told(found) == [("B14", "A3")]


# With its locked cells changed


@pytest.mark.parametrize(
    ("field", "cell"), [("task_content", "C4"), ("content", "D4"), ("products", "E4"), ("deadline", "F4")]
)
def test_a_changed_cell_is_named_with_what_went_out(field: str, cell: str):
    found = read_return(returned(with_row("4-T01", **{field: "khác đi"})), sealed())
    assert told(found) == [("N27", cell)]
    assert "«khác đi»" in found.problems[0].text
    assert milestones(found) == ["2-KH", "4-T01", "6-TX"]


def test_where_the_register_was_changed_since_only_the_row_can_be_named():
    master = sealed()
    asked = {key: replace(a, texts={**a.texts, "products": "sửa sau"}) for key, a in master.asked.items()}
    found = read_return(returned(with_row("4-T01", deadline="khác đi")), replace(master, asked=asked))
    assert told(found) == [("N28", "B4")]


def test_a_register_that_was_changed_since_accuses_nobody():
    master = sealed()
    asked = {key: replace(a, texts={**a.texts, "products": "sửa sau"}) for key, a in master.asked.items()}
    assert told(read_return(returned(FILLED), replace(master, asked=asked))) == []


# With a deadline that was extended for one agency alone


def extended_for(agency: str, milestone: str, day: str) -> Expected:
    """Forms that went out after a document had extended that deadline, for that agency alone."""
    rows = obligations()
    which = (rows["agency"] == agency) & (rows["milestone"] == milestone)
    rows["due_extended"] = rows["due_extended"].mask(which, pd.Timestamp(day))
    seals = [seal(i, columns_of(printed(rows[rows["agency"] == i.agency]))) for i in (SNV, STC)]
    forms = [issued(i, i.agency, file_of(i), dt.datetime(2024, 3, 1)) for i in (SNV, STC)]
    return expect(frame(FORMS, forms), frame(SEALS, seals), rows, "2024-Q1", AS_OF)


@pytest.mark.parametrize("identity", [SNV, STC], ids=["SNV's form", "STC's form"])
@pytest.mark.parametrize("agency", ["SNV", "STC"], ids=["extended for SNV", "extended for STC"])
@pytest.mark.parametrize("field", ["products", "deadline"])
def test_a_changed_cell_is_named_whoever_s_deadline_was_extended(identity: Identity, agency: str, field: str):
    own = {"deadline": "15/04/2024" if identity.agency == agency else "31/03/2024"}
    row = FILLED.replace("2-KH LOCKED", locked("2-KH", **(own | {field: "khác đi"})))
    found = read_return(returned(row, identity, identity), extended_for(agency, "2-KH", "2024-04-15"))
    assert [code for code, _ in told(found)] == ["N27"]
    assert len(found.results) == 3


@pytest.mark.parametrize("identity", [SNV, STC], ids=["SNV's form", "STC's form"])
@pytest.mark.parametrize("agency", ["SNV", "STC"], ids=["extended for SNV", "extended for STC"])
def test_a_form_with_one_s_own_deadline_is_unaltered(identity: Identity, agency: str):
    day = "15/04/2024" if identity.agency == agency else "31/03/2024"
    row = FILLED.replace("2-KH LOCKED", locked("2-KH", deadline=day))
    assert told(read_return(returned(row, identity, identity), extended_for(agency, "2-KH", "2024-04-15"))) == []


@pytest.mark.parametrize("extended", ["SNV", "STC"])
def test_of_two_milestones_alike_the_agency_s_own_deadline_tells_which(extended: str):
    """Both departments are asked twice for the same, and one of them got another day for the second."""
    rows = obligations()
    alike = rows["milestone"].isin(["2-KH", "4-T01"])
    rows.loc[alike, ["task_content", "content", "products"]] = ["Công khai", "Hằng tháng", "Kết quả"]
    which = (rows["agency"] == extended) & (rows["milestone"] == "4-T01")
    rows["due_extended"] = rows["due_extended"].mask(which, pd.Timestamp("2024-04-15"))
    forms = [issued(STC, "Sở Tài chính", file_of(STC), dt.datetime(2024, 3, 1))]
    unsealed = frame(SEALS, [seal(STC, columns_of(printed(rows[rows["agency"] == "STC"])))]).assign(rows_sha256="")
    master = expect(frame(FORMS, forms), unsealed, rows, "2024-Q1", AS_OF)
    day = "15/04/2024" if extended == "STC" else "31/01/2024"
    row = f"1 | | 'Công khai | 'Hằng tháng | 'Kết quả | '{day} | Đang thực hiện | | | | | | |"
    found = read_return(returned(f"HEADERS\n{row}", STC, STC), master)
    assert milestones(found) == ["4-T01"]


def test_rows_that_were_sorted_and_numbered_anew_are_as_they_went_out():
    table = "\n".join([LINES[0], *(f"{n} |{line.split('|', 1)[1]}" for n, line in enumerate(LINES[:0:-1], start=1))])
    assert told(read_return(returned(table), sealed())) == []


def test_a_master_of_before_does_not_look_at_locked_cells():
    assert told(read_return(returned(with_row("4-T01", deadline="khác đi")), expected())) == []
