"""Putting the add-in into Excel's start folder and out of it, on machines that need not be here."""

from pathlib import Path

import pytest

from cchc_xl.addin import sources
from cchc_xl.addin.install import put
from cchc_xl.addin.machine import Machine
from cchc_xl.addin.settings_sheet import read_settings
from cchc_xl.commands.build_addin import build_addin
from cchc_xl.commands.install import install, uninstall
from cchc_xl.values.problems import Refused

PYTHON = "/opt/cchc/bin/python"


@pytest.fixture
def windows(tmp_path: Path) -> Machine:
    return Machine("Windows", tmp_path / "Lan", tmp_path / "Lan" / "AppData" / "Roaming")


@pytest.fixture
def mac(tmp_path: Path) -> Machine:
    return Machine("Darwin", tmp_path / "lan")


def files_below(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def test_on_windows_it_goes_to_xlstart_and_calls_this_python(windows: Machine):
    outcome = install(windows, PYTHON)
    assert files_below(windows.home) == ["AppData/Roaming/Microsoft/Excel/XLSTART/cchc_xl.xlam"]
    assert windows.start_folder
    installed = windows.start_folder / "cchc_xl.xlam"
    assert read_settings(installed.read_bytes())["INTERPRETER_WIN"] == PYTHON
    assert any(str(installed) in note for note in outcome.notes)


def test_without_a_roaming_folder_it_goes_below_the_home(tmp_path: Path):
    install(Machine("Windows", tmp_path), PYTHON)
    assert files_below(tmp_path) == ["AppData/Roaming/Microsoft/Excel/XLSTART/cchc_xl.xlam"]


def test_on_a_mac_the_script_that_starts_python_goes_with_it(mac: Machine):
    assert "A25" in install(mac, PYTHON).notes[-1]
    script = next(sources.xlwings_folder().glob("*.applescript"))
    assert files_below(mac.home) == [
        f"Library/Application Scripts/com.microsoft.Excel/{script.name}",
        "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel/cchc_xl.xlam",
    ]


def test_installing_again_replaces_the_older_one(windows: Machine):
    install(windows, "/older/python")
    install(windows, PYTHON)
    assert windows.start_folder
    assert files_below(windows.start_folder) == ["cchc_xl.xlam"]
    assert read_settings((windows.start_folder / "cchc_xl.xlam").read_bytes())["INTERPRETER_WIN"] == PYTHON


@pytest.mark.parametrize("system", ["Windows", "Darwin"])
def test_undoing_leaves_nothing_of_ours_and_all_that_is_not(tmp_path: Path, system: str):
    machine = Machine(system, tmp_path)
    assert machine.start_folder
    machine.start_folder.mkdir(parents=True)
    (machine.start_folder / "PERSONAL.XLSB").write_bytes(b"the clerk's")
    install(machine, PYTHON)
    assert uninstall(machine).message == "Đã gỡ bộ nút CCHC khỏi Excel."
    assert [Path(file).name for file in files_below(tmp_path)] == ["PERSONAL.XLSB"]


def test_undoing_twice_says_that_there_is_nothing(windows: Machine):
    assert "chưa được cài" in uninstall(windows).message


def test_a_script_in_other_words_stays(mac: Machine):
    install(mac, PYTHON)
    assert mac.script_folder
    script = next(mac.script_folder.iterdir())
    script.write_text("another version", "utf-8")
    uninstall(mac)
    assert script.exists()


@pytest.mark.parametrize("change", [lambda m: install(m, PYTHON), uninstall], ids=["install", "undo"])
def test_where_there_is_no_excel_it_says_what_can_be_done(tmp_path: Path, change):
    with pytest.raises(Refused) as refused:
        change(Machine("Linux", tmp_path))
    assert refused.value.problem.code == "A01"
    assert "build-addin --out" in str(refused.value)
    assert files_below(tmp_path) == []


@pytest.mark.parametrize(
    ("system", "python", "can"),
    [
        ("Windows", r"C:\Users\Nguyễn Lan\Python & khác\python.exe", True),
        ("Windows", r"C:\100%\python.exe", False),
        ("Darwin", "/Users/lan/.venv/bin/python3.12", True),
        ("Darwin", "/Users/lan/My Python/bin/python", False),
        ("Darwin", "/Users/lan/$(id)/python", False),
    ],
)
def test_a_python_that_excel_could_not_call_is_refused_before_anything_is_written(
    tmp_path: Path, system: str, python: str, can: bool
):
    machine = Machine(system, tmp_path)
    if can:
        install(machine, python)
        return
    with pytest.raises(Refused, match="A03"):
        install(machine, python)
    assert files_below(tmp_path) == []


@pytest.mark.parametrize(
    ("python", "encoding", "can"),
    [
        (r"C:\Users\Nguyễn\python.exe", "cp1252", False),
        (r"C:\Users\Nguyễn\python.exe", "cp1258", False),
        (r"C:\Users\NGUYN~1\python.exe", "cp1252", True),
        (r"C:\Users\Hà\python.exe", "cp1252", True),
        (r"C:\Users\Nguyễn\python.exe", "utf-8", True),
    ],
)
def test_vba_knows_only_file_names_of_the_code_page(tmp_path: Path, python: str, encoding: str, can: bool):
    assert Machine("Windows", tmp_path, encoding=encoding).can_call(python) is can


def test_an_add_in_that_excel_has_open_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "a.xlam").write_bytes(b"older")

    def locked(_source: Path, _target: Path) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr("os.replace", locked)
    with pytest.raises(Refused, match="Đóng mọi cửa sổ Excel"):
        put({tmp_path / "a.xlam": b"newer"})
    assert files_below(tmp_path) == ["a.xlam"]
    assert (tmp_path / "a.xlam").read_bytes() == b"older"


def test_the_file_alone_can_be_built_anywhere(tmp_path: Path):
    outcome = build_addin(tmp_path / "cchc.xlam", PYTHON)
    assert read_settings((tmp_path / "cchc.xlam").read_bytes())["INTERPRETER_WIN"] == PYTHON
    assert "cchc.xlam" in outcome.message


def test_another_kind_of_file_is_not_built(tmp_path: Path):
    with pytest.raises(Refused, match=r"\.xlam"):
        build_addin(tmp_path / "cchc.xlsm", PYTHON)
    assert files_below(tmp_path) == []
