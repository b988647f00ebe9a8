"""Which rectangles to write so that certain cells get new values in few calls, and others are left alone."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cchc_xl.books.package.area import Area


@dataclass(frozen=True)
class Wanted:
    """The rows of one column that are to be written, and those that must not be (formulas that stay)."""

    rows: frozenset[int]
    left_alone: frozenset[int] = field(default_factory=frozenset)

    def runs(self) -> list[tuple[int, int]]:
        """First and last row of each stretch: from the first wanted row to the last, parted at what is left alone.

        Rows between wanted ones are written too, with what they hold already.
        """
        found: list[tuple[int, int]] = []
        parting = sorted(self.left_alone - self.rows)
        for row in sorted(self.rows):
            if found and not any(found[-1][1] < other < row for other in parting):
                found[-1] = (found[-1][0], row)
            else:
                found.append((row, row))
        return found


def rectangles(columns: Mapping[int, Wanted]) -> list[Area]:
    """The areas to write, by sheet column: neighbouring columns with nothing to leave alone are written at once."""
    areas: list[Area] = []
    for group in _neighbours({at: wanted for at, wanted in columns.items() if wanted.rows}):
        if any(columns[at].left_alone for at in group):
            areas += [Area(top, at, bottom, at) for at in group for top, bottom in columns[at].runs()]
        else:
            rows = [row for at in group for row in (min(columns[at].rows), max(columns[at].rows))]
            areas.append(Area(min(rows), group[0], max(rows), group[-1]))
    return areas


def bridged(columns: Mapping[int, Wanted], free: Collection[int]) -> dict[int, Wanted]:
    """The same with the columns between two that are written, where they are all ``free`` to be written again."""
    whole = dict(columns)
    used = sorted(at for at, wanted in columns.items() if wanted.rows)
    for left, right in pairwise(used):
        between = range(left + 1, right)
        if all(at in free for at in between):
            whole |= {at: Wanted(columns[left].rows | columns[right].rows) for at in between}
    return whole


def _neighbours(columns: Mapping[int, Wanted]) -> Sequence[list[int]]:
    groups: list[list[int]] = []
    for at in sorted(columns):
        if groups and groups[-1][-1] == at - 1:
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups
