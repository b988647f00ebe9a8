"""The texts that the add-in is made of: ours in ``macros/``, and xlwings' own, from the xlwings that is installed.

xlwings' two modules (its RunPython, BSD-3-Clause; Tim Hall's VBA-Dictionary, MIT, which RunPython needs on a Mac) keep
their notices. RunPython gets our project's name, and every function a first line that answers no cell: otherwise any
workbook could start programs by a formula like =RunPython("…") while the add-in is loaded. The command that RunPython
starts loads xlwings by way of ours, which leaves out what takes a second and is not needed.
"""

import importlib.util
import re
from pathlib import Path

from cchc_xl.addin.settings_sheet import PROJECT

GUARD = 'If TypeName(Application.Caller) = "Range" Then Exit Function'

SLIM = "import cchc_xl.books.live.slim;"
_LOADING = "import xlwings.utils;xlwings.utils.prepare_sys_path("
_HEADER = re.compile(r"^(?:Public )?Function \w+\((?:.*_\n)*.*$", re.MULTILINE)
_XLWINGS_NAME = '"myaddin"'


def folder() -> Path:
    """Where macros/ lies: inside an installed package, beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "macros"
    return inside if inside.is_dir() else package.parent / "macros"


def ribbon() -> bytes:
    """The ribbon's XML."""
    return (folder() / "ribbon.xml").read_bytes()


def our_modules() -> dict[str, str]:
    """The standard modules and classes of ``macros/`` by name, with VBA's line ends."""
    files = sorted([*folder().glob("*.bas"), *folder().glob("*.cls")])
    return {file.stem: _with_crlf(file.read_text("ascii")) for file in files}


def class_names() -> set[str]:
    """Which of all modules are classes."""
    return {"Dictionary", *(file.stem for file in folder().glob("*.cls"))}


def xlwings_modules() -> dict[str, str]:
    """What RunPython needs, of the installed xlwings, so that VBA and Python are always of one version."""
    place = xlwings_folder()
    runner = (place / "xlwings_custom_addin.bas").read_text("utf-8").replace(_XLWINGS_NAME, f'"{PROJECT}"')
    runner = runner.replace(f'""{_LOADING}', f'""{SLIM}{_LOADING}')
    mapping = (place / "addin" / "Dictionary.cls").read_text("utf-8")
    return {"xlwings": _with_crlf(without_cells(runner)), "Dictionary": _with_crlf(mapping)}


def without_cells(source: str) -> str:
    """The module with a guard in every function that a cell could call."""
    return _HEADER.sub(lambda header: f"{header.group()}\n    {GUARD}", source)


def xlwings_folder() -> Path:
    """Where xlwings is installed, without loading it."""
    found = importlib.util.find_spec("xlwings")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("xlwings")
    return Path(found.origin).parent


def _with_crlf(text: str) -> str:
    return "\r\n".join(text.splitlines()) + "\r\n"
