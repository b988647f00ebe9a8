"""Our VBA as it runs, in LibreOffice: what each button comes to, and which workbooks it refuses."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from cchc_xl.addin import sources
from cchc_xl.addin.texts import SENTENCES
from cchc_xl.values.sheets import MARK_NAME, MASTER_MARK
from tests.addin.rehearsal import Rehearsal
from tests.excel_over_calc.office import Office

pytestmark = pytest.mark.soffice

MASTER = Path(__file__).parents[2] / "workbooks" / "CCHC-2024.xlsx"
_BUTTON = "{http://schemas.microsoft.com/office/2009/07/customui}button"
ALONE = ["importLetters", "doctor", "guide"]  # what makes sense without a master
BUTTONS = [str(button.get("id")) for button in ElementTree.fromstring(sources.ribbon()).iter(_BUTTON)]


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    office, folder = Office(), tmp_path_factory.mktemp("addin")
    (folder / "python.exe").touch()
    loaded = Rehearsal(office, folder, folder / "python.exe")
    loaded.open(MASTER)
    yield loaded
    loaded.close()
    office.quit()


@pytest.fixture
def chosen(rehearsal: Rehearsal) -> Rehearsal:
    """The first round is chosen, and no other day than today."""
    rehearsal.be_on("Windows")
    rehearsal.call("ChooseRoundIn", MASTER.name, 1)
    rehearsal.call("TypeDay", "")
    return rehearsal


def workbook(folder: Path, name: str, *, sheets: tuple[str, ...] = (), is_master: bool = True) -> Path:
    """A workbook with the mark of a master, if it is one, and these sheets, hidden."""
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.title = "_cchc"
    sheet["A1"] = MASTER_MARK
    if is_master:
        book.defined_names[MARK_NAME] = DefinedName(MARK_NAME, attr_text="'_cchc'!$A$1")
    for title in sheets:
        book.create_sheet(title).sheet_state = "hidden"
    book.save(folder / name)
    return folder / name


@pytest.mark.parametrize("button", BUTTONS)
def test_each_button_calls_python_once_with_its_id_the_round_and_the_day(chosen: Rehearsal, button: str):
    chosen.call("TypeDay", "5/4/2024")
    called, said = chosen.press(MASTER.name, button)
    assert called == f"from cchc_xl import ribbon; ribbon.press('{button}', '2024-Q1', '2024-04-05')"
    assert said == ""


def test_today_is_left_to_python(chosen: Rehearsal):
    assert chosen.press(MASTER.name, "overdue")[0].endswith("ribbon.press('overdue', '2024-Q1', '')")


@pytest.mark.parametrize("sheet", ["xlwings.conf", "cchc.conf", "CCHC.CONF", "hello.py", "X.PY"])
@pytest.mark.parametrize("button", ["overdue", "doctor"])
def test_a_master_with_settings_or_code_for_xlwings_is_refused(
    chosen: Rehearsal, tmp_path: Path, sheet: str, button: str
):
    hostile = chosen.open(workbook(tmp_path, f"{button}-{sheet}.xlsx", sheets=(sheet,)))
    assert chosen.press(hostile, button) == ("", SENTENCES["textHostile"])


@pytest.mark.parametrize("button", [button for button in BUTTONS if button not in ALONE])
def test_a_workbook_that_is_no_master_starts_nothing(chosen: Rehearsal, tmp_path: Path, button: str):
    form = chosen.open(workbook(tmp_path, f"form-{button}.xlsx", is_master=False))
    assert chosen.press(form, button) == ("", SENTENCES["textNoMaster"])


@pytest.mark.parametrize("button", ALONE)
@pytest.mark.parametrize("sheets", [(), ("xlwings.conf", "x.py")])
def test_what_makes_sense_without_a_master_starts_python_without_the_workbook(
    chosen: Rehearsal, tmp_path: Path, button: str, sheets: tuple[str, ...]
):
    name = f"form-{button}-{len(sheets)}^&calc^&.xlsx"
    form = chosen.open(workbook(tmp_path, name, sheets=sheets, is_master=False))
    command = f'"{chosen.python}" -P -c "from cchc_xl import ribbon; ribbon.press_alone(\'{button}\')"'
    assert chosen.press(form, button) == (command, "")
    assert chosen.press(form, button, ends_with=1)[1] == SENTENCES["textFailed"]


def test_on_a_mac_every_button_waits_for_a_master(chosen: Rehearsal, tmp_path: Path):
    form = chosen.open(workbook(tmp_path, "form-mac.xlsx", is_master=False))
    chosen.be_on("")
    assert [button for button in BUTTONS if chosen.call("IsEnabledIn", form, button)] == []
    assert chosen.press(form, "guide") == ("", SENTENCES["textNoMaster"])


def test_a_fresh_master_has_no_chosen_round(chosen: Rehearsal, tmp_path: Path):
    other = chosen.open(workbook(tmp_path, "other.xlsx"))
    assert chosen.press(other, "consolidate") == ("", SENTENCES["textNoRound"])
    assert chosen.press(MASTER.name, "consolidate")[1] == ""


@pytest.mark.parametrize(
    ("button", "before", "after"),
    [("overdue", True, True), ("distribute", False, True), ("report", False, True), ("guide", True, True)],
)
def test_buttons_that_need_a_round_wait_for_one(rehearsal: Rehearsal, button: str, before: bool, after: bool):
    rehearsal.call("ChooseRoundIn", MASTER.name, 0)
    assert rehearsal.call("IsEnabledIn", MASTER.name, button) is before
    rehearsal.call("ChooseRoundIn", MASTER.name, 2)
    assert rehearsal.call("IsEnabledIn", MASTER.name, button) is after


def test_without_a_master_only_what_makes_sense_then_is_enabled(chosen: Rehearsal, tmp_path: Path):
    form = chosen.open(workbook(tmp_path, "form.xlsx", is_master=False))
    assert [button for button in BUTTONS if chosen.call("IsEnabledIn", form, button)] == ALONE


def test_the_rounds_of_the_open_master_are_offered(rehearsal: Rehearsal):
    offered = rehearsal.call("RoundsIn", MASTER.name).split(";")
    assert offered[:2] == ["(chọn kỳ)", "2024-Q1  Quý I năm 2024"]
    assert len([o for o in offered if o]) == 5


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("5/4/2024", "05/04/2024"),
        ("05-04-2024", "05/04/2024"),
        ("29.2.2024", "29/02/2024"),
        (" 1/12/2024 ", "01/12/2024"),
    ],
)
def test_a_day_is_read_day_before_month(chosen: Rehearsal, typed: str, shown: str):
    assert chosen.call("TypeDay", typed) == shown


@pytest.mark.parametrize("typed", ["31/2/2024", "13/13/2024", "5/4", "mai", "5/4/24", "2024-04-05", "1/1/20240"])
def test_what_is_no_day_changes_nothing(chosen: Rehearsal, typed: str):
    chosen.call("TypeDay", "5/4/2024")
    assert chosen.call("TypeDay", typed) == "05/04/2024"


@pytest.mark.parametrize(
    ("system", "path", "is_odd"),
    [
        ("Windows", "C:\\Sổ theo dõi\\CCHC & KSTT (bản 2) = cuối.xlsx", False),
        ("Windows", "\\\\may-chu\\chung$\\CCHC-2024.xlsx", False),
        ("Windows", "https://tinh.sharepoint.com/sites/cchc/S%E1%BB%95%202024.xlsx", False),
        ("Windows", "C:\\a^&calc.exe^&.xlsx", True),
        ("Windows", "C:\\%TEMP%\\a.xlsx", True),
        ("Windows", "C:\\a;b.xlsx", True),
        ("Windows", "https://tinh.sharepoint.com/a^&calc^&.xlsx", True),
        ("", "/Users/lan/Sổ theo dõi/CCHC's.xlsx", False),
        ("", "/Users/lan/a$(id).xlsx", True),
        ("", "/Users/lan/a`id`.xlsx", True),
        ("", '/Users/lan/a".xlsx', True),
        ("", "/Users/lan/a|b.xlsx", True),
        ("", "/Users/lan/a\nb.xlsx", True),
    ],
)
def test_paths_that_a_command_line_would_read_as_its_own_are_refused(
    chosen: Rehearsal, system: str, path: str, is_odd: bool
):
    chosen.be_on(system)
    assert chosen.call("IsOdd", path) is is_odd


def test_a_master_with_such_a_name_starts_nothing(chosen: Rehearsal, tmp_path: Path):
    hostile = chosen.open(workbook(tmp_path, "a^&calc^&.xlsx"))
    assert chosen.press(hostile, "overdue") == ("", SENTENCES["textOddPath"])


def test_without_its_python_the_clerk_is_told_what_to_do(chosen: Rehearsal):
    python = chosen.python
    python.rename(python.with_name("away.exe"))
    try:
        assert chosen.press(MASTER.name, "overdue") == ("", SENTENCES["textNoPython"])
        form = workbook(python.parent, "không phải sổ.xlsx", is_master=False)
        assert chosen.press(chosen.open(form), "guide") == ("", SENTENCES["textNoPython"])
    finally:
        python.with_name("away.exe").rename(python)


def test_python_that_fails_is_told(chosen: Rehearsal):
    assert chosen.press(MASTER.name, "overdue", ends_with=-1)[1] == SENTENCES["textFailed"]
