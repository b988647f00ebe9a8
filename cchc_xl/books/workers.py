"""Reading many workbooks, each where it can do no harm: a file that cannot be read is a problem, never a crash."""

from collections.abc import Callable, Iterator, Sequence

from cchc_xl.books.grids import grid_of
from cchc_xl.books.intake import Incoming
from cchc_xl.values.grid import WorkbookGrid
from cchc_xl.values.problems import Problem, Refused

Tell = Callable[[str, int, int], None]


def read_grids(files: Sequence[Incoming], tell: Tell) -> Iterator[WorkbookGrid | Problem]:
    """Each file as a grid, or the problem with it, in the order given."""
    for done, file in enumerate(files, start=1):
        yield _read(file)
        tell("Đọc bản nộp", done, len(files))


def _read(file: Incoming) -> WorkbookGrid | Problem:
    try:
        return file.fault or grid_of(file.data(), file.name, file.saved)
    except Refused as refused:
        return refused.problem
