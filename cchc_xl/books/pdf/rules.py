"""The rules drawn on a page and the cells of tables that they enclose. Places are in points from the top left."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

_NEAR = 3.0  # points: rules closer than this are one, and gaps in a rule, and ends before another rule
_SPECK = 1.0  # points; what is shorter is no part of a rule
Cell: TypeAlias = tuple[float, float, float, float]  # left, top, right, bottom
_Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Rule:
    """A straight line across or down the page: where it stands (``at``), from where to where it goes."""

    is_across: bool
    at: float
    start: float
    end: float


def rule_between(x0: float, y0: float, x1: float, y1: float) -> Rule | None:
    """The line between two points as a rule; None for a slanting one and for a speck."""
    if abs(y1 - y0) < _SPECK <= abs(x1 - x0):
        return Rule(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1))
    if abs(x1 - x0) < _SPECK <= abs(y1 - y0):
        return Rule(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1))
    return None


def tables_of(rules: Sequence[Rule]) -> list[list[Cell]]:
    """The cells of each table, from the top of the page; one cell alone is a frame and no table."""
    groups: list[tuple[set[_Point], list[Cell]]] = []
    for cell in _cells(_whole(rules, is_across=False), _whole(rules, is_across=True)):
        corners, cells = set(product(cell[::2], cell[1::2])), [cell]
        touching = [group for group in groups if group[0] & corners]
        for group in touching:
            corners |= group[0]
            cells = group[1] + cells
            groups.remove(group)
        groups.append((corners, cells))
    return sorted((cells for _, cells in groups if len(cells) > 1), key=lambda cells: min((c[1], c[0]) for c in cells))


def _whole(rules: Iterable[Rule], *, is_across: bool) -> list[Rule]:
    """The rules of one direction, put together where they lie on, or go on, one another."""
    lanes: list[list[Rule]] = []
    for rule in sorted((r for r in rules if r.is_across is is_across), key=lambda r: r.at):
        if lanes and rule.at - lanes[-1][-1].at <= _NEAR:
            lanes[-1].append(rule)
        else:
            lanes.append([rule])
    return [rule for lane in lanes for rule in _joined(lane) if rule.end - rule.start >= _NEAR]


def _joined(lane: Sequence[Rule]) -> Iterator[Rule]:
    at = sum(rule.at for rule in lane) / len(lane)
    start = end = None
    for rule in sorted(lane, key=lambda r: r.start):
        if start is None or end is None:
            start, end = rule.start, rule.end
        elif rule.start <= end + _NEAR:
            end = max(end, rule.end)
        else:
            yield Rule(rule.is_across, at, start, end)
            start, end = rule.start, rule.end
    if start is not None and end is not None:
        yield Rule(lane[0].is_across, at, start, end)


def _cells(down: Sequence[Rule], across: Sequence[Rule]) -> Iterator[Cell]:
    """The smallest rectangle below and right of each crossing whose four sides are drawn."""
    crossings = {(v.at, h.at): (v, h) for v in down for h in across if _cross(v, h)}
    on_rule: dict[Rule, list[_Point]] = {}
    for point in sorted(crossings):
        for rule in crossings[point]:
            on_rule.setdefault(rule, []).append(point)
    for (x, y), (v, h) in sorted(crossings.items(), key=lambda item: item[0]):
        below = [bottom for _, bottom in on_rule[v] if bottom > y]
        beside = [right for right, _ in on_rule[h] if right > x]
        sides = ((right, bottom) for bottom, right in product(below, beside))
        is_closed = {(right, bottom): (crossings[right, y][0], crossings[x, bottom][1]) for right, bottom in sides}
        corner = next((c for c, drawn in is_closed.items() if crossings.get(c) == drawn), None)
        if corner:
            yield (x, y, *corner)


def _cross(v: Rule, h: Rule) -> bool:
    return v.start - _NEAR <= h.at <= v.end + _NEAR and h.start - _NEAR <= v.at <= h.end + _NEAR
