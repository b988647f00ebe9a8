"""A complete round on the real letter, by the ribbon's buttons in an open Excel and on the closed file."""

import datetime as dt
import io
import shutil
import warnings
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from itertools import count
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from cchc_xl.books.book import Book
from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.fill_in import fill_in
from cchc_xl.books.live.excel import Excel
from cchc_xl.commands import live_session, session
from cchc_xl.commands.consolidate import consolidate
from cchc_xl.commands.distribute import distribute
from cchc_xl.commands.new import new
from cchc_xl.commands.outcome import Outcome
from cchc_xl.commands.overdue import overdue
from cchc_xl.commands.reading import own_sheets, read_register
from cchc_xl.commands.summarize import summarize
from cchc_xl.ribbon import Pressed, answer
from cchc_xl.screen.places import Places
from cchc_xl.screen.screen import Tone
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame
from cchc_xl.values.words import Progress
from tests.excel_over_calc.engine import ExcelOverCalc
from tests.ribbon.scripted import ScriptedScreen

pytestmark = pytest.mark.soffice

ROUND, NOW, AS_OF = "2024-Q1", dt.datetime(2024, 3, 1, 8), dt.date(2024, 4, 5)
DONE: Mapping[str, Any] = {
    "progress": Progress.DONE.value,
    "done_on": dt.date(2024, 3, 5),
    "document": "001/KH-SNV",
    "document_date": dt.date(2024, 3, 5),
    "outcome": "5/3: đã ban hành, 1/2 số xã đã niêm yết",
}
WRONG: Mapping[str, Any] = {"progress": Progress.DONE.value, "done_on": "31/02/2024"}
Step = Callable[[str, str, Path | None, str], None]  # a button: its id, the round, the folder chosen, the day


@pytest.fixture
def same_secrets(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Forms get the same secrets in every run that begins with this."""

    def begin() -> None:
        numbers: Iterator[int] = count(1)
        monkeypatch.setattr("secrets.token_bytes", lambda size: next(numbers).to_bytes(size, "big"))

    return begin


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The master of the real letter, as ``new`` makes it."""
    folder = tmp_path_factory.mktemp("kế hoạch")
    letter = folder / "công văn.txt"
    letter.write_text((files("cchc_xl") / "data" / "cong-van-de-xuat-cchc-2024.txt").read_text("utf-8"), "utf-8")
    new([letter], folder / "Sổ theo dõi.xlsx", 2024)
    return folder / "Sổ theo dõi.xlsx"


def whole_round(press: Step, master: Path, returns: Path) -> None:
    """Forms go out to everybody; some come back, filled in well or badly; the year is looked at and summed up."""
    forms = master.parent / "biểu mẫu"
    press("distribute", ROUND, forms, "")
    if not returns.exists():
        _send_back(ClosedBook.open(master), forms, returns)
    press("consolidate", ROUND, returns, "2024-03-15")
    press("overdue", ROUND, None, "2024-04-05")
    press("summarize", ROUND, None, "2024-04-05")


def _send_back(book: ClosedBook, forms: Path, returns: Path) -> None:
    returns.mkdir()
    sent = book.read(c.FORM_LIST).merge(book.read(c.SEALS), on="form").set_index("agency")
    for agency, said in {"SNV": DONE, "STP": DONE, "STC": WRONG, "BATO": DONE}.items():
        form = forms / sent["file"][agency]
        answers = dict.fromkeys(sent["milestones"][agency].split()[:2], said)
        filled = fill_in(form.read_bytes(), answers, dt.datetime(2024, 3, 14, 9))
        (returns / form.name).write_bytes(_with_number(filled))


def _with_number(form: bytes) -> bytes:
    """The form with its first figure filled in, where it asks for some."""
    book, stream = openpyxl.load_workbook(io.BytesIO(form)), io.BytesIO()
    if c.FIGURES_FORM_SHEET not in book:
        return form
    book[c.FIGURES_FORM_SHEET]["J6"] = 7
    book.save(stream)
    return stream.getvalue()


def at_the_command_line(master: Path) -> Step:
    """The same on the closed file, as its twin of the command line does it."""

    def step(button: str, round_id: str, folder: Path | None, day: str) -> None:
        as_of = dt.date.fromisoformat(day) if day else NOW.date()
        acts: Mapping[str, Callable[[Book], Outcome]] = {
            "distribute": lambda book: distribute(book, round_id, folder or master, now=NOW),
            "consolidate": lambda book: consolidate(book, round_id, folder or master, as_of, out=master.parent),
            "overdue": lambda book: overdue(book, as_of),
            "summarize": lambda book: summarize(book, as_of),
        }
        session.change(master, button, acts[button])

    return step


def on_the_ribbon(over_calc: ExcelOverCalc, book: Any, places: Places) -> Step:
    """A clerk who presses buttons and agrees. Each makes at most 30 calls to Excel, and 8 for each sheet it writes,
    messages in the status bar and all."""

    def step(button: str, round_id: str, folder: Path | None, day: str) -> None:
        clerk = ScriptedScreen(folder=folder, buttons=["Đồng ý", "Đóng"])
        over_calc.line.calls.clear()
        answer(Pressed(lambda: Excel(book), clerk, places, button, round_id, day, NOW))
        calls = over_calc.line.calls
        written = calls["Worksheets()"]
        assert (clerk.boxes[0].tone, clerk.last.tone) == (Tone.ASK, Tone.DONE), clerk.last
        assert 0 < over_calc.line.count <= 30 + 8 * written, (button, calls)

    return step


def all_tables(data: bytes) -> Mapping[str, pd.DataFrame]:
    """Every table of the master; when something was written is left out, it differs from run to run."""
    book = ClosedBook(data, "so.xlsx")
    register = read_register(book)
    own = [c.agency_table(code) for code, _ in own_sheets(register.agencies)]
    tracking = c.tracking_table(tuple(register.tasks["task"]))
    figures = [table for table in (c.FIGURE_VALUES, c.FIGURE_SUMS) if book.has(table)]
    tables = {table.name: book.read(table) for table in (*c.MASTER_TABLES, tracking, *own, *figures)}
    return tables | {c.LOG.name: tables[c.LOG.name].drop(columns="at")}


def links_to_sheets(data: bytes) -> Mapping[str, set[tuple[str, str]]]:
    """Sheet → its cells that say something and lead to another sheet, and where to; an address may be written with
    quotes or without. Of blank cells Calc has no links."""
    found: dict[str, set[tuple[str, str]]] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl drops extensions that Calc writes
        book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book.worksheets:
        linked = [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink and cell.value is not None]
        links = {(cell.coordinate, str(getattr(cell.hyperlink, "location", "")).replace("'", "")) for cell in linked}
        found |= {sheet.title: links} if links else {}
    return found


Tables = Mapping[str, pd.DataFrame]


def after_a_round(over_calc: ExcelOverCalc, plan: Path, same_secrets: Callable[[], None], tmp_path: Path) -> Tables:
    """The tables of the closed master, once those of the open one are found equal, links and all."""
    closed, live, returns = tmp_path / "đóng" / plan.name, tmp_path / "mở" / plan.name, tmp_path / "gửi về"
    for master in (closed, live):
        master.parent.mkdir()
        shutil.copy(plan, master)
    same_secrets()
    whole_round(at_the_command_line(closed), closed, returns)
    same_secrets()
    own = Places(tmp_path / "cài đặt", tmp_path / "nhật ký", tmp_path / "dữ liệu")
    whole_round(on_the_ribbon(over_calc, over_calc.open(live), own), live, returns)
    expected, tables = all_tables(closed.read_bytes()), all_tables(live.read_bytes())
    assert expected.keys() == tables.keys()
    assert links_to_sheets(live.read_bytes()) == links_to_sheets(closed.read_bytes()) != {}
    for name, table in expected.items():
        pd.testing.assert_frame_equal(tables[name], table, obj=name)
    assert len(tables[c.FORM_LIST.name]) == len(list((live.parent / "biểu mẫu").rglob("*.xlsx")))
    return tables


def test_both_back_ends_end_with_equal_tables(
    excel_over_calc: ExcelOverCalc, plan: Path, same_secrets: Callable[[], None], tmp_path: Path
):
    tables = after_a_round(excel_over_calc, plan, same_secrets, tmp_path)
    assert len(tables[c.RESULTS.name]) > 0
    assert len(tables[c.FORM_LIST.name]) > 200


def test_both_back_ends_take_in_figures_alike(
    excel_over_calc: ExcelOverCalc, small_plan: Path, same_secrets: Callable[[], None], tmp_path: Path
):
    figure = {
        "figure": "TN", "task": "3", "name": "Hồ sơ tiếp nhận", "unit": "hồ sơ", "span": "Trong kỳ",
        "number_kind": "Số nguyên", "summing": "Tổng", "rounds": ROUND,
    }  # fmt: skip

    def ask(book: Book) -> Outcome:
        book.replace(c.FIGURES, frame(c.FIGURES, [figure]))
        return Outcome("đã chọn")

    asking = Path(shutil.copy(small_plan, tmp_path / small_plan.name))
    session.change(asking, "chọn", ask)
    tables = after_a_round(excel_over_calc, asking, same_secrets, tmp_path)
    values = tables[c.FIGURE_VALUES.name]
    assert set(zip(values["agency"], values["value"], strict=True)) >= {("SNV", 7), ("STC", 7), ("BATO", 7)}
    assert tables[c.FIGURE_SUMS.name]["value"].tolist() == [28]


def test_a_command_repeated_changes_nothing(excel_over_calc: ExcelOverCalc, small_plan: Path, tmp_path: Path):
    master = shutil.copy(small_plan, tmp_path / small_plan.name)
    excel = Excel(excel_over_calc.open(Path(master)))
    live_session.change(excel, "summarize", lambda book: summarize(book, AS_OF))
    before = Path(master).read_bytes()
    outcome = live_session.change(excel, "summarize", lambda book: summarize(book, AS_OF))
    assert outcome is not None
    assert outcome.notes[-1] == session.UNCHANGED
    assert Path(master).read_bytes() == before
    assert len(list((tmp_path / "sao-luu" / Path(master).stem).glob("*.xlsx"))) == 1
