"""The machine that the add-in is for: where its Excel takes what it loads when it starts."""

import os
import platform
import re
import sys
from dataclasses import dataclass
from pathlib import Path

WINDOWS, MAC = "Windows", "Darwin"

_ODD_ON_WINDOWS = re.compile(r'[%"]')  # the command line would read them as its own
_ODD_ON_MAC = re.compile(r"[^\w/.+@-]", re.ASCII)  # xlwings' script passes the path to the shell as it is


@dataclass(frozen=True)
class Machine:
    """A machine: its system as Python names it, the user's home, on Windows also the roaming folder of settings."""

    system: str
    home: Path
    appdata: Path | None = None

    @property
    def start_folder(self) -> Path | None:
        """Excel's start folder, a trusted location by default: what lies there is loaded, with its macros. None where
        there is no Excel."""
        if self.system == WINDOWS:
            roaming = self.appdata or self.home / "AppData" / "Roaming"
            return roaming / "Microsoft" / "Excel" / "XLSTART"
        if self.system == MAC:
            office = self.home / "Library" / "Group Containers" / "UBF8T346G9.Office"
            return office / "User Content.localized" / "Startup.localized" / "Excel"
        return None

    @property
    def script_folder(self) -> Path | None:
        """On a Mac, where Excel's sandbox lets macros run scripts from."""
        is_mac = self.system == MAC
        return self.home / "Library" / "Application Scripts" / "com.microsoft.Excel" if is_mac else None

    def can_call(self, interpreter: str) -> bool:
        """Whether Excel can start the Python at that path: some letters in it would be lost on the way."""
        odd = _ODD_ON_MAC if self.system == MAC else _ODD_ON_WINDOWS
        return not odd.search(interpreter)


def this_machine() -> Machine:
    """The one that this runs on."""
    roaming = os.environ.get("APPDATA")
    return Machine(platform.system(), Path.home(), Path(roaming) if roaming else None)


def this_python() -> str:
    """The Python that runs this, with its console: Excel hides that by itself."""
    path = Path(sys.executable)
    with_console = path.with_name(path.name.replace("pythonw", "python"))
    return str(with_console if with_console.exists() else path)
