"""``figures``: takes in figures from the export of a national system, and says where agencies reported otherwise."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from cchc_xl.books.book import Book
from cchc_xl.books.intake import collect
from cchc_xl.books.os_errors import in_words
from cchc_xl.books.workers import read_grids
from cchc_xl.commands.figure_sheets import KnownFigures, read_known, with_values, write_known
from cchc_xl.commands.outcome import Listing, Outcome
from cchc_xl.commands.reading import Register, plan_year, read_register, round_row
from cchc_xl.commands.standing import with_sheet
from cchc_xl.forms.figure_export import Exported, Resolve, read_export, read_map
from cchc_xl.plan.agencies import Directory
from cchc_xl.progress.figures import figures_of, with_exported
from cchc_xl.progress.wording import decimal
from cchc_xl.values import columns as c
from cchc_xl.values.figures import default_figures
from cchc_xl.values.frames import frame
from cchc_xl.values.grid import WorkbookGrid
from cchc_xl.values.problems import Refused, refuse
from cchc_xl.values.telling import silent


def figures(book: Book, file: Path, mapping: Path, round_id: str) -> Outcome:
    """Takes the export ``file`` into «Số liệu» of the round, by the file ``mapping`` (docs/huong-dan.md has one).

    Offices need not have been asked. What agencies reported stays and counts; where the system differs, it is listed
    and asked about. Refused: M06 no such round, S14 the map, T01 … the export; names that are no agencies are
    problems.
    """
    register = read_register(book)
    round_row(register, round_id)
    known = _with_defaults(book, read_known(book, register), register)
    by_code = {figure.figure: figure for figure in known.figures}
    exported = read_export(
        _grid(file), read_map(_text(mapping), mapping.name), by_code, _resolver(book, register)
    )  # fmt: skip
    rows = frame(c.FIGURE_VALUES, [{**row, "round": round_id} for row in exported.rows])
    known = with_values(known, with_exported(known.values, rows, file.name), register)
    write_known(book, known, register)
    return _outcome(known, exported, file, round_id)


def _with_defaults(book: Book, known: KnownFigures, register: Register) -> KnownFigures:
    """A master of before gets the sheet «Chỉ tiêu», with the figures of its tasks."""
    if book.has(c.FIGURES):
        return known
    rows = frame(c.FIGURES, default_figures(list(zip(register.tasks["task"], register.tasks["content"], strict=True))))
    with_sheet(book, c.FIGURES)
    book.replace(c.FIGURES, rows)
    return KnownFigures(figures_of(rows), known.values, known.asked)


def _text(mapping: Path) -> str:
    """The map's text. Refused S14 where it cannot be read."""
    try:
        return mapping.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise refuse("S14", file=mapping.name, detail=f"không đọc được tệp khai báo ({in_words(error)})") from error
    except UnicodeDecodeError as error:
        raise refuse("S14", file=mapping.name, detail="tệp khai báo không lưu dạng UTF-8") from error


def _grid(file: Path) -> WorkbookGrid:
    """The export's values. Refused where it is no workbook that can be read."""
    came = collect(file).files
    read = next(iter(read_grids(came, silent)), None)
    if isinstance(read, WorkbookGrid):
        return read
    raise Refused(read) if read is not None else refuse("T01", file=file.name, detail="không có tệp nào")


def _resolver(book: Book, register: Register) -> Resolve:
    """Names as the directory of the plan's year knows them."""
    directory = Directory(register.agencies, dt.date(plan_year(book.read(c.SETTINGS)), 1, 1))

    def resolve(name: str) -> tuple[str, str]:
        meant = [mention for mention in directory.mentions(name) if mention.words or mention.agencies]
        if len(meant) == 1 and len(meant[0].agencies) == 1:
            return meant[0].agencies[0], ""
        return "", meant[0].suggestion if len(meant) == 1 else directory.similar(name)

    return resolve


def _outcome(known: KnownFigures, exported: Exported, file: Path, round_id: str) -> Outcome:
    rows = known.values[(known.values["round"] == round_id) & (known.values["exported_file"] == file.name)]
    differing = rows[rows["difference"].fillna(0) != 0]
    told: Mapping[str, object] = {
        "agencies": exported.agencies,
        "numbers": len(exported.rows),
        "differing": len(differing),
        "problems": len(exported.problems),
    }
    message = (
        f"Đã nhận {len(exported.rows)} số liệu của {exported.agencies} cơ quan từ «{file.name}» vào kỳ {round_id}: "
        f"{len(differing)} số khác với cơ quan báo cáo, {len(exported.problems)} chỗ chưa nhận được. Xem sheet "
        f"«{c.FIGURE_VALUES.sheet}»."
    )
    problems = (*known.faults, *exported.problems)
    listings = (_listing(differing),) if len(differing) else ()
    return Outcome(message, told, problems, attention=bool(problems), listings=listings)


def _listing(rows: pd.DataFrame) -> Listing:
    fields = ("agency_name", "name", "reported", "exported", "difference")
    headers = tuple(c.FIGURE_VALUES.column(field).header for field in fields)
    body = [
        (row["agency_name"], row["name"], *(decimal(row[field]) for field in fields[2:]))
        for row in rows.to_dict("records")
    ]
    return Listing("Khác với cơ quan báo cáo", headers, tuple(body))
