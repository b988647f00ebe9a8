"""A batch of cases, read in one process that may die of one: ``python -m tests.fuzz.batch``, started by ``__main__``.

Its arguments: the folder of the run, and the first and the last case. Which case was begun last stands in a file, so
that whoever waits knows which one a batch died of.
"""

import contextlib
import faulthandler
import json
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.draw.feedback import draw_feedback
from cchc_xl.books.workers import MEMORY
from cchc_xl.commands.consolidate import take_in
from cchc_xl.commands.reading import read_register
from cchc_xl.commands.reported import read_reported, write_reported
from cchc_xl.forms.feedback import feedback
from cchc_xl.forms.returns import Return
from cchc_xl.values.feedback import Office
from cchc_xl.values.grid import WorkbookGrid
from tests.fuzz.case import Case
from tests.fuzz.damage import damaged_bytes, damaged_entries, damaged_xml
from tests.fuzz.oracle import faults, read
from tests.fuzz.rewriting import rewritten
from tests.fuzz.seeds import AGENCY, Seeds, kept
from tests.fuzz.typing_in import typed_in
from tests.hostile.handled import parts_of
from tests.hostile.sender import AS_OF, ROUND

SECONDS = 20.0  # for one case: what a worker of the program gets for a file
SEEDS, BEGUN = "seeds.pickle", "begun-{}.txt"
_COPIED, _TAKEN_IN = 100, 20  # every so many cases one is drawn for its sender, or taken into the master
_FORMULA = re.compile(rb"<f(?:\s[^>]*)?/?>")
_OFFICE = Office("Quý I", "Văn phòng UBND tỉnh", "", {AGENCY: "Sở Nội vụ"}, {})

# How often each kind of case comes, of ten.
_KINDS: tuple[Callable[[Random, Seeds], Case], ...] = (
    typed_in, typed_in, typed_in, rewritten, damaged_xml, damaged_xml, damaged_xml, damaged_entries, damaged_entries,
    damaged_bytes,
)  # fmt: skip


@dataclass
class Report:
    """What a batch found: how many cases ended how, by kind and fate, and what is wrong, by the case's number."""

    ended: Counter[str] = field(default_factory=Counter[str])
    slowest: float = 0
    findings: list[tuple[int, str, str]] = field(default_factory=list[tuple[int, str, str]])


def case_of(number: int, seeds: Seeds) -> Case:
    """The case of that number: of the same seeds always the same."""
    return _KINDS[number % len(_KINDS)](Random(number), seeds)


def examine(numbers: Sequence[int], seeds: Seeds, begin: Callable[[int], None]) -> Report:
    """Makes and reads these cases, and holds each against what must be so; some go all the way."""
    report, came = Report(), list[Return]()
    for number in numbers:
        begin(number)
        case = case_of(number, seeds)
        try:
            returned = _one(number, case, seeds, report)
        except Exception:
            report.findings.append((number, case.done, traceback.format_exc()))
            continue
        came += [returned] if number % _TAKEN_IN == 0 else []
    try:
        report.findings += [(numbers[-1], "all of the batch together", fault) for fault in _taken_in(came, seeds)]
    except Exception:
        report.findings.append((numbers[-1], "all of the batch together", traceback.format_exc()))
    return report


def _one(number: int, case: Case, seeds: Seeds, report: Report) -> Return:
    begun = time.perf_counter()
    returned, grid = read(case.data, f"{number}.xlsx", seeds.expected)
    report.slowest = max(report.slowest, time.perf_counter() - begun)
    fate = "taken in" if returned.usable else returned.problems[0].code
    report.ended[f"{_KINDS[number % len(_KINDS)].__name__}: {fate}"] += 1
    report.findings += [(number, case.done, fault) for fault in faults(case, returned)]
    if number % _COPIED == 0 and grid:
        report.findings += [(number, case.done, fault) for fault in _copied(returned, grid, seeds)]
    return returned


def _copied(returned: Return, grid: WorkbookGrid, seeds: Seeds) -> list[str]:
    """The copy that goes back to the agency: nothing in it calculates."""
    copies = [draw_feedback(f) for f in feedback([returned], {returned.file: grid}, seeds.expected, _OFFICE)]
    return [f"a formula in the copy: {name}" for copy in copies for name in _calculating(parts_of(copy))]


def _taken_in(came: Sequence[Return], seeds: Seeds) -> list[str]:
    """All of them as returns of one agency into its master: what is written can be read, and calculates nothing."""
    book = ClosedBook(seeds.master, "sổ.xlsx")
    register = read_register(book)
    different = [replace(r, sha256=f"{r.sha256}{at}") for at, r in enumerate(came)]
    taken = take_in(read_reported(book, register), register, ROUND, AS_OF, different)
    write_reported(book, taken.known)
    data = book.to_bytes()
    again = read_reported(ClosedBook(data, "sổ.xlsx"), register)
    before = set(_calculating(parts_of(seeds.master)))
    found = [f"a formula in the master: {name}" for name in _calculating(parts_of(data)) if name not in before]
    return found + ([] if len(again.problems) == len(taken.known.problems) else ["problems were lost in the master"])


def _calculating(parts: Mapping[str, bytes]) -> list[str]:
    sheets = [name for name in parts if name.startswith("xl/worksheets/sheet")]
    return [f"{name}: {count} formulas" for name in sheets if (count := len(_FORMULA.findall(parts[name])))]


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):  # Windows has no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main(folder: Path, first: int, last: int) -> None:
    """Examines the cases from ``first`` to before ``last``; writes its report beside the seeds."""
    begun = folder / BEGUN.format(first)

    def begin(number: int) -> None:
        begun.write_text(str(number))
        faulthandler.dump_traceback_later(SECONDS, exit=True)

    _limit_memory()
    report = examine(range(first, last), kept(folder / SEEDS), begin)
    faulthandler.cancel_dump_traceback_later()
    said = {"ended": report.ended, "slowest": report.slowest, "findings": report.findings}
    begun.with_suffix(".json").write_text(json.dumps(said), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
