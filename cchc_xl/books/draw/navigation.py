"""The columns beside the dashboard that lead to every sheet, in the groups and colours of the tabs."""

from collections.abc import Iterator, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.draw import screen
from cchc_xl.books.draw.heading import link_to
from cchc_xl.books.draw.styles import HEADER, MUTED, NAVY, Brush, CellStyle
from cchc_xl.values.dashboard import OWN_SHEETS, TAB_GROUPS
from cchc_xl.values.sheets import Sheet, TabColour

_GROUND = "EAF0F7"  # light: LibreOffice shows every link in its own dark blue
_PLAIN, _CORNER = CellStyle(fill=_GROUND), CellStyle(fill=NAVY)
# The groups of each of the two columns.
_COLUMNS = (
    (TabColour.PLAN, TabColour.AGENCIES, TabColour.SETTINGS),
    (TabColour.ROUND, TabColour.SUMMARY),
)
_CAPTION = CellStyle(size=8, bold=True, colour=MUTED, fill=_GROUND, down="bottom", across="left", indent=1)


def draw_navigation(worksheet: Worksheet, sheets: Sequence[Sheet], brush: Brush) -> None:
    """Fills both columns: a caption for each group, a link for each sheet, one link for all own sheets."""
    for row in range(1, screen.LAST_ON_SCREEN + 1):
        for column in range(screen.NAVIGATION, screen.NAVIGATION + len(_COLUMNS)):
            brush.paint(worksheet.cell(row, column), _PLAIN)
    for row in (screen.TITLE, screen.INFO):
        for column in range(screen.NAVIGATION, screen.RAIL):
            brush.paint(worksheet.cell(row, column), _CORNER)
    for column, groups in enumerate(_COLUMNS, screen.NAVIGATION):
        _draw_groups(worksheet, sheets, groups, column, brush)


def _draw_groups(
    worksheet: Worksheet, sheets: Sequence[Sheet], groups: Sequence[TabColour], column: int, brush: Brush
) -> None:
    row = screen.FIRST - 1
    for group in groups:
        row += 1
        brush.write(worksheet.cell(row, column), TAB_GROUPS[group], _CAPTION)
        for text, target in _links(sheets, group):
            row += 1
            brush.write(worksheet.cell(row, column), text, _link_style(group))
            link_to(worksheet, row, column, target)


def _links(sheets: Sequence[Sheet], group: TabColour) -> Iterator[tuple[str, str]]:
    """What the links of a group say, and the sheets they lead to."""
    of_group = [s for s in sheets if s.tab is group and not s.hidden]
    own = [s for s in of_group if s.name == s.table.name.removeprefix("tbl_")]
    if own:
        yield OWN_SHEETS.format(count=len(own)), own[0].name
    yield from ((s.name, s.name) for s in of_group if s not in own)


def _link_style(group: TabColour) -> CellStyle:
    return CellStyle(
        size=9,
        colour=HEADER,
        fill=_GROUND,
        down="center",
        across="left",
        indent=1,
        edges=(("left", "thick", group.value),),
    )
