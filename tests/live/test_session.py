"""A command on the open master, from the copy to the files that go out, and back."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cchc_xl.books import backups
from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.live.excel import Excel
from cchc_xl.commands import live_session
from cchc_xl.commands.distribute import distribute
from cchc_xl.commands.live_session import HalfWritten
from cchc_xl.commands.overdue import overdue
from cchc_xl.values import columns as c
from cchc_xl.values.problems import Refused
from tests.books.workbooks import draw
from tests.commands.conftest import Desk
from tests.excel_over_calc.engine import ExcelOverCalc
from tests.excel_over_calc.workbooks import Workbook

pytestmark = pytest.mark.soffice

AS_OF, NOW = dt.date(2024, 4, 5), dt.datetime(2024, 4, 5, 9)


@dataclass
class Open:
    """The desk's master, open in an Excel."""

    desk: Desk
    over_calc: ExcelOverCalc
    excel: Excel

    @property
    def workbook(self) -> Workbook:
        return self.over_calc.workbook(self.desk.master.name)

    def overdue(self, **options: Any) -> Any:
        return live_session.change(self.excel, "overdue", lambda book: overdue(book, AS_OF), **options)

    def seen(self) -> ClosedBook:
        """What Excel shows now."""
        copy = self.desk.folder / "xem.xlsx"
        self.excel.copy_to(copy)
        return ClosedBook.open(copy)

    def copies(self) -> list[Path]:
        return sorted((self.desk.folder / "sao-luu").rglob("*.xlsx"))

    def type_into(self, sheet: str, cell: str, text: str) -> None:
        """A clerk types, and does not save."""
        sheets = self.workbook._document.Sheets
        sheets.getByName(sheet).getCellRangeByName(cell).String = text


@pytest.fixture
def opened(desk: Desk, excel_over_calc: ExcelOverCalc) -> Open:
    return Open(desk, excel_over_calc, Excel(excel_over_calc.open(desk.master)))


def test_the_command_is_done_saved_logged_and_backed_up(opened: Open):
    before = opened.desk.read(c.LOG)
    outcome = opened.overdue()
    assert outcome.figures["total"] > 0
    assert len(opened.desk.read(c.OVERDUE)) > 0
    assert opened.desk.read(c.LOG)["command"].tolist() == [*before["command"], "overdue"]
    assert [copy.stem.split("_")[1] for copy in opened.copies()] == ["distribute", "overdue"]
    assert opened.excel.is_saved


def test_what_the_clerk_typed_and_did_not_save_counts_and_is_in_the_back_up(opened: Open):
    opened.type_into("STP", "G5", "Đang thực hiện")
    opened.overdue()
    assert opened.desk.read(c.agency_table("STP"))["progress"].iloc[0] == "Đang thực hiện"
    assert ClosedBook.open(opened.copies()[-1]).read(c.agency_table("STP"))["progress"].iloc[0] == "Đang thực hiện"


def test_the_preview_says_what_will_change_and_a_no_changes_nothing(opened: Open):
    asked: list[Any] = []
    before, copies = opened.desk.master.read_bytes(), opened.copies()
    opened.over_calc.line.calls.clear()
    assert opened.overdue(preview=lambda _, foreseen: bool(asked.append(foreseen))) is None
    assert asked[0].rows[c.OVERDUE.sheet] > 0
    assert c.LOG.sheet not in asked[0].rows
    assert opened.desk.master.read_bytes() == before
    assert opened.copies() == copies
    assert not [call for call in opened.over_calc.line.calls if call.endswith("=")]


def test_forms_go_out_with_the_saved_master(opened: Open):
    forms = opened.desk.forms
    said = live_session.change(
        opened.excel, "distribute", lambda book: distribute(book, "2024-Q1", forms, only=["SYT"], now=NOW)
    )
    assert said is not None
    assert said.figures["issued"] == 1
    sent = opened.desk.read(c.FORMS).set_index("agency")["file"]["SYT"]
    assert (forms / sent).is_file()


def test_calls_do_not_grow_with_the_forms_that_go_out(opened: Open):
    counts: list[int] = []
    for only in (["STC"], ["SYT"], ["SKHCN", "SXD", "SCT", "TRABONG", "LYSON", "SVHTTDL"]):
        opened.over_calc.line.calls.clear()
        live_session.change(
            opened.excel,
            "distribute",
            lambda book, only=only: distribute(book, "2024-Q1", opened.desk.forms, only=only, now=NOW),
        )
        counts.append(opened.over_calc.line.count)
    assert len(opened.desk.read(c.FORMS)) >= 7
    assert counts[1] == counts[2] <= counts[0]  # the first one of a session may ask for more


def test_a_stop_while_forms_are_made_leaves_everything_as_it_was(opened: Open):
    class StoppedError(Exception):
        pass

    def stop(what: str, done: int, total: int, _file: str = "", /) -> None:
        raise StoppedError(what, done, total)

    before, forms = opened.desk.master.read_bytes(), sorted(opened.desk.forms.rglob("*"))

    def act(book: Any) -> Any:
        return distribute(book, "2024-Q1", opened.desk.forms, only=["SYT"], now=NOW, tell=stop)

    with pytest.raises(StoppedError):
        live_session.change(opened.excel, "distribute", act)
    assert opened.desk.master.read_bytes() == before
    assert sorted(opened.desk.forms.rglob("*")) == forms
    assert opened.excel.is_saved


def test_where_excel_fails_half_way_no_form_goes_out_and_the_message_names_the_back_up(opened: Open):
    def act(book: Any) -> Any:
        return distribute(book, "2024-Q1", opened.desk.forms, only=["SYT"], now=NOW)

    before, forms = opened.desk.read(c.FORMS), sorted(opened.desk.forms.rglob("*.xlsx"))
    opened.over_calc.line.fails_at = "ListObject.Resize"
    with pytest.raises(HalfWritten) as caught:
        live_session.change(opened.excel, "distribute", act)
    opened.over_calc.line.fails_at = ""
    assert caught.value.problem.code == "E07"
    assert str(caught.value.backup) in str(caught.value)
    assert sorted(opened.desk.forms.rglob("*.xlsx")) == forms
    live_session.restore(opened.excel, caught.value, now=NOW)
    pd.testing.assert_frame_equal(opened.seen().read(c.FORMS), before)
    assert opened.excel.is_saved


def test_undo_brings_back_what_was_and_keeps_what_is(opened: Open):
    before = opened.seen().read(c.OVERDUE)
    opened.overdue()
    after = opened.desk.read(c.OVERDUE)
    change = live_session.last_change(opened.excel)
    assert change is not None
    assert change.command == "overdue"
    live_session.undo(opened.excel, force=False, now=NOW)
    pd.testing.assert_frame_equal(opened.seen().read(c.OVERDUE), before)
    aside = next(copy for copy in opened.copies() if "truoc-khi" in copy.name)
    pd.testing.assert_frame_equal(ClosedBook.open(aside).read(c.OVERDUE), after)


def test_undo_does_not_lose_what_the_clerk_typed_since(opened: Open):
    opened.overdue()
    opened.type_into("STP", "G5", "Đang thực hiện")
    with pytest.raises(Refused) as caught:
        live_session.undo(opened.excel, force=False, now=NOW)
    assert caught.value.problem.code == "M11"
    assert opened.seen().read(c.agency_table("STP"))["progress"].iloc[0] == "Đang thực hiện"
    live_session.undo(opened.excel, force=True, now=NOW)
    asides = [ClosedBook.open(copy) for copy in opened.copies() if "truoc-khi" in copy.name]
    typed = [book.read(c.agency_table("STP"))["progress"].iloc[0] for book in asides]
    assert "Đang thực hiện" in typed


def _read_only(opened: Open) -> None:
    opened.workbook._is_read_only = True


def _never_saved(opened: Open) -> None:
    opened.excel.full_name = opened.excel.name


def _in_the_cloud(opened: Open) -> None:
    opened.excel.full_name = "https://coquan.sharepoint.com/sites/cchc/S%E1%BB%95.xlsx"


@pytest.mark.parametrize(("spoil", "code"), [(_read_only, "E02"), (_never_saved, "E03"), (_in_the_cloud, "E09")])
def test_what_is_in_the_way_is_told_before_anything_changes(opened: Open, spoil: Callable[[Open], None], code: str):
    copies = opened.copies()
    spoil(opened)
    with pytest.raises(Refused) as caught:
        opened.overdue()
    assert caught.value.problem.code == code
    assert opened.copies() == copies


def test_back_ups_of_a_master_in_the_cloud_lie_elsewhere(opened: Open, tmp_path: Path):
    _in_the_cloud(opened)
    opened.overdue(elsewhere=tmp_path / "cchc_xl")
    assert len(list((tmp_path / "cchc_xl").rglob("*_overdue.xlsx"))) == 1
    with pytest.raises(Refused) as caught:
        live_session.undo(opened.excel, force=False, now=NOW, elsewhere=tmp_path / "cchc_xl")
    assert caught.value.problem.code == "E08"


def test_a_workbook_of_others_is_refused(excel_over_calc: ExcelOverCalc, tmp_path: Path):
    other = tmp_path / "khác.xlsx"
    other.write_bytes(draw())
    excel = Excel(excel_over_calc.open(other))
    with pytest.raises(Refused) as caught:
        live_session.change(excel, "overdue", lambda book: overdue(book, AS_OF))
    assert caught.value.problem.code == "M03"
    assert not backups.folder_of(other).parent.exists()
