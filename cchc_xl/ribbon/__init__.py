"""The ribbon: a button is pressed in Excel, ``press`` does what it says. The command line's twin.

Excel waits meanwhile and shows nothing of Python: so whatever happens ends in a sentence for the clerk, and what is
slow to load is loaded after the status bar has spoken.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_xl.screen.log import Log
from cchc_xl.screen.places import Places, of_this_user
from cchc_xl.screen.screen import Screen, Stopped
from cchc_xl.values.problems import Refused, refuse

if TYPE_CHECKING:
    from cchc_xl.books.live.excel import Excel


@dataclass(frozen=True)
class Pressed:
    """A button that was pressed, and all that it acts on.

    ``button``: its id in macros/ribbon.xml; ``round``: the chosen one's id; ``as_of``: a day as 2024-04-05 or
    05/04/2024; "" where nothing is chosen. ``now`` in local time.
    """

    excel_of: "Callable[[], Excel]"
    screen: Screen
    places: Places
    button: str
    round: str
    as_of: str
    now: dt.datetime

    def __str__(self) -> str:
        """As the log calls it."""
        return f"{self.button} {self.round} {self.as_of}".strip()

    @property
    def label(self) -> str:
        from cchc_xl.ribbon import texts

        return texts.LABELS.get(self.button, self.button)

    @property
    def day(self) -> dt.date | None:
        """Refused: E16, it is none."""
        from cchc_xl.screen.days import read_day

        day = read_day(self.as_of)
        if self.as_of and day is None:
            raise refuse("E16", value=self.as_of)
        return day


def press(button: str, round: str = "", as_of: str = "") -> None:
    """What the add-in calls, with the button's id, the round's and the day. Never raises."""
    _answer(_calling_excel, button, round, as_of)


def press_alone(button: str) -> None:
    """What the add-in calls where no master is in front: Excel waits, and is not spoken to. Never raises."""
    _answer(_no_excel, button, "", "")


def answer(pressed: Pressed) -> None:
    """Does what was pressed. However it ends, the clerk is told, and the log."""
    from cchc_xl.ribbon import texts

    log, label = Log(pressed.places.log_file), pressed.label
    try:
        ended = _do(pressed)
    except Stopped:
        ended = "stopped"
        pressed.screen.show(texts.stopped(label))
    except Refused as refused:
        ended = str(refused)
        pressed.screen.show(texts.refused(label, ended))
    except Exception as fault:
        ended = log.fault(fault, str(pressed))
        pressed.screen.show(texts.apology(label, ended, log.file))
    log.note(f"{pressed}: {ended}")


def _do(pressed: Pressed) -> str:
    """How it ended, for the log. Raises Stopped, Refused, and whatever is our fault."""
    excel = pressed.excel_of()
    excel.tell(f"CCHC: {pressed.label}…")
    try:
        from cchc_xl.ribbon.buttons import act_of
        from cchc_xl.ribbon.pressed import Cancelled, Press

        try:
            act_of(pressed.button, excel)(Press(pressed, excel))
        except Cancelled:
            return "cancelled"
    finally:
        excel.tell("")
    return f"done, «{excel.name}»"


def _answer(excel_of: "Callable[[], Excel]", button: str, round: str, as_of: str) -> None:
    from cchc_xl.screen.windows import Windows

    now = dt.datetime.now().replace(microsecond=0)
    answer(Pressed(excel_of, Windows(), of_this_user(), button, round, as_of, now))


def _calling_excel() -> "Excel":
    from cchc_xl.ribbon.calling import calling_excel

    return calling_excel()


def _no_excel() -> "Excel":
    from cchc_xl.ribbon.calling import NoWorkbook

    return NoWorkbook()
