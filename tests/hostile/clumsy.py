"""More that agencies do to a form: rows pasted again, cut, hidden, merged; columns deleted; texts that are lost."""

import re
from collections.abc import Callable
from typing import Any

from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.cell_range import CellRange

from tests.hostile.handled import HEADER, MAIN, Handled, lxml, packed, parts_of
from tests.hostile.sender import Sender
from tests.hostile.ways import with_shared_strings

LAST = 13  # row of the last answer


def pasted_below(first: int, *, header: bool, progress: str = "") -> Callable[[Handled], None]:
    """The table once more below itself, perhaps with its header, perhaps with another quarter's progress."""

    def edit(hand: Handled) -> None:
        rows = [_row(hand, number) for number in range(HEADER if header else HEADER + 1, LAST + 1)]
        for number, row in enumerate(rows, start=first):
            _place(hand, lxml.fromstring(lxml.tostring(row, with_tail=False)), number)
            if progress and number >= first + header:
                hand.say(f"G{number}", progress)

    return edit


def cut_to(row: int, target: int) -> Callable[[Handled], None]:
    """A row cut and pasted further down: a blank one stays where it was."""

    def edit(hand: Handled) -> None:
        element = _row(hand, row)
        hand.data.remove(element)
        _place(hand, element, target)

    return edit


def filtered(*rows: int) -> Callable[[Handled], None]:
    """An autofilter that hides these rows."""

    def edit(hand: Handled) -> None:
        for row in rows:
            _row(hand, row).set("hidden", "1")

    return edit


def without_column(letters: str) -> Callable[[Handled], None]:
    """The sheet's protection taken off and a column deleted."""
    gone = column_index_from_string(letters)

    def edit(hand: Handled) -> None:
        for protection in list(hand.report.iter(f"{MAIN}sheetProtection")):
            protection.getparent().remove(protection)
        for row in hand.data:
            for cell in [cell for cell in row if CellRange(cell.get("r")).min_col == gone]:
                row.remove(cell)
        hand._move(lambda row, column: (row, column - (column > gone)))

    return edit


def columns_numbered(hand: Handled) -> None:
    """«(1) (2) (3) …» below the headers, as in printed tables."""
    hand.insert_rows(HEADER + 1, 1)
    for number, letter in enumerate("ABCDEFGHIJKLMN", start=1):
        hand.say(f"{letter}{HEADER + 1}", f"({number})")


def struck_through(address: str, struck: str, instead: str) -> Callable[[Handled], None]:
    """An old answer struck through, the new one behind it in the same cell."""
    runs = f"<is><r><rPr><strike/></rPr><t>{struck}</t></r><r><t>{instead}</t></r></is>"
    return lambda hand: hand.put(address, runs, t="inlineStr")


def without_its_strings(sender: Sender) -> bytes:
    """Saved by another program, and the part with all texts lost on the way."""
    parts = parts_of(with_shared_strings(sender))
    return packed({name: part for name, part in parts.items() if name != "xl/sharedStrings.xml"})


def with_no_strings_left(sender: Sender) -> bytes:
    """The same, the part being there and empty."""
    empty = f'<sst xmlns="{MAIN[1:-1]}" count="0"/>'.encode()
    return packed({**parts_of(with_shared_strings(sender)), "xl/sharedStrings.xml": empty})


def _row(hand: Handled, number: int) -> Any:
    return next(row for row in hand.data if row.get("r") == str(number))


def _place(hand: Handled, row: Any, number: int) -> None:
    for there in [other for other in hand.data if other.get("r") == str(number)]:
        hand.data.remove(there)
    row.set("r", str(number))
    for cell in row:
        cell.set("r", re.sub(r"\d+", str(number), cell.get("r")))
    hand.data.append(row)
    hand.data[:] = sorted(hand.data, key=lambda row: int(row.get("r")))
