"""What must hold of every case, however it was damaged."""

import datetime as dt
import re
import struct
from collections.abc import Iterator, Mapping
from typing import Any

from cchc_xl.books.grids import grid_of
from cchc_xl.forms.expected import Expected
from cchc_xl.forms.returns import Return, read_return, unread
from cchc_xl.values.columns import ANSWER_FIELDS
from cchc_xl.values.grid import WorkbookGrid
from cchc_xl.values.problems import Problem, Refused
from cchc_xl.values.words import Severity
from tests.fuzz.case import Case, Place
from tests.fuzz.reading import PLACES
from tests.fuzz.seeds import ROW, SAVED, address
from tests.hostile.sender import ANSWERS

_BLANK = (None, "")
_OLE2 = b"\xd0\xcf\x11\xe0"
_SAYING_SO = {"N21", "N24", "N26"}  # month first, split in two, from an old font


def read(data: bytes, file: str, expected: Expected) -> tuple[Return, WorkbookGrid | None]:
    """The file as ``consolidate`` reads it; whatever this raises is a finding."""
    try:
        grid = grid_of(data, file, SAVED)
    except Refused as refused:
        return unread(file, expected.round, refused.problem), None
    return read_return(grid, expected), grid


def faults(case: Case, returned: Return) -> list[str]:
    """What is wrong with the way in which a case was taken in; nothing where all is well."""
    if not returned.usable:
        return list(_refused(case, returned))
    rows = {str(row["milestone"]): row for row in returned.results}
    found = [f"a row that nobody asked for: {m}" for m in rows if m not in ANSWERS]
    found += [f for place in PLACES if place in case.stands for f in _lost(place, rows, returned)]
    found += [f for place in PLACES if place in case.speaks for f in _silenced(place, rows, returned)]
    if case.data.startswith(_OLE2):
        found += _made_up(case.data, rows, returned)
    if case.typed:
        found += _mistaken(case, rows, returned)
    if case.sound:
        found += [f"told without a reason: {p}" for p in returned.problems if not _is_about(p, case)]
    return found


def _refused(case: Case, returned: Return) -> Iterator[str]:
    if case.sound:
        yield f"refused, though it is sound: {[str(p) for p in returned.problems]}"
    if not any(p.severity == Severity.ERROR and p.remedy for p in returned.problems):
        yield "refused without a word"
    if returned.results:
        yield "refused, and taken in"


def _lost(place: Place, rows: Mapping[str, Mapping[str, Any]], returned: Return) -> Iterator[str]:
    """An answer that still stands in the file is taken as it is, or something is told of its row."""
    milestone, field = place
    wanted, got = ANSWERS[milestone][field], rows.get(milestone, {}).get(field)
    if got != wanted and not any(_tells_of(p, place) for p in returned.problems):
        yield f"{milestone} {field} at {address(*place)} says {wanted!r}, but was taken as {got!r}, and nothing is told"


def _made_up(xls: bytes, rows: Mapping[str, Mapping[str, Any]], returned: Return) -> Iterator[str]:
    """No second reader of .xls is at hand; but what is taken otherwise than it was has to be written in the file."""
    for place in ((milestone, field) for milestone in rows for field in ANSWER_FIELDS):
        was, got = ANSWERS.get(place[0], {}).get(place[1]), rows[place[0]].get(place[1])
        told = any(_tells_of(p, place) for p in returned.problems)
        if got not in (*_BLANK, was) and not told and not any(written in xls for written in _as_written(got)):
            yield f"{place[0]} {place[1]} was taken as {got!r}, which nothing in the file says"


def _as_written(value: Any) -> Iterator[bytes]:
    """How an .xls may hold a text or a day, where it holds it in one piece."""
    if isinstance(value, dt.date):
        number = (value - dt.date(1899, 12, 30)).days
        yield from (struct.pack("<L", number << 2 | 2), struct.pack("<d", number), struct.pack("<d", number)[4:])
    else:
        first = str(value).split("\n")[0]
        yield from (first.encode("utf-16-le"), first.encode("latin-1", "replace"))


def _silenced(place: Place, rows: Mapping[str, Mapping[str, Any]], returned: Return) -> Iterator[str]:
    """An answer that says anything at all is no blank, unless something is told of its row."""
    got = rows.get(place[0], {}).get(place[1])
    if got in _BLANK and not any(_tells_of(p, place) for p in returned.problems):
        yield f"{place[0]} {place[1]} at {address(*place)} says something, but was taken as blank, and nothing is told"


def _tells_of(p: Problem, place: Place) -> bool:
    """Whether the problem is at the answer's row, names its milestone, or is about the whole file."""
    row = re.fullmatch(r"[A-Z]+([0-9]+)", p.cell)
    if row is None:
        return p.severity != Severity.NOTICE and (p.code != "N08" or f"«{place[0]}»" in p.text)
    return row[1] == str(ROW[place[0]]) or f"«{place[0]}»" in p.text


def _mistaken(case: Case, rows: Mapping[str, Mapping[str, Any]], returned: Return) -> Iterator[str]:
    """What was typed is taken as it was meant, or told at its very cell."""
    typed = case.typed
    assert typed
    milestone, field = typed.place
    got, at = rows.get(milestone, {}).get(field), address(*typed.place)
    told = any(p.cell == at for p in returned.problems)
    withheld = any(p.severity == Severity.ERROR and _in_row(p, milestone) for p in returned.problems)
    if milestone not in rows and not withheld:
        yield f"the row of {milestone} is gone, and no error is told in it"
    elif typed.meant and got not in typed.meant and (not told or got not in _BLANK):
        yield from _otherwise(f"{at} was taken as {got!r}, not as any of {typed.meant!r}", at, returned)
    elif not typed.meant and got in _BLANK and not told:
        yield f"{at} was taken as blank, and nothing is told there"


def _otherwise(said: str, at: str, returned: Return) -> Iterator[str]:
    """Another value than was meant must be asked about, or be one that is told with what it was made of."""
    codes = {p.code for p in returned.problems if p.cell == at}
    if not codes & _SAYING_SO:
        yield f"{said}, and at the cell is told: {codes or 'nothing'}"


def _in_row(p: Problem, milestone: str) -> bool:
    return re.fullmatch(rf"[A-Z]+{ROW[milestone]}", p.cell) is not None


def _is_about(p: Problem, case: Case) -> bool:
    return case.typed is not None and _in_row(p, case.typed.place[0])
