"""The dashboard's charts: real Excel charts over named blocks of cells.

Blocks have a fixed size and may be filled in part. So categories run from the top (or the left), where a
block is filled first, and what is blank lies at the far end, as days that have not come yet.
"""

from dataclasses import dataclass
from typing import Any

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import AxDataSource, StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
    RichTextProperties,
)
from openpyxl.drawing.text import Font as DrawingFont
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.draw.styles import NAVY, SCREEN_FONT
from cchc_xl.values.dashboard import (
    BY_DAY,
    BY_LEVEL,
    CHART_COLOURS,
    CHART_PATTERNS,
    COMPLETION,
    MOST_OVERDUE,
    TREND,
    label_size,
)
from cchc_xl.values.words import State

_INK, _GRID_LINES, _FRAME = "404040", "E6E6E6", "D9D9D9"
_SENT = "9DC3E6"
_DONE, _LATE, _CAME_IN = CHART_COLOURS[State.DONE_ON_TIME], CHART_COLOURS[State.OVERDUE], CHART_COLOURS[State.IN_TIME]

_PAPER = "FBE9E4"  # between the strokes of a pattern
_SIZE = 800  # of letters, in hundredths of a point


@dataclass(frozen=True)
class Cells:
    """What a chart reads: ``rows`` rows below a header row; categories in the first column, series beside it."""

    worksheet: Worksheet
    header_row: int
    column: int
    rows: int
    series: int = 1

    def values(self, nth: int) -> Reference:
        """The header and the values of the nth series, from 1."""
        return Reference(
            self.worksheet,
            min_col=self.column + nth,
            min_row=self.header_row,
            max_row=self.header_row + self.rows,
        )

    def categories(self) -> Reference:
        return Reference(
            self.worksheet, min_col=self.column, min_row=self.header_row + 1, max_row=self.header_row + self.rows
        )


def states_by_level(cells: Cells) -> BarChart:
    """Stacked columns, one for each level, all as high: the share of each state. The sheet has the legend."""
    chart = _bars(cells, BY_LEVEL.title, "col", gap=45)
    chart.grouping, chart.overlap = "percentStacked", 100
    for series, state in zip(chart.series, State, strict=True):
        series.graphicalProperties, series.invertIfNegative = _segment(state), False
    chart.y_axis.number_format = "0%"
    _lay_plot(chart, left=0.19, top=0.13, width=0.78, height=0.69)
    return chart


def completion_by_task(cells: Cells) -> BarChart:
    """One bar for each task, from the top: what share of what is due is done."""
    chart = _bars(cells, COMPLETION.title, "bar", gap=30)
    _fill(chart.series[0], _DONE)
    size = label_size(cells.rows)
    chart.x_axis.txPr = _text(size, turned=0)
    _label(chart, "0%", size)
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, 1.25
    _hide_scale(chart)
    _lay_plot(chart, left=0.27, top=0.13, width=0.70, height=0.85)
    return chart


def most_overdue(cells: Cells) -> BarChart:
    """One bar for each agency, the worst at the top."""
    chart = _bars(cells, MOST_OVERDUE.title, "bar", gap=30)
    _fill(chart.series[0], _LATE)
    _label(chart, "#,##0;;")
    _hide_scale(chart)
    _lay_plot(chart, left=0.58, top=0.13, width=0.37, height=0.85)
    return chart


def trend_over_rounds(cells: Cells) -> BarChart:
    """Two rates beside each other, round by round; one dark and one light, so that grey tells them too."""
    chart = _bars(cells, TREND.title, "col", gap=60)
    for series, colour in zip(chart.series, (_DONE, _SENT), strict=True):
        _fill(series, colour)
    _label(chart, "0%", 700)
    chart.x_axis.txPr = _text(700, turned=0)
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, 1.2
    _hide_scale(chart)
    chart.legend = Legend(legendPos="b", txPr=_text(700))
    _lay_plot(chart, left=0.04, top=0.18, width=0.92, height=0.52)
    return chart


def returns_by_day(cells: Cells) -> LineChart:
    """How many agencies had sent their report by each day."""
    chart = LineChart()
    _add_series(chart, cells)
    _draw_line(chart.series[0], _CAME_IN)
    _style(chart, BY_DAY.title)
    chart.x_axis.txPr, chart.y_axis.txPr = _text(700, turned=-90), _text(700, turned=0)
    chart.y_axis.scaling.min = 0
    _lay_plot(chart, left=0.13, top=0.20, width=0.84, height=0.52)
    return chart


def _bars(cells: Cells, title: str, direction: str, gap: int) -> BarChart:
    chart = BarChart()
    chart.type, chart.gapWidth = direction, gap
    _add_series(chart, cells)
    _style(chart, title)
    if direction == "bar":
        chart.x_axis.scaling.orientation = "maxMin"  # the block's first row at the top
    return chart


def _add_series(chart: BarChart | LineChart, cells: Cells) -> None:
    for nth in range(1, cells.series + 1):
        series = SeriesFactory(cells.values(nth), title_from_data=True)
        series.cat = AxDataSource(strRef=StrRef(f=str(cells.categories())))
        chart.series.append(series)


def _style(chart: BarChart | LineChart, title: str) -> None:
    chart.title, chart.legend = _title(title), None
    chart.roundedCorners = False
    chart.display_blanks = "gap"
    chart.graphical_properties = GraphicalProperties(solidFill="FFFFFF", ln=LineProperties(solidFill=_FRAME))
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False  # openpyxl hides axes in Excel otherwise
        axis.title = None
        axis.txPr = _text(_SIZE, turned=0)
        axis.majorTickMark = "none"
        axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=_FRAME))
    categories: Any = chart.x_axis
    categories.tickLblSkip, categories.tickLblPos = 1, "low"
    categories.auto = False  # days are labels as any other: no gaps for days on which nothing came
    chart.y_axis.majorGridlines = ChartLines(GraphicalProperties(ln=LineProperties(solidFill=_GRID_LINES)))


def _hide_scale(chart: BarChart) -> None:
    """Bars that carry their values need neither scale nor grid."""
    chart.y_axis.majorGridlines = None
    chart.y_axis.number_format = ";;;"  # no labels; an axis that is deleted would take its line along in Excel
    chart.y_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))


def _label(chart: BarChart, number_format: str, size: int = _SIZE) -> None:
    labels = DataLabelList(numFmt=number_format, showVal=True, dLblPos="outEnd", txPr=_text(size))
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    chart.dataLabels = labels


def _lay_plot(chart: BarChart | LineChart, left: float, top: float, width: float, height: float) -> None:
    """Fixes where the bars themselves lie, in shares of the chart, so that long names keep their room."""
    edges = ManualLayout("inner", "edge", "edge", x=left, y=top, w=width, h=height)
    chart.layout = Layout(manualLayout=edges)


def _fill(series: Series, colour: str) -> None:
    series.graphicalProperties = _solid(colour)
    series.invertIfNegative = False


def _segment(state: State) -> GraphicalProperties:
    """A state's part of a bar: its colour, its pattern where it has one, a white line around it."""
    colour, edge = CHART_COLOURS[state], LineProperties(solidFill="FFFFFF", w=6350)
    if state not in CHART_PATTERNS:
        return GraphicalProperties(solidFill=colour, ln=edge)
    preset: Any = CHART_PATTERNS[state][0]
    ink, paper = ColorChoice(), ColorChoice()
    ink.srgbClr, paper.srgbClr = colour, _PAPER  # type: ignore[assignment]
    return GraphicalProperties(pattFill=PatternFillProperties(prst=preset, fgClr=ink, bgClr=paper), ln=edge)


def _draw_line(series: Series, colour: str) -> None:
    series.smooth = False
    series.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=colour, w=28575))
    series.marker = Marker("circle", size=5, spPr=_solid(colour))


def _solid(colour: str) -> GraphicalProperties:
    return GraphicalProperties(solidFill=colour, ln=LineProperties(noFill=True))


def _title(text: str) -> Title:
    letters = _letters(1000, bold=True, colour=NAVY)
    paragraph = Paragraph(ParagraphProperties(defRPr=letters), r=[RegularTextRun(letters, text)])
    return Title(Text(rich=RichText(p=[paragraph])), overlay=False)


def _text(size: int, turned: int | None = None) -> RichText:
    """``turned`` in degrees; 0 said out loud makes LibreOffice, like Excel, show every label."""
    body = RichTextProperties(rot=turned * 60000) if turned is not None else RichTextProperties()
    return RichText(body, p=[Paragraph(ParagraphProperties(defRPr=_letters(size)), endParaRPr=CharacterProperties())])


def _letters(size: int, bold: bool = False, colour: str = _INK) -> CharacterProperties:
    """Letters of a chart; ``size`` in hundredths of a point."""
    return CharacterProperties(sz=size, b=bold, solidFill=colour, latin=DrawingFont(typeface=SCREEN_FONT))
