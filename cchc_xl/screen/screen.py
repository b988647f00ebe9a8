"""What a button may ask and tell, and what it is told: plain values, no library of windows here."""

import datetime as dt
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class Stopped(Exception):  # noqa: N818 - what the user did, not an error
    """The user pressed «Dừng». Whoever raises it has changed nothing yet."""


class Tone(StrEnum):
    """How a box is to be taken, at a glance: a sign and a word, and a colour with them."""

    ASK = "?"
    DONE = "✔"
    ATTENTION = "▲"
    REFUSED = "!"
    FAULT = "✖"


@dataclass(frozen=True)
class Box:
    """A box on the screen: what it is about, one sentence, then as much as the clerk wants to read.

    ``figures``: a word and its number, one a row; ``lines``: sentences that can be copied; ``buttons`` from the one
    that Enter presses to the one that Escape and closing the window press.
    """

    title: str
    tone: Tone
    message: str
    figures: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ("Đóng",)


@dataclass(frozen=True)
class Field:
    """Something to fill in: a line of text or a tick, as its proposed ``value`` is; ``hint`` says what it means."""

    label: str
    value: str | bool
    hint: str = ""


class Progress(Protocol):
    """A window that shows itself only where work lasts over two seconds."""

    def tell(self, what: str, done: int, total: int, file: str = "") -> None:
        """What is in hand, and which file; a ``total`` of 0: nobody knows how much there is. Raises Stopped where
        the user pressed «Dừng» since."""
        ...

    def past_stopping(self, what: str) -> None:
        """From now on there is no way back: raises Stopped for the last time, then takes «Dừng» away."""
        ...

    def hidden(self) -> AbstractContextManager[None]:
        """Out of sight meanwhile: the user is being asked something."""
        ...


class Screen(Protocol):
    """The clerk's screen. Whatever is asked may be cancelled: then the answer is empty."""

    def ask_files(self, title: str, kinds: Sequence[tuple[str, str]], folder: Path) -> tuple[Path, ...]:
        """Files that are there; ``kinds`` as (words, "*.docx *.pdf")."""
        ...

    def ask_folder(self, title: str, folder: Path) -> Path | None: ...

    def ask_place(self, title: str, folder: Path, name: str) -> Path | None:
        """Where a new file goes; the dialog itself asks whether to replace one that is there."""
        ...

    def ask_day(self, title: str, question: str, day: dt.date) -> dt.date | None:
        """A day; ``day`` is proposed."""
        ...

    def ask_fields(self, title: str, fields: Sequence[Field]) -> tuple[str | bool, ...] | None:
        """What was filled in, in the order of the fields."""
        ...

    def show(self, box: Box) -> str:
        """Which of its buttons was pressed."""
        ...

    def progress(self, title: str) -> AbstractContextManager[Progress]: ...
