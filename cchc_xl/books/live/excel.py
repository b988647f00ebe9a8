"""One workbook that is open in Excel, and the Excel around it: what commands may ask of them."""

import contextlib
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from cchc_xl.books.live.patience import patiently, said
from cchc_xl.values.problems import Refused, refuse

T = TypeVar("T")

# Settings of Excel while it is written to, as its object model calls them; they are put back in the opposite order.
_QUIET = {"DisplayAlerts": False, "ScreenUpdating": False, "EnableEvents": False}
_UNCALCULATED = {"Calculation": -4135}  # XlCalculation: by hand; not while saving: the file would keep it
_XLWINGS = "xlwings._xlwindows"  # its part for Windows, where it is loaded


class Excel:
    """A workbook open in Excel on Windows.

    Raises Refused where Excel cannot be spoken to now (E01: a cell is being edited, a dialog is open).
    """

    def __init__(self, book: Any) -> None:
        """``book``: an ``xlwings.Book``."""
        self._book = book
        self._is_telling = True  # who pressed may have left a line in the status bar
        with _without_endless_tries():
            self.full_name: str = patiently(lambda: book.api.FullName)
            self._app = patiently(lambda: book.api.Application)
            self.name: str = patiently(lambda: book.name) if self.is_in_the_cloud else _last(self.full_name)

    @property
    def book(self) -> Any:
        """The ``xlwings.Book``."""
        return self._book

    @property
    def path(self) -> Path | None:
        """The workbook's file; None where it was never saved, or lies in OneDrive or SharePoint."""
        if self.is_in_the_cloud or self.full_name == self.name:
            return None
        return Path(self.full_name)

    @property
    def is_in_the_cloud(self) -> bool:
        """Whether Excel has opened the workbook from an https address."""
        return "://" in self.full_name

    @property
    def is_saved(self) -> bool:
        """Whether the file holds all that the open workbook does."""
        return bool(self._ask(lambda: self._book.api.Saved))

    def has_name(self, name: str) -> bool:
        """Whether the workbook has a defined name like that."""
        return bool(self._ask(lambda: name in self._book.names))

    def ensure_writable(self) -> None:
        """Refused (E02) where Excel has opened the workbook for reading only."""
        if self._ask(lambda: self._book.api.ReadOnly):
            raise refuse("E02", file=self.name)

    def tell(self, text: str) -> None:
        """Shows a line in the status bar; "" gives it back to Excel."""
        if not (text or self._is_telling):
            return
        with contextlib.suppress(Exception):  # no message is worth a failed command
            self._app.StatusBar = text or False
            self._is_telling = bool(text)

    def show(self, sheet: str) -> bool:
        """Brings a sheet to the front; whether there is one of that name in sight."""
        try:
            self._ask(lambda: self._book.sheets[sheet].api.Activate())
        except Exception:
            return False
        return True

    def copy_to(self, path: Path) -> None:
        """Writes the workbook as it is now, unsaved edits and all, to another file; the workbook stays as it is.

        Refused: E06, Excel cannot write there.
        """
        self._written(lambda: self._book.api.SaveCopyAs(str(path)), path.name)

    def save(self) -> None:
        """Saves the workbook under its own name. Refused: E06, Excel cannot."""
        self._written(lambda: self._book.api.Save(), self.name)

    def exchange(self, put_in_place: Callable[[], T]) -> T:
        """Closes the workbook without saving, lets ``put_in_place`` change its file, and opens it again whatever
        happens. Only for a workbook with a path."""
        books, full_name = self._ask(lambda: self._book.app).books, self.full_name
        with self.quiet():
            self._ask(lambda: self._book.close())
            try:
                return put_in_place()
            finally:
                self._book = self._ask(lambda: books.open(full_name))

    def run(self, macro: str, *arguments: object) -> Any:
        """What a macro gives back. Whatever Excel raises is passed on."""
        return self._ask(lambda: self._app.Run(macro, *arguments))

    @contextlib.contextmanager
    def quiet(self) -> Iterator[None]:
        """Keeps Excel from drawing, asking and running macros meanwhile; all is put back afterwards."""
        with _without_endless_tries(), self._set(_QUIET):
            try:
                yield
            finally:
                self.tell("")

    @contextlib.contextmanager
    def uncalculated(self) -> Iterator[None]:
        """Keeps Excel from calculating meanwhile; afterwards it calculates whatever depends on what was written."""
        with _without_endless_tries(), self._set(_UNCALCULATED):
            yield

    @contextlib.contextmanager
    def _set(self, settings: Mapping[str, object]) -> Iterator[None]:
        before: dict[str, Any] = {}
        try:
            for name, value in settings.items():
                before[name] = patiently(lambda name=name: getattr(self._app, name))
                patiently(lambda name=name, value=value: setattr(self._app, name, value))
            yield
        finally:
            for name, value in reversed(before.items()):
                with contextlib.suppress(Exception):  # the others are to be put back too
                    patiently(lambda name=name, value=value: setattr(self._app, name, value))

    def _ask(self, act: Callable[[], T]) -> T:
        with _without_endless_tries():
            return patiently(act)

    def _written(self, write: Callable[[], None], file: str) -> None:
        try:
            self._ask(write)
        except Refused:
            raise
        except Exception as error:
            raise refuse("E06", file=file, detail=said(error)) from error


def _last(path: str) -> str:
    """The name of a file, which needs no call; of a workbook that was never saved it is all there is."""
    return re.split(r"[\\/]", path)[-1]


@contextlib.contextmanager
def _without_endless_tries() -> Iterator[None]:
    """xlwings repeats a call that a busy Excel rejects without end and without pause; here once, then we wait."""
    engine: Any = sys.modules.get(_XLWINGS)
    before = getattr(engine, "N_COM_ATTEMPTS", None)
    if before is not None:
        engine.N_COM_ATTEMPTS = 1
    try:
        yield
    finally:
        if before is not None:
            engine.N_COM_ATTEMPTS = before
