"""``doctor``: what is so on this machine, what is in the way, and what to do about it."""

import os
from pathlib import Path

from cchc_xl.addin.doctor import findings
from cchc_xl.addin.facts import Facts
from cchc_xl.addin.gather import facts
from cchc_xl.addin.machine import this_machine, this_python
from cchc_xl.addin.registry import ThisRegistry
from cchc_xl.commands.outcome import Outcome
from cchc_xl.values.problems import refuse
from cchc_xl.values.words import Severity


def doctor(master: Path | None = None, *, is_open: bool = False) -> Outcome:
    """Looks at this machine, and at a master if one is named; changes nothing.

    ``is_open``: Excel has the master open, so that nobody else may write to it. Refused: M01, no such file.
    """
    if master and not master.is_file():
        raise refuse("M01", file=master.name)
    return told(facts(this_machine(), this_python(), ThisRegistry(), os.environ, master, is_open=is_open))


def told(found: Facts) -> Outcome:
    """What the facts come to, for staff; attention where something keeps the program from working."""
    problems = findings(found)
    wrong = [p for p in problems if p.severity is not Severity.NOTICE]
    return Outcome(
        message=f"Có {len(wrong)} điều cần xử lý." if wrong else "Đã kiểm tra: máy này dùng được cchc_xl.",
        figures={"version": found.version, "python": found.python_version, "excel": found.excel, "found": len(wrong)},
        problems=problems,
        notes=_description(found),
        attention=any(p.severity is Severity.ERROR for p in problems),
    )


def _description(found: Facts) -> tuple[str, ...]:
    """The machine in a few lines, for whoever helps by telephone."""
    lines = [
        f"cchc_xl {found.version}; Python {found.python_version} ({found.python_bits} bit) ở «{found.python}».",
        f"Hệ điều hành: {found.system}.",
    ]
    if found.excel:
        bits = f" ({found.excel_bits} bit)" if found.excel_bits else ""
        lines.append(f"Excel {found.excel}{bits}.")
    if found.addin:
        lines.append(f"Bộ nút CCHC {found.addin.version} ở «{found.addin.path}».")
    return tuple(lines)
