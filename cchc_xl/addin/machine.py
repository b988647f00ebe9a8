"""The machine that the add-in is for: where its Excel takes what it loads when it starts."""

import locale
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
    """A machine: its system as Python names it, the user's home, on Windows also the roaming folder of settings and
    the code page, which is all that VBA knows of a file's name."""

    system: str
    home: Path
    appdata: Path | None = None
    encoding: str = "utf-8"

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
        if self.system == MAC:
            return not _ODD_ON_MAC.search(interpreter)
        return not _ODD_ON_WINDOWS.search(interpreter) and _fits(interpreter, self.encoding)


def this_machine() -> Machine:
    """The one that this runs on."""
    roaming = os.environ.get("APPDATA")
    return Machine(platform.system(), Path.home(), Path(roaming) if roaming else None, locale.getencoding())


def this_python() -> str:
    """The Python that runs this, with its console (Excel hides that by itself), by a name that VBA can read."""
    path = Path(sys.executable)
    with_console = path.with_name(path.name.replace("pythonw", "python"))
    found = str(with_console if with_console.exists() else path)
    return found if _fits(found, locale.getencoding()) else _short(found)


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _short(path: str) -> str:
    """The short name in plain letters that Windows keeps for old programs (C:\\Users\\NGUYNL~1\\…); the path itself
    where it keeps none."""
    if sys.platform != "win32":
        return path
    import ctypes

    room = 1024
    buffer = ctypes.create_unicode_buffer(room)
    length = ctypes.windll.kernel32.GetShortPathNameW(path, buffer, room)
    return buffer.value if 0 < length < room else path
