"""What goes back to each agency whose return has faults: its own workbook, and what to correct in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cchc_xl.forms.cells import as_text
from cchc_xl.forms.copied import Copied, answer_rows, copied_sheets
from cchc_xl.forms.expected import Expected
from cchc_xl.forms.file_names import plain, unique
from cchc_xl.forms.recognise import identity_of
from cchc_xl.forms.returns import Return
from cchc_xl.values.feedback import Fault, Feedback, Office, SheetCopy
from cchc_xl.values.grid import Cell, Grid, WorkbookGrid, address, place
from cchc_xl.values.problems import Problem
from cchc_xl.values.words import Severity

LONGEST_LIST = 200  # faults that are listed; more help nobody
_ROW_IS_GONE, _NOTHING_TYPED, _NO_DOCUMENT = "N08", "B09", "N05"
_TO_MEND = (Severity.ERROR, Severity.WARNING)
_LONGEST_ABOUT, _LONGEST_WRITTEN = 90, 60  # characters
_ADDRESS = re.compile(r"[A-Z]+[0-9]+")
_LONGEST_STEM = 100
_BLANK, _ERROR = "(để trống)", "(ô báo lỗi)"
_WHOLE_FILE, _MANY_ROWS = "Cả tệp", "Các dòng của biểu"
_ENDING, _ENDING_IN_PLAIN = " - can sua", "-can-sua"
COPY_ENDING = f"{_ENDING}.xlsx"

# Remedies speak to the office's clerk; the agency is spoken to itself.
_SPOKEN_TO_THE_AGENCY = {
    "Không mở tệp này bằng Excel. ": "",
    "Hỏi lại cơ quan, nhập": "Đề nghị nhập",
    "Hỏi lại cơ quan": "Đề nghị cho biết",
    "Hỏi lại:": "Đề nghị cho biết:",
    "Đề nghị cơ quan": "Đề nghị",
}


def feedback(
    returns: Sequence[Return],
    grids: Mapping[str, WorkbookGrid],
    expected: Expected,
    office: Office,
) -> tuple[Feedback, ...]:
    """A copy to be corrected for each of the returns that has an error or a warning.

    ``returns`` are those that count, one for each agency; ``grids`` what stands in their files, by ``Return.file``.
    A return that could not be used gets no copy: there is nothing in it that could be corrected.
    """
    taken: set[str] = set()
    found: list[Feedback] = []
    for r in returns:
        faults = [p for p in r.problems if p.severity in _TO_MEND]
        if r.usable and faults and r.file in grids:
            name = unique(copy_name(r.file, r.agency), taken)
            found.append(replace(_feedback(r, faults, grids[r.file], expected, office), file=name))
            taken.add(name.casefold())
    return tuple(found)


def copy_name(file: str, agency: str) -> str:
    """``2024-Q1_SNV_So-Noi-vu - can sua.xlsx`` for the file as it came, whatever its folder and its kind.

    The agency's code is in it, so that two agencies never get copies of one name.
    """
    name = re.split(r"[/\\]", file)[-1]
    parts = (plain(part) for part in (name.rpartition(".")[0] or name).split("_"))
    stem = "_".join(filter(None, parts))[:_LONGEST_STEM].strip("-_").removesuffix(_ENDING_IN_PLAIN)
    named = stem if plain(agency) in re.split("[_-]", stem) else f"{plain(agency)}_{stem}".strip("_")
    return f"{named}{COPY_ENDING}"


def _feedback(
    r: Return,
    problems: Sequence[Problem],
    book: WorkbookGrid,
    expected: Expected,
    office: Office,
) -> Feedback:
    sheets, whole = copied_sheets(book, _lacking(r, problems, expected))
    faults = [_fault(p, sheets, book) for p in problems]
    identity = identity_of(book)
    listed = sorted(faults, key=lambda f: f.severity != Severity.ERROR)[:LONGEST_LIST]
    return Feedback(
        file="",
        original=r.file,
        agency=r.agency,
        form=r.form,
        office=office,
        as_of=expected.as_of,
        identity=identity.to_strings() if identity and whole else {},
        saved_at=r.saved_at,
        faults=tuple(sorted(listed, key=_in_reading_order)),
        more=len(faults) - len(listed),
        sheets=tuple(_marked(copied, faults) for copied in sheets),
        complete=whole,
    )


def _lacking(r: Return, problems: Sequence[Problem], expected: Expected) -> dict[str, Mapping[str, Cell]]:
    """The milestones whose rows the return lacks, with what a form prints of them."""
    missed = " ".join(p.text for p in problems if p.code == _ROW_IS_GONE)
    asked = expected.forms[r.form].milestones if r.form in expected.forms else ()
    return {m: expected.asked[r.agency, m].texts for m in asked if f"«{m}»" in missed}


def _fault(p: Problem, sheets: Sequence[Copied], book: WorkbookGrid) -> Fault:
    copied = next((c for c in sheets if c.source == p.sheet), None)
    cells = _cells(p, copied) if copied else ()
    about, written = _row(copied, cells, book) if copied and cells else (_WHOLE_FILE, "")
    return Fault(
        code=p.code,
        severity=p.severity,
        sheet=copied.copy.name if copied else "",
        cells=cells,
        about=about,
        written=written,
        text=p.text[:1].upper() + p.text[1:],
        remedy=to_the_agency(p.remedy),
    )


def _cells(p: Problem, copied: Copied) -> tuple[str, ...]:
    """The cells to colour, the one to go to first; none where the fault has no place in the copy."""
    if named := _ADDRESS.findall(p.cell):
        cells = dict.fromkeys((*named, *_blank_beside(p, place(named[0])[0], copied)))
        return tuple(cell for cell in cells if place(cell)[0] < len(copied.copy.rows))
    if p.code == _ROW_IS_GONE:
        return tuple(cell for milestone, cell in copied.lacking.items() if f"«{milestone}»" in p.text)
    if p.code == _NOTHING_TYPED and copied.table:
        return tuple(row.answers.addresses["progress"] for row in answer_rows(copied.table))
    return ()


def _blank_beside(p: Problem, row: int, copied: Copied) -> Iterator[str]:
    """A document to be issued lacks its number, its date, or both: one problem, up to two cells."""
    if p.code == _NO_DOCUMENT and copied.table:
        columns = copied.table.columns
        for column in (columns[field] for field in ("document", "document_date") if field in columns):
            if copied.table.grid.at(row, column) is None:
                yield address(row, column)


def _row(copied: Copied, cells: Sequence[str], book: WorkbookGrid) -> tuple[str, str]:
    """What the row of these cells is about, and what stands in the first of them."""
    row, column = place(cells[0])
    values = Grid("", copied.copy.rows)
    blank = _ERROR if _is_error(book, copied, row, column) else _BLANK
    written = _shortened(as_text(values.at(row, column)), _LONGEST_WRITTEN) or blank
    if copied.table is None or row <= copied.table.header:
        return f"Sheet «{copied.copy.name}»", written
    if len({place(cell)[0] for cell in cells}) > 1:
        return _MANY_ROWS, written
    return _shortened(_asked_in(values, row, copied.table.columns), _LONGEST_ABOUT), written


def _asked_in(values: Grid, row: int, columns: Mapping[str, int]) -> str:
    """``2-KH: Ban hành kế hoạch – Rà soát thủ tục``: what the row asks, so that nobody has to look it up."""
    said = {f: as_text(values.at(row, columns[f])) for f in ("milestone", "content", "task_content") if f in columns}
    asked = " – ".join(filter(None, (said.get("content"), said.get("task_content"))))
    return ": ".join(filter(None, (said.get("milestone"), asked)))


def _is_error(book: WorkbookGrid, copied: Copied, row: int, column: int) -> bool:
    return (row, column) in book.errors.get(copied.source, frozenset())


def _shortened(text: str, longest: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else text[:longest].rstrip() + "…"


def to_the_agency(remedy: str) -> str:
    """A remedy of the catalogue in words for the agency itself."""
    for to_the_clerk, spoken in _SPOKEN_TO_THE_AGENCY.items():
        remedy = remedy.replace(to_the_clerk, spoken)
    return remedy


def _marked(copied: Copied, faults: Sequence[Fault]) -> SheetCopy:
    """The sheet with its faulty cells; an error shows before a warning."""
    own = [f for f in faults if f.sheet == copied.copy.name]
    warned = {cell: Severity.WARNING for f in own for cell in f.cells if f.severity == Severity.WARNING}
    wrong = {cell: Severity.ERROR for f in own for cell in f.cells if f.severity == Severity.ERROR}
    return replace(copied.copy, marked={**warned, **wrong})


def _in_reading_order(fault: Fault) -> tuple[str, int, int]:
    """What concerns the whole file comes first, then from the top of each sheet to its bottom."""
    return (fault.sheet, *place(fault.cells[0])) if fault.cells else ("", 0, 0)
