"""The sheets of figures (chỉ tiêu): what is defined, what is known, what it comes to. Nothing where none are used."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from cchc_xl.books.book import Book
from cchc_xl.commands.reading import Register, read_seals, round_row
from cchc_xl.forms.figure_rows import figure_rows
from cchc_xl.progress.figure_problems import standing_doubts, undefined
from cchc_xl.progress.figure_sums import before, figure_sums
from cchc_xl.progress.figures import asked_figures, figures_of, settled, with_reported
from cchc_xl.progress.figures_unasked import last_issued, unasked
from cchc_xl.progress.submissions import expected_agencies
from cchc_xl.values import columns as c
from cchc_xl.values import sheets
from cchc_xl.values.figures import Figure
from cchc_xl.values.frames import frame
from cchc_xl.values.problems import Problem, problem
from cchc_xl.values.words import FormStatus

if TYPE_CHECKING:
    from cchc_xl.forms.returns import Return  # which brings half of the intake along


@dataclass(frozen=True)
class KnownFigures:
    """The figures that are defined, what is known of them (columns.FIGURE_VALUES), by round and figure how many forms
    asked, cells of «Chỉ tiêu» that name nothing, and by round and agency what its form asks."""

    figures: tuple[Figure, ...]
    values: pd.DataFrame
    asked: Mapping[tuple[str, str], int]
    faults: tuple[Problem, ...] = ()
    forms: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict[tuple[str, str], frozenset[str]])

    def sums(self, register: Register) -> pd.DataFrame:
        """columns.FIGURE_SUMS as the values stand."""
        return figure_sums(self.values, self.figures, register.rounds, self.asked)

    def doubts(self, register: Register) -> tuple[Problem, ...]:
        """What has to be asked, as the values stand, and what in the definitions has to be mended."""
        doubts = standing_doubts(self.values, self.figures, register.rounds)
        return (*self.faults, *doubts, *self.unasked(register, last_issued(self.forms, register.rounds)))

    def unasked(self, register: Register, round_id: str | None) -> tuple[Problem, ...]:
        """Notices on figures chosen for a round that none of its forms asks; nothing for no round."""
        if round_id is None or not any(figure.asked_in(round_id) for figure in self.figures):
            return ()
        wanted = asked_figures(self.figures, register.tasks, register.assignments, register.agencies, round_id)
        out = frame(c.FORMS, [{"round": round_id, "agency": who} for at, who in self.forms if at == round_id])
        expected = set(expected_agencies(register.obligations, out, round_row(register, round_id))["agency"])
        names: dict[Any, Any] = register.names.to_dict()
        return tuple(unasked(wanted, self.forms, expected, self.values, names, round_id))


NO_FIGURES = KnownFigures((), frame(c.FIGURE_VALUES), {})


def read_definitions(book: Book) -> tuple[Figure, ...]:
    """The figures of «Chỉ tiêu»; none in a master of before."""
    return figures_of(book.read(c.FIGURES)) if book.has(c.FIGURES) else ()


def read_values(book: Book) -> pd.DataFrame:
    """«Số liệu» (columns.FIGURE_VALUES), the clerk's «Số chốt» in it; blank where there is no such sheet."""
    return book.read(c.FIGURE_VALUES) if book.has(c.FIGURE_VALUES) else frame(c.FIGURE_VALUES)


def read_known(
    book: Book, register: Register, issued: "tuple[pd.DataFrame, pd.DataFrame] | None" = None
) -> KnownFigures:
    """All that the master knows of figures, with what the clerk settled on taken in.

    ``issued``: the forms and their seals (columns.FORMS, columns.SEALS), where they are known already.
    """
    figures, values = read_definitions(book), read_values(book)
    if not figures and values.empty:
        return NO_FIGURES
    forms = _forms(*(issued or (book.read(c.FORMS), read_seals(book))))
    asked = Counter((round_id, code) for (round_id, _), codes in forms.items() for code in codes)
    known = KnownFigures(figures, values, dict(asked), _faults(book, figures, register), forms)
    return with_values(known, values, register)


def with_values(known: KnownFigures, values: pd.DataFrame, register: Register) -> KnownFigures:
    """The same with other values, of each the number that counts worked out anew."""
    return replace(known, values=settled(values, known.figures, register.agencies, register.rounds))


def with_returns(
    known: KnownFigures, came: "Iterable[Return]", arrived: Mapping[Any, Any], register: Register
) -> KnownFigures:
    """With what usable returns say in numbers; ``arrived``: SHA-256 → the day it first came."""
    rows = [
        {
            **row,
            "round": r.round,
            "agency": r.agency,
            "file": r.file,
            "saved_at": r.saved_at,
            "data_as_of": arrived[r.sha256],
        }
        for r in came
        for row in r.figures
    ]
    return with_values(known, with_reported(known.values, frame(c.FIGURE_VALUES, rows)), register) if rows else known


def write_known(book: Book, known: KnownFigures, register: Register) -> None:
    """Writes «Số liệu» and «Tổng hợp số liệu»; where nothing is known or asked there are no such sheets."""
    _write(book, c.FIGURE_VALUES, sheets.FIGURE_VALUES_SHEET, known.values)
    _write(book, c.FIGURE_SUMS, sheets.FIGURE_SUMS_SHEET, known.sums(register))


def _write(book: Book, table: Any, sheet: sheets.Sheet, rows: pd.DataFrame) -> None:
    if rows.empty and not book.has(table):
        return
    if not book.has(table):
        book.add_sheet(sheet)
    book.replace(table, rows)


def _forms(forms: pd.DataFrame, seals: pd.DataFrame) -> dict[tuple[str, str], frozenset[str]]:
    """What each form that counts asks for in figures, by round and agency."""
    valid = forms[forms["status"] == FormStatus.ISSUED].merge(seals, on="form")
    triples = zip(valid["round"], valid["agency"], valid["figures"], strict=True)
    return {(str(round_id), str(agency)): frozenset(_codes(str(codes))) for round_id, agency, codes in triples}


def _codes(text: str) -> list[str]:
    return [code.strip() for code in text.split(";") if code.strip()]


def _faults(book: Book, figures: Sequence[Figure], register: Register) -> tuple[Problem, ...]:
    """What «Chỉ tiêu» names and that is not there, each at its cell."""
    return tuple(
        problem(
            "S12",
            sheet=c.FIGURES.sheet,
            cell=book.address(c.FIGURES, (fault.figure,), fault.field),
            column=c.FIGURES.column(fault.field).header,
            figure=fault.figure,
            value=fault.value,
            where=fault.where,
        )
        for fault in undefined(figures, register.tasks, register.agencies, register.rounds)
    )


def figures_to_ask(book: Book, register: Register, round_id: str) -> dict[str, pd.DataFrame]:
    """Agency → what its form of the round asks in numbers (forms.figure_rows); only agencies that are asked."""
    figures = read_definitions(book)
    if not any(figure.asked_in(round_id) for figure in figures):
        return {}
    asked = asked_figures(figures, register.tasks, register.assignments, register.agencies, round_id)
    values = read_known(book, register).values
    said = {
        (agency, code): number
        for figure in figures
        if (earlier := before(figure, round_id, register.rounds))
        for agency, code, number in _numbers(values, figure.figure, earlier)
    }
    return {
        agency: figure_rows(own, {f.figure: said[agency, f.figure] for f in own if (agency, f.figure) in said})
        for agency, own in asked.items()
    }


def _numbers(values: pd.DataFrame, code: str, round_id: str) -> Iterable[tuple[str, str, float]]:
    rows = values[(values["figure"] == code) & (values["round"] == round_id) & values["value"].notna()]
    return zip(rows["agency"], rows["figure"], rows["value"], strict=True)
