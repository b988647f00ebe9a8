"""``make fuzz``: 20,000 damaged returns, or as many as asked for; fails where one crashes, hangs or loses an answer.

Batches run in processes of their own. A case that stops its process is a finding, and the batch goes on behind it.
Every case that is wrong is kept as a file, to be looked at. Forms have new ids and secrets in every run, so a number
alone does not give the very same bytes again.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from cchc_xl.books.intake import collect
from cchc_xl.books.workers import read_grids
from cchc_xl.values.problems import Problem
from cchc_xl.values.telling import silent
from tests.fuzz.batch import BEGUN, SEEDS, Report, case_of
from tests.fuzz.seeds import Seeds, keep, sow

_BATCH, _STOPPED = 1000, "stopped its"
_BATCH_SECONDS = 900.0  # beside the clock of each case


def main() -> int:
    arguments = _arguments()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        seeds = sow(Path(folder), elsewhere=True)
        keep(seeds, Path(folder) / SEEDS)
        last = arguments.first + arguments.cases
        starts = range(arguments.first, last, _BATCH)
        with ThreadPoolExecutor(arguments.workers) as pool:
            batches = pool.map(lambda at: list(run_batch(Path(folder), at, min(at + _BATCH, last))), starts)
            reports = [report for batch in batches for report in batch]
        reports = [_survived(report, Path(folder), seeds) for report in reports]
        _keep_wrong(reports, seeds, arguments.out)
    return _tell(reports, time.perf_counter() - begun)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--out", type=Path, default=Path("fuzz-findings"))
    return parser.parse_args()


def run_batch(folder: Path, first: int, last: int) -> Iterator[Report]:
    """The reports of these cases; where one stops the process, a report of that, and the rest behind it."""
    while first < last:
        command = [sys.executable, "-m", "tests.fuzz.batch", str(folder), str(first), str(last)]
        begun = folder / BEGUN.format(first)
        code, said = _run(command)
        if code == 0:
            found = json.loads(begun.with_suffix(".json").read_text("utf-8"))
            yield Report(Counter(found["ended"]), found["slowest"], [tuple(f) for f in found["findings"]])
            print(f"{last} …", file=sys.stderr, flush=True)
            return
        stopped = int(begun.read_text()) if begun.exists() else last - 1
        yield from run_batch(folder, first, stopped)  # what was found in those before went with the process
        yield Report(Counter(), 0, [(stopped, f"{_STOPPED} process ({code})", said[-2000:])])
        first = stopped + 1


def _run(command: list[str]) -> tuple[int, str]:
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=_BATCH_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return -1, f"more than {_BATCH_SECONDS:.0f} s"
    return run.returncode, run.stderr


def _survived(report: Report, folder: Path, seeds: Seeds) -> Report:
    """A case that stops its process is no finding where it stops only a worker of the program.

    The reader may abort over a broken .xls: then the file has to become a problem, and the others be read.
    """
    if not report.findings or not report.findings[0][1].startswith(_STOPPED):
        return report
    number = report.findings[0][0]
    data = case_of(number, seeds).data
    if data.startswith(b"PK"):  # the program may read such a file by itself
        return report
    (folder / f"{number}.xls").write_bytes(data)
    (file,) = collect(folder / f"{number}.xls").files
    (read,) = read_grids([file], silent)
    return Report(Counter({f"{_STOPPED} worker: {read.code}": 1})) if isinstance(read, Problem) else report


def _keep_wrong(reports: list[Report], seeds: Seeds, out: Path) -> None:
    for number in sorted({number for report in reports for number, _, _ in report.findings}):
        out.mkdir(exist_ok=True)
        (out / f"{number}.xlsx").write_bytes(case_of(number, seeds).data)


def _tell(reports: list[Report], seconds: float) -> int:
    ended = sum((report.ended for report in reports), Counter[str]())
    for fate, count in sorted(ended.items()):
        print(f"{count:7} {fate}")
    findings = [finding for report in reports for finding in report.findings]
    slowest = max((report.slowest for report in reports), default=0)
    print(f"{ended.total()} cases in {seconds:.0f} s; the slowest took {slowest:.2f} s; {len(findings)} findings")
    for number, done, fault in findings:
        print(f"\ncase {number}: {done}\n  {fault}")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
