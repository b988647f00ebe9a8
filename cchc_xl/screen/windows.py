"""The clerk's screen by Python's own window library, loaded when the first window is needed."""

import contextlib
import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from cchc_xl.screen.progress import WindowProgress
from cchc_xl.screen.screen import Box, Field
from cchc_xl.values.problems import refuse


class Windows:
    """``screen.Screen``. Raises Refused (X03) where this Python has no windows, for then nothing can be asked."""

    def __init__(self) -> None:
        self._root: Any = None

    def ask_files(self, title: str, kinds: Sequence[tuple[str, str]], folder: Path) -> tuple[Path, ...]:
        with self._dialog() as options:
            from tkinter import filedialog

            chosen = filedialog.askopenfilenames(title=title, filetypes=list(kinds), initialdir=str(folder), **options)
        return tuple(Path(file) for file in chosen)

    def ask_folder(self, title: str, folder: Path) -> Path | None:
        with self._dialog() as options:
            from tkinter import filedialog

            chosen = filedialog.askdirectory(title=title, initialdir=str(folder), **options)
        return Path(chosen) if chosen else None

    def ask_place(self, title: str, folder: Path, name: str) -> Path | None:
        with self._dialog() as options:
            from tkinter import filedialog

            suffix = Path(name).suffix
            chosen = filedialog.asksaveasfilename(
                title=title, initialdir=str(folder), initialfile=name, defaultextension=suffix, **options
            )
        return Path(chosen) if chosen else None

    def ask_day(self, title: str, question: str, day: dt.date) -> dt.date | None:
        from cchc_xl.screen.boxes import ask_day

        return ask_day(self._first_window(), title, question, day)

    def ask_fields(self, title: str, fields: Sequence[Field]) -> tuple[str | bool, ...] | None:
        from cchc_xl.screen.boxes import ask_fields

        return ask_fields(self._first_window(), title, fields)

    def show(self, box: Box) -> str:
        """Where there can be no windows, the operating system's own box, or a line on stderr: what is to be told is
        told."""
        from cchc_xl.screen.boxes import show

        try:
            return show(self._first_window(), box)
        except Exception:
            _plain_box(box)
            return box.buttons[-1]

    @contextlib.contextmanager
    def progress(self, title: str) -> Iterator[WindowProgress]:
        progress = WindowProgress(title)
        try:
            yield progress
        finally:
            progress.close()

    def _first_window(self) -> Any:
        if self._root is None:
            from cchc_xl.screen.look import hidden_root

            try:
                self._root = hidden_root()
            except Exception as error:  # ImportError, or TclError, which cannot be named without the library
                raise refuse("X03", detail=str(error)) from error
        return self._root

    @contextlib.contextmanager
    def _dialog(self) -> Iterator[dict[str, Any]]:
        """What keeps a dialog of the operating system above Excel."""
        root = self._first_window()
        root.attributes("-topmost", True)
        root.lift()
        root.focus_force()
        try:
            yield {"parent": root}
        finally:
            root.attributes("-topmost", False)
            root.update()


def _plain_box(box: Box) -> None:
    text = "\n".join([box.message, *box.lines])
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, f"CCHC - {box.title}", 0x00040030)  # on top, with a sign
    else:
        print(text, file=sys.stderr)
