"""«Khôi phục bản trước»: names what it takes back, asks once more where something would be lost."""

import datetime as dt

from cchc_xl.ribbon import texts
from cchc_xl.ribbon.pressed import Cancelled, Press
from cchc_xl.values.problems import Refused, refuse

_WOULD_LOSE = ("M11", "M12")  # a person's changes, forms that went out


def undo(press: Press) -> None:
    """Raises Cancelled; Refused: M10 nothing to undo, E08 the master lies in the cloud."""
    from cchc_xl.commands import live_session

    excel = press.excel
    newest = live_session.last_change(excel)
    if newest is None and not excel.is_in_the_cloud:
        raise refuse("M10", file=excel.name)
    if newest is not None:
        at = dt.datetime.fromisoformat(newest.at)
        _ask(press, newest.command, at)
    elsewhere = press.places.data
    try:
        outcome = live_session.undo(excel, force=False, now=press.now, elsewhere=elsewhere)
    except Refused as refused:
        if refused.problem.code not in _WOULD_LOSE:
            raise
        if press.screen.show(texts.undo_anyway(refused.problem.text)) == texts.CANCEL:
            raise Cancelled from None
        outcome = live_session.undo(excel, force=True, now=press.now, elsewhere=elsewhere)
    press.finish(texts.undone(outcome), {})


def _ask(press: Press, command: str, at: dt.datetime) -> None:
    user, summary = _noted(press, command, at)
    if press.screen.show(texts.undo_question(command, at, user, summary)) == texts.CANCEL:
        raise Cancelled


def _noted(press: Press, command: str, at: dt.datetime) -> tuple[str, str]:
    """By whom the command was run, and what it said: from Nhật ký of the saved file; blanks where it does not tell."""
    from cchc_xl.commands.session import open_master
    from cchc_xl.values import columns as c

    try:
        lines = open_master(press.excel.path).read(c.LOG) if press.excel.path else None
    except (Refused, OSError):
        return "", ""
    if lines is None:
        return "", ""
    found = lines[(lines["at"] == at) & (lines["command"] == command)]
    return (str(found["user"].iloc[-1]), str(found["summary"].iloc[-1])) if len(found) else ("", "")
