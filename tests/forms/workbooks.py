"""Workbooks as they come back, written as tables in a test.

A table is lines of cells between bars; ``05/03/2024`` is a date, ``'05/03/2024`` a text, a number a number.
"""

import datetime as dt
import re

import pandas as pd

from cchc_xl.forms.expected import Expected, expect
from cchc_xl.forms.identity import Identity
from cchc_xl.forms.issue import issued, seal
from cchc_xl.values.columns import FORM, FORM_SHEET, FORMS, IDENTITY_SHEET, SEALS
from cchc_xl.values.frames import frame
from cchc_xl.values.grid import Cell, Grid, WorkbookGrid
from cchc_xl.values.words import MilestoneKind

AS_OF = dt.date(2024, 4, 5)
HEADERS = " | ".join(FORM.headers)

SNV = Identity("2024-Q1_SNV_7K3F9Q", "0f" * 16, "KH-2024", "2024-Q1", "SNV")
STC = Identity("2024-Q1_STC_2M4P6R", "1e" * 16, "KH-2024", "2024-Q1", "STC")
LAST_YEAR = Identity("2023-NAM_SNV_AAAAAA", "2d" * 16, "KH-2024", "2023-NAM", "SNV")

# What both departments are asked: a plan to issue, a thing done each month, a thing done all year.
KINDS = {"2-KH": MilestoneKind.ISSUE, "4-T01": MilestoneKind.PERIODIC, "6-TX": MilestoneKind.CONTINUOUS}


def expected(**changed_status: str) -> Expected:
    """Two departments with a form each for 2024-Q1, and one of them with a form of last year."""
    identities = (SNV, STC, LAST_YEAR)
    asked = pd.DataFrame({"milestone": list(KINDS)})
    forms = frame(FORMS, [issued(i, i.agency, f"{i.form}.xlsx", dt.datetime(2024, 3, 1)) for i in identities])
    forms["status"] = [changed_status.get(agency, status) for agency, status in zip(forms["agency"], forms["status"])]  # noqa: B905
    seals = frame(SEALS, [seal(i, asked) for i in identities])
    return expect(forms, seals, obligations(), "2024-Q1", AS_OF)


def obligations() -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"agency": agency, "milestone": milestone, "task": milestone.split("-")[0], "kind": kind.value}
            for agency in ("SNV", "STC")
            for milestone, kind in KINDS.items()
        ]
    )


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
    title: tuple[Cell, ...] = ("BIỂU KẾT QUẢ", f"Mã biểu: {visible}" if visible else None)
    sheets = [Grid(sheet, (title, *rows(table)))]
    if identity:
        sheets.append(Grid(IDENTITY_SHEET, tuple(identity.to_strings().items())))
    carried = properties.to_strings() if properties else {}
    return WorkbookGrid(file, tuple(sheets), carried, sha256 or file, saved_at)


def rows(table: str) -> tuple[tuple[Cell, ...], ...]:
    """The lines of a table, with ``HEADERS`` where a line says so."""
    lines = [line.strip().replace("HEADERS", HEADERS) for line in table.strip("\n").splitlines()]
    return tuple(tuple(_cell(cell.strip()) for cell in line.split("|")) for line in lines)


def _cell(text: str) -> Cell:
    if re.fullmatch(r"\d\d/\d\d/\d{4}", text):
        return dt.datetime.strptime(text, "%d/%m/%Y").date()
    if text.startswith("'"):
        return text[1:]
    return int(text) if text.isdigit() else text or None
