"""The column beside the dashboard that leads to every sheet, in the groups and colours of the tabs."""

from collections.abc import Iterator, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.draw import screen
from cchc_xl.books.draw.heading import link_to
from cchc_xl.books.draw.styles import HEADER, MUTED, NAVY, Brush, CellStyle
from cchc_xl.values.dashboard import OWN_SHEETS, TAB_GROUPS
from cchc_xl.values.sheets import Sheet, TabColour

_GROUND = "EAF0F7"  # light: LibreOffice shows every link in its own dark blue
_PLAIN, _CORNER = CellStyle(fill=_GROUND), CellStyle(fill=NAVY)
_CAPTION = CellStyle(size=8, bold=True, colour=MUTED, fill=_GROUND, down="bottom", across="left", indent=1)


def draw_navigation(worksheet: Worksheet, sheets: Sequence[Sheet], brush: Brush) -> None:
    """Fills the column: a caption for each group, a link for each sheet, one link for all own sheets."""
    for row in range(1, screen.LAST_ON_SCREEN + 1):
        brush.paint(worksheet.cell(row, screen.NAVIGATION), _PLAIN)
    for row in (screen.TITLE, screen.INFO):
        for column in range(screen.NAVIGATION, screen.RAIL):
            brush.paint(worksheet.cell(row, column), _CORNER)
    row = screen.FIRST - 1
    for group, caption in TAB_GROUPS.items():
        row += 1
        brush.write(worksheet.cell(row, screen.NAVIGATION), caption, _CAPTION)
        for text, target in _links(sheets, group):
            row += 1
            brush.write(worksheet.cell(row, screen.NAVIGATION), text, _link_style(group))
            link_to(worksheet, row, screen.NAVIGATION, target)


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
