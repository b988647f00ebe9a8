"""A desk with a master that is open in Excel, and a clerk to press buttons."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cchc_xl.ribbon import Pressed, answer
from cchc_xl.screen.places import Places
from tests.commands.conftest import Desk, desk, letter, set_up  # noqa: F401 - fixtures
from tests.ribbon.scripted import FiledExcel, ScriptedScreen, filed

NOW = dt.datetime(2024, 4, 5, 10, 15)


@dataclass
class Office:
    """The desk, the Excel on it, and where this user's own things are."""

    desk: Desk
    excel: FiledExcel
    places: Places

    def press(self, button: str, screen: ScriptedScreen, round: str = "2024-Q1", as_of: str = "") -> ScriptedScreen:
        answer(Pressed(lambda: self.excel, screen, self.places, button, round, as_of, NOW))
        return screen

    @property
    def log(self) -> str:
        return self.places.log_file.read_text("utf-8")

    def is_unchanged(self) -> Callable[[], bool]:
        """Whether nothing is as it was not now: no file of the desk came, went or says something else."""
        before = self._files()
        return lambda: self._files() == before

    def _files(self) -> dict[Path, bytes]:
        return {p: p.read_bytes() for p in self.desk.folder.rglob("*") if p.is_file()}


@pytest.fixture
def office(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:  # noqa: F811
    filed(monkeypatch)
    own = tmp_path / "người dùng"
    return Office(desk, FiledExcel(desk.master), Places(own / "cài đặt", own / "log", own / "dữ liệu"))
