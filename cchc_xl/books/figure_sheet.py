"""The drawn sheet «Số liệu» of a form, whose blank row becomes as many as there are figures to report."""

from typing import Any

import pandas as pd

from cchc_xl.books.draw import form_layout as drawn
from cchc_xl.books.draw.form_layout import mark
from cchc_xl.books.form_template import RowRules
from cchc_xl.books.sheet_template import BodyRows
from cchc_xl.values.columns import FORM_FIGURES
from cchc_xl.values.words import NumberKind

_ASKED = [column.field for column in FORM_FIGURES.columns if not column.open]
_COUNT = '<dataValidations count="2">'


class FigureSheet:
    """``xml`` is the drawn sheet; ``marked`` the same with marks where each form has its own."""

    def __init__(self, xml: str) -> None:
        widths = {c.field: c.width for c in FORM_FIGURES.columns}
        self._rows = BodyRows(xml, drawn.FIGURES_BODY, FORM_FIGURES.columns, widths, drawn.SIZE)
        self._whole = RowRules(xml, drawn.WHOLE, "dataValidation")
        self._decimal = RowRules(xml, drawn.DECIMAL, "dataValidation")
        self.marked = (
            xml.replace(self._rows.blank, mark("figures"))
            .replace(self._whole.text, mark("figures_whole"))
            .replace(self._decimal.text, mark("figures_decimal"))
            .replace(_COUNT, f'<dataValidations count="{mark("figures_checks")}">')
        )

    def of(self, figures: pd.DataFrame) -> dict[str, str]:
        """By mark what one form has of its own; ``figures`` of columns.FORM_FIGURES with ``number_kind``."""
        decimal = figures["number_kind"] == NumberKind.DECIMAL
        numbers = pd.Series(range(drawn.FIGURES_BODY, drawn.FIGURES_BODY + len(figures)), index=figures.index)
        whole_rows, decimal_rows = numbers[~decimal].tolist(), numbers[decimal].tolist()
        return {
            "figures": self._rows.of({field: _plain(figures[field]) for field in _ASKED}),
            "figures_whole": self._whole.on(whole_rows),
            "figures_decimal": self._decimal.on(decimal_rows),
            "figures_checks": str(bool(whole_rows) + bool(decimal_rows)),
            "figures_last": str(drawn.FIGURES_BODY + len(figures) - 1),
        }


def _plain(values: "pd.Series[Any]") -> list[Any]:
    return [None if pd.isna(value) else value for value in values]
