"""What each button asks, does and shows."""

import datetime as dt
import xml.etree.ElementTree as ET
from pathlib import Path

import openpyxl
import pytest

from cchc_xl.ribbon.buttons import ACTS
from cchc_xl.ribbon.texts import LABELS
from cchc_xl.screen.screen import Tone
from cchc_xl.values import columns as c
from tests.commands.conftest import SOME
from tests.ribbon.conftest import NOW, Office
from tests.ribbon.scripted import ScriptedScreen

AS_OF = dt.date(2024, 4, 5)
RIBBON = Path(__file__).parents[2] / "macros" / "ribbon.xml"
FURTHER = """
Số: 15/SNV-CCHC
Quảng Ngãi, ngày 02 tháng 4 năm 2024
V/v đề xuất bổ sung nhiệm vụ cải cách hành chính năm 2024
Sở Nội vụ đề xuất bổ sung nhiệm vụ như sau:
**1.** Tổ chức hội nghị tổng kết công tác cải cách hành chính.
- Cơ quan chủ trì thực hiện: Sở Nội vụ.
- Sản phẩm: Hội nghị.
- Thời gian thực hiện: Quý IV năm 2024.
"""


def test_every_button_of_the_ribbon_does_something_under_its_own_label():
    tree = ET.parse(RIBBON)
    on_the_ribbon = {b.get("id"): b.get("label") for b in tree.iter() if b.tag.endswith("}button")}
    assert on_the_ribbon == dict(LABELS)
    assert set(ACTS) == set(LABELS)


def test_overdue_is_previewed_done_and_leads_to_its_sheet(office: Office):
    clerk = office.press("overdue", ScriptedScreen(day=AS_OF, buttons=["Đồng ý", "Mở sheet «Quá hạn»"]))
    question, result = clerk.boxes
    count = len(office.desk.read(c.OVERDUE))
    assert question.message.endswith("sẽ thay đổi. Đồng ý?")
    assert ("Sheet «Quá hạn»", f"{count} dòng") in question.figures
    assert result.tone == Tone.DONE
    assert "Xem sheet «Quá hạn»" in result.message
    assert office.excel.shown == ["Quá hạn"]


def test_the_day_proposed_is_today_and_the_ribbon_s_day_is_not_asked_for(office: Office):
    asked = office.press("overdue", ScriptedScreen(day=dt.date(2024, 4, 6)))
    assert [question for question, _ in asked.asked] == ["Rà soát tính đến ngày nào?"]
    chosen = office.press("overdue", ScriptedScreen(), as_of="2024-04-05")
    assert chosen.asked == []
    assert "Tính đến 05/04/2024" in chosen.last.message


def test_summarize_says_which_sheets_change(office: Office):
    clerk = office.press("summarize", ScriptedScreen(day=AS_OF))
    assert "Sheet «Theo cơ quan»" in dict(clerk.boxes[0].figures)
    assert office.excel.shown == ["Tổng quan"]


def test_distribute_tells_how_many_forms_it_would_make_and_where(office: Office):
    out = office.desk.forms
    clerk = office.press("distribute", ScriptedScreen(folder=out))
    question, result = clerk.boxes
    assert question.message.startswith("29 biểu mẫu sẽ được tạo; 29 dòng ở 1 sheet sẽ thay đổi.")
    assert f"Tệp được ghi vào: {out}" in question.lines
    assert result.message.startswith("Đã phát hành 29 biểu mẫu")
    assert len(list(out.rglob("2024-Q1_*.xlsx"))) == 33
    assert "Mở thư mục" in result.buttons


def test_forms_are_issued_anew_for_the_agencies_that_are_named_and_packed(office: Office):
    old = office.desk.form_of("SNV")
    held = old.read_bytes()
    clerk = office.press("distribute", ScriptedScreen(folder=office.desk.forms, fields=("snv, stc", True, True)))
    question, result = clerk.boxes
    assert question.message.startswith("2 biểu mẫu sẽ được tạo")
    assert "1 tệp đang có ở đó được chuyển sang bên, không bị ghi đè." in question.lines
    assert ("Tệp zip", "1") in result.figures
    assert old.read_bytes() != held
    assert [f.read_bytes() for f in office.desk.forms.rglob(old.name) if f.parent.name == "da-thay-the"] == [held]


def test_an_agency_that_there_is_not_gets_no_form(office: Office):
    unchanged = office.is_unchanged()
    clerk = office.press("distribute", ScriptedScreen(folder=office.desk.forms, fields=("KHÔNGCÓ", False, False)))
    assert "«KHÔNGCÓ»" in clerk.last.message
    assert unchanged()


def test_cancelling_how_forms_are_to_go_out_changes_nothing(office: Office):
    unchanged = office.is_unchanged()
    assert office.press("distribute", ScriptedScreen(folder=office.desk.forms, fields=None)).boxes == []
    assert unchanged()


def test_consolidate_takes_in_what_the_folder_holds(office: Office):
    office.desk.send_back("SNV", {}, "2024-03-14T09:00")
    clerk = office.press("consolidate", ScriptedScreen(folder=office.desk.returns, day=AS_OF))
    assert ("Tệp đã đọc", "1") in clerk.boxes[0].figures
    assert clerk.work
    assert office.desk.form_of("SNV").name in clerk.work.files
    assert office.desk.submission("SNV")["arrived_on"].date() == AS_OF
    assert clerk.last.buttons == (
        "Mở sheet «Lỗi dữ liệu»",
        "Mở sheet «Tình hình gửi»",
        "Mở danh sách vấn đề",
        "Đóng",
    )


def test_a_letter_is_taken_in(office: Office):
    letter = office.desk.folder / "văn bản bổ sung.txt"
    letter.write_text(FURTHER, "utf-8")
    before = len(office.desk.read(c.TASKS))
    clerk = office.press("importLetters", ScriptedScreen(files=(letter,)))
    assert len(office.desk.read(c.TASKS)) == before + 1
    assert "Mở sheet «Thay đổi»" in clerk.last.buttons


@pytest.mark.parametrize(("button", "sheet"), [("questions", "Cần làm rõ"), ("log", "Nhật ký")])
def test_a_button_that_only_leads_to_a_sheet(office: Office, button: str, sheet: str):
    unchanged = office.is_unchanged()
    clerk = office.press(button, ScriptedScreen())
    assert (office.excel.shown, clerk.boxes) == ([sheet], [])
    assert unchanged()


def test_the_guide_opens_as_a_page_that_names_every_button(office: Office, monkeypatch: pytest.MonkeyPatch):
    opened: list[Path] = []
    monkeypatch.setattr("cchc_xl.ribbon.opening.open_with_its_program", opened.append)
    office.press("guide", ScriptedScreen())
    page = opened[0].read_text("utf-8")
    assert opened[0].suffix == ".html"
    assert all(f"<td>{label}</td>" in page for label in LABELS.values())


def test_this_machine_is_looked_at(office: Office):
    unchanged = office.is_unchanged()
    clerk = office.press("doctor", ScriptedScreen(buttons=["Đóng"]))
    assert any(line.startswith("cchc_xl ") for line in clerk.last.lines)
    assert unchanged()


def test_a_second_time_nothing_changes_and_nobody_is_asked(office: Office):
    office.press("overdue", ScriptedScreen(day=AS_OF))
    unchanged = office.is_unchanged()
    clerk = office.press("overdue", ScriptedScreen(day=AS_OF))
    assert len(clerk.boxes) == 1
    assert "Sổ theo dõi không có gì thay đổi." in clerk.last.lines
    assert unchanged()


def test_a_dialog_opens_in_the_folder_of_last_time_by_button(office: Office):
    first = office.press("distribute", ScriptedScreen(folder=office.desk.forms))
    second = office.press("distribute", ScriptedScreen())
    other = office.press("consolidate", ScriptedScreen())
    assert [clerk.asked[0][1] for clerk in (first, second, other)] == [
        office.desk.folder,
        office.desk.forms,
        office.desk.folder,
    ]


@pytest.mark.parametrize(
    ("button", "clerk"),
    [
        ("importLetters", ScriptedScreen()),
        ("distribute", ScriptedScreen()),
        ("consolidate", ScriptedScreen()),
        ("overdue", ScriptedScreen()),
        ("summarize", ScriptedScreen()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_cancelling_the_first_question_changes_nothing(office: Office, button: str, clerk: ScriptedScreen):
    unchanged = office.is_unchanged()
    office.press(button, clerk)
    assert clerk.boxes == []
    assert unchanged()
    assert f"{button} 2024-Q1: cancelled" in office.log


def test_cancelling_the_day_after_the_folder_changes_nothing(office: Office):
    unchanged = office.is_unchanged()
    clerk = office.press("consolidate", ScriptedScreen(folder=office.desk.forms))
    assert len(clerk.asked) == 2
    assert unchanged()


@pytest.mark.parametrize("button", ["distribute", "consolidate", "overdue", "summarize"])
def test_saying_no_to_the_preview_changes_nothing(office: Office, button: str):
    unchanged = office.is_unchanged()
    clerk = office.press(button, ScriptedScreen(folder=office.desk.forms, day=AS_OF, buttons=["Hủy"]))
    assert [box.tone for box in clerk.boxes] == [Tone.ASK]
    assert unchanged()


def test_a_button_that_needs_a_round_says_where_to_choose_one(office: Office):
    clerk = office.press("distribute", ScriptedScreen(folder=office.desk.forms), round="")
    assert clerk.last.message.startswith("Chưa chọn kỳ báo cáo. Chọn kỳ ở ô «Kỳ»")


def test_problems_open_as_a_list(office: Office, monkeypatch: pytest.MonkeyPatch):
    opened: list[Path] = []
    monkeypatch.setattr("cchc_xl.ribbon.listing.open_with_its_program", opened.append)
    form = office.desk.form_of(SOME[1])
    form.unlink()
    clerk = office.press(
        "distribute", ScriptedScreen(folder=office.desk.forms, buttons=["Đồng ý", "Mở danh sách vấn đề"])
    )
    assert clerk.last.tone == Tone.ATTENTION
    assert [file.name for file in opened] == [f"Van-de-{NOW:%Y%m%d-%H%M%S}.xlsx"]


def test_faults_of_returns_lead_to_their_cells_in_the_files_that_came(office: Office, monkeypatch: pytest.MonkeyPatch):
    opened: list[Path] = []
    monkeypatch.setattr("cchc_xl.ribbon.listing.open_with_its_program", opened.append)
    wrong = {"2-KH": {"progress": "Hoàn thành", "done_on": "31/02/2024"}}
    office.desk.send_back("SNV", wrong, "2024-03-14T09:00")
    list_ = ["Đồng ý", "Mở danh sách vấn đề"]
    office.press("consolidate", ScriptedScreen(folder=office.desk.returns, day=AS_OF, buttons=list_))
    sheet = openpyxl.load_workbook(opened[0])["Vấn đề"]
    links = [row[2].hyperlink for row in sheet.iter_rows(min_row=5) if row[2].hyperlink]
    came = office.desk.returns / office.desk.form_of("SNV").name
    assert (str(came), "'Biểu báo cáo'!H") in {
        (str(link.target), str(link.location).rstrip("0123456789")) for link in links
    }


def test_the_status_bar_speaks_first_and_is_given_back(office: Office):
    office.press("overdue", ScriptedScreen(day=AS_OF))
    assert office.excel.said[0] == "CCHC: Rà soát quá hạn…"
    assert office.excel.said[-1] == ""


def test_the_status_bar_says_once_what_is_being_done_however_many_files(office: Office):
    office.press("distribute", ScriptedScreen(folder=office.desk.folder / "nơi khác", fields=("", True, False)))
    told = [text for text in office.excel.said if text.startswith("CCHC: ")]
    assert told == ["CCHC: Phát hành biểu mẫu…", "CCHC: Tạo biểu mẫu (33)…", "CCHC: Ghi tệp (34)…"]
