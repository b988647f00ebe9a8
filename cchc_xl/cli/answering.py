"""What a command answered, for people on stderr and for programs on stdout; progress; the log of our own faults."""

import contextlib
import datetime as dt
import json
import sys
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from cchc_xl.values.problems import Problem

if TYPE_CHECKING:
    from rich.console import Console

    from cchc_xl.commands.outcome import Listing, Outcome
    from cchc_xl.commands.preview import Preview
    from cchc_xl.values.telling import Tell

DONE, ATTENTION, REFUSED = 0, 1, 2


def finish(outcome: "Outcome", as_json: bool) -> None:
    code = ATTENTION if outcome.attention else DONE
    if as_json:
        answer = {"exit_code": code, "message": outcome.message, "figures": dict(outcome.figures),
                  "notes": list(outcome.notes), "problems": [_row(p) for p in outcome.problems]}  # fmt: skip
        seen = {"understood": [asdict(p) for p in outcome.previews]} if outcome.previews else {}
        listed = {"changes": [asdict(listing) for listing in outcome.listings]} if outcome.listings else {}
        _print_json(answer | seen | listed)
    elif outcome.previews:
        _show(outcome.previews)
    elif outcome.listings:
        _list(outcome.listings)
    for found in outcome.problems:
        say(f"{found.severity}: {found}")
    for line in (*outcome.notes, outcome.message):
        say(line)
    raise typer.Exit(code)


def _show(previews: "Sequence[Preview]") -> None:
    """What was understood of letters, on stdout: each field beside the letter's words."""
    from rich import box
    from rich.table import Column, Table

    console = _console()
    for letter in previews:
        headers = ("NV", "Mục", "Văn bản viết", "Chương trình hiểu")
        columns = (Column(header, width=w) for header, w in zip(headers, _widths(letter, console.width), strict=True))
        table = Table(*columns, box=box.ASCII2, show_lines=True,
                      title=f"{letter.file}: {letter.source}", title_justify="left")  # fmt: skip
        for task in letter.tasks:
            for nth, line in enumerate(task.lines):
                table.add_row("" if nth else task.task, line.field, line.written, line.understood)
        console.print(table)


def _widths(letter: "Preview", whole: int) -> tuple[int, int, int, int]:
    """Of the columns, in characters; told, since to measure the texts takes a tenth of reading a long plan."""
    numbers = max((len(task.task) for task in letter.tasks), default=0)
    fields = max((len(line.field) for task in letter.tasks for line in task.lines), default=0)
    number, field = max(numbers, 2), max(fields, 3)
    rest = max(whole - number - field - 4 * 2 - 5, 20)  # four paddings, five lines
    return number, field, rest - rest // 2, rest // 2


def _console() -> "Console":
    """Stdout, wide where it goes into a file."""
    from rich.console import Console

    return Console(file=sys.stdout, width=None if sys.stdout.isatty() else 160, markup=False, highlight=False)


def _list(listings: "Sequence[Listing]") -> None:
    """What would change, on stdout."""
    from rich import box
    from rich.table import Table

    console = _console()
    for listing in listings:
        table = Table(*listing.headers, box=box.ASCII2, expand=True, title=listing.title, title_justify="left")
        for row in listing.rows:
            table.add_row(*row)
        console.print(table)


def tell_refusal(cause: Problem) -> None:
    if "--json" in sys.argv:
        _print_json({"exit_code": REFUSED, "message": str(cause), "figures": {}, "notes": [],
                     "problems": [_row(cause)]})  # fmt: skip
    say(str(cause))


def misused(fault: Any) -> str:
    """What is wrong with a command line, in the words of staff; typer itself speaks English."""
    parameter = getattr(fault, "param", None)
    name = getattr(fault, "option_name", None) or (parameter and _called(parameter))
    return {
        "MissingParameter": f"thiếu «{name}»",
        "NoSuchOption": f"không có tùy chọn «{name}»",
        "BadOptionUsage": f"tùy chọn «{name}» thiếu giá trị",
        "BadParameter": f"giá trị của «{name}» không hợp lệ",
    }.get(type(fault).__name__, "không có lệnh như vậy, hoặc thừa tham số")


def _called(parameter: Any) -> str:
    """An option by its name, an argument by what stands for it in the help."""
    name: str = parameter.opts[0]
    return name if name.startswith("-") else parameter.metavar or name


def _row(found: Problem) -> dict[str, str]:
    fields = ("severity", "code", "file", "sheet", "cell", "round", "agency", "text", "remedy")
    return {field: getattr(found, field) for field in fields}


def _print_json(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, default=str) + "\n")


def say(sentence: str) -> None:
    """Tells people: on stderr, so that stdout stays free for programs."""
    print(sentence, file=sys.stderr)


def logged(fault: Exception) -> Path:
    """The place of the log, which now holds the traceback of a fault of ours."""
    log = Path.home() / ".cchc_xl" / "loi.log"
    with contextlib.suppress(OSError):
        log.parent.mkdir(exist_ok=True)
        entry = f"{now().isoformat()} {' '.join(sys.argv)}\n{''.join(traceback.format_exception(fault))}\n"
        with log.open("a", encoding="utf-8") as file:
            file.write(entry)
    return log


def now() -> dt.datetime:
    return dt.datetime.now().replace(microsecond=0)


@contextlib.contextmanager
def bar() -> Iterator["Tell"]:
    """A progress bar on stderr, where a person watches; silent otherwise."""
    if not sys.stderr.isatty():
        from cchc_xl.values.telling import silent

        yield silent
        return
    from rich.console import Console
    from rich.progress import Progress, TaskID

    with Progress(console=Console(stderr=True), transient=True) as progress:
        bars: dict[str, TaskID] = {}

        def tell(what: str, done: int, total: int, _file: str = "") -> None:
            if what not in bars:
                bars[what] = progress.add_task(what, total=total)
            progress.update(bars[what], completed=done, total=total)

        yield tell
