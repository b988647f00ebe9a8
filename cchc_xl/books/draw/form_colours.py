"""How a form answers while it is filled in: what is missing, what cannot be, what is past, what is complete.

Every colour comes with a sign, so that it reads in grey print. A row is complete when the office will not have to
ask about it; what counts as missing is what forms.answers asks for.
"""

from collections.abc import Iterator, Mapping, Sequence

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.draw import styles as s
from cchc_xl.values.words import STATE_LOOKS, Look, Progress, State

COMPLETE, INCOMPLETE = STATE_LOOKS[State.DONE_ON_TIME], STATE_LOOKS[State.DUE_SOON]
PAST, WRONG = STATE_LOOKS[State.UNKNOWN_PAST_DUE], STATE_LOOKS[State.OVERDUE]
PROOF, DOCUMENT_PROOF = ("done_on",), ("document", "document_date")  # what «Hoàn thành» needs
_FIRST_FORMAT = 200  # ids of number formats, beyond Excel's and those of cells


class RowOf:
    """The cells of one row of the report, as formulas name them, and what can be said of them.

    ``letters``: of the columns by field; ``earliest``: the first day that makes sense, as Excel counts days.
    """

    def __init__(self, letters: Mapping[str, str], row: int, earliest: int) -> None:
        self._letters, self.row, self._earliest = letters, row, earliest

    def cell(self, field: str) -> str:
        return f"${self._letters[field]}{self.row}"

    def place(self, field: str, last: int | None = None) -> str:
        """The cells of a column from this row on."""
        first = f"{self._letters[field]}{self.row}"
        return f"{first}:{self._letters[field]}{last}" if last else first

    @property
    def is_done(self) -> str:
        return f'{self.cell("progress")}="{Progress.DONE}"'

    def no_day(self, field: str) -> str:
        """Not blank, and no day on which anything of this round can have been done."""
        day = self.cell(field)
        return f"OR(ISTEXT({day}),N({day})>TODAY(),AND(ISNUMBER({day}),{day}<{self._earliest}))"

    @property
    def done_too_early(self) -> str:
        """With the day on which it was done, and something else than done."""
        return f'AND({self.cell("done_on")}<>"",{self.cell("progress")}<>"",NOT({self.is_done}))'

    @property
    def expected_in_the_past(self) -> str:
        day = self.cell("expected_on")
        return f"OR(ISTEXT({day}),AND(ISNUMBER({day}),{day}<TODAY(),NOT({self.is_done})))"

    def complete(self, proof: Sequence[str]) -> str:
        """Answered so that the office need not ask; ``proof``: the fields that «Hoàn thành» needs."""
        proven = ",".join(f'{self.cell(field)}<>""' for field in proof)
        odd = (self.no_day("done_on"), self.no_day("document_date"), self.done_too_early, self.expected_in_the_past)
        return f'AND({self.cell("progress")}<>"",OR(NOT({self.is_done}),AND({proven})),NOT(OR({",".join(odd)})))'


def colour_report(sheet: Worksheet, row: RowOf, last: int) -> None:
    """Adds what holds for every row from this one to the last."""
    for field, rule in _of_any_row(row):
        sheet.conditional_formatting.add(row.place(field, last), rule)


def colour_kind(sheet: Worksheet, row: RowOf, *, documents: bool) -> None:
    """Adds what depends on whether a row's task is a document to be issued, for one row."""
    for field, rule in _of_kind(row, DOCUMENT_PROOF if documents else PROOF):
        sheet.conditional_formatting.add(row.place(field), rule)


def colour_count(sheet: Worksheet, cell: str) -> None:
    """The count of open rows is calm once there are none."""
    sheet.conditional_formatting.add(cell, _rule(f"{cell}=0", DifferentialStyle(font=Font(color=COMPLETE.text))))


def _of_any_row(row: RowOf) -> Iterator[tuple[str, Rule]]:
    blank = f'AND({row.cell("milestone")}<>"",{row.cell("progress")}="")'
    yield "progress", _rule(blank, DifferentialStyle(border=_edge()))
    deadline = row.cell("deadline")
    past = f"AND(ISNUMBER({deadline}),{deadline}<TODAY(),NOT({row.is_done}))"
    yield "deadline", _rule(past, _look(PAST, NumberFormat(_FIRST_FORMAT, f'"{PAST.sign} "{s.DAY}')))
    yield "done_on", _rule(row.no_day("done_on"), _look(WRONG))
    yield "document_date", _rule(row.no_day("document_date"), _look(WRONG))
    yield "done_on", _rule(row.done_too_early, _look(WRONG))
    yield "expected_on", _rule(row.expected_in_the_past, _look(WRONG))


def _of_kind(row: RowOf, proof: Sequence[str]) -> Iterator[tuple[str, Rule]]:
    for field in proof:
        missing = f'AND({row.is_done},{row.cell(field)}="")'
        yield field, _rule(missing, DifferentialStyle(border=_edge(), fill=PatternFill(bgColor=WRONG.fill)))
    complete = row.complete(proof)
    yield "progress", _rule(complete, _look(COMPLETE))
    yield "number", _rule(complete, _look(COMPLETE, _signed(COMPLETE, 1)))
    yield "number", _rule(f'{row.cell("progress")}<>""', _look(INCOMPLETE, _signed(INCOMPLETE, 2)))


def _rule(formula: str, style: DifferentialStyle) -> Rule:
    return Rule("expression", dxf=style, formula=[formula])


def _signed(look: Look, number: int) -> NumberFormat:
    return NumberFormat(_FIRST_FORMAT + number, f'"{look.sign} "0')


def _look(look: Look, shown: NumberFormat | None = None) -> DifferentialStyle:
    return DifferentialStyle(font=Font(bold=True, color=look.text), numFmt=shown, fill=PatternFill(bgColor=look.fill))


def _edge() -> Border:
    """The red left edge of a cell that needs attention; the grid is said again, or LibreOffice takes it away."""
    grid = Side("thin", s.GRID)
    return Border(left=Side("thin", s.ATTENTION), right=grid, top=grid, bottom=grid)
