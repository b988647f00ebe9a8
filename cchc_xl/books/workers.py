"""Reading many workbooks, each where it can do no harm: a file that cannot be read is a problem, never a crash.

Files are read in worker processes and against a clock; a worker that dies or hangs costs its one file. On Linux
and macOS a worker may also take no more than ``MEMORY``. Windows has no such limit without a job object; there the
limits on size, cells and sheets that ``container`` and ``scans`` hold to keep a reader small, and the clock stands.
"""

import contextlib
import gc
import os
import threading
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING

from cchc_xl.books.container import OLE2
from cchc_xl.books.grids import grid_of
from cchc_xl.books.intake import Incoming
from cchc_xl.values.grid import WorkbookGrid
from cchc_xl.values.problems import Problem, Refused, problem
from cchc_xl.values.telling import Tell

if TYPE_CHECKING:
    from pebble import ProcessPool

Read = WorkbookGrid | Problem

SECONDS = 20.0  # for a handful of files, or for one; a return takes some thousandth of one
MEMORY = 1536 * 1024 * 1024  # bytes that a worker may address
_FEW, _SMALL = 2, 1024 * 1024  # so many files of so many bytes are not worth the start of a worker
_MOST_WORKERS = 8
_TOGETHER = 16  # files that a worker is handed at once: handing over takes a fifth of reading


def read_grids(files: Sequence[Incoming], tell: Tell, executor: Executor | None = None) -> Iterator[Read]:
    """Each file as a grid, or the problem with it, in the order given; never raises for a file.

    An ``executor`` of ``concurrent.futures`` reads instead of the program's own workers: that of a cluster, whose
    machines have to see the files under the same paths. What it fails to read is tried once more here.
    """
    if executor:
        reading = _by_executor(files, executor)
    elif len(files) <= _FEW and all(map(_is_harmless, files)):
        reading = (read_one(file) for file in files)
    else:
        reading = _by_workers(files)
    with contextlib.closing(reading):  # whoever is told may stop the reading: then the workers go at once
        for done, (file, read) in enumerate(zip(files, reading, strict=True), start=1):
            tell("Đọc bản nộp", done, len(files), file.name)
            yield read


def read_one(file: Incoming) -> Read:
    """One file, in this very process."""
    if file.fault:
        return file.fault
    try:
        return grid_of(file.data(), file.name, file.saved)
    except Refused as refused:
        return refused.problem
    except MemoryError:
        return _stopped(file, "cần quá nhiều bộ nhớ")


def _is_harmless(file: Incoming) -> bool:
    """Small, and no .xls by its first bytes: over a broken one the reader may abort, which only a worker survives."""
    if file.fault:
        return True
    if file.size > _SMALL:
        return False
    with contextlib.suppress(Refused):  # what cannot be opened is told when it is read
        return not file.data().startswith(OLE2)
    return True


def _by_workers(files: Sequence[Incoming], together: int = _TOGETHER) -> Generator[Read]:
    batches = [files[first : first + together] for first in range(0, len(files), together)]
    pool = _started(min(os.cpu_count() or 1, _MOST_WORKERS, len(batches)))
    try:
        futures = [pool.schedule(_read_all, args=(batch,), timeout=SECONDS) for batch in batches]
        for batch, future in zip(batches, futures, strict=True):
            yield from _results(batch, future)
    finally:
        pool.stop()
        threading.Thread(target=pool.join).start()  # which takes a moment that nobody has to wait for


def _read_all(files: Sequence[Incoming]) -> list[Read]:
    return [read_one(file) for file in files]


def _results(batch: Sequence[Incoming], future: "Future[list[Read]]") -> Iterator[Read]:
    """What a worker read; where it was lost, each file of the batch by itself shows which one was to blame."""
    try:
        yield from future.result()
    except Exception as error:  # the worker is gone, whatever it died of
        if len(batch) > 1:
            yield from _by_workers(batch, together=1)
        else:
            late = isinstance(error, TimeoutError)
            yield _stopped(batch[0], f"đọc quá {SECONDS:.0f} giây" if late else "nội dung không bình thường")


def _by_executor(files: Sequence[Incoming], executor: Executor) -> Generator[Read]:
    futures = [executor.submit(read_one, file) for file in files]
    for file, future in zip(files, futures, strict=True):
        try:
            yield future.result()
        except Exception:  # whatever an executor raises for a worker that was lost
            yield from _by_workers([file], together=1)


def _stopped(file: Incoming, why: str) -> Problem:
    return problem("T06", file=file.name, detail=why)


def _started(workers: int) -> "ProcessPool":
    from pebble import ProcessPool

    from cchc_xl.books.bare_process import bare_context

    return ProcessPool(max_workers=workers, initializer=_limit, context=bare_context([__name__, "pebble"]))


def _limit() -> None:
    """In a worker: less memory than the machine has, no core file, and nothing said on the user's screen.

    It makes no rubbish that goes round in circles, and lives for seconds: looking for such would cost a fifth.
    """
    gc.disable()
    silence = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(silence, stream)
    with contextlib.suppress(ImportError, OSError, ValueError):  # Windows, or a limit that is set already
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
