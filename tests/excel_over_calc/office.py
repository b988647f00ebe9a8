"""One LibreOffice of our own: a private profile, ended by its process id, nobody else's."""

import contextlib
import importlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

_BINARIES = ("/usr/lib/libreoffice/program/soffice.bin", "/opt/libreoffice/program/soffice.bin")
_SYSTEM = "/usr/lib/python3/dist-packages"  # python3-uno
_SET_UP_ANEW = 81  # what soffice ends with after it made a fresh profile: it wants to be started again
_START = 60  # seconds

# Formulas in English with commas, whatever the machine speaks; no copy of open documents every few minutes.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Syntax">
<prop oor:name="Grammar" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>en-US</value></prop></item>
<item oor:path="/org.openoffice.Office.Recovery/AutoSave">
<prop oor:name="Enabled" oor:op="fuse"><value>false</value></prop></item>
</oor:items>"""


def uno() -> Any:
    """The ``uno`` module of the system's Python, which has to be of our minor version."""
    if _SYSTEM not in sys.path:
        sys.path.append(_SYSTEM)  # last: only for what is nowhere else
    try:
        return importlib.import_module("uno")
    except ImportError as error:
        version = ".".join(map(str, sys.version_info[:2]))
        raise RuntimeError(f"python3-uno is missing, or the system's Python is not {version}, as ours is") from error


class Office:
    """A running soffice; ``desktop`` opens documents."""

    def __init__(self) -> None:
        self._profile = Path(tempfile.mkdtemp(prefix="excel-over-calc-"))
        (self._profile / "user").mkdir()
        (self._profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
        self._pipe = self._profile.name  # one for each, should two run at a time
        self._process = self._start()
        self.desktop = self._connect()

    @property
    def pid(self) -> int:
        return self._process.pid

    def open(self, path: Path, *, read_only: bool = False) -> Any:
        """The document of a file. Not opened as hidden: such a one loses frozen panes when saved.

        Its window is hidden afterwards, for nobody looks at it: LibreOffice 7.4 now and then falls over while it paints
        a window into which sheets are copied.
        """
        wanted = (value("ReadOnly", True),) if read_only else ()
        document = self.desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, wanted)
        if document is None:
            raise OSError(f"LibreOffice cannot open {path}")
        document.CurrentController.Frame.ContainerWindow.setVisible(False)
        return document

    def quit(self) -> None:
        with contextlib.suppress(Exception):
            self.desktop.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(10)
        shutil.rmtree(self._profile, ignore_errors=True)

    def _start(self) -> "subprocess.Popen[bytes]":
        binary = next(path for path in _BINARIES if Path(path).exists())
        return subprocess.Popen(
            [
                binary, "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
                f"-env:UserInstallation={self._profile.as_uri()}",
                f"--accept=pipe,name={self._pipe};urp;StarOffice.ComponentContext",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "SAL_USE_VCLPLUGIN": "svp"},
        )  # fmt: skip

    def _connect(self) -> Any:
        local = uno().getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        end = time.monotonic() + _START
        while True:
            try:
                context = resolver.resolve(f"uno:pipe,name={self._pipe};urp;StarOffice.ComponentContext")
                return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            except Exception as error:
                if self._process.poll() == _SET_UP_ANEW:
                    self._process = self._start()
                elif self._process.poll() is not None or time.monotonic() > end:
                    raise RuntimeError(f"soffice does not start: {self._process.poll()}") from error
                time.sleep(0.05)


def value(name: str, content: object) -> Any:
    """A property that a call of Calc takes."""
    made = uno().createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, content
    return made


def enum(name: str, member: str) -> Any:
    """A member of an enumeration: ``enum("sheet.CellInsertMode", "DOWN")``."""
    return uno().Enum(f"com.sun.star.{name}", member)
