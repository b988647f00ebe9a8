"""The command line: arguments in, a message and an exit code out. What a command does stands in ``commands``.

Commands are imported inside the functions that declare them, so that ``--help`` answers at once.
"""

import gc
import io
import sys
from collections.abc import Sequence

from cchc_xl.cli import planning, rounds, setting_up  # noqa: F401  # their commands, in the order of the help
from cchc_xl.cli.answering import DONE, REFUSED, logged, misused, tell_refusal
from cchc_xl.cli.application import app
from cchc_xl.values.problems import Refused, problem

__all__ = ["app", "call", "main"]

_INTERRUPTED = 130  # typer's, for Ctrl+C


def main() -> None:
    """Runs the command line; whatever goes wrong becomes one Vietnamese sentence, never a traceback."""
    _speak_utf8()
    _collect_rarely()
    code = call(sys.argv[1:])
    gc.freeze()  # nor look through all of it once more when the program ends
    sys.exit(code)


def call(arguments: Sequence[str]) -> int:
    """Runs one command line, without the program's name; the exit code."""
    try:
        code = app(list(arguments), standalone_mode=False) or DONE  # what typer.Exit was raised with; None without
        if code != _INTERRUPTED:
            return code
        tell_refusal(problem("X05"))
    except Refused as refused:
        tell_refusal(refused.problem)
    except Exception as fault:
        is_misuse = hasattr(fault, "format_message")  # the command line itself was wrong
        tell_refusal(problem("X02", detail=misused(fault)) if is_misuse else problem("X01", log=logged(fault)))
    return REFUSED


def _collect_rarely() -> None:
    """A program that ends in seconds is a million small objects that live to its end: libraries, a master. To look
    through them for garbage as often as Python usually does takes a seventh of the time."""
    gc.set_threshold(100_000, 50, 100)


def _speak_utf8() -> None:
    """Windows redirects in a local code page, where Vietnamese letters crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
