"""How a form answers while it is filled in: what is missing, what cannot be, what is past, what is complete.

Every colour comes with a sign, so that it reads in grey print. A row is complete when the office will not have to
ask about it; what counts as missing is what forms.answers asks for.
"""

from collections.abc import Iterator, Mapping

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.draw import styles as s
from cchc_xl.values.words import STATE_LOOKS, Look, Progress, State

_DONE = f'"{Progress.DONE}"'
_COMPLETE, _INCOMPLETE = STATE_LOOKS[State.DONE_ON_TIME], STATE_LOOKS[State.DUE_SOON]
_PAST, _WRONG = STATE_LOOKS[State.UNKNOWN_PAST_DUE], STATE_LOOKS[State.OVERDUE]
_FIRST_FORMAT = 200  # ids of number formats, beyond Excel's and those of cells

Columns = Mapping[str, str]  # the letters of the report's columns by field


def colour_report(sheet: Worksheet, at: Columns, body: range, earliest: int) -> None:
    """Adds what holds for every row of ``body``; days before ``earliest``, as Excel counts them, make no sense."""
    for field, rule in _of_any_row(at, body.start, earliest):
        cells = f"{at[field]}{body.start}:{at[field]}{body.stop - 1}"
        sheet.conditional_formatting.add(cells, rule)


def colour_kind(sheet: Worksheet, at: Columns, row: int, *, documents: bool) -> None:
    """Adds what depends on whether a row's task is a document to be issued, for one row."""
    for field, rule in _of_kind(at, row, documents):
        sheet.conditional_formatting.add(f"{at[field]}{row}", rule)


def _of_any_row(at: Columns, row: int, earliest: int) -> Iterator[tuple[str, Rule]]:
    progress, done_on = f"${at['progress']}{row}", f"${at['done_on']}{row}"
    yield "progress", _rule(f'AND(${at["milestone"]}{row}<>"",{progress}="")', DifferentialStyle(border=_edge()))
    deadline = f"${at['deadline']}{row}"
    past = f"AND(ISNUMBER({deadline}),{deadline}<TODAY(),{progress}<>{_DONE})"
    yield "deadline", _rule(past, _look(_PAST, NumberFormat(_FIRST_FORMAT, f'"{_PAST.sign} "{s.DAY}')))
    for field in ("done_on", "document_date"):
        day = f"${at[field]}{row}"
        senseless = f"OR(ISTEXT({day}),N({day})>TODAY(),AND(ISNUMBER({day}),{day}<{earliest}))"
        yield field, _rule(senseless, _look(_WRONG))
    yield "done_on", _rule(f'AND({done_on}<>"",{progress}<>"",{progress}<>{_DONE})', _look(_WRONG))
    expected = f"${at['expected_on']}{row}"
    gone = f"OR(ISTEXT({expected}),AND(ISNUMBER({expected}),{expected}<TODAY(),{progress}<>{_DONE}))"
    yield "expected_on", _rule(gone, _look(_WRONG))


def _of_kind(at: Columns, row: int, documents: bool) -> Iterator[tuple[str, Rule]]:
    progress = f"${at['progress']}{row}"
    proof = ("document", "document_date") if documents else ("done_on",)
    for field in proof:
        yield field, _rule(f'AND({progress}={_DONE},${at[field]}{row}="")', _missing())
    proven = ",".join(f'${at[field]}{row}<>""' for field in proof)
    done_on, dated = f"${at['done_on']}{row}", f"${at['document_date']}{row}"
    complete = (
        f'AND({progress}<>"",IF({progress}={_DONE},AND({proven}),{done_on}=""),'
        f"N({done_on})<=TODAY(),N({dated})<=TODAY())"
    )
    yield "progress", _rule(complete, _look(_COMPLETE))
    yield "number", _rule(complete, _look(_COMPLETE, _signed(_COMPLETE, 1)))
    yield "number", _rule(f'{progress}<>""', _look(_INCOMPLETE, _signed(_INCOMPLETE, 2)))


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


def _missing() -> DifferentialStyle:
    return DifferentialStyle(border=_edge(), fill=PatternFill(bgColor=_WRONG.fill))
