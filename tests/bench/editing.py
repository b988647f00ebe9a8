"""Changing a table of 4,200 rows in the real master: the package editor against openpyxl's load and save."""

import io

import openpyxl
import pandas as pd
from openpyxl.worksheet.cell_range import CellRange

from cchc_xl.books.closed import ClosedBook
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from tests.bench._office import desk
from tests.bench._sides import compare

ROWS = 4_200


def main() -> None:
    """Two changes: the state of every row, and a hundred rows that go with a hundred others that come."""
    before = _results(range(ROWS), "Đang thực hiện trong hạn")
    book = ClosedBook.open(desk() / "master.xlsx")
    book.replace(c.RESULTS, before)
    master = book.to_bytes()
    for what, after in (
        ("one cell of each of 4,200 rows", before.assign(state="Sắp đến hạn")),
        ("100 of 4,200 rows go, 100 come", _results(range(100, ROWS + 100), "Đang thực hiện trong hạn")),
    ):
        assert ClosedBook(by_package(master, after), "").read(c.RESULTS).equals(after)
        compare(what, lambda after=after: by_package(master, after), lambda after=after: by_openpyxl(master, after),
                "openpyxl")  # fmt: skip


def by_package(master: bytes, rows: pd.DataFrame) -> bytes:
    book = ClosedBook(master, "master.xlsx")
    book.replace(c.RESULTS, rows)
    return book.to_bytes()


def by_openpyxl(master: bytes, rows: pd.DataFrame) -> bytes:
    """The same as openpyxl does it, which keeps less: the cells of the table, and nothing that follows."""
    book = openpyxl.load_workbook(io.BytesIO(master))
    sheet = book[c.RESULTS.sheet]
    table = sheet.tables[c.RESULTS.name]
    left, top, _, _ = CellRange(table.ref).bounds
    plain = rows.astype("object").where(rows.notna(), None)
    for i, values in enumerate(plain.itertuples(index=False), start=top + 1):
        for j, value in enumerate(values, start=left):
            sheet.cell(i, j, value)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _results(numbers: range, state: str) -> pd.DataFrame:
    """As many results as a round of 206 agencies brings, and more."""
    rows = [
        {
            "round": "2024-Q1", "agency": f"X{21000 + i // 20}", "task": "3", "milestone": f"3-{i % 20}",
            "progress": "Đang thực hiện", "outcome": f"Đã niêm yết công khai {i} thủ tục hành chính",
            "done_on": pd.Timestamp("2024-03-01"), "data_as_of": pd.Timestamp("2024-03-18"), "source": "Bản nộp",
            "file": f"2024-Q1_X{21000 + i // 20}.xlsx", "cell": f"G{i % 20 + 9}", "state": state,
        }
        for i in numbers
    ]  # fmt: skip
    return frame(c.RESULTS, rows)


if __name__ == "__main__":
    main()
