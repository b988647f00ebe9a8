"""What a clerk wrote beside the table: kept as notes, told from what the form said when it went out."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import cast

from cchc_xl.forms.cells import Tell, as_text, short
from cchc_xl.forms.days import read_day
from cchc_xl.forms.expected import Expected, IssuedForm
from cchc_xl.forms.report_table import ReportTable
from cchc_xl.forms.seals import plain
from cchc_xl.values import form_texts as t
from cchc_xl.values.columns import (
    COORDINATION,
    CORRECTIONS_SHEET,
    FORM_FIGURES,
    IDENTITY_SHEET,
    LATER_FORM,
    RETURNS,
    VISIBLE_ID,
)
from cchc_xl.values.grid import Cell, Grid, WorkbookGrid, address
from cchc_xl.values.problems import Problem

LONGEST = 32_000  # characters of all notes together: what a cell of the master holds
_MOST = 2_000  # rows beyond the table that are looked at
_TOLD = 20  # notes that are told one by one
_PRINTED_ONLY = (IDENTITY_SHEET, CORRECTIONS_SHEET)  # nobody is asked to type there

_BEGINNINGS = (t.TITLE, t.REPORTER, t.RECEIVER, t.PERIOD, t.SEND_BY, VISIBLE_ID)
_SIGNED = tuple(text.split("\n")[0] for text in t.SIGNATURES)
_TO_SIGN = re.compile("|".join(re.escape(line) for text in t.SIGNATURES for line in text.split("\n")))
_LONGEST_LINE = 300  # characters of the line that names the signed report
_LONGEST_NAME = 6  # words, with a title before it
_ATTACHED = re.compile(r"kèm theo\s.*?số\s*:?(?P<number>.*?)[,;]?\s*ngày(?P<day>.*?)\)?\s*$", re.IGNORECASE | re.DOTALL)
_DOTS = re.compile(r"[….]{2,}|…|_+")


def _texts(printed: object) -> Iterator[str]:
    """The texts in a text, a tuple or a mapping, however deep."""
    if isinstance(printed, str):
        yield str(printed)
    elif isinstance(printed, dict):
        yield from _texts(tuple(chain.from_iterable(cast("dict[str, str]", printed).items())))
    elif isinstance(printed, tuple):
        yield from chain.from_iterable(map(_texts, cast("tuple[object, ...]", printed)))


PRINTED = frozenset(
    (
        *_texts(tuple(text for name, text in vars(t).items() if name.isupper())),
        *(f"– {note}" for note in t.GUIDE_NOTES),
        *LATER_FORM.headers,
        *COORDINATION.headers,
        *FORM_FIGURES.headers,
    )
)


_NUMBERED = {table.sheet: table for table in (COORDINATION, FORM_FIGURES)}
_AS_ISSUED: frozenset[Cell] = PRINTED | {None}  # what a row holds into which nobody typed


@dataclass(frozen=True)
class Note:
    """What stands in one row beyond the table: its sheet, the address of its first cell, its texts."""

    sheet: str
    cell: str
    text: str
    is_signature: bool = False


@dataclass(frozen=True)
class Beside:
    """What a return says beside its answers: notes, and number and date of the report that it was attached to."""

    notes: tuple[Note, ...] = ()
    report_number: str = ""
    report_date: dt.date | None = None


def read_beside(
    book: WorkbookGrid, table: ReportTable, answered: Iterable[int], form: IssuedForm, expected: Expected
) -> Beside:
    """Everything that was typed beyond the table; ``answered``: the rows of the table's sheet that are answers."""
    typed = [row for grid in book.sheets for row in _typed(grid, table, frozenset(answered))]
    if not typed:
        return Beside()
    notes = tuple(islice(_notes(typed, table, _of_the_form(form, expected)), _MOST))
    number, day = next((found for row in typed for _, text in row.cells if (found := _report(text))), ("", None))
    return Beside(notes, number, day)


def note_problems(notes: Sequence[Note], tell: Tell) -> list[Problem]:
    """A notice at each note, but for signatures; of very many, one for the rest."""
    told = [note for note in notes if not note.is_signature]
    kept = {"column": RETURNS.column("notes").header, "kept": RETURNS.sheet}
    problems = [tell("B14", sheet=n.sheet, cell=n.cell, value=_cut(n.text, 300), **kept) for n in told[:_TOLD]]
    if len(told) > _TOLD:
        first = told[_TOLD]
        more = f"và {len(told) - _TOLD} dòng khác"
        problems.append(tell("B14", sheet=first.sheet, cell=first.cell, value=more, **kept))
    return problems


def joined(notes: Sequence[Note]) -> str:
    """All notes as one text, a line each, with their places."""
    text = "\n".join(f"{note.sheet}!{note.cell}: {note.text}" for note in notes)
    return _cut(text, LONGEST)


@dataclass(frozen=True)
class _Typed:
    """The cells of a row that the form as issued did not have, by column."""

    sheet: str
    number: int
    cells: tuple[tuple[int, str], ...]
    beside_answers: bool


def _typed(grid: Grid, table: ReportTable, answered: frozenset[int]) -> Iterator[_Typed]:
    if grid.name in _PRINTED_ONLY:
        return
    is_ours = grid is table.grid
    for number, row in enumerate(grid.rows):
        within = is_ours and number in answered
        as_issued = within and len(row) <= len(table.columns) and not _is_remark(grid, number, table)
        if as_issued or _AS_ISSUED.issuperset(row):
            continue
        passed_over = _passed_over(grid, number, row, table, answered) if is_ours else _helped_with(grid, row)
        cells = tuple(
            (column, as_text(cell))
            for column, cell in enumerate(row)
            if cell is not None
            and column not in passed_over
            and (within or not (isinstance(cell, str) and _is_printed(cell)))
        )
        if cells:
            yield _Typed(grid.name, number, cells, within)


def _passed_over(
    grid: Grid, number: int, row: tuple[Cell, ...], table: ReportTable, answered: frozenset[int]
) -> frozenset[int]:
    """The table's own columns in its rows; in its header also those that stand before what answers add."""
    used = frozenset(table.columns.values())
    if number in answered:
        return used - {table.columns["number"]} if _is_remark(grid, number, table) else used
    if table.first_header <= number <= table.header:
        headed = (c for c in range(len(row)) if any(grid.at(n, c) is not None for n in answered))
        return used | frozenset(headed)
    count = table.columns.get("number", 0)  # above it the form counts the rows that are still open
    is_count = number < table.first_header and isinstance(grid.at(number, count), int | float)
    return frozenset({count}) if is_count else frozenset()


def _is_remark(grid: Grid, number: int, table: ReportTable) -> bool:
    """Whether something else than a number stands where a row of the table is numbered."""
    cell = grid.at(number, table.columns["number"]) if "number" in table.columns else None
    return isinstance(cell, str) and any(letter.isalpha() for letter in cell)


def _helped_with(grid: Grid, row: tuple[Cell, ...]) -> frozenset[int]:
    """The columns of tasks that the agency only helps with, and of figures: the form says them, or they are read."""
    table = _NUMBERED.get(grid.name)
    return frozenset(range(len(table.columns))) if table and row and isinstance(row[0], int) else frozenset()


def _is_printed(text: str) -> bool:
    return text in PRINTED or text.startswith(_BEGINNINGS)


def _notes(typed: Iterable[_Typed], table: ReportTable, ours: frozenset[str]) -> Iterator[Note]:
    signing = False
    for row in typed:
        ours_here = frozenset[str]() if row.beside_answers else ours
        cells = [(at, text) for at, text in row.cells if plain(text) not in ours_here and not _is_filled_in(text)]
        if not any(not _is_number(text) for _, text in cells) and len(cells) < len(row.cells):
            continue  # what is left of a row of the form: its number
        signing = signing or any(text.startswith(_SIGNED) for _, text in cells)
        texts = [_with_header(column, _signed(text), table if row.beside_answers else None) for column, text in cells]
        said = " | ".join(text for text in texts if text)
        if said:
            is_signature = signing and all(_is_name(text) for text in texts if text)
            yield Note(row.sheet, address(row.number, cells[0][0]), said, is_signature)


def _of_the_form(form: IssuedForm, expected: Expected) -> frozenset[str]:
    """What stands in the form's own rows: in a copy of the table it is nothing that anybody typed."""
    asked = [expected.asked[key] for m in form.milestones if (key := (form.agency, m)) in expected.asked]
    return frozenset(plain(text) for a in asked for text in a.texts.values()) | frozenset(form.milestones)


def _with_header(column: int, text: str, table: ReportTable | None) -> str:
    header = as_text(table.grid.at(table.header, column)) if table else ""
    return f"{short(header)}: {text}" if header and text else text


def _signed(text: str) -> str:
    """What was typed into the cell of a signature; any other text as it is."""
    return _TO_SIGN.sub("", text).strip() if text.startswith(_SIGNED) else text


def _report(text: str) -> tuple[str, dt.date | None] | None:
    """Number and date in «(Kèm theo Báo cáo số 12/BC-SNV ngày 05/4/2024)»; None where there is neither."""
    match = _ATTACHED.search(text) if len(text) <= _LONGEST_LINE else None
    if match is None:
        return None
    number, day = (" ".join(_DOTS.sub(" ", match[part]).split()).strip(" .,;:/") for part in ("number", "day"))
    return (number, read_day(day)) if number or day else None


def _is_filled_in(text: str) -> bool:
    """Whether nothing but number and date was filled into the line that waits for them."""
    match = _ATTACHED.search(text) if len(text) <= _LONGEST_LINE else None
    if match is None:
        return False
    written = re.sub(r"[\s….]", "", match["day"]).strip("/")
    return not written or ((found := _report(text)) is not None and found[1] is not None)


def _is_name(text: str) -> bool:
    """A name, with or without a title: each word begins with a capital."""
    words = text.split()
    return len(words) <= _LONGEST_NAME and all(word[0].isupper() for word in words)


def _is_number(text: str) -> bool:
    return text.replace(".", "").isdecimal()


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
