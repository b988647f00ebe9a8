"""Buttons of the ribbon pressed in an open Excel; the round of ``test_round`` presses the others."""

import datetime as dt
import shutil
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from cchc_xl.books.book import Book
from cchc_xl.books.live.excel import Excel
from cchc_xl.commands import session
from cchc_xl.commands.outcome import Outcome
from cchc_xl.ribbon import Pressed, answer
from cchc_xl.screen.places import Places
from cchc_xl.screen.screen import Tone
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from tests.excel_over_calc.engine import ExcelOverCalc
from tests.live.test_round import AS_OF, NOW, ROUND, all_tables
from tests.ribbon.scripted import ScriptedScreen

pytestmark = pytest.mark.soffice


class Clerk:
    """Presses buttons on a master that is open in Excel, and agrees to everything."""

    def __init__(self, excel: Excel, own: Path) -> None:
        self.excel, self.places = excel, Places(own / "cài đặt", own / "log", own / "dữ liệu")

    def press(self, button: str, as_of: str = "", *, round_id: str = ROUND, **answers: object) -> ScriptedScreen:
        screen = ScriptedScreen(**answers)  # type: ignore[arg-type]
        answer(Pressed(lambda: self.excel, screen, self.places, button, round_id, as_of, NOW))
        return screen


def test_a_sheet_is_shown_and_a_change_taken_back(excel_over_calc: ExcelOverCalc, small_plan: Path, tmp_path: Path):
    master = Path(shutil.copy(small_plan, tmp_path / small_plan.name))
    clerk = Clerk(Excel(excel_over_calc.open(master)), tmp_path)
    before = all_tables(master.read_bytes())
    clerk.press("overdue", AS_OF.isoformat())
    assert clerk.excel.book.sheets.active.name == "Quá hạn"
    clerk.press("log")
    assert clerk.excel.book.sheets.active.name == "Nhật ký"
    undone = clerk.press("undo")
    assert "«Rà soát quá hạn»" in undone.boxes[0].message
    assert undone.last.tone == Tone.DONE
    for name, table in all_tables(master.read_bytes()).items():
        pd.testing.assert_frame_equal(table, before[name], obj=name)


def test_a_workbook_that_is_no_master_is_known_by_its_lack_of_a_mark(excel_over_calc: ExcelOverCalc, tmp_path: Path):
    from tests.books.workbooks import draw

    other = tmp_path / "dự toán.xlsx"
    other.write_bytes(draw())
    clerk = Clerk(Excel(excel_over_calc.open(other)), tmp_path)
    shown = clerk.press("overdue", AS_OF.isoformat())
    assert shown.last.message.startswith("«dự toán.xlsx»: sổ đang ở phía trước không phải sổ theo dõi CCHC.")
    assert not clerk.excel.show("Không có sheet này")


def test_an_excel_that_edits_a_cell_is_told_of_and_nothing_happens(
    excel_over_calc: ExcelOverCalc,
    small_plan: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    master = Path(shutil.copy(small_plan, tmp_path / small_plan.name))
    book, old = excel_over_calc.open(master), master.read_bytes()
    excel_over_calc.line.is_editing = True
    screen = ScriptedScreen()
    places = Places(tmp_path / "a", tmp_path / "b", tmp_path / "c")
    answer(Pressed(lambda: Excel(book), screen, places, "overdue", ROUND, AS_OF.isoformat(), dt.datetime(2024, 4, 5)))
    excel_over_calc.line.is_editing = False
    assert screen.last.message.startswith("Excel đang bận")
    assert master.read_bytes() == old


@pytest.mark.parametrize("anew", [False, True], ids=["issued", "issued anew"])
def test_a_press_calls_excel_no_more_often_for_many_forms_than_for_one(
    excel_over_calc: ExcelOverCalc,
    small_plan: Path,
    tmp_path: Path,
    anew: bool,
):
    counts: list[int] = []
    for codes in ("SNV, STC", "SNV, STC, STP, SYT, BATO, LYSON, TRABONG"):
        excel_over_calc.close()
        master = Path(shutil.copy(small_plan, tmp_path / small_plan.name))
        clerk = Clerk(Excel(excel_over_calc.open(master)), tmp_path)
        asked: list[tuple[str, bool, bool]] = [(codes, False, False), (codes, True, True)]
        for fields in asked[: 1 + anew]:
            excel_over_calc.line.calls.clear()
            pressed = clerk.press("distribute", folder=tmp_path / codes, fields=fields, buttons=["Đồng ý", "Đóng"])
            assert pressed.last.tone == Tone.DONE
        counts.append(excel_over_calc.line.count)
        assert counts[-1] <= 30 + 8 * excel_over_calc.line.calls["Worksheets()"]
    assert counts[0] == counts[1]


FIGURE = {
    "figure": "TN", "task": "3", "name": "Hồ sơ tiếp nhận", "unit": "hồ sơ", "span": "Trong kỳ",
    "number_kind": "Số nguyên", "summing": "Tổng", "rounds": "2024-Q1, 2024-Q2, 2024-Q3",
}  # fmt: skip


def test_forms_of_any_round_cost_few_calls_issued_anew_and_out_of_order_and_with_figures(
    excel_over_calc: ExcelOverCalc, small_plan: Path, tmp_path: Path
):
    def ask_for_figures(book: Book) -> Outcome:
        book.replace(c.FIGURES, frame(c.FIGURES, [FIGURE]))
        return Outcome("đã chọn")

    master = Path(shutil.copy(small_plan, tmp_path / small_plan.name))
    session.change(master, "chọn", ask_for_figures)
    book, counts = excel_over_calc.open(master), dict[str, tuple[int, int]]()
    for step in ("2024-Q1", "2024-Q3", "summarize", "2024-Q2", "2024-Q1 anew"):
        excel_over_calc.line.calls.clear()
        clerk = Clerk(Excel(book), tmp_path)
        button = step if step == "summarize" else "distribute"
        fields = ("SNV, BATO", step.endswith("anew"), True)
        pressed = clerk.press(button, AS_OF.isoformat(), round_id=step[:7], folder=tmp_path / "biểu", fields=fields,
                              buttons=["Đồng ý", "Đóng"])  # fmt: skip
        assert pressed.last.tone == Tone.DONE, pressed.last
        counts[step] = excel_over_calc.line.count, 30 + 8 * excel_over_calc.line.calls["Worksheets()"]
    assert not {step: (calls, most) for step, (calls, most) in counts.items() if calls > most}, counts


def test_the_report_and_the_reminders_are_written_by_pressing(
    excel_over_calc: ExcelOverCalc,
    small_plan: Path,
    tmp_path: Path,
):
    master, day = Path(shutil.copy(small_plan, tmp_path / small_plan.name)), AS_OF.isoformat()
    clerk = Clerk(Excel(excel_over_calc.open(master)), tmp_path)
    clerk.press(
        "distribute", folder=tmp_path / "biểu mẫu", fields=("SNV, STC", False, False), buttons=["Đồng ý", "Đóng"]
    )
    for button, written in (("report", "báo cáo.docx"), ("remind", "đôn đốc")):
        excel_over_calc.line.calls.clear()
        place = tmp_path / written
        pressed = clerk.press(button, day, folder=place, place=place, buttons=["Đồng ý", "Đóng"])
        assert pressed.last.tone in (Tone.DONE, Tone.ATTENTION), pressed.last
        assert excel_over_calc.line.count <= 30 + 8 * excel_over_calc.line.calls["Worksheets()"]
    assert zipfile.is_zipfile(tmp_path / "báo cáo.docx")
    drafts = list((tmp_path / "đôn đốc").rglob("*.eml"))
    assert {"SNV", "STC"} <= {draft.stem.split("_")[1] for draft in drafts}
    assert (tmp_path / "đôn đốc" / f"{AS_OF:%Y-%m-%d}_cong-van-don-doc.docx").exists()
