"""Reminding: the letter, the drafts, the list of those without address; nothing twice, nothing sent."""

import email
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pandas as pd
import pytest

from cchc_xl.books.closed import ClosedBook
from cchc_xl.values import columns as c
from tests.commands.conftest import Desk, Run, Said
from tests.report.documents import everything, table_under

DAY = "2024-04-05"


def remind(run: Run, desk: Desk, day: str = DAY) -> Said:
    return run("remind", desk.master, "--as-of", day, "--out", desk.folder / "đôn đốc", "--forms", desk.forms)


def drafts(desk: Desk) -> dict[str, EmailMessage]:
    """Agency → its draft."""
    return {
        path.name.split("_")[1]: email.message_from_bytes(path.read_bytes(), EmailMessage, policy=policy.default)
        for path in (desk.folder / "đôn đốc").glob("*.eml")
    }


def letter(desk: Desk, day: str = DAY) -> Path:
    return desk.folder / "đôn đốc" / f"{day}_cong-van-don-doc.docx"


def set_emails(desk: Desk, **emails: str) -> None:
    book = ClosedBook.open(desk.master)
    book.set_columns(c.AGENCIES, pd.DataFrame([{"agency": a, "email": e} for a, e in emails.items()]))
    desk.master.write_bytes(book.to_bytes())


def test_everybody_who_owes_something_gets_a_draft(run: Run, desk: Desk):
    said = remind(run, desk)
    assert said.code == 0
    made = drafts(desk)
    assert len(made) == said.answer["figures"]["drafts"] == said.answer["figures"]["agencies"]
    assert made["SNV"]["Subject"] == "Gửi báo cáo CCHC Quý I/2024 – Sở Nội vụ (hạn 18/3/2024)"
    assert all(message["X-Unsent"] == "1" for message in made.values())
    assert "chưa gửi thư nào" in said.words


def test_the_form_that_did_not_come_back_is_attached(run: Run, desk: Desk):
    remind(run, desk)
    (form,) = drafts(desk)["SNV"].iter_attachments()
    assert form.get_filename() == desk.form_of("SNV").name
    assert form.get_content() == desk.form_of("SNV").read_bytes()


def test_a_form_that_does_not_lie_where_it_was_put_is_told(run: Run, desk: Desk):
    desk.form_of("SNV").unlink()
    said = remind(run, desk)
    assert list(drafts(desk)["SNV"].iter_attachments()) == []
    assert said.answer["figures"]["forms_not_found"] == 1
    assert "1 biểu mẫu không có trong thư mục" in said.words


def test_whoever_has_reported_gets_no_form(run: Run, desk: Desk):
    desk.send_back("SNV", {"4-T01": {"progress": "Đang thực hiện"}}, "2024-03-12")
    run("consolidate", desk.master, "--round", "2024-Q1", "--from", desk.returns, "--as-of", "2024-03-14")
    remind(run, desk)
    assert list(drafts(desk)["SNV"].iter_attachments()) == []


def test_addresses_come_from_the_directory_and_who_has_none_is_listed(run: Run, desk: Desk):
    set_emails(desk, SNV="snv@quangngai.gov.vn", STP="hỏi chị Lan\nBcc: x@y.vn")
    said = remind(run, desk)
    made = drafts(desk)
    assert made["SNV"]["To"] == "snv@quangngai.gov.vn"
    assert made["BATO"]["To"] is None
    assert made["STP"]["Bcc"] is None
    listed = (desk.folder / "đôn đốc" / f"{DAY}_chua-co-email.csv").read_text("utf-8-sig")
    assert "UBND huyện Ba Tơ" in listed
    assert "Sở Nội vụ" not in listed
    assert "chưa có địa chỉ email" in said.words


def test_the_letter_lists_who_owes_what(run: Run, desk: Desk):
    remind(run, desk)
    text = everything(letter(desk).read_bytes())
    assert "Quảng Ngãi, ngày 05 tháng 4 năm 2024" in text
    assert "V/v đôn đốc gửi báo cáo và thực hiện nhiệm vụ cải cách hành chính năm 2024" in text
    assert "{{" not in text
    rows = {row[1]: row for row in table_under(letter(desk).read_bytes(), "Báo cáo")}
    assert rows["Văn phòng UBND tỉnh"][2] == ""


def test_nobody_is_reminded_twice_a_day_of_the_same(run: Run, desk: Desk):
    first = remind(run, desk)
    before = {path: path.read_bytes() for path in (desk.folder / "đôn đốc").iterdir()}
    again = remind(run, desk)
    assert (again.answer["figures"]["drafts"], again.answer["figures"]["already"]) == (
        0, first.answer["figures"]["drafts"],
    )  # fmt: skip
    assert {path: path.read_bytes() for path in (desk.folder / "đôn đốc").iterdir()} == before
    assert "Không soạn thêm thư nháp" in again.words
    assert remind(run, desk, "2024-04-06").answer["figures"]["drafts"] > 0


def test_who_was_reminded_of_what_is_noted_in_the_master(run: Run, desk: Desk):
    remind(run, desk)
    noted = desk.read(c.REMINDERS).set_index("agency")
    assert noted.loc["SNV", "reports"] == 1
    assert "2024-Q1:chưa gửi" in str(noted.loc["SNV", "things"])
    assert (desk.folder / "đôn đốc" / str(noted.loc["SNV", "file"])).exists()
    assert "Đôn đốc" in ClosedBook.open(desk.master).sheet_names()


def test_of_what_is_new_the_same_day_one_is_reminded_alone(run: Run, desk: Desk):
    set_emails(desk, SNV="snv@quangngai.gov.vn")
    remind(run, desk)
    desk.send_back("SNV", {"4-T03": {"progress": "Đang thực hiện"}}, "2024-04-04")
    run("consolidate", desk.master, "--round", "2024-Q1", "--from", desk.returns, "--as-of", DAY)
    assert remind(run, desk).answer["figures"]["drafts"] == 1
    second = max((desk.folder / "đôn đốc").glob("*_SNV_*.eml"), key=lambda path: len(path.name))
    body = email.message_from_bytes(second.read_bytes(), EmailMessage, policy=policy.default).get_body()
    assert body is not None
    assert "tháng 03/2024" in body.get_content()  # known to be late since
    assert "tháng 01/2024" not in body.get_content()  # told already
    noted = desk.read(c.REMINDERS)
    assert len(noted[noted["agency"] == "SNV"]) == 1


def test_where_nobody_owes_anything_nothing_is_made(run: Run, desk: Desk):
    said = remind(run, desk, "2023-12-01")
    assert said.code == 0
    assert "không có cơ quan nào phải đôn đốc" in said.words
    assert not (desk.folder / "đôn đốc").exists()


@pytest.mark.parametrize("name", ["../../ngoài", "CON", "a\r\nBcc: x@y.vn", "{{ 7*7 }} <w:p>"])
def test_a_name_that_somebody_typed_leads_nowhere(run: Run, desk: Desk, name: str):
    book = ClosedBook.open(desk.master)
    book.set_columns(c.AGENCIES, pd.DataFrame([{"agency": "SNV", "agency_name": name}]))
    desk.master.write_bytes(book.to_bytes())
    assert remind(run, desk).code == 0
    message = drafts(desk)["SNV"]
    assert message["Bcc"] is None
    assert " ".join(name.split()) in message["Subject"]
    assert " ".join(name.split()) in everything(letter(desk).read_bytes())
    assert {path.name for path in desk.folder.iterdir() if path.suffix == ".eml"} == set()
