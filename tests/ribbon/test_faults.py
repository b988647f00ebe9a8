"""Whatever goes wrong ends in a sentence: the place, the fault, the remedy; never in a traceback."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest

from cchc_xl.commands import live_session
from cchc_xl.ribbon import Pressed, answer
from cchc_xl.screen.screen import Tone
from cchc_xl.screen.windows import Windows
from cchc_xl.values import columns as c
from cchc_xl.values.problems import refuse
from tests.books.workbooks import draw
from tests.ribbon.conftest import NOW, Office
from tests.ribbon.scripted import FiledExcel, ScriptedScreen

AS_OF = dt.date(2024, 4, 5)


def fails(*_arguments: Any) -> None:
    raise ZeroDivisionError("một lỗi của chương trình")


def test_a_workbook_of_somebody_else_s_is_refused_before_anything_is_asked(office: Office, tmp_path: Path):
    other = tmp_path / "dự toán.xlsx"
    other.write_bytes(draw())
    office.excel = FiledExcel(other)
    clerk = office.press("overdue", ScriptedScreen(day=AS_OF))
    assert clerk.asked == []
    assert clerk.last.message.startswith("«dự toán.xlsx»: sổ đang ở phía trước không phải sổ theo dõi CCHC.")


def test_a_read_only_master_is_refused_and_nothing_changed(office: Office):
    office.excel.read_only = True
    unchanged = office.is_unchanged()
    clerk = office.press("overdue", ScriptedScreen(day=AS_OF))
    assert (clerk.last.tone, "chế độ chỉ đọc" in clerk.last.message) == (Tone.REFUSED, True)
    assert unchanged()


def test_a_busy_excel_is_told_of(office: Office):
    def busy() -> FiledExcel:
        raise refuse("E01")

    clerk = ScriptedScreen()
    answer(Pressed(busy, clerk, office.places, "overdue", "", "", NOW))
    assert clerk.last.message.startswith("Excel đang bận")


@pytest.mark.parametrize(("as_of", "value"), [("31/02/2024", "31/02/2024"), ("mai", "mai")])
def test_a_day_that_is_none_is_told_of(office: Office, as_of: str, value: str):
    clerk = office.press("overdue", ScriptedScreen(), as_of=as_of)
    assert clerk.last.message.startswith(f"Ngày «{value}» không có trong lịch.")


def test_a_button_of_another_version_is_told_of(office: Office):
    clerk = office.press("fly", ScriptedScreen())
    assert "nút «fly» không có trong bản này" in clerk.last.message.casefold()


def test_a_sheet_that_is_gone_is_named(office: Office, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(office.excel, "show", lambda _sheet: False)
    clerk = office.press("log", ScriptedScreen())
    assert "sổ không có sheet «Nhật ký»" in clerk.last.message


def test_a_fault_of_ours_is_an_apology_with_a_code_and_the_log_s_place(office: Office, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("cchc_xl.commands.overdue.overdue", fails)
    unchanged = office.is_unchanged()
    clerk = office.press("overdue", ScriptedScreen(day=AS_OF))
    found = re.search(r"Xin lỗi.*\(mã ([0-9A-F]{6})\)", clerk.last.message)
    assert found
    assert clerk.last.tone == Tone.FAULT
    assert str(office.places.log_file) in clerk.last.lines[-1]
    assert "Traceback" not in f"{clerk.last}"
    assert f"{found[1]} overdue 2024-Q1\nTraceback" in office.log
    assert "ZeroDivisionError: một lỗi của chương trình" in office.log
    assert unchanged()


def test_a_log_that_cannot_be_written_stops_nothing(office: Office):
    office.places.log.parent.mkdir(parents=True)
    office.places.log.write_text("ở đây là một tệp")
    clerk = office.press("overdue", ScriptedScreen(day=AS_OF))
    assert clerk.last.tone == Tone.DONE


def test_an_excel_that_fails_half_way_can_be_restored_at_once(office: Office, monkeypatch: pytest.MonkeyPatch):
    before = office.desk.read(c.OVERDUE)

    def half(excel: FiledExcel, _difference: object) -> None:
        excel.file.write_bytes(b"PK half written")
        raise OSError("máy in không phản hồi")

    monkeypatch.setattr(live_session, "write", half)
    clerk = office.press("overdue", ScriptedScreen(day=AS_OF, buttons=["Đồng ý", "Khôi phục"]))
    assert "Excel báo lỗi khi đang ghi dở" in clerk.boxes[1].message
    assert clerk.last.message.startswith("Đã trả sổ về trước lệnh «Rà soát quá hạn»")
    assert office.desk.read(c.OVERDUE).equals(before)


def test_python_without_windows_says_so_instead_of_failing(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("cchc_xl.screen.look.hidden_root", fails)
    unchanged = office.is_unchanged()
    answer(Pressed(lambda: office.excel, Windows(), office.places, "overdue", "", "", NOW))
    assert "không mở được cửa sổ" in capsys.readouterr().err
    assert unchanged()


def test_a_folder_that_nothing_here_opens_is_named_and_the_work_stands(office: Office, monkeypatch: pytest.MonkeyPatch):
    def missing(_path: Path) -> None:
        raise FileNotFoundError(2, "không có chương trình")

    monkeypatch.setattr("cchc_xl.ribbon.opening._open", missing)
    clerk = office.press("distribute", ScriptedScreen(folder=office.desk.forms, buttons=["Đồng ý", "Mở thư mục"]))
    assert clerk.boxes[1].message.startswith("Đã phát hành 29 biểu mẫu")
    assert str(office.desk.forms) in clerk.last.message
    assert "Mở bằng tay" in clerk.last.message
