"""Draws a sheet of a return from its values: each at its own address, faulty cells marked and commented."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.draw import styles as s
from cchc_xl.books.draw.copied_cells import LINE_WITHIN, look_of, marked, put
from cchc_xl.books.draw.form_checks import answer_check
from cchc_xl.books.draw.form_layout import WIDTHS
from cchc_xl.books.draw.paper import on_a4, protect
from cchc_xl.books.draw.styles import Brush, CellStyle, FittedRow
from cchc_xl.books.package.value import writable
from cchc_xl.values.columns import LATER_FORM
from cchc_xl.values.feedback import Fault, SheetCopy
from cchc_xl.values.grid import Cell, address, place
from cchc_xl.values.measure import PIXELS_PER_CHARACTER, text_lines, text_pixels
from cchc_xl.values.words import WORD_LOOKS, Severity

_NARROWEST, _WIDEST = 8, 32  # characters of a column that is not the form's
_MEASURED = 2000  # characters of a text that decide on the height of its row
_HIGHEST = 409  # points of a row, in Excel
_MOST_COMMENTS = 500
_COMMENT_WIDTH, _COMMENT_SIZE, _COMMENT_LINE = 360, 9, 16  # pixels, points, pixels
_HIGH_HEADER = 15  # rows down to which a header can stay in sight
_FEW_COLUMNS = 4  # that may stay in sight
_FROZEN = ("milestone", "task_content")


@dataclass(frozen=True)
class _Layout:
    """The sheet with what is worked out once: widths of its columns, severities by 0-based place."""

    sheet: SheetCopy
    widths: Sequence[float]
    marks: Mapping[tuple[int, int], Severity]

    def value(self, row: int, column: int) -> Cell:
        values = self.sheet.rows[row]
        return values[column] if column < len(values) else None

    def in_table(self, row: int) -> bool:
        return row in self.sheet.body or row == self.sheet.header

    def shows(self, row: int, column: int) -> bool:
        boxed = column in self.sheet.columns and self.in_table(row)
        return boxed or self.value(row, column) is not None or (row, column) in self.marks


def draw_copy(worksheet: Worksheet, sheet: SheetCopy, faults: Sequence[Fault], brush: Brush) -> None:
    """Fills an empty sheet with the values; those of the report table can be typed over, in yellow cells.

    ``faults`` are this sheet's: they are told in comments.
    """
    layout = _Layout(sheet, _widths(sheet), {place(cell): severity for cell, severity in sheet.marked.items()})
    for number, width in enumerate(layout.widths, 1):
        worksheet.column_dimensions[get_column_letter(number)].width = width
    for row in range(len(sheet.rows)):
        _draw_row(worksheet, layout, row, brush)
    _comment(worksheet, faults)
    _check(worksheet, sheet)
    _on_screen_and_paper(worksheet, sheet)


def _widths(sheet: SheetCopy) -> list[float]:
    """The form's columns as in the form; others as their first texts need, within reason."""
    columns = max((len(row) for row in sheet.rows), default=0)
    longest = [0] * max(columns, *(c + 1 for c in sheet.columns), 1)
    for row in (sheet.rows[r] for r in (sorted(sheet.body)[:50] if sheet.columns else range(min(50, len(sheet.rows))))):
        for column, value in enumerate(row):
            longest[column] = max(longest[column], len(str(value)) if value is not None else 0)
    return [_width(sheet.columns.get(column, ""), length) for column, length in enumerate(longest)]


def _width(field: str, longest: int) -> float:
    if field:
        return WIDTHS[field]
    return min(max(longest + 1, _NARROWEST), _WIDEST)


def _draw_row(worksheet: Worksheet, layout: _Layout, row: int, brush: Brush) -> None:
    lines = 1
    for column in range(len(layout.widths)):
        if layout.shows(row, column):
            value = layout.value(row, column)
            look, end = _look(layout, row, column, value)
            put(worksheet.cell(row + 1, column + 1), value, look, brush)
            if end > column + 1:
                worksheet.merge_cells(start_row=row + 1, end_row=row + 1, start_column=column + 1, end_column=end)
            if look.wrapped and isinstance(value, str):
                width = sum(layout.widths[column:end])
                lines = max(lines, text_lines(value[:_MEASURED], width, look.size, bold=look.bold, serif=True))
    if lines > 1:
        height = min(lines * LINE_WITHIN, _HIGHEST)
        worksheet.row_dimensions[row + 1] = FittedRow(worksheet, index=row + 1, ht=height)


def _look(layout: _Layout, row: int, column: int, value: Cell) -> tuple[CellStyle, int]:
    """The look of a cell, and the column after it or after the cells that it is joined with."""
    look = look_of(layout.sheet, row, column, value)
    if (severity := layout.marks.get((row, column))) is not None:
        return replace(marked(look, severity), wrapped=True), column + 1
    if layout.in_table(row) or not isinstance(value, str):
        return look, column + 1
    end = _end_of_room(layout, row, column)
    longest = max(text_pixels(line, look.size) for line in value[:_MEASURED].split("\n")) / PIXELS_PER_CHARACTER
    in_lines, fits = "\n" in value, longest <= layout.widths[column]
    runs_over = longest <= sum(layout.widths[column:end]) and not in_lines
    return replace(look, wrapped=in_lines or not runs_over), column + 1 if fits or runs_over else end


def _end_of_room(layout: _Layout, row: int, column: int) -> int:
    """The next column that is not blank, or the end of the sheet."""
    end = column + 1
    while end < len(layout.widths) and not layout.shows(row, end):
        end += 1
    return end


def _comment(worksheet: Worksheet, faults: Sequence[Fault]) -> None:
    """Tells what is wrong at each faulty cell that is listed, and what to do."""
    said: defaultdict[str, list[str]] = defaultdict(list)
    for fault in faults:
        sign = WORD_LOOKS[fault.severity].sign
        for cell in fault.cells:
            said[cell].append(writable(f"{sign} {fault.text}\n{fault.remedy} ({fault.code})"))
    for cell, texts in islice(said.items(), _MOST_COMMENTS):
        text = "\n\n".join(texts)
        lines = text_lines(text, _COMMENT_WIDTH / PIXELS_PER_CHARACTER, _COMMENT_SIZE) + 1
        worksheet[cell].comment = Comment(text, "cchc_xl", height=lines * _COMMENT_LINE, width=_COMMENT_WIDTH)


def _check(worksheet: Worksheet, sheet: SheetCopy) -> None:
    """The form's drop-downs, days and prompts over the answers of the table."""
    for column, field in sheet.columns.items():
        if LATER_FORM.column(field).open and sheet.body:
            check = answer_check(LATER_FORM.column(field))
            for first, last in _runs(sorted(sheet.body)):
                check.add(f"{address(first, column)}:{address(last, column)}")
            worksheet.add_data_validation(check)


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of rows that follow each other."""
    for _, run in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]):
        numbers = [row for _, row in run]
        yield numbers[0], numbers[-1]


def _on_screen_and_paper(worksheet: Worksheet, sheet: SheetCopy) -> None:
    on_a4(worksheet, "landscape")
    worksheet.sheet_properties.tabColor = s.ATTENTION if sheet.marked else s.MUTED
    if not sheet.columns:
        return
    worksheet.sheet_view.showGridLines = False
    if sheet.header < _HIGH_HEADER:
        frozen = [column for column, field in sheet.columns.items() if field in _FROZEN]
        kept = max(frozen) + 1 if max(frozen) < _FEW_COLUMNS else 0
        worksheet.freeze_panes = address(sheet.header + 1, kept)
    worksheet.print_title_rows = f"{sheet.header + 1}:{sheet.header + 1}"
    protect(worksheet)
    if sheet.marked:
        first = min(sheet.marked, key=place)
        worksheet.sheet_view.selection[-1].activeCell = worksheet.sheet_view.selection[-1].sqref = first
