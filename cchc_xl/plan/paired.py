"""Products and times that stand beside one another as lists of equal length: the first is due first."""

import re

from cchc_xl.plan.timing import read_timing

_ITEM = re.compile(r"^• ", re.MULTILINE)
_ANY_YEAR = 2000


def paired(timing: str, products: str) -> str:
    """The timing with each product before its time («Kế hoạch: tháng 2»); "" where the lists do not pair.

    Both are lists of at least two items, and no time says itself what is to be done then.
    """
    times, made = _items(timing), _items(products)
    if len(times) < 2 or len(times) != len(made) or any(not _is_bare(time) for time in times):
        return ""
    return "\n".join(f"{product}: {time}" for product, time in zip(made, times, strict=True))


def _items(text: str) -> list[str]:
    """The items of a cell whose every line is marked as one."""
    lines = text.split("\n")
    return [_ITEM.sub("", line) for line in lines] if all(_ITEM.match(line) for line in lines) else []


def _is_bare(time: str) -> bool:
    clauses = read_timing(time, _ANY_YEAR).clauses
    return len(clauses) == 1 and not clauses[0].action and not clauses[0].unused
