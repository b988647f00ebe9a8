"""Charts of a sheet, as far as which cells their series read."""

import re
from typing import TYPE_CHECKING, Any

from tests.excel_over_calc.com import Com, Items

if TYPE_CHECKING:
    from tests.excel_over_calc.sheets import Worksheet

_REFERENCE = re.compile(r"(?:'(?:[^']|'')+'|[^'!(),]+)![$A-Z0-9:]+")


class ChartObjects(Items):
    def __init__(self, sheet: "Worksheet") -> None:
        super().__init__(sheet._line)
        self._sheet = sheet

    def _all(self) -> "list[ChartObject]":
        charts = self._sheet._calc.Charts
        return [ChartObject(self._sheet, charts.getByIndex(i)) for i in range(charts.Count)]


class ChartObject(Com):
    """A chart on the sheet, and what it holds."""

    def __init__(self, sheet: "Worksheet", calc: Any) -> None:
        super().__init__(sheet._line)
        self._document = calc.EmbeddedObject

    @property
    def Chart(self) -> "ChartObject":
        return self

    def SeriesCollection(self) -> "SeriesCollection":
        return SeriesCollection(self)


class SeriesCollection(Items):
    def __init__(self, chart: ChartObject) -> None:
        super().__init__(chart._line)
        self._chart = chart

    def _all(self) -> "list[Series]":
        systems = self._chart._document.getFirstDiagram().getCoordinateSystems()
        types = [kind for system in systems for kind in system.getChartTypes()]
        return [Series(self._chart, kind, s) for kind in types for s in kind.getDataSeries()]


class Series(Com):
    """A series; its formula names its label, its categories, its values."""

    def __init__(self, chart: ChartObject, kind: Any, calc: Any) -> None:
        super().__init__(chart._line)
        self._chart, self._kind, self._calc = chart, kind, calc

    def _categories(self) -> Any:
        system = self._chart._document.getFirstDiagram().getCoordinateSystems()[0]
        return system.getAxisByDimension(0, 0).getScaleData().Categories

    @property
    def Formula(self) -> str:
        values = self._calc.getDataSequences()[0]
        categories = self._categories()
        sources = (values.Label, categories.Values if categories else None, values.Values)
        shown = [s.SourceRangeRepresentation if s else "" for s in sources]
        return f"=SERIES({','.join(shown)},1)"

    @Formula.setter
    def Formula(self, value: str) -> None:
        _, categories, values = _REFERENCE.findall(value)
        provider = self._chart._document.getDataProvider()
        sequences = self._calc.getDataSequences()
        self._replace(sequences[0], provider, values)
        self._calc.setData(sequences)
        if found := self._categories():
            self._replace(found, provider, categories)

    def _replace(self, sequence: Any, provider: Any, reference: str) -> None:
        new = provider.createDataSequenceByRangeRepresentation(reference)
        new.Role = sequence.Values.Role
        sequence.setValues(new)
