"""How the facts of a machine are found: files that are here, and a registry that is written in the test."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from cchc_xl import __version__
from cchc_xl.addin.facts import AddinFile, Facts
from cchc_xl.addin.gather import facts
from cchc_xl.addin.machine import Machine
from cchc_xl.commands.install import install

USER = r"HKCU\Software\Microsoft\Office\16.0\Excel"
POLICY = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel"
OFFICE = r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration"
DEFENDER = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender"
CHILD_PROCESSES = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
DISABLED = "C:\\users\\lan\\...\\xlstart\\cchc_xl.xlam\0".encode("utf-16-le")


@dataclass
class WrittenRegistry:
    """Values by key and name."""

    written: Mapping[tuple[str, str], str | int | bytes] = field(
        default_factory=dict[tuple[str, str], str | int | bytes]
    )

    def value(self, key: str, name: str) -> str | int | None:
        found = self.written.get((key, name))
        return None if isinstance(found, bytes) else found

    def values(self, key: str) -> tuple[str | int | bytes, ...]:
        return tuple(value for (where, _), value in self.written.items() if where == key)


@pytest.fixture
def windows(tmp_path: Path) -> Machine:
    return Machine("Windows", tmp_path)


def found(machine: Machine, written: Mapping[tuple[str, str], str | int | bytes] | None = None) -> Facts:
    return facts(machine, "/opt/python", WrittenRegistry(written or {}), {})


def test_an_installed_add_in_is_found_with_its_version_and_its_python(windows: Machine, tmp_path: Path):
    python = tmp_path / "python.exe"
    python.touch()
    assert found(windows).addin is None
    install(windows, str(python))
    assert windows.start_folder
    path = str(windows.start_folder / "cchc_xl.xlam")
    assert found(windows).addin == AddinFile(path, __version__, str(python), interpreter_exists=True)
    python.unlink()
    assert found(windows).addin == AddinFile(path, __version__, str(python), interpreter_exists=False)


def test_another_file_of_that_name_is_of_no_version(windows: Machine):
    assert windows.start_folder
    windows.start_folder.mkdir(parents=True)
    (windows.start_folder / "cchc_xl.xlam").write_bytes(b"something else")
    addin = found(windows).addin
    assert addin
    assert addin.version == ""


def test_on_a_mac_the_script_is_missed_until_it_is_installed(tmp_path: Path):
    mac = Machine("Darwin", tmp_path)
    assert found(mac).missing_script.startswith("xlwings-")
    install(mac, "/opt/python")
    assert found(mac).missing_script == ""


@pytest.mark.parametrize(
    ("written", "fact", "value"),
    [
        ({}, "excel", ""),
        ({(r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe", ""): "excel.exe"}, "excel", "16.0"),
        ({(OFFICE, "Platform"): "x64"}, "excel_bits", 64),
        ({(OFFICE, "Platform"): "x86"}, "excel_bits", 32),
        ({(r"HKLM\SOFTWARE\Microsoft\Office\16.0\Outlook", "Bitness"): "x86"}, "excel_bits", 32),
        ({}, "excel_bits", 0),
        ({(rf"{USER}\Resiliency\DisabledItems", "1A2B"): DISABLED}, "is_disabled", True),
        ({(rf"{USER}\Resiliency\DisabledItems", "1A2B"): b"\x01\x00other.xlam"}, "is_disabled", False),
        ({(rf"{USER}\Security\Trusted Locations", "AllLocationsDisabled"): 1}, "no_trusted_folders", True),
        ({(rf"{USER}\Security\Trusted Locations", "AllLocationsDisabled"): 0}, "no_trusted_folders", False),
        ({(rf"{USER}\Security", "DisableAllAddins"): 1}, "no_addins", True),
        ({(rf"{POLICY}\Security", "DisableAllAddins"): 1}, "no_addins", True),
        (
            {(rf"{USER}\Security", "DisableAllAddins"): 1, (rf"{POLICY}\Security", "DisableAllAddins"): 0},
            "no_addins",
            False,
        ),
        ({(rf"{DEFENDER}\Windows Defender Exploit Guard\ASR\Rules", CHILD_PROCESSES): "1"}, "no_child_processes", True),
        (
            {(rf"{DEFENDER}\Windows Defender Exploit Guard\ASR\Rules", CHILD_PROCESSES): "2"},
            "no_child_processes",
            False,
        ),
        ({(rf"{DEFENDER}\Policy Manager", "ASRRules"): f"x=2|{CHILD_PROCESSES.upper()}=1"}, "no_child_processes", True),
        ({(rf"{DEFENDER}\Policy Manager", "ASRRules"): f"{CHILD_PROCESSES}=2"}, "no_child_processes", False),
    ],
)
def test_what_the_registry_says(windows: Machine, written: dict[tuple[str, str], str], fact: str, value: object):
    assert getattr(found(windows, written), fact) == value


def test_a_python_beyond_the_code_page_cannot_be_called(tmp_path: Path):
    machine = Machine("Windows", tmp_path, encoding="cp1252")
    looked_at = facts(machine, r"C:\Users\Nguyễn\python.exe", WrittenRegistry(), {})
    assert not looked_at.can_call_python
    assert looked_at.encoding == "cp1252"


def test_folders_of_onedrive_are_known_by_its_variables(windows: Machine):
    environment = {"OneDrive": r"C:\a", "OneDriveCommercial": r"C:\b", "ONEDRIVECONSUMER": "", "PATH": r"C:\c"}
    assert facts(windows, "python", WrittenRegistry(), environment).cloud_folders == (r"C:\a", r"C:\b")


def test_a_master_is_tried_not_asked(windows: Machine, tmp_path: Path):
    def refusal(master: Path, *, is_open: bool = False) -> str:
        looked_at = facts(windows, "python", WrittenRegistry(), {}, master, is_open=is_open).master
        assert looked_at
        return looked_at.refusal

    (tmp_path / "sổ.xlsx").touch()
    assert refusal(tmp_path / "sổ.xlsx") == ""
    assert refusal(tmp_path) == "đây là một thư mục"
    assert refusal(tmp_path, is_open=True) == ""


def test_looking_leaves_nothing_behind(windows: Machine, tmp_path: Path):
    before = sorted(tmp_path.rglob("*"))
    found(windows)
    assert sorted(tmp_path.rglob("*")) == before
