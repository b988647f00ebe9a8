"""Tổng quan: names of the right sizes, real charts, one screen, one page, the way to every sheet."""

import html
import io
import re
from itertools import combinations, pairwise
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.chart import BarChart
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from cchc_xl.books.draw import screen
from cchc_xl.books.draw.master import draw_master
from cchc_xl.values import dashboard as d
from cchc_xl.values.sheets import AS_OF, CURRENT_ROUND, HEADER_ROW, OVERVIEW, PLAN_TITLE, PLAN_YEAR, master_sheets
from cchc_xl.values.words import STATE_LOOKS, State
from tests.draw.conftest import AGENCIES, TASKS, TITLE

BLOCKS = (*d.CHART_BLOCKS, *d.LIST_BLOCKS)
# A screen of 1366 × 768 at 100 %, less scroll bar, ribbon with its tabs alone, formula bar, sheet tabs, task bar.
WIDTH, HEIGHT = 1346, 600


def boundaries(cells: str) -> tuple[int, int, int, int]:
    """First column, first row, last column, last row."""
    return CellRange(cells).bounds


def cells_of(workbook: Any, name: str) -> str:
    sheet, cells = workbook.defined_names[name].attr_text.split("!")
    assert sheet == f"'{OVERVIEW}'"
    return cells.replace("$", "")


def chart_parts(parts: dict[str, str]) -> dict[str, str]:
    """The charts' XML by their titles."""
    charts = [text for name, text in parts.items() if name.startswith("xl/charts/chart")]
    return {re.findall(r"<a:t>([^<]*)</a:t>", text)[0]: text for text in charts}


@pytest.mark.parametrize("name", [PLAN_TITLE, PLAN_YEAR, AS_OF, CURRENT_ROUND, *(t.name for t in d.TILES)])
def test_every_figure_has_one_named_cell(workbook: Any, name: str) -> None:
    assert re.fullmatch(r"[A-Z]+\d+", cells_of(workbook, name))


def test_no_two_figures_share_a_cell(workbook: Any) -> None:
    names = [PLAN_TITLE, PLAN_YEAR, AS_OF, CURRENT_ROUND, *(t.name for t in d.TILES)]
    assert len({cells_of(workbook, name) for name in names}) == len(names)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda b: b.name)
def test_a_block_has_its_header_and_room_for_its_rows(workbook: Any, block: d.Block) -> None:
    cells = cells_of(workbook, block.name)
    left, top, right, bottom = boundaries(cells)
    worksheet = workbook[OVERVIEW]
    assert (right - left + 1, bottom - top) == (len(block.headers), block.rows)
    assert tuple(cell.value for cell in worksheet[cells][0]) == block.headers
    assert [
        str(m) for m in worksheet.merged_cells.ranges if any(c.coordinate in m for r in worksheet[cells] for c in r)
    ] == []


def test_blocks_lie_apart(workbook: Any) -> None:
    areas = [boundaries(cells_of(workbook, block.name)) for block in BLOCKS]
    for a, b in combinations(areas, 2):
        assert a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]


def test_numbers_of_charts_stand_outside_what_is_printed_and_lists_inside(workbook: Any) -> None:
    _, _, right, bottom = boundaries(workbook[OVERVIEW].print_area.split("!")[1].replace("$", ""))
    for block in BLOCKS:
        left, _, _, end = boundaries(cells_of(workbook, block.name))
        if block in d.LIST_BLOCKS:
            assert left <= right
            assert end <= bottom
        else:
            assert left > right


def test_the_title_stands_at_the_top(workbook: Any) -> None:
    assert workbook[OVERVIEW][cells_of(workbook, PLAN_TITLE)].value == TITLE


def test_a_tile_shows_its_caption_and_leads_to_its_sheet(workbook: Any) -> None:
    worksheet = workbook[OVERVIEW]
    for tile in d.TILES:
        figure = worksheet[cells_of(workbook, tile.name)]
        caption = worksheet.cell(figure.row + 2, figure.column)
        assert caption.value == tile.caption
        assert figure.number_format == tile.number_format
        assert {figure.hyperlink.location, caption.hyperlink.location} == {f"'{tile.sheet}'!A1"}


def test_links_lead_to_every_sheet_but_the_agencies_own_which_share_one(workbook: Any) -> None:
    cells = [cell for row in workbook[OVERVIEW]["A1:B32"] for cell in row]
    targets = [cell.hyperlink.location for cell in cells if cell.hyperlink]
    shared = [s.name for s in master_sheets(TASKS, AGENCIES[:1]) if not s.hidden]
    assert sorted(targets) == sorted(f"'{name}'!A1" for name in shared)


def test_every_link_and_name_leads_to_a_sheet_that_is_there_in_quotes(workbook: Any, parts: dict[str, str]) -> None:
    links = [link for text in parts.values() for link in re.findall(r'<hyperlink [^>]*location="([^"]*)"', text)]
    names = re.findall(r"<definedName [^>]*>([^<]*)</definedName>", parts["xl/workbook.xml"])
    formulas = [f for n, t in parts.items() if n.startswith("xl/charts/") for f in re.findall(r"<c?:?f>([^<]*)<", t)]
    for reference in (*links, *names, *formulas):
        quoted = re.match(r"'([^']+)'!", html.unescape(reference))
        assert quoted, reference
        assert quoted[1] in workbook.sheetnames
    assert len(links) > len(d.TILES)
    assert formulas


def test_there_is_a_chart_for_each_block(parts: dict[str, str], workbook: Any) -> None:
    charts = chart_parts(parts)
    assert set(charts) == {block.title for block in d.CHART_BLOCKS}
    for block in d.CHART_BLOCKS:
        left, top, _, _ = boundaries(cells_of(workbook, block.name))
        first = f"'{OVERVIEW}'!${get_column_letter(left)}${top + 1}:"
        assert f"<cat><strRef><f>{first}" in charts[block.title].replace("c:", "")


def test_the_chart_of_tasks_shows_as_many_as_the_plan_has(parts: dict[str, str], workbook: Any) -> None:
    left, top, _, _ = boundaries(cells_of(workbook, d.COMPLETION.name))
    letter = get_column_letter(left)
    assert f"${letter}${top + 1}:${letter}${top + len(TASKS)}<" in chart_parts(parts)[d.COMPLETION.title]


def test_labels_of_many_tasks_are_small_enough_to_stand_below_each_other() -> None:
    many = tuple(str(n) for n in range(1, 37))
    worksheet: Any = load_workbook(io.BytesIO(draw_master(master_sheets(many, ()), TITLE)))[OVERVIEW]
    sizes = [p.pPr.defRPr.sz for c in worksheet._charts for p in c.x_axis.txPr.p]
    assert sizes == [800, 400, 800, 700, 700]


def test_a_plan_without_tasks_still_has_its_charts() -> None:
    assert draw_master(master_sheets((), ()), TITLE).startswith(b"PK")


def test_axes_are_not_deleted_and_every_category_has_its_label(parts: dict[str, str]) -> None:
    for title, text in chart_parts(parts).items():
        assert re.findall(r"<(?:c:)?delete val=\"(\d)\"", text) == ["0", "0"], title
        assert re.findall(r"<(?:c:)?tickLblSkip val=\"(\d+)\"", text) == ["1"], title


def test_charts_have_square_corners_and_titles_of_their_own_room(parts: dict[str, str]) -> None:
    for title, text in chart_parts(parts).items():
        assert re.search(r"roundedCorners val=\"0\"", text), title
        assert re.search(r"<(?:c:)?title>.*<(?:c:)?overlay val=\"0\"", text, re.DOTALL), title


def test_levels_are_stacked_to_a_hundred_percent_in_the_states_colours(workbook: Any) -> None:
    charts = [c for c in workbook[OVERVIEW]._charts if isinstance(c, BarChart) and c.grouping == "percentStacked"]
    (chart,) = charts
    fills = [series.graphicalProperties for series in chart.series]
    colours = [(f.solidFill or f.pattFill.fgClr).srgbClr for f in fills]
    assert colours == [d.CHART_COLOURS[state] for state in State]
    assert chart.overlap == 100


def lightness(colour: str) -> float:
    """As a grey printer sees it, 0 to 255."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_neighbours_in_a_bar_differ_in_grey_and_a_white_line_parts_them(workbook: Any) -> None:
    for one, other in pairwise(State):
        told_by_pattern = d.CHART_PATTERNS.get(one) != d.CHART_PATTERNS.get(other)
        assert told_by_pattern or abs(lightness(d.CHART_COLOURS[one]) - lightness(d.CHART_COLOURS[other])) > 30
    (chart,) = [c for c in workbook[OVERVIEW]._charts if isinstance(c, BarChart) and c.grouping == "percentStacked"]
    assert {series.graphicalProperties.ln.solidFill.srgbClr for series in chart.series} == {"FFFFFF"}


def test_rates_of_the_trend_differ_in_grey(parts: dict[str, str]) -> None:
    text = chart_parts(parts)[d.TREND.title]
    done, came = re.findall(r"<(?:c:)?ser>.*?<a:solidFill[^>]*><a:srgbClr val=\"(\w{6})\"", text, re.DOTALL)
    assert abs(lightness(done) - lightness(came)) > 80


def test_each_row_of_the_longest_overdue_leads_to_its_row_of_the_sheet(workbook: Any) -> None:
    left, top, _, bottom = boundaries(cells_of(workbook, d.LONGEST_OVERDUE.name))
    worksheet = workbook[OVERVIEW]
    targets = [worksheet.cell(row, left).hyperlink.location for row in range(top + 1, bottom + 1)]
    assert targets == [f"'Quá hạn'!A{HEADER_ROW + nth}" for nth in range(1, d.LONGEST_OVERDUE.rows + 1)]


def test_what_is_due_next_leads_to_what_is_due_soon(workbook: Any) -> None:
    left, top, _, _ = boundaries(cells_of(workbook, d.NEXT_DUE.name))
    assert workbook[OVERVIEW].cell(top + 1, left).hyperlink.location == "'Sắp đến hạn'!A1"


def test_bars_run_from_the_top_so_that_blanks_lie_at_the_end(workbook: Any) -> None:
    bars = [c for c in workbook[OVERVIEW]._charts if isinstance(c, BarChart) and c.barDir == "bar"]
    assert [chart.x_axis.scaling.orientation for chart in bars] == ["maxMin", "maxMin"]
    assert all(chart.dataLabels.showVal for chart in bars)


def test_the_legend_shows_each_state_in_both_its_colours(workbook: Any) -> None:
    worksheet = workbook[OVERVIEW]
    first = screen.LIST_HEADER + 1
    for row, (state, look) in enumerate(STATE_LOOKS.items(), first):
        square, words = worksheet.cell(row, screen.RAIL).value
        drawn = "▦ " if state is State.UNKNOWN_PAST_DUE else "■ "
        assert (square.text, square.font.color.rgb[2:]) == (drawn, d.CHART_COLOURS[state])
        assert (words.text, words.font.color.rgb[2:]) == (f"{look.sign} {state}", look.text)
        assert worksheet.cell(row, screen.RAIL).fill.fgColor.rgb[2:] == look.fill


def test_the_meaning_of_every_state_stands_on_the_page(workbook: Any) -> None:
    text = " ".join(str(cell.value) for row in workbook[OVERVIEW]["D34:M40"] for cell in row if cell.value)
    for state in State:
        assert f"{state}: {d.STATE_MEANINGS[state]}" in text
    assert d.RATE_MEANING in text


def test_it_fits_one_screen(workbook: Any) -> None:
    worksheet = workbook[OVERVIEW]
    width = sum(worksheet.column_dimensions[get_column_letter(c)].width * 7 for c in range(1, screen.MARGIN + 1))
    height = sum(worksheet.row_dimensions[r].height * 96 / 72 for r in range(1, screen.LAST_ON_SCREEN + 1))
    assert width <= WIDTH
    assert height <= HEIGHT
    assert not worksheet.sheet_view.showGridLines
    assert not worksheet.sheet_view.showRowColHeaders
    assert worksheet.sheet_view.zoomScale == 100


def test_charts_lie_apart_above_the_lists(workbook: Any) -> None:
    anchors = [c.anchor for c in workbook[OVERVIEW]._charts]
    areas = [
        ((a._from.col, a._from.colOff), (a._from.row, a._from.rowOff), (a.to.col, a.to.colOff), (a.to.row, a.to.rowOff))
        for a in anchors
    ]
    for a, b in combinations(areas, 2):
        assert a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]
    assert all(a._from.row >= screen.FIRST - 1 for a in anchors)
    assert all(a.to.row < screen.LIST_TITLE for a in anchors)


def test_it_prints_on_one_page(workbook: Any) -> None:
    worksheet = workbook[OVERVIEW]
    setup = worksheet.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, 1, 1)
    assert worksheet.print_area == f"'{OVERVIEW}'!$D$1:$M$40"
