"""What the form's sheet «Số liệu» asks of one agency."""

from collections.abc import Mapping, Sequence

import pandas as pd

from cchc_xl.values.columns import FORM_FIGURES
from cchc_xl.values.figures import Figure
from cchc_xl.values.frames import frame


def figure_rows(figures: Sequence[Figure], before: Mapping[str, float]) -> pd.DataFrame:
    """The rows of columns.FORM_FIGURES, answers blank, with ``number_kind``; ``before``: by code what the agency said
    in the round before."""
    asked = {figure.figure for figure in figures}
    rows = [
        {
            "number": number,
            "figure": figure.figure,
            "name": figure.name,
            "unit": figure.unit,
            "span": figure.span,
            "low": figure.low,
            "high": figure.high,
            "not_above": figure.not_above if figure.not_above in asked else "",
            "before": before.get(figure.figure),
        }
        for number, figure in enumerate(figures, start=1)
    ]
    return frame(FORM_FIGURES, rows).assign(number_kind=[figure.number_kind for figure in figures])
