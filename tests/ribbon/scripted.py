"""A clerk whose answers are written down beforehand, and an Excel that writes as the closed master would."""

import contextlib
import datetime as dt
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.live.book import LiveBook
from cchc_xl.books.live.excel import Excel
from cchc_xl.commands import live_session
from cchc_xl.screen.screen import Box, Field, Stopped


@dataclass
class ScriptedProgress:
    """Stops where ``stop`` says so of what is told."""

    stop: Callable[[str, int], bool]
    told: list[str] = field(default_factory=list[str])
    files: list[str] = field(default_factory=list[str])

    def tell(self, what: str, done: int, total: int, file: str = "") -> None:
        self.told.append(f"{what} {done}/{total}")
        self.files.append(file)
        if self.stop(what, done):
            raise Stopped

    def past_stopping(self, what: str) -> None:
        self.tell(what, 0, 0)

    def hidden(self) -> AbstractContextManager[None]:
        return nullcontext()


@dataclass
class ScriptedScreen:
    """Answers questions: "" or None is a cancelled dialog; of a box the button, or else its first one.

    ``boxes``: what was shown; ``asked``: the titles of dialogs, and the folder that each began in.
    """

    files: tuple[Path, ...] = ()
    folder: Path | None = None
    place: Path | None = None
    day: dt.date | None = None
    fields: tuple[str | bool, ...] | None = ()
    buttons: Sequence[str] = ()
    stop: Callable[[str, int], bool] = lambda _what, _done: False
    boxes: list[Box] = field(default_factory=list[Box])
    asked: list[tuple[str, Path]] = field(default_factory=list[tuple[str, Path]])
    work: ScriptedProgress | None = None

    def ask_files(self, title: str, kinds: Sequence[tuple[str, str]], folder: Path) -> tuple[Path, ...]:  # noqa: ARG002
        self.asked.append((title, folder))
        return self.files

    def ask_folder(self, title: str, folder: Path) -> Path | None:
        self.asked.append((title, folder))
        return self.folder

    def ask_place(self, title: str, folder: Path, name: str) -> Path | None:
        self.asked.append((title, folder / name))
        return self.place

    def ask_day(self, title: str, question: str, day: dt.date) -> dt.date | None:  # noqa: ARG002
        self.asked.append((question, Path()))
        return self.day

    def ask_fields(self, title: str, fields: Sequence[Field]) -> tuple[str | bool, ...] | None:  # noqa: ARG002
        """``self.fields``; () leaves all as they are proposed."""
        return tuple(field.value for field in fields) if self.fields == () else self.fields

    def show(self, box: Box) -> str:
        self.boxes.append(box)
        return next((button for button in box.buttons if button in self.buttons), box.buttons[0])

    @contextlib.contextmanager
    def progress(self, title: str) -> Iterator[ScriptedProgress]:  # noqa: ARG002
        self.work = ScriptedProgress(self.stop)
        yield self.work

    @property
    def last(self) -> Box:
        return self.boxes[-1]


class FiledExcel(Excel):
    """An Excel for which its file is the open workbook."""

    def __init__(self, path: Path) -> None:
        self.file, self.name, self.full_name = path, path.name, str(path)
        self.said: list[str] = []
        self.shown: list[str] = []
        self.edited = False
        self.read_only = False

    @property
    def is_saved(self) -> bool:
        return not self.edited

    def ensure_writable(self) -> None:
        if self.read_only:
            raise live_session.refuse("E02", file=self.name)

    def tell(self, text: str) -> None:
        self.said.append(text)

    def has_name(self, name: str) -> bool:
        return ClosedBook.open(self.file).has_name(name)

    def show(self, sheet: str) -> bool:
        self.shown.append(sheet)
        return sheet in ClosedBook.open(self.file).sheet_names()

    def copy_to(self, path: Path) -> None:
        shutil.copy(self.file, path)

    def save(self) -> None:
        """Written by ``filed``."""

    def exchange(self, put_in_place: Callable[[], Any]) -> Any:
        return put_in_place()

    def quiet(self) -> Any:
        return nullcontext()

    def uncalculated(self) -> Any:
        return nullcontext()


def filed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the live session write into the file of a ``FiledExcel``, what the closed master would."""
    books: list[LiveBook] = []

    def remembered(data: bytes, name: str) -> LiveBook:
        books.append(LiveBook(data, name))
        return books[-1]

    def write(excel: FiledExcel, _difference: object) -> tuple[str, ...]:
        excel.file.write_bytes(books[-1]._after.to_bytes())
        return ()

    monkeypatch.setattr(live_session, "LiveBook", remembered)
    monkeypatch.setattr(live_session, "write", write)
