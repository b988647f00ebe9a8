"""Numbers of the tasks of one letter: the letter's own where they are unique, otherwise with their section's."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from cchc_xl.plan.fields import TaskBlock


def uniquely_numbered(blocks: Sequence[TaskBlock]) -> list[TaskBlock]:
    """The same tasks, each with a number of its own.

    Tasks without a number are counted. A letter that counts from 1 again in every section gives I.1, II.1; where
    its sections have no number of their own either, 1, 1-2.
    """
    numbers = _counted([block.number for block in blocks])
    if _is_repeated(numbers):
        numbers = _prefixed(numbers, [_section(block) for block in blocks])
    return [replace(b, number=number) for b, number in zip(blocks, _told_apart(numbers), strict=True)]


def _counted(numbers: Sequence[str]) -> list[str]:
    """Blank numbers go on from the last one above them that is a whole number."""
    counted: list[str] = []
    last = 0
    taken = set(numbers)
    for number in numbers:
        if not number:
            last = next(n for n in range(last + 1, last + len(numbers) + len(taken) + 2) if str(n) not in taken)
            number = str(last)
        elif number.isdigit():
            last = int(number)
        counted.append(number)
    return counted


def _is_repeated(numbers: Sequence[str]) -> bool:
    return max(Counter(numbers).values(), default=0) > 1


def _section(block: TaskBlock) -> str:
    """What numbers the headings above: II, A.II, II.3; "" where none has a number."""
    plain = (_plain(h.number) for h in block.headings)
    return ".".join(number for number in plain if re.fullmatch(r"[IVX]+|[A-H]|(?:PL|P|C|M|Đ)?\d+(?:\.\d+)*", number))


_STYLES = {"phụ lục": "PL", "phần": "P", "chương": "C", "mục": "M", "điều": "Đ"}
_STYLED = re.compile(rf"(?P<style>{'|'.join(_STYLES)})\s+(?P<number>.*)", re.IGNORECASE)


def _plain(number: str) -> str:
    """«Phụ lục II» as II, «Phụ lục 2» as PL2: its tasks have numbers like it."""
    match = _STYLED.match(number)
    if not match:
        return number
    return _STYLES[match["style"].lower()] * match["number"].isdigit() + match["number"]


def _prefixed(numbers: Sequence[str], sections: Sequence[str]) -> list[str]:
    """The innermost section number that makes them unique is enough: II.1 rather than A.II.1."""
    inner = [section.rpartition(".")[2] for section in sections]
    for prefixes in (inner, sections):
        tried = [_below(prefix, number) for prefix, number in zip(prefixes, numbers, strict=True)]
        if not _is_repeated(tried):
            return tried
    return tried


def _below(section: str, number: str) -> str:
    is_told = not section or number == section or number.startswith(f"{section}.")
    return number if is_told else f"{section}.{number}"


def _told_apart(numbers: Sequence[str]) -> list[str]:
    seen: Counter[str] = Counter()
    apart: list[str] = []
    for number in numbers:
        seen[number] += 1
        apart.append(number if seen[number] == 1 else f"{number}-{seen[number]}")
    return apart
