"""The ribbon: a button is pressed in Excel, ``press`` does what it says. The command line's twin.

Excel waits meanwhile and shows nothing of Python: so whatever happens ends in a sentence for the clerk, and what is
slow to load is loaded after the status bar has spoken.
"""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from cchc_xl.screen.log import Log
from cchc_xl.screen.places import Places, of_this_user
from cchc_xl.screen.screen import Screen, Stopped
from cchc_xl.values.problems import Refused, refuse

if TYPE_CHECKING:
    from cchc_xl.books.live.excel import Excel


def press(button: str, round: str = "", as_of: str = "") -> None:
    """What the add-in calls. ``button``: its id in macros/ribbon.xml; ``round``: the chosen one's id; ``as_of``: a day
    as 2024-04-05 or 05/04/2024; "" where nothing is chosen. Never raises."""
    from cchc_xl.screen.windows import Windows

    press_on(_calling_excel, Windows(), of_this_user(), button, round, as_of, dt.datetime.now().replace(microsecond=0))


def press_on(
    excel_of: "Callable[[], Excel]",
    screen: Screen,
    places: Places,
    button: str,
    round: str,
    as_of: str,
    now: dt.datetime,
) -> None:
    """``press`` with all that it acts on; ``now`` in local time."""
    from cchc_xl.ribbon import texts

    log, label = Log(places.log_file), texts.LABELS.get(button, button)
    pressed = f"{button} {round} {as_of}".strip()
    try:
        ended = _do(excel_of, screen, places, button, round, as_of, now)
    except Stopped:
        ended = "stopped"
        screen.show(texts.stopped(label))
    except Refused as refused:
        ended = str(refused)
        screen.show(texts.refused(label, ended))
    except Exception as fault:
        ended = log.fault(fault, pressed)
        screen.show(texts.apology(label, ended, log.file))
    log.note(f"{pressed}: {ended}")


def _do(
    excel_of: "Callable[[], Excel]",
    screen: Screen,
    places: Places,
    button: str,
    round: str,
    as_of: str,
    now: dt.datetime,
) -> str:
    """How it ended, for the log. Raises Stopped, Refused, and whatever is our fault."""
    from cchc_xl.ribbon import texts

    excel = excel_of()
    excel.tell(f"CCHC: {texts.LABELS.get(button, button)}…")
    try:
        from cchc_xl.ribbon.buttons import ACTS
        from cchc_xl.ribbon.calling import ensure_master
        from cchc_xl.ribbon.pressed import Cancelled, Press

        if button not in ACTS:
            raise refuse("E17", button=button)
        if button not in ("doctor", "guide"):
            ensure_master(excel)
        try:
            ACTS[button](Press(button, excel, screen, places, round, _day(as_of), now))
        except Cancelled:
            return "cancelled"
    finally:
        excel.tell("")
    return f"done, «{excel.name}»"


def _calling_excel() -> "Excel":
    from cchc_xl.ribbon.calling import calling_excel

    return calling_excel()


def _day(text: str) -> dt.date | None:
    from cchc_xl.screen.days import read_day

    day = read_day(text)
    if text and day is None:
        raise refuse("E16", value=text)
    return day
