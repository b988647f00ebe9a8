"""Rows of a task table as they read: number, sentence, own cells, cells that a merge carries down."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cchc_xl.plan.areas import stands_over_tasks
from cchc_xl.plan.headers import Header, find_header, is_numbering
from cchc_xl.plan.labels import ASSIGNING, Field
from cchc_xl.plan.lines import Line, cell_lines, plain_lines, unmarked
from cchc_xl.values.document import TextTable

_NUMBER = re.compile(r"(?:[IVX]+|[A-H]|[a-zđ]|\d{1,3})(?:\.\d{1,3})*(?:\.[a-zđ])?")


_SUMS_UP = re.compile(r"(?:Tổng cộng|Tổng số|Cộng)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """A row below the header ``header``.

    ``number`` and ``content`` are its own; ``is_merged`` where the number only repeats that of the row above.
    ``over`` are texts that stand over the sentence in columns before it («Lĩnh vực», a first «Nội dung»);
    ``area`` is what its cell in the column of areas says, None where it has no such cell.
    ``own`` and ``carried``: the other cells by column, not blank.
    """

    header: Header
    number: str
    content: tuple[Line, ...]
    over: tuple[str, ...]
    own: dict[int, str]
    carried: dict[int, str]
    is_merged: bool = False
    is_wide: bool = False
    area: str | None = None

    @property
    def is_bare(self) -> bool:
        """Nothing stands beside the sentence, or only in columns that no field has (scores, funds)."""
        return not any(self._is_field(place) for place in (*self.own, *self.carried))

    def _is_field(self, place: int) -> bool:
        column = self.header.columns[place]
        return column is None or column.label.field is not None or bool(column.period or column.body)

    @property
    def text(self) -> str:
        return self.content[0].text if self.content else ""


def rows_of(table: TextTable) -> list[Row]:
    """The rows below the header; blank ones, numberings of columns and repeated headers left out."""
    header = find_header(table.rows)
    rows: list[Row] = []
    place = header.end if header else len(table.rows)
    while header and place < len(table.rows):
        again = find_header(table.rows, place, farthest=1)
        if again and _is_repeated(table, place, header):
            header, place = again, again.end
            continue
        if any(table.rows[place]) and not is_numbering(table.rows[place]):
            rows.append(_row(table, place, header))
        place += 1
    return [row for row in rows if not (row.is_bare and _SUMS_UP.match(row.text))]


def _is_repeated(table: TextTable, place: int, header: Header) -> bool:
    """Marks below the names of agencies (CT, PH) read as labels: there a header repeats the first one's words."""
    return not header.has_bodies or table.rows[place] == table.rows[header.start]


def _row(table: TextTable, place: int, header: Header) -> Row:
    cells = list(_cells(table, place, header))
    across = _text_across(table, place, header, cells)
    numbers = [cells[n] for n in header.places(Field.NUMBER)]
    if across:
        number, content = _numbered(numbers[0][0] if numbers and numbers[0][0] != across else "", across)
        return Row(header, number, content, (), {}, {}, is_wide=True)
    own_number, carried_number = next((pair for pair in numbers if any(pair)), ("", ""))
    *over, sentence = [cells[n] for n in header.places(Field.CONTENT)]
    if not any(sentence) and over and any(over[-1]):
        *over, sentence = over
    above = [cells[n] for n in header.places(Field.AREA)]
    if not any(sentence) and above and above[-1][0] and own_number:
        *above, sentence = above  # «1.2 | Công tác chỉ đạo, điều hành | | …»: a row that has only its criterion
    number, content = _numbered(own_number or carried_number, sentence[0] or (sentence[1] if own_number else ""))
    over = [unmarked(own or carried) for own, carried in [*above, *over]]
    named = {n for f in (Field.NUMBER, Field.CONTENT, Field.AREA) for n in header.places(f)}
    others = {n: pair for n, pair in enumerate(cells) if n not in named}
    return Row(
        header,
        number,
        content,
        tuple(text for text in over if text),
        own={n: own for n, (own, _) in others.items() if own},
        carried={n: carried for n, (_, carried) in others.items() if carried},
        is_merged=bool(carried_number and not own_number),
        area=unmarked("".join(above[-1])) if above else None,
    )


def _cells(table: TextTable, place: int, header: Header) -> Iterator[tuple[str, str]]:
    """Each cell as its own text and the text that a merge carries down to it; one of them at most."""
    row = table.rows[place]
    for n, text in enumerate(row):
        text = text.strip()
        if (place, n) not in table.merged:
            yield text, ""
        elif _goes_across(table, place, n):
            yield "", ""
        else:
            yield ("", text) if _is_carried(table, place, n, header) else (text, "")


def _goes_across(table: TextTable, place: int, column: int) -> bool:
    """Whether the merged cell begins in this row, to the left."""
    row = table.rows[place]
    while column and (place, column) in table.merged and row[column - 1] == row[column]:
        column -= 1
    return (place, column) not in table.merged


def _is_carried(table: TextTable, place: int, column: int, header: Header) -> bool:
    above = place - 1
    return (
        (place, column) in table.merged
        and above >= header.end
        and table.rows[above][column] == table.rows[place][column]
    )


def _text_across(table: TextTable, place: int, header: Header, cells: Sequence[tuple[str, str]]) -> str:
    """The text of a row that stands across columns, or alone and not where a sentence stands; "" of any other."""
    row = table.rows[place]
    said = [n for n, pair in enumerate(cells) if any(pair)]
    if len(said) == 1 and cells[said[0]][0] and (_is_no_field(header, said[0]) or _is_heading(cells[said[0]][0])):
        return cells[said[0]][0]
    wide = [n for n, column in enumerate(header.columns) if column and column.label.field in ASSIGNING]
    spans = [n for n in wide if (place, n) in table.merged and not any(cells[n]) and row[n].strip()]
    if not spans:
        return ""
    text = row[spans[0]].strip()
    begins = any(own == text for own, _ in cells)  # in whatever column: «Số | Cơ quan chủ trì | Nhiệm vụ | …»
    is_alone = not any(any(cells[n]) and cells[n][0] != text for n in (*wide, *header.places(Field.CONTENT)))
    return text if begins and is_alone else ""


def _is_no_field(header: Header, place: int) -> bool:
    column = header.columns[place]
    return column is None or column.label.field in (Field.NUMBER, Field.AREA)


def _is_heading(text: str) -> bool:
    return plain_lines([text])[0].is_section or stands_over_tasks(plain_lines([text])[0].text)


def _numbered(number: str, sentence: str) -> tuple[str, tuple[Line, ...]]:
    """The number of a row, from its own cell or from before its sentence, and the sentence's lines."""
    number = unmarked(number).strip(" .):/(")
    first, *others = plain_lines([sentence])
    if first.number and (not number or number == first.number):
        return first.number, (Line(first.text), *_lines(others))
    number = re.sub(r"(?<=\d)\s+.*", "", number)
    number = ".".join(part.lstrip("0") or "0" for part in number.split(".")) if number[:1].isdigit() else number
    return (number if _NUMBER.fullmatch(number) else ""), cell_lines(sentence)


def _lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    return cell_lines("\n".join(f"{'- ' if line.mark or line.number else ''}{line.text}" for line in lines))
