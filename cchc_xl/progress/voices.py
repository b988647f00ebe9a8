"""What agencies said of difficulties and proposals in a round: the same words once, with everybody who wrote them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from cchc_xl.progress.names import folded
from cchc_xl.progress.results import latest
from cchc_xl.progress.wording import one_line

_LONGEST = 1000  # characters of one answer that a report prints; all of it stays in the workbook


@dataclass(frozen=True)
class Voice:
    """One thing that was said, in the words of whoever said it first; the agencies' names, their tasks' ids."""

    text: str
    agencies: tuple[str, ...]
    tasks: tuple[str, ...]


def voices(results: pd.DataFrame, field: str, names: Mapping[str, str]) -> tuple[Voice, ...]:
    """What the newest answers of columns.RESULTS say in ``field`` (difficulty or proposal), most said first.

    Answers are the same when they differ only in capitals, spaces and a full stop. ``names``: agency → name; in the
    order of ``results`` otherwise.
    """
    said = latest(results)
    said = said[said[field].str.strip() != ""]
    grouped: dict[str, list[tuple[str, str, str]]] = {}
    for text, agency, task in zip(said[field], said["agency"], said["task"], strict=True):
        grouped.setdefault(_folded(text), []).append((one_line(text, _LONGEST), agency, task))
    grouped.pop("", None)
    found = [_voice(rows, names) for rows in grouped.values()]
    return tuple(sorted(found, key=lambda voice: -len(voice.agencies)))


def _voice(rows: Iterable[tuple[str, str, str]], names: Mapping[str, str]) -> Voice:
    rows = list(rows)
    agencies = dict.fromkeys(one_line(names.get(agency, agency)) for _, agency, _ in rows)
    tasks = dict.fromkeys(task for *_, task in rows if task)
    return Voice(rows[0][0], tuple(agencies), tuple(sorted(tasks, key=_in_order)))


def _in_order(task: str) -> tuple[list[int], str]:
    parts = task.split(".")
    return ([int(part) for part in parts] if all(part.isdecimal() for part in parts) else [10**6]), task


def _folded(text: str) -> str:
    return folded(one_line(text)).rstrip(" .;,")
