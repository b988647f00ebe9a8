"""Figures that the office chose for a round, but that no form of it asks: chosen too late, or of who gets no form."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import pandas as pd

from cchc_xl.values.columns import FIGURES
from cchc_xl.values.figures import Figure
from cchc_xl.values.problems import Problem, problem

_NAMED = 5  # more agencies than that are only counted

Forms = Mapping[tuple[str, str], Collection[str]]  # round and agency of each form that counts → figures it asks for


def last_issued(forms: Forms, rounds: pd.DataFrame) -> str | None:
    """The last round (columns.ROUNDS) of which forms are out: those of earlier ones have come back."""
    out = {round_id for round_id, _ in forms}
    return next((str(name) for name in reversed(rounds["round"].tolist()) if name in out), None)


def unasked(
    wanted: Mapping[str, Sequence[Figure]],
    forms: Forms,
    expected: Collection[str],
    values: pd.DataFrame,
    names: Mapping[str, str],
    round_id: str,
) -> Iterator[Problem]:
    """A notice for each figure: S17 whose form of the round does not ask for it, S18 who gets no form at all.

    ``wanted``: agency → the figures chosen for it (progress.figures.asked_figures); ``expected``: who has something
    to report in the round. Nobody is told of whose number is known already (columns.FIGURE_VALUES), as from a
    national system, nor of a form that is still to go out.
    """
    rows = values[(values["round"] == round_id) & values["value"].notna()]
    known = set(zip(rows["agency"], rows["figure"], strict=True))
    late, formless = dict[str, list[str]](), dict[str, list[str]]()
    for agency, figures in wanted.items():
        form = forms.get((round_id, agency))
        if form is None and agency in expected:
            continue
        found = formless if form is None else late
        for figure in figures:
            if figure.figure not in (form or ()) and (agency, figure.figure) not in known:
                found.setdefault(figure.figure, []).append(names.get(agency, agency))
    for code, of in (("S17", late), ("S18", formless)):
        for figure, agencies in of.items():
            named, count = _few(agencies), len(agencies)
            yield problem(code, sheet=FIGURES.sheet, round=round_id, figure=figure, count=count, agencies=named)


def _few(names: Sequence[str]) -> str:
    """The first names; how many there are beside."""
    beside = len(names) - _NAMED
    return "; ".join(names[:_NAMED]) + (f" và {beside} cơ quan khác" if beside > 0 else "")
