"""The folder as a whole: made beside its final name, and there only when nothing is missing."""

import hashlib
import shutil
from pathlib import Path

from cchc_xl.addin import sources
from cchc_xl.addin.build import FILE_NAME, addin
from cchc_xl.offline import packages
from cchc_xl.offline.texts import READ_FIRST, guide_page
from cchc_xl.offline.windows_python import WindowsPython, unpack
from cchc_xl.values.problems import refuse

LAUNCHER, READ_ME, GUIDE, SUMS = "CCHC.cmd", "DOC-TRUOC.txt", "HUONG-DAN.html", "SHA256.txt"
USUAL_PLACE = "C:\\CCHC"  # where the add-in that comes with the folder looks for Python
_SITE_PACKAGES = Path("python", "Lib", "site-packages")


def make(out: Path, python: WindowsPython, data: bytes, root: Path, call: packages.Call) -> None:
    """Makes the folder ``out`` from Python's zip ``data`` and the source in ``root``.

    Refused, and no folder is left: F07 it is there already and not empty; F03, F04, F06.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise refuse("F07", file=out.name)
    passing = out.absolute().with_name(f"{out.name}.dang-lam")
    shutil.rmtree(passing, ignore_errors=True)
    try:
        _fill(passing, python, data, root, call)
        if out.exists():
            out.rmdir()
        passing.replace(out)
    finally:
        shutil.rmtree(passing, ignore_errors=True)


def _fill(folder: Path, python: WindowsPython, data: bytes, root: Path, call: packages.Call) -> None:
    wheels, site_packages = folder / "wheels", folder / _SITE_PACKAGES
    wheels.mkdir(parents=True)
    wanted = packages.list_for_windows(root, python.minor, wheels, call)
    packages.collect(wanted, root, python.minor, wheels, call)
    unpack(data, folder / "python")
    packages.put_in(wheels, python.minor, site_packages, call)
    _write_ours(folder, root, python)
    (folder / SUMS).write_text(_sums(folder), "utf-8")


def _write_ours(folder: Path, root: Path, python: WindowsPython) -> None:
    """Launcher, add-in, guide, and the text to read first, with the line ends and the mark that old editors need."""
    (folder / LAUNCHER).write_bytes((sources.folder() / LAUNCHER).read_bytes())
    (folder / "excel").mkdir()
    (folder / "excel" / FILE_NAME).write_bytes(addin(f"{USUAL_PLACE}\\python\\python.exe"))
    (folder / GUIDE).write_text(guide_page((root / "docs" / "huong-dan.md").read_text("utf-8")), "utf-8")
    text = READ_FIRST.format(python=python.version, place=USUAL_PLACE, addin=FILE_NAME)
    (folder / READ_ME).write_text(text, "utf-8-sig", newline="\r\n")


def _sums(folder: Path) -> str:
    """SHA-256 of every file, for IT to let them in by."""
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    return "".join(
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(folder).as_posix()}\n" for file in files
    )
