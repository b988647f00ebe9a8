"""One press of a button: what it is pressed on, and how a command runs for it."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cchc_xl.books.live.excel import Excel
from cchc_xl.ribbon import Pressed, texts
from cchc_xl.ribbon.calling import folder_beside
from cchc_xl.screen.folders import LastFolders
from cchc_xl.screen.places import Places
from cchc_xl.screen.screen import Field, Progress, Screen
from cchc_xl.values.problems import Problem, refuse

if TYPE_CHECKING:
    from cchc_xl.books.book import Book
    from cchc_xl.books.live.book import Foreseen
    from cchc_xl.commands.live_session import HalfWritten, Preview
    from cchc_xl.commands.outcome import Outcome
    from cchc_xl.values.telling import Tell

T = TypeVar("T")
Act = Callable[["Book", "Tell"], "Outcome"]


class Cancelled(Exception):  # noqa: N818 - what the user did, not an error
    """The user cancelled a question; nothing has changed."""


@dataclass(frozen=True)
class Press:
    """What was pressed, and the workbook that it was pressed on: what an act of a button works with."""

    pressed: Pressed
    excel: Excel

    @property
    def label(self) -> str:
        return self.pressed.label

    @property
    def screen(self) -> Screen:
        return self.pressed.screen

    @property
    def places(self) -> Places:
        return self.pressed.places

    @property
    def now(self) -> dt.datetime:
        return self.pressed.now

    @property
    def round(self) -> str:
        """Refused: E12, none is chosen."""
        if not self.pressed.round:
            raise refuse("E12")
        return self.pressed.round

    @property
    def chosen_day(self) -> dt.date | None:
        """The ribbon's day. Refused: E16, it is none."""
        return self.pressed.day

    def day(self, asked: str) -> dt.date:
        """The ribbon's day; asked for where it has none, today being proposed."""
        if self.chosen_day is not None:
            return self.chosen_day
        return _answered(self.screen.ask_day(self.label, asked, self.now.date()))

    def folder(self, asked: str) -> Path:
        """A folder; the one of last time is proposed."""
        chosen = _answered(self.screen.ask_folder(f"{self.label}: {asked}", self._last_folder))
        self._folders.remember(self.pressed.button, chosen)
        return chosen

    def last_folder(self, button: str, default: Path) -> Path:
        """The folder that was last chosen for a button."""
        return self._folders.of(button, default)

    def files(self, asked: str, kinds: list[tuple[str, str]]) -> tuple[Path, ...]:
        """Files from the folder of last time, or another."""
        chosen = _answered(self.screen.ask_files(f"{self.label}: {asked}", kinds, self._last_folder))
        self._folders.remember(self.pressed.button, chosen[0].parent)
        return chosen

    def fields(self, *fields: Field) -> tuple[str | bool, ...]:
        """What the clerk filled in."""
        return _answered(self.screen.ask_fields(self.label, fields))

    def place(self, asked: str, name: str) -> Path:
        """Where a new file of that name goes."""
        chosen = _answered(self.screen.ask_place(f"{self.label}: {asked}", self._last_folder, name))
        self._folders.remember(self.pressed.button, chosen.parent)
        return chosen

    def run(self, command: str, act: Act) -> "Outcome":
        """Computes on a copy, asks, writes into Excel. Raises Cancelled, Stopped, Refused: nothing has changed; where
        Excel fails half way, offers to restore, and is then Cancelled."""
        from cchc_xl.commands import live_session

        try:
            with self.screen.progress(self.label) as progress:
                tell, agreed = self._telling(progress, live_session.LAST_MOMENT), self._asking(progress)
                outcome = live_session.change(
                    self.excel, command, lambda book: act(book, tell), agreed, tell, elsewhere=self.places.data
                )
        except live_session.HalfWritten as failed:
            outcome = self._restored(failed)
        return _answered(outcome)

    def finish(self, outcome: "Outcome", actions: Mapping[str, Callable[[], object]]) -> None:
        """Shows what was done, and does what the clerk chooses there."""
        if outcome.problems and texts.PROBLEMS not in actions:
            actions = {**actions, texts.PROBLEMS: lambda: self.open_list(outcome.problems)}
        self.excel.tell("")
        chosen = self.screen.show(texts.result(self.label, outcome, tuple(actions)))
        if chosen in actions:
            actions[chosen]()

    def open_list(self, problems: Sequence[Problem], source: Path | None = None) -> None:
        """Opens a list of problems with links to their cells. ``source``: where files lie that they name."""
        from cchc_xl.ribbon.listing import open_list

        open_list(self.excel, problems, self.places.data, self.now, source)

    def sheets(self, *names: str) -> dict[str, Callable[[], object]]:
        """Buttons that lead to sheets of the master."""
        return {texts.open_sheet(name): lambda name=name: self.excel.show(name) for name in names}

    def _telling(self, progress: Progress, last_moment: str) -> "Tell":
        """Told in the window; in the status bar once for each kind of work, however many files: each is a call."""
        said: set[str] = set()

        def tell(what: str, done: int, total: int, file: str = "") -> None:
            if what == last_moment:
                progress.past_stopping(texts.IN_EXCEL)
                return
            progress.tell(what, done, total, file)
            if what not in said:
                said.add(what)
                self.excel.tell(texts.in_hand(what, total))

        return tell

    def _asking(self, progress: Progress) -> "Preview":
        def agreed(outcome: "Outcome", foreseen: "Foreseen") -> bool:
            with progress.hidden():
                return self.screen.show(texts.question(self.label, outcome, foreseen)) == texts.AGREE

        return agreed

    def _restored(self, failed: "HalfWritten") -> "Outcome | None":
        """What restoring did; None where the clerk leaves everything as it is."""
        from cchc_xl.commands import live_session

        if self.screen.show(texts.half_written(self.label, str(failed))) != texts.RESTORE:
            return None
        return texts.undone(live_session.restore(self.excel, failed, now=self.now))

    @property
    def _folders(self) -> LastFolders:
        return LastFolders(self.places.last_folders)

    @property
    def _last_folder(self) -> Path:
        return self._folders.of(self.pressed.button, folder_beside(self.excel))


def _answered(answer: T | None) -> T:
    if not answer:
        raise Cancelled
    return answer
