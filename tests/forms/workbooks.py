"""Workbooks as they come back, written as tables in a test.

A table is lines of cells between bars; ``05/03/2024`` is a date, ``'05/03/2024`` a text, a number a number.
"""

import datetime as dt
import re
from collections.abc import Mapping

import pandas as pd

from cchc_xl.forms.expected import Expected, expect
from cchc_xl.forms.identity import Identity
from cchc_xl.forms.issue import issued, seal
from cchc_xl.forms.returns import Return, read_return
from cchc_xl.forms.seals import SEALED
from cchc_xl.values.columns import FORM, FORM_SHEET, FORMS, IDENTITY_SHEET, SEALS
from cchc_xl.values.form_texts import TITLE
from cchc_xl.values.frames import columns_of, frame
from cchc_xl.values.grid import Cell, Grid, WorkbookGrid
from cchc_xl.values.words import MilestoneKind

AS_OF = dt.date(2024, 4, 5)
HEADERS = " | ".join(FORM.headers)

SNV = Identity("2024-Q1_SNV_7K3F9Q", "0f" * 16, "KH-2024", "2024-Q1", "SNV")
STC = Identity("2024-Q1_STC_2M4P6R", "1e" * 16, "KH-2024", "2024-Q1", "STC")
LAST_YEAR = Identity("2023-NAM_SNV_AAAAAA", "2d" * 16, "KH-2024", "2023-NAM", "SNV")

# What both departments are asked: a plan to issue, a thing done each month, a thing done all year.
KINDS = {"2-KH": MilestoneKind.ISSUE, "4-T01": MilestoneKind.PERIODIC, "6-TX": MilestoneKind.CONTINUOUS}
NAMES = {"SNV": "Sở Nội vụ", "STC": "Sở Tài chính"}

# The locked cells of their rows, as they went out.
PRINTED = {
    "2-KH": ("Rà soát thủ tục", "Ban hành kế hoạch", "Kế hoạch", "31/03/2024"),
    "4-T01": ("Công khai kết quả", "Công khai tháng 1", "Kết quả", "31/01/2024"),
    "6-TX": ("Niêm yết thủ tục", "Niêm yết", "Thủ tục đủ", "Thường xuyên, đến 31/12/2024"),
}

# The form as SNV fills it in.
FILLED = """
HEADERS
1 | 2-KH LOCKED  | Hoàn thành     | 05/03/2024 | 45/KH-SNV | 05/03/2024 | Đã ban hành | | |
2 | 4-T01 LOCKED | Đang thực hiện |            |           |            | Đang làm    | | |
3 | 6-TX LOCKED  | Không phát sinh |           |           |            |             | | |
"""


def expected(**changed_status: str) -> Expected:
    """Two departments with a form each for 2024-Q1, and one of them with a form of last year.

    Of a master from before rows were sealed: what the locked cells say is not looked at.
    """
    return _expected(changed_status, sealed=False)


def sealed(**changed_status: str) -> Expected:
    """The same of a master that knows what the locked cells said: ``PRINTED``."""
    return _expected(changed_status, sealed=True)


def _expected(changed_status: Mapping[str, str], *, sealed: bool) -> Expected:
    identities = (SNV, STC, LAST_YEAR)
    asked = pd.DataFrame([dict(zip(SEALED, (m, *texts), strict=True)) for m, texts in PRINTED.items()])
    forms = frame(FORMS, [issued(i, NAMES[i.agency], file_of(i), dt.datetime(2024, 3, 1)) for i in identities])
    forms["status"] = [changed_status.get(agency, status) for agency, status in zip(forms["agency"], forms["status"])]  # noqa: B905
    seals = frame(SEALS, [seal(i, columns_of(asked)) for i in identities])
    seals = seals if sealed else seals.assign(rows_sha256="")
    return expect(forms, seals, obligations(), "2024-Q1", AS_OF)


def obligations() -> pd.DataFrame:
    """What the register says now, so that a form prints ``PRINTED``."""
    due = {"2-KH": "2024-03-31", "4-T01": "2024-01-31", "6-TX": "2024-12-31"}
    rows = [
        {"agency": agency, "milestone": milestone, "task": milestone.split("-")[0], "kind": kind.value,
         "task_content": PRINTED[milestone][0], "content": PRINTED[milestone][1], "products": PRINTED[milestone][2],
         "timing": "", "due": pd.Timestamp(due[milestone]), "due_effective": pd.Timestamp(due[milestone])}
        for agency in ("SNV", "STC")
        for milestone, kind in KINDS.items()
    ]  # fmt: skip
    return pd.DataFrame(rows).assign(due_extended=pd.Series(dtype="datetime64[s]"))


def file_of(identity: Identity) -> str:
    """The name of a form's file as it went out."""
    return f"{identity.round}_{identity.agency}.xlsx"


def returned(
    table: str,
    identity: Identity | None = SNV,
    properties: Identity | None = SNV,
    visible: str = "",
    sheet: str = FORM_SHEET,
    file: str = "bản nộp.xlsx",
    saved_at: dt.datetime | None = None,
    sha256: str = "",
) -> WorkbookGrid:
    """A form that came back: its title, this table under it, and the identity it carries."""
    title: tuple[Cell, ...] = (f"{TITLE} QUÝ I NĂM 2024", f"Mã biểu: {visible}" if visible else None)
    sheets = [Grid(sheet, (title, *rows(table)))]
    if identity:
        sheets.append(Grid(IDENTITY_SHEET, tuple(identity.to_strings().items())))
    carried = properties.to_strings() if properties else {}
    return WorkbookGrid(file, tuple(sheets), carried, sha256 or file, saved_at)


def read(table: str, **how: object) -> Return:
    """What is understood of such a table, with what ``returned`` is told of the rest."""
    return read_return(returned(table, **how), sealed())  # type: ignore[arg-type]


def rows(table: str) -> tuple[tuple[Cell, ...], ...]:
    """The lines of a table, with ``HEADERS`` where a line says so, and ``4-T01 LOCKED`` for its locked cells."""
    table = re.sub(r"(\S+) LOCKED", lambda m: " | ".join((m[1], *(f"'{text}" for text in PRINTED[m[1]]))), table)
    lines = [line.strip().replace("HEADERS", HEADERS) for line in table.strip("\n").splitlines()]
    return tuple(tuple(_cell(cell.strip()) for cell in line.split("|")) for line in lines)


def _cell(text: str) -> Cell:
    if re.fullmatch(r"\d\d/\d\d/\d{4}", text):
        return dt.datetime.strptime(text, "%d/%m/%Y").date()
    if text.startswith("'"):
        return text[1:]
    return int(text) if text.isdigit() else text or None
