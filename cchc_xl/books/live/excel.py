"""One workbook that is open in Excel, and the Excel around it: what commands may ask of them. The room of xlwings."""

from pathlib import Path
from typing import Any


class Excel:
    """A workbook open in Excel on Windows.

    Raises Refused where Excel cannot be spoken to now (E01: a cell is being edited, a dialog is open).
    """

    def __init__(self, book: Any) -> None:
        """``book``: an ``xlwings.Book``."""
        self._book = book

    @property
    def name(self) -> str:
        """The file name, as staff know it."""
        raise NotImplementedError

    @property
    def full_name(self) -> str:
        """The path, or the https address of a workbook in OneDrive or SharePoint; the bare name if never saved."""
        raise NotImplementedError

    @property
    def is_saved(self) -> bool:
        """Whether the file holds all that the open workbook does."""
        raise NotImplementedError

    def tell(self, text: str) -> None:
        """Shows a line in the status bar; "" gives it back to Excel."""
        raise NotImplementedError

    def show(self, sheet: str) -> None:
        """Brings a sheet to the front, if there is one of that name in sight."""
        raise NotImplementedError

    def copy_to(self, path: Path) -> None:
        """Writes the workbook as it is now, unsaved edits and all, to another file; the workbook stays as it is."""
        raise NotImplementedError

    def save(self) -> None:
        """Saves the workbook under its own name."""
        raise NotImplementedError
