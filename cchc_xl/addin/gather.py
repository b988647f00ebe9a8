"""Gathering the facts of this machine for ``doctor``: files, libraries, and what Windows' registry says of Excel."""

import importlib.util
import os
import platform
import struct
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from cchc_xl import __version__
from cchc_xl.addin.build import FILE_NAME
from cchc_xl.addin.facts import AddinFile, Facts, MasterFile
from cchc_xl.addin.install import script_name
from cchc_xl.addin.machine import WINDOWS, Machine
from cchc_xl.addin.registry import Registry
from cchc_xl.addin.settings_sheet import INTERPRETER, VERSION, read_settings
from cchc_xl.books.os_errors import in_words

_OFFICE = r"Microsoft\Office\16.0\Excel"  # the version number has stood still since 2016
_SETTINGS = (rf"HKCU\Software\Policies\{_OFFICE}", rf"HKCU\Software\{_OFFICE}")
_CLICK_TO_RUN = r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration"
_EXCEL = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
_DEFENDER = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender"
# Microsoft's id of «Block all Office applications from creating child processes»
_CHILD_PROCESSES = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"


def facts(
    machine: Machine,
    python: str,
    registry: Registry,
    environment: Mapping[str, str],
    master: Path | None = None,
    *,
    is_open: bool = False,
) -> Facts:
    """What is so here. Reads only, but for trying whether folders take a file; a master that ``is_open`` in Excel is
    not tried."""
    return Facts(
        system=machine.system,
        version=__version__,
        python=python,
        python_version=platform.python_version(),
        python_bits=struct.calcsize("P") * 8,
        encoding=machine.encoding,
        libraries=tuple(library for library in _needed(machine) if importlib.util.find_spec(library) is None),
        has_tkinter=importlib.util.find_spec("tkinter") is not None,
        can_call_python=machine.can_call(python),
        excel=_excel_version(registry),
        excel_bits=_excel_bits(registry),
        start_folder=str(machine.start_folder or ""),
        addin=_addin_file(machine),
        missing_script=_missing_script(machine),
        is_disabled=_is_disabled(registry),
        no_trusted_folders=_is_set(registry, r"Security\Trusted Locations", "AllLocationsDisabled"),
        no_addins=_is_set(registry, "Security", "DisableAllAddins"),
        no_child_processes=_blocks_child_processes(registry),
        unwritable=_unwritable(
            [machine.start_folder, machine.home, Path(tempfile.gettempdir()), master and master.parent]
        ),
        cloud_folders=tuple(path for name, path in environment.items() if name.lower().startswith("onedrive") and path),
        master=MasterFile(str(master.absolute()), "" if is_open else _refusal(master)) if master else None,
    )


def _needed(machine: Machine) -> tuple[str, ...]:
    """What xlwings needs to speak to Excel."""
    return ("xlwings", "win32com") if machine.system == WINDOWS else ("xlwings", "appscript", "psutil")


def _addin_file(machine: Machine) -> AddinFile | None:
    path = machine.start_folder and machine.start_folder / FILE_NAME
    if not path or not path.is_file():
        return None
    found = read_settings(path.read_bytes())
    interpreter = found.get(INTERPRETER, "")
    marked = machine.system == WINDOWS and os.path.exists(f"{path}:Zone.Identifier")  # noqa: PTH110 - no path: a stream
    return AddinFile(str(path), found.get(VERSION, ""), interpreter, Path(interpreter).is_file(), marked)


def _missing_script(machine: Machine) -> str:
    if machine.script_folder is None:
        return ""
    name = script_name()
    return "" if (machine.script_folder / name).is_file() else name


def _excel_version(registry: Registry) -> str:
    if registry.value(_EXCEL, "") is None:
        return ""
    return str(registry.value(_CLICK_TO_RUN, "VersionToReport") or "16.0")


def _excel_bits(registry: Registry) -> int:
    said = registry.value(_CLICK_TO_RUN, "Platform")
    said = said or registry.value(r"HKLM\SOFTWARE\Microsoft\Office\16.0\Outlook", "Bitness")
    return {"x64": 64, "x86": 32}.get(str(said), 0)


def _is_disabled(registry: Registry) -> bool:
    """Excel keeps what it switched off as bytes, in which the file's path stands in UTF-16."""
    items = registry.values(rf"HKCU\Software\{_OFFICE}\Resiliency\DisabledItems")
    return any(FILE_NAME in item.decode("utf-16-le", "ignore").lower() for item in items if isinstance(item, bytes))


def _is_set(registry: Registry, key: str, name: str) -> bool:
    """Whether a setting of Excel is on: a policy decides, otherwise the user."""
    said = [registry.value(rf"{root}\{key}", name) for root in _SETTINGS]
    return next((value for value in said if value is not None), 0) == 1


def _blocks_child_processes(registry: Registry) -> bool:
    by_policy = registry.value(rf"{_DEFENDER}\Windows Defender Exploit Guard\ASR\Rules", _CHILD_PROCESSES)
    by_service = str(registry.value(rf"{_DEFENDER}\Policy Manager", "ASRRules") or "").lower()
    return str(by_policy) == "1" or f"{_CHILD_PROCESSES}=1" in by_service


def _unwritable(folders: Iterable[Path | None]) -> tuple[str, ...]:
    """Those that are there and take no file; one that is not there yet will be made."""
    return tuple(str(folder) for folder in folders if folder and folder.is_dir() and not _takes_files(folder))


def _takes_files(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _temporary() -> Path:
    return Path(tempfile.gettempdir())


def _refusal(master: Path) -> str:
    """Why a file cannot be written to; tried, not asked, since rights may come from anywhere."""
    try:
        with master.open("r+b"):
            return ""
    except OSError as error:
        return in_words(error)
