"""What a clerk writes beside the table is kept, and what the form printed itself is not taken for it."""

import datetime as dt
from dataclasses import replace

import pytest

from cchc_xl.forms.notes import LONGEST, joined
from cchc_xl.forms.returns import Return, read_return
from cchc_xl.values import form_texts
from cchc_xl.values.grid import Cell, Grid
from tests.forms.workbooks import FILLED, returned, sealed

SIGNED = [form_texts.SIGNATURES[0].replace("\n", " "), form_texts.SIGNATURES[1].replace("\n", " ")]


def read(table: str, *others: Grid) -> Return:
    book = returned(table)
    return read_return(replace(book, sheets=(*book.sheets, *others)), sealed())


def told(found: Return) -> list[tuple[str, str]]:
    return [(p.code, p.cell) for p in found.problems]


def kept(found: Return) -> list[tuple[str, str, str]]:
    return [(note.sheet, note.cell, note.text) for note in found.notes]


def above(*cells: Cell) -> Grid:
    """The form's sheet with one more row in its title block."""
    sheet = returned(FILLED).sheets[0]
    return Grid(sheet.name, (sheet.rows[0], cells, *sheet.rows[1:]))


def with_title(*cells: Cell) -> Return:
    book = returned(FILLED)
    return read_return(replace(book, sheets=(above(*cells), *book.sheets[1:])), sealed())


def test_a_remark_below_the_table_is_kept_and_told_at_its_cell():
    found = read(FILLED + "| | 'Ghi chú: số liệu đến 14/3 | | | | | | | | | | |")
    assert kept(found) == [("Biểu báo cáo", "C6", "Ghi chú: số liệu đến 14/3")]
    assert told(found) == [("B14", "C6")]
    assert "«Ghi chú: số liệu đến 14/3»" in found.problems[0].text
    assert len(found.results) == 3


def test_a_remark_beside_an_answer_is_kept_with_the_header_over_it():
    lines = FILLED.strip("\n").splitlines()
    found = read("\n".join([f"{lines[0]} | Cán bộ phụ trách", f"{lines[1]} | Lan, số 12", *lines[2:]]))
    assert kept(found) == [("Biểu báo cáo", "O3", "Cán bộ phụ trách: Lan, số 12")]


def test_a_header_over_nothing_is_kept_by_itself():
    lines = FILLED.strip("\n").splitlines()
    assert kept(read("\n".join([f"{lines[0]} | chưa xong, gửi sau", *lines[1:]]))) == [
        ("Biểu báo cáo", "O2", "chưa xong, gửi sau")
    ]


def test_a_sheet_of_their_own_is_kept_row_by_row_with_its_figures():
    figures = Grid("Số liệu", (("Lĩnh vực", "Hồ sơ"), ("Đất đai", 120), (None, None), ("Hộ tịch", 0.5)))
    assert [text for *_, text in kept(read(FILLED, figures))] == ["Lĩnh vực | Hồ sơ", "Đất đai | 120", "Hộ tịch | 0.5"]


def test_names_of_those_who_sign_are_kept_and_need_no_word():
    labels = f"| | {SIGNED[0]} | | | | | | | | {SIGNED[1]} | | |"
    names = "| | Nguyễn Văn An | | | | | | | | Giám Đốc Lê Thị Bình | | |"
    found = read(f"{FILLED}{labels}\n{names}")
    assert told(found) == []
    assert [text for *_, text in kept(found)] == ["Nguyễn Văn An | Giám Đốc Lê Thị Bình"]


def test_a_name_typed_into_the_cell_of_the_signature_is_kept_without_what_was_printed():
    sheet = returned(FILLED).sheets[0]
    signed: tuple[Cell, ...] = (None, None, f"{form_texts.SIGNATURES[0]}\n\nTrần Thị Hoa")
    book = returned(FILLED)
    found = read_return(replace(book, sheets=(Grid(sheet.name, (*sheet.rows, signed)), *book.sheets[1:])), sealed())
    assert (told(found), [text for *_, text in kept(found)]) == ([], ["Trần Thị Hoa"])


@pytest.mark.parametrize(
    ("written", "number", "day"),
    [
        ("(Kèm theo Báo cáo số 12/BC-SNV ngày 5/4/2024)", "12/BC-SNV", dt.date(2024, 4, 5)),
        ("(Kèm theo Báo cáo số 12/BC-SNV ngày 05 tháng 4 năm 2024)", "12/BC-SNV", dt.date(2024, 4, 5)),
        ("(Kèm theo Báo cáo số …12/BC-SNV… ngày …05/4/2024…)", "12/BC-SNV", dt.date(2024, 4, 5)),
        ("(kèm theo Báo cáo số: 12, ngày 5.4.2024).", "12", dt.date(2024, 4, 5)),
        ("(Kèm theo Báo cáo số 12/BC-SNV ngày …/…/……)", "12/BC-SNV", None),
        (form_texts.ATTACHED, "", None),
    ],
)
def test_number_and_date_of_the_signed_report_are_read(written: str, number: str, day: dt.date | None):
    found = with_title(None, None, None, None, written)
    assert (found.report_number, found.report_date) == (number, day)
    assert (told(found), kept(found)) == ([], [])


def test_a_date_of_the_report_that_cannot_be_read_is_kept_as_a_note():
    found = with_title("(Kèm theo Báo cáo số 12/BC-SNV ngày hôm qua)")
    assert (found.report_number, found.report_date) == ("12/BC-SNV", None)
    assert told(found) == [("B14", "A2")]


@pytest.mark.parametrize(
    "cells",
    [
        (5,), (f"{form_texts.REPORTER} Sở Nội vụ",), (f"{form_texts.RECEIVER} Văn phòng UBND tỉnh",),
        (form_texts.INSTRUCTIONS[0],), (f"{form_texts.SEND_BY} Văn phòng UBND tỉnh, chậm nhất ngày 18/03/2024.",),
    ],
    ids=["the live count", "whose form", "for whom", "an instruction", "by when"],
)  # fmt: skip
def test_what_the_form_prints_above_its_table_is_no_note(cells: tuple[Cell, ...]):
    assert kept(with_title(*cells)) == []


def test_a_copy_of_the_printed_table_is_no_note_but_what_was_typed_into_it_is():
    copied = returned("HEADERS\n1 | 2-KH LOCKED | | | | | | | |", sheet="Sheet2").sheets[0]
    assert kept(read(FILLED, Grid("Sheet2", copied.rows[1:]))) == []
    typed = Grid("Sheet2", (*copied.rows[1:], ("Việc này giao phòng CCHC",)))
    assert kept(read(FILLED, typed)) == [("Sheet2", "A3", "Việc này giao phòng CCHC")]


def test_of_very_many_notes_each_is_kept_and_the_last_problem_counts_the_rest():
    many = Grid("Phụ lục", tuple((f"dòng {n}",) for n in range(50)))
    found = read(FILLED, many)
    assert len(found.notes) == 50
    assert [code for code, _ in told(found)] == ["B14"] * 21
    assert "và 30 dòng khác" in found.problems[-1].text


def test_what_the_master_keeps_fits_in_a_cell():
    found = read(FILLED, Grid("Phụ lục", tuple(("rất dài " * 100,) for _ in range(100))))
    text = joined(found.notes)
    assert text.startswith("Phụ lục!A1: rất dài")
    assert len(text) <= LONGEST
    assert text.endswith("…")
