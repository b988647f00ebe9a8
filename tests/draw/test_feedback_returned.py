"""A return goes out, comes back with faults, goes back, is corrected in the copy, and is taken in."""

import datetime as dt
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cchc_xl.books.draw.feedback import draw_feedback
from cchc_xl.forms.expected import Asked, Expected, IssuedForm
from cchc_xl.forms.feedback import feedback
from cchc_xl.forms.returns import Return, read_return
from cchc_xl.values.columns import CORRECTIONS_SHEET, FORM_SHEET
from cchc_xl.values.feedback import Feedback, Office
from cchc_xl.values.grid import WorkbookGrid
from cchc_xl.values.words import FormStatus, MilestoneKind, Severity
from tests.forms.workbooks import SNV, returned
from tests.intake.packages import read_grid
from tests.office import convert

OFFICE = Office("Quý I năm 2024", "Văn phòng UBND tỉnh", "Bà Hoa", {"SNV": "Sở Nội vụ"}, {})
KINDS = {"2-KH": MilestoneKind.ISSUE, "4-T01": MilestoneKind.PERIODIC, "6-TX": MilestoneKind.CONTINUOUS}
FORM = IssuedForm(SNV.form, "2024-Q1", "SNV", FormStatus.ISSUED, SNV.secret_sha256, tuple(KINDS))
EXPECTED = Expected(
    "2024-Q1", dt.date(2024, 4, 5), {SNV.form: FORM}, {("SNV", m): Asked(m[0], kind) for m, kind in KINDS.items()}
)

FAULTY = """
HEADERS
1 | 2-KH  | Kế hoạch | | | 31/03/2024 | Hoàn thành     | '31/02/2024 |  |            | =1+1 đã làm | | |
2 | 4-T01 | Tháng 1  | | | 31/01/2024 | xong một nửa   |             |  |            | Đang làm    | | |
3 | 6-TX  | Niêm yết | | |            | Đang thực hiện |             |  |            |             | | |

| | NGƯỜI LẬP BIỂU | | | | | | | | THỦ TRƯỞNG ĐƠN VỊ | | |
"""
DAY = dt.date(2024, 3, 5)
CORRECTED: Mapping[str, object] = {"H3": DAY, "I3": "45/KH-SNV", "J3": DAY, "G4": "Đang thực hiện"}


def read(book: WorkbookGrid) -> tuple[Return, Feedback | None]:
    """What consolidate reads in a file, and what it sends back."""
    found = read_return(book, EXPECTED)
    backs = feedback([found], {book.file: book}, EXPECTED, OFFICE)
    return found, backs[0] if backs else None


def sent_back(book: WorkbookGrid) -> Feedback:
    back = read(book)[1]
    assert back is not None
    return back


def typed(back: Feedback, folder: Path, cells: Mapping[str, object], sheet: str = FORM_SHEET) -> WorkbookGrid:
    """The copy as the agency returns it, with these cells corrected."""
    workbook: Any = load_workbook(io.BytesIO(draw_feedback(back)))
    for cell, value in cells.items():
        assert not workbook[sheet][cell].protection.locked
        workbook[sheet][cell].value = value
    file = folder / back.file
    workbook.save(file)
    return read_grid(file)


def faults(found: Return) -> list[str]:
    return [p.code for p in found.problems if p.severity != Severity.NOTICE]


def answers(found: Return) -> list[str]:
    results: Any = found.results
    rows = results if isinstance(results, tuple) else results.to_dict("records")
    return [row["milestone"] for row in rows]


def test_the_corrected_copy_is_the_agencys_return_and_its_faults_are_gone(tmp_path: Path):
    first, back = read(returned(FAULTY))
    assert (faults(first), answers(first)) == (["N03", "N01"], ["6-TX"])
    assert back is not None
    second, nothing = read(typed(back, tmp_path, CORRECTED))
    assert (faults(second), answers(second)) == ([], list(KINDS))
    assert (second.usable, second.agency, nothing) == (True, "SNV", None)


def test_the_copy_sent_in_again_as_it_is_has_the_same_faults_at_the_same_cells(tmp_path: Path):
    first, back = read(returned(FAULTY))
    assert back is not None
    second, again = read(typed(back, tmp_path, {}))
    assert [(p.code, p.cell) for p in second.problems] == [(p.code, p.cell) for p in first.problems]
    assert again is not None
    assert (again.file, [s.name for s in again.sheets]) == (back.file, [FORM_SHEET])


def test_what_is_still_wrong_goes_back_once_more(tmp_path: Path):
    second = typed(sent_back(returned(FAULTY)), tmp_path, {"H3": DAY})
    third = typed(sent_back(second), tmp_path, {"G4": "Chưa thực hiện", "I3": "45/KH-SNV", "J3": DAY})
    assert faults(read(third)[0]) == []


def test_nothing_that_the_program_wrote_is_taken_for_a_note(tmp_path: Path):
    found, _ = read(typed(sent_back(returned(FAULTY)), tmp_path, CORRECTED))
    assert [p.code for p in found.problems if CORRECTIONS_SHEET in str(p)] == []
    assert "B14" not in [p.code for p in found.problems]


def test_a_row_that_was_deleted_is_filled_in_below(tmp_path: Path):
    gone = "\n".join(line for line in FAULTY.splitlines() if "4-T01" not in line)
    first, back = read(returned(gone))
    assert faults(first) == ["N08", "N03"]
    assert back is not None
    below = next(f.cells[0] for f in back.faults if f.code == "N08")
    corrected = {"H3": DAY, "I3": "45/KH-SNV", "J3": DAY, below: "Chưa thực hiện"}
    second, _ = read(typed(back, tmp_path, corrected))
    assert (faults(second), sorted(answers(second))) == ([], sorted(KINDS))


def test_a_milestone_that_was_overwritten_is_put_right_in_place(tmp_path: Path):
    """The row is asked for below too; left blank there, it takes nothing away."""
    first, back = read(returned(FAULTY.replace("| 6-TX ", "| 6-TXX")))
    assert faults(first) == ["N02", "N08", "N03", "N01"]
    assert back is not None
    second, _ = read(typed(back, tmp_path, {**CORRECTED, "B5": "6-TX"}))
    assert (faults(second), answers(second)) == ([], list(KINDS))


def test_a_milestone_on_two_rows_is_cleared_from_one(tmp_path: Path):
    twice = FAULTY.replace("\n\n|", "\n4 | 6-TX | | | | | Chưa thực hiện | | | | | | |\n\n|")
    first, back = read(returned(twice))
    assert "N07" in faults(first)
    assert back is not None
    second, _ = read(typed(back, tmp_path, {**CORRECTED, "B6": None, "G6": None}))
    assert (faults(second), answers(second)) == ([], list(KINDS))


def test_a_rearranged_report_is_corrected_where_it_stands(tmp_path: Path):
    book = returned("ghi chú\n\n" + FAULTY.strip("\n"), sheet="Biểu: [mới]")
    back = sent_back(book)
    assert {cell for f in back.faults for cell in f.cells} == {"H5", "G6"}
    corrected = {"H5": DAY, "I5": "45/KH-SNV", "J5": DAY, "G6": "Chưa thực hiện"}
    assert faults(read(typed(back, tmp_path, corrected, sheet="Biểu_ _mới_"))[0]) == []


@pytest.mark.soffice
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_the_copy_may_be_corrected_in_any_program(tmp_path: Path, kind: str):
    typed(back := sent_back(returned(FAULTY)), tmp_path, CORRECTED)
    (tmp_path / "lo").mkdir()
    found, _ = read(read_grid(convert(tmp_path / back.file, kind, tmp_path / "lo")))
    assert (faults(found), answers(found)) == ([], list(KINDS))
