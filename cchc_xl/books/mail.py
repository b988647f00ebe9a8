"""Draft e-mails (.eml): they open unsent in the clerk's own mail program, who reads, changes and sends them."""

import re
from email.message import EmailMessage
from email.policy import SMTP

_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_BETWEEN = re.compile(r"[;,\s<>]+")
_HEADER = re.compile(r"\s*(b?cc|to|from|reply-to|sender)\s*:", re.IGNORECASE)
_XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def addresses(written: str) -> list[str]:
    """The e-mail addresses in what a clerk typed, however they are separated; what is none is left out, and so is
    what stands behind the name of another header, since nobody would see that it receives the mail as well."""
    lines = [line for line in written.splitlines() if not _HEADER.match(line)]
    return [part for line in lines for part in _BETWEEN.split(line) if _ADDRESS.fullmatch(part)]


def draft_bytes(to: str, subject: str, text: str, attached: dict[str, bytes]) -> bytes:
    """A draft in UTF-8; ``to`` as a clerk typed it, without an address the draft has no receiver.

    ``attached``: workbooks by plain file name. Line breaks in a header cannot add another: they become spaces, and
    an address is taken only where it is one. The same bytes for the same input.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"  # Outlook opens it for editing
    found = addresses(to)
    if found:
        message["To"] = ", ".join(found)
    message["Subject"] = " ".join(subject.split())
    message.set_content(text, charset="utf-8", cte="base64")
    for name, data in attached.items():
        message.add_attachment(data, maintype=_XLSX[0], subtype=_XLSX[1], filename=name)
    if attached:
        message.set_boundary("=_cchc_xl_phan_dinh_kem_=")
    return message.as_bytes()
