"""The folder into which returns are put: which files in it are meant as returns."""

from pathlib import Path

from cchc_xl.values.problems import refuse

# What Windows, macOS and office programs leave behind; everything else somebody sent.
_LEFT_BEHIND = ("thumbs.db", "desktop.ini", "__macosx")
_LOCKS = ("~$", ".")  # Excel's and LibreOffice's lock files, and whatever is hidden


def collect(folder: Path) -> list[Path]:
    """Every file that was sent, in the folder and below it, in the order of the names.

    Files that are no workbook are taken in too: whoever sent a photo has to be told. Raises Refused (T05)
    where there is no such folder.
    """
    if not folder.is_dir():
        raise refuse("T05", file=folder.name)
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in files if not _left_behind(path.relative_to(folder)))


def _left_behind(path: Path) -> bool:
    return any(part.startswith(_LOCKS) or part.casefold() in _LEFT_BEHIND for part in path.parts)
