"""The file that was dropped onto ``CCHC.cmd``, as Windows hands it over.

Explorer quotes a name only where it has a blank: of «a&b.xlsx» the batch file itself sees half. So it passes on the
whole line that it was called by, and this reads it.
"""

import re
from collections.abc import Mapping
from pathlib import Path

_WORD = re.compile(r'"([^"]*)"|([^\s"]+)')


def dropped_on(environment: Mapping[str, str]) -> Path | None:
    """The first file on the launcher's line; None where it was started without one, or not at all."""
    words = words_after(environment.get("CCHC_LINE", ""), environment.get("CCHC_SELF", ""))
    named = words[0] if words else environment.get("CCHC_FILE", "")
    return Path(named) if named else None


def words_after(line: str, launcher: str) -> list[str]:
    r"""What stands behind the launcher in ``cmd.exe /c ""C:\CCHC\CCHC.cmd" D:\a&b.xlsx"``; nothing where the line does
    not call it."""
    place = line.casefold().find(launcher.casefold()) if launcher else -1
    if place < 0:
        return []
    rest = line[place + len(launcher) :].removeprefix('"')
    return [quoted or bare for quoted, bare in _WORD.findall(rest) if quoted.strip() or bare]
