"""Files and folders, opened by the programs that the operating system has for them."""

import subprocess
import sys
from pathlib import Path

from cchc_xl.values.problems import refuse

_GUIDE = ("huong-dan.html", "huong-dan.md")


def open_with_its_program(path: Path) -> None:
    """Opens it, as a double click would. Refused: L01, it is not there."""
    if not path.exists():
        raise refuse("L01", file=path.name)
    if sys.platform == "win32":
        import os

        os.startfile(path)
    else:
        subprocess.Popen(["xdg-open", str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def guide() -> Path:
    """The guide for staff: in the package, or in docs/ of a checkout."""
    package = Path(__file__).parents[1]
    places = [folder / name for folder in (package / "data", package.parent / "docs") for name in _GUIDE]
    return next((place for place in places if place.is_file()), places[-1])
