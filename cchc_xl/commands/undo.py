"""``undo``: the master as it was before the last change."""

import datetime as dt
from pathlib import Path

from cchc_xl.books import backups
from cchc_xl.books.closed import ClosedBook
from cchc_xl.commands.outcome import Outcome
from cchc_xl.values import columns as c
from cchc_xl.values.problems import Refused


def undo(path: Path, *, force: bool, now: dt.datetime) -> Outcome:
    """Restores the master before its last change; the present one is kept beside the back-ups.

    Raises Refused, nothing changed: M10 nothing to undo; unless ``force``, M11 a person has changed the
    master since, M12 forms that went out would be forgotten.
    """
    backups.ensure_writable(path)
    issued = _forms(path.read_bytes())

    def would_forget(older: bytes) -> int:
        return len(issued - _forms(older))

    restored = backups.undo(path, force=force, now=now, would_forget=would_forget)
    message = (
        f"Đã trả «{path.name}» về trước lệnh «{restored.command}» lúc {restored.at:%H:%M %d/%m/%Y}. "
        f"Bản vừa có được giữ ở «{restored.kept_aside.parent.name}/{restored.kept_aside.name}»."
    )
    return Outcome(message, {"command": restored.command, "at": restored.at, "kept_aside": str(restored.kept_aside)})


def _forms(master: bytes) -> set[str]:
    """The forms that a master knows; none where it cannot be read, for then undo is most needed."""
    try:
        return set(ClosedBook(master, "").read(c.FORMS)["form"])
    except Refused:
        return set()
