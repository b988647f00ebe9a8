"""A table whose header nobody listed: which column holds what, told by the cells below.

Agencies below one word, times below another, sentences below a third: a clerk sees a table of tasks at once,
whatever its header says («Việc | Giao ai | Mốc»). What is guessed so is asked about.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from cchc_xl.plan.labels import Field, column_label
from cchc_xl.plan.matrix import names_a_body
from cchc_xl.plan.sentences import only_names
from cchc_xl.plan.timing import read_timing

_LEAST_ROWS = 2  # below the header
_MOST = 0.7  # of the filled cells of a column have to be of one kind
_LEAST_WORDS = 3  # on average, of sentences that say what to do
_LONGEST_HEADER = 8  # words
_COUNTS = re.compile(
    r"kết quả thực hiện|tình hình|tình trạng|số lượng|tỷ lệ|chỉ tiêu|đơn vị tính|điểm|\bđã\b|người|điện thoại|email|"
    r"địa chỉ|chức vụ",
    re.IGNORECASE,
)
_A_LEAP_YEAR = 2000  # a day must not be lost for want of a year
_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[.)]?|[IVX]+\.?")


def guessed_fields(rows: Sequence[Sequence[str]]) -> dict[int, Field]:
    """The fields of columns by place; empty where the first row is no header, or the cells are of no tasks."""
    if not rows or not _is_a_header(rows[0]):
        return {}
    full = [row for row in rows[1:] if _is_full([cell.strip() for cell in row if cell.strip()])]
    columns = {n: [row[n].strip() for row in full if row[n].strip()] for n in range(len(rows[0]))}
    known = {n: label.field for n, head in enumerate(rows[0]) if (label := column_label(head)) and label.field}
    others = {n: cells for n, cells in columns.items() if n not in known and cells}
    found = {**known, **_of_kind(others, _is_of_a_body, (Field.DOERS, Field.COORDINATORS))}
    found |= _of_kind(others, _is_a_time, (Field.TIMING,)) if Field.TIMING not in found.values() else {}
    found |= _of_kind(others, _is_a_number, (Field.NUMBER,)) if Field.NUMBER not in found.values() else {}
    found |= _sentences({n: cells for n, cells in others.items() if n not in found}, found)
    fields = set(found.values())
    is_of_tasks = Field.CONTENT in fields and fields & {Field.DOERS, Field.LEADS, Field.BOTH} and Field.TIMING in fields
    return found if is_of_tasks and len(full) >= _LEAST_ROWS else {}


def _is_a_header(cells: Sequence[str]) -> bool:
    words = [" ".join(cell.split()) for cell in cells if cell.strip()]
    if len(set(words)) < len(cells) or len(cells) < 3 or any(_COUNTS.search(word) for word in words):
        return False
    return not any(
        _NUMBER.fullmatch(word) or _is_a_time(word) or only_names(word) or len(word.split()) > _LONGEST_HEADER
        for word in words
    )


def _is_full(cells: Sequence[str]) -> bool:
    """Neither a heading across the table nor the row that numbers its columns."""
    return len(set(cells)) > 2 and not all(_NUMBER.fullmatch(cell) for cell in cells)


def _of_kind(columns: dict[int, list[str]], is_so: Callable[[str], bool], fields: Iterable[Field]) -> dict[int, Field]:
    places = [n for n, cells in columns.items() if sum(map(is_so, cells)) >= _MOST * len(cells)]
    return dict(zip(places, fields, strict=False))


def _sentences(columns: dict[int, list[str]], found: dict[int, Field]) -> dict[int, Field]:
    """Of the columns left, the one with the longest sentences says what to do."""
    if Field.CONTENT in found.values() or not columns:
        return {}
    words = {n: sum(len(cell.split()) for cell in cells) / len(cells) for n, cells in columns.items()}
    place = max(words, key=lambda n: (words[n], -n))
    return {place: Field.CONTENT} if words[place] >= _LEAST_WORDS else {}


def _is_of_a_body(cell: str) -> bool:
    return names_a_body(" ".join(cell.split()))


def _is_a_time(cell: str) -> bool:
    timing = read_timing(cell, _A_LEAP_YEAR)
    return bool(timing.clauses) and not timing.unused


def _is_a_number(cell: str) -> bool:
    return bool(_NUMBER.fullmatch(cell))
