"""What people made of a master in Excel goes through two whole rounds, and is all there afterwards."""

import datetime as dt
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.closed import ClosedBook
from cchc_xl.commands.consolidate import consolidate
from cchc_xl.commands.distribute import distribute
from cchc_xl.commands.overdue import overdue
from cchc_xl.commands.session import change
from cchc_xl.commands.summarize import summarize
from cchc_xl.values import columns as c
from cchc_xl.values.table import Kind, Table
from tests.books.workbooks import loaded, parts
from tests.commands.by_hand import ByHand
from tests.commands.conftest import SOME, Desk
from tests.commands.lived_in import ADDED, FILL, FORMULAS, NUMBER_FORMAT, OWN, RENAMED, UNTOUCHED, WIDTH, lived_in
from tests.office import convert, validation_errors

ISSUED = {"progress": "Hoàn thành", "done_on": dt.date(2024, 3, 5), "document": "12/KH",
          "document_date": dt.date(2024, 3, 5)}  # fmt: skip
DONE_LATE = {"progress": "Hoàn thành", "done_on": dt.date(2024, 2, 9)}
GOING_ON = {"progress": "Đang thực hiện", "outcome": "Đã niêm yết"}


opened = cache(loaded)  # fifty sheets take openpyxl a second


@dataclass(frozen=True)
class Lived:
    """A desk whose master people live in, and the master's bytes after each step, by its name."""

    desk: Desk
    steps: dict[str, bytes]

    @property
    def first(self) -> bytes:
        return self.steps["lived in"]

    @property
    def last(self) -> bytes:
        return self.desk.master.read_bytes()


@pytest.fixture(scope="module")
def lived(set_up: Path, tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """The desk after two rounds; between them the clerk writes into the columns that were added."""
    folder = tmp_path_factory.mktemp("sống") / "bàn"
    shutil.copytree(set_up, folder)
    lived = Lived(Desk(folder), {})
    _save(lived, "lived in", lived_in(lived.desk.master.read_bytes()))
    _send_back(lived.desk, {"STP": "2024-03-14T09:00", "BATO": "2024-03-20T09:00"}, {"2-KH": ISSUED, "3-TX": GOING_ON})
    _round(lived, "2024-Q1", dt.date(2024, 3, 21), dt.date(2024, 4, 5))
    _save(lived, "written in", _written_in(lived.last))
    shutil.rmtree(lived.desk.returns)
    shutil.rmtree(lived.desk.forms)
    _round(lived, "2024-Q2", dt.date(2024, 6, 1), dt.date(2024, 6, 2))
    _send_back(lived.desk, {"SNV": "2024-06-14T09:00", "STP": "2024-06-14T09:00"}, {"4-T01": DONE_LATE})
    _round(lived, "2024-Q2", dt.date(2024, 6, 17), dt.date(2024, 7, 5))
    return lived


def _round(lived: Lived, round_id: str, came: dt.date, today: dt.date) -> None:
    """All four commands, as the office presses them."""
    desk, now = lived.desk, dt.datetime.combine(came, dt.time(8))
    desk.returns.mkdir(exist_ok=True)
    acts = {
        "distribute": lambda book: distribute(book, round_id, desk.forms, only=(*SOME, "STC"), now=now),
        "consolidate": lambda book: consolidate(book, round_id, desk.returns, came),
        "overdue": lambda book: overdue(book, today),
        "summarize": lambda book: summarize(book, today),
    }
    for command, act in acts.items():
        change(desk.master, command, act)
        lived.steps[f"{command} {today}"] = desk.master.read_bytes()


def _save(lived: Lived, step: str, data: bytes) -> None:
    lived.desk.master.write_bytes(data)
    lived.steps[step] = data


def _send_back(desk: Desk, saved: Mapping[str, str], answers: Mapping[str, Mapping[str, Any]]) -> None:
    for agency, moment in saved.items():
        desk.send_back(agency, answers, moment)


def _written_in(master: bytes) -> bytes:
    """The clerk writes into the added columns, beside rows that the program made."""
    hand = ByHand(master)
    hand.type_in("tblKetQua", {"Mã CQ": "STP", "Mã mốc": "3-TX"}, ADDED["tblKetQua"], "Tốt")
    hand.type_in("tblGuiBaoCao", {"Mã kỳ": "2024-Q1", "Mã CQ": "SNV"}, ADDED["tblGuiBaoCao"], "Lan")
    hand.type_in("tblQuaHan", {"Mã CQ": "VP", "Mã mốc": "4-T01"}, ADDED["tblQuaHan"], "Đã gọi 8/4")
    hand.type_in("tblQuaHan", {"Mã CQ": "SNV", "Mã mốc": "4-T02"}, ADDED["tblQuaHan"], "Hẹn 10/4")
    hand.comment_on("tblQuaHan", {"Mã CQ": "BATO", "Mã mốc": "4-T02"}, "Tên cơ quan", "Anh Ba nhận lời")
    return hand.saved()


def rows_of(data: bytes, table: str) -> list[dict[str, Any]]:
    """A table as openpyxl reads it, whatever columns it has; formulas as text."""
    sheet = sheet_of(data, table)
    header, *rows = sheet.iter_rows(**range_of(sheet, table))
    return [{h.value: cell.value for h, cell in zip(header, row, strict=True)} | {"row": row[0].row} for row in rows]


def range_of(sheet: Worksheet, table: str) -> dict[str, Any]:
    left, top, right, bottom = CellRange(sheet.tables[table].ref).bounds
    return {"min_col": left, "min_row": top, "max_col": right, "max_row": bottom}


def sheet_of(data: bytes, table: str) -> Worksheet:
    return next(sheet for sheet in opened(data).worksheets if table in sheet.tables)


def beside(data: bytes, table: str, *keys: str) -> dict[tuple[Any, ...], Any]:
    """What stands in the column that the clerk added to a table, by these headers; blanks left out."""
    rows = rows_of(data, table)
    return {tuple(row[key] for key in keys): row[ADDED[table]] for row in rows if row[ADDED[table]] is not None}


@pytest.mark.parametrize("part", UNTOUCHED)
def test_parts_of_excel_and_its_user_keep_their_bytes(lived: Lived, part: str):
    assert parts(lived.last)[part] == parts(lived.first)[part]


def test_only_parts_that_commands_own_change(lived: Lived):
    owned = re.compile(r"xl/(worksheets/sheet\d+|tables/table\d+|charts/chart\d|workbook|_rels/workbook)\.xml")
    gone_with_the_chain = {"[Content_Types].xml", "xl/calcChain.xml"}
    comments = {"xl/comments2.xml", "xl/drawings/vmlDrawing2.vml"}  # they follow the rows of a table
    for (_, old), (step, new) in pairwise(lived.steps.items()):
        before, after = parts(old), parts(new)
        if step != "written in":
            changed = {part for part in before if after.get(part) != before[part]}
            assert {part for part in changed if not owned.match(part)} <= gone_with_the_chain | comments, step
            assert list(after) == [part for part in before if part != "xl/calcChain.xml"], step


def test_tabs_keep_their_names_and_their_order(lived: Lived):
    names = opened(lived.last).sheetnames
    assert names == opened(lived.first).sheetnames
    assert set(RENAMED.values()) < set(names)
    assert names.index("Kết quả") < names.index("Nhiệm vụ") < names.index(OWN) < names.index("Mốc thời hạn")


def test_the_clerks_sheet_keeps_its_hidden_row_and_its_filter(lived: Lived):
    own = opened(lived.last)[OWN]
    assert [row for row, size in own.row_dimensions.items() if size.hidden] == [4]
    assert own.auto_filter.filterColumn[0].filters.filter == ["SNV", "STP", "Tổng"]


def test_columns_of_values_follow_their_rows(lived: Lived):
    assert [row[ADDED["tblNhiemVu"]] for row in rows_of(lived.last, "tblNhiemVu")] == ["Lan", "Minh", "Lan", "Hoa"]
    assert beside(lived.last, "tblKetQua", "Mã CQ", "Mã mốc") == {("STP", "3-TX"): "Tốt"}
    assert beside(lived.last, "tblGuiBaoCao", "Mã kỳ", "Mã CQ") == {
        ("2024-Q1", "SNV"): "Lan", ("2024-Q1", "STP"): "Hoa",
    }  # fmt: skip


def test_a_note_beside_an_overdue_task_stays_beside_it_while_others_come_and_go(lived: Lived):
    before, after = (len(rows_of(lived.steps[step], "tblQuaHan")) for step in ("written in", "summarize 2024-07-05"))
    assert before != after
    assert beside(lived.last, "tblQuaHan", "Mã CQ", "Mã mốc") == {
        ("VP", "4-T01"): "Đã gọi 8/4", ("SNV", "4-T02"): "Hẹn 10/4",
    }  # fmt: skip


def test_a_comment_stays_at_its_row_too(lived: Lived):
    sheet = sheet_of(lived.last, "tblQuaHan")
    (place,) = {cell.row for row in sheet for cell in row if cell.comment}
    before, after = (late_rows(data) for data in (lived.steps["written in"], lived.last))
    assert after["BATO", "4-T02"] == place != before["BATO", "4-T02"]


def late_rows(data: bytes) -> dict[tuple[str, str], int]:
    """The row of each agency and milestone in Quá hạn."""
    return {(row["Mã CQ"], row["Mã mốc"]): row["row"] for row in rows_of(data, "tblQuaHan")}


@pytest.mark.parametrize("table", FORMULAS)
def test_a_column_of_formulas_fills_every_row_and_points_into_it(lived: Lived, table: str):
    header, follows = FORMULAS[table]
    rows = rows_of(lived.last, table)
    assert len(rows) > 3
    assert [row[header] for row in rows] == [follows.format(row=row["row"]) for row in rows]


def test_rows_that_staff_added_are_there_still(lived: Lived):
    settings, assignments, rounds = (lived.desk.read(t) for t in (c.SETTINGS, c.ASSIGNMENTS, c.ROUNDS))
    assert settings.iloc[-1]["value"] == "Gọi BATO mỗi sáng thứ Hai"
    assert tuple(assignments.iloc[-1][["task", "agency", "role"]]) == ("1", "SNV", "Theo dõi, đôn đốc")
    assert rounds.iloc[-1]["due"] == pd.Timestamp("2024-05-15")


def test_colours_widths_and_formats_are_there_still(lived: Lived):
    roster, results = sheet_of(lived.last, "tblGuiBaoCao"), sheet_of(lived.last, "tblKetQua")
    painted = [cell.row for row in roster for cell in row if cell.fill.fgColor.rgb == f"FF{FILL}"]
    by_row = {row["row"]: (row["Mã kỳ"], row["Mã CQ"]) for row in rows_of(lived.last, "tblGuiBaoCao")}
    assert [by_row[row] for row in painted] == [("2024-Q1", "STP")]
    assert results.column_dimensions["I"].width == WIDTH
    body = rows_of(lived.last, "tblKetQua")
    assert {results.cell(row["row"], 6).number_format for row in body} == {NUMBER_FORMAT}


def test_our_sheets_keep_their_sparkline_their_printer_and_what_later_versions_wrote(lived: Lived):
    sheet = parts(lived.last)[ByHand(lived.last).sheet_of("tblKetQua")].decode()
    assert "<xm:sqref>Z1</xm:sqref>" in sheet
    assert 'r:id="rIdPrinter"' in sheet
    assert 'mc:Ignorable="x14ac xr"' in sheet
    assert sheet.count("<row ") > sheet.count("x14ac:dyDescent=") > 3


def test_names_over_our_tables_follow_their_length(lived: Lived):
    names = opened(lived.last).defined_names
    last = max(row["row"] for row in rows_of(lived.last, "tblKetQua"))
    assert names["cua_toi_ket_qua"].attr_text == f"'Kết quả'!$A$5:$D${last}"
    assert names["cua_toi_tong_so"].attr_text == "'Theo cơ quan'!$D$5:$D$37"


def test_print_titles_stay_with_the_sheets_that_were_moved(lived: Lived):
    book = opened(lived.last)
    assert {sheet.title for sheet in book if not sheet.print_title_rows} == {"Tổng quan", OWN, "_cchc"}


def test_the_same_step_again_changes_nothing(lived: Lived):
    before = lived.last
    change(lived.desk.master, "summarize", lambda book: summarize(book, dt.date(2024, 7, 5)))
    assert lived.last == before


def test_our_tables_read_the_same_by_openpyxl(lived: Lived):
    shown = {table.name: rows_of(lived.last, table.name) for table in c.MASTER_TABLES}
    for table in c.MASTER_TABLES:
        assert ours(lived.last, table) == theirs(shown[table.name], table), table.name


def ours(data: bytes, table: Table) -> list[list[Any]]:
    """A table's values as the program reads them."""
    rows = ClosedBook(data, "").read(table)
    columns = [[plain(value, column.kind) for value in rows[column.field]] for column in table.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def theirs(rows: Sequence[Mapping[str, Any]], table: Table) -> list[list[Any]]:
    """The same of another reader."""
    read = [[plain(row[column.header], column.kind) for column in table.columns] for row in rows]
    return [row for row in read if any(value is not None for value in row)]


def plain(value: Any, kind: Kind) -> Any:
    """One value whoever read it: blanks None, texts trimmed, moments to the second."""
    if value is None or value is pd.NaT or value is pd.NA or value == "":
        return None
    if kind in (Kind.DATE, Kind.MOMENT):
        return pd.Timestamp(value).round("s")
    if kind in (Kind.COUNT, Kind.RATE, Kind.NUMBER):
        return round(float(value), 9)
    return str(value).strip()


@pytest.mark.node
def test_the_validator_finds_nothing_after_any_step(lived: Lived, tmp_path: Path):
    for step, data in lived.steps.items():
        file = tmp_path / f"{step}.xlsx"
        file.write_bytes(data)
        assert validation_errors(file) == [], step


@pytest.mark.soffice
def test_libreoffice_reads_the_same_values_and_calculates_the_clerks_formulas(lived: Lived, tmp_path: Path):
    recalculated = convert(lived.desk.master, "xlsx", tmp_path).read_bytes()
    for table in c.MASTER_TABLES:
        assert ours(lived.last, table) == ours(recalculated, table), table.name
    own = loaded(recalculated, values=True)[OWN]
    counts = lived.desk.read(c.RESULTS)["agency"].value_counts()
    assert [own[f"B{row}"].value for row in (2, 3, 4)] == [counts[agency] for agency in ("SNV", "STP", "BATO")]
    assert own["B5"].value == lived.desk.read(c.BY_AGENCY)["total"].sum()
    assert own["C5"].value == len(lived.desk.read(c.OVERDUE))
    assert own["D2"].value == "Sở Nội vụ"
