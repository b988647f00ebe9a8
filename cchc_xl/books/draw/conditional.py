"""Conditional formats: how words look, what needs attention, bars for rates, the light band.

Every range is the one body row of an empty table; whoever lengthens the table lengthens the ranges with it. So
formulas refer to the first cell of their range, and nothing depends on how many rows there are.
"""

from collections.abc import Callable, Iterator

from openpyxl.formatting.rule import DataBarRule, Rule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.draw.styles import ATTENTION, BAND
from cchc_xl.values.columns import QUESTION, QUESTIONS, STATE_COUNTS
from cchc_xl.values.grid import address
from cchc_xl.values.sheets import HEADER_ROW, Sheet, TabColour
from cchc_xl.values.table import Column, Kind, Table
from cchc_xl.values.words import STATE_LOOKS, WORD_LOOKS, Look, State

_BAR, _ASKING = "A9D5B0", "FDF1F0"
_ROOM_FOR_WORDS = 10  # a narrower column of states shows the sign alone
# Every number format has an id of its own, beyond Excel's and those of cells; the same in every workbook drawn.
_FORMAT_IDS = {sign: 200 + n for n, sign in enumerate(dict.fromkeys(look.sign for look in WORD_LOOKS.values()))}
_WHOLE = 190  # the id of whole numbers' format
_SIGNS_ALONE = 100  # how much further the ids of the narrow columns' formats lie
_BOLD: frozenset[str] = frozenset({State.OVERDUE, State.UNKNOWN_PAST_DUE})


def format_body(worksheet: Worksheet, sheet: Sheet) -> None:
    """Adds the conditional formats of the sheet's table: what matters most first, the band last."""
    for cells, rule in (*_attention(sheet.table), *_words(sheet.table), *_numbers(sheet.table), *_band(sheet)):
        worksheet.conditional_formatting.add(cells, rule)


def is_answer(sheet: Sheet, column: Column) -> bool:
    """Whether people type into that column beside columns of the program: such cells are yellow."""
    return column.open and sheet.tab in (TabColour.ROUND, TabColour.AGENCIES)


def body_cells(table: Table, wanted: Callable[[Column], bool]) -> str:
    """The body cells of the wanted columns, neighbours as one range: ``A5:C5 F5``; "" if there are none."""
    runs: list[tuple[int, int]] = []
    for place in (i for i, column in enumerate(table.columns) if wanted(column)):
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return " ".join(_range(first, last) for first, last in runs)


def _range(first: int, last: int) -> str:
    left, right = address(HEADER_ROW, first), address(HEADER_ROW, last)
    return left if first == last else f"{left}:{right}"


def _attention(table: Table) -> Iterator[tuple[str, Rule]]:
    """Questions of a plan sheet, and questions that have no answer yet, have a red left border."""
    asking = DifferentialStyle(border=Border(left=Side("thin", ATTENTION)), fill=PatternFill(bgColor=_ASKING))
    if table == QUESTIONS:
        question = address(HEADER_ROW, table.fields.index("question"))
        cells = body_cells(table, lambda c: c.field == "answer")
        condition = f"AND(LEN(${question})>0,LEN({cells})=0)"
    else:
        cells = body_cells(table, lambda c: c == QUESTION)
        condition = f"LEN({cells})>0"
    if cells:
        yield cells, Rule("expression", dxf=asking, formula=[condition])


def _words(table: Table) -> Iterator[tuple[str, Rule]]:
    """Each word in its colours; its sign is put before it by a number format, so the cell keeps the bare word."""
    words = {word for column in table.columns for word in column.choices if word in WORD_LOOKS}
    for word, look in WORD_LOOKS.items():
        if word not in words:
            continue
        for narrow in (False, True):
            cells = body_cells(table, lambda c, w=word, n=narrow: w in c.choices and shows_sign_alone(c) is n)
            if cells:
                style = _dxf(look, word in _BOLD or narrow, _sign_format(look.sign, narrow))
                yield cells, Rule("cellIs", operator="equal", dxf=style, formula=[f'"{word}"'])


def _sign_format(sign: str, narrow: bool) -> NumberFormat:
    """The sign before the text, or in the place of whatever the cell holds."""
    if narrow:
        return NumberFormat(_FORMAT_IDS[sign] + _SIGNS_ALONE, ";".join([f'"{sign}"'] * 4))
    return NumberFormat(_FORMAT_IDS[sign], f'"{sign} "@')


def shows_sign_alone(column: Column) -> bool:
    """Whether a column of words has room for their signs only."""
    return column.width < _ROOM_FOR_WORDS and any(word in WORD_LOOKS for word in column.choices)


def _numbers(table: Table) -> Iterator[tuple[str, Rule]]:
    """Counts of a state in its colours where there are any, and a bar for each rate."""
    for state, counted in zip(State, STATE_COUNTS, strict=True):
        cells = body_cells(table, lambda c, wanted=counted: c == wanted)
        if cells:
            style = _dxf(STATE_LOOKS[state], state in _BOLD)
            yield cells, Rule("cellIs", operator="greaterThan", dxf=style, formula=["0"])
    numbers = body_cells(table, lambda c: c.kind is Kind.NUMBER)
    if numbers:
        first = numbers.replace(":", " ").split()[0]
        whole = DifferentialStyle(numFmt=NumberFormat(_WHOLE, "#,##0"))
        yield numbers, Rule("expression", dxf=whole, formula=[f"AND(ISNUMBER({first}),{first}=INT({first}))"])
    rates = body_cells(table, lambda c: c.kind is Kind.RATE)
    if rates:
        yield rates, DataBarRule("num", 0, "num", 1, color=_BAR)


def _band(sheet: Sheet) -> Iterator[tuple[str, Rule]]:
    cells = body_cells(sheet.table, lambda c: not is_answer(sheet, c))
    yield cells, Rule("expression", dxf=DifferentialStyle(fill=PatternFill(bgColor=BAND)), formula=["MOD(ROW(),2)=0"])


def _dxf(look: Look, bold: bool, shown: NumberFormat | None = None) -> DifferentialStyle:
    return DifferentialStyle(
        font=Font(bold=bold or None, color=look.text),
        numFmt=shown,
        fill=PatternFill(bgColor=look.fill),
    )
