"""Charts in the open workbook that read a block of fixed size: how many of its rows they show."""

import re
from collections.abc import Sequence
from typing import Any

from cchc_xl.books.live.difference import ChartRows
from cchc_xl.books.live.patience import patiently
from cchc_xl.books.package.area import Area, parse_area

_REFERENCE = re.compile(r"!(\$?[A-Z]{1,3}\$?\d+:\$?[A-Z]{1,3}\$?\d+)")


def set_rows(sheet: Any, wanted: Sequence[ChartRows]) -> None:
    """Lets every series on the sheet that reads such a block read it down to its new bottom."""
    charts = patiently(lambda: sheet.api.ChartObjects())
    for number in range(1, patiently(lambda: charts.Count) + 1):
        series = patiently(lambda number=number: charts(number).Chart.SeriesCollection())
        for place in range(1, patiently(lambda series=series: series.Count) + 1):
            one = patiently(lambda series=series, place=place: series(place))
            formula = patiently(lambda one=one: one.Formula)
            new = _with_rows(formula, wanted)
            if new != formula:
                patiently(lambda one=one, new=new: setattr(one, "Formula", new))


def _with_rows(formula: str, wanted: Sequence[ChartRows]) -> str:
    """A series formula, =SERIES('Tổng quan'!$B$3,'Tổng quan'!$A$4:$A$19,…), with the blocks' new bottoms."""

    def changed(found: re.Match[str]) -> str:
        area = parse_area(found[1])
        bottoms = [rows.bottom for rows in wanted if area and _reads(area, rows.block)]
        return f"!{Area(area.top, area.left, bottoms[0], area.right).absolute}" if area and bottoms else found[0]

    return _REFERENCE.sub(changed, formula)


def _reads(area: Area, block: Area) -> bool:
    """Whether an area is of the block's rows below its header."""
    return area.top == block.top + 1 and block.left <= area.left and area.right <= block.right
