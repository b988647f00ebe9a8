"""Draft e-mails: UTF-8, unsent, and no header from what somebody typed."""

import email
from email import policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_xl.books.mail import addresses, draft_bytes


def read(data: bytes) -> EmailMessage:
    return email.message_from_bytes(data, EmailMessage, policy=policy.default)


def text_of(message: EmailMessage) -> str:
    body = message.get_body()
    assert body is not None
    return body.get_content()


def test_it_opens_as_a_draft_with_vietnamese_letters():
    data = draft_bytes("snv@quangngai.gov.vn", "Gửi báo cáo – UBND huyện Ba Tơ", "Kính gửi: Sở Nội vụ\n", {})
    message = read(data)
    assert message["X-Unsent"] == "1"
    assert message["To"] == "snv@quangngai.gov.vn"
    assert message["Subject"] == "Gửi báo cáo – UBND huyện Ba Tơ"
    assert text_of(message).splitlines() == ["Kính gửi: Sở Nội vụ"]
    assert message["Date"] is None
    assert data.isascii()


def test_without_an_address_it_has_no_receiver():
    assert read(draft_bytes("", "Đôn đốc", "x\n", {}))["To"] is None


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("a@b.vn; c@d.gov.vn", ["a@b.vn", "c@d.gov.vn"]),
        ("Sở Nội vụ <snv@quangngai.gov.vn>", ["snv@quangngai.gov.vn"]),
        ("không có", []),
        ("a@b", []),
        ("a@b.vn\r\nBcc: kẻ.xấu@x.vn", ["a@b.vn"]),
        ("a@b.vn\r\nBcc: x@y.vn", ["a@b.vn"]),
        ("a@b.vn\nc@d.vn", ["a@b.vn", "c@d.vn"]),
        ("a@b.vn,c@d.vn", ["a@b.vn", "c@d.vn"]),
    ],
)
def test_only_what_is_an_address_is_taken(written: str, taken: list[str]):
    assert addresses(written) == taken


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_that_was_typed_adds_a_header(to: str, subject: str):
    typed = subject.encode("utf-8", "ignore").decode()
    message = read(draft_bytes(f"a@b.vn\r\nBcc: {to}", f"Gửi\r\nBcc: x@y.vn {typed}", "x\n", {}))
    assert message["Bcc"] is None
    assert set(message.keys()) <= {
        "X-Unsent", "To", "Subject", "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip


def test_the_form_goes_along_unchanged():
    message = read(draft_bytes("", "Gửi báo cáo", "x\n", {"2024-Q1_SNV_So-Noi-vu.xlsx": b"PK\x03\x04 bytes"}))
    (form,) = message.iter_attachments()
    assert form.get_filename() == "2024-Q1_SNV_So-Noi-vu.xlsx"
    assert form.get_content() == b"PK\x03\x04 bytes"


def test_the_same_input_gives_the_same_bytes():
    one, other = (draft_bytes("a@b.vn", "Gửi", "x\n", {"a.xlsx": b"PK"}) for _ in range(2))
    assert one == other
