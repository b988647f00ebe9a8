"""The export of a national system: which of its columns is which figure, as a small file (--map) says."""

import csv
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, cast

from cchc_xl.forms.cells import as_text, folded, short
from cchc_xl.forms.figure_numbers import read_number
from cchc_xl.values.figures import Figure
from cchc_xl.values.grid import Grid, WorkbookGrid, address, column_letter
from cchc_xl.values.problems import Problem, problem, refuse

SHEET, HEADER, AGENCY, SKIP, FIGURES = "sheet", "header", "agency", "skip", "figures"
_TOTALS = ("tong", "cong", "toan tinh")  # how rows begin that sum others up
_SEPARATORS = ";,\t"

# What a written agency name means: its code, and where it means none, what it resembles.
Resolve = Callable[[str], tuple[str, str]]


@dataclass(frozen=True)
class FigureMap:
    """``sheet``: "" for the first; ``header``: the header's row as Excel counts it; ``agency`` and ``figures`` (by
    code) name columns by their header, or by their letters; ``skip``: names of rows that are no agencies."""

    header: int
    agency: str
    figures: Mapping[str, str]
    sheet: str = ""
    skip: frozenset[str] = field(default_factory=frozenset[str])


@dataclass(frozen=True)
class Exported:
    """What an export says: rows of columns.FIGURE_VALUES (agency, figure, exported), what is wrong, how many rows of
    agencies were read."""

    rows: tuple[Mapping[str, Any], ...]
    problems: tuple[Problem, ...]
    agencies: int


def read_map(text: str, name: str) -> FigureMap:
    """A map from the text of its file: TOML, or for a name ending in .csv lines of key and value.

    Refused S14, saying what is missing or wrong.
    """
    try:
        told = _of_csv(text) if name.casefold().endswith(".csv") else tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise refuse("S14", file=name, detail=f"tệp khai báo viết sai ({error})") from error
    figures = told.get(FIGURES)
    if not isinstance(figures, dict) or not figures:
        raise refuse("S14", file=name, detail="tệp khai báo chưa có phần [figures]: mã chỉ tiêu và tên cột")
    if not str(told.get(HEADER, "")).isdecimal() or int(str(told[HEADER])) < 1:
        raise refuse("S14", file=name, detail=f"«{HEADER}» phải là số thứ tự của dòng tiêu đề, ví dụ 5")
    if not str(told.get(AGENCY, "")).strip():
        raise refuse("S14", file=name, detail=f"chưa ghi «{AGENCY}»: cột có tên cơ quan")
    skip = told.get(SKIP, ())
    names = cast("Sequence[object]", [skip] if isinstance(skip, str) else skip)
    return FigureMap(
        header=int(str(told[HEADER])),
        agency=str(told[AGENCY]),
        figures={str(code): str(column) for code, column in cast("dict[str, object]", figures).items()},
        sheet=str(told.get(SHEET, "")),
        skip=frozenset(folded(str(name)) for name in names),
    )


def read_export(book: WorkbookGrid, mapping: FigureMap, figures: Mapping[str, Figure], resolve: Resolve) -> Exported:
    """The figures in the export. Refused S14 where the map names a sheet, a column or a figure that is not there.

    Rows of sums are passed over; a name that is no agency, one that stands twice, and what is no number are problems
    at their cells, and the other rows count.
    """
    grid = _sheet(book, mapping)
    name_column = _column(book, grid, mapping, mapping.agency)
    columns = {code: _column(book, grid, mapping, written) for code, written in mapping.figures.items()}
    for code in columns:
        if code not in figures:
            raise refuse("S14", file=book.file, detail=f"sheet «Chỉ tiêu» không có mã chỉ tiêu «{code}»")
    rows: list[Mapping[str, Any]] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for number in range(mapping.header, len(grid.rows)):
        name = as_text(grid.at(number, name_column))
        if not name or _is_passed_over(name, mapping, grid, number, columns.values()):
            continue
        tell = partial(problem, file=book.file, sheet=grid.name)
        cell, (agency, near) = address(number, name_column), resolve(name)
        if not agency:
            problems.append(tell("S13", cell=cell, value=short(name), near=f" (giống: {near})" if near else ""))
        elif agency in seen:
            problems.append(tell("S15", cell=cell, agency=agency, name=short(name), other=seen[agency]))
        else:
            seen[agency] = cell
            for code, column in columns.items():
                read = _read(book, grid, (number, column), figures[code], partial(tell, agency=agency))
                problems += [read] if isinstance(read, Problem) else []
                rows += [{"agency": agency, "figure": code, "exported": read}] if isinstance(read, float) else []
    return Exported(tuple(rows), tuple(problems), len(seen))


def _of_csv(text: str) -> dict[str, Any]:
    """Lines «key;value»: sheet, header, agency, skip (as often as needed), and codes of figures."""
    separator = max(_SEPARATORS, key=text.count)
    told: dict[str, Any] = {FIGURES: {}, SKIP: []}
    for line in csv.reader(text.splitlines(), delimiter=separator):
        key, value = (*(cell.strip() for cell in line), "", "")[:2]
        if key in (SHEET, HEADER, AGENCY):
            told[key] = value
        elif key == SKIP:
            told[SKIP].append(value)
        elif key and value:
            told[FIGURES][key] = value
    return told


def _sheet(book: WorkbookGrid, mapping: FigureMap) -> Grid:
    found = book.sheet(mapping.sheet) if mapping.sheet else next(iter(book.sheets), None)
    if found is None:
        names = ", ".join(f"«{grid.name}»" for grid in book.sheets)
        raise refuse("S14", file=book.file, detail=f"không có sheet «{mapping.sheet}»; các sheet có: {names}")
    return found


def _column(book: WorkbookGrid, grid: Grid, mapping: FigureMap, written: str) -> int:
    """The column of that header, else of these letters."""
    header = grid.rows[mapping.header - 1] if mapping.header <= len(grid.rows) else ()
    found = [place for place, cell in enumerate(header) if folded(as_text(cell)) == folded(written)]
    if len(found) == 1:
        return found[0]
    if len(found) > 1:
        letters = ", ".join(column_letter(place) for place in found)
        detail = f"dòng {mapping.header} có nhiều cột «{written}» ({letters}): ghi chữ cái của cột thay cho tên"
        raise refuse("S14", file=book.file, detail=detail)
    width = max((len(row) for row in grid.rows), default=0)
    letters = {column_letter(place): place for place in range(width)}
    if written.strip().upper() in letters:
        return letters[written.strip().upper()]
    raise refuse("S14", file=book.file, detail=f"dòng {mapping.header} không có cột «{written}»")


def _is_passed_over(name: str, mapping: FigureMap, grid: Grid, number: int, columns: Iterable[int]) -> bool:
    """Sums, what the map says, and rows without a single number, such as the captions of groups and signatures."""
    plain = folded(name)
    if plain in mapping.skip or plain.startswith(_TOTALS):
        return True
    return all(grid.at(number, column) is None for column in columns)


def _read(
    book: WorkbookGrid, grid: Grid, place: tuple[int, int], figure: Figure, tell: Callable[..., Problem]
) -> float | Problem | None:
    cell, value = address(*place), grid.at(*place)
    for code, places in (("N16", book.errors), ("N25", book.uncalculated)):
        if place in places.get(grid.name, frozenset()):
            return tell(code, cell=cell, column=figure.name)
    if value is None:
        return None
    number = read_number(value, figure.unit, whole=figure.is_whole)
    if number.value is not None:
        return number.value
    said = short(as_text(value))
    return tell(number.fault, cell=cell, figure=figure.figure, value=said, meanings=number.meanings)
