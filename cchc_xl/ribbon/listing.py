"""«Mở danh sách vấn đề»: the problems of a command as a sheet, with links to their cells."""

import contextlib
import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_xl.books.live.excel import Excel
from cchc_xl.ribbon.opening import open_with_its_program
from cchc_xl.values.columns import FORM_SHEET
from cchc_xl.values.problems import Problem
from cchc_xl.values.words import Severity

if TYPE_CHECKING:
    import pandas as pd

_FOLDER, _KEPT = "van-de", 20


def open_list(
    excel: Excel, problems: Sequence[Problem], data: Path, now: dt.datetime, source: Path | None = None
) -> None:
    """Draws the list into the user's own folder, where the last 20 stay, and opens it. ``source``: the folder in which
    files lie that problems name."""
    places = {excel.name: excel.full_name} | _places(problems, source)
    open_with_its_program(written_list(excel.full_name, places, problems, data, now))


def faults_of_returns(rows: "pd.DataFrame", round_id: str) -> tuple[Problem, ...]:
    """What «Lỗi dữ liệu» (columns.PROBLEMS) has of a round; a cell is taken to be of the form's own sheet."""
    return tuple(
        Problem(
            row["code"], Severity(row["severity"]), row["text"], row["remedy"], row["file"],
            FORM_SHEET if row["cell"] else "", row["cell"], row["round"], row["agency"],
        )
        for row in rows[rows["round"] == round_id].to_dict("records")
    )  # fmt: skip


def written_list(
    master: str, places: Mapping[str, str], problems: Sequence[Problem], data: Path, now: dt.datetime
) -> Path:
    """The list's file. ``master``: its full name; ``places``: where files that problems name lie."""
    from cchc_xl.books.draw.problem_list import draw_problem_list

    folder = data / _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"Van-de-{now:%Y%m%d-%H%M%S}.xlsx"
    file.write_bytes(draw_problem_list(problems, master, places))
    for old in sorted(folder.glob("Van-de-*.xlsx"))[:-_KEPT]:
        with contextlib.suppress(OSError):  # still open
            old.unlink()
    return file


def _places(problems: Sequence[Problem], source: Path | None) -> dict[str, str]:
    """Where the files lie; none for one inside a zip, to whose cells no link leads."""
    if source is None:
        return {}
    named = {found.file: source / found.file for found in problems if found.file}
    return {name: str(place) for name, place in named.items() if place.is_file()}
