"""Links from an agency's code to its own sheet. In Excel each is a call: so our own VBA sets them, a sheet at once.

Which cells get one is what the closed back-end found; where to is what the cell says.
"""

from collections.abc import Sequence
from typing import Any

from cchc_xl.books.live.difference import Resizing
from cchc_xl.books.live.excel import Excel
from cchc_xl.books.live.patience import patiently
from cchc_xl.books.package.area import Area
from cchc_xl.books.package.body import Place
from cchc_xl.books.package.links import Link, present_links
from cchc_xl.books.package.rewrite import Replacement

MACRO = "'cchc_xl.xlam'!CchcLinks.SetLinks"  # macros/CchcLinks.bas, in the add-in


def areas_to_link(change: Replacement, resized: Resizing | None, after: Place) -> tuple[Area, ...]:
    """The columns that will lack links which they have in ``after``, or have others, once their rows are in place."""
    stand, wanted = set(present_links(change.place)), set(present_links(after))
    if resized is not None and resized.order is not None:  # Excel does not say whether links follow sorted rows
        columns = _columns(stand | wanted)
    else:
        gone, fresh = (resized.gone, resized.fresh) if resized else (0, 0)
        staying = {link for link in stand if link[0] < len(change.old) - gone}
        repeated = {link for link in stand if link[0] == 0 and fresh}  # fresh rows begin as copies of the first one
        columns = _columns((staying ^ wanted) | repeated)
    body = after.part.body
    return tuple(Area(body.top, at, body.bottom, at) for at in sorted(columns))


def set_links(excel: Excel, sheet: Any, name: str, areas: Sequence[Area]) -> bool:
    """Has the cells of some areas of the sheet of that name linked to the sheets that they name, and others to none.

    False where our VBA is not there, or failed: then none of them has a link, rather than a wrong one.
    """
    addresses = ",".join(map(str, areas))
    try:
        if excel.run(MACRO, excel.name, name, addresses):
            return True
    except Exception:  # the values are in place: no link is worth a command that failed half way
        pass
    patiently(lambda: sheet.range(addresses).api.ClearHyperlinks())
    return False


def _columns(links: set[Link]) -> set[int]:
    return {at for _, at, _ in links}
