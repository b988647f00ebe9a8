"""Files and folders, opened by the programs that the operating system has for them."""

import subprocess
import sys
from pathlib import Path

from cchc_xl.values.problems import refuse

_GUIDE = "huong-dan.md"


def open_with_its_program(path: Path) -> None:
    """Opens it, as a double click would. Refused: L01, it is not there; X04, nothing here opens it."""
    if not path.exists():
        raise refuse("L01", file=path.name)
    try:
        _open(path)
    except OSError as error:
        raise refuse("X04", place=str(path), detail=error.strerror or str(error)) from error


def _open(path: Path) -> None:
    if sys.platform == "win32":
        import os

        os.startfile(path)
    else:
        program = "open" if sys.platform == "darwin" else "xdg-open"
        subprocess.Popen([program, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def guide() -> Path:
    """The guide for staff: in the package, or in docs/ of a checkout."""
    package = Path(__file__).parents[1]
    places = [package / "data" / _GUIDE, package.parent / "docs" / _GUIDE]
    return next((place for place in places if place.is_file()), places[-1])


def guide_for_browsers(folder: Path) -> Path:
    """The guide as a page in that folder, which every PC can open; the guide itself where it cannot be written."""
    from cchc_xl.offline.texts import guide_page

    source, page = guide(), folder / "huong-dan.html"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        page.write_text(guide_page(source.read_text("utf-8")), "utf-8")
    except OSError:
        return source
    return page
