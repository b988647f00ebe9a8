"""«Mở danh sách vấn đề»: the problems of a command as a sheet, with links to their cells."""

import contextlib
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from cchc_xl.books.live.excel import Excel
from cchc_xl.ribbon.opening import open_with_its_program
from cchc_xl.values.problems import Problem

_FOLDER, _KEPT = "van-de", 20


def open_list(excel: Excel, problems: Sequence[Problem], data: Path, now: dt.datetime) -> None:
    """Draws the list into the user's own folder, where the last 20 stay, and opens it."""
    open_with_its_program(written_list(excel.name, excel.full_name, problems, data, now))


def written_list(name: str, full_name: str, problems: Sequence[Problem], data: Path, now: dt.datetime) -> Path:
    """The list's file. ``name`` and ``full_name`` are the master's."""
    from cchc_xl.books.draw.problem_list import draw_problem_list

    folder = data / _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"Van-de-{now:%Y%m%d-%H%M%S}.xlsx"
    file.write_bytes(draw_problem_list(problems, full_name, {name: full_name}))
    for old in sorted(folder.glob("Van-de-*.xlsx"))[:-_KEPT]:
        with contextlib.suppress(OSError):  # still open
            old.unlink()
    return file
