"""Comments that people wrote at cells of a table: they follow their row, as the cells that staff added do."""

import re
from collections.abc import Callable

from cchc_xl.books.package.area import Area, parse_area
from cchc_xl.books.package.parts import Package

# The box of a note in a VML drawing, which need not be well-formed XML; rows and columns count from 0.
_BOX = re.compile(r"<((?:\w+:)?)shape\b.*?</\1shape>", re.DOTALL)
_ROW, _COLUMN = (re.compile(rf"(<(?:\w+:)?{tag}>\s*)(\d+)") for tag in ("Row", "Column"))
_ANCHOR = re.compile(r"(<(?:\w+:)?Anchor>)([^<]*)")

Follow = Callable[[Area], Area | None]


def move_comments(package: Package, sheet: str, follow: Follow) -> None:
    """Puts the comments of a sheet part, threaded ones too, and their boxes where ``follow`` says that their
    cells are now; where it says that a cell is gone, the comment goes too."""
    for relation in package.relationships(sheet):
        if relation.kind in ("comments", "threadedComment"):
            _move_references(package, relation.target, follow)
        elif relation.kind == "vmlDrawing":
            _move_boxes(package, relation.target, follow)


def _move_references(package: Package, part: str, follow: Follow) -> None:
    for comment in [element for element in package.tree(part).iter() if element.get("ref")]:
        old = parse_area(comment.get("ref"))
        new = follow(old) if old else old
        if new == old:
            continue
        package.touch(part)
        if new is None:
            comment.getparent().remove(comment)
        else:
            comment.set("ref", str(new))


def _move_boxes(package: Package, part: str, follow: Follow) -> None:
    old = package.read(part).decode("utf-8", "surrogateescape")
    new = _BOX.sub(lambda box: _moved(box[0], follow), old)
    if new != old:
        package.write(part, new.encode("utf-8", "surrogateescape"))


def _moved(box: str, follow: Follow) -> str:
    row, column = _ROW.search(box), _COLUMN.search(box)
    if not (row and column):  # a shape of another kind
        return box
    at, across = int(row[2]) + 1, int(column[2]) + 1
    new = follow(Area(at, across, at, across))
    if new is None:
        return ""
    down = new.top - at
    moved = _ROW.sub(lambda found: f"{found[1]}{int(found[2]) + down}", box)
    return _ANCHOR.sub(lambda found: found[1] + _lowered(found[2], down), moved)


def _lowered(anchor: str, down: int) -> str:
    """An anchor (column, offset, row, offset, twice) so many rows further down."""
    numbers = anchor.split(",")
    rows = (2, 6) if len(numbers) == 8 else ()
    return ",".join(f" {int(n) + down}" if i in rows else n for i, n in enumerate(numbers))
