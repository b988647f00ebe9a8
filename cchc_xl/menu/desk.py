"""What the menu acts on, and how it calls a command: by the very line that stands in the guide."""

import datetime as dt
import shlex
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cchc_xl.menu.asking import Back, ask_path, ask_yes
from cchc_xl.screen.folders import LastFolders
from cchc_xl.screen.screen import Screen

WORKBOOKS = [("Sổ theo dõi", "*.xlsx"), ("Tất cả", "*.*")]


@dataclass(frozen=True)
class Desk:
    """The master in hand (None: not chosen yet), the dialogs, the folders of last time, the day.

    ``call``: runs a command line and gives its exit code.
    """

    master: Path | None
    screen: Screen
    folders: LastFolders
    today: dt.date
    call: Callable[[Sequence[str]], int]

    @property
    def book(self) -> Path:
        """The master in hand. Raises Back: none is chosen."""
        if self.master is None:
            print("Chưa chọn sổ theo dõi: chọn «Chọn sổ khác», hoặc «Lập sổ mới từ văn bản».")
            raise Back
        return self.master

    def run(self, command: str, *arguments: str, confirm: bool = True) -> int:
        """Shows the command line, asks once, runs it. Raises Back."""
        line = [command, *arguments]
        print(f"\nCâu lệnh tương ứng: {as_typed(line)}")
        if confirm and not ask_yes("Chạy lệnh này?", default=True):
            raise Back
        print("Đang chạy…", flush=True)
        return self.call(line)

    def folder(self, key: str, question: str, default: Path, *, there: bool = True) -> Path:
        """A folder; the one of last time is proposed, as by the ribbon's button of that key."""
        last = self.folders.of(key, default)
        shown = last if last.exists() or not there else None
        folder = ask_path(question, lambda: self.screen.ask_folder(question, last), shown, there=there)
        self.folders.remember(key, folder)
        return folder

    def file(self, key: str, question: str, kinds: list[tuple[str, str]]) -> Path:
        """A file that is there, or a folder of them."""
        place = self.folders.of(key, self.master.parent if self.master else Path.home())
        file = ask_path(question, lambda: next(iter(self.screen.ask_files(question, kinds, place)), None))
        self.folders.remember(key, file if file.is_dir() else file.absolute().parent)
        return file

    def place(self, key: str, question: str, default: Path) -> Path:
        """Where a new file goes."""
        default = self.folders.of(key, default.parent) / default.name
        return ask_path(
            question, lambda: self.screen.ask_place(question, default.parent, default.name), default, there=False
        )


def as_typed(line: Sequence[str]) -> str:
    """The command line as this machine's window takes it."""
    return f"cchc-xl {subprocess.list2cmdline(line) if sys.platform == 'win32' else shlex.join(line)}"
