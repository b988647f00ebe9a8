"""Making 206 agency forms: drawn once and then pressed, against drawing each with openpyxl."""

import datetime as dt
from random import Random
from typing import Any

import pandas as pd

from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.draw.form import FormHeading, draw_form
from cchc_xl.books.press import FormPress
from cchc_xl.commands.reading import read_register, round_row
from cchc_xl.forms.ask import form_rows
from cchc_xl.forms.identity import new_identity
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from tests.bench._office import desk
from tests.bench._sides import compare

HEADING = FormHeading("BIỂU KẾT QUẢ QUÝ I NĂM 2024", "Số liệu từ ngày 15/12/2023", "Văn phòng UBND tỉnh")


def main() -> None:
    register = read_register(ClosedBook.open(desk() / "master.xlsx"))
    row: pd.Series[Any] = round_row(register, "2024-Q1")
    asked = form_rows(register.obligations, frame(c.RESULTS), row)
    rows = {agency: own.drop(columns="agency") for agency, own in asked.groupby("agency")}
    compare(f"{len(rows)} forms", lambda: pressed(rows), lambda: drawn(rows), "openpyxl (drawing alone, no values)")


def pressed(rows: dict[Any, pd.DataFrame]) -> list[bytes]:
    press, random = FormPress(HEADING), Random(1)
    identities = {agency: new_identity("CCHC", "2024-Q1", agency, random.randbytes) for agency in rows}
    return [
        press.press(own, identities[agency].to_strings(), identities[agency].form, agency, dt.date(2024, 3, 18))
        for agency, own in rows.items()
    ]


def drawn(rows: dict[Any, pd.DataFrame]) -> list[bytes]:
    return [draw_form(HEADING, len(own)) for own in rows.values()]


if __name__ == "__main__":
    main()
