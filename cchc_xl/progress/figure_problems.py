"""What is doubtful in figures: in their definitions, against a national system, against the round before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cchc_xl.progress.figure_sums import before
from cchc_xl.progress.names import codes_by_name, folded, split_names
from cchc_xl.progress.wording import decimal
from cchc_xl.values.columns import FIGURE_VALUES
from cchc_xl.values.figures import EVERY_ROUND, Figure
from cchc_xl.values.problems import Problem, problem
from cchc_xl.values.words import Span


@dataclass(frozen=True)
class Undefined:
    """A cell of «Chỉ tiêu» that names nothing: the figure, the field, what is written, what it should name."""

    figure: str
    field: str
    value: str
    where: str


def undefined(
    figures: Sequence[Figure], tasks: pd.DataFrame, agencies: pd.DataFrame, rounds: pd.DataFrame
) -> Iterator[Undefined]:
    """What figures that are asked for name and that is not there."""
    known_tasks, known_rounds = set(tasks["task"]), {folded(r) for r in (*rounds["round"], EVERY_ROUND)}
    codes, known = codes_by_name(agencies), {figure.figure for figure in figures}
    for figure in figures:
        if not figure.rounds.strip():
            continue
        for name in figure.chosen:
            if folded(name) not in known_rounds:
                yield Undefined(figure.figure, "rounds", name, "ở sheet «Kỳ báo cáo»")
        for name in split_names(figure.who):
            if folded(name) not in codes:
                yield Undefined(figure.figure, "who", name, "ở sheet «Cơ quan»")
        if figure.task not in known_tasks and not figure.who.strip():
            yield Undefined(figure.figure, "task", figure.task, "ở sheet «Nhiệm vụ»")
        if figure.not_above and figure.not_above not in known:
            yield Undefined(figure.figure, "not_above", figure.not_above, "ở sheet «Chỉ tiêu»")


def standing_doubts(values: pd.DataFrame, figures: Sequence[Figure], rounds: pd.DataFrame) -> list[Problem]:
    """What is to be asked of the numbers as they stand (progress.figures.settled's), each figure of each agency once.

    Not what a return says by itself: that was found where it was read.
    """
    rows = values[values["value"].notna() & values["round"].isin(rounds["round"])]
    keys = zip(rows["round"], rows["agency"], rows["figure"], strict=True)
    numbers: dict[tuple[str, str, str], float] = dict(zip(keys, rows["value"], strict=True))
    by_code = {figure.figure: figure for figure in figures}
    return [*_differing(rows), *_exceeding(rows, numbers, by_code), *_shrinking(rows, numbers, by_code, rounds)]


def _differing(rows: pd.DataFrame) -> Iterator[Problem]:
    """The agency's number against the system's, until the clerk settled on one."""
    for row in rows[(rows["difference"].fillna(0) != 0) & rows["settled"].isna()].to_dict("records"):
        reported, exported = decimal(row["reported"]), decimal(row["exported"])
        yield _at(row, "S10", reported=reported, exported=exported)


def _exceeding(
    rows: pd.DataFrame, numbers: dict[tuple[str, str, str], float], figures: dict[str, Figure]
) -> Iterator[Problem]:
    """Numbers above the one that bounds them, where they did not both come in one return."""
    is_own = rows["reported"].notna() & rows["settled"].isna()
    rows = rows.assign(source=rows["file"].where(is_own, ""))  # the file that the number was read from
    keys = zip(rows["round"], rows["agency"], rows["figure"], strict=True)
    sources: dict[tuple[str, str, str], str] = dict(zip(keys, rows["source"], strict=True))
    for row in rows.to_dict("records"):
        other = figures[row["figure"]].not_above if row["figure"] in figures else ""
        place = (row["round"], row["agency"], other)
        if place not in numbers or row["value"] <= numbers[place] or (sources[place] == row["source"] != ""):
            continue
        yield _at(row, "S06", value=decimal(row["value"]), other=other, limit=decimal(numbers[place]))


def _shrinking(
    rows: pd.DataFrame,
    numbers: dict[tuple[str, str, str], float],
    figures: dict[str, Figure],
    rounds: pd.DataFrame,
) -> Iterator[Problem]:
    """Cumulative numbers below what the agency said for an earlier round of the year."""
    cumulative = {code: figure for code, figure in figures.items() if figure.span == Span.CUMULATIVE}
    for row in rows[rows["figure"].isin(cumulative)].to_dict("records"):
        earlier = before(cumulative[row["figure"]], row["round"], rounds)
        previous = numbers.get((earlier, row["agency"], row["figure"]))
        if previous is not None and row["value"] < previous:
            yield _at(row, "S11", before=earlier, value=decimal(row["value"]), previous=decimal(previous))


def _at(row: Mapping[Any, Any], code: str, **details: str) -> Problem:
    """A problem without a file, since it is found anew each time; its text names the figure."""
    return problem(
        code,
        sheet=FIGURE_VALUES.sheet,
        round=str(row["round"]),
        agency=str(row["agency"]),
        figure=str(row["figure"]),
        **details,
    )
