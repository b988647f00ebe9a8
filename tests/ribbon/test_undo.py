"""«Khôi phục bản trước» names what it takes back before it does."""

import datetime as dt
import getpass

from cchc_xl.values import columns as c
from tests.ribbon.conftest import Office
from tests.ribbon.scripted import ScriptedScreen

AS_OF = dt.date(2024, 4, 5)


def test_it_names_the_command_the_moment_and_who_ran_it(office: Office):
    office.press("overdue", ScriptedScreen(day=AS_OF))
    at = office.desk.read(c.LOG)["at"].iloc[-1]
    clerk = office.press("undo", ScriptedScreen(buttons=["Hủy"]))
    assert clerk.last.message == (
        f"Trả sổ về trước lệnh «Rà soát quá hạn» lúc {at:%H:%M ngày %d/%m/%Y}, người chạy: {getpass.getuser()}?"
    )
    assert clerk.last.lines[0].startswith("Lệnh đó đã làm: Tính đến 05/04/2024")


def test_cancelled_it_restores_nothing(office: Office):
    office.press("overdue", ScriptedScreen(day=AS_OF))
    unchanged = office.is_unchanged()
    office.press("undo", ScriptedScreen(buttons=["Hủy"]))
    assert unchanged()


def test_it_restores_and_says_where_the_present_state_is_kept(office: Office):
    old = office.desk.master.read_bytes()
    office.press("overdue", ScriptedScreen(day=AS_OF))
    clerk = office.press("undo", ScriptedScreen())
    assert office.desk.master.read_bytes() == old
    assert clerk.last.message.startswith("Đã trả sổ về trước lệnh «Rà soát quá hạn»")
    assert "truoc-khi-hoan-lai" in clerk.last.lines[-1]


def test_unsaved_edits_are_asked_about_before_they_are_set_aside(office: Office):
    old = office.desk.master.read_bytes()
    office.press("overdue", ScriptedScreen(day=AS_OF))
    office.excel.edited = True
    kept = office.press("undo", ScriptedScreen(buttons=["Khôi phục", "Hủy"]))
    assert "sẽ bỏ các sửa đổi đó" in kept.last.message
    assert office.desk.master.read_bytes() != old
    office.press("undo", ScriptedScreen(buttons=["Khôi phục", "Vẫn khôi phục"]))
    assert office.desk.master.read_bytes() == old


def test_forms_that_went_out_are_asked_about(office: Office):
    office.press("distribute", ScriptedScreen(folder=office.desk.forms))
    unchanged = office.is_unchanged()
    clerk = office.press("undo", ScriptedScreen(buttons=["Khôi phục", "Hủy"]))
    assert "sẽ quên 29 biểu mẫu đã phát hành" in clerk.last.message
    assert unchanged()


def test_with_nothing_to_take_back_it_says_so(office: Office):
    (office.desk.folder / "sao-luu" / office.desk.master.stem / "journal.json").unlink(missing_ok=True)
    clerk = office.press("undo", ScriptedScreen())
    assert "chưa có thay đổi nào để hoàn lại" in clerk.last.message
